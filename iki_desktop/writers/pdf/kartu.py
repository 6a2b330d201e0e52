"""Sets one kartu: heading, jabatan, tugas, fungsi, and the table of its sasaran and indikator."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from iki_desktop.models.kantor import Kantor, Pengaturan
from iki_desktop.models.keputusan import Indikator, JenisKartu, Kartu, Keputusan
from iki_desktop.writers.pdf.cell import fit_columns, formulasi
from iki_desktop.writers.pdf.face import clean
from iki_desktop.writers.pdf.kop import pejabat
from iki_desktop.writers.pdf.line import Bit, Line, Lines, gap, glued, height, shifted
from iki_desktop.writers.pdf.look import Look
from iki_desktop.writers.pdf.page import Flow, Page, Sheet
from iki_desktop.writers.pdf.signature import tanggal_keputusan
from iki_desktop.writers.pdf.table import PAD_X, Group, Table, TableSetter
from iki_desktop.writers.pdf.text import Align, flowing, listed, paragraph

_HEAD_SHARE = (0.4, 0.6)  # of the text's width, at least and at most, for the lampiran's head at the right
_JUDUL_IKU = "INDIKATOR KINERJA UTAMA"
_NO, _PENANGGUNG_JAWAB = "NO", "PENANGGUNG JAWAB"


class Kolom(Enum):
    """What a column of the table holds."""

    NO = "no"
    SASARAN = "sasaran"
    INDIKATOR = "indikator"
    FORMULASI = "formulasi"
    SUMBER = "sumber"
    PENANGGUNG = "penanggung"


_FOUR = (Kolom.SASARAN, Kolom.INDIKATOR, Kolom.FORMULASI, Kolom.SUMBER)
_MERGED = (Kolom.NO, Kolom.SASARAN)


def columns(kartu: Kartu, pengaturan: Pengaturan) -> list[tuple[Kolom, str]]:
    """The columns with the office's titles; none of the kartu's texts is without a column.

    NO and PENANGGUNG JAWAB are known by their words, the four others by their order. An IKU has NO; a
    kartu whose indikator name who answers for them has PENANGGUNG JAWAB, whether or not the titles do.
    """
    own = kartu.judul_kolom or pengaturan.judul_kolom
    named: list[tuple[Kolom, str]] = []
    rest = list(_FOUR)
    for title in own:
        if re.fullmatch(r"\s*no(?:mor)?\.?\s*", title, re.IGNORECASE):
            named.append((Kolom.NO, title))
        elif "penanggung" in title.lower():
            named.append((Kolom.PENANGGUNG, title))
        elif rest:
            named.append((rest.pop(0), title))
    defaults = dict(zip(_FOUR, Pengaturan().judul_kolom, strict=True))
    named += [(kolom, defaults[kolom]) for kolom in rest]
    kinds = {kolom for kolom, _ in named}
    if kartu.jenis is JenisKartu.IKU and Kolom.NO not in kinds:
        named.insert(0, (Kolom.NO, _NO))
    if Kolom.PENANGGUNG not in kinds and any(i.penanggung_jawab.strip() for i in kartu.indikator()):
        named.append((Kolom.PENANGGUNG, _PENANGGUNG_JAWAB))
    return named


class KartuSetter:
    """Sets kartu of one keputusan on pages of their own."""

    def __init__(
        self, kantor: Kantor, pengaturan: Pengaturan, keputusan: Keputusan, paper: Sheet, look: Look
    ) -> None:
        self._kantor = kantor
        self._pengaturan = pengaturan
        self._keputusan = keputusan
        self._paper = paper
        self._look = look

    def set(self, kartu: Kartu, head: bool, section: bool, sign: Lines) -> list[Page]:
        """The kartu's pages. `head`: the lampiran's head above it; `section`: its bagian is named; `sign`:
        the signature block after it, kept with the last two rows."""
        above = self._above(kartu, head, section)
        table = self._table(kartu)
        rows = sum(len(group.rows) for group in table.groups)
        tries: list[tuple[int | None, bool]] = [(None, False)]
        if sign:
            tries += [(max(rows - 2, 0), False), (max(rows - 1, 0), False), (None, True)]
        flow = Flow(self._paper)
        for break_before, split_last in tries:
            flow = Flow(self._paper)
            flow.bookmark(self._title(kartu))
            flow.put(above)
            TableSetter(flow, table, break_before, split_last).set()
            need = height(sign) + self._look.body.leading
            if not sign or need <= flow.room:
                break
        else:
            flow = Flow(self._paper)
            flow.bookmark(self._title(kartu))
            flow.put(above)
            TableSetter(flow, table).set()
        if sign:
            flow.gap(self._look.body.leading)
            flow.need(height(sign))
            flow.put(sign)
        return flow.pages

    def _title(self, kartu: Kartu) -> str:
        return " ".join(clean(kartu.jabatan or kartu.bagian or "Kartu tanpa jabatan").split())

    def _above(self, kartu: Kartu, head: bool, section: bool) -> list[Line]:
        """All that stands above the table; the last line of a label stays with what follows it."""
        body, bold = self._look.body, self._look.bold
        width = self._paper.text_width
        lines: list[Line] = []
        if head:
            lines += [*self._lampiran_head(), gap(body.leading * 1.2)]
        if kartu.bagian.strip():
            if section:
                lines += glued([*flowing(kartu.bagian, bold, width), gap(body.leading * 0.7)])
        else:
            judul = _JUDUL_IKU if kartu.jenis is JenisKartu.IKU else self._pengaturan.judul_lampiran
            lines += glued([*paragraph(judul, bold, width, Align.CENTRE), gap(body.leading)])
        lines += self._labels(kartu)
        return [*lines, gap(body.leading * 0.8)]

    def _lampiran_head(self) -> list[Line]:
        style = self._look.body
        keputusan = self._keputusan
        label = style.width("TANGGAL ")
        nomor = keputusan.lampiran.nomor.strip() or keputusan.nomor.strip()
        # A number stays on one line where that leaves the head in the right half of the page.
        least, most = (self._paper.text_width * share for share in _HEAD_SHARE)
        width = min(max(label + style.size + style.width(clean(nomor)) + 1, least), most)
        lines = paragraph(f"LAMPIRAN\nKEPUTUSAN {pejabat(self._kantor, keputusan)}", style, width)
        tanggal = keputusan.lampiran.tanggal.strip() or tanggal_keputusan(keputusan)
        for name, value in (("NOMOR", nomor), ("TANGGAL", tanggal.upper())):
            lines += _field(name, value, self._look, width, label)
        lines += paragraph(f"TENTANG\n{keputusan.tentang.upper()}", style, width)
        return shifted(lines, self._paper.text_width - width)

    def _labels(self, kartu: Kartu) -> list[Line]:
        style = self._look.body
        if kartu.jenis is JenisKartu.IKU and not any((kartu.jabatan.strip(), *kartu.tugas, *kartu.fungsi)):
            return []  # the indikator of the whole office belong to no jabatan
        names = ("Jabatan", "Tugas", "Fungsi")
        if self._pengaturan.label_bernomor:
            names = tuple(f"{n}. {name}" for n, name in enumerate(names, 1))
        label = max(map(style.width, names)) + style.size
        width = self._paper.text_width
        start = label + style.size
        lines: list[Line] = []
        lines += _field(names[0], kartu.jabatan.strip() or "-", self._look, width, label)
        for name, items, gaya in (
            (names[1], kartu.tugas, kartu.gaya_tugas),
            (names[2], kartu.fungsi, kartu.gaya_fungsi),
        ):
            value = listed(items, gaya, style, width - start, Align.JUSTIFY, start)
            lines += _labelled(name, value, self._look, label)
        return lines

    def _table(self, kartu: Kartu) -> Table:
        look = self._look
        named = columns(kartu, self._pengaturan)
        kinds = [kolom for kolom, _ in named]
        titles = [clean(title) for _, title in named]
        texts: list[list[str]] = [[] for _ in kinds]
        for number, sasaran in enumerate(kartu.sasaran, 1):
            for at, kolom in enumerate(kinds):
                if kolom is Kolom.NO:
                    texts[at].append(f"{number}.")
                elif kolom is Kolom.SASARAN:
                    texts[at].append(sasaran.teks)
                else:
                    texts[at] += [_text(indikator, kolom) for indikator in sasaran.indikator]
        widths = fit_columns(self._paper.text_width, texts, titles, look.table, look.table_bold)
        inner = [width - 2 * PAD_X for width in widths]
        head = [
            paragraph(title, look.table_bold, width, Align.CENTRE)
            for title, width in zip(titles, inner, strict=True)
        ]
        groups: list[Group] = []
        for number, sasaran in enumerate(kartu.sasaran, 1):
            merged: dict[int, Lines] = {}
            for at, kolom in enumerate(kinds):
                if kolom is Kolom.NO:
                    merged[at] = paragraph(f"{number}.", look.table, inner[at], Align.CENTRE)
                elif kolom is Kolom.SASARAN:
                    merged[at] = flowing(sasaran.teks, look.table, inner[at])
            rows = [
                [self._cell(indikator, kolom, width) for kolom, width in zip(kinds, inner, strict=True)]
                for indikator in sasaran.indikator
            ]
            again = {at: self._again(sasaran.teks, inner[at]) for at in merged if kinds[at] is Kolom.SASARAN}
            groups.append(Group(merged, rows or [[() for _ in kinds]], again))
        if not groups:
            dash = paragraph("-", look.table, min(inner), Align.LEFT)
            groups.append(Group({}, [[dash for _ in kinds]]))
        return Table(widths, head, groups)

    def _again(self, sasaran: str, width: float) -> tuple[Lines, ...]:
        """What stands for a sasaran whose indikator go on over a page: its text again, or the word alone."""
        word = paragraph("(lanjutan)", self._look.table_italic, width)
        return ([*flowing(sasaran, self._look.table, width), *word], word)

    def _cell(self, indikator: Indikator, kolom: Kolom, width: float) -> Lines:
        style = self._look.table
        if kolom in _MERGED:
            return ()
        if kolom is Kolom.FORMULASI:
            return formulasi(indikator, style, width)
        return flowing(_text(indikator, kolom), style, width)


def _text(indikator: Indikator, kolom: Kolom) -> str:
    if kolom is Kolom.INDIKATOR:
        return indikator.teks
    if kolom is Kolom.SUMBER:
        return indikator.sumber_data
    if kolom is Kolom.PENANGGUNG:
        return indikator.penanggung_jawab
    return indikator.formulasi or f"{indikator.pembilang} {indikator.penyebut}"


def _field(name: str, value: str, look: Look, width: float, label: float) -> list[Line]:
    """ "NOMOR : …", the value with hanging indent."""
    start = label + look.body.size
    return _labelled(name, paragraph(value, look.body, width - start, x=start), look, label)


def _labelled(name: str, value: Sequence[Line], look: Look, label: float) -> list[Line]:
    """A label and its colon on the first line of a value that already stands at its place."""
    style = look.body
    first = value[0] if value else Line(style.leading, baseline=style.baseline)
    bits = (Bit(0.0, name, style), Bit(label, ":", style), *first.bits)
    return [first._replace(bits=bits), *value[1:]]
