"""Measures the month grid by real events: python -m tests.bench.bench_kisi [--seed N] [--offices N].

An office of 60 kartu, 360 indikator and 5 years in the whole window, on the screenless platform, which paints
as a screen does. Milliseconds of the wall clock: a machine that is busy with other work makes them longer,
so each line also gives those of CPU, and scrolling stands beside a bare QTableView over the same model.
--offices N holds the grid against the slow computation of the tests for N random offices (test_hitungan.py).
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.kantor_besar import kantor_besar, window_on
from tests.ui.opening import open_at_once

ALLOWED = {"open": 300.0, "frame": 16.0, "frame99": 33.0, "figure99": 50.0, "paste": 400.0, "block": 100.0}


def timed(work: Callable[[], object], settle: Callable[[], object]) -> tuple[float, float]:
    """Wall and CPU milliseconds of an event until all it causes is painted."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    settle()
    return (time.perf_counter() - wall) * 1000, (time.process_time() - cpu) * 1000


def tell(name: str, runs: Sequence[tuple[float, float]], median: float = 0, worst: float = 0) -> None:
    """One line: median and 99th percentile of the wall clock, of CPU, and what is allowed."""
    walls, cpus = sorted(w for w, _ in runs), sorted(c for _, c in runs)
    at = min(len(runs) - 1, int(len(runs) * 0.99))
    allowed = " · ".join(
        f"{word} ≤ {bound:.0f}{'' if value <= bound else ' MISSED'}"
        for word, bound, value in (("median", median, statistics.median(walls)), ("p99", worst, walls[at]))
        if bound
    )
    print(
        f"{name:44}{statistics.median(walls):8.1f}{walls[at]:8.1f}   "
        f"{statistics.median(cpus):8.1f}{cpus[at]:8.1f}   {allowed}"
    )


