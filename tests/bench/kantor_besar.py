"""An office of 60 kartu, 360 indikator and 5 years of figures, always the same for the same seed."""

from __future__ import annotations

import random
import uuid
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from iki_desktop.models.kantor import IsiKantor, Kantor
from iki_desktop.models.keputusan import (
    Arah,
    Frekuensi,
    Indikator,
    JenisIndikator,
    Kartu,
    Keputusan,
    Konsolidasi,
    Pengampu,
    Sasaran,
    Target,
)
from iki_desktop.models.realisasi import KeadaanSel, Sel

if TYPE_CHECKING:
    from iki_desktop.ui.window import Window

TAHUN = 2026
TAHUN_AWAL = TAHUN - 4
UNIT = ("", "Sekretariat", "Seksi Pemerintahan", "Seksi Pelayanan Umum", "Kelurahan Timur", "Kelurahan Barat")
_BENDA = (
    "dokumen perencanaan desa",
    "surat keterangan warga",
    "rapat koordinasi",
    "laporan keuangan",
    "aduan",
)


class Pembuat:
    """Makes the parts; `acak` is the one source of chance."""

    def __init__(self, seed: int) -> None:
        self._acak = random.Random(seed)

    def _id(self) -> str:
        return str(uuid.UUID(int=self._acak.getrandbits(128), version=4))

    def _indikator(self) -> Indikator:
        acak = self._acak
        benda = acak.choice(_BENDA)
        macam = acak.random()
        tahunan = {t: Target(Decimal(acak.randint(20, 400))) for t in range(TAHUN_AWAL, TAHUN + 1)}
        if macam < 0.3:
            return Indikator(
                self._id(),
                f"Persentase {benda} yang diselesaikan tepat waktu sesuai ketentuan",
                JenisIndikator.PERSENTASE,
                "%",
                pembilang=f"Jumlah {benda} yang tepat waktu",
                penyebut=f"Jumlah seluruh {benda}",
                konsolidasi=acak.choice((Konsolidasi.JUMLAH, Konsolidasi.AKHIR)),
                target={t: Target(Decimal(90)) for t in tahunan},
            )
        if macam < 0.4:
            return Indikator(
                self._id(),
                "Nilai indeks kepuasan masyarakat",
                JenisIndikator.NILAI,
                "nilai",
                konsolidasi=Konsolidasi.AKHIR,
                frekuensi=acak.choice((Frekuensi.TRIWULANAN, Frekuensi.SEMESTERAN)),
                target={t: Target(Decimal(85)) for t in tahunan},
            )
        arah = Arah.TURUN if benda == "aduan" else Arah.NAIK
        return Indikator(
            self._id(),
            f"Jumlah {benda} yang disusun dan dilaporkan",
            satuan="dokumen",
            arah=arah,
            target=tahunan,
        )

    def _kartu(self, urut: int) -> Kartu:
        sasaran = tuple(
            Sasaran(
                self._id(),
                f"Meningkatnya kualitas pelayanan bagian {n}",
                (self._indikator(), self._indikator()),
            )
            for n in range(1, 4)
        )
        unit = UNIT[urut * len(UNIT) // 61]
        jabatan = f"Pengelola Layanan Operasional {urut}"
        return Kartu(
            self._id(),
            urut,
            jabatan=jabatan,
            unit=unit,
            pengampu=(Pengampu(self._id(), unit),),
            sasaran=sasaran,
        )

    def _sel(self, indikator: Indikator, pengampu: str, tahun: int, bulan: int) -> Sel:
        acak = self._acak
        if indikator.berbagian:
            bawah = acak.randint(5, 60)
            atas = acak.randint(0, bawah)
            return Sel(indikator.id, pengampu, tahun, bulan, pembilang=Decimal(atas), penyebut=Decimal(bawah))
        if acak.random() < 0.03:
            return Sel(indikator.id, pengampu, tahun, bulan, KeadaanSel.NIHIL)
        return Sel(indikator.id, pengampu, tahun, bulan, nilai=Decimal(acak.randint(0, 60)))

    def kantor(self, kartu: int) -> IsiKantor:
        keputusan = Keputusan(
            self._id(), TAHUN_AWAL, "188/1", kartu=tuple(self._kartu(n) for n in range(1, kartu + 1))
        )
        sel = [
            self._sel(i, k.pengampu[0].id, tahun, bulan)
            for k in keputusan.kartu
            for i in k.indikator()
            for tahun in range(TAHUN_AWAL, TAHUN + 1)
            for bulan in range(1, 13)
            if tahun < TAHUN or bulan <= 9
        ]
        kantor = Kantor(self._id(), "Contoh", kabupaten="Kabupaten Contoh")
        return IsiKantor(kantor, (keputusan,), tuple(sel))


def kantor_besar(seed: int = 1, kartu: int = 60) -> IsiKantor:
    """`kartu` kartu of six indikator each, a third of them with parts; September is the last month."""
    return Pembuat(seed).kantor(kartu)


def window_on(isi: IsiKantor, folder: Path) -> tuple[Window, Path]:
    """The window at its usual size, shown and without a file, and the office as a file in `folder`.

    The QApplication is the caller's, who keeps it.
    """
    from iki_desktop.app import build
    from iki_desktop.paths import Paths
    from iki_desktop.store.berkas import Berkas
    from iki_desktop.store.operations.impor import impor_isi
    from tests.ui.fakes import FakeAsk

    path = folder / "besar.iki"
    with Berkas.create(path, isi.kantor) as berkas:
        berkas.run(impor_isi, isi)
    window = build(Paths(folder / "pc"), FakeAsk())
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    return window, path
