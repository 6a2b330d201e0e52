"""What a paper says, as data: the same for two papers that say the same, another for any that says otherwise.

Ids, the form of the paper (its size, margins, typeface) and blanks that no eye sees are no part of it. Which
office it is (jenis, nama, kabupaten) always is, so that no two offices have a code in common.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from iki_desktop.models.angka import angka_json, besaran_json
from iki_desktop.models.kantor import IsiKantor, Pengaturan, kartu_berlaku, keputusan_tahun
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Penandatangan, Target
from iki_desktop.models.kolom import Kolom, columns, text_of
from iki_desktop.models.laporan import pembukaan_laporan, pemegang_kartu, pilih_kartu
from iki_desktop.models.penutupan import Pembukaan, catatan_pembukaan
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.models.tanggal import BULAN, akhir_bulan
from iki_desktop.models.terbitan import Data

BENTUK: Final = 1
"""The number of this form, which is part of the data: another form gives other codes."""

SETELAH_DIKUNCI: Final = "perubahan_setelah_dikunci"

_SEL = ("catatan", "bukti")  # what the workbook says of a figure
_SEL_LAPORAN = ("catatan", "kendala", "tindak_lanjut", "bukti")

SelSetahun = Mapping[tuple[str, str], Sequence[tuple[int, Data]]]
"""What is said of the cells of a year, with their months: by the ids of indikator and pengampu."""


def isi_lampiran(isi: IsiKantor, keputusan: Keputusan, kartu: Collection[str] | None = None) -> Data:
    """What the lampiran says of these kartu (ids; None is all)."""
    p = isi.pengaturan
    dipilih = sorted((k for k in keputusan.kartu if kartu is None or k.id in kartu), key=lambda k: k.urut)
    return {
        **kepala("lampiran", isi, keputusan.tahun),
        **_sebutan(isi, keputusan),
        "nomor_lampiran": tampak(keputusan.lampiran.nomor),
        "tanggal_lampiran": tampak(keputusan.lampiran.tanggal),
        "judul": tampak(p.judul_lampiran),
        "label_bernomor": p.label_bernomor,
        "kartu": [_kartu_lampiran(k, p, keputusan.tahun) for k in dipilih],
    }


def isi_keputusan(isi: IsiKantor, keputusan: Keputusan) -> Data:
    """What the decree says, without its lampiran."""
    return {
        **kepala("keputusan", isi, keputusan.tahun),
        **_sebutan(isi, keputusan),
        **kop(isi),
        "tempat": tampak(keputusan.tempat),
        "menimbang": _daftar(keputusan.menimbang),
        "mengingat": _daftar(keputusan.mengingat),
        "menetapkan": tampak(keputusan.menetapkan),
        "diktum": [{"label": tampak(d.label), "teks": tampak(d.teks)} for d in keputusan.diktum],
        "tembusan": _daftar(isi.pengaturan.tembusan),
    }


def isi_salinan(isi: IsiKantor, keputusan: Keputusan) -> Data:
    """What a salinan of the decree says: the same, and who certifies it."""
    p = isi.pengaturan
    return {
        **isi_keputusan(isi, keputusan),
        **kepala("salinan", isi, keputusan.tahun),
        "pengesah_salinan": _orang(p.penyalin, p),
    }


def isi_realisasi(isi: IsiKantor, tahun: int, sampai: int, kartu: Collection[str] | None = None) -> Data:
    """What the workbook of `tahun` says; all its months do, `sampai` (1–12) is the last that counts."""
    sel = sel_setahun(isi, tahun, _SEL)
    hasil = {**_angka("realisasi", isi, tahun, sampai, kartu, 12, sel), **kop(isi)}
    keputusan = keputusan_tahun(isi, tahun)
    if keputusan is None:
        return hasil
    return {**hasil, **penandatangan(isi, keputusan), "tempat": tampak(keputusan.tempat)}


def isi_laporan(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    kartu: Collection[str] | None = None,
    pembukaan: Sequence[Pembukaan] = (),
    sel: SelSetahun | None = None,
) -> Data:
    """What the report of `tahun` up to month `sampai` says: figures up to it, and what is said of them.

    `pembukaan` are the unlockings of the office: riwayat, which stays with a file when its JSON travels.
    `sel` is what `sel_laporan` gives, for who asks of several months.
    """
    sel = sel_laporan(isi, tahun) if sel is None else sel
    hasil = {**_angka("laporan", isi, tahun, sampai, kartu, sampai, sel), **kop(isi)}
    keputusan = keputusan_tahun(isi, tahun)
    if keputusan is None:
        return hasil
    pada = akhir_bulan(tahun, sampai)
    dipilih = (k for k in kartu_berlaku(isi, tahun) if kartu is None or k.id in kartu)
    for satu, k in zip(hasil["kartu"], dipilih, strict=True):
        satu["pemegang"] = _daftar(pemegang_kartu(isi, k, pada))
    return {
        **hasil,
        **_sebutan(isi, keputusan),
        "tempat": tampak(keputusan.tempat),
        **setelah_dikunci(isi, tahun, sampai, kartu, pembukaan),
    }


def setelah_dikunci(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    kartu: Collection[str] | None,
    pembukaan: Sequence[Pembukaan],
) -> Data:
    """What a report tells of months that were unlocked; nothing at all where none was."""
    if not any(p.tahun == tahun and p.bulan <= sampai for p in pembukaan):
        return {}
    dipilih, _ = pilih_kartu(isi, tahun, kartu)
    milik = None if kartu is None else kartu_berlaku(dipilih, tahun)
    catatan = catatan_pembukaan(dipilih, pembukaan_laporan(pembukaan, tahun, sampai, milik))
    return {SETELAH_DIKUNCI: [{"tempat": tampak(c.tempat), "teks": tampak(c.pesan)} for c in catatan]}


def _angka(
    jenis: str,
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    kartu: Collection[str] | None,
    terakhir: int,
    sel: SelSetahun,
) -> Data:
    p = isi.pengaturan
    semua = kartu_berlaku(isi, tahun)
    return {
        **kepala_angka(jenis, isi, tahun, sampai),
        "jumlah_kartu": len(semua),
        "kartu": [kartu_angka(k, p, tahun, terakhir, sel) for k in semua if kartu is None or k.id in kartu],
    }


def sel_laporan(isi: IsiKantor, tahun: int) -> SelSetahun:
    """What a laporan says of the cells of a year."""
    return sel_setahun(isi, tahun, _SEL_LAPORAN)


def sel_setahun(isi: IsiKantor, tahun: int, keterangan: Sequence[str]) -> SelSetahun:
    """What a paper says of the cells of a year: `keterangan` names what stands beside the figures."""
    sel: dict[tuple[str, str], list[tuple[int, Data]]] = {}
    for s in isi.realisasi:
        if s.tahun == tahun:
            sel.setdefault((s.indikator, s.pengampu), []).append((s.bulan, _sel(s, keterangan)))
    return sel


def kepala_angka(jenis: str, isi: IsiKantor, tahun: int, sampai: int) -> Data:
    """Which paper with figures it is, and by which rules of the office they are judged."""
    p = isi.pengaturan
    return {
        **kepala(jenis, isi, tahun),
        "sampai": sampai,
        "skala": p.skala,
        "batas_capaian": None if p.batas_capaian is None else angka_json(p.batas_capaian),
    }


def kepala(jenis: str, isi: IsiKantor, tahun: int) -> Data:
    """Which paper it is, and of which office."""
    k = isi.kantor
    kantor = {"jenis": k.jenis.value, "nama": tampak(k.nama), "kabupaten": tampak(k.kabupaten)}
    return {"bentuk": BENTUK, "kertas": jenis, "kantor": kantor, "tahun": tahun}


def _sebutan(isi: IsiKantor, k: Keputusan) -> Data:
    """How the decree is named, and who signs."""
    return {
        "nomor": tampak(k.nomor),
        "tanggal": k.tanggal.isoformat() if k.tanggal else tampak(k.tanggal_teks),
        "tentang": tampak(k.tentang),
        **penandatangan(isi, k),
    }


def penandatangan(isi: IsiKantor, k: Keputusan) -> Data:
    """Who signs, as the office prints it."""
    return {"penandatangan": _orang(k.penandatangan, isi.pengaturan)}


def _orang(orang: Penandatangan, p: Pengaturan) -> Data:
    pangkat_nip = {"pangkat": tampak(orang.pangkat), "nip": "".join(orang.nip.split())}
    return {
        "nama": tampak(orang.nama),
        "gelar": p.gelar,
        "jabatan": tampak(orang.jabatan),
        "atas_nama": tampak(orang.atas_nama),
        **(pangkat_nip if p.pangkat_nip else {}),
    }


def kop(isi: IsiKantor) -> Data:
    """The letterhead: the office's own lines, or what they are built from; of the logo its digest."""
    k, p = isi.kantor, isi.pengaturan
    alamat = ("alamat", "telepon", "laman", "email", "kode_pos")
    lines = _daftar(p.kop) or [f"{nama}: {teks}" for nama in alamat if (teks := tampak(getattr(k, nama)))]
    return {"kop": lines, "logo": hashlib.sha256(p.logo.encode()).hexdigest() if p.logo else ""}


