"""PDF in: our own papers read back, the real decrees, what Word's PDF looks like, and what cannot be read."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from iki_desktop.errors import InputRefused
from iki_desktop.models.ikijson import from_json
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Kartu, Keputusan
from iki_desktop.paths import Paths
from iki_desktop.readers.parser.parse import parse
from iki_desktop.readers.pdf.reader import pdf_document
from iki_desktop.readers.read import read_sk
from iki_desktop.writers.keputusan import write_keputusan
from iki_desktop.writers.lampiran import write_lampiran
from tests.readers.comparison import differences
from tests.readers.decrees import FILES, lost_words
from tests.readers.docx.layouts import WordLayout, WordSetter
from tests.readers.pdf.layouts import PdfLayout, PdfWriter, varied
from tests.shared import needs_shared, shared, verifier

NASKAH = ("sendangarum.txt", "muarateduh.txt", "karangbening.txt")


def office(name: str) -> tuple[IsiKantor, Keputusan]:
    bacaan = read_sk(FILES / name)
    kartu = tuple(replace(k, id=str(n)) for n, k in enumerate(bacaan.keputusan.kartu))
    keputusan = replace(bacaan.keputusan, kartu=kartu)
    return IsiKantor(bacaan.kantor, (keputusan,)), keputusan


def contents(kartu: Kartu) -> list[tuple[str, ...]]:
    """What a lampiran says of a kartu: its words without the ways they wrap."""
    rows = [
        (s.teks, i.teks, i.sumber_data, *((i.pembilang, i.penyebut) if i.penyebut else (i.formulasi,)))
        for s in kartu.sasaran
        for i in s.indikator
    ]
    said = [(kartu.jabatan,), kartu.tugas, kartu.fungsi, *rows]
    return [tuple(" ".join(x.split()) for x in one) for one in said]


# ---------------------------------------------------------------- our own papers


@pytest.mark.parametrize("name", NASKAH)
def test_our_lampiran_reads_back(name: str, tmp_path: Path) -> None:
    content, keputusan = office(name)
    write_lampiran(content, keputusan, tmp_path / "lampiran.pdf")
    read_signers = read_sk(tmp_path / "lampiran.pdf").keputusan
    assert list(map(contents, read_signers.kartu)) == list(map(contents, keputusan.kartu))


def test_the_example_office_reads_back(tmp_path: Path) -> None:
    content = from_json(json.loads((Paths().resources / "contoh.json").read_text(encoding="utf-8")))
    (keputusan,) = content.keputusan
    write_lampiran(content, keputusan, tmp_path / "lampiran.pdf")
    read_signers = read_sk(tmp_path / "lampiran.pdf").keputusan
    assert list(map(contents, read_signers.kartu)) == list(map(contents, keputusan.kartu))


def test_a_sasaran_that_goes_on_over_pages_is_one(tmp_path: Path) -> None:
    """On each further page our lampiran sets it again, "(lanjutan)"."""
    content, keputusan = office("sendangarum.txt")
    first, *others = keputusan.kartu
    (sasaran, *_), indikator = first.sasaran, list(first.indikator())
    many = tuple(replace(i, id=f"{n}-{i.id}") for n in range(12) for i in indikator)
    kartu = replace(first, sasaran=(replace(sasaran, indikator=many), *first.sasaran[1:]))
    keputusan = replace(keputusan, kartu=(kartu, *others))
    write_lampiran(content, keputusan, tmp_path / "lampiran.pdf")
    document = pdf_document((tmp_path / "lampiran.pdf").read_bytes(), "lampiran.pdf")
    parsed = parse(document)
    assert list(map(contents, parsed.bacaan.keputusan.kartu)) == list(map(contents, keputusan.kartu))
    again = [b.teks for b in document.repeats if b.teks.endswith("(lanjutan)")]
    assert len(again) > 1
    assert lost_words(document, parsed) == Counter()


def test_our_keputusan_with_its_lampiran_reads_back(tmp_path: Path) -> None:
    """The two papers, as one file has them when both are printed into one."""
    qpdf = verifier("qpdf")
    content, keputusan = office("sendangarum.txt")
    write_keputusan(content, keputusan, tmp_path / "satu.pdf")
    write_lampiran(content, keputusan, tmp_path / "dua.pdf")
    pages = ["--pages", "satu.pdf", "dua.pdf", "--"]
    subprocess.run([qpdf, "--empty", *pages, "semua.pdf"], cwd=tmp_path, check=True)
    assert differences(keputusan, read_sk(tmp_path / "semua.pdf")) == []


# ---------------------------------------------------------------- other people's


@pytest.mark.parametrize(
    "layout",
    [WordLayout(formula="miring"), WordLayout(merge="kosong", formula="baris", label="tab")],
    ids=["spanning", "empty"],
)
def test_the_pdf_of_a_word_file(layout: WordLayout, tmp_path: Path) -> None:
    soffice = verifier("soffice")
    content, keputusan = office("sendangarum.txt")
    keputusan = replace(keputusan, kartu=tuple(k for k in keputusan.kartu if k.jabatan))
    (tmp_path / "naskah.docx").write_bytes(WordSetter(content.kantor, keputusan, layout, 0).walk())
    home = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    command = [soffice, home, "--headless", "--convert-to", "pdf", "naskah.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    read_signers = read_sk(tmp_path / "naskah.pdf").keputusan
    assert list(map(contents, read_signers.kartu)) == list(map(contents, keputusan.kartu))


@needs_shared
@pytest.mark.parametrize("name", ["kapongan", "rejoso", "wonoasih"])
def test_every_word_of_a_real_decree_has_its_place(name: str) -> None:
    document = pdf_document(shared("sk", f"{name}.pdf").read_bytes(), f"{name}.pdf")
    assert lost_words(document, parse(document)) == Counter()


# ---------------------------------------------------------------- what cannot be read


def drawn(**canvas: object) -> tuple[Canvas, BytesIO]:
    out = BytesIO()
    return Canvas(out, invariant=1, **canvas), out  # type: ignore[arg-type]


def scan() -> bytes:
    canvas, out = drawn()
    picture = ImageReader(Image.new("L", (40, 60), 200))
    for number in (1, 2):
        canvas.drawImage(picture, 0, 0, 595, 842)
        canvas.drawString(300, 20, str(number))
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked() -> bytes:
    canvas, out = drawn(encrypt=StandardEncryption("rahasia"))
    canvas.drawString(100, 700, "Jabatan : Camat")
    canvas.save()
    return out.getvalue()


def form() -> bytes:
    """A form to fill in: fields, and nothing of a kartu."""
    canvas, out = drawn()
    for n in range(12):
        canvas.drawString(60, 760 - 40 * n, f"Isian nomor {n}")
        canvas.acroForm.textfield(name=f"f{n}", x=160, y=750 - 40 * n, width=200, height=20)
    canvas.save()
    return out.getvalue()


def empty() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF\n"
    )


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (scan(), ("hasil pindaian", "OCR")),
        (locked(), ("dikunci dengan sandi", "tanpa sandi")),
        (form(), ("tidak memuat tabel", "Pilih SK")),
        (empty(), ("Tidak ada yang dibaca", "Word (.docx)")),
        (b"Bukan PDF sama sekali", ("bukan PDF", "Pilih berkas PDF")),
    ],
    ids=["scan", "locked", "form", "no pages", "no pdf"],
)
def test_refused_in_words(data: bytes, words: tuple[str, ...], tmp_path: Path) -> None:
    filename = tmp_path / "naskah.pdf"
    filename.write_bytes(data)
    with pytest.raises(InputRefused) as caught:
        read_sk(filename)
    assert all(w in str(caught.value) for w in words), str(caught.value)
    assert filename.read_bytes() == data


def test_a_stamp_is_named_in_a_remark() -> None:
    content, keputusan = office("sendangarum.txt")
    data = PdfWriter(content.kantor, keputusan, varied(PdfLayout(), stamp="SALINAN")).run()
    message = [c.pesan for c in pdf_document(data, "naskah.pdf").catatan if c.kode == "teks-miring"]
    assert message and all("SALINAN" in p for p in message)
