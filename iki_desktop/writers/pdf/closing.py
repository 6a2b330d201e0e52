"""The end of a paper with figures: rows that stay with the signature, and how the figures are to be read."""

from __future__ import annotations

from collections.abc import Iterable

from iki_desktop.models.kantor import Pengaturan
from iki_desktop.models.kategori import kaki_laporan
from iki_desktop.models.laporan import kalimat_posisi, peringatan_laporan
from iki_desktop.models.rekap import RekapKantor
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.writers.pdf.line import Line, Lines, glued
from iki_desktop.writers.pdf.look import Look
from iki_desktop.writers.pdf.page import Flow, Page
from iki_desktop.writers.pdf.table import Table, TableSetter
from iki_desktop.writers.pdf.text import flowing, paragraph

_ROWS_WITH_SIGNATURE = 2


def set_before_end(flow: Flow, table: Table, need: float) -> tuple[Page, float]:
    """Set a table so that its last two rows, or the last, stand on the page of an end `need` points tall.

    Where even one row is too tall for that, the end stands with lines of its own. Gives where it begins.
    """
    rows = sum(len(group.rows) for group in table.groups)
    mark = flow.mark()
    start = (flow.page, flow.y)
    for begins in (None, max(rows - _ROWS_WITH_SIGNATURE, 0), rows - 1, None):
        flow.restore(mark)
        setter = TableSetter(flow, table, begins)
        setter.set()
        start = setter.start
        together = all(page is flow.page for page in setter.ends[-_ROWS_WITH_SIGNATURE:])
        if need <= flow.room and (together or begins is not None):
            break
    return start


def report_foot(pengaturan: Pengaturan, rekap: RekapKantor, styles: Look, width: float) -> Lines:
    """Position, scale, cap and formula under a heading; then what is to be known of single figures."""
    return [
        *glued(paragraph("Keterangan", styles.table_bold, width)),
        *rules_foot(pengaturan, rekap, styles, width),
        *_set(peringatan_laporan(rekap), styles, width),
    ]


def rules_foot(pengaturan: Pengaturan, rekap: RekapKantor, styles: Look, width: float) -> Lines:
    """Position, scale, cap and formula."""
    sentences = [
        kalimat_posisi(format_bulan(rekap.tahun, rekap.sampai)),
        *kaki_laporan(pengaturan),
    ]
    return _set(sentences, styles, width)


def _set(sentences: Iterable[str], styles: Look, width: float) -> list[Line]:
    return [line for sentence in sentences for line in flowing(sentence, styles.foot, width)]
