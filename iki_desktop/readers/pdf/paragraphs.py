"""Printed lines outside tables into paragraphs and list items, as a hanging indent shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.document import Line
from iki_desktop.readers.pdf.lines import BULLET, MARKER, Vocabulary, WordLine, does_not_fit
from iki_desktop.readers.wording.fixed_lines import begins_closing
from iki_desktop.readers.wording.labels import find_label
from iki_desktop.readers.wording.words import begins_small

LEVEL = 3.0  # points: two lines begin at one place
GAP = 2.3  # of the size: lines further apart are not one paragraph
HANGING = 0.45  # of the size: a gap wider than this behind a marker is the tab of a hanging indent
ENDINGS = (".", ";", ":")


@dataclass(slots=True)
class _Paragraph:
    lines: list[WordLine] = field(default_factory=list[WordLine])
    teks: str = ""
    x_text: float = 0.0  # where the text behind label, colon and marker begins
    x_start: float = 0.0  # where its first line begins

    @property
    def hanging(self) -> bool:
        return self.x_text > self.x_start + LEVEL


def to_paragraphs(
    lines: Sequence[WordLine], right: float, vocabulary: Vocabulary
) -> Iterator[tuple[list[WordLine], Line]]:
    """(its printed lines, paragraph); `right` is where the text of the page ends at the right.

    `nomor` is left 0: the caller counts.
    """
    current: _Paragraph | None = None
    for b in lines:
        if current is not None and _goes_on(current, b, right):
            current.teks = vocabulary.merge(current.teks, b.teks)
            current.lines.append(b)
            continue
        if current is not None:
            yield _to_line(current)
        current = _Paragraph([b], b.teks, _text_start(b), b.x0)
    if current is not None:
        yield _to_line(current)


def _text_start(b: WordLine) -> float:
    """Where the text of a line begins: behind "Tugas :", behind "a.", behind both."""
    n = 0
    width = HANGING * b.size
    for i, k in enumerate(b.words[:8]):
        if not k.teks.endswith(":") or i + 1 == len(b.words):
            continue
        after = b.words[i + 1].x0 - k.x1
        before = k.x0 - b.words[i - 1].x1 if i else 2 * width
        if (k.teks == ":" and max(before, after) > width) or after > 2 * width:
            n = i + 1
        break
    if n + 1 < len(b.words) and MARKER.fullmatch(b.words[n].teks):
        n += 1
    return b.words[n].x0


def _goes_on(current: _Paragraph, b: WordLine, right: float) -> bool:
    """Whether a line goes on with the paragraph above it."""
    upper = current.lines[-1]
    if b.y - upper.y > GAP * max(b.size, upper.size) or abs(b.size - upper.size) > 0.25 * b.size:
        return False
    if b.has_marker and not (abs(b.x0 - current.x_text) <= LEVEL and _number_in_sentence(upper, b)):
        return False
    if (
        _has_label(b)
        or _is_label(b)
        or upper.underlined != b.underlined
        or begins_closing(b.teks)
        or _case_changes(upper, b)
    ):
        return False
    available = right - (upper.x0 if len(current.lines) > 1 else current.x_text)
    upper_width = WordLine([k for k in upper.words if k.x0 >= current.x_text - LEVEL] or upper.words)
    full = does_not_fit(upper_width, b, available)
    if abs(b.x0 - current.x_text) <= LEVEL and current.hanging:
        return full or not current.teks.endswith(ENDINGS) or begins_small(b.teks)
    if current.hanging and b.x0 <= current.x_start + LEVEL and (len(current.lines) == 1 or b.x0 == upper.x0):
        # a list whose lines run back to the margin
        full = does_not_fit(upper, b, right - upper.x0)
        unfinished = current.lines[0].has_marker and not current.teks.endswith(
            ENDINGS
        )  # behind a label: a new line
        return full and (begins_small(b.teks) or unfinished)
    aligned = abs(b.x0 - current.x_start) <= LEVEL or (
        len(current.lines) == 1
        and current.x_start - 60 <= b.x0 < current.x_start  # a first line that is indented
    )
    if len(current.lines) > 1:
        aligned = abs(b.x0 - upper.x0) <= LEVEL
    return aligned and full and not current.hanging


def _case_changes(upper: WordLine, b: WordLine) -> bool:
    """Capitals behind small letters or the other way round: a title, or the office of the signer."""
    left, right = upper.words[-1].teks, b.words[0].teks
    if b.teks.isupper() and len(b.words) > 1:
        return not left.isupper()
    return upper.teks.isupper() and len(upper.words) > 1 and not right.isupper()


def _number_in_sentence(upper: WordLine, b: WordLine) -> bool:
    """A number at the beginning of a line that belongs to the sentence: no tab behind it."""
    return b.words[1].x0 - b.words[0].x1 <= HANGING * b.size and not upper.teks.endswith(ENDINGS)


def _has_label(b: WordLine) -> bool:
    """A colon in a column of its own behind the first words: "NOMOR   : …"."""
    for i, k in enumerate(b.words[1:5], start=1):
        if k.teks == ":" and k.x0 - b.words[i - 1].x1 > HANGING * b.size:
            return True
    return b.words[0].teks == ":"


def _is_label(b: WordLine) -> bool:
    """A label of a kartu with its colon, wherever the colon stands: "Fungsi :"."""
    found = find_label(b.teks)
    return found is not None and found.colon


def _to_line(a: _Paragraph) -> tuple[list[WordLine], Line]:
    first = a.lines[0]
    if first.has_marker and first.words[0].teks in BULLET:
        return a.lines, Line(a.teks[len(first.words[0].teks) :].strip(), 0, item=True)
    return a.lines, Line(a.teks, 0)
