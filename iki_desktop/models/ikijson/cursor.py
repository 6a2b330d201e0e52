"""One object of a foreign JSON structure, read key by key; each refusal names its place in words."""

from __future__ import annotations

import re
import uuid
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, TypeVar, cast

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import angka_json, parse_angka_json, parse_besaran_json
from iki_desktop.models.kantor import new_id
from iki_desktop.models.keputusan import Besaran
from iki_desktop.models.tanggal import TAHUN_AKHIR, TAHUN_AWAL

MAKS_TEKS = 20_000  # characters; the longest cell of a real SK has under 2,000

E = TypeVar("E", bound=StrEnum)

# What no paper, sheet or database keeps: control characters but line ends and tabs, and halves of a pair.
_RUSAK = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class Cursor:
    """A JSON object, where it stands ("kartu 3, sasaran 1"), and the ids met so far in the document.

    A missing key and null are the same: absent. Every getter raises InputRefused with one sentence.
    """

    def __init__(self, data: Any, tempat: str, ids: set[str]) -> None:
        self.tempat = tempat
        self.ids = ids
        if not isinstance(data, Mapping):
            raise self.refusal("isinya harus objek { }")
        self.data = cast("Mapping[str, Any]", data)

    def refusal(self, sebab: str) -> InputRefused:
        """The sentence to raise: where, then why."""
        teks = f"{self.tempat}: {sebab}." if self.tempat else f"{sebab}."
        return InputRefused(teks[0].upper() + teks[1:])

    def at(self, tempat: str) -> str:
        """The words for a place inside this one."""
        return f"{self.tempat}, {tempat}" if self.tempat else tempat

    # Objects and lists -----------------------------------------------------------------------------

    def object(self, kunci: str, tempat: str | None = None) -> Cursor:
        """The object under a key; an absent one reads as empty."""
        isi = self.data.get(kunci)
        return Cursor({} if isi is None else isi, self.at(tempat or kunci), self.ids)

    def list(self, kunci: str) -> list[Any]:
        """The list under a key; an absent one is empty."""
        isi: Any = self.data.get(kunci)
        if isi is None:
            return []
        if not isinstance(isi, list):
            raise self.refusal(f"{kunci} harus daftar [ ]")
        return cast("list[Any]", isi)

    def objects(self, kunci: str, sebutan: str | None = None, *, numbered: bool = True) -> list[Cursor]:
        """The objects of the list under a key, each placed as "<sebutan> 3".

        `numbered` False leaves the place as it is (a single keputusan needs no number).
        """
        return [
            Cursor(isi, self.at(f"{sebutan or kunci} {n}") if numbered else self.tempat, self.ids)
            for n, isi in enumerate(self.list(kunci), 1)
        ]

    def texts(self, kunci: str) -> tuple[str, ...]:
        """The list of texts under a key."""
        return tuple(self._text(isi, f"{kunci} {n}", MAKS_TEKS) for n, isi in enumerate(self.list(kunci), 1))

    # Single values ---------------------------------------------------------------------------------

    def text(self, kunci: str, default: str = "", maks: int = MAKS_TEKS) -> str:
        """The text under a key; `default` where absent."""
        isi = self.data.get(kunci)
        return default if isi is None else self._text(isi, kunci, maks)

    def _text(self, isi: Any, kunci: str, maks: int) -> str:
        if not isinstance(isi, str):
            raise self.refusal(f"{kunci} harus teks")
        if len(isi) > maks:
            raise self.refusal(f"{kunci} terlalu panjang ({len(isi)} huruf, paling banyak {maks})")
        if _RUSAK.search(isi):
            raise self.refusal(f"{kunci} memuat huruf yang rusak")
        return isi

    def choice(self, kunci: str, pilihan: type[E], default: E) -> E:
        """The member of a StrEnum under a key."""
        isi = self.data.get(kunci)
        if isi is None:
            return default
        if isinstance(isi, str):
            for anggota in pilihan:
                if anggota.value == isi:
                    return anggota
        raise self.refusal(f"{kunci} {quote(isi)} tidak dikenal")

    def one_of(self, kunci: str, pilihan: Mapping[str, object] | tuple[str, ...], default: str) -> str:
        """One of a few words under a key."""
        isi = self.data.get(kunci)
        if isi is None:
            return default
        if not isinstance(isi, str) or isi not in pilihan:
            raise self.refusal(f"{kunci} {quote(isi)} tidak dikenal")
        return isi

    def flag(self, kunci: str, default: bool) -> bool:
        """true or false under a key."""
        isi = self.data.get(kunci)
        if isi is None:
            return default
        if not isinstance(isi, bool):
            raise self.refusal(f"{kunci} harus true atau false")
        return isi

    def integer(self, kunci: str, bawah: int, atas: int, default: int | None = None) -> int:
        """A whole number within bounds under a key; refused where absent and there is no default."""
        isi = self.data.get(kunci)
        if isi is None and default is not None:
            return default
        if isi is None:
            raise self.refusal(f"{kunci} tidak ada")
        return self.whole(isi, kunci, bawah, atas)

    def whole(self, isi: Any, kunci: str, bawah: int, atas: int) -> int:
        """A value that must be a whole number within bounds; "2026" is taken as 2026."""
        if isinstance(isi, str) and re.fullmatch(r"-?[0-9]{1,9}", isi):
            isi = int(isi)
        if isinstance(isi, bool) or not isinstance(isi, int):
            raise self.refusal(f"{kunci} {quote(isi)} bukan bilangan bulat")
        if not bawah <= isi <= atas:
            raise self.refusal(f"{kunci} {quote(isi)} di luar {bawah}–{atas}")
        return isi

    def year(self, kunci: str = "tahun") -> int:
        return self.integer(kunci, TAHUN_AWAL, TAHUN_AKHIR)

    def month(self, kunci: str = "bulan") -> int:
        return self.integer(kunci, 1, 12)

    def figure(self, kunci: str) -> Decimal | None:
        """A figure under a key: text "1234.5", or a JSON number, taken as it is written."""
        isi = self.data.get(kunci)
        if isi is None:
            return None
        teks = self._figure_text(isi, kunci)
        try:
            return parse_angka_json(teks)
        except InputRefused:
            raise self.refusal(f"{kunci} {quote(isi)} bukan angka") from None

    def target_figure(self, isi: Any, kunci: str) -> Besaran | None:
        """A value that must be a target's figure, "26" or "7-8", or null."""
        if isi is None:
            return None
        teks = self._figure_text(isi, kunci)
        try:
            return parse_besaran_json(teks)
        except InputRefused:
            raise self.refusal(f"{kunci} {quote(isi)} bukan angka atau rentang") from None

    def _figure_text(self, isi: Any, kunci: str) -> str:
        if isinstance(isi, str):
            return isi
        if isinstance(isi, bool) or not isinstance(isi, int | float | Decimal):
            raise self.refusal(f"{kunci} harus angka yang ditulis sebagai teks")
        tepat = Decimal(repr(isi)) if isinstance(isi, float) else Decimal(isi)
        # Bounded before it is written out: 1e999999 would become a text of a million digits.
        if not tepat.is_finite() or abs(tepat.adjusted()) > 30:
            raise self.refusal(f"{kunci} {quote(isi)} bukan angka yang dapat dipakai")
        return angka_json(tepat)

    def date(self, kunci: str) -> date | None:
        """An ISO date under a key."""
        teks = self.text(kunci)
        if not teks:
            return None
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", teks):
            try:
                hasil = date.fromisoformat(teks)
            except ValueError:
                hasil = None
            if hasil and TAHUN_AWAL <= hasil.year <= TAHUN_AKHIR:
                return hasil
        raise self.refusal(f"{kunci} {quote(teks)} bukan tanggal (tahun-bulan-hari, misalnya 2026-01-07)")

    def moment(self, kunci: str) -> datetime | None:
        """An ISO date and time under a key."""
        teks = self.text(kunci)
        if not teks:
            return None
        try:
            return datetime.fromisoformat(teks)
        except ValueError:
            raise self.refusal(f"{kunci} {quote(teks)} bukan tanggal dan jam") from None

    def id(self) -> str:
        """The object's own UUID, in lower case; a fresh one where it has none. No two may be the same."""
        teks = self.text("id")
        if not teks:
            return new_id()
        hasil = self.uuid(teks, "id")
        if hasil in self.ids:
            raise self.refusal(f"id {quote(teks)} dipakai lebih dari satu kali")
        self.ids.add(hasil)
        return hasil

    def uuid(self, teks: str, kunci: str) -> str:
        """A text that must be a UUID, in lower case."""
        if re.fullmatch(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", teks):
            return str(uuid.UUID(teks))
        raise self.refusal(f"{kunci} {quote(teks)} bukan UUID")

    def reference(
        self,
        kunci: str,
        dikenal: Mapping[str, object] | set[str],
        sebab: str = "tidak ada dalam keputusan mana pun",
    ) -> str:
        """The id of another object of the document; `sebab` says what is wrong with an unknown one."""
        teks = self.text(kunci)
        if not teks:
            raise self.refusal(f"{kunci} tidak ada")
        hasil = self.uuid(teks, kunci)
        if hasil not in dikenal:
            raise self.refusal(f"{kunci} {quote(teks)} {sebab}")
        return hasil


def quote(isi: Any) -> str:
    """A value as a sentence can carry it."""
    if isinstance(isi, dict | list) or (isinstance(isi, int) and isi.bit_length() > 100):
        return "itu"  # too much to show, and Python refuses to write out whole numbers of 4,300 digits
    teks = isi if isinstance(isi, str) else str(isi)
    teks = " ".join(_RUSAK.sub("?", teks[:200]).split())
    return f"“{teks[:40]}…”" if len(teks) > 40 else f"“{teks}”"
