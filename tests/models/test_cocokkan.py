"""A change of what a paper says changes its code, any other leaves it; and what differs is told in words."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from iki_desktop.errors import Cancelled
from iki_desktop.models.beda_isi import beda_isi
from iki_desktop.models.cocokkan import (
    BERBULAN,
    BERKODE,
    Kecocokan,
    cari_kertas,
    cocokkan,
    isi_kertas,
    kalimat_cocokan,
    sebut_kertas,
)
from iki_desktop.models.ikijson import from_json, to_json
from iki_desktop.models.kantor import IsiKantor, Margin, Masa, Pegawai
from iki_desktop.models.keputusan import Diktum, Kartu, Penandatangan, Target
from iki_desktop.models.kode import kanonik, kode_isi
from iki_desktop.models.penutupan import Pembukaan, PerubahanSel
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.terbitan import Data, Kertas, Terbitan, bermilik
from tests.models.builders import TAHUN, indikator, kantor_dengan, kartu, kode_kertas, sel
from tests.store import samples

KERTAS = {jenis: Kertas(jenis, TAHUN, 6 if jenis in BERBULAN else None) for jenis in BERKODE}
Ubah = Callable[[IsiKantor], IsiKantor]


def office() -> IsiKantor:
    surat = indikator(
        id="surat",
        satuan="surat",
        formulasi="Jumlah surat",
        target={TAHUN: Target(Decimal(12))},
        sumber_data="Buku",
    )
    izin = indikator(id="izin", bagian=True, teks="Persentase izin", sumber_data="Register")
    camat = kartu(surat, izin, id="camat", jabatan="Camat", fungsi=("Membina",))
    utama = kartu(
        indikator(id="utama", teks="Indeks"), id="sek", urut=2, jabatan="Sekretaris", pengampu=("q",)
    )
    made = kantor_dengan(
        camat,
        utama,
        realisasi=[
            sel(1, 5, indikator="surat"),
            sel(8, 7, indikator="surat"),
            sel(2, bagian=(1, 4), indikator="izin"),
        ],
        nomor="188/1",
        tanggal=date(TAHUN, 1, 5),
        tempat="Contoh",
        tentang="Indikator",
        menimbang=("bahwa perlu",),
        diktum=(Diktum("KESATU", "Menetapkan"),),
        penandatangan=Penandatangan("Ani, S.Sos.", "CAMAT", "Pembina", "19800101 200501 2 001"),
    )
    sari, dewi = (Pegawai(seat, name, jabatan=(Masa(seat),)) for seat, name in (("p", "Sari"), ("q", "Dewi")))
    return replace(made, pegawai=(sari, dewi))


def kode(isi: IsiKantor, jenis: str) -> str:
    data = isi_kertas(isi, KERTAS[jenis])
    assert data is not None
    return kode_isi(data)


def of_keputusan(**ubah: Any) -> Ubah:
    return lambda isi: replace(isi, keputusan=(replace(isi.keputusan[0], **ubah),))


def of_kartu(**ubah: Any) -> Ubah:
    def change(isi: IsiKantor) -> IsiKantor:
        first, *rest = isi.keputusan[0].kartu
        return of_keputusan(kartu=(replace(first, **ubah), *rest))(isi)

    return change


def of_indikator(**ubah: Any) -> Ubah:
    def change(isi: IsiKantor) -> IsiKantor:
        sasaran = isi.keputusan[0].kartu[0].sasaran[0]
        first, *rest = sasaran.indikator
        return of_kartu(sasaran=(replace(sasaran, indikator=(replace(first, **ubah), *rest)),))(isi)

    return change


def of_settings(**ubah: Any) -> Ubah:
    return lambda isi: replace(isi, pengaturan=replace(isi.pengaturan, **ubah))


def of_kantor(**ubah: Any) -> Ubah:
    return lambda isi: replace(isi, kantor=replace(isi.kantor, **ubah))


def of_cells(*baru: Sel) -> Ubah:
    keys = {s.kunci for s in baru}
    return lambda isi: replace(isi, realisasi=(*(s for s in isi.realisasi if s.kunci not in keys), *baru))


TTD = Penandatangan("Budi", "CAMAT", "Pembina", "19800101 200501 2 001")
JANUARI = sel(1, 5, indikator="surat")
ALL: set[str] = set(BERKODE)
DECREE = {"keputusan", "salinan"}
FIGURES = {"realisasi", "laporan", "pegawai", "rekap"}
BY_MONTH = {"realisasi", "laporan", "pegawai"}
CHANGES: dict[str, tuple[Ubah, set[str]]] = {
    "office": (of_kantor(nama="Lain"), ALL),
    "kabupaten": (of_kantor(kabupaten="Kota Teladan"), ALL),
    "address": (of_kantor(alamat="Jl. Raya 1"), ALL - {"lampiran"}),
    "wilayah": (of_kantor(kode_wilayah="35.12", provinsi="Jawa"), set()),
    "number": (of_keputusan(nomor="188/2"), DECREE | {"lampiran", "laporan"}),
    "holder": (
        lambda isi: replace(isi, pegawai=(Pegawai("o", "Ani", jabatan=(Masa("p"),)),)),
        {"laporan", "pegawai"},
    ),
    "tembusan": (of_settings(tembusan=("Bupati",)), DECREE),
    "who certifies": (of_settings(penyalin=TTD), {"salinan"}),
    "place": (of_keputusan(tempat="Teladan"), ALL - {"lampiran"}),
    "menimbang": (of_keputusan(menimbang=("bahwa ada",)), DECREE),
    "diktum": (of_keputusan(diktum=(Diktum("KESATU", "Lain"),)), DECREE),
    "signer": (of_keputusan(penandatangan=TTD), ALL),
    "jabatan": (of_kartu(jabatan="Plt. Camat"), ALL - DECREE),
    "unit": (of_kartu(unit="Sekretariat"), FIGURES),
    "tugas": (of_kartu(tugas=("Lain.",)), {"lampiran"}),
    "indikator": (of_indikator(teks="Jumlah naskah"), ALL - DECREE),
    "formulasi": (of_indikator(formulasi="Σ surat"), {"lampiran"}),
    "sumber": (of_indikator(sumber_data="Agenda"), {"lampiran"}),
    "satuan": (of_indikator(satuan="lembar"), FIGURES),
    "target": (of_indikator(target={TAHUN: Target(Decimal(13))}), FIGURES),
    "target of another year": (
        of_indikator(target={TAHUN: Target(Decimal(12)), TAHUN + 1: Target(Decimal(1))}),
        set(),
    ),
    "figure": (of_cells(replace(JANUARI, nilai=Decimal(6))), FIGURES),
    "same figure": (of_cells(replace(JANUARI, nilai=Decimal("5.0"))), set()),
    "figure after": (of_cells(sel(9, 5, indikator="surat")), {"realisasi"}),
    "figure in another month of its triwulan": (
        lambda isi: of_cells(replace(JANUARI, bulan=3))(replace(isi, realisasi=isi.realisasi[1:])),
        BY_MONTH,
    ),
    "section": (of_kartu(bagian="Sekretariat"), ALL - DECREE),
    "nihil": (of_cells(sel(3, indikator="surat")), FIGURES),
    "figure of another year": (of_cells(replace(JANUARI, tahun=TAHUN - 1)), set()),
    "catatan": (of_cells(replace(JANUARI, catatan="ditunda")), {"realisasi", "laporan"}),
    "kendala": (of_cells(replace(JANUARI, kendala="listrik padam")), {"laporan", "pegawai", "rekap"}),
    "proof's file": (of_cells(replace(JANUARI, bukti_berkas="foto.jpg", bukti_sha256="ab" * 32)), set()),
    "scale": (of_settings(skala="SKP"), FIGURES),
    "cap": (of_settings(batas_capaian=None), FIGURES),
    "title": (of_settings(judul_lampiran="INDIKATOR"), {"lampiran"}),
    "pangkat unsaid": (of_settings(pangkat_nip=False), ALL),
    "form of the paper": (
        of_settings(kertas="A4", margin=Margin(10, 10, 10, 10), huruf="Arial", ukuran_huruf=Decimal(11)),
        set(),
    ),
    "blanks": (of_kartu(jabatan=" Camat  ", tugas=("Melaksanakan  urusan pemerintahan. ", " ")), set()),
}


@pytest.mark.parametrize("nama", CHANGES)
def test_what_a_paper_says_and_only_that_makes_its_code(nama: str) -> None:
    change, changed = CHANGES[nama]
    before, after = office(), change(office())
    after = _with_ids_of(before, after)
    assert {jenis for jenis in BERKODE if kode(before, jenis) != kode(after, jenis)} == changed


def _with_ids_of(before: IsiKantor, after: IsiKantor) -> IsiKantor:
    return replace(after, kantor=replace(after.kantor, id=before.kantor.id))


def test_another_pegawai_with_pangkat_unsaid_changes_no_code_of_the_decree() -> None:
    quiet = of_settings(pangkat_nip=False)(office())
    other = of_keputusan(penandatangan=replace(quiet.keputusan[0].penandatangan, nip="1", pangkat="Penata"))(
        quiet
    )
    assert kode(quiet, "keputusan") == kode(other, "keputusan")


def test_ids_are_no_part_of_it_and_the_json_gives_the_same_codes() -> None:
    isi, twin = office(), office()
    assert isi.kantor.id != twin.kantor.id
    for jenis in BERKODE:
        assert kode(isi, jenis) == kode(twin, jenis)


def test_an_office_out_of_its_json_has_the_same_codes() -> None:
    isi = samples.office()
    again = from_json(json.loads(json.dumps(to_json(isi))))
    for jenis in BERKODE:
        assert kode(isi, jenis) == kode(again, jenis)


def test_each_kind_month_and_choice_of_kartu_is_found_by_its_code() -> None:
    isi = office()
    codes: dict[str, Kertas] = {}
    for kertas in [
        *KERTAS.values(),
        *(Kertas(j, TAHUN, m, k) for j in sorted(FIGURES) for m in (1, 12) for k in (None, ("sek",))),
        Kertas("lampiran", TAHUN, kartu=("camat",)),
    ]:
        data = isi_kertas(isi, kertas)
        assert data is not None
        codes[kode_isi(data)] = kertas
        assert cari_kertas(isi, kode_isi(data)) == bermilik(kertas, data)
    assert len(codes) == len(BERKODE) + 4 * len(FIGURES) + 1


def issued(isi: IsiKantor, jenis: str) -> Terbitan:
    pada = datetime(TAHUN, 7, 1, 3, tzinfo=UTC)
    return Terbitan("t", isi.kantor.id, jenis, KERTAS[jenis], kode(isi, jenis), "x.pdf", "", 1, "Ani", pada)


def held(change: Ubah, jenis: str) -> Any:
    """The code of a paper made before a change, held against the office after it."""
    before = office()
    dulu = isi_kertas(before, KERTAS[jenis])
    assert dulu is not None
    kept: Data = json.loads(kanonik(dulu))  # as the store keeps it
    return cocokkan(_with_ids_of(before, change(before)), kode_isi(dulu), (), issued(before, jenis), kept)


@pytest.mark.parametrize(
    ("jenis", "nama", "expected"),
    [
        ("lampiran", "jabatan", ("Kartu 1 (Plt. Camat), jabatan", "Camat", "Plt. Camat")),
        (
            "lampiran",
            "formulasi",
            ("Kartu 1 (Camat), Sasaran 1, Indikator 1, formulasi", "Jumlah surat", "Σ surat"),
        ),
        ("lampiran", "title", ("Judul", "INDIKATOR KINERJA INDIVIDU", "INDIKATOR")),
        ("keputusan", "diktum", ("Diktum 1", "Menetapkan", "Lain")),
        ("keputusan", "signer", ("Penandatangan, nama", "Ani, S.Sos.", "Budi")),
        (
            "realisasi",
            "figure",
            ("Kartu 1 (Camat), Sasaran 1, Indikator 1, realisasi, Januari", "5", "6"),
        ),
        (
            "laporan",
            "nihil",
            ("Kartu 1 (Camat), Sasaran 1, Indikator 1, realisasi, Maret", "", "nihil"),
        ),
        ("realisasi", "target", ("Kartu 1 (Camat), Sasaran 1, Indikator 1, target, setahun", "12", "13")),
    ],
)
def test_what_differs_is_told_field_by_field(jenis: str, nama: str, expected: tuple[str, str, str]) -> None:
    cocokan = held(CHANGES[nama][0], jenis)
    assert cocokan.hasil is Kecocokan.BERUBAH
    assert [dataclasses.astuple(b) for b in cocokan.beda] == [expected]


def test_a_kartu_put_in_between_is_one_difference() -> None:
    def insert(isi: IsiKantor) -> IsiKantor:
        first, last = isi.keputusan[0].kartu
        return of_keputusan(kartu=(first, Kartu("baru", 2, jabatan="Lurah"), replace(last, urut=3)))(isi)

    (beda,) = held(insert, "lampiran").beda
    assert (beda.tempat, beda.lama, beda.baru) == ("Kartu 2", "", "Lurah")


def test_the_same_office_differs_nowhere_and_every_change_is_told() -> None:
    before = office()
    for jenis in BERKODE:
        data = isi_kertas(before, KERTAS[jenis])
        assert data is not None
        assert beda_isi(json.loads(kanonik(data)), data) == ()
        for change, changed in CHANGES.values():
            after = isi_kertas(_with_ids_of(before, change(before)), KERTAS[jenis])
            assert after is not None
            assert bool(beda_isi(data, after)) == (jenis in changed)


OPENED = Pembukaan(
    TAHUN,
    2,
    "Ani",
    datetime(TAHUN, 7, 1, 10, tzinfo=UTC),
    "salah ketik",
    perubahan=(
        PerubahanSel(None, sel(2, 7, indikator="surat"), "Ani", datetime(TAHUN, 7, 1, 11, tzinfo=UTC)),
    ),
)


TOLD = pytest.mark.parametrize("jenis", ["laporan", "rekap"])


@TOLD
def test_a_report_is_covered_with_what_was_changed_after_locking(jenis: str) -> None:
    isi = office()
    kertas = KERTAS[jenis]
    codes = {
        kode_kertas(isi, kertas, opened)
        for opened in (
            (),
            (OPENED,),
            (replace(OPENED, alasan="lain"),),
            (replace(OPENED, dikunci_lagi=OPENED.pada),),
            (replace(OPENED, perubahan=()),),
        )
    }
    assert len(codes) == 5
    for other in (replace(OPENED, bulan=7), replace(OPENED, tahun=TAHUN - 1)):
        assert kode_kertas(isi, kertas, [other]) == kode(isi, jenis)


def test_no_other_paper_tells_it() -> None:
    isi = office()
    for jenis in sorted(set(BERKODE) - {"laporan", "rekap"}):
        assert kode_kertas(isi, KERTAS[jenis], [OPENED]) == kode(isi, jenis)


@TOLD
@pytest.mark.parametrize("kartu", [None, ("camat",), ("sek",)])
def test_such_a_report_is_found_of_all_and_of_one_kartu(kartu: tuple[str, ...] | None, jenis: str) -> None:
    isi = office()
    kertas = replace(KERTAS[jenis], kartu=kartu)
    assert cari_kertas(isi, kode_kertas(isi, kertas, [OPENED]), [OPENED]) == kertas
    assert cari_kertas(isi, kode_kertas(isi, kertas, [OPENED])) is None


def test_a_month_that_was_unlocked_since_is_told() -> None:
    isi = office()
    dulu = isi_kertas(isi, KERTAS["laporan"])
    cocokan = cocokkan(isi, kode(isi, "laporan"), [OPENED], issued(isi, "laporan"), dulu)
    assert cocokan.hasil is Kecocokan.BERUBAH
    assert [b.tempat for b in cocokan.beda] == ["Perubahan setelah dikunci 1", "Perubahan setelah dikunci 2"]
    assert cocokan.beda[0].baru.startswith("Februari 2026: Kunci dibuka oleh Ani")
    assert "salah ketik" in cocokan.beda[0].baru and "kosong → 7" in cocokan.beda[1].baru


def test_a_choice_of_several_kartu_is_known_by_what_was_kept() -> None:
    isi = office()
    third = Kartu("x", 3, jabatan="Lurah")
    isi = of_keputusan(kartu=(*isi.keputusan[0].kartu, third))(isi)
    kertas = Kertas("lampiran", TAHUN, kartu=("camat", "x"))
    dulu = isi_kertas(isi, kertas)
    assert dulu is not None
    terbit = replace(issued(isi, "lampiran"), kertas=kertas, kode=kode_isi(dulu))
    assert cari_kertas(isi, terbit.kode) is None
    same = cocokkan(isi, terbit.kode, (), terbit, dulu)
    assert (same.hasil, same.kertas) == (Kecocokan.SAMA, kertas)
    assert "2 kartu" in kalimat_cocokan(isi, same)


def of_before() -> Terbitan:
    """A salinan as it was issued before it had a code of its own: under that of the keputusan itself."""
    return replace(issued(office(), "keputusan"), jenis="salinan")


def test_a_salinan_with_the_code_of_the_keputusan_is_held_against_that() -> None:
    isi, terbit = office(), of_before()
    dulu = isi_kertas(isi, KERTAS["keputusan"])
    for change in (lambda isi: isi, CHANGES["who certifies"][0]):
        same = cocokkan(change(isi), terbit.kode, (), terbit, dulu)
        assert same.hasil is Kecocokan.SAMA, "who certifies it was no part of that code"
    told = cocokkan(CHANGES["diktum"][0](isi), terbit.kode, (), terbit, dulu)
    assert [dataclasses.astuple(b) for b in told.beda] == [("Diktum 1", "Menetapkan", "Lain")]
    assert sebut_kertas(isi, terbit.kertas, terbit.jenis) == f"salinan keputusan tahun {TAHUN}"
    assert "(keputusan tahun" in kalimat_cocokan(isi, told)


def test_a_keputusan_of_before_it_had_a_tembusan_says_the_same_where_there_is_none() -> None:
    isi = office()
    dulu = isi_kertas(isi, KERTAS["keputusan"])
    assert dulu is not None and dulu.pop("tembusan") == []
    terbit = replace(issued(isi, "keputusan"), kode=kode_isi(dulu))
    assert terbit.kode != kode(isi, "keputusan")
    assert cocokkan(isi, terbit.kode, (), terbit, dulu).hasil is Kecocokan.SAMA
    told = cocokkan(CHANGES["tembusan"][0](isi), terbit.kode, (), terbit, dulu)
    assert [dataclasses.astuple(b) for b in told.beda] == [("Tembusan", "", "Bupati")]


def test_such_a_salinan_that_nobody_recorded_is_found_as_the_keputusan() -> None:
    found = cocokkan(office(), of_before().kode)
    assert found.hasil is Kecocokan.SAMA and found.kertas is not None
    assert found.kertas.jenis == "keputusan"


@pytest.mark.parametrize("jenis", sorted(ALL - DECREE))
@pytest.mark.parametrize("pilih", [("camat", "sek"), ("sek",)])
def test_kartu_that_came_back_under_other_ids_say_the_same(jenis: str, pilih: tuple[str, ...]) -> None:
    isi = office()
    kertas = replace(KERTAS[jenis], kartu=pilih)
    dulu = isi_kertas(isi, kertas, [OPENED])
    assert dulu is not None
    terbit = replace(issued(isi, jenis), kertas=kertas, kode=kode_isi(dulu))
    kartu = isi.keputusan[0].kartu
    lain = of_keputusan(kartu=tuple(replace(k, id=f"{k.id} lagi") for k in kartu))(isi)
    cocokan = cocokkan(lain, terbit.kode, [OPENED], terbit, dulu)
    assert cocokan.hasil is Kecocokan.SAMA
    assert cocokan.kertas is not None
    assert cocokan.kertas.kartu == (None if len(pilih) > 1 else ("sek lagi",))


def test_the_sentences() -> None:
    isi = office()
    same = cocokkan(isi, kode(isi, "realisasi"))
    assert "Sama" in kalimat_cocokan(isi, same)
    assert "realisasi s.d. Juni 2026" in kalimat_cocokan(isi, same)
    assert "kertas Kecamatan Contoh dengan kode" in kalimat_cocokan(isi, same, bernama=True)
    unknown = cocokkan(of_cells(sel(1, 6, indikator="surat"))(isi), kode(isi, "realisasi"))
    assert unknown.hasil is Kecocokan.TIDAK_DIKENAL
    assert kalimat_cocokan(isi, unknown).endswith(".")
    empty = replace(isi, keputusan=())
    kept = isi_kertas(isi, KERTAS["lampiran"])
    gone = cocokkan(empty, kode(isi, "lampiran"), (), issued(isi, "lampiran"), kept)
    assert gone.hasil is Kecocokan.BERUBAH and gone.beda
    assert isi_kertas(empty, KERTAS["lampiran"]) is None


def test_a_search_tells_how_far_it_is_and_can_be_stopped() -> None:
    seen: list[tuple[int, int]] = []
    assert cari_kertas(office(), "x", (), lambda done, total: seen.append((done, total))) is None
    assert seen == [(n, 12) for n in range(12)]

    def stop(done: int, _total: int) -> None:
        if done:
            raise Cancelled("Dihentikan.")

    with pytest.raises(Cancelled):
        cari_kertas(office(), "x", (), stop)


def test_an_office_with_nothing_has_no_paper() -> None:
    assert cari_kertas(IsiKantor(office().kantor), "0000-0000-0000-0000") is None
