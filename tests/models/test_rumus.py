"""Fractions in words: every way in which offices write pembilang over penyebut."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.models.rumus import Pecahan, pecah_rumus, persen_disebut

A, B = "Jumlah warga yang hadir", "Jumlah seluruh warga"
BENAR = Pecahan(A, B)


@pytest.mark.parametrize(
    "teks",
    [
        f"{A}\n{B}",
        f"{A} x 100%\n{B}",
        f"{A}x100%\n{B}",
        f"{A}\n{B} × 100 %",
        f"{A}\n--------------- x 100%\n{B}",
        f"{A}\n____________\n{B}",
        f"{A} dibagi {B} dikali 100%",
        f"{A} dibagi dengan {B} dikalikan 100 persen",
        f"{A} dibandingkan dengan {B}",
        f"Perbandingan antara {A} dengan {B}",
        f"{A} / {B} x 100%",
        f"{A}/{B} x 100",
        f"({A} / {B}) x 100%",
        f"(({A}) : ({B})) X 100%",
        f"{A} ÷ {B}",
        f"Rumus: {A} / {B} × 100%",
        f"Warga yang hadir adalah yang menandatangani daftar. Rumus : {A} / {B} x 100%",
        f"Persentase kehadiran = {A} / {B} x 100%",
        f"{A} x 100% {B}",
        f"{A} {B}",
        f"{A.replace(' yang', chr(10) + 'yang')}\n{B}",
        f"{A} / {B} x 100%. Keterangan: dihitung tiap rapat.",
        f"{A} berbanding {B} kali 100%",
        f"a/b x 100%\na = {A}\nb = {B}",
        f"Rumus: (A : B) x 100%; A = {A}; B = {B}",
        f"P = X / Y × 100\nKeterangan:\nX : {A}\nY : {B}",
    ],
)
def test_ways_to_write_a_fraction(teks: str) -> None:
    assert pecah_rumus(teks, persentase=True) == BENAR


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "Hasil penilaian tim",
        "Jumlah surat masuk",
        "Jumlah kegiatan RT/RW",
        "Jumlah surat yang disampaikan kepada RT/RW dan desa/kelurahan",
        "Kegiatan yang dihitung:\n1. rapat\n2. kunjungan",
        "Jumlah laporan:\n1. Jumlah surat\n2. Jumlah berkas\n3. Jumlah arsip",
    ],
)
def test_what_divides_nothing(teks: str) -> None:
    assert pecah_rumus(teks, persentase=True) is None


def test_two_sums_are_a_fraction_only_for_a_persentase_or_a_whole_below() -> None:
    dua = "Jumlah surat masuk\nJumlah surat keluar"
    assert pecah_rumus(dua, persentase=False) is None
    assert pecah_rumus(dua, persentase=True) == Pecahan("Jumlah surat masuk", "Jumlah surat keluar")
    assert pecah_rumus(f"{A}\n{B}", persentase=False) == BENAR


def test_sums_with_sigma() -> None:
    assert pecah_rumus("Σ surat selesai / Σ surat masuk x 100%", persentase=True) == Pecahan(
        "Σ surat selesai", "Σ surat masuk"
    )


def test_brackets_of_the_words_stay() -> None:
    hasil = pecah_rumus("(Jumlah biaya (rupiah) / Jumlah seluruh paket (buah)) x 100%", persentase=True)
    assert hasil == Pecahan("Jumlah biaya (rupiah)", "Jumlah seluruh paket (buah)")


def test_percent_is_noticed_however_it_is_said() -> None:
    assert all(
        map(persen_disebut, ("a x 100%", "a×100", "Persentase a", "Prosentase a", "dikali 100 persen"))
    )
    assert not any(map(persen_disebut, ("Jumlah surat", "100 surat", "persediaan")))


@settings(max_examples=300)
@given(st.text(alphabet="ab J/:=().x×%0128-\nΣ", max_size=60), st.booleans())
def test_nothing_makes_it_fall(teks: str, persentase: bool) -> None:
    hasil = pecah_rumus(teks, persentase=persentase)
    assert hasil is None or (hasil.pembilang and hasil.penyebut)


@settings(max_examples=100)
@given(
    st.lists(st.sampled_from(["surat", "warga", "yang", "masuk", "desa", "RT/RW"]), min_size=2, max_size=6)
)
def test_words_of_the_parts_come_through(kata: list[str]) -> None:
    atas, bawah = "Jumlah " + " ".join(kata), "Jumlah seluruh " + " ".join(reversed(kata))
    assert pecah_rumus(f"Rumus: {atas} / {bawah} x 100%", persentase=True) == Pecahan(atas, bawah)


def test_a_colon_inside_brackets_divides_what_begins_with_no_sum() -> None:
    assert pecah_rumus("(warga hadir : semua warga) x 100%", persentase=True) == Pecahan(
        "warga hadir", "semua warga"
    )
    assert pecah_rumus("warga hadir : semua warga", persentase=False) is None
