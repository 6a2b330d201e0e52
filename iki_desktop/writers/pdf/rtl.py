"""Right-to-left words in a left-to-right paper: Arabic letters joined, and which stretches run backwards.

For short insertions (a basmalah in a kop, a name): numbers and brackets inside them stay left-to-right.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

_RIGHT = "\u0590-\u065f\u066a-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
_STRETCH = re.compile(rf"[{_RIGHT}](?:[ .,:;!?\-]*[{_RIGHT}])*")
_ARABIC = re.compile("[\u0620-\u06ff]")
_FORM = re.compile("[\ufb50-\ufbff\ufe80-\ufefc]")  # letters of Arabic as they look at a place in a word
_TATWEEL = "\u0640"  # joins on both sides and looks the same at every place

_Forms = dict[str, dict[str, str]]


def _forms() -> _Forms:
    """By letters (one, or lam and alef): the character of each form, from the tables of Unicode."""
    found: _Forms = {}
    for code in (*range(0xFE80, 0xFEFD), *range(0xFB50, 0xFC00)):
        kind, *parts = unicodedata.decomposition(chr(code)).split()[:3] or [""]
        if kind in ("<initial>", "<medial>", "<final>", "<isolated>"):
            found.setdefault("".join(chr(int(part, 16)) for part in parts), {})[kind[1:-1]] = chr(code)
    return found


_FORMS = _forms()


def letters(text: str) -> str:
    """The text with each form of an Arabic letter as the letter it is."""
    return _FORM.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)


def shaped(text: str) -> str:
    """The text in its own order, its Arabic letters in the forms that join them to their neighbours."""
    if text.isascii() or not _ARABIC.search(text):
        return text
    signs = _signs(text)
    # Marks above and below letters do not part them.
    joining = [at for at, sign in enumerate(signs) if not unicodedata.combining(sign[0])]
    out = [*signs]
    for place, at in enumerate(joining):
        sign = signs[at]
        before = place > 0 and _gives(signs[joining[place - 1]]) and _takes(sign)
        after = place + 1 < len(joining) and _gives(sign) and _takes(signs[joining[place + 1]])
        kind = ("isolated", "initial", "final", "medial")[2 * before + after]
        if kind != "isolated" or len(sign) > 1:
            out[at] = _FORMS.get(sign, {}).get(kind, sign)
    return "".join(out)


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """The text in parts, in its own order, each with whether it runs from right to left."""
    end = 0
    for found in _STRETCH.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found[0], True
        end = found.end()
    if end < len(text):
        yield text[end:], False


def _signs(text: str) -> Sequence[str]:
    """The characters of the text, lam and alef together where they are written as one."""
    signs: list[str] = []
    for char in text:
        if signs and signs[-1] + char in _FORMS and len(signs[-1]) == 1:
            signs[-1] += char
        else:
            signs.append(char)
    return signs


def _gives(sign: str) -> bool:
    """Whether it joins the letter after it."""
    return sign == _TATWEEL or "initial" in _FORMS.get(sign, ())


def _takes(sign: str) -> bool:
    """Whether it joins the letter before it."""
    return sign == _TATWEEL or "final" in _FORMS.get(sign, ())
