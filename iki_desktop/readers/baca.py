"""The reader's door: a decree in any form an office has it, read into a draft office and keputusan."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from iki_desktop.errors import InputRefused, NotYet
from iki_desktop.models.catatan import Bacaan
from iki_desktop.readers.dokumen import Dokumen
from iki_desktop.readers.masukan import MAKS_TEKS, baca_byte, jadikan_teks

Lapor = Callable[[int, int], None]

AKHIRAN_TEKS = (".txt", ".md", ".markdown", ".text")
AKHIRAN_NANTI = (".docx", ".xlsx", ".pdf")


def baca_sk(path: Path, report: Lapor | None = None) -> Bacaan:
    """Read the decree in a file, by its suffix. `report(done, total)` is called for each kartu, may raise
    Cancelled.

    Raises InputRefused where the file is no such decree, NotYet for a form this version does not read.
    """
    path = Path(path)
    akhiran = path.suffix.lower()
    if akhiran in AKHIRAN_NANTI:
        raise NotYet(
            f"Berkas {akhiran[1:]} belum dapat dibaca oleh versi ini. Tidak ada yang diubah. "
            "Simpan naskahnya sebagai teks (.txt), lalu baca lagi."
        )
    if akhiran not in AKHIRAN_TEKS:
        raise InputRefused(
            f"Berkas {path.name} bukan bentuk naskah yang dikenal. Tidak ada yang dibaca. "
            "Pilih SK berbentuk .txt, .md, .docx, .xlsx atau .pdf."
        )
    teks, sandi = jadikan_teks(baca_byte(path, MAKS_TEKS), path.name)
    from iki_desktop.readers.teks import dokumen_teks

    return _urai(dokumen_teks(teks, sandi), report)


def baca_teks(teks: str, report: Lapor | None = None) -> Bacaan:
    """Read a decree given as text: lines, with tab characters between the cells of table rows."""
    from iki_desktop.readers.teks import dokumen_teks

    return _urai(dokumen_teks(teks), report)


def _urai(dokumen: Dokumen, report: Lapor | None) -> Bacaan:
    from iki_desktop.readers.urai import urai

    return urai(dokumen, report).bacaan
