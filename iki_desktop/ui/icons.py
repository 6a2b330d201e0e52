"""The icon set: our own line drawings in resources/icons, tinted with the theme's colours.

`icon(name)` gives a QIcon for the theme shown now. Where an icon stays on a widget or action, put it there
with `set_icon`: it remembers the name, and `retint` gives all of a window their new colour when the theme
changes.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from iki_desktop.ui import tokens

# Device pixels: 16 and 20 px at 100, 125, 150 and 200 %.
_SIZES = (16, 20, 24, 25, 30, 32, 40)
_NAME = "ikon"
_INK = "ikon-warna"

_folder = Path()
_cache: dict[tuple[str, str, str], QIcon] = {}


def use_folder(folder: Path) -> None:
    """Say where the drawings lie (Paths.resources / "icons"); called once, before the first icon."""
    global _folder  # noqa: PLW0603  one process has one set
    _folder = folder
    _cache.clear()


def names() -> list[str]:
    """All drawings there are."""
    return sorted(path.stem for path in _folder.glob("*.svg"))


def drawing(name: str, ink: str) -> bytes:
    """The SVG text of an icon in one colour."""
    text = (_folder / f"{name}.svg").read_text(encoding="utf-8")
    return text.replace("currentColor", ink).encode()


def pixmap(name: str, ink: str, size: int, ratio: float = 1.0) -> QPixmap:
    """The icon in `ink`, `size` pixels wide on a screen of that device pixel ratio."""
    picture = _picture(_renderer(name, ink), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    return picture


def _renderer(name: str, ink: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(drawing(name, ink)))


def _picture(renderer: QSvgRenderer, pixels: int) -> QPixmap:
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(picture.rect()))
    painter.end()
    return picture


def icon(name: str, ink: str | None = None) -> QIcon:
    """The icon in the theme's text colour (or `ink`), muted where disabled."""
    shown = tokens.colours()
    key = (name, ink or shown.text, shown.muted)
    if key not in _cache:
        made = QIcon()
        for mode, colour in ((QIcon.Mode.Normal, key[1]), (QIcon.Mode.Disabled, shown.line)):
            renderer = _renderer(name, colour)  # read once for all sizes
            for size in _SIZES:
                made.addPixmap(_picture(renderer, size), mode)
        _cache[key] = made
    return _cache[key]


def set_icon(target: QAction | QAbstractButton, name: str, *, on_accent: bool = False) -> None:
    """Give a widget or action an icon that follows the theme. `on_accent`: it stands on a primary button."""
    target.setProperty(_NAME, name)
    target.setProperty(_INK, on_accent)
    target.setIcon(icon(name, tokens.colours().on_accent if on_accent else None))


def retint(root: QObject) -> None:
    """Give every icon below `root` the colours of the theme shown now."""
    for kind in (QAction, QAbstractButton):
        for target in root.findChildren(kind):
            name = target.property(_NAME)
            if isinstance(name, str):
                set_icon(target, name, on_accent=bool(target.property(_INK)))


def program_icon() -> QIcon:
    """The program's own mark, in its own colours."""
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128):
        made.addPixmap(pixmap("iki-desktop", "", size))
    return made
