"""Reading: the parts agree with the whole, a year is a year, and of several offices each is its own."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from iki_desktop.errors import FileRefused, InputRefused
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.kartu import hapus_kartu, salin_kartu, tambah_kartu, ubah_kartu
from iki_desktop.store.operations.pegawai import hapus_pegawai
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.store.tables import id_sel
from tests.kabupaten import kabupaten_file
from tests.shared import ROOT
from tests.store import samples
from tests.store.samples import TAHUN, ident


def test_the_parts_agree_with_the_whole(berkas: Berkas) -> None:
    isi = berkas.isi()
    assert isi == samples.office()
    assert berkas.kantor() == isi.kantor
    assert berkas.keputusan() == isi.keputusan
    assert berkas.realisasi() == isi.realisasi
    assert berkas.pegawai() == isi.pegawai
    assert berkas.periode() == isi.periode
    assert berkas.pengaturan() == isi.pengaturan
    assert berkas.daftar_kantor() == (isi.kantor,)


def test_a_year_limits_the_figures_only(berkas: Berkas) -> None:
    isi = berkas.isi(tahun=TAHUN - 1)
    assert [s.tahun for s in isi.realisasi] == [TAHUN - 1]
    assert isi.keputusan == samples.office().keputusan
    assert berkas.realisasi(TAHUN - 1) == isi.realisasi
    assert berkas.realisasi(1999) == ()


def test_cells_by_their_ids(berkas: Berkas) -> None:
    known = berkas.realisasi()
    ids = [id_sel(sel.kunci) for sel in known]
    assert berkas.cells([*ids, "tidak ada", *ids]) == dict(zip(ids, known, strict=True))
    assert berkas.cells([]) == {}
    assert len(berkas.cells(ids * 600)) == len(known)


def test_an_unknown_office_is_a_bug(berkas: Berkas) -> None:
    with pytest.raises(KeyError):
        berkas.isi(ident("tidak ada"))


def test_a_closed_file_is_a_bug(berkas: Berkas) -> None:
    berkas.close()
    with pytest.raises(RuntimeError, match="closed"):
        berkas.isi()


@pytest.fixture
def kabupaten(path: Path) -> Iterator[Berkas]:
    """A kabupaten's file that has taken in the sample office."""
    with kabupaten_file(path, samples.office()) as opened:
        yield opened


def test_a_kabupaten_s_file_holds_many_offices(kabupaten: Berkas) -> None:
    assert [k.jenis.value for k in kabupaten.daftar_kantor()] == ["kabupaten", "kecamatan"]
    own = kabupaten.isi()
    assert (own.keputusan, own.realisasi, own.pegawai, own.periode) == ((), (), (), ())
    assert kabupaten.isi(ident("kantor")) == samples.office()
    assert kabupaten.realisasi(TAHUN, ident("kantor")) == tuple(
        s for s in samples.office().realisasi if s.tahun == TAHUN
    )
    kabupaten.undo()
    assert len(kabupaten.daftar_kantor()) == 1


def test_what_belongs_to_a_kecamatan_is_not_edited_there(kabupaten: Berkas) -> None:
    before = kabupaten.isi(ident("kantor"))
    sel = samples.cells()[0]
    attempts = (
        lambda: kabupaten.run(ubah_kartu, ident("camat"), jabatan="X"),
        lambda: kabupaten.run(hapus_kartu, ident("camat")),
        lambda: kabupaten.run(salin_kartu, ident("camat")),
        lambda: kabupaten.run(tambah_kartu, ident("keputusan"), samples.kartu("kasi", 3)),
        lambda: kabupaten.run(hapus_pegawai, ident("sari")),
        lambda: kabupaten.run(isi_sel, [sel]),
        lambda: kabupaten.run(isi_sel, [], [sel.kunci]),
    )
    for attempt in attempts:
        with pytest.raises(InputRefused, match="milik kantor lain"):
            attempt()
    assert kabupaten.isi(ident("kantor")) == before


def test_reading_while_another_thread_writes(berkas: Berkas) -> None:
    from decimal import Decimal

    from iki_desktop.models.realisasi import Sel

    errors: list[BaseException] = []

    def read() -> None:
        try:
            for _ in range(30):
                figures = {s.nilai for s in berkas.realisasi(2040)}
                assert len(figures) <= 1, "half a step was seen"
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=read) for _ in range(2)]
    for thread in threads:
        thread.start()
    for n in range(15):
        berkas.run(
            isi_sel,
            [Sel(ident("surat"), ident("camat-p"), 2040, m, nilai=Decimal(n)) for m in range(1, 13)],
        )
    for thread in threads:
        thread.join()
    assert errors == []


PROGRAM = """
import sys
from decimal import Decimal
from pathlib import Path
import iki_desktop.store
from iki_desktop.models.realisasi import Sel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.realisasi import isi_sel
with Berkas.open(Path(sys.argv[1])) as berkas:
    berkas.isi()
    berkas.riwayat()
    assert berkas.run(isi_sel, [Sel(sys.argv[2], sys.argv[3], 2026, 8, nilai=Decimal(4))])
    berkas.undo()
heavy = {"sqlite_utils", "openpyxl", "reportlab", "PySide6", "platformdirs", "hypothesis", "click"}
print(sorted(heavy & set(sys.modules)))
"""


def test_an_existing_file_is_opened_read_and_written_without_heavy_imports(stored: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(stored), ident("surat"), ident("camat-p")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_damage_that_comes_while_the_file_is_open_is_told_in_words(stored: Path) -> None:
    with Berkas.open(stored, read_only=True) as berkas:
        conn = berkas._conn  # pyright: ignore[reportPrivateUsage]
        conn.execute("PRAGMA cache_size = 0")
        conn.execute("PRAGMA shrink_memory")
        data = stored.read_bytes()
        stored.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
        with pytest.raises(FileRefused, match="rusak"):
            berkas.isi()
