"""Measures how long the window is held up by each act: python -m tests.bench.bench_jendela [--seed N].

An office of 60 kartu, 360 indikator and 5 years. Each line: CPU of the main thread from the act until nothing
waits any more, and the longest single time in which the window answered to nothing, in milliseconds. CPU,
because the machine may be busy with other work; what runs beside the window is not counted.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.kantor_besar import kantor_besar, window_on

LONGEST = 100.0  # ms; what the window may be held up at a time
QUIET = 30  # turns of the event loop in which nothing happens: the act has ended


def measure(folder: Path, seed: int) -> None:
    from PySide6.QtWidgets import QApplication

    from iki_desktop.store.operations.kartu import ubah_kartu

    app = QApplication.instance() or QApplication([])
    isi = kantor_besar(seed)
    window, path = window_on(isi, folder)
    app.processEvents()
    kartu = isi.keputusan[0].kartu[0].id

    def tell(name: str, act: Callable[[], object]) -> None:
        held = [_cpu(act)]
        quiet = 0
        while quiet < QUIET or window.session.jobs.busy:
            held.append(_cpu(app.processEvents))
            quiet = quiet + 1 if held[-1] < 1 else 0
            time.sleep(0.01)
        missed = " MISSED" if max(held) > LONGEST else ""
        print(f"{name:40}{sum(held):8.0f}{max(held):8.0f}{missed}")

    session = window.session
    print(f"{'ms of CPU in the main thread':40}{'in all':>8}{'longest':>8}   longest ≤ {LONGEST:.0f}")
    tell("open the file", lambda: window.files.open(path))
    for spec in (*window.rail_pages, *window.rail_pages):
        tell(f"show {spec.title}", lambda key=spec.key: window.show_page(key))
    for key in ("beranda", "kartu", "realisasi", "periksa"):
        window.show_page(key)
        tell(f"a word of a kartu, on {key}", lambda k=key: session.run(ubah_kartu, kartu, jabatan=k))
        tell(f"undo of it, on {key}", window.undo)
        tell(f"another month, on {key}", lambda: session.set_context(sampai=session.sampai % 12 + 1))
        for theme in ("gelap", "terang"):
            tell(f"theme, on {key}", lambda t=theme: session.preferences.change(tema=t))
    tell("close the file", session.close)
    window.close()


def _cpu(work: Callable[[], object]) -> float:
    """Milliseconds of CPU of this thread."""
    start = time.thread_time()
    work()
    return (time.thread_time() - start) * 1000


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    with tempfile.TemporaryDirectory(prefix="iki-bench-") as folder:
        measure(Path(folder), parser.parse_args().seed)


if __name__ == "__main__":
    main()
