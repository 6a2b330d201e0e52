"""Everything of this PC hangs on one folder that can be given; the resources are those of the program."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from iki_desktop import paths as module
from iki_desktop.paths import BASE_VARIABLE, Paths
from tests.shared import ROOT


def test_a_given_base_holds_everything(tmp_path: Path) -> None:
    paths = Paths(tmp_path)
    for place in (paths.settings, paths.logs, paths.backups, paths.cache):
        assert place.is_relative_to(tmp_path)
    assert len({paths.settings, paths.logs, paths.backups, paths.cache}) == 4
    assert list(tmp_path.iterdir()) == []  # asking creates nothing


def test_the_variable_counts_where_no_base_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(BASE_VARIABLE, str(tmp_path))
    assert Paths().logs.is_relative_to(tmp_path)
    assert Paths(tmp_path / "lain").logs.is_relative_to(tmp_path / "lain")


def test_tests_never_touch_the_real_folders() -> None:
    assert Paths().settings.is_relative_to(os.environ[BASE_VARIABLE])


def test_a_relative_base_stays_where_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    paths = Paths(Path("pc"))
    assert paths.logs == tmp_path / "pc" / "log"


def test_the_systems_folders_where_nothing_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(BASE_VARIABLE)
    paths = Paths()
    assert paths.settings.name == "pengaturan.json"
    assert all("IKI Desktop" in str(p) for p in (paths.settings, paths.logs, paths.backups, paths.cache))


def test_platformdirs_is_imported_only_where_it_is_needed(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from iki_desktop.paths import Paths; "
        f"Paths(Path({str(tmp_path)!r})).settings; print('platformdirs' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_resources_of_sources_and_of_a_built_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Paths().resources == ROOT / "resources"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "IKI Desktop.exe"))
    assert Paths().resources == tmp_path / "resources"
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path / "dalam"), raising=False)
    assert Paths().resources == tmp_path / "dalam" / "resources"


def test_every_folder_of_the_resources_is_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = project["tool"]["setuptools"]["data-files"]
    top = ROOT / "resources"
    files = {str(p.relative_to(top)) for p in top.rglob("*") if p.is_file()}
    installed: set[str] = set()
    for place, patterns in listed.items():
        folder = Path(place).relative_to("share/iki-desktop")
        found = [p for pattern in patterns for p in ROOT.glob(pattern) if p.is_file()]
        installed |= {str(folder / p.name) for p in found}
    shipped = {name for name in files if not name.startswith("tangkapan")}  # the README's pictures are not
    assert shipped == installed, "list the new folder under [tool.setuptools.data-files] in pyproject.toml"
    # Where no resources lie beside the package, those are the ones that count.
    monkeypatch.setattr(module, "__file__", str(tmp_path / "lib" / "iki_desktop" / "paths.py"))
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    assert Paths().resources == tmp_path / "share" / "iki-desktop"
