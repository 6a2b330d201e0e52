"""How wide text is and how many lines it takes: row heights that neither Excel nor LibreOffice fits for us.

Neither program fits the height of a row whose cells are merged, and LibreOffice keeps the height a file
gives; so the heights are computed here, from the widths of Arial (Liberation Sans has the same).
"""

from __future__ import annotations

from functools import lru_cache

# Advance widths of Arial in 1/1000 em, from " " (32) to "~" (126).
_LEBAR = (
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
)  # fmt: skip
_LAIN = 600  # letters with accents, dashes
_LEBAR_GANDA = 1000  # scripts of full width, emoji

PIKSEL_KARAKTER = 7  # one unit of column width: a digit of Arial 10, the workbook's default face, at 96 dpi
PIKSEL_TEPI = 6  # padding and grid line of a column
MAKS_TINGGI = 409.0  # pt, Excel's greatest row height
CADANGAN = 0.96  # programs round glyphs to pixels: a line holds a little less than the sum of its widths


@lru_cache(maxsize=8192)
def lebar_kata(kata: str) -> int:
    """Width in 1/1000 em."""
    jumlah = 0
    for huruf in kata:
        kode = ord(huruf)
        if 32 <= kode <= 126:
            jumlah += _LEBAR[kode - 32]
        else:
            jumlah += _LAIN if kode < 0x2E80 else _LEBAR_GANDA
    return jumlah


def lebar_teks(teks: str, ukuran: float, tebal: bool = False) -> float:
    """Width of one line of `teks` in pt at the size `ukuran`; bold runs 8 % wider."""
    return lebar_kata(teks) * ukuran / 1000 * (1.08 if tebal else 1.0)


def isi_kolom(lebar: float) -> float:
    """What a column of `lebar` characters has for text, in pt."""
    return max(1.0, (lebar * PIKSEL_KARAKTER - PIKSEL_TEPI) * 0.75)


def kolom_untuk(pt: float) -> float:
    """The column width in characters that holds a line of `pt` points."""
    return (pt / CADANGAN / 0.75 + PIKSEL_TEPI) / PIKSEL_KARAKTER


def jumlah_baris(teks: str, lebar_pt: float, ukuran: float, tebal: bool = False) -> int:
    """Lines that `teks` takes in a column of `lebar_pt` points; a word that is too long is broken."""
    muat = max(1.0, lebar_pt * CADANGAN / ukuran * 1000 / (1.08 if tebal else 1.0))
    spasi = _LEBAR[0]
    baris = 0
    for paragraf in teks.split("\n"):
        baris += 1
        terisi = 0.0
        for kata in paragraf.split(" "):
            lebar = lebar_kata(kata)
            mulai = terisi + spasi if terisi else 0.0
            if mulai + lebar <= muat:
                terisi = mulai + lebar
                continue
            if terisi:
                baris += 1
            if lebar > muat:
                # Broken inside: a glyph that no longer fits goes to the next line, so lines hold less.
                penuh = max(1.0, muat - 1000) if muat > 2000 else muat
                lanjut = int(lebar // penuh)
                baris += lanjut
                lebar = int(lebar - lanjut * penuh)
            terisi = lebar
    return baris


def tinggi_baris(baris: int, ukuran: float) -> float:
    """Height in pt of a row with `baris` lines."""
    return round(baris * ukuran * 1.28 + 4, 1)
