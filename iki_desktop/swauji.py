"""Self-test of an installed copy: every command on the sample, in a temporary folder."""

from __future__ import annotations

import io
import json
import platform
import tempfile
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import asdict, dataclass
from importlib.machinery import PathFinder
from pathlib import Path

from iki_desktop import NAME, VERSION, cli
from iki_desktop.errors import IkiError
from iki_desktop.files import replace_file
from iki_desktop.offices import SAMPLE
from iki_desktop.papers import write_paper
from iki_desktop.paths import Paths

LIBRARIES = ("PySide6", "sqlite_utils", "openpyxl", "reportlab", "platformdirs")
SAMPLE_DECREE = "contoh-sk.txt"
DONE, REMARKS, REFUSED = cli.DONE, cli.REMARKS, cli.REFUSED
_MAGIC = {".pdf": b"%PDF-", ".xlsx": b"PK\x03\x04", ".json": b"{", ".iki": b"SQLite format 3\0"}


class SelfTestError(Exception):
    """This copy does not do what it should: a bug, or a broken installation."""


@dataclass(frozen=True, slots=True)
class Hasil:
    """The outcome of one check; `pesan` is "" where it passed."""

    nama: str
    lulus: bool
    pesan: str
    detik: float


def run_self_test(laporan: Path | None) -> int:
    """Run all checks, print one line each, write the report; raises SelfTestError where one fails."""
    results: list[Hasil] = []
    with tempfile.TemporaryDirectory(prefix="iki-swauji-") as folder:
        place = _Place(Path(folder))
        for name, check in CHECKS.items():
            start = time.monotonic()
            try:
                check(place)
                message = ""
            except SelfTestError as failed:
                message = str(failed)
            except IkiError as refused:
                message = refused.pesan
            except Exception as error:  # a bug is what this is here to find; the others still run
                message = f"{type(error).__name__}: {error}"
            results.append(Hasil(name, not message, message, round(time.monotonic() - start, 3)))
            print(f"{'lulus' if not message else 'GAGAL'}  {name}" + (f": {message}" if message else ""))
    failed = [result for result in results if not result.lulus]
    if laporan is not None:
        report = {
            "program": NAME,
            "versi": VERSION,
            "python": platform.python_version(),
            "sistem": platform.platform(),
            "lulus": not failed,
            "pemeriksaan": [asdict(result) for result in results],
        }
        text = json.dumps(report, ensure_ascii=False, indent=2) + "\n"
        replace_file(laporan, lambda beside: beside.write_text(text, encoding="utf-8"))
    if failed:
        raise SelfTestError("; ".join(f"{result.nama}: {result.pesan}" for result in failed))
    print(f"{len(results)} pemeriksaan, semuanya lulus.")
    return DONE


