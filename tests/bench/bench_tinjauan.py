"""Measures the review of a decree: python -m tests.bench.bench_tinjauan [SK] [--rounds N].

Without SK a made-up decree of 36 kartu. Milliseconds of CPU in the whole window, on the screenless platform:
an act, and the longest turn of the event loop behind it; the peer is the same operation of the store without
a window. The window may stand still for 100 ms.
"""

from __future__ import annotations

import argparse
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

BLOCK = 100.0


def longest(turn: Callable[[], object], work: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of CPU of an act, and of the longest turn of the event loop that follows it."""

    def cpu(act: Callable[[], object]) -> float:
        start = time.process_time()
        act()
        return (time.process_time() - start) * 1000

    return cpu(work), max(cpu(turn) for _ in range(30))


def once(source: Path | None, folder: Path) -> dict[str, tuple[float, float]]:
    """One opening, taking in and undo in a fresh file and window."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from iki_desktop.app import build
    from iki_desktop.models.kantor import Kantor, new_id
    from iki_desktop.offices import new_office
    from iki_desktop.paths import Paths
    from iki_desktop.readers.read import read_sk
    from iki_desktop.store.berkas import Berkas
    from iki_desktop.store.operations.bacaan import terapkan_bacaan
    from iki_desktop.ui.baca.page import BacaPage
    from iki_desktop.ui.baca.review import Read
    from tests.bench.bench_baca import buatan
    from tests.ui.fakes import FakeAsk
    from tests.ui.opening import open_at_once

    app = QApplication.instance() or QApplication([])
    reading = read_sk(source or buatan(folder)[0])
    paths, bare, file = Paths(folder / "pc"), folder / "polos.iki", folder / "uji.iki"
    for path in (bare, file):
        new_office(path, Kantor(new_id(), nama="Uji", kabupaten="Kabupaten Uji"), paths)
    tahun = reading.keputusan.tahun or 2026
    with Berkas.open(bare, backups=paths.backups) as berkas:
        start = time.process_time()
        berkas.run(terapkan_bacaan, reading, tahun)
        peer = (time.process_time() - start) * 1000
    window = build(paths, FakeAsk())
    window.resize(1366, 768)
    window.show()

    def turn() -> None:
        app.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 0)

    for _ in range(20):
        turn()
    open_at_once(window, file)
    window.show_page("baca")
    for _ in range(20):
        turn()
    page = window.page
    assert isinstance(page, BacaPage)
    results = {
        "open the review": longest(turn, lambda: page._show(Read(reading, "naskah"))),
        "Masukkan ke berkas": longest(turn, page.review.accept.click),
        "take it out again": longest(turn, lambda: (window.session.undo(), window.session.settle())),
        "the store alone": (peer, 0.0),
    }
    window.close()
    return results


def main() -> int:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("source", nargs="?", type=Path)
    ap.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    ap.add_argument("--rounds", type=int, default=3)
    chosen = ap.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    if chosen.child:
        with tempfile.TemporaryDirectory() as folder:
            for name, (act, turn) in once(chosen.source, Path(folder)).items():
                print(f"{name}\t{act}\t{turn}")
        return 0
    return tell(chosen.source, chosen.rounds)


def tell(source: Path | None, rounds: int) -> int:
    """Each round in a process of its own: what is slow here is slow the first time."""
    import subprocess
    import sys

    found: dict[str, list[tuple[float, float]]] = {}
    command = [
        sys.executable,
        "-m",
        "tests.bench.bench_tinjauan",
        *([str(source)] if source else []),
        "--child",
    ]
    for _ in range(rounds):
        lines = subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()
        for name, act, turn in (line.split("\t") for line in lines if line.count("\t") == 2):
            found.setdefault(name, []).append((float(act), float(turn)))
    peer = statistics.median(act for act, _ in found["the store alone"])
    for name, runs in found.items():
        act, turn = (statistics.median(column) for column in zip(*runs, strict=True))
        missed = "" if max(act, turn) <= BLOCK else "  MISSED"
        ratio = f"({act / peer:.1f} of the store)"
        print(f"{name:22} {act:6.0f} ms {ratio}, longest turn behind it {turn:6.0f}{missed}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
