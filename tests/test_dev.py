"""The bootstrap of a development copy: what it needs, what it says, and when it has nothing to do."""

from __future__ import annotations

import ast
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.shared import ROOT

SOURCE = ROOT / "installer" / "dev.py"


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The bootstrap as a module, its environment in a folder of the test's, unable to install anything."""
    spec = importlib.util.spec_from_file_location("iki_dev", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(module, "STAMP", tmp_path / ".venv" / "siap")
    monkeypatch.setattr(module, "PYTHON", tmp_path / ".venv" / "python")
    monkeypatch.setattr(module.subprocess, "run", lambda *_, **__: pytest.fail("nothing may be run"))
    monkeypatch.setattr(module.subprocess, "call", lambda *_, **__: pytest.fail("nothing may be run"))
    monkeypatch.setattr(sys, "platform", "linux")
    return module


def test_an_old_python_can_read_it() -> None:
    ast.parse(SOURCE.read_text(encoding="utf-8"), feature_version=(3, 7))


def test_an_old_python_gets_a_sentence(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["dev.py"])
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    assert dev.main() == 1
    said = capsys.readouterr().err
    assert "Python 3.11" in said
    assert "Python 3.9" in said
    assert len(said.splitlines()) == 1


def test_the_requirements_of_the_groups(dev: ModuleType) -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    test, tools = dev.requirements_of(project, ["test"]), dev.requirements_of(project, ["dev", "test"])
    assert any(r.startswith("pytest>=") for r in test)
    assert not any(r.startswith("ruff") for r in test)
    assert set(test) < set(tools)
    assert any(r.startswith("ruff>=") for r in tools)
    assert dev.requirements_of(project, []) == []


@pytest.mark.parametrize("job", ["jalan", "uji", "alat"])
def test_the_second_run_installs_nothing(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, job: str) -> None:
    runs: list[tuple[str, ...]] = []

    def run(*arguments: str) -> int:
        runs.append(arguments)
        return 0

    monkeypatch.setattr(dev, "run", run)
    monkeypatch.setattr(dev, "make_environment", lambda: pytest.fail("the environment is there"))
    dev.VENV.mkdir()
    dev.PYTHON.touch()
    dev.set_up(job)
    assert len(runs) == 1
    assert "pip" in runs[0]
    assert any(argument.startswith("pytest>=") for argument in runs[0]) == (job != "jalan")
    dev.set_up(job)
    dev.set_up("jalan")
    assert len(runs) == 1
    _, *groups = dev.STAMP.read_text().split()
    dev.STAMP.write_text("\n".join(["of-another-day", *groups]))
    dev.set_up("jalan")
    assert len(runs) == 2
    assert any(argument.startswith("pytest>=") for argument in runs[1]) == (job != "jalan")


@pytest.mark.parametrize("stamp", ["", "{", "a b c", "\x00"])
def test_a_damaged_stamp_means_to_set_up_again(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, stamp: str
) -> None:
    runs: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "run", lambda *arguments: runs.append(arguments) or 0)
    dev.VENV.mkdir()
    dev.PYTHON.touch()
    dev.STAMP.write_text(stamp)
    dev.set_up("jalan")
    assert len(runs) == 1


def test_a_failed_installation_leaves_no_stamp(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "run", lambda *_: 1)
    dev.VENV.mkdir()
    dev.PYTHON.touch()
    with pytest.raises(dev.SetupError, match="gagal dipasang"):
        dev.set_up("uji")
    assert not dev.STAMP.exists()


def test_who_may_not_install_is_told_what_is_missing(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "may_install", lambda: False)
    monkeypatch.setattr(dev, "has_font", lambda _: True)
    monkeypatch.setattr(dev, "can_load", lambda name: name not in ("libEGL.so.1", "libxcb-cursor.so.0"))
    with pytest.raises(dev.SetupError) as caught:
        dev.check_system(window_wanted=True)
    words = str(caught.value)
    for name in ("libEGL.so.1", "libxcb-cursor.so.0", "apt-get install libegl1 libxcb-cursor0"):
        assert name in words
    assert "libGL" not in words
    dev.check_system(window_wanted=False)  # the papers need no Qt: said, and gone on
    assert "libegl1" in capsys.readouterr().err
    monkeypatch.setattr(dev, "can_load", lambda _: True)
    monkeypatch.setattr(dev, "has_font", lambda _: False)
    dev.check_system(window_wanted=True)
    assert "fonts-liberation2 fonts-texgyre" in capsys.readouterr().err


def test_root_on_debian_gets_what_is_missing(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    installed: list[str] = []
    monkeypatch.setattr(dev, "may_install", lambda: True)
    monkeypatch.setattr(dev, "has_font", lambda _: True)
    monkeypatch.setattr(dev, "can_load", lambda name: name != "libGL.so.1" or bool(installed))
    monkeypatch.setattr(dev, "apt_install", installed.extend)
    dev.check_system(window_wanted=False)
    assert installed == ["libgl1"]
    monkeypatch.setattr(dev, "can_load", lambda name: name != "libGL.so.1")
    with pytest.raises(dev.SetupError, match=r"libGL\.so\.1"):
        dev.check_system(window_wanted=False)


def test_a_python_without_the_parts_for_an_environment(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda _: None)
    monkeypatch.setattr(dev, "may_install", lambda: False)
    with pytest.raises(dev.SetupError, match=r"python3\.\d+-venv"):
        dev.make_environment()


def test_windows_needs_no_libraries(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(dev, "can_load", lambda _: pytest.fail("not on Windows"))
    dev.check_system(window_wanted=True)
    assert dev.has_screen()


def test_a_screen_on_linux(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert not dev.has_screen()
    monkeypatch.setenv("DISPLAY", ":0")
    assert dev.has_screen()


def test_an_unknown_word_shows_what_there_is(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["dev.py", "pasang"])
    assert dev.main() == 2
    assert "dev.py uji" in capsys.readouterr().out
