"""iki-json in: the file of `ekspor json` back into an office, guarded before and while it is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from iki_desktop.errors import InputRefused
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.readers.intake import MAX_JSON, read_bytes

MAX_DEPTH = 40  # levels; iki-json itself has 10


def read_json(path: Path) -> IsiKantor:
    """Read an iki-json file. InputRefused with a sentence for anything that is not one, names the place."""
    from iki_desktop.models.ikijson import from_json

    content = read_bytes(path, MAX_JSON)
    try:
        teks = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _not_json(path, "isinya bukan UTF-8") from None
    try:
        data = json.loads(teks, object_pairs_hook=_without_duplicates, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise _not_json(path, f"susunannya rusak di baris {error.lineno} kolom {error.colno}") from None
    except (ValueError, RecursionError) as error:
        reason = "terlalu dalam" if isinstance(error, RecursionError) else str(error)
        raise _not_json(path, reason) from None
    if not isinstance(data, dict) or data.get("format") != "iki-json":
        raise _not_json(path, 'tidak bertanda "format": "iki-json"')
    _check_depth(data, path)
    return from_json(data)


def _not_json(path: Path, reason: str) -> InputRefused:
    return InputRefused(
        f"Berkas {path.name} bukan ekspor JSON dari IKI Desktop: {reason}. Tidak ada yang diubah. "
        "Pilih berkas hasil Ekspor JSON."
    )


def _check_depth(data: Any, path: Path) -> None:
    """Refuse nesting beyond what iki-json has; level by level, so that no depth exhausts the stack."""
    layer: list[Any] = [data]
    for _ in range(MAX_DEPTH):
        layer = [
            child
            for parent in layer
            for child in (parent.values() if isinstance(parent, dict) else parent)
            if isinstance(child, dict | list)
        ]
        if not layer:
            return
    raise _not_json(path, f"bersarang lebih dari {MAX_DEPTH} tingkat")


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    results = dict(pairs)
    if len(results) != len(pairs):
        key = [k for k, _ in pairs]
        duplicate = next(k for k in key if key.count(k) > 1)
        raise ValueError(f"kunci {duplicate[:40]!r} ditulis dua kali")
    return results


def _refuse_constant(name: str) -> Any:
    raise ValueError(f"angka {name} tidak dikenal")
