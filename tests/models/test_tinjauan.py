"""The review of a reading: remarks are accepted or dealt with, offered targets taken, all reversible."""

from __future__ import annotations

from decimal import Decimal

from iki_desktop.models.banding import Putusan
from iki_desktop.models.catatan import Bacaan, Catatan, TingkatCatatan
from iki_desktop.models.kantor import Kantor
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Sasaran, Target
from iki_desktop.models.suntingan import dengan_teks, tanpa
from iki_desktop.models.tinjauan import (
    TARGET_TERBACA,
    Tinjau,
    Tinjauan,
    dibetulkan,
    diputuskan,
    terima,
    terima_semua_target,
)

SATU = Catatan(TingkatCatatan.INFO, TARGET_TERBACA, "Tawaran 26.", objek="i1", usul="26")
DUA = Catatan(TingkatCatatan.INFO, TARGET_TERBACA, "Tawaran 12,5.", objek="i2", usul="12.5")
LAIN = Catatan(TingkatCatatan.PERIKSA, "persentase-tanpa-rumus", "Tanpa rumus.", objek="i2")


def awal() -> Tinjauan:
    isi = (
        Indikator("i1", "Jumlah desa"),
        Indikator("i2", "Persentase desa", target={2025: Target(Decimal(1))}),
    )
    kartu = Kartu("k", 1, jabatan="Camat", sasaran=(Sasaran("s", "Tertib", isi),))
    return Tinjauan(Bacaan(Kantor("x", "Uji"), Keputusan("sk", 2026, kartu=(kartu,)), (SATU, DUA, LAIN)))


def target(t: Tinjauan) -> list[object]:
    return [dict(i.target) for k in t.bacaan.keputusan.kartu for i in k.indikator()]


def test_nothing_is_looked_at_and_nothing_set_at_first() -> None:
    t = awal()
    assert (t.ditinjau, t.tawaran) == (0, (SATU, DUA))
    assert t.keadaan_dari(LAIN) is Tinjau.BELUM


def test_an_accepted_offer_sets_the_target_and_once_more_takes_it_back() -> None:
    t = terima(awal(), DUA)
    assert target(t) == [{}, {2025: Target(Decimal(1)), 2026: Target(Decimal("12.5"))}]
    assert (t.ditinjau, t.tawaran, t.keadaan_dari(DUA)) == (1, (SATU,), Tinjau.DITERIMA)
    t = terima(t, DUA)
    assert target(t) == target(awal())
    assert t.keadaan_dari(DUA) is Tinjau.BELUM


def test_all_offers_at_once_leave_the_other_remarks() -> None:
    t = terima_semua_target(awal())
    assert [len(x) for x in target(t) if isinstance(x, dict)] == [1, 2]
    assert (t.ditinjau, t.tawaran) == (2, ())
    assert t.keadaan_dari(LAIN) is Tinjau.BELUM


def test_a_correction_deals_with_the_remarks_of_what_it_corrected() -> None:
    t = awal()
    t = dibetulkan(t, dengan_teks(t.bacaan, "i2", "Persentase desa tertib"), "i2")
    assert [t.keadaan_dari(c) for c in t.bacaan.catatan] == [
        Tinjau.BELUM,
        Tinjau.DIPERBAIKI,
        Tinjau.DIPERBAIKI,
    ]


def test_decisions_of_what_is_discarded_go_with_it() -> None:
    t = diputuskan(awal(), {"k": Putusan.LEWATI, "sk": Putusan.GANTI})
    t = dibetulkan(t, tanpa(t.bacaan, "k"), "k")
    assert t.putusan == {"sk": Putusan.GANTI}
