"""iki-json in: only our own files, guarded before anything is built from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.ikijson import to_json
from iki_desktop.models.kantor import IsiKantor, Kantor, new_id
from iki_desktop.readers.json_in import read_json


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.fixture
def data() -> dict[str, Any]:
    return to_json(IsiKantor(Kantor(new_id(), nama="Contoh", kabupaten="Kabupaten Contoh")))


def test_what_was_written_is_read(tmp_path: Path, data: dict[str, Any]) -> None:
    content = read_json(write(tmp_path / "a.json", json.dumps(data)))
    assert to_json(content) == data


def test_byte_order_mark_is_no_fault(tmp_path: Path, data: dict[str, Any]) -> None:
    assert (
        read_json(write(tmp_path / "a.json", b"\xef\xbb\xbf" + json.dumps(data).encode())).kantor.nama
        == "Contoh"
    )


@pytest.mark.parametrize(
    ("content", "word"),
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
def test_what_is_not_ours_is_refused(tmp_path: Path, content: bytes, word: str) -> None:
    filename = write(tmp_path / "a.json", content)
    with pytest.raises(InputRefused, match=word):
        read_json(filename)
    assert filename.read_bytes() == content


def test_too_large_is_refused_before_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iki_desktop.readers.json_in.MAX_JSON", 1000)
    with pytest.raises(InputRefused, match="lebih besar"):
        read_json(write(tmp_path / "a.json", b" " * 2000))
