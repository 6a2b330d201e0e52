"""This PC's choices while the window runs: the settings file, and a signal when one of them changes."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from iki_desktop import settings
from iki_desktop.errors import SaveFailed
from iki_desktop.paths import Paths
from iki_desktop.settings import Settings
from iki_desktop.ui import tokens
from iki_desktop.ui.palette import Theme

_log = logging.getLogger(__name__)


class Preferences(QObject):
    """`now` is what holds; `change` writes it at once. A PC that refuses the file only forgets."""

    changed = Signal()

    def __init__(self, paths: Paths, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._path = paths.settings
        self.now: Settings = settings.load(self._path)

    @property
    def theme(self) -> Theme:
        return Theme(self.now.tema)

    @property
    def row_height(self) -> int:
        """Height of a row in lists and grids, in pixels."""
        return tokens.ROW_DENSE if self.now.kerapatan == "rapat" else tokens.ROW_COMFORTABLE

    def change(self, **values: Any) -> None:
        """Replace fields of Settings, write the file, tell who listens."""
        self._keep(replace(self.now, **values))

    def remember(self, page: str, text: str) -> None:
        """What a page wants to find again at the next start (a splitter, a filter), as it encodes it."""
        pages: Mapping[str, str] = {**self.now.halaman, page: text}
        self._keep(replace(self.now, halaman=pages), quiet=True)

    def remembered(self, page: str) -> str:
        """What `remember` kept for a page, "" where nothing."""
        return self.now.halaman.get(page, "")

    def remember_folder(self, folder: str, *, writing: bool) -> None:
        """Where a file was last written to, or read from."""
        fresh = replace(self.now, folder_tulis=folder) if writing else replace(self.now, folder_baca=folder)
        self._keep(fresh, quiet=True)

    def add_recent(self, path: Path) -> None:
        self._keep(self.now.with_recent(path))

    def drop_recent(self, path: str) -> None:
        self._keep(self.now.without_recent(path))

    def _keep(self, fresh: Settings, *, quiet: bool = False) -> None:
        if fresh == self.now:
            return
        self.now = fresh
        try:
            settings.save(fresh, self._path)
        except (SaveFailed, OSError) as error:
            _log.info("settings of this PC could not be written: %s", error)
        if not quiet:
            self.changed.emit()
