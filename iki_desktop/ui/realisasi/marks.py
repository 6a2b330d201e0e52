"""The small marks at the corners of a cell: late, worth a look, something noted; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from iki_desktop.models.catatan import TingkatCatatan
from iki_desktop.models.realisasi import KETERANGAN, Sel
from iki_desktop.ui.realisasi.columns import Kolom
from iki_desktop.ui.realisasi.figures import Lembar
from iki_desktop.ui.realisasi.rows import Baris

TERLAMBAT = "Sudah waktunya diisi"
NAMA_KETERANGAN = {
    "catatan": "Catatan",
    "kendala": "Kendala",
    "tindak_lanjut": "Tindak lanjut",
    "bukti": "Bukti dukung",
    "bukti_tempat": "Disimpan di",
    "bukti_berkas": "Berkas",
}


@dataclass(frozen=True, slots=True)
class Tanda:
    """The marks of one cell, and what they mean, a sentence each."""

    terlambat: bool
    periksa: TingkatCatatan | None  # the gravest remark of a reviewer
    keterangan: bool
    kata: tuple[str, ...]


def tanda_sel(lembar: Lembar, baris: Baris, kolom: Kolom) -> Tanda | None:
    """The marks of a cell that takes a figure; None for none."""
    if not baris.diketik:
        return None
    if lembar.terlambat(baris, kolom):
        return Tanda(True, None, False, (TERLAMBAT,))
    sel = lembar.sel(baris, kolom)
    if sel is None:
        return None
    catatan = lembar.catatan(baris, kolom)
    kata = kata_keterangan(sel)
    if not catatan and not kata:
        return None
    periksa = min((c.tingkat for c in catatan), key=list(TingkatCatatan).index, default=None)
    return Tanda(False, periksa, bool(kata), (*(c.pesan for c in catatan), *kata))


def kata_keterangan(sel: Sel) -> list[str]:
    """What was noted of a figure, each with its name."""
    return [
        f"{NAMA_KETERANGAN[k]}: {isi}"
        for k in KETERANGAN
        if k in NAMA_KETERANGAN and (isi := getattr(sel, k))
    ]
