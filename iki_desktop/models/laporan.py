"""What a report says beside its figures: of which time it is, its first sentence, who holds a kartu."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from iki_desktop.models.angka import format_angka
from iki_desktop.models.kantor import IsiKantor, Pegawai, kartu_berlaku, keputusan_berlaku
from iki_desktop.models.keputusan import Kartu
from iki_desktop.models.konsolidasi import Gabungan, konsolidasi_pengampu
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.pegawai import pemegang, sebut_pemegang
from iki_desktop.models.penutupan import Pembukaan
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.rekap import (
    RekapIndikator,
    RekapKantor,
    RekapKartu,
    SelIndikator,
    kartu_berurut,
    rekap_kantor,
)
from iki_desktop.models.tanggal import BULAN_PENDEK, TW, akhir_bulan, bulan_tw, format_bulan, format_nip


def tw_laporan(sampai: int) -> int | None:
    """The triwulan (1–3) whose report one up to month `sampai` is; None for the year's and for any other."""
    return sampai // 3 if sampai in (3, 6, 9) else None


def masa_laporan(tahun: int, sampai: int) -> str:
    """Of which time a report is: "Triwulan II Tahun 2026", "Tahun 2026", "s.d. Mei 2026"."""
    tw = tw_laporan(sampai)
    if tw is not None:
        return f"Triwulan {TW[tw - 1]} Tahun {tahun}"
    return f"Tahun {tahun}" if sampai == 12 else f"s.d. {format_bulan(tahun, sampai)}"


def pilih_kartu(isi: IsiKantor, tahun: int, kartu: Collection[str] | None) -> tuple[IsiKantor, int]:
    """The office with only these kartu (ids; None: all) in force in a year, and how many are in force."""
    seluruh = len(kartu_berlaku(isi, tahun))
    if kartu is None:
        return isi, seluruh
    berlaku = tuple(
        replace(k, kartu=tuple(satu for satu in k.kartu if satu.id in kartu))
        for k in keputusan_berlaku(isi, tahun)
    )
    return replace(isi, keputusan=berlaku), seluruh


def kalimat_pembuka(rekap: RekapKantor, seluruh: int) -> str:
    """Where the office stands, in one sentence; `seluruh` is how many kartu it has in all."""
    posisi = f"Sampai dengan {format_bulan(rekap.tahun, rekap.sampai)}"
    x = rekap.ringkasan
    banyak = len(list(rekap.kartu()))
    tentang = sebutan_kantor(rekap.kantor) or "kantor ini"
    if banyak < seluruh:
        tentang = f"{banyak} dari {seluruh} kartu {tentang}"
    if not x.jumlah:
        return f"{posisi} belum ada indikator {tentang} yang dapat dilaporkan."
    isian = f"{x.kelengkapan.isi} dari {x.kelengkapan.wajib} isian yang sudah waktunya telah ada"
    if x.kelengkapan.rasio is None:
        isian = "belum ada isian yang sudah waktunya"
    if x.capaian is None:
        return (
            f"{posisi} capaian {tentang} belum dapat dihitung: belum satu pun dari {x.jumlah} indikator "
            f"mempunyai target dan angka; {isian}."
        )
    kata = f" ({x.kategori.nama})" if x.kategori else ""
    return (
        f"{posisi} rata-rata capaian {tentang} adalah {format_angka(x.capaian)} %{kata}, dihitung dari "
        f"{x.terukur} di antara {x.jumlah} indikator yang sudah terukur; {isian}."
    )


def kalimat_posisi(bulan: str) -> str:
    """What the foot of a report says of the month it is up to ("Juni 2026")."""
    return (
        f"Posisi s.d. {bulan}: target dan realisasi adalah angka kumulatif sampai bulan itu menurut cara "
        "menggabungkan tiap indikator; tanda – berarti belum terukur."
    )


def gerak_capaian(isi: IsiKantor, tahun: int, sampai: int) -> tuple[Fraction | None, ...]:
    """The office's capaian as it stood at the end of each month up to `sampai`, by the figures of today."""
    return tuple(rekap_kantor(isi, tahun, b).ringkasan.capaian for b in range(1, sampai + 1))


def realisasi_tw(indikator: RekapIndikator, sel: SelIndikator, tw: int) -> Gabungan:
    """The figure of triwulan `tw` (1–4) alone, over all pengampu of the kartu."""
    kursi = [p.id for p in indikator.kartu.pengampu]
    bulan = bulan_tw(tw)
    milik = {p: [s for s in sel.get(p, ()) if s.bulan in bulan] for p in kursi}
    return konsolidasi_pengampu(indikator.indikator, milik)


