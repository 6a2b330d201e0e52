"""Long work runs in one other thread; its end is told on the main thread, whatever the end is."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from iki_desktop.errors import InputRefused, Report
from iki_desktop.ui.jobs import Jobs
from iki_desktop.ui.progress import ProgressDialog
from tests.ui.checks import assert_accessible, assert_indonesian
from tests.ui.fakes import FakeAsk

GATE_SECONDS = 10


@pytest.fixture
def jobs(qapp: QApplication, ask: FakeAsk) -> Iterator[Jobs]:
    made = Jobs(ask, qapp)
    yield made
    made.shut_down()
    made.deleteLater()


def dialogs() -> list[ProgressDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, ProgressDialog) and w.isVisible()]


def test_result_comes_to_the_main_thread(qtbot: QtBot, jobs: Jobs) -> None:
    where: list[threading.Thread] = []
    results: list[int] = []

    def work(report: Report) -> int:
        where.append(threading.current_thread())
        report(1, 2)
        return 42

    def done(result: int) -> None:
        where.append(threading.current_thread())
        results.append(result)

    jobs.start("Menghitung…", work, done)
    assert jobs.busy
    qtbot.waitUntil(lambda: bool(results))
    assert results == [42]
    assert where[0] is not threading.main_thread()
    assert where[1] is threading.main_thread()
    assert not jobs.busy


def test_jobs_come_one_after_another_in_one_thread(qtbot: QtBot, jobs: Jobs) -> None:
    seen: list[tuple[int, threading.Thread]] = []
    for number in range(3):
        jobs.start(
            "Menghitung…",
            lambda _report, n=number: seen.append((n, threading.current_thread())),
            lambda _done: None,
        )
    qtbot.waitUntil(lambda: not jobs.busy)
    assert [number for number, _ in seen] == [0, 1, 2]
    assert len({thread for _, thread in seen}) == 1


def test_what_is_only_looked_at_does_not_wait_for_what_is_long(qtbot: QtBot, jobs: Jobs) -> None:
    gate, seen = threading.Event(), list[str]()
    jobs.start("Mengekspor…", lambda _report: gate.wait(GATE_SECONDS), lambda _: seen.append("ekspor"))
    jobs.start("Menunggu…", lambda _report: None, lambda _: seen.append("antre"))
    for n in (1, 2):
        jobs.start("Menggambar…", lambda _report: None, lambda _, n=n: seen.append(f"gambar {n}"), quiet=True)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == ["gambar 1", "gambar 2"] and jobs.busy
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert seen[2:] == ["ekspor", "antre"]


def test_refusal_is_told_and_nothing_is_delivered(qtbot: QtBot, jobs: Jobs, ask: FakeAsk) -> None:
    delivered: list[object] = []
    failed: list[bool] = []

    def work(_report: Report) -> None:
        raise InputRefused("Naskah ini bukan SK.")

    jobs.start("Membaca…", work, delivered.append, lambda: failed.append(True))
    qtbot.waitUntil(lambda: bool(failed))
    assert ask.errors == ["Naskah ini bukan SK."]
    assert delivered == []


def test_a_bug_goes_to_the_crash_hook(qtbot: QtBot, jobs: Jobs, ask: FakeAsk) -> None:
    def work(_report: Report) -> None:
        raise ZeroDivisionError("ours")

    with qtbot.captureExceptions() as caught:
        jobs.start("Menghitung…", work, lambda _done: None)
        qtbot.waitUntil(lambda: not jobs.busy)
    assert [kind for kind, *_ in caught] == [ZeroDivisionError]
    assert ask.errors == []


def test_dialog_comes_late_and_its_button_stops_the_work(qtbot: QtBot, jobs: Jobs, ask: FakeAsk) -> None:
    delivered: list[object] = []
    stopped: list[bool] = []
    seen = threading.Event()

    def work(report: Report) -> None:
        for done in range(10**9):
            report(done % 50, 50)
            seen.wait(0.002)

    jobs.start("Membuat lampiran…", work, delivered.append, lambda: stopped.append(True))
    assert dialogs() == []
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    dialog = dialogs()[0]
    assert_accessible(dialog)
    assert_indonesian(dialog)
    button = dialog.findChild(QPushButton)
    assert isinstance(button, QPushButton)
    assert button.text() == "Hentikan"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not jobs.busy)
    assert dialogs() == []
    assert stopped == [True]
    assert delivered == []
    assert ask.errors == []


def test_short_work_shows_no_dialog(qtbot: QtBot, jobs: Jobs) -> None:
    finished: list[object] = []
    jobs.start("Menghitung…", lambda _report: 1, finished.append)
    qtbot.waitUntil(lambda: bool(finished))
    qtbot.wait(700)  # past the time at which a dialog would have come
    assert dialogs() == []


def test_shut_down_waits_for_the_thread_and_delivers_nothing(qtbot: QtBot, jobs: Jobs) -> None:
    delivered: list[object] = []
    gate = threading.Event()

    def work(report: Report) -> None:
        while True:
            report(0, 0)
            gate.wait(0.002)

    jobs.start("Membaca…", work, delivered.append)
    jobs.shut_down(GATE_SECONDS)
    qtbot.wait(20)
    assert delivered == []
    assert not [t for t in threading.enumerate() if t.name in ("kerja", "lihat")]


def test_one_job_is_dropped_and_the_others_go_on(qtbot: QtBot, jobs: Jobs) -> None:
    gate, seen = threading.Event(), []
    jobs.start("Menunggu…", lambda _report: gate.wait(GATE_SECONDS), seen.append)
    drop = jobs.start("Menghitung…", lambda _report: "dibuang", seen.append)
    jobs.start("Menghitung…", lambda _report: "selesai", seen.append)
    drop()
    drop()
    gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert seen == [True, "selesai"]


def test_a_dropped_job_ends_at_its_next_report(qtbot: QtBot, jobs: Jobs) -> None:
    gate, ended, seen = threading.Event(), threading.Event(), []

    def work(report: Report) -> None:
        try:
            gate.wait(GATE_SECONDS)
            report(1, 2)
        except BaseException:
            ended.set()
            raise

    drop = jobs.start("Menghitung…", work, seen.append, lambda: seen.append("gagal"))
    drop()
    assert not jobs.busy
    gate.set()
    jobs.start("Menghitung…", lambda _report: "berikut", seen.append)
    qtbot.waitUntil(lambda: bool(seen))
    assert ended.is_set() and seen == ["berikut"]
