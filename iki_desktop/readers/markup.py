"""Cleaning of one text: remains of HTML, Markdown and LaTeX become plain words, lines and fractions.

Every function here walks its text once; no pattern can backtrack over more than a tag.
"""

from __future__ import annotations

import html
import re
import unicodedata

from iki_desktop.readers.document import FRACTION_CLOSE, FRACTION_MIDDLE, FRACTION_OPEN

LINE_TAG = re.compile(r"</?(?:p|br|div|ol|ul|li|tr|h[1-6]|table|tbody|thead)(?:\s[^<>]{0,300})?/?>", re.I)
ITEM_TAG = re.compile(r"<li(?:\s[^<>]{0,300})?>", re.I)
OTHER_TAG = re.compile(
    r"</?(?:i|b|u|em|strong|span|sup|sub|font|a|small|td|th|mark|s)(?:\s[^<>]{0,300})?/?>", re.I
)
EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3}|_{2,3})(?=\S)([^*\n]{1,400}?)(?<=\S)\1(?![\w*])")
CONTROL_LETTERS = {
    **dict.fromkeys(range(32)),
    **dict.fromkeys(range(0x7F, 0xA0)),
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFC)),
    **dict.fromkeys(range(0xE000, 0xE003)),
    0x09: "\t",
    0x0A: "\n",
    0x0B: " ",
    0x0C: " ",
    0x2028: " ",
    0x2029: " ",
    0xA0: " ",
    0x2007: " ",
    0x202F: " ",
    0xF0B7: "•",  # bullets of the Symbol and Wingdings faces
    0xF0A7: "•",
    0xF0D8: "•",
    0xF0FC: "•",
    0xF02D: "-",
    0x2011: "-",
    0x2212: "-",
}
ENTITY_LETTERS = {k: v for k, v in CONTROL_LETTERS.items() if k not in range(0xE000, 0xE003)}
LATEX_COMMANDS = {
    "times": "×",
    "cdot": "×",
    "div": "÷",
    "sum": "Σ",
    "Sigma": "Σ",
    "geq": "≥",
    "ge": "≥",
    "leq": "≤",
    "le": "≤",
    "quad": " ",
    "qquad": " ",
    "newline": "\n",
    "pm": "±",
}
LATEX_CONTENT = {"text", "mathrm", "mathbf", "textbf", "textit", "mathit", "operatorname", "textrm", "mbox"}
PAIRED = {"frac", "dfrac", "tfrac", "cfrac"}
NEEDS_LATEX = re.compile(r"\\[A-Za-z%&#_$(\[]")


def clean_letters(teks: str) -> str:
    """Without control and invisible characters; composed accents; one kind of blank and line end."""
    teks = teks.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", teks.translate(CONTROL_LETTERS))


def clean_markup(teks: str) -> str:
    """A text of a line or a cell, without markup: tags, entities, emphasis, LaTeX. Lines are kept."""
    if "<" in teks:
        teks = ITEM_TAG.sub("\n- ", teks)
        teks = LINE_TAG.sub("\n", teks)
        teks = OTHER_TAG.sub("", teks)
    if "&" in teks:
        teks = html.unescape(teks).translate(ENTITY_LETTERS)  # a fraction already marked stays one
    if NEEDS_LATEX.search(teks):
        teks = plain_latex(teks)
    if "*" in teks or "__" in teks:
        teks = EMPHASIS.sub(r"\2", teks)
    return tidy(teks)


def tidy(teks: str) -> str:
    """Single blanks, no blank or empty lines at the ends of lines."""
    lines = (" ".join(b.split()) for b in teks.split("\n"))
    return "\n".join(b for b in lines if b)


def plain_latex(teks: str) -> str:
    r"""LaTeX commands as plain text: `\frac{a}{b}` becomes a marked fraction, `\text{a}` its words."""
    result, _ = _latex(teks, 0, 0, bracket=False)
    return result


def _latex(teks: str, i: int, depth: int, *, bracket: bool) -> tuple[str, int]:
    """Plain text from position i, to the end or (kurung) to the brace that closes; and where it stopped."""
    out: list[str] = []
    n = len(teks)
    while i < n:
        c = teks[i]
        if c == "\\" and i + 1 < n:
            i = _command(teks, i, depth, out)
        elif c == "{" and depth < 20:
            content, i = _latex(teks, i + 1, depth + 1, bracket=True)
            out.append(content)
        elif c == "}" and bracket:
            return "".join(out), i + 1
        elif c in "{}$":
            i += 1
        else:
            out.append(c)
            i += 1
    return "".join(out), i


def _command(teks: str, i: int, depth: int, out: list[str]) -> int:
    """Take the command at i; returns the position behind it."""
    j = i + 1
    while j < len(teks) and teks[j].isascii() and teks[j].isalpha() and j - i < 30:
        j += 1
    name = teks[i + 1 : j]
    if not name:  # \% \& \\ \( …
        mark = teks[i + 1]
        out.append({"\\": "\n", "(": "", ")": "", "[": "", "]": "", ",": " ", ";": " "}.get(mark, mark))
        return i + 2
    if name in PAIRED and depth < 20:
        upper, j = _group(teks, j, depth)
        lower, j = _group(teks, j, depth)
        out.append(f" {FRACTION_OPEN}{upper.strip()}{FRACTION_MIDDLE}{lower.strip()}{FRACTION_CLOSE} ")
        return j
    if name in LATEX_CONTENT:
        content, j = _group(teks, j, depth)
        out.append(content)
        return j
    out.append(LATEX_COMMANDS.get(name, "" if name in ("left", "right", "displaystyle") else " "))
    return j


def _group(teks: str, i: int, depth: int) -> tuple[str, int]:
    """The group `{…}` at i (blanks before it allowed), or "" where there is none."""
    while i < len(teks) and teks[i] == " ":
        i += 1
    if i < len(teks) and teks[i] == "{":
        return _latex(teks, i + 1, depth + 1, bracket=True)
    return "", i
