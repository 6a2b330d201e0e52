"""Closing of months: the state they are in, and what was changed after they had been locked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from iki_desktop.models.angka import format_utuh
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Indikator, Kartu
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.realisasi import KeadaanPeriode, KeadaanSel, Periode, Sel
from iki_desktop.models.tanggal import format_bulan, format_waktu

Bulan = tuple[int, int]
"""A month of a year: (tahun, bulan)."""


@dataclass(frozen=True, slots=True)
class Jejak:
    """What one entry of riwayat did to the months and cells of the office, each before and after.

    A month that had no row yet is terbuka before, one whose row is gone is None after; a kosong cell is
    None. `batal` is the name of the step that the entry undid, "" where it undid none.
    """

    oleh: str
    pada: datetime
    periode: tuple[tuple[Periode, Periode | None], ...] = ()
    sel: tuple[tuple[Sel | None, Sel | None], ...] = ()
    batal: str = ""


@dataclass(frozen=True, slots=True)
class PerubahanSel:
    """A cell as it was when its month was unlocked, and as it is now or was when the month was locked again.

    One of the two may be None (kosong). `oleh` and `pada` are of the last change.
    """

    sebelum: Sel | None
    sesudah: Sel | None
    oleh: str
    pada: datetime

    @property
    def kunci(self) -> tuple[str, str, int, int]:
        sel = self.sesudah or self.sebelum
        assert sel is not None
        return sel.kunci


@dataclass(frozen=True, slots=True)
class Pembukaan:
    """One time a locked month was opened, and what was changed in it until it was locked again."""

    tahun: int
    bulan: int
    oleh: str
    pada: datetime
    alasan: str
    dikunci_lagi: datetime | None = None
    perubahan: tuple[PerubahanSel, ...] = ()


def keadaan_bulan(periode: Iterable[Periode], tahun: int) -> dict[int, Periode]:
    """All twelve months of a year; one of which nothing was said is terbuka."""
    diketahui = {p.bulan: p for p in periode if p.tahun == tahun}
    return {b: diketahui.get(b, Periode(tahun, b)) for b in range(1, 13)}


def keadaan_bersama(bulan: Collection[Periode]) -> KeadaanPeriode | None:
    """The state of all of these months, None where they differ."""
    keadaan = {p.keadaan for p in bulan}
    return keadaan.pop() if len(keadaan) == 1 else None


@dataclass(slots=True)
class _Terbuka:
    """A month that was unlocked and has not been locked again."""

    kepala: Pembukaan
    sel: dict[tuple[str, str, int, int], PerubahanSel] = field(
        default_factory=dict[tuple[str, str, int, int], PerubahanSel]
    )

    def tutup(self, pada: datetime | None) -> Pembukaan:
        berubah = (p for p in self.sel.values() if p.sebelum != p.sesudah)
        return replace(
            self.kepala,
            dikunci_lagi=pada,
            perubahan=tuple(sorted(berubah, key=lambda p: p.kunci)),
        )


def pembukaan(jejak: Iterable[Jejak]) -> tuple[Pembukaan, ...]:
    """The unlockings in riwayat (entries in the order of time), each with what it changed in the end.

    A cell that was changed and changed back is no change. A lock that is undone is an unlocking too, with
    the undone step for a reason. A month that comes or goes locked with an import was never opened.
    """
    terbuka: dict[Bulan, _Terbuka] = {}
    selesai: list[Pembukaan] = []
    for j in jejak:
        for sebelum, sesudah in j.periode:
            bulan = (sebelum.tahun, sebelum.bulan)
            terkunci = sesudah is not None and sesudah.keadaan is KeadaanPeriode.DIKUNCI
            if sesudah is None:
                terbuka.pop(bulan, None)
            elif terkunci and bulan in terbuka:
                selesai.append(terbuka.pop(bulan).tutup(j.pada))
            elif not terkunci and sebelum.keadaan is KeadaanPeriode.DIKUNCI:
                alasan = f"Dibatalkan: {j.batal}" if j.batal else sesudah.alasan
                terbuka[bulan] = _Terbuka(Pembukaan(*bulan, j.oleh, j.pada, alasan))
        for lama, baru in j.sel:
            sel = baru or lama
            if sel is None or (sel.tahun, sel.bulan) not in terbuka:
                continue
            di = terbuka[sel.tahun, sel.bulan].sel
            awal = di[sel.kunci].sebelum if sel.kunci in di else lama
            di[sel.kunci] = PerubahanSel(awal, baru, j.oleh, j.pada)
    selesai += [t.tutup(None) for t in terbuka.values()]
    return tuple(sorted(selesai, key=lambda p: (p.pada, p.tahun, p.bulan)))


def catatan_pembukaan(isi: IsiKantor, daftar: Sequence[Pembukaan]) -> tuple[Catatan, ...]:
    """The unlockings as remarks for a list or a report: the unlocking itself, then each changed cell."""
    tempat = {i.id: (k, i) for keputusan in isi.keputusan for k in keputusan.kartu for i in k.indikator()}
    return tuple(c for p in daftar for c in _catatan(p, tempat))


def _catatan(p: Pembukaan, tempat: dict[str, tuple[Kartu, Indikator]]) -> Iterable[Catatan]:
    kini = f"dikunci lagi pada {format_waktu(p.dikunci_lagi)}" if p.dikunci_lagi else "belum dikunci lagi"
    yield Catatan(
        TingkatCatatan.INFO,
        "kunci-dibuka",
        f"Kunci dibuka {_siapa(p.oleh, p.pada)}; {kini}. Alasan: {p.alasan or 'tidak disebut'}.",
        tempat=format_bulan(p.tahun, p.bulan),
    )
    for ubah in p.perubahan:
        kartu, indikator = tempat.get(ubah.kunci[0], (None, None))
        yield Catatan(
            TingkatCatatan.INFO,
            "berubah-setelah-dikunci",
            f"{indikator.teks if indikator else 'Indikator yang sudah dihapus'}: "
            f"{teks_perubahan(ubah)} {_siapa(ubah.oleh, ubah.pada)}.",
            tempat=", ".join(t for t in (format_bulan(p.tahun, p.bulan), _nama(kartu, ubah.kunci[1])) if t),
            objek=indikator.id if indikator else None,
            sel=ubah.kunci if indikator else None,
        )


def _nama(kartu: Kartu | None, pengampu: str) -> str:
    if kartu is None:
        return ""
    unit = next((p.unit for p in kartu.pengampu if p.id == pengampu and len(kartu.pengampu) > 1), "")
    return f"{nama_kartu(kartu)} ({unit})" if unit else nama_kartu(kartu)


def _siapa(oleh: str, pada: datetime) -> str:
    return f"{f'oleh {oleh} ' if oleh else ''}pada {format_waktu(pada)}"


def teks_perubahan(ubah: PerubahanSel) -> str:
    """ "5 → 7", "kosong → nihil"; where only what stands beside the figure changed, what that is."""
    sebelum, sesudah = isi_sel_teks(ubah.sebelum), isi_sel_teks(ubah.sesudah)
    return f"{sebelum} → {sesudah}" if sebelum != sesudah else f"{sebelum}, keterangannya diubah"


def isi_sel_teks(sel: Sel | None) -> str:
    """A cell in words with every decimal: "kosong", "nihil", "3 dari 4", "1.234,5"."""
    if sel is None:
        return "kosong"
    if sel.keadaan is KeadaanSel.NIHIL:
        return "nihil"
    if sel.nilai is not None:
        return format_utuh(sel.nilai)
    bagian = ("…" if x is None else format_utuh(x) for x in (sel.pembilang, sel.penyebut))
    return " dari ".join(bagian)
