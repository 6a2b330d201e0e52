"""The figures, people and months of an iki-json structure, held against the kartu they point to."""

from __future__ import annotations

import re
from collections.abc import Mapping

from iki_desktop.models.ikijson.cursor import Cursor
from iki_desktop.models.kantor import Masa, Pegawai, Sebagai
from iki_desktop.models.realisasi import KETERANGAN, KeadaanPeriode, KeadaanSel, Periode, Sel

_SHA256 = re.compile("[0-9a-f]{64}")


def read_realisasi(akar: Cursor, milik: Mapping[str, set[str]]) -> tuple[Sel, ...]:
    hasil: dict[tuple[str, str, int, int], Sel] = {}
    for s in akar.objects("realisasi"):
        sel = _sel(s, milik)
        if sel.kunci in hasil:
            raise s.refusal(f"bulan {sel.bulan} tahun {sel.tahun} dari indikator itu sudah terisi")
        hasil[sel.kunci] = sel
    return tuple(hasil.values())


def _sel(s: Cursor, milik: Mapping[str, set[str]]) -> Sel:
    indikator = s.reference("indikator", milik)
    pengampu = s.reference("pengampu", milik[indikator], "bukan pengampu indikator itu")
    keadaan = s.choice("keadaan", KeadaanSel, KeadaanSel.ANGKA)
    nilai, pembilang, penyebut = s.figure("nilai"), s.figure("pembilang"), s.figure("penyebut")
    if keadaan is KeadaanSel.NIHIL:
        if not nilai is pembilang is penyebut is None:
            raise s.refusal("keadaannya nihil, tetapi ada angkanya")
    elif (nilai is None) == (pembilang is penyebut is None):
        # One part alone is kept as it is: an office that is half way through typing exports it so.
        raise s.refusal("harus berisi nilai, atau pembilang dan penyebut")
    return Sel(
        indikator=indikator,
        pengampu=pengampu,
        tahun=s.year(),
        bulan=s.month(),
        keadaan=keadaan,
        nilai=nilai,
        pembilang=pembilang,
        penyebut=penyebut,
        **{kunci: s.text(kunci) for kunci in KETERANGAN[:-1]},
        bukti_sha256=_sha256(s),
    )


def _sha256(s: Cursor) -> str:
    sidik = s.text("bukti_sha256").lower()
    if sidik and not _SHA256.fullmatch(sidik):
        raise s.refusal("bukti_sha256 harus 64 angka heksadesimal")
    return sidik


def read_pegawai(p: Cursor, kursi: set[str]) -> Pegawai:
    masa: list[Masa] = []
    for j in p.objects("jabatan"):
        mulai, selesai = j.date("mulai"), j.date("selesai")
        if mulai and selesai and mulai > selesai:
            raise j.refusal("mulai lebih akhir daripada selesai")
        sebagai = j.choice("sebagai", Sebagai, Sebagai.DEFINITIF)
        masa.append(Masa(j.reference("pengampu", kursi), mulai, selesai, sebagai))
    return Pegawai(p.id(), p.text("nama"), p.text("nip"), p.text("pangkat"), tuple(masa))


def read_periode(akar: Cursor) -> tuple[Periode, ...]:
    hasil: dict[tuple[int, int], Periode] = {}
    for p in akar.objects("periode"):
        periode = Periode(
            tahun=p.year(),
            bulan=p.month(),
            keadaan=p.choice("keadaan", KeadaanPeriode, KeadaanPeriode.TERBUKA),
            oleh=p.text("oleh"),
            pada=p.moment("pada"),
            alasan=p.text("alasan"),
        )
        if (periode.tahun, periode.bulan) in hasil:
            raise p.refusal(f"bulan {periode.bulan} tahun {periode.tahun} ditulis dua kali")
        hasil[periode.tahun, periode.bulan] = periode
    return tuple(hasil.values())
