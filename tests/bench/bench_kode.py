"""Measures the search of a code that no paper has: python -m tests.bench.bench_kode [--seed N] [--kartu 60].

Seconds of CPU for one office of five years with a pegawai on every kartu. The peer makes the very same
papers of twelve months, each on its own, and of one year only: the search is to cost less than a year so.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from dataclasses import replace

from iki_desktop.models.cocokkan import BERBULAN, BERKODE, cari_kertas, isi_kertas
from iki_desktop.models.isi_pegawai import tiap_pegawai
from iki_desktop.models.kantor import IsiKantor, Masa, Pegawai, kartu_berlaku
from iki_desktop.models.kode import kode_isi
from iki_desktop.models.terbitan import Kertas
from tests.bench.kantor_besar import TAHUN, kantor_besar


def office(seed: int, kartu: int) -> IsiKantor:
    """`kartu` kartu, each held by somebody."""
    isi = kantor_besar(seed, kartu)
    held = enumerate(isi.keputusan[0].kartu)
    return replace(
        isi, pegawai=tuple(Pegawai(f"{n}", f"Nama {n}", jabatan=(Masa(k.pengampu[0].id),)) for n, k in held)
    )


def one_by_one(isi: IsiKantor) -> int:
    """How many papers a year has, each of them made for itself."""
    codes: list[str] = []
    for bulan in range(1, 13):
        for jenis in sorted({*BERBULAN} & {*BERKODE} - {"pegawai"}):
            for kartu in (None, *((k.id,) for k in kartu_berlaku(isi, TAHUN))):
                data = isi_kertas(isi, Kertas(jenis, TAHUN, bulan, kartu))
                assert data is not None
                codes.append(kode_isi(data))
        codes += [kode_isi(data) for _, data in tiap_pegawai(isi, TAHUN, bulan)]
    return len(codes)


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--kartu", type=int, default=60)
    asked = ap.parse_args()
    isi = office(asked.seed, asked.kartu)

    def cpu(work: Callable[[], object]) -> float:
        start = time.process_time()
        work()
        return time.process_time() - start

    search, peer = cpu(lambda: cari_kertas(isi, "0")), cpu(lambda: one_by_one(isi))
    print(f"search of five years {search:.2f} s, one year paper by paper {peer:.2f} s: {search / peer:.2f}")


if __name__ == "__main__":
    main()
