"""Whether a window can be opened here; asked before Qt, which ends the whole program where it cannot."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from importlib.machinery import PathFinder

# What Qt's wheels of PyPI leave to the system; the bootstrap names Debian's packages for all of them.
_LIBRARIES = ("libEGL.so.1", "libGL.so.1", "libfontconfig.so.1", "libxkbcommon.so.0")
_X11_LIBRARIES = ("libxcb-cursor.so.0", "libxkbcommon-x11.so.0")

Loads = Callable[[str], bool]


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def why_no_window(
    environment: Mapping[str, str] | None = None, platform: str = sys.platform, loads: Loads = _loads
) -> str:
    """The sentence for the person where no window can be opened; "" where one can."""
    environment = os.environ if environment is None else environment
    if PathFinder.find_spec("PySide6") is None:
        return "Pustaka jendela (PySide6) belum terpasang. Pasang kembali IKI Desktop dengan lengkap."
    if not platform.startswith("linux"):
        return ""
    wanted = environment.get("QT_QPA_PLATFORM", "").partition(":")[0]
    needed = _LIBRARIES
    if wanted in ("", "xcb", "wayland"):
        if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY")):
            return (
                "Tidak ada layar di sini, jadi jendela tidak dapat dibuka. Pakai perintahnya saja: "
                "“iki-desktop --help” menyebut semuanya."
            )
        if environment.get("DISPLAY"):
            needed += _X11_LIBRARIES
    missing = [library for library in needed if not loads(library)]
    if missing:
        return (
            f"Pustaka sistem untuk jendela belum ada: {', '.join(missing)}. "
            "Pasang dahulu; “python3 installer/dev.py” menyebut nama paketnya."
        )
    if environment.get("DISPLAY") and not environment.get("WAYLAND_DISPLAY") and wanted in ("", "xcb"):
        display = environment["DISPLAY"]
        if not _answers(display):
            return f"Layar {display} tidak menjawab, jadi jendela tidak dapat dibuka. Periksa DISPLAY."
    return ""


def _answers(display: str) -> bool:
    """Whether an X server answers at `display`, by the library that Qt uses for it."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(display.encode(), None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    return not failed
