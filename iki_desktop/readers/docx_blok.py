"""Paragraphs and tables of Word as neutral lines and tables: markers, merged cells, boxes, inner tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.readers.awalan import awal_rumus
from iki_desktop.readers.docx_isi import Pembaca
from iki_desktop.readers.docx_nomor import Penomoran, Tanda, bilangan, nilai
from iki_desktop.readers.docx_rumus import pecahan
from iki_desktop.readers.dokumen import Baris, BarisTabel, Blok, SelTabel, Tabel
from iki_desktop.readers.jejak import kutip
from iki_desktop.readers.kata import belum_selesai, mulai_kecil, sambung
from iki_desktop.readers.kolom import kolom_dari
from iki_desktop.readers.teks import BUTIR

MAKS_SEL = 63  # cells of a row; Word allows no more
GAMBAR_DI_SEL = "Ada gambar di dalam sel tabel; rumus atau tulisan di dalam gambar tidak terbaca."
WADAH = frozenset(("w_sdt", "w_sdtContent", "w_customXml", "w_ins", "w_moveTo", "w_smartTag"))


class PembacaBlok:
    """Reads the children of a body, cell, text box or page head. `nomor` counts the paragraphs."""

    def __init__(self, pembaca: Pembaca, penomoran: Penomoran) -> None:
        self._pembaca = pembaca
        self._penomoran = penomoran
        self.nomor = 0
        self.catatan: list[Catatan] = []
        self._gambar: list[int] = []  # paragraphs of cells that hold a picture
        self._bawa = ""  # words of a paragraph whose mark is deleted

    def baca(self, anak: Iterable[Element], *, di_sel: bool = False) -> Iterator[Blok]:
        for satu in anak:
            if satu.tag == "w_p":
                yield from self._alinea(satu, di_sel=di_sel)
            elif satu.tag == "w_tbl":
                tabel = self._tabel(satu)
                if tabel.baris:
                    yield tabel
            elif satu.tag in WADAH:
                yield from self.baca(satu, di_sel=di_sel)
            elif satu.tag == "mc_AlternateContent":
                pilih = satu.find("mc_Choice")
                yield from self.baca(
                    pilih if pilih is not None else satu.iterfind("mc_Fallback/*"), di_sel=di_sel
                )
            elif satu.tag == "w_altChunk":
                self._periksa(
                    "bagian-sisipan",
                    "Di sini disisipkan naskah lain yang tidak dapat dibaca; buka dan simpan ulang di Word.",
                )

    def _alinea(self, p: Element, *, di_sel: bool) -> Iterator[Blok]:
        self.nomor += 1
        nomor = self.nomor
        alinea = self._pembaca.baca(p)
        if alinea.tersembunyi:
            pesan = f"Teks tersembunyi tidak dibaca: {kutip(alinea.tersembunyi)}."
            self._periksa("teks-tersembunyi", pesan)
        if alinea.bergambar and di_sel:
            self._gambar.append(nomor)
        teks, self._bawa = (sambung(self._bawa, alinea.teks) if self._bawa else alinea.teks), ""
        if alinea.bersambung:
            self._bawa = teks
        else:
            tanda = self._penomoran.tanda(p.find("w_pPr"))
            yield from _baris(teks, tanda, nomor, alinea.bergaris if di_sel else None)
        for kotak in alinea.kotak:
            yield from self.baca(kotak, di_sel=di_sel)

    def _tabel(self, tbl: Element) -> Tabel:
        baris: list[BarisTabel] = []
        bergabung = False
        for tr in _turunan(tbl, "w_tr"):
            hapus = tr.find("w_trPr/w_del")
            if hapus is not None:
                self._pembaca.terlacak += 1
                continue
            nomor = self.nomor + 1
            sel = tuple(self._sel(tr))
            bergabung = bergabung or any(s.lanjut for s in sel)
            if any(s.teks or s.lanjut for s in sel):
                baris.append(BarisTabel(sel, nomor))
        tabel = Tabel(tuple(baris), merged_known=bergabung)
        if bertabel_indikator(tabel):
            for nomor in self._gambar:
                self._periksa("gambar", GAMBAR_DI_SEL, nomor)
        self._gambar.clear()
        return tabel

    def _sel(self, tr: Element) -> Iterator[SelTabel]:
        depan = bilangan(nilai(tr, "w_trPr/w_gridBefore"), 0)
        if depan > 0:
            yield SelTabel("", lebar=min(depan, MAKS_SEL))
        kiri: SelTabel | None = None
        for n, tc in enumerate(_turunan(tr, "w_tc")):
            if n >= MAKS_SEL:
                self._periksa(
                    "sel-lebih", f"Baris tabel ini punya lebih dari {MAKS_SEL} sel; sisanya tidak dibaca."
                )
                break
            satu = self._satu_sel(tc)
            mendatar = tc.find("w_tcPr/w_hMerge")
            if mendatar is not None and mendatar.get("w_val", "continue") == "continue" and kiri is not None:
                kiri = SelTabel(kiri.teks, kiri.lanjut, kiri.lebar + satu.lebar, kiri.isi)
                continue
            if kiri is not None:
                yield kiri
            kiri = satu
        if kiri is not None:
            yield kiri

    def _satu_sel(self, tc: Element) -> SelTabel:
        lebar = min(max(bilangan(nilai(tc, "w_tcPr/w_gridSpan"), 1), 1), MAKS_SEL)
        gabung = tc.find("w_tcPr/w_vMerge")
        isi = tuple(satukan_pecahan(self.baca(tc, di_sel=True)))
        teks = teks_blok(isi)
        if gabung is None or gabung.get("w_val", "continue") != "continue":
            return SelTabel(teks, lebar=lebar, isi=isi)
        if teks:
            self._periksa(
                "sel-tertutup", f"Isi sel yang tertutup sel gabungan di atasnya tidak dibaca: {kutip(teks)}."
            )
        return SelTabel("", lanjut=True, lebar=lebar)

    def _periksa(self, kode: str, pesan: str, nomor: int | None = None) -> None:
        baris = nomor or self.nomor or None
        self.catatan.append(Catatan(TingkatCatatan.PERIKSA, kode, pesan, tempat="Naskah", baris=baris))


def _turunan(induk: Element, nama: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, also those inside content controls."""
    for anak in induk:
        if anak.tag == nama:
            yield anak
        elif anak.tag in WADAH:
            yield from _turunan(anak, nama)


