"""The clipboard in: a decree or a part of it, pasted from Word, Excel, LibreOffice, a browser, or text."""

from __future__ import annotations

from collections.abc import Callable

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.readers.teks import dokumen_teks
from iki_desktop.readers.tempel_html import dokumen_html
from iki_desktop.readers.urai import urai

MAKS_BARIS_SEL = 60  # lines inside one quoted cell


def baca_tempel(html: str | None, teks: str, report: Callable[[int, int], None] | None = None) -> Bacaan:
    """Read what was pasted: by its HTML where there is one that holds kartu, else by its text.

    `teks` may have tabs between cells, and cells of several lines in quotes, as Excel puts them there.
    InputRefused where neither holds a table of indikator.
    """
    if html and html.strip():
        try:
            return urai(dokumen_html(html), report).bacaan
        except InputRefused:
            if not teks.strip():
                raise
    return urai(dokumen_teks(sel_berbaris(teks)), report).bacaan


def sel_berbaris(teks: str) -> str:
    """The text with cells in quotes as plain cells, their line breaks as <br>, doubled quotes single."""
    if "\t" not in teks or '"' not in teks:
        return teks
    teks = teks.replace("\r\n", "\n").replace("\r", "\n")
    keluar: list[str] = []
    i = 0
    while (buka := teks.find('"', i)) >= 0:
        awal_sel = buka == 0 or teks[buka - 1] in "\t\n"
        tutup = _tutup_kutip(teks, buka) if awal_sel else -1
        if tutup < 0:
            keluar.append(teks[i : buka + 1])
            i = buka + 1
        else:
            isi = teks[buka + 1 : tutup].replace('""', '"').replace("\n", "<br>")
            keluar.append(teks[i:buka] + isi)
            i = tutup + 1
    return "".join(keluar) + teks[i:]


def _tutup_kutip(teks: str, buka: int) -> int:
    """Where the quote at `buka` closes: before a tab or line end, few lines on; -1 where it does not.

    Excel quotes only cells that hold a line break or a quote; others with a quote in front are words.
    """
    i, baris = buka + 1, 0
    while i < len(teks) and baris <= MAKS_BARIS_SEL:
        c = teks[i]
        if c == "\n":
            baris += 1
        elif c == "\t" and not baris:
            return -1
        elif c == '"':
            if teks[i + 1 : i + 2] == '"':
                i += 1
            elif teks[i + 1 : i + 2] in ("\t", "\n", ""):
                return i if baris or '""' in teks[buka + 1 : i] else -1
            else:
                return -1
        i += 1
    return -1
