"""Workbooks as a spreadsheet program computes them: LibreOffice recalculates, openpyxl reads the values."""

from __future__ import annotations

import re
import subprocess
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

from tests.shared import verifier
from tests.writers.expected import same

# LibreOffice takes stored values for right unless it is told to compute every formula on load.
_SELALU_HITUNG = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def hitung_ulang(berkas: Sequence[Path], folder: Path, jenis: str = "xlsx", timeout: int = 300) -> list[Path]:
    """Have LibreOffice open each file and save it in `folder`; one start of the program for all."""
    soffice = verifier("soffice")
    atur = folder / "profil" / "user" / "registrymodifications.xcu"
    atur.parent.mkdir(parents=True, exist_ok=True)
    atur.write_text(_SELALU_HITUNG, encoding="utf-8")
    saring = "xlsx:Calc MS Excel 2007 XML" if jenis == "xlsx" else jenis
    subprocess.run(
        [
            soffice,
            f"-env:UserInstallation={(folder / 'profil').absolute().as_uri()}",
            "--headless",
            "--norestore",
            "--convert-to",
            saring,
            "--outdir",
            str(folder),
            *map(str, berkas),
        ],
        check=True,
        capture_output=True,
        timeout=timeout,
    )
    hasil = [folder / f"{b.stem}.{jenis}" for b in berkas]
    assert all(h.is_file() for h in hasil), "LibreOffice tidak menyimpan semua berkas"
    return hasil


def buka(path: Path, *, nilai: bool) -> Any:
    """The workbook: its values as last computed, or its formulas."""
    return openpyxl.load_workbook(path, data_only=nilai)


def sel_bernama(buku: Any, nama: str) -> Any:
    """The cell behind a defined name."""
    lembar, alamat = next(iter(buku.defined_names[nama].destinations))
    return buku[lembar][alamat.replace("$", "")]


def ubah_bulan(asal: Path, tujuan: Path, bulan: int) -> Path:
    """A copy of a workbook in which another month stands in SAMPAI, a cell of the first sheet; no more."""
    with zipfile.ZipFile(asal) as lama, zipfile.ZipFile(tujuan, "w", zipfile.ZIP_DEFLATED) as baru:
        nama = re.search(
            r'name="SAMPAI"[^>]*>[^<]*\$([A-Z]+)\$([0-9]+)<', lama.read("xl/workbook.xml").decode()
        )
        assert nama is not None
        for bagian in lama.namelist():
            isi = lama.read(bagian)
            if bagian == "xl/worksheets/sheet1.xml":
                pola = rf'(<c r="{nama[1]}{nama[2]}"[^>]*><v>)[0-9]+(</v>)'
                teks, n = re.subn(pola, rf"\g<1>{bulan}\g<2>", isi.decode())
                assert n == 1
                isi = teks.encode()
            baru.writestr(bagian, isi)
    return tujuan


def stored_faults(formulas: Any, stored: Any, computed: Any) -> list[str]:
    """Formulas of a workbook beside which another value stands than LibreOffice computes."""
    everything = [
        (ws.title, c.coordinate)
        for ws in formulas
        for row in ws.iter_rows()
        for c in row
        if c.data_type == "f"
    ]
    pairs = [(s, a, stored[s][a].value, computed[s][a].value) for s, a in everything]
    return [f"{s}!{a}: {was!r} bukan {now!r}" for s, a, was, now in pairs if not same(was, now)]
