"""What a form asks: its sheets and rows, and the marks by which each is known again when it comes back.

A mark is one text in a hidden cell: ``iki1|kind|digest|json``. The digest covers what the mark says and the
words that stand visibly beside it, so a figure is only ever taken for the indikator it was written beside.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, cast

from iki_desktop.models.angka import angka_json
from iki_desktop.models.kantor import IsiKantor, kartu_berlaku
from iki_desktop.models.kelengkapan import bulan_wajib
from iki_desktop.models.keputusan import Indikator, Kartu, Pengampu, Sasaran
from iki_desktop.models.ketikan import NIHIL, Bagian, Ketikan, angka_bagian, bagian_indikator
from iki_desktop.models.realisasi import KeadaanPeriode, KeadaanSel, Sel

VERSI_FORMULIR = 1
AWALAN = "iki"  # every mark begins so, then the version of the form
LEMBAR, KOLOM, JUDUL, BARIS, AKHIR = "lembar", "kolom", "judul", "baris", "akhir"
# What a sheet's columns are for, as its hidden rows KOLOM and AKHIR name them (months: `kolom_bulan`).
K_NOMOR, K_INDIKATOR, K_ISIAN = "nomor", "indikator", "isian"
K_SATUAN, K_TARGET, K_CATATAN, K_BUKTI, K_TEPI = "satuan", "target", "catatan", "bukti", "tepi"
MAKS_TERTULIS = 500  # letters of a visible text that the digest looks at
NAMA_BAGIAN = {Bagian.NILAI: "Angka", Bagian.PEMBILANG: "Pembilang", Bagian.PENYEBUT: "Penyebut"}


@dataclass(frozen=True, slots=True)
class TandaLembar:
    """Whose figures a sheet asks for, and of which months. `baris` is how many rows it was made with."""

    kantor: str
    nama_kantor: str
    pengampu: str
    nama: str
    tahun: int
    sampai: int
    baris: int
    program: str


@dataclass(frozen=True, slots=True)
class TandaBaris:
    """What one row asks for. `semula` is what stood in its months when the form was made.

    `bulan` are the months open for figures; notes and proof belong to the month `catatan` (0: none). Of
    those that stood there only the digests are kept ("" where there were none).
    """

    indikator: str
    bagian: Bagian
    bulan: tuple[int, ...]
    semula: Mapping[int, str] = field(default_factory=dict[int, str])
    catatan: int = 0
    sidik_catatan: str = ""
    sidik_bukti: str = ""


@dataclass(frozen=True, slots=True)
class BarisFormulir:
    """One row: its mark, the words that stand in it, and the cells recorded so far."""

    tanda: TandaBaris
    nomor: str
    isian: str  # what is to be filled in: "Pembilang: jumlah desa yang …"
    sasaran: Sasaran
    indikator: Indikator
    sel: Mapping[int, Sel]

    @property
    def tulisan(self) -> tuple[str, str, str]:
        """The visible words that the digest covers, in the order of their columns."""
        return (self.nomor, self.indikator.teks, self.isian)


@dataclass(frozen=True, slots=True)
class LembarFormulir:
    """One sheet: the figures that one pengampu answers for."""

    tanda: TandaLembar
    kartu: Kartu
    pengampu: Pengampu
    baris: tuple[BarisFormulir, ...]
    terkunci: frozenset[int]  # months that refuse figures


def susun_formulir(
    isi: IsiKantor, tahun: int, sampai: int, kartu: Sequence[str] | None = None, program: str = ""
) -> tuple[LembarFormulir, ...]:
    """The sheets of a form up to month `sampai` (1–12), one a pengampu; `kartu` limits it to those ids."""
    sel: dict[tuple[str, str], dict[int, Sel]] = {}
    for satu in isi.realisasi:
        if satu.tahun == tahun:
            sel.setdefault((satu.indikator, satu.pengampu), {})[satu.bulan] = satu
    terkunci = bulan_terkunci(isi, tahun)
    hasil: list[LembarFormulir] = []
    for satu in kartu_berlaku(isi, tahun):
        if kartu is not None and satu.id not in kartu:
            continue
        for p in satu.pengampu:
            baris = tuple(_baris(satu, p.id, sampai, terkunci, sel))
            tanda = TandaLembar(
                kantor=isi.kantor.id,
                nama_kantor=isi.kantor.nama,
                pengampu=p.id,
                nama=" · ".join(t for t in (satu.jabatan, p.unit) if t),
                tahun=tahun,
                sampai=sampai,
                baris=len(baris),
                program=program,
            )
            hasil.append(LembarFormulir(tanda, satu, p, baris, terkunci))
    return tuple(hasil)


def bulan_terkunci(isi: IsiKantor, tahun: int) -> frozenset[int]:
    """The months of a year that refuse every change."""
    return frozenset(p.bulan for p in isi.periode if p.tahun == tahun and p.keadaan is KeadaanPeriode.DIKUNCI)


def _baris(
    kartu: Kartu,
    pengampu: str,
    sampai: int,
    terkunci: frozenset[int],
    semua: Mapping[tuple[str, str], Mapping[int, Sel]],
) -> Iterator[BarisFormulir]:
    nomor = 0
    for sasaran in kartu.sasaran:
        for indikator in sasaran.indikator:
            nomor += 1
            sel = {b: s for b, s in semua.get((indikator.id, pengampu), {}).items() if b <= sampai}
            bulan = tuple(b for b in bulan_wajib(indikator.frekuensi, sampai) if b not in terkunci)
            catatan = bulan[-1] if bulan else 0
            bagian = bagian_indikator(indikator)
            for ke, satu in enumerate(bagian):
                pertama = sel.get(catatan) if ke == 0 else None
                tanda = TandaBaris(
                    indikator.id,
                    satu,
                    bulan,
                    {b: t for b, s in sorted(sel.items()) if (t := teks_ketikan(angka_bagian(s, satu)))},
                    catatan if ke == 0 else 0,
                    sidik(pertama.catatan) if pertama else "",
                    sidik(pertama.bukti) if pertama else "",
                )
                akhiran = "ab"[ke] if len(bagian) > 1 else ""
                yield BarisFormulir(
                    tanda, f"{nomor}{akhiran}", _isian(indikator, satu), sasaran, indikator, sel
                )


def _isian(indikator: Indikator, bagian: Bagian) -> str:
    if bagian is Bagian.NILAI:
        return indikator.jenis.value.capitalize()
    return f"{NAMA_BAGIAN[bagian]}: {getattr(indikator, bagian.value)}"


def teks_ketikan(isi: Ketikan | None) -> str:
    """A figure as a mark holds it: "1234.5", "nihil", "" for kosong."""
    if isi is None:
        return ""
    return NIHIL if isinstance(isi, KeadaanSel) else angka_json(isi)


# -- marks ---------------------------------------------------------------------------------


class TandaRusakError(ValueError):
    """A text that begins as a mark does and is none."""


def tulis_tanda_lembar(tanda: TandaLembar) -> str:
    """The mark of a sheet."""
    return _rangkai(LEMBAR, asdict(tanda), ())


def tulis_tanda_baris(lembar: TandaLembar, tanda: TandaBaris, tulisan: Sequence[str]) -> str:
    """The mark of a row beside which the words `tulisan` stand."""
    return _rangkai(BARIS, asdict(tanda), (*_milik(lembar), *tulisan))


def tanda_polos(jenis: str) -> str:
    """The mark of a row that holds no figures: KOLOM, JUDUL, AKHIR."""
    return f"{AWALAN}{VERSI_FORMULIR}|{jenis}"


def kolom_bulan(bulan: int) -> str:
    """The key of a month's column."""
    return f"bulan-{bulan}"


