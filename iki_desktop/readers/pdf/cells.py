"""The text of one cell: its lines joined where they only ran out of room, its fractions set as such."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.document import FRACTION_CLOSE, FRACTION_MIDDLE, FRACTION_OPEN
from iki_desktop.readers.pdf.letters import Word
from iki_desktop.readers.pdf.lines import MARKER, SLACK, SPACE, Vocabulary, WordLine, does_not_fit, to_lines
from iki_desktop.readers.pdf.page import Ruling
from iki_desktop.readers.wording.words import begins_small, first_word, last_word

NEAR_RULING = 0.3  # of the size: a line no further below the baseline underlines the words
FLUSH = 4.0  # points: an underline is as long as its words
BELOW_BAR = 2.2  # of the size: the denominator stands no further below its bar
CENTRE = 2.0  # points: how exactly a centred line stands in the middle
PARAGRAPH_GAP = 1.9  # of the size: lines further apart are paragraphs
INDENT = 1.5  # points
FULL = 0.8  # of the size: a single word that leaves no more room in its column may have been cut
_TITLES = "rumus formula formulasi keterangan catatan perhitungan penghitungan dimana ket"
FORMULA_TITLES = frozenset(_TITLES.split())


@dataclass(slots=True)
class Paragraph:
    """A paragraph of a cell. `pembilang`: a line is drawn below it, so the next may be its denominator."""

    teks: str
    pembilang: bool = False
    beside: str = ""  # what stands beside the bar, behind the fraction: "× 100%"
    front: str = ""  # … and before it: "Nilai ="


@dataclass(slots=True)
class CellText:
    """What a cell says, until its rows are known to be whole."""

    paragraphs: list[Paragraph] = field(default_factory=list[Paragraph])
    rest: float = 0.0  # points of room behind its last line
    first_width: float = 0.0  # points its first word takes
    size: float = 10.0
    full: bool = False  # its last line reaches the bottom of the cell

    def __bool__(self) -> bool:
        return bool(self.paragraphs)

    @property
    def plain(self) -> str:
        """Its words on one line, for comparing."""
        return " ".join(f"{a.front} {a.teks} {a.beside}".strip() for a in self.paragraphs)

    def teks(self, vocabulary: Vocabulary) -> str:
        """Its lines, fractions between the private characters of `document`."""
        results: list[str] = []
        n = 0
        while n < len(self.paragraphs):
            a = self.paragraphs[n]
            if a.pembilang and n + 1 < len(self.paragraphs) and not self.paragraphs[n + 1].pembilang:
                b = self.paragraphs[n + 1]
                formula = f"{FRACTION_OPEN}{a.teks}{FRACTION_MIDDLE}{b.teks}{FRACTION_CLOSE}"
                results.append(" ".join(filter(None, (a.front, formula, a.beside))))
                n += 2
                continue
            results.append(" ".join(filter(None, (a.front, a.teks, a.beside))))
            n += 1
        del vocabulary
        return "\n".join(results)

    def go_on(self, lower: CellText, vocabulary: Vocabulary) -> None:
        """Take in what the same cell says on the next page."""
        if not lower:
            return
        alike = self.paragraphs and self.paragraphs[-1].pembilang == lower.paragraphs[0].pembilang
        if alike and (goes_on(self, lower) or _cannot_begin(lower.plain)):
            first = lower.paragraphs.pop(0)
            a = self.paragraphs[-1]
            a.teks = vocabulary.merge(a.teks, first.teks)
            a.beside = a.beside or first.beside
        self.paragraphs += lower.paragraphs
        self.rest, self.full = lower.rest, lower.full


def _cannot_begin(teks: str) -> bool:
    """Whether words begin with a small letter, a figure or a sign, and no list marker stands before them."""
    return not teks[0].isupper() and not MARKER.match(teks)


def goes_on(upper: CellText, lower: CellText) -> bool:
    """Whether the first line of `lower` only found no room behind the last line of `upper`."""
    return lower.first_width + SLACK * upper.size > upper.rest


@dataclass(slots=True)
class _Line:
    """A printed line of the cell and what is known of it."""

    line: WordLine
    pembilang: bool = False
    centred: bool = False
    bar: Ruling | None = None  # the bar of whose numerator or denominator it is a line
    beside: list[Word] = field(default_factory=list[Word])
    front: list[Word] = field(default_factory=list[Word])


def cell_text(
    words: Sequence[Word], rulings: Sequence[Ruling], left: float, right: float, vocabulary: Vocabulary
) -> CellText:
    """What the words of a cell say. `left`, `right`: the room for text; `rulings`: level lines inside it."""
    if not words:
        return CellText()
    bar = underline(to_lines(words), rulings)
    rest, pairs = _give_bars(words, bar)
    lines = _lines(rest, left, right)
    for g, beside, front in pairs:
        _mark_bar(lines, g, beside, front)
    for b in lines:
        b.pembilang = b.pembilang or (b.line.underlined and not _is_formula_title(b.line.teks))
    if all(b.pembilang for b in lines) and not any(b.bar for b in lines) and len(lines) < 2:
        lines[0].pembilang = False  # a cell that is underlined as a whole
    result = CellText(size=lines[0].line.size)
    for n, b in enumerate(lines):
        teks = b.line.teks
        upper = lines[n - 1] if n else None
        if upper is not None and _joins(upper, b, left, right):
            a = result.paragraphs[-1]
            rest = right - left - (upper.line.x1 - upper.line.x0)
            full = len(upper.line.words) == 1 and rest < FULL * upper.line.size
            a.teks = vocabulary.merge(a.teks, teks, full=full)
        else:
            result.paragraphs.append(Paragraph(teks, b.pembilang))
        a = result.paragraphs[-1]
        a.beside = a.beside or " ".join(k.teks for k in b.beside)
        a.front = a.front or " ".join(k.teks for k in b.front)
    end = lines[-1].line
    result.rest = (end.x0 - left if lines[-1].centred else 0.0) + right - end.x1 - SPACE * end.size
    first = lines[0].line.words[0]
    result.first_width = first.x1 - first.x0
    return result


def _lines(words: Sequence[Word], left: float, right: float) -> list[_Line]:
    """The lines of a cell. A line in the middle is set so only where no other begins at the same place."""
    results = [_Line(b) for b in to_lines(words)]
    for b in results:
        x0, x1 = b.line.x0, b.line.x1
        aligned = any(
            c is not b and min(abs(x - x0) for x in _start(c.line)) <= INDENT and abs(c.line.x1 - x1) > 1
            for c in results
        )
        b.centred = x0 > left + INDENT and abs(x0 + x1 - left - right) <= 2 * CENTRE and not aligned
    return results


def _start(b: WordLine) -> tuple[float, ...]:
    """Where a line begins, and where its text does behind a marker."""
    return (b.x0, b.words[1].x0) if b.has_marker else (b.x0,)


def underline(lines: Sequence[WordLine], rulings: Sequence[Ruling]) -> list[Ruling]:
    """Mark underlined words; the lines that underline nothing, which may be bars."""
    rest: list[Ruling] = []
    everything = [k for b in lines for k in b.words]
    for g in rulings:
        hit = [
            k
            for k in everything
            if -0.1 * k.size <= g.y0 - k.y <= NEAR_RULING * k.size
            and min(g.x1, k.x1) - max(g.x0, k.x0) > 0.6 * (k.x1 - k.x0)
        ]
        exact = (
            hit and abs(min(k.x0 for k in hit) - g.x0) < FLUSH and abs(max(k.x1 for k in hit) - g.x1) < FLUSH
        )
        if exact and not any(_beside_bar(k, g) and abs(k.y - hit[0].y) > 0.2 * k.size for k in everything):
            for k in hit:
                k.underlined = True
        else:
            rest.append(g)
    return rest


def _beside_bar(k: Word, g: Ruling) -> bool:
    """Whether a word stands beside a bar, half above and half below it."""
    return abs(k.y - 0.3 * k.size - g.y0) <= 0.45 * k.size and (
        k.x0 >= g.x1 - INDENT or k.x1 <= g.x0 + INDENT
    )


def _give_bars(
    words: Sequence[Word], bar: Sequence[Ruling]
) -> tuple[list[Word], list[tuple[Ruling, list[Word], list[Word]]]]:
    """(the words without those beside a bar, each bar with the words behind and before it)."""
    rest = list(words)
    results: list[tuple[Ruling, list[Word], list[Word]]] = []
    for g in bar:
        beside: list[Word] = []
        front: list[Word] = []
        for k in rest:
            if _beside_bar(k, g):
                (beside if k.x0 >= g.x1 - INDENT else front).append(k)
        taken = {id(k) for k in (*beside, *front)}
        rest = [k for k in rest if id(k) not in taken]
        if rest:
            results.append((g, beside, front))
        else:
            rest = [*rest, *beside, *front]
    return rest, results


def _mark_bar(lines: Sequence[_Line], g: Ruling, beside: list[Word], front: list[Word]) -> None:
    """Tell the numerator above a bar: the lines within its reach that ran out of its room."""
    upper = [n for n, b in enumerate(lines) if b.line.y < g.y0 and _within_reach(b.line, g)]
    lower = [n for n, b in enumerate(lines) if b.line.y > g.y0 and _within_reach(b.line, g)]
    if not upper or not lower or lines[lower[0]].line.y - g.y0 > BELOW_BAR * lines[lower[0]].line.size:
        return
    n = upper[-1]
    lines[n].pembilang, lines[n].bar = True, g
    lines[n].beside, lines[n].front = beside, front
    for m in lower:
        if m > lower[0] and not _same_bar(lines[m - 1].line, lines[m].line, g):
            break
        lines[m].bar = g
    while n:
        old = lines[n - 1].line
        if old.teks.endswith((":", "=", ".", ";")) or not _within_reach(old, g):
            break
        if not _same_bar(old, lines[n].line, g):
            break
        n -= 1
        lines[n].pembilang, lines[n].bar = True, g


def _same_bar(upper: WordLine, lower: WordLine, g: Ruling) -> bool:
    """Whether two lines are of one numerator or denominator: broken for want of room, set in the middle
    of the bar, or going on in small letters."""
    if lower.y - upper.y > PARAGRAPH_GAP * max(upper.size, lower.size) or lower.has_marker:
        return False
    if does_not_fit(upper, lower, g.x1 - g.x0 + INDENT) or begins_small(lower.teks):
        return True
    middle = g.x0 + g.x1
    two = max(abs(b.x0 + b.x1 - middle) for b in (upper, lower)) <= 2 * CENTRE
    return two and abs(upper.x0 - lower.x0) > INDENT


def _within_reach(b: WordLine, g: Ruling) -> bool:
    """Whether a line stands above or below a bar, not beside it."""
    close = min(b.x1, g.x1) - max(b.x0, g.x0)
    return close > 0.6 * min(b.x1 - b.x0, g.x1 - g.x0)


def _is_formula_title(teks: str) -> bool:
    return teks.rstrip().endswith(":") or (
        first_word(teks) == last_word(teks) != "" and (first_word(teks) in FORMULA_TITLES)
    )


def _joins(upper: _Line, lower: _Line, left: float, right: float) -> bool:
    """Whether a line goes on with the paragraph of the line above it."""
    a, b = upper.line, lower.line
    if upper.pembilang != lower.pembilang or b.y - a.y > PARAGRAPH_GAP * max(a.size, b.size):
        return False
    if b.teks.endswith(":") and first_word(b.teks) in FORMULA_TITLES:
        return False
    if upper.bar is not None and upper.bar is lower.bar:
        return True
    if b.has_marker and (b.words[1].x0 - b.words[0].x1 > 0.4 * b.size or b.x0 <= left + INDENT):
        return False
    return does_not_fit(a, b, right - (left if upper.centred else a.x0))
