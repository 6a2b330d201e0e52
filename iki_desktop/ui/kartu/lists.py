"""Between lists of a kartu and the lines of a text field, one item a line; pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from iki_desktop.models.kantor import new_id
from iki_desktop.models.keputusan import Pengampu


def text_of(items: Iterable[str]) -> str:
    """One item a line; a line end inside an item is a blank."""
    return "\n".join(" ".join(item.split()) for item in items)


def items_of(text: str) -> tuple[str, ...]:
    """The lines that say something."""
    return tuple(clean for line in text.splitlines() if (clean := " ".join(line.split())))


def pengampu_of(text: str, before: Sequence[Pengampu]) -> tuple[Pengampu, ...]:
    """The pengampu that the lines name, each with the id it had.

    A line that names a known unit is that pengampu, wherever it stands now. Of the lines that are new, as
    many as there are pengampu left over are taken for their new names, in order; so a name that is
    corrected keeps its figures. No line at all is one pengampu of the kartu's own unit.
    """
    names = items_of(text) or ("",)
    left = list(before)
    kept: list[Pengampu | None] = []
    for name in names:
        known = next((p for p in left if p.unit == name), None)
        if known is not None:
            left.remove(known)
        kept.append(known)
    return tuple(
        known or (replace(left.pop(0), unit=name) if left else Pengampu(new_id(), name))
        for known, name in zip(kept, names, strict=True)
    )
