"""What tests of papers share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from iki_desktop.writers import fonts


@pytest.fixture
def fresh_fonts() -> Iterator[None]:
    """No font found or loaded by an earlier test, and none that this one finds left to a later one."""
    kept = dict(fonts._fonts)
    forget()
    yield
    forget()
    fonts._fonts.update(kept)


def forget() -> None:
    """As in a fresh process."""
    fonts._fonts.clear()
    fonts._where.clear()
    fonts._families.clear()
    fonts.set_cache(None)
