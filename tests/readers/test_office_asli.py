"""The real decrees as Word files and workbooks: scored against their truth, every word accounted for."""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from iki_desktop.models.ikijson import bacaan_json
from iki_desktop.readers.arsip import Arsip
from iki_desktop.readers.baca import baca_sk
from iki_desktop.readers.docx import dokumen_docx
from iki_desktop.readers.urai import Uraian, urai
from iki_desktop.readers.xlsx import baca_buku
from tests.readers.naskah import kata, kata_hilang, tempat_kata
from tests.shared import needs_shared, score_tool, shared

pytestmark = needs_shared
BATAS = 0.985  # what issue 3 asks of Word and Excel; both are read without a fault today
NAMA = ("kapongan", "rejoso", "wonoasih")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@pytest.fixture(scope="module")
def alat() -> ModuleType:
    return score_tool()


@pytest.mark.parametrize("bentuk", ["docx", "xlsx"])
@pytest.mark.parametrize("nama", ["kapongan", "rejoso"])
def test_score(alat: ModuleType, nama: str, bentuk: str) -> None:
    benar = json.loads(shared("sk", f"{nama}.truth.json").read_text(encoding="utf-8"))
    skor = alat.nilai(benar, bacaan_json(baca_sk(shared("sk", f"{nama}.{bentuk}"))))
    f1 = {b: f for b, f in skor.f1().items() if f is not None and (bentuk == "docx" or b != "metadata")}
    assert sum(f1.values()) / len(f1) >= BATAS, alat.tabel(skor)
    assert min(f1.values()) >= 0.95, alat.tabel(skor)


@pytest.mark.parametrize("bentuk", ["docx", "xlsx"])
def test_the_decree_without_truth_reads_as_from_text(bentuk: str) -> None:
    """36 kartu with the same jabatan, sasaran and indikator as its text gives."""
    teks, lain = (baca_sk(shared("sk", f"wonoasih.{b}")).keputusan for b in ("txt", bentuk))
    assert len(lain.kartu) == 36
    for a, b in zip(teks.kartu, lain.kartu, strict=True):
        assert _rapat(a.jabatan) == _rapat(b.jabatan)
        assert [_rapat(s.teks) for s in a.sasaran] == [_rapat(s.teks) for s in b.sasaran]
        assert [_rapat(i.teks) for i in a.indikator()] == [_rapat(i.teks) for i in b.indikator()]
        assert [_rapat(t) for t in (*a.tugas, *a.fungsi)] == [_rapat(t) for t in (*b.tugas, *b.fungsi)]


@pytest.mark.parametrize("bentuk", ["docx", "xlsx"])
@pytest.mark.parametrize("nama", NAMA)
def test_every_word_has_its_place(nama: str, bentuk: str) -> None:
    """Also those that the file holds and its reader might not have seen."""
    berkas = shared("sk", f"{nama}.{bentuk}")
    arsip = Arsip(berkas.read_bytes(), berkas.name)
    dokumen = dokumen_docx(arsip) if bentuk == "docx" else baca_buku(arsip).dokumen
    uraian = urai(dokumen)
    assert not kata_hilang(dokumen, uraian)
    mentah = _kata_word(berkas) if bentuk == "docx" else _kata_excel(berkas)
    assert not mentah - _ada(uraian)


@pytest.mark.parametrize("nama", NAMA)
def test_remarks_have_their_place(nama: str) -> None:
    for bentuk in ("docx", "xlsx"):
        for c in baca_sk(shared("sk", f"{nama}.{bentuk}")).catatan:
            if c.baris is not None:
                assert 0 < c.baris < 3000, c
                assert (bentuk == "xlsx") == c.tempat.startswith("Lembar IKI"), c


def _rapat(teks: str) -> str:
    return "".join(teks.split()).casefold()


def _ada(uraian: Uraian) -> Counter[str]:
    hasil: Counter[str] = Counter()
    for teks in tempat_kata(uraian):
        hasil += kata(teks)
    return hasil


def _kata_word(berkas: Path) -> Counter[str]:
    """The words of all paragraphs of the body, by themselves: no reader of ours has touched them."""
    hasil: Counter[str] = Counter()
    with zipfile.ZipFile(berkas) as z:
        akar = ElementTree.fromstring(z.read("word/document.xml"))
    for p in akar.iter(f"{W}p"):
        teks = ""
        for e in p.iter():
            if e.tag in (f"{W}t", f"{M}t"):
                teks += e.text or ""
            elif e.tag in (f"{W}br", f"{W}tab", f"{M}e", f"{M}num", f"{M}den"):
                teks += " "
        hasil += kata(teks.replace("\u00ad", ""))
    return hasil


def _kata_excel(berkas: Path) -> Counter[str]:
    hasil: Counter[str] = Counter()
    for lembar in load_workbook(berkas).worksheets:
        for baris in lembar.iter_rows(values_only=True):
            for nilai in baris:
                hasil += kata("" if nilai is None else str(nilai).replace("\u00ad", ""))
    return hasil
