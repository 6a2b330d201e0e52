"""A decree from Word or Excel through the command line: a preview, into the file, out again as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.end2end.terminal import Terminal, snapshot
from tests.readers.test_office_layouts import excel, word


@pytest.mark.parametrize("bentuk", ["docx", "xlsx"])
def test_impor_and_ekspor(iki: Terminal, tmp_path: Path, bentuk: str) -> None:
    keputusan, _, data = (word if bentuk == "docx" else excel)(0)
    sumber = tmp_path / f"naskah.{bentuk}"
    sumber.write_bytes(data)
    before = snapshot(tmp_path)
    pratinjau = iki("impor", tmp_path / "baru.iki", sumber, "--pratinjau", "--json")
    assert (pratinjau.code, pratinjau.err) == (1, "")
    laporan = json.loads(pratinjau.out)
    assert snapshot(tmp_path) == before
    if bentuk == "xlsx":
        assert all(c["tempat"].startswith("Lembar ") for c in laporan["catatan"] if c["baris"])
    assert iki("impor", tmp_path / "baru.iki", sumber).code == 1
    assert iki("ekspor", "json", tmp_path / "baru.iki", "-o", tmp_path / "keluar.json").code == 0
    keluar = json.loads((tmp_path / "keluar.json").read_text(encoding="utf-8"))
    for isi in (keluar, laporan["hasil"]):
        assert [k["jabatan"] for k in isi["keputusan"][0]["kartu"]] == [k.jabatan for k in keputusan.kartu]
    assert sumber.read_bytes() == data
