"""One random decree by its seed: the document as bytes, and the truth of what it says."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

from iki_desktop.readers.archive import Archive
from iki_desktop.readers.document import Document
from iki_desktop.readers.docx.reader import docx_document
from iki_desktop.readers.text.reader import text_document
from iki_desktop.readers.xlsx.reader import read_workbook
from tests.readers.acak.as_excel import as_excel
from tests.readers.acak.as_text import as_text
from tests.readers.acak.as_word import as_word
from tests.readers.acak.decree import random_decree
from tests.readers.acak.pages import Pages
from tests.readers.acak.style import Form, Style, random_style


@dataclass(frozen=True)
class Sample:
    seed: int
    style: Style
    data: bytes
    truth: dict[str, Any]
    body: bool  # it holds the keputusan itself, not only the lampiran

    def document(self) -> Document:
        match self.style.form:
            case "docx":
                return docx_document(Archive(self.data, "acak.docx"))
            case "xlsx":
                return read_workbook(Archive(self.data, "acak.xlsx")).document
            case _:
                return text_document(self.data.decode())


def sample(seed: int, form: Form) -> Sample:
    rnd = random.Random(f"{form} {seed}")
    decree = random_decree(rnd)
    style = random_style(rnd, form)
    if form == "xlsx":
        decree.body = False
    pages = Pages(decree, style, rnd)
    blocks = pages.lay_out()
    match form:
        case "docx":
            data = as_word(blocks, style)
        case "xlsx":
            data = as_excel(blocks, style)
        case _:
            data = as_text(blocks, style).encode()
    decree = pages.decree
    return Sample(seed, style, data, decree.truth(), decree.body)
