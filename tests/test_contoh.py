"""The sample office: whole, of many shapes, and with figures that make every page worth looking at."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from iki_desktop.models.angka import format_angka
from iki_desktop.models.catatan import TingkatCatatan
from iki_desktop.models.ikijson import from_json, to_json
from iki_desktop.models.kantor import IsiKantor, Sebagai, keputusan_tahun
from iki_desktop.models.keputusan import (
    Arah,
    Frekuensi,
    Gaya,
    Indikator,
    JenisIndikator,
    JenisKartu,
    Kartu,
    Konsolidasi,
    Rentang,
)
from iki_desktop.models.pemeriksaan import periksa_angka, periksa_naskah
from iki_desktop.models.realisasi import KeadaanPeriode, KeadaanSel, Sel
from iki_desktop.models.rekap import rekap_kantor
from iki_desktop.paths import Paths


@cache
def data() -> dict[str, Any]:
    return json.loads((Paths().resources / "contoh.json").read_text(encoding="utf-8"))


@cache
def contoh() -> IsiKantor:
    return from_json(data())


def kartu_kartu() -> tuple[Kartu, ...]:
    keputusan = keputusan_tahun(contoh(), 2026)
    assert keputusan is not None
    return keputusan.kartu


def semua_indikator() -> list[Indikator]:
    return [i for k in kartu_kartu() for i in k.indikator()]


def test_it_goes_round_through_json_unchanged() -> None:
    assert to_json(contoh()) == data()
    assert from_json(to_json(contoh())) == contoh()


def test_one_keputusan_holds_for_both_years() -> None:
    assert len(contoh().keputusan) == 1
    assert keputusan_tahun(contoh(), 2025) is keputusan_tahun(contoh(), 2026)
    keputusan = contoh().keputusan[0]
    assert keputusan.tanggal is not None and keputusan.tanggal.year == keputusan.tahun == 2025
    assert len(keputusan.menimbang) >= 3 and len(keputusan.mengingat) >= 8 and len(keputusan.diktum) >= 4
    assert keputusan.lampiran.nomor == keputusan.nomor


def test_it_is_clearly_made_up() -> None:
    kantor = contoh().kantor
    assert (kantor.nama, kantor.kabupaten) == ("Contoh", "Kabupaten Teladan")
    assert kantor.laman.endswith(".example") and kantor.email.endswith(".example")
    assert kantor.telepon.startswith("(0000)")


def punya_target(i: Indikator) -> bool:
    return 2026 in i.target


BENTUK: dict[str, Callable[[Indikator], bool]] = {
    "persentase with parts": lambda i: i.berbagian,
    "persentase without formula": lambda i: i.jenis is JenisIndikator.PERSENTASE and not i.berbagian,
    "nilai with two decimals": lambda i: i.jenis is JenisIndikator.NILAI and i.desimal == 2,
    "waktu, lower is better": lambda i: i.jenis is JenisIndikator.WAKTU and i.arah is Arah.TURUN,
    "waktu in minutes": lambda i: i.satuan == "menit",
    "waktu in days": lambda i: i.satuan == "hari",
    "jumlah with a year's target only": lambda i: (
        i.konsolidasi is Konsolidasi.JUMLAH
        and punya_target(i)
        and i.target[2026].tw is None
        and not i.target[2026].bulan
    ),
    "cumulative TW": lambda i: (
        punya_target(i) and i.target[2026].tw is not None and i.target[2026].tw_kumulatif
    ),
    "per TW": lambda i: punya_target(i) and i.target[2026].tw is not None and not i.target[2026].tw_kumulatif,
    "months": lambda i: punya_target(i) and len(i.target[2026].bulan) == 12,
    "range": lambda i: punya_target(i) and isinstance(i.target[2026].tahun, Rentang),
    "triwulanan": lambda i: i.frekuensi is Frekuensi.TRIWULANAN,
    "semesteran": lambda i: i.frekuensi is Frekuensi.SEMESTERAN,
    "tahunan": lambda i: i.frekuensi is Frekuensi.TAHUNAN,
    "without target": lambda i: not i.target,
    "target 0, lower is better": lambda i: (
        punya_target(i) and i.target[2026].tahun == 0 and i.arah is Arah.TURUN
    ),
    "numbered components": lambda i: len(i.komponen) >= 4 and f"1. {i.komponen[0]}" in i.formulasi,
    "long formulasi": lambda i: len(i.formulasi) > 250,
    "formulasi of several lines": lambda i: i.formulasi.count("\n") >= 2,
    "own target of a pengampu": lambda i: bool(i.target_pengampu),
    "last known position of a jumlah": lambda i: (
        i.jenis is JenisIndikator.JUMLAH and i.konsolidasi is Konsolidasi.AKHIR
    ),
    "penanggung jawab": lambda i: bool(i.penanggung_jawab),
}


@pytest.mark.parametrize("bentuk", BENTUK)
def test_every_shape_of_indikator_is_there(bentuk: str) -> None:
    assert any(BENTUK[bentuk](i) for i in semua_indikator())


def test_kartu_are_of_many_shapes() -> None:
    kartu = kartu_kartu()
    assert 14 <= len(kartu) <= 16
    assert 70 <= len(semua_indikator()) <= 90
    iku = [k for k in kartu if k.jenis is JenisKartu.IKU]
    assert len(iku) == 1 and not iku[0].jabatan
    assert iku[0].judul_kolom[0] == "NO" and iku[0].judul_kolom[-1] == "PENANGGUNG JAWAB"
    assert {g for k in kartu for g in (k.gaya_tugas, k.gaya_fungsi)} == set(Gaya)
    assert sum(k.gaya_fungsi is Gaya.KOSONG for k in kartu) >= 6, "most real kartu have no fungsi"
    assert [len(k.pengampu) for k in kartu if k.jabatan == "Lurah"] == [3]
    banyak = [len(s.indikator) for k in kartu for s in k.sasaran]
    assert 1 in banyak and max(banyak) >= 3
    assert all(k.sasaran and all(s.indikator for s in k.sasaran) for k in kartu)


def test_lists_and_formulas_hold_together() -> None:
    for kartu in kartu_kartu():
        assert (kartu.gaya_tugas is Gaya.KOSONG) == (not kartu.tugas)
        assert (kartu.gaya_fungsi is Gaya.KOSONG) == (not kartu.fungsi)
        if kartu.gaya_tugas is Gaya.PARAGRAF:
            assert len(kartu.tugas) == 1
        for i in kartu.indikator():
            assert i.pembilang in i.formulasi and i.penyebut in i.formulasi


def test_cells_are_of_a_year_and_a_half_and_of_the_form_asked_for() -> None:
    isi = contoh()
    menurut_id = {i.id: i for i in semua_indikator()}
    assert {(s.tahun, s.bulan) for s in isi.realisasi} == {
        (t, b) for t in (2025, 2026) for b in range(1, 13) if (t, b) <= (2026, 6)
    }
    assert 1000 <= len(isi.realisasi) <= 1700
    for s in isi.realisasi:
        if s.keadaan is KeadaanSel.ANGKA:
            assert (s.nilai is None) == menurut_id[s.indikator].berbagian
    assert sum(s.keadaan is KeadaanSel.NIHIL for s in isi.realisasi) >= 10
    assert any(s.catatan for s in isi.realisasi) and any(s.bukti for s in isi.realisasi)


def test_there_are_faults_for_the_checks_to_find() -> None:
    isi = contoh()
    nama = {i.id: i.teks for i in semua_indikator()}
    lebih = [s for s in isi.realisasi if s.pembilang and s.penyebut and s.pembilang > s.penyebut]
    assert len(lebih) == 1
    berkas = {
        (s.tahun, s.bulan): s.nilai
        for s in isi.realisasi
        if nama[s.indikator] == "Jumlah berkas layanan yang selesai" and s.nilai is not None
    }
    assert berkas[2026, 5] > 8 * berkas[2025, 5], "a digit too many"
    laporan = {
        s.bulan: s.nilai
        for s in isi.realisasi
        if s.tahun == 2026
        and s.nilai is not None
        and nama[s.indikator].startswith("Jumlah desa yang sudah menyerahkan laporan")
    }
    assert laporan[4] < laporan[3], "a falling cumulative"


def test_the_checks_find_those_faults_and_do_not_bury_them() -> None:
    tahun_ini = periksa_angka(contoh(), 2026, 6)
    menurut_kode: dict[str, list[str]] = {}
    for c in tahun_ini:
        menurut_kode.setdefault(c.kode, []).append(c.tempat)
    assert len(menurut_kode["pembilang-lebih"]) == 1
    assert len(menurut_kode["kumulatif-turun"]) == 1, "a backlog that shrinks is no fault"
    assert any("Mei 2026" in tempat for tempat in menurut_kode["melonjak"])
    naskah = {c.kode for c in periksa_naskah(contoh(), 2026)}
    assert {"persentase-tanpa-rumus", "sumber-data-kosong", "target-di-teks"} <= naskah
    assert not {c.kode for c in periksa_naskah(contoh(), 2026) if c.tingkat is TingkatCatatan.GALAT}


def test_a_persentase_half_typed_is_kept_marked_and_not_counted() -> None:
    kartu = next(k for k in kartu_kartu() if k.jabatan == "Kepala Seksi Pemerintahan")
    i = next(i for i in kartu.indikator() if i.berbagian and i.frekuensi is Frekuensi.BULANAN)
    setengah = Sel(i.id, kartu.pengampu[0].id, 2026, 6, pembilang=Decimal(2))
    lain = tuple(s for s in contoh().realisasi if s.kunci != setengah.kunci)
    isi = replace(contoh(), realisasi=(*lain, setengah))
    assert setengah in from_json(to_json(isi)).realisasi
    (catatan,) = [c for c in periksa_angka(isi, 2026, 6) if c.kode == "bentuk-angka"]
    assert catatan.objek == i.id and catatan.pesan.startswith("Penyebut belum diisi")
    sebelum = {r.indikator.id: r.realisasi.nilai for r in rekap_kantor(contoh(), 2026, 6).indikator()}
    sesudah = {r.indikator.id: r.realisasi.nilai for r in rekap_kantor(isi, 2026, 6).indikator()}
    assert sesudah == sebelum


def test_every_pegawai_has_a_nip_that_could_be_one() -> None:
    nip = [p.nip for p in contoh().pegawai]
    assert len(set(nip)) == len(nip) >= 14
    for teks in [*nip, contoh().keputusan[0].penandatangan.nip]:
        assert re.fullmatch(r"[0-9]{18}", teks)
        lahir = date.fromisoformat(f"{teks[:4]}-{teks[4:6]}-{teks[6:8]}")
        mulai = date.fromisoformat(f"{teks[8:12]}-{teks[12:14]}-01")
        assert 18 <= mulai.year - lahir.year <= 35
        assert teks[14] in "12"
        assert lahir.year >= 1967, "in office in 2025, where 58 is the age to leave"


def test_seats_change_hands() -> None:
    isi = contoh()
    pemegang: Counter[str] = Counter(m.pengampu for p in isi.pegawai for m in p.jabatan)
    assert max(pemegang.values()) == 2
    masa = [m for p in isi.pegawai for m in p.jabatan]
    assert sum(m.sebagai is Sebagai.PLT for m in masa) == 1
    assert any(m.selesai == date(2025, 6, 30) for m in masa)
    assert any(m.mulai == date(2025, 7, 1) for m in masa)
    kursi = {p.id for k in kartu_kartu() for p in k.pengampu}
    assert set(pemegang) <= kursi and len(set(pemegang)) >= len(kursi) - 2
    signer = contoh().keputusan[0].penandatangan
    assert any(p.nip == signer.nip and p.nama == signer.nama for p in isi.pegawai)


def test_months_are_locked_up_to_march_and_handed_in_up_to_may() -> None:
    keadaan = {(p.tahun, p.bulan): p.keadaan for p in contoh().periode}
    assert all(keadaan[2025, b] is KeadaanPeriode.DIKUNCI for b in range(1, 13))
    assert all(keadaan[2026, b] is KeadaanPeriode.DIKUNCI for b in (1, 2, 3))
    assert all(keadaan[2026, b] is KeadaanPeriode.DIAJUKAN for b in (4, 5))
    assert (2026, 6) not in keadaan, "a month without a Periode is terbuka"
    for p in contoh().periode:
        assert p.oleh and p.pada is not None
        assert (p.pada.year, p.pada.month) == ((p.tahun, p.bulan + 1) if p.bulan < 12 else (p.tahun + 1, 1))


def test_the_dashboard_of_june_2026_has_something_to_show() -> None:
    rekap = rekap_kantor(contoh(), 2026, 6)
    assert rekap.ringkasan.capaian is not None
    assert 80 <= rekap.ringkasan.capaian <= 90, format_angka(rekap.ringkasan.capaian)
    for tingkat in (
        [k.ringkasan.kategori for k in rekap.kartu()],
        [u.ringkasan.kategori for u in rekap.unit],
        [i.kategori for i in rekap.indikator()],
    ):
        assert len({t.nama for t in tingkat if t}) >= (3 if len(tingkat) < 12 else 4)
    belum = [k for k in rekap.kartu() if k.ringkasan.kelengkapan.kurang]
    assert 5 <= len(belum) <= 12
    kosong = [k for k in belum if k.ringkasan.terukur == 0]
    assert [k.kartu.jabatan for k in kosong] == ["Pengadministrasi Perkantoran"]
    assert any(k.ringkasan.kategori and k.ringkasan.kategori.nama == "Sangat Rendah" for k in belum)


def test_the_year_2025_stands_complete_enough_to_compare_with() -> None:
    rekap = rekap_kantor(contoh(), 2025, 12)
    assert rekap.ringkasan.capaian is not None and rekap.ringkasan.capaian > 85
    assert rekap.ringkasan.kelengkapan.rasio is not None
    assert rekap.ringkasan.kelengkapan.rasio > 0.9
