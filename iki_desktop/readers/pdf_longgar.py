"""Whether a document's tables are drawn as columns in a box, with no line between their rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from iki_desktop.readers.dokumen import BarisTabel, SelTabel
from iki_desktop.readers.kata import polos
from iki_desktop.readers.kolom import ROMAWI_TW, kolom_dari
from iki_desktop.readers.pdf_baris import Kosakata, jadi_baris
from iki_desktop.readers.pdf_garis import Kisi
from iki_desktop.readers.pdf_huruf import Kata
from iki_desktop.readers.pdf_lajur import Lajur
from iki_desktop.readers.pdf_pisah import Rows
from iki_desktop.readers.pdf_tabel import bagi_kata

ROWS_PER_TABLE = 1.4  # so many rows a table, told by the text, in tables that are drawn as one row each
SURE = 1.0
PADDING = 3.0  # points between a border and the text


def only_columns(pages: Iterable[tuple[Sequence[Kisi], Sequence[Kata]]], kosakata: Kosakata) -> bool:
    """Whether each table of the document has one drawn row below its header, while its text has several.

    Asked of the whole document: a kartu with a single indikator is rightly drawn so.
    """
    tables = rows = 0
    lajur: Lajur | None = None
    for kisi, kata in pages:
        di_tabel, _ = bagi_kata(kata, kisi, ())
        for satu, isi in zip(kisi, di_tabel, strict=True):
            cells = [[k for k, ke in isi if ke == n] for n in range(len(satu.sel))]
            header, own = _header(satu, cells)
            lajur = own or (lajur if lajur is not None and len(lajur.xs) == len(satu.xs) else None)
            if lajur is None:
                continue
            if len(satu.ys) - 1 - header > 1:
                return False
            body = [k for s, words in zip(satu.sel, cells, strict=True) if s.baris >= header for k in words]
            if body:
                tables += 1
                rows += len(Rows(jadi_baris(body), lajur, kosakata).starts(SURE))
    return rows >= ROWS_PER_TABLE * max(1, tables)


def _header(kisi: Kisi, cells: Sequence[Sequence[Kata]]) -> tuple[int, Lajur | None]:
    """(rows of the header, the columns it names), (0, None) where the first row is none."""
    texts: list[list[tuple[int, str]]] = [[], []]
    for s, words in zip(kisi.sel, cells, strict=True):
        if s.baris < 2:
            texts[s.baris].append((s.akhir_kolom - s.kolom + 1, " ".join(k.teks for k in words)))
    kolom = kolom_dari(BarisTabel(tuple(SelTabel(t, lebar=n) for n, t in texts[0]), 0))
    if kolom is None or len(kolom.peran) != len(kisi.xs) - 1:
        return 0, None
    second = [t for _, t in texts[1]]
    quarters = len(second) > 1 and all(polos(t) in ROMAWI_TW for t in second)
    ends = [x - PADDING for x in kisi.xs[1:]]
    return 1 + quarters, Lajur(kisi.xs[1:-1], kisi.xs[0], kisi.xs[-1], tuple(kolom.peran), ends)
