"""iki-json in: only our own files, guarded before anything is built from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.ikijson import to_json
from iki_desktop.models.kantor import IsiKantor, Kantor, new_id
from iki_desktop.readers.json_in import baca_json


def tulis(path: Path, isi: str | bytes) -> Path:
    path.write_bytes(isi if isinstance(isi, bytes) else isi.encode())
    return path


@pytest.fixture
def data() -> dict[str, Any]:
    return to_json(IsiKantor(Kantor(new_id(), nama="Contoh", kabupaten="Kabupaten Contoh")))


def test_what_was_written_is_read(tmp_path: Path, data: dict[str, Any]) -> None:
    isi = baca_json(tulis(tmp_path / "a.json", json.dumps(data)))
    assert to_json(isi) == data


def test_byte_order_mark_is_no_fault(tmp_path: Path, data: dict[str, Any]) -> None:
    assert (
        baca_json(tulis(tmp_path / "a.json", b"\xef\xbb\xbf" + json.dumps(data).encode())).kantor.nama
        == "Contoh"
    )


@pytest.mark.parametrize(
    ("isi", "kata"),
    [
        (b"", "kosong"),
        (b"{", "baris 1 kolom"),
        (b"[]", "format"),
        (b"{}", "format"),
        (b'{"format": "lain"}', "format"),
        (b'{"format": "iki-json", "format": "iki-json"}', "dua kali"),
        (b'{"format": "iki-json", "x": NaN}', "NaN"),
        (b'{"format": "iki-json", "x": Infinity}', "Infinity"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"PK\x03\x04", "baris 1"),
        (b'{"format": "iki-json", "x": ' + b"[" * 60 + b"]" * 60 + b"}", "bersarang"),
        (b'{"format": "iki-json", "x": ' + b"[" * 200_000, "dalam|rusak"),
    ],
)
def test_what_is_not_ours_is_refused(tmp_path: Path, isi: bytes, kata: str) -> None:
    berkas = tulis(tmp_path / "a.json", isi)
    with pytest.raises(InputRefused, match=kata):
        baca_json(berkas)
    assert berkas.read_bytes() == isi


def test_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iki_desktop.readers.json_in.MAKS_JSON", 1000)
    with pytest.raises(InputRefused, match="lebih besar"):
        baca_json(tulis(tmp_path / "a.json", b" " * 2000))
