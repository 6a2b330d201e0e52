"""Recording figures and targets: what a cell may say, whose it is, and what is refused whole."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import MAKS_DESIMAL
from iki_desktop.models.keputusan import Besaran, Indikator, Rentang, Target
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.indikator import pindah_indikator, ubah_indikator
from iki_desktop.store.operations.kantor import ubah_kantor, ubah_pengaturan
from iki_desktop.store.operations.kartu import hapus_kartu, ubah_kartu
from iki_desktop.store.operations.realisasi import isi_sel, ubah_keterangan
from iki_desktop.store.operations.target import isi_target
from tests.store.samples import TAHUN, ident

SURAT, ADUAN, CAMAT_P = ident("surat"), ident("aduan"), ident("camat-p")


def cell(**fields: object) -> Sel:
    values: dict[str, object] = {
        "indikator": SURAT,
        "pengampu": CAMAT_P,
        "tahun": TAHUN,
        "bulan": 8,
        **fields,
    }
    return Sel(**values)  # pyright: ignore[reportArgumentType]


NIHIL = KeadaanSel.NIHIL
BAD_CELLS = {
    "nothing": cell(),
    "nihil with a figure": cell(keadaan=NIHIL, nilai=Decimal(0)),
    "value and parts": cell(nilai=Decimal(1), penyebut=Decimal(2)),
    "not a number": cell(nilai=Decimal("NaN")),
    "infinite": cell(penyebut=Decimal("Infinity")),
    "too long": cell(nilai=Decimal(10) ** 15),
    "too fine": cell(nilai=Decimal(1).scaleb(-MAKS_DESIMAL - 1)),
    "month 0": cell(nilai=Decimal(1), bulan=0),
    "year 99999": cell(nilai=Decimal(1), tahun=99999),
    "no indikator": cell(nilai=Decimal(1), indikator=ident("tidak ada")),
    "no pengampu": cell(nilai=Decimal(1), pengampu=ident("tidak ada")),
    "pengampu of another kartu": cell(nilai=Decimal(1), pengampu=ident("utara")),
}


@pytest.mark.parametrize("bad", BAD_CELLS.values(), ids=BAD_CELLS.keys())
def test_a_cell_that_says_no_figure_refuses_the_whole_step(berkas: Berkas, bad: Sel) -> None:
    before = berkas.isi()
    with pytest.raises(InputRefused) as caught:
        berkas.run(isi_sel, [cell(nilai=Decimal(1)), bad])
    assert caught.value.pesan.endswith(".")
    assert berkas.isi() == before


GOOD_CELLS = [
    cell(keadaan=NIHIL),
    cell(nilai=Decimal(0)),
    cell(nilai=Decimal("0.1")),
    cell(nilai=Decimal("-999999999999999.12345678")),
    cell(pembilang=Decimal(3), penyebut=Decimal(4)),
    cell(pembilang=Decimal(3)),  # the other part is typed next
    cell(penyebut=Decimal(0), catatan="belum ada", bukti="Map B\nrak 2"),
]


@pytest.mark.parametrize("good", GOOD_CELLS, ids=str)
def test_a_cell_comes_back_exactly(berkas: Berkas, good: Sel) -> None:
    changes = berkas.run(isi_sel, [good])
    assert good in berkas.realisasi(TAHUN)
    assert changes.sel == {good.kunci}
    assert not berkas.run(isi_sel, [good])


def test_kosong_is_no_row_and_not_zero(berkas: Berkas) -> None:
    berkas.run(isi_sel, [cell(nilai=Decimal(0))])
    assert len(berkas.realisasi(TAHUN)) == 7
    berkas.run(isi_sel, [], [cell().kunci])
    assert len(berkas.realisasi(TAHUN)) == 6
    assert not berkas.run(isi_sel, [], [cell().kunci]), "kosong already"


def test_words_are_said_of_a_figure_and_go_with_it(berkas: Berkas) -> None:
    kunci = cell(nilai=Decimal(4)).kunci
    with pytest.raises(InputRefused, match="masih kosong"):
        berkas.run(ubah_keterangan, kunci, catatan="lebih dulu")
    berkas.run(isi_sel, [cell(nilai=Decimal(4))])
    berkas.run(ubah_keterangan, kunci, catatan=" dua kali ", tindak_lanjut="diulang")
    with pytest.raises(InputRefused, match="tidak sah"):
        berkas.run(ubah_keterangan, kunci, bukti_sha256="bukan sidik")
    found = {s.kunci: s for s in berkas.realisasi(TAHUN)}
    assert found[kunci] == cell(nilai=Decimal(4), catatan="dua kali", tindak_lanjut="diulang")
    berkas.run(isi_sel, [], [kunci])
    berkas.undo()
    assert found[kunci] in berkas.realisasi(TAHUN)


def test_tenths_stay_exact(berkas: Berkas) -> None:
    berkas.run(isi_sel, [cell(bulan=m, tahun=2030, nilai=Decimal("0.1")) for m in range(1, 11)])
    assert sum(s.nilai for s in berkas.realisasi(2030) if s.nilai is not None) == 1


BAD_TARGETS: list[Target] = [
    Target(Decimal("NaN")),
    Target(Rentang(Decimal(8), Decimal(7))),
    Target(Rentang(Fraction(1, 3), Decimal(7))),
    Target(tw=(Decimal(1), Decimal(2), Decimal(3))),
    Target(bulan={13: Decimal(1)}),
]


@pytest.mark.parametrize("bad", BAD_TARGETS, ids=str)
def test_a_target_that_cannot_be_is_refused(berkas: Berkas, bad: Target) -> None:
    before = berkas.isi()
    with pytest.raises(InputRefused):
        berkas.run(isi_target, SURAT, TAHUN, bad)
    with pytest.raises(InputRefused):
        berkas.run(ubah_indikator, SURAT, target={TAHUN: bad})
    assert berkas.isi() == before


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (Decimal("26.50"), Decimal("26.5")),
        (Decimal("-3"), Decimal(-3)),
        (Rentang(Decimal(7), Decimal(8)), Rentang(Decimal(7), Decimal(8))),
        (Rentang(Decimal(-8), Decimal("-7.5")), Rentang(Decimal(-8), Decimal("-7.5"))),
        (Rentang(Decimal(7), Decimal(7)), Decimal(7)),
    ],
    ids=str,
)
def test_a_target_comes_back_exactly(berkas: Berkas, given: Besaran, kept: Besaran) -> None:
    berkas.run(isi_target, SURAT, TAHUN, Target(given, tw=(given, None, None, given), bulan={2: given}))
    assert indikator(berkas, SURAT).target[TAHUN] == Target(
        kept, tw=(kept, None, None, kept), bulan={2: kept}
    )


def test_an_empty_target_is_none(berkas: Berkas) -> None:
    berkas.run(isi_target, SURAT, TAHUN, Target(tw_kumulatif=False))
    assert dict(indikator(berkas, SURAT).target) == {}


def test_a_target_of_a_pengampu_of_another_kartu_is_refused(berkas: Berkas) -> None:
    with pytest.raises(InputRefused, match="bukan pengampu kartu ini"):
        berkas.run(isi_target, SURAT, TAHUN, Target(Decimal(1)), ident("utara"))


def test_an_indikator_with_figures_does_not_leave_its_kartu(berkas: Berkas) -> None:
    before = berkas.isi()
    with pytest.raises(InputRefused, match="sudah punya angka"):
        berkas.run(pindah_indikator, SURAT, ident("lurah-s"))
    assert berkas.isi() == before
    cells = [s.kunci for s in berkas.realisasi() if s.indikator == ADUAN]
    berkas.run(isi_sel, [], cells)
    assert berkas.run(pindah_indikator, ADUAN, ident("lurah-s"), 1).kartu
    assert [i.id for i in berkas.keputusan()[0].kartu[1].indikator()] == [
        ident("hari"),
        ADUAN,
        ident("warga"),
    ]


def test_the_last_pengampu_stays(berkas: Berkas) -> None:
    with pytest.raises(InputRefused, match="paling sedikit satu pengampu"):
        berkas.run(ubah_kartu, ident("camat"), pengampu=())


@pytest.mark.parametrize("desimal", [-1, 9])
def test_decimals_shown_have_bounds(berkas: Berkas, desimal: int) -> None:
    with pytest.raises(InputRefused, match="0 sampai 8"):
        berkas.run(ubah_indikator, SURAT, desimal=desimal)


BAD_SETTINGS = [
    {"skala": "lain"},
    {"kertas": "Folio"},
    {"orientasi_lampiran": "miring"},
    {"batas_capaian": Decimal(0)},
    {"ukuran_tabel": Decimal(5)},
]


@pytest.mark.parametrize("bad", BAD_SETTINGS, ids=str)
def test_settings_that_make_no_paper_are_refused(berkas: Berkas, bad: dict[str, object]) -> None:
    before = berkas.isi()
    with pytest.raises(InputRefused):
        berkas.run(ubah_pengaturan, **bad)
    assert berkas.isi() == before


def test_unknown_settings_of_a_newer_program_stay(berkas: Berkas) -> None:
    berkas.run(ubah_pengaturan, kertas="A4")
    assert berkas.isi().lain == {"warna_baru": {"x": [1, None]}}


def test_what_is_gone_is_said_in_words(berkas: Berkas) -> None:
    berkas.run(ubah_kantor, nama="X")
    with pytest.raises(InputRefused, match="tidak ada lagi"):
        berkas.run(hapus_kartu, ident("tidak ada"))


def test_an_unknown_field_is_a_bug(berkas: Berkas) -> None:
    with pytest.raises(TypeError, match="warna"):
        berkas.run(ubah_kartu, ident("camat"), warna="merah")


def indikator(berkas: Berkas, id_: str) -> Indikator:
    return next(i for k in berkas.keputusan() for c in k.kartu for i in c.indikator() if i.id == id_)


def test_who_wrote_a_cell_last_and_when(berkas: Berkas) -> None:
    berkas.oleh = "Budi"
    berkas.run(isi_sel, [cell(nilai=Decimal(4))])
    berkas.oleh = "Sari"
    berkas.run(isi_sel, [cell(nilai=Decimal(5))])
    nobody = ("x", *cell().kunci[1:])
    found = berkas.writers([cell().kunci, nobody])
    assert {kunci: who for kunci, (who, _) in found.items()} == {cell().kunci: "Sari"}
    assert found[cell().kunci][1] == berkas.last_commit
