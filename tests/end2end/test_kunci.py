"""What was changed after a month had been locked is said by `periksa`, and an import cannot change it."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from iki_desktop.models.realisasi import KeadaanPeriode
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.periode import ubah_periode
from iki_desktop.store.operations.realisasi import isi_sel
from tests.end2end.terminal import Terminal, snapshot

TERBUKA, DIAJUKAN, DIKUNCI = KeadaanPeriode


def test_periksa_tells_what_was_changed_after_locking(iki: Terminal, sample: Path) -> None:
    with Berkas.open(sample) as berkas:
        berkas.oleh = "Operator"
        locked = {(p.tahun, p.bulan) for p in berkas.periode() if p.keadaan is DIKUNCI}
        cell = next(s for s in berkas.realisasi() if (s.tahun, s.bulan) in locked and s.nilai is not None)
        assert cell.nilai is not None
        berkas.run(ubah_periode, cell.tahun, cell.bulan, TERBUKA, "salah hitung")
        berkas.run(isi_sel, [replace(cell, nilai=cell.nilai + 1)])
    remarks = json.loads(iki("periksa", sample, "--json").out)["catatan"]
    opened, changed = (
        next(c for c in remarks if c["kode"] == kode) for kode in ("kunci-dibuka", "berubah-setelah-dikunci")
    )
    assert "salah hitung" in opened["pesan"]
    assert "oleh Operator" in changed["pesan"]
    assert iki("periksa", sample).code == 1


def test_an_import_over_a_locked_month_is_refused_in_one_sentence(
    iki: Terminal, tmp_path: Path, sample: Path
) -> None:
    source = tmp_path / "lain.json"
    assert iki("ekspor", "json", sample, "-o", source).code == 0
    data = json.loads(source.read_text("utf-8"))
    locked = {(p["tahun"], p["bulan"]) for p in data["periode"] if p["keadaan"] == "dikunci"}
    cell = next(s for s in data["realisasi"] if (s["tahun"], s["bulan"]) in locked and s["nilai"] is not None)
    cell["nilai"] = str(Decimal(cell["nilai"]) + 1)
    source.write_text(json.dumps(data), "utf-8")
    before = snapshot(tmp_path)
    words = iki("impor", sample, source).refused()
    assert "sudah dikunci" in words
    assert "menu Alat" in words
    assert snapshot(tmp_path) == before
