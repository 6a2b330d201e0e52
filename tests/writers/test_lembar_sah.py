"""Workbooks are what Excel takes without repair, whatever the office: names, lengths, arguments, parts."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Frekuensi, Konsolidasi, Pengampu, Target
from iki_desktop.writers.realisasi import write_realisasi
from iki_desktop.writers.rekap import write_rekap
from iki_desktop.writers.xlsx import formulas
from tests.models.builders import D, indikator, kantor_dengan, kartu, sel
from tests.writers.acak import TAHUN
from tests.writers.angka_ganas import GanasAngka, workbook_faults, write_workbooks
from tests.writers.lembar_sah import excel_faults
from tests.writers.lembar_sebar import hitung_ulang
from tests.writers.test_realisasi import contoh

NAMES = (
    "a/b\\c?*[x]:'y'", "'Camat'", "=1+1", "+A1", "-x", "@Sum", "History", "Rekap", "Daftar indikator",
    "petunjuk", "A1", "\U0001f642" * 40, "x" * 31, "X" * 31, "x" * 40, "  ", '"kutip" & <b>', "&[Page] && &P",
    "Kas! 'a'",
    "Lurah\n\tKedua", "\x00\x07", "_x0041_",
)  # fmt: skip
SAME = "Kepala Seksi Pemerintahan, Ketenteraman dan Ketertiban Umum"


def named() -> IsiKantor:
    """An office of sixty kartu, of names that a sheet cannot have or that are all the same."""
    names = [*NAMES, *[SAME] * (60 - len(NAMES))]
    listed = [
        kartu(indikator(id=f"i{n}", target={TAHUN: Target(D(12))}), jabatan=name, urut=n, unit=name)
        for n, name in enumerate(names)
    ]
    return kantor_dengan(*listed, realisasi=[sel(1, n, indikator=f"i{n}", catatan="=1") for n in range(60)])


def seated(count: int) -> IsiKantor:
    """A kartu that so many hold; targets that stand in rows of their own keep theirs apart."""
    seats = tuple(Pengampu(f"p{n}", f"RT {n}") for n in range(count))
    listed = (
        indikator(id="a", target={TAHUN: Target(D(12))}, frekuensi=Frekuensi.TRIWULANAN),
        indikator(id="b", bagian=True, target={TAHUN: Target(D(90))}),
        indikator(id="c", konsolidasi=Konsolidasi.RATA_RATA, target_pengampu={
            seat.id: {TAHUN: Target(D(n + 1), (D(1), D(2), D(3), D(n + 1)))} for n, seat in enumerate(seats)
        }),
    )  # fmt: skip
    cells = [
        each
        for n, seat in enumerate(seats)
        for each in (
            sel(3, n, indikator="a", pengampu=seat.id),
            sel(2, indikator="b", pengampu=seat.id, bagian=(n, count)),
            sel(1, n, indikator="c", pengampu=seat.id),
        )
    ]
    return kantor_dengan(replace(kartu(*listed), pengampu=seats), realisasi=cells)


@pytest.mark.parametrize("make", [contoh, named, lambda: seated(3), kantor_dengan])
def test_of_offices_of_every_kind(tmp_path: Path, make: Callable[[], IsiKantor]) -> None:
    for path in write_workbooks(make(), 6, tmp_path, "a").values():
        assert excel_faults(path) == []


@pytest.mark.parametrize("seed", [2, 24])
def test_of_hostile_texts(tmp_path: Path, seed: int) -> None:
    drawn = GanasAngka(seed)
    for path in write_workbooks(drawn.office(), drawn.sampai, tmp_path, "a").values():
        assert excel_faults(path) == []


def test_a_kartu_that_hundreds_hold_stays_within_what_a_formula_may_be(tmp_path: Path) -> None:
    write_realisasi(seated(260), TAHUN, 6, tmp_path / "a.xlsx")
    assert excel_faults(tmp_path / "a.xlsx") == []


@pytest.mark.verifier("soffice")
def test_sums_that_are_parted_come_to_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formulas, "_ARGUMENTS", 4)  # instead of hundreds of pengampu
    isi = seated(9)
    write_realisasi(isi, TAHUN, 6, tmp_path / "a.xlsx")
    (computed,) = hitung_ulang([tmp_path / "a.xlsx"], tmp_path / "hitung")
    assert workbook_faults(isi, 6, "realisasi", tmp_path / "a.xlsx", computed) == []


def test_the_eyes_see_what_excel_would_refuse(tmp_path: Path) -> None:
    """The checks themselves: parts of a workbook made wrong are told."""
    write_rekap(contoh(), TAHUN, 6, tmp_path / "a.xlsx")
    for part, old, new, told in (
        ("xl/worksheets/sheet1.xml", b"SUM(", b"CONCAT(", "CONCAT"),
        ("xl/worksheets/sheet1.xml", b"<f>COUNT(", b"<f>COUNT(" + b"1," * 255, "255 arguments"),
        ("xl/worksheets/sheet1.xml", b'dxfId="0"', b'dxfId="999"', "dxf 999"),
        ("xl/workbook.xml", b'name="Petunjuk"', b'name="rekap"', "twice"),
    ):
        with (
            zipfile.ZipFile(tmp_path / "a.xlsx") as whole,
            zipfile.ZipFile(tmp_path / "b.xlsx", "w") as broken,
        ):
            for name in whole.namelist():
                data = whole.read(name)
                assert name != part or old in data
                broken.writestr(name, data.replace(old, new, 1) if name == part else data)
        assert any(told in fault for fault in excel_faults(tmp_path / "b.xlsx")), told
