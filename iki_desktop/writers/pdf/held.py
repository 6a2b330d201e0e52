"""Holds the search for garbage back while a paper is laid out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_held() -> Iterator[None]:
    """Let Python look for no cycles meanwhile: lines are tuples by the ten thousand, and none is in a cycle.

    What has no cycle is freed as ever. Two threads may do this at once: none ends with the search held.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()
