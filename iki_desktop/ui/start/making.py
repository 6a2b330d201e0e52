"""Makes office files, new ones and the sample; plain functions that run in the worker thread."""

from __future__ import annotations

from pathlib import Path

from iki_desktop.files import make_folder, replace_file
from iki_desktop.models.kantor import Kantor

SAMPLE_SOURCE = "contoh.json"  # in Paths.resources
SAMPLE_NAME = "Kecamatan Contoh.iki"


def make_office(path: Path, kantor: Kantor) -> Path:
    """Make an office file that holds nothing but the office, whole or not at all; returns its path."""
    from iki_desktop.store.berkas import Berkas  # sqlite3 and sqlite-utils wait until a file is wanted

    def write(beside: Path) -> None:
        Berkas.create(beside, kantor).close()

    replace_file(path, write)
    return path


def make_sample(source: Path, path: Path) -> Path:
    """Make a fresh copy of the sample office in place of `path`; returns it.

    InputRefused or SaveFailed where the sample is not there or the copy cannot be written.
    """
    from iki_desktop.readers.json_in import baca_json
    from iki_desktop.store.berkas import Berkas
    from iki_desktop.store.operations.impor import impor_isi

    isi = baca_json(source)
    make_folder(path.parent)

    def write(beside: Path) -> None:
        with Berkas.create(beside, isi.kantor) as berkas:
            berkas.run(impor_isi, isi)

    replace_file(path, write)
    return path
