"""Where this PC keeps settings, logs and backups, and where the program's own resources lie."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

BASE_VARIABLE = "IKI_BASE_DIR"  # the same as --base-dir, for programs that start this one


@dataclass(frozen=True)
class Paths:
    """All folders of the program on this PC; nothing is created by asking for a path.

    `base` given (or IKI_BASE_DIR set): everything of this PC hangs on that folder, so that tests and a
    program on a stick never touch the real ones. Otherwise the folders the system has for it.
    """

    base: Path | None = None

    @cached_property
    def settings(self) -> Path:
        """The file of this PC's choices."""
        return self._of("config") / "pengaturan.json"

    @cached_property
    def logs(self) -> Path:
        """Folder of logs and crash reports."""
        return self._of("log")

    @cached_property
    def backups(self) -> Path:
        """Folder of the backups of office files."""
        return self._of("data") / "cadangan"

    @cached_property
    def samples(self) -> Path:
        """Folder of the copies of the sample office that are played with here."""
        return self._of("data") / "contoh"

    @cached_property
    def cache(self) -> Path:
        """Folder of what can be made again: converted fonts."""
        return self._of("cache")

    @cached_property
    def resources(self) -> Path:
        """Folder of icons, manual, sample office and catalogue, as they ship with the program."""
        if is_frozen():
            bundle = getattr(sys, "_MEIPASS", None)
            return Path(bundle or Path(sys.executable).parent) / "resources"
        beside = Path(__file__).resolve().parent.parent / "resources"
        return (
            beside if beside.is_dir() else Path(sys.prefix) / "share" / "iki-desktop"
        )  # as pip installs them

    def _of(self, kind: str) -> Path:
        base = self.base
        if base is None and os.environ.get(BASE_VARIABLE):
            base = Path(os.environ[BASE_VARIABLE])
        if base is not None:
            base = base.absolute()
            return {"config": base, "data": base, "log": base / "log", "cache": base / "cache"}[kind]
        import platformdirs  # only where the system's own folders are wanted

        folders = platformdirs.PlatformDirs("IKI Desktop", appauthor=False)
        return {
            "config": folders.user_config_path,
            "data": folders.user_data_path,
            "log": folders.user_log_path,
            "cache": folders.user_cache_path,
        }[kind]


def is_frozen() -> bool:
    """Whether we run from a built program rather than from sources; nobody else asks."""
    return bool(getattr(sys, "frozen", False))
