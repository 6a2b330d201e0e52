"""Measures the store against bare sqlite3 doing the same to the same file: python -m tests.bench.bench_store.

An office of 60 kartu and 360 indikator with one year of figures. CPU seconds of the best of several
runs, since the wall clock depends on the disk and on who else works here; trust the ratios.
"""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from decimal import Decimal
from itertools import count
from pathlib import Path

from iki_desktop.models.kantor import Kantor, new_id
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Pengampu, Sasaran, Target
from iki_desktop.models.realisasi import Sel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.keputusan import tambah_keputusan
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.store.tables import COLUMNS

RUNS = 7
TAHUN = 2026
_PRAGMAS = ("locking_mode = EXCLUSIVE", "journal_mode = TRUNCATE", "synchronous = EXTRA", "foreign_keys = ON")


def office() -> Keputusan:
    """A decree of 60 kartu with 6 indikator each, worded as long as real ones are."""

    def indikator() -> Indikator:
        return Indikator(
            new_id(),
            "Persentase dokumen perencanaan desa yang disusun tepat waktu",
            formulasi="Jumlah dokumen yang tepat waktu dibagi jumlah seluruh dokumen dikali 100 %",
            sumber_data="Seksi Pemerintahan",
            target={TAHUN: Target(Decimal(26))},
        )

    def kartu(urut: int) -> Kartu:
        sasaran = tuple(
            Sasaran(new_id(), "Meningkatnya kualitas pelayanan", (indikator(), indikator())) for _ in range(3)
        )
        return Kartu(
            new_id(), urut, jabatan=f"Jabatan {urut}", pengampu=(Pengampu(new_id()),), sasaran=sasaran
        )

    return Keputusan(new_id(), TAHUN, "188/1/2026", kartu=tuple(kartu(n) for n in range(1, 61)))


def year(keputusan: Keputusan, tahun: int, nilai: int = 0) -> list[Sel]:
    return [
        Sel(i.id, k.pengampu[0].id, tahun, bulan, nilai=Decimal(nilai + bulan))
        for k in keputusan.kartu
        for i in k.indikator()
        for bulan in range(1, 13)
    ]


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """CPU milliseconds of the best run."""
    times: list[float] = []
    for _ in range(runs):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times) * 1000


def bare(path: Path) -> sqlite3.Connection:
    conn = sqlite3.connect(path, isolation_level=None)
    for pragma in _PRAGMAS:
        conn.execute(f"PRAGMA {pragma}")
    return conn


def bare_open(path: Path) -> None:
    with closing(bare(path)) as conn:
        conn.execute("BEGIN EXCLUSIVE")
        conn.execute("PRAGMA integrity_check").fetchall()
        conn.execute("PRAGMA foreign_key_check").fetchall()
        conn.execute("COMMIT")


def bare_read(conn: sqlite3.Connection) -> None:
    for tabel in COLUMNS:
        conn.execute(f"SELECT * FROM {tabel}").fetchall()


def bare_write(conn: sqlite3.Connection, sel: Sequence[Sel], step: int) -> None:
    """Cells, the step and its record, as SQL and nothing else."""
    names = ("id", *COLUMNS["realisasi"], "revisi")
    marks = ",".join("?" * len(names))
    rows = [
        (
            f"{step}-{n}",
            s.indikator,
            s.pengampu,
            s.tahun,
            s.bulan,
            "angka",
            str(s.nilai),
            None,
            None,
            "",
            "",
            1,
        )
        for n, s in enumerate(sel)
    ]
    images = [
        (
            step,
            "realisasi",
            row[0],
            f'{{"indikator_id":"{row[1]}","pengampu_id":"{row[2]}","tahun":{row[3]},"bulan":{row[4]},'
            f'"keadaan":"angka","nilai":"{row[6]}"}}',
        )
        for row in rows
    ]
    conn.execute("BEGIN IMMEDIATE")
    conn.executemany(f"INSERT INTO realisasi ({','.join(names)}) VALUES ({marks})", rows)
    conn.execute("INSERT INTO langkah VALUES (?,'Isi','','2026-01-01','aksi',NULL,'berlaku')", (step,))
    conn.executemany("INSERT INTO perubahan (langkah, tabel, baris, sesudah) VALUES (?,?,?,?)", images)
    conn.execute("COMMIT")


def row(name: str, ours: float, plain: float | None = None) -> None:
    ratio = "" if plain is None else f"{plain:9.1f} ms{ours / plain:8.1f} ×"
    print(f"{name:42}{ours:9.1f} ms{ratio}")


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="iki-bench-") as folder:
        path, copy = Path(folder) / "kantor.iki", Path(folder) / "salinan.iki"
        keputusan = office()
        with Berkas.create(path, Kantor(new_id(), "Contoh", kabupaten="Kabupaten Contoh")) as berkas:
            berkas.run(tambah_keputusan, keputusan)
            berkas.run(isi_sel, year(keputusan, TAHUN))
        shutil.copy(path, copy)
        print(f"{len(keputusan.kartu)} kartu, 360 indikator, 4,320 cells: {path.stat().st_size / 1e6:.1f} MB")
        print(f"{'':42}{'store':>12}{'sqlite3':>12}")
        row("open and close", best(lambda: Berkas.open(path).close()), best(lambda: bare_open(copy)))
        years = count(TAHUN + 1)
        steps = count(1000)
        one = count(1)
        with Berkas.open(path) as berkas, closing(bare(copy)) as conn:
            row("isi(): everything", best(berkas.isi), best(lambda: bare_read(conn)))
            cell = year(keputusan, TAHUN)[0]
            single = [Sel(cell.indikator, cell.pengampu, 2100, 1)]
            row(
                "isi_sel: one cell",
                best(lambda: berkas.run(isi_sel, [_with(single[0], next(one))]), 40),
                best(lambda: bare_write(conn, [_with(cell, 1, 2200 + next(one))], next(steps)), 40),
            )
            row(
                "isi_sel: 4,320 cells in one step",
                best(lambda: berkas.run(isi_sel, year(keputusan, next(years)))),
                best(lambda: bare_write(conn, year(keputusan, next(years)), next(steps))),
            )
            row("undo and redo of 4,320 cells", best(lambda: (berkas.undo(), berkas.redo()), 3))
        with closing(sqlite3.connect(path)) as conn:
            pages = conn.execute("PRAGMA page_count").fetchone()[0] * 4096 / 1e6
        row(
            f"open and close, {pages:.1f} MB of 8 years",
            best(lambda: Berkas.open(path).close()),
            best(lambda: bare_open(path)),
        )


def _with(sel: Sel, nilai: int, tahun: int | None = None) -> Sel:
    return Sel(sel.indikator, sel.pengampu, tahun or sel.tahun, sel.bulan, nilai=Decimal(nilai))


if __name__ == "__main__":
    main()
