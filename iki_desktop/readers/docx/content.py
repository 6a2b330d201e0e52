"""The words that a paragraph of Word shows: fields, tracked changes, hidden text, symbols, equations."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from iki_desktop.readers.docx.equations import field_formula, formula
from iki_desktop.readers.docx.numbering import Styles
from iki_desktop.readers.markup import CONTROL_LETTERS, clean_markup

# not shown, or not of the text: deleted words, other forms of what is there already, marks of the program
IGNORED = frozenset((
    *("w_pPr", "w_rPr", "w_del", "w_moveFrom", "w_delText", "w_delInstrText", "w_rt", "w_sdtPr"),
    *("w_sdtEndPr", "mc_Fallback", "w_fldData", "w_footnoteReference", "w_endnoteReference"),
))  # fmt: skip
PICTURES = frozenset(("x_blip", "v_imagedata", "o_OLEObject"))
SYMBOLS = {
    0xF0E5: "Σ", 0xF053: "Σ", 0xF0B4: "×", 0xF0B8: "÷", 0xF0A3: "≤", 0xF0B3: "≥", 0xF0B1: "±", 0xF0B0: "°",
    0xF0B7: "•", 0xF0A7: "•", 0xF0D8: "•", 0xF0FC: "•", 0xF076: "•", 0xF06E: "•", 0xF06C: "•", 0xF02D: "-",
}  # fmt: skip
"""Signs of the Symbol and Wingdings faces that stand in decrees; the rest of Symbol shows as a letter."""
LETTERS = {**CONTROL_LETTERS, **SYMBOLS, 0x09: " ", 0x0A: " "}


@dataclass(slots=True)
class Paragraph:
    """What a paragraph shows: its text (tabs and line breaks kept), and the text boxes that hang on it."""

    teks: str = ""
    box: list[Element] = field(default_factory=list[Element])
    has_picture: bool = False
    hidden: str = ""
    ruled: list[bool] = field(default_factory=list[bool])  # of each line: all of it stands over a rule
    goes_on: bool = False  # its mark is deleted: the next paragraph goes on with it


class ParagraphReader:
    """Reads paragraphs in order; a field may begin in one and end in another."""

    def __init__(self, style: Styles) -> None:
        self._style = style
        self._fields: list[_Field] = []
        self._paragraph = Paragraph()
        self._potong: list[str] = []
        self._plain: list[int] = [0]  # of each line, the words without a rule under them
        self._hidden_words: list[str] = []
        self._underlined = False  # the words that come have a rule under them
        self.tracked = 0  # tracked changes met
        self._manners: dict[str, Callable[[Element], None]] = {
            "w_t": self._teks,
            "w_r": self._run,
            "w_br": self._break,
            "w_cr": self._break,
            "w_tab": lambda _: self._write("\t"),
            "w_ptab": lambda _: self._write("\t"),
            "w_noBreakHyphen": lambda _: self._write("-"),
            "w_sym": self._symbol,
            "w_fldChar": self._field_border,
            "w_instrText": self._command,
            "w_fldSimple": self._simple_field,
            "m_oMath": lambda u: self._write(formula(u)),
            "m_oMathPara": lambda u: self._write(formula(u)),
            "w_txbxContent": self._box,
            "mc_AlternateContent": self._choice,
            "w_ins": self._insertion,
            "w_moveTo": self._insertion,
        }

    def read(self, p: Element) -> Paragraph:
        """Read one w:p."""
        self._paragraph, self._potong, self._hidden_words = Paragraph(), [], []
        self._plain, self._underlined = [0], False
        self._children(p)
        self._fields = [b for b in self._fields if b.result]  # a field that was never separated hides no more
        result = self._paragraph
        result.teks = _tidy("".join(self._potong))
        frame = p.find("w_pPr/w_pBdr/w_bottom")
        if frame is not None and frame.get("w_val", "none") not in ("none", "nil"):
            self._plain[-1] = 0
        result.ruled = [not n for n in self._plain]
        result.hidden = " ".join("".join(self._hidden_words).split())
        rpr = p.find("w_pPr/w_rPr")
        result.goes_on = rpr is not None and any(
            rpr.find(mark) is not None for mark in ("w_del", "w_moveFrom")
        )
        self.tracked += result.goes_on
        return result

    def _children(self, element: Element) -> None:
        for child in element:
            manner = self._manners.get(child.tag)
            if manner:
                manner(child)
            elif child.tag in IGNORED:
                self.tracked += child.tag in ("w_del", "w_moveFrom")
            elif (
                child.tag != "w_sdt" or child.find("w_sdtPr/w_showingPlcHdr") is None
            ):  # a field left unfilled
                self._paragraph.has_picture |= child.tag in PICTURES
                self._children(child)

    def _write(self, teks: str) -> None:
        if all(b.result for b in self._fields):
            self._potong.append(teks)
            for n, line in enumerate(teks.split("\n")):
                if n:
                    self._plain.append(0)
                if not self._underlined:
                    self._plain[-1] += len(line.strip())

    def _teks(self, t: Element) -> None:
        self._write((t.text or "").translate(LETTERS))

    def _run(self, r: Element) -> None:
        rpr = r.find("w_rPr")
        ruling = rpr.find("w_u") if rpr is not None else None
        self._underlined = ruling is not None and ruling.get("w_val", "none") != "none"
        if not self._style.hidden(rpr):
            self._children(r)
            self._underlined = False
            return
        keep, self._potong = self._potong, self._hidden_words
        self._children(r)
        self._potong = keep

    def _break(self, br: Element) -> None:
        self._write(" " if br.get("w_type") in ("page", "column") else "\n")

    def _symbol(self, sym: Element) -> None:
        try:
            kode = int(sym.get("w_char", ""), 16)
        except ValueError:
            return
        letter = SYMBOLS.get(kode | 0xF000 if kode < 0x100 else kode)
        if letter is None and 0xF020 <= kode <= 0xF0FF:
            letter = "•" if "ding" in sym.get("w_font", "").lower() else chr(kode - 0xF000)
        self._write(
            letter if letter is not None else chr(kode).translate(LETTERS) if 32 <= kode < 0xD800 else ""
        )

    def _field_border(self, limit: Element) -> None:
        kind = limit.get("w_fldCharType")
        if kind == "begin":
            if len(self._fields) < 50:
                self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].result = True
        elif self._fields and kind == "end":
            finish = self._fields.pop()
            if (teks := field_formula(finish.command)) and not finish.result:
                self._write(teks)

    def _command(self, instr: Element) -> None:
        if self._fields and not self._fields[-1].result and len(self._fields[-1].command) < 4000:
            self._fields[-1].command += (instr.text or "").translate(LETTERS)

    def _simple_field(self, field: Element) -> None:
        teks = field_formula(field.get("w_instr", ""))
        if teks:
            self._write(teks)
        else:
            self._children(field)

    def _choice(self, choice: Element) -> None:
        """What stands there in several forms: the first that is offered, else the one for old programs."""
        choose = choice.find("mc_Choice")
        if choose is None:
            choose = choice.find("mc_Fallback")
        if choose is not None:
            self._children(choose)

    def _box(self, box: Element) -> None:
        self._paragraph.box.append(box)

    def _insertion(self, insertion: Element) -> None:
        self.tracked += 1
        self._children(insertion)


@dataclass(slots=True)
class _Field:
    """An open field: what it is told to do, and whether its result has begun."""

    command: str = ""
    result: bool = False


def _tidy(teks: str) -> str:
    """Composed accents, no remains of markup, single blanks; tabs and line breaks stay."""
    if not teks.isascii():
        teks = unicodedata.normalize("NFC", teks)
    return "\n".join(
        "\t".join(clean_markup(s) for s in line.split("\t")).strip(" ") for line in teks.split("\n")
    )
