"""JSON out: the contract's text, whole or not at all."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest

from iki_desktop.errors import SaveFailed
from iki_desktop.models.ikijson import from_json, to_json
from iki_desktop.models.kantor import Kantor
from iki_desktop.paths import Paths
from iki_desktop.writers.json_out import write_json
from tests.writers.acak import Acak


@pytest.mark.parametrize("benih", [1, 2, 3])
def test_what_is_written_reads_back_equal(tmp_path: Path, benih: int) -> None:
    isi = from_json(to_json(Acak(benih, sah=True).kantor()))
    assert isi.realisasi
    write_json(isi, tmp_path / "a.json")
    assert from_json(json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))) == isi


def test_the_sample_comes_out_byte_for_byte_twice(tmp_path: Path) -> None:
    asal = json.loads((Paths().resources / "contoh.json").read_text(encoding="utf-8"))
    for nama in ("a.json", "b.json"):
        write_json(from_json(asal), tmp_path / nama)
    tulisan = (tmp_path / "a.json").read_bytes()
    assert tulisan == (tmp_path / "b.json").read_bytes()
    assert json.loads(tulisan) == asal


def test_it_is_plain_utf8_in_the_contracts_order(tmp_path: Path) -> None:
    isi = dataclasses.replace(Acak(1).kantor(), kantor=Kantor("k", "Σ ½ é “Contoh”"))
    write_json(isi, tmp_path / "a.json")
    mentah = (tmp_path / "a.json").read_bytes()
    assert not mentah.startswith(b"\xef\xbb\xbf")
    assert b"\r" not in mentah
    assert mentah.endswith(b"}\n")
    assert "Σ ½ é “Contoh”" in mentah.decode("utf-8")
    data = json.loads(mentah)
    assert list(data)[:2] == ["format", "versi"]
    assert list(data)[2:] == ["kantor", "keputusan", "realisasi", "pegawai", "periode", "pengaturan"]


def test_an_existing_file_stays_where_nothing_can_be_written(tmp_path: Path) -> None:
    folder = tmp_path / "a.json"
    folder.mkdir()
    with pytest.raises(SaveFailed):
        write_json(Acak(1).kantor(), folder)
    with pytest.raises(SaveFailed, match="tidak ada"):
        write_json(Acak(1).kantor(), tmp_path / "tiada" / "a.json")
    assert [p.name for p in tmp_path.iterdir()] == ["a.json"]
