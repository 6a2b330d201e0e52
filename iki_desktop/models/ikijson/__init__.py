"""iki-json (antarmuka.md): an office as a JSON structure and back, and the report of a reading."""

from iki_desktop.models.ikijson.reading import from_json
from iki_desktop.models.ikijson.writing import (
    FORMAT,
    VERSI,
    bacaan_json,
    banding_json,
    catatan_json,
    cocokan_json,
    sel_json,
    to_json,
)

__all__ = [
    "FORMAT",
    "VERSI",
    "bacaan_json",
    "banding_json",
    "catatan_json",
    "cocokan_json",
    "from_json",
    "sel_json",
    "to_json",
]
