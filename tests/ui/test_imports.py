"""What is loaded when the window paints first, and that void calls of Qt lose no reference."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.shared import ROOT

HEAVY = ("sqlite_utils", "openpyxl", "reportlab", "pdfplumber", "PIL")

FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from iki_desktop.app import build
from iki_desktop.paths import Paths
from tests.ui.fakes import FakeAsk
from tests.ui.opening import open_at_once
ask = FakeAsk()
window = build(Paths(Path(sys.argv[1])), ask)
if len(sys.argv) > 2:
    open_at_once(window, Path(sys.argv[2]))
window.show()
from PySide6.QtWidgets import QApplication
for _ in range(5):
    QApplication.processEvents()
assert window.isVisible()
print("loaded:", sorted(set(sys.modules) & {HEAVY!r}))
window.close()
"""


def loaded_at_first_paint(*arguments: str) -> str:
    code = FIRST_PAINT.replace("{HEAVY!r}", repr(set(HEAVY)))
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_start_page_loads_nothing_heavy(tmp_path: Path) -> None:
    assert loaded_at_first_paint(str(tmp_path)) == "loaded: []"


def test_first_page_of_a_file_loads_nothing_heavy(tmp_path: Path, office: Path) -> None:
    assert loaded_at_first_paint(str(tmp_path), str(office)) == "loaded: []"


def test_void_calls_keep_the_references_of_none(qtbot: QtBot) -> None:
    # PySide6 6.12 on Python 3.11 drops one of them a call and dies after about five thousand.
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("a")
    before = sys.getrefcount(None)
    for number in range(10_000):
        label.setText(str(number))
    assert abs(sys.getrefcount(None) - before) < 100
