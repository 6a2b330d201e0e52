"""The command line as a person at a terminal has it: a process of its own, or the same code in this one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from iki_desktop.__main__ import main
from tests.shared import ROOT

SK_TEXT = ROOT / "resources" / "contoh-sk.txt"
SAMPLE = ROOT / "resources" / "contoh.json"


@dataclass(frozen=True)
class Done:
    """What a command ended with."""

    code: int
    out: str
    err: str

    def refused(self) -> str:
        """The one sentence of a command that refused; fails where it was anything else."""
        assert self.code == 3, (self.code, self.out, self.err)
        assert self.out == ""
        assert "Traceback" not in self.err
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].strip().endswith((".", "!", "”")), lines[0]
        return lines[0]


class Terminal:
    """Commands on a PC of the test's own; `prefix` stands before the process (`process` only)."""

    def __init__(self, base: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.base = base
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Done:
        """Run a command in this process."""
        self._capsys.readouterr()
        code = main(["--base-dir", str(self.base), *map(str, arguments)])
        said = self._capsys.readouterr()
        return Done(code, said.out, said.err)

    def process(self, *arguments: str | Path, prefix: Sequence[str] = (), **environment: str) -> Done:
        """Run a command in a process of its own."""
        done = subprocess.run(
            [
                *prefix,
                sys.executable,
                "-m",
                "iki_desktop",
                "--base-dir",
                str(self.base),
                *map(str, arguments),
            ],
            cwd=ROOT,
            env={**os.environ, **environment},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)


@contextmanager
def held_elsewhere(path: Path) -> Iterator[None]:
    """Within it another process has the office file open.

    Not this one: on POSIX a process loses its locks on a file as soon as it closes any descriptor of it, and
    a test looks into the file.
    """
    code = (
        "import sys; from pathlib import Path; from iki_desktop.store.berkas import Berkas\n"
        "with Berkas.open(Path(sys.argv[1])): print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline().strip() == b"open"
        yield
        holder.communicate()


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Every file and folder below `folder` with its bytes: equal before and after where nothing changed."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        if path.is_file() and os.access(path, os.R_OK)
        else None
        for path in sorted(folder.rglob("*"))
    }


def without_rights() -> tuple[str, ...]:
    """A prefix under which file permissions hold for root too; () where we are not root."""
    if os.name == "nt":
        pytest.skip("izin berkas Windows lain caranya; uji ini untuk sistem POSIX")
    if os.geteuid() != 0:
        return ()
    prefix = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")
    if shutil.which("setpriv") is None or subprocess.run([*prefix, "true"], check=False).returncode != 0:
        pytest.skip("sebagai root izin berkas tidak berlaku, dan setpriv tidak dapat melepas hak itu di sini")
    return prefix


def mounted(script: str) -> tuple[str, ...]:
    """A prefix that mounts by a shell script, for the process after it only; skips where that is refused."""
    prefix = ("unshare", "--mount", "sh", "-ec", f'{script}; exec "$@"', "sh")
    if shutil.which("unshare") is None:
        pytest.skip("unshare tidak ada di mesin ini, jadi media uji tidak dapat dipasang")
    if subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode != 0:
        pytest.skip("mesin ini tidak mengizinkan pemasangan media uji")
    return prefix
