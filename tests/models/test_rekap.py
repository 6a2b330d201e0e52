"""The rekap of an office: by hand, and against an independent slow computation on random offices."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.models.kantor import IsiKantor, Kantor, Pengaturan, Tingkat
from iki_desktop.models.kelengkapan import Kelengkapan
from iki_desktop.models.keputusan import Arah, Frekuensi, Konsolidasi, Target
from iki_desktop.models.rekap import (
    RekapIndikator,
    RekapKantor,
    Ringkasan,
    rekap_kantor,
    sel_menurut_indikator,
)
from iki_desktop.models.target import ujung
from tests.models.builders import TAHUN, D, indikator, kantor_dengan, kartu, months, offices, sel
from tests.models.slow_rekap import slow


def test_by_hand() -> None:
    a = indikator(id="a", target={TAHUN: Target(D(24))})
    b = indikator(id="b", bagian=True, target={TAHUN: Target(D(100))})
    c = indikator(id="c", konsolidasi=Konsolidasi.AKHIR, arah=Arah.TURUN, frekuensi=Frekuensi.TRIWULANAN)
    isi = kantor_dengan(
        kartu(a, b, unit="Sekretariat", urut=2),
        kartu(c, urut=1, pengampu=("q",)),
        realisasi=[
            sel(1, 3, indikator="a"),
            sel(2, indikator="a"),
            sel(7, 100, indikator="a"),
            sel(1, 100, indikator="a", tahun=TAHUN - 1),
            sel(1, bagian=(3, 4), indikator="b"),
            sel(3, bagian=(5, 6), indikator="b"),
            sel(2, 5, indikator="c", pengampu="q"),
        ],
    )
    hasil = rekap_kantor(isi, TAHUN, 6)
    assert [u.nama for u in hasil.unit] == ["Kecamatan Contoh", "Sekretariat"], "in the order of their kartu"
    ra, rb = hasil.unit[1].kartu[0].indikator()
    assert (ra.realisasi.nilai, ra.target, ra.capaian) == (3, 12, 25)
    assert ra.kelengkapan == Kelengkapan(2, 6)
    assert ra.kategori is not None
    assert ra.kategori.nama == "Sangat Rendah"
    assert (rb.realisasi.nilai, rb.capaian, rb.kelengkapan) == (80, 80, Kelengkapan(2, 6))
    (rc,) = hasil.unit[0].kartu[0].indikator()
    assert (rc.capaian, rc.kategori, rc.kelengkapan) == (None, None, Kelengkapan(0, 2))
    assert hasil.unit[1].ringkasan.capaian == Fraction(105, 2)
    assert hasil.ringkasan == Ringkasan(Fraction(105, 2), 2, 3, Tingkat("Rendah", D(51)), Kelengkapan(4, 14))
    assert [i.indikator.id for i in hasil.indikator()] == ["c", "a", "b"]


def test_cap_is_of_the_office_and_of_each_indikator() -> None:
    target = {TAHUN: Target(D(12))}
    isi = kantor_dengan(
        kartu(indikator(id="a", target=target), indikator(id="b", target=target)),
        realisasi=[sel(1, 30, indikator="a"), sel(1, 6, indikator="b")],
    )
    for batas, rata in ((D(100), 75), (D(120), 85), (None, 150)):
        hasil = rekap_kantor(replace(isi, pengaturan=Pengaturan(batas_capaian=batas)), TAHUN, 12)
        assert hasil.ringkasan.capaian == rata
        assert next(iter(hasil.indikator())).capaian == 250, "the indikator's own capaian is not cut"


def test_several_pengampu_are_counted_each_and_shown_once() -> None:
    i = indikator(id="i", target={TAHUN: Target(D(12))})
    isi = kantor_dengan(
        kartu(i, pengampu=("p", "q")), realisasi=[sel(1, 4), sel(2, 2), sel(1, 6, pengampu="q")]
    )
    (r,) = rekap_kantor(isi, TAHUN, 6).indikator()
    assert (r.realisasi.nilai, r.target, r.capaian) == (12, 12, 100)
    assert r.kelengkapan == Kelengkapan(3, 12)


def test_kartu_without_pengampu_is_due_and_empty() -> None:
    isi = kantor_dengan(kartu(indikator(target={TAHUN: Target(D(12))}), pengampu=()))
    (r,) = rekap_kantor(isi, TAHUN, 2).indikator()
    assert (r.target, r.capaian, r.kelengkapan) == (2, None, Kelengkapan(0, 2))


def test_keputusan_in_force() -> None:
    isi = kantor_dengan(kartu(indikator()))
    assert rekap_kantor(isi, TAHUN - 1, 6).keputusan is None
    assert rekap_kantor(isi, TAHUN - 1, 6).ringkasan == Ringkasan(None, 0, 0, None, Kelengkapan())
    assert rekap_kantor(isi, TAHUN + 1, 6).keputusan == isi.keputusan[0], "until the next one"
    assert rekap_kantor(IsiKantor(Kantor("k")), TAHUN, 6).unit == ()


@pytest.mark.parametrize("sampai", [0, 13])
def test_no_such_month(sampai: int) -> None:
    with pytest.raises(ValueError, match="month"):
        rekap_kantor(kantor_dengan(), TAHUN, sampai)


def test_cells_grouped_by_indikator_and_pengampu() -> None:
    isi = kantor_dengan(realisasi=[sel(1, 1), sel(2, 2), sel(1, 3, pengampu="q"), sel(1, 9, tahun=2025)])
    grup = sel_menurut_indikator(isi, TAHUN)
    assert {p: [s.nilai for s in daftar] for p, daftar in grup["i"].items()} == {"p": [1, 2], "q": [3]}


# Laws -------------------------------------------------------------------------------------------------


def _figures(r: RekapIndikator) -> tuple[object, ...]:
    return (
        None if r.realisasi.nilai is None else Fraction(r.realisasi.nilai),
        None if r.target is None else tuple(Fraction(x) for x in ujung(r.target)),
        r.capaian,
        r.kategori and r.kategori.nama,
        r.kelengkapan.isi,
        r.kelengkapan.wajib,
    )


def _summary(r: Ringkasan) -> tuple[object, ...]:
    word = r.kategori and r.kategori.nama
    return (r.capaian, r.terukur, r.jumlah, word, r.kelengkapan.isi, r.kelengkapan.wajib)


def _summaries(r: RekapKantor) -> dict[tuple[str, ...], tuple[object, ...]]:
    hasil: dict[tuple[str, ...], tuple[object, ...]] = {("kantor",): _summary(r.ringkasan)}
    for u in r.unit:
        hasil["unit", u.nama] = _summary(u.ringkasan)
        for k in u.kartu:
            hasil["kartu", k.kartu.id] = _summary(k.ringkasan)
            for s in k.sasaran:
                hasil["sasaran", s.sasaran.id] = _summary(s.ringkasan)
    return hasil


@settings(max_examples=150)
@given(offices(), months)
def test_equals_the_slow_computation(isi: IsiKantor, sampai: int) -> None:
    cepat, lambat = rekap_kantor(isi, TAHUN, sampai), slow(isi, TAHUN, sampai)
    assert {r.indikator.id: _figures(r) for r in cepat.indikator()} == lambat["indikator"]
    assert _summaries(cepat) == lambat["ringkasan"]


@settings(max_examples=40)
@given(offices(), months, st.randoms(use_true_random=False))
def test_order_of_cells_is_irrelevant(isi: IsiKantor, sampai: int, acak: Random) -> None:
    lain = list(isi.realisasi)
    acak.shuffle(lain)
    assert rekap_kantor(replace(isi, realisasi=tuple(lain)), TAHUN, sampai) == rekap_kantor(
        isi, TAHUN, sampai
    )


@settings(max_examples=40)
@given(offices(), months)
def test_measured_never_more_than_all_and_later_months_never_matter(isi: IsiKantor, sampai: int) -> None:
    hasil = rekap_kantor(isi, TAHUN, sampai)
    for _, terukur, jumlah, _, terisi, wajib in _summaries(hasil).values():
        assert terukur <= jumlah  # type: ignore[operator]
        assert terisi <= wajib  # type: ignore[operator]
    awal = tuple(s for s in isi.realisasi if s.bulan <= sampai)
    assert rekap_kantor(replace(isi, realisasi=awal), TAHUN, sampai) == hasil
