"""The form: a workbook that staff fill in with their figures and that is taken back afterwards (xlsx)."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iki_desktop import VERSION
from iki_desktop.errors import InputRefused
from iki_desktop.files import replace_file
from iki_desktop.models.formulir import (
    VERSI_FORMULIR,
    LembarFormulir,
    sidik,
    susun_formulir,
    tulis_tanda_lembar,
)
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.nama import nama_kartu, sebutan_kantor

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LEMBAR_PENGENAL = "iki"  # very hidden; it says what the workbook is
_MENGISI = (
    ("Siapa mengisi apa", "Setiap lembar memuat indikator satu jabatan. Isi lembar jabatan Anda saja."),
    ("Sel putih", "Diisi: satu angka untuk satu bulan. Angka yang sudah tercatat di kantor sudah tertulis."),
    ("Sel abu-abu", "Tidak diisi: bulan yang sudah dikunci, atau yang belum waktunya dilaporkan."),
    ("Angka", "Tulis angkanya saja, misalnya 12 atau 1.234,5. Tanpa satuan dan tanpa tanda %."),
    ("Nihil", "Tulis kata nihil bila tidak ada kegiatan pada bulan itu. Dihitung 0."),
    ("Sel kosong", "Belum ada angkanya. Sel kosong tidak menghapus angka yang sudah tercatat di kantor."),
    ("Persentase", "Isi pembilang dan penyebutnya di dua baris; persentasenya dihitung oleh IKI Desktop."),
    (
        "Catatan dan bukti dukung",
        "Milik bulan putih yang terakhir pada baris itu: penjelasan, hambatan, nama dan tempat buktinya.",
    ),
    (
        "Menyalin dari Excel lain",
        "Boleh. Angka yang tertulis sebagai teks tetap dibaca; yang bukan angka ditolak dan disebut selnya.",
    ),
    (
        "Yang perlu dibiarkan",
        "Tulisan indikator, judul kolom, serta baris dan kolom tersembunyi: dengan itu setiap angka dikenali "
        "kembali. Nama lembar dan nama berkas boleh diganti.",
    ),
    ("Sesudah diisi", "Simpan, lalu kirimkan berkasnya ke operator untuk diterima di IKI Desktop."),
)  # fmt: skip


def tulis_formulir(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    path: Path,
    kartu: Sequence[str] | None = None,
    report: Callable[[int, int], object] | None = None,
) -> None:
    """Write the form of `tahun` up to month `sampai` (1–12) to `path`, a sheet for each pengampu.

    `kartu` limits it to those ids. The same data gives the same bytes. Raises InputRefused where no
    indikator is asked for, SaveFailed where the medium refuses.
    """
    formulir = [satu for satu in susun_formulir(isi, tahun, sampai, kartu, VERSION) if satu.baris]
    if not formulir:
        raise InputRefused(
            "Kartu yang dipilih belum punya indikator, jadi formulirnya tidak dibuat. "
            "Isi indikatornya di halaman Kartu, lalu ulangi."
        )
    # Only here: openpyxl takes longer to import than the window to start.
    from openpyxl import Workbook

    from iki_desktop.writers.xlsx.gaya import Bersyarat, Gaya, atur_huruf
    from iki_desktop.writers.xlsx.lembar import Lembar
    from iki_desktop.writers.xlsx.lembar_formulir import PenulisFormulir
    from iki_desktop.writers.xlsx.petunjuk import LEMBAR_PETUNJUK, tulis_petunjuk
    from iki_desktop.writers.xlsx.simpan import simpan
    from iki_desktop.writers.xlsx.teks import nama_lembar

    buku = Workbook()
    atur_huruf(buku)
    pengenal = buku.active
    assert pengenal is not None
    gaya, bersyarat = Gaya(pengenal), Bersyarat(buku)
    lembar: list[Lembar] = []
    terpakai = {LEMBAR_PETUNJUK.casefold(), LEMBAR_PENGENAL}
    for ke, satu in enumerate(formulir):
        if report is not None:
            report(ke, len(formulir) + 1)
        nama = " ".join(t for t in (nama_kartu(satu.kartu), satu.pengampu.unit) if t)
        lembar.append(Lembar(buku.create_sheet(nama_lembar(nama, terpakai)), gaya, bersyarat))
        PenulisFormulir(lembar[-1], isi, satu).tulis()
    lembar.append(Lembar(buku.create_sheet(LEMBAR_PETUNJUK), gaya, bersyarat))
    tulis_petunjuk(lembar[-1], isi, "Cara mengisi formulir ini", _MENGISI)
    lembar[-1].ws.protection.sheet = True
    _tulis_pengenal(buku, pengenal, formulir, [x.nama for x in lembar])
    buku.move_sheet(pengenal, len(lembar))
    buku.active = 0

    buku.properties.title = f"Formulir Realisasi {tahun}"
    buku.properties.subject = sebutan_kantor(isi.kantor)
    buku.properties.creator = f"{sebutan_kantor(isi.kantor)} (IKI Desktop)"
    buku.properties.language = "id-ID"
    # The end of the month that is asked for, not the PC's clock: the same form can be made again later.
    waktu = datetime(tahun, sampai, calendar.monthrange(tahun, sampai)[1])  # noqa: DTZ001
    if report is not None:
        report(len(formulir), len(formulir) + 1)
    replace_file(path, lambda beside: simpan(buku, lembar, beside, waktu))
    if report is not None:
        report(len(formulir) + 1, len(formulir) + 1)


def _tulis_pengenal(
    buku: Any, ws: Worksheet, formulir: Sequence[LembarFormulir], nama: Sequence[str]
) -> None:
    """What the whole workbook is, for support and for programs that look from outside.

    The take-in trusts the marks of each sheet alone, so that sheets can be copied between workbooks.
    """
    from openpyxl.workbook.defined_name import DefinedName

    ws.title = LEMBAR_PENGENAL
    ws.sheet_state = "veryHidden"
    ws.protection.sheet = True
    tanda = formulir[0].tanda
    for baris, (kunci, isi) in enumerate(
        (
            ("IKI_FORMULIR", VERSI_FORMULIR),
            ("IKI_PROGRAM", tanda.program),
            ("IKI_KANTOR", tanda.kantor),
            ("IKI_NAMA_KANTOR", tanda.nama_kantor),
            ("IKI_TAHUN", tanda.tahun),
            ("IKI_SAMPAI", tanda.sampai),
        ),
        1,
    ):
        ws.cell(baris, 1, kunci)
        ws.cell(baris, 2, isi).data_type = "n" if isinstance(isi, int) else "s"
        buku.defined_names[kunci] = DefinedName(kunci, attr_text=f"{LEMBAR_PENGENAL}!$B${baris}", hidden=True)
    for baris, (satu, lembar) in enumerate(zip(formulir, nama, strict=False), 10):
        for kolom, isi in enumerate((lembar, satu.tanda.pengampu, sidik(tulis_tanda_lembar(satu.tanda))), 1):
            ws.cell(baris, kolom, isi).data_type = "s"
