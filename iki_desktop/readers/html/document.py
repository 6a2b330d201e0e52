"""HTML in: the clipboard of Word, Excel, LibreOffice and browsers, and tables of HTML inside a text."""

from __future__ import annotations

import re

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Catatan
from iki_desktop.readers.document import Block, Document
from iki_desktop.readers.html.reader import HtmlReader
from iki_desktop.readers.intake import check_length
from iki_desktop.readers.text.tabbed import untab

MAX_TAG = 4_000  # letters of one tag; Word's longest styles have a thousand
WHOLE_TAG = re.compile(rf"<(?!/?[A-Za-z][^<>]{{0,{MAX_TAG}}}>)")
CONDITIONAL = re.compile(r"\[if gte msEquation[^\]]{0,20}\]>", re.IGNORECASE)


def html_document(html: str) -> Document:
    """The lines and tables of pasted HTML; `nomor` counts lines. InputRefused where it is empty."""
    check_length(html)
    reader = HtmlReader()
    reader.feed(_clean(html))
    reader.close()
    block = reader.finish()
    if not block:
        raise InputRefused(
            "Tempelannya kosong. Tidak ada yang dibaca. Salin bagian SK yang memuat kartu, lalu tempel lagi."
        )
    return Document(tuple(untab(block)), tuple(reader.catatan))


def html_blocks(html: str, first_line: int) -> tuple[list[Block], list[Catatan]]:
    """Blocks and remarks of HTML that stands in a text from `first_line` on; `nomor` is the text's line."""
    reader = HtmlReader(first_line)
    reader.feed(_clean(html))
    reader.close()
    return reader.finish(), reader.catatan


def _clean(html: str) -> str:
    """Only tags and words: comments go, equations inside them stay, a stray "<" is a letter."""
    out: list[str] = []
    i = 0
    while (start := html.find("<!", i)) >= 0:
        out.append(html[i:start])
        comments = html.startswith("<!--", start)
        end = html.find("-->" if comments else ">", start)
        if end < 0:
            i = len(html)
            break
        content = html[start + 4 : end]
        if comments and (m := CONDITIONAL.match(content)):
            out.append(content[m.end() :].removesuffix("<![endif]"))
        i = end + (3 if comments else 1)
    out.append(html[i:])
    return WHOLE_TAG.sub("&lt;", "".join(out))