def _kartu_lampiran(k: Kartu, p: Pengaturan, tahun: int) -> Data:
    kolom = [(kind, title) for kind, title in columns(k, p) if kind not in (Kolom.NO, Kolom.SASARAN)]
    return {
        "jenis": k.jenis.value,
        "bagian": tampak(k.bagian),
        "jabatan": tampak(k.jabatan),
        "tugas": _daftar(k.tugas),
        "fungsi": _daftar(k.fungsi),
        "gaya_tugas": k.gaya_tugas.value,
        "gaya_fungsi": k.gaya_fungsi.value,
        "judul_kolom": [tampak(title) for _, title in columns(k, p)],
        "sasaran": [
            {
                "teks": tampak(s.teks),
                "indikator": [_baris(i, [kind for kind, _ in kolom], k, tahun) for i in s.indikator],
            }
            for s in k.sasaran
        ],
    }


def _baris(i: Indikator, kolom: Iterable[Kolom], kartu: Kartu, tahun: int) -> Data:
    """The cells of one row of the lampiran, each under the name of what it holds."""
    hasil: Data = {
        ("teks" if kind is Kolom.INDIKATOR else kind.value): tampak(text_of(i, kind, tahun)) for kind in kolom
    }
    if i.pembilang.strip() and i.penyebut.strip():  # they stand as a fraction, a persentase's with × 100 %
        hasil |= {
            "pembilang": tampak(i.pembilang),
            "penyebut": tampak(i.penyebut),
            "jenis": i.jenis.value,
        }
    if i.komponen:
        hasil["komponen"] = _daftar(i.komponen)
    triwulan = i.target.get(tahun)
    if kartu.jenis.value == "IKU" and triwulan is not None and triwulan.tw is not None:
        hasil |= {"tw": [None if b is None else besaran_json(b) for b in triwulan.tw]}
        hasil["satuan"] = tampak(i.satuan)
    if i.desimal is not None and ("target" in hasil or "tw" in hasil):
        hasil["desimal"] = i.desimal
    return hasil


