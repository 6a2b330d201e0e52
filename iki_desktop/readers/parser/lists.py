"""Lines into the items of a list: letters or numbers wrong, lost or repeated, items glued or cut in two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from iki_desktop.models.keputusan import Gaya
from iki_desktop.readers.document import Line
from iki_desktop.readers.recorder import Kind, Recorder, quote
from iki_desktop.readers.wording.words import add_line, begins_small, is_unfinished, join

MARKER = re.compile(r"^\(?([A-Za-z]|\d{1,2})\s?[.)]{1,2}(?:\s+|(?=[A-Z]|[a-z]{3}))(?=\S)")
LOOSE_LETTER = re.compile(r"^([A-Za-z0-9])\s+(?=[A-Za-z])")
SECOND_GLUED = re.compile(r";\s*(?P<tanda>\(?[b2][.)])\s+(?=\S)")
MAX_GLUED = 50  # places in one item that are looked at for a glued one
REFERENCE = re.compile(
    r"\b(?:butir|huruf|poin|angka|nomor|golongan|tipe|kelas|ayat|lampiran)\s+$", re.IGNORECASE
)
"""What stands before a letter that is named, not listed: "butir d. dari daftar"."""
BEFORE_LAST = re.compile(r"[;,]\s*(?:dan|atau|serta|dan/atau)$", re.IGNORECASE)
BULLET = re.compile(r"^[-–•▪●*]\s+(?=\S)")
ENDINGS = (".", ";", ":", "; dan", ";dan", ", dan", "; atau")
ITEM_ENDINGS = (";", "; dan", ";dan", "; atau", "; serta")
"""How every line but the last ends where each is an item though none has a marker."""
# what a scanner makes of a letter in front of a dot
LOOKALIKES = {
    "b": "8", "g": "9", "i": "1l|!", "j": "J", "l": "1iI|", "o": "0", "q": "9", "s": "5", "z": "2",
}  # fmt: skip


@dataclass(slots=True)
class Item:
    """One item. `urut` is its place by its own marker, None where it has none."""

    teks: str
    nomor: int
    marker: str = ""
    urut: int | None = None


@dataclass(slots=True)
class _Candidate:
    line: Line
    content: str
    marker: str
    letter: bool
    urut: int | None


def read_list(
    lines: Sequence[Line], recorder: Recorder, tempat: str, *, paragraphs: bool = False
) -> tuple[list[Item], Gaya]:
    """The items of these lines and how the list is set.

    paragraf: lines without any marker are one running text, not items of their own.
    """
    candidates = _candidates(_second_apart(lines, recorder, tempat))
    by_row = len(candidates) > 1 and all(c.content.rstrip().endswith(ITEM_ENDINGS) for c in candidates[:-1])
    marked = [c for c in candidates if c.urut is not None]
    letter = bool(marked) and marked[0].letter
    following = _next_marks(candidates, letter)
    results: list[Item] = []
    for i, c in enumerate(candidates):
        nested = (
            c.urut is not None
            and c.letter != letter
            and results
            and (c.urut == 1 or "\n" in results[-1].teks)
        )
        if nested:
            results[-1].teks = add_line(results[-1].teks, f"{c.marker} {c.content}")  # a list inside an item
        elif c.urut is not None:
            results.append(Item(c.content, c.line.nomor, c.marker, c.urut if c.letter == letter else None))
        elif (by_row and not marked) or _new_item(
            c, following[i], results, marked=bool(marked), paragraphs=paragraphs
        ):
            results.append(Item(c.content, c.line.nomor))
        elif "\n" in results[-1].teks and not is_unfinished(results[-1].teks) and not begins_small(c.content):
            results[-1].teks = add_line(results[-1].teks, c.content)
        else:
            results[-1].teks = join(results[-1].teks, c.content)
    results = _unglue(results, letter, recorder, tempat)
    style = _style(results, candidates, letter)
    introduction = (
        len(results) > 1 and results[0].urut is None and not results[0].marker and results[1].urut == 1
    )
    if introduction and style in (Gaya.ABC, Gaya.ANGKA):
        # a sentence that introduces the list has no letter, so the letters must stay with the words
        for b in results[1:]:
            b.teks = f"{b.marker} {b.teks}"
        return results, Gaya.PARAGRAF
    _check_order(results, letter, recorder, tempat)
    for b in results:
        recorder.skip(Kind.MARKER, b.marker, b.nomor)
    return results, style


def _second_apart(lines: Sequence[Line], recorder: Recorder, tempat: str) -> Sequence[Line]:
    """The lines, where the first item lost its marker ("menata; b. mencatat") cut before the second's."""
    if not lines or lines[0].marker or MARKER.match(lines[0].teks.lstrip(" :")):
        return lines
    first = lines[0]
    m = SECOND_GLUED.search(first.teks)
    if m is None:
        return lines
    message = f"Butir {m['tanda']} menempel pada butir di depannya dan dipisahkan."
    recorder.info("butir-menempel", message, first.nomor, tempat=tempat)
    head, rest = first.teks[: m.start() + 1], first.teks[m.start("tanda") :]
    return [replace(first, teks=head), Line(rest, first.nomor), *lines[1:]]


