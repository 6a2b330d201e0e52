"""Reads the formulasi of an indikator into what is printed: lines of text, list items and fractions."""

from __future__ import annotations

import re
from typing import NamedTuple

from iki_desktop.models.keputusan import Indikator, JenisIndikator


class Fraction(NamedTuple):
    """pembilang over penyebut, then what stands beside the bar ("× 100%")."""

    above: str
    below: str
    beside: str = ""


Piece = str | Fraction

# What may stand between the two parts in the text: nothing but signs of division, which the bar replaces.
_BETWEEN = re.compile(r"[\s/:÷_\-–—=.]*")
_BESIDE = re.compile(
    r"[^\S\n]*\n?[^\S\n]*([x×X*·•]\s*100(?:[.,]0+)?\s*(?:%|persen)?)[^\S\n]*(?=[;.,]?\s*(?:\n|$))[;.,]?"
)
_TEX_FRACTION = re.compile(
    r"\$?\\frac\{(?:\\text\{)?(.*?)\}?\}\{(?:\\text\{)?(.*?)\}?\}\s*([^$]*)\$?", re.DOTALL
)


def pieces(indikator: Indikator) -> list[Piece]:
    """All of the formulasi in order, each word once, fraction and components where they belong."""
    text = indikator.formulasi.strip()
    above, below = indikator.pembilang.strip(), indikator.penyebut.strip()
    text = _with_components(text, indikator.komponen)
    if not (above and below):
        return [text] if text else []
    percent = "× 100%" if indikator.jenis is JenisIndikator.PERSENTASE else ""
    if not text:
        return [Fraction(above, below, percent)]
    upper = _search(above, text, 0)
    lower = _search(below, text, upper.end()) if upper else None
    if upper is None or lower is None:
        return [text] if _mentions(text, above, below) else [text, Fraction(above, below, percent)]
    between = text[upper.end() : lower.start()]
    if not _BETWEEN.fullmatch(between):
        return [text]
    return _around(text, upper.span(), lower.span())


def _around(text: str, upper: tuple[int, int], lower: tuple[int, int]) -> list[Piece]:
    before, after = text[: upper[0]], text[lower[1] :]
    beside = _BESIDE.match(after)
    sign = ""
    if beside:
        sign, after = beside[1], after[beside.end() :]
    fraction = Fraction(text[slice(*upper)], text[slice(*lower)], sign)
    return [piece for piece in (before.strip(), fraction, after.strip()) if piece]


def _search(words: str, text: str, start: int) -> re.Match[str] | None:
    """Where the words stand in the text, whatever white space or capitals lie between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE).search(text, start)


def _mentions(text: str, above: str, below: str) -> bool:
    return _search(above, text, 0) is not None and _search(below, text, 0) is not None


def _with_components(text: str, komponen: tuple[str, ...]) -> str:
    """Numbered components on lines of their own; those that the text does not have, after it."""
    missing: list[str] = []
    at = 0
    for number, item in enumerate(komponen, 1):
        item = item.strip()
        if not item:
            continue
        found = _search(item, text, at)
        if found is None:
            missing.append(f"{number}. {item}")
            continue
        marker = re.search(r"(?:\(?\b(?:\d{1,2}|[a-z])[.)]|[-–•])\s*$", text[at : found.start()])
        if marker:
            start = at + marker.start()
            head = text[:start].rstrip(" \t")
            joined = head if not head or head.endswith("\n") else head + "\n"
            mark = text[start : found.start()].strip()
            tail = text[found.start() :]
            text = f"{joined}{mark} {tail}"
            at = len(joined) + len(mark) + 1 + (found.end() - found.start())
        else:
            at = found.end()
    return "\n".join([text, *missing]) if text else "\n".join(missing)