def kartu_angka(k: Kartu, p: Pengaturan, tahun: int, sampai: int, sel: SelSetahun) -> Data:
    """What is said of a kartu where its figures are, those up to month `sampai`."""
    kursi = {a.id: f"pengampu {n}" for n, a in enumerate(k.pengampu, 1)}
    return {
        "jenis": k.jenis.value,
        "jabatan": tampak(k.jabatan),
        "unit": tampak(k.unit),
        # The unit it is counted under where it names none (models.rekap.unit_kartu).
        **({"bagian": bagian} if not k.unit and (bagian := tampak(k.bagian)) else {}),
        "judul_kolom": _daftar(k.judul_kolom or p.judul_kolom)[:2],
        "pengampu": [tampak(a.unit) for a in k.pengampu],
        "sasaran": [
            {
                "teks": tampak(s.teks),
                "indikator": [_indikator_angka(i, kursi, tahun, sampai, sel) for i in s.indikator],
            }
            for s in k.sasaran
        ],
    }


def _indikator_angka(
    i: Indikator, kursi: Mapping[str, str], tahun: int, sampai: int, sel: SelSetahun
) -> Data:
    target = {"bersama": i.target, **{n: i.target_pengampu.get(id_, {}) for id_, n in kursi.items()}}
    return {
        "teks": tampak(i.teks),
        "jenis": i.jenis.value,
        "satuan": tampak(i.satuan),
        "bagian": [tampak(i.pembilang), tampak(i.penyebut)] if i.berbagian else [],
        "konsolidasi": i.konsolidasi.value,
        "arah": i.arah.value,
        "frekuensi": i.frekuensi.value,
        "desimal": i.desimal,
        "target": {n: _target(t[tahun]) for n, t in target.items() if tahun in t},
        "realisasi": {
            n: bulanan
            for id_, n in kursi.items()
            if (bulanan := {BULAN[b - 1]: kata for b, kata in sel.get((i.id, id_), ()) if b <= sampai})
        },
    }


def _target(t: Target) -> Data:
    return {
        "setahun": None if t.tahun is None else besaran_json(t.tahun),
        "tw": None if t.tw is None else [None if b is None else besaran_json(b) for b in t.tw],
        "bulan": {BULAN[n - 1]: besaran_json(t.bulan[n]) for n in sorted(t.bulan)},
        "tw_kumulatif": t.tw_kumulatif if t.tw is not None else True,
    }


def _sel(s: Sel, keterangan: Sequence[str]) -> Data:
    if s.keadaan is KeadaanSel.NIHIL:
        angka = "nihil"
    elif s.nilai is not None:
        angka = angka_json(s.nilai)
    else:
        angka = " dari ".join("…" if x is None else angka_json(x) for x in (s.pembilang, s.penyebut))
    return {"angka": angka, **{k: teks for k in keterangan if (teks := tampak(getattr(s, k)))}}


@lru_cache(8192)  # the twelve months of a year have their words in common
def tampak(teks: str) -> str:
    """A text as the eye takes it in: letters composed, runs of blanks as one, no blank ends."""
    baris = (" ".join(b.split()) for b in unicodedata.normalize("NFC", teks).splitlines())
    return "\n".join(baris).strip()


def _daftar(items: Iterable[str]) -> list[str]:
    return [teks for item in items if (teks := tampak(item))]
