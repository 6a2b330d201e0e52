"""Words of the kartu table in columns narrower than they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFont, QFontMetrics

from iki_desktop.ui.kartu.table_view import breakable

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
