"""The reader's door: a decree in any form an office has it, read into a draft office and keputusan."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan, Catatan
from iki_desktop.readers.dokumen import Dokumen
from iki_desktop.readers.kenali import AKHIRAN_LAMA, Bentuk, kenali, tolak_lama, tolak_ole
from iki_desktop.readers.masukan import MAKS_TEKS, baca_byte, jadikan_teks

Lapor = Callable[[int, int], None]

AKHIRAN_TEKS = (".txt", ".md", ".markdown", ".text")
AKHIRAN_PAKET = (".docx", ".docm", ".xlsx", ".xlsm")
AKHIRAN_PDF = (".pdf",)


def baca_sk(path: Path, report: Lapor | None = None) -> Bacaan:
    """Read the decree in a file. `report(done, total)` is called a kartu and may raise Cancelled.

    What the file is, its content decides where it says so, else its suffix. Raises InputRefused where the
    file is no such decree.
    """
    path = Path(path)
    akhiran = path.suffix.lower()
    if akhiran in AKHIRAN_TEKS:
        return _baca_teks(path, report)
    if akhiran in AKHIRAN_PAKET or akhiran in AKHIRAN_LAMA:
        return _baca_paket(path, report)
    if akhiran in AKHIRAN_PDF:
        return _baca_pdf(path, report)
    raise InputRefused(
        f"Berkas {path.name} bukan bentuk naskah yang dikenal. Tidak ada yang dibaca. "
        "Pilih SK berbentuk .txt, .md, .docx, .xlsx atau .pdf."
    )


def baca_teks(teks: str, report: Lapor | None = None) -> Bacaan:
    """Read a decree given as text: lines, with tab characters between the cells of table rows."""
    from iki_desktop.readers.teks import dokumen_teks

    return _urai(dokumen_teks(teks), report)


def _baca_teks(path: Path, report: Lapor | None) -> Bacaan:
    from iki_desktop.readers.teks import dokumen_teks

    return _urai(dokumen_teks(*jadikan_teks(baca_byte(path, MAKS_TEKS), path.name)), report)


def _baca_pdf(path: Path, report: Lapor | None) -> Bacaan:
    from iki_desktop.readers.pdf import MAKS_PDF, dokumen_pdf

    return _urai(dokumen_pdf(baca_byte(path, MAKS_PDF), path.name, report), report)


def _baca_paket(path: Path, report: Lapor | None) -> Bacaan:
    """A file of an office suite: .docx or .xlsx whatever its suffix says, the others refused in words."""
    from iki_desktop.readers.arsip import MAKS_PAKET, Arsip

    nama = path.name
    isi = baca_byte(path, MAKS_PAKET)
    bentuk = kenali(isi)
    if bentuk is Bentuk.OLE:
        raise tolak_ole(isi, nama)
    if bentuk is Bentuk.RTF:
        raise tolak_lama(nama, ".rtf")
    if bentuk is not Bentuk.PAKET:
        if path.suffix.lower() in AKHIRAN_LAMA:
            raise tolak_lama(nama, path.suffix.lower())
        raise InputRefused(
            f"Isi {nama} bukan naskah Word atau Excel meskipun namanya begitu. Tidak ada yang dibaca. "
            "Buka berkasnya dengan program yang membuatnya, lalu simpan sebagai .docx atau .xlsx."
        )
    arsip = Arsip(isi, nama)
    jenis = arsip.jenis()
    if jenis == ".docx":
        from iki_desktop.readers.docx import dokumen_docx

        return _urai(dokumen_docx(arsip), report)
    if jenis == ".xlsx":
        from iki_desktop.readers.xlsx import baca_buku, sebut_lembar

        buku = baca_buku(arsip)
        return sebut_lembar(_urai(buku.dokumen, report), buku.lembar)
    if jenis:
        raise tolak_lama(nama, jenis)
    raise arsip.tolak("isinya bukan naskah Word atau Excel")


def _urai(dokumen: Dokumen, report: Lapor | None) -> Bacaan:
    from iki_desktop.readers.urai import urai

    bacaan = urai(dokumen, report).bacaan
    if not dokumen.halaman:
        return bacaan
    return replace(
        bacaan,
        catatan=tuple(_berhalaman(c, dokumen.halaman) for c in bacaan.catatan),
        sumber=tuple(
            replace(
                b,
                nomor=dokumen.halaman[b.nomor - 1],
                letak=b.nomor,
                kotak=dokumen.kotak[b.nomor - 1],
            )
            for b in bacaan.sumber
        ),
    )


def _berhalaman(catatan: Catatan, halaman: Sequence[int]) -> Catatan:
    """A remark that names the page instead of the running number of a line or row."""
    if catatan.baris is None or not 0 < catatan.baris <= len(halaman):
        return replace(catatan, baris=None)
    h = halaman[catatan.baris - 1]
    tempat = f"{catatan.tempat}, halaman {h}" if catatan.tempat else f"Halaman {h}"
    return replace(catatan, baris=h, tempat=tempat, letak=catatan.baris)
