"""Filled forms against what the file holds: of each cell what is new, the same, different or refused.

A pure function: it proposes cells and changes nothing. Kosong on a form never empties a cell of the file, and
a figure that nobody changed on the form never replaces one that was recorded meanwhile.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.formulir import bulan_terkunci
from iki_desktop.models.formulir_terisi import BarisTerisi, Formulir
from iki_desktop.models.isian_formulir import CalonSel, Isian, gabung_isian, isian_baris, tulisan_sel
from iki_desktop.models.kantor import IsiKantor, kartu_berlaku
from iki_desktop.models.keputusan import Indikator, Kartu
from iki_desktop.models.ketikan import Bagian, bagian_indikator
from iki_desktop.models.nama import nama_kartu, sebutan_kantor
from iki_desktop.models.realisasi import KETERANGAN, KunciSel, Sel
from iki_desktop.models.tanggal import format_bulan


class Nasib(StrEnum):
    """What taking a form in would do with a cell."""

    BARU = "baru"  # the file has nothing there that would be lost
    SAMA = "sama"
    BEDA = "beda"  # the file, or another form, has something else: a person decides
    DITOLAK = "ditolak"


@dataclass(frozen=True, slots=True)
class Usulan:
    """One cell of a form. `usul` is what the file would hold, `lama` what it holds now.

    `basi`: the form only shows an older figure, so its difference is no wish of whoever filled it in.
    `bentrok`: another form says something else of the same cell, so at most one of them may be taken.
    `kunci` is None where it cannot be told which cell was meant.
    """

    nasib: Nasib
    kunci: KunciSel | None
    sumber: str  # file name
    tempat: str  # "Lembar Camat, sel G9"
    usul: Sel | None = None
    lama: Sel | None = None
    alasan: str = ""
    basi: bool = False
    bentrok: bool = False
    tulisan: str = ""  # what stands in the form's cell, where it cannot be taken

    @property
    def perlu_orang(self) -> bool:
        """Whether it is taken only where a person chose it cell by cell."""
        return self.basi or self.bentrok


@dataclass(frozen=True, slots=True)
class HasilGabung:
    """What the forms bring; `usulan` in the order of the file's kartu, then month; remarks by file name."""

    usulan: tuple[Usulan, ...]
    catatan: tuple[tuple[str, Catatan], ...] = ()

    def jumlah(self, sumber: str | None = None) -> Counter[Nasib]:
        """How many cells of each kind, of one source or of all."""
        return Counter(u.nasib for u in self.usulan if sumber in (None, u.sumber))

    def diterima(self, *, ganti: bool = False) -> list[Sel]:
        """The cells to record: the new ones, and where `ganti` says so those that one form changed."""
        return [
            u.usul
            for u in self.usulan
            if u.usul is not None
            and (u.nasib is Nasib.BARU or (ganti and u.nasib is Nasib.BEDA and not u.perlu_orang))
        ]


@dataclass(frozen=True, slots=True)
class _Tempat:
    urut: int
    kartu: Kartu
    indikator: Indikator


def gabung_formulir(isi: IsiKantor, formulir: Sequence[Formulir]) -> HasilGabung:
    """Compare forms with an office. Raises InputRefused where one of them is another office's."""
    for satu in formulir:
        _periksa_kantor(isi, satu)
    catatan: list[tuple[str, Catatan]] = []
    usulan: list[tuple[tuple[int, int], Usulan]] = []
    for tahun in sorted({t.tahun for satu in formulir for t in satu.lembar}):
        letak = _letak(isi, tahun)
        sekarang = {s.kunci: s for s in isi.realisasi if s.tahun == tahun}
        isian: dict[KunciSel, list[Isian]] = {}
        for satu in formulir:
            for baris in satu.baris:
                if baris.lembar.tahun != tahun:
                    continue
                tempat = letak.get(baris.tanda.indikator)
                if alasan := _tolak_baris(baris, tempat):
                    usulan += [((-1, 0), u) for u in _ditolak(baris, satu.nama, alasan)]
                    continue
                assert tempat is not None
                for c in (*_beda_tulisan(baris, tempat.indikator), *_dikosongkan(baris, sekarang)):
                    catatan.append((satu.nama, c))
                for x in isian_baris(baris, tempat.indikator, satu.nama):
                    isian.setdefault(x.kunci, []).append(x)
        terkunci = bulan_terkunci(isi, tahun)
        for kunci, daftar in isian.items():
            x = letak[kunci[0]]
            for satu_usul in _usulan(x.indikator, sekarang.get(kunci), daftar, kunci[3] in terkunci):
                usulan.append(((x.urut, kunci[3]), satu_usul))
    for satu in formulir:
        usulan += [
            ((-1, 0), Usulan(Nasib.DITOLAK, None, satu.nama, t.tempat, alasan=t.alasan)) for t in satu.ditolak
        ]
        catatan += [(satu.nama, c) for c in (*satu.catatan, *_kurang(satu))]
    usulan.sort(key=lambda pasang: pasang[0])
    return HasilGabung(tuple(u for _, u in usulan), tuple(catatan))


