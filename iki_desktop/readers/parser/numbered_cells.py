"""Several numbered indikator in one cell ("1. … 2. …"): a row for each, with its part of the other cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from iki_desktop.readers.parser.cells import numbered_lines
from iki_desktop.readers.parser.stream import KartuRow
from iki_desktop.readers.recorder import Kind, Recorder, quote
from iki_desktop.readers.wording.columns import Role
from iki_desktop.readers.wording.words import begins_small, join

MARKER = re.compile(r"^\(?(\d{1,2}|[a-z])[.)]\s+(?=\S)")
COMMON = (Role.SUMBER_DATA, Role.PENANGGUNG_JAWAB)
"""Cells that stand beside all of them where they are not numbered themselves."""


def split_numbered(rows: Sequence[KartuRow], recorder: Recorder) -> list[KartuRow]:
    """The rows, one with several numbered indikator as one for each."""
    return [part for row in rows for part in _split(row, recorder)]


def _split(row: KartuRow, recorder: Recorder) -> list[KartuRow]:
    cell = row.cells.get(Role.INDIKATOR, ())
    names = numbered_items(cell[0]) if len(cell) == 1 else []
    if len(names) < 2 or any(begins_small(text) for _, text in names):
        return [row]
    parts = [replace(row, cells={}, targets={}, continued=set(row.continued), begins=True) for _ in names]
    parts[0].targets = row.targets
    for role, texts in row.cells.items():
        _share(role, texts, parts, recorder, row.nomor)
    for part in parts[1:]:
        part.new_page = False
        part.continued.add(Role.SASARAN)
    names_only = ", ".join(quote(part.teks(Role.INDIKATOR)) for part in parts)
    recorder.periksa(
        "indikator-bernomor",
        f"Satu sel memuat {len(parts)} indikator bernomor dan dibaca satu per satu: {names_only}. "
        "Periksa formulasi dan sumber data masing-masing.",
        row.nomor,
    )
    return parts


def _share(role: Role, texts: list[str], parts: Sequence[KartuRow], recorder: Recorder, nomor: int) -> None:
    """Give each part its item of a cell; a cell that is not numbered alike is the first one's, or all's."""
    items = numbered_items(texts[0]) if len(texts) == 1 else []
    lines = texts[0].split("\n") if len(texts) == 1 else []
    if role in (Role.SATUAN, Role.TARGET) and len(items) != len(parts) == len(lines):
        items = [("", line) for line in lines]
    if len(items) == len(parts):
        for part, (marker, text) in zip(parts, items, strict=True):
            part.cells[role] = [" ".join(text.split("\n")) if role is Role.INDIKATOR else text]
            recorder.skip(Kind.MARKER, marker, nomor)
    elif role in COMMON:
        for part in parts:
            part.cells[role] = list(texts)
    else:
        parts[0].cells[role] = texts


def numbered_items(text: str) -> list[tuple[str, str]]:
    """(marker, text) of each item of a cell that is a list from 1 or a on; empty where it is none."""
    items: list[tuple[str, str]] = []
    for line in numbered_lines(text).split("\n"):
        m = MARKER.match(line)
        if m and m[1] in (str(len(items) + 1), chr(97 + len(items))) and _same_kind(items, m[1]):
            items.append((m[0].strip(), line[m.end() :]))
        elif not items:
            return []
        else:
            marker, before = items[-1]
            items[-1] = (marker, join(before, line) if begins_small(line) else f"{before}\n{line}")
    return items


def _same_kind(items: Sequence[tuple[str, str]], marker: str) -> bool:
    return not items or items[0][0].strip("(.) ").isdigit() == marker.isdigit()
