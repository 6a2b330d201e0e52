"""The stream cut into the decree, its lampiran's head, and the pieces of each kartu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.models.keputusan import JenisKartu
from iki_desktop.readers.document import Line
from iki_desktop.readers.parser.jabatan_column import RowsOfJabatan, by_jabatan, without_jabatan
from iki_desktop.readers.parser.stream import KartuTable, Piece
from iki_desktop.readers.parser.titles import MAX_TITLE_WORDS, has_own_title, read_titles
from iki_desktop.readers.recorder import Kind, Recorder, quote
from iki_desktop.readers.wording.columns import Role
from iki_desktop.readers.wording.fixed_lines import (
    IKI_TITLE,
    JABATAN_WORDS,
    LAMPIRAN,
    NIP,
    PANGKAT,
    SECTION,
    TABLE_TITLE,
    TEMBUSAN,
    TENTANG,
    TITLE_NUMBER,
    is_section_title,
)
from iki_desktop.readers.wording.labels import FoundLabel, Label, find_label
from iki_desktop.readers.wording.signatures import Signatures

MAX_KARTU_LINES = 60  # lines of a kartu above its table
MAX_LABEL_LINES = 8  # lines among which the Jabatan label may stand behind Nama, NIP, Unit kerja
IKU_COLUMN = re.compile(r"\bINDIKATOR\s+KINERJA\s+UTAMA\b|\bIKU\b", re.IGNORECASE)
DECREE_BODY = re.compile(r"^\W*(?:MEMUTUSKAN|Menimbang|Mengingat)\b", re.IGNORECASE)


@dataclass(slots=True)
class LabelLines:
    """A label and the lines that stand behind it, or lines without one (label None)."""

    label: Label | None
    found: FoundLabel | None
    lines: list[Line] = field(default_factory=list[Line])
    nomor: int = 0
    marker: str = ""  # the label's number, where the format keeps it apart


@dataclass(slots=True)
class KartuPart:
    """All that belongs to one kartu, before it is understood."""

    nomor: int
    kind: JenisKartu = JenisKartu.IKI
    bagian: str = ""
    label_lines: list[LabelLines] = field(default_factory=list[LabelLines])
    tables: list[KartuTable] = field(default_factory=list[KartuTable])
    jabatan_from_title: str = ""
    has_jabatan: bool = False
    has_tugas: bool = False  # or fungsi

    def add(self, label_lines: LabelLines) -> None:
        self.label_lines.append(label_lines)
        self.has_jabatan |= label_lines.label is Label.JABATAN
        self.has_tugas |= label_lines.label in (Label.TUGAS, Label.FUNGSI)


@dataclass(slots=True)
class Parts:
    """The document taken apart."""

    keputusan: list[Line] = field(default_factory=list[Line])
    head: list[Line] = field(default_factory=list[Line])  # head of the lampiran
    kartu: list[KartuPart] = field(default_factory=list[KartuPart])
    closing: list[Line] = field(default_factory=list[Line])  # behind the last table


def separate(pieces: Sequence[Piece], recorder: Recorder) -> Parts:
    """Cut the stream. The lampiran begins at its head, else behind the signature, else at the first kartu."""
    start = _kartu_start(pieces)
    head = _lampiran_start(pieces, start)
    between = [p for p in pieces[head:start] if isinstance(p, Line)]
    titles = [b for b in between if IKI_TITLE.match(b.teks) or is_section_title(b.teks)]
    while titles and TENTANG.match(between[0].teks) and between[-1] is not titles[-1]:
        titles.pop()
    if between and between[-1] not in titles and _named_above(between[-1], pieces[start:]):
        titles.append(between[-1])
    naskah = Parts(keputusan=[p for p in pieces[:head] if isinstance(p, Line)])
    in_title = set(map(id, titles))
    naskah.head = [b for b in between if id(b) not in in_title]
    _Cutter(naskah, recorder, titles).walk(pieces[start:])
    return naskah


def _named_above(line: Line, pieces: Sequence[Piece]) -> bool:
    """Whether the line above the first kartu is its jabatan: it reads like one, and no label says another."""
    if not JABATAN_WORDS.match(TITLE_NUMBER.sub("", line.teks)) or len(line.teks.split()) > MAX_TITLE_WORDS:
        return False
    first = find_label(pieces[0].teks) if pieces and isinstance(pieces[0], Line) else None
    return first is not None and first.label in (Label.TUGAS, Label.FUNGSI)


def _kartu_start(pieces: Sequence[Piece]) -> int:
    """The first piece of the first kartu: its Jabatan label, or its table."""
    for i, p in enumerate(pieces):
        if isinstance(p, KartuTable):
            return _first_label(pieces, i)
        found = find_label(p.teks) if isinstance(p, Line) else None
        if found and found.label is Label.JABATAN:
            i = _first_label(pieces, i, below=IKI_TITLE)
            while i and _other_label(pieces[i - 1]):
                i -= 1
            return i
    return len(pieces)


def _other_label(p: Piece) -> bool:
    t = find_label(p.teks) if isinstance(p, Line) and not NIP.search(p.teks) else None
    return t is not None and t.label in (Label.OTHER, Label.UNIT, Label.HEADING) and t.colon


def _first_label(pieces: Sequence[Piece], end: int, *, below: re.Pattern[str] | None = None) -> int:
    """The index of the first Tugas or Fungsi label above the Jabatan label or the table at `end`, else `end`.

    Looks no further than the head of the lampiran, the decree's signature, or a line like `below`.
    """
    start = end
    for i in range(end - 1, max(-1, end - MAX_KARTU_LINES), -1):
        p = pieces[i]
        if not isinstance(p, Line) or LAMPIRAN.match(p.teks) or NIP.search(p.teks):
            break
        if below and below.match(p.teks):
            break
        if (t := find_label(p.teks)) and t.label in (Label.TUGAS, Label.FUNGSI):
            start = i
    return start


def _lampiran_start(pieces: Sequence[Piece], start: int) -> int:
    teks = [p.teks if isinstance(p, Line) else "" for p in pieces[:start]]
    for i in range(len(teks) - 1, max(-1, len(teks) - 25), -1):
        if LAMPIRAN.match(teks[i]) and not teks[i].rstrip().endswith((".", ";")):
            while i and LAMPIRAN.match(teks[i - 1]):
                i -= 1
            return i
    for i in range(len(teks) - 1, -1, -1):
        if NIP.search(teks[i]):
            return _signature_end(teks, i + 1)
    i = len(teks)
    while i and (IKI_TITLE.match(teks[i - 1]) or is_section_title(teks[i - 1])):
        i -= 1
    return i if any(DECREE_BODY.match(t) for t in teks) else 0


def _signature_end(teks: Sequence[str], i: int) -> int:
    """Where the lines behind the NIP end that are still the decree's: a pangkat, the list of copies."""
    copy = False
    while i < len(teks) and not IKI_TITLE.match(teks[i]) and not SECTION.match(teks[i]):
        copy = copy or bool(TEMBUSAN.match(teks[i]))
        if not copy and not PANGKAT.match(teks[i].strip()):
            break
        i += 1
    return i


