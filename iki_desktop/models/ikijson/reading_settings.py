"""The settings of an iki-json structure: known ones checked, unknown ones of a newer version kept."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from iki_desktop.models.ikijson.cursor import Cursor, quote
from iki_desktop.models.kantor import SKALA, Margin, Pengaturan
from iki_desktop.models.keputusan import Penandatangan

MAKS_LOGO = 3_000_000  # characters of base64

_BAWAAN = Pengaturan()
_KUNCI = frozenset(Pengaturan.__dataclass_fields__)


def read_pengaturan(p: Cursor) -> tuple[Pengaturan, dict[str, Any]]:
    """The settings, and those that this version does not know."""
    margin = p.object("margin")
    bawaan = _BAWAAN.margin
    batas = p.figure("batas_capaian") if "batas_capaian" in p.data else _BAWAAN.batas_capaian
    if batas is not None and batas <= 0:
        raise p.refusal("batas_capaian harus lebih dari 0")
    pengaturan = Pengaturan(
        skala=p.one_of("skala", SKALA, _BAWAAN.skala),
        batas_capaian=batas,
        kertas=p.one_of("kertas", ("F4", "A4"), _BAWAAN.kertas),
        orientasi_lampiran=p.one_of("orientasi_lampiran", ("tegak", "mendatar"), _BAWAAN.orientasi_lampiran),
        margin=Margin(
            atas=margin.integer("atas", 0, 100, bawaan.atas),
            bawah=margin.integer("bawah", 0, 100, bawaan.bawah),
            kiri=margin.integer("kiri", 0, 100, bawaan.kiri),
            kanan=margin.integer("kanan", 0, 100, bawaan.kanan),
        ),
        huruf=p.text("huruf", _BAWAAN.huruf, 100),
        ukuran_huruf=_ukuran(p, "ukuran_huruf", _BAWAAN.ukuran_huruf),
        ukuran_tabel=_ukuran(p, "ukuran_tabel", _BAWAAN.ukuran_tabel),
        label_bernomor=p.flag("label_bernomor", _BAWAAN.label_bernomor),
        kartu_halaman_baru=p.flag("kartu_halaman_baru", _BAWAAN.kartu_halaman_baru),
        judul_lampiran=p.text("judul_lampiran", _BAWAAN.judul_lampiran),
        judul_kolom=_BAWAAN.judul_kolom if p.data.get("judul_kolom") is None else p.texts("judul_kolom"),
        kop=p.texts("kop"),
        logo=p.text("logo", maks=MAKS_LOGO),
        gelar=p.flag("gelar", _BAWAAN.gelar),
        pangkat_nip=p.flag("pangkat_nip", _BAWAAN.pangkat_nip),
        tw_kumulatif=p.flag("tw_kumulatif", _BAWAAN.tw_kumulatif),
        tembusan=p.texts("tembusan"),
        penyalin=read_penandatangan(p.object("penyalin")),
    )
    return pengaturan, {k: isi for k, isi in p.data.items() if k not in _KUNCI}


def read_penandatangan(p: Cursor) -> Penandatangan:
    """Who signs a paper, or certifies its copy."""
    return Penandatangan(
        nama=p.text("nama"),
        jabatan=p.text("jabatan"),
        pangkat=p.text("pangkat"),
        nip=p.text("nip"),
        atas_nama=p.text("atas_nama"),
    )


def _ukuran(p: Cursor, kunci: str, bawaan: Decimal) -> Decimal:
    """A type size in pt, within what can be read and printed."""
    ukuran = p.figure(kunci)
    if ukuran is None:
        return bawaan
    if not 6 <= ukuran <= 24:
        raise p.refusal(f"{kunci} {quote(ukuran)} di luar 6–24")
    return ukuran
