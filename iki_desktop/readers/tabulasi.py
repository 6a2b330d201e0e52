"""Lines with words set apart by tabs: a table where one of them is the header of one, else plain lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from iki_desktop.readers.dokumen import Baris, BarisTabel, Blok, SelTabel, Tabel
from iki_desktop.readers.kolom import kolom_dari
from iki_desktop.readers.label import cari_label
from iki_desktop.readers.signature import MAKS_SEL, opens_itself


def tabulasi(blok: Iterable[Blok]) -> Iterator[Blok]:
    """The same blocks, no line with a tab left: from a header on, the next lines with tabs are its rows.

    Lines of signatures side by side are rows too, from the first one to the next label.
    """
    tabel: list[BarisTabel] = []
    sides = False
    for satu in blok:
        if isinstance(satu, Baris) and (label := cari_label(satu.teks)) and label.titik_dua:
            sides = False
        if isinstance(satu, Baris) and "\t" in satu.teks:
            baris = _baris_tabel(satu)
            pieces = [s.teks for s in baris.sel if s.teks]
            sides = sides or (1 < len(pieces) <= MAKS_SEL and any(map(opens_itself, pieces)))
            if not tabel and sides and 1 < len(pieces) <= MAKS_SEL:
                yield Tabel((baris,))
                continue
            if tabel or (len(baris.sel) > 2 and kolom_dari(baris) is not None):
                tabel.append(baris)
                continue
            satu = replace(satu, teks=" ".join(satu.teks.split()))
        if tabel:
            yield Tabel(tuple(tabel))
            tabel = []
        yield satu
    if tabel:
        yield Tabel(tuple(tabel))


def _baris_tabel(baris: Baris) -> BarisTabel:
    teks = f"{baris.penanda}\t{baris.teks}" if baris.penanda else baris.teks
    return BarisTabel(tuple(SelTabel(s.strip()) for s in teks.split("\t")), baris.nomor)
