"""Sets one kartu: heading, jabatan, tugas, fungsi, and the table of its sasaran and indikator."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iki_desktop.models.kantor import Kantor, Pengaturan
from iki_desktop.models.keputusan import JenisKartu, Kartu, Keputusan
from iki_desktop.writers.pdf.face import clean
from iki_desktop.writers.pdf.kartu_table import TableMaker
from iki_desktop.writers.pdf.kop import pejabat
from iki_desktop.writers.pdf.line import Line, Lines, first_block, gap, glued, height, shifted
from iki_desktop.writers.pdf.look import Look
from iki_desktop.writers.pdf.page import Flow, Page
from iki_desktop.writers.pdf.signature import tanggal_keputusan
from iki_desktop.writers.pdf.table import Table, TableSetter
from iki_desktop.writers.pdf.text import Align, centred, flowing, labelled, listed, paragraph

_HEAD_SHARE = (0.4, 0.6)  # of the text's width, at least and at most, for the lampiran's head at the right
_BETWEEN = 2.0  # lines between kartu that run on
_JUDUL_IKU = "INDIKATOR KINERJA UTAMA"


class KartuSetter:
    """Sets the kartu of one keputusan down a flow, each on a page of its own or one after the other."""

    def __init__(
        self, kantor: Kantor, pengaturan: Pengaturan, keputusan: Keputusan, flow: Flow, look: Look
    ) -> None:
        self._kantor = kantor
        self._pengaturan = pengaturan
        self._keputusan = keputusan
        self._flow = flow
        self._look = look
        self._width = flow.page.sheet.text_width
        self._maker = TableMaker(keputusan.kartu, pengaturan, keputusan.tahun, look, self._width)
        self._before: Kartu | None = None  # the kartu that was set last

    def set(self, kartu: Kartu, sign: Lines = ()) -> None:
        """The next kartu; the first has the head of the lampiran above it.

        `sign` is the signature block after it, kept with the last two rows of its table.
        """
        flow, body = self._flow, self._look.body
        tables = [self._maker.indikator(kartu)]
        if (targets := self._maker.targets(kartu)) is not None:
            tables.append(targets)
        above = self._above(kartu)
        if not self._has_labels(kartu):
            # A heading alone goes wherever its table goes.
            tables[0] = replace(tables[0], title=above)
            above = []
        if self._before is not None:
            if self._pengaturan.kartu_halaman_baru:
                flow.new_page()
            flow.gap(body.leading * _BETWEEN)
        rows = sum(len(group.rows) for group in tables[-1].groups)
        # Where the signature would not stand with the last two rows, these (or a table that stands whole) go
        # to a new page with it; where they are too tall for that the last row goes, or its end.
        tries: list[tuple[int | None, bool]] = [(None, False)]
        if sign:
            together = 0 if tables[-1].whole else max(rows - 2, 0)
            tries += [(together, False), (rows - 1, False), (None, True)]
        need = height(sign) + body.leading if sign else 0.0
        mark = flow.mark()
        for break_before, split_last in tries:
            flow.restore(mark)
            ends = self._set(kartu, above, tables, break_before, split_last)
            parted = break_before is None and not split_last and ends[-2:][0] is not flow.page
            if not sign or (need <= flow.room and not parted):
                break
        if sign:
            flow.gap(body.leading)
            flow.need(height(sign))
            flow.put(sign)
        self._before = kartu

    def _set(
        self,
        kartu: Kartu,
        above: Lines,
        tables: Sequence[Table],
        break_before: int | None,
        split_last: bool,
    ) -> list[Page]:
        """The kartu but for the signature; the last two arguments are for the last table's setter.

        Gives the page on which each row of the last table ends.
        """
        flow = self._flow
        flow.need(height(first_block(above)))
        page, y = flow.page, flow.y
        flow.put(above)
        *before, last = tables
        setters = [TableSetter(flow, table) for table in before]
        setters.append(TableSetter(flow, last, break_before, split_last))
        for setter in setters:
            if setter is not setters[0]:
                flow.gap(self._look.body.leading)
            setter.set()
        if not above:
            page, y = setters[0].start
        page.bookmarks += [(title, level, y) for title, level in self._bookmarks(kartu)]
        return setters[-1].ends

    def _bookmarks(self, kartu: Kartu) -> Iterator[tuple[str, int]]:
        bagian = " ".join(clean(kartu.bagian).split())
        if bagian and self._begins_section(kartu):
            yield bagian, 0
        if kartu.jabatan.strip() or not bagian:
            yield self._title(kartu), 1 if bagian else 0

    def _begins_section(self, kartu: Kartu) -> bool:
        return self._before is None or kartu.bagian != self._before.bagian

    def _heading(self, kartu: Kartu) -> str:
        return _JUDUL_IKU if kartu.jenis is JenisKartu.IKU else self._pengaturan.judul_lampiran

    def _headed(self, kartu: Kartu) -> bool:
        """Whether the heading stands above the kartu: not where one that it runs on from has the same."""
        before = self._before
        if before is None or before.bagian.strip() or self._pengaturan.kartu_halaman_baru:
            return True
        return self._heading(before) != self._heading(kartu)

    def _title(self, kartu: Kartu) -> str:
        return " ".join(clean(kartu.jabatan.strip() or self._heading(kartu)).split())

    def _above(self, kartu: Kartu) -> list[Line]:
        """All that stands above the table; the last line of a label stays with what follows it."""
        body, bold = self._look.body, self._look.bold
        width = self._width
        lines: list[Line] = []
        if self._before is None:
            lines += [*self._lampiran_head(), gap(body.leading * 1.2)]
        if kartu.bagian.strip():
            if self._begins_section(kartu):
                lines += glued([*flowing(kartu.bagian, bold, width), gap(body.leading * 0.7)])
        elif self._headed(kartu):
            lines += glued([*centred(self._heading(kartu), bold, width), gap(body.leading)])
        if not self._has_labels(kartu):
            return lines
        return [*lines, *self._labels(kartu), gap(body.leading * 0.8)]

    def _lampiran_head(self) -> list[Line]:
        style = self._look.body
        keputusan = self._keputusan
        label = style.width("TANGGAL ")
        nomor = keputusan.lampiran.nomor.strip() or keputusan.nomor.strip()
        # A number stays on one line where that leaves the head in the right half of the page.
        least, most = (self._width * share for share in _HEAD_SHARE)
        width = min(max(label + style.size + style.width(clean(nomor)) + 1, least), most)
        lines = paragraph(f"LAMPIRAN\nKEPUTUSAN {pejabat(self._kantor, keputusan)}", style, width)
        tanggal = keputusan.lampiran.tanggal.strip() or tanggal_keputusan(keputusan)
        for name, value in (("NOMOR", nomor), ("TANGGAL", tanggal.upper())):
            lines += field(name, value, self._look, width, label)
        lines += paragraph(f"TENTANG\n{keputusan.tentang.upper()}", style, width)
        return shifted(lines, self._width - width)

    def _has_labels(self, kartu: Kartu) -> bool:
        """Whether jabatan, tugas and fungsi stand there: those of the whole office belong to no jabatan."""
        return kartu.jenis is not JenisKartu.IKU or any((kartu.jabatan.strip(), *kartu.tugas, *kartu.fungsi))

    def _labels(self, kartu: Kartu) -> list[Line]:
        style = self._look.body
        names = ("Jabatan", "Tugas", "Fungsi")
        if self._pengaturan.label_bernomor:
            names = tuple(f"{n}. {name}" for n, name in enumerate(names, 1))
        label = max(map(style.width, names)) + style.size
        width = self._width
        start = label + style.size
        lines = glued(field(names[0], kartu.jabatan.strip() or "-", self._look, width, label))
        for name, items, gaya in (
            (names[1], kartu.tugas, kartu.gaya_tugas),
            (names[2], kartu.fungsi, kartu.gaya_fungsi),
        ):
            if name is names[2] and not any(item.strip() for item in items):
                break  # most kartu have no fungsi; a tugas that is missing shows as a dash
            value = listed(items, gaya, style, width - start, Align.JUSTIFY, start)
            lines += labelled(name, value, style, label)
        return lines


def field(name: str, value: str, look: Look, width: float, label: float) -> list[Line]:
    """ "NOMOR : …", the value with hanging indent."""
    style = look.body
    start = label + style.size
    return labelled(name, paragraph(value, style, width - start, x=start), style, label)