class _Place:
    """The temporary folder, and commands run in it as if on another PC."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.paths = Paths(folder / "pc")
        self.sample = folder / "contoh" / "contoh.iki"

    def run(self, *arguments: str | Path, code: tuple[int, ...] = (DONE,)) -> str:
        """Carry out a command; what it printed. SelfTestError where it ends with another exit code."""
        out, err = io.StringIO(), io.StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            done = cli.run([str(argument) for argument in arguments], self.paths, _no_window)
        if done not in code:
            raise SelfTestError(f"{arguments[0]} berakhir dengan {done}: {err.getvalue().strip()}")
        if done == REFUSED and (not err.getvalue().strip() or err.getvalue().strip().count("\n")):
            raise SelfTestError(f"{arguments[0]} menolak tanpa satu kalimat")
        return out.getvalue()

    def written(self, path: Path) -> bytes:
        """What was written at `path`; SelfTestError where it is absent or of another kind."""
        data = path.read_bytes() if path.is_file() else b""
        if not data.startswith(_MAGIC[path.suffix]):
            raise SelfTestError(f"{path.name} tidak tertulis dengan benar")
        return data


def _no_window(_file: Path | None, _paths: Paths) -> int:
    raise SelfTestError("perintah dikira jendela")


def _pustaka(_place: _Place) -> None:
    # Looked for on disk only: a command does not import Qt, not even to see whether it is there.
    missing = [name for name in LIBRARIES if PathFinder.find_spec(name) is None]
    if missing:
        raise SelfTestError(f"belum terpasang: {', '.join(missing)}")


def _contoh(place: _Place) -> None:
    for line in place.run("contoh", place.folder / "contoh").splitlines():
        place.written(Path(line))


def _periksa(place: _Place) -> None:
    place.run("periksa", place.sample, code=(DONE, REMARKS))
    json.loads(place.run("periksa", place.sample, "--json", code=(DONE, REMARKS)))


def _ekspor(place: _Place) -> None:
    for jenis, suffix in (
        ("lampiran", ".pdf"),
        ("keputusan", ".pdf"),
        ("laporan", ".pdf"),
        ("realisasi", ".xlsx"),
        ("rekap", ".xlsx"),
        ("formulir", ".xlsx"),
        ("json", ".json"),
    ):
        out = place.folder / f"{jenis}{suffix}"
        place.run("ekspor", jenis, place.sample, "-o", out)
        place.written(out)


def _json_bolak_balik(place: _Place) -> None:
    there, back = place.folder / "pergi.json", place.folder / "pulang.json"
    again = place.folder / "ulang.iki"
    place.run("ekspor", "json", place.sample, "-o", there)
    place.run("impor", again, there)
    place.run("ekspor", "json", again, "-o", back)
    if place.written(there) != place.written(back):
        raise SelfTestError("JSON yang diimpor lalu diekspor lagi tidak sama")


def _baru_dan_impor(place: _Place) -> None:
    office = place.folder / "baru.iki"
    decree = place.paths.resources / SAMPLE_DECREE
    place.run("baru", office, "--nama", "Contoh", "--kabupaten", "Kabupaten Teladan")
    before = place.written(office)
    place.run("impor", office, decree, "--pratinjau", code=(DONE, REMARKS))
    if place.written(office) != before:
        raise SelfTestError("pratinjau mengubah berkas")
    place.run("impor", office, decree, code=(DONE, REMARKS))
    place.run("ekspor", "lampiran", office, "-o", place.folder / "baru.pdf")
    place.written(place.folder / "baru.pdf")


def _formulir(place: _Place) -> None:
    form = place.folder / "formulir.xlsx"
    place.run("ekspor", "formulir", place.sample, "-o", form)
    before = place.written(place.sample)
    place.run("impor", place.sample, form)
    if place.written(place.sample) != before:
        raise SelfTestError("formulir yang tidak diisi mengubah berkas")


def _kode_kertas(place: _Place) -> None:
    """The code of a paper that was recorded as issued is known until a word changes, which is then told."""
    from iki_desktop.store.berkas import Berkas
    from iki_desktop.store.operations.kantor import ubah_kantor
    from iki_desktop.store.operations.terbitan import terbitkan

    office = place.folder / "terbit.iki"
    place.run("impor", office, place.paths.resources / SAMPLE)
    with Berkas.open(office) as berkas:
        (cetakan,) = write_paper("rekap", berkas.isi(), place.folder / "terbit.xlsx", place.paths)
        if not berkas.run(terbitkan, cetakan):
            raise SelfTestError("rekap tidak dapat dicatat terbit")
    place.run("periksa", office, "--kode", cetakan.kode)
    with Berkas.open(office) as berkas:
        berkas.run(ubah_kantor, nama="Lain Sekali")
    if "Lain Sekali" not in place.run("periksa", office, "--kode", cetakan.kode, code=(REMARKS,)):
        raise SelfTestError("yang berbeda dari kertas terbit tidak disebut")


def _menolak(place: _Place) -> None:
    wrong = place.folder / "gambar.iki"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    before = wrong.read_bytes()
    place.run("periksa", wrong, code=(REFUSED,))
    place.run("ekspor", "json", wrong, "-o", place.folder / "tidak.json", code=(REFUSED,))
    place.run("baru", wrong, "--nama", "Contoh", "--kabupaten", "Kabupaten Teladan", code=(REFUSED,))
    if wrong.read_bytes() != before or (place.folder / "tidak.json").exists():
        raise SelfTestError("penolakan meninggalkan perubahan")


def _belum_tersedia(place: _Place) -> None:
    place.run("kirim", place.sample, "-o", place.folder, "--sampai", "2026-06", code=(REFUSED,))
    place.run("terima", place.sample, place.folder / "paket.ikip", code=(REFUSED,))


CHECKS: dict[str, Callable[[_Place], None]] = {
    "pustaka": _pustaka,
    "contoh": _contoh,
    "periksa": _periksa,
    "ekspor": _ekspor,
    "json bolak-balik": _json_bolak_balik,
    "baru dan impor": _baru_dan_impor,
    "formulir": _formulir,
    "kode kertas": _kode_kertas,
    "menolak yang bukan berkasnya": _menolak,
    "belum tersedia": _belum_tersedia,
}
