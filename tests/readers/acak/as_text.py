"""Pages as text: tab-separated tables, page breaks, LaTeX for set fractions."""

from __future__ import annotations

import textwrap

from tests.readers.acak.pages import Block, Break, Cell, Field, Grid, Line
from tests.readers.acak.style import Style

WIDTH = 88


def as_text(blocks: list[Block], style: Style) -> str:
    out: list[str] = []
    for block in blocks:
        match block:
            case Line():
                out += [*_line(block, style), ""]
            case Field():
                out += _field(block, style)
            case Grid():
                out += ["", *_grid(block), ""]
            case Break(lines):
                out += ["", *(x for b in lines for x in (b.text, "")), "\f"]
            case _:
                pass
    return "\n".join(out)


def _line(line: Line, style: Style, before: str = "") -> list[str]:
    text = " ".join(x for x in (before, "-" if line.bullet else line.marker, line.text) if x)
    return textwrap.wrap(text, WIDTH) if style.wrap else [text]


def _field(block: Field, style: Style) -> list[str]:
    label = f"{block.mark} {block.label}".strip() + block.colon
    if not block.lines:
        return [label, ""]
    plain = len(block.lines) == 1 and not block.lines[0].marker
    if style.label == "inline" and (plain or block.lines[0].marker):
        out = _line(block.lines[0], style, label)
    elif style.label == "own":
        out = [label, "", *_line(block.lines[0], style)]
    else:
        out = [label, *_line(block.lines[0], style)]
    for line in block.lines[1:]:
        out += _line(line, style)
    return [*out, ""]


def _grid(grid: Grid) -> list[str]:
    rows = [*(grid.head if grid.header_row else ()), *grid.rows]
    return ["\t".join(x for cell in row for x in (_cell(cell), *[""] * (cell.cols - 1))) for row in rows]


def _cell(cell: Cell) -> str:
    if cell.fraction:
        times, above, below = cell.fraction
        rest = r" \times 100\%" if times else ""
        return rf"$\frac{{\text{{{above}}}}}{{\text{{{below}}}}}{rest}$"
    return cell.text.replace("\n", "<br>")
