"""The look: Fusion with our palette and one stylesheet, both made from the tokens, light or dark."""

from __future__ import annotations

import sys
import tempfile
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from iki_desktop.ui import icons, tokens
from iki_desktop.ui.sheet import stylesheet
from iki_desktop.ui.tokens import Colours


class Theme(StrEnum):
    """What the user chose; the values are those of the settings file."""

    SYSTEM = "sistem"
    LIGHT = "terang"
    DARK = "gelap"


_WORN = "tema-dipakai"


def apply(app: QApplication, theme: Theme, cache: Path) -> Colours:
    """Dress the whole program; may be called again when the choice or the system's scheme changes.

    `cache` is a folder for the few tinted drawings that a stylesheet can only take from files. A theme that
    is worn already is not put on again: a stylesheet costs a third of a second.
    """
    shown = tokens.DARK if wants_dark(app, theme) else tokens.LIGHT
    tokens.show(shown)
    if app.property(_WORN) == shown.dark:
        return shown
    if app.property(_WORN) is None:  # style and font stay; each dresses every widget anew
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(body_font())
    app.setProperty(_WORN, shown.dark)
    app.setPalette(qpalette(shown))
    app.setStyleSheet(stylesheet(shown, _drawings(shown, cache)))
    return shown


def wants_dark(app: QApplication, theme: Theme) -> bool:
    """Whether the dark theme is to be shown: as fixed, else as the system says."""
    hints = app.styleHints()
    if theme is Theme.SYSTEM:
        hints.unsetColorScheme()
        return hints.colorScheme() is Qt.ColorScheme.Dark
    dark = theme is Theme.DARK
    # Title bar and native dialogs of Windows follow this.
    hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
    return dark


def body_font() -> QFont:
    """The system's sans in the body size."""
    if sys.platform == "win32":
        font = QFont(tokens.FAMILY_WINDOWS)
    else:
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    font.setPointSizeF(tokens.BODY)
    return font


def sized(points: float, *, semibold: bool = False) -> QFont:
    """The body font in another size of the type scale, for painters."""
    font = body_font()
    font.setPointSizeF(points)
    if semibold:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def grid_font() -> QFont:
    """The font of figures in grids: all digits as wide as one another."""
    font = sized(tokens.GRID)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def qpalette(shown: Colours) -> QPalette:
    """The QPalette of a theme, disabled texts included."""
    role = QPalette.ColorRole
    table = {
        role.Window: shown.bg,
        role.WindowText: shown.text,
        role.Base: shown.bg,
        role.AlternateBase: shown.panel,
        role.Text: shown.text,
        role.PlaceholderText: shown.muted,
        role.Button: shown.panel,
        role.ButtonText: shown.text,
        role.BrightText: shown.danger.ink,
        role.ToolTipBase: shown.panel,
        role.ToolTipText: shown.text,
        role.Highlight: shown.selection,
        role.HighlightedText: shown.text,
        role.Link: shown.accent,
        role.LinkVisited: shown.accent,
        role.Accent: shown.accent,
        role.Light: shown.bg,
        role.Midlight: shown.hover,
        role.Mid: shown.line,
        role.Dark: shown.line,
        role.Shadow: shown.line,
    }
    palette = QPalette()
    for key, colour in table.items():
        palette.setColor(key, QColor(colour))
    off = QPalette.ColorGroup.Disabled
    for key in (role.WindowText, role.Text, role.ButtonText, role.PlaceholderText):
        palette.setColor(off, key, QColor(shown.muted))
    palette.setColor(off, role.Base, QColor(shown.locked))
    palette.setColor(off, role.Highlight, QColor(shown.line))
    return palette


def set_role(widget: QWidget, role: str, name: str = "role") -> None:
    """Give a widget that is already dressed another role of the stylesheet."""
    if widget.property(name) != role:
        widget.setProperty(name, role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _drawings(shown: Colours, cache: Path) -> dict[str, str]:
    """Write the arrows and the tick that the stylesheet names; returns their paths by name."""
    try:
        return _write_drawings(shown, cache / "ikon")
    except OSError:  # the cache cannot be had (a stick that is only read): the look needs it all the same
        return _write_drawings(shown, Path(tempfile.gettempdir()) / "iki-desktop-ikon")


def _write_drawings(shown: Colours, folder: Path) -> dict[str, str]:
    folder.mkdir(parents=True, exist_ok=True)
    paths: dict[str, str] = {}
    inks = dict.fromkeys(("panah-bawah", "panah-atas", "panah-kanan"), shown.muted) | {"cek": shown.on_accent}
    for name, ink in inks.items():
        path = folder / f"{name}-{'gelap' if shown.dark else 'terang'}.svg"
        data = icons.drawing(name, ink)
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)
        paths[name.replace("-", "_")] = path.as_posix()
    return paths