def sidik_tanda(tanda: str) -> str:
    """The digest within a mark; it stands once more at the other end of its row."""
    return tanda.split("|", 3)[2]


def jenis_tanda(teks: str) -> tuple[int, str] | None:
    """(version, kind) of a mark; None for any other text."""
    awal, _, sisa = teks.partition("|")
    versi = awal.removeprefix(AWALAN)
    if awal == versi or not (versi.isascii() and versi.isdigit() and len(versi) < 4 and sisa):
        return None
    return int(versi), sisa.partition("|")[0]


def baca_tanda_lembar(teks: str) -> TandaLembar:
    """The mark of a sheet back. Raises TandaRusakError where it was changed."""
    data = _lepas(teks, ())
    try:
        tanda = TandaLembar(**data)
    except TypeError:
        raise TandaRusakError("unknown fields") from None
    angka = (tanda.tahun, tanda.sampai, tanda.baris)
    if not all(type(x) is int for x in angka) or not 1 <= tanda.sampai <= 12:
        raise TandaRusakError("figures")
    return tanda


def baca_tanda_baris(teks: str, lembar: TandaLembar, tulisan: Sequence[str]) -> TandaBaris:
    """The mark of a row back. Raises TandaRusakError where it, its sheet or the words beside it changed."""
    data = _lepas(teks, (*_milik(lembar), *tulisan))
    try:
        data["bagian"] = Bagian(data["bagian"])
        data["bulan"] = tuple(data["bulan"])
        data["semula"] = {int(bulan): str(isi) for bulan, isi in data["semula"].items()}
        return TandaBaris(**data)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise TandaRusakError("fields") from None


def sidik(teks: str) -> str:
    """A short digest of a text as a form shows it; "" for an empty one."""
    rapi = " ".join(teks.split())
    return hashlib.sha256(rapi.encode("utf-8", "surrogatepass")).hexdigest()[:16] if rapi else ""


def _milik(lembar: TandaLembar) -> tuple[str, ...]:
    return (lembar.kantor, lembar.pengampu, str(lembar.tahun))


def _rangkai(jenis: str, data: Mapping[str, Any], tulisan: Sequence[str]) -> str:
    isi = json.dumps(data, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return f"{tanda_polos(jenis)}|{_sidik_tanda(isi, tulisan)}|{isi}"


def _lepas(teks: str, tulisan: Sequence[str]) -> dict[str, Any]:
    bagian = teks.split("|", 3)
    if len(bagian) != 4 or bagian[2] != _sidik_tanda(bagian[3], tulisan):
        raise TandaRusakError("digest")
    try:
        data: Any = json.loads(bagian[3])
    except (ValueError, RecursionError):
        raise TandaRusakError("json") from None
    if not isinstance(data, dict):
        raise TandaRusakError("json")
    return cast("dict[str, Any]", data)


def _sidik_tanda(isi: str, tulisan: Sequence[str]) -> str:
    """Digest of a mark and of the words beside it, whatever blanks and line ends a program made of them."""
    rapi = [_tertulis(t) for t in tulisan]
    gabungan = json.dumps([isi, *rapi], ensure_ascii=True)
    return hashlib.sha256(gabungan.encode("ascii")).hexdigest()[:16]


def _tertulis(teks: str) -> str:
    """What of a visible text a workbook keeps: its printable letters."""
    return "".join(c for c in teks if c.isprintable() and not c.isspace())[:MAKS_TERTULIS]