def measure(folder: Path, seed: int) -> None:
    from PySide6.QtCore import QPoint, QPointF, Qt
    from PySide6.QtGui import QGuiApplication, QWheelEvent
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QTableView, QWidget

    from iki_desktop.ui.realisasi.filters import Saring
    from iki_desktop.ui.realisasi.page import RealisasiPage

    app = QApplication.instance() or QApplication([])
    isi = kantor_besar(seed)
    window, path = window_on(isi, folder)
    app.processEvents()
    open_at_once(window, path)
    for _ in range(60):  # let end what the first page still works out
        app.processEvents()
        time.sleep(0.05)

    def settle() -> None:
        app.processEvents()
        app.processEvents()

    def focus() -> QWidget:
        found = QApplication.focusWidget()
        assert found is not None
        return found

    def wheel(view: QTableView, dy: int) -> None:
        at = QPointF(view.viewport().rect().center())
        turn, no = QPoint(0, dy), Qt.KeyboardModifier.NoModifier
        event = QWheelEvent(
            at, view.viewport().mapToGlobal(at), turn, turn, Qt.MouseButton.NoButton, no,
            Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        app.sendEvent(view.viewport(), event)

    busy = os.getloadavg()[0] / (os.cpu_count() or 1)
    print(f"{len(isi.realisasi)} cells, {path.stat().st_size / 1e6:.1f} MB; {busy:.1f} processes a core")
    print(f"{'ms':44}{'median':>8}{'p99':>8}   {'CPU':>8}{'p99':>8}")
    tell("page opened, whole office", [timed(lambda: window.show_page("realisasi"), settle)], ALLOWED["open"])
    page = window.page
    assert isinstance(page, RealisasiPage)
    months = page.grid.months
    tell("page shown again", [timed(page.show_rows, settle) for _ in range(5)], ALLOWED["block"])

    steps = [timed(lambda: wheel(months, -120), settle) for _ in range(120)]
    tell("wheel: 3 rows a step, rows seen first", steps, ALLOWED["frame"], ALLOWED["frame99"])
    ours = statistics.median(c for _, c in steps)
    steps = [timed(lambda: wheel(months, 120), settle) for _ in range(120)]
    tell("wheel: back over known rows", steps, ALLOWED["frame"], ALLOWED["frame99"])
    bar = months.verticalScrollBar()
    steps = [timed(lambda: bar.setValue(bar.value() + bar.pageStep()), settle) for _ in range(30)]
    tell("a whole screen of new rows", steps, ALLOWED["block"])
    across = months.horizontalScrollBar()
    steps = [timed(lambda n=n: across.setValue(n * 40), settle) for n in range(1, 12)]
    tell("across", steps, ALLOWED["frame"], ALLOWED["frame99"])

    bare = QTableView()
    bare.setModel(page.model)
    bare.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    bare.resize(1310, 640)
    bare.show()
    settle()
    peer = [timed(lambda: wheel(bare, -120), settle) for _ in range(60)]
    tell("the same wheel over a bare QTableView", peer)
    print(f"{'':44}ours / bare, CPU: {ours / statistics.median(c for _, c in peer):.2f}")
    bare.close()
    bare.deleteLater()
    window.activateWindow()
    settle()

    def month_view() -> None:
        QTest.keyClick(focus(), Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)

    months.setFocus()
    months.go_first(9)
    settle()
    tell("one month and back (Ctrl+M)", [timed(month_view, settle) for _ in range(6)], ALLOWED["block"])
    for saring in (Saring.TERLAMBAT, Saring.CATATAN, Saring.SEMUA):
        tell(f"rows: {saring}", [timed(lambda s=saring: page.tools.choose_rows(s), settle)], ALLOWED["block"])
    tell(
        "another year",
        [timed(lambda y=y: window.session.set_context(tahun=y), settle) for y in (2025, 2026)],
        100,
    )

    acak = random.Random(seed)

    def enter() -> None:
        for digit in str(acak.randint(10, 99)):
            QTest.keyClicks(focus(), digit)
        QTest.keyClick(focus(), Qt.Key.Key_Return)

    for name, month in (("year", None), ("month", 10)):
        page.tools.choose_scope("")
        page.tools.choose_month(month)
        months.setFocus()
        months.go_first(10)
        settle()
        tell(
            f"figure of two digits, Enter, painted ({name})",
            [timed(enter, settle) for _ in range(150)],
            0,
            ALLOWED["figure99"],
        )
    page.tools.choose_month(None)
    page.tools.choose_scope("")
    rows = 360
    paste = Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    for _ in range(3):
        block = "\n".join("\t".join(str(acak.randint(1, 99)) for _ in range(12)) for _ in range(rows))
        QGuiApplication.clipboard().setText(block)
        months.setFocus()
        QTest.keyClick(focus(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
        settle()
        parts = (
            timed(lambda: QTest.keyClick(focus(), *paste), lambda: None),
            timed(app.processEvents, lambda: None),
            timed(window.session.settle, settle),
        )
        tell(f"paste of {rows} × 12: the key", [parts[0]], ALLOWED["block"])
        tell("    its figures painted", [parts[1]], ALLOWED["block"])
        whole = (sum(wall for wall, _ in parts), sum(cpu for _, cpu in parts))
        tell("    all of it, with the commit on disk", [whole], ALLOWED["paste"])
        assert not page.message.text(), page.message.text()
        for name, turn in (("undo", window.undo), ("redo", window.redo)):
            parts = (timed(turn, app.processEvents), timed(window.session.settle, settle))
            tell(f"{name} of it: the key", [parts[0]], ALLOWED["block"])
            whole = (sum(wall for wall, _ in parts), sum(cpu for _, cpu in parts))
            tell("    all of it, painted", [whole], ALLOWED["paste"])
    window.close()


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--offices", type=int, default=0)
    given = parser.parse_args()
    if given.offices:
        from tests.ui.realisasi.hitungan import check_offices

        check_offices(given.seed, given.offices)
        print(f"{given.offices} offices: every figure of the grid equals the slow computation")
        return
    with tempfile.TemporaryDirectory(prefix="iki-bench-") as folder:
        measure(Path(folder), given.seed)


if __name__ == "__main__":
    main()
