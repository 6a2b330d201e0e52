"""Composition root of the window: paths, settings, QApplication, session, main window."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from iki_desktop import NAME, VERSION
from iki_desktop.paths import Paths
from iki_desktop.ui import icons, palette
from iki_desktop.ui.ahead import Ahead
from iki_desktop.ui.ask import Ask
from iki_desktop.ui.crash import CrashHook, show_last_crash
from iki_desktop.ui.jobs import Jobs
from iki_desktop.ui.preferences import Preferences
from iki_desktop.ui.qt_id import QtIndonesian
from iki_desktop.ui.session import Session
from iki_desktop.ui.window import Window


def application() -> QApplication:
    """The one QApplication, in Indonesian; makes it where there is none yet."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
        app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("")  # the window's title names the program itself
    app.setApplicationVersion(VERSION)
    app.setDesktopFileName("iki-desktop")
    QLocale.setDefault(QLocale(QLocale.Language.Indonesian, QLocale.Country.Indonesia))
    if not any(isinstance(child, QtIndonesian) for child in app.children()):
        app.installTranslator(QtIndonesian(app))
    return app


def build(paths: Paths, ask: Ask | None = None) -> Window:
    """The window with all it needs, not shown yet; tests give their own `ask`."""
    app = application()
    icons.use_folder(paths.resources / "icons")
    preferences = Preferences(paths)
    palette.apply(app, preferences.theme, paths.cache)
    app.setWindowIcon(icons.program_icon())
    ask = ask or Ask()
    ask.keep_folders(preferences)
    jobs = Jobs(ask)
    session = Session(paths, ask, jobs, preferences)
    window = Window(session)
    for part in (preferences, jobs, session):
        part.setParent(window)
    return window


def run_window(path: Path | None, paths: Paths) -> int:
    """Show the window, with an office file or the start page; returns when it is closed."""
    application()
    hook = CrashHook(paths)
    window = build(paths)
    Ahead(window)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    window.show()
    QTimer.singleShot(0, lambda: show_last_crash(paths))
    if path is not None:
        QTimer.singleShot(0, lambda: window.files.open(path))
    try:
        return QApplication.exec()
    finally:
        hook.remove()
