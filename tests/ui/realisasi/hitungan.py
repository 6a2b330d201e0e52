"""Holds what the grid shows against the slow computation of tests/models/slow_rekap.py, cell by cell."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

from iki_desktop.models.angka import format_angka
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.ui.realisasi.columns import SETAHUN, Jenis, Kolom, sebulan
from iki_desktop.ui.realisasi.figures import Gudang, Lembar
from iki_desktop.ui.realisasi.model import ANGKA_ROLE, KATEGORI_ROLE, RealisasiModel
from iki_desktop.ui.realisasi.rows import susun_baris
from tests.models.builders import TAHUN
from tests.models.slow_rekap import achievement, figure, target, word

_TW = {1: (1, 2, 3), 2: (4, 5, 6), 3: (7, 8, 9), 4: (10, 11, 12)}


def check_office(isi: IsiKantor, sampai: int) -> int:
    """Every figure, capaian and kategori of the year's grid and of one month's; answers with how many."""
    isi = replace(isi, realisasi=tuple(sorted(isi.realisasi, key=lambda s: s.kunci)))
    count = 0
    for columns in (SETAHUN, sebulan(sampai)):
        model = RealisasiModel(lambda _sel, _kosong: True)
        kartu = isi.keputusan[0].kartu
        lembar = Lembar(Gudang(isi.realisasi), TAHUN, sampai, isi.pengaturan)
        model.show(susun_baris(kartu, judul_kartu=True, kantor=isi.kantor), columns, lembar, isi.periode)
        for row in range(model.rowCount()):
            if model.baris(row).utama:
                count += _check_row(model, row, isi, sampai)
    return count


def _check_row(model: RealisasiModel, row: int, isi: IsiKantor, sampai: int) -> int:
    baris = model.baris(row)
    i = baris.indikator
    assert i is not None
    kursi = [p.id for p in baris.kartu.pengampu]
    count = 0

    def slow(kolom: Kolom) -> Fraction | None:
        months: Any = {Jenis.TW: _TW.get(kolom.urut), Jenis.TAHUN: range(1, sampai + 1)}
        return figure(isi, i, kursi, TAHUN + kolom.geser, months.get(kolom.jenis) or (kolom.urut,))

    for n, kolom in enumerate(model.semua_kolom):
        index = model.index(row, n)
        if kolom.jenis in (Jenis.BULAN, Jenis.BANDING, Jenis.TW, Jenis.TAHUN):
            exact = index.data(ANGKA_ROLE)
            typed = baris.diketik and kolom.jenis in (Jenis.BULAN, Jenis.BANDING)
            if typed and exact is None:  # a nihil is typed as "–", and counts as 0
                assert slow(kolom) in (None, 0)
                continue
            assert (None if exact is None else Fraction(exact)) == slow(kolom), (i, kolom)
            count += 1
        elif kolom.jenis is Jenis.CAPAIAN:
            wanted = slow(Kolom(Jenis.TAHUN))
            capaian = achievement(wanted, target(i, kursi, TAHUN, sampai), i.arah == "naik")
            assert index.data() == ("–" if capaian is None else f"{format_angka(capaian, 1)} %")
            kategori = index.data(KATEGORI_ROLE)
            assert (kategori and kategori.nama) == word(capaian, isi.pengaturan.skala)
            count += 1
    return count


def check_offices(seed: int, many: int) -> None:
    """The same for `many` random offices (tests/bench/bench_kisi.py)."""
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import seed as seeded

    from tests.models.builders import months, offices

    @seeded(seed)
    @settings(
        max_examples=many, database=None, phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )  # fmt: skip
    @given(offices(), months)
    def check(isi: IsiKantor, sampai: int) -> None:
        check_office(isi, sampai)

    check()
