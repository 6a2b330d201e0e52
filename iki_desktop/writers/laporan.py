"""Prints the report of an office up to a month: ringkasan for the Camat, tables, foot, signature."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

from iki_desktop.errors import Report
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.laporan import (
    gerak_capaian,
    masa_laporan,
    pembukaan_laporan,
    pilih_kartu,
)
from iki_desktop.models.nama import nama_kartu, sebutan_kantor
from iki_desktop.models.penutupan import Pembukaan, catatan_pembukaan
from iki_desktop.models.rekap import RekapKantor, rekap_kantor
from iki_desktop.models.tanggal import akhir_bulan, format_bulan
from iki_desktop.writers.pdf.chart import short_lines
from iki_desktop.writers.pdf.closing import report_foot, rules_foot, set_before_end
from iki_desktop.writers.pdf.emit import About
from iki_desktop.writers.pdf.face import clean
from iki_desktop.writers.pdf.line import Line, Lines, gap, glued, height, kept
from iki_desktop.writers.pdf.look import Look, look
from iki_desktop.writers.pdf.page import Flow, Page, sheet
from iki_desktop.writers.pdf.paper import Paper
from iki_desktop.writers.pdf.report_front import Palette, set_front
from iki_desktop.writers.pdf.report_table import ReportTables, plain_table
from iki_desktop.writers.pdf.seal import seal
from iki_desktop.writers.pdf.signature import signature_undated
from iki_desktop.writers.pdf.table import Table, TableSetter
from iki_desktop.writers.pdf.text import paragraph

_BODY = 11.0  # pt at most: tables carry the report
_LINES_WITH_SIGNATURE = 3  # of the foot, where no table can stay with the signature
_ABOVE_FOOT = 4.0  # points: between the ringkasan and its foot
_FOOT_SHARE = 0.8  # of the text's width; the page number stands at the right
_CHANGES = "Perubahan setelah dikunci"


def write_laporan(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    path: Path,
    kartu: Collection[str] | None = None,
    pembukaan: Sequence[Pembukaan] = (),
    report: Report | None = None,
    kode: str = "",
) -> None:
    """Write the report of `tahun` up to month `sampai` (1–12) as a PDF to `path`, whole or not at all.

    `kartu` limits it to those ids. `pembukaan` are the unlockings of the office, from its riwayat. The same
    data gives the same bytes; with `kode`, its code is on it. `report` counts kartu and may raise Cancelled;
    SaveFailed where the medium refuses.
    """
    set_laporan(isi, tahun, sampai, kartu, pembukaan, report, kode).save(path)


def set_laporan(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    kartu: Collection[str] | None = None,
    pembukaan: Sequence[Pembukaan] = (),
    report: Report | None = None,
    kode: str = "",
) -> Paper:
    """The same, laid out but not yet written."""
    isi, of_total = pilih_kartu(isi, tahun, kartu)
    front = _Front(isi, tahun, sampai, of_total)
    flow, rekap, styles = front.flow, front.rekap, front.styles
    flow.new_page()
    width = flow.page.sheet.text_width
    chosen = None if kartu is None else [one.kartu for one in rekap.kartu()]
    opened = pembukaan_laporan(pembukaan, tahun, sampai, chosen)
    closing = _Closing(isi, rekap, opened, styles, width)
    tables = ReportTables(isi, rekap, styles, width, front.palette)
    _set_kartu(flow, rekap, tables, styles, closing, report)
    closing.set_end(flow)
    front.finish("Laporan", kode)
    if kode:
        seal(flow.pages, kode, styles)
    return _paper(isi, tahun, sampai, flow.pages, "Laporan Capaian Indikator Kinerja")


def set_ringkasan(
    isi: IsiKantor, tahun: int, sampai: int, kartu: Collection[str] | None = None, kode: str = ""
) -> Paper:
    """The first page of the report as a paper of its own, laid out: where the office stands, for the Camat.

    Always one page; it carries the report's `kode`, which speaks of the same figures.
    """
    isi, of_total = pilih_kartu(isi, tahun, kartu)
    front = _Front(isi, tahun, sampai, of_total, alone=True)
    front.finish("Ringkasan", kode)
    return _paper(isi, tahun, sampai, front.flow.pages, "Ringkasan Capaian Indikator Kinerja")


def _paper(isi: IsiKantor, tahun: int, sampai: int, pages: Sequence[Page], title: str) -> Paper:
    kantor = sebutan_kantor(isi.kantor)
    # Dated by the month it speaks of, not by the PC's clock: the same report can be made again later.
    day = akhir_bulan(tahun, sampai)
    about = About(
        f"{title} {masa_laporan(tahun, sampai)}", kantor, f"{kantor}, {format_bulan(tahun, sampai)}", day
    )
    return Paper(pages, about)


class _Front:
    """A report with its first page set, which has the foot of the report where it stands alone."""

    def __init__(self, isi: IsiKantor, tahun: int, sampai: int, of_total: int, alone: bool = False) -> None:
        self.rekap = rekap_kantor(isi, tahun, sampai)
        self.styles = look(isi.pengaturan, min(float(isi.pengaturan.ukuran_huruf), _BODY))
        self.palette = Palette(isi)
        first, later = (sheet(isi.pengaturan, mendatar=True, kop=kop) for kop in (True, False))
        foot: Lines = ()
        if alone:
            foot = rules_foot(isi.pengaturan, self.rekap, self.styles, first.text_width)
        top = first.bottom - height(foot)
        self.flow = Flow(first._replace(bottom=top - _ABOVE_FOOT) if alone else first, later)
        movement = gerak_capaian(isi, tahun, sampai)
        set_front(self.flow, isi, self.rekap, of_total, movement, self.styles, self.palette)
        page = self.flow.pages[0]
        page.sheet = first
        page.put(foot, first.left, top)

    def finish(self, name: str, kode: str) -> None:
        """The foot of all pages, which names the code where there is one."""
        tahun, sampai = self.rekap.tahun, self.rekap.sampai
        foot = f"Kode {kode} · " if kode else ""
        foot += f"{name} {masa_laporan(tahun, sampai)} · posisi s.d. {format_bulan(tahun, sampai)} · "
        foot += sebutan_kantor(self.rekap.kantor)
        width = self.flow.page.sheet.text_width * _FOOT_SHARE
        (line,) = short_lines(clean(foot), self.styles.foot, width, 1)
        for page in self.flow.pages:
            page.foot = line.bits[0].text
            page.foot_style = self.styles.foot


def _set_kartu(
    flow: Flow,
    rekap: RekapKantor,
    tables: ReportTables,
    styles: Look,
    closing: _Closing,
    report: Report | None,
) -> None:
    """The table of each kartu, unit by unit; the last one in a way that the closing can stand below it."""
    count = len(list(rekap.kartu()))
    done = 0
    for unit in rekap.unit:
        names = {nama_kartu(one.kartu).casefold() for one in unit.kartu}
        several = len(unit.kartu) > 1 or unit.nama.casefold() not in names
        for at, one in enumerate(unit.kartu):
            above = tables.unit_heading(unit) if several and at == 0 else []
            table = tables.table(one, above)
            done += 1
            if done == count:
                page, y = closing.set_last(flow, table)
            else:
                page, y = _set(flow, table)
                flow.gap(styles.body.leading)
            if at == 0:
                page.bookmarks.append((unit.nama, 0, y))
            page.bookmarks.append((nama_kartu(one.kartu), 1, y))
            if report is not None:
                report(done, count)
    if not count:
        text = "Keputusan yang berlaku belum berisi kartu, jadi belum ada yang dilaporkan."
        flow.put(paragraph(text, styles.body, flow.page.sheet.text_width))


def _set(flow: Flow, table: Table) -> tuple[Page, float]:
    """Set a table; gives where it begins."""
    setter = TableSetter(flow, table)
    setter.set()
    return setter.start


class _Closing:
    """What follows the last kartu: changes after locking, the foot of the report, the signature."""

    def __init__(
        self, isi: IsiKantor, rekap: RekapKantor, opened: Sequence[Pembukaan], styles: Look, width: float
    ) -> None:
        self._styles = styles
        self._width = width
        space = gap(styles.body.leading)
        self._space = space
        heading = glued([*paragraph(_CHANGES, styles.bold, width), gap(3)])
        remarks = catatan_pembukaan(isi, opened)
        self._changes: Table | None = None
        foot: list[Line] = [space]
        if remarks:
            texts = [(c.tempat, c.pesan) for c in remarks]
            self._changes = plain_table(("BULAN DAN KARTU", "YANG TERJADI"), texts, styles, width, heading)
        else:
            none = "Tidak ada bulan dalam laporan ini yang dibuka lagi setelah dikunci."
            foot += [*heading, *paragraph(none, styles.table, width), space]
        foot += report_foot(isi.pengaturan, rekap, styles, width)
        keputusan = rekap.keputusan or Keputusan("", rekap.tahun)
        self._foot = [*foot, space]
        self._sign = signature_undated(isi.kantor, keputusan, isi.pengaturan, styles, width)
        self._height = height([*self._foot, *self._sign])

    def set_last(self, flow: Flow, table: Table) -> tuple[Page, float]:
        """Set the table of the last kartu; gives where it begins."""
        if self._changes is None:
            return set_before_end(flow, table, self._height)
        start = _set(flow, table)
        flow.gap(self._styles.body.leading)
        return start

    def set_end(self, flow: Flow) -> None:
        """Set all that follows the tables; the signature goes to a new page only with lines of the foot."""
        if self._changes is not None:
            page, y = set_before_end(flow, self._changes, self._height)
            page.bookmarks.append((_CHANGES, 0, y))
        end = [*self._foot, *self._sign]
        if height(end) <= flow.fresh:
            flow.put(kept(end))
            return
        flow.put(self._foot[:-_LINES_WITH_SIGNATURE])
        flow.put(kept([*self._foot[-_LINES_WITH_SIGNATURE:], *self._sign]))
