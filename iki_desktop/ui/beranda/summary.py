"""What the dashboard says in words, from a rekap; pure."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from iki_desktop.models.angka import format_angka
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.rekap import RekapIndikator, RekapKantor, RekapKartu
from iki_desktop.models.tanggal import format_bulan

MOST = 5  # entries of a short list


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a short list: its words, a short figure at the right, and where it leads."""

    words: str
    figure: str
    objek: str


def persen(value: Fraction | None, desimal: int | None = 1) -> str:
    """A percentage as it is shown, "–" where there is none."""
    return "–" if value is None else f"{format_angka(value, desimal)} %"


def incomplete(rekap: RekapKantor) -> list[RekapKartu]:
    """Kartu that have a due cell still kosong, the emptiest first."""
    late = [k for k in rekap.kartu() if k.ringkasan.kelengkapan.kurang]
    return sorted(late, key=lambda k: (-k.ringkasan.kelengkapan.kurang, k.kartu.urut))


def sentence(rekap: RekapKantor) -> str:
    """ "Sampai Juni 2026 capaian kantor 87,4 %, Tinggi; 112 dari 125 indikator terukur; …" """
    whole = rekap.ringkasan
    waktu = format_bulan(rekap.tahun, rekap.sampai)
    if not whole.jumlah:
        return f"Belum ada indikator untuk tahun {rekap.tahun}."
    if whole.capaian is None:
        return f"Sampai {waktu} belum ada indikator yang dapat diukur: target atau angkanya belum diisi."
    kategori = f", {whole.kategori.nama}" if whole.kategori else ""
    late = len(incomplete(rekap))
    rest = f"{late} kartu belum lengkap" if late else "semua kartu lengkap"
    return (
        f"Sampai {waktu} capaian kantor {persen(whole.capaian)}{kategori}; "
        f"{whole.terukur} dari {whole.jumlah} indikator terukur; {rest}."
    )


def empty_list(rekap: RekapKantor) -> list[Entry]:
    """Kartu with the most due cells still kosong."""
    return [
        Entry(
            nama_kartu(k.kartu),
            f"{k.ringkasan.kelengkapan.kurang} sel",
            k.kartu.id,
        )
        for k in incomplete(rekap)[:MOST]
    ]


def lagging_list(rekap: RekapKantor) -> list[Entry]:
    """Measurable indikator with the lowest capaian, those below 100 % only."""
    low = [i for i in rekap.indikator() if i.capaian is not None and i.capaian < 100]
    low.sort(key=lambda i: i.capaian or Fraction())
    return [_entry(i, persen(i.capaian)) for i in low[:MOST]]


def fallen_list(rekap: RekapKantor, before: RekapKantor | None) -> list[Entry]:
    """Indikator whose capaian fell most since the month before, in points."""
    if before is None:
        return []
    then = {i.indikator.id: i.capaian for i in before.indikator()}
    fallen = [
        (now.capaian - was, now)
        for now in rekap.indikator()
        if now.capaian is not None and (was := then.get(now.indikator.id)) is not None and now.capaian < was
    ]
    fallen.sort(key=lambda pair: pair[0])
    return [_entry(i, f"turun {format_angka(-points, 1)}") for points, i in fallen[:MOST]]


def _entry(rekap: RekapIndikator, figure: str) -> Entry:
    return Entry(rekap.indikator.teks, figure, rekap.indikator.id)
