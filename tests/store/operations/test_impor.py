"""Taking in an office (JSON): identity, idempotence, and what is refused whole."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.errors import IkiError, InputRefused
from iki_desktop.models.ikijson import from_json, to_json
from iki_desktop.models.kantor import IsiKantor, Kantor, Masa, Pegawai, Pengaturan, new_id
from iki_desktop.models.keputusan import Keputusan, Sasaran
from iki_desktop.models.realisasi import Sel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.impor import impor_isi
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
