"""The document as it is shown beside the draft: a line a line, a table row a line with its cells parted."""

from __future__ import annotations

from collections.abc import Iterator

from iki_desktop.models.catatan import BarisSumber
from iki_desktop.readers.dokumen import (
    PECAHAN_BUKA,
    PECAHAN_TENGAH,
    PECAHAN_TUTUP,
    Baris,
    Dokumen,
)

SEKAT = " │ "
_PECAHAN = str.maketrans({PECAHAN_BUKA: None, PECAHAN_TENGAH: " / ", PECAHAN_TUTUP: None})


def baris_sumber(dokumen: Dokumen) -> tuple[BarisSumber, ...]:
    """Every line and row that holds a word, in reading order, numbered as the remarks number them."""
    return tuple(b for b in _semua(dokumen) if b.teks)


def _semua(dokumen: Dokumen) -> Iterator[BarisSumber]:
    for blok in dokumen.blok:
        if isinstance(blok, Baris):
            yield BarisSumber(blok.nomor, _rapi(f"{blok.penanda} {blok.teks}"))
            continue
        for baris in blok.baris:
            sel = [_rapi(s.teks) for s in baris.sel]
            yield BarisSumber(baris.nomor, SEKAT.join(sel).strip(SEKAT) if any(sel) else "")


def _rapi(teks: str) -> str:
    return " ".join(teks.translate(_PECAHAN).split())
