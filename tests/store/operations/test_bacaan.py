"""Taking in a read SK: what is new goes in, what the office changed stays, figures are never lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.banding import Putusan
from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.kantor import JenisKantor, Kantor, new_id
from iki_desktop.models.keputusan import Indikator, Keputusan, Pengampu, Sasaran
from iki_desktop.models.tahun_baru import salin_kartu
from iki_desktop.models.tata import Tata
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.bacaan import terapkan_bacaan
from iki_desktop.store.operations.indikator import tambah_indikator
from iki_desktop.store.operations.kantor import ubah_pengaturan
from tests.store import samples
from tests.store.samples import TAHUN, ident


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


def test_the_same_sk_again_doubles_nothing_and_changes_nothing(path: Path) -> None:
    with Berkas.create(path, samples.kantor()) as berkas:
        berkas.run(terapkan_bacaan, reading(), TAHUN)
        before = berkas.isi()
        for ganti in (False, True):
            assert not berkas.run(terapkan_bacaan, reading(), TAHUN, ganti)
            assert berkas.isi() == before
        assert berkas.run(terapkan_bacaan, reading(), TAHUN + 1), "another year is another decree"
        assert berkas.run(terapkan_bacaan, reading("188/8"), TAHUN), "another number is another decree"


def test_sk_without_number_are_told_apart_by_title_and_kartu(path: Path) -> None:
    with Berkas.create(path, samples.kantor()) as berkas:
        berkas.run(terapkan_bacaan, reading("", "IKI"), TAHUN)
        lain = reading("", "IKU")
        kartu = replace(lain.keputusan.kartu[0], jabatan="Lurah")
        lain = replace(lain, keputusan=replace(lain.keputusan, kartu=(kartu,)))
        assert berkas.run(terapkan_bacaan, lain, TAHUN)
        assert len(berkas.keputusan()) == 2


def read_again(**camat: Any) -> Bacaan:
    """The sample's own decree as a reader gives it again: fresh ids, and the Camat's kartu otherwise."""
    keputusan = samples.keputusan()
    fresh = [salin_kartu(k) for k in keputusan.kartu]
    for n, k in enumerate(fresh):
        sasaran = tuple(
            replace(s, indikator=tuple(replace(i, target_pengampu={}) for i in s.indikator))
            for s in k.sasaran
        )
        fresh[n] = replace(k, pengampu=(), sasaran=sasaran)
    return Bacaan(
        samples.kantor(),
        replace(keputusan, id=new_id(), tempat="Lain", kartu=(replace(fresh[0], **camat), *fresh[1:])),
    )


def test_what_the_office_changed_stays_unless_it_is_replaced(berkas: Berkas) -> None:
    before = berkas.isi()
    assert not berkas.run(terapkan_bacaan, read_again(tugas=("mengawasi",)), TAHUN)
    assert berkas.isi() == before
    assert berkas.run(terapkan_bacaan, read_again(tugas=("mengawasi",)), TAHUN, ganti=True)
    after = berkas.isi()
    assert after.keputusan[0].kartu[0].tugas == ("mengawasi",)
    assert after.keputusan[0].tempat == "Lain"
    assert after.realisasi == before.realisasi
    assert [k.pengampu for k in after.keputusan[0].kartu] == [k.pengampu for k in before.keputusan[0].kartu]
    assert [i.id for k in after.keputusan[0].kartu for i in k.indikator()] == [
        i.id for k in before.keputusan[0].kartu for i in k.indikator()
    ]
    assert berkas.undo_name == "Impor SK"
    berkas.undo()
    assert berkas.isi() == before


def test_replacing_leaves_every_recorded_figure_and_takes_what_has_none(berkas: Berkas) -> None:
    berkas.run(tambah_indikator, ident("camat-s"), samples.indikator("rapat"))
    before = berkas.isi()
    camat = (Sasaran(new_id(), "Naiknya kepuasan", (Indikator(new_id(), "Indeks kepuasan warga"),)),)
    read = read_again(sasaran=camat)
    berkas.run(terapkan_bacaan, read, TAHUN, ganti=True)
    after = berkas.isi()
    assert after.realisasi == before.realisasi
    sasaran = after.keputusan[0].kartu[0].sasaran
    assert [s.id for s in sasaran] == [ident("camat-s2"), ident("camat-s")]
    assert [i.id for i in sasaran[1].indikator] == [ident("surat"), ident("aduan")]
    assert ident("rapat") not in {i.id for i in after.keputusan[0].kartu[0].indikator()}
    berkas.undo()
    assert berkas.isi() == before


def test_each_kartu_is_done_with_as_decided(berkas: Berkas) -> None:
    read = read_again(tugas=("mengawasi",))
    lurah = read.keputusan.kartu[1].id
    decided = {read.keputusan.kartu[0].id: Putusan.GANTI, lurah: Putusan.TAMBAH}
    berkas.run(terapkan_bacaan, read, TAHUN, putusan=decided, ke=ident("keputusan"))
    kartu = berkas.keputusan()[0].kartu
    assert [k.id for k in kartu] == [ident("camat"), ident("lurah"), lurah]
    assert kartu[0].tugas == ("mengawasi",)
    assert len(kartu[2].pengampu) == 1
    assert not berkas.run(terapkan_bacaan, read, TAHUN, putusan=decided, ke=ident("keputusan"))


def test_the_decree_it_goes_into_can_be_named(berkas: Berkas) -> None:
    read = reading("9/9")
    berkas.run(terapkan_bacaan, read, TAHUN, ke=ident("keputusan"))
    assert [len(k.kartu) for k in berkas.keputusan()] == [3]
    berkas.run(terapkan_bacaan, read_again(), TAHUN, ke="")
    assert [len(k.kartu) for k in berkas.keputusan()] == [3, 2]
    with pytest.raises(InputRefused, match="tidak ada lagi"):
        berkas.run(terapkan_bacaan, reading(), TAHUN, ke=new_id())


def test_a_pengampu_that_was_read_is_kept(path: Path) -> None:
    with Berkas.create(path, samples.kantor()) as berkas:
        berkas.run(terapkan_bacaan, Bacaan(samples.kantor(), samples.keputusan()), TAHUN)
        assert berkas.keputusan()[0].kartu[1].pengampu == (
            Pengampu(ident("utara"), "Kelurahan Utara"),
            Pengampu(ident("selatan"), "Kelurahan Selatan"),
        )


def test_an_empty_file_prints_as_the_paper_does_but_for_what_was_chosen(path: Path) -> None:
    titles = ("SASARAN", "INDIKATOR", "RUMUS", "SUMBER")
    tata = Tata("A4", "mendatar", label_bernomor=True, judul_kolom=titles)
    with Berkas.create(path, samples.kantor()) as berkas:
        berkas.run(ubah_pengaturan, judul_kolom=("A", "B", "C", "D"), huruf="Arial")
        before = berkas.isi()
        berkas.run(terapkan_bacaan, replace(reading(), tata=tata), TAHUN)
        after = berkas.isi().pengaturan
        assert (after.kertas, after.orientasi_lampiran, after.label_bernomor) == ("A4", "mendatar", True)
        assert (after.judul_kolom, after.huruf) == (("A", "B", "C", "D"), "Arial")
        other = replace(reading("9/9"), tata=Tata("F4", "tegak"))
        berkas.run(terapkan_bacaan, other, TAHUN)
        assert berkas.isi().pengaturan == after
        berkas.undo()
        berkas.undo()
        assert berkas.isi() == before
