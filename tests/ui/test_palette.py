"""The look: light or dark by choice, drawings of the stylesheet wherever they can be written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from iki_desktop.ui import palette, tokens
from iki_desktop.ui.palette import Theme
from iki_desktop.ui.window import Window


def application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def test_a_fixed_theme_wins_over_the_system(empty_window: Window) -> None:
    app = application()
    cache = empty_window.session.paths.cache
    assert palette.apply(app, Theme.DARK, cache) is tokens.DARK
    assert app.palette().color(QPalette.ColorRole.Window).name().upper() == tokens.DARK.bg
    assert tokens.DARK.accent in app.styleSheet()
    assert palette.apply(app, Theme.LIGHT, cache) is tokens.LIGHT
    assert tokens.LIGHT.accent in app.styleSheet()


def test_every_drawing_of_the_stylesheet_is_a_file(empty_window: Window) -> None:
    palette.apply(application(), Theme.DARK, empty_window.session.paths.cache)
    paths = re.findall(r'url\("([^"]+)"\)', application().styleSheet())
    assert len(paths) >= 5
    assert all(Path(path).is_file() for path in paths)
    palette.apply(application(), Theme.SYSTEM, empty_window.session.paths.cache)


def test_a_cache_that_cannot_be_written_is_no_reason_not_to_start(
    empty_window: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert empty_window.isVisible()
    blocked = tmp_path / "cache"
    blocked.write_text("bukan folder")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "sementara"))
    assert palette.apply(application(), Theme.DARK, blocked) is tokens.DARK
    assert str((tmp_path / "sementara").as_posix()) in application().styleSheet()
    palette.apply(application(), Theme.SYSTEM, tmp_path / "lain")


def test_no_placeholder_of_the_stylesheet_is_left(empty_window: Window) -> None:
    assert empty_window.isVisible()
    assert "$" not in application().styleSheet()
    assert "{}" not in application().styleSheet()
