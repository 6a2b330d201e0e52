"""Time of the realisasi workbook beside plain openpyxl writing the same cells: 60 kartu of 6 indikator.

    python tests/bench/bench_realisasi.py [rounds]

Both peers get the finished workbook's cells as a list (sheet, row, column, value, style) and do nothing but
write them, with the same widths and merges. Neither writes conditional formats, the formulas' stored values,
names, links, heights or print set-up, nor reckons a figure, all of which our time holds.
- "gaya per sel" is plain openpyxl as its manual says: each cell gets its font, fill, border, alignment and
  number format, merges by merge_cells. The aim, at most 1.10, is held to this one.
- "gaya dipakai bersama" is a floor, not an aim: one style array for all cells of a look, and merges without
  borders drawn anew, both by openpyxl's private parts, as our writer does.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import openpyxl

from iki_desktop.models.kantor import IsiKantor, Kantor
from iki_desktop.models.keputusan import (
    Indikator,
    JenisIndikator,
    Kartu,
    Keputusan,
    Konsolidasi,
    Pengampu,
    Sasaran,
    Target,
)
from iki_desktop.models.realisasi import Sel
from iki_desktop.writers.realisasi import write_realisasi
from tests.models.builders import TAHUN, D

KARTU, INDIKATOR = 60, 6


def kantor(kartu: int = KARTU) -> IsiKantor:
    """An office of plain kartu: every sixth indikator a persentase with parts, all months recorded."""
    daftar: list[Kartu] = []
    sel: list[Sel] = []
    for k in range(kartu):
        isi: list[Indikator] = []
        for n in range(INDIKATOR):
            nama, bagian = f"{k}-{n}", n == 0
            isi.append(
                Indikator(
                    nama,
                    f"Persentase laporan kegiatan {n} yang disusun tepat waktu sesuai pedoman",
                    JenisIndikator.PERSENTASE if bagian else JenisIndikator.JUMLAH,
                    "%" if bagian else "laporan",
                    pembilang="laporan tepat waktu" if bagian else "",
                    penyebut="laporan yang wajib disusun" if bagian else "",
                    konsolidasi=Konsolidasi.RATA_RATA if n == 1 else Konsolidasi.JUMLAH,
                    target={TAHUN: Target(D(90 + n))},
                )
            )
            for bulan in range(1, 13):
                kunci = (nama, f"p{k}", TAHUN, bulan)
                if bagian:
                    sel.append(Sel(*kunci, pembilang=D(bulan + n), penyebut=D(bulan + n + 1)))
                else:
                    sel.append(Sel(*kunci, nilai=D(bulan * 7 + n)))
        sasaran = tuple(
            Sasaran(f"s{k}-{n}", "Meningkatnya ketertiban administrasi kecamatan", tuple(isi[n : n + 2]))
            for n in range(0, INDIKATOR, 2)
        )
        daftar.append(
            Kartu(f"k{k}", k, jabatan=f"Kepala Seksi {k}", pengampu=(Pengampu(f"p{k}"),), sasaran=sasaran)
        )
    keputusan = Keputusan("sk", TAHUN, kartu=tuple(daftar))
    return IsiKantor(Kantor("k", "Contoh", kabupaten="Kabupaten Teladan"), (keputusan,), tuple(sel))


def sel_sel(path: Path) -> list[tuple[str, dict[str, float], list[str], list[tuple[int, int, Any, Any]]]]:
    """The cells of a finished workbook, by sheet, with column widths and merges."""
    buku: Any = openpyxl.load_workbook(path)
    return [
        (
            ws.title,
            {huruf: dimensi.width for huruf, dimensi in ws.column_dimensions.items()},
            [str(x) for x in ws.merged_cells.ranges],
            [
                (sel.row, sel.column, sel.value, sel)
                for baris in ws.iter_rows()
                for sel in baris
                if sel.value is not None or sel.has_style
            ],
        )
        for ws in buku
    ]


def polos(isi: list[Any], path: Path) -> None:
    """Plain openpyxl: one cell after the other, with its style."""
    buku: Any = openpyxl.Workbook()
    buku.remove(buku.active)
    gaya: dict[int, tuple[Any, ...]] = {}
    for judul, lebar, gabung, daftar in isi:
        ws = buku.create_sheet(judul)
        for huruf, nilai in lebar.items():
            ws.column_dimensions[huruf].width = nilai
        for baris, kolom, nilai, contoh in daftar:
            sel = ws.cell(row=baris, column=kolom, value=nilai)
            g = gaya.get(contoh.style_id)
            if g is None:
                g = gaya[contoh.style_id] = (
                    copy(contoh.font),
                    copy(contoh.fill),
                    copy(contoh.border),
                    copy(contoh.alignment),
                    contoh.number_format,
                )
            sel.font, sel.fill, sel.border, sel.alignment, sel.number_format = g
        for rentang in gabung:
            ws.merge_cells(rentang)
    buku.save(path)


def polos_cepat(isi: list[Any], path: Path) -> None:
    """The floor: one shared style array a look, merges without openpyxl's redrawing of borders."""
    buku: Any = openpyxl.Workbook()
    buku.remove(buku.active)
    gaya: dict[int, Any] = {}
    for judul, lebar, gabung, daftar in isi:
        ws = buku.create_sheet(judul)
        for huruf, nilai in lebar.items():
            ws.column_dimensions[huruf].width = nilai
        for baris, kolom, nilai, contoh in daftar:
            sel = ws.cell(row=baris, column=kolom, value=nilai)
            g = gaya.get(contoh.style_id)
            if g is None:
                sel.font, sel.fill = copy(contoh.font), copy(contoh.fill)
                sel.border, sel.alignment = copy(contoh.border), copy(contoh.alignment)
                sel.number_format = contoh.number_format
                gaya[contoh.style_id] = sel._style
            else:
                sel._style = g
        for rentang in gabung:
            ws.merged_cells.add(rentang)
    buku.save(path)


