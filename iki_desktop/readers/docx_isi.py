"""The words that a paragraph of Word shows: fields, tracked changes, hidden text, symbols, equations."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from iki_desktop.readers.docx_nomor import Gaya
from iki_desktop.readers.docx_rumus import rumus, rumus_bidang
from iki_desktop.readers.markah import HURUF_KENDALI, bersihkan_markah

# not shown, or not of the text: deleted words, other forms of what is there already, marks of the program
DIABAIKAN = frozenset((
    *("w_pPr", "w_rPr", "w_del", "w_moveFrom", "w_delText", "w_delInstrText", "w_rt", "w_sdtPr"),
    *("w_sdtEndPr", "mc_Fallback", "w_fldData", "w_footnoteReference", "w_endnoteReference"),
))  # fmt: skip
GAMBAR = frozenset(("x_blip", "v_imagedata", "o_OLEObject"))
LAMBANG = {
    0xF0E5: "Σ", 0xF053: "Σ", 0xF0B4: "×", 0xF0B8: "÷", 0xF0A3: "≤", 0xF0B3: "≥", 0xF0B1: "±", 0xF0B0: "°",
    0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "•", 0xF076: "•", 0xF06E: "•", 0xF06C: "•", 0xF02D: "-",
}  # fmt: skip
"""Signs of the Symbol and Wingdings faces that stand in decrees; the rest of Symbol shows as a letter."""
HURUF = {**HURUF_KENDALI, **LAMBANG, 0x09: " ", 0x0A: " "}


@dataclass(slots=True)
class Alinea:
    """What a paragraph shows: its text (tabs and line breaks kept), and the text boxes that hang on it."""

    teks: str = ""
    kotak: list[Element] = field(default_factory=list[Element])
    bergambar: bool = False
    tersembunyi: str = ""
    bergaris: list[bool] = field(default_factory=list[bool])  # of each line: all of it stands over a rule
    bersambung: bool = False  # its mark is deleted: the next paragraph goes on with it


class Pembaca:
    """Reads paragraphs in order; a field may begin in one and end in another."""

    def __init__(self, gaya: Gaya) -> None:
        self._gaya = gaya
        self._bidang: list[_Bidang] = []
        self._alinea = Alinea()
        self._potong: list[str] = []
        self._polos: list[int] = [0]  # of each line, the words without a rule under them
        self._sembunyi: list[str] = []
        self._digaris = False  # the words that come have a rule under them
        self.terlacak = 0  # tracked changes met
        self._cara: dict[str, Callable[[Element], None]] = {
            "w_t": self._teks,
            "w_r": self._run,
            "w_br": self._putus,
            "w_cr": self._putus,
            "w_tab": lambda _: self._tulis("\t"),
            "w_ptab": lambda _: self._tulis("\t"),
            "w_noBreakHyphen": lambda _: self._tulis("-"),
            "w_sym": self._lambang,
            "w_fldChar": self._batas_bidang,
            "w_instrText": self._perintah,
            "w_fldSimple": self._bidang_sederhana,
            "m_oMath": lambda u: self._tulis(rumus(u)),
            "m_oMathPara": lambda u: self._tulis(rumus(u)),
            "w_txbxContent": self._kotak,
            "mc_AlternateContent": self._pilihan,
            "w_ins": self._sisipan,
            "w_moveTo": self._sisipan,
        }

    def baca(self, p: Element) -> Alinea:
        """Read one w:p."""
        self._alinea, self._potong, self._sembunyi = Alinea(), [], []
        self._polos, self._digaris = [0], False
        self._anak(p)
        self._bidang = [b for b in self._bidang if b.hasil]  # a field that was never separated hides no more
        hasil = self._alinea
        hasil.teks = _rapikan("".join(self._potong))
        bingkai = p.find("w_pPr/w_pBdr/w_bottom")
        if bingkai is not None and bingkai.get("w_val", "none") not in ("none", "nil"):
            self._polos[-1] = 0
        hasil.bergaris = [not n for n in self._polos]
        hasil.tersembunyi = " ".join("".join(self._sembunyi).split())
        rpr = p.find("w_pPr/w_rPr")
        hasil.bersambung = rpr is not None and any(
            rpr.find(tanda) is not None for tanda in ("w_del", "w_moveFrom")
        )
        self.terlacak += hasil.bersambung
        return hasil

    def _anak(self, unsur: Element) -> None:
        for anak in unsur:
            cara = self._cara.get(anak.tag)
            if cara:
                cara(anak)
            elif anak.tag in DIABAIKAN:
                self.terlacak += anak.tag in ("w_del", "w_moveFrom")
            elif anak.tag != "w_sdt" or anak.find("w_sdtPr/w_showingPlcHdr") is None:  # a field left unfilled
                self._alinea.bergambar |= anak.tag in GAMBAR
                self._anak(anak)

    def _tulis(self, teks: str) -> None:
        if all(b.hasil for b in self._bidang):
            self._potong.append(teks)
            for n, baris in enumerate(teks.split("\n")):
                if n:
                    self._polos.append(0)
                if not self._digaris:
                    self._polos[-1] += len(baris.strip())

    def _teks(self, t: Element) -> None:
        self._tulis((t.text or "").translate(HURUF))

    def _run(self, r: Element) -> None:
        rpr = r.find("w_rPr")
        garis = rpr.find("w_u") if rpr is not None else None
        self._digaris = garis is not None and garis.get("w_val", "none") != "none"
        if not self._gaya.tersembunyi(rpr):
            self._anak(r)
            self._digaris = False
            return
        simpan, self._potong = self._potong, self._sembunyi
        self._anak(r)
        self._potong = simpan

    def _putus(self, br: Element) -> None:
        self._tulis(" " if br.get("w_type") in ("page", "column") else "\n")

    def _lambang(self, sym: Element) -> None:
        try:
            kode = int(sym.get("w_char", ""), 16)
        except ValueError:
            return
        huruf = LAMBANG.get(kode | 0xF000 if kode < 0x100 else kode)
        if huruf is None and 0xF020 <= kode <= 0xF0FF:
            huruf = "•" if "ding" in sym.get("w_font", "").lower() else chr(kode - 0xF000)
        self._tulis(huruf if huruf is not None else chr(kode).translate(HURUF) if 32 <= kode < 0xD800 else "")

    def _batas_bidang(self, batas: Element) -> None:
        jenis = batas.get("w_fldCharType")
        if jenis == "begin":
            if len(self._bidang) < 50:
                self._bidang.append(_Bidang())
        elif self._bidang and jenis == "separate":
            self._bidang[-1].hasil = True
        elif self._bidang and jenis == "end":
            selesai = self._bidang.pop()
            if (teks := rumus_bidang(selesai.perintah)) and not selesai.hasil:
                self._tulis(teks)

    def _perintah(self, instr: Element) -> None:
        if self._bidang and not self._bidang[-1].hasil and len(self._bidang[-1].perintah) < 4000:
            self._bidang[-1].perintah += (instr.text or "").translate(HURUF)

    def _bidang_sederhana(self, bidang: Element) -> None:
        teks = rumus_bidang(bidang.get("w_instr", ""))
        if teks:
            self._tulis(teks)
        else:
            self._anak(bidang)

    def _pilihan(self, pilihan: Element) -> None:
        """What stands there in several forms: the first that is offered, else the one for old programs."""
        pilih = pilihan.find("mc_Choice")
        if pilih is None:
            pilih = pilihan.find("mc_Fallback")
        if pilih is not None:
            self._anak(pilih)

    def _kotak(self, kotak: Element) -> None:
        self._alinea.kotak.append(kotak)

    def _sisipan(self, sisipan: Element) -> None:
        self.terlacak += 1
        self._anak(sisipan)


@dataclass(slots=True)
class _Bidang:
    """An open field: what it is told to do, and whether its result has begun."""

    perintah: str = ""
    hasil: bool = False


def _rapikan(teks: str) -> str:
    """Composed accents, no remains of markup, single blanks; tabs and line breaks stay."""
    if not teks.isascii():
        teks = unicodedata.normalize("NFC", teks)
    return "\n".join(
        "\t".join(bersihkan_markah(s) for s in baris.split("\t")).strip(" ") for baris in teks.split("\n")
    )
