"""This PC's choices (recent files, window, look): one small JSON file that may be lost without harm."""

from __future__ import annotations

import getpass
import json
import logging
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from iki_desktop.files import make_folder, replace_file

_log = logging.getLogger(__name__)

RECENT_FILES = 10


@dataclass(frozen=True, slots=True)
class Settings:
    """What this PC remembers. Nothing of an office stands here: that travels in its file."""

    terakhir: tuple[str, ...] = ()  # recent files, newest first, absolute paths
    oleh: str = ""  # who works here, as riwayat names them; "": the system's user
    tema: str = "sistem"  # "sistem", "terang" or "gelap"
    kerapatan: str = "rapat"  # rows of 26 px ("rapat") or 32 px ("lapang")
    jendela: str = ""  # size and place of the window, as the window itself encodes them
    folder_baca: str = ""  # where a document was last read from
    folder_tulis: str = ""  # where a paper was last written to
    halaman: Mapping[str, str] = field(default_factory=dict[str, str])  # what each page remembers
    lain: Mapping[str, Any] = field(default_factory=dict[str, Any])  # keys of another version, kept

    @property
    def pekerja(self) -> str:
        """Whom riwayat names: `oleh`, else the user of the system, "" where it does not tell."""
        try:
            return self.oleh or getpass.getuser()
        except (OSError, KeyError, ImportError):
            return ""

    def with_recent(self, path: Path) -> Settings:
        """The same with `path` as the newest of the recent files."""
        newest = str(path.absolute())
        others = tuple(p for p in self.terakhir if p != newest)
        return replace(self, terakhir=(newest, *others)[:RECENT_FILES])

    def without_recent(self, path: str) -> Settings:
        """The same without a file that is gone."""
        return replace(self, terakhir=tuple(p for p in self.terakhir if p != path))


_CHOICES = {"tema": ("sistem", "terang", "gelap"), "kerapatan": ("rapat", "lapang")}


def load(path: Path) -> Settings:
    """The settings of `path`; defaults for whatever is absent, damaged or of another type. Never raises."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        _log.info("settings of this PC unreadable, defaults used: %s", error)
        return Settings()
    if not isinstance(data, dict):
        return Settings()
    known = {f.name for f in fields(Settings)} - {"lain"}
    values: dict[str, Any] = {}
    for key in known & data.keys():
        value = data[key]
        if key == "terakhir":
            if isinstance(value, list):
                values[key] = tuple(str(p) for p in value if isinstance(p, str))[:RECENT_FILES]
        elif key == "halaman":
            if isinstance(value, dict):
                values[key] = {k: v for k, v in value.items() if isinstance(v, str)}
        elif isinstance(value, str) and value in _CHOICES.get(key, (value,)):
            values[key] = value
    return Settings(**values, lain={k: v for k, v in data.items() if k not in known})


def save(settings: Settings, path: Path) -> None:
    """Write the settings; SaveFailed where this PC refuses it (the caller may go on without)."""
    data = asdict(settings)
    data = {**data.pop("lain"), **data}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    make_folder(path.parent)
    replace_file(path, lambda beside: beside.write_text(text, encoding="utf-8"))
