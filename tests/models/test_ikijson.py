"""iki-json: the keys of the contract, the round trip, and refusals that name their place."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan, Catatan, TingkatCatatan
from iki_desktop.models.ikijson import bacaan_json, catatan_json, from_json, to_json
from iki_desktop.models.kantor import (
    IsiKantor,
    JenisKantor,
    Kantor,
    Margin,
    Masa,
    Pegawai,
    Pengaturan,
    Sebagai,
    new_id,
)
from iki_desktop.models.keputusan import (
    Arah,
    Diktum,
    Frekuensi,
    Gaya,
    JenisKartu,
    Kartu,
    Keputusan,
    Konsolidasi,
    Lampiran,
    Penandatangan,
    Pengampu,
    Rentang,
    Sasaran,
    Target,
)
from iki_desktop.models.realisasi import KeadaanPeriode, Periode
from tests.models.builders import TAHUN, D, indikator, kantor_dengan, kartu, offices, sel

P, Q, NOBODY = (str(UUID(int=n, version=4)) for n in (1, 2, 3))  # the same names of tests in each process


def full() -> IsiKantor:
    """An office in which every field says something."""
    jumlah = indikator(
        teks="Jumlah laporan yang disusun",
        satuan="laporan",
        formulasi="Laporan bulanan\nLaporan tahunan",
        komponen=("Laporan bulanan", "Laporan tahunan"),
        sumber_data="Buku agenda",
        penanggung_jawab="Kasubbag Umum",
        frekuensi=Frekuensi.TRIWULANAN,
        desimal=1,
        target={
            TAHUN: Target(D(26), (D(25), None, D("75.5"), Rentang(D(90), D(100))), {1: D(2)}, False),
            TAHUN - 1: Target(Rentang(D(7), D(8))),
        },
        target_pengampu={Q: {TAHUN: Target(D(30))}},
    )
    persen = indikator(bagian=True, konsolidasi=Konsolidasi.AKHIR, arah=Arah.TURUN)
    satu = Kartu(
        new_id(),
        1,
        JenisKartu.IKU,
        "I. Kecamatan",
        "Camat",
        "Kecamatan",
        ("Memimpin kecamatan.",),
        ("Koordinasi", "Pembinaan"),
        Gaya.PARAGRAF,
        Gaya.ABC,
        ("NO", "SASARAN"),
        (Pengampu(P), Pengampu(Q, "Kelurahan Mawar")),
        (Sasaran(new_id(), "Meningkatnya pelayanan", (jumlah, persen)), Sasaran(new_id(), "Kosong")),
    )
    keputusan = Keputusan(
        new_id(),
        TAHUN,
        "100.3.3/7/2026",
        date(TAHUN, 1, 7),
        "",
        "Teladan",
        "INDIKATOR KINERJA INDIVIDU",
        "KEPUTUSAN CAMAT TENTANG INDIKATOR",
        ("bahwa perlu;",),
        ("Undang-Undang Nomor 23 Tahun 2014;",),
        (Diktum("KESATU", "Menetapkan."),),
        Penandatangan("Budi", "Camat Contoh", "Pembina", "198201162000121001", "BUPATI TELADAN"),
        Lampiran("100.3.3/7/2026", "7 Januari 2026"),
        (satu, replace(kartu(pengampu=()), urut=2)),
    )
    lama = Keputusan(new_id(), TAHUN - 1, tanggal_teks="… Januari 2025")
    return IsiKantor(
        Kantor(
            new_id(),
            "Contoh",
            JenisKantor.KELURAHAN,
            "Kota Teladan",
            "Jawa",
            "35.12",
            "Jalan Melati 1",
            "0331",
            "contoh.go.id",
            "kantor@contoh.go.id",
            "68300",
        ),
        (keputusan, lama),
        (
            sel(1, "1.50", indikator=jumlah.id, pengampu=P, catatan="ulang", bukti="Buku 3"),
            sel(2, indikator=jumlah.id, pengampu=P),
            sel(1, 0, indikator=jumlah.id, pengampu=Q),
            sel(1, bagian=(3, 4), indikator=persen.id, pengampu=P),
        ),
        (
            Pegawai(
                new_id(),
                "Siti, S.Sos",
                "199001012015032001",
                "Penata",
                (Masa(P, date(2025, 1, 1), None, Sebagai.PLT), Masa(Q, None, date(2025, 12, 31))),
            ),
        ),
        (
            Periode(TAHUN, 1, KeadaanPeriode.DIKUNCI, "Siti", datetime(2026, 2, 3, 8, 30, tzinfo=UTC), "x"),
            Periode(TAHUN, 2, KeadaanPeriode.DIAJUKAN),
        ),
        Pengaturan(
            skala="SKP",
            batas_capaian=None,
            kertas="A4",
            orientasi_lampiran="mendatar",
            margin=Margin(1, 2, 3, 4),
            huruf="Arial",
            ukuran_huruf=D("11.5"),
            ukuran_tabel=D(9),
            label_bernomor=True,
            kartu_halaman_baru=False,
            judul_lampiran="IKI",
            judul_kolom=("A", "B"),
            kop=("PEMERINTAH KOTA TELADAN",),
            logo="aGFsbw==",
            gelar=False,
            pangkat_nip=False,
            tw_kumulatif=False,
            tembusan=("Bupati Teladan", "Arsip"),
            penyalin=Penandatangan("Siti", "Sekretaris Kecamatan", "Penata", "199001012015032001", "Camat"),
        ),
        {"tema_laporan": {"warna": [1, 2]}},
    )


KUNCI = {
    "": "format versi kantor keputusan realisasi pegawai periode pengaturan",
    "kantor": "id jenis nama kabupaten provinsi kode_wilayah alamat telepon laman email kode_pos",
    "keputusan.0": (
        "id tahun nomor tanggal tanggal_teks tempat tentang menetapkan menimbang mengingat diktum "
        "penandatangan lampiran kartu"
    ),
    "keputusan.0.diktum.0": "label teks",
    "keputusan.0.penandatangan": "nama jabatan pangkat nip atas_nama",
    "keputusan.0.lampiran": "nomor tanggal",
    "keputusan.0.kartu.0": (
        "id urut jenis bagian jabatan unit tugas fungsi gaya_tugas gaya_fungsi judul_kolom pengampu sasaran"
    ),
    "keputusan.0.kartu.0.pengampu.0": "id unit",
    "keputusan.0.kartu.0.sasaran.0": "id teks indikator",
    "keputusan.0.kartu.0.sasaran.0.indikator.1": (
        "id teks jenis satuan formulasi komponen pembilang penyebut sumber_data penanggung_jawab konsolidasi "
        "arah frekuensi desimal target"
    ),
    "keputusan.0.kartu.0.sasaran.0.indikator.0.target.2026": "tahun tw bulan tw_kumulatif",
    "realisasi.0": "indikator pengampu tahun bulan keadaan nilai pembilang penyebut catatan bukti",
    "pegawai.0": "id nama nip pangkat jabatan",
    "pegawai.0.jabatan.0": "pengampu mulai selesai sebagai",
    "periode.0": "tahun bulan keadaan oleh pada alasan",
}


def at(data: Any, jalan: str) -> Any:
    for langkah in filter(None, jalan.split(".")):
        data = data[int(langkah)] if isinstance(data, list) else data[langkah]
    return data


def put(data: Any, jalan: str, isi: Any) -> None:
    *atas, akhir = jalan.split(".")
    tempat = at(data, ".".join(atas))
    tempat[int(akhir) if isinstance(tempat, list) else akhir] = isi


@pytest.mark.parametrize("jalan", KUNCI)
def test_keys_are_those_of_the_contract(jalan: str) -> None:
    assert list(at(to_json(full()), jalan)) == KUNCI[jalan].split()


def test_every_key_is_there_in_an_empty_office_too() -> None:
    isi = kantor_dengan(kartu(indikator(teks="")), nama="")
    data = to_json(isi)
    assert data["format"] == "iki-json"
    assert data["versi"] == 1
    assert data["kantor"]["nama"] is None, "absent = null"
    assert list(data["keputusan"][0]) == KUNCI["keputusan.0"].split()
    assert data["keputusan"][0]["tanggal"] is None
    assert list(at(data, "keputusan.0.kartu.0.sasaran.0.indikator.0"))[-1] == "target"
    assert data["realisasi"] == data["pegawai"] == data["periode"] == []


def test_values_are_written_as_the_contract_says() -> None:
    data = to_json(full())
    assert at(data, "keputusan.0.tanggal") == "2026-01-07"
    assert at(data, "keputusan.1.tanggal_teks") == "… Januari 2025"
    ind = at(data, "keputusan.0.kartu.0.sasaran.0.indikator.0")
    assert ind["target"]["2026"] == {
        "tahun": "26",
        "tw": ["25", None, "75.5", "90-100"],
        "bulan": {"1": "2"},
        "tw_kumulatif": False,
    }
    assert ind["target"]["2025"] == {"tahun": "7-8", "tw": None, "bulan": None, "tw_kumulatif": True}
    assert data["realisasi"][0]["nilai"] == "1.5"
    nihil = data["realisasi"][1]
    assert (nihil["keadaan"], nihil["nilai"], nihil["pembilang"]) == ("nihil", None, None)
    assert data["periode"][0]["pada"] == "2026-02-03T08:30:00+00:00"
    assert data["pengaturan"]["batas_capaian"] is None
    assert data["pengaturan"]["tema_laporan"] == {"warna": [1, 2]}
    assert set(Pengaturan.__dataclass_fields__) < set(data["pengaturan"])


def test_round_trip_through_text() -> None:
    isi = full()
    teks = json.dumps(to_json(isi), ensure_ascii=False)
    kembali = from_json(json.loads(teks))
    assert kembali == isi
    assert json.dumps(to_json(kembali), ensure_ascii=False) == teks


@settings(max_examples=60)
@given(offices())
def test_random_offices_come_back(isi: IsiKantor) -> None:
    """Cells come back in the order of the papers, kartu in that of `urut`; nothing else moves."""
    data = json.loads(json.dumps(to_json(isi)))
    kembali = from_json(data)
    assert to_json(replace(kembali, keputusan=isi.keputusan)) == data
    assert {k.id: k for k in kembali.keputusan[0].kartu} == {k.id: k for k in isi.keputusan[0].kartu}
    assert sorted(kembali.realisasi, key=repr) == sorted(isi.realisasi, key=repr)
    assert to_json(from_json(to_json(kembali))) == to_json(kembali)


def test_order_of_cells_and_months_is_canonical() -> None:
    isi = full()
    terbalik = replace(isi, realisasi=isi.realisasi[::-1], periode=isi.periode[::-1])
    assert to_json(terbalik) == to_json(isi)


# A foreign structure ----------------------------------------------------------------------------------


def test_absent_keys_get_their_defaults() -> None:
    isi = from_json(
        {
            "format": "iki-json",
            "kantor": {"nama": "Contoh"},
            "keputusan": [
                {
                    "tahun": 2026,
                    "kartu": [
                        {
                            "jabatan": "A",
                            "tugas": ["x"],
                            "fungsi": ["x", "y"],
                            "sasaran": [{"indikator": [{}]}],
                        },
                        {"jabatan": "B", "urut": 1, "sasaran": None},
                    ],
                }
            ],
        }
    )
    a, b = isi.keputusan[0].kartu
    assert (a.jabatan, a.urut, b.urut) == ("A", 1, 1)
    assert (a.gaya_tugas, a.gaya_fungsi, b.gaya_tugas) == (Gaya.PARAGRAF, Gaya.ABC, Gaya.KOSONG)
    assert len(a.pengampu) == 1, "a seat, so that figures can be recorded"
    (i,) = a.indikator()
    assert (i.konsolidasi, i.frekuensi, i.target) == (Konsolidasi.JUMLAH, Frekuensi.BULANAN, {})
    assert isi.pengaturan == Pengaturan()
    assert len({isi.kantor.id, isi.keputusan[0].id, a.id, b.id, i.id, a.pengampu[0].id}) == 6


@pytest.mark.parametrize(
    ("jenis", "bagian", "cara"),
    [("waktu", False, "rata-rata"), ("nilai", False, "akhir"), ("persentase", True, "jumlah")],
)
def test_konsolidasi_not_said_is_that_of_the_jenis(jenis: str, bagian: bool, cara: str) -> None:
    data = to_json(full())
    kata = "x" if bagian else None
    ind: dict[str, Any] = {"jenis": jenis, "pembilang": kata, "penyebut": kata}
    put(data, "keputusan.0.kartu.1.sasaran.0.indikator", [ind])
    assert next(from_json(data).keputusan[0].kartu[1].indikator()).konsolidasi == cara


def test_tw_not_said_follow_the_office() -> None:
    data = to_json(full())
    del at(data, "keputusan.0.kartu.0.sasaran.0.indikator.0.target.2025")["tw_kumulatif"]
    assert next(from_json(data).keputusan[0].kartu[0].indikator()).target[2025].tw_kumulatif is False


def test_json_numbers_are_taken_as_they_are_written() -> None:
    data = to_json(full())
    for angka, nilai in ((5, D(5)), (0.1, D("0.1")), (1e3, D(1000)), (D("2.50"), D("2.5"))):
        put(data, "realisasi.0.nilai", angka)
        assert from_json(data).realisasi[0].nilai == nilai
    put(data, "keputusan.0.kartu.0.sasaran.0.indikator.0.target.2026.tahun", 26)
    put(data, "keputusan.0.tahun", "2026")
    assert from_json(data).keputusan[0].tahun == 2026


def test_ids_are_kept_in_lower_case() -> None:
    data = to_json(full())
    data["kantor"]["id"] = data["kantor"]["id"].upper()
    assert from_json(data).kantor.id == full().kantor.id.lower() or from_json(data).kantor.id.islower()


I0 = "keputusan.0.kartu.0.sasaran.0.indikator.0"
DI_I0 = "Keputusan 1, kartu 1, sasaran 1, indikator 1"


@pytest.mark.parametrize(
    ("jalan", "isi", "kalimat"),
    [
        ("format", "lain", "bukan ekspor IKI Desktop"),
        ("versi", 2, "versi yang lebih baru"),
        ("kantor", None, "Kantor: tidak ada isinya"),
        ("kantor", [], "Kantor: isinya harus objek"),
        ("kantor.jenis", "dinas", "Kantor: jenis “dinas” tidak dikenal"),
        ("kantor.nama", 7, "Kantor: nama harus teks"),
        ("kantor.nama", "x" * 20_001, "Kantor: nama terlalu panjang"),
        ("kantor.nama", "a\x00b", "Kantor: nama memuat huruf yang rusak"),
        ("kantor.nama", "a\ud800", "Kantor: nama memuat huruf yang rusak"),
        ("kantor.id", "7", "Kantor: id “7” bukan UUID"),
        ("keputusan", {}, "Keputusan harus daftar [ ]"),
        ("keputusan.0", 5, "Keputusan 1: isinya harus objek"),
        ("keputusan.0.tahun", None, "Keputusan 1: tahun tidak ada"),
        ("keputusan.0.tahun", 1899, "Keputusan 1: tahun “1899” di luar 1900–2200"),
        ("keputusan.0.tahun", 2201, "di luar 1900–2200"),
        ("keputusan.0.tahun", True, "bukan bilangan bulat"),
        ("keputusan.0.tahun", 2026.5, "bukan bilangan bulat"),
        ("keputusan.0.tanggal", "2026-13-01", "bukan tanggal"),
        ("keputusan.0.tanggal", "7 Januari 2026", "bukan tanggal"),
        ("keputusan.0.menimbang", ["a", 3], "Keputusan 1: menimbang 2 harus teks"),
        ("keputusan.0.diktum.0", "x", "Keputusan 1, diktum 1: isinya harus objek"),
        ("keputusan.0.kartu.0.gaya_tugas", "angka", "Keputusan 1, kartu 1: gaya_tugas “angka” tidak dikenal"),
        ("keputusan.0.kartu.1.jenis", "IKX", "Keputusan 1, kartu 2: jenis “IKX” tidak dikenal"),
        (f"{I0}.jenis", "x", f"{DI_I0}: jenis “x” tidak dikenal"),
        (f"{I0}.arah", ["naik"], f"{DI_I0}: arah itu tidak dikenal"),
        (f"{I0}.desimal", 99, f"{DI_I0}: desimal “99” di luar 0–8"),
        (f"{I0}.target", {"26": {}}, f"{DI_I0}, target: tahun “26” di luar"),
        (f"{I0}.target.2026.tahun", "8-7", f"{DI_I0}, target, 2026: tahun “8-7” bukan angka atau rentang"),
        (f"{I0}.target.2026.tw", ["1"], f"{DI_I0}, target, 2026: tw harus berisi 4 target, bukan 1"),
        (f"{I0}.target.2026.bulan", {"13": "1"}, "bulan “13” di luar 1–12"),
        (f"{I0}.target.2026.tw_kumulatif", "ya", "tw_kumulatif harus true atau false"),
        (f"{I0}.target_pengampu", {NOBODY: {}}, "bukan pengampu kartu ini"),
        ("realisasi.0.bulan", 13, "Realisasi 1: bulan “13” di luar 1–12"),
        ("realisasi.0.bulan", 0, "Realisasi 1: bulan “0” di luar 1–12"),
        ("realisasi.0.indikator", NOBODY, "tidak ada dalam keputusan mana pun"),
        ("realisasi.0.pengampu", NOBODY, "bukan pengampu indikator itu"),
        ("realisasi.0.indikator", None, "Realisasi 1: indikator tidak ada"),
        ("realisasi.0.keadaan", "kosong", "Realisasi 1: keadaan “kosong” tidak dikenal"),
        ("realisasi.0.nilai", None, "harus berisi nilai, atau pembilang dan penyebut"),
        ("realisasi.0.pembilang", "1", "harus berisi nilai, atau pembilang dan penyebut"),
        ("realisasi.0.nilai", "1,5", "Realisasi 1: nilai “1,5” bukan angka"),
        ("realisasi.0.nilai", "NaN", "nilai “NaN” bukan angka"),
        ("realisasi.0.nilai", float("nan"), "bukan angka yang dapat dipakai"),
        ("realisasi.0.nilai", float("inf"), "bukan angka yang dapat dipakai"),
        ("realisasi.0.nilai", D("1E+999999"), "bukan angka yang dapat dipakai"),
        pytest.param("realisasi.0.nilai", 10**5000, "bukan angka", id="huge"),
        ("realisasi.0.nilai", True, "harus angka yang ditulis sebagai teks"),
        ("realisasi.1.nilai", "3", "Realisasi 2: keadaannya nihil, tetapi ada angkanya"),
        ("realisasi.1.bulan", 1, "Realisasi 2: bulan 1 tahun 2026 dari indikator itu sudah terisi"),
        ("pegawai.0.jabatan.0.pengampu", NOBODY, "Pegawai 1, jabatan 1: pengampu"),
        ("pegawai.0.jabatan.0.selesai", "2024-01-01", "mulai lebih akhir daripada selesai"),
        ("pegawai.0.jabatan.0.sebagai", "Pj.", "sebagai “Pj.” tidak dikenal"),
        ("periode.0.pada", "kemarin", "Periode 1: pada “kemarin” bukan tanggal dan jam"),
        ("periode.1.bulan", 1, "Periode 2: bulan 1 tahun 2026 ditulis dua kali"),
        ("pengaturan.skala", "lain", "Pengaturan: skala “lain” tidak dikenal"),
        ("pengaturan.kertas", "A3", "Pengaturan: kertas “A3” tidak dikenal"),
        ("pengaturan.batas_capaian", "0", "batas_capaian harus lebih dari 0"),
        ("pengaturan.margin.kiri", -1, "Pengaturan, margin: kiri “-1” di luar 0–100"),
        ("pengaturan.ukuran_tabel", "90", "ukuran_tabel “90” di luar"),
    ],
)
def test_refusal_names_the_place(jalan: str, isi: Any, kalimat: str) -> None:
    data = copy.deepcopy(to_json(full()))
    put(data, jalan, isi)
    with pytest.raises(InputRefused) as galat:
        from_json(data)
    assert kalimat in galat.value.pesan
    assert galat.value.pesan.endswith(".")
    assert "\n" not in galat.value.pesan
    assert len(galat.value.pesan) < 200


def test_place_of_the_only_keputusan_needs_no_number() -> None:
    data = to_json(full())
    data["keputusan"] = data["keputusan"][:1]
    put(data, f"{I0}.jenis", "x")
    with pytest.raises(InputRefused) as galat:
        from_json(data)
    assert galat.value.pesan == "Kartu 1, sasaran 1, indikator 1: jenis “x” tidak dikenal."


@pytest.mark.parametrize("jalan", ["keputusan.1.id", "keputusan.0.kartu.0.id", f"{I0}.id", "pegawai.0.id"])
def test_no_id_twice(jalan: str) -> None:
    data = copy.deepcopy(to_json(full()))
    put(data, jalan, data["kantor"]["id"])
    with pytest.raises(InputRefused, match="dipakai lebih dari satu kali"):
        from_json(data)


@pytest.mark.parametrize("data", [None, 5, "x", [], {}, {"format": 1}])
def test_something_else_is_refused(data: Any) -> None:
    with pytest.raises(InputRefused):
        from_json(data)


def _nodes(data: Any, jalan: str = "") -> Sequence[str]:
    pasangan = enumerate(data) if isinstance(data, list) else data.items() if isinstance(data, dict) else ()
    hasil: list[str] = []
    for kunci, isi in pasangan:
        di = f"{jalan}.{kunci}" if jalan else str(kunci)
        hasil += [di, *_nodes(isi, di)]
    return hasil


anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)  # which is no JSON, and equals nothing
    | st.text(max_size=5)
    | st.sampled_from(["", "2026", "12", "1-2", "nihil", "2026-01-01", P]),
    lambda isi: st.lists(isi, max_size=3) | st.dictionaries(st.text(max_size=4), isi, max_size=3),
    max_leaves=4,
)


@settings(max_examples=300)
@given(st.sampled_from(_nodes(to_json(full()))), anything)
def test_anything_anywhere_is_read_or_refused_in_words(jalan: str, isi: Any) -> None:
    data = copy.deepcopy(to_json(full()))
    put(data, jalan, isi)
    try:
        hasil = from_json(data)
    except InputRefused as galat:
        assert galat.pesan
    else:
        assert from_json(json.loads(json.dumps(to_json(hasil)))) == hasil


# Reports ----------------------------------------------------------------------------------------------


def test_report_of_a_reading() -> None:
    isi = full()
    catatan = Catatan(TingkatCatatan.PERIKSA, "daftar-terputus", "Huruf d hilang.", "Kartu 3, fungsi e", 42)
    laporan = bacaan_json(Bacaan(isi.kantor, isi.keputusan[0], (catatan,)))
    assert list(laporan) == ["hasil", "catatan"]
    assert from_json(laporan["hasil"]).keputusan == isi.keputusan[:1]
    assert laporan["catatan"] == [
        {
            "baris": 42,
            "tempat": "Kartu 3, fungsi e",
            "tingkat": "periksa",
            "kode": "daftar-terputus",
            "pesan": "Huruf d hilang.",
        }
    ]
    assert catatan_json(Catatan(TingkatCatatan.INFO, "x", "y"))["tempat"] is None
