"""Lists of a kartu as lines of text, and pengampu that keep who they are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.models.keputusan import Pengampu
from iki_desktop.ui.kartu.lists import items_of, pengampu_of, text_of

A, B, C = (Pengampu(i, n) for i, n in (("a", "Timur"), ("b", "Barat"), ("c", "Utara")))


def test_blank_lines_say_nothing() -> None:
    assert items_of("satu\n\n  dua  tiga \n") == ("satu", "dua tiga")


@given(st.lists(st.text(st.characters(categories=("L", "N", "P", "Zs"), include_characters="\n"))))
def test_what_is_shown_reads_back_the_same(items: list[str]) -> None:
    clean = [" ".join(i.split()) for i in items]
    assert items_of(text_of(items)) == tuple(i for i in clean if i)


def test_a_pengampu_moved_in_the_list_stays_who_it_is() -> None:
    assert pengampu_of("Utara\nTimur\nBarat", (A, B, C)) == (C, A, B)


def test_a_corrected_name_keeps_its_figures() -> None:
    assert pengampu_of("Timur\nBarat Daya\nUtara", (A, B, C)) == (A, Pengampu("b", "Barat Daya"), C)


def test_a_line_taken_out_takes_out_that_pengampu() -> None:
    assert pengampu_of("Timur\nUtara", (A, B, C)) == (A, C)


def test_a_new_line_is_a_new_pengampu() -> None:
    timur, baru = pengampu_of("Timur\nBaru", (A,))
    assert timur == A
    assert baru.unit == "Baru"
    assert baru.id not in {"a", ""}


def test_no_line_is_one_pengampu_of_the_own_unit() -> None:
    assert pengampu_of("", (Pengampu("x"),)) == (Pengampu("x"),)
