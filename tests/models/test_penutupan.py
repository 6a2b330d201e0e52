"""Months that were unlocked: what riwayat tells of them, and how it is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from iki_desktop.models.kantor import IsiKantor, Kantor
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Pengampu, Sasaran
from iki_desktop.models.penutupan import (
    Jejak,
    catatan_pembukaan,
    keadaan_bersama,
    keadaan_bulan,
    pembukaan,
)
from iki_desktop.models.realisasi import KeadaanPeriode, KeadaanSel, Periode, Sel

TERBUKA, DIAJUKAN, DIKUNCI = KeadaanPeriode
AWAL = datetime(2026, 4, 7, 9, 30, tzinfo=UTC)


def at(minute: int) -> datetime:
    return AWAL + timedelta(minutes=minute)


def month(keadaan: KeadaanPeriode, alasan: str = "", bulan: int = 3) -> Periode:
    return Periode(2026, bulan, keadaan, alasan=alasan)


def cell(nilai: int, indikator: str = "i", bulan: int = 3) -> Sel:
    return Sel(indikator, "p", 2026, bulan, nilai=Decimal(nilai))


OPENED = Jejak("Sari", at(0), ((month(DIKUNCI), month(TERBUKA, "salah hitung")),))
LOCKED = Jejak("Sari", at(9), ((month(DIAJUKAN), month(DIKUNCI)),))


def test_a_change_tells_month_cell_before_after_who_when_and_why() -> None:
    (found,) = pembukaan([OPENED, Jejak("Budi", at(1), sel=((cell(5), cell(7)),)), LOCKED])
    assert (found.tahun, found.bulan, found.alasan) == (2026, 3, "salah hitung")
    assert (found.oleh, found.pada, found.dikunci_lagi) == ("Sari", at(0), at(9))
    (change,) = found.perubahan
    assert (change.sebelum, change.sesudah) == (cell(5), cell(7))
    assert (change.oleh, change.pada) == ("Budi", at(1))


def test_several_changes_of_a_cell_are_told_as_one_from_the_locked_figure_on() -> None:
    found = pembukaan(
        [
            OPENED,
            Jejak("Budi", at(1), sel=((cell(5), None),)),
            Jejak("Tono", at(2), sel=((None, cell(8)),)),
        ]
    )
    (change,) = found[0].perubahan
    assert (change.sebelum, change.sesudah, change.oleh) == (cell(5), cell(8), "Tono")
    assert found[0].dikunci_lagi is None


def test_what_was_changed_back_is_no_change() -> None:
    jejak = [
        OPENED,
        Jejak("Budi", at(1), sel=((cell(5), cell(8)),)),
        Jejak("Budi", at(2), sel=((cell(8), cell(5)),), batal="Isi realisasi"),
    ]
    assert pembukaan(jejak)[0].perubahan == ()


def test_only_cells_of_the_opened_month_while_it_is_open() -> None:
    jejak = [
        Jejak("Budi", at(-1), sel=((cell(1), cell(2)),)),
        OPENED,
        Jejak("Budi", at(1), sel=((cell(1, bulan=4), cell(2, bulan=4)),)),
        LOCKED,
        Jejak("Budi", at(10), sel=((cell(3), cell(4)),)),
    ]
    assert pembukaan(jejak)[0].perubahan == ()


def test_a_month_opened_twice_is_told_twice() -> None:
    again = Jejak("Tono", at(20), ((month(DIKUNCI), month(DIAJUKAN, "lupa satu")),))
    jejak = [
        OPENED,
        Jejak("Budi", at(1), sel=((cell(5), cell(7)),)),
        LOCKED,
        again,
        Jejak("Budi", at(21), sel=((cell(7), cell(9)),)),
    ]
    first, second = pembukaan(jejak)
    assert [p.perubahan[0].sesudah for p in (first, second)] == [cell(7), cell(9)]
    assert second.perubahan[0].sebelum == cell(7)
    assert (first.alasan, second.alasan) == ("salah hitung", "lupa satu")


def test_undoing_a_lock_is_an_unlocking_with_that_for_a_reason() -> None:
    (found,) = pembukaan(
        [Jejak("Sari", at(0), ((month(DIKUNCI), month(DIAJUKAN)),), batal="Kunci Maret 2026")]
    )
    assert found.alasan == "Dibatalkan: Kunci Maret 2026"


def test_a_month_that_goes_with_its_import_was_never_opened() -> None:
    assert pembukaan([Jejak("Sari", at(0), ((month(DIKUNCI), None),), batal="Impor data kantor")]) == ()
    assert pembukaan([Jejak("Sari", at(0), ((month(TERBUKA), month(DIKUNCI)),))]) == ()


def office() -> IsiKantor:
    kartu = Kartu(
        "k",
        1,
        jabatan="Lurah",
        pengampu=(Pengampu("p", "Kelurahan Timur"), Pengampu("q", "Kelurahan Barat")),
        sasaran=(Sasaran("s", "Bersih", (Indikator("i", "Jumlah kerja bakti"),)),),
    )
    return IsiKantor(Kantor("o"), (Keputusan("d", 2026, kartu=(kartu,)),))


def test_as_remarks_they_name_the_cell_and_say_it_in_a_sentence() -> None:
    jejak = [OPENED, Jejak("Budi", at(1), sel=((cell(5), None), (cell(2, "gone"), cell(3, "gone"))))]
    opened, gone, changed = catatan_pembukaan(office(), pembukaan(jejak))
    assert opened.tempat == "Maret 2026"
    assert opened.pesan == (
        "Kunci dibuka oleh Sari pada 7 April 2026 pukul 09.30; belum dikunci lagi. Alasan: salah hitung."
    )
    assert changed.tempat == "Maret 2026, Lurah (Kelurahan Timur)"
    assert changed.pesan == "Jumlah kerja bakti: 5 → kosong oleh Budi pada 7 April 2026 pukul 09.31."
    assert (changed.objek, changed.sel) == ("i", ("i", "p", 2026, 3))
    assert gone.pesan.startswith("Indikator yang sudah dihapus: 2 → 3")
    assert gone.sel is None


def test_every_kind_of_cell_has_its_words() -> None:
    jejak = [
        OPENED,
        Jejak(
            "",
            at(1),
            sel=(
                (None, replace(cell(0, "a"), nilai=Decimal("1234.505"))),
                (None, replace(cell(0, "b"), keadaan=KeadaanSel.NIHIL, nilai=None)),
                (None, replace(cell(0, "c"), nilai=None, pembilang=Decimal(3), penyebut=None)),
                (cell(4, "d"), replace(cell(4, "d"), catatan="rapat")),
            ),
        ),
    ]
    texts = [c.pesan for c in catatan_pembukaan(office(), pembukaan(jejak))[1:]]
    assert "kosong → 1.234,505 pada 7 April" in texts[0]
    assert "kosong → nihil" in texts[1]
    assert "kosong → 3 dari …" in texts[2]
    assert "4, keterangannya diubah" in texts[3]


def test_the_states_of_a_year() -> None:
    months = keadaan_bulan([month(DIKUNCI), Periode(2025, 1, DIKUNCI)], 2026)
    assert [b for b, p in months.items() if p.keadaan is DIKUNCI] == [3]
    assert len(months) == 12
    assert keadaan_bersama([months[1], months[2]]) is TERBUKA
    assert keadaan_bersama([months[2], months[3]]) is None
