"""Holds a paper's code against an office: does the file still say what the paper says, and what differs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from iki_desktop.errors import Report
from iki_desktop.models.beda import Beda
from iki_desktop.models.beda_isi import beda_isi
from iki_desktop.models.isi_kertas import (
    SelSetahun,
    isi_keputusan,
    isi_lampiran,
    isi_laporan,
    isi_realisasi,
    isi_salinan,
    sel_laporan,
    setelah_dikunci,
)
from iki_desktop.models.isi_pegawai import isi_pegawai, milik_sama, sel_pegawai, tiap_pegawai
from iki_desktop.models.isi_rekap import isi_rekap, kartu_rekap, posisi_tahun
from iki_desktop.models.kantor import IsiKantor, kartu_berlaku, keputusan_berlaku, keputusan_tahun
from iki_desktop.models.keputusan import Kartu, Keputusan
from iki_desktop.models.kode import kode_bagian, kode_isi, sidik
from iki_desktop.models.nama import nama_kartu, sebutan_kantor
from iki_desktop.models.penutupan import Pembukaan
from iki_desktop.models.terbitan import (
    SATU_KEPUTUSAN,
    Data,
    Kertas,
    Terbitan,
    bermilik,
    sebut_semua,
)

BERBULAN = ("laporan", "pegawai", "realisasi", "rekap", "formulir")
"""The papers that are of a year up to a month."""

BERKODE = ("lampiran", "keputusan", "salinan", "laporan", "pegawai", "realisasi", "rekap")
"""The papers that carry a code.

