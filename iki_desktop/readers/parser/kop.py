"""The kop of a decree: which office it is, and where it is reached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.models.kantor import JenisKantor, Kantor, new_id
from iki_desktop.readers.document import Line
from iki_desktop.readers.recorder import Kind, Recorder

GOVERNMENT = re.compile(
    r"\bPEMERINTAH(?:AN)?\s*(DAERAH\s+)?(?P<jenis>KABUPATEN|KAB\.|KOTA)\s+(?P<nama>[^\d,;:()]{2,60}?)"
    r"(?=\s+(?:KANTOR|KECAMATAN|KELURAHAN|DINAS|SEKRETARIAT|JL|JALAN)\b|\s*$)",
    re.IGNORECASE,
)
KABUPATEN = re.compile(r"\b(?P<jenis>KABUPATEN|KOTA)\s+(?P<nama>[A-Z][\w' -]{1,40}?)(?=[,.;:]|\s*$)")
_OTHERS = "SEKRETARIS|KEPALA|CAMAT|LURAH|SELAKU|NOMOR|TENTANG|MENGETAHUI|PL[TH]|NIP|DRS|DRA"
"""Words with which something else begins that stands beside the name."""
KECAMATAN = re.compile(
    r"\b(?P<jenis>KECAMATAN|KELURAHAN|KAPANEWON|KEMANTREN|DISTRIK|KANTOR\s+CAMAT|KANTOR\s+LURAH)\s+"
    rf"(?P<nama>[^\d,;:()]{{2,50}}?)(?=\s+(?:KECAMATAN|KABUPATEN|KOTA|KAB\.|JL|JALAN|TAHUN|{_OTHERS})\b|[,.;:]|\s*$)",
    re.IGNORECASE,
)
PEJABAT = re.compile(
    r"\W*(?P<jenis>CAMAT|LURAH|PANEWU|MANTRI\s+PAMONG\s+PRAJA|KEPALA\s+DISTRIK)\s+"
    rf"(?P<nama>[^\d,;:()]{{2,50}}?)(?=\s+(?:KABUPATEN|KOTA|{_OTHERS})\b|[,.;:]|\s*$)",
    re.IGNORECASE,
)
INTRODUCTION = re.compile(
    r"^\W*(?:LAMPIRAN\b\W*(?:[IVX]{1,4}\b)?\W*)?(?:(?:SURAT\s+)?KEPUTUSAN\s+)?(?:(?:PL[TH]|PJS?)\b\.?\s*)?",
    re.IGNORECASE,
)
"""What may stand before the office of the signer: "Lampiran : Keputusan", "Plt."."""
STREET = re.compile(r"^\W*(?:jl\b|jln\b|jalan\b|alamat\b)", re.IGNORECASE)
PHONE = re.compile(
    r"\b(?:telp|tlp|telepon|telpon|tel|phone|hp)\b[\s./]*(?:fax|faks|faksimile)?[\s.:]*"
    r"(?P<nomor>\(?\+?\d[\d\s()./-]{4,25}\d)",
    re.IGNORECASE,
)
FAX = re.compile(r"\b(?:fax|faks|faksimile|faximile)\b[\s.:]*\(?\+?\d[\d\s()./-]{4,25}\d", re.IGNORECASE)
EMAIL = re.compile(r"(?:\b(?:e-?mail|pos-?el|surel)\b\s*:?\s*)?([\w.+-]{1,60}@[\w.-]{3,80}\w)", re.IGNORECASE)
WEBSITE = re.compile(
    r"(?:\b(?:laman|website|web|situs)\b\s*:?\s*)?((?:https?://|www\.)[^\s,;]{3,100}|[\w-]{2,60}(?:\.[\w-]{2,40}){1,5}\.(?:go\.id|id|com|desa\.id))",
    re.IGNORECASE,
)
POSTAL_CODE = re.compile(r"\bkode\s*pos\b[\s.:]*(\d{5})\b", re.IGNORECASE)
FIVE_DIGITS = re.compile(r"(?<![\d.-])(\d{5})(?![\d.-])")


@dataclass(slots=True)
class Kop:
    kind: JenisKantor = JenisKantor.KECAMATAN
    name: str = ""
    kabupaten: str = ""
    cell_position: list[str] = field(default_factory=list[str])
    telepon: str = ""
    laman: str = ""
    email: str = ""
    kode_pos: str = ""

    def kantor(self) -> Kantor:
        return Kantor(
            id=new_id(),
            nama=self.name,
            jenis=self.kind,
            kabupaten=self.kabupaten,
            alamat=", ".join(self.cell_position),
            telepon=self.telepon,
            laman=self.laman,
            email=self.email,
            kode_pos=self.kode_pos,
        )


def read_kop(lines: Sequence[Line], recorder: Recorder) -> Kop:
    """The office that these lines name; they stand before the title of the keputusan."""
    kop = Kop()
    for b in lines:
        teks = " ".join(b.teks.replace("*", " ").split())
        if m := GOVERNMENT.search(teks):
            kop.kabupaten = kop.kabupaten or f"{_kind(m['jenis'])} {title_case(m['nama'])}"
        if m := KECAMATAN.search(teks):
            kelurahan = _kelurahan(m)
            if not kop.name or (kelurahan and kop.kind is not JenisKantor.KELURAHAN):
                kop.name = title_case(m["nama"])  # a kelurahan's kop names its kecamatan first
                kop.kind = JenisKantor.KELURAHAN if kelurahan else kop.kind
        rest = _take(teks, kop)
        if STREET.match(teks):
            rest = re.sub(r"^\W*alamat\W*", "", rest, flags=re.IGNORECASE).strip(" ,.;:–-")
            if rest:
                kop.cell_position.append(rest)
        recorder.skip(Kind.HEAD, b.teks, b.nomor)
    return kop


def complete_kop(kop: Kop, teks: Sequence[str]) -> None:
    """What the kop does not say, from the titles of the keputusan ("CAMAT … KABUPATEN …", tentang)."""
    for one in teks:
        tight = " ".join(one.split())
        if not kop.name:
            m = KECAMATAN.search(tight) or PEJABAT.match(INTRODUCTION.sub("", tight))
            if m:
                kop.name = title_case(m["nama"])
                if _kelurahan(m):
                    kop.kind = JenisKantor.KELURAHAN
        if not kop.kabupaten and (m := KABUPATEN.search(tight.upper())):
            kop.kabupaten = f"{_kind(m['jenis'])} {title_case(m['nama'])}"


def _take(teks: str, kop: Kop) -> str:
    """Take phone, mail, site and postal code out of a line; returns what is left (the street)."""
    if m := EMAIL.search(teks):
        kop.email = kop.email or m[1]
        teks = teks[: m.start()] + teks[m.end() :]
    if m := WEBSITE.search(teks):
        kop.laman = kop.laman or m[1].removeprefix("https://").removeprefix("http://").rstrip("/")
        teks = teks[: m.start()] + teks[m.end() :]
    if m := PHONE.search(teks):
        kop.telepon = kop.telepon or " ".join(m["nomor"].split())
        teks = teks[: m.start()] + teks[m.end() :]
    teks = FAX.sub("", teks)
    for pattern in (POSTAL_CODE, FIVE_DIGITS):
        if m := pattern.search(teks):
            kop.kode_pos = kop.kode_pos or m[1]
            teks = (teks[: m.start()] + teks[m.end() :]).strip(" ,")
    teks = re.sub(r"\b(?:pos-?el|e-?mail|website|laman|kode\s*pos)\b\W*$", "", teks, flags=re.IGNORECASE)
    return " ".join(teks.split()).strip(" ,.;:–-/")


def _kelurahan(m: re.Match[str]) -> bool:
    return bool(re.search("LURAH", m["jenis"], re.IGNORECASE))


def _kind(teks: str) -> str:
    return "Kota" if teks.upper().startswith("KOTA") else "Kabupaten"


def title_case(teks: str) -> str:
    """A name in title case as it is written in running text ("TANJUNG PINANG" → "Tanjung Pinang")."""
    teks = " ".join(teks.split()).strip(" .,;:-")
    return " ".join(k.capitalize() if k.isupper() or k.islower() else k for k in teks.split())
