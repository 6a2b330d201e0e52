"""How a paper that was read is laid out, in the words of the office's settings (models.kantor.Pengaturan)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from iki_desktop.models.kantor import Pengaturan

HURUF = ("Bookman Old Style", "Times New Roman", "Arial", "Calibri", "Tahoma")
"""The faces of SK that papers can be set in too (writers.fonts finds each, or a free one of its widths)."""

RASIO_KERTAS = {"A4": 210 / 297, "F4": 215 / 330}  # narrow by long side
_SELISIH = 0.012  # Folio, 8,5 × 13 inch, counts as F4; Letter and Legal as neither


@dataclass(frozen=True, slots=True)
class Tata:
    """What a paper shows of its layout; None where it does not tell. Names are those of Pengaturan."""

    kertas: str | None = None
    orientasi_lampiran: str | None = None
    label_bernomor: bool | None = None
    judul_kolom: tuple[str, ...] | None = None
    kartu_halaman_baru: bool | None = None
    huruf: str | None = None

    def berbeda(self, pengaturan: Pengaturan) -> tuple[str, ...]:
        """The names of the settings that are otherwise on the paper."""
        shown = ((f.name, getattr(self, f.name)) for f in fields(self))
        return tuple(n for n, value in shown if value not in (None, getattr(pengaturan, n)))

    def terapkan(self, pengaturan: Pengaturan) -> Pengaturan:
        """The same settings as the paper shows them."""
        return replace(pengaturan, **{n: getattr(self, n) for n in self.berbeda(pengaturan)})


def kertas_dari(rasio: float) -> tuple[str | None, str | None]:
    """(kertas, orientasi_lampiran) of a page by its width over its height; None for what is not known."""
    if not 0.2 < rasio < 5:
        return None, None
    sempit = min(rasio, 1 / rasio)
    kertas = min(RASIO_KERTAS, key=lambda k: abs(RASIO_KERTAS[k] - sempit))
    known = abs(RASIO_KERTAS[kertas] - sempit) < _SELISIH
    return (kertas if known else None), ("mendatar" if rasio > 1 else "tegak")


def uraian_tata(tata: Tata, nama: Sequence[str]) -> str:
    """Those settings of a paper but for its titles, in words: "lampiran mendatar, kertas A4"."""
    words = {
        "kertas": f"kertas {tata.kertas}",
        "orientasi_lampiran": f"lampiran {tata.orientasi_lampiran}",
        "label_bernomor": "label bernomor" if tata.label_bernomor else "label tanpa nomor",
        "kartu_halaman_baru": "tiap kartu di halaman baru" if tata.kartu_halaman_baru else "kartu bersambung",
        "huruf": f"huruf {tata.huruf}",
    }
    return ", ".join(words[n] for n in nama if n in words)
