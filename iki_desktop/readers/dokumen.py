"""What every format module makes of a document: lines and tables, free of the format it came from.

The parser (`urai`) knows nothing but these types, so Word, Excel, PDF, the clipboard and plain text all
go through the same rules. Inside a text, `\\n` is a line break of the source, and a fraction that the
source sets as one (an equation of Word, `\\frac` of LaTeX) stands between three private characters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from iki_desktop.models.catatan import Catatan, Kotak

PECAHAN_BUKA = "\ue000"
PECAHAN_TENGAH = "\ue001"
PECAHAN_TUTUP = "\ue002"
"""`BUKA pembilang TENGAH penyebut TUTUP`; format modules drop these characters from what they read."""


def tanpa_pecahan(teks: str) -> str:
    """The same words with every marked fraction as words and a stroke."""
    if PECAHAN_BUKA not in teks and PECAHAN_TENGAH not in teks and PECAHAN_TUTUP not in teks:
        return teks
    for tanda, ganti in ((PECAHAN_BUKA, ""), (PECAHAN_TENGAH, " / "), (PECAHAN_TUTUP, "")):
        teks = teks.replace(tanda, ganti)
    return "\n".join(" ".join(b.split()) for b in teks.split("\n"))


@dataclass(frozen=True, slots=True)
class Baris:
    """One line (paragraph) outside any table."""

    teks: str
    nomor: int  # line, paragraph or page of the source, from 1
    butir: bool = False  # the format says it is an item of a list ("- …", a numbered paragraph)
    penanda: str = ""  # the item's number where the format keeps it apart from the text ("a.")


@dataclass(frozen=True, slots=True)
class SelTabel:
    """One cell. `lanjut` is True where the format says that it is merged with the cell above it.

    `isi` holds the same content with its paragraphs and inner tables apart, where the format knows them:
    a table that only lays out a page is read by it, a table of indikator by `teks`.
    """

    teks: str
    lanjut: bool = False
    lebar: int = 1  # columns it spans
    isi: tuple[Blok, ...] = ()


@dataclass(frozen=True, slots=True)
class BarisTabel:
    sel: tuple[SelTabel, ...]
    nomor: int


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows that stand together; `merged_known` is True where the format records merged cells,
    so that a filled cell without `lanjut` is known to be a cell of its own."""

    baris: tuple[BarisTabel, ...]
    merged_known: bool = False


Blok = Baris | Tabel


@dataclass(frozen=True, slots=True)
class Dokumen:
    """A document as its lines and tables, in reading order."""

    blok: tuple[Blok, ...]
    catatan: tuple[Catatan, ...] = ()  # what the format module repaired or lost
    satuan: str = "baris"  # what `nomor` counts, in words: baris, paragraf, halaman
    ulangan: tuple[Baris, ...] = ()  # what only repeats on every page (heads and feet); named, not parsed
    halaman: tuple[int, ...] = ()
    """The page of nomor 1, 2, 3 …, where the source is known by pages: remarks then name the page."""
    kotak: tuple[Kotak | None, ...] = ()
    """Where on its page nomor 1, 2, 3 … stands; beside `halaman`."""

    def kata(self) -> Iterator[str]:
        """Every text of the document, cells in row order; for checks, not for parsing."""
        for blok in self.blok:
            if isinstance(blok, Baris):
                yield blok.teks
            else:
                for baris in blok.baris:
                    yield from (sel.teks for sel in baris.sel)
