"""A small office for tests of the screens: three kartu of different shapes and a few months of figures."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date
from decimal import Decimal

from iki_desktop.models.kantor import IsiKantor, Kantor, Masa, Pegawai, Pengaturan
from iki_desktop.models.keputusan import (
    Arah,
    Diktum,
    Gaya,
    Indikator,
    JenisIndikator,
    Kartu,
    Keputusan,
    Konsolidasi,
    Penandatangan,
    Pengampu,
    Sasaran,
    Target,
)
from iki_desktop.models.realisasi import KeadaanSel, Sel

TAHUN = 2026


def ident(name: str) -> str:
    """The UUID of a thing of the small office, always the same for the same name."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"iki-desktop/tests/{name}"))


def small_office() -> IsiKantor:
    """Kecamatan Uji: "camat" (jumlah, persentase), "kasi" (turun), "lurah" (two pengampu)."""
    return IsiKantor(
        kantor=Kantor(
            id=ident("kantor"),
            nama="Uji",
            kabupaten="Kabupaten Contoh",
            provinsi="Jawa Timur",
            alamat="Jl. Raya 1",
        ),
        keputusan=(
            Keputusan(
                id=ident("keputusan"),
                tahun=TAHUN,
                nomor="188/12/430.11/2026",
                tanggal=date(2026, 1, 7),
                tempat="Uji",
                tentang="INDIKATOR KINERJA INDIVIDU",
                menimbang=("bahwa kinerja perlu diukur",),
                diktum=(Diktum("KESATU", "Menetapkan indikator."),),
                penandatangan=Penandatangan(
                    "Sari Utami, S.Sos.", "CAMAT UJI", "Pembina", "197001012000012001"
                ),
                kartu=(_camat(), _kasi(), _lurah()),
            ),
        ),
        realisasi=tuple(_cells()),
        pegawai=(
            Pegawai(ident("pegawai"), "Sari Utami", jabatan=(Masa(ident("camat/p"), date(2024, 1, 1)),)),
        ),
        pengaturan=Pengaturan(),
    )


def two_decrees() -> IsiKantor:
    """The small office with "lurah" in a second keputusan of the same year."""
    isi = small_office()
    (keputusan,) = isi.keputusan
    *first, lurah = keputusan.kartu
    second = replace(
        keputusan,
        id=ident("keputusan/2"),
        nomor="188/99/430.11/2026",
        tentang="INDIKATOR KINERJA KELURAHAN",
        kartu=(replace(lurah, urut=1),),
    )
    return replace(isi, keputusan=(replace(keputusan, kartu=tuple(first)), second))


def _camat() -> Kartu:
    persen = Indikator(
        ident("camat/persen"),
        "Persentase desa tertib administrasi",
        JenisIndikator.PERSENTASE,
        "%",
        pembilang="Jumlah desa tertib",
        penyebut="Jumlah desa",
        konsolidasi=Konsolidasi.AKHIR,
        target={TAHUN: Target(Decimal(90))},
    )
    jumlah = Indikator(
        ident("camat/jumlah"),
        "Jumlah rapat koordinasi",
        satuan="kali",
        sumber_data="Notula",
        target={TAHUN: Target(Decimal(12))},
    )
    return Kartu(
        ident("camat"),
        1,
        jabatan="Camat",
        tugas=("memimpin kecamatan",),
        pengampu=(Pengampu(ident("camat/p")),),
        sasaran=(Sasaran(ident("camat/s"), "Pemerintahan desa yang tertib", (persen, jumlah)),),
    )


def _kasi() -> Kartu:
    keluhan = Indikator(
        ident("kasi/keluhan"),
        "Jumlah keluhan warga",
        satuan="keluhan",
        arah=Arah.TURUN,
        target={TAHUN: Target(Decimal(24))},
    )
    return Kartu(
        ident("kasi"),
        2,
        jabatan="Kepala Seksi Pelayanan",
        unit="Seksi Pelayanan",
        tugas=("melayani warga",),
        fungsi=("pelayanan surat", "pelayanan keluhan"),
        gaya_fungsi=Gaya.ABC,
        pengampu=(Pengampu(ident("kasi/p")),),
        sasaran=(Sasaran(ident("kasi/s"), "Pelayanan yang baik", (keluhan,)),),
    )


def _lurah() -> Kartu:
    return Kartu(
        ident("lurah"),
        3,
        jabatan="Lurah",
        unit="Kelurahan",
        pengampu=(
            Pengampu(ident("lurah/a"), "Kelurahan Timur"),
            Pengampu(ident("lurah/b"), "Kelurahan Barat"),
        ),
        sasaran=(
            Sasaran(
                ident("lurah/s"),
                "Kelurahan yang bersih",
                (
                    Indikator(
                        ident("lurah/kerja"),
                        "Jumlah kerja bakti",
                        satuan="kali",
                        target={TAHUN: Target(Decimal(6))},
                    ),
                ),
            ),
        ),
    )


def _cells() -> list[Sel]:
    cells: list[Sel] = []
    for bulan in (1, 2, 3):
        cells.append(
            Sel(ident("camat/jumlah"), ident("camat/p"), TAHUN, bulan, nilai=Decimal(bulan)),
        )
        cells.append(
            Sel(
                ident("camat/persen"),
                ident("camat/p"),
                TAHUN,
                bulan,
                pembilang=Decimal(6 + bulan),
                penyebut=Decimal(10),
            )
        )
    cells.append(Sel(ident("kasi/keluhan"), ident("kasi/p"), TAHUN, 1, nilai=Decimal(3)))
    cells.append(Sel(ident("kasi/keluhan"), ident("kasi/p"), TAHUN, 2, keadaan=KeadaanSel.NIHIL))
    cells.append(Sel(ident("lurah/kerja"), ident("lurah/a"), TAHUN, 1, nilai=Decimal(1)))
    return cells
