"""A bug of ours is written down, with what is needed to find it, and said in one line."""

from __future__ import annotations

import faulthandler
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from iki_desktop import VERSION, bugs
from iki_desktop.paths import Paths


def make_error() -> Exception:
    try:
        raise RuntimeError("sesuatu patah")
    except RuntimeError as error:
        return error


def test_a_report_names_versions_and_shows_the_traceback(paths: Paths) -> None:
    report = bugs.write_report(paths, make_error())
    assert report is not None
    text = report.read_text(encoding="utf-8")
    assert report.parent == paths.logs
    assert VERSION in text
    assert "sesuatu patah" in text
    assert "in make_error" in text


def test_only_the_newest_reports_are_kept(paths: Paths) -> None:
    reports = [bugs.write_report(paths, make_error()) for _ in range(25)]
    assert sorted(paths.logs.glob("galat-*.log")) == sorted(r for r in reports[-20:] if r)


def test_a_log_folder_that_cannot_be_had_is_no_second_bug(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pc").write_text("berkas")
    paths = Paths(tmp_path / "pc")
    assert bugs.write_report(paths, make_error()) is None
    bugs.say(None)
    assert "tidak dapat ditulis" in capsys.readouterr().err
    with bugs.watch(paths):
        pass


def test_hooks_of_all_threads_while_watched(paths: Paths, capsys: pytest.CaptureFixture[str]) -> None:
    before = sys.excepthook, threading.excepthook
    with bugs.watch(paths):
        sys.excepthook(RuntimeError, make_error(), None)
        worker = threading.Thread(target=make_thread_error, name="pekerja")
        worker.start()
        worker.join()
    assert (sys.excepthook, threading.excepthook) == before
    texts = [report.read_text(encoding="utf-8") for report in sorted(paths.logs.glob("galat-*.log"))]
    assert len(texts) == 2
    assert "Utas: pekerja" in texts[1]
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert all(str(paths.logs) in line for line in said)


def make_thread_error() -> None:
    raise ValueError("di utas lain")


def test_a_fatal_fault_leaves_its_trace_for_the_next_start(paths: Paths) -> None:
    assert bugs.fatal_report(paths) == ""
    code = (
        "import sys, faulthandler; from pathlib import Path; from iki_desktop import bugs; "
        "from iki_desktop.paths import Paths\n"
        "with bugs.watch(Paths(Path(sys.argv[1]))): faulthandler._sigabrt()"
    )
    base = paths.logs.parent
    done = subprocess.run([sys.executable, "-c", code, str(base)], capture_output=True, check=False)
    assert done.returncode != 0
    assert "Aborted" in bugs.fatal_report(paths)
    bugs.forget_fatal_report(paths)
    assert bugs.fatal_report(paths) == ""


def test_faulthandler_stays_with_who_asked_first(paths: Paths) -> None:
    was = faulthandler.is_enabled()
    with bugs.watch(paths):
        assert faulthandler.is_enabled()
    assert faulthandler.is_enabled() == was
