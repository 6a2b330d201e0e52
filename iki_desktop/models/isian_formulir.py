"""What rows of forms say for one monthly cell, put together into the cell that the file would hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import format_angka, parse_angka_json
from iki_desktop.models.formulir import NAMA_BAGIAN, sidik
from iki_desktop.models.formulir_terisi import BarisTerisi, IsiSel
from iki_desktop.models.keputusan import Indikator
from iki_desktop.models.ketikan import (
    NIHIL,
    Bagian,
    Ketikan,
    angka_bagian,
    bagian_indikator,
    dihitung,
    parse_ketikan,
    periksa_angka_bagian,
)
from iki_desktop.models.realisasi import KeadaanSel, KunciSel, Sel

MAKS_CATATAN = 20_000  # letters, as much as the file keeps of one


@dataclass(frozen=True, slots=True)
class Isian:
    """What one row says for one month: a figure of one part, or only notes and proof.

    `isi` is None for kosong; `diubah` says whether it differs from what the form showed when it was made.
    """

    kunci: KunciSel
    bagian: Bagian
    sumber: str
    tempat: str
    tulisan: str = ""  # what stands in the cell, as it is read aloud
    isi: Ketikan | None = None
    diubah: bool = False
    catatan: str = ""  # "": none, or left as it was
    bukti: str = ""
    alasan: str = ""  # why it cannot be taken
    pesan: str = ""  # what a person should look at


@dataclass(frozen=True, slots=True)
class CalonSel:
    """The cell that comes of it. `alasan` refuses it; `basi`: nothing of it was changed on the form.

    `bentrok`: it is refused because two rows say different things, so each alone might be taken.
    """

    isian: Isian
    usul: Sel | None
    alasan: str = ""
    pesan: str = ""
    basi: bool = False
    bentrok: bool = False


def isian_baris(baris: BarisTerisi, indikator: Indikator, sumber: str) -> Iterator[Isian]:
    """Every month of a row that says something or showed something."""
    tanda = baris.tanda
    pasti = {bulan: _baca_semula(teks) for bulan, teks in tanda.semula.items()}
    bergeser = any(
        bulan in baris.bulan
        and bulan not in tanda.bulan
        and not _sama(baris.sel.get(bulan), isi, indikator, tanda.bagian)
        for bulan, isi in pasti.items()
    )
    semua: set[int] = {*baris.sel, *pasti} | ({tanda.catatan} if tanda.catatan else set())
    for bulan in sorted(semua):
        kunci = (tanda.indikator, baris.lembar.pengampu, baris.lembar.tahun, bulan)
        sel = baris.sel.get(bulan)
        dasar = Isian(kunci, tanda.bagian, sumber, sel.tempat if sel else baris.tempat, tulisan_sel(sel))
        if bulan == tanda.catatan:
            dasar = _dengan_catatan(dasar, baris)
        if sel is not None:
            dasar = _baca(dasar, sel, indikator, pasti.get(bulan))
        if dasar.diubah and bulan not in tanda.bulan:
            dasar = replace(dasar, alasan="sel ini tidak untuk diisi pada formulir ini")
        elif dasar.diubah and bergeser:
            dasar = replace(
                dasar, alasan="angka di sel abu-abu baris ini berubah, jadi angkanya mungkin bergeser"
            )
        if sel is not None or dasar.catatan or dasar.bukti or dasar.alasan:
            yield dasar


def _sama(sel: IsiSel | None, semula: Ketikan | None, indikator: Indikator, bagian: Bagian) -> bool:
    if sel is None or sel.masalah:
        return False
    try:
        return _ketikan(sel, indikator, bagian) == semula
    except InputRefused:
        return False


def _baca_semula(teks: str) -> Ketikan:
    return KeadaanSel.NIHIL if teks == NIHIL else parse_angka_json(teks)


def _ketikan(sel: IsiSel, indikator: Indikator, bagian: Bagian) -> Ketikan:
    if isinstance(sel.isi, str):
        return parse_ketikan(indikator.jenis, bagian, sel.isi)
    periksa_angka_bagian(indikator.jenis, bagian, sel.isi)
    return sel.isi


def _baca(dasar: Isian, sel: IsiSel, indikator: Indikator, semula: Ketikan | None) -> Isian:
    if sel.masalah:
        return replace(dasar, diubah=True, alasan=_kutip(sel.isi) + sel.masalah)
    try:
        isi = _ketikan(sel, indikator, dasar.bagian)
    except InputRefused as tolak:
        return replace(dasar, diubah=True, alasan=tolak.pesan)
    pesan = "hasil rumus di Excel" if sel.berumus and isi != semula else ""
    pecahan = isinstance(isi, Decimal) and isi != isi.to_integral_value()
    if pecahan and isi != semula and not indikator.desimal and dihitung(indikator.jenis, dasar.bagian):
        pesan = "jumlah ini berpecahan; pastikan titik dan komanya benar"
    return replace(dasar, isi=isi, diubah=isi != semula, pesan=pesan)


def tulisan_sel(sel: IsiSel | None) -> str:
    """What stands in a cell of a form, in a few letters; "" for nothing."""
    if sel is None:
        return ""
    return _tulis(sel.isi) if isinstance(sel.isi, Decimal) else " ".join(sel.isi.split())[:40]


def _kutip(isi: Decimal | str) -> str:
    return f"“{isi[:40]}”: " if isinstance(isi, str) and isi else ""


def _dengan_catatan(dasar: Isian, baris: BarisTerisi) -> Isian:
    teks: dict[str, str] = {}
    for nama, sel, lama in (
        ("catatan", baris.catatan, baris.tanda.sidik_catatan),
        ("bukti", baris.bukti, baris.tanda.sidik_bukti),
    ):
        if sel is None:
            continue
        isi = rapikan_catatan(sel.isi)
        if len(isi) > MAKS_CATATAN:
            return replace(dasar, alasan=f"{nama} lebih panjang dari {MAKS_CATATAN} huruf")
        if sel.masalah and not isi:
            return replace(dasar, alasan=f"{nama}: {sel.masalah}")
        if isi and sidik(isi) != lama:
            teks[nama] = isi
    return replace(dasar, **teks)


def rapikan_catatan(isi: Decimal | str) -> str:
    """A note as the file keeps it: line ends of one kind, nothing unprintable, no blanks at its ends."""
    if not isinstance(isi, str):
        return format_angka(isi, max(0, -int(isi.as_tuple().exponent)))
    baris = isi.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("".join(c for c in b if c.isprintable()) for b in baris).strip()


# -- several rows for one cell ------------------------------------------------------------


def gabung_isian(indikator: Indikator, lama: Sel | None, daftar: Sequence[Isian]) -> CalonSel | None:
    """The cell that all of `daftar` (one kunci) come to; None where they say nothing."""
    pertama = next((i for i in daftar if i.diubah or i.catatan or i.bukti or i.alasan), daftar[0])
    if tolak := next((i for i in daftar if i.alasan), None):
        return CalonSel(tolak, None, tolak.alasan)
    bagian: dict[Bagian, Ketikan | None] = {}
    tetap: list[Bagian] = []  # shown on the form and not changed there
    diubah = False
    for satu in bagian_indikator(indikator):
        milik = [i for i in daftar if i.bagian is satu and i.isi is not None]
        baru = [i for i in milik if i.diubah]
        if beda := next((i for i in baru if i.isi != baru[0].isi), None):
            return CalonSel(beda, None, _bertentangan(baru[0], beda), bentrok=True)
        diubah |= bool(baru)
        bagian[satu] = (baru or milik)[0].isi if milik else None
        if milik and not baru:
            tetap.append(satu)
    for nama in ("catatan", "bukti"):
        teks = {getattr(i, nama) for i in daftar} - {""}
        if len(teks) > 1:
            return CalonSel(pertama, None, f"dua formulir menyebut {nama} yang berbeda", bentrok=True)
    catatan = next((i.catatan for i in daftar if i.catatan), "")
    bukti = next((i.bukti for i in daftar if i.bukti), "")
    if not diubah:
        if catatan or bukti:
            return _hanya_catatan(pertama, lama, catatan, bukti)
        if all(isi is None for isi in bagian.values()):
            return None
    for satu in tetap if diubah else ():
        kini = angka_bagian(lama, satu)
        bagian[satu] = kini if isinstance(kini, Decimal) else bagian[satu]
    susunan = _susun(pertama, lama, bagian)
    if isinstance(susunan, str):
        return CalonSel(pertama, None, susunan) if diubah else None
    usul = replace(
        susunan,
        catatan=catatan or (lama.catatan if lama else ""),
        bukti=bukti or (lama.bukti if lama else ""),
    )
    pesan = next((i.pesan for i in daftar if i.pesan), "") or _sepihak(usul, indikator)
    return CalonSel(pertama, usul, pesan=pesan, basi=not diubah)


def _hanya_catatan(isian: Isian, lama: Sel | None, catatan: str, bukti: str) -> CalonSel:
    if lama is None:
        return CalonSel(isian, None, "catatan atau bukti tanpa angka; isi angka bulannya, atau nihil")
    usul = replace(lama, catatan=catatan or lama.catatan, bukti=bukti or lama.bukti)
    return CalonSel(isian, usul)


def _susun(isian: Isian, lama: Sel | None, bagian: dict[Bagian, Ketikan | None]) -> Sel | str:
    """The cell with these figures; a part left kosong keeps what the file has. A sentence refuses it."""
    nihil = [b for b, isi in bagian.items() if isinstance(isi, KeadaanSel)]
    if nihil and any(isinstance(isi, Decimal) for isi in bagian.values()):
        return "satu bagian nihil dan bagian yang lain angka; isi keduanya angka, atau keduanya nihil"
    penuh = {b: isi if isinstance(isi, Decimal) else _angka(lama, b) for b, isi in bagian.items()}
    if nihil:
        penuh = {}
    return replace(
        lama or Sel(*isian.kunci),
        keadaan=KeadaanSel.NIHIL if nihil else KeadaanSel.ANGKA,
        nilai=penuh.get(Bagian.NILAI),
        pembilang=penuh.get(Bagian.PEMBILANG),
        penyebut=penuh.get(Bagian.PENYEBUT),
    )


def _angka(lama: Sel | None, bagian: Bagian) -> Decimal | None:
    isi = angka_bagian(lama, bagian)
    return isi if isinstance(isi, Decimal) else None


def _bertentangan(satu: Isian, lain: Isian) -> str:
    return (
        f"formulir menyebut dua angka: {_tulis(satu.isi)} ({satu.sumber}, {satu.tempat}) dan "
        f"{_tulis(lain.isi)} ({lain.sumber}, {lain.tempat})"
    )


def _tulis(isi: Ketikan | None) -> str:
    if isinstance(isi, Decimal):
        return format_angka(isi, max(0, -int(isi.normalize().as_tuple().exponent)))
    return NIHIL


def _sepihak(usul: Sel, indikator: Indikator) -> str:
    """A persentase of which only one part is known."""
    if not indikator.berbagian or usul.keadaan is KeadaanSel.NIHIL:
        return ""
    for bagian in bagian_indikator(indikator):
        if angka_bagian(usul, bagian) is None:
            return f"{NAMA_BAGIAN[bagian].lower()} belum diisi"
    return ""
