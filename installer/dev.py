"""Sets up a development copy of IKI Desktop on a machine that has only Python, then runs it or its tests.

    python3 installer/dev.py           sets up, then opens the sample office (or writes its papers)
    python3 installer/dev.py uji       sets up with the test tools, then runs pytest (more arguments go to it)
    python3 installer/dev.py alat      sets up with all tools of a developer, and runs nothing

Standard library only, and no syntax newer than Python 3.7, so that an old Python gets a sentence.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

NEEDED = (3, 11)
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "siap"
RESULT = ROOT / "hasil"
WINDOWS = sys.platform == "win32"
PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
GROUPS = {"jalan": (), "uji": ("test",), "alat": ("test", "dev")}

# Shared libraries that the Qt wheels of PyPI look for, and Debian's packages that bring them.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# Fonts of the papers (metrics of Arial, Times and Bookman Old Style), by one file of each package.
FONTS = {
    "LiberationSerif-Regular.ttf": "fonts-liberation2",
    "texgyrebonum-regular.otf": "fonts-texgyre",
}
FONT_FOLDERS = ("/usr/share/fonts", "/usr/share/texmf/fonts/opentype", "/usr/local/share/fonts")


class SetupError(Exception):
    """Setting up cannot go on; the message is one sentence for the person who started it."""


def main() -> int:
    arguments = sys.argv[1:]
    job = arguments[0] if arguments else "jalan"
    if job in ("-h", "--help") or job not in GROUPS:
        print(__doc__)
        return 0 if job in ("-h", "--help") else 2
    try:
        if sys.version_info < NEEDED:
            raise SetupError(
                f"IKI Desktop perlu Python {dotted(NEEDED)} atau lebih baru, sedangkan ini Python "
                f"{dotted(sys.version_info)}. Pasang Python yang lebih baru lalu jalankan lagi."
            )
        check_system(window_wanted=job != "jalan" or has_screen())
        set_up(job)
        if job == "uji":
            # A process a core, a file's tests together; `-n 0` after it puts them in one.
            return hand_over("-m", "pytest", "-n", "auto", "--dist", "loadfile", *arguments[1:])
        return run_sample() if job == "jalan" else 0
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def dotted(version: Sequence) -> str:
    """The first two numbers of a version: "3.11"."""
    return f"{version[0]}.{version[1]}"


def run_sample() -> int:
    """The main job on the sample office: its window, or without a screen all its papers."""
    if not has_screen():
        code = run("-m", "iki_desktop", "contoh", str(RESULT))
        if code == 0:
            print(f"Tidak ada layar di sini, jadi kertas kantor contoh ditulis ke {RESULT}")
        return code
    office = RESULT / "contoh.iki"
    if not office.exists():
        RESULT.mkdir(exist_ok=True)
        sample = ROOT / "resources" / "contoh.json"
        code = run("-m", "iki_desktop", "impor", str(office), str(sample))
        if code not in (0, 1):
            return code
    return hand_over("-m", "iki_desktop", str(office))


def run(*arguments: str) -> int:
    """Run the environment's Python in this project; its exit code."""
    return subprocess.call([str(PYTHON), *arguments], cwd=str(ROOT))


def hand_over(*arguments: str) -> int:
    """The last thing done here: the environment's Python takes this process's place where it can."""
    if WINDOWS:
        return run(*arguments)
    os.chdir(str(ROOT))
    sys.stdout.flush()
    return os.execv(str(PYTHON), [str(PYTHON), *arguments])


def has_screen() -> bool:
    """Whether a window can be opened here."""
    if sys.platform.startswith("linux"):
        return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
    return True


