"""The place in a paper is found again when pages came or went before it."""

from __future__ import annotations

import pytest

from iki_desktop.ui.dokumen.place import Place, find_place, place_of

OLD = [("Camat", 1), ("Kasi", 2), ("Kasi", 5), ("Lurah", 6)]
NEW = [("Camat", 1), ("Kasi", 4), ("Kasi", 7), ("Lurah", 8)]


@pytest.mark.parametrize(("page", "found"), [(1, 1), (2, 4), (3, 5), (4, 6), (5, 7), (6, 8)])
def test_the_same_page_of_the_same_kartu(page: int, found: int) -> None:
    assert find_place(place_of(page, OLD), NEW, 9) == found


def test_a_kartu_that_became_shorter_is_shown_to_its_end() -> None:
    assert find_place(place_of(4, OLD), [("Camat", 1), ("Kasi", 2), ("Kasi", 3)], 3) == 2


def test_what_is_gone_leaves_the_number_as_far_as_there_are_pages() -> None:
    assert find_place(place_of(6, OLD), [("Camat", 1)], 4) == 4
    assert find_place(place_of(3, OLD), [("Camat", 1)], 4) == 3
    assert find_place(place_of(3, []), OLD, 9) == 3
    assert find_place(Place(), OLD, 9) == 1
