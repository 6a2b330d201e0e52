"""Two keputusan of one year hold side by side: no kartu is left out, and a paper of one is its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iki_desktop.models.cocokkan import Kecocokan, cari_kertas, cocokkan, isi_kertas, kalimat_cocokan
from iki_desktop.models.formulir import susun_formulir
from iki_desktop.models.kantor import IsiKantor, kartu_berlaku, keputusan_berlaku, keputusan_tahun
from iki_desktop.models.kode import kode_isi
from iki_desktop.models.laporan import pilih_kartu
from iki_desktop.models.pemeriksaan import periksa_angka, periksa_naskah
from iki_desktop.models.rekap import rekap_kantor
from iki_desktop.models.sebaran import target_kini, target_lama, usul_target
from iki_desktop.models.tahun_baru import gulirkan
from iki_desktop.models.terbitan import Kertas
from iki_desktop.papers import drafts
from tests.models.builders import draft
from tests.models.test_cocokkan import issued
from tests.ui.samples import TAHUN, ident, small_office, two_decrees

SATU, DUA = small_office(), two_decrees()
PERTAMA, KEDUA = DUA.keputusan


def with_second(**fields: object) -> IsiKantor:
    return replace(DUA, keputusan=(PERTAMA, replace(KEDUA, **fields)))  # type: ignore[arg-type]


def test_those_of_the_latest_year_are_in_force() -> None:
    assert keputusan_berlaku(DUA, TAHUN) == keputusan_berlaku(DUA, TAHUN + 3) == DUA.keputusan
    assert keputusan_tahun(DUA, TAHUN) is PERTAMA
    assert kartu_berlaku(DUA, TAHUN) == kartu_berlaku(SATU, TAHUN), "their numbers count on"
    assert keputusan_berlaku(DUA, TAHUN - 1) == kartu_berlaku(DUA, TAHUN - 1) == ()
    later = with_second(tahun=TAHUN + 1)
    assert keputusan_berlaku(later, TAHUN + 1) == (later.keputusan[1],)


@pytest.mark.parametrize("jenis", ["laporan", "realisasi", "rekap"])
def test_figures_are_those_of_all_kartu(jenis: str) -> None:
    kertas = Kertas(jenis, TAHUN, 3)
    assert isi_kertas(DUA, kertas) == isi_kertas(SATU, kertas)
    for nama in ("camat", "lurah"):
        one = replace(kertas, kartu=(ident(nama),))
        assert isi_kertas(DUA, one) == isi_kertas(SATU, one)
        data = isi_kertas(DUA, one)
        assert data is not None and cari_kertas(DUA, kode_isi(data)) == one


def test_the_rekap_the_forms_the_checks_and_the_targets_too() -> None:
    satu, dua = (rekap_kantor(isi, TAHUN, 3) for isi in (SATU, DUA))
    assert dua.ringkasan == satu.ringkasan
    assert [r.kartu.id for r in dua.kartu()] == [r.kartu.id for r in satu.kartu()]
    assert susun_formulir(DUA, TAHUN, 3)[-1].kartu.id == ident("lurah")
    assert periksa_angka(DUA, TAHUN, 6) == periksa_angka(SATU, TAHUN, 6)
    assert target_kini(DUA, TAHUN) == target_kini(SATU, TAHUN)
    assert target_lama(DUA, TAHUN, TAHUN + 1) == target_lama(SATU, TAHUN, TAHUN + 1)
    assert usul_target(kartu_berlaku(DUA, TAHUN), TAHUN + 1) == usul_target(
        kartu_berlaku(SATU, TAHUN), TAHUN + 1
    )
    dipilih, seluruh = pilih_kartu(DUA, TAHUN, [ident("lurah")])
    assert seluruh == 3 and [k.id for k in kartu_berlaku(dipilih, TAHUN)] == [ident("lurah")]


def test_a_paper_of_one_is_its_own() -> None:
    both = drafts("lampiran", DUA, tahun=TAHUN)
    assert [n.keputusan for n in both] == [PERTAMA, KEDUA]
    assert [len(n.data["kartu"]) for n in both if n.data] == [2, 1]
    assert draft("lampiran", DUA, tahun=TAHUN, keputusan=KEDUA.id) == both[1]
    assert draft("lampiran", DUA, tahun=TAHUN, kartu=(3,)).keputusan is KEDUA
    chosen = drafts("lampiran", DUA, tahun=TAHUN + 1, kartu=(1, 3))
    assert [n.kertas for n in chosen] == [
        Kertas("lampiran", TAHUN, kartu=(ident(nama),), milik=f"nomor {keputusan.nomor}")
        for nama, keputusan in (("camat", PERTAMA), ("lurah", KEDUA))
    ], "each is of those of its own"
    assert len({n.kode for jenis in ("lampiran", "keputusan") for n in drafts(jenis, DUA)}) == 4
    for naskah in (*both, *drafts("keputusan", DUA)):
        assert cari_kertas(DUA, naskah.kode) == naskah.kertas


@pytest.mark.parametrize("jenis", ["lampiran", "keputusan"])
def test_a_paper_that_was_issued_is_held_against_its_own(jenis: str) -> None:
    naskah = draft(jenis, DUA, keputusan=KEDUA.id)
    terbit = replace(issued(SATU, "laporan"), jenis=jenis, kertas=naskah.kertas, kode=naskah.kode)
    assert cocokkan(DUA, naskah.kode, (), terbit, naskah.data).hasil is Kecocokan.SAMA
    changed = cocokkan(with_second(nomor="LAIN"), naskah.kode, (), terbit, naskah.data)
    assert changed.hasil is Kecocokan.BERUBAH
    assert [b.baru for b in changed.beda] == ["LAIN"], "against the one that it was made of"
    assert f"({jenis} tahun {TAHUN}, nomor {KEDUA.nomor})" in kalimat_cocokan(DUA, changed)


def test_a_number_tells_which_one_it_was_when_the_other_says_nearly_the_same() -> None:
    (twin,) = two_decrees().keputusan[1:]
    alike = replace(DUA, keputusan=(replace(twin, id="lain", nomor="LAIN"), KEDUA))
    naskah = draft("lampiran", alike, keputusan=KEDUA.id)
    changed = replace(KEDUA, kartu=(), lampiran=replace(KEDUA.lampiran, nomor="II"), tentang="HAL LAIN")
    terbit = replace(issued(SATU, "laporan"), jenis="lampiran", kertas=naskah.kertas, kode=naskah.kode)
    told = cocokkan(
        replace(alike, keputusan=(alike.keputusan[0], changed)), naskah.kode, (), terbit, naskah.data
    )
    assert "HAL LAIN" in [b.baru for b in told.beda]
    assert "LAIN" not in [b.baru for b in told.beda], "the other one differs by its number alone"


def test_each_goes_on_into_the_new_year() -> None:
    baru = gulirkan(DUA, TAHUN + 1)
    assert baru is not None
    assert [[k.jabatan for k in keputusan.kartu] for keputusan in baru.keputusan] == [
        ["Camat", "Kepala Seksi Pelayanan"],
        ["Lurah"],
    ]


def test_a_jabatan_in_both_is_said_since_it_counts_twice() -> None:
    def kode(isi: IsiKantor) -> list[str]:
        return [c.kode for c in periksa_naskah(isi, TAHUN)]

    assert "kartu-di-dua-keputusan" not in kode(DUA)
    twice = with_second(kartu=(replace(PERTAMA.kartu[0], id="lagi"), *KEDUA.kartu))
    (found,) = (c for c in periksa_naskah(twice, TAHUN) if c.kode == "kartu-di-dua-keputusan")
    assert (found.objek, found.tempat) == ("lagi", f"Keputusan {TAHUN} nomor {KEDUA.nomor}: Kartu 1")
    assert PERTAMA.nomor in found.pesan and "Kartu Camat" in found.pesan
    assert "kartu-di-dua-keputusan" in [c.kode for c in periksa_naskah(twice)]
    assert "kartu-di-dua-keputusan" not in kode(
        replace(twice, keputusan=(PERTAMA, replace(twice.keputusan[1], tahun=2030)))
    )
