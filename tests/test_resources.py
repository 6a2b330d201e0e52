"""Texts that ship with the program are its own: none is taken over from a real decree."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.paths import Paths
from tests.shared import needs_shared, shared

LENGTH = 6  # words in a row that would show a sentence taken over
FORMULAS = ("Keputusan ini mulai berlaku pada tanggal ditetapkan",)
"""Fixed words of every decree. Names of laws (the list `mengingat`) are left out as a whole."""


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    row = words(text)
    return {tuple(row[i : i + LENGTH]) for i in range(len(row) - LENGTH + 1)}


@cache
def runs_of_decrees() -> frozenset[tuple[str, ...]]:
    decrees = sorted(shared("sk").glob("*.txt"))
    assert len(decrees) >= 3
    return frozenset(run for path in decrees for run in runs(path.read_text(encoding="utf-8")))


def texts(data: Any) -> list[str]:
    """All texts of a JSON structure but the names of laws."""
    if isinstance(data, str):
        return [data]
    if isinstance(data, list):
        return [t for item in data for t in texts(item)]
    if isinstance(data, dict):
        return [t for key, item in data.items() if key != "mengingat" for t in texts(item)]
    return []


def shipped() -> list[Path]:
    folder = Paths().resources
    return sorted(p for p in folder.rglob("*") if p.suffix in (".json", ".md"))


@needs_shared
@pytest.mark.parametrize("path", shipped(), ids=lambda p: p.name)
def test_no_sentence_comes_from_a_real_decree(path: Path) -> None:
    content = path.read_text(encoding="utf-8")
    pieces = texts(json.loads(content)) if path.suffix == ".json" else content.split("\n\n")
    allowed = {run for formula in FORMULAS for run in runs(formula)}
    taken = {" ".join(r) for piece in pieces for r in (runs(piece) - allowed) & runs_of_decrees()}
    assert not taken


@needs_shared
def test_the_comparison_finds_a_sentence_taken_over() -> None:
    decree = (shared("sk") / "rejoso.txt").read_text(encoding="utf-8")
    line = next(baris for baris in decree.splitlines() if len(words(baris)) > 12)
    assert runs(line.upper()) <= runs_of_decrees()


def test_sample_and_catalogue_ship_and_are_of_a_size_to_ship() -> None:
    names = {p.name for p in shipped()}
    assert {"contoh.json", "katalog.json"} <= names
    assert all(p.stat().st_size < 1_000_000 for p in shipped())
