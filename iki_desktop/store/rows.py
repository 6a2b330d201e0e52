"""Domain objects as rows of the file: the whole tree of a keputusan, a pegawai, a cell, a month."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from iki_desktop.models.kantor import Kantor, Pegawai, Pengaturan
from iki_desktop.models.keputusan import (
    Indikator,
    Kartu,
    Keputusan,
    Pengampu,
    Sasaran,
    Target,
)
from iki_desktop.models.realisasi import Periode, Sel
from iki_desktop.models.terbitan import Terbitan
from iki_desktop.store import codec
from iki_desktop.store.tables import Row, id_sel, key_id

Tree = dict[str, list[Row]]
"""Rows by table; parents stand before children."""


def kantor_row(kantor: Kantor) -> Row:
    return {
        "id": kantor.id,
        "jenis": kantor.jenis.value,
        "nama": kantor.nama,
        "kabupaten": kantor.kabupaten,
        "provinsi": kantor.provinsi,
        "kode_wilayah": kantor.kode_wilayah,
        "alamat": kantor.alamat,
        "telepon": kantor.telepon,
        "laman": kantor.laman,
        "email": kantor.email,
        "kode_pos": kantor.kode_pos,
    }


def settings_rows(kantor_id: str, pengaturan: Pengaturan, lain: Mapping[str, Any] | None = None) -> list[Row]:
    return [
        {
            "id": key_id("pengaturan", kantor_id, kunci),
            "kantor_id": kantor_id,
            "kunci": kunci,
            "nilai": nilai,
        }
        for kunci, nilai in codec.settings_rows(pengaturan, lain).items()
    ]


def keputusan_row(keputusan: Keputusan, kantor_id: str, urut: int) -> Row:
    """The row of the decree itself, without its kartu."""
    ttd = keputusan.penandatangan
    return {
        "id": keputusan.id,
        "kantor_id": kantor_id,
        "urut": urut,
        "tahun": keputusan.tahun,
        "nomor": keputusan.nomor,
        "tanggal": codec.iso(keputusan.tanggal),
        "tanggal_teks": keputusan.tanggal_teks,
        "tempat": keputusan.tempat,
        "tentang": keputusan.tentang,
        "menetapkan": keputusan.menetapkan,
        "menimbang": codec.texts(keputusan.menimbang),
        "mengingat": codec.texts(keputusan.mengingat),
        "diktum": codec.diktum(keputusan.diktum),
        "penandatangan_nama": ttd.nama,
        "penandatangan_jabatan": ttd.jabatan,
        "penandatangan_pangkat": ttd.pangkat,
        "penandatangan_nip": ttd.nip,
        "penandatangan_atas_nama": ttd.atas_nama,
        "lampiran_nomor": keputusan.lampiran.nomor,
        "lampiran_tanggal": keputusan.lampiran.tanggal,
    }


def keputusan_tree(keputusan: Keputusan, kantor_id: str, urut: int) -> Tree:
    """The decree with everything in it. Kartu keep their urut where it orders them, else get 1..n."""
    tree: Tree = {"keputusan": [keputusan_row(keputusan, kantor_id, urut)]}
    kartu = sorted(keputusan.kartu, key=lambda k: k.urut)
    ordered = all(a.urut < b.urut for a, b in pairwise(kartu))
    for n, item in enumerate(kartu, 1):
        merge(tree, kartu_tree(item, keputusan.id, item.urut if ordered else n))
    return tree


def kartu_row(kartu: Kartu, keputusan_id: str, urut: int) -> Row:
    return {
        "id": kartu.id,
        "keputusan_id": keputusan_id,
        "urut": urut,
        "jenis": kartu.jenis.value,
        "bagian": kartu.bagian,
        "jabatan": kartu.jabatan,
        "unit": kartu.unit,
        "tugas": codec.texts(kartu.tugas),
        "fungsi": codec.texts(kartu.fungsi),
        "gaya_tugas": kartu.gaya_tugas.value,
        "gaya_fungsi": kartu.gaya_fungsi.value,
        "judul_kolom": codec.texts(kartu.judul_kolom),
    }


def kartu_tree(kartu: Kartu, keputusan_id: str, urut: int) -> Tree:
    tree: Tree = {"kartu": [kartu_row(kartu, keputusan_id, urut)]}
    merge(tree, {"pengampu": pengampu_rows(kartu.pengampu, kartu.id)})
    for n, sasaran in enumerate(kartu.sasaran, 1):
        merge(tree, sasaran_tree(sasaran, kartu.id, n))
    return tree


def pengampu_rows(pengampu: Iterable[Pengampu], kartu_id: str) -> list[Row]:
    return [{"id": p.id, "kartu_id": kartu_id, "urut": n, "unit": p.unit} for n, p in enumerate(pengampu, 1)]


def sasaran_tree(sasaran: Sasaran, kartu_id: str, urut: int) -> Tree:
    tree: Tree = {"sasaran": [{"id": sasaran.id, "kartu_id": kartu_id, "urut": urut, "teks": sasaran.teks}]}
    for n, indikator in enumerate(sasaran.indikator, 1):
        merge(tree, indikator_tree(indikator, sasaran.id, n))
    return tree


def indikator_row(indikator: Indikator, sasaran_id: str, urut: int) -> Row:
    return {
        "id": indikator.id,
        "sasaran_id": sasaran_id,
        "urut": urut,
        "teks": indikator.teks,
        "jenis": indikator.jenis.value,
        "satuan": indikator.satuan,
        "formulasi": indikator.formulasi,
        "komponen": codec.texts(indikator.komponen),
        "pembilang": indikator.pembilang,
        "penyebut": indikator.penyebut,
        "sumber_data": indikator.sumber_data,
        "penanggung_jawab": indikator.penanggung_jawab,
        "konsolidasi": indikator.konsolidasi.value,
        "arah": indikator.arah.value,
        "frekuensi": indikator.frekuensi.value,
        "desimal": indikator.desimal,
    }


def indikator_tree(indikator: Indikator, sasaran_id: str, urut: int) -> Tree:
    return {
        "indikator": [indikator_row(indikator, sasaran_id, urut)],
        "target": target_rows(indikator),
    }


def target_rows(indikator: Indikator) -> list[Row]:
    """The indikator's targets: those of each pengampu, then those a pengampu has of its own."""
    rows = [target_row(indikator.id, None, tahun, t) for tahun, t in indikator.target.items()]
    for pengampu, per_tahun in indikator.target_pengampu.items():
        rows += [target_row(indikator.id, pengampu, tahun, t) for tahun, t in per_tahun.items()]
    return rows


