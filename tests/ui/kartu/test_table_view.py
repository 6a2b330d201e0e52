"""Words of the kartu table in columns narrower than they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics

from iki_desktop.ui.kartu.table_view import breakable, fitting, shares

pytestmark = pytest.mark.usefixtures("qapp")


@settings(max_examples=60)
@given(text=st.text("dipertanggungjawabkan (a/b)\n", max_size=60), width=st.integers(12, 200))
def test_no_piece_is_wider_than_its_column_and_no_letter_is_lost(text: str, width: int) -> None:
    metrics = QFontMetrics(QFont("Liberation Sans", 9))
    shown = breakable(text, metrics, width)
    assert shown.replace("\u200b", "") == text
    widest = max(metrics.horizontalAdvance(letter) for letter in "dgj")
    pieces = shown.replace("\u200b", " ").split()
    assert all(metrics.horizontalAdvance(piece) <= max(width, widest) for piece in pieces)


def test_words_that_fit_stay_as_they_are() -> None:
    assert breakable("rapat koordinasi", QFontMetrics(QFont("Liberation Sans", 9)), 200) == "rapat koordinasi"


@settings(max_examples=60)
@given(text=st.text("dipertanggungjawabkan (a/b)", max_size=200), lines=st.integers(1, 5))
def test_what_cannot_be_seen_is_said_by_dots(text: str, lines: int) -> None:
    metrics, wrapped = QFontMetrics(QFont("Liberation Sans", 9)), int(Qt.TextFlag.TextWordWrap)
    size = QSize(90, lines * metrics.lineSpacing())

    def height(shown: str) -> int:
        return metrics.boundingRect(QRect(0, 0, 90, 10_000), wrapped, shown).height()

    shown = fitting(text, metrics, size)
    assert height(shown) <= size.height()
    said = shown.replace("\u200b", "")
    if height(breakable(text, metrics, 90)) <= size.height():
        assert said == text
    else:
        kept = said.removesuffix("…")
        assert said.endswith("…") and text.startswith(kept)
        more = text[: len(kept) + text[len(kept) :].find(text[len(kept) :].lstrip()[:1]) + 1]
        assert height(breakable(f"{more}…", metrics, 90)) > size.height(), "no letter fewer than can be seen"


@pytest.mark.parametrize(
    ("least", "room", "widths"),
    [
        ((10, 10, 10), 400, [100, 200, 100]),
        ((130, 10, 10), 400, [130, 170, 100]),
        ((150, 180, 90), 400, [130, 180, 90]),
        ((300, 10, 10), 400, [300, 10, 90]),
        ((500, 500, 500), 400, [100, 200, 100]),
    ],
)
def test_a_column_too_narrow_for_its_words_takes_from_those_with_room(
    least: tuple[int, ...], room: int, widths: list[int]
) -> None:
    assert shares((1, 2, 1), least, room) == widths
    assert sum(shares((3, 5, 7), least, 401)) == 401
