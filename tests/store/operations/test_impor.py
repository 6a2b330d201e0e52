"""Taking in an office (JSON) and a read SK: identity, idempotence, and what is refused whole."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.errors import IkiError, InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.ikijson import from_json, to_json
from iki_desktop.models.kantor import IsiKantor, JenisKantor, Kantor, Masa, Pegawai, Pengaturan, new_id
from iki_desktop.models.keputusan import Keputusan, Pengampu, Sasaran
from iki_desktop.models.realisasi import Sel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.impor import impor_isi, terapkan_bacaan
from iki_desktop.store.operations.kantor import ubah_kantor
from iki_desktop.store.operations.kartu import tambah_kartu
from iki_desktop.store.operations.pegawai import tambah_pegawai
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.store.operations.sasaran import tambah_sasaran
from tests.shared import ROOT
from tests.store import samples
from tests.store.samples import TAHUN, ident


def import_new(path: Path, isi: IsiKantor) -> Berkas:
    berkas = Berkas.create(path, Kantor(new_id(), "Sementara", kabupaten="Kota X"))
    berkas.run(impor_isi, isi)
    return berkas


def refused(berkas: Berkas, isi: IsiKantor, words: str) -> None:
    before = berkas.isi()
    with pytest.raises(IkiError, match=words) as caught:
        berkas.run(impor_isi, isi)
    assert "tidak ada yang" in caught.value.pesan
    assert berkas.isi() == before


# --- JSON ------------------------------------------------------------------------------------------


def test_an_office_in_a_new_file_is_the_same_office(path: Path) -> None:
    with import_new(path, samples.office()) as berkas:
        assert berkas.isi() == samples.office()
        assert berkas.owner_id == samples.ident("kantor")
        assert [k.nama for k in berkas.daftar_kantor()] == ["Uji"]


@pytest.mark.parametrize("source", ["contoh", "sample"])
def test_exported_and_imported_gives_the_same_json(source: str, tmp_path: Path) -> None:
    if source == "contoh":
        isi = from_json(json.loads((ROOT / "resources" / "contoh.json").read_text("utf-8")))
    else:
        isi = samples.office()
    with import_new(tmp_path / "satu.iki", isi) as one:
        first = to_json(one.isi())
    with import_new(tmp_path / "dua.iki", from_json(json.loads(json.dumps(first)))) as two:
        assert to_json(two.isi()) == first
    assert first == to_json(isi)


def test_undo_brings_back_the_office_the_file_was_made_with(path: Path) -> None:
    with Berkas.create(path, samples.kantor("awal")) as berkas:
        before = berkas.isi()
        berkas.run(impor_isi, samples.office())
        berkas.undo()
        assert berkas.isi() == before
        assert berkas.owner_id == samples.ident("awal")
        berkas.redo()
        assert berkas.owner_id == samples.ident("kantor")
        assert berkas.isi() == samples.office()


def test_the_same_office_again_changes_nothing(berkas: Berkas) -> None:
    assert not berkas.run(impor_isi, samples.office())


def test_the_same_office_is_updated_by_id_and_keeps_what_it_has_of_its_own(berkas: Berkas) -> None:
    own = Sel(ident("surat"), ident("camat-p"), TAHUN, 9, nilai=Decimal(1))
    berkas.run(isi_sel, [own])
    berkas.run(tambah_pegawai, Pegawai(ident("tono"), "Tono"))
    isi = samples.office()
    newer = replace(
        isi,
        keputusan=(replace(isi.keputusan[0], nomor="baru"),),
        pegawai=(replace(isi.pegawai[0], jabatan=()), *isi.pegawai[1:]),
    )
    changes = berkas.run(impor_isi, newer)
    found = berkas.isi()
    assert (changes.keputusan, changes.pegawai, changes.realisasi) == (True, True, False)
    assert found.keputusan == newer.keputusan
    assert own in found.realisasi
    assert [p.nama for p in found.pegawai] == ["Sari", "Budi", "Tono"]
    assert found.pegawai[0].jabatan == ()


def test_what_only_the_file_has_stands_behind_what_is_imported(berkas: Berkas) -> None:
    berkas.run(tambah_kartu, ident("keputusan"), samples.kartu("kasi", 1), 0)
    berkas.run(tambah_sasaran, ident("camat"), Sasaran(ident("baru-s"), "Lain"), 0)
    berkas.run(impor_isi, samples.office())
    camat, lurah, kasi = berkas.keputusan()[0].kartu
    assert (camat.id, lurah.id, kasi.id) == (ident("camat"), ident("lurah"), ident("kasi"))
    assert [s.id for s in camat.sasaran] == [ident("camat-s"), ident("camat-s2"), ident("baru-s")]
    assert not berkas.run(impor_isi, samples.office())


@pytest.mark.parametrize("what", ["indikator", "pengampu"])
def test_an_import_that_would_leave_figures_behind_is_refused(berkas: Berkas, what: str) -> None:
    """A cell belongs to an indikator and a pengampu of one kartu; apart from each other it would vanish."""
    isi = samples.office()
    (keputusan,) = isi.keputusan
    camat, lurah = keputusan.kartu
    if what == "indikator":
        (last, *rest), (sasaran,) = reversed(camat.sasaran[0].indikator), lurah.sasaran
        camat = replace(camat, sasaran=(replace(camat.sasaran[0], indikator=tuple(rest)), *camat.sasaran[1:]))
        lurah = replace(lurah, sasaran=(replace(sasaran, indikator=(*sasaran.indikator, last)),))
    else:
        camat = replace(camat, pengampu=(*camat.pengampu, lurah.pengampu[1]))
        lurah = replace(lurah, pengampu=lurah.pengampu[:1])
    moved = replace(isi, keputusan=(replace(keputusan, kartu=(camat, lurah)),), realisasi=())
    refused(berkas, moved, "ke kartu lain")


def test_another_office_is_refused_where_there_is_one(berkas: Berkas) -> None:
    other = replace(samples.office(), kantor=Kantor(new_id(), "Lain"))
    refused(berkas, other, "Kecamatan Uji.*Kecamatan Lain")


def test_people_entered_before_the_import_stay(path: Path) -> None:
    with Berkas.create(path, samples.kantor("awal")) as berkas:
        berkas.run(tambah_pegawai, Pegawai(ident("tono"), "Tono"))
        berkas.run(impor_isi, samples.office())
        assert {p.nama for p in berkas.pegawai()} == {"Sari", "Budi", "Tono"}


def broken(**changes: Any) -> IsiKantor:
    return replace(samples.office(), **changes)


def test_what_does_not_hold_together_is_refused_whole(path: Path) -> None:
    isi = samples.office()
    (keputusan,) = isi.keputusan
    camat, lurah = keputusan.kartu
    twice = replace(keputusan, kartu=(camat, replace(lurah, id=camat.id)))
    stray = Sel(new_id(), ident("camat-p"), TAHUN, 1, nilai=Decimal(1))
    crossed = Sel(ident("surat"), ident("utara"), TAHUN, 1, nilai=Decimal(1))
    with Berkas.create(path, samples.kantor("awal")) as berkas:
        refused(berkas, broken(keputusan=(twice,)), "satu id dua kali")
        refused(berkas, broken(keputusan=(keputusan, keputusan)), "satu id dua kali")
        refused(berkas, broken(realisasi=(stray,)), "Indikator itu tidak ada")
        refused(berkas, broken(realisasi=(crossed,)), "bukan pengampu kartunya")
        refused(
            berkas,
            broken(pegawai=(Pegawai(new_id(), "X", jabatan=(Masa(new_id()),)),)),
            "pengampu yang tidak ada",
        )


def test_bad_figures_and_settings_are_refused(path: Path) -> None:
    sel = Sel(ident("surat"), ident("camat-p"), TAHUN, 1)
    with Berkas.create(path, samples.kantor("awal")) as berkas:
        before = berkas.isi()
        for bad in (
            broken(realisasi=(sel,)),
            broken(realisasi=(replace(sel, nilai=Decimal("NaN")),)),
            broken(realisasi=(replace(sel, nilai=Decimal(1), bulan=13),)),
            broken(pengaturan=Pengaturan(skala="lain")),
            broken(keputusan=(Keputusan(new_id(), 99999),)),
        ):
            with pytest.raises(InputRefused):
                berkas.run(impor_isi, bad)
        assert berkas.isi() == before


def test_words_that_cannot_be_kept_are_cleaned(path: Path) -> None:
    kantor = replace(samples.kantor(), alamat="Jl.\x0bRaya\x00 1\r\nUji\ud800", nama="Ujî")
    with import_new(path, IsiKantor(kantor)) as berkas:
        assert berkas.kantor().alamat == "Jl.\nRaya 1\nUji"
        assert berkas.kantor().nama == "Ujî"


def test_words_longer_than_any_paper_are_refused(path: Path) -> None:
    with Berkas.create(path, samples.kantor()) as berkas:
        with pytest.raises(InputRefused, match="terlalu panjang"):
            berkas.run(ubah_kantor, alamat="a" * 20_001)
        assert berkas.run(ubah_kantor, alamat="a" * 20_000)


# --- SK --------------------------------------------------------------------------------------------


def reading(nomor: str = "188/7", tentang: str = "IKI", **kantor: Any) -> Bacaan:
    """A reading with fresh ids, as every reading has them."""
    keputusan = Keputusan(
        new_id(),
        2025,
        nomor=nomor,
        tentang=tentang,
        kartu=(
            replace(samples.kartu("kasi", 1, samples.indikator("x")), id=new_id(), pengampu=(), sasaran=()),
        ),
    )
    return Bacaan(Kantor(new_id(), **kantor), keputusan)


def test_a_read_sk_comes_in_as_one_step_with_a_pengampu_for_each_kartu(path: Path) -> None:
    with Berkas.create(path, samples.kantor()) as berkas:
        before = berkas.isi()
        berkas.run(terapkan_bacaan, reading(), TAHUN)
        (keputusan,) = berkas.keputusan()
        assert keputusan.tahun == TAHUN
        assert [len(k.pengampu) for k in keputusan.kartu] == [1]
        berkas.undo()
        assert berkas.isi() == before


def test_the_kop_fills_what_is_empty_and_leaves_what_was_typed(path: Path) -> None:
    with Berkas.create(path, replace(samples.kantor(), telepon="021")) as berkas:
        read = reading(
            nama="LAIN", kabupaten="Kota Lain", telepon="999", alamat="Jl. Kop 3", kode_pos="64453"
        )
        berkas.run(
            terapkan_bacaan, replace(read, kantor=replace(read.kantor, jenis=JenisKantor.KELURAHAN)), TAHUN
        )
        kantor = berkas.kantor()
    assert (kantor.nama, kantor.kabupaten, kantor.telepon) == ("Uji", "Kabupaten Contoh", "021")
    assert (kantor.alamat, kantor.kode_pos) == ("Jl. Kop 3", "64453")
    assert kantor.jenis is JenisKantor.KECAMATAN
    assert kantor.id == samples.ident("kantor")


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("188/7/2026", " 188 / 7 / 2026. ", True),
        ("188/7/2026", "188/8/2026", False),
        ("", "", True),
        ("", "188/7/2026", False),
    ],
)
def test_the_same_sk_again_is_refused_with_what_to_do(
    path: Path, first: str, second: str, same: bool
) -> None:
    with Berkas.create(path, samples.kantor()) as berkas:
        berkas.run(terapkan_bacaan, reading(first), TAHUN)
        if not same:
            assert berkas.run(terapkan_bacaan, reading(second), TAHUN)
            return
        before = berkas.isi()
        with pytest.raises(InputRefused, match="sudah ada") as caught:
            berkas.run(terapkan_bacaan, reading(second), TAHUN)
        assert "ganti" in caught.value.pesan
        assert berkas.isi() == before
        assert berkas.run(terapkan_bacaan, reading(second), TAHUN + 1), "another year is another decree"


def test_sk_without_number_are_told_apart_by_their_title(path: Path) -> None:
    with Berkas.create(path, samples.kantor()) as berkas:
        berkas.run(terapkan_bacaan, reading("", "IKI"), TAHUN)
        assert berkas.run(terapkan_bacaan, reading("", "IKU"), TAHUN)


def test_replacing_puts_the_new_reading_in_the_old_one_s_place(path: Path) -> None:
    with Berkas.create(path, samples.kantor()) as berkas:
        berkas.run(terapkan_bacaan, reading(), TAHUN)
        old = berkas.keputusan()
        berkas.run(terapkan_bacaan, reading(), TAHUN, ganti=True)
        new = berkas.keputusan()
        assert len(new) == 1
        assert new[0].id != old[0].id
        berkas.undo()
        assert berkas.keputusan() == old


def test_replacing_what_has_figures_is_refused(berkas: Berkas) -> None:
    read = Bacaan(samples.kantor(), replace(samples.keputusan(), id=new_id(), kartu=()))
    before = berkas.isi()
    with pytest.raises(InputRefused, match="angka realisasi"):
        berkas.run(terapkan_bacaan, read, TAHUN, ganti=True)
    assert berkas.isi() == before


def test_a_pengampu_that_was_read_is_kept(path: Path) -> None:
    with Berkas.create(path, samples.kantor()) as berkas:
        berkas.run(terapkan_bacaan, Bacaan(samples.kantor(), samples.keputusan()), TAHUN)
        assert berkas.keputusan()[0].kartu[1].pengampu == (
            Pengampu(ident("utara"), "Kelurahan Utara"),
            Pengampu(ident("selatan"), "Kelurahan Selatan"),
        )
