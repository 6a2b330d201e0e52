"""The realisasi workbook: a Rekap sheet and one sheet a kartu, with live formulas (xlsx)."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from iki_desktop.files import replace_file
from iki_desktop.models.kantor import IsiKantor, keputusan_tahun
from iki_desktop.models.kategori import skala_kantor
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
    from iki_desktop.writers.xlsx.lembar import Lembar
    from iki_desktop.writers.xlsx.lembar_kartu import LEMBAR_REKAP, LembarKartu, nama_kartu, tulis_kartu
    from iki_desktop.writers.xlsx.lembar_rekap import PenulisRekap
    from iki_desktop.writers.xlsx.petunjuk import LEMBAR_PETUNJUK, tulis_petunjuk
    from iki_desktop.writers.xlsx.simpan import simpan
    from iki_desktop.writers.xlsx.tangga import tangga_skala
    from iki_desktop.writers.xlsx.teks import nama_lembar

    keputusan = keputusan_tahun(isi, tahun)
    semua = len(keputusan.kartu) if keputusan else 0
    if kartu is not None and keputusan is not None:
        dipilih = replace(keputusan, kartu=tuple(k for k in keputusan.kartu if k.id in set(kartu)))
        isi = replace(isi, keputusan=(dipilih,))
    rekap = rekap_kantor(isi, tahun, sampai)
    sel = sel_menurut_indikator(isi, tahun)
    tangga = tangga_skala(skala_kantor(isi.pengaturan))

    buku = Workbook()
    atur_huruf(buku)
    lembar_rekap = buku.active
    assert lembar_rekap is not None
    lembar_rekap.title = LEMBAR_REKAP
    gaya, bersyarat = Gaya(lembar_rekap), Bersyarat(buku)
    terpakai = {LEMBAR_REKAP.casefold(), LEMBAR_PETUNJUK.casefold()}
    daftar = list(rekap.kartu())
    langkah = len(daftar) + 2
    selesai: list[LembarKartu] = []
    for ke, satu in enumerate(daftar):
        if report is not None:
            report(ke, langkah)
        lembar = Lembar(buku.create_sheet(nama_lembar(nama_kartu(satu.kartu), terpakai)), gaya, bersyarat)
        selesai.append(tulis_kartu(lembar, isi, satu, sel, tahun, tangga))
    if report is not None:
        report(langkah - 2, langkah)
    sebagian = semua if len(daftar) != semua else None
    PenulisRekap(Lembar(lembar_rekap, gaya, bersyarat), isi, rekap, tangga).tulis(selesai, sebagian)
    tulis_petunjuk(Lembar(buku.create_sheet(LEMBAR_PETUNJUK), gaya, bersyarat), isi)

    buku.properties.title = f"Realisasi Indikator Kinerja {tahun}"
    buku.properties.subject = sebutan_kantor(isi.kantor)
    buku.properties.creator = f"{sebutan_kantor(isi.kantor)} (IKI Desktop)"
    buku.properties.language = "id-ID"
    # The end of the month that is reported, not the PC's clock: the same report can be made again later.
    waktu = datetime(tahun, sampai, calendar.monthrange(tahun, sampai)[1])  # noqa: DTZ001
    if report is not None:
        report(langkah - 1, langkah)
    replace_file(path, lambda beside: simpan(buku, beside, waktu))
    if report is not None:
        report(langkah, langkah)
