"""Pages as a Word file: labels as lines or in tables, lists typed or numbered by Word, cells merged."""

from __future__ import annotations

from tests.readers.acak.pages import Block, Break, Cell, Field, Grid, Line
from tests.readers.acak.style import Style
from tests.readers.docx.word import LETTERS, NUMBER, STRIP, Word, fraction, p, run, sel, tabel


def as_word(blocks: list[Block], style: Style) -> bytes:
    return _Writer(style).write(blocks)


class _Writer:
    def __init__(self, style: Style) -> None:
        self.style = style
        self.word = Word()

    def write(self, blocks: list[Block]) -> bytes:
        fields: list[Field] = []
        for block in blocks:
            if isinstance(block, Field) and self.style.label == "cells":
                fields.append(block)
                continue
            if fields:
                self._field_table(fields)
                fields = []
            match block:
                case Line():
                    self.word.add(self._paragraphs([block]))
                case Field():
                    self._field(block)
                case Grid():
                    self.word.add(p(), tabel(_rows(block)), p())
                case Break(lines):
                    self.word.add(self._paragraphs(lines))
                    self.word.add(p('<w:r><w:br w:type="page"/></w:r>'))
                case _:
                    pass
        self.word.limit(end=True)
        return self.word.keep()

    def _paragraphs(self, lines: list[Line]) -> str:
        number = 0
        out = ""
        for line in lines:
            if self.style.real_lists and (line.marker or line.bullet):
                digit = line.marker.strip("().").isdigit()
                number = number or self.word.items(STRIP if line.bullet else NUMBER if digit else LETTERS)
                out += p(run(line.text), items=number)
            else:
                mark = "-" if line.bullet else line.marker
                text = f"{mark}\t{line.text}" if mark else line.text
                out += p(run(self._broken(text)))
        return out

    def _broken(self, text: str) -> str:
        """A manual line break inside running words, where the style wraps them."""
        words = text.split(" ")
        if self.style.wrap and len(words) > 9 and words[7][:1].islower() and words[7].isalpha():
            return " ".join(words[:7]) + "\n" + " ".join(words[7:])
        return text

    def _field(self, block: Field) -> None:
        label = f"{block.mark} {block.label}".strip() + block.colon
        first = block.lines[0] if block.lines else Line("")
        if self.style.label == "inline" and not (first.marker or first.bullet):
            self.word.add(p(run(f"{label}\t{first.text}")), self._paragraphs(block.lines[1:]))
        else:
            self.word.add(p(run(label)), self._paragraphs(block.lines))

    def _field_table(self, fields: list[Field]) -> None:
        rows: list[list[str]] = []
        for f in fields:
            colon = f.colon.strip() or ":"
            cells = [sel(p(run(f.label))), sel(p(run(colon))), sel(self._paragraphs(f.lines) or p())]
            rows.append([sel(p(run(f.mark))), *cells] if any(x.mark for x in fields) else cells)
        self.word.add(tabel(rows), p())


def _rows(grid: Grid) -> list[list[str]]:
    """The cells of a grid, merged ones begun where `rows` says and gone on where they are covered."""
    rows: list[list[str]] = []
    for row in [*(grid.head if grid.header_row else ()), *grid.rows]:
        rows.append([_cell(c) for c in row])
    return rows


def _cell(cell: Cell) -> str:
    merge = "continue" if cell.covered else "restart" if cell.rows > 1 else ""
    if cell.fraction:
        times, above, below = cell.fraction
        return sel(p(fraction(above, below, times)), merge=merge)
    return sel("".join(p(run(t)) for t in cell.text.split("\n")), width=cell.cols, merge=merge)
