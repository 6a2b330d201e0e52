"""Rows of a table that are no rows of indikator: whether one leaves the table above it, and its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from iki_desktop.readers.dokumen import Baris, BarisTabel, Blok, SelTabel, Tabel
from iki_desktop.readers.kata import mulai_kecil
from iki_desktop.readers.kolom import kolom_dari
from iki_desktop.readers.label import Label, cari_label, label_utuh
from iki_desktop.readers.tetap import (
    ATAS_NAMA,
    BAGIAN,
    JUDUL_IKI,
    KATA_JABATAN,
    LAMPIRAN,
    NIP,
    awal_penutup,
    judul_bagian,
)

MAKS_DEPAN = 40  # letters of "Menimbang", "Ditetapkan di" that stand in a cell of their own
_ROMAWI = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX"
ROMAWI = frozenset(_ROMAWI.split())
OF_KARTU = (Label.JABATAN, Label.TUGAS, Label.FUNGSI)


def leaves_table(baris: BarisTabel) -> bool:
    """Whether a row is no row of the table above it: a label or title of the next kartu, the signature."""
    isi = [s.teks for s in baris.sel if s.teks]
    if not isi or any(_memuat_tabel(s) for s in baris.sel):
        return True
    for n, teks in enumerate(isi[:2]):
        temuan = cari_label(teks)
        diikuti = n + 1 < len(isi) and isi[n + 1].startswith(":")
        if temuan and not temuan.sisa and (temuan.titik_dua or diikuti or teks == baris.sel[0].teks):
            return True
        if temuan and temuan.titik_dua and len(isi) == 1 and temuan.label in OF_KARTU:
            return True
    if len(isi) > 2:
        return False
    judul = isi[0] if len(isi) == 1 else " ".join(isi)
    if _closes(judul) or JUDUL_IKI.match(judul) or LAMPIRAN.match(judul):
        return True
    m = BAGIAN.match(judul)
    return m is not None and m["tanda"] in ROMAWI and len(isi) == 1


def _closes(text: str) -> bool:
    """Whether a row is of the signature; "atas nama pemohon" and "ditetapkan" also go on with a torn cell."""
    if mulai_kecil(text):
        m = ATAS_NAMA.match(text)
        return bool(NIP.search(text)) or (m is not None and m["isi"][:1].isupper())
    return awal_penutup(text)


def lines_of(baris: BarisTabel) -> Iterator[Blok]:
    """The lines of a row that is no row of indikator: label, colon and text side by side become one line;
    each further line of a cell becomes a line, and tables inside a cell come out of it."""
    sel = [s for s in baris.sel if s.teks]
    if not sel:
        return
    kepala = 0
    while kepala < len(sel) - 1 and _di_depan(sel[kepala].teks, sel[kepala + 1].teks, kepala):
        kepala += 1
    depan = " ".join(s.teks for s in sel[:kepala])
    if any(s.isi for s in sel):
        isi = [b for s in sel[kepala:] for b in _isi_sel(s, baris.nomor)]
    elif "\n" in "".join(s.teks for s in sel):
        isi = [Baris(b, baris.nomor) for s in sel[kepala:] for b in s.teks.split("\n")]
    else:
        isi = [Baris(" ".join(s.teks for s in sel[kepala:]), baris.nomor)]
    awal = isi[0]
    if kepala and label_utuh(sel[kepala - 1].teks) and ":" not in depan:
        depan += "" if isinstance(awal, Baris) and awal.teks.startswith(":") else " :"
    if depan and isinstance(awal, Baris) and not (awal.penanda or awal.butir):
        isi[0] = replace(awal, teks=f"{depan} {awal.teks}")
    elif depan:
        isi.insert(0, Baris(depan, baris.nomor))  # the marker of a list stays with its first item
    yield from isi


def _di_depan(teks: str, kanan: str, ke: int) -> bool:
    """Whether a cell only leads to the one beside it: a number, a letter, a label, words and a colon."""
    if len(teks) <= 4 or (ke < 2 and label_utuh(teks) is not None):
        return True
    return len(teks) <= MAKS_DEPAN and (teks.endswith(":") or kanan.startswith(":"))


def _isi_sel(sel: SelTabel, nomor: int) -> tuple[Blok, ...]:
    return sel.isi or tuple(Baris(b, nomor) for b in sel.teks.split("\n"))


def title_of_table(baris: Sequence[BarisTabel], n: int) -> bool:
    """Whether a row is the title over a header that stands right below it: the only words in its row, and no
    rest of a cell that the page broke off before the repeated header."""
    isi = [(ke, s) for ke, s in enumerate(baris[n].sel) if s.teks]
    if n + 1 >= len(baris) or len(isi) != 1 or kolom_dari(baris[n + 1]) is None:
        return False
    ke, sel = isi[0]
    berjudul = JUDUL_IKI.match(sel.teks) or judul_bagian(sel.teks) or KATA_JABATAN.match(sel.teks)
    return sel.lebar > 1 or sel.teks.isupper() or (ke == 0 and bool(berjudul))


def _memuat_tabel(sel: SelTabel) -> bool:
    """Whether a cell holds a table of indikator, so that it only lays out the page."""
    for b in sel.isi:
        if isinstance(b, Tabel) and any(
            kolom_dari(x) is not None or any(map(_memuat_tabel, x.sel)) for x in b.baris
        ):
            return True
    return False