@dataclass(frozen=True, slots=True)
class BarisBergaris(Baris):
    """A line of a cell that stands over a rule: the upper part of a fraction, where it begins as one does."""


def _baris(teks: str, tanda: Tanda | None, nomor: int, bergaris: list[bool] | None) -> Iterator[Baris]:
    """The lines of a paragraph; its marker stands with the first, a marker of a heading inside the words.

    bergaris: in a cell, which lines stand over a rule; None outside cells.
    """
    di_sel = bergaris is not None
    penanda = tanda.teks if tanda else ""
    butir = bool(tanda and tanda.butir)
    if not teks.strip():
        if penanda and di_sel:
            yield Baris(penanda, nomor)  # a NO column that Word numbers by itself
        return
    for n, satu in enumerate(teks.split("\n")):
        isi = " ".join(satu.split()) if di_sel else satu.strip(" ")
        if not isi.strip():
            continue
        if m := BUTIR.match(isi):
            isi, butir = isi[m.end() :], True
        if tanda and tanda.judul and penanda:
            isi, penanda = f"{penanda} {isi}", ""
        garis = bergaris is not None and n < len(bergaris) and bergaris[n]
        yield (BarisBergaris if garis else Baris)(isi, nomor, butir, penanda)
        penanda, butir = "", False


def _isi(baris: BarisTabel) -> list[str]:
    return [s.teks for s in baris.sel if s.teks]


def tabel_pecahan(tabel: Tabel) -> str:
    """The fraction that a table of two rows inside a cell lays out, "" where it lays out none.

    One column has words in both rows; what stands beside it ("=", "x 100%") stands in one row only.
    """
    if len(tabel.baris) != 2:
        return ""
    atas, bawah = ([s.teks for s in b.sel] for b in tabel.baris)
    dua = [n for n, (a, b) in enumerate(zip(atas, bawah, strict=False)) if a and b]
    if len(dua) != 1 or len(atas) != len(bawah) or not awal_rumus(atas[dua[0]]):
        return ""
    samping = [a or b for a, b in zip(atas, bawah, strict=True)]
    kiri, kanan = " ".join(samping[: dua[0]]), " ".join(samping[dua[0] + 1 :])
    return f"{kiri} {pecahan(atas[dua[0]], bawah[dua[0]]).strip()} {kanan}".strip()


def satukan_pecahan(isi: Iterable[Blok]) -> Iterator[Blok]:
    """The blocks of a cell, lines over a rule joined with the lines under it as a fraction."""
    atas: list[Baris] = []
    bawah: list[Baris] = []

    def selesai() -> Iterator[Blok]:
        semua, teks = [*atas, *bawah], " ".join(b.teks for b in atas)
        if bawah and awal_rumus(teks) and not teks.endswith(":"):
            yield Baris(pecahan(teks, " ".join(b.teks for b in bawah)).strip(), atas[0].nomor)
        else:
            yield from semua
        atas.clear()
        bawah.clear()

    for blok in isi:
        if isinstance(blok, BarisBergaris) and not bawah:
            atas.append(blok)
        elif atas and isinstance(blok, Baris) and _di_bawah(blok, bawah):
            bawah.append(blok)
        else:
            yield from selesai()
            if isinstance(blok, BarisBergaris):
                atas.append(blok)
            else:
                yield blok
    yield from selesai()


def _di_bawah(baris: Baris, bawah: list[Baris]) -> bool:
    """Whether a line belongs under the rule: the first one, and those that only go on with it."""
    if isinstance(baris, BarisBergaris) or baris.penanda or baris.butir:
        return False
    return not bawah or mulai_kecil(baris.teks) or belum_selesai(bawah[-1].teks)


def bertabel_indikator(tabel: Tabel) -> bool:
    """Whether a table is one of indikator, not one that lays out a page: by its header, or by its columns."""
    return any(kolom_dari(b) is not None for b in tabel.baris[:3]) or any(len(b.sel) > 3 for b in tabel.baris)


def teks_blok(isi: Iterable[Blok]) -> str:
    """The words of a cell on lines, each with its marker; a row of an inner table is one line."""
    baris: list[str] = []
    for blok in isi:
        if isinstance(blok, Tabel):
            baris += [tabel_pecahan(blok) or "\n".join(" ".join(_isi(b)) for b in blok.baris)]
        else:
            tanda = f"{blok.penanda} " if blok.penanda else "- " if blok.butir else ""
            baris.append(tanda + blok.teks)
    return "\n".join(b for b in baris if b)
