"""Real numbering of Word: definitions, levels, starts and restarts counted into the markers a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

MAX_LEVELS = 9
MAX_NUMBER = 100_000
ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
FILL_WORDS = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Marker:
    """What Word sets before a paragraph. `teks` is "" for a bullet; `title` is for headings (I., A.)."""

    teks: str
    item: bool
    title: bool = False


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: its first number, its kind of number, its pattern ("%1.")."""

    start: int = 1
    form: str = "decimal"
    pattern: str = "%1."
    again: int | None = None  # the level whose items restart it; 0 never, None every higher one
    figures_only: bool = False  # all numbers of the pattern in Arabic figures


@dataclass(slots=True)
class _List:
    """The count of one abstract list, shared by all lists made of it."""

    numbers: list[int | None] = field(default_factory=lambda: [None] * MAX_LEVELS)


class Numbering:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, numbering: Element | None, style: Styles) -> None:
        self._style = style
        self._abstract: dict[str, dict[int, Level]] = {}
        self._owners: dict[str, str] = {}  # list → its abstract list
        self._replaced: dict[str, dict[int, Level]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, _List] = {}
        self._used: set[tuple[str, int]] = set()
        if numbering is not None:
            self._load(numbering)

    def marker(self, ppr: Element | None) -> Marker | None:
        """The marker of the paragraph with these properties; counts it. None where it has no number."""
        num_id, level = self._style.nomor(ppr)
        if num_id in ("", "0") or num_id not in self._owners:
            return None
        return self._count_one(num_id, min(max(level, 0), MAX_LEVELS - 1))

    def _count_one(self, num_id: str, level: int) -> Marker | None:
        abstract = self._owners[num_id]
        number = self._counts.setdefault(abstract, _List()).numbers
        standard = self._level(num_id, level)
        start = self._starts.get(num_id, {}).get(level)
        old = number[level]
        if start is not None and (num_id, level) not in self._used:
            new = start
        else:
            new = standard.start if old is None else old + 1
        self._used.add((num_id, level))
        number[level] = min(new, MAX_NUMBER)
        for upper in range(level):
            if number[upper] is None:
                number[upper] = self._level(num_id, upper).start
        for lower in range(level + 1, MAX_LEVELS):
            again = self._level(num_id, lower).again
            if again is None or (0 < again <= lower and level < again):
                number[lower] = None
        return self._write(num_id, standard, number)

    def _write(self, num_id: str, standard: Level, numbers: list[int | None]) -> Marker | None:
        if standard.form == "bullet":
            return Marker("", item=True)

        def content(m: re.Match[str]) -> str:
            index = int(m[1]) - 1
            form = "decimal" if standard.figures_only else self._level(num_id, index).form
            return write_number(numbers[index] or 0, form)

        teks = " ".join(FILL_WORDS.sub(content, standard.pattern).split())
        if not any(c.isalnum() for c in teks):
            return Marker("", item=True) if teks else None
        single = len(FILL_WORDS.findall(standard.pattern)) == 1
        title = standard.form in ("upperRoman", "upperLetter") or not single or len(teks) > 6
        return Marker(teks, item=False, title=title)

    def _level(self, num_id: str, level: int) -> Level:
        replacement = self._replaced.get(num_id, {}).get(level)
        return (
            replacement
            or self._abstract.get(self._owners[num_id], {}).get(level)
            or Level(pattern=f"%{level + 1}.")
        )

    def _load(self, numbering: Element) -> None:
        borrowed: dict[str, str] = {}  # abstract list → style of the list whose levels it borrows
        styled: dict[str, str] = {}  # style → the abstract list that defines it
        for a in numbering.iterfind("w_abstractNum"):
            key = a.get("w_abstractNumId", "")
            self._abstract[key] = dict(_all_levels(a))
            if style := value(a, "w_styleLink"):
                styled[style] = key
            if style := value(a, "w_numStyleLink"):
                borrowed[key] = style
        for key, style in borrowed.items():
            if style in styled:
                self._abstract[key] = self._abstract[styled[style]]
        for n in numbering.iterfind("w_num"):
            key = n.get("w_numId", "")
            self._owners[key] = value(n, "w_abstractNumId")
            for replacement in n.iterfind("w_lvlOverride"):
                level = whole_number(replacement.get("w_ilvl"), 0)
                self._replaced.setdefault(key, {}).update(_all_levels(replacement))
                if start := value(replacement, "w_startOverride"):
                    self._starts.setdefault(key, {})[level] = whole_number(start, 1)


