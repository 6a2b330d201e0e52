"""The reader's door: a decree in any form an office has it, read into a draft office and keputusan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from iki_desktop.errors import InputRefused, Report
from iki_desktop.models.catatan import Bacaan, Catatan
from iki_desktop.readers.document import Document
from iki_desktop.readers.intake import MAX_TEXT, read_bytes, to_text
from iki_desktop.readers.recognise import OLD_SUFFIXES, Form, recognise, refuse_old, refuse_ole

TEXT_SUFFIXES = (".txt", ".md", ".markdown", ".text")
PACKAGE_SUFFIXES = (".docx", ".docm", ".xlsx", ".xlsm")
PDF_SUFFIXES = (".pdf",)


def read_sk(path: Path, report: Report | None = None) -> Bacaan:
    """Read the decree in a file. `report(done, total)` is called a kartu and may raise Cancelled.

    What the file is, its content decides where it says so, else its suffix. Raises InputRefused where the
    file is no such decree.
    """
    path = Path(path)
    suffix = path.suffix.lower()
    if suffix in TEXT_SUFFIXES:
        return _read_text(path, report)
    if suffix in PACKAGE_SUFFIXES or suffix in OLD_SUFFIXES:
        return _read_package(path, report)
    if suffix in PDF_SUFFIXES:
        return _read_pdf(path, report)
    raise InputRefused(
        f"Berkas {path.name} bukan bentuk naskah yang dikenal. Tidak ada yang dibaca. "
        "Pilih SK berbentuk .txt, .md, .docx, .xlsx atau .pdf."
    )


def read_text(teks: str, report: Report | None = None) -> Bacaan:
    """Read a decree given as text: lines, with tab characters between the cells of table rows."""
    from iki_desktop.readers.text.reader import text_document

    return _parse(text_document(teks), report)


def _read_text(path: Path, report: Report | None) -> Bacaan:
    from iki_desktop.readers.text.reader import text_document

    return _parse(text_document(*to_text(read_bytes(path, MAX_TEXT), path.name)), report)


def _read_pdf(path: Path, report: Report | None) -> Bacaan:
    from iki_desktop.readers.pdf.reader import MAX_PDF, pdf_document

    return _parse(pdf_document(read_bytes(path, MAX_PDF), path.name, report), report)


def _read_package(path: Path, report: Report | None) -> Bacaan:
    """A file of an office suite: .docx or .xlsx whatever its suffix says, the others refused in words."""
    from iki_desktop.readers.archive import MAX_PACKAGE, Archive

    name = path.name
    content = read_bytes(path, MAX_PACKAGE)
    form = recognise(content)
    if form is Form.OLE:
        raise refuse_ole(content, name)
    if form is Form.RTF:
        raise refuse_old(name, ".rtf")
    if form is not Form.PACKAGE:
        if path.suffix.lower() in OLD_SUFFIXES:
            raise refuse_old(name, path.suffix.lower())
        raise InputRefused(
            f"Isi {name} bukan naskah Word atau Excel meskipun namanya begitu. Tidak ada yang dibaca. "
            "Buka berkasnya dengan program yang membuatnya, lalu simpan sebagai .docx atau .xlsx."
        )
    archive = Archive(content, name)
    kind = archive.kind()
    if kind == ".docx":
        from iki_desktop.readers.docx.reader import docx_document

        return _parse(docx_document(archive), report)
    if kind == ".xlsx":
        from iki_desktop.readers.xlsx.reader import name_sheets, read_workbook

        workbook = read_workbook(archive)
        return name_sheets(_parse(workbook.document, report), workbook.sheets)
    if kind:
        raise refuse_old(name, kind)
    raise archive.refusal("isinya bukan naskah Word atau Excel")


def _parse(document: Document, report: Report | None) -> Bacaan:
    from iki_desktop.readers.parser.parse import parse

    bacaan = parse(document, report).bacaan
    if not document.pages:
        return bacaan
    return replace(
        bacaan,
        catatan=tuple(_on_page(c, document.pages) for c in bacaan.catatan),
        sumber=tuple(
            replace(
                b,
                nomor=document.pages[b.nomor - 1],
                letak=b.nomor,
                kotak=document.box[b.nomor - 1],
            )
            for b in bacaan.sumber
        ),
    )


def _on_page(catatan: Catatan, pages: Sequence[int]) -> Catatan:
    """A remark that names the page instead of the running number of a line or row."""
    if catatan.baris is None or not 0 < catatan.baris <= len(pages):
        return replace(catatan, baris=None)
    h = pages[catatan.baris - 1]
    tempat = f"{catatan.tempat}, halaman {h}" if catatan.tempat else f"Halaman {h}"
    return replace(catatan, baris=h, tempat=tempat, letak=catatan.baris)
