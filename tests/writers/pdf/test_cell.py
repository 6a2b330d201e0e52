"""A fraction in its cell: no word of it is broken for the sake of what stands beside its bar."""

from __future__ import annotations

import pytest

from iki_desktop.writers import fonts
from iki_desktop.writers.pdf.cell import fraction
from iki_desktop.writers.pdf.formula import Fraction
from iki_desktop.writers.pdf.line import Line, style

LONG = "dipertanggungjawabkan"


def words(lines: list[Line]) -> list[str]:
    """What is read, line by line, what stands beside the bar after the parts."""
    return [" ".join(bit.text for bit in line.bits if not bit.hidden) for line in lines if line.bits]


@pytest.mark.parametrize(("spare", "below"), [(1.0, True), (60.0, False)])
def test_what_stands_beside_the_bar_goes_below_before_a_word_is_broken(spare: float, below: bool) -> None:
    body = style(fonts.family("Liberation Serif").regular, 10)
    width = body.width(LONG) + spare
    told = words(fraction(Fraction(f"yang {LONG}", "semua", "× 100%"), body, width))
    assert any(LONG in line.split() for line in told)
    assert ("× 100%" in told) is below