class _Cutter:
    """Walks the lampiran: a Jabatan label, or a heading with a table of its own, begins a kartu."""

    def __init__(self, naskah: Parts, recorder: Recorder, titles: list[Line]) -> None:
        self.naskah = naskah
        self.recorder = recorder
        self.between = titles  # lines that stand between two kartu
        self.bagian = ""
        self.current: KartuPart | None = None
        self.label_lines: LabelLines | None = None

    def walk(self, pieces: Sequence[Piece]) -> None:
        for n, p in enumerate(pieces):
            if isinstance(p, KartuTable):
                self._table(p)
            elif isinstance(p, Signatures):
                self._signatures(p, pieces[n + 1 :])
            else:
                self._lines(p, pieces[n + 1 : n + 1 + MAX_KARTU_LINES])
        self.naskah.closing = self.between

    def _table(self, table: KartuTable) -> None:
        if Role.JABATAN in table.columns.roles:
            if not self._jabatan_is_named():
                for one in by_jabatan(table, self.recorder):
                    self._jabatan_table(one)
                return
            table = without_jabatan(table, self.recorder)
        current = self.current
        if current is None or (self.between and table.columns.complete and has_own_title(self.between)):
            current = self._open(table.nomor)
            self._tell_kind(current, table)
        elif self.between:
            self.recorder.skip_all(Kind.TITLE, (b.teks for b in self.between), self.between[0].nomor)
            self.between = []
        current.tables.append(table)
        self.label_lines = None

    def _tell_kind(self, kartu: KartuPart, table: KartuTable) -> None:
        """A table without jabatan and title is the office's where its column says indikator kinerja utama."""
        if kartu.kind is JenisKartu.IKU or kartu.jabatan_from_title:
            return
        if any(IKU_COLUMN.search(title) for title in table.columns.titles):
            kartu.kind = JenisKartu.IKU
            message = "Tabel tanpa jabatan ini dibaca sebagai IKU menurut judul kolomnya."
            place = f"Kartu {len(self.naskah.kartu)}"
            self.recorder.periksa("iku-dari-kolom", message, table.nomor, tempat=place)

    def _jabatan_is_named(self) -> bool:
        """Whether the table stands under a kartu whose labels name its jabatan."""
        current = self.current
        return current is not None and not current.tables and current.has_jabatan

    def _jabatan_table(self, bagian: RowsOfJabatan) -> None:
        """The rows of one jabatan of a table for the whole office: a kartu of their own."""
        current = self.current
        if current is None or bagian.jabatan:
            current = self._open(bagian.table.nomor, has_jabatan=True)
            if bagian.jabatan:
                current.add(LabelLines(Label.JABATAN, None, bagian.jabatan, bagian.jabatan[0].nomor))
        elif self.between:
            self.recorder.skip_all(Kind.TITLE, (b.teks for b in self.between), self.between[0].nomor)
            self.between = []
        current.tables.append(bagian.table)
        self.label_lines = None

    def _signatures(self, block: Signatures, following: Sequence[Piece]) -> None:
        """Signatures under one kartu are no part of it; those under the last close the lampiran."""
        if not any(isinstance(p, KartuTable) for p in following):
            self.between += block.lines
            return
        self.recorder.info(
            "tanda-tangan-kartu",
            f"Tanda tangan atau paraf di bawah kartu ini tidak disimpan: {quote(block.text)}",
            block.lines[0].nomor,
            tempat=f"Kartu {len(self.naskah.kartu)}",
        )

    def _lines(self, b: Line, following: Sequence[Piece]) -> None:
        found = find_label(b.teks)
        current = self.current
        if found and self._start_kartu(found, following):
            current = self._open(b.nomor, has_jabatan=_has_jabatan(found, following))
        if found or current is None or current.tables:  # the number that Word sets before a label or a title
            self.recorder.skip(Kind.MARKER, b.marker, b.nomor)
        if found and current is not None and not current.tables:
            self.label_lines = LabelLines(found.label, found, nomor=b.nomor, marker=b.marker)
            if found.rest:
                self.label_lines.lines.append(Line(found.rest, b.nomor))
            current.add(self.label_lines)
        elif current is None or current.tables:
            self.between.append(b)
        elif _title_of_table(b, following):
            self.recorder.skip(
                Kind.TITLE, b.teks, b.nomor
            )  # "4. Indikator Kinerja Individu :" over the table
        elif self.label_lines is None:
            self.label_lines = LabelLines(None, None, [b], b.nomor)
            current.add(self.label_lines)
        else:
            self.label_lines.lines.append(b)

    def _start_kartu(self, found: FoundLabel, following: Sequence[Piece]) -> bool:
        current = self.current
        if found.label is Label.JABATAN:
            if current is None or current.tables:
                return True
            return current.has_jabatan and current.has_tugas and not _goes_on(current, following)
        if current is not None and not current.tables:
            return False
        return found.label in (Label.TUGAS, Label.FUNGSI) or _has_jabatan(found, following)

    def _open(self, nomor: int, *, has_jabatan: bool = False) -> KartuPart:
        title = read_titles(
            self.between, self.recorder, has_jabatan=has_jabatan, first_kartu=self.current is None
        )
        self.bagian = title.bagian or self.bagian
        current = KartuPart(nomor, title.kind(), self.bagian, jabatan_from_title=title.jabatan)
        self.naskah.kartu.append(current)
        self.current, self.label_lines, self.between = current, None, []
        return current


