"""The clipboard in: a decree or a part of it, pasted from Word, Excel, LibreOffice, a browser, or text."""

from __future__ import annotations

from iki_desktop.errors import InputRefused, Report
from iki_desktop.models.catatan import Bacaan
from iki_desktop.readers.html.document import html_document
from iki_desktop.readers.parser.parse import parse
from iki_desktop.readers.text.reader import text_document

MAX_CELL_LINES = 60  # lines inside one quoted cell


def read_clipboard(html: str | None, teks: str, report: Report | None = None) -> Bacaan:
    """Read what was pasted: by its HTML where there is one that holds kartu, else by its text.

    `teks` may have tabs between cells, and cells of several lines in quotes, as Excel puts them there.
    InputRefused where neither holds a table of indikator.
    """
    if html and html.strip():
        try:
            return parse(html_document(html), report).bacaan
        except InputRefused:
            if not teks.strip():
                raise
    return parse(text_document(flatten_cells(teks)), report).bacaan


def flatten_cells(teks: str) -> str:
    """The text with cells in quotes as plain cells, their line breaks as <br>, doubled quotes single."""
    if "\t" not in teks or '"' not in teks:
        return teks
    teks = teks.replace("\r\n", "\n").replace("\r", "\n")
    out: list[str] = []
    i = 0
    while (opening := teks.find('"', i)) >= 0:
        cell_start = opening == 0 or teks[opening - 1] in "\t\n"
        close = _closing_quote(teks, opening) if cell_start else -1
        if close < 0:
            out.append(teks[i : opening + 1])
            i = opening + 1
        else:
            content = teks[opening + 1 : close].replace('""', '"').replace("\n", "<br>")
            out.append(teks[i:opening] + content)
            i = close + 1
    return "".join(out) + teks[i:]


def _closing_quote(teks: str, opening: int) -> int:
    """Where the quote at `opening` closes: before a tab or line end, few lines on; -1 where it does not.

    Excel quotes only cells that hold a line break or a quote; others with a quote in front are words.
    """
    i, line = opening + 1, 0
    while i < len(teks) and line <= MAX_CELL_LINES:
        c = teks[i]
        if c == "\n":
            line += 1
        elif c == "\t" and not line:
            return -1
        elif c == '"':
            if teks[i + 1 : i + 2] == '"':
                i += 1
            elif teks[i + 1 : i + 2] in ("\t", "\n", ""):
                return i if line or '""' in teks[opening + 1 : i] else -1
            else:
                return -1
        i += 1
    return -1
