"""A paper that is laid out: all its pages are known, and any of them, or all, can be made a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from pathlib import Path

from iki_desktop.errors import Report
from iki_desktop.files import replace_file
from iki_desktop.writers.pdf.emit import About, write
from iki_desktop.writers.pdf.page import Page


@dataclass(frozen=True, slots=True)
class Paper:
    """Pages in order, and what the file says of itself.

    `parts` are the numbers of pages of the papers in it, where these are several: each has its own code and
    page numbers.
    """

    pages: Sequence[Page]
    about: About
    parts: Sequence[int] = ()

    def save(self, path: Path, report: Report | None = None) -> None:
        """Write the PDF to `path`, whole or not at all; SaveFailed where the medium refuses."""
        replace_file(path, partial(write, self.pages, self.about, report=report, parts=self.parts))

    def content(self, report: Report | None = None, only: int | None = None) -> bytes:
        """The bytes that `save` writes; with `only`, a PDF of that page (from 1) alone, as it is in all."""
        out = BytesIO()
        write(self.pages, self.about, out, report, only, self.parts)
        return out.getvalue()

    @property
    def page_counts(self) -> Sequence[int]:
        """How many pages each of the papers in it has; most often it is one paper."""
        return self.parts or (len(self.pages),)

    @property
    def sizes(self) -> list[tuple[float, float]]:
        """Width and height of each page, in points."""
        return [(page.sheet.width, page.sheet.height) for page in self.pages]

    @property
    def bookmarks(self) -> list[tuple[str, int]]:
        """What the PDF's outline names, and on which page (from 1) it begins."""
        return [(title, n) for n, page in enumerate(self.pages, 1) for title, _, _ in page.bookmarks]
