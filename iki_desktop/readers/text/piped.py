"""Tables drawn with strokes: rows of Markdown with or without strokes at their ends, and grids of + and -."""

from __future__ import annotations

import re
from collections.abc import Sequence

STROKE = re.compile(r"(?<!\\)\|")
SEPARATOR = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$")
"""The line under a header of Markdown: "---|:--:|---"."""
GRID_LINE = re.compile(r"^\s*\+(?:[-=:]+\+)+\s*$")
"""A rule of a grid: between two of them the lines are one row."""
MAX_CELL_LINES = 60


def piped_cells(line: str, after: str = "", above: str = "") -> list[str] | None:
    """The cells of a row, or None for a line: strokes at both ends, or strokes inside a table.

    after: the next line, which may be the rule under a header. above: the line before where that is such
    a row; where it has no stroke at its beginning, one at the beginning here closes an empty cell.
    """
    text = line.strip()
    strokes = len(STROKE.findall(text)) if "|" in text else 0
    if not strokes or text == "|":
        return None
    starts, ends = text.startswith("|"), text.endswith("|") and not text.endswith("\\|")
    if not (starts and ends and len(text) > 2) and not above and not SEPARATOR.match(after):
        return None
    if starts and not (above and not above.lstrip().startswith("|")):
        text = text[1:]
    if ends:
        text = text[:-1]
    return [cell.replace("\\|", "|") for cell in STROKE.split(text)]


def grid(lines: Sequence[str], start: int) -> tuple[list[tuple[int, list[str]]], int] | None:
    """The rows of a grid that begins at a line, each with its first line's index; and where it ends.

    Lines between two rules are one row, their cells joined by line breaks; None where no grid begins.
    """
    if not GRID_LINE.match(lines[start]):
        return None
    rows: list[tuple[int, list[str]]] = []
    i, cells = start + 1, list[str]()
    while i < len(lines):
        if GRID_LINE.match(lines[i]):
            if not cells:
                break
            rows.append((i - len(cells[0].split("\n")), cells))
            cells = []
        elif (new := piped_cells(lines[i])) is None:
            break
        elif not cells:
            cells = new
        elif len(cells[0].split("\n")) < MAX_CELL_LINES:
            new += [""] * (len(cells) - len(new))
            cells = [f"{a}\n{b}" for a, b in zip(cells, new, strict=False)]
        i += 1
    if cells:
        rows.append((i - len(cells[0].split("\n")), cells))
    return (rows, i) if rows else None
