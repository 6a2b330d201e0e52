"""The catalogue of usual jabatan of a kecamatan and its kelurahan, as draft kartu to start from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from iki_desktop.errors import InputRefused
from iki_desktop.models import ikijson
from iki_desktop.models.keputusan import Kartu

FORMAT = "iki-katalog"
VERSI = 1

_TAHUN = 2000  # the envelope asks for a year; no draft carries it


def baca_katalog(data: Any) -> tuple[Kartu, ...]:
    """Draft kartu from the parsed catalogue, in its order: `{"format", "versi", "kartu": […]}`.

    A kartu of the catalogue is one of iki-json without ids, target and pengampu; so all ids are fresh in
    each call, each draft has one pengampu, and nothing of an office is in it. Raises InputRefused with one
    sentence that names the place, as `ikijson.from_json` does.
    """
    if not isinstance(data, Mapping):
        raise InputRefused("Katalog jabatan tidak dapat dibaca: isinya bukan objek { }.")
    akar = cast("Mapping[str, Any]", data)
    if akar.get("format") != FORMAT:
        raise InputRefused(f'Katalog jabatan tidak dapat dibaca: tidak bertanda "format": "{FORMAT}".')
    if akar.get("versi") != VERSI:
        raise InputRefused("Katalog jabatan ditulis untuk versi lain; pasang ulang IKI Desktop.")
    amplop = {
        "format": ikijson.FORMAT,
        "versi": ikijson.VERSI,
        "kantor": {"nama": "Katalog"},
        "keputusan": [{"tahun": _TAHUN, "kartu": akar.get("kartu")}],
    }
    return ikijson.from_json(amplop).keputusan[0].kartu
