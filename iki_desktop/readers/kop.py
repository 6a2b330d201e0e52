"""The kop of a decree: which office it is, and where it is reached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.models.kantor import JenisKantor, Kantor, new_id
from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.jejak import Jenis, Pencatat

PEMERINTAH = re.compile(
    r"\bPEMERINTAH(?:AN)?\s*(DAERAH\s+)?(?P<jenis>KABUPATEN|KAB\.|KOTA)\s+(?P<nama>[^\d,;:()]{2,60}?)"
    r"(?=\s+(?:KANTOR|KECAMATAN|KELURAHAN|DINAS|SEKRETARIAT|JL|JALAN)\b|\s*$)",
    re.IGNORECASE,
)
KABUPATEN = re.compile(r"\b(?P<jenis>KABUPATEN|KOTA)\s+(?P<nama>[A-Z][\w' -]{1,40}?)(?=[,.;:]|\s*$)")
_LAIN = "SEKRETARIS|KEPALA|CAMAT|LURAH|SELAKU|NOMOR|TENTANG|MENGETAHUI|PL[TH]|NIP|DRS|DRA"
"""Words with which something else begins that stands beside the name."""
KECAMATAN = re.compile(
    r"\b(?P<jenis>KECAMATAN|KELURAHAN|KAPANEWON|KEMANTREN|DISTRIK|KANTOR\s+CAMAT|KANTOR\s+LURAH)\s+"
    rf"(?P<nama>[^\d,;:()]{{2,50}}?)(?=\s+(?:KECAMATAN|KABUPATEN|KOTA|KAB\.|JL|JALAN|TAHUN|{_LAIN})\b|[,.;:]|\s*$)",
    re.IGNORECASE,
)
PEJABAT = re.compile(
    r"\W*(?P<jenis>CAMAT|LURAH|PANEWU|MANTRI\s+PAMONG\s+PRAJA|KEPALA\s+DISTRIK)\s+"
    rf"(?P<nama>[^\d,;:()]{{2,50}}?)(?=\s+(?:KABUPATEN|KOTA|{_LAIN})\b|[,.;:]|\s*$)",
    re.IGNORECASE,
)
PENGANTAR = re.compile(
    r"^\W*(?:LAMPIRAN\b\W*(?:[IVX]{1,4}\b)?\W*)?(?:(?:SURAT\s+)?KEPUTUSAN\s+)?(?:(?:PL[TH]|PJS?)\b\.?\s*)?",
    re.IGNORECASE,
)
"""What may stand before the office of the signer: "Lampiran : Keputusan", "Plt."."""
JALAN = re.compile(r"^\W*(?:jl\b|jln\b|jalan\b|alamat\b)", re.IGNORECASE)
TELEPON = re.compile(
    r"\b(?:telp|tlp|telepon|telpon|tel|phone|hp)\b[\s./]*(?:fax|faks|faksimile)?[\s.:]*"
    r"(?P<nomor>\(?\+?\d[\d\s()./-]{4,25}\d)",
    re.IGNORECASE,
)
FAKS = re.compile(r"\b(?:fax|faks|faksimile|faximile)\b[\s.:]*\(?\+?\d[\d\s()./-]{4,25}\d", re.IGNORECASE)
EMAIL = re.compile(r"(?:\b(?:e-?mail|pos-?el|surel)\b\s*:?\s*)?([\w.+-]{1,60}@[\w.-]{3,80}\w)", re.IGNORECASE)
LAMAN = re.compile(
    r"(?:\b(?:laman|website|web|situs)\b\s*:?\s*)?((?:https?://|www\.)[^\s,;]{3,100}|[\w-]{2,60}(?:\.[\w-]{2,40}){1,5}\.(?:go\.id|id|com|desa\.id))",
    re.IGNORECASE,
)
KODE_POS = re.compile(r"\bkode\s*pos\b[\s.:]*(\d{5})\b", re.IGNORECASE)
LIMA_ANGKA = re.compile(r"(?<![\d.-])(\d{5})(?![\d.-])")


@dataclass(slots=True)
class Kop:
    jenis: JenisKantor = JenisKantor.KECAMATAN
    nama: str = ""
    kabupaten: str = ""
    alamat: list[str] = field(default_factory=list[str])
    telepon: str = ""
    laman: str = ""
    email: str = ""
    kode_pos: str = ""

    def kantor(self) -> Kantor:
        return Kantor(
            id=new_id(),
            nama=self.nama,
            jenis=self.jenis,
            kabupaten=self.kabupaten,
            alamat=", ".join(self.alamat),
            telepon=self.telepon,
            laman=self.laman,
            email=self.email,
            kode_pos=self.kode_pos,
        )


def baca_kop(baris: Sequence[Baris], pencatat: Pencatat) -> Kop:
    """The office that these lines name; they stand before the title of the keputusan."""
    kop = Kop()
    for b in baris:
        teks = " ".join(b.teks.replace("*", " ").split())
        if m := PEMERINTAH.search(teks):
            kop.kabupaten = kop.kabupaten or f"{_jenis(m['jenis'])} {judul(m['nama'])}"
        if m := KECAMATAN.search(teks):
            kelurahan = _kelurahan(m)
            if not kop.nama or (kelurahan and kop.jenis is not JenisKantor.KELURAHAN):
                kop.nama = judul(m["nama"])  # a kelurahan's kop names its kecamatan first
                kop.jenis = JenisKantor.KELURAHAN if kelurahan else kop.jenis
        sisa = _ambil(teks, kop)
        if JALAN.match(teks):
            sisa = re.sub(r"^\W*alamat\W*", "", sisa, flags=re.IGNORECASE).strip(" ,.;:–-")
            if sisa:
                kop.alamat.append(sisa)
        pencatat.lewat(Jenis.KEPALA, b.teks, b.nomor)
    return kop


def lengkapi(kop: Kop, teks: Sequence[str]) -> None:
    """What the kop does not say, from the titles of the keputusan ("CAMAT … KABUPATEN …", tentang)."""
    for satu in teks:
        rapat = " ".join(satu.split())
        if not kop.nama:
            m = KECAMATAN.search(rapat) or PEJABAT.match(PENGANTAR.sub("", rapat))
            if m:
                kop.nama = judul(m["nama"])
                if _kelurahan(m):
                    kop.jenis = JenisKantor.KELURAHAN
        if not kop.kabupaten and (m := KABUPATEN.search(rapat.upper())):
            kop.kabupaten = f"{_jenis(m['jenis'])} {judul(m['nama'])}"


def _ambil(teks: str, kop: Kop) -> str:
    """Take phone, mail, site and postal code out of a line; returns what is left (the street)."""
    if m := EMAIL.search(teks):
        kop.email = kop.email or m[1]
        teks = teks[: m.start()] + teks[m.end() :]
    if m := LAMAN.search(teks):
        kop.laman = kop.laman or m[1].removeprefix("https://").removeprefix("http://").rstrip("/")
        teks = teks[: m.start()] + teks[m.end() :]
    if m := TELEPON.search(teks):
        kop.telepon = kop.telepon or " ".join(m["nomor"].split())
        teks = teks[: m.start()] + teks[m.end() :]
    teks = FAKS.sub("", teks)
    for pola in (KODE_POS, LIMA_ANGKA):
        if m := pola.search(teks):
            kop.kode_pos = kop.kode_pos or m[1]
            teks = (teks[: m.start()] + teks[m.end() :]).strip(" ,")
    teks = re.sub(r"\b(?:pos-?el|e-?mail|website|laman|kode\s*pos)\b\W*$", "", teks, flags=re.IGNORECASE)
    return " ".join(teks.split()).strip(" ,.;:–-/")


def _kelurahan(m: re.Match[str]) -> bool:
    return bool(re.search("LURAH", m["jenis"], re.IGNORECASE))


def _jenis(teks: str) -> str:
    return "Kota" if teks.upper().startswith("KOTA") else "Kabupaten"


def judul(teks: str) -> str:
    """A name in title case as it is written in running text ("TANJUNG PINANG" → "Tanjung Pinang")."""
    teks = " ".join(teks.split()).strip(" .,;:-")
    return " ".join(k.capitalize() if k.isupper() or k.islower() else k for k in teks.split())
