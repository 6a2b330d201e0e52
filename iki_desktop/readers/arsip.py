"""Office packages (.docx, .xlsx) are zip files of XML: each is looked through before anything reads it.

Refused are bombs (members, sizes and elements are counted while inflating, never believed), names that
stand twice, entities and document types, and whatever is damaged. What passes can be parsed in bounds.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator
from typing import Protocol
from xml.etree import ElementTree

from iki_desktop.errors import InputRefused
from iki_desktop.readers.kenali import jenis_paket

MAKS_PAKET = 64 * 1024 * 1024  # bytes of the file as it lies on disk
MAKS_ANGGOTA = 500
MAKS_ISI = 100 * 1024 * 1024  # bytes of all members, inflated
MAKS_XML = 40 * 1024 * 1024  # bytes of one XML member; the largest of a real decree of 60 pages has 0.7 MB
MAKS_TANDA = 2_000_000  # "<" in all XML members: bounds what any parser can make of them
MAKS_UNSUR = 500_000  # elements of a member that is parsed whole (100 MB); the same decree has 45,000
MAKS_NAMA = 10_000  # different names remembered
MAKS_DALAM = 200  # elements inside one another
SUAP = 1 << 16

AKHIRAN_XML = (".xml", ".rels", ".vml")
TERLARANG = (b"<!DOCTYPE", b"<!ENTITY")
SANDI_XML = re.compile(rb"""^[^<]{0,3}<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
SANDI_DIKENAL = frozenset((b"utf-8", b"utf8", b"us-ascii", b"utf-16", b"utf-16le", b"utf-16be"))
RUANG_NAMA = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w_",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w_",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m_",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m_",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r_",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r_",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc_",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "",
    "http://schemas.openxmlformats.org/package/2006/relationships": "",
    "urn:schemas-microsoft-com:vml": "v_",
    "urn:schemas-microsoft-com:office:office": "o_",
}
"""Short names of the namespaces that are read; those of the strict and the usual form are the same here."""

RUSAK = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, NotImplementedError),
    *(RuntimeError, OverflowError),
)
"""What zipfile raises of damaged or unusual archives."""


class Penerima(Protocol):
    """Takes what a parser meets: the beginning, the words and the end of elements."""

    def start(self, tag: str, attrs: dict[str, str], /) -> object: ...
    def data(self, data: str, /) -> object: ...
    def end(self, tag: str, /) -> object: ...


