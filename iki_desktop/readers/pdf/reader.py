"""PDF in: pages of words and ruling lines become the lines and tables that the parser reads."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from iki_desktop.errors import Report
from iki_desktop.models.catatan import Catatan, Kotak, TingkatCatatan
from iki_desktop.readers.document import Block, Document, Line, Table, TableCell, TableRow
from iki_desktop.readers.faces import usual_face
from iki_desktop.readers.pdf.cells import underline
from iki_desktop.readers.pdf.column_boxes import only_columns
from iki_desktop.readers.pdf.joining import Join, join
from iki_desktop.readers.pdf.lanes import MIN_COLUMNS
from iki_desktop.readers.pdf.lines import Vocabulary, WordLine, to_lines
from iki_desktop.readers.pdf.page import Page, page_from
from iki_desktop.readers.pdf.paragraphs import to_paragraphs
from iki_desktop.readers.pdf.process import Budget, PdfFailure, read_raw
from iki_desktop.readers.pdf.rulings import Grid, find_grids, tidy
from iki_desktop.readers.pdf.running_heads import Repeats, find_repeats
from iki_desktop.readers.pdf.signers import Signers, part_signers
from iki_desktop.readers.pdf.tables import PdfTable, distribute_words, ruled_table, to_table_row
from iki_desktop.readers.pdf.unruled import Sheet, find_tables
from iki_desktop.readers.recorder import quote

MAX_PDF = 64 * 1024 * 1024  # bytes; a decree of 60 pages made by Word has 0.5 MB, a scan of it 30
MIN_LETTERS = 40  # letters a page, on the average; a scan has none, or a page number
MAX_UNKNOWN = 0.3  # share of letters that no font explains

STEPS = 4  # for each page: it is read, its ruled tables are found, the others, its blocks

Area = tuple[float, float, float, float]
"""Left, top, right and bottom of a part of a page, in points from its top left corner."""


@dataclass(slots=True)
class _PageContent:
    """One page: what stands on it from top to bottom."""

    page: Page
    lines: list[WordLine] = field(default_factory=list[WordLine])
    tables: list[PdfTable] = field(default_factory=list[PdfTable])


def pdf_document(content: bytes, name: str, report: Report | None = None) -> Document:
    """The lines and tables of a PDF; `nomor` counts them, `Document.page` says on which page each stands.

    PdfFailure (an InputRefused) where it is locked, damaged, too much, or holds pictures of text only.
    `report(done, steps)` is called at least each tenth of a second while PDFium works (steps is 0 until the
    pages are counted), then between pages; it may raise Cancelled.
    """
    budget = Budget(name)
    if b"%PDF-" not in content[:1024]:
        raise PdfFailure(
            f"Isi {name} bukan PDF. Tidak ada yang dibaca. "
            "Pilih berkas PDF yang benar, atau naskah Word (.docx)."
        )
    page = _pages(content, budget, report)
    _check_text(page, name)
    return _Assembler(page, budget, report).assemble()


def _pages(content: bytes, budget: Budget, report: Report | None) -> list[Page]:
    results: list[Page] = []
    count = 0
    with closing(read_raw(content, budget)) as raw:
        for one in raw:
            if "halaman" in one:
                count = int(one["halaman"])
            elif "rusak" in one:
                results.append(Page(int(one["n"]), 595.0, 842.0, damaged=True))
            elif one:
                try:
                    results.append(page_from(one))
                except (KeyError, TypeError, ValueError, OverflowError):
                    results.append(Page(len(results) + 1, 595.0, 842.0, damaged=True))
            if report:
                report(len(results), STEPS * count)
    if len(results) < count:
        results[-1:] = [*results[-1:], Page(len(results) + 1, 595.0, 842.0, cut=True)]
    return results


def _check_text(pages: Sequence[Page], name: str) -> None:
    """Refuse what holds no text to read: a scan, letters without meaning."""
    letter = sum(len(k.teks) for h in pages for k in h.words)
    if letter < MIN_LETTERS * max(1, len(pages)) or letter < 2 * MIN_LETTERS:
        raise PdfFailure(
            f"Berkas {name} tidak memuat teks, tampaknya hasil pindaian (gambar halaman). "
            "Tidak ada yang dibaca. "
            "Pakai berkas Word (.docx) naskah itu, atau kenali dulu teksnya dengan program OCR."
        )
    unknown = sum(h.unmapped * len(h.words) for h in pages) / max(1, sum(len(h.words) for h in pages))
    if unknown > MAX_UNKNOWN:
        raise PdfFailure(
            f"Huruf di {name} tidak dapat dikenali karena PDF-nya tidak menyimpan arti hurufnya. "
            "Tidak ada yang dibaca. Pakai berkas Word (.docx) naskah itu, atau cetak ulang ke PDF dari Word."
        )


class _Assembler:
    """Puts the pages together."""

    def __init__(self, pages: Sequence[Page], budget: Budget, report: Report | None) -> None:
        self.pages = pages
        self.budget = budget
        self.report = report
        self.finish = len(pages)  # steps done: all pages have been read
        self.catatan: list[Catatan] = []
        self.place: list[int] = []  # the page of each nomor
        self.box: list[Kotak | None] = []  # where on it
        self.repeats: list[Line] = []
        everything = [to_lines(h.words) for h in pages]
        self.vocabulary = Vocabulary(b.words for one in everything for b in one)
        self.edge = _right_edge(pages, everything)

    def assemble(self) -> Document:
        content = self._all_content()
        repeat = find_repeats([(x.page, x.lines) for x in content])
        self._drop_repeats(content, repeat)
        self._take_unruled(content)
        foot = _feet(content)
        blocks: list[Block] = []
        for x, order in self._order_pages(content, foot):
            self._step()
            for one in order:
                if isinstance(one, PdfTable):
                    blocks.append(self._table(one))
                else:
                    blocks += self._running_text(x.page, one)
        self._note_pages()
        self._note_scraps()
        return Document(
            tuple(blocks),
            tuple(self.catatan),
            satuan="halaman",
            repeats=tuple(self.repeats),
            pages=tuple(self.place),
            box=tuple(self.box),
            face=usual_face(sum((h.fonts for h in self.pages), Counter[str]())),
        )

    def _running_text(self, page: Page, lines: Sequence[WordLine]) -> Iterator[Block]:
        """Paragraphs; signers side by side as the rows of a table."""
        for part in part_signers(lines):
            if isinstance(part, Signers):
                yield Table(
                    tuple(
                        TableRow(tuple(map(TableCell, row)), self._number(page.nomor, _area([b])))
                        for b, row in zip(part.lines, part.rows, strict=True)
                    )
                )
                continue
            for origin, b in to_paragraphs(part, self.edge[round(page.width)], self.vocabulary):
                yield Line(b.teks, self._number(page.nomor, _area(origin)), b.item, b.marker)

    def _number(self, page: int, area: Area | None = None) -> int:
        """The number of a line or row; `area` is where it stands on its page, in points."""
        self.place.append(page)
        self.box.append(_box(self.pages[page - 1], area) if area else None)
        return len(self.place)

    def _step(self) -> None:
        """Between two pages: is there time left, and does the user still want it?"""
        self.budget.check()
        self.finish += 1
        if self.report:
            self.report(min(self.finish, STEPS * len(self.pages)), STEPS * len(self.pages))

    def _all_content(self) -> list[_PageContent]:
        grids: list[list[Grid]] = []
        for h in self.pages:
            self.budget.check()
            h.level, h.upright = tidy(h.level, level=True), tidy(h.upright, level=False)
            has, skipped = find_grids(h.level, h.upright)
            h.skipped = sorted([*skipped, *h.bars], key=lambda g: (g.y0, g.x0))
            grids.append(has)
        if only_columns(zip(grids, (h.words for h in self.pages), strict=True), self.vocabulary):
            grids = [[k for k in has if len(k.xs) < MIN_COLUMNS] for has in grids]
        return [self._content(h, has) for h, has in zip(self.pages, grids, strict=True)]

    def _content(self, h: Page, grids: Sequence[Grid]) -> _PageContent:
        self._step()
        in_table, outer = distribute_words(h.words, grids, h.skipped)
        result = _PageContent(h, to_lines(outer))
        underline(result.lines, h.skipped)
        for one, word in zip(grids, in_table, strict=True):
            if word:
                result.tables.append(ruled_table(one, word, h.skipped, h.nomor, self.vocabulary))
        return result

    def _take_unruled(self, content: Sequence[_PageContent]) -> None:
        """Take the tables out of the lines that no ruling lines fence in."""
        sheets = [
            Sheet(
                *(x.page.nomor, x.lines, x.page.skipped, x.page.upright),
                edge=self.edge[round(x.page.width)],
                upper=min((t.y0 for t in x.tables), default=x.page.height),
                lower=max((t.y1 for t in x.tables), default=0.0),
            )
            for x in content
        ]
        for x, found in zip(content, find_tables(sheets, self.vocabulary, self._step), strict=True):
            x.tables += [k.table for k in found]
            taken = {id(b) for k in found for b in k.lines}
            x.lines = [b for b in x.lines if id(b) not in taken]

    def _drop_repeats(self, content: Sequence[_PageContent], repeat: Repeats) -> None:
        for x in content:
            rest: list[WordLine] = []
            for b in x.lines:
                if (x.page.nomor, id(b)) in repeat:
                    self.repeats.append(Line(b.teks, self._number(x.page.nomor)))
                else:
                    rest.append(b)
            x.lines = rest

    def _order_pages(
        self, content: Sequence[_PageContent], foot: dict[int, float]
    ) -> Iterator[tuple[_PageContent, list[PdfTable | list[WordLine]]]]:
        """The pages with their content in order; a table that goes on stands whole on its first page."""
        results: list[tuple[_PageContent, list[PdfTable | list[WordLine]]]] = []
        for x in content:
            order = _in_order(x)
            end = results[-1][1][-1] if results and results[-1][1] else None
            if order and isinstance(end, PdfTable) and isinstance(order[0], PdfTable):
                before = results[-1][0].page
                joined = join(end, order[0], foot[round(before.width)], self.vocabulary)
                if joined is not None:
                    titles, action = joined
                    for b in titles:
                        self.repeats.append(Line(b.plain, self._number(x.page.nomor)))
                    self._note_join(action)
                    order = order[1:]
                    if not order:  # the table may go on over one more page
                        continue
            results.append((x, order))
        yield from results

    def _table(self, t: PdfTable) -> Table:
        lines = tuple(
            to_table_row(b, self._number(b.page, (min(t.xs), b.y0, max(t.xs), b.y1)), self.vocabulary)
            for b in t.rows
        )
        return Table(lines, merged_known=t.ruled)

    def _note_join(self, s: Join | None) -> None:
        if s is None or not s.teks:
            return
        made = "sambungan baris terakhir di halaman sebelumnya" if s.cut else "baris baru"
        level = TingkatCatatan.INFO if s.sure else TingkatCatatan.PERIKSA
        if s.cut or not s.sure:
            self._note(level, "baris-terpotong", f"Awal tabel {quote(s.teks)} dibaca sebagai {made}.", s.page)

    def _note_pages(self) -> None:
        for h in self.pages:
            if h.damaged:
                self._note(
                    TingkatCatatan.GALAT, "halaman-rusak", "Halaman ini rusak dan tidak terbaca.", h.nomor
                )
            elif h.cut:
                message = "Naskah terlalu panjang; mulai halaman ini tidak dibaca seluruhnya."
                self._note(TingkatCatatan.GALAT, "halaman-terpotong", message, h.nomor)
            elif h.picture > 50 and sum(len(k.teks) for k in h.words) < MIN_LETTERS:
                message = "Halaman ini berupa gambar (pindaian); tulisannya tidak terbaca."
                self._note(TingkatCatatan.PERIKSA, "halaman-gambar", message, h.nomor)
            if h.scanned:
                message = "Teks halaman ini hasil pengenalan huruf dari pindaian; periksa salah baca."
                self._note(TingkatCatatan.PERIKSA, "teks-pindaian", message, h.nomor)
            if any(map(str.isalnum, h.hidden)):
                message = f"Tulisan yang tidak tercetak {quote(h.hidden)} tidak dibaca."
                self._note(TingkatCatatan.INFO, "teks-tersembunyi", message, h.nomor)
            if h.askew:
                message = f"Tulisan miring atau tegak {quote(h.askew)} tidak dibaca."
                self._note(TingkatCatatan.INFO, "teks-miring", message, h.nomor)

    def _note_scraps(self) -> None:
        for before, after in dict.fromkeys(self.vocabulary.dropped):
            message = f"Kata yang terpenggal di ujung baris {quote(before)} dibaca {quote(after)}."
            self.catatan.append(Catatan(TingkatCatatan.INFO, "kata-terpenggal", message, tempat="Naskah"))

    def _note(self, level: TingkatCatatan, kode: str, message: str, page: int) -> None:
        nomor = self._number(page)
        self.catatan.append(Catatan(level, kode, message, tempat="Naskah", baris=nomor))


def _area(lines: Sequence[WordLine]) -> Area:
    """The room that printed lines take: the height of letters above and their tails below."""
    upper, end = lines[0], lines[-1]
    return (
        min(b.x0 for b in lines),
        upper.y - upper.size,
        max(b.x1 for b in lines),
        end.y + end.size / 4,
    )


def _box(h: Page, area: Area) -> Kotak:
    x0, y0, x1, y1 = area
    if y1 <= y0:  # a row that goes on over the page reaches to its foot
        y1 = h.height
    width, height = max(h.width, 1.0), max(h.height, 1.0)
    bagian = (x0 / width, y0 / height, x1 / width, y1 / height)
    return Kotak(*(min(1.0, max(0.0, n)) for n in bagian), rasio=width / height)


def _in_order(x: _PageContent) -> list[PdfTable | list[WordLine]]:
    """Tables and the lines between them, from top to bottom."""
    results: list[PdfTable | list[WordLine]] = []
    everything: list[tuple[float, PdfTable | WordLine]] = [(t.y0, t) for t in x.tables]
    everything += [(b.y, b) for b in x.lines]
    for _, one in sorted(everything, key=lambda s: s[0]):
        if isinstance(one, PdfTable):
            results.append(one)
        elif results and isinstance(results[-1], list):
            results[-1].append(one)
        else:
            results.append([one])
    return results


def _feet(content: Iterable[_PageContent]) -> dict[int, float]:
    """How far down the pages of each width are filled."""
    results: dict[int, float] = {}
    for x in content:
        lower = max([0.0, *(b.y for b in x.lines), *(t.y1 for t in x.tables)])
        width = round(x.page.width)
        results[width] = max(results.get(width, 0.0), lower)
    return results


def _right_edge(pages: Sequence[Page], lines: Sequence[Sequence[WordLine]]) -> dict[int, float]:
    """Where the text ends at the right on the pages of each width: where its longest lines do, but a few."""
    results: dict[int, float] = {}
    pairs = sorted(zip(pages, lines, strict=True), key=lambda p: round(p[0].width))
    for width, group in itertools.groupby(pairs, key=lambda p: round(p[0].width)):
        end = Counter(round(b.x1) for _, one in group for b in one)
        urut = sorted(end.elements(), reverse=True)
        results[width] = float(urut[min(len(urut) // 50, len(urut) - 1)]) if urut else float(width)
    return results
