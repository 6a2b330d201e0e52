"""How the lampiran is laid out: its page, its labels and its column titles, as settings of the office."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TypeVar

from iki_desktop.models.keputusan import JenisKartu
from iki_desktop.models.tata import Tata, kertas_dari
from iki_desktop.readers.document import Document
from iki_desktop.readers.parser.kartu import main_tables
from iki_desktop.readers.parser.lampiran import KartuPart
from iki_desktop.readers.wording.columns import Columns, Role
from iki_desktop.readers.wording.labels import Label

NUMBERED = re.compile(r"\W{0,3}\d")
FOUR = (Role.SASARAN, Role.INDIKATOR, Role.FORMULASI, Role.SUMBER_DATA)
"""The columns whose titles are a setting; NO and PENANGGUNG JAWAB are printed where a kartu has them."""

T = TypeVar("T")


def read_layout(document: Document, kartu: Sequence[KartuPart]) -> Tata:
    """What the paper shows of the office's settings."""
    parts = [k for k in kartu if k.kind is JenisKartu.IKI]
    kertas, orientasi = kertas_dari(_page(document, parts))
    titles = (_titles(t.columns) for k in parts for t in main_tables(k)[:1])
    return Tata(
        kertas,
        orientasi,
        _usual(map(_numbered, parts)),
        _usual(titles),
        _own_pages(document, kartu),
        document.face or None,
    )


def _page(document: Document, kartu: Iterable[KartuPart]) -> float:
    """Width over height of the pages the kartu stand on, 0 where the format does not tell."""
    if document.page_ratio or not document.box:
        return document.page_ratio
    boxes = (document.box[k.nomor - 1] for k in kartu if 0 < k.nomor <= len(document.box))
    return _usual(box.rasio for box in boxes if box is not None) or 0.0


def _own_pages(document: Document, kartu: Sequence[KartuPart]) -> bool | None:
    """Whether most kartu begin a page; None where the format does not tell, or there is one."""
    starts = document.page_starts
    if document.pages:
        starts = tuple(n for n, (page, after) in enumerate(pairwise(document.pages), 2) if page != after)
    if starts is None:
        return None
    return _usual(any(_end(one) < n <= after.nomor for n in starts) for one, after in pairwise(kartu))


def _end(kartu: KartuPart) -> int:
    """The last line or row of a kartu."""
    lines = (line.nomor for label in kartu.label_lines for line in label.lines)
    rows = (row.nomor for table in kartu.tables for row in table.rows)
    return max((kartu.nomor, *lines, *rows))


def _numbered(kartu: KartuPart) -> bool | None:
    """Whether most labels of a kartu have a number before them; None where it has no label."""
    labels = [
        x for x in kartu.label_lines if x.label in (Label.JABATAN, Label.TUGAS, Label.FUNGSI) and x.found
    ]
    numbered = sum(bool(NUMBERED.match(x.marker or (x.found.word if x.found else ""))) for x in labels)
    return 2 * numbered > len(labels) if labels else None


def _titles(columns: Columns) -> tuple[str, ...] | None:
    """The titles of the four columns, None where the table has not each of them once."""
    titled = [p for p, empty in zip(columns.roles, columns.empty, strict=True) if not empty]
    if len(titled) != len(columns.titles) or any(titled.count(p) != 1 for p in FOUR):
        return None
    return tuple(columns.titles[titled.index(p)] for p in FOUR)


def _usual(values: Iterable[T | None]) -> T | None:
    """What most of the kartu show, None where they disagree by halves or show nothing."""
    counted = Counter(v for v in values if v is not None)
    best = counted.most_common(1)
    return best[0][0] if best and 2 * best[0][1] > counted.total() else None
