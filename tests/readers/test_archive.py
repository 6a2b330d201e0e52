"""The guard before every Office file, and what is said of forms that are not read."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.readers import archive as modul
from iki_desktop.readers.archive import Archive
from iki_desktop.readers.read import read_sk
from iki_desktop.readers.recognise import OLE
from tests.readers.damage import DTD, forged_size
from tests.readers.docx.word import Word, p, relations, run, wrapped

ODF = b"application/vnd.oasis.opendocument."


def package(**bagian: str | bytes) -> bytes:
    return wrapped({name.replace("__", "/").replace("_x", ".x"): content for name, content in bagian.items()})


def test_a_sound_package_is_read() -> None:
    archive = Archive(package(word__document_xml="<a><b/></a>"), "x.docx")
    assert "word/document.xml" in archive
    assert archive.kind() == ".docx"
    assert [e.tag for e in archive.xml("word/document.xml")] == ["b"]


@pytest.mark.parametrize(
    ("members", "kind"),
    [
        (("xl/workbook.xml", "word/media/gambar.png"), ".xlsx"),
        (("word/document.xml", "xl/embeddings/lembar.bin"), ".docx"),
        (("xl/worksheets/sheet1.xml",), ".xlsx"),
        (("word/document2.xml",), ".docx"),
        (("gambar.png",), ""),
    ],
)
def test_a_package_is_what_its_main_part_says(members: tuple[str, ...], kind: str) -> None:
    assert Archive(wrapped(dict.fromkeys(members, b"<a/>")), "x").kind() == kind


def test_relations_are_found_from_the_root_and_from_a_folder() -> None:
    data = wrapped({
        "_rels/.rels": relations({"a": ("officeDocument", "/xl/workbook.xml")}),
        "xl/_rels/workbook.xml.rels": relations(
            {"b": ("worksheet", "worksheets/s.xml"), "c": ("styles", "../gaya.xml")}
        ),
    })  # fmt: skip
    archive = Archive(data, "x")
    assert archive.relations() == {"a": ("officeDocument", "xl/workbook.xml")}
    assert archive.relations("xl/workbook.xml") == {
        "b": ("worksheet", "xl/worksheets/s.xml"),
        "c": ("styles", "gaya.xml"),
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_document_types_are_refused_in_every_encoding(encoding: str) -> None:
    xml = f'<?xml version="1.0" encoding="{encoding}"?>{DTD}<x>&l11;</x>'.encode(encoding)
    with pytest.raises(InputRefused, match=r"DTD|sandi huruf"):
        Archive(package(word__document_xml=xml), "x")


def test_a_document_type_across_two_pieces_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    for chunk in range(1, 12):
        monkeypatch.setattr(modul, "CHUNK", chunk)
        with pytest.raises(InputRefused, match="DTD"):
            Archive(package(a_xml=b"<!-- x --><!DOCTYPE x><x/>"), "x")


def test_an_encoding_that_could_hide_one_is_refused() -> None:
    hidden = b'<?xml version="1.0" encoding="cp037"?>' + "<!DOCTYPE x><x/>".encode("cp037")
    with pytest.raises(InputRefused, match="sandi huruf"):
        Archive(package(a_xml=hidden), "x")


def test_bombs_are_counted_while_inflating(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul, "MAX_CONTENT", 3_000_000)
    monkeypatch.setattr(modul, "MAX_XML", 1_000_000)
    with pytest.raises(InputRefused, match="mengembang"):
        Archive(package(word__media__a_bin=bytes(4_000_000)), "x")
    with pytest.raises(InputRefused, match="mengembang"):
        Archive(package(a_xml="<x>" + " " * 2_000_000 + "</x>"), "x")
    assert Archive(package(word__media__a_bin=bytes(2_000_000)), "x")


def test_too_many_elements_members_and_names_that_stand_twice_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(InputRefused, match="dua kali"):
        Archive(wrapped({"a.xml": "<x/>", "A.XML": "<x/>"}), "x")
    with pytest.raises(InputRefused, match="lebih banyak"):
        Archive(wrapped({f"{n}.bin": b"" for n in range(modul.MAX_MEMBERS + 1)}), "x")
    monkeypatch.setattr(modul, "MAX_MARKS", 1000)
    with pytest.raises(InputRefused, match="lebih banyak"):
        Archive(package(a_xml="<x>" + "<y/>" * 2000 + "</x>"), "x")


def test_a_tree_too_large_or_too_deep_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    archive = Archive(
        wrapped({"dalam.xml": "<x>" * 5000 + "</x>" * 5000, "lebar.xml": "<x>" + "<y/>" * 900 + "</x>"}), "x"
    )
    monkeypatch.setattr(modul, "MAX_ELEMENTS", 800)
    for bagian in ("dalam.xml", "lebar.xml"):
        with pytest.raises(InputRefused, match="lebih dalam"):
            archive.xml(bagian)


def test_forged_sizes_do_not_matter() -> None:
    w = Word()
    w.add(p(run("isi")))
    origin = w.keep()
    for seed in range(40):
        data = forged_size(origin, random.Random(seed))
        try:
            archive = Archive(data, "x")
        except InputRefused:
            continue
        assert archive.xml("word/document.xml").tag == "w_document"


def test_what_is_damaged_is_refused() -> None:
    origin = package(word__document_xml="<a>" + "kata " * 5000 + "</a>")
    for data in (origin[:-30], origin[:200], b"PK\x03\x04", origin.replace(b"PK\x01\x02", b"PK\x09\x09")):
        with pytest.raises(InputRefused, match="rusak"):
            Archive(data, "x")
    damaged = bytearray(origin)
    damaged[60] ^= 255
    with pytest.raises(InputRefused):
        Archive(bytes(damaged), "x")
    with pytest.raises(InputRefused, match="rusak"):
        Archive(package(a_xml="<a><b></a>"), "x").xml("a.xml")


def test_a_zip_under_a_password_is_refused() -> None:
    data = bytearray(package(a_xml="<a/>"))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        i = data.find(mark)
        while i >= 0:
            data[i + place] |= 1
            i = data.find(mark, i + 4)
    with pytest.raises(InputRefused, match="kata sandi"):
        Archive(bytes(data), "x")


def zip_archive(mimetype: bytes | None = None, *name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as z:
        if mimetype is not None:
            z.writestr("mimetype", mimetype)
        for one in name:
            z.writestr(one, "<x/>")
    return out.getvalue()


def ole(*stream: str) -> bytes:
    return OLE + bytes(600) + b"".join(a.encode("utf-16-le") + bytes(64) for a in stream)


@pytest.mark.parametrize(
    ("name", "content", "word"),
    [
        ("sk.doc", ole("WordDocument"), r"simpan sebagai \.docx"),
        ("sk.docx", ole("WordDocument"), r"simpan sebagai \.docx"),
        ("sk.xls", ole("Workbook"), r"simpan sebagai \.xlsx"),
        ("sk.xls", ole("Book"), r"simpan sebagai \.xlsx"),
        ("sk.xlsx", ole("EncryptionInfo", "EncryptedPackage"), "dikunci kata sandi"),
        ("sk.docx", ole("EncryptedPackage"), "dikunci kata sandi"),
        ("sk.doc", ole("VisioDocument"), r"\.docx atau \.xlsx"),
        ("sk.odt", zip_archive(ODF + b"text", "content.xml"), r"simpan sebagai \.docx"),
        ("sk.docx", zip_archive(ODF + b"text", "content.xml"), r"simpan sebagai \.docx"),
        ("sk.ods", zip_archive(ODF + b"spreadsheet", "content.xml"), r"simpan sebagai \.xlsx"),
        ("sk.xlsb", zip_archive(None, "xl/workbook.bin"), r"simpan sebagai \.xlsx"),
        ("sk.rtf", b"{\\rtf1 isi}", r"simpan sebagai \.docx"),
        ("sk.docx", b"{\\rtf1 isi}", r"simpan sebagai \.docx"),
        ("sk.doc", b"<html><body>isi</body></html>", r"simpan sebagai \.docx"),
        ("sk.docx", b"apa saja", "bukan naskah Word atau Excel"),
        ("sk.xlsx", b"\x89PNG\r\n\x1a\n", "bukan naskah Word atau Excel"),
        ("sk.docx", zip_archive(None, "ppt/presentation.xml"), "bukan naskah Word atau Excel"),
        ("sk.docx", b"", "kosong"),
        ("sk.zip", zip_archive(None, "word/document.xml"), "bukan bentuk naskah yang dikenal"),
    ],
)
def test_other_forms_are_refused_with_what_to_do(
    tmp_path: Path, name: str, content: bytes, word: str
) -> None:
    filename = tmp_path / name
    filename.write_bytes(content)
    with pytest.raises(InputRefused, match=word) as error:
        read_sk(filename)
    assert error.value.pesan.count(".") >= 2
    assert filename.read_bytes() == content


def test_the_content_decides_not_the_suffix(tmp_path: Path) -> None:
    filename = tmp_path / "naskah.doc"
    w = Word()
    w.add(p(run("bukan SK")))
    filename.write_bytes(w.keep())
    with pytest.raises(InputRefused, match="tidak memuat tabel"):
        read_sk(filename)


def test_a_file_larger_than_any_decree_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(modul, "MAX_PACKAGE", 1000)
    filename = tmp_path / "besar.docx"
    filename.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(InputRefused, match="lebih besar"):
        read_sk(filename)
