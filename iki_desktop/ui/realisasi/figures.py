"""What the cells of the grid hold and what follows from them: exact figures, words and remarks; no Qt.

Everything is worked out when it is first asked for and kept by indikator, so that opening an office costs
what is seen of it, and a figure that was typed costs its own indikator.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter

from iki_desktop.models.angka import format_angka, format_besaran
from iki_desktop.models.catatan import Catatan
from iki_desktop.models.kantor import Pengaturan, Tingkat
from iki_desktop.models.kategori import skala_kantor
from iki_desktop.models.kelengkapan import bulan_wajib
from iki_desktop.models.konsolidasi import Gabungan, konsolidasi, konsolidasi_pengampu
from iki_desktop.models.pemeriksaan import periksa_indikator
from iki_desktop.models.realisasi import KunciSel, Sel
from iki_desktop.models.rekap import RekapIndikator, rekap_indikator
from iki_desktop.models.tanggal import bulan_tw
from iki_desktop.models.target import Patokan, target_kartu
from iki_desktop.ui.realisasi.cells import nilai_baris, teks_sel
from iki_desktop.ui.realisasi.columns import Jenis, Kolom
from iki_desktop.ui.realisasi.rows import JUDUL, PECAHAN, Baris, Peran

Waktu = tuple[int, int]  # tahun, bulan

_BERANGKA = (Jenis.BULAN, Jenis.BANDING, Jenis.TW, Jenis.TAHUN)
_PEMILIK = attrgetter("indikator", "pengampu")


class Gudang:
    """The recorded cells of an office, found by their key without reading them all.

    `realisasi` is in the order in which the file gives it: by indikator, pengampu, year and month.
    """

    def __init__(self, realisasi: Sequence[Sel] = ()) -> None:
        self._realisasi = realisasi
        self._deret: dict[tuple[str, str], dict[Waktu, Sel]] = {}
        self._setahun: dict[tuple[str, str, int], dict[int, Sel]] = {}

    def ganti(self, realisasi: Sequence[Sel], indikator: Iterable[str]) -> None:
        """Take the office's cells as they are now; those of these indikator changed."""
        self._realisasi = realisasi
        berubah = set(indikator)
        self._deret = {k: d for k, d in self._deret.items() if k[0] not in berubah}
        self._setahun = {k: d for k, d in self._setahun.items() if k[0] not in berubah}

    def _milik(self, indikator: str, pengampu: str) -> Sequence[Sel]:
        kunci = (indikator, pengampu)
        awal = bisect_left(self._realisasi, kunci, key=_PEMILIK)
        return self._realisasi[awal : bisect_right(self._realisasi, kunci, lo=awal, key=_PEMILIK)]

    def deret(self, indikator: str, pengampu: str) -> Mapping[Waktu, Sel]:
        """All cells of one indikator by one pengampu, in order of time."""
        kunci = (indikator, pengampu)
        ada = self._deret.get(kunci)
        if ada is None:
            ada = self._deret[kunci] = {(s.tahun, s.bulan): s for s in self._milik(indikator, pengampu)}
        return ada

    def setahun(self, indikator: str, pengampu: str, tahun: int) -> Mapping[int, Sel]:
        """Those of one year, by month: most of what is shown needs no more."""
        kunci = (indikator, pengampu, tahun)
        ada = self._setahun.get(kunci)
        if ada is None:
            milik = self._milik(indikator, pengampu)
            ada = self._setahun[kunci] = {s.bulan: s for s in milik if s.tahun == tahun}
        return ada

    def sel(self, kunci: KunciSel) -> Sel | None:
        """One cell; None where it is kosong."""
        indikator, pengampu, tahun, bulan = kunci
        return self.setahun(indikator, pengampu, tahun).get(bulan)