def _candidates(lines: Sequence[Line]) -> list[_Candidate]:
    """Each line with its marker read; a marker is told from a word by the one before it."""
    results: list[_Candidate] = []
    expected = 1
    letter: bool | None = None
    for b in lines:
        teks = b.teks.lstrip(" :")
        if m := BULLET.match(teks):  # a bullet that the format did not tell from the text
            teks = teks[m.end() :]
            b = Line(teks, b.nomor, True, b.marker)
        c = _Candidate(b, teks, "", False, None)
        marker = b.marker
        m = None if marker else MARKER.match(teks)
        if marker or m:
            mark = re.sub(r"\W", "", marker) if marker else m[1]  # type: ignore[index]
            c.marker = marker or m[0].strip()  # type: ignore[index]
            c.content = teks if marker else teks[m.end() :]  # type: ignore[union-attr]
            c.letter, c.urut = _ordinal(mark, expected, letter)
        elif (
            letter is not None and (m := LOOSE_LETTER.match(teks)) and _matches(m[1], expected, letter=letter)
        ):
            c.marker, c.content, c.letter, c.urut = m[1], teks[m.end() :], letter, expected
        if c.urut is not None:
            if letter is None:
                letter = c.letter
            if c.letter == letter:
                expected = c.urut + 1
        results.append(c)
    return results


def _matches(mark: str, expected: int, *, letter: bool) -> bool:
    if not letter:
        return mark == str(expected)
    if expected > 26:
        return False
    standard = chr(96 + expected)
    return mark.lower() == standard or mark in LOOKALIKES.get(standard, "")


def _ordinal(mark: str, expected: int, letter: bool | None) -> tuple[bool, int | None]:
    """(is it a letter, its place): a letter that a scanner may have misread counts as the one expected."""
    if letter is not False and expected > 1 and _matches(mark, expected, letter=True) and letter is not None:
        return True, expected
    if mark.isdigit():
        return False, int(mark)
    if len(mark) == 1 and mark.isascii():
        return True, ord(mark.lower()) - 96
    return True, None


def _next_marks(candidates: Sequence[_Candidate], letter: bool) -> list[int | None]:
    """For each line, the place that the next marked line behind it gives itself."""
    results: list[int | None] = [None] * len(candidates)
    following: int | None = None
    for i in range(len(candidates) - 1, -1, -1):
        results[i] = following
        if candidates[i].urut is not None and candidates[i].letter == letter:
            following = candidates[i].urut
    return results


def _new_item(
    c: _Candidate, following: int | None, results: Sequence[Item], *, marked: bool, paragraphs: bool
) -> bool:
    """Whether a line without marker begins an item of its own."""
    if not results:
        return True
    old = results[-1].teks.rstrip()
    if is_unfinished(old) and not (c.line.item and _awaits_item(old, c.content)):
        return False
    done = old.endswith(ENDINGS)
    if marked:
        then = results[-1].urut
        if old.endswith(ITEM_ENDINGS) and not begins_small(c.content):
            return True
        if following is not None and then is not None:
            return (
                following == then + 2 and (c.line.item or done) and not (begins_small(c.content) and not done)
            )
        return (done or c.line.item) and not (begins_small(c.content) and not done)
    if c.line.item:
        return True
    done = old.endswith(ITEM_ENDINGS) if paragraphs else done and not old.endswith(":")
    return done and not begins_small(c.content)


def _awaits_item(old: str, content: str) -> bool:
    """Whether an item may end so where the next line is marked as one: "…; dan", or a comma."""
    return bool(BEFORE_LAST.search(old)) or (old[-1] == "," and not begins_small(content))


def _unglue(results: list[Item], letter: bool, recorder: Recorder, tempat: str) -> list[Item]:
    """Items glued on one line ("… keuangan; c. Pelaksanaan …") taken apart where a marker is missing."""
    out: list[Item] = []
    following: int | None = None
    for index in range(len(results), 0, -1):
        b = results[index - 1]
        bagian = [b]
        while b.urut is not None:
            if following is None or following > b.urut + 1:
                separate = _find_glued(b.teks, b.urut, letter=letter, last=following is None)
                separate = separate or _by_place(b, index, letter=letter)
            else:  # the next item has this marker too; one of the two is wrong
                separate = _behind_semicolon(b.teks, b.urut + 1, letter=letter)
            if separate is None:
                break
            b.teks, mark, right = separate
            message = f"Butir {mark} menempel pada butir {b.marker} dan dipisahkan."
            recorder.info("butir-menempel", message, b.nomor, tempat=tempat)
            b = Item(right, b.nomor, mark, b.urut + 1)
            bagian.append(b)
        if bagian[0].urut is not None:
            following = bagian[0].urut
        out += reversed(bagian)
    out.reverse()
    return out


