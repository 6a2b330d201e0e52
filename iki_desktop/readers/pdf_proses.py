"""Runs the child process that reads a PDF, in bounds of time, and turns what ails it into sentences.

Why a process: PDFium is fast and knows every PDF there is, but it is native; a file that makes it crash, hang
or swell must cost that file only. The child is started without the project (`pdf_anak` run as a file), so it
is up in a tenth of a second, and it answers in JSON, which can be judged before it is believed. A built
program has no interpreter to start: it starts itself, with an argument that __main__ hands to `pdf_anak`.
"""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import IO, Any

from iki_desktop.errors import InputRefused
from iki_desktop.readers.pdf_anak import PANJANG

BATAS_DETIK = 14.0  # from start to the last page; a decree of 60 pages takes 2
SELANG = 0.1  # seconds between two looks at whether the user has cancelled
MAKS_TUNGGU = 2.0  # seconds for the pipes of a child that was ended to close

perintah_program: list[str] = []
"""Set by the start of a built program: the command by which it starts itself as the child."""


def perintah() -> list[str]:
    """The command that starts the child. -P: the modules beside the file are none of the child's."""
    return perintah_program or [sys.executable, "-P", str(Path(__file__).with_name("pdf_anak.py"))]


class GalatPdf(InputRefused):
    """A PDF that cannot be read, in words."""


def baca_mentah(isi: bytes, nama: str, batas: float = BATAS_DETIK) -> Generator[dict[str, Any], None, None]:
    """What the child says of the PDF, object by object; between them an empty one each SELANG seconds.

    The first names the number of pages. GalatPdf for what is locked, damaged, or too much for the child.
    """
    akhir = time.monotonic() + batas
    with _anak(isi, nama) as baris:
        while True:
            try:
                satu = baris.get(timeout=SELANG)
            except queue.Empty:
                if time.monotonic() > akhir:
                    raise terlalu_rumit(nama) from None
                yield {}
                continue
            if satu is None:
                return
            hasil = _urai(satu, nama)
            if "galat" in hasil:
                raise _galat(str(hasil["galat"]), nama)
            yield hasil
            if time.monotonic() > akhir:
                raise terlalu_rumit(nama)


@contextlib.contextmanager
def _anak(isi: bytes, nama: str) -> Iterator[queue.Queue[bytes | None]]:
    """The child at work: its lines as they come, None when it has ended well. Always ended on leaving."""
    try:
        proses = subprocess.Popen(
            perintah(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # Windows would flash a console
        )
    except OSError as galat:
        raise _galat("tanpa-pembaca", nama) from galat
    assert proses.stdin and proses.stdout
    baris: queue.Queue[bytes | None] = queue.Queue(maxsize=8)
    berhenti = threading.Event()
    benang = [
        threading.Thread(target=_tulis, args=(proses.stdin, isi), daemon=True),
        threading.Thread(target=_terima, args=(proses, baris, berhenti), daemon=True),
    ]
    for b in benang:
        b.start()
    try:
        yield baris
    finally:
        berhenti.set()
        proses.kill()
        proses.wait()
        for b in benang:
            b.join(MAKS_TUNGGU)


def _tulis(ke: IO[bytes], isi: bytes) -> None:
    with contextlib.suppress(OSError):  # the child has ended; its exit code tells why
        ke.write(len(isi).to_bytes(PANJANG, "little"))
        ke.write(isi)
    with contextlib.suppress(OSError):
        ke.close()


def _terima(
    proses: subprocess.Popen[bytes], baris: queue.Queue[bytes | None], berhenti: threading.Event
) -> None:
    assert proses.stdout
    with proses.stdout as dari:
        for satu in dari:
            _taruh(baris, satu, berhenti)
            if berhenti.is_set():
                return
    _taruh(baris, None if proses.wait() == 0 else b'{"galat":"rusak"}', berhenti)


def _taruh(baris: queue.Queue[bytes | None], satu: bytes | None, berhenti: threading.Event) -> None:
    while not berhenti.is_set():
        with contextlib.suppress(queue.Full):
            baris.put(satu, timeout=SELANG)
            return


def _urai(satu: bytes, nama: str) -> dict[str, Any]:
    try:
        hasil = json.loads(satu)
    except ValueError:
        raise _galat("rusak", nama) from None
    if not isinstance(hasil, dict):
        raise _galat("rusak", nama)
    return hasil


def _galat(kode: str, nama: str) -> GalatPdf:
    if kode == "sandi":
        return GalatPdf(
            f"Berkas {nama} dikunci dengan sandi. Tidak ada yang dibaca. "
            "Buka dengan sandinya, simpan atau cetak lagi sebagai PDF tanpa sandi, lalu pilih berkas itu."
        )
    if kode == "memori":
        return terlalu_rumit(nama)
    if kode == "tanpa-pembaca":
        return GalatPdf(
            f"Pembaca PDF tidak dapat dijalankan di PC ini, jadi {nama} tidak dibaca. Tidak ada yang diubah. "
            "Simpan naskahnya sebagai Word (.docx) lalu baca berkas itu, atau pasang ulang IKI Desktop."
        )
    return GalatPdf(
        f"Berkas {nama} rusak atau bukan PDF yang utuh. Tidak ada yang dibaca. "
        "Salin ulang dari sumbernya, atau pakai berkas Word (.docx) naskah itu."
    )


def terlalu_rumit(nama: str) -> GalatPdf:
    return GalatPdf(
        f"Berkas {nama} terlalu rumit untuk dibaca sebagai naskah SK. Tidak ada yang dibaca. "
        "Pakai berkas Word (.docx) naskah itu, atau bagi PDF-nya menjadi beberapa berkas."
    )
