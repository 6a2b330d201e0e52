"""Everything of an office as iki-json (antarmuka.md): UTF-8, keys in the contract's order."""

from __future__ import annotations

import json
from pathlib import Path

from iki_desktop.files import replace_file
from iki_desktop.models.ikijson import to_json
from iki_desktop.models.kantor import IsiKantor


def write_json(isi: IsiKantor, path: Path) -> None:
    """Write `isi` to `path`, whole or not at all. Raises SaveFailed where the medium refuses."""
    teks = json.dumps(to_json(isi), ensure_ascii=False, indent=2) + "\n"
    replace_file(path, lambda beside: beside.write_bytes(teks.encode("utf-8")))
