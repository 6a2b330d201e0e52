"""Time until the first page of a preview is drawn, beside making all of the paper first: one office, one run.

    python tests/bench/bench_pratinjau.py [rounds]

The office has 60 kartu, its lampiran about 78 pages. Prints CPU milliseconds (of this process and the child
that draws) of the page in view as the window makes it: in a program just started, which has got ready for it
since the file was opened (ui/ahead.py) or not yet; after an option changed; and of all pages made before the
first is drawn. The aim for the page in view is at most 300. At the end the time that a person waits for the
page in view while a long export runs, as a ratio to that without one.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QApplication

from iki_desktop.papers import warm_up
from iki_desktop.paths import Paths
from iki_desktop.readers.pdf.picture import Drawer
from iki_desktop.ui.dokumen.catalogue import PAPERS, Order
from iki_desktop.ui.dokumen.making import Source, first_page
from iki_desktop.ui.dokumen.place import Place
from iki_desktop.ui.widgets.page_view import Fit, Frame
from tests.bench.bench_lampiran import office

FRAME = Frame(QSize(980, 560), Fit.WIDTH, 96, 1.0)
ORDER = Order(PAPERS[0], 2026, 6)


def spent(drawer: Drawer) -> float:
    """CPU milliseconds of this process, of the children that ended, and of the one that draws."""
    own = os.times()
    ended = own.user + own.system + own.children_user + own.children_system
    return 1000 * (ended + _of_child(drawer))


def _of_child(drawer: Drawer) -> float:
    child = drawer._child
    stat = Path(f"/proc/{child.pid}/stat") if child is not None else None
    if stat is None or not stat.exists():
        return 0.0
    fields = stat.read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def quiet(_done: int, _total: int) -> None:
    pass


def first(drawer: Drawer, source: Source, page: int = 1) -> float:
    start = spent(drawer)
    made = first_page(drawer, source, ORDER, Place(page), FRAME, quiet)
    assert made.picture.width == made.width and len(made.sizes) > 70
    return spent(drawer) - start


def all_first(drawer: Drawer, source: Source) -> float:
    """All pages made, and then the first drawn."""
    start = spent(drawer)
    drawer.open(source.lay_out(ORDER, quiet).content(), "kertas")
    drawer.draw(1, FRAME.pixels((609, 935)))
    return spent(drawer) - start


def cold(folder: Path, *, ready: bool) -> float:
    """The page in view in a process that shows none before; `ready`: fonts and modules are there."""
    isi, paths = office(60), Paths(folder)
    if ready:
        warm_up(isi, paths)
    with Drawer() as drawer:
        return first(drawer, Source(isi, paths))


def beside(folder: Path, jenis: str = "") -> float:
    """Wall milliseconds until the page in view is there, in the window's jobs; beside an export."""
    from iki_desktop.ui.ask import Ask
    from iki_desktop.ui.dokumen.making import Maker
    from iki_desktop.ui.jobs import Jobs
    from tests.bench.kantor_besar import kantor_besar

    app = QCoreApplication.instance() or QApplication(["bench", "-platform", "offscreen"])
    source, jobs, seen = Source(kantor_besar(), Paths(folder)), Jobs(Ask(lambda: None)), list[float]()
    maker = Maker(jobs)
    maker.first.connect(lambda _made: seen.append(time.monotonic()))
    if jenis:
        export = Order(next(p for p in PAPERS if p.jenis == jenis), 2026, 12)
        jobs.start("Mengekspor…", lambda r: source.write(export, folder / "ekspor", r), lambda _: None)
    time.sleep(0.05)  # the export is under way
    start = time.monotonic()
    maker.make(source, ORDER, Place(), FRAME)
    while not seen:
        app.processEvents()
        time.sleep(0.001)
    maker.close()
    jobs.shut_down(60)
    return 1000 * (seen[0] - start)


def main(rounds: int = 5) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        cold(folder, ready=False)  # converts the fonts of this PC, once
        started = [float(_alone(folder, "--cold")) for _ in range(rounds)]
        ready = [float(_alone(folder, "--ready")) for _ in range(rounds)]
        source = Source(office(60), Paths(folder))
        with Drawer() as drawer:
            first(drawer, source)
            changed = [first(drawer, source, 40) for _ in range(rounds)]
            whole = [all_first(drawer, source) for _ in range(rounds)]
        print(f"page in view, program just started {min(started):6.0f} ms CPU (imports and fonts included)")
        print(f"page in view, ready for the first  {min(ready):6.0f} ms CPU (the same, a second later)")
        print(f"page in view, an option changed    {min(changed):6.0f} ms CPU")
        print(f"all pages made before the first    {min(whole):6.0f} ms CPU")
        print(f"ratio                              {min(changed) / min(whole):6.2f}")
        alone = min(beside(folder) for _ in range(rounds))
        for jenis in ("realisasi", "laporan"):
            waited = min(beside(folder, jenis) for _ in range(rounds))
            print(f"page in view beside an export of {jenis:9} {waited / alone:6.2f} × the wall time alone")


def _alone(folder: Path, state: str) -> str:
    here = [sys.executable, __file__, state, str(folder)]
    return subprocess.run(here, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    if sys.argv[1:2] in (["--cold"], ["--ready"]):
        print(cold(Path(sys.argv[2]), ready=sys.argv[1] == "--ready"))
    else:
        main(*map(int, sys.argv[1:2]))