def _has_jabatan(found: FoundLabel, following: Sequence[Piece]) -> bool:
    """Whether this label or one of the next lines is the Jabatan label ("Nama : …", "Jabatan : …")."""
    if found.label is Label.JABATAN:
        return True
    for p in following[:MAX_LABEL_LINES]:
        if not isinstance(p, Line):
            return False
        if (t := find_label(p.teks)) and t.label is Label.JABATAN:
            return True
    return False


def _title_of_table(b: Line, following: Sequence[Piece]) -> bool:
    """Whether a line below the labels is the title of the table, and no text of the label above it."""
    if TABLE_TITLE.match(b.teks) and following and isinstance(following[0], KartuTable):
        return True
    return bool(IKI_TITLE.match(b.teks)) and len(b.teks.split()) <= MAX_TITLE_WORDS


def _goes_on(kartu: KartuPart, following: Sequence[Piece]) -> bool:
    """Whether a further Jabatan label still belongs to a kartu: its table follows, and no label before that
    which the kartu has already."""
    has = {Label.JABATAN, *(x.label for x in kartu.label_lines)}
    for p in following:
        if not isinstance(p, Line):
            return isinstance(p, KartuTable)
        found = find_label(p.teks)
        if found and found.label in (Label.JABATAN, Label.TUGAS, Label.FUNGSI) and found.label in has:
            return False
    return False
