"""What the cells of the rekap workbook must say, from the rules, and where they do not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.rekap import RekapKantor, Ringkasan, rekap_kantor
from tests.writers.acak import TAHUN
from tests.writers.expected import STRIP, same

LIST = "Daftar indikator"
_PARTS = 4  # columns of a period


def head_row(ws: Any) -> int:
    return next(b for b in range(1, 40) if ws.cell(b, 1).value == "No")


def rekap_faults(book: Any, isi: IsiKantor, sampai: int) -> list[str]:
    """Cells of both sheets, as a program computed them, that are not what the rules say."""
    ends = [min(3 * tw, sampai) for tw in range(1, (sampai + 2) // 3 + 1)] + [sampai]
    per_end = [rekap_kantor(isi, TAHUN, end) for end in ends]
    wanted = [*_rekap_cells(book["Rekap"], per_end), *_list_cells(book[LIST], per_end[-1])]
    return [
        f"{sheet}!{row}:{column} = {actual!r}, seharusnya {value!r}"
        for sheet, row, column, value in wanted
        if not same(actual := book[sheet].cell(row, column).value, value)
    ]


Wanted = tuple[str, int, int, Any]
"""Sheet, row, column, and the value there."""


def _rekap_cells(ws: Any, per_end: list[RekapKantor]) -> Iterator[Wanted]:
    row = head_row(ws) + 2
    for nth, unit in enumerate(per_end[-1].unit):
        yield from _row(row, [x.unit[nth].ringkasan for x in per_end])
        row += 1
        for at in range(len(unit.kartu)):
            yield from _row(row, [x.unit[nth].kartu[at].ringkasan for x in per_end])
            row += 1
    yield from _row(row, [x.ringkasan for x in per_end])


def _row(row: int, listed: list[Ringkasan]) -> Iterator[Wanted]:
    yield "Rekap", row, 3, listed[-1].jumlah
    for p, x in enumerate(listed):
        ratio = x.kelengkapan.rasio
        values = (
            x.terukur,
            STRIP if x.capaian is None else x.capaian,
            STRIP if x.kategori is None else x.kategori.nama,
            STRIP if ratio is None else ratio * 100,
        )
        for part, value in enumerate(values):
            yield "Rekap", row, 4 + _PARTS * p + part, value


def _list_cells(ws: Any, rekap: RekapKantor) -> Iterator[Wanted]:
    last = [str(c.value) for c in ws[3]].index("Kategori")
    for row, x in enumerate(rekap.indikator(), 4):
        yield LIST, row, last - 1, STRIP if x.realisasi.nilai is None else x.realisasi.nilai
        yield LIST, row, last, STRIP if x.capaian is None else x.capaian
        yield LIST, row, last + 1, x.kategori.nama if x.kategori else STRIP
