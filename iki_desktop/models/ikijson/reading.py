"""An office from iki-json: nothing is believed, everything refused is named with its place."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from iki_desktop.models.ikijson.cursor import Cursor, quote
from iki_desktop.models.ikijson.writing import FORMAT, VERSI
from iki_desktop.models.kantor import (
    SKALA,
    IsiKantor,
    JenisKantor,
    Kantor,
    Margin,
    Masa,
    Pegawai,
    Pengaturan,
    Sebagai,
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
    Penandatangan,
    Pengampu,
    Sasaran,
    Target,
)
from iki_desktop.models.konsolidasi import konsolidasi_bawaan
from iki_desktop.models.realisasi import KeadaanPeriode, KeadaanSel, Periode, Sel
from iki_desktop.models.tanggal import TAHUN_AKHIR, TAHUN_AWAL

MAKS_LOGO = 3_000_000  # characters of base64

_BAWAAN = Pengaturan()
_KUNCI_PENGATURAN = frozenset(Pengaturan.__dataclass_fields__)


def from_json(data: Any) -> IsiKantor:
    """Read an iki-json structure, or the "hasil" of an import report's own structure.

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
    pengaturan, lain = _pengaturan(akar.object("pengaturan"))
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
        _realisasi(akar, milik),
        tuple(_pegawai(p, kursi) for p in akar.objects("pegawai")),
        _semua_periode(akar),
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
    pejabat, lampiran = k.object("penandatangan"), k.object("lampiran")
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
        penandatangan=Penandatangan(
            nama=pejabat.text("nama"),
            jabatan=pejabat.text("jabatan"),
            pangkat=pejabat.text("pangkat"),
            nip=pejabat.text("nip"),
            atas_nama=pejabat.text("atas_nama"),
        ),
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


def _realisasi(akar: Cursor, milik: Mapping[str, set[str]]) -> tuple[Sel, ...]:
    hasil: dict[tuple[str, str, int, int], Sel] = {}
    for s in akar.objects("realisasi"):
        sel = _sel(s, milik)
        if sel.kunci in hasil:
            raise s.refusal(f"bulan {sel.bulan} tahun {sel.tahun} dari indikator itu sudah terisi")
        hasil[sel.kunci] = sel
    return tuple(hasil.values())


def _sel(s: Cursor, milik: Mapping[str, set[str]]) -> Sel:
    indikator = s.reference("indikator", milik)
    pengampu = s.reference("pengampu", milik[indikator])
    keadaan = s.choice("keadaan", KeadaanSel, KeadaanSel.ANGKA)
    nilai, pembilang, penyebut = s.figure("nilai"), s.figure("pembilang"), s.figure("penyebut")
    if keadaan is KeadaanSel.NIHIL:
        if not nilai is pembilang is penyebut is None:
            raise s.refusal("keadaannya nihil, tetapi ada angkanya")
    elif (pembilang is None) != (penyebut is None):
        raise s.refusal("pembilang dan penyebut harus ada dua-duanya")
    elif (nilai is None) == (pembilang is None):
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
        catatan=s.text("catatan"),
        bukti=s.text("bukti"),
    )


def _pegawai(p: Cursor, kursi: set[str]) -> Pegawai:
    masa: list[Masa] = []
    for j in p.objects("jabatan"):
        mulai, selesai = j.date("mulai"), j.date("selesai")
        if mulai and selesai and mulai > selesai:
            raise j.refusal("mulai lebih akhir daripada selesai")
        sebagai = j.choice("sebagai", Sebagai, Sebagai.DEFINITIF)
        masa.append(Masa(j.reference("pengampu", kursi), mulai, selesai, sebagai))
    return Pegawai(p.id(), p.text("nama"), p.text("nip"), p.text("pangkat"), tuple(masa))


def _semua_periode(akar: Cursor) -> tuple[Periode, ...]:
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


def _pengaturan(p: Cursor) -> tuple[Pengaturan, dict[str, Any]]:
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
        judul_lampiran=p.text("judul_lampiran", _BAWAAN.judul_lampiran),
        judul_kolom=_BAWAAN.judul_kolom if p.data.get("judul_kolom") is None else p.texts("judul_kolom"),
        kop=p.texts("kop"),
        logo=p.text("logo", maks=MAKS_LOGO),
        gelar=p.flag("gelar", _BAWAAN.gelar),
        pangkat_nip=p.flag("pangkat_nip", _BAWAAN.pangkat_nip),
        tw_kumulatif=p.flag("tw_kumulatif", _BAWAAN.tw_kumulatif),
    )
    return pengaturan, {k: isi for k, isi in p.data.items() if k not in _KUNCI_PENGATURAN}


def _ukuran(p: Cursor, kunci: str, bawaan: Decimal) -> Decimal:
    """A type size in pt, within what can be read and printed."""
    ukuran = p.figure(kunci)
    if ukuran is None:
        return bawaan
    if not 6 <= ukuran <= 24:
        raise p.refusal(f"{kunci} {quote(ukuran)} di luar 6–24")
    return ukuran