class Arsip:
    """The members of a package, known to be harmless. `nama` is the file's, for sentences."""

    def __init__(self, isi: bytes, nama: str) -> None:
        """Look through all of it. InputRefused where it is damaged, a bomb, or locked by a password."""
        self.nama = nama
        if isi.count(b"PK\x01\x02") > MAKS_ANGGOTA:
            raise self.tolak("isinya lebih banyak daripada isi sebuah naskah")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(isi))
            self._periksa()
        except RUSAK as galat:
            raise self.rusak() from galat

    def __contains__(self, bagian: str) -> bool:
        return bagian in self._ada

    def jenis(self) -> str:
        """The suffix of what the package is, "" where it is nothing of an office suite."""
        mimetype = self.baca("mimetype")[:100] if "mimetype" in self else b""
        return jenis_paket(frozenset(self._ada), mimetype)

    def rusak(self) -> InputRefused:
        return InputRefused(
            f"Berkas {self.nama} rusak atau tidak utuh. Tidak ada yang dibaca. "
            "Buka di Word atau Excel, simpan ulang dengan nama lain, lalu pilih berkas itu."
        )

    def tolak(self, sebab: str) -> InputRefused:
        return InputRefused(
            f"Berkas {self.nama} tidak tersusun seperti naskah: {sebab}. Tidak ada yang dibaca. "
            "Simpan ulang naskahnya dari Word atau Excel, lalu pilih berkas itu."
        )

    def baca(self, bagian: str) -> bytes:
        """The bytes of one member; KeyError where there is none."""
        return b"".join(self._alir(self._ada[bagian]))

    def memuat(self, pola: re.Pattern[bytes]) -> bool:
        """Whether the pattern is found in one of the XML members."""
        return any(
            pola.search(self.baca(nama)) for nama in self._ada if nama.casefold().endswith(AKHIRAN_XML)
        )

    def xml(self, bagian: str) -> ElementTree.Element:
        """One member as a tree, its names shortened ("w_p" for w:p). InputRefused where it is no such XML."""
        pohon = ElementTree.TreeBuilder()
        self.urai(bagian, pohon, MAKS_UNSUR)
        return pohon.close()

    def urai(self, bagian: str, penerima: Penerima, maks: int) -> None:
        """Give one member to a receiver, element by element, at most `maks` of them, its names shortened."""
        pengurai = ElementTree.XMLParser(target=_Pagar(self, penerima, maks))
        try:
            for potong in self._alir(self._ada[bagian]):
                pengurai.feed(potong)
            pengurai.close()
        except (ElementTree.ParseError, *RUSAK) as galat:
            raise self.rusak() from galat

    def hubungan(self, bagian: str = "") -> dict[str, tuple[str, str]]:
        """The relations of a part (of the package itself: ""): id → (last word of its type, member)."""
        folder, nama = posixpath.split(bagian)
        rels = posixpath.join(folder, "_rels", f"{nama}.rels")
        if rels not in self:
            return {}
        hasil: dict[str, tuple[str, str]] = {}
        for satu in self.xml(rels):
            if satu.get("TargetMode") == "External":
                continue
            tujuan = satu.get("Target", "")
            letak = tujuan.lstrip("/") if tujuan.startswith("/") else posixpath.join(folder, tujuan)
            jenis = satu.get("Type", "").rsplit("/", 1)[-1]
            hasil[satu.get("Id", "")] = (jenis, posixpath.normpath(letak))
        return hasil

    def _periksa(self) -> None:
        semua = [i for i in self._zip.infolist() if not i.is_dir()]
        self._ada = {i.filename: i for i in semua}
        if len(semua) > MAKS_ANGGOTA:
            raise self.tolak("isinya lebih banyak daripada isi sebuah naskah")
        if len({i.filename.casefold() for i in semua}) < len(semua):
            raise self.tolak("ada bagian yang tercantum dua kali")
        if any(i.flag_bits & 1 for i in semua):
            raise InputRefused(
                f"Berkas {self.nama} dikunci kata sandi. Tidak ada yang dibaca. "
                "Simpan tanpa kata sandi, lalu pilih berkas itu."
            )
        semua_isi = tanda = 0
        for info in semua:
            xml = info.filename.casefold().endswith(AKHIRAN_XML)
            satu, ekor = 0, b""
            for potong in self._alir(info):
                if not satu and xml:
                    self._periksa_sandi(potong)
                satu += len(potong)
                semua_isi += len(potong)
                if semua_isi > MAKS_ISI or (xml and satu > MAKS_XML):
                    raise self.tolak("isinya mengembang jauh melebihi ukuran sebuah naskah")
                if xml:
                    tanda += potong.count(b"<")
                    ekor = self._periksa_potong(ekor + potong)
            if tanda > MAKS_TANDA:
                raise self.tolak("isinya jauh lebih banyak daripada isi sebuah naskah")

    def _periksa_sandi(self, awal: bytes) -> None:
        m = SANDI_XML.match(awal[:300].replace(b"\0", b""))
        if m and m[1].lower() not in SANDI_DIKENAL:
            raise self.tolak("sandi hurufnya tidak dikenal")

    def _periksa_potong(self, potong: bytes) -> bytes:
        """Refuse document types and entities, in one or two bytes a letter; what the next piece must know."""
        rapat = potong.replace(b"\0", b"") if b"\0" in potong else potong
        if any(kata in rapat for kata in TERLARANG):
            raise self.tolak("ada singkatan (DTD) di dalamnya, yang tidak pernah dibuat Word atau Excel")
        return potong[-24:]

    def _alir(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        with self._zip.open(info) as aliran:
            while potong := aliran.read(SUAP):
                yield potong


class _NamaPendek(dict[str, str]):
    """Names as the parser gives them → short names."""

    def __missing__(self, nama: str) -> str:
        if len(self) > MAKS_NAMA:
            self.clear()
        ruang, _, lokal = nama.rpartition("}")
        pendek = self[nama] = RUANG_NAMA.get(ruang[1:], "x_" if ruang else "") + lokal
        return pendek


class _Pagar:
    """Stands between the parser and a receiver: shortens names, counts, refuses what goes out of bounds."""

    def __init__(self, arsip: Arsip, penerima: Penerima, maks: int) -> None:
        self._arsip = arsip
        self._mulai, self._akhir = penerima.start, penerima.end
        self._nama = _NamaPendek()
        self._sisa = maks
        self._dalam = 0
        self.data = penerima.data

    def start(self, nama: str, sifat: dict[str, str]) -> None:
        self._sisa -= 1
        self._dalam += 1
        if self._sisa < 0 or self._dalam > MAKS_DALAM:
            raise self._arsip.tolak("isinya jauh lebih banyak atau lebih dalam daripada isi sebuah naskah")
        pendek = self._nama
        self._mulai(pendek[nama], {pendek[k]: v for k, v in sifat.items()} if sifat else sifat)

    def end(self, nama: str) -> None:
        self._dalam -= 1
        self._akhir(self._nama[nama])

    def doctype(self, *_: str | None) -> None:
        raise self._arsip.tolak("ada singkatan (DTD) di dalamnya")
