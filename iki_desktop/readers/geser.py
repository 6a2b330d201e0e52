"""Rows whose cells a converter moved: one column to the left, or with the end of another cell glued on."""

from __future__ import annotations

import re

from iki_desktop.readers.aliran import BarisKartu
from iki_desktop.readers.awalan import awal_rumus, bentuk_sasaran
from iki_desktop.readers.jejak import Pencatat, kutip
from iki_desktop.readers.kata import SAMBUNG, polos
from iki_desktop.readers.kolom import Peran

TUJUAN = (Peran.INDIKATOR, Peran.FORMULASI, Peran.SUMBER)
AWAL_DALAM = re.compile(r"(?<=\S)\s+(?=(?:Jumlah|Persentase|Prosentase|Presentase|Indeks|Nilai|Rata-rata)\b)")


def rapikan_geser(b: BarisKartu, sasaran_pertama: str, pencatat: Pencatat) -> None:
    """Move the cells of a row back to the right where its sasaran cell begins as a formula does.

    Only in a table whose sasaran begin otherwise ("Meningkatnya …"), and where the cells to the right are
    free.
    """
    kiri = b.sel.get(Peran.SASARAN)
    if not kiri or not awal_rumus(kiri[0]) or bentuk_sasaran(sasaran_pertama) not in ("nya", "me"):
        return
    pindah = [*kiri, *b.sel.get(Peran.INDIKATOR, ())]
    if len(pindah) > 2 or any(p in b.sel for p in (Peran.FORMULASI, Peran.SUMBER)) or Peran.NO in b.sel:
        return
    del b.sel[Peran.SASARAN]
    b.sel.pop(Peran.INDIKATOR, None)
    for peran, teks in zip(TUJUAN, pindah, strict=False):
        b.sel[peran] = [teks]
    pencatat.periksa(
        "sel-bergeser",
        f"Sel baris ini bergeser satu kolom ke kiri dan dikembalikan; {kutip(pindah[0])} bukan sasaran.",
        b.nomor,
    )


def pisahkan_rumus_depan(
    teks: str, formulasi: list[str], b: BarisKartu, pencatat: Pencatat, *, persentase: bool
) -> tuple[str, str | None]:
    """(name of the indikator, end of the formula above or None) of a cell that holds both.

    `formulasi` is that of the indikator above, which is a persentase with nothing but its numerator.
    """
    if not awal_rumus(teks) or len(formulasi) != 1 or not awal_rumus(formulasi[0]) or not persentase:
        return teks, None
    potong = [
        m for m in AWAL_DALAM.finditer(teks) if polos(teks[: m.start()]).split()[-1:] not in ([], *_SAMBUNG)
    ]
    if len(potong) != 1:
        return teks, None
    rumus, nama = teks[: potong[0].start()], teks[potong[0].end() :]
    if len(rumus.split()) < 3 or polos(nama).startswith("jumlah"):
        return teks, None  # two sums in one cell are a fraction, not the end of one and a name
    pencatat.periksa(
        "sel-bercampur",
        f"{kutip(rumus)} dibaca sebagai penyebut indikator sebelumnya, bukan bagian dari nama {kutip(nama)}.",
        b.nomor,
    )
    return nama, rumus


_SAMBUNG = [[kata] for kata in SAMBUNG]


def pindahkan_ekor(
    teks: str, rumus: str, rumus_lain: str, b: BarisKartu, pencatat: Pencatat
) -> tuple[str, str]:
    """(name, formula) with the end of the formula taken back from the name.

    `rumus_lain` is a formula of the same table that begins with `rumus` and ends as the name does.
    """
    if not rumus or len(rumus.split()) < 3 or not polos(rumus_lain).startswith(polos(rumus) + " "):
        return teks, rumus
    sisa = polos(rumus_lain)[len(polos(rumus)) + 1 :].split()
    kata = teks.split()
    for n in range(len(kata) - 3, 0, -1):
        if polos(" ".join(kata[n:])).split() == sisa:
            ekor = " ".join(kata[n:])
            pencatat.periksa(
                "ekor-rumus",
                f"{kutip(ekor)} di belakang nama indikator dibaca sebagai lanjutan formulasinya.",
                b.nomor,
            )
            return " ".join(kata[:n]), f"{rumus} {ekor}"
    return teks, rumus
