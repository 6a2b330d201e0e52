"""The realisasi workbook: a Rekap sheet and one sheet a kartu, with live formulas (xlsx)."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from iki_desktop.files import replace_file
from iki_desktop.models.kantor import IsiKantor, keputusan_tahun
from iki_desktop.models.kategori import skala_kantor, skala_menurun
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.rekap import rekap_kantor, sel_menurut_indikator

Report = Callable[[int, int], object]
"""Called with (done, total) between units of work; may raise Cancelled."""


def tulis_realisasi(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    path: Path,
    kartu: Sequence[str] | None = None,
    report: Report | None = None,
) -> None:
    """Write the realisasi of `tahun` up to month `sampai` (1–12) to `path`, whole or not at all.

    All months of the year that are recorded stand in the sheets; formulas count those up to the month in
    the cell SAMPAI of Rekap, which starts as `sampai`. `kartu` limits it to those ids. The same data
    gives the same bytes. Raises SaveFailed where the medium refuses.
    """
    # Only here: openpyxl takes longer to import than the window to start.
    from openpyxl import Workbook

    from iki_desktop.writers.xlsx.gaya import Bersyarat, Gaya, atur_huruf
    from iki_desktop.writers.xlsx.kepala_kartu import LEMBAR_REKAP, nama_kartu
    from iki_desktop.writers.xlsx.lembar import Lembar
    from iki_desktop.writers.xlsx.lembar_kartu import LembarKartu, PenulisKartu
    from iki_desktop.writers.xlsx.lembar_rekap import PenulisRekap
    from iki_desktop.writers.xlsx.petunjuk import LEMBAR_PETUNJUK, MEMBACA, tulis_petunjuk
    from iki_desktop.writers.xlsx.simpan import simpan
    from iki_desktop.writers.xlsx.tangga import Tangga
    from iki_desktop.writers.xlsx.teks import nama_lembar

    isi, semua = _pilih(isi, tahun, kartu)
    rekap = rekap_kantor(isi, tahun, sampai)
    sel = sel_menurut_indikator(isi, tahun)
    tangga = Tangga(skala_menurun(skala_kantor(isi.pengaturan)))
    daftar = list(rekap.kartu())
    langkah = len(daftar) + 2

    buku = Workbook()
    atur_huruf(buku)
    pertama = buku.active
    assert pertama is not None
    pertama.title = LEMBAR_REKAP
    gaya, bersyarat = Gaya(pertama), Bersyarat(buku)
    lembar = [Lembar(pertama, gaya, bersyarat)]
    terpakai = {LEMBAR_REKAP.casefold(), LEMBAR_PETUNJUK.casefold()}
    selesai: list[LembarKartu] = []
    for ke, satu in enumerate(daftar):
        if report is not None:
            report(ke, langkah)
        lembar.append(
            Lembar(buku.create_sheet(nama_lembar(nama_kartu(satu.kartu), terpakai)), gaya, bersyarat)
        )
        penulis = PenulisKartu(lembar[-1], isi, satu, tahun, sampai, tangga)
        selesai.append(penulis.tulis(sel))
    if report is not None:
        report(langkah - 2, langkah)
    PenulisRekap(lembar[0], isi, rekap, tangga).tulis(selesai, semua if len(daftar) != semua else None)
    lembar.append(Lembar(buku.create_sheet(LEMBAR_PETUNJUK), gaya, bersyarat))
    tulis_petunjuk(lembar[-1], isi, "Cara membaca buku kerja ini", MEMBACA)

    buku.properties.title = f"Realisasi Indikator Kinerja {tahun}"
    buku.properties.subject = sebutan_kantor(isi.kantor)
    buku.properties.creator = f"{sebutan_kantor(isi.kantor)} (IKI Desktop)"
    buku.properties.language = "id-ID"
    # The end of the month that is reported, not the PC's clock: the same report can be made again later.
    waktu = datetime(tahun, sampai, calendar.monthrange(tahun, sampai)[1])  # noqa: DTZ001
    if report is not None:
        report(langkah - 1, langkah)
    replace_file(path, lambda beside: simpan(buku, lembar, beside, waktu))
    if report is not None:
        report(langkah, langkah)


def _pilih(isi: IsiKantor, tahun: int, kartu: Sequence[str] | None) -> tuple[IsiKantor, int]:
    """The office with only the kartu asked for in the keputusan of `tahun`, and how many there were."""
    keputusan = keputusan_tahun(isi, tahun)
    if keputusan is None:
        return isi, 0
    if kartu is None:
        return isi, len(keputusan.kartu)
    diminta = set(kartu)
    dipilih = replace(keputusan, kartu=tuple(k for k in keputusan.kartu if k.id in diminta))
    return replace(isi, keputusan=(dipilih,)), len(keputusan.kartu)
