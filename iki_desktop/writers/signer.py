"""How the one who signs is named on papers and sheets: in whose name, the office, name, pangkat, NIP."""

from __future__ import annotations

import re

from iki_desktop.models.kantor import Pengaturan
from iki_desktop.models.keputusan import Keputusan, Penandatangan
from iki_desktop.models.tanggal import format_nip

_AN = re.compile(r"^\s*a\.?n\.?\s+", re.IGNORECASE)
_BEFORE_NAME = re.compile(r"^(?:(?:prof|drs|dra|dr|ir|apt|ns|dokter)\.?\s+)+", re.IGNORECASE)
_NAME_ROOM, _PLACE_ROOM, _DATE_ROOM = 36, 20, 28  # dots to write on


def principal(orang: Penandatangan) -> str:
    """In whose name it is signed, without the "a.n." before it; "" where in the signer's own."""
    return _AN.sub("", orang.atas_nama.strip())


def own_office(orang: Penandatangan) -> str:
    """The signer's office with the comma that follows it, "" where none is known."""
    own = orang.jabatan.strip().rstrip(",")
    return f"{own}," if own else ""


def tanpa_gelar(nama: str) -> str:
    """The name without academic titles: "Dr. ANI LESTARI, S.Sos., M.Si." → "ANI LESTARI"."""
    return _BEFORE_NAME.sub("", nama.split(",")[0].strip()) or nama.strip()


def printed_name(orang: Penandatangan, pengaturan: Pengaturan) -> str:
    """The name as the office prints it, or dots to write it on."""
    return (orang.nama if pengaturan.gelar else tanpa_gelar(orang.nama)) or "." * _NAME_ROOM


def below_name(orang: Penandatangan, pengaturan: Pengaturan) -> tuple[str, ...]:
    """Pangkat and NIP as they stand below the name, where the office prints them."""
    if not pengaturan.pangkat_nip:
        return ()
    nip = f"NIP. {format_nip(orang.nip)}" if orang.nip.strip() else ""
    return tuple(filter(None, (orang.pangkat.strip(), nip)))


def place_and_date(keputusan: Keputusan) -> str:
    """The line above a signature whose date is written by hand."""
    return f"{keputusan.tempat.strip() or '.' * _PLACE_ROOM}, {'.' * _DATE_ROOM}"
