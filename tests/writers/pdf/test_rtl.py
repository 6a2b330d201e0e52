"""Arabic in a paper: letters joined as Unicode has them, set from right to left, copied as typed."""

from __future__ import annotations

from pathlib import Path

import pytest

from iki_desktop.writers import fonts
from iki_desktop.writers.keputusan import write_keputusan
from iki_desktop.writers.pdf.rtl import letters, shaped, stretches
from tests.writers.papers import isi, with_settings, write

BASMALAH = "بسم الله"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("بسم", "\ufe91\ufeb4\ufee2"),  # initial, medial, final
        ("دار", "دار"),  # letters that join nothing after them
        ("سلام", "\ufeb3\ufefc\u0645"),  # lam and alef as one, which joins nothing after it
        ("لا", "\ufefb"),
        ("بِسم", "\ufe91\u0650\ufeb4\ufee2"),  # a mark does not part letters
        ("بـ", "\ufe91\u0640"),
        ("ب ب", "ب ب"),
        ("Camat (ب) 12", "Camat (ب) 12"),
        ("שלום", "שלום"),
        ("", ""),
    ],
)
def test_letters_are_joined(typed: str, expected: str) -> None:
    assert shaped(typed) == expected
    assert letters(shaped(typed)) == typed
    assert shaped(expected) == expected


def test_stretches_are_the_whole_text() -> None:
    text = f"Camat {BASMALAH}, 12 (שלום) akhir"
    parts = list(stretches(text))
    assert "".join(part for part, _ in parts) == text
    assert [part for part, backwards in parts if backwards] == [BASMALAH, "שלום"]


def test_stands_from_right_to_left_and_is_read_as_typed(tmp_path: Path) -> None:
    fonts.set_cache(tmp_path / "fonts")
    office = with_settings(isi(), kop=("PEMERINTAH KABUPATEN", f"Awal {BASMALAH} akhir"))
    out = write(write_keputusan, office, tmp_path / "k.pdf")
    assert f"Awal{BASMALAH.replace(' ', '')}akhir" in out.pages[0]
    signs = [char for char in out.chars if any("\u0600" <= c <= "\u06ff" for c in char.text)]
    assert [char.x0 for char in signs] == sorted((char.x0 for char in signs), reverse=True)
    (first,) = [char for char in out.chars if char.text == "w" and char.base == signs[0].base]
    assert first.x1 < signs[-1].x0, "what is before it stays at its left"
