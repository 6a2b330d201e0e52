"""The words of the review: what was found, how it stands to the file, what can be decided."""

from __future__ import annotations

from collections.abc import Iterable

from iki_desktop.models.banding import Banding, Keadaan, Putusan
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.tanggal import format_tanggal
from iki_desktop.models.tinjauan import Tinjauan, menawarkan

KEADAAN = {Keadaan.BARU: "Baru", Keadaan.SAMA: "Sama", Keadaan.BERUBAH: "Berubah"}
ICONS = {Keadaan.BARU: "tambah", Keadaan.SAMA: "cek", Keadaan.BERUBAH: "peringatan"}
PUTUSAN = {Putusan.TAMBAH: "Masukkan", Putusan.GANTI: "Ganti isi", Putusan.LEWATI: "Lewati"}
ALL_THERE = " Semuanya sudah ada di berkas."
IDLE = " Belum ada yang akan masuk; putuskan tiap kartu dengan Spasi."
_BESIDE = "Masukkan lagi"  # a kartu that the file has goes in once more


def putusan_words(putusan: Putusan, keadaan: Keadaan) -> str:
    beside = putusan is Putusan.TAMBAH and keadaan is not Keadaan.BARU
    return _BESIDE if beside else PUTUSAN[putusan]


def found(tinjauan: Tinjauan) -> str:
    """What was read, counts of nothing too."""
    sk, remarks = tinjauan.bacaan.keputusan, tinjauan.bacaan.catatan
    galat, periksa, info = (sum(c.tingkat is t for c in remarks) for t in TingkatCatatan)
    sasaran = sum(len(k.sasaran) for k in sk.kartu)
    indikator = sum(1 for k in sk.kartu for _ in k.indikator())
    targets = sum(menawarkan(c) for c in remarks)
    return (
        f"{decree(sk)}. Terbaca {len(sk.kartu)} kartu, {sasaran} sasaran, {indikator} indikator; "
        f"{targets} target ditawarkan; {galat} galat, {periksa} perlu diperiksa, {info} info."
    )


def reviewed(tinjauan: Tinjauan) -> str:
    """How far the review has come."""
    return f"{tinjauan.ditinjau} dari {len(tinjauan.bacaan.catatan)} catatan ditinjau"


def compared(banding: Banding, decided: Iterable[Putusan]) -> str:
    """How the kartu stand to those of the file, and whether anything of them would go in."""
    if banding.lama is None:
        return "Semua kartu baru bagi berkas ini."
    idle = all(p is Putusan.LEWATI for p in decided)
    return (
        f"Dibanding isi berkas: {banding.banyak(Keadaan.BARU)} kartu baru, "
        f"{banding.banyak(Keadaan.SAMA)} sama, {banding.banyak(Keadaan.BERUBAH)} berubah; "
        f"{len(banding.tak_di_naskah)} hanya di berkas."
    ) + ((IDLE if banding.banyak(Keadaan.SAMA) < len(banding.kartu) else ALL_THERE) if idle else "")


def goal(sk: Keputusan) -> str:
    """A decree of the file in a list: its number and how much it holds."""
    return f"{f'Nomor {sk.nomor}' if sk.nomor else 'Keputusan tanpa nomor'} ({len(sk.kartu)} kartu)"


def decree(sk: Keputusan) -> str:
    """“Keputusan nomor 188/7/2026, 5 Januari 2026”."""
    day = format_tanggal(sk.tanggal) if sk.tanggal else sk.tanggal_teks
    number = f"Keputusan nomor {sk.nomor}" if sk.nomor else "Keputusan tanpa nomor"
    return f"{number}, {day}" if day else number


def place(catatan: Catatan) -> str:
    """The line of the source that a remark speaks of, or its page where the source is known by pages."""
    if catatan.baris is None:
        return ""
    return f"hal. {catatan.baris}" if catatan.letak is not None else str(catatan.baris)
