"""Equations of Word as plain text, their fractions marked as pembilang and penyebut."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from iki_desktop.readers.document import FRACTION_CLOSE, FRACTION_MIDDLE, FRACTION_OPEN
from iki_desktop.readers.markup import CONTROL_LETTERS

PROPERTIES = frozenset(("m_fPr", "m_rPr", "m_naryPr", "m_dPr", "m_ctrlPr", "m_oMathParaPr", "m_eqArrPr",
                        "m_mPr", "m_radPr", "m_accPr", "m_barPr", "m_funcPr", "m_sSupPr", "m_sSubPr", "w_rPr",
                   "m_groupChrPr", "m_limLowPr", "m_limUppPr", "m_boxPr", "m_borderBoxPr", "m_phantPr",
                   "m_sPrePr", "m_sSubSupPr", "m_argPr", "w_del", "w_moveFrom"))  # fmt: skip
EQ_FRACTION = re.compile(r"\\f\s*\(", re.IGNORECASE)
EQ = re.compile(r"^\s*EQ\b", re.IGNORECASE)


def formula(math: Element) -> str:
    """The text of an m:oMath or m:oMathPara; its equations on lines of their own."""
    lines = [math] if math.tag == "m_oMath" else list(math.iterfind("m_oMath"))
    return "\n".join(" ".join(_content(b, depth=False).split()) for b in lines)


def fraction(upper: str, lower: str, *, depth: bool = False) -> str:
    """A fraction of two texts; one inside another is written with a stroke."""
    upper, lower = " ".join(upper.split()), " ".join(lower.split())
    if not upper or not lower:
        return f" {upper}{lower} "
    if depth:
        return f" ({upper} / {lower}) "
    return f" {FRACTION_OPEN}{upper}{FRACTION_MIDDLE}{lower}{FRACTION_CLOSE} "


def _content(element: Element, *, depth: bool) -> str:
    return "".join(_one(child, depth=depth) for child in element)


def _one(u: Element, *, depth: bool) -> str:
    if u.tag in PROPERTIES:
        return ""
    form = _FORMS.get(u.tag)
    if form:
        return form(u, depth)
    return _content(u, depth=depth)


def _children(u: Element, name: str, *, depth: bool) -> str:
    child = u.find(name)
    return _content(child, depth=depth) if child is not None else ""


def _teks(u: Element, _: bool) -> str:
    return " ".join((u.text or "").translate(CONTROL_LETTERS).split("\n"))


def _f(u: Element, depth: bool) -> str:
    kind = u.find("m_fPr/m_type")
    plain = kind is not None and kind.get("m_val") == "noBar"
    upper, lower = _children(u, "m_num", depth=True), _children(u, "m_den", depth=True)
    return f" {upper} {lower} " if plain else fraction(upper, lower, depth=depth)


def _array(u: Element, depth: bool) -> str:
    """Stacked lines and matrices: their parts in order."""
    return " ".join(_content(e, depth=depth) for e in u if e.tag in ("m_e", "m_mr"))


def _bracket(u: Element, depth: bool) -> str:
    opening, close = (u.find(f"m_dPr/m_{end}Chr") for end in ("beg", "end"))
    left = "(" if opening is None else opening.get("m_val", "")
    right = ")" if close is None else close.get("m_val", "")
    return f"{left}{', '.join(_content(e, depth=depth) for e in u.iterfind('m_e'))}{right}"


def _nary(u: Element, depth: bool) -> str:
    mark = u.find("m_naryPr/m_chr")
    symbol = "∫" if mark is None else mark.get("m_val", "")
    return f"{symbol} {_children(u, 'm_e', depth=depth)}"


def _power(u: Element, depth: bool) -> str:
    return f"{_children(u, 'm_e', depth=depth)}^{_children(u, 'm_sup', depth=depth).strip()}"


def _root(u: Element, depth: bool) -> str:
    return f"√({_children(u, 'm_e', depth=depth).strip()})"


def _spacing(_: Element, __: bool) -> str:
    return " "


_FORMS: dict[str, Callable[[Element, bool], str]] = {
    "m_t": _teks,
    "w_t": _teks,
    "w_br": _spacing,
    "w_tab": _spacing,
    "m_f": _f,
    "m_eqArr": _array,
    "m_m": _array,
    "m_d": _bracket,
    "m_nary": _nary,
    "m_sSup": _power,
    "m_rad": _root,
}


def field_formula(command: str) -> str | None:
    r"""The text of an EQ field ("EQ \f(a;b) x 100%"), the way Word set fractions before it had equations.

    None where the field is no EQ.
    """
    if not EQ.match(command):
        return None
    return " ".join(_eq(EQ.sub("", command, count=1), 0).split())


def _eq(teks: str, depth: int) -> str:
    m = EQ_FRACTION.search(teks)
    if not m or depth > 10:
        return re.sub(r"\\[a-z]+", " ", teks)
    bracket, end = 1, m.end()
    separate: dict[str, int] = {}  # where the first semicolon and the first comma of this bracket stand
    while end < len(teks):
        c = teks[end]
        bracket += (c == "(") - (c == ")")
        if not bracket:
            break
        if c in ";," and bracket == 1:
            separate.setdefault(c, end)
        end += 1
    middle = separate.get(";", separate.get(",", end))
    upper, lower = _eq(teks[m.end() : middle], depth + 1), _eq(teks[middle + 1 : end], depth + 1)
    return teks[: m.start()] + fraction(upper, lower, depth=depth > 0) + _eq(teks[end + 1 :], depth)