def _periksa_kantor(isi: IsiKantor, formulir: Formulir) -> None:
    lain = next((t for t in formulir.lembar if t.kantor != isi.kantor.id), None)
    if lain is None:
        return
    if lain.nama_kantor == isi.kantor.nama:
        raise InputRefused(
            f"{formulir.nama} dibuat dari berkas lain milik {sebutan_kantor(isi.kantor)}, bukan berkas ini. "
            "Tidak ada yang diubah. Buat formulir baru dari berkas ini, lalu salin angkanya ke sana."
        )
    raise InputRefused(
        f"{formulir.nama} adalah formulir kantor {lain.nama_kantor}, sedangkan berkas ini milik "
        f"{sebutan_kantor(isi.kantor)}. Tidak ada yang diubah. Pilih formulir kantor ini."
    )


def _letak(isi: IsiKantor, tahun: int) -> dict[str, _Tempat]:
    """The indikator in force in a year, in the order of the lampiran."""
    hasil: dict[str, _Tempat] = {}
    for kartu in kartu_berlaku(isi, tahun):
        for indikator in kartu.indikator():
            hasil[indikator.id] = _Tempat(len(hasil), kartu, indikator)
    return hasil


def _tolak_baris(baris: BarisTerisi, tempat: _Tempat | None) -> str:
    """Why a row cannot be meant for this office as it is now; "" where it can."""
    if tempat is None:
        return f"indikatornya tidak berlaku lagi pada tahun {baris.lembar.tahun}"
    if all(p.id != baris.lembar.pengampu for p in tempat.kartu.pengampu):
        return f"{baris.lembar.nama or 'pengampunya'} tidak lagi mengampu kartu {nama_kartu(tempat.kartu)}"
    if baris.tanda.bagian not in bagian_indikator(tempat.indikator):
        cara = "pembilang dan penyebut" if tempat.indikator.berbagian else "satu angka"
        return f"indikator ini sekarang diisi sebagai {cara}; buat formulir yang baru"
    return ""


def _ditolak(baris: BarisTerisi, sumber: str, alasan: str) -> Iterator[Usulan]:
    for bulan, isi in baris.sel.items():
        kunci = (baris.tanda.indikator, baris.lembar.pengampu, baris.lembar.tahun, bulan)
        yield Usulan(Nasib.DITOLAK, kunci, sumber, isi.tempat, alasan=alasan, tulisan=tulisan_sel(isi))
    for isi in (baris.catatan, baris.bukti):
        if isi is not None:
            yield Usulan(Nasib.DITOLAK, None, sumber, isi.tempat, alasan=alasan)


def _usulan(
    indikator: Indikator, lama: Sel | None, daftar: Sequence[Isian], terkunci: bool
) -> Iterator[Usulan]:
    """What becomes of one cell, of which one or several rows speak; of each form where they disagree."""
    hasil = gabung_isian(indikator, lama, daftar)
    sumber = list(dict.fromkeys(i.sumber for i in daftar))
    if hasil is None:
        return
    if not hasil.bentrok or len(sumber) == 1:
        yield _satu_usulan(hasil, lama, terkunci)
        return
    for satu in sumber:
        milik = gabung_isian(indikator, lama, [i for i in daftar if i.sumber == satu])
        if milik is None or milik.basi:
            continue
        usul = _satu_usulan(milik, lama, terkunci)
        if usul.nasib in (Nasib.BARU, Nasib.BEDA):
            usul = replace(usul, nasib=Nasib.BEDA, alasan=hasil.alasan, bentrok=True)
        yield usul


