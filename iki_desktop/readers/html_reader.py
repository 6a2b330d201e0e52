"""Tags into lines and tables: paragraphs, lists, inner tables, equations of Word; nothing need be closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.readers.docx_blok import GAMBAR_DI_SEL, BarisBergaris, bertabel_indikator
from iki_desktop.readers.docx_nomor import tulis_angka
from iki_desktop.readers.dokumen import (
    PECAHAN_BUKA,
    PECAHAN_TENGAH,
    PECAHAN_TUTUP,
    Baris,
    BarisTabel,
    Blok,
    Tabel,
)
from iki_desktop.readers.jejak import kutip
from iki_desktop.readers.markah import HURUF_KENDALI, bersihkan_markah
from iki_desktop.readers.tempel_tabel import MAKS_KOLOM, TabelTerbuka, Wadah

MAKS_DALAM = 30  # tables and lists inside one another
MAKS_BARIS_GABUNG = 2_000
MAKS_SEL = 200_000
BLOK = frozenset((
    *("p", "div", "li", "ol", "ul", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "pre"),
    *("blockquote", "section", "article", "header", "footer", "center", "hr", "body", "form"),
))  # fmt: skip
DILEWATI = frozenset(("head", "title", "script", "style", "del", "xml", "noscript", "template"))
KOSONG = frozenset(("br", "hr", "img", "col", "meta", "link", "input", "wbr", "area", "base", "source"))
JENIS_DAFTAR = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal",
    "lower-alpha": "lowerLetter", "upper-alpha": "upperLetter", "lower-latin": "lowerLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
GAYA_DAFTAR = re.compile(r"list-style-type\s*:\s*([a-z-]+)")
TAB_WORD = re.compile(r"mso-tab-count\s*:\s*(\d{1,3})")
SELA = {10: " ", 13: " ", 9: " "}
TERSEMBUNYI = re.compile(r"(?:display\s*:\s*none|mso-hide\s*:\s*all)", re.IGNORECASE)


@dataclass(slots=True)
class _Daftar:
    """An open list: its kind of number ("" for bullets) and the next number."""

    bentuk: str
    angka: int = 1


class HtmlReader(HTMLParser):
    """Builds blocks from tags. Whatever is not closed is closed by what stands around it."""

    def __init__(self, first_line: int | None = None) -> None:
        """first_line: where in a text the HTML stands; without it paragraphs and rows are counted."""
        super().__init__(convert_charrefs=True)
        self._first_line = first_line
        self._place = "Tempelan" if first_line is None else "Naskah"
        self.catatan: list[Catatan] = []
        self._nomor = 0
        self._jumlah_sel = 0
        self._wadah: list[Wadah] = [Wadah()]
        self._tabel: list[TabelTerbuka] = []
        self._daftar: list[_Daftar] = []
        self._teks: list[tuple[str, bool]] = []  # words of this paragraph, and whether a rule is under them
        self._penanda: list[str] | None = None  # the marker that Word writes before an item of a list
        self._tanda = ""
        self._butir = False
        self._judul = False  # the marker belongs to a heading (I., A.) and stays with its words
        self._garis = 0  # open tags that set a rule under the words
        self._berumus = False  # this paragraph holds an equation; its picture says the same again
        self._gambar = False  # a cell of the table that is open holds a picture
        self._lewat: list[str] = []  # open tags whose words are not shown
        self._sembunyi: list[str] = []
        self._buka: list[str] = []  # open inline tags since a marker began

    # ------------------------------------------------------------ what HTMLParser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        sifat = {k: v or "" for k, v in attrs}
        gaya = sifat.get("style", "")
        if self._lewat:
            if tag == self._lewat[0]:
                self._lewat.append(tag)
            return
        if tag in DILEWATI or (tag not in KOSONG and TERSEMBUNYI.search(gaya)):
            self._lewat = [tag]
            return
        if self._penanda is not None and tag == "span":
            self._buka.append(tag)
        elif tag == "span" and (m := TAB_WORD.search(gaya)):
            self._tulis("\t" * min(int(m[1]), 9))
        elif tag == "span" and "mso-list:ignore" in gaya.replace(" ", "").lower():
            self._penanda, self._buka = [], []
        elif tag == "u":
            self._garis += 1
        elif tag == "br":
            self._tulis("\n")
        elif tag == "img":
            self._gambar |= not self._berumus
        elif tag in ("table", "tr", "td", "th"):
            self._mulai_tabel(tag, sifat)
        elif tag in BLOK:
            self._mulai_blok(tag, sifat, gaya)
        elif tag == "m:omath":
            self._berumus = True
        elif tag == "m:num":
            self._tulis(f" {PECAHAN_BUKA}")

    def handle_endtag(self, tag: str) -> None:
        if self._lewat:
            if tag == self._lewat[0]:
                self._lewat.pop()
                if not self._lewat:
                    self._catat_sembunyi()
            return
        if tag == "span" and self._penanda is not None:
            if self._buka:
                self._buka.pop()
            else:
                self._selesai_penanda()
        elif tag in ("table", "tr", "td", "th"):
            self._akhir_tabel(tag)
        elif tag == "u":
            self._garis = max(0, self._garis - 1)
        elif tag in ("ol", "ul"):
            self._alinea()
            if self._daftar:
                self._daftar.pop()
        elif tag in BLOK:
            self._alinea()
        elif tag == "m:num":
            self._tulis(PECAHAN_TENGAH)
        elif tag == "m:den":
            self._tulis(f"{PECAHAN_TUTUP} ")

    def handle_data(self, data: str) -> None:
        data = data.translate(SELA)  # lines and tabs of the source are only blanks
        if self._lewat:
            if self._lewat[0] not in DILEWATI:
                self._sembunyi.append(data)
        elif self._penanda is not None:
            self._penanda.append(data)
        else:
            self._tulis(data.translate(HURUF_KENDALI))

    # ------------------------------------------------------------ lines

    def _mulai_blok(self, tag: str, sifat: dict[str, str], gaya: str) -> None:
        self._alinea()
        if tag in ("ol", "ul") and len(self._daftar) < MAKS_DALAM:
            m = GAYA_DAFTAR.search(gaya.lower())
            jenis = JENIS_DAFTAR.get(m[1] if m else sifat.get("type", "1"), "decimal")
            awal = sifat.get("start", "")
            self._daftar.append(
                _Daftar(jenis if tag == "ol" else "", int(awal) if awal.isdecimal() and len(awal) < 5 else 1)
            )
        elif tag == "li" and self._daftar:
            daftar = self._daftar[-1]
            nilai = sifat.get("value", "")
            if nilai.isdecimal() and len(nilai) < 5:
                daftar.angka = int(nilai)
            self._tanda = f"{tulis_angka(daftar.angka, daftar.bentuk)}." if daftar.bentuk else ""
            self._judul = daftar.bentuk in ("upperRoman", "upperLetter")
            self._butir = not daftar.bentuk
            daftar.angka += 1

    def _selesai_penanda(self) -> None:
        teks = " ".join("".join(self._penanda or ()).translate(HURUF_KENDALI).split())
        self._penanda = None
        self._tanda = teks if any(c.isalnum() for c in teks) and teks != "o" else ""
        self._butir = bool(teks) and not self._tanda

    def _alinea(self) -> None:
        """Close the paragraph that is open; its marker waits where there are no words yet."""
        self._berumus = False
        for mentah, bergaris in self._baris():
            teks = "\t".join(bersihkan_markah(s) for s in mentah.split("\t")).strip(" ")
            if not teks.strip():
                continue
            self._nomor = self._next()
            if self._judul and self._tanda:
                teks, self._tanda = f"{self._tanda} {teks}", ""
            jenis = BarisBergaris if bergaris and self._tabel else Baris
            self._wadah[-1].blok.append(jenis(teks, self._nomor, self._butir, self._tanda))
            self._tanda, self._butir, self._judul = "", False, False

    def _baris(self) -> Iterator[tuple[str, bool]]:
        """The lines of the paragraph that is open, and whether all of each stands over a rule."""
        teks, polos = "", 0
        for satu, bergaris in [*self._teks, ("\n", False)]:
            for n, potong in enumerate(satu.split("\n")):
                if n:
                    yield teks, not polos
                    teks, polos = "", 0
                teks += potong
                polos += 0 if bergaris else len(potong.strip())
        self._teks = []

    def _next(self) -> int:
        """The number of the paragraph or row that begins here."""
        if self._first_line is None:
            return self._nomor + 1
        return max(self._nomor, self._first_line + self.getpos()[0] - 1)

    def _tulis(self, teks: str) -> None:
        self._teks.append((teks, self._garis > 0))

    # ------------------------------------------------------------ tables

    def _mulai_tabel(self, tag: str, sifat: dict[str, str]) -> None:
        if tag == "table":
            self._alinea()
            if len(self._tabel) >= MAKS_DALAM:
                raise InputRefused(
                    "Naskah ini tidak tersusun seperti SK: tabelnya terlalu banyak bertumpuk. "
                    "Tidak ada yang dibaca. Salin ulang bagian SK yang memuat kartu."
                )
            if self._tabel and len(self._wadah) == len(self._tabel):
                self._mulai_tabel("td", {})  # a table in a table needs a cell to stand in
            self._tabel.append(TabelTerbuka())
        elif not self._tabel:
            self._alinea()
        elif tag == "tr":
            self._akhir_tabel("tr")
            self._tabel[-1].sel = []
            self._tabel[-1].nomor = self._next()
        else:
            if self._tabel[-1].sel is None:
                self._mulai_tabel("tr", {})
            self._akhir_tabel("td")
            self._jumlah_sel += 1
            if self._jumlah_sel > MAKS_SEL:
                raise InputRefused(
                    "Naskah ini jauh lebih banyak daripada sebuah lampiran. Tidak ada yang dibaca. "
                    "Salin bagian SK yang memuat kartu saja."
                )
            lebar = _bilangan(sifat.get("colspan"), MAKS_KOLOM)
            self._wadah.append(Wadah(lebar=lebar, tinggi=_bilangan(sifat.get("rowspan"), MAKS_BARIS_GABUNG)))

    def _akhir_tabel(self, tag: str) -> None:
        self._alinea()
        if not self._tabel:
            return
        tabel = self._tabel[-1]
        if len(self._wadah) > len(self._tabel) and tabel.sel is not None:
            if self._tanda and not self._wadah[-1].blok:  # a NO column that the list numbers by itself
                self._wadah[-1].blok.append(Baris(self._tanda, self._next()))
            self._tanda, self._butir, self._judul = "", False, False
            if len(tabel.sel) < MAKS_KOLOM:
                tabel.sel.append(self._wadah.pop())
            else:
                self._wadah[0].blok += self._wadah.pop().blok
        if tag in ("tr", "table") and tabel.sel is not None:
            sel = tabel.isi_baris()
            if any(s.teks or s.lanjut for s in sel):
                self._nomor = max(self._nomor, tabel.nomor)
                tabel.baris.append(BarisTabel(sel, tabel.nomor))
            tabel.sel = None
        if tag == "table":
            self._tabel.pop()
            if tabel.baris:
                merged = any(s.lanjut for b in tabel.baris for s in b.sel)
                self._wadah[-1].blok.append(Tabel(tuple(tabel.baris), merged_known=merged))
                if self._gambar and bertabel_indikator(Tabel(tuple(tabel.baris))):
                    self._periksa("gambar", GAMBAR_DI_SEL)
                self._gambar = False

    # ------------------------------------------------------------ the end

    def selesai(self) -> list[Blok]:
        """Close whatever is open; the blocks of the page."""
        self._catat_sembunyi()
        while self._tabel:
            self._akhir_tabel("table")
        self._alinea()
        return self._wadah[0].blok

    def _catat_sembunyi(self) -> None:
        teks, self._sembunyi = " ".join("".join(self._sembunyi).split()), []
        if teks:
            self._periksa("teks-tersembunyi", f"Teks tersembunyi tidak dibaca: {kutip(teks)}.")

    def _periksa(self, kode: str, pesan: str) -> None:
        self.catatan.append(Catatan(TingkatCatatan.PERIKSA, kode, pesan, self._place, self._nomor or None))


def _bilangan(teks: str | None, maks: int) -> int:
    return min(max(int(teks), 1), maks) if teks and teks.isdecimal() and len(teks) < 10 else 1
