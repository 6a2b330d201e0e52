"""A fraction in its cell: no word of it is broken for the sake of what stands beside its bar."""

from __future__ import annotations

import pytest

from iki_desktop.models.keputusan import Indikator
from iki_desktop.writers import fonts
from iki_desktop.writers.pdf.cell import formulasi, fraction
from iki_desktop.writers.pdf.formula import Fraction
from iki_desktop.writers.pdf.line import Line, height, style

LONG = "dipertanggungjawabkan"


def words(lines: list[Line]) -> list[str]:
    """What is read, line by line, what stands beside the bar after the parts."""
    told = (" ".join(bit.text for bit in line.bits if not bit.hidden) for line in lines)
    return list(filter(None, told))


@pytest.mark.parametrize(("spare", "below"), [(1.0, True), (60.0, False)])
def test_what_stands_beside_the_bar_goes_below_before_a_word_is_broken(spare: float, below: bool) -> None:
    body = style(fonts.family("Liberation Serif").regular, 10)
    width = body.width(LONG) + spare
    told = words(fraction(Fraction(f"yang {LONG}", "semua", "× 100%"), body, width))
    assert any(LONG in line.split() for line in told)
    assert ("× 100%" in told) is below


def test_a_doubled_word_is_broken_at_its_hyphen_for_what_stands_beside_the_bar() -> None:
    body = style(fonts.family("Liberation Serif").regular, 10)
    told = words(fraction(Fraction("peraturan perundang-undangan", "semua", "× 100%"), body, 100))
    assert told == ["peraturan", "perundang-", "undangan", "semua"]


def test_a_marker_stands_at_the_bar_and_is_read_before_both_parts() -> None:
    body = style(fonts.family("Liberation Serif").regular, 10)
    lines = fraction(Fraction("atas\nsekali", "bawah", "× 100%", lead="1."), body, 200)
    assert words(lines) == ["1.", "atas", "sekali", "bawah"]
    at = next(n for n, line in enumerate(lines) if line.bits and line.bits[0].text == "1.")
    bar = next(n for n, line in enumerate(lines) if line.late)
    late = lines[bar].late
    assert late is not None
    # On one line with what stands at the other side of the bar, and left of the parts.
    assert height(lines[:at]) + lines[at].baseline == pytest.approx(height(lines[:bar]) + late.baseline)
    parts = [bit for line in lines for bit in line.bits if bit.text in ("atas", "sekali", "bawah")]
    assert lines[at].bits[0].x == 0
    assert all(bit.x > body.width("1.") for bit in parts)


def test_no_page_breaks_between_a_fraction_and_the_line_that_announces_it() -> None:
    body = style(fonts.family("Liberation Serif").regular, 10)
    one = Indikator("i", "x", formulasi="Dihitung.\nRumus:\nA\nB\nCatatan.", pembilang="A", penyebut="B")
    lines = formulasi(one, body, 200)
    assert words([line for line in lines if not line.glued]) == ["Dihitung.", "Catatan."]


def test_a_long_name_stands_above_its_fraction() -> None:
    body = style(fonts.family("Liberation Serif").regular, 10)
    told = words(fraction(Fraction("atas", "bawah", lead="Persentase capaian ="), body, 120))
    assert told == ["Persentase capaian =", "atas", "bawah"]
