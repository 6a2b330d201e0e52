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
from iki_desktop.readers.recognise import package_kind

MAX_PACKAGE = 64 * 1024 * 1024  # bytes of the file as it lies on disk
MAX_MEMBERS = 500
MAX_CONTENT = 100 * 1024 * 1024  # bytes of all members, inflated
MAX_XML = 40 * 1024 * 1024  # bytes of one XML member; the largest of a real decree of 60 pages has 0.7 MB
MAX_MARKS = 2_000_000  # "<" in all XML members: bounds what any parser can make of them
MAX_ELEMENTS = 500_000  # elements of a member that is parsed whole (100 MB); the same decree has 45,000
MAX_NAMES = 10_000  # different names remembered
MAX_DEPTH = 200  # elements inside one another
CHUNK = 1 << 16

XML_SUFFIXES = (".xml", ".rels", ".vml")
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
XML_ENCODING = re.compile(rb"""^[^<]{0,3}<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
KNOWN_ENCODINGS = frozenset((b"utf-8", b"utf8", b"us-ascii", b"utf-16", b"utf-16le", b"utf-16be"))
NAMESPACES = {
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

DAMAGE_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, KeyError, NotImplementedError),
    *(RuntimeError, OverflowError),
)
"""What zipfile raises of damaged or unusual archives."""


class Receiver(Protocol):
    """Takes what a parser meets: the beginning, the words and the end of elements."""

    def start(self, tag: str, attrs: dict[str, str], /) -> object: ...
    def data(self, data: str, /) -> object: ...
    def end(self, tag: str, /) -> object: ...


class Archive:
    """The members of a package, known to be harmless. `name` is the file's, for sentences."""

    def __init__(self, content: bytes, name: str) -> None:
        """Look through all of it. InputRefused where it is damaged, a bomb, or locked by a password."""
        self.name = name
        if content.count(b"PK\x01\x02") > MAX_MEMBERS:
            raise self.refusal("isinya lebih banyak daripada isi sebuah naskah")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content))
            self._check()
        except DAMAGE_ERRORS as error:
            raise self.damaged() from error

    def __contains__(self, bagian: str) -> bool:
        return bagian in self._present

    def kind(self) -> str:
        """The suffix of what the package is, "" where it is nothing of an office suite."""
        mimetype = self.read("mimetype")[:100] if "mimetype" in self else b""
        return package_kind(frozenset(self._present), mimetype)

    def damaged(self) -> InputRefused:
        return InputRefused(
            f"Berkas {self.name} rusak atau tidak utuh. Tidak ada yang dibaca. "
            "Buka di Word atau Excel, simpan ulang dengan nama lain, lalu pilih berkas itu."
        )

    def refusal(self, reason: str) -> InputRefused:
        return InputRefused(
            f"Berkas {self.name} tidak tersusun seperti naskah: {reason}. Tidak ada yang dibaca. "
            "Simpan ulang naskahnya dari Word atau Excel, lalu pilih berkas itu."
        )

    def read(self, bagian: str) -> bytes:
        """The bytes of one member; KeyError where there is none."""
        return b"".join(self._stream(self._present[bagian]))

    def contains(self, pattern: re.Pattern[bytes]) -> bool:
        """Whether the pattern is found in one of the XML members."""
        return any(
            pattern.search(self.read(name))
            for name in self._present
            if name.casefold().endswith(XML_SUFFIXES)
        )

    def xml(self, bagian: str) -> ElementTree.Element:
        """One member as a tree, its names shortened ("w_p" for w:p). InputRefused where it is no such XML."""
        tree = ElementTree.TreeBuilder()
        self.parse(bagian, tree, MAX_ELEMENTS)
        return tree.close()

    def parse(self, bagian: str, receiver: Receiver, limit: int) -> None:
        """Give one member to a receiver, element by element, at most `limit` of them, its names shortened."""
        expat_parser = ElementTree.XMLParser(target=_Fence(self, receiver, limit))
        try:
            for piece in self._stream(self._present[bagian]):
                expat_parser.feed(piece)
            expat_parser.close()
        except (ElementTree.ParseError, *DAMAGE_ERRORS) as error:
            raise self.damaged() from error

    def relations(self, bagian: str = "") -> dict[str, tuple[str, str]]:
        """The relations of a part (of the package itself: ""): id → (last word of its type, member)."""
        folder, name = posixpath.split(bagian)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self:
            return {}
        results: dict[str, tuple[str, str]] = {}
        for one in self.xml(rels):
            if one.get("TargetMode") == "External":
                continue
            destination = one.get("Target", "")
            place = (
                destination.lstrip("/")
                if destination.startswith("/")
                else posixpath.join(folder, destination)
            )
            kind = one.get("Type", "").rsplit("/", 1)[-1]
            results[one.get("Id", "")] = (kind, posixpath.normpath(place))
        return results

    def _check(self) -> None:
        everything = [i for i in self._zip.infolist() if not i.is_dir()]
        self._present = {i.filename: i for i in everything}
        if len(everything) > MAX_MEMBERS:
            raise self.refusal("isinya lebih banyak daripada isi sebuah naskah")
        if len({i.filename.casefold() for i in everything}) < len(everything):
            raise self.refusal("ada bagian yang tercantum dua kali")
        if any(i.flag_bits & 1 for i in everything):
            raise InputRefused(
                f"Berkas {self.name} dikunci kata sandi. Tidak ada yang dibaca. "
                "Simpan tanpa kata sandi, lalu pilih berkas itu."
            )
        all_content = mark = 0
        for info in everything:
            xml = info.filename.casefold().endswith(XML_SUFFIXES)
            one, tail = 0, b""
            for piece in self._stream(info):
                if not one and xml:
                    self._check_encoding(piece)
                one += len(piece)
                all_content += len(piece)
                if all_content > MAX_CONTENT or (xml and one > MAX_XML):
                    raise self.refusal("isinya mengembang jauh melebihi ukuran sebuah naskah")
                if xml:
                    mark += piece.count(b"<")
                    tail = self._check_chunk(tail + piece)
            if mark > MAX_MARKS:
                raise self.refusal("isinya jauh lebih banyak daripada isi sebuah naskah")

    def _check_encoding(self, start: bytes) -> None:
        m = XML_ENCODING.match(start[:300].replace(b"\0", b""))
        if m and m[1].lower() not in KNOWN_ENCODINGS:
            raise self.refusal("sandi hurufnya tidak dikenal")

    def _check_chunk(self, piece: bytes) -> bytes:
        """Refuse document types and entities, in one or two bytes a letter; what the next piece must know."""
        tight = piece.replace(b"\0", b"") if b"\0" in piece else piece
        if any(word in tight for word in FORBIDDEN):
            raise self.refusal("ada singkatan (DTD) di dalamnya, yang tidak pernah dibuat Word atau Excel")
        return piece[-24:]

    def _stream(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        with self._zip.open(info) as stream:
            while piece := stream.read(CHUNK):
                yield piece


class _ShortNames(dict[str, str]):
    """Names as the parser gives them → short names."""

    def __missing__(self, name: str) -> str:
        if len(self) > MAX_NAMES:
            self.clear()
        room, _, local = name.rpartition("}")
        short = self[name] = NAMESPACES.get(room[1:], "x_" if room else "") + local
        return short


class _Fence:
    """Stands between the parser and a receiver: shortens names, counts, refuses what goes out of bounds."""

    def __init__(self, archive: Archive, receiver: Receiver, limit: int) -> None:
        self._archive = archive
        self._starts, self._end = receiver.start, receiver.end
        self._name = _ShortNames()
        self._rest = limit
        self._depth = 0
        self.data = receiver.data

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._rest -= 1
        self._depth += 1
        if self._rest < 0 or self._depth > MAX_DEPTH:
            raise self._archive.refusal(
                "isinya jauh lebih banyak atau lebih dalam daripada isi sebuah naskah"
            )
        short = self._name
        self._starts(short[name], {short[k]: v for k, v in attributes.items()} if attributes else attributes)

    def end(self, name: str) -> None:
        self._depth -= 1
        self._end(self._name[name])

    def doctype(self, *_: str | None) -> None:
        raise self._archive.refusal("ada singkatan (DTD) di dalamnya")
