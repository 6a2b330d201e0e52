"""What a file really is, told by its first bytes; and what to do with the forms that are not read."""

from __future__ import annotations

from enum import StrEnum

from iki_desktop.errors import InputRefused


class Bentuk(StrEnum):
    """Forms of files that come along as decrees."""

    PAKET = "paket Office"  # a zip: .docx, .xlsx, and others that are told apart inside
    OLE = "berkas Office lama"  # .doc, .xls, and new ones under a password
    PDF = "PDF"
    RTF = "RTF"
    LAIN = "lain"


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
AKHIRAN_LAMA = {
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


def kenali(isi: bytes) -> Bentuk:
    """The form of a file by its content; its suffix may say something else."""
    if isi.startswith(b"PK\x03\x04"):
        return Bentuk.PAKET
    if isi.startswith(OLE):
        return Bentuk.OLE
    if isi.lstrip(b"\xef\xbb\xbf \r\n")[:5] == b"%PDF-":
        return Bentuk.PDF
    return Bentuk.RTF if isi.lstrip()[:5] == b"{\\rtf" else Bentuk.LAIN


def jenis_paket(anggota: frozenset[str], mimetype: bytes) -> str:
    """The suffix of what a zip holds, by the names of its members; "" where no office suite made it."""
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        return ".ods" if b"spreadsheet" in mimetype else ".odt"
    if "xl/workbook.bin" in anggota:
        return ".xlsb"
    for folder, akhiran in (("word/", ".docx"), ("xl/", ".xlsx")):
        if any(nama.startswith(folder) for nama in anggota):
            return akhiran
    return ""


def tolak_lama(nama: str, akhiran: str) -> InputRefused:
    """The refusal of a form that must be saved as another first."""
    sebutan, tujuan = AKHIRAN_LAMA[akhiran]
    return InputRefused(
        f"{nama} adalah {sebutan} yang tidak dapat dibaca. Tidak ada yang diubah. "
        f"Buka berkasnya, pilih Simpan Sebagai, simpan sebagai {tujuan}, lalu pilih berkas {tujuan} itu."
    )


def tolak_ole(isi: bytes, nama: str) -> InputRefused:
    """The refusal of an OLE file: under a password, an old .doc or .xls, or something else."""
    if _memuat(isi, "EncryptedPackage"):
        return InputRefused(
            f"{nama} dikunci kata sandi. Tidak ada yang dibaca. "
            "Buka dengan kata sandinya, simpan tanpa kata sandi, lalu pilih berkas itu."
        )
    if _memuat(isi, "WordDocument"):
        return tolak_lama(nama, ".doc")
    if _memuat(isi, "Workbook") or _memuat(isi, "Book"):
        return tolak_lama(nama, ".xls")
    return InputRefused(
        f"{nama} adalah berkas Office lama yang tidak dapat dibaca. Tidak ada yang diubah. "
        "Simpan naskahnya sebagai .docx atau .xlsx, lalu pilih berkas itu."
    )


def _memuat(isi: bytes, aliran: str) -> bool:
    """Whether an OLE file names a stream so: its directory holds names in two bytes a letter."""
    return aliran.encode("utf-16-le") in isi
