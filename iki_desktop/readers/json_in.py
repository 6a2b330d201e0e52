"""iki-json in: the file of `ekspor json` back into an office, guarded before and while it is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from iki_desktop.errors import InputRefused
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.readers.masukan import MAKS_JSON, baca_byte

MAKS_DALAM = 40  # levels; iki-json itself has 10


def baca_json(path: Path) -> IsiKantor:
    """Read an iki-json file. InputRefused with a sentence for anything that is not one, names the place."""
    from iki_desktop.models.ikijson import from_json

    isi = baca_byte(path, MAKS_JSON)
    try:
        teks = isi.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _bukan(path, "isinya bukan UTF-8") from None
    try:
        data = json.loads(teks, object_pairs_hook=_tanpa_kembar, parse_constant=_tolak_konstanta)
    except json.JSONDecodeError as galat:
        raise _bukan(path, f"susunannya rusak di baris {galat.lineno} kolom {galat.colno}") from None
    except (ValueError, RecursionError) as galat:
        sebab = "terlalu dalam" if isinstance(galat, RecursionError) else str(galat)
        raise _bukan(path, sebab) from None
    if not isinstance(data, dict) or data.get("format") != "iki-json":
        raise _bukan(path, 'tidak bertanda "format": "iki-json"')
    _periksa_kedalaman(data, path)
    return from_json(data)


def _bukan(path: Path, sebab: str) -> InputRefused:
    return InputRefused(
        f"Berkas {path.name} bukan ekspor JSON dari IKI Desktop: {sebab}. Tidak ada yang diubah. "
        "Pilih berkas hasil Ekspor JSON."
    )


def _periksa_kedalaman(data: Any, path: Path) -> None:
    """Refuse nesting beyond what iki-json has; level by level, so that no depth exhausts the stack."""
    lapis: list[Any] = [data]
    for _ in range(MAKS_DALAM):
        lapis = [
            anak
            for induk in lapis
            for anak in (induk.values() if isinstance(induk, dict) else induk)
            if isinstance(anak, dict | list)
        ]
        if not lapis:
            return
    raise _bukan(path, f"bersarang lebih dari {MAKS_DALAM} tingkat")


def _tanpa_kembar(pasangan: list[tuple[str, Any]]) -> dict[str, Any]:
    hasil = dict(pasangan)
    if len(hasil) != len(pasangan):
        kunci = [k for k, _ in pasangan]
        kembar = next(k for k in kunci if kunci.count(k) > 1)
        raise ValueError(f"kunci {kembar[:40]!r} ditulis dua kali")
    return hasil


def _tolak_konstanta(nama: str) -> Any:
    raise ValueError(f"angka {nama} tidak dikenal")
