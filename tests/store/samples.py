"""An office for the tests of the store: small, but with every kind of row and every kind of value."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from iki_desktop.models.kantor import IsiKantor, Kantor, Margin, Masa, Pegawai, Pengaturan, Sebagai
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
    Rentang,
    Sasaran,
    Target,
)
from iki_desktop.models.kode import kode_isi
from iki_desktop.models.realisasi import KeadaanPeriode, KeadaanSel, Periode, Sel
from iki_desktop.models.terbitan import Cetakan, Kertas

TAHUN = 2026


def ident(name: str) -> str:
    """The UUID of a thing of the sample, always the same for the same name."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"iki-desktop/tests/store/{name}"))


def kantor(name: str = "kantor") -> Kantor:
    return Kantor(ident(name), "Uji", kabupaten="Kabupaten Contoh")


def indikator(name: str, **fields: object) -> Indikator:
    values: dict[str, object] = {"teks": f"Jumlah {name} yang diselesaikan", **fields}
    return Indikator(ident(name), **values)  # pyright: ignore[reportArgumentType]


def kartu(name: str, urut: int = 1, *inds: Indikator, **fields: object) -> Kartu:
    values: dict[str, object] = {
        "jabatan": name.title(),
        "pengampu": (Pengampu(ident(f"{name}-p")),),
        "sasaran": (Sasaran(ident(f"{name}-s"), "Meningkatnya pelayanan", inds),),
        **fields,
    }
    return Kartu(ident(name), urut, **values)  # pyright: ignore[reportArgumentType]


def camat() -> Kartu:
    camat = kartu(
        "camat",
        1,
        indikator(
            "surat",
            target={TAHUN: Target(Decimal("26"), tw=(Decimal(5), Decimal("12.5"), None, Decimal(26)))},
            komponen=("a", "b"),
        ),
        indikator(
            "aduan",
            jenis=JenisIndikator.PERSENTASE,
            pembilang="aduan selesai",
            penyebut="aduan masuk",
            konsolidasi=Konsolidasi.JUMLAH,
            satuan="%",
            formulasi="aduan selesai\n----- × 100 %\naduan masuk",
            desimal=1,
            target={TAHUN: Target(Decimal(100)), TAHUN + 1: Target(Rentang(Decimal("92.5"), Decimal(100)))},
        ),
        jenis=JenisKartu.IKU,
        bagian="I. Indikator Kinerja Utama",
        tugas=("memimpin kecamatan",),
        fungsi=("membina desa", "melayani warga"),
        gaya_fungsi=Gaya.ABC,
        judul_kolom=("SASARAN", "INDIKATOR", "RUMUS Σ", "SUMBER"),
    )
    return replace(camat, sasaran=(*camat.sasaran, Sasaran(ident("camat-s2"), "Naiknya kepuasan")))


def lurah() -> Kartu:
    utara, selatan = ident("utara"), ident("selatan")
    return kartu(
        "lurah",
        2,
        indikator(
            "hari",
            jenis=JenisIndikator.WAKTU,
            konsolidasi=Konsolidasi.RATA_RATA,
            arah=Arah.TURUN,
            frekuensi=Frekuensi.TRIWULANAN,
            target={
                TAHUN: Target(bulan={3: Decimal(7), 12: Rentang(Decimal(5), Decimal(6))}, tw_kumulatif=False)
            },
            target_pengampu={selatan: {TAHUN: Target(Decimal(9))}},
        ),
        indikator("warga", sumber_data="Buku tamu", penanggung_jawab="Kasi"),
        pengampu=(Pengampu(utara, "Kelurahan Utara"), Pengampu(selatan, "Kelurahan Selatan")),
        unit="Kelurahan",
    )


