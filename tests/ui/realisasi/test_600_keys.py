"""An operator enters one month of 60 figures, with doubts and mistakes, in at most 600 key presses.

The script is what a person does with a list of figures on paper beside the keyboard: it never takes a
look at the program's insides, and presses keys only.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from iki_desktop.models.angka import format_angka
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.ui.realisasi.page import RealisasiPage
from iki_desktop.ui.window import Window
from tests.bench.kantor_besar import TAHUN, kantor_besar
from tests.ui.opening import open_at_once
from tests.ui.realisasi.conftest import CTRL, NO, SHIFT

FIGURES, PRESSES = 60, 600
START = 3  # presses that open the page and the month
MONTH = 10
WRITTEN = ("nihil", "skip")  # what may stand on the paper instead of a figure


class Operator:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.presses = 0
        self.digits = 0
        self.doubts = 0  # of the presses those that mistakes and blanks of the paper cost

    def doubt(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
        self.key(key, modifier)
        self.doubts += 1

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        self._qtbot.keyClick(target, key, modifier)
        self.presses += 1

    def type(self, text: str) -> None:
        for letter in text:
            target = QApplication.focusWidget()
            assert target is not None
            self._qtbot.keyClicks(target, letter)
            self.presses += 1
            self.digits += 1


def paper(isi: IsiKantor, seed: int) -> list[tuple[Sel, str]]:
    """The cells of the month in the order of the kartu, and what is written beside each on the paper."""
    acak = random.Random(seed)
    found: list[tuple[Sel, str]] = []
    for kartu in isi.keputusan[0].kartu:
        for indikator in kartu.indikator():
            blank = Sel(indikator.id, kartu.pengampu[0].id, TAHUN, MONTH)
            if indikator.berbagian:
                below = acak.randint(20, 900)
                found.append((blank, f"{acak.randint(0, below)}/{below}"))
            else:
                figure = format_angka(acak.randint(0, 20_000))
                found.append((blank, acak.choices([figure, *WRITTEN], [18, 1, 1])[0]))
    return found


def test_sixty_figures_of_a_month(
    empty_window: Window, write_office: Callable[..., Path], qtbot: QtBot
) -> None:
    isi = kantor_besar(seed=3, kartu=9)
    open_at_once(empty_window, write_office(isi))
    session = empty_window.session
    session.set_context(sampai=MONTH)
    steps = len(session.berkas.riwayat(batas=500))
    operator = Operator(qtbot)
    operator.key(Qt.Key.Key_3, CTRL)
    page = empty_window.page
    assert isinstance(page, RealisasiPage)
    qtbot.waitUntil(page.grid.months.hasFocus)
    operator.key(Qt.Key.Key_M, CTRL)
    operator.key(Qt.Key.Key_Home, CTRL)

    expected: dict[tuple[str, str, int, int], Sel] = {}
    entered = 0
    for blank, written in paper(isi, seed=5):
        if entered >= FIGURES:
            break
        if written == "skip":  # nobody has reported yet
            operator.doubt(Qt.Key.Key_Return)
            continue
        entered += 1
        if written == "nihil":
            operator.type("-")
            operator.key(Qt.Key.Key_Return)
            expected[blank.kunci] = blank.berisi(KeadaanSel.NIHIL)
        elif "/" in written:
            above, below = written.split("/")
            for part in (above, below):
                operator.type(part)
                operator.key(Qt.Key.Key_Return)
            entered += 1
            expected[blank.kunci] = blank.berisi(KeadaanSel.ANGKA, None, Decimal(above), Decimal(below))
        else:
            if entered % 11 == 0:  # a slip of the finger, seen at once
                operator.type("9")
                operator.doubt(Qt.Key.Key_Backspace)
            operator.type(written)
            operator.key(Qt.Key.Key_Return)
            expected[blank.kunci] = blank.berisi(KeadaanSel.ANGKA, Decimal(written.replace(".", "")))
        if entered in (20, 40):  # the last one was wrong: go back, look, write it again
            operator.doubt(Qt.Key.Key_Return, SHIFT)
            operator.doubt(Qt.Key.Key_F2)
            operator.doubt(Qt.Key.Key_Escape)
            operator.doubt(Qt.Key.Key_Return)

    assert entered >= FIGURES
    assert operator.presses <= PRESSES
    beyond = operator.presses - operator.digits - operator.doubts
    assert beyond <= entered + START, "one key a figure beyond its digits"
    month = {s.kunci: s for s in session.isi.realisasi if (s.tahun, s.bulan) == (TAHUN, MONTH)}
    assert month == expected
    assert len(session.berkas.riwayat(batas=500)) - steps == sum(
        2 if s.penyebut is not None else 1 for s in expected.values()
    ), "each figure is a step of its own"
