"""Small offices for the tests of the rules: by hand with defaults, and at random from Hypothesis."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from iki_desktop.models.cocokkan import isi_kertas
from iki_desktop.models.kantor import IsiKantor, Kantor, Pengaturan, new_id
from iki_desktop.models.keputusan import (
    Arah,
    Besaran,
    Frekuensi,
    Indikator,
    JenisIndikator,
    Kartu,
    Keputusan,
    Konsolidasi,
    Pengampu,
    Rentang,
    Sasaran,
    Target,
)
from iki_desktop.models.kode import kode_isi
from iki_desktop.models.penutupan import Pembukaan
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.models.terbitan import Kertas, Naskah
from iki_desktop.papers import drafts

TAHUN = 2026
D = Decimal


def indikator(jenis: str = "jumlah", *, bagian: bool = False, **lain: Any) -> Indikator:
    """An indikator of a jenis; `bagian` gives a persentase its pembilang and penyebut."""
    if bagian:
        jenis = "persentase"
        lain = {"pembilang": "dokumen selesai", "penyebut": "dokumen masuk", **lain}
    lain.setdefault("teks", "Jumlah dokumen yang disusun")
    return Indikator(id=lain.pop("id", new_id()), jenis=JenisIndikator(jenis), **lain)


def sel(bulan: int, nilai: object = None, *, bagian: tuple[object, object] | None = None, **lain: Any) -> Sel:
    """A cell: a figure, parts, or (with neither) nihil."""
    data: dict[str, Any] = {"indikator": "i", "pengampu": "p", "tahun": TAHUN, **lain}
    if bagian is not None:
        return Sel(bulan=bulan, pembilang=D(str(bagian[0])), penyebut=D(str(bagian[1])), **data)
    if nilai is None:
        return Sel(bulan=bulan, keadaan=KeadaanSel.NIHIL, **data)
    return Sel(bulan=bulan, nilai=D(str(nilai)), **data)


def kantor_dengan(
    *kartu: Kartu,
    realisasi: Sequence[Sel] = (),
    pengaturan: Pengaturan | None = None,
    nama: str = "Contoh",
    **keputusan: Any,
) -> IsiKantor:
    """An office with one keputusan of TAHUN that holds these kartu."""
    return IsiKantor(
        Kantor(new_id(), nama, kabupaten="Kabupaten Teladan"),
        (Keputusan(new_id(), TAHUN, kartu=kartu, **keputusan),),
        tuple(realisasi),
        pengaturan=pengaturan or Pengaturan(),
    )


def kartu(*indikator: Indikator, pengampu: Sequence[str] = ("p",), **lain: Any) -> Kartu:
    """A kartu with one sasaran."""
    lain.setdefault("jabatan", "Kepala Seksi Pemerintahan")
    lain.setdefault("tugas", ("Melaksanakan urusan pemerintahan.",))
    return Kartu(
        id=lain.pop("id", new_id()),
        urut=lain.pop("urut", 1),
        pengampu=tuple(Pengampu(p) for p in pengampu),
        sasaran=(Sasaran(new_id(), "Meningkatnya pelayanan", indikator),),
        **lain,
    )


def kode(catatan: Sequence[Any]) -> list[str]:
    """The codes of remarks, in order."""
    return [c.kode for c in catatan]


# Random figures, targets and offices ----------------------------------------------------------------

figures = st.decimals(min_value=0, max_value=9_999, places=2, allow_nan=False, allow_infinity=False)
signed = st.decimals(min_value=-9_999, max_value=9_999, places=2, allow_nan=False, allow_infinity=False)
months = st.integers(min_value=1, max_value=12)


@st.composite
def besaran(draw: st.DrawFn) -> Besaran:
    a = draw(figures)
    if draw(st.booleans()):
        return a
    b = draw(figures)
    return a if a == b else Rentang(min(a, b), max(a, b))


@st.composite
def targets(draw: st.DrawFn) -> Target:
    tw = draw(st.none() | st.tuples(*[st.none() | besaran()] * 4))
    bulan: Mapping[int, Besaran] = draw(st.dictionaries(months, besaran(), max_size=4))
    return Target(draw(st.none() | besaran()), tw, bulan, draw(st.booleans()))


@st.composite
def cells(draw: st.DrawFn, indikator: Indikator, pengampu: str = "p") -> list[Sel]:
    """Some months of an indikator recorded in its own form, in any order."""
    hasil: list[Sel] = []
    for bulan in draw(st.lists(months, unique=True)):
        kunci: dict[str, Any] = {"indikator": indikator.id, "pengampu": pengampu}
        if draw(st.integers(0, 4)) == 0:
            hasil.append(sel(bulan, **kunci))
        elif indikator.berbagian:
            hasil.append(sel(bulan, bagian=(draw(figures), draw(st.just(D(0)) | figures)), **kunci))
        else:
            hasil.append(sel(bulan, draw(figures), **kunci))
    return hasil


@st.composite
def random_indikator(draw: st.DrawFn, pengampu: Sequence[str] = ("p",)) -> Indikator:
    bagian = draw(st.booleans())
    return indikator(
        draw(st.sampled_from([j.value for j in JenisIndikator])),
        bagian=bagian,
        konsolidasi=draw(st.sampled_from(Konsolidasi)),
        arah=draw(st.sampled_from(Arah)),
        frekuensi=draw(st.sampled_from(Frekuensi)),
        target=draw(st.dictionaries(st.sampled_from([TAHUN, TAHUN - 1]), targets(), max_size=2)),
        target_pengampu=draw(
            st.dictionaries(
                st.sampled_from(list(pengampu)), st.dictionaries(st.just(TAHUN), targets()), max_size=1
            )
        ),
    )


@st.composite
def offices(draw: st.DrawFn) -> IsiKantor:
    """A small office: up to three kartu with one to three pengampu, cells of two years, any settings."""
    daftar: list[Kartu] = []
    realisasi: list[Sel] = []
    for n in range(draw(st.integers(0, 3))):
        kursi = [new_id() for _ in range(draw(st.integers(1, 3)))]
        sasaran: list[Sasaran] = []
        for _ in range(draw(st.integers(0, 2))):
            isi = tuple(draw(random_indikator(kursi)) for _ in range(draw(st.integers(0, 2))))
            sasaran.append(Sasaran(new_id(), "s", isi))
            for i in isi:
                for p in kursi:
                    realisasi += draw(cells(i, p))
        daftar.append(
            Kartu(
                new_id(),
                draw(st.integers(0, 9)),
                bagian=draw(st.sampled_from(["", "II. Sekretariat"])),
                jabatan=f"Jabatan {n}",
                unit=draw(st.sampled_from(["", "Sekretariat", "Seksi"])),
                pengampu=tuple(Pengampu(p) for p in kursi),
                sasaran=tuple(sasaran),
            )
        )
    pengaturan = Pengaturan(
        skala=draw(st.sampled_from(["RKPD", "SKP", "Survei"])),
        batas_capaian=draw(st.sampled_from([None, D(100), D(110), D(120)])),
    )
    return kantor_dengan(*daftar, realisasi=realisasi, pengaturan=pengaturan)


def draft(jenis: str, isi: IsiKantor, **choices: Any) -> Naskah:
    """The one paper that these choices of papers.drafts mean."""
    (naskah,) = drafts(jenis, isi, **choices)
    return naskah


def kode_kertas(isi: IsiKantor, kertas: Kertas, pembukaan: Sequence[Pembukaan] = ()) -> str:
    """The code of this paper if it is made now, "" where there is nothing to make it of."""
    data = isi_kertas(isi, kertas, pembukaan)
    return kode_isi(data) if data is not None else ""
