"""What each computed cell of a realisasi workbook must hold, from the rules alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import pytest

from iki_desktop.models.angka import format_besaran
from iki_desktop.models.capaian import capaian
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kategori import kategori, skala_kantor
from iki_desktop.models.kelengkapan import bulan_wajib
from iki_desktop.models.keputusan import Indikator, Rentang
from iki_desktop.models.konsolidasi import Gabungan, konsolidasi, konsolidasi_pengampu
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.rekap import (
    RekapIndikator,
    RekapKantor,
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
from iki_desktop.writers.xlsx import layout as t
from iki_desktop.writers.xlsx.text import brief, clean

STRIP = "–"
PERIOD = {
    **{k: [b] for b, k in enumerate(t.MONTH_COLUMNS, 1)},
    **{k: list(range(3 * n + 1, 3 * n + 4)) for n, k in enumerate(t.TW_COLUMNS)},
    t.YEAR: list(range(1, 13)),
}


def same(actual: Any, wanted_value: Any) -> bool:
    """Whether a cell holds what it must; an empty text is an empty cell."""
    if wanted_value is None or isinstance(wanted_value, str):
        return (actual or None) == (wanted_value or None)
    return isinstance(actual, int | float) and actual == pytest.approx(
        float(wanted_value), rel=1e-9, abs=1e-7
    )


class Checker:
    """Compares one workbook's values with the rules, and keeps which formulas it has looked at."""

    def __init__(self, nilai: Any, formula: Any, isi: IsiKantor, tahun: int, sampai: int) -> None:
        self._nilai = nilai
        self._formula = formula
        self._isi = isi
        self._tahun = tahun
        self._until = sampai
        self._checked: set[tuple[str, str]] = set()
        self.wrong: list[str] = []
        self.skala = skala_kantor(isi.pengaturan)

    def validation(self) -> None:
        """All sheets; every formula but those of text must have been looked at."""
        rekap = rekap_kantor(self._isi, self._tahun, self._until)
        sel = sel_menurut_indikator(self._isi, self._tahun)
        sheet = [n for n in self._nilai.sheetnames if n not in ("Rekap", "Daftar indikator", "Petunjuk")]
        assert len(sheet) == len(list(rekap.kartu()))
        for nama, one in zip(sheet, rekap.kartu(), strict=True):
            self._kartu(nama, one, sel)
        self._rekap(rekap)
        self._list(rekap)
        everything = {
            (ws.title, sel.coordinate)
            for ws in self._formula
            for row in ws.iter_rows()
            for sel in row
            if sel.data_type == "f" and '&" ' not in sel.value and "PERIODE" not in sel.value
        }
        assert self._checked >= everything, sorted(everything - self._checked)[:10]

    def _harap(self, sheet: str, alamat: str, wanted_value: Any) -> None:
        self._checked.add((sheet, alamat))
        actual = self._nilai[sheet][alamat].value
        if not same(actual, wanted_value):
            formula = self._formula[sheet][alamat].value
            self.wrong.append(f"{sheet}!{alamat} = {actual!r}, seharusnya {wanted_value!r}: {formula}")

    # A kartu's sheet

    def _kartu(self, nama: str, rekap: RekapKartu, sel: Mapping[str, Mapping[str, Sequence[Sel]]]) -> None:
        ws = self._formula[nama]
        main_row = [b for b in range(t.DATA_ROW, ws.max_row + 1) if ws.cell(b, t.DUE).data_type == "f"]
        ringkasan = main_row.pop()
        everything = list(rekap.indikator())
        assert len(main_row) == len(everything)
        for x, first, berikut in zip(everything, main_row, [*main_row, ringkasan][1:], strict=True):
            seat = [p.id for p in rekap.kartu.pengampu] or [""]
            milik = {k: sel.get(x.indikator.id, {}).get(k, ()) for k in seat}
            self._indikator(nama, x, milik, list(range(first, berikut)))
        self._summary(nama, ringkasan, rekap.ringkasan)

    def _indikator(
        self, nama: str, x: RekapIndikator, milik: Mapping[str, Sequence[Sel]], row: list[int]
    ) -> None:
        i, ws = x.indikator, self._formula[nama]
        label = {b: str(ws.cell(b, t.INDIKATOR).value or "") for b in row}
        gabung = konsolidasi_pengampu
        self._angka(nama, row[0], lambda bulan: gabung(i, _saring(milik, bulan)), x.realisasi)
        self._bagian(nama, row[0], label, lambda bulan: gabung(i, _saring(milik, bulan)), i)
        patokan = target_kartu(i, list(milik), self._tahun, self._until)
        self._target(nama, row[0], i, list(milik), patokan)
        self._harap(nama, t.sel(t.CAPAIAN, row[0]), STRIP if x.capaian is None else x.capaian)
        self._harap(nama, t.sel(t.KATEGORI, row[0]), x.kategori.nama if x.kategori else STRIP)
        batas = self._isi.pengaturan.batas_capaian
        cut = x.capaian if batas is None or x.capaian is None else min(x.capaian, Fraction(batas))
        self._harap(nama, t.sel(t.COUNTED, row[0]), cut)
        self._harap(nama, t.sel(t.FILLED, row[0]), x.kelengkapan.isi)
        self._harap(nama, t.sel(t.DUE, row[0]), x.kelengkapan.wajib)
        if len(milik) > 1:
            children = [b for b in row[1:] if self._formula[nama].cell(b, t.CAPAIAN).data_type == "f"]
            assert len(children) == len(milik)
            for b, (pengampu, sel) in zip(children, milik.items(), strict=True):
                self._kursi(nama, b, label, i, pengampu, sel)

    def _kursi(
        self, nama: str, b: int, label: Mapping[int, str], i: Indikator, pengampu: str, sel: Sequence[Sel]
    ) -> None:
        result = konsolidasi(i, [s for s in sel if s.bulan <= self._until])
        self._angka(nama, b, lambda bulan: konsolidasi(i, _bulan(sel, bulan)), result)
        self._bagian(nama, b, label, lambda bulan: konsolidasi(i, _bulan(sel, bulan)), i)
        patokan = target_indikator(i, target_milik(i, pengampu, self._tahun), self._until)
        self._target(nama, b, i, [pengampu], patokan)
        nilai = capaian(result.nilai, patokan, i.arah)
        word = kategori(nilai, self.skala)
        self._harap(nama, t.sel(t.CAPAIAN, b), STRIP if nilai is None else nilai)
        self._harap(nama, t.sel(t.KATEGORI, b), word.nama if word else STRIP)
        due = bulan_wajib(i.frekuensi, self._until)
        self._harap(nama, t.sel(t.SEAT_FILLED, b), len(_bulan(sel, list(due))))

    def _angka(self, nama: str, b: int, result: Any, sampai: Gabungan) -> None:
        for column, bulan in PERIOD.items():
            actual = self._nilai[nama].cell(b, column).value
            if isinstance(actual, str) and actual.endswith("*"):  # of the other form: shown, not counted
                assert result(bulan).nilai is None
                continue
            self._harap(nama, t.sel(column, b), result(bulan).nilai)
        self._harap(nama, t.sel(t.REALISASI_SD, b), sampai.nilai)

    def _bagian(self, nama: str, b: int, label: Mapping[int, str], result: Any, i: Indikator) -> None:
        if not i.berbagian:
            return
        bawah = [x for x in sorted(label) if x > b]
        pembilang = next(x for x in bawah if label[x].startswith("Pembilang"))
        penyebut = next(x for x in bawah if label[x].startswith("Penyebut"))
        everything = {**PERIOD, t.REALISASI_SD: list(range(1, self._until + 1))}
        for column, bulan in everything.items():
            g: Gabungan = result(bulan)
            if not str(self._nilai[nama].cell(pembilang, column).value or "").endswith("*"):
                self._harap(nama, t.sel(column, pembilang), g.pembilang)
            self._harap(nama, t.sel(column, penyebut), g.penyebut)

    def _target(self, nama: str, b: int, i: Indikator, seat: list[str], patokan: Patokan | None) -> None:
        d = i.desimal
        self._harap(nama, t.sel(t.TARGET_SD, b), _shown(patokan, d))
        yearly = self._yearly(i, seat)
        self._harap(nama, t.sel(t.TARGET, b), _shown(yearly, d))
        for column, n in ((t.LOWER, 0), (t.UPPER, 1)):
            if self._formula[nama].cell(b, column).value is not None:
                self._harap(nama, t.sel(column, b), STRIP if patokan is None else ujung(patokan)[n])
        for column, n in ((t.YEAR_LOWER, 0), (t.YEAR_UPPER, 1)):
            if self._formula[nama].cell(b, column).value is not None:
                self._harap(nama, t.sel(column, b), STRIP if yearly is None else ujung(yearly)[n])

    def _yearly(self, i: Indikator, seat: list[str]) -> Patokan | None:
        """The year's target of all these pengampu together."""
        yearly = [m.tahun for k in seat if (m := target_milik(i, k, self._tahun)) and m.tahun is not None]
        if not yearly:
            return None
        divisor = 1 if menjumlahkan_target(i) else len(yearly)
        ends = [sum((Fraction(ujung(x)[n]) for x in yearly), Fraction()) / divisor for n in (0, 1)]
        return Rentang(*ends) if ends[0] != ends[1] else ends[0]

    def _summary(self, nama: str, b: int, r: Ringkasan) -> None:
        self._harap(nama, t.sel(t.CAPAIAN, b), STRIP if r.capaian is None else r.capaian)
        self._harap(nama, t.sel(t.KATEGORI, b), r.kategori.nama if r.kategori else STRIP)
        self._harap(nama, t.sel(t.CAPAIAN, b + 1), _percent(r))
        self._harap(nama, t.sel(t.LOWER, b), r.terukur)
        self._harap(nama, t.sel(t.UPPER, b), r.jumlah)
        self._harap(nama, t.sel(t.FILLED, b), r.kelengkapan.isi)
        self._harap(nama, t.sel(t.DUE, b), r.kelengkapan.wajib)
        self._harap(nama, t.sel(t.COUNTED, b), (r.capaian or 0) * r.terukur)
        self._harap(nama, f"A{b}", f"Rata-rata capaian ({r.terukur} dari {r.jumlah} indikator terukur)")

    # Daftar indikator

    def _list(self, rekap: RekapKantor) -> None:
        """The five columns that read the kartu's sheets, by their titles."""
        ws = self._nilai["Daftar indikator"]
        head = next(b for b in range(1, 40) if ws.cell(b, 1).value == "No")
        column = {str(c.value): c.column_letter for c in ws[head] if c.value}
        for b, x in enumerate(rekap.indikator(), head + 1):
            i = x.indikator
            texts = [i.konsolidasi.value, i.frekuensi.value]
            assert [ws[f"{column[k]}{b}"].value for k in ("Konsolidasi", "Frekuensi")] == texts
            yearly = self._yearly(i, [p.id for p in x.kartu.pengampu] or [""])
            for title, wanted_value in (
                (f"Target {self._tahun}", _shown(yearly, i.desimal)),
                ("Target s.d.", _shown(x.target, i.desimal)),
                ("Realisasi s.d.", x.realisasi.nilai),
                ("Capaian (%)", STRIP if x.capaian is None else x.capaian),
                ("Kategori", x.kategori.nama if x.kategori else STRIP),
            ):
                self._harap("Daftar indikator", f"{column[title]}{b}", wanted_value)

    # Rekap

    def _rekap(self, rekap: RekapKantor) -> None:
        ws = self._nilai["Rekap"]
        head = next(b for b in range(1, 40) if ws.cell(b, 1).value == "No")
        b = head + 1
        for unit in rekap.unit:
            assert same(ws.cell(b, 2).value, clean(brief(unit.nama)))
            self._baris_rekap(b, unit.ringkasan)
            for one in unit.kartu:
                b += 1
                self._baris_rekap(b, one.ringkasan)
            b += 1
        while ws.cell(b, 2).value == "Belum ada kartu untuk tahun ini":
            b += 1
        self._baris_rekap(b, rekap.ringkasan)

    def _baris_rekap(self, b: int, r: Ringkasan) -> None:
        for column, wanted_value in zip(
            "CDEFGHIJ",
            (
                r.terukur,
                r.jumlah,
                STRIP if r.capaian is None else r.capaian,
                r.kategori.nama if r.kategori else STRIP,
                r.kelengkapan.isi,
                r.kelengkapan.wajib,
                _percent(r),
                (r.capaian or 0) * r.terukur,
            ),
            strict=True,
        ):
            self._harap("Rekap", f"{column}{b}", wanted_value)


def _percent(r: Ringkasan) -> Any:
    return STRIP if r.kelengkapan.rasio is None else r.kelengkapan.rasio * 100


def _bulan(sel: Sequence[Sel], bulan: Sequence[int]) -> list[Sel]:
    return [s for s in sel if s.bulan in bulan]


def _saring(milik: Mapping[str, Sequence[Sel]], bulan: Sequence[int]) -> dict[str, list[Sel]]:
    return {k: _bulan(sel, bulan) for k, sel in milik.items()}


def _shown(b: Patokan | None, desimal: int | None) -> Any:
    """A target as the cell holds it: a figure, or a range as text in Indonesian notation."""
    if b is None:
        return STRIP
    if isinstance(b, Rentang):
        return format_besaran(b, desimal)
    return b
