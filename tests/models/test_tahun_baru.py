"""A year rolled over: fresh ids, the targets of the year before, holders that go on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from iki_desktop.models.kantor import IsiKantor, Masa, Sebagai
from iki_desktop.models.keputusan import Kartu, Target
from iki_desktop.models.tahun_baru import gulirkan
from tests.store import samples
from tests.store.samples import TAHUN, ident


def rolled(isi: IsiKantor) -> tuple[Kartu, ...]:
    baru = gulirkan(isi, TAHUN + 1)
    assert baru is not None
    return baru.keputusan[0].kartu


def test_the_decree_is_the_same_but_for_its_year_number_and_dates() -> None:
    isi = samples.office()
    baru = gulirkan(isi, TAHUN + 1)
    assert baru is not None
    (old,) = isi.keputusan
    (new,) = baru.keputusan
    assert new.tahun == TAHUN + 1
    assert (new.nomor, new.tanggal, new.lampiran.nomor) == ("", None, "")
    assert replace(new, id="", tahun=0, nomor="", tanggal=None, lampiran=old.lampiran, kartu=()) == replace(
        old, id="", tahun=0, nomor="", tanggal=None, kartu=()
    )


def test_every_id_is_fresh_and_every_word_the_same() -> None:
    isi = samples.office()
    old, new = isi.keputusan[0].kartu, rolled(isi)
    ids = [
        {x.id for k in kartu for x in (k, *k.pengampu, *k.sasaran, *k.indikator())} for kartu in (old, new)
    ]
    assert ids[0].isdisjoint(ids[1])
    assert len(ids[0]) == len(ids[1])
    assert [k.jabatan for k in new] == [k.jabatan for k in old]
    assert [i.teks for k in new for i in k.indikator()] == [i.teks for k in old for i in k.indikator()]


def test_targets_of_the_year_before_become_those_of_the_year() -> None:
    camat, lurah = rolled(samples.office())
    surat, aduan = camat.indikator()
    assert set(surat.target) == {TAHUN + 1}
    assert surat.target[TAHUN + 1].tahun == Decimal(26)
    assert aduan.target == {TAHUN + 1: Target(Decimal(100))}
    hari = next(lurah.indikator())
    assert hari.target_pengampu == {lurah.pengampu[1].id: {TAHUN + 1: Target(Decimal(9))}}


def test_who_still_carries_a_kartu_goes_on_from_the_first_of_january() -> None:
    isi = samples.office()
    baru = gulirkan(isi, TAHUN + 1)
    assert baru is not None
    (sari,) = baru.pegawai
    before = next(p for p in isi.pegawai if p.id == sari.id)
    assert sari.jabatan[:-1] == before.jabatan
    assert sari.jabatan[-1] == Masa(
        baru.keputusan[0].kartu[0].pengampu[0].id, date(TAHUN + 1, 1, 1), None, Sebagai.DEFINITIF
    )


def test_who_ends_with_the_year_does_not_go_on() -> None:
    isi = samples.office()
    ended = replace(isi.pegawai[0], jabatan=(Masa(ident("camat-p"), None, date(TAHUN, 12, 31)),))
    baru = gulirkan(replace(isi, pegawai=(ended,)), TAHUN + 1)
    assert baru is not None
    assert baru.pegawai == ()


def test_without_a_decree_before_there_is_nothing() -> None:
    assert gulirkan(samples.office(), TAHUN) is None
