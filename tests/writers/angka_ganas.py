"""Offices with hostile texts around figures of every shape, by seed, and what their reports must hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from iki_desktop.errors import InputRefused
from iki_desktop.models.kantor import IsiKantor, Masa, Pegawai
from iki_desktop.models.keputusan import Indikator, Kartu, Sasaran
from iki_desktop.models.laporan import pegangan
from iki_desktop.models.realisasi import Sel
from iki_desktop.writers.formulir import write_form
from iki_desktop.writers.kartu_pegawai import set_kartu_pegawai
from iki_desktop.writers.laporan import set_ringkasan, write_laporan
from iki_desktop.writers.realisasi import write_realisasi
from iki_desktop.writers.rekap import write_rekap
from tests.writers.acak import TAHUN, Acak
from tests.writers.arsip import archive_faults
from tests.writers.expected import Checker
from tests.writers.expected_rekap import rekap_faults
from tests.writers.kertas_ganas import Ganas, assert_has
from tests.writers.lembar_sebar import buka, stored_faults
from tests.writers.papers import read
from tests.writers.test_lampiran import assert_inside, assert_not_overprinted

_MANY = 60  # indikator of one sasaran, in a few offices
_LONG = 4000
WORKBOOKS: dict[str, Callable[..., object]] = {
    "realisasi": write_realisasi,
    "rekap": write_rekap,
    "formulir": write_form,
}


class GanasAngka:
    """Draws one office: the figures of `Acak` under the texts and settings of `Ganas`."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._texts = Ganas(seed)
        self._r = Random(seed)
        self.sampai = self._r.randint(1, 12)

    def office(self) -> IsiKantor:
        figures, dress = Acak(self._seed).kantor(self._r.choice([0, 1, 3, 5])), self._texts.office()
        first, *rest = figures.keputusan
        kartu = tuple(self._kartu(k) for k in first.kartu)
        keputusan = replace(dress.keputusan[0], kartu=kartu, tahun=first.tahun)
        seats = [seat.id for k in kartu for seat in k.pengampu]
        return IsiKantor(
            dress.kantor,
            (keputusan, *rest),
            tuple(map(self._sel, figures.realisasi)),
            tuple(self._pegawai(n, seat) for n, seat in enumerate(seats)),
            pengaturan=replace(
                dress.pengaturan,
                skala=figures.pengaturan.skala,
                batas_capaian=figures.pengaturan.batas_capaian,
            ),
        )

    def _text(self) -> str:
        return self._texts.text()

    def _kartu(self, kartu: Kartu) -> Kartu:
        sasaran = [self._sasaran(each) for each in kartu.sasaran]
        if sasaran and sasaran[0].indikator and self._r.random() < 0.05:
            first = sasaran[0]
            again = [replace(first.indikator[0], id=f"{kartu.id}-{n}") for n in range(_MANY)]
            sasaran[0] = replace(first, indikator=(*first.indikator, *again))
        unit = self._r.choice([kartu.unit, self._text()])
        return replace(kartu, jabatan=self._text(), unit=unit, sasaran=tuple(sasaran))

    def _sasaran(self, sasaran: Sasaran) -> Sasaran:
        listed = tuple(map(self._indikator, sasaran.indikator))
        return replace(sasaran, teks=self._text(), indikator=listed)

    def _indikator(self, i: Indikator) -> Indikator:
        parts = {}
        if i.berbagian:
            parts = {name: self._text() or "berkas" for name in ("pembilang", "penyebut")}
        teks = self._text()
        if self._r.random() < 0.03:
            teks = (teks + " kata panjang" * _LONG)[:_LONG]
        return replace(
            i, teks=teks, satuan=self._text(), **(parts if all(map(str.strip, parts.values())) else {})
        )

    def _sel(self, sel: Sel) -> Sel:
        if self._r.random() < 0.8:
            return sel
        said = ("catatan", "bukti", "kendala", "tindak_lanjut")
        return replace(sel, **{name: self._text() for name in said})

    def _pegawai(self, n: int, seat: str) -> Pegawai:
        masa = Masa(seat, self._r.choice([None, date(TAHUN, 1, 1)]))
        return Pegawai(f"o{n}", self._text(), self._text(), self._text(), (masa,))


def check_reports(office: IsiKantor, sampai: int, folder: Path) -> list[Path]:
    """Make the report and look; the files. AssertionError where one is wrong."""
    laporan, ringkasan = (folder / f"{name}.pdf" for name in ("laporan", "ringkasan"))
    set_ringkasan(office, TAHUN, sampai).save(ringkasan)
    write_laporan(office, TAHUN, sampai, laporan)
    made = [laporan, ringkasan]
    if pegangan(office, TAHUN, sampai):
        made.append(folder / "pegawai.pdf")
        set_kartu_pegawai(office, TAHUN, sampai).save(made[-1])
    out, one, *rest = map(read, made)
    assert len(one.pages) == 1
    for each in (out, one, *rest):
        assert_inside(each, office.pengaturan.margin)
        assert_not_overprinted(each)
    for path in made:
        assert archive_faults(path) == []
    listed = [s for k in office.keputusan[0].kartu for s in k.sasaran]
    assert_has(out, *(s.teks for s in listed), *(i.teks for s in listed for i in s.indikator))
    return made


def write_workbooks(office: IsiKantor, sampai: int, folder: Path, name: str) -> dict[str, Path]:
    """Every workbook of an office, by what it is."""
    made: dict[str, Path] = {}
    for jenis, writer in WORKBOOKS.items():
        path = folder / f"{jenis}-{name}.xlsx"
        try:
            writer(office, TAHUN, sampai, path)
        except InputRefused:
            assert jenis == "formulir"  # there is nothing to fill in, and that is said
            assert not any(k.pengampu and any(k.indikator()) for k in office.keputusan[0].kartu)
        else:
            made[jenis] = path
    return made


def workbook_faults(office: IsiKantor, sampai: int, jenis: str, written: Path, computed: Path) -> list[str]:
    """Where a workbook, as LibreOffice opened and computed it, is not what was written or models say."""
    formulas, values = buka(written, nilai=False), buka(computed, nilai=True)
    faults = stored_faults(formulas, buka(written, nilai=True), values)
    faults += _errors(formulas, values)
    if jenis == "realisasi":
        checker = Checker(values, formulas, office, TAHUN, sampai)
        checker.validation()
        faults += checker.wrong
    elif jenis == "rekap":
        faults += rekap_faults(values, office, sampai)
    return faults


def _errors(formulas: Any, values: Any) -> list[str]:
    """Formulas that came to an error."""
    return [
        f"{ws.title}!{c.coordinate}: {values[ws.title][c.coordinate].value}"
        for ws in formulas
        for row in ws.iter_rows()
        for c in row
        if c.data_type == "f" and values[ws.title][c.coordinate].data_type == "e"
    ]
