"""Several numbered indikator in one cell ("1. … 2. …"): a row for each, with its part of the other cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from iki_desktop.readers.aliran import BarisKartu
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import mulai_kecil, sambung
from iki_desktop.readers.kolom import Peran
from iki_desktop.readers.sel import baris_bernomor

PENANDA = re.compile(r"^\(?(\d{1,2}|[a-z])[.)]\s+(?=\S)")
BERSAMA = (Peran.SUMBER, Peran.PENANGGUNG)
"""Cells that stand beside all of them where they are not numbered themselves."""


def split_numbered(rows: Sequence[BarisKartu], pencatat: Pencatat) -> list[BarisKartu]:
    """The rows, one with several numbered indikator as one for each."""
    return [part for row in rows for part in _split(row, pencatat)]


def _split(row: BarisKartu, pencatat: Pencatat) -> list[BarisKartu]:
    cell = row.sel.get(Peran.INDIKATOR, ())
    names = numbered_items(cell[0]) if len(cell) == 1 else []
    if len(names) < 2 or any(mulai_kecil(text) for _, text in names):
        return [row]
    parts = [replace(row, sel={}, tw={}, lanjut=set(row.lanjut), begins=True) for _ in names]
    parts[0].tw = row.tw
    for peran, texts in row.sel.items():
        _share(peran, texts, parts, pencatat, row.nomor)
    for part in parts[1:]:
        part.halaman_baru = False
        part.lanjut.add(Peran.SASARAN)
    names_only = ", ".join(kutip(part.teks(Peran.INDIKATOR)) for part in parts)
    pencatat.periksa(
        "indikator-bernomor",
        f"Satu sel memuat {len(parts)} indikator bernomor dan dibaca satu per satu: {names_only}. "
        "Periksa formulasi dan sumber data masing-masing.",
        row.nomor,
    )
    return parts


def _share(
    peran: Peran, texts: list[str], parts: Sequence[BarisKartu], pencatat: Pencatat, nomor: int
) -> None:
    """Give each part its item of a cell; a cell that is not numbered alike is the first one's, or all's."""
    items = numbered_items(texts[0]) if len(texts) == 1 else []
    lines = texts[0].split("\n") if len(texts) == 1 else []
    if peran in (Peran.SATUAN, Peran.TARGET) and len(items) != len(parts) == len(lines):
        items = [("", line) for line in lines]
    if len(items) == len(parts):
        for part, (marker, text) in zip(parts, items, strict=True):
            part.sel[peran] = [" ".join(text.split("\n")) if peran is Peran.INDIKATOR else text]
            pencatat.lewat(Jenis.PENANDA, marker, nomor)
    elif peran in BERSAMA:
        for part in parts:
            part.sel[peran] = list(texts)
    else:
        parts[0].sel[peran] = texts


def numbered_items(text: str) -> list[tuple[str, str]]:
    """(marker, text) of each item of a cell that is a list from 1 or a on; empty where it is none."""
    items: list[tuple[str, str]] = []
    for line in baris_bernomor(text).split("\n"):
        m = PENANDA.match(line)
        if m and m[1] in (str(len(items) + 1), chr(97 + len(items))) and _same_kind(items, m[1]):
            items.append((m[0].strip(), line[m.end() :]))
        elif not items:
            return []
        else:
            marker, before = items[-1]
            items[-1] = (marker, sambung(before, line) if mulai_kecil(line) else f"{before}\n{line}")
    return items


def _same_kind(items: Sequence[tuple[str, str]], marker: str) -> bool:
    return not items or items[0][0].strip("(.) ").isdigit() == marker.isdigit()
