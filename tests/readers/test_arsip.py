"""The guard before every Office file, and what is said of forms that are not read."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.readers import arsip as modul
from iki_desktop.readers.arsip import Arsip
from iki_desktop.readers.baca import baca_sk
from iki_desktop.readers.kenali import OLE
from tests.readers.perusak import DTD, ukuran_palsu
from tests.readers.word import Word, bungkus, hubungan, p, run

ODF = b"application/vnd.oasis.opendocument."


def paket(**bagian: str | bytes) -> bytes:
    return bungkus({nama.replace("__", "/").replace("_x", ".x"): isi for nama, isi in bagian.items()})


def test_a_sound_package_is_read() -> None:
    arsip = Arsip(paket(word__document_xml="<a><b/></a>"), "x.docx")
    assert "word/document.xml" in arsip
    assert arsip.jenis() == ".docx"
    assert [e.tag for e in arsip.xml("word/document.xml")] == ["b"]


def test_relations_are_found_from_the_root_and_from_a_folder() -> None:
    data = bungkus({
        "_rels/.rels": hubungan({"a": ("officeDocument", "/xl/workbook.xml")}),
        "xl/_rels/workbook.xml.rels": hubungan(
            {"b": ("worksheet", "worksheets/s.xml"), "c": ("styles", "../gaya.xml")}
        ),
    })  # fmt: skip
    arsip = Arsip(data, "x")
    assert arsip.hubungan() == {"a": ("officeDocument", "xl/workbook.xml")}
    assert arsip.hubungan("xl/workbook.xml") == {
        "b": ("worksheet", "xl/worksheets/s.xml"),
        "c": ("styles", "gaya.xml"),
    }


@pytest.mark.parametrize("sandi", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
def test_document_types_are_refused_in_every_encoding(sandi: str) -> None:
    xml = f'<?xml version="1.0" encoding="{sandi}"?>{DTD}<x>&l11;</x>'.encode(sandi)
    with pytest.raises(InputRefused, match=r"DTD|sandi huruf"):
        Arsip(paket(word__document_xml=xml), "x")


def test_a_document_type_across_two_pieces_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    for suap in range(1, 12):
        monkeypatch.setattr(modul, "SUAP", suap)
        with pytest.raises(InputRefused, match="DTD"):
            Arsip(paket(a_xml=b"<!-- x --><!DOCTYPE x><x/>"), "x")


def test_an_encoding_that_could_hide_one_is_refused() -> None:
    tersembunyi = b'<?xml version="1.0" encoding="cp037"?>' + "<!DOCTYPE x><x/>".encode("cp037")
    with pytest.raises(InputRefused, match="sandi huruf"):
        Arsip(paket(a_xml=tersembunyi), "x")


def test_bombs_are_counted_while_inflating(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(modul, "MAKS_ISI", 3_000_000)
    monkeypatch.setattr(modul, "MAKS_XML", 1_000_000)
    with pytest.raises(InputRefused, match="mengembang"):
        Arsip(paket(word__media__a_bin=bytes(4_000_000)), "x")
    with pytest.raises(InputRefused, match="mengembang"):
        Arsip(paket(a_xml="<x>" + " " * 2_000_000 + "</x>"), "x")
    assert Arsip(paket(word__media__a_bin=bytes(2_000_000)), "x")


def test_too_many_elements_members_and_names_that_stand_twice_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with pytest.raises(InputRefused, match="dua kali"):
        Arsip(bungkus({"a.xml": "<x/>", "A.XML": "<x/>"}), "x")
    with pytest.raises(InputRefused, match="lebih banyak"):
        Arsip(bungkus({f"{n}.bin": b"" for n in range(modul.MAKS_ANGGOTA + 1)}), "x")
    monkeypatch.setattr(modul, "MAKS_TANDA", 1000)
    with pytest.raises(InputRefused, match="lebih banyak"):
        Arsip(paket(a_xml="<x>" + "<y/>" * 2000 + "</x>"), "x")


def test_a_tree_too_large_or_too_deep_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    arsip = Arsip(
        bungkus({"dalam.xml": "<x>" * 5000 + "</x>" * 5000, "lebar.xml": "<x>" + "<y/>" * 900 + "</x>"}), "x"
    )
    monkeypatch.setattr(modul, "MAKS_UNSUR", 800)
    for bagian in ("dalam.xml", "lebar.xml"):
        with pytest.raises(InputRefused, match="lebih dalam"):
            arsip.xml(bagian)


def test_forged_sizes_do_not_matter() -> None:
    w = Word()
    w.tambah(p(run("isi")))
    asal = w.simpan()
    for benih in range(40):
        data = ukuran_palsu(asal, random.Random(benih))
        try:
            arsip = Arsip(data, "x")
        except InputRefused:
            continue
        assert arsip.xml("word/document.xml").tag == "w_document"


def test_what_is_damaged_is_refused() -> None:
    asal = paket(word__document_xml="<a>" + "kata " * 5000 + "</a>")
    for data in (asal[:-30], asal[:200], b"PK\x03\x04", asal.replace(b"PK\x01\x02", b"PK\x09\x09")):
        with pytest.raises(InputRefused, match="rusak"):
            Arsip(data, "x")
    rusak = bytearray(asal)
    rusak[60] ^= 255
    with pytest.raises(InputRefused):
        Arsip(bytes(rusak), "x")
    with pytest.raises(InputRefused, match="rusak"):
        Arsip(paket(a_xml="<a><b></a>"), "x").xml("a.xml")


def test_a_zip_under_a_password_is_refused() -> None:
    data = bytearray(paket(a_xml="<a/>"))
    for tanda, letak in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        i = data.find(tanda)
        while i >= 0:
            data[i + letak] |= 1
            i = data.find(tanda, i + 4)
    with pytest.raises(InputRefused, match="kata sandi"):
        Arsip(bytes(data), "x")


def arsip_zip(mimetype: bytes | None = None, *nama: str) -> bytes:
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w") as z:
        if mimetype is not None:
            z.writestr("mimetype", mimetype)
        for satu in nama:
            z.writestr(satu, "<x/>")
    return keluar.getvalue()


def ole(*aliran: str) -> bytes:
    return OLE + bytes(600) + b"".join(a.encode("utf-16-le") + bytes(64) for a in aliran)


@pytest.mark.parametrize(
    ("nama", "isi", "kata"),
    [
        ("sk.doc", ole("WordDocument"), r"simpan sebagai \.docx"),
        ("sk.docx", ole("WordDocument"), r"simpan sebagai \.docx"),
        ("sk.xls", ole("Workbook"), r"simpan sebagai \.xlsx"),
        ("sk.xls", ole("Book"), r"simpan sebagai \.xlsx"),
        ("sk.xlsx", ole("EncryptionInfo", "EncryptedPackage"), "dikunci kata sandi"),
        ("sk.docx", ole("EncryptedPackage"), "dikunci kata sandi"),
        ("sk.doc", ole("VisioDocument"), r"\.docx atau \.xlsx"),
        ("sk.odt", arsip_zip(ODF + b"text", "content.xml"), r"simpan sebagai \.docx"),
        ("sk.docx", arsip_zip(ODF + b"text", "content.xml"), r"simpan sebagai \.docx"),
        ("sk.ods", arsip_zip(ODF + b"spreadsheet", "content.xml"), r"simpan sebagai \.xlsx"),
        ("sk.xlsb", arsip_zip(None, "xl/workbook.bin"), r"simpan sebagai \.xlsx"),
        ("sk.rtf", b"{\\rtf1 isi}", r"simpan sebagai \.docx"),
        ("sk.docx", b"{\\rtf1 isi}", r"simpan sebagai \.docx"),
        ("sk.doc", b"<html><body>isi</body></html>", r"simpan sebagai \.docx"),
        ("sk.docx", b"apa saja", "bukan naskah Word atau Excel"),
        ("sk.xlsx", b"\x89PNG\r\n\x1a\n", "bukan naskah Word atau Excel"),
        ("sk.docx", arsip_zip(None, "ppt/presentation.xml"), "bukan naskah Word atau Excel"),
        ("sk.docx", b"", "kosong"),
        ("sk.zip", arsip_zip(None, "word/document.xml"), "bukan bentuk naskah yang dikenal"),
    ],
)
def test_other_forms_are_refused_with_what_to_do(tmp_path: Path, nama: str, isi: bytes, kata: str) -> None:
    berkas = tmp_path / nama
    berkas.write_bytes(isi)
    with pytest.raises(InputRefused, match=kata) as galat:
        baca_sk(berkas)
    assert galat.value.pesan.count(".") >= 2
    assert berkas.read_bytes() == isi


def test_the_content_decides_not_the_suffix(tmp_path: Path) -> None:
    berkas = tmp_path / "naskah.doc"
    w = Word()
    w.tambah(p(run("bukan SK")))
    berkas.write_bytes(w.simpan())
    with pytest.raises(InputRefused, match="tidak memuat tabel"):
        baca_sk(berkas)


def test_a_file_larger_than_any_decree_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(modul, "MAKS_PAKET", 1000)
    berkas = tmp_path / "besar.docx"
    berkas.write_bytes(bytes(range(256)) * 8)
    with pytest.raises(InputRefused, match="lebih besar"):
        baca_sk(berkas)
