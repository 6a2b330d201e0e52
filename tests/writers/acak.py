"""Random offices for the writers, the same for the same seed: every shape of indikator, target and cell."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from iki_desktop.models.kantor import SKALA, IsiKantor, Kantor, Pengaturan
from iki_desktop.models.keputusan import (
    Arah,
    Besaran,
    Frekuensi,
    Indikator,
    JenisIndikator,
    JenisKartu,
    Kartu,
    Keputusan,
    Konsolidasi,
    Pengampu,
    Rentang,
    Sasaran,
    Target,
)
from iki_desktop.models.realisasi import KeadaanSel, Sel

TAHUN = 2026
_KATA = ("laporan", "warga", "tertib", "pelayanan", "desa", "administrasi", "persentase", "tepat", "waktu")
# What a spreadsheet would take for something else, or cannot hold.
NAKAL = (
    '=HYPERLINK("http://contoh.example")',
    "+62 811",
    "-5 derajat",
    "@SUM(A1)",
    "#N/A",
    "baris satu\r\nbaris dua",
    "kendali\x00\x07\x1b di dalam",
    "_x0041_ tetap begitu",
    "kutip \" tunggal ' dan <tanda> & lainnya",
    "2026-01-05",
    "1/2",
)


class Acak:
    """Draws an office from one seed."""

    def __init__(self, benih: int) -> None:
        self._r = Random(benih)
        self._nomor = 0

    def kantor(self, kartu: int = 5) -> IsiKantor:
        r = self._r
        daftar = tuple(self._kartu(n) for n in range(1, kartu + 1))
        sel = [s for k in daftar for i in k.indikator() for s in self._sel(k, i)]
        r.shuffle(sel)
        return IsiKantor(
            Kantor(self._id(), "Uji", kabupaten="Kota Uji", alamat="Jalan Uji & Coba Nomor 1"),
            (Keputusan(self._id(), TAHUN, kartu=daftar), Keputusan(self._id(), TAHUN - 1)),
            tuple(sel),
            pengaturan=Pengaturan(
                skala=r.choice(list(SKALA)),
                batas_capaian=r.choice([None, Decimal(100), Decimal(110), Decimal(120)]),
            ),
        )

    def _id(self) -> str:
        self._nomor += 1
        return f"00000000-0000-4000-8000-{self._nomor:012d}"

    def _teks(self) -> str:
        r = self._r
        if r.random() < 0.2:
            return r.choice(NAKAL)
        return " ".join(r.choice(_KATA) for _ in range(r.choice([1, 4, 12, 30]))).capitalize()

    def _angka(self) -> Decimal:
        r = self._r
        return r.choice(
            [
                Decimal(0),
                Decimal(r.randrange(1, 20)),
                Decimal(r.randrange(1, 200)).scaleb(-1),
                Decimal(r.randrange(1, 99999)).scaleb(-2),
                Decimal(r.randrange(1, 10**7)),
                Decimal("0.1"),
            ]
        )

    def _kartu(self, urut: int) -> Kartu:
        r = self._r
        kursi = tuple(
            Pengampu(self._id(), r.choice(["", f"Kelurahan {n}"]))
            for n in range(r.choice([0, 1, 1, 1, 2, 4]))
        )
        sasaran = tuple(
            Sasaran(
                self._id(),
                self._teks(),
                tuple(self._indikator([k.id for k in kursi]) for _ in range(r.choice([0, 1, 2, 3]))),
            )
            for _ in range(r.choice([0, 1, 2, 3]))
        )
        return Kartu(
            self._id(),
            urut,
            r.choice([JenisKartu.IKI, JenisKartu.IKI, JenisKartu.IKU]),
            bagian=r.choice(["", "II. Sekretariat"]),
            jabatan=r.choice(["", "Camat", "Kepala Seksi Pemberdayaan Masyarakat dan Desa", self._teks()]),
            unit=r.choice(["", "Sekretariat", "Seksi [A]/B"]),
            pengampu=kursi,
            sasaran=sasaran,
        )

    def _indikator(self, kursi: list[str]) -> Indikator:
        r = self._r
        jenis = r.choice(list(JenisIndikator))
        berbagian = jenis is JenisIndikator.PERSENTASE and r.random() < 0.7
        milik = {k: {TAHUN: self._target()} for k in kursi if r.random() < 0.25}
        return Indikator(
            self._id(),
            self._teks(),
            jenis,
            r.choice(["%", "dokumen", "orang per hari", ""]),
            pembilang="=bagian atas" if berbagian else "",
            penyebut="bagian bawah" if berbagian else "",
            konsolidasi=r.choice(list(Konsolidasi)),
            arah=r.choice(list(Arah)),
            frekuensi=r.choice(list(Frekuensi)),
            desimal=r.choice([None, None, None, 0, 1, 3]),
            target={TAHUN: self._target()} if r.random() < 0.85 else {},
            target_pengampu=milik,
        )

    def _target(self) -> Target:
        r = self._r
        tahun = r.choice([None, self._besaran(), self._besaran(), self._besaran()])
        tw = None
        if r.random() < 0.3:
            tw = tuple(r.choice([None, self._besaran(), self._besaran()]) for _ in range(4))
        bulan = {}
        if r.random() < 0.15:
            bulan = {b: self._besaran() for b in r.sample(range(1, 13), r.randrange(1, 7))}
        return Target(tahun, tw, bulan, r.random() < 0.5)

    def _besaran(self) -> Besaran:
        a, b = self._angka(), self._angka()
        return Rentang(min(a, b), max(a, b)) if a != b and self._r.random() < 0.25 else a

    def _sel(self, kartu: Kartu, i: Indikator) -> list[Sel]:
        r = self._r
        kursi = [p.id for p in kartu.pengampu] or ([self._id()] if r.random() < 0.7 else [])
        hasil: list[Sel] = []
        for pengampu in kursi:
            for bulan in range(1, 13):
                if r.random() < 0.75:
                    hasil.append(self._satu_sel(i, pengampu, bulan))
        hasil.append(self._satu_sel(i, self._id(), 3))  # of a seat that is no longer there
        return hasil

    def _satu_sel(self, i: Indikator, pengampu: str, bulan: int) -> Sel:
        r = self._r
        kunci = (i.id, pengampu, TAHUN if r.random() < 0.95 else TAHUN - 1, bulan)
        macam = r.random()
        if macam < 0.12:
            return Sel(*kunci, KeadaanSel.NIHIL)
        if i.berbagian is not (macam < 0.17):  # a few in the form the indikator does not ask for
            penyebut = self._angka()
            pembilang = penyebut * r.choice([51, 66, 76, 91, 100, 40, 60, 80, 33]) / 100
            return Sel(*kunci, pembilang=pembilang, penyebut=penyebut)
        target = i.target.get(TAHUN)
        if target is not None and isinstance(target.tahun, Decimal) and r.random() < 0.3:
            # Exactly on a bound of a scale, where binary figures fall on either side.
            return Sel(*kunci, nilai=target.tahun * r.choice([51, 66, 76, 91, 100, 40, 60, 80]) / 100)
        return Sel(*kunci, nilai=self._angka())