A formulir is meant to be changed by who fills it in, and is signed by nobody. What it was made of stands in
the marks of its rows with a digest each (models.formulir), which the take-in holds cell by cell against the
file: that says more than one code of its blanks could. The JSON is no paper.
"""


class Kecocokan(StrEnum):
    SAMA = "sama"  # the file says what the paper says
    BERUBAH = "berubah"  # the paper was issued from this file, which says otherwise now
    TIDAK_DIKENAL = "tidak dikenal"


@dataclass(frozen=True, slots=True)
class Cocokan:
    """What a code came to: of which paper it is where that is known, and what differs (paper → file)."""

    kode: str
    hasil: Kecocokan
    kertas: Kertas | None = None
    beda: tuple[Beda, ...] = ()
    terbitan: Terbitan | None = None


def isi_kertas(
    isi: IsiKantor, kertas: Kertas, pembukaan: Sequence[Pembukaan] = (), keputusan: Keputusan | None = None
) -> Data | None:
    """What this paper says if it is made now; None where there is no keputusan to make it of.

    `pembukaan` are the unlockings of the office, which laporan and rekap tell. `keputusan` is the one meant,
    where the paper is of one (SATU_KEPUTUSAN) and the year has several.
    """
    keputusan = keputusan or keputusan_tahun(isi, kertas.tahun)
    if keputusan is None or kertas.jenis not in BERKODE:
        return None
    if kertas.jenis == "keputusan":
        return isi_keputusan(isi, keputusan)
    if kertas.jenis == "salinan":
        return isi_salinan(isi, keputusan)
    if kertas.jenis == "lampiran":
        return isi_lampiran(isi, keputusan, kertas.kartu)
    sampai = kertas.sampai or 12
    if kertas.jenis == "laporan":
        return isi_laporan(isi, kertas.tahun, sampai, kertas.kartu, pembukaan)
    if kertas.jenis == "pegawai":
        return isi_pegawai(isi, kertas.tahun, sampai, kertas.kartu)
    if kertas.jenis == "rekap":
        return isi_rekap(isi, kertas.tahun, sampai, kertas.kartu, pembukaan)
    return isi_realisasi(isi, kertas.tahun, sampai, kertas.kartu)


def sebut_kertas(isi: IsiKantor, kertas: Kertas, jenis: str = "") -> str:
    """ "lampiran tahun 2026, nomor 188/12", "realisasi s.d. Juni 2026, kartu Camat": of which paper a
    sentence speaks. `jenis` is what was made of it (`sebut_semua`).
    """
    semua = sebut_semua(kertas, jenis)
    if kertas.kartu is None:
        return semua
    nama = {k.id: nama_kartu(k) for k in kartu_berlaku(isi, kertas.tahun)}
    if len(kertas.kartu) == 1:
        return f"{semua}, kartu {nama.get(kertas.kartu[0], 'yang sudah dihapus')}"
    return f"{semua}, {len(kertas.kartu)} kartu"


def cari_kertas(
    isi: IsiKantor, kode: str, pembukaan: Sequence[Pembukaan] = (), report: Report | None = None
) -> Kertas | None:
    """The paper of this office that has this code now: of every year and month, all kartu or one alone.

    `report(done, total)` counts months and may raise Cancelled.
    """
    return next((kertas for kertas, ada in _semua_kode(isi, pembukaan, report) if ada == kode), None)


def _semua_kode(
    isi: IsiKantor, pembukaan: Sequence[Pembukaan], report: Report | None
) -> Iterator[tuple[Kertas, str]]:
    for keputusan in sorted(isi.keputusan, key=lambda k: -k.tahun):
        for jenis, make in (("keputusan", isi_keputusan), ("salinan", isi_salinan)):
            data = make(isi, keputusan)
            yield bermilik(Kertas(jenis, keputusan.tahun), data), kode_isi(data)
        yield from _kode_lampiran(isi, keputusan)
    semua_tahun = sorted({s.tahun for s in isi.realisasi} | {k.tahun for k in isi.keputusan}, reverse=True)
    for nth, tahun in enumerate(semua_tahun):
        if not keputusan_berlaku(isi, tahun):
            continue
        kartu, menurut_unit = kartu_berlaku(isi, tahun), kartu_rekap(isi, tahun)
        # What the papers of twelve months have in common is made once.
        setahun, posisi = isi_realisasi(isi, tahun, 12), posisi_tahun(isi, tahun)
        digests = [sidik(satu) for satu in setahun["kartu"]]
        sel, milik_pegawai = sel_laporan(isi, tahun), sel_pegawai(isi, tahun)
        for bulan in range(12, 0, -1):
            if report is not None:
                report(12 * nth + 12 - bulan, 12 * len(semua_tahun))
            # The workbook of another month says the same of its kartu.
            realisasi = {**setahun, "sampai": bulan}
            yield from _satu_satu(Kertas("realisasi", tahun, bulan), realisasi, kartu, digests=digests)
            laporan = isi_laporan(isi, tahun, bulan, None, pembukaan, sel)
            of_one = partial(_setelah_dikunci, isi, tahun, bulan, pembukaan)
            yield from _satu_satu(Kertas("laporan", tahun, bulan), laporan, kartu, of_one)
            rekap = isi_rekap(isi, tahun, bulan, None, pembukaan, posisi)
            yield from _satu_satu(Kertas("rekap", tahun, bulan), rekap, menurut_unit, of_one)
            yield from _kode_pegawai(isi, tahun, bulan, milik_pegawai)


def _kode_pegawai(
    isi: IsiKantor, tahun: int, sampai: int, sel: SelSetahun | None = None
) -> Iterator[tuple[Kertas, str]]:
    """The kartu of all pegawai, of each of them, and of those who hold several each of these alone."""
    data: Data = {}
    semua: list[str] = []
    for kertas, data in tiap_pegawai(isi, tahun, sampai, None, sel):
        digests = [sidik(satu) for satu in data["kartu"]]
        semua += digests
        yield kertas, kode_bagian(data, digests)
        if len(digests) > 1:
            for id_, digest in zip(kertas.kartu or (), digests, strict=True):
                yield replace(kertas, kartu=(id_,)), kode_bagian(data, [digest])
    if semua:
        yield Kertas("pegawai", tahun, sampai), kode_bagian(data, semua)


def _kode_lampiran(isi: IsiKantor, keputusan: Keputusan) -> Iterator[tuple[Kertas, str]]:
    terurut = sorted(keputusan.kartu, key=lambda k: k.urut)
    data = isi_lampiran(isi, keputusan)
    return _satu_satu(bermilik(Kertas("lampiran", keputusan.tahun), data), data, terurut)


def _setelah_dikunci(
    isi: IsiKantor, tahun: int, bulan: int, pembukaan: Sequence[Pembukaan], kartu: Kartu
) -> Data:
    return setelah_dikunci(isi, tahun, bulan, (kartu.id,), pembukaan)


def _satu_satu(
    semua: Kertas,
    data: Data,
    kartu: Sequence[Kartu],
    lain: Callable[[Kartu], Data] | None = None,
    digests: Sequence[str] = (),
) -> Iterator[tuple[Kertas, str]]:
    """The paper of all kartu, then that of each alone; `lain` is what else the latter says otherwise.

    `digests` are those of its kartu, where they are known.
    """
    digests = digests or [sidik(satu) for satu in data["kartu"]]
    yield semua, kode_bagian(data, digests)
    for satu, digest in zip(kartu, digests, strict=True):
        sendiri = {**data, **lain(satu)} if lain is not None else data
        yield replace(semua, kartu=(satu.id,)), kode_bagian(sendiri, [digest])


def _kode_sejenis(
    isi: IsiKantor, kertas: Kertas, pembukaan: Sequence[Pembukaan]
) -> Iterator[tuple[Kertas, str]]:
    """The papers of this kind, year and month: of all kartu and of each alone."""
    if kertas.jenis == "pegawai":
        yield from _kode_pegawai(isi, kertas.tahun, kertas.sampai or 12)
        return
    if kertas.jenis == "lampiran":
        for keputusan in keputusan_berlaku(isi, kertas.tahun):
            yield from _kode_lampiran(isi, keputusan)
    semua = replace(kertas, kartu=None)
    data = isi_kertas(isi, semua, pembukaan)
    if data is None or kertas.jenis in SATU_KEPUTUSAN:
        return
    urut = kartu_rekap(isi, kertas.tahun) if kertas.jenis == "rekap" else kartu_berlaku(isi, kertas.tahun)
    of_one = partial(_setelah_dikunci, isi, kertas.tahun, kertas.sampai or 12, pembukaan)
    yield from _satu_satu(semua, data, urut, of_one if kertas.jenis in ("laporan", "rekap") else None)


def cocokkan(
    isi: IsiKantor,
    kode: str,
    pembukaan: Sequence[Pembukaan] = (),
    terbitan: Terbitan | None = None,
    dulu: Data | None = None,
    report: Report | None = None,
) -> Cocokan:
    """Hold a code (as `baca_kode` gives it) against the office.

    `pembukaan` are the unlockings that riwayat knows. `terbitan` is the paper that the office issued with
    this code, and `dulu` what it said, where the file kept them. `report` is as in `cari_kertas`.
    """
    if terbitan is None or dulu is None:
        kertas = cari_kertas(isi, kode, pembukaan, report)
        return Cocokan(kode, Kecocokan.SAMA if kertas else Kecocokan.TIDAK_DIKENAL, kertas)
    kini = list(_isi_kini(isi, terbitan.kertas, pembukaan))
    if terbitan.kertas.jenis == "pegawai":
        kini = [milik_sama(data, dulu) for data in kini]
    if any(kode_isi(data) == kode for data in kini):
        return Cocokan(kode, Kecocokan.SAMA, terbitan.kertas, terbitan=terbitan)
    sejenis = _kode_sejenis(isi, terbitan.kertas, pembukaan)  # one of other kartu may say the same
    if (kertas := next((kertas for kertas, ada in sejenis if ada == kode), None)) is not None:
        return Cocokan(kode, Kecocokan.SAMA, kertas, terbitan=terbitan)
    # Of several keputusan it was the one of its number, else the one that it is most like.
    sama = [data for data in kini if data.get("nomor") == dulu.get("nomor")]
    beda = min((beda_isi(dulu, data) for data in sama or kini or [{}]), key=len)
    # No word differs where an older program knew nothing of a part of the paper that is empty here.
    hasil = Kecocokan.BERUBAH if beda else Kecocokan.SAMA
    return Cocokan(kode, hasil, terbitan.kertas, beda, terbitan)


def _isi_kini(isi: IsiKantor, kertas: Kertas, pembukaan: Sequence[Pembukaan]) -> Iterator[Data]:
    """What this paper says now; of a paper of one keputusan what that of each in force says."""
    satu = kertas.jenis in SATU_KEPUTUSAN
    for keputusan in keputusan_berlaku(isi, kertas.tahun) if satu else (None,):
        if (data := isi_kertas(isi, kertas, pembukaan, keputusan)) is not None:
            yield data


def kalimat_cocokan(isi: IsiKantor, cocokan: Cocokan, bernama: bool = False) -> str:
    """What a code came to, in a sentence or two that say what it means and what to do.

    `isi` is the office whose paper it is; with `bernama` the sentence says whose.
    """
    kode = cocokan.kode
    milik = f" {sebutan_kantor(isi.kantor)}" if bernama else ""
    # Not the one that was issued last: a laporan and its ringkasan have one code.
    kertas = sebut_kertas(isi, cocokan.kertas) if cocokan.kertas else ""
    if cocokan.hasil is Kecocokan.SAMA:
        return f"Sama: berkas ini masih berisi yang tertulis di kertas{milik} dengan kode {kode} ({kertas})."
    if cocokan.hasil is Kecocokan.BERUBAH:
        return (
            f"Berbeda: sejak kertas{milik} dengan kode {kode} ({kertas}) diterbitkan, isi berkas ini "
            f"berubah di {len(cocokan.beda)} tempat."
        )
    return (
        f"Tidak sama: tidak ada kertas dari berkas ini yang sekarang berkode {kode}, dan tidak ada yang "
        "dicatat terbit dengan kode itu. Isinya sudah berubah sejak kertas itu dicetak, atau kertas itu dari "
        "kantor lain; periksa nama kantor di kertasnya."
    )
