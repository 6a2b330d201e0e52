"""Rows and columns of the grid of targets, and what a text typed in one of its cells makes of a target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import format_besaran_utuh, parse_besaran
from iki_desktop.models.keputusan import Besaran, Indikator, JenisIndikator, Kartu, Rentang, Target
from iki_desktop.models.ketikan import Bagian, periksa_angka_bagian
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.sebaran import IsianTarget
from iki_desktop.models.tanggal import TW
from iki_desktop.models.target import Patokan, tanpa_target, target_indikator, target_milik


class Jenis(Enum):
    NOMOR = auto()
    LABEL = auto()
    SATUAN = auto()
    LALU = auto()  # the target of the year before
    USUL = auto()  # what the text says it is
    TAHUN = auto()
    TW = auto()
    CARA = auto()  # whether the figures of TW are cumulative


@dataclass(frozen=True, slots=True)
class Kolom:
    jenis: Jenis
    urut: int = 0  # TW 1–4


KOLOM = (
    *(Kolom(j) for j in (Jenis.NOMOR, Jenis.LABEL, Jenis.SATUAN, Jenis.LALU, Jenis.USUL, Jenis.TAHUN)),
    *(Kolom(Jenis.TW, n) for n in range(1, 5)),
    Kolom(Jenis.CARA),
)
DIKETIK = frozenset({Jenis.TAHUN, Jenis.TW, Jenis.CARA})
KUMULATIF, PER_TW, PER_BULAN = "kumulatif", "per TW", "per bulan"


@dataclass(frozen=True, slots=True)
class Baris:
    """A heading (without indikator), an indikator, or its own target of one pengampu."""

    kartu: Kartu
    label: str
    nomor: str = ""
    indikator: Indikator | None = None
    pengampu: str | None = None


def susun_baris(kartu: Iterable[Kartu], *, judul_kartu: bool) -> tuple[Baris, ...]:
    """The rows of these kartu; below an indikator those of its pengampu, where there are several."""
    return tuple(b for k in kartu for b in _baris_kartu(k, judul_kartu))


def _baris_kartu(kartu: Kartu, judul: bool) -> Iterator[Baris]:
    if judul:
        yield Baris(kartu, nama_kartu(kartu), str(kartu.urut))
    for nomor, i in enumerate(kartu.indikator(), 1):
        yield Baris(kartu, i.teks, str(nomor), i)
        if len(kartu.pengampu) > 1:
            for n, p in enumerate(kartu.pengampu, 1):
                yield Baris(kartu, p.unit or f"Pengampu {n}", "", i, p.id)


def judul_kolom(kolom: Kolom, tahun: int) -> str:
    match kolom.jenis:
        case Jenis.NOMOR:
            return "No"
        case Jenis.LABEL:
            return "Indikator"
        case Jenis.LALU:
            return str(tahun - 1)
        case Jenis.USUL:
            return "Usul teks"
        case Jenis.TAHUN:
            return f"Target {tahun}"
        case Jenis.TW:
            return f"TW {TW[kolom.urut - 1]}"
        case Jenis.CARA:
            return "Cara TW"
        case _:
            return "Satuan"


def target_baris(baris: Baris, tahun: int) -> Target | None:
    """The target that is set for this row itself."""
    if baris.indikator is None:
        return None
    if baris.pengampu is None:
        return baris.indikator.target.get(tahun)
    return baris.indikator.target_pengampu.get(baris.pengampu, {}).get(tahun)


def target_berlaku(baris: Baris, tahun: int) -> Target | None:
    """The target that holds for this row: its own, else that of the indikator."""
    if baris.indikator is None:
        return None
    return target_milik(baris.indikator, baris.pengampu or "", tahun)


def teks_sel(baris: Baris, kolom: Kolom, target: Target | None) -> str:
    """What a typed column shows of a target."""
    if target is None or tanpa_target(target):
        return ""
    if kolom.jenis is Jenis.CARA:
        if target.bulan:
            return PER_BULAN
        if target.tw is None or not any(t is not None for t in target.tw):
            return ""
        return KUMULATIF if target.tw_kumulatif else PER_TW
    if kolom.jenis is Jenis.TAHUN:
        besaran: Patokan | None = target.tahun
    elif target.bulan and baris.indikator is not None:  # what the months come to at the end of the TW
        besaran = target_indikator(baris.indikator, target, 3 * kolom.urut)
    else:
        besaran = target.tw[kolom.urut - 1] if target.tw is not None else None
    return "" if besaran is None else format_besaran_utuh(besaran)


def dengan_ketikan(
    baris: Baris, kolom: Kolom, target: Target | None, teks: str, *, kumulatif: bool
) -> Target:
    """The target after `teks` was typed in a column; `kumulatif` holds where TW are stated first.

    Raises InputRefused with a sentence.
    """
    if baris.indikator is None:
        raise InputRefused("Baris judul tidak punya target. Ketik pada baris indikator.")
    if kolom.jenis not in DIKETIK:
        raise InputRefused("Kolom ini hanya ditampilkan. Ketik target pada kolom tahun atau TW.")
    dasar = target or Target(tw_kumulatif=kumulatif)
    bersih = teks.strip()
    if kolom.jenis is Jenis.TAHUN:
        return replace(dasar, tahun=_besaran(baris.indikator, bersih))
    if dasar.bulan:
        raise InputRefused(
            "Target ini dirinci per bulan, jadi TW mengikuti bulannya. Ubah bulannya di halaman Kartu, atau "
            "bagi rata ke TW."
        )
    if kolom.jenis is Jenis.CARA:
        return replace(dasar, tw_kumulatif=_cara(bersih, kumulatif))
    kosong = not any(t is not None for t in dasar.tw or ())
    tw = list(dasar.tw or (None,) * 4)
    tw[kolom.urut - 1] = _besaran(baris.indikator, bersih)
    isi = any(t is not None for t in tw)
    return replace(
        dasar, tw=tuple(tw) if isi else None, tw_kumulatif=kumulatif if kosong else dasar.tw_kumulatif
    )


def _besaran(indikator: Indikator, teks: str) -> Besaran | None:
    if not teks:
        return None
    besaran = parse_besaran(teks, persen=indikator.jenis is JenisIndikator.PERSENTASE)
    terkecil = besaran.bawah if isinstance(besaran, Rentang) else besaran
    periksa_angka_bagian(indikator.jenis, Bagian.NILAI, terkecil)
    return besaran


def _cara(teks: str, kumulatif: bool) -> bool:
    awal = teks.casefold()
    if not awal:
        return kumulatif
    if KUMULATIF.startswith(awal):
        return True
    if PER_TW.casefold().startswith(awal):
        return False
    raise InputRefused(f"Cara TW ditulis {KUMULATIF} atau {PER_TW}; huruf depannya, k atau p, sudah cukup.")


def isian_baris(baris: Baris, target: Target | None) -> IsianTarget:
    """The row's target as the store takes it."""
    assert baris.indikator is not None
    return IsianTarget(baris.indikator.id, target, baris.pengampu)
