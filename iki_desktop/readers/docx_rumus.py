"""Equations of Word as plain text, their fractions marked as pembilang and penyebut."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from iki_desktop.readers.dokumen import PECAHAN_BUKA, PECAHAN_TENGAH, PECAHAN_TUTUP
from iki_desktop.readers.markah import HURUF_KENDALI

SIFAT = frozenset(("m_fPr", "m_rPr", "m_naryPr", "m_dPr", "m_ctrlPr", "m_oMathParaPr", "m_eqArrPr", "m_mPr",
                   "m_radPr", "m_accPr", "m_barPr", "m_funcPr", "m_sSupPr", "m_sSubPr", "w_rPr",
                   "m_groupChrPr", "m_limLowPr", "m_limUppPr", "m_boxPr", "m_borderBoxPr", "m_phantPr",
                   "m_sPrePr", "m_sSubSupPr", "m_argPr", "w_del", "w_moveFrom"))  # fmt: skip
EQ_PECAHAN = re.compile(r"\\f\s*\(", re.IGNORECASE)
EQ = re.compile(r"^\s*EQ\b", re.IGNORECASE)


def rumus(math: Element) -> str:
    """The text of an m:oMath or m:oMathPara; its equations on lines of their own."""
    baris = [math] if math.tag == "m_oMath" else list(math.iterfind("m_oMath"))
    return "\n".join(" ".join(_isi(b, dalam=False).split()) for b in baris)


def pecahan(atas: str, bawah: str, *, dalam: bool = False) -> str:
    """A fraction of two texts; one inside another is written with a stroke."""
    atas, bawah = " ".join(atas.split()), " ".join(bawah.split())
    if not atas or not bawah:
        return f" {atas}{bawah} "
    if dalam:
        return f" ({atas} / {bawah}) "
    return f" {PECAHAN_BUKA}{atas}{PECAHAN_TENGAH}{bawah}{PECAHAN_TUTUP} "


def _isi(unsur: Element, *, dalam: bool) -> str:
    return "".join(_satu(anak, dalam=dalam) for anak in unsur)


def _satu(u: Element, *, dalam: bool) -> str:
    if u.tag in SIFAT:
        return ""
    bentuk = _BENTUK.get(u.tag)
    if bentuk:
        return bentuk(u, dalam)
    return _isi(u, dalam=dalam)


def _anak(u: Element, nama: str, *, dalam: bool) -> str:
    anak = u.find(nama)
    return _isi(anak, dalam=dalam) if anak is not None else ""


def _teks(u: Element, _: bool) -> str:
    return " ".join((u.text or "").translate(HURUF_KENDALI).split("\n"))


def _f(u: Element, dalam: bool) -> str:
    jenis = u.find("m_fPr/m_type")
    polos = jenis is not None and jenis.get("m_val") == "noBar"
    atas, bawah = _anak(u, "m_num", dalam=True), _anak(u, "m_den", dalam=True)
    return f" {atas} {bawah} " if polos else pecahan(atas, bawah, dalam=dalam)


def _larik(u: Element, dalam: bool) -> str:
    """Stacked lines and matrices: their parts in order."""
    return " ".join(_isi(e, dalam=dalam) for e in u if e.tag in ("m_e", "m_mr"))


def _kurung(u: Element, dalam: bool) -> str:
    buka, tutup = (u.find(f"m_dPr/m_{ujung}Chr") for ujung in ("beg", "end"))
    kiri = "(" if buka is None else buka.get("m_val", "")
    kanan = ")" if tutup is None else tutup.get("m_val", "")
    return f"{kiri}{', '.join(_isi(e, dalam=dalam) for e in u.iterfind('m_e'))}{kanan}"


def _nary(u: Element, dalam: bool) -> str:
    tanda = u.find("m_naryPr/m_chr")
    simbol = "∫" if tanda is None else tanda.get("m_val", "")
    return f"{simbol} {_anak(u, 'm_e', dalam=dalam)}"


def _pangkat(u: Element, dalam: bool) -> str:
    return f"{_anak(u, 'm_e', dalam=dalam)}^{_anak(u, 'm_sup', dalam=dalam).strip()}"


def _akar(u: Element, dalam: bool) -> str:
    return f"√({_anak(u, 'm_e', dalam=dalam).strip()})"


def _sela(_: Element, __: bool) -> str:
    return " "


_BENTUK: dict[str, Callable[[Element, bool], str]] = {
    "m_t": _teks,
    "w_t": _teks,
    "w_br": _sela,
    "w_tab": _sela,
    "m_f": _f,
    "m_eqArr": _larik,
    "m_m": _larik,
    "m_d": _kurung,
    "m_nary": _nary,
    "m_sSup": _pangkat,
    "m_rad": _akar,
}


def rumus_bidang(perintah: str) -> str | None:
    r"""The text of an EQ field ("EQ \f(a;b) x 100%"), the way Word set fractions before it had equations.

    None where the field is no EQ.
    """
    if not EQ.match(perintah):
        return None
    return " ".join(_eq(EQ.sub("", perintah, count=1), 0).split())


def _eq(teks: str, dalam: int) -> str:
    m = EQ_PECAHAN.search(teks)
    if not m or dalam > 10:
        return re.sub(r"\\[a-z]+", " ", teks)
    kurung, akhir = 1, m.end()
    pisah: dict[str, int] = {}  # where the first semicolon and the first comma of this bracket stand
    while akhir < len(teks):
        c = teks[akhir]
        kurung += (c == "(") - (c == ")")
        if not kurung:
            break
        if c in ";," and kurung == 1:
            pisah.setdefault(c, akhir)
        akhir += 1
    tengah = pisah.get(";", pisah.get(",", akhir))
    atas, bawah = _eq(teks[m.end() : tengah], dalam + 1), _eq(teks[tengah + 1 : akhir], dalam + 1)
    return teks[: m.start()] + pecahan(atas, bawah, dalam=dalam > 0) + _eq(teks[akhir + 1 :], dalam)