class Lembar:
    """The figures of rows and columns in one year, up to a last month."""

    def __init__(self, gudang: Gudang, tahun: int, sampai: int, pengaturan: Pengaturan | None = None) -> None:
        self.gudang = gudang
        self.tahun = tahun
        self.sampai = sampai
        self.skala = skala_kantor(pengaturan or Pengaturan())
        self._rekap: dict[str, RekapIndikator] = {}
        self._catatan: dict[str, dict[KunciSel, tuple[Catatan, ...]]] = {}

    def lupakan(self, indikator: str) -> None:
        """Work out anew what follows from the cells of an indikator."""
        self._rekap.pop(indikator, None)
        self._catatan.pop(indikator, None)

    # -- cells ---------------------------------------------------------------------------

    def kunci(self, baris: Baris, kolom: Kolom) -> KunciSel | None:
        """The key of the cell of a row that takes figures (or shows one of another month)."""
        if not baris.diketik or kolom.jenis not in (Jenis.BULAN, Jenis.BANDING):
            return None
        assert baris.indikator is not None and baris.pengampu is not None
        return (baris.indikator.id, baris.pengampu, self.tahun + kolom.geser, kolom.urut)

    def sel(self, baris: Baris, kolom: Kolom) -> Sel | None:
        kunci = self.kunci(baris, kolom)
        return None if kunci is None else self.gudang.sel(kunci)

    def setahun(self, baris: Baris) -> Mapping[int, Sel]:
        """The cells of the year of a row that takes figures, by month."""
        assert baris.indikator is not None and baris.pengampu is not None
        return self.gudang.setahun(baris.indikator.id, baris.pengampu, self.tahun)

    def terlambat(self, baris: Baris, kolom: Kolom) -> bool:
        """Whether the cell is due and kosong."""
        if kolom.jenis is not Jenis.BULAN or not baris.diketik or baris.indikator is None:
            return False
        if kolom.urut not in bulan_wajib(baris.indikator.frekuensi, self.sampai):
            return False
        return not teks_sel(baris, self.sel(baris, kolom))

    def catatan(self, baris: Baris, kolom: Kolom) -> tuple[Catatan, ...]:
        """What a reviewer would mark at the cell; never that it is late, which `terlambat` says."""
        kunci = self.kunci(baris, kolom)
        if kunci is None or kolom.jenis is not Jenis.BULAN:
            return ()
        return self.catatan_indikator(baris).get(kunci, ())

    def catatan_indikator(self, baris: Baris) -> Mapping[KunciSel, tuple[Catatan, ...]]:
        """All remarks on the cells of the row's indikator in this year, by cell."""
        assert baris.indikator is not None
        ada = self._catatan.get(baris.indikator.id)
        if ada is None:
            ada = {}
            riwayat = {
                p.id: tuple(self.gudang.deret(baris.indikator.id, p.id).values())
                for p in baris.kartu.pengampu
            }
            for catatan in periksa_indikator(baris.kartu, baris.indikator, riwayat, self.tahun, self.sampai):
                if catatan.sel is not None and catatan.kode != "belum-diisi":
                    ada[catatan.sel] = (*ada.get(catatan.sel, ()), catatan)
            self._catatan[baris.indikator.id] = ada
        return ada

    # -- figures -------------------------------------------------------------------------

    def rekap(self, baris: Baris) -> RekapIndikator:
        """The row's indikator over all its pengampu, up to the last month."""
        assert baris.indikator is not None
        ada = self._rekap.get(baris.indikator.id)
        if ada is None:
            sel = self._per_pengampu(baris, [p.id for p in baris.kartu.pengampu], range(1, 13), self.tahun)
            ada = rekap_indikator(baris.kartu, baris.indikator, sel, self.tahun, self.sampai, self.skala)
            self._rekap[baris.indikator.id] = ada
        return ada

    def kategori(self, baris: Baris) -> Tingkat | None:
        return self.rekap(baris).kategori if baris.utama else None

    def target(self, baris: Baris, sampai: int) -> Patokan | None:
        """The target of the row's indikator up to a month, over all its pengampu."""
        assert baris.indikator is not None
        kursi = [p.id for p in baris.kartu.pengampu] or [""]
        return target_kartu(baris.indikator, kursi, self.tahun, sampai)

    def bulan(self, kolom: Kolom) -> Sequence[int]:
        """The months that a column of figures stands for."""
        if kolom.jenis is Jenis.TW:
            return bulan_tw(kolom.urut)
        return range(1, self.sampai + 1) if kolom.jenis is Jenis.TAHUN else (kolom.urut,)

    def per_pengampu(self, baris: Baris, kolom: Kolom) -> dict[str, list[Sel]]:
        """The cells behind a figure, by each pengampu the row is of."""
        if not baris.pengampu:
            return self.semua_pengampu(baris, kolom)
        return self._per_pengampu(baris, [baris.pengampu], self.bulan(kolom), self.tahun + kolom.geser)

    def semua_pengampu(self, baris: Baris, kolom: Kolom) -> dict[str, list[Sel]]:
        """The same of every pengampu of the kartu, whichever the row is of."""
        semua = [p.id for p in baris.kartu.pengampu]
        return self._per_pengampu(baris, semua, self.bulan(kolom), self.tahun + kolom.geser)

    def _per_pengampu(
        self, baris: Baris, siapa: Sequence[str], bulan: Sequence[int], tahun: int
    ) -> dict[str, list[Sel]]:
        assert baris.indikator is not None
        setahun = {p: self.gudang.setahun(baris.indikator.id, p, tahun) for p in siapa}
        return {p: [s for b in bulan if (s := d.get(b))] for p, d in setahun.items()}

    def gabungan(self, baris: Baris, kolom: Kolom) -> Gabungan:
        """The consolidated figure of a row and a column."""
        assert baris.indikator is not None
        per_pengampu = self.per_pengampu(baris, kolom)
        if len(per_pengampu) == 1:
            return konsolidasi(baris.indikator, next(iter(per_pengampu.values())))
        return konsolidasi_pengampu(baris.indikator, per_pengampu)

    def angka(self, baris: Baris, kolom: Kolom) -> Decimal | Fraction | None:
        """The exact figure a cell of months, TW or year stands for."""
        if baris.peran in JUDUL or kolom.jenis not in _BERANGKA:
            return None
        if kolom.jenis in (Jenis.BULAN, Jenis.BANDING) and baris.peran is not Peran.HASIL:
            sel = self.sel(baris, kolom)
            return nilai_baris(baris, sel) if sel else None
        gabungan = self.gabungan(baris, kolom)
        if baris.peran is Peran.PEMBILANG:
            return gabungan.pembilang
        return gabungan.penyebut if baris.peran is Peran.PENYEBUT else gabungan.nilai

    def teks(self, baris: Baris, kolom: Kolom) -> str:
        """What a cell shows."""
        jenis = kolom.jenis
        if jenis is Jenis.NOMOR:
            return baris.nomor
        if jenis is Jenis.LABEL:
            return baris.label
        indikator = baris.indikator
        if indikator is None:
            return ""
        if jenis in (Jenis.BULAN, Jenis.BANDING) and baris.diketik:
            return teks_sel(baris, self.sel(baris, kolom))
        if jenis in _BERANGKA:
            angka = self.angka(baris, kolom)
            return (
                ""
                if angka is None
                else format_angka(angka, None if baris.peran in PECAHAN else indikator.desimal)
            )
        if jenis is Jenis.CATATAN:
            return self._teks_catatan(baris)
        return self._teks_utama(baris, jenis) if baris.utama else ""

    def _teks_utama(self, baris: Baris, jenis: Jenis) -> str:
        assert baris.indikator is not None
        if jenis is Jenis.SATUAN:
            return baris.indikator.satuan
        if jenis in (Jenis.TARGET, Jenis.TARGET_KINI):
            target = self.target(baris, 12 if jenis is Jenis.TARGET else self.sampai)
            return "" if target is None else format_besaran(target)
        capaian = self.rekap(baris).capaian
        return "–" if capaian is None else f"{format_angka(capaian, 1)} %"

    def _teks_catatan(self, baris: Baris) -> str:
        """What there is to say of the last month: first what a reviewer would mark, then what was noted."""
        kolom = Kolom(Jenis.BULAN, self.sampai)
        sel = self.sel(baris, kolom)
        kata = [c.pesan for c in self.catatan(baris, kolom)] if baris.peran is not Peran.PENYEBUT else []
        if sel and baris.peran is not Peran.PENYEBUT:
            kata += [sel.catatan, sel.kendala, sel.tindak_lanjut]
        return " · ".join(" ".join(k.split()) for k in kata if k)