def _behind_semicolon(teks: str, urut: int, *, letter: bool) -> tuple[str, str, str] | None:
    """The same where the marker stands behind a semicolon, and the item holds no list of its own."""
    mark, first = (_standard(n, letter=letter)[:-1] for n in (urut, 1))
    m = re.search(rf";\s*(?P<tanda>\(?{mark}[.)])\s+(?=\S)", teks)
    if m is None or re.search(rf"(?<!\w){first}[.)]\s", teks[: m.start()]):
        return None
    return teks[: m.start() + 1], m["tanda"], teks[m.end() :]


def _by_place(b: Item, index: int, *, letter: bool) -> tuple[str, str, str] | None:
    """The same of item `index` whose own marker is wrong: what follows it by its place, or by that marker
    once more, behind a semicolon."""
    marks = (re.escape(b.marker), rf"\(?{re.escape(_standard(index + 1, letter=letter)[:-1])}[.)]")
    m = re.search(rf";\s*(?P<tanda>{'|'.join(filter(None, marks))})\s+(?=\S)", b.teks)
    return (b.teks[: m.start() + 1], m["tanda"], b.teks[m.end() :]) if m else None


def _find_glued(teks: str, urut: int, *, letter: bool, last: bool) -> tuple[str, str, str] | None:
    """(text before, marker, text behind) of the next item's marker inside an item."""
    if letter and urut >= 26:
        return None
    mark = chr(97 + urut) if letter else str(urut + 1)
    for m in islice(re.finditer(rf"\(?{mark}[.)]\s*(?=\S)", teks), MAX_GLUED):
        if m.start() == 0:
            continue
        left, right = teks[: m.start()], teks[m.end() :]
        distance = m[0][-1].isspace()
        size = right[0].isupper()
        skipped = left[-1].isspace() or left[-1] in ";,."
        finish = left.rstrip()[-1:] in (";", ".")
        word = letter and right[:3].isalpha() and not REFERENCE.search(left[-20:])
        if not (distance or size or (finish and word)):
            continue
        if not letter and not skipped:
            continue
        if (skipped and (size or finish or (word and distance))) or (
            not last and (skipped or (size and distance and letter))
        ):
            return left.rstrip(), m[0].strip(), right
    return None


def _check_order(results: Sequence[Item], letter: bool, recorder: Recorder, tempat: str) -> None:
    """Remark on markers that are not the ones expected; the text is taken all the same."""
    if all(b.urut is None for b in results):
        return
    expected = 0
    for index, b in enumerate(results, start=1):
        expected += 1
        standard = _standard(expected, letter=letter)
        write = b.marker.strip("() ")
        if b.urut in (expected, index):
            expected = b.urut or expected
            if write.rstrip(".)").lower() != _standard(expected, letter=letter)[:-1]:
                message = f"Penanda butir ke-{index} {quote(write)} dibaca sebagai {quote(standard)}."
                recorder.info("penanda-diperbaiki", message, b.nomor, tempat=tempat)
        elif not write:
            message = f"Butir ke-{index} tidak bertanda {quote(standard)} dan dibaca sebagai butir sendiri."
            recorder.info("penanda-hilang", message, b.nomor, tempat=tempat)
        else:
            held, due = quote(write), quote(standard)
            message = f"Butir ke-{index} bertanda {held}, seharusnya {due}; isinya tetap dibaca."
            recorder.periksa("penanda-salah", message, b.nomor, tempat=tempat)
            expected = b.urut or expected  # one lost letter is one remark, not one for each item behind it


def _standard(urut: int, *, letter: bool) -> str:
    return (chr(96 + urut) if letter and urut <= 26 else str(urut)) + "."


def _style(results: Sequence[Item], candidates: Sequence[_Candidate], letter: bool) -> Gaya:
    if not results:
        return Gaya.KOSONG
    if sum(b.urut is not None for b in results) * 2 >= len(results):
        return Gaya.ABC if letter else Gaya.ANGKA
    if len(results) > 1 and any(c.line.item for c in candidates):
        return Gaya.STRIP
    return Gaya.PARAGRAF


def one_text(lines: Sequence[Line]) -> str:
    """Lines as one running text; a list inside keeps its markers and lines (the text of a diktum)."""
    result = ""
    for b in lines:
        teks = b.teks.strip() if result else b.teks.lstrip(" :").rstrip()
        mark = b.marker or (MARKER.match(teks) or [""])[0].strip()
        if b.marker:
            teks = f"{b.marker} {teks}"
        if not result:
            result = teks
        elif mark or (b.item and not is_unfinished(result)):
            result = add_line(result, teks)
        else:
            result = join(result, teks)
    return result