def keputusan() -> Keputusan:
    return Keputusan(
        ident("keputusan"),
        TAHUN,
        nomor="188/12/430.11/2026",
        tanggal=date(2026, 1, 7),
        tempat="Uji",
        tentang="INDIKATOR KINERJA INDIVIDU",
        menimbang=("bahwa kinerja perlu diukur", "bahwa “ini” perlu ditetapkan"),
        mengingat=("Undang-Undang",),
        diktum=(Diktum("KESATU", "Menetapkan."), Diktum("KEDUA", "Berlaku.")),
        penandatangan=Penandatangan("Sari, S.Sos.", "CAMAT UJI", "Pembina", "197001012000012001", "BUPATI"),
        lampiran=Lampiran("188/12", "7 Januari 2026"),
        kartu=(camat(), lurah()),
    )


def cells() -> tuple[Sel, ...]:
    surat, aduan, hari, warga = (ident(n) for n in ("surat", "aduan", "hari", "warga"))
    p, utara, selatan = ident("camat-p"), ident("utara"), ident("selatan")
    return (
        Sel(surat, p, TAHUN, 1, nilai=Decimal(3), catatan="rapat", bukti="Map A"),
        Sel(
            surat,
            p,
            TAHUN,
            2,
            KeadaanSel.NIHIL,
            kendala="banjir",
            tindak_lanjut="dijadwalkan ulang",
            bukti_tempat="lemari 2",
            bukti_berkas="berita acara.pdf",
            bukti_sha256="0f" * 32,
        ),
        Sel(surat, p, TAHUN - 1, 12, nilai=Decimal("0")),
        Sel(aduan, p, TAHUN, 1, pembilang=Decimal(3), penyebut=Decimal(4)),
        Sel(hari, utara, TAHUN, 3, nilai=Decimal("6.25")),
        Sel(hari, selatan, TAHUN, 3, nilai=Decimal("-1")),
        Sel(warga, selatan, TAHUN, 4, nilai=Decimal("12345678.9")),
    )


def unlocked_office() -> IsiKantor:
    """The sample office before any month was locked."""
    isi = office()
    return replace(isi, periode=tuple(p for p in isi.periode if p.keadaan is not KeadaanPeriode.DIKUNCI))


def office() -> IsiKantor:
    """Kecamatan Uji: two kartu ("camat", "lurah" of two pengampu), seven cells, a pegawai, a locked month."""
    return IsiKantor(
        Kantor(ident("kantor"), "Uji", kabupaten="Kabupaten Contoh", alamat="Jl. Raya 1", email="a@b.id"),
        (keputusan(),),
        tuple(sorted(cells(), key=lambda s: s.kunci)),
        (
            Pegawai(
                ident("sari"),
                "Sari",
                "197001012000012001",
                "Pembina",
                (
                    Masa(ident("camat-p"), date(2024, 1, 1), date(2025, 12, 31), Sebagai.PLT),
                    Masa(ident("camat-p"), date(2026, 1, 1)),
                ),
            ),
            Pegawai(ident("budi"), "Budi"),
        ),
        (
            Periode(TAHUN - 1, 12, KeadaanPeriode.DIKUNCI, "Sari", datetime(2026, 1, 5, 9, 30, tzinfo=UTC)),
            Periode(TAHUN, 1, KeadaanPeriode.DIAJUKAN, "Budi", datetime(2026, 2, 1, 8, tzinfo=UTC), "siap"),
        ),
        Pengaturan(
            batas_capaian=None,
            margin=Margin(15, 20, 25, 15),
            kop=("PEMERINTAH KABUPATEN CONTOH", "KECAMATAN UJI"),
            ukuran_tabel=Decimal("9.5"),
        ),
        {"warna_baru": {"x": [1, None]}},
    )


def cetakan(words: str = "satu", jenis: str = "laporan", kertas: Kertas | None = None) -> Cetakan:
    """A paper that was made, with data of its own; the file it was written to is not there."""
    kertas = kertas or Kertas(jenis, TAHUN, 3, (ident("camat"),))
    data = {"kertas": kertas.jenis, "kata": words, "kartu": [{"jabatan": "Camat"}]}
    return Cetakan(jenis, kertas, data, kode_isi(data), f"{jenis}.pdf", "ab" * 32, 7)
