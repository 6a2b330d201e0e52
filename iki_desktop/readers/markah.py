"""Cleaning of one text: remains of HTML, Markdown and LaTeX become plain words, lines and fractions.

Every function here walks its text once; no pattern can backtrack over more than a tag.
"""

from __future__ import annotations

import html
import re
import unicodedata

from iki_desktop.readers.dokumen import PECAHAN_BUKA, PECAHAN_TENGAH, PECAHAN_TUTUP

TAG_BARIS = re.compile(r"</?(?:p|br|div|ol|ul|li|tr|h[1-6]|table|tbody|thead)(?:\s[^<>]{0,300})?/?>", re.I)
TAG_BUTIR = re.compile(r"<li(?:\s[^<>]{0,300})?>", re.I)
TAG_LAIN = re.compile(
    r"</?(?:i|b|u|em|strong|span|sup|sub|font|a|small|td|th|mark|s)(?:\s[^<>]{0,300})?/?>", re.I
)
TEBAL_MIRING = re.compile(r"(?<![\w*])(\*{1,3}|_{2,3})(?=\S)([^*\n]{1,400}?)(?<=\S)\1(?![\w*])")
HURUF_KENDALI = {
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
HURUF_ENTITAS = {k: v for k, v in HURUF_KENDALI.items() if k not in range(0xE000, 0xE003)}
PERINTAH_LATEX = {
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
ISI_LATEX = {"text", "mathrm", "mathbf", "textbf", "textit", "mathit", "operatorname", "textrm", "mbox"}
SEPASANG = {"frac", "dfrac", "tfrac", "cfrac"}
PERLU_LATEX = re.compile(r"\\[A-Za-z%&#_$(\[]")


def bersihkan_huruf(teks: str) -> str:
    """Without control and invisible characters; composed accents; one kind of blank and line end."""
    teks = teks.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", teks.translate(HURUF_KENDALI))


def bersihkan_markah(teks: str) -> str:
    """A text of a line or a cell, without markup: tags, entities, emphasis, LaTeX. Lines are kept."""
    if "<" in teks:
        teks = TAG_BUTIR.sub("\n- ", teks)
        teks = TAG_BARIS.sub("\n", teks)
        teks = TAG_LAIN.sub("", teks)
    if "&" in teks:
        teks = html.unescape(teks).translate(HURUF_ENTITAS)  # a fraction already marked stays one
    if PERLU_LATEX.search(teks):
        teks = latex_polos(teks)
    if "*" in teks or "__" in teks:
        teks = TEBAL_MIRING.sub(r"\2", teks)
    return rapikan(teks)


def rapikan(teks: str) -> str:
    """Single blanks, no blank or empty lines at the ends of lines."""
    baris = (" ".join(b.split()) for b in teks.split("\n"))
    return "\n".join(b for b in baris if b)


def latex_polos(teks: str) -> str:
    r"""LaTeX commands as plain text: `\frac{a}{b}` becomes a marked fraction, `\text{a}` its words."""
    hasil, _ = _latex(teks, 0, 0, kurung=False)
    return hasil


def _latex(teks: str, i: int, dalam: int, *, kurung: bool) -> tuple[str, int]:
    """Plain text from position i, to the end or (kurung) to the brace that closes; and where it stopped."""
    keluar: list[str] = []
    n = len(teks)
    while i < n:
        c = teks[i]
        if c == "\\" and i + 1 < n:
            i = _perintah(teks, i, dalam, keluar)
        elif c == "{" and dalam < 20:
            isi, i = _latex(teks, i + 1, dalam + 1, kurung=True)
            keluar.append(isi)
        elif c == "}" and kurung:
            return "".join(keluar), i + 1
        elif c in "{}$":
            i += 1
        else:
            keluar.append(c)
            i += 1
    return "".join(keluar), i


def _perintah(teks: str, i: int, dalam: int, keluar: list[str]) -> int:
    """Take the command at i; returns the position behind it."""
    j = i + 1
    while j < len(teks) and teks[j].isascii() and teks[j].isalpha() and j - i < 30:
        j += 1
    nama = teks[i + 1 : j]
    if not nama:  # \% \& \\ \( …
        tanda = teks[i + 1]
        keluar.append({"\\": "\n", "(": "", ")": "", "[": "", "]": "", ",": " ", ";": " "}.get(tanda, tanda))
        return i + 2
    if nama in SEPASANG and dalam < 20:
        atas, j = _kelompok(teks, j, dalam)
        bawah, j = _kelompok(teks, j, dalam)
        keluar.append(f" {PECAHAN_BUKA}{atas.strip()}{PECAHAN_TENGAH}{bawah.strip()}{PECAHAN_TUTUP} ")
        return j
    if nama in ISI_LATEX:
        isi, j = _kelompok(teks, j, dalam)
        keluar.append(isi)
        return j
    keluar.append(PERINTAH_LATEX.get(nama, "" if nama in ("left", "right", "displaystyle") else " "))
    return j


def _kelompok(teks: str, i: int, dalam: int) -> tuple[str, int]:
    """The group `{…}` at i (blanks before it allowed), or "" where there is none."""
    while i < len(teks) and teks[i] == " ":
        i += 1
    if i < len(teks) and teks[i] == "{":
        return _latex(teks, i + 1, dalam + 1, kurung=True)
    return "", i
