"""The year and the last month that a file speaks of when nobody says: from its own figures, never a clock."""

from __future__ import annotations

from iki_desktop.models.kantor import IsiKantor


def tahun_bawaan(isi: IsiKantor) -> int | None:
    """The latest year of a keputusan or of a recorded figure; None where the file has neither."""
    years = [keputusan.tahun for keputusan in isi.keputusan]
    years += [sel.tahun for sel in isi.realisasi]
    return max(years, default=None)


def sampai_bawaan(isi: IsiKantor, tahun: int) -> int:
    """The last month of `tahun` that has a figure; December where none has."""
    return max((sel.bulan for sel in isi.realisasi if sel.tahun == tahun), default=12)
