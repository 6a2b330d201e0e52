"""What a file really is, told by its first bytes; and what to do with the forms that are not read."""

from __future__ import annotations

from enum import StrEnum

from iki_desktop.errors import InputRefused


class Form(StrEnum):
    """Forms of files that come along as decrees."""

    PACKAGE = "paket Office"  # a zip: .docx, .xlsx, and others that are told apart inside
    OLE = "berkas Office lama"  # .doc, .xls, and new ones under a password
    PDF = "PDF"
    RTF = "RTF"
    OTHER = "lain"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD_SUFFIXES = {
    ".doc": ("naskah Word lama (.doc)", ".docx"),
    ".dot": ("naskah Word lama (.dot)", ".docx"),
    ".xls": ("buku kerja Excel lama (.xls)", ".xlsx"),
    ".xlsb": ("buku kerja Excel biner (.xlsb)", ".xlsx"),
    ".odt": ("naskah LibreOffice (.odt)", ".docx"),
    ".ods": ("lembar LibreOffice (.ods)", ".xlsx"),
    ".rtf": ("naskah RTF (.rtf)", ".docx"),
    ".wps": ("naskah WPS (.wps)", ".docx"),
    ".et": ("lembar WPS (.et)", ".xlsx"),
}
"""Forms an office may have its decree in that are not read: their name, and as what to save them."""


MAIN_PARTS = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx"}


def recognise(content: bytes) -> Form:
    """The form of a file by its content; its suffix may say something else."""
    if content.startswith(b"PK\x03\x04"):
        return Form.PACKAGE
    if content.startswith(OLE):
        return Form.OLE
    if content.lstrip(b"\xef\xbb\xbf \r\n")[:5] == b"%PDF-":
        return Form.PDF
    return Form.RTF if content.lstrip()[:5] == b"{\\rtf" else Form.OTHER


def package_kind(members: frozenset[str], mimetype: bytes) -> str:
    """The suffix of what a zip holds, by the names of its members; "" where no office suite made it."""
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return ".ods" if b"spreadsheet" in mimetype else ".odt"
    if "xl/workbook.bin" in members:
        return ".xlsb"
    for main, suffix in MAIN_PARTS.items():
        if main in members:
            return suffix
    for main, suffix in MAIN_PARTS.items():  # the main part is lost or has another name
        if any(name.startswith(main.partition("/")[0] + "/") for name in members):
            return suffix
    return ""


def refuse_old(name: str, suffix: str) -> InputRefused:
    """The refusal of a form that must be saved as another first."""
    mention, destination = OLD_SUFFIXES[suffix]
    return InputRefused(
        f"{name} adalah {mention} yang tidak dapat dibaca. Tidak ada yang diubah. "
        f"Buka berkasnya, pilih Simpan Sebagai, simpan sebagai {destination}, "
        f"lalu pilih berkas {destination} itu."
    )


def refuse_ole(content: bytes, name: str) -> InputRefused:
    """The refusal of an OLE file: under a password, an old .doc or .xls, or something else."""
    if _contains(content, "EncryptedPackage"):
        return InputRefused(
            f"{name} dikunci kata sandi. Tidak ada yang dibaca. "
            "Buka dengan kata sandinya, simpan tanpa kata sandi, lalu pilih berkas itu."
        )
    if _contains(content, "WordDocument"):
        return refuse_old(name, ".doc")
    if _contains(content, "Workbook") or _contains(content, "Book"):
        return refuse_old(name, ".xls")
    return InputRefused(
        f"{name} adalah berkas Office lama yang tidak dapat dibaca. Tidak ada yang diubah. "
        "Simpan naskahnya sebagai .docx atau .xlsx, lalu pilih berkas itu."
    )


def _contains(content: bytes, stream: str) -> bool:
    """Whether an OLE file names a stream so: its directory holds names in two bytes a letter."""
    return stream.encode("utf-16-le") in content
