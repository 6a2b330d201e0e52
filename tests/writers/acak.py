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


def kantor_batas() -> IsiKantor:
    """An office whose capaian lie exactly on the bounds of the scale where binary figures fall beside them.

    Each indikator reaches its bound by the rules, and misses it when R / T × 100 is computed in floats.
    """
    daftar: list[Indikator] = []
    sel: list[Sel] = []
    for batas in (51, 66, 76, 91):
        meleset = 0
        for n in range(1, 20_000):
            target = Decimal(n).scaleb(-2)
            hasil = target * batas / 100
            if float(hasil) / float(target) * 100 < batas:
                nama = f"{batas}-{n}"
                daftar.append(
                    Indikator(nama, nama, target={TAHUN: Target(target)}, konsolidasi=Konsolidasi.AKHIR)
                )
                sel.append(Sel(nama, "p", TAHUN, 1, nilai=hasil))
                meleset += 1
            if meleset == 6:
                break
    for arah in Arah:
        # At the lower end of a range from 0, where 0 as a plain target would give another capaian.
        nama = f"nol-{arah}"
        milik = {TAHUN: Target(Rentang(Decimal(0), Decimal(5)))}
        daftar.append(Indikator(nama, nama, arah=arah, target=milik, konsolidasi=Konsolidasi.AKHIR))
        sel.append(Sel(nama, "p", TAHUN, 1, nilai=Decimal(0)))
    # Means that are exactly 66 and 51, and 65,99999999999999 and 50,99999999999999 in floats.
    kartu = [tuple(daftar)]
    for bagian in (((11, 12), (2, 3), (119, 300)), ((3, 9), (6, 6), (1, 3), (28, 75))):
        rata: list[Indikator] = []
        for ke, (hasil, target) in enumerate(bagian):
            nama = f"r{len(kartu)}-{ke}"
            rata.append(Indikator(nama, nama, target={TAHUN: Target(Decimal(target * 12))}))
            sel.append(Sel(nama, "p", TAHUN, 1, nilai=Decimal(hasil)))
        kartu.append(tuple(rata))
    semua = tuple(
        Kartu(
            f"k{n}",
            n,
            jabatan=f"Kartu {n}",
            unit=f"Unit {n}",
            pengampu=(Pengampu("p"),),
            sasaran=(Sasaran(f"s{n}", "Sasaran", isi),),
        )
        for n, isi in enumerate(kartu)
    )
    return IsiKantor(Kantor("b", "Batas"), (Keputusan("k", TAHUN, kartu=semua),), tuple(sel))


class Acak:
    """Draws an office from one seed; `sah`: only what a file may hold, no hostile text or stray cells."""

    def __init__(self, benih: int, *, sah: bool = False) -> None:
        self._r = Random(benih)
        self._sah = sah
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
        if r.random() < 0.2 and not self._sah:
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
        kursi = [p.id for p in kartu.pengampu]
        hasil: list[Sel] = []
        for pengampu in kursi:
            for bulan in range(1, 13):
                if r.random() < 0.75:
                    hasil.append(self._satu_sel(i, pengampu, bulan))
        if not self._sah:
            hasil.append(self._satu_sel(i, self._id(), 3))  # of a seat that is no longer there
        return hasil

    def _satu_sel(self, i: Indikator, pengampu: str, bulan: int) -> Sel:
        r = self._r
        kunci = (i.id, pengampu, TAHUN if r.random() < 0.95 else TAHUN - 1, bulan)
        macam = r.random()
        if macam < 0.12:
            return Sel(*kunci, KeadaanSel.NIHIL, catatan=r.choice(["", "=libur", "tidak ada kegiatan"]))
        if i.berbagian is not (macam < 0.17):  # a few in the form the indikator does not ask for
            penyebut = self._angka()
            pembilang = penyebut * r.choice([51, 66, 76, 91, 100, 40, 60, 80, 33]) / 100
            return Sel(*kunci, pembilang=pembilang, penyebut=penyebut)
        target = i.target.get(TAHUN)
        if target is not None and isinstance(target.tahun, Decimal) and r.random() < 0.3:
            # Exactly on a bound of a scale, where binary figures fall on either side.
            return Sel(*kunci, nilai=target.tahun * r.choice([51, 66, 76, 91, 100, 40, 60, 80]) / 100)
        return Sel(*kunci, nilai=self._angka())
