"""One kartu: its labels, its table, and the meaning of its indikator, as entities of the domain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from iki_desktop.models.kantor import new_id
from iki_desktop.models.keputusan import (
    Arah,
    Frekuensi,
    Gaya,
    Indikator,
    JenisIndikator,
    JenisKartu,
    Kartu,
    Pengampu,
    Sasaran,
)
from iki_desktop.models.rumus import Pecahan, pecah_rumus, tanpa_seratus
from iki_desktop.models.tafsir import (
    arah_dari_teks,
    frekuensi_dari_teks,
    jenis_dari_teks,
    komponen_dari_teks,
    konsolidasi_bawaan,
    satuan_dari_teks,
    unit_dari_jabatan,
)
from iki_desktop.models.target_teks import target_dari_teks
from iki_desktop.readers.aliran import BarisKartu, TabelKartu
from iki_desktop.readers.daftar import baca_daftar
from iki_desktop.readers.dokumen import PECAHAN_BUKA, PECAHAN_TENGAH, PECAHAN_TUTUP, tanpa_pecahan
from iki_desktop.readers.draf import IndikatorDraf, SasaranDraf
from iki_desktop.readers.isian import bagi_isian
from iki_desktop.readers.jejak import Pencatat, kutip
from iki_desktop.readers.kata import mulai_kecil, polos
from iki_desktop.readers.kebiasaan import Kebiasaan
from iki_desktop.readers.kolom import Peran
from iki_desktop.readers.lampiran import BagianKartu
from iki_desktop.readers.sel import baris_bernomor
from iki_desktop.readers.susun import Penyusun
from iki_desktop.readers.target_tabel import target_draf

MAKS_SEBUT = 3  # names in one remark
RATA = re.compile(r"\b(?:rata-?\s?rata|rerata|rasio|perbandingan)\b", re.IGNORECASE)


def baca_kartu(bagian: BagianKartu, urut: int, tahun: int, kebiasaan: Kebiasaan, pencatat: Pencatat) -> Kartu:
    """Understand one kartu. Remarks name it by its place, and once it is known by its jabatan."""
    pencatat.tempat = f"Kartu {urut}"
    awal = len(pencatat.catatan)
    isi = bagi_isian(bagian, pencatat)
    jabatan = isi.jabatan
    if not jabatan and bagian.jabatan_dari_judul:
        jabatan = bagian.jabatan_dari_judul
        pencatat.periksa(
            "jabatan-dari-judul",
            f"Jabatan {kutip(jabatan)} diambil dari judul; label Jabatan tidak ada.",
            bagian.nomor,
        )
    elif bagian.jabatan_dari_judul:
        pencatat.info(
            "judul-jabatan",
            f"Judul {kutip(bagian.jabatan_dari_judul)} berdiri di atas kartu ini.",
            bagian.nomor,
        )
    if not jabatan and bagian.jenis is JenisKartu.IKI:
        pencatat.periksa("jabatan-hilang", "Kartu ini tidak menyebut jabatan. Isi jabatannya.", bagian.nomor)
    if jabatan:
        pencatat.tempat = f"Kartu {urut} ({jabatan})"
        pencatat.ganti_tempat(awal, pencatat.tempat)
    tugas, gaya_tugas = baca_daftar(isi.tugas, pencatat, f"{pencatat.tempat}, tugas", paragraf=True)
    fungsi, gaya_fungsi = baca_daftar(isi.fungsi, pencatat, f"{pencatat.tempat}, fungsi")
    if not isi.ada_fungsi and not fungsi:
        gaya_fungsi = Gaya.KOSONG
    utama = tabel_utama(bagian)
    sasaran = baca_tabel(utama, tahun, kebiasaan, pencatat)
    if not sasaran:
        pencatat.galat(
            "tabel-hilang", "Tabel indikator kartu ini tidak ditemukan. Isi sendiri.", bagian.nomor
        )
    return Kartu(
        id=new_id(),
        urut=urut,
        jenis=bagian.jenis,
        bagian=bagian.bagian,
        jabatan=jabatan,
        unit=isi.unit or unit_dari_jabatan(jabatan),
        tugas=tuple(b.teks for b in tugas),
        fungsi=tuple(b.teks for b in fungsi),
        gaya_tugas=gaya_tugas,
        gaya_fungsi=gaya_fungsi,
        judul_kolom=utama[0].kolom.judul if utama else (),
        pengampu=(Pengampu(new_id()),),
        sasaran=tuple(sasaran),
    )


def tabel_utama(bagian: BagianKartu) -> list[TabelKartu]:
    """The tables that make the kartu; the others beside them state targets."""
    return [t for t in bagian.tabel if t.kolom.lengkap] or bagian.tabel


def baca_tabel(
    tabel: Sequence[TabelKartu], tahun: int, kebiasaan: Kebiasaan, pencatat: Pencatat
) -> list[Sasaran]:
    """The sasaran of these tables, which are one: later ones go on where the page broke."""
    baris: list[BarisKartu] = [b for t in tabel for b in t.baris]
    tahu = bool(tabel) and all(t.merged_known for t in tabel)
    draf = Penyusun(baris, kebiasaan, pencatat, merged_known=tahu).susun()
    _sumber_gabung(draf, baris, pencatat, tahu=tahu)
    hasil: list[Sasaran] = []
    for s in draf:
        indikator = tuple(jadikan_indikator(i, tahun, pencatat) for i in s.indikator)
        if not s.teks:
            pencatat.periksa(
                "sasaran-kosong", "Sasaran tanpa bunyi; sel sasarannya kosong di naskah.", s.nomor
            )
        if not indikator:
            pencatat.periksa(
                "sasaran-tanpa-indikator", f"Sasaran {kutip(s.teks)} tidak punya indikator.", s.nomor
            )
        hasil.append(Sasaran(new_id(), s.teks, indikator))
    return hasil


def _sumber_gabung(
    draf: Sequence[SasaranDraf], baris: Sequence[BarisKartu], pencatat: Pencatat, *, tahu: bool
) -> None:
    """Sumber data and penanggung jawab that stand once for several indikator of a sasaran.

    Where the format does not tell merged cells, a value that stands alone in its sasaran holds for the
    indikator below it; among several values an empty cell is a gap, and the value above is only offered.
    """
    lanjut = {p: {b.nomor for b in baris if p in b.lanjut} for p in (Peran.SUMBER, Peran.PENANGGUNG)}
    for s in draf:
        for peran, kolom, nama in (
            (Peran.SUMBER, "sumber", "Sumber data"),
            (Peran.PENANGGUNG, "penanggung", "Penanggung jawab"),
        ):
            isi = [getattr(i, kolom) for i in s.indikator]
            sendiri = len({polos(x) for x in isi if x}) == 1 and sum(map(bool, isi)) < max(2, len(isi) - 1)
            atas = ""
            ikut: list[IndikatorDraf] = []  # indikator that take the value above theirs
            for i in s.indikator:
                ada = getattr(i, kolom)
                if ada:
                    _sebut_ikut(ikut, nama, atas, pencatat)
                    ikut = []
                if not ada and atas and (i.nomor in lanjut[peran] if tahu else sendiri):
                    setattr(i, kolom, atas)
                    ikut.append(i)
                elif not ada and atas and not tahu:
                    pencatat.periksa(
                        "sumber-kosong",
                        f"{nama} untuk {kutip(i.teks)} kosong; baris di atasnya menyebut {kutip(atas)}.",
                        i.nomor,
                        usul=atas,
                    )
                atas = ada or atas
            _sebut_ikut(ikut, nama, atas, pencatat)


def _sebut_ikut(ikut: Sequence[IndikatorDraf], nama: str, isi: str, pencatat: Pencatat) -> None:
    """One remark for all rows that a value stands beside."""
    if ikut:
        daftar = ", ".join(kutip(i.teks) for i in ikut[:MAKS_SEBUT])
        sisa = f" dan {len(ikut) - MAKS_SEBUT} indikator lagi" if len(ikut) > MAKS_SEBUT else ""
        pencatat.info(
            "sumber-gabung",
            f"{nama} {kutip(isi)} dipakai juga untuk baris di bawahnya yang selnya kosong: {daftar}{sisa}.",
            ikut[0].nomor,
        )


def jadikan_indikator(draf: IndikatorDraf, tahun: int, pencatat: Pencatat) -> Indikator:
    """The indikator with what its words mean; whatever is more than its words leaves a remark."""
    formulasi, pecahan = _formulasi(draf)
    teks = draf.teks
    if not teks and formulasi:
        teks = formulasi.split("\n")[0]
        pencatat.periksa(
            "indikator-kosong", f"Nama indikator kosong; diisi dari formulasinya: {kutip(teks)}.", draf.nomor
        )
    jenis = jenis_dari_teks(teks, formulasi)
    if pecahan is None:
        pecahan = pecah_rumus(
            formulasi, persentase=jenis is JenisIndikator.PERSENTASE or bool(RATA.search(teks))
        )
    if pecahan and jenis is JenisIndikator.JUMLAH:
        pecahan = None  # a count divides nothing; the slash belongs to its words
    berbagian = pecahan is not None and jenis is JenisIndikator.PERSENTASE
    pecahan = pecahan or Pecahan("", "")
    sumber = baris_bernomor(draf.sumber)
    frekuensi = frekuensi_dari_teks(teks, formulasi)
    satuan = draf.satuan or satuan_dari_teks(teks, jenis, formulasi)
    hasil = Indikator(
        id=new_id(),
        teks=teks,
        jenis=jenis,
        satuan=satuan,
        formulasi=formulasi,
        komponen=komponen_dari_teks(formulasi),
        pembilang=pecahan.pembilang,
        penyebut=pecahan.penyebut,
        sumber_data=sumber,
        penanggung_jawab=draf.penanggung,
        konsolidasi=konsolidasi_bawaan(jenis, berbagian, teks),
        arah=arah_dari_teks(teks),
        frekuensi=frekuensi or Frekuensi.BULANAN,
    )
    _catat_tafsir(hasil, draf, frekuensi, pencatat)
    target = target_draf(draf, hasil, pencatat)
    return replace(hasil, target={tahun: target}) if target else hasil


def _formulasi(draf: IndikatorDraf) -> tuple[str, Pecahan | None]:
    """The cell as plain lines, and the fraction that the source itself sets as one."""
    teks = baris_bernomor(draf.rumus)
    awal = teks.rfind(PECAHAN_BUKA)
    tengah = teks.find(PECAHAN_TENGAH, awal)
    akhir = teks.find(PECAHAN_TUTUP, tengah)
    pecahan = None
    if 0 <= awal < tengah < akhir:
        atas, bawah = teks[awal + 1 : tengah].strip(), teks[tengah + 1 : akhir].strip()
        if atas and bawah:
            pecahan = Pecahan(tanpa_seratus(atas), tanpa_seratus(bawah))
    teks = tanpa_pecahan(teks)
    return "\n".join(" ".join(b.split()) for b in teks.split("\n")), pecahan


def _catat_tafsir(i: Indikator, draf: IndikatorDraf, frekuensi: Frekuensi | None, pencatat: Pencatat) -> None:
    if i.jenis is JenisIndikator.PERSENTASE and not i.pembilang:
        sebab = "formulasinya tidak memuat pembagian" if i.formulasi else "formulasinya kosong"
        pencatat.periksa(
            "persentase-tanpa-rumus",
            f"Pembilang dan penyebut {kutip(i.teks)} kosong karena {sebab}. Isi sendiri bila ada.",
            draf.nomor,
            objek=i.id,
        )
    elif i.pembilang and i.jenis is not JenisIndikator.PERSENTASE:
        pencatat.info(
            "pecahan",
            f"{kutip(i.teks)} dihitung sebagai {kutip(i.pembilang)} dibagi {kutip(i.penyebut)}.",
            draf.nomor,
            objek=i.id,
        )
    if i.arah is Arah.TURUN:
        pencatat.info(
            "arah", f"{kutip(i.teks)} dibaca makin rendah makin baik dari bunyinya.", draf.nomor, objek=i.id
        )
    if draf.teks and mulai_kecil(draf.teks) and i.formulasi and not mulai_kecil(i.formulasi):
        awal = i.formulasi.split("\n")[0]
        utuh = polos(awal).endswith(polos(draf.teks))
        pencatat.periksa(
            "indikator-terpotong",
            f"Nama indikator {kutip(i.teks)} tampaknya kehilangan awalnya.",
            draf.nomor,
            objek=i.id,
            usul=awal if utuh else None,
        )
    if frekuensi and frekuensi is not Frekuensi.BULANAN:
        pencatat.info(
            "frekuensi", f"{kutip(i.teks)} dibaca {frekuensi} dari bunyinya.", draf.nomor, objek=i.id
        )
    target = target_dari_teks(i.teks, i.formulasi, i.jenis)
    if target:
        nilai, kata = target
        pencatat.info(
            "target-terbaca",
            f"Teks menyebut {kutip(kata)}; tawaran target {nilai} untuk {kutip(i.teks)}, belum dipasang.",
            draf.nomor,
            objek=i.id,
            usul=str(nilai),
        )
