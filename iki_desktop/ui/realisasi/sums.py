"""The sums that the side panel shows: of the TW and the year of a cell, and its capaian."""

from __future__ import annotations

from iki_desktop.models.tanggal import BULAN, TW, tw_bulan
from iki_desktop.models.uraian import uraian_capaian, uraian_gabungan
from iki_desktop.ui.realisasi.columns import Jenis, Kolom
from iki_desktop.ui.realisasi.figures import Lembar
from iki_desktop.ui.realisasi.rows import Baris


def sums_of(lembar: Lembar, baris: Baris, kolom: Kolom) -> list[str]:
    """What there is to check by hand at a row and a column, a line each; [] at a heading."""
    if baris.indikator is None:
        return []
    if kolom.jenis is Jenis.TW:
        return _sum(lembar, baris, kolom)
    tw = [Kolom(Jenis.TW, tw_bulan(kolom.urut))] if kolom.jenis is Jenis.BULAN else []
    lines = [line for k in (*tw, Kolom(Jenis.TAHUN)) for line in _sum(lembar, baris, k)]
    rekap = lembar.rekap(baris)
    capaian = uraian_capaian(rekap.realisasi.nilai, rekap.target, baris.indikator.arah, rekap.capaian)
    kategori = f" ({rekap.kategori.nama})" if rekap.kategori else ""
    return [*lines, f"Capaian: {capaian}{kategori}"]


def _sum(lembar: Lembar, baris: Baris, kolom: Kolom) -> list[str]:
    """The sum behind one figure, with its name; of all pengampu of the kartu."""
    assert baris.indikator is not None
    nama = f"TW {TW[kolom.urut - 1]}" if kolom.jenis is Jenis.TW else f"s.d. {BULAN[lembar.sampai - 1]}"
    semua = lembar.semua_pengampu(baris, kolom)
    uraian = uraian_gabungan(baris.indikator, semua, {p.id: p.unit for p in baris.kartu.pengampu})
    if len(uraian) == 1:
        return [f"{nama}: {uraian[0]}"]
    return [f"{nama}:", *uraian]