def target_row(indikator_id: str, pengampu_id: str | None, tahun: int, target: Target) -> Row:
    return {
        "id": key_id("target", indikator_id, pengampu_id or "", tahun),
        "indikator_id": indikator_id,
        "pengampu_id": pengampu_id,
        "tahun": tahun,
        **codec.target_columns(target),
    }


def sel_row(sel: Sel, id_: str | None = None) -> Row:
    """A monthly cell; its id follows from its kunci, unless it is known."""
    return {
        "id": id_ or id_sel(sel.kunci),
        "indikator_id": sel.indikator,
        "pengampu_id": sel.pengampu,
        "tahun": sel.tahun,
        "bulan": sel.bulan,
        "keadaan": sel.keadaan.value,
        "nilai": codec.figure(sel.nilai),
        "pembilang": codec.figure(sel.pembilang),
        "penyebut": codec.figure(sel.penyebut),
        "catatan": sel.catatan,
        "bukti": sel.bukti,
        "kendala": sel.kendala,
        "tindak_lanjut": sel.tindak_lanjut,
        "bukti_tempat": sel.bukti_tempat,
        "bukti_berkas": sel.bukti_berkas,
        "bukti_sha256": sel.bukti_sha256,
    }


def pegawai_tree(pegawai: Pegawai, kantor_id: str, urut: int) -> Tree:
    return {
        "pegawai": [
            {
                "id": pegawai.id,
                "kantor_id": kantor_id,
                "urut": urut,
                "nama": pegawai.nama,
                "nip": pegawai.nip,
                "pangkat": pegawai.pangkat,
            }
        ],
        "masa": [
            {
                "id": key_id("masa", pegawai.id, n),
                "pegawai_id": pegawai.id,
                "urut": n,
                "pengampu_id": masa.pengampu,
                "mulai": codec.iso(masa.mulai),
                "selesai": codec.iso(masa.selesai),
                "sebagai": masa.sebagai.value,
            }
            for n, masa in enumerate(pegawai.jabatan, 1)
        ],
    }


def periode_row(kantor_id: str, periode: Periode) -> Row:
    return {
        "id": key_id("periode", kantor_id, periode.tahun, periode.bulan),
        "kantor_id": kantor_id,
        "tahun": periode.tahun,
        "bulan": periode.bulan,
        "keadaan": periode.keadaan.value,
        "oleh": periode.oleh,
        "pada": codec.iso(periode.pada),
        "alasan": periode.alasan,
    }


def terbitan_row(terbitan: Terbitan) -> Row:
    kertas = terbitan.kertas
    return {
        "id": terbitan.id,
        "kantor_id": terbitan.kantor,
        "jenis": terbitan.jenis,
        "kertas": kertas.jenis,
        "tahun": kertas.tahun,
        "sampai": kertas.sampai,
        "kartu": None if kertas.kartu is None else codec.texts(kertas.kartu),
        "kode": terbitan.kode,
        "nama_berkas": terbitan.nama_berkas,
        "sha256": terbitan.sha256,
        "halaman": terbitan.halaman,
        "oleh": terbitan.oleh,
        "pada": codec.iso(terbitan.pada),
    }


def merge(into: Tree, other: Tree) -> None:
    """Add the other tree's rows behind those of the first."""
    for tabel, rows in other.items():
        into.setdefault(tabel, []).extend(rows)