def check_system(window_wanted: bool) -> None:
    """Qt's system libraries and the papers' fonts: installed where we may, named where we may not."""
    if not sys.platform.startswith("linux"):
        return
    libraries = [name for name in QT_LIBRARIES if not can_load(name)]
    fonts = [name for name in FONTS if not has_font(name)]
    if not libraries and not fonts:
        return
    packages = [QT_LIBRARIES[name] for name in libraries] + [FONTS[name] for name in fonts]
    if may_install():
        apt_install(packages)
        libraries = [name for name in libraries if not can_load(name)]
        if libraries:
            raise SetupError(f"Pustaka sistem ini tetap tidak ada setelah dipasang: {', '.join(libraries)}.")
        return
    advice = "sudo apt-get install " + " ".join(packages)
    if libraries and window_wanted:
        raise SetupError(
            f"Pustaka sistem yang diperlukan Qt belum ada: {', '.join(libraries)}. "
            f"Pasang dahulu, di Debian dengan: {advice}"
        )
    print(f"Belum ada di mesin ini: {', '.join(libraries + fonts)}. Di Debian: {advice}", file=sys.stderr)


def can_load(library: str) -> bool:
    """Whether the system's loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_font(name: str) -> bool:
    """Whether a font file of that name lies where Debian puts fonts."""
    return any(name in files for top in FONT_FOLDERS for _, _, files in os.walk(top))


def may_install() -> bool:
    """Whether we are root on a Debian, where what is missing is simply installed."""
    return sys.platform.startswith("linux") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def apt_install(packages: list[str]) -> None:
    """Install Debian packages without a question."""
    print("Memasang pustaka sistem:", *packages, flush=True)
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        done = subprocess.run(
            ["apt-get", "-q", *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        if done.returncode and command[0] == "install":
            sys.stderr.buffer.write(done.stdout[-2000:])
            raise SetupError("Pustaka sistem gagal dipasang. Periksa sambungan internet, lalu jalankan lagi.")


def set_up(job: str) -> None:
    """The project and what it depends on, in an environment of its own; nothing to do the second time."""
    project = (ROOT / "pyproject.toml").read_bytes()
    wanted = set(GROUPS[job])
    digest = hashlib.sha256(project).hexdigest()
    stamped, groups = read_stamp()
    if stamped == digest and wanted <= groups and PYTHON.exists():
        return
    if not PYTHON.exists():
        make_environment()
    print(f"Menyiapkan lingkungan Python di {VENV} (sekali saja, beberapa menit)", flush=True)
    groups |= wanted
    requirements = requirements_of(project.decode("utf-8"), sorted(groups))
    install = ["-m", "pip", "install", "-qq", "--disable-pip-version-check", "--editable", str(ROOT)]
    if run(*install, *requirements):
        raise SetupError("Pustaka Python gagal dipasang, pesannya di atas. Periksa sambungan internet.")
    STAMP.write_text("\n".join([digest, *sorted(groups)]), encoding="utf-8")


def read_stamp() -> tuple[str, set[str]]:
    """Hash of the pyproject.toml and groups of the last complete set-up; "" and none where there was none."""
    try:
        digest, *groups = STAMP.read_text(encoding="utf-8").split()
    except (OSError, ValueError):
        return "", set()
    return digest, set(groups) & {group for of_job in GROUPS.values() for group in of_job}


def make_environment() -> None:
    """A fresh virtual environment with pip, also where Debian's python3 comes without the parts for it."""
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{dotted(sys.version_info)}-venv"
        if not may_install():
            raise SetupError(
                f"Python ini tidak dapat membuat lingkungan. Pasang dahulu: sudo apt-get install {package}"
            )
        apt_install([package])
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    if subprocess.call(command):
        raise SetupError(f"Lingkungan Python tidak dapat dibuat di {VENV}, pesannya di atas.")


def requirements_of(project: str, groups: list[str]) -> list[str]:
    """The requirements of dependency groups; read here since the pip of a fresh machine may not know them."""
    import tomllib  # not in the Pythons that main() turns away

    table = tomllib.loads(project)["dependency-groups"]

    def of(group: str) -> list[str]:
        found = []
        for entry in table[group]:
            found += [entry] if isinstance(entry, str) else of(entry["include-group"])
        return found

    return sorted({requirement for group in groups for requirement in of(group)})


if __name__ == "__main__":
    sys.exit(main())