def _satu_usulan(hasil: CalonSel, lama: Sel | None, terkunci: bool) -> Usulan:
    satu, usul = hasil.isian, hasil.usul
    if hasil.alasan:
        return Usulan(
            Nasib.DITOLAK,
            satu.kunci,
            satu.sumber,
            satu.tempat,
            usul,
            lama,
            hasil.alasan,
            tulisan=satu.tulisan,
        )
    assert usul is not None
    nasib = _nasib(usul, lama)
    if nasib is not Nasib.SAMA and terkunci:
        bulan = format_bulan(satu.kunci[2], satu.kunci[3])
        alasan = f"{bulan} sudah dikunci"
        return Usulan(Nasib.DITOLAK, satu.kunci, satu.sumber, satu.tempat, usul, lama, alasan)
    if hasil.basi and nasib is not Nasib.SAMA:
        alasan = "formulir masih memuat angka lama; berkas berubah sesudah formulir dibuat"
        return Usulan(Nasib.BEDA, satu.kunci, satu.sumber, satu.tempat, usul, lama, alasan, basi=True)
    return Usulan(nasib, satu.kunci, satu.sumber, satu.tempat, usul, lama, hasil.pesan)


def _nasib(usul: Sel, lama: Sel | None) -> Nasib:
    if lama is None:
        return Nasib.BARU
    if usul == lama:
        return Nasib.SAMA
    hilang = any(
        getattr(lama, nama) not in (None, "") and getattr(lama, nama) != getattr(usul, nama)
        for nama in ("keadaan", "nilai", "pembilang", "penyebut", *KETERANGAN)
    )
    return Nasib.BEDA if hilang else Nasib.BARU


def _beda_tulisan(baris: BarisTerisi, indikator: Indikator) -> Iterator[Catatan]:
    """A remark where the office has worded the indikator anew since the form was made."""
    if baris.tanda.bagian is Bagian.PENYEBUT or _rapat(baris.tulisan[1]) == _rapat(indikator.teks):
        return
    yield Catatan(
        TingkatCatatan.PERIKSA,
        "formulir-tulisan",
        f"Indikator ini sekarang berbunyi “{_singkat(indikator.teks)}”; angkanya tetap diterima.",
        tempat=baris.tempat,
        objek=indikator.id,
    )


def _dikosongkan(baris: BarisTerisi, sekarang: Mapping[KunciSel, Sel]) -> Iterator[Catatan]:
    """A remark where figures were wiped out on the form: those of the file stay."""
    indikator, pengampu, tahun = baris.tanda.indikator, baris.lembar.pengampu, baris.lembar.tahun
    bulan = [
        format_bulan(tahun, b)
        for b in baris.tanda.semula
        if b in baris.bulan and b not in baris.sel and (indikator, pengampu, tahun, b) in sekarang
    ]
    if bulan:
        yield Catatan(
            TingkatCatatan.PERIKSA,
            "formulir-kosong",
            f"Angka {', '.join(bulan)} dikosongkan di formulir; angka di berkas tetap. "
            "Kosongkan di halaman Realisasi bila memang tidak ada.",
            tempat=baris.tempat,
            objek=indikator,
        )


def _kurang(formulir: Formulir) -> Iterator[Catatan]:
    """Sheets that came back with fewer rows than they were made with."""
    ada: Mapping[str, int] = Counter(
        pengampu
        for pengampu, _, _ in {(b.lembar.pengampu, b.tanda.indikator, b.tanda.bagian) for b in formulir.baris}
    )
    for tanda in {t.pengampu: t for t in formulir.lembar}.values():
        kurang = tanda.baris - ada.get(tanda.pengampu, 0)
        if kurang > 0:
            yield Catatan(
                TingkatCatatan.PERIKSA,
                "formulir-baris",
                f"{kurang} dari {tanda.baris} baris formulirnya tidak ada atau ditolak.",
                tempat=tanda.nama,
            )


def _rapat(teks: str) -> str:
    return "".join(teks.split()).casefold()


def _singkat(teks: str) -> str:
    rapi = " ".join(teks.split())
    return rapi if len(rapi) <= 80 else rapi[:79] + "…"
