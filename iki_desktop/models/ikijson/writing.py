"""An office as iki-json: every key of antarmuka.md always present, null where absent, figures as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from iki_desktop.models.angka import angka_json, besaran_json
from iki_desktop.models.banding import Banding, Keadaan, Putusan
from iki_desktop.models.catatan import Bacaan, Catatan
from iki_desktop.models.cocokkan import Cocokan, kalimat_cocokan
from iki_desktop.models.kantor import IsiKantor, Kantor, Pegawai, Pengaturan
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Penandatangan, Target
from iki_desktop.models.realisasi import KETERANGAN, Periode, Sel

FORMAT = "iki-json"
VERSI = 1

Json = dict[str, Any]


def to_json(isi: IsiKantor) -> Json:
    """All of an office as a structure json.dumps takes as it is.

    The same office always gives the same structure: cells stand in the order of their indikator,
    pengampu, year and month, months in the order of the calendar; everything else as the office has it.
    """
    return {
        "format": FORMAT,
        "versi": VERSI,
        "kantor": _kantor(isi.kantor),
        "keputusan": [_keputusan(k) for k in isi.keputusan],
        "realisasi": [sel_json(s) for s in urutkan_sel(isi.keputusan, isi.realisasi)],
        "pegawai": [_pegawai(p) for p in isi.pegawai],
        "periode": [_periode(p) for p in sorted(isi.periode, key=lambda p: (p.tahun, p.bulan))],
        "pengaturan": {**isi.lain, **_pengaturan(isi.pengaturan)},
    }


def catatan_json(catatan: Catatan) -> Json:
    """One remark as the reports of impor and periksa carry it."""
    return {
        "baris": catatan.baris,
        "tempat": _teks(catatan.tempat),
        "tingkat": catatan.tingkat.value,
        "kode": catatan.kode,
        "pesan": catatan.pesan,
    }


def bacaan_json(bacaan: Bacaan) -> Json:
    """The report of `impor --json`: what was read under "hasil", and the remarks."""
    return {
        "hasil": to_json(
            IsiKantor(bacaan.kantor, (bacaan.keputusan,), pengaturan=bacaan.tata.terapkan(Pengaturan()))
        ),
        "catatan": [catatan_json(c) for c in bacaan.catatan],
    }


def banding_json(banding: Banding, putusan: Mapping[str, Putusan]) -> Json:
    """How the read kartu stand to those of the file: the counts, and each kartu with what is done with it."""
    return {
        **{keadaan.value: banding.banyak(keadaan) for keadaan in Keadaan},
        "hanya_di_berkas": [k.id for k in banding.tak_di_naskah],
        "kartu": [
            {
                "urut": k.baca.urut,
                "jabatan": _teks(k.baca.jabatan),
                "keadaan": k.keadaan.value,
                "putusan": putusan[k.baca.id].value,
                "di_berkas": k.lama.id if k.lama else None,
                "beda": [{"tempat": b.tempat, "lama": b.lama, "baru": b.baru} for b in k.beda],
            }
            for k in banding.kartu
        ],
    }


def cocokan_json(isi: IsiKantor, cocokan: Cocokan, bernama: bool = False) -> Json:
    """The report of `periksa --kode --json`: of which paper the code is, and what differs (paper, file).

    `isi` and `bernama` are as in `kalimat_cocokan`.
    """
    kertas = cocokan.kertas
    return {
        "kode": cocokan.kode,
        "hasil": cocokan.hasil.value,
        "pesan": kalimat_cocokan(isi, cocokan, bernama),
        "kertas": kertas
        and {
            "jenis": kertas.jenis,
            "tahun": kertas.tahun,
            "sampai": kertas.sampai,
            "kartu": None if kertas.kartu is None else list(kertas.kartu),
        },
        "beda": [{"tempat": b.tempat, "lama": b.lama, "baru": b.baru} for b in cocokan.beda],
    }


def urutkan_sel(keputusan: Sequence[Keputusan], realisasi: Sequence[Sel]) -> list[Sel]:
    """Cells in the order of the papers; those of an unknown indikator last, by id."""
    letak: dict[str, int] = {}
    for kartu in (kartu for k in keputusan for kartu in k.kartu):
        for pengampu in kartu.pengampu:
            letak.setdefault(pengampu.id, len(letak))
        for indikator in kartu.indikator():
            letak.setdefault(indikator.id, len(letak))
    akhir = len(letak)

    def kunci(s: Sel) -> tuple[int, str, int, str, int, int]:
        tempat, kursi = letak.get(s.indikator, akhir), letak.get(s.pengampu, akhir)
        return (tempat, s.indikator, kursi, s.pengampu, s.tahun, s.bulan)

    return sorted(realisasi, key=kunci)


def _teks(teks: str) -> str | None:
    return teks or None


def _kantor(k: Kantor) -> Json:
    return {
        "id": k.id,
        "jenis": k.jenis.value,
        "nama": _teks(k.nama),
        "kabupaten": _teks(k.kabupaten),
        "provinsi": _teks(k.provinsi),
        "kode_wilayah": _teks(k.kode_wilayah),
        "alamat": _teks(k.alamat),
        "telepon": _teks(k.telepon),
        "laman": _teks(k.laman),
        "email": _teks(k.email),
        "kode_pos": _teks(k.kode_pos),
    }


def _orang(p: Penandatangan) -> Json:
    return {
        "nama": _teks(p.nama),
        "jabatan": _teks(p.jabatan),
        "pangkat": _teks(p.pangkat),
        "nip": _teks(p.nip),
        "atas_nama": _teks(p.atas_nama),
    }


def _keputusan(k: Keputusan) -> Json:
    return {
        "id": k.id,
        "tahun": k.tahun,
        "nomor": _teks(k.nomor),
        "tanggal": k.tanggal.isoformat() if k.tanggal else None,
        "tanggal_teks": _teks(k.tanggal_teks),
        "tempat": _teks(k.tempat),
        "tentang": _teks(k.tentang),
        "menetapkan": _teks(k.menetapkan),
        "menimbang": list(k.menimbang),
        "mengingat": list(k.mengingat),
        "diktum": [{"label": d.label, "teks": d.teks} for d in k.diktum],
        "penandatangan": _orang(k.penandatangan),
        "lampiran": {"nomor": _teks(k.lampiran.nomor), "tanggal": _teks(k.lampiran.tanggal)},
        "kartu": [_kartu(kartu) for kartu in k.kartu],
    }


def _kartu(k: Kartu) -> Json:
    return {
        "id": k.id,
        "urut": k.urut,
        "jenis": k.jenis.value,
        "bagian": _teks(k.bagian),
        "jabatan": _teks(k.jabatan),
        "unit": _teks(k.unit),
        "tugas": list(k.tugas),
        "fungsi": list(k.fungsi),
        "gaya_tugas": k.gaya_tugas.value,
        "gaya_fungsi": k.gaya_fungsi.value,
        "judul_kolom": list(k.judul_kolom),
        "pengampu": [{"id": p.id, "unit": _teks(p.unit)} for p in k.pengampu],
        "sasaran": [
            {"id": s.id, "teks": _teks(s.teks), "indikator": [_indikator(i) for i in s.indikator]}
            for s in k.sasaran
        ],
    }


def _indikator(i: Indikator) -> Json:
    hasil: Json = {
        "id": i.id,
        "teks": _teks(i.teks),
        "jenis": i.jenis.value,
        "satuan": _teks(i.satuan),
        "formulasi": _teks(i.formulasi),
        "komponen": list(i.komponen),
        "pembilang": _teks(i.pembilang),
        "penyebut": _teks(i.penyebut),
        "sumber_data": _teks(i.sumber_data),
        "penanggung_jawab": _teks(i.penanggung_jawab),
        "konsolidasi": i.konsolidasi.value,
        "arah": i.arah.value,
        "frekuensi": i.frekuensi.value,
        "desimal": i.desimal,
        "target": _target(i.target),
    }
    if i.target_pengampu:
        # Not among the keys of the contract, so only where a pengampu does have a target of its own.
        hasil["target_pengampu"] = {p: _target(t) for p, t in sorted(i.target_pengampu.items())}
    return hasil


def _target(target: Mapping[int, Target]) -> Json:
    return {
        str(tahun): {
            "tahun": None if t.tahun is None else besaran_json(t.tahun),
            "tw": None if t.tw is None else [None if b is None else besaran_json(b) for b in t.tw],
            "bulan": {str(b): besaran_json(t.bulan[b]) for b in sorted(t.bulan)} or None,
            "tw_kumulatif": t.tw_kumulatif,
        }
        for tahun, t in sorted(target.items())
    }


def sel_json(s: Sel) -> Json:
    """One recorded cell."""
    return {
        "indikator": s.indikator,
        "pengampu": s.pengampu,
        "tahun": s.tahun,
        "bulan": s.bulan,
        "keadaan": s.keadaan.value,
        "nilai": None if s.nilai is None else angka_json(s.nilai),
        "pembilang": None if s.pembilang is None else angka_json(s.pembilang),
        "penyebut": None if s.penyebut is None else angka_json(s.penyebut),
        "catatan": _teks(s.catatan),
        "bukti": _teks(s.bukti),
        # Keys beyond the contract only where they say something, so that older readers see what they know.
        **{kunci: isi for kunci in KETERANGAN[1:] if kunci != "bukti" and (isi := getattr(s, kunci))},
    }


def _pegawai(p: Pegawai) -> Json:
    return {
        "id": p.id,
        "nama": _teks(p.nama),
        "nip": _teks(p.nip),
        "pangkat": _teks(p.pangkat),
        "jabatan": [
            {
                "pengampu": m.pengampu,
                "mulai": m.mulai.isoformat() if m.mulai else None,
                "selesai": m.selesai.isoformat() if m.selesai else None,
                "sebagai": m.sebagai.value,
            }
            for m in p.jabatan
        ],
    }


def _periode(p: Periode) -> Json:
    return {
        "tahun": p.tahun,
        "bulan": p.bulan,
        "keadaan": p.keadaan.value,
        "oleh": _teks(p.oleh),
        "pada": p.pada.isoformat() if p.pada else None,
        "alasan": _teks(p.alasan),
    }


def _pengaturan(p: Pengaturan) -> Json:
    m = p.margin
    return {
        "skala": p.skala,
        "batas_capaian": None if p.batas_capaian is None else angka_json(p.batas_capaian),
        "kertas": p.kertas,
        "orientasi_lampiran": p.orientasi_lampiran,
        "margin": {"atas": m.atas, "bawah": m.bawah, "kiri": m.kiri, "kanan": m.kanan},
        "huruf": p.huruf,
        "ukuran_huruf": angka_json(p.ukuran_huruf),
        "ukuran_tabel": angka_json(p.ukuran_tabel),
        "label_bernomor": p.label_bernomor,
        "kartu_halaman_baru": p.kartu_halaman_baru,
        "judul_lampiran": p.judul_lampiran,
        "judul_kolom": list(p.judul_kolom),
        "kop": list(p.kop),
        "logo": _teks(p.logo),
        "gelar": p.gelar,
        "pangkat_nip": p.pangkat_nip,
        "tw_kumulatif": p.tw_kumulatif,
        "tembusan": list(p.tembusan),
        "penyalin": _orang(p.penyalin),
    }
