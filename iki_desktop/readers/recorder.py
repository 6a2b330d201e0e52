"""What becomes of the words that are in no kartu: each is in a remark or in a named list of labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from iki_desktop.models.catatan import Catatan, TingkatCatatan

MAX_QUOTE = 2_000  # letters of the source quoted in one remark


class Kind(StrEnum):
    """Why a text of the source stands in no field, without being worth a remark."""

    LABEL = "label"  # "2. Tugas :"
    MARKER = "penanda"  # "a.", "3)", the number of a row
    TITLE = "judul"  # "INDIKATOR KINERJA INDIVIDU" over each kartu
    COLUMN_TITLE = "judul kolom"
    PAGE = "nomor halaman"
    REPEATS = "kepala dan kaki halaman"  # what the pages repeat, where the format keeps it apart
    HEAD = "kepala surat"  # kop, head of the lampiran, fixed words of the keputusan
    SIGNATURE = "tanda tangan"


@dataclass(frozen=True, slots=True)
class Skipped:
    """A text that was understood and needs no place of its own."""

    kind: Kind
    teks: str
    baris: int | None


@dataclass(slots=True)
class Recorder:
    """Collects the remarks and the named list while the parser walks the document."""

    catatan: list[Catatan] = field(default_factory=list[Catatan])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    tempat: str = ""

    def galat(self, kode: str, message: str, baris: int | None = None, **other: str | None) -> None:
        self._note(TingkatCatatan.GALAT, kode, message, baris, other)

    def periksa(self, kode: str, message: str, baris: int | None = None, **other: str | None) -> None:
        self._note(TingkatCatatan.PERIKSA, kode, message, baris, other)

    def info(self, kode: str, message: str, baris: int | None = None, **other: str | None) -> None:
        self._note(TingkatCatatan.INFO, kode, message, baris, other)

    def rename_place(self, start: int, tempat: str) -> None:
        """Name the place of the remarks from the one at `start` on, now that it has a name."""
        self.catatan[start:] = [replace(c, tempat=tempat) for c in self.catatan[start:]]

    def skip(self, kind: Kind, teks: str, baris: int | None = None) -> None:
        """Note a label, marker or repeated title that is left out of the kartu."""
        if teks.strip():
            self.skipped.append(Skipped(kind, teks, baris))

    def skip_all(self, kind: Kind, teks: Iterable[str], baris: int | None = None) -> None:
        for one in teks:
            self.skip(kind, one, baris)

    def _note(
        self, level: TingkatCatatan, kode: str, message: str, baris: int | None, other: dict[str, str | None]
    ) -> None:
        tempat = other.get("tempat")
        self.catatan.append(
            Catatan(
                level,
                kode,
                message,
                tempat=self.tempat if tempat is None else tempat,
                baris=baris,
                objek=other.get("objek"),
                usul=other.get("usul"),
            )
        )


def quote(teks: str) -> str:
    """A text of the source inside a remark."""
    one = " ".join(teks.split())
    return f"“{one if len(one) <= MAX_QUOTE else one[: MAX_QUOTE - 1] + '…'}”"
