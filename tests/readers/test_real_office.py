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
from iki_desktop.readers.archive import Archive
from iki_desktop.readers.docx.reader import docx_document
from iki_desktop.readers.parser.parse import Parsed, parse
from iki_desktop.readers.read import read_sk
from iki_desktop.readers.xlsx.reader import read_workbook
from tests.readers.decrees import hidden_content, lost_words, word_places, words
from tests.shared import needs_shared, score_tool, shared

pytestmark = needs_shared
LIMIT = 0.985  # what issue 3 asks of Word and Excel; both are read without a fault today
NAMES = ("kapongan", "rejoso", "wonoasih")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@pytest.fixture(scope="module")
def tools() -> ModuleType:
    return score_tool()


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("name", ["kapongan", "rejoso"])
def test_score(tools: ModuleType, name: str, form: str) -> None:
    right_one = json.loads(shared("sk", f"{name}.truth.json").read_text(encoding="utf-8"))
    score = tools.nilai(right_one, bacaan_json(read_sk(shared("sk", f"{name}.{form}"))))
    f1 = {b: f for b, f in score.f1().items() if f is not None and (form == "docx" or b != "metadata")}
    assert sum(f1.values()) / len(f1) >= LIMIT, tools.tabel(score)
    assert min(f1.values()) >= 0.95, tools.tabel(score)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_the_decree_without_truth_reads_as_from_text(form: str) -> None:
    """36 kartu with the same jabatan, sasaran and indikator as its text gives."""
    teks, other = (read_sk(shared("sk", f"wonoasih.{b}")).keputusan for b in ("txt", form))
    assert len(other.kartu) == 36
    for a, b in zip(teks.kartu, other.kartu, strict=True):
        assert _packed(a.jabatan) == _packed(b.jabatan)
        assert [_packed(s.teks) for s in a.sasaran] == [_packed(s.teks) for s in b.sasaran]
        assert [_packed(i.teks) for i in a.indikator()] == [_packed(i.teks) for i in b.indikator()]
        assert [_packed(t) for t in (*a.tugas, *a.fungsi)] == [_packed(t) for t in (*b.tugas, *b.fungsi)]


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("name", NAMES)
def test_every_word_has_its_place(name: str, form: str) -> None:
    """Also those that the file holds and its reader might not have seen."""
    filename = shared("sk", f"{name}.{form}")
    archive = Archive(filename.read_bytes(), filename.name)
    document = docx_document(archive) if form == "docx" else read_workbook(archive).document
    parsed = parse(document)
    assert not lost_words(document, parsed)
    assert not hidden_content(parsed)
    raw = _word_words(filename) if form == "docx" else _excel_words(filename)
    assert not raw - _present(parsed)


@pytest.mark.parametrize("name", NAMES)
def test_remarks_have_their_place(name: str) -> None:
    for form in ("docx", "xlsx"):
        for c in read_sk(shared("sk", f"{name}.{form}")).catatan:
            if c.baris is not None:
                assert 0 < c.baris < 3000, c
                assert (form == "xlsx") == c.tempat.startswith("Lembar IKI"), c


def _packed(teks: str) -> str:
    return "".join(teks.split()).casefold()


def _present(parsed: Parsed) -> Counter[str]:
    result: Counter[str] = Counter()
    for teks in word_places(parsed):
        result += words(teks)
    return result


def _word_words(filename: Path) -> Counter[str]:
    """The words of all paragraphs of the body, by themselves: no reader of ours has touched them."""
    result: Counter[str] = Counter()
    with zipfile.ZipFile(filename) as z:
        root = ElementTree.fromstring(z.read("word/document.xml"))
    for p in root.iter(f"{W}p"):
        teks = ""
        for e in p.iter():
            if e.tag in (f"{W}t", f"{M}t"):
                teks += e.text or ""
            elif e.tag in (f"{W}br", f"{W}tab", f"{M}e", f"{M}num", f"{M}den"):
                teks += " "
        result += words(teks.replace("\u00ad", ""))
    return result


def _excel_words(filename: Path) -> Counter[str]:
    result: Counter[str] = Counter()
    for sheet in load_workbook(filename).worksheets:
        for line in sheet.iter_rows(values_only=True):
            for value in line:
                result += words("" if value is None else str(value).replace("\u00ad", ""))
    return result