class Styles:
    """What styles say of numbering and of hidden text, their ancestors included."""

    def __init__(self, styles: Element | None) -> None:
        self._upper: dict[str, str] = {}
        self._num: dict[str, tuple[str, int | None]] = {}
        self._hidden_words: dict[str, bool] = {}
        self.standard = ""
        for s in styles.iterfind("w_style") if styles is not None else ():
            key = s.get("w_styleId", "")
            self._upper[key] = value(s, "w_basedOn")
            if s.get("w_type") == "paragraph" and s.get("w_default") in ("1", "true", "on"):
                self.standard = key
            numpr = s.find("w_pPr/w_numPr")
            if numpr is not None:
                level = value(numpr, "w_ilvl")
                self._num[key] = (value(numpr, "w_numId"), whole_number(level, 0) if level else None)
            vanish = s.find("w_rPr/w_vanish")
            if vanish is not None:
                self._hidden_words[key] = is_on(vanish)

    def nomor(self, ppr: Element | None) -> tuple[str, int]:
        """(list, level) of a paragraph with these properties, ("", 0) where it is in none."""
        num_id, level = "", None
        numpr = ppr.find("w_numPr") if ppr is not None else None
        if numpr is not None:
            num_id = value(numpr, "w_numId")
            write = value(numpr, "w_ilvl")
            level = whole_number(write, 0) if write else None
        if not num_id:
            for style in self._ancestry((value(ppr, "w_pStyle") if ppr is not None else "") or self.standard):
                if style in self._num:
                    num_id, from_style = self._num[style]
                    level = from_style if level is None else level
                    if num_id:
                        break
        return num_id, level or 0

    def hidden(self, rpr: Element | None) -> bool:
        """Whether a run with these properties is hidden text."""
        if rpr is None:
            return False
        vanish = rpr.find("w_vanish")
        if vanish is not None:
            return is_on(vanish)
        return any(self._hidden_words.get(g, False) for g in self._ancestry(value(rpr, "w_rStyle")))

    def _ancestry(self, style: str) -> Iterator[str]:
        for _ in range(20):  # styles that are based on one another in a ring end here
            if not style:
                return
            yield style
            style = self._upper.get(style, "")


def _all_levels(parent: Element) -> Iterator[tuple[int, Level]]:
    for lvl in parent.iterfind("w_lvl"):
        level = whole_number(lvl.get("w_ilvl"), 0)
        again = value(lvl, "w_lvlRestart")
        law = lvl.find("w_isLgl")
        pattern = lvl.find("w_lvlText")
        yield (
            level,
            Level(
                start=whole_number(value(lvl, "w_start"), 0),
                form=value(lvl, "w_numFmt") or "decimal",
                pattern=(pattern.get("w_val") or "") if pattern is not None else "",
                again=whole_number(again, 0) if again else None,
                figures_only=law is not None and is_on(law),
            ),
        )


def write_number(number: int, form: str) -> str:
    """A number in one of Word's kinds of figures; those of other scripts as Arabic figures."""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letter = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 40)
        return letter.upper() if form == "upperLetter" else letter
    if form in ("lowerRoman", "upperRoman") and 0 < number < 4000:
        result, rest = "", number
        for size, mark in ROMAN:
            result += mark * (rest // size)
            rest %= size
        return result.upper() if form == "upperRoman" else result
    if form == "none":
        return ""
    return f"{number:02d}" if form == "decimalZero" else str(number)


def value(parent: Element, name: str) -> str:
    """The w:val of a child, "" where there is none."""
    child = parent.find(name)
    return (child.get("w_val") or "") if child is not None else ""


def is_on(mark: Element) -> bool:
    """Whether a switch of Word is on: it is there and does not say no."""
    return mark.get("w_val", "1") not in ("0", "false", "off")


def whole_number(teks: str | None, standard: int) -> int:
    """A whole number of the file, `standard` where it is none, cut to what any document needs."""
    try:
        return max(-MAX_NUMBER, min(int(teks or standard), MAX_NUMBER))
    except ValueError:
        return standard