def keterangan_bulan(kartu: Kartu, sel: SelIndikator, sampai: int, bagian: str) -> str:
    """What was written as `bagian` ("kendala", "tindak_lanjut") of an indikator's cells up to a month.

    A line for each text with the months it was written for, "Jan, Feb: …", and with the unit where a kartu
    has several pengampu; "" where nothing was written.
    """
    baris: list[str] = []
    beberapa = len(kartu.pengampu) > 1
    for pengampu in kartu.pengampu:
        bulan_teks: dict[str, list[int]] = {}
        for s in sorted(sel.get(pengampu.id, ()), key=_bulan):
            teks = " ".join(str(getattr(s, bagian)).split())
            if teks and s.bulan <= sampai:
                bulan_teks.setdefault(teks, []).append(s.bulan)
        unit = f"{pengampu.unit}, " if beberapa and pengampu.unit else ""
        baris += [
            f"{unit}{', '.join(BULAN_PENDEK[b - 1] for b in bulan)}: {teks}"
            for teks, bulan in bulan_teks.items()
        ]
    return "\n".join(baris)


def _bulan(s: Sel) -> int:
    return s.bulan


def pemegang_kartu(isi: IsiKantor, kartu: Kartu, pada: date) -> tuple[str, ...]:
    """Who carries a kartu on a day, in the order of its pengampu: "Plt. ANI (NIP …), Kelurahan Satu"."""
    ada: list[str] = []
    for kursi in kartu.pengampu:
        for orang, masa in pemegang(isi, kursi.id, pada):
            nip = f" (NIP {format_nip(orang.nip)})" if orang.nip.strip() else ""
            unit = f", {kursi.unit}" if kursi.unit else ""
            ada.append(f"{sebut_pemegang(orang, masa)}{nip}{unit}")
    return tuple(dict.fromkeys(ada))


@dataclass(frozen=True, slots=True)
class Pegangan:
    """What one pegawai holds: each kartu with those of its pengampu alone that are his."""

    pegawai: Pegawai
    kartu: tuple[Kartu, ...]


def pegangan(
    isi: IsiKantor, tahun: int, sampai: int, kartu: Collection[str] | None = None
) -> tuple[Pegangan, ...]:
    """Who holds which of these kartu (ids; None: any) on the last day of month `sampai`.

    In the order of the lampiran.
    """
    pada = akhir_bulan(tahun, sampai)
    ada: dict[str, tuple[Pegawai, list[Kartu]]] = {}
    for satu in kartu_berurut(isi, tahun):
        if kartu is not None and satu.id not in kartu:
            continue
        kursi: dict[str, list[int]] = {}
        for nth, pengampu in enumerate(satu.pengampu):
            for orang, _ in pemegang(isi, pengampu.id, pada):
                ada.setdefault(orang.id, (orang, []))
                kursi.setdefault(orang.id, []).append(nth)
        for orang_id, milik in kursi.items():
            ada[orang_id][1].append(replace(satu, pengampu=tuple(satu.pengampu[nth] for nth in milik)))
    return tuple(Pegangan(orang, tuple(milik)) for orang, milik in ada.values())


def pembukaan_laporan(
    daftar: Iterable[Pembukaan], tahun: int, sampai: int, kartu: Iterable[Kartu] | None = None
) -> tuple[Pembukaan, ...]:
    """The unlockings that a report of `tahun` up to month `sampai` tells, and what they changed in it.

    `kartu` are those it is of; None is the whole office, cells of indikator that were deleted among it.
    """
    ada = None if kartu is None else {i.id for k in kartu for i in k.indikator()}
    return tuple(
        replace(p, perubahan=tuple(u for u in p.perubahan if ada is None or u.kunci[0] in ada))
        for p in daftar
        if p.tahun == tahun and p.bulan <= sampai
    )


def peringatan_laporan(rekap: RekapKantor) -> tuple[str, ...]:
    """What the reader of the figures has to know of single ones: a penyebut of 0, months not counted."""
    return tuple(
        f"{' '.join(x.indikator.teks.split())}: {x.realisasi.peringatan}"
        for x in rekap.indikator()
        if x.realisasi.peringatan
    )


def kartu_menurut_capaian(rekap: RekapKantor) -> Sequence[RekapKartu]:
    """The kartu that have a capaian, the highest first; equals in the order of the lampiran."""
    terukur = [k for k in rekap.kartu() if k.ringkasan.capaian is not None]
    return sorted(terukur, key=lambda k: -(k.ringkasan.capaian or Fraction(0)))


def kartu_belum_lengkap(rekap: RekapKantor) -> Sequence[RekapKartu]:
    """The kartu that lack cells that are due, the one that lacks most first."""

    def kurang(kartu: RekapKartu) -> int:
        lengkap = kartu.ringkasan.kelengkapan
        return lengkap.wajib - lengkap.isi

    return sorted((k for k in rekap.kartu() if kurang(k) > 0), key=lambda k: -kurang(k))


def terendah(rekap: RekapKantor, banyak: int) -> Sequence[RekapIndikator]:
    """The indikator with the lowest capaian below 100 %, the lowest first, at most so many."""
    kurang = [x for x in rekap.indikator() if x.capaian is not None and x.capaian < 100]
    return sorted(kurang, key=lambda x: x.capaian or Fraction(0))[:banyak]
