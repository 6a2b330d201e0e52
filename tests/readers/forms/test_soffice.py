"""Forms that LibreOffice saved: marks, protection and figures survive, and are taken back as from Excel."""

from __future__ import annotations

import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from iki_desktop.models.realisasi import KeadaanSel
from tests.readers.forms.isian import counts, filled, reasons, taken
from tests.readers.forms.mutasi import filled_form, outcome
from tests.ui.samples import small_office


def through_libreoffice(path: Path, folder: Path) -> Path:
    """The same workbook, opened and saved by LibreOffice."""
    folder.mkdir()
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/profil", "--headless", "--convert-to", "xlsx",
         "--outdir", str(folder), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return folder / path.name


@pytest.mark.verifier("soffice")
def test_the_round_trip_keeps_every_figure(tmp_path: Path) -> None:
    isi, oracle = filled_form(tmp_path / "penuh.xlsx")
    before = taken(isi, tmp_path / "penuh.xlsx")
    saved = through_libreoffice(tmp_path / "penuh.xlsx", tmp_path / "lo")
    after = taken(isi, saved)
    assert after.diterima() == before.diterima()
    assert counts(after) == counts(before)
    assert not after.catatan
    assert outcome(isi, oracle, saved)[:2] == ("taken", [])
    book = load_workbook(saved)
    assert book["Camat"].protection.sheet
    assert book["Camat"].column_dimensions["A"].hidden
    assert book["iki"].sheet_state != "visible"
    assert "IKI_KANTOR" in book.defined_names


@pytest.mark.verifier("soffice")
def test_what_was_typed_there_is_read(tmp_path: Path) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", "Camat") as k:
        k.fill("2", 4, "=2+3")  # LibreOffice computes it when it opens the file
        k.fill("2", 5, "nihil")
        at = k.fill("2", 6, "12 kali")
        k.fill("1a", 4, 9.5)
        k.fill("1b", 4, "1.234,5")
    hasil = taken(isi, through_libreoffice(tmp_path / "f.xlsx", tmp_path / "lo"))
    figures = {s.bulan: (s.nilai, s.keadaan) for s in hasil.diterima() if not s.pembilang}
    assert figures == {4: (Decimal(5), KeadaanSel.ANGKA), 5: (None, KeadaanSel.NIHIL)}
    assert [(s.pembilang, s.penyebut) for s in hasil.diterima() if s.pembilang] == [
        (Decimal("9.5"), Decimal("1234.5"))
    ]
    assert list(reasons(hasil)) == [f"Lembar Camat, sel {at}"]
    assert "hasil rumus di Excel" in {u.alasan for u in hasil.usulan}
