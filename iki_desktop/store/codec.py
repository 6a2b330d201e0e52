"""Values of the domain as TEXT of the file and back: figures, dates, lists, targets, settings."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any, cast

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import angka_json, besaran_json
from iki_desktop.models.kantor import Margin, Pengaturan
from iki_desktop.models.keputusan import Besaran, Diktum, Penandatangan, Rentang, Target
from iki_desktop.models.kode import kanonik

# Made once: json.dumps with choices of its own makes an encoder for each value.
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def dump(value: object) -> str:
    """Compact JSON text; Indonesian letters stay readable."""
    return _ENCODER.encode(value)


def image(row: Mapping[str, str | int | None], names: Sequence[str]) -> str:
    """These columns of a row as `dump` would write them, in a third of the time."""
    if len(names) == 1:  # most updates, and thousands of them where a year is pasted
        return f'{{"{names[0]}":{_json(row[names[0]])}}}'
    return "{" + ",".join([f'"{name}":{_json(row[name])}' for name in names]) + "}"


def _json(value: str | int | None) -> str:
    if value is None:
        return "null"
    return encode_basestring(value) if isinstance(value, str) else str(value)


def figure(value: Decimal | None) -> str | None:
    """A figure as the file keeps it, "1234.5"; None stays None."""
    return None if value is None else angka_json(value)


def read_date(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def iso(value: date | datetime | None) -> str | None:
    return None if value is None else value.isoformat()


def read_time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


LONGEST_TEXT = 20_000  # characters; as much as iki-json takes back, so that what is exported can be imported

_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_UNKEPT = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    r"""A text as it can be kept, printed and exported: Word's soft line ends as \n, no control characters.

    Raises InputRefused where it is longer than any paper's cell.
    """
    if len(text) > LONGEST_TEXT:
        raise InputRefused(
            f"Tulisannya terlalu panjang ({len(text)} huruf, paling banyak {LONGEST_TEXT}), jadi tidak "
            "disimpan. Pendekkan atau bagi menjadi beberapa bagian."
        )
    return text if text.isprintable() else _UNKEPT.sub("", _LINE_ENDS.sub("\n", text))


def texts(items: Iterable[str]) -> str:
    return dump([clean(item) for item in items])


_NO_TEXTS: tuple[str, ...] = ()


def read_texts(text: str) -> tuple[str, ...]:
    """A list of texts. Raises ValueError where the column holds anything else."""
    if text == "[]":
        return _NO_TEXTS
    items = json.loads(text)
    if not isinstance(items, list):
        raise ValueError("not a list of texts")
    found = cast("list[object]", items)
    if not all(isinstance(item, str) for item in found):
        raise ValueError("not a list of texts")
    return tuple(cast("list[str]", found))


def diktum(items: Iterable[Diktum]) -> str:
    return dump([[clean(d.label), clean(d.teks)] for d in items])


def read_diktum(text: str) -> tuple[Diktum, ...]:
    return tuple(Diktum(str(label), str(teks)) for label, teks in json.loads(text))


def besaran(value: Besaran) -> str:
    """ "26" or "7-8"; a range without width is its one figure, as iki-json reads it back."""
    if isinstance(value, Rentang) and value.bawah == value.atas:
        return angka_json(value.bawah)
    return besaran_json(value)


def read_besaran(text: str) -> Besaran:
    """ "26" or "7-8" (a minus in front of a figure is its sign). Raises ValueError, InvalidOperation."""
    cut = text.find("-", 1)
    return Decimal(text) if cut < 0 else Rentang(Decimal(text[:cut]), Decimal(text[cut + 1 :]))


def target_columns(target: Target) -> dict[str, str | int | None]:
    """The columns of a target's row that hold figures."""
    return {
        "setahun": None if target.tahun is None else besaran(target.tahun),
        "tw": None if target.tw is None else dump([None if b is None else besaran(b) for b in target.tw]),
        "bulan": dump({str(m): besaran(b) for m, b in sorted(target.bulan.items())}),
        "tw_kumulatif": int(target.tw_kumulatif),
    }


def read_target(setahun: str | None, tw: str | None, bulan: str, tw_kumulatif: int) -> Target:
    return Target(
        tahun=None if setahun is None else read_besaran(setahun),
        tw=None if tw is None else tuple(None if b is None else read_besaran(b) for b in json.loads(tw)),
        bulan={} if bulan == "{}" else {int(m): read_besaran(b) for m, b in json.loads(bulan).items()},
        tw_kumulatif=bool(tw_kumulatif),
    )


_LARGEST = 32_000_000  # bytes of what one paper says; a year of an office of 60 kartu is below one


def pack(data: Mapping[str, Any]) -> bytes:
    """What a paper says as it is kept: its canonical form (models.kode), compressed."""
    return zlib.compress(kanonik(data), 9)


def unpack(packed: bytes) -> dict[str, Any]:
    """What `pack` was given. Raises ValueError where the bytes are damaged or say far too much."""
    data = json.loads(inflate(packed))
    if not isinstance(data, dict):
        raise ValueError("not what a paper says")
    return cast("dict[str, Any]", data)


def inflate(packed: bytes) -> bytes:
    """The text that was packed, its checksum held; ValueError as `unpack`."""
    reader = zlib.decompressobj()
    try:
        text = reader.decompress(packed, _LARGEST)
    except zlib.error as error:
        raise ValueError("not what a paper says") from error
    if not reader.eof or reader.unused_data:
        raise ValueError("not all of what a paper says")
    return text


_MARGIN = tuple(f.name for f in fields(Margin))
_DECIMALS = frozenset({"batas_capaian", "ukuran_huruf", "ukuran_tabel"})
_TUPLES = frozenset({"judul_kolom", "kop", "tembusan"})
_ORANG = tuple(f.name for f in fields(Penandatangan))
KNOWN_SETTINGS = frozenset(f.name for f in fields(Pengaturan))


def settings_rows(pengaturan: Pengaturan, lain: Mapping[str, Any] | None = None) -> dict[str, str]:
    """JSON text by name of every setting, all said (a default that changes later changes no office)."""
    found: dict[str, str] = {key: dump(value) for key, value in (lain or {}).items()}
    for f in fields(Pengaturan):
        value = getattr(pengaturan, f.name)
        if isinstance(value, Decimal):
            value = angka_json(value)
        elif isinstance(value, Margin):
            value = {name: getattr(value, name) for name in _MARGIN}
        elif isinstance(value, Penandatangan):
            value = {name: clean(getattr(value, name)) for name in _ORANG}
        elif isinstance(value, tuple):
            value = [clean(item) for item in cast("tuple[str, ...]", value)]
        elif isinstance(value, str) and f.name != "logo":
            value = clean(value)
        found[f.name] = dump(value)
    return found


def read_settings(rows: Iterable[tuple[str, str]]) -> tuple[Pengaturan, dict[str, Any]]:
    """The settings, and those of a newer program that this one does not know (kept as they are)."""
    known: dict[str, Any] = {}
    lain: dict[str, Any] = {}
    for key, text in rows:
        value = json.loads(text)
        if key not in KNOWN_SETTINGS:
            lain[key] = value
        elif key == "margin":
            known[key] = Margin(**{name: int(value[name]) for name in _MARGIN})
        elif key == "penyalin":
            known[key] = Penandatangan(**{name: str(value[name]) for name in _ORANG})
        elif key in _DECIMALS:
            known[key] = None if value is None else Decimal(value)
        elif key in _TUPLES:
            known[key] = tuple(value)
        else:
            known[key] = value
    return Pengaturan(**known), lain
