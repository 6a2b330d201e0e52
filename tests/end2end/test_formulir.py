"""Forms on the command line: made, filled, looked at, taken in, taken in again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from iki_desktop.store.berkas import Berkas
from tests.end2end.terminal import Terminal
from tests.readers.forms.isian import Kertas
from tests.ui.samples import TAHUN, small_office

CAMAT = "Camat"


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The small office as a file."""
    from iki_desktop.store.operations.impor import impor_isi

    isi = small_office()
    path = tmp_path / "uji.iki"
    with Berkas.create(path, isi.kantor) as berkas:
        berkas.run(impor_isi, isi)
    return path


def form(iki: Terminal, office: Path, name: str = "formulir.xlsx", *more: str) -> Kertas:
    out = office.parent / name
    assert iki("ekspor", "formulir", office, "-o", out, "--sampai", f"{TAHUN}-06", *more).code == 0
    return Kertas(out)


def cells(office: Path) -> int:
    with Berkas.open(office, read_only=True) as berkas:
        return len(berkas.realisasi())


def test_preview_then_take_in_then_nothing_more(iki: Terminal, office: Path) -> None:
    kertas = form(iki, office)
    kertas.fill("2", 5, 7)
    kertas.fill("2", 3, 30)
    path = kertas.save()
    before = office.read_bytes()
    seen = iki("impor", office, path, "--pratinjau")
    assert seen.code == 1  # one cell differs
    assert "1 baru" in seen.out
    assert "1 beda" in seen.out
    assert "Formulir 30, berkas 3; berkas tidak diubah" in seen.out
    assert office.read_bytes() == before
    done = iki("impor", office, path)
    assert (done.code, done.err) == (1, "")
    assert "1 sel masuk" in done.out
    with Berkas.open(office, read_only=True) as berkas:
        steps = berkas.riwayat()
        assert steps[0].nama == "Terima formulir: 1 sel"
        assert {s.bulan: s.nilai for s in berkas.realisasi() if s.nilai}[5] == 7
    taken = office.read_bytes()
    assert "Tidak ada yang berubah" in iki("impor", office, path).out
    assert office.read_bytes() == taken
    assert "1 sel masuk" in iki("impor", office, path, "--ganti").out
    assert iki("impor", office, path).code == 0  # now the form says what the file says


def test_the_report_as_json(iki: Terminal, office: Path) -> None:
    kertas = form(iki, office, "satu.xlsx", "--kartu", "2")
    kertas.fill("1", 4, "12 kali")
    kertas.fill("1", 5, 3)
    report = json.loads(iki("impor", office, kertas.save(), "--pratinjau", "--json").out)
    hasil = report["hasil"]
    assert hasil["format"] == "iki-formulir"
    assert hasil["jumlah"] == {"baru": 1, "sama": 2, "beda": 0, "ditolak": 1}
    new = next(s for s in hasil["sel"] if s["nasib"] == "baru")
    assert (new["formulir"]["nilai"], new["formulir"]["bulan"], new["berkas"]) == ("3", 5, None)
    assert [c["kode"] for c in report["catatan"]] == ["formulir-ditolak"]
    assert "sel" in report["catatan"][0]["tempat"]


def test_many_forms_are_one_step(iki: Terminal, office: Path) -> None:
    first, second = form(iki, office, "a.xlsx", "--kartu", "1"), form(iki, office, "b.xlsx", "--kartu", "2")
    first.fill("2", 4, 1)
    second.fill("1", 4, 2)
    before = cells(office)
    assert iki("impor", office, first.save(), second.save()).code == 0
    assert cells(office) == before + 2
    with Berkas.open(office) as berkas:
        berkas.undo()
    assert cells(office) == before


def test_refused_whole_and_nothing_is_changed(
    iki: Terminal, office: Path, tmp_path: Path, sample: Path
) -> None:
    kertas = form(iki, office)
    kertas.fill("2", 4, 1)
    path = kertas.save()
    before = office.read_bytes(), sample.read_bytes()
    assert "formulir kantor Uji" in iki("impor", sample, path).refused()
    assert "hanya dapat diterima" in iki("impor", tmp_path / "belum.iki", path).refused()
    decree = tmp_path / "sk.txt"
    decree.write_text("KEPUTUSAN CAMAT")
    assert "masing-masing" in iki("impor", office, path, decree).refused()
    kertas.ws.delete_rows(1)
    assert "tanda pengenalnya hilang" in iki("impor", office, _alone(kertas)).refused()
    assert (office.read_bytes(), sample.read_bytes()) == before


def _alone(kertas: Kertas) -> Path:
    """The form with only its first sheet."""
    for name in kertas.book.sheetnames[1:]:
        del kertas.book[name]
    kertas.book.defined_names.clear()
    return kertas.save()
