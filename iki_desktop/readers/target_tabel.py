"""Targets that stand in a table: a column of the kartu's own table, or a table of targets beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, pairwise

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import parse_besaran
from iki_desktop.models.keputusan import (
    Besaran,
    Indikator,
    JenisIndikator,
    JenisKartu,
    Kartu,
    Konsolidasi,
    Sasaran,
    Target,
)
from iki_desktop.readers.aliran import TabelKartu
from iki_desktop.readers.draf import IndikatorDraf, SasaranDraf
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import kemiripan, polos
from iki_desktop.readers.kebiasaan import Kebiasaan
from iki_desktop.readers.susun import Penyusun

MIRIP_INDIKATOR = 0.6
MAKS_TABEL, MAKS_BARIS, MAKS_CALON = 20, 100, 200  # an office has one such table, of a few rows
ANGKA_DEPAN = re.compile(
    r"^\W{0,3}(?P<angka>\d[\d.]*(?:,\d+)?(?:\s?[-–]\s?\d[\d.]*(?:,\d+)?)?)\s*(?P<satuan>\D{0,40})$"
)
PERSENTASE = re.compile(r"^(?:pers?entase|pro?sentase)$")


def besaran_sel(teks: str) -> tuple[Besaran, str] | None:
    """The figure of a target cell and the unit behind it ("26 desa" → 26, "desa"); None without figure."""
    m = ANGKA_DEPAN.match(" ".join(teks.split()))
    if not m:
        return None
    try:
        return parse_besaran(m["angka"]), m["satuan"].strip(" .()")
    except InputRefused:
        return None


def target_draf(draf: IndikatorDraf, indikator: Indikator, pencatat: Pencatat) -> Target | None:
    """The target that the row of an indikator states in columns of its own; None where it states none."""
    if draf.tw:
        if draf.target:
            pesan = f"Isi lain di kolom target {kutip(indikator.teks)}: {kutip(draf.target)}."
            pencatat.periksa("target-tak-terbaca", pesan, draf.nomor, objek=indikator.id)
        return target_triwulan(draf.tw, indikator, draf.nomor, pencatat)
    if not draf.target:
        return None
    baca = besaran_sel(draf.target)
    if baca is None:
        pencatat.periksa(
            "target-tak-terbaca",
            f"Target {kutip(draf.target)} untuk {kutip(indikator.teks)} bukan angka; isi sendiri.",
            draf.nomor,
            objek=indikator.id,
        )
        return None
    pencatat.info(
        "target-kolom",
        f"Target {kutip(draf.target)} dari kolom target dipasang pada {kutip(indikator.teks)}.",
        draf.nomor,
        objek=indikator.id,
    )
    return Target(tahun=baca[0])


def target_triwulan(
    tw: dict[int, str], indikator: Indikator, nomor: int, pencatat: Pencatat
) -> Target | None:
    """The target of four columns I II III IV. Rising to the end they are cumulative, as offices print
    25 50 75 100; a count that stands still or falls is each triwulan's own."""
    baca = {n: besaran_sel(teks) for n, teks in tw.items()}
    angka = [b[0] if (b := baca.get(n)) else None for n in (1, 2, 3, 4)]
    tulis = " ".join(tw.get(n, "–") for n in (1, 2, 3, 4))
    if all(a is None for a in angka):
        pencatat.periksa(
            "target-tak-terbaca",
            f"Target triwulan {kutip(tulis)} untuk {kutip(indikator.teks)} bukan angka; isi sendiri.",
            nomor,
            objek=indikator.id,
        )
        return None
    bulat = [a for a in angka if isinstance(a, Decimal)]
    naik = all(x <= y for x, y in pairwise(bulat))
    tetap = any(x == y for x, y in pairwise(bulat))
    dijumlah = indikator.konsolidasi is Konsolidasi.JUMLAH and indikator.jenis is JenisIndikator.JUMLAH
    kumulatif = naik and not (tetap and dijumlah)
    tahun: Besaran | None = angka[3]
    if not kumulatif and dijumlah and len(bulat) == 4:
        tahun = sum(bulat, Decimal(0))
    cara = "kumulatif" if kumulatif else "per triwulan"
    pencatat.periksa(
        "target-tabel",
        f"Target triwulan {kutip(tulis)} dibaca {cara} dan dipasang pada {kutip(indikator.teks)}. "
        "Periksa satuannya.",
        nomor,
        objek=indikator.id,
    )
    return Target(tahun=tahun, tw=tuple(angka), tw_kumulatif=kumulatif)