def cpu(kerja: Callable[[], None]) -> float:
    awal = time.process_time()
    kerja()
    return time.process_time() - awal


def main() -> None:
    putaran = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    isi = kantor()
    with tempfile.TemporaryDirectory() as folder:
        kita = Path(folder) / "kita.xlsx"
        write_realisasi(isi, TAHUN, 6, kita)
        puncak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        daftar = sel_sel(kita)
        cara: dict[str, Callable[[], None]] = {
            "IKI Desktop": lambda: write_realisasi(isi, TAHUN, 6, kita),
            "openpyxl, gaya per sel": lambda: polos(daftar, Path(folder) / "polos.xlsx"),
            "openpyxl, gaya dipakai bersama": lambda: polos_cepat(daftar, Path(folder) / "cepat.xlsx"),
        }
        waktu = {nama: min(cpu(kerja) for _ in range(putaran)) for nama, kerja in cara.items()}
        jumlah = sum(len(x[3]) for x in daftar)
        print(f"{KARTU} kartu × {INDIKATOR} indikator: {len(daftar)} lembar, {jumlah} sel, "
              f"{kita.stat().st_size / 1e6:.2f} MB, puncak {puncak:.0f} MB")  # fmt: skip
        for nama, detik in waktu.items():
            print(f"{nama:32} {detik:6.2f} s CPU   {detik / waktu['openpyxl, gaya per sel']:5.2f}   "
                  f"{detik / waktu['openpyxl, gaya dipakai bersama']:5.2f}")  # fmt: skip
        for n in (15, 30, 60):
            bagian = kantor(n)
            detik = cpu(lambda bagian=bagian: write_realisasi(bagian, TAHUN, 6, kita))
            print(f"{n:3} kartu {detik:6.2f} s CPU")


if __name__ == "__main__":
    main()
