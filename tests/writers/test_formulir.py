"""The form as a workbook: what may be typed in it, what it shows, and the marks that bring it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from iki_desktop.errors import InputRefused
from iki_desktop.models import formulir as f
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Frekuensi, Indikator
from iki_desktop.models.realisasi import KeadaanPeriode, Periode
from iki_desktop.writers.formulir import write_form
from tests.ui.samples import TAHUN, ident, small_office


def with_indikator(isi: IsiKantor, name: str, **fields: Any) -> IsiKantor:
    """The office with one indikator changed."""

    def change(i: Indikator) -> Indikator:
        return replace(i, **fields) if i.id == ident(name) else i

    kartu = tuple(
        replace(k, sasaran=tuple(replace(s, indikator=tuple(map(change, s.indikator))) for s in k.sasaran))
        for k in isi.keputusan[0].kartu
    )
    return replace(isi, keputusan=(replace(isi.keputusan[0], kartu=kartu),))


def write(isi: IsiKantor, path: Path, sampai: int = 6, kartu: list[str] | None = None) -> Any:
    write_form(isi, TAHUN, sampai, path, kartu)
    return load_workbook(path)


def rows(ws: Any) -> dict[tuple[str, str], int]:
    """(number, what is asked) → row of the sheet."""
    return {(str(ws.cell(r, 2).value), str(ws.cell(r, 4).value)): r for r in range(7, ws.max_row)}


def test_a_sheet_for_each_pengampu_and_a_hidden_one(tmp_path: Path) -> None:
    book = write(small_office(), tmp_path / "f.xlsx")
    assert book.sheetnames == [
        "Camat",
        "Kepala Seksi Pelayanan",
        "Lurah Kelurahan Timur",
        "Lurah Kelurahan Barat",
        "Petunjuk",
        "iki",
    ]
    assert book["iki"].sheet_state == "veryHidden"
    assert {n: d.attr_text for n, d in book.defined_names.items()}["IKI_KANTOR"] == "iki!$B$3"
    assert book["iki"]["B3"].value == ident("kantor")
    assert all(ws.protection.sheet for ws in book)


def test_only_open_months_can_be_filled_and_carry_a_rule(tmp_path: Path) -> None:
    isi = with_indikator(small_office(), "camat/jumlah", frekuensi=Frekuensi.TRIWULANAN, desimal=0)
    isi = replace(isi, periode=(Periode(TAHUN, 3, KeadaanPeriode.DIKUNCI),))
    ws = write(isi, tmp_path / "f.xlsx")["Camat"]
    at = rows(ws)
    jumlah, pembilang = at["2", "Jumlah"], at["1a", "Pembilang: Jumlah desa tertib"]
    open_at = lambda row: [c for c in range(7, 13) if not ws.cell(row, c).protection.locked]  # noqa: E731
    assert open_at(jumlah) == [12]  # March is locked, the other months are not due
    assert open_at(pembilang) == [7, 8, 10, 11, 12]
    ruled = {str(r): v.formula1 for v in ws.data_validations.dataValidation for r in v.sqref.ranges}
    assert ruled[f"L{jumlah}"].count("ROUND") == 1
    assert f"J{pembilang}:L{pembilang}" in ruled
    assert "dikunci" in str(ws["I6"].value)
    assert [ws.cell(jumlah, c).value for c in range(7, 13)] == [1, 2, 3, None, None, None]
    assert [ws.cell(pembilang + 1, c).value for c in range(7, 10)] == [10, 10, 10]


def test_nihil_is_a_word_and_text_is_never_a_formula(tmp_path: Path) -> None:
    isi = with_indikator(small_office(), "kasi/keluhan", teks="=1+1", satuan="@kali")
    ws = write(isi, tmp_path / "f.xlsx", kartu=[ident("kasi")])["Kepala Seksi Pelayanan"]
    row = rows(ws)["1", "Jumlah"]
    assert (ws.cell(row, 3).value, ws.cell(row, 3).data_type) == ("=1+1", "s")
    assert (ws.cell(row, 5).value, ws.cell(row, 5).quotePrefix) == ("@kali", True)
    assert (ws.cell(row, 7).value, ws.cell(row, 8).value) == (3, "nihil")


def test_every_row_is_marked_at_both_ends_and_every_column_above_and_below(tmp_path: Path) -> None:
    ws = write(small_office(), tmp_path / "f.xlsx")["Camat"]
    lembar = f.baca_tanda_lembar(ws["A1"].value)
    assert (lembar.kantor, lembar.pengampu) == (ident("kantor"), ident("camat/p"))
    assert (lembar.tahun, lembar.sampai, lembar.baris) == (TAHUN, 6, 3)
    kinds = {r: f.jenis_tanda(str(ws.cell(r, 1).value)) for r in range(1, ws.max_row + 1)}
    end = next(r for r, kind in kinds.items() if kind == (1, f.AKHIR))
    keys = [ws.cell(2, c).value for c in range(2, 16)]
    assert keys == [ws.cell(end, c).value for c in range(2, 16)]
    assert keys[5:11] == [f"bulan-{b}" for b in range(1, 7)]
    marked = [r for r, kind in kinds.items() if kind == (1, f.BARIS)]
    for r in marked:
        words = [str(ws.cell(r, c).value) for c in (2, 3, 4)]
        tanda = f.baca_tanda_baris(ws.cell(r, 1).value, lembar, words)
        assert ws.cell(r, 15).value == f.sidik_tanda(ws.cell(r, 1).value)
        assert tanda.bulan == (1, 2, 3, 4, 5, 6)
        with pytest.raises(f.TandaRusakError):
            f.baca_tanda_baris(ws.cell(r, 1).value, lembar, [words[0], words[1] + "x", words[2]])
        with pytest.raises(f.TandaRusakError):
            f.baca_tanda_baris(ws.cell(r, 1).value, replace(lembar, pengampu="lain"), words)
    assert len(marked) == 3
    assert ws.column_dimensions["A"].hidden
    assert ws.column_dimensions["O"].hidden
    assert all(ws.row_dimensions[r].hidden for r in (1, 2, end))


def test_the_same_office_gives_the_same_bytes_and_fits_f4(tmp_path: Path) -> None:
    ws = write(small_office(), tmp_path / "a.xlsx")["Camat"]
    write(small_office(), tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert (ws.page_setup.paperSize, ws.page_setup.orientation, ws.page_setup.fitToWidth) == (
        14,
        "landscape",
        1,
    )
    assert ws.freeze_panes == "E7"


def test_a_kartu_without_indikator_is_refused_in_words(tmp_path: Path) -> None:
    isi = small_office()
    kartu = replace(isi.keputusan[0].kartu[0], sasaran=())
    bare = replace(isi, keputusan=(replace(isi.keputusan[0], kartu=(kartu,)),))
    with pytest.raises(InputRefused, match="belum punya indikator"):
        write_form(bare, TAHUN, 6, tmp_path / "f.xlsx")
    assert not list(tmp_path.iterdir())