def pasang_tabel_target(
    kartu: list[Kartu],
    tabel: Sequence[tuple[int, TabelKartu]],
    tahun: int,
    kebiasaan: Kebiasaan,
    pencatat: Pencatat,
) -> list[Kartu]:
    """The kartu with the targets of tables that stand beside theirs.

    `tabel` holds (index of the kartu it stands behind, table). A row goes to the indikator of that kartu
    that reads like it, else to one of a kartu IKU; else it becomes a remark. It never makes an indikator.
    """
    for _, t in tabel[MAKS_TABEL:]:
        pencatat.periksa("tabel-lain", "Tabel target ini tidak dibaca; terlalu banyak tabel.", t.nomor)
    for ke, t in tabel[:MAKS_TABEL]:
        pencatat.tempat = f"Tabel target sesudah kartu {ke + 1}"
        diam = Pencatat(tempat=pencatat.tempat)
        draf = Penyusun(t.baris[:MAKS_BARIS], kebiasaan, diam, merged_known=t.merged_known).susun()
        pencatat.catatan += diam.catatan
        pencatat.lepas += diam.lepas
        for b in t.baris[MAKS_BARIS:]:
            isi_baris = " ".join(s for sel in b.sel.values() for s in sel)
            pencatat.periksa("baris-lepas", f"Baris tabel target {kutip(isi_baris)} tidak dibaca.", b.nomor)
        for sasaran in draf:
            _sebut_sasaran(sasaran, kartu[ke], pencatat)
            for i in sasaran.indikator:
                kartu = _pasang(kartu, ke, i, tahun, pencatat)
    return kartu


def _sebut_sasaran(sasaran: SasaranDraf, kartu: Kartu, pencatat: Pencatat) -> None:
    """The sasaran of a table of targets is that of the kartu, or is only named."""
    if any(polos(s.teks) == polos(sasaran.teks) for s in kartu.sasaran):
        pencatat.lewat(Jenis.JUDUL, sasaran.teks, sasaran.nomor)
    elif sasaran.teks:
        pencatat.info(
            "sasaran-tabel-target",
            f"Sasaran tabel target {kutip(sasaran.teks)} bukan sasaran kartunya dan tidak dimasukkan.",
            sasaran.nomor,
        )


def _pasang(kartu: list[Kartu], ke: int, draf: IndikatorDraf, tahun: int, pencatat: Pencatat) -> list[Kartu]:
    _sebut_sisa(draf, pencatat)
    urutan = [ke, *(n for n, k in enumerate(kartu) if n != ke and k.jenis is JenisKartu.IKU)]
    for n in urutan:
        cocok = _termirip(kartu[n], draf.teks)
        if cocok is None:
            continue
        target = target_draf(draf, cocok, pencatat)
        if polos(cocok.teks) != polos(draf.teks):
            pencatat.periksa(
                "indikator-mirip",
                f"{kutip(draf.teks)} di tabel target dipasangkan dengan {kutip(cocok.teks)}.",
                draf.nomor,
                objek=cocok.id,
            )
        else:
            pencatat.lewat(Jenis.JUDUL, draf.teks, draf.nomor)
        if target is None:
            break
        baru = replace(cocok, target={**cocok.target, tahun: target})
        return [*kartu[:n], _ganti(kartu[n], cocok, baru), *kartu[n + 1 :]]
    else:
        isi = ", ".join([*(f"{k}: {v}" for k, v in sorted(draf.tw.items())), draf.target]).strip(", ")
        pencatat.periksa(
            "target-tanpa-indikator",
            f"Target {kutip(isi)} untuk {kutip(draf.teks)} tidak cocok dengan indikator mana pun.",
            draf.nomor,
        )
    return kartu


def _sebut_sisa(draf: IndikatorDraf, pencatat: Pencatat) -> None:
    """Cells of a table of targets that are no target: named, as they have no place."""
    sisa = [draf.rumus, draf.sumber, draf.penanggung, draf.satuan]
    if isi := " | ".join(filter(None, sisa)):
        pencatat.periksa("kolom-lain", f"Isi lain di tabel target: {kutip(isi)}.", draf.nomor)


def _termirip(kartu: Kartu, teks: str) -> Indikator | None:
    """The indikator of a kartu that reads like the text, by its bare words; None where none does."""

    def isi(t: str) -> str:
        return " ".join("persentase" if PERSENTASE.match(k) else k for k in polos(t).split())

    dicari = isi(teks)
    calon = islice(kartu.indikator(), MAKS_CALON)
    nilai = [(kemiripan(isi(i.teks), dicari), -n, i) for n, i in enumerate(calon)]
    terbaik = max(nilai, key=lambda x: x[:2], default=None)
    return terbaik[2] if terbaik and terbaik[0] >= MIRIP_INDIKATOR else None


def _ganti(kartu: Kartu, lama: Indikator, baru: Indikator) -> Kartu:
    def sasaran(s: Sasaran) -> Sasaran:
        if all(i.id != lama.id for i in s.indikator):
            return s
        return replace(s, indikator=tuple(baru if i.id == lama.id else i for i in s.indikator))

    return replace(kartu, sasaran=tuple(sasaran(s) for s in kartu.sasaran))
