"""Where no window can be opened, the person gets a sentence instead of Qt's abort."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from iki_desktop.screen import why_no_window


def has_all(_library: str) -> bool:
    return True


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({}, "Tidak ada layar"),
        ({"QT_QPA_PLATFORM": "xcb"}, "Tidak ada layar"),
        ({"DISPLAY": ""}, "Tidak ada layar"),
        ({"DISPLAY": "127.0.0.1:97"}, "tidak menjawab"),
        ({"QT_QPA_PLATFORM": "offscreen"}, ""),
        ({"QT_QPA_PLATFORM": "vnc:port=5901"}, ""),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ""),
    ],
)
def test_a_screen_is_looked_for(environment: Mapping[str, str], words: str) -> None:
    said = why_no_window(environment, "linux", has_all)
    assert words in said
    assert bool(words) == bool(said)


def test_other_systems_always_have_one() -> None:
    assert why_no_window({}, "win32", lambda _: False) == ""


def test_missing_libraries_are_named() -> None:
    said = why_no_window({"DISPLAY": ":0"}, "linux", lambda library: "xcb" not in library)
    assert "libxcb-cursor.so.0" in said
    assert "libEGL" not in said
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    assert "libEGL.so.1" in why_no_window(offscreen, "linux", lambda library: "EGL" not in library)
