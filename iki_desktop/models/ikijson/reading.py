"""An office from iki-json: nothing is believed, everything refused is named with its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from iki_desktop.models.ikijson.cursor import Cursor, quote
from iki_desktop.models.ikijson.reading_figures import read_pegawai, read_periode, read_realisasi
from iki_desktop.models.ikijson.reading_settings import read_penandatangan, read_pengaturan
from iki_desktop.models.ikijson.writing import FORMAT, VERSI
from iki_desktop.models.kantor import (
    IsiKantor,
    JenisKantor,
    Kantor,
    Pengaturan,
    new_id,
)
from iki_desktop.models.keputusan import (
    Arah,
    Diktum,
    Frekuensi,
    Gaya,
    Indikator,
    JenisIndikator,
    JenisKartu,
    Kartu,
    Keputusan,
    Konsolidasi,
    Lampiran,
    Pengampu,
    Sasaran,
    Target,
)
from iki_desktop.models.tafsir import konsolidasi_bawaan
from iki_desktop.models.tanggal import TAHUN_AKHIR, TAHUN_AWAL


def from_json(data: Any) -> IsiKantor:
    """Read an iki-json structure (of `ekspor json`, or what an import report holds under "hasil").

    Keys that are absent get their default, objects without id a fresh one; unknown settings are kept in
    `lain`, other unknown keys are ignored. Raises InputRefused with one sentence that names the place
    ("Kartu 3, sasaran 1, indikator 2: jenis “x” tidak dikenal.").
    """
    akar = Cursor(data, "", set())
    if akar.data.get("format") != FORMAT:
        raise akar.refusal(f'Isinya tidak bertanda "format": "{FORMAT}", jadi bukan ekspor IKI Desktop')
    versi = akar.integer("versi", 1, 1_000_000, VERSI)
    if versi > VERSI:
        raise akar.refusal(
            f"Isinya ditulis oleh versi yang lebih baru (iki-json versi {versi}); pasang versi itu"
        )
    pengaturan, lain = read_pengaturan(akar.object("pengaturan"))
    kantor = _kantor(akar.object("kantor"))
    banyak = len(akar.list("keputusan")) > 1
    keputusan = tuple(_keputusan(k, pengaturan) for k in akar.objects("keputusan", numbered=banyak))
    milik = {
        i.id: {p.id for p in kartu.pengampu}
        for k in keputusan
        for kartu in k.kartu
        for i in kartu.indikator()
    }
    kursi = {p.id for k in keputusan for kartu in k.kartu for p in kartu.pengampu}
    return IsiKantor(
        kantor,
        keputusan,
        read_realisasi(akar, milik),
        tuple(read_pegawai(p, kursi) for p in akar.objects("pegawai")),
        read_periode(akar),
        pengaturan,
        lain,
    )


def _kantor(k: Cursor) -> Kantor:
    if not k.data:
        raise k.refusal("tidak ada isinya")
    return Kantor(
        id=k.id(),
        nama=k.text("nama"),
        jenis=k.choice("jenis", JenisKantor, JenisKantor.KECAMATAN),
        kabupaten=k.text("kabupaten"),
        provinsi=k.text("provinsi"),
        kode_wilayah=k.text("kode_wilayah"),
        alamat=k.text("alamat"),
        telepon=k.text("telepon"),
        laman=k.text("laman"),
        email=k.text("email"),
        kode_pos=k.text("kode_pos"),
    )


def _keputusan(k: Cursor, pengaturan: Pengaturan) -> Keputusan:
    lampiran = k.object("lampiran")
    daftar = [_kartu(kartu, n, pengaturan) for n, kartu in enumerate(k.objects("kartu"), 1)]
    return Keputusan(
        id=k.id(),
        tahun=k.year(),
        nomor=k.text("nomor"),
        tanggal=k.date("tanggal"),
        tanggal_teks=k.text("tanggal_teks"),
        tempat=k.text("tempat"),
        tentang=k.text("tentang"),
        menetapkan=k.text("menetapkan"),
        menimbang=k.texts("menimbang"),
        mengingat=k.texts("mengingat"),
        diktum=tuple(Diktum(d.text("label"), d.text("teks")) for d in k.objects("diktum")),
        penandatangan=read_penandatangan(k.object("penandatangan")),
        lampiran=Lampiran(lampiran.text("nomor"), lampiran.text("tanggal")),
        kartu=tuple(sorted(daftar, key=lambda kartu: kartu.urut)),
    )


def _kartu(k: Cursor, nomor: int, pengaturan: Pengaturan) -> Kartu:
    tugas, fungsi = k.texts("tugas"), k.texts("fungsi")
    if k.data.get("pengampu") is None:
        pengampu: tuple[Pengampu, ...] = (Pengampu(new_id()),)  # a seat, so that figures can be recorded
    else:
        pengampu = tuple(Pengampu(p.id(), p.text("unit")) for p in k.objects("pengampu"))
    kursi = {p.id for p in pengampu}
    return Kartu(
        id=k.id(),
        urut=k.integer("urut", -1_000_000, 1_000_000, nomor),
        jenis=k.choice("jenis", JenisKartu, JenisKartu.IKI),
        bagian=k.text("bagian"),
        jabatan=k.text("jabatan"),
        unit=k.text("unit"),
        tugas=tugas,
        fungsi=fungsi,
        gaya_tugas=k.choice("gaya_tugas", Gaya, _gaya(tugas)),
        gaya_fungsi=k.choice("gaya_fungsi", Gaya, _gaya(fungsi)),
        judul_kolom=k.texts("judul_kolom"),
        pengampu=pengampu,
        sasaran=tuple(_sasaran(s, kursi, pengaturan) for s in k.objects("sasaran")),
    )


def _gaya(butir: tuple[str, ...]) -> Gaya:
    """How a list is set where the structure does not say."""
    if not butir:
        return Gaya.KOSONG
    return Gaya.PARAGRAF if len(butir) == 1 else Gaya.ABC


def _sasaran(s: Cursor, kursi: set[str], pengaturan: Pengaturan) -> Sasaran:
    return Sasaran(
        s.id(), s.text("teks"), tuple(_indikator(i, kursi, pengaturan) for i in s.objects("indikator"))
    )


def _indikator(i: Cursor, kursi: set[str], pengaturan: Pengaturan) -> Indikator:
    jenis = i.choice("jenis", JenisIndikator, JenisIndikator.JUMLAH)
    pembilang, penyebut = i.text("pembilang"), i.text("penyebut")
    berbagian = jenis is JenisIndikator.PERSENTASE and bool(pembilang and penyebut)
    desimal = i.data.get("desimal")
    sendiri = i.object("target_pengampu")
    return Indikator(
        id=i.id(),
        teks=i.text("teks"),
        jenis=jenis,
        satuan=i.text("satuan"),
        formulasi=i.text("formulasi"),
        komponen=i.texts("komponen"),
        pembilang=pembilang,
        penyebut=penyebut,
        sumber_data=i.text("sumber_data"),
        penanggung_jawab=i.text("penanggung_jawab"),
        konsolidasi=i.choice("konsolidasi", Konsolidasi, konsolidasi_bawaan(jenis, berbagian)),
        arah=i.choice("arah", Arah, Arah.NAIK),
        frekuensi=i.choice("frekuensi", Frekuensi, Frekuensi.BULANAN),
        desimal=None if desimal is None else i.integer("desimal", 0, 8),
        target=_target(i.object("target"), pengaturan),
        target_pengampu={
            _kursi(sendiri, p, kursi): _target(sendiri.object(p), pengaturan) for p in sendiri.data
        },
    )


def _kursi(c: Cursor, teks: str, kursi: set[str]) -> str:
    hasil = c.uuid(teks, "pengampu")
    if hasil not in kursi:
        raise c.refusal(f"pengampu {quote(teks)} bukan pengampu kartu ini")
    return hasil


def _target(t: Cursor, pengaturan: Pengaturan) -> Mapping[int, Target]:
    return {
        t.whole(tahun, "tahun", TAHUN_AWAL, TAHUN_AKHIR): _target_tahun(t.object(tahun), pengaturan)
        for tahun in t.data
    }


def _target_tahun(t: Cursor, pengaturan: Pengaturan) -> Target:
    tw = None
    if t.data.get("tw") is not None:
        daftar = t.list("tw")
        if len(daftar) != 4:
            raise t.refusal(f"tw harus berisi 4 target, bukan {len(daftar)}")
        tw = tuple(t.target_figure(b, f"tw {n}") for n, b in enumerate(daftar, 1))
    bulan = t.object("bulan")
    per_bulan = {
        bulan.whole(b, "bulan", 1, 12): bulan.target_figure(isi, f"bulan {b}")
        for b, isi in bulan.data.items()
    }
    return Target(
        tahun=t.target_figure(t.data.get("tahun"), "tahun"),
        tw=tw,
        bulan={b: isi for b, isi in per_bulan.items() if isi is not None},
        tw_kumulatif=t.flag("tw_kumulatif", pengaturan.tw_kumulatif),
    )
