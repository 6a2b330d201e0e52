"""What each computed cell of a realisasi workbook must hold, from the rules alone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest

from iki_desktop.models.angka import format_besaran
from iki_desktop.models.capaian import capaian
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import kategori, skala_kantor
from iki_desktop.models.keputusan import Indikator, Rentang
from iki_desktop.models.konsolidasi import Gabungan, konsolidasi, konsolidasi_pengampu
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.rekap import (
    RekapIndikator,
    RekapKartu,
    Ringkasan,
    rekap_kantor,
    sel_menurut_indikator,
)
from iki_desktop.models.target import (
    Patokan,
    menjumlahkan_target,
    target_indikator,
    target_kartu,
    target_milik,
    ujung,
)
from iki_desktop.writers.xlsx import tata as t

STRIP = "–"
PERIODE = {
    **{k: [b] for b, k in enumerate(t.KOLOM_BULAN, 1)},
    **{k: list(range(3 * n + 1, 3 * n + 4)) for n, k in enumerate(t.KOLOM_TW)},
    t.TAHUN: list(range(1, 13)),
}


def sama(nyata: Any, harap: Any) -> bool:
    """Whether a cell holds what it must; an empty text is an empty cell."""
    if harap is None or isinstance(harap, str):
        return (nyata or None) == (harap or None)
    return isinstance(nyata, int | float) and nyata == pytest.approx(float(harap), rel=1e-9, abs=1e-7)


class Pemeriksa:
    """Compares one workbook's values with the rules, and keeps which formulas it has looked at."""

    def __init__(self, nilai: Any, rumus: Any, isi: IsiKantor, tahun: int, sampai: int) -> None:
        self._nilai = nilai
        self._rumus = rumus
        self._isi = isi
        self._tahun = tahun
        self._sampai = sampai
        self._diperiksa: set[tuple[str, str]] = set()
        self.salah: list[str] = []
        self.skala = skala_kantor(isi.pengaturan)

    def periksa(self) -> None:
        """All sheets; every formula but those of text must have been looked at."""
        rekap = rekap_kantor(self._isi, self._tahun, self._sampai)
        sel = sel_menurut_indikator(self._isi, self._tahun)
        lembar = [n for n in self._nilai.sheetnames if n not in ("Rekap", "Petunjuk")]
        assert len(lembar) == len(list(rekap.kartu()))
        for nama, satu in zip(lembar, rekap.kartu(), strict=True):
            self._kartu(nama, satu, sel)
        self._rekap(rekap)
        semua = {
            (ws.title, sel.coordinate)
            for ws in self._rumus
            for baris in ws.iter_rows()
            for sel in baris
            if sel.data_type == "f" and '&" ' not in sel.value and "PERIODE" not in sel.value
        }
        assert self._diperiksa >= semua, sorted(semua - self._diperiksa)[:10]

    def _harap(self, lembar: str, alamat: str, harap: Any) -> None:
        self._diperiksa.add((lembar, alamat))
        nyata = self._nilai[lembar][alamat].value
        if not sama(nyata, harap):
            rumus = self._rumus[lembar][alamat].value
            self.salah.append(f"{lembar}!{alamat} = {nyata!r}, seharusnya {harap!r}: {rumus}")

    # A kartu's sheet

    def _kartu(self, nama: str, rekap: RekapKartu, sel: Mapping[str, Mapping[str, Sequence[Sel]]]) -> None:
        ws = self._rumus[nama]
        utama = [b for b in range(t.BARIS_DATA, ws.max_row + 1) if ws.cell(b, t.WAJIB).data_type == "f"]
        ringkasan = utama.pop()
        semua = list(rekap.indikator())
        assert len(utama) == len(semua)
        for x, awal, berikut in zip(semua, utama, [*utama, ringkasan][1:], strict=True):
            kursi = [p.id for p in rekap.kartu.pengampu] or [""]
            milik = {k: sel.get(x.indikator.id, {}).get(k, ()) for k in kursi}
            self._indikator(nama, x, milik, list(range(awal, berikut)))
        self._ringkasan(nama, ringkasan, rekap.ringkasan)

    def _indikator(
        self, nama: str, x: RekapIndikator, milik: Mapping[str, Sequence[Sel]], baris: list[int]
    ) -> None:
        i, ws = x.indikator, self._rumus[nama]
        label = {b: str(ws.cell(b, t.INDIKATOR).value or "") for b in baris}
        gabung = konsolidasi_pengampu
        self._angka(nama, baris[0], lambda bulan: gabung(i, _saring(milik, bulan)), x.realisasi)
        self._bagian(nama, baris[0], label, lambda bulan: gabung(i, _saring(milik, bulan)), i)
        patokan = target_kartu(i, list(milik), self._tahun, self._sampai)
        self._target(nama, baris[0], i, list(milik), patokan)
        self._harap(nama, t.sel(t.CAPAIAN, baris[0]), STRIP if x.capaian is None else x.capaian)
        self._harap(nama, t.sel(t.KATEGORI, baris[0]), x.kategori.nama if x.kategori else STRIP)
        batas = self._isi.pengaturan.batas_capaian
        potong = x.capaian if batas is None or x.capaian is None else min(x.capaian, Fraction(batas))
        self._harap(nama, t.sel(t.TERHITUNG, baris[0]), potong)
        self._harap(nama, t.sel(t.TERISI, baris[0]), x.kelengkapan.isi)
        self._harap(nama, t.sel(t.WAJIB, baris[0]), x.kelengkapan.wajib)
        if len(milik) > 1:
            anak = [b for b in baris[1:] if self._rumus[nama].cell(b, t.CAPAIAN).data_type == "f"]
            assert len(anak) == len(milik)
            for b, (pengampu, sel) in zip(anak, milik.items(), strict=True):
                self._kursi(nama, b, label, i, pengampu, sel)

    def _kursi(
        self, nama: str, b: int, label: Mapping[int, str], i: Indikator, pengampu: str, sel: Sequence[Sel]
    ) -> None:
        hasil = konsolidasi(i, [s for s in sel if s.bulan <= self._sampai])
        self._angka(nama, b, lambda bulan: konsolidasi(i, _bulan(sel, bulan)), hasil)
        self._bagian(nama, b, label, lambda bulan: konsolidasi(i, _bulan(sel, bulan)), i)
        patokan = target_indikator(i, target_milik(i, pengampu, self._tahun), self._sampai)
        self._target(nama, b, i, [pengampu], patokan)
        nilai = capaian(hasil.nilai, patokan, i.arah)
        kata = kategori(nilai, self.skala)
        self._harap(nama, t.sel(t.CAPAIAN, b), STRIP if nilai is None else nilai)
        self._harap(nama, t.sel(t.KATEGORI, b), kata.nama if kata else STRIP)

    def _angka(self, nama: str, b: int, hasil: Any, sampai: Gabungan) -> None:
        for kolom, bulan in PERIODE.items():
            nyata = self._nilai[nama].cell(b, kolom).value
            if isinstance(nyata, str) and nyata.endswith("*"):  # of the other form: shown, not counted
                assert hasil(bulan).nilai is None
                continue
            self._harap(nama, t.sel(kolom, b), hasil(bulan).nilai)
        self._harap(nama, t.sel(t.REALISASI_SD, b), sampai.nilai)

    def _bagian(self, nama: str, b: int, label: Mapping[int, str], hasil: Any, i: Indikator) -> None:
        if not i.berbagian:
            return
        bawah = [x for x in sorted(label) if x > b]
        pembilang = next(x for x in bawah if label[x].startswith("Pembilang"))
        penyebut = next(x for x in bawah if label[x].startswith("Penyebut"))
        semua = {**PERIODE, t.REALISASI_SD: list(range(1, self._sampai + 1))}
        for kolom, bulan in semua.items():
            g: Gabungan = hasil(bulan)
            if not str(self._nilai[nama].cell(pembilang, kolom).value or "").endswith("*"):
                self._harap(nama, t.sel(kolom, pembilang), g.pembilang)
            self._harap(nama, t.sel(kolom, penyebut), g.penyebut)

    def _target(self, nama: str, b: int, i: Indikator, kursi: list[str], patokan: Patokan | None) -> None:
        d = i.desimal
        self._harap(nama, t.sel(t.TARGET_SD, b), _tampil(patokan, d))
        setahun = [m.tahun for k in kursi if (m := target_milik(i, k, self._tahun)) and m.tahun is not None]
        bagi = 1 if menjumlahkan_target(i) or not setahun else len(setahun)
        ujung_ujung = [sum((Fraction(ujung(x)[n]) for x in setahun), Fraction()) / bagi for n in (0, 1)]
        tahun = Rentang(*ujung_ujung) if ujung_ujung[0] != ujung_ujung[1] else ujung_ujung[0]
        self._harap(nama, t.sel(t.TARGET, b), _tampil(tahun if setahun else None, d))
        for kolom, n in ((t.BAWAH, 0), (t.ATAS, 1)):
            if self._rumus[nama].cell(b, kolom).value is not None:
                self._harap(nama, t.sel(kolom, b), STRIP if patokan is None else ujung(patokan)[n])
        for kolom, n in ((t.TAHUN_BAWAH, 0), (t.TAHUN_ATAS, 1)):
            if self._rumus[nama].cell(b, kolom).value is not None:
                self._harap(nama, t.sel(kolom, b), ujung_ujung[n] if setahun else STRIP)

    def _ringkasan(self, nama: str, b: int, r: Ringkasan) -> None:
        self._harap(nama, t.sel(t.CAPAIAN, b), STRIP if r.capaian is None else r.capaian)
        self._harap(nama, t.sel(t.KATEGORI, b), r.kategori.nama if r.kategori else STRIP)
        self._harap(nama, t.sel(t.CAPAIAN, b + 1), _persen(r))
        self._harap(nama, t.sel(t.BAWAH, b), r.terukur)
        self._harap(nama, t.sel(t.ATAS, b), r.jumlah)
        self._harap(nama, t.sel(t.TERISI, b), r.kelengkapan.isi)
        self._harap(nama, t.sel(t.WAJIB, b), r.kelengkapan.wajib)
        self._harap(nama, t.sel(t.TERHITUNG, b), (r.capaian or 0) * r.terukur)
        self._harap(nama, f"A{b}", f"Rata-rata capaian ({r.terukur} dari {r.jumlah} indikator terukur)")

    # Rekap

    def _rekap(self, rekap: Any) -> None:
        ws = self._nilai["Rekap"]
        kepala = next(b for b in range(1, 40) if ws.cell(b, 1).value == "No")
        b = kepala + 1
        for unit in rekap.unit:
            assert sama(ws.cell(b, 2).value, unit.nama)
            self._baris_rekap(b, unit.ringkasan)
            for satu in unit.kartu:
                b += 1
                self._baris_rekap(b, satu.ringkasan)
            b += 1
        while ws.cell(b, 2).value == "Belum ada kartu untuk tahun ini":
            b += 1
        self._baris_rekap(b, rekap.ringkasan)

    def _baris_rekap(self, b: int, r: Ringkasan) -> None:
        for kolom, harap in zip(
            "CDEFGHIJ",
            (
                r.terukur,
                r.jumlah,
                STRIP if r.capaian is None else r.capaian,
                r.kategori.nama if r.kategori else STRIP,
                r.kelengkapan.isi,
                r.kelengkapan.wajib,
                _persen(r),
                (r.capaian or 0) * r.terukur,
            ),
            strict=True,
        ):
            self._harap("Rekap", f"{kolom}{b}", harap)


def _persen(r: Ringkasan) -> Any:
    return STRIP if r.kelengkapan.rasio is None else r.kelengkapan.rasio * 100


def _bulan(sel: Sequence[Sel], bulan: Sequence[int]) -> list[Sel]:
    return [s for s in sel if s.bulan in bulan]


def _saring(milik: Mapping[str, Sequence[Sel]], bulan: Sequence[int]) -> dict[str, list[Sel]]:
    return {k: _bulan(sel, bulan) for k, sel in milik.items()}


def _tampil(b: Patokan | None, desimal: int | None) -> Any:
    """A target as the cell holds it: a figure, or a range as text with English decimals."""
    if b is None:
        return STRIP
    if isinstance(b, Rentang):
        return notasi_lain(format_besaran(b, desimal))
    return b


def notasi_lain(teks: str) -> str:
    """Figures in a text with points and commas exchanged, as LibreOffice shows them in English."""
    return re.sub(r"[0-9][0-9.,]*[0-9]", lambda m: m[0].translate(str.maketrans(".,", ",.")), teks)
