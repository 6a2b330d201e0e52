"""Reads the formulasi of an indikator into what is printed: lines of text, list items and fractions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from iki_desktop.models.keputusan import Indikator, JenisIndikator
from iki_desktop.writers.pdf.face import clean


class Fraction(NamedTuple):
    """pembilang over penyebut, then what stands beside the bar ("× 100%").

    `sign` is what the bar stands for in the text: who copies the fraction gets "above / below". `lead` is
    what it has before it on its line: the marker of a list, or a name with "=".
    """

    above: str
    below: str
    beside: str = ""
    sign: str = "/"
    lead: str = ""


Piece = str | Fraction

_TIMES = r"[x×*·]\s*\d+(?:[.,]\d+)*\s*(?:%|persen\b)?"
# What may stand between the parts in the text: "× 100%" of the upper one, and signs that the bar replaces.
_BETWEEN = re.compile(rf"(\s*{_TIMES})?\s*([/:÷]?)[\s_\-–—=.]*", re.IGNORECASE)
_BESIDE = re.compile(rf"\s*({_TIMES})(?:[;.](?=\s|$)|(?=\s*(?:\n|$)))", re.IGNORECASE)
# Where words begin and end; "Jumlah suratx100" ends before its x.
_BEGINNING = re.compile(r"(?<!\w)")
_END = re.compile(r"(?!\w)|(?=[x×]\s*1)")
_WORD = re.compile(r"\S+")
_RATIO = re.compile(r"\s([/:÷])\s")
_TAIL = re.compile(rf"\s*({_TIMES})[;.]?\s*", re.IGNORECASE)
_LEAD = re.compile(r"(?:\(?(?:\d{1,2}|[A-Za-z])[.)]|[-–•]|[^=\n]{1,40}=)?")
_MARK = re.compile(r"(?:\(?\b(?:\d{1,2}|[a-z])[.)]|[-–•])$")


def pieces(indikator: Indikator) -> list[Piece]:
    """All of the formulasi in order, each word once, fraction and components where they belong.

    Only brackets around the two parts are left out, for which the bar stands. Where the text joins the
    parts by words ("dibagi"), it stays a sentence. What the text writes as "(… / …) × 100%" on a line is a
    fraction too.
    """
    made: list[Piece] = []
    for piece in _told(indikator):
        made += _written(piece) if isinstance(piece, str) and "(" in piece else [piece]
    return made


def _told(indikator: Indikator) -> list[Piece]:
    """The formulasi with the fraction of its pembilang and penyebut."""
    text = _with_components(clean(indikator.formulasi).strip(), indikator.komponen)
    above, below = clean(indikator.pembilang).strip(), clean(indikator.penyebut).strip()
    if not (above and below):
        return [text] if text else []
    percent = "× 100%" if indikator.jenis is JenisIndikator.PERSENTASE else ""
    if not text:
        return [Fraction(above, below, percent)]
    upper = _search(above, text)
    lower = _search(below, text, upper.stop if upper else 0)
    if upper and lower:
        between = _BETWEEN.fullmatch(text[upper.stop : lower.start])
        if between is None:
            return [text]
        end = upper.stop + (between.end(1) if between[1] else 0)
        fraction = Fraction(text[upper.start : end], text[lower], sign=between[2] or "/")
        return _around(text[: upper.start], fraction, text[lower.stop :])
    if found := upper or lower:
        # The text tells one part; the other comes from its own field.
        fraction = Fraction(text[found] if upper else above, text[found] if lower else below)
        return _around(text[: found.start], fraction, text[found.stop :])
    return [text, Fraction(above, below, percent)]


def _around(before: str, fraction: Fraction, after: str) -> list[Piece]:
    before, after = before.rstrip(), after.lstrip(" ")
    if before.endswith("(") and after.startswith(")"):
        before, after = before[:-1].rstrip(), after[1:]
    if found := _BESIDE.match(after):
        fraction, after = fraction._replace(beside=found[1]), after[found.end() :]
    text, _, lead = before.rpartition("\n")
    if lead and _LEAD.fullmatch(lead.strip()):
        before, fraction = text, fraction._replace(lead=lead.strip())
    return [piece for piece in (before.strip(), fraction, after.strip()) if piece]


def _written(text: str) -> list[Piece]:
    """The lines of a text, with those that write out a fraction as fractions."""
    made: list[Piece] = []
    plain: list[str] = []
    for line in text.split("\n"):
        if (fraction := _ratio(line)) is None:
            plain.append(line)
            continue
        made += ["\n".join(plain), fraction] if plain else [fraction]
        plain = []
    return [*made, "\n".join(plain)] if plain else made


def _ratio(line: str) -> Fraction | None:
    """A line "1. (… / …) × 100%" as a fraction, None where it is anything else."""
    before, _, rest = line.partition("(")
    inside, _, after = rest.partition(")")
    parts = _RATIO.split(inside)
    if len(parts) != 3 or "(" in inside or not (parts[0].strip() and parts[2].strip()):
        return None
    if not (tail := _TAIL.fullmatch(after)) or not _LEAD.fullmatch(before.strip()):
        return None
    return Fraction(parts[0].strip(), parts[2].strip(), tail[1], parts[1], before.strip())


def _search(words: str, text: str, start: int = 0) -> slice | None:
    """Where the words stand in the text from `start`, whatever white space or capitals lie between them."""
    at = text.find(words, start)
    if at >= 0 and _BEGINNING.match(text, at) and _END.match(text, at + len(words)):
        return slice(at, at + len(words))
    # Both with single spaces and small letters: a pattern of each part costs more than to set it.
    flat, wanted = _flat(text), _flat(words)
    at = flat.find(wanted, len(_flat(text[:start])))
    while at >= 0:
        end = at + len(wanted)
        if _BEGINNING.match(flat, at) and _END.match(flat, end):
            found = list(_WORD.finditer(text))
            return slice(_place(flat, at, found), _place(flat, end - 1, found) + 1)
        at = flat.find(wanted, at + 1)
    return None


def _place(flat: str, at: int, found: Sequence[re.Match[str]]) -> int:
    """Where in the text, whose words are `found`, the sign stands that is the one at `at` in `flat`."""
    return found[flat.count(" ", 0, at)].start() + at - (flat.rfind(" ", 0, at) + 1)


def _flat(text: str) -> str:
    # İ is the one letter whose small form is longer.
    return " ".join(text.split()).replace("İ", "I").lower()


def _with_components(text: str, komponen: tuple[str, ...]) -> str:
    """Numbered components on lines of their own; those that the text does not have, after it."""
    if not komponen:
        return text
    done: list[str] = []  # the text up to `at`, and the missing components after it
    missing: list[str] = []
    at = 0
    for number, item in enumerate(komponen, 1):
        item = clean(item).strip()
        if not item:
            continue
        found = _search(item, text, at)
        if found is None:
            missing.append(f"{number}. {item}")
            continue
        lead = text[at : found.start]
        mark = _MARK.search(lead.rstrip())
        if mark:
            head = lead[: mark.start()].rstrip(" ")
            lead = f"{head}{'' if head.endswith(chr(10)) or not (head or done) else chr(10)}{mark[0]} "
        done.append(lead + text[found])
        at = found.stop
    whole = "".join(done) + text[at:]
    return "\n".join(filter(None, [whole, *missing]))
