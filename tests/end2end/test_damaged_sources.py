"""Whatever is given as a source: exit 3, one sentence, and the office file as it was, byte for byte."""

from __future__ import annotations

import os
import random
import sys
import zipfile
from collections.abc import Callable
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest

from tests.end2end.terminal import SK_TEXT, Terminal, snapshot
from tests.readers import damage
from tests.readers.pdf import damaged, hostile
from tests.readers.pdf.small import assemble, pages
from tests.readers.test_office_layouts import excel, word

HTML = b"<html><body><table><tr><td>Sasaran</td></tr></table></body></html>"


@cache
def sound(suffix: str) -> bytes:
    if suffix == ".pdf":
        return assemble(pages())
    return (word if suffix == ".docx" else excel)(1)[2]


def cut(suffix: str, share: float) -> bytes:
    return sound(suffix)[: int(len(sound(suffix)) * share)]


def spoilt(damage: damage.Damager, suffix: str, seed: int = 1) -> bytes:
    return damage(sound(suffix), random.Random(seed))


def zipped(**members: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in members.items():
            z.writestr(name, data)
    return out.getvalue()


DAMAGED: dict[str, Callable[[], bytes]] = {
    "half.docx": lambda: cut(".docx", 0.5),
    "head.docx": lambda: cut(".docx", 0.01),
    "end missing.docx": lambda: cut(".docx", 0.98),
    "half.xlsx": lambda: cut(".xlsx", 0.5),
    "a picture.xlsx": lambda: b"\x89PNG\r\n\x1a\n" + bytes(500),
    "half.pdf": lambda: cut(".pdf", 0.3),
    "head.pdf": lambda: b"%PDF-1.7\n",
    "empty.pdf": lambda: b"",
    "zeros.pdf": lambda: bytes(5000),
    "zeros.docx": lambda: bytes(5000),
    "zeros.txt": lambda: bytes(5000),
    "noise.pdf": lambda: b"%PDF-1.4\n" + random.Random(1).randbytes(20_000),
    "noise.docx": lambda: b"PK\x03\x04" + random.Random(1).randbytes(20_000),
    "noise.txt": lambda: random.Random(1).randbytes(20_000),
    "noise.md": lambda: random.Random(2).randbytes(20_000),
    "entities.docx": lambda: spoilt(damage.entities, ".docx"),
    "said 2 GB.docx": lambda: spoilt(damage.forged_size, ".docx", 6),
    "far cells.xlsx": lambda: spoilt(damage.far_cell, ".xlsx", 1),
    "deep.docx": lambda: spoilt(damage.depth, ".docx", 5),
    "too many members.docx": lambda: spoilt(damage.many_members, ".docx", 5),
    "a zip of words.docx": lambda: zipped(catatan=b"halo"),
    "a Word file.xlsx.txt": lambda: sound(".docx"),
    "a PDF.docx": lambda: sound(".pdf"),
    "a Word file.pdf": lambda: sound(".docx"),
    "a web page.xlsx": lambda: HTML,
    "a million columns.txt": lambda: b"Jabatan : Camat\n" + b"\t".join([b"a"] * 1_000_000),
    "locked.pdf": lambda: hostile.locked(random.Random(1)),
    "bomb.pdf": lambda: hostile.content_bomb(random.Random(1)),
    "no pages.pdf": lambda: assemble({1: b"<</Type/Catalog>>"}),
    "bare pages.pdf": lambda: assemble(pages(b"", count=3)),
    "wrong numbers.pdf": lambda: damaged.other_names(sound(".pdf"), random.Random(3)),
    "a form.json": lambda: b'{"format": "iki-json", "versi": 1, "kantor": []}',
    "deep.json": lambda: b"[" * 200_000,
    "nama\nbaris dua.txt": lambda: b"bukan naskah\n",
    "nama\nbaris dua.docx": lambda: b"bukan naskah\n",
    "n" * 200 + ".pdf": lambda: b"bukan naskah\n",
    "tanpa akhiran": lambda: b"bukan naskah\n",
    ".pdf": lambda: b"bukan naskah\n",
}


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged(iki: Terminal, tmp_path: Path, office: Path, name: str) -> None:
    if sys.platform == "win32" and "\n" in name:
        pytest.skip("Windows tidak mengenal nama berkas seperti ini")
    source = tmp_path / name
    source.write_bytes(DAMAGED[name]())
    before = snapshot(tmp_path)
    iki("impor", office, source).refused()
    iki("impor", office, SK_TEXT, source, "--ganti").refused()
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize("suffix", [".txt", ".docx", ".xlsx", ".pdf", ".json"])
def test_what_is_no_plain_file(iki: Terminal, tmp_path: Path, office: Path, suffix: str) -> None:
    """Folders, links in a ring, links to nothing, pipes that never speak, devices that never end."""
    if sys.platform == "win32":
        pytest.skip("Windows tidak punya berkas seperti ini")
    places = {name: tmp_path / f"{name}{suffix}" for name in ("ring", "nothing", "pipe", "zero", "null")}
    places["ring"].symlink_to(places["ring"])
    places["nothing"].symlink_to(tmp_path / "tiada")
    os.mkfifo(places["pipe"])
    places["zero"].symlink_to("/dev/zero")
    places["null"].symlink_to("/dev/null")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder").rename(tmp_path / f"folder{suffix}")
    before = office.read_bytes()
    for source in (*places.values(), tmp_path / f"folder{suffix}", tmp_path / ("n" * 300 + suffix)):
        iki("impor", office, source).refused()
    assert office.read_bytes() == before


def test_an_office_with_an_impossible_name(iki: Terminal, tmp_path: Path) -> None:
    long = tmp_path / ("n" * 300 + ".iki")
    for command in (("periksa", long), ("impor", long, SK_TEXT), ("ekspor", "json", long, "-o", "a.json")):
        iki(*command).refused()
    ring = tmp_path / "a.iki"
    if sys.platform != "win32":
        ring.symlink_to(ring)
        for command in (
            ("periksa", ring),
            ("impor", ring, SK_TEXT),
            ("baru", ring, "--nama", "A", "--kabupaten", "B"),
        ):
            iki(*command).refused()


def test_a_file_that_vanishes(
    iki: Terminal, tmp_path: Path, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between the look at it and the opening: a stick pulled out."""
    source = tmp_path / "sk.pdf"
    source.write_bytes(sound(".pdf"))
    is_file = Path.is_file

    def pulled_out(path: Path) -> bool:
        there = is_file(path)
        if path == source:
            source.unlink(missing_ok=True)
        return there

    monkeypatch.setattr(Path, "is_file", pulled_out)
    before = office.read_bytes()
    assert "tidak ditemukan" in iki("impor", office, source).refused()
    assert office.read_bytes() == before
