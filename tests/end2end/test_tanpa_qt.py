"""No command but the window needs a screen or imports Qt, and nothing heavy is imported before it is used."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.end2end.terminal import SK_TEXT, Terminal
from tests.shared import ROOT

# Refuses Qt's modules as if they were not installed, runs a command, then tells what was imported.
WITHOUT_QT = """
import json, sys

class NoQt:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise ImportError(name + " was asked for")

sys.meta_path.insert(0, NoQt())
from iki_desktop.__main__ import main
code = main(sys.argv[2:])
with open(sys.argv[1], "w") as stream:
    json.dump(sorted(sys.modules), stream)
sys.exit(code)
"""
HEAVY = {"sqlite_utils", "openpyxl", "reportlab"}


def modules_of(tmp_path: Path, *arguments: str | Path, codes: tuple[int, ...] = (0,)) -> set[str]:
    """Run a command without a screen and with Qt refused; the modules it had imported at its end."""
    said = tmp_path / "modul.json"
    screen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in screen}
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, said, "--base-dir", tmp_path / "pc", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode in codes, done.stderr
    return set(json.loads(said.read_bytes()))


@pytest.mark.parametrize(
    ("line", "codes", "heavy"),
    [
        ("contoh {0}/contoh", (0,), HEAVY),
        ("baru {0}/baru.iki --nama Contoh --kabupaten Teladan", (0,), {"sqlite_utils"}),
        ("impor {0}/masuk.iki {1}", (0,), {"sqlite_utils"}),
        ("impor {0}/contoh.iki {1} --tahun 2031 --pratinjau --json", (0, 1), set[str]()),
        ("ekspor json {0}/contoh.iki -o {0}/a.json", (0,), set[str]()),
        ("ekspor realisasi {0}/contoh.iki -o {0}/a.xlsx", (0,), {"openpyxl"}),
        ("ekspor lampiran {0}/contoh.iki -o {0}/a.pdf", (0,), {"reportlab"}),
        ("ekspor laporan {0}/contoh.iki -o {0}/c.pdf --kartu 2", (0,), {"reportlab"}),
        ("ekspor rekap {0}/contoh.iki -o {0}/c.xlsx", (0,), {"openpyxl"}),
        ("ekspor keputusan {0}/contoh.iki -o {0}/b.pdf", (0,), {"reportlab"}),
        ("periksa {0}/contoh.iki", (0, 1), set[str]()),
        ("swauji", (0,), HEAVY),
        ("--versi", (0,), set[str]()),
        ("--help", (0,), set[str]()),
        ("ekspor", (2,), set[str]()),
    ],
)
def test_commands_import_no_qt_and_only_what_they_use(
    tmp_path: Path, sample: Path, line: str, codes: tuple[int, ...], heavy: set[str]
) -> None:
    assert sample.exists()
    arguments = [word.format(tmp_path, SK_TEXT) for word in line.split()]
    modules = modules_of(tmp_path, *arguments, codes=codes)
    assert not {name for name in modules if name.split(".")[0] in ("PySide6", "shiboken6")}
    assert not {name for name in modules if name.startswith(("iki_desktop.ui", "iki_desktop.app"))}
    assert HEAVY & modules <= heavy


def test_the_libraries_import_nothing_heavy() -> None:
    heavy = ("PySide6", *sorted(HEAVY))
    code = (
        "import sys, iki_desktop.models, iki_desktop.store, iki_desktop.store.berkas, iki_desktop.cli; "
        f"print([name for name in sys.modules if name.split('.')[0] in {heavy}])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("[]", "")


def test_the_window_without_a_screen_is_a_sentence(iki: Terminal, sample: Path) -> None:
    nothing = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    assert "Tidak ada layar" in iki.process(**nothing).refused()
    assert "Tidak ada layar" in iki.process(sample, **nothing).refused()
    assert "tidak menjawab" in iki.process(**{**nothing, "DISPLAY": "127.0.0.1:97"}).refused()


def test_utf8_whatever_the_console_says(iki: Terminal, tmp_path: Path) -> None:
    name = ("--nama", "Çontoh “Baru”", "--kabupaten", "Téladan")
    done = iki.process("baru", tmp_path / "né.iki", *name, PYTHONIOENCODING="ascii", LC_ALL="C")
    assert (done.code, done.err) == (0, "")
    assert "Kecamatan Çontoh “Baru”, Kabupaten Téladan" in done.out


def test_a_reader_that_has_seen_enough_is_no_error(iki: Terminal, sample: Path) -> None:
    if os.name == "nt":
        pytest.skip("pipa Windows lain caranya")
    command = [
        sys.executable,
        "-m",
        "iki_desktop",
        "--base-dir",
        str(iki.base),
        "periksa",
        str(sample),
        "--json",
    ]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_bytes_that_are_no_text(iki: Terminal, tmp_path: Path, sample: Path) -> None:
    """A file name may be any bytes on POSIX; what is to stand in the file may not."""
    if sys.platform != "linux":
        pytest.skip("hanya Linux menerima nama berkas yang bukan UTF-8")
    name = ("--nama", "Conto\udcff", "--kabupaten", "Teladan")
    assert "tidak dapat dibaca" in iki.process("baru", tmp_path / "a.iki", *name).refused()
    odd = sample.rename(tmp_path / "ka\udcffntor.iki")
    assert iki.process("periksa", odd).code in (0, 1)
    done = iki.process("ekspor", "json", odd, "-o", tmp_path / "ha\udcffsil.json")
    assert (done.code, done.err) == (0, "")
