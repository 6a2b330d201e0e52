"""Where one is in a paper, so that the same place is found when it is made anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Bookmarks = Sequence[tuple[str, int]]  # title and page (from 1), in the order of the pages


@dataclass(frozen=True, slots=True)
class Place:
    """A page, and how it is known: so many pages after the n-th bookmark of that title."""

    page: int = 1
    title: str = ""
    nth: int = 0
    after: int = 0


def place_of(page: int, bookmarks: Bookmarks) -> Place:
    """The place of a page of a paper with these bookmarks."""
    before = [mark for mark in bookmarks if mark[1] <= page]
    if not before:
        return Place(page)
    title, start = before[-1]
    return Place(page, title, sum(t == title for t, _ in before) - 1, page - start)


def find_place(place: Place, bookmarks: Bookmarks, pages: int) -> int:
    """The page (from 1) of that place in a paper of so many pages; where it is gone, one like it."""
    same = [at for at, (title, _) in enumerate(bookmarks) if title == place.title]
    if len(same) <= place.nth:
        return max(1, min(place.page, pages))
    at = same[place.nth]
    later = [page for _, page in bookmarks[at + 1 :]]
    end = max(bookmarks[at][1], later[0] - 1 if later else pages)
    return min(bookmarks[at][1] + place.after, end, pages)
