"""What becomes of the words that are in no kartu: each is in a remark or in a named list of labels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from iki_desktop.models.catatan import Catatan, TingkatCatatan

MAKS_KUTIP = 2_000  # letters of the source quoted in one remark


class Jenis(StrEnum):
    """Why a text of the source stands in no field, without being worth a remark."""

    LABEL = "label"  # "2. Tugas :"
    PENANDA = "penanda"  # "a.", "3)", the number of a row
    JUDUL = "judul"  # "INDIKATOR KINERJA INDIVIDU" over each kartu
    JUDUL_KOLOM = "judul kolom"
    HALAMAN = "nomor halaman"
    ULANGAN = "kepala dan kaki halaman"  # what the pages repeat, where the format keeps it apart
    KEPALA = "kepala surat"  # kop, head of the lampiran, fixed words of the keputusan
    TANDA_TANGAN = "tanda tangan"


@dataclass(frozen=True, slots=True)
class Lepas:
    """A text that was understood and needs no place of its own."""

    jenis: Jenis
    teks: str
    baris: int | None


@dataclass(slots=True)
class Pencatat:
    """Collects the remarks and the named list while the parser walks the document."""

    catatan: list[Catatan] = field(default_factory=list[Catatan])
    lepas: list[Lepas] = field(default_factory=list[Lepas])
    tempat: str = ""

    def galat(self, kode: str, pesan: str, baris: int | None = None, **lain: str | None) -> None:
        self._catat(TingkatCatatan.GALAT, kode, pesan, baris, lain)

    def periksa(self, kode: str, pesan: str, baris: int | None = None, **lain: str | None) -> None:
        self._catat(TingkatCatatan.PERIKSA, kode, pesan, baris, lain)

    def info(self, kode: str, pesan: str, baris: int | None = None, **lain: str | None) -> None:
        self._catat(TingkatCatatan.INFO, kode, pesan, baris, lain)

    def ganti_tempat(self, awal: int, tempat: str) -> None:
        """Name the place of the remarks from the one at `awal` on, now that it has a name."""
        self.catatan[awal:] = [replace(c, tempat=tempat) for c in self.catatan[awal:]]

    def lewat(self, jenis: Jenis, teks: str, baris: int | None = None) -> None:
        """Note a label, marker or repeated title that is left out of the kartu."""
        if teks.strip():
            self.lepas.append(Lepas(jenis, teks, baris))

    def lewat_semua(self, jenis: Jenis, teks: Iterable[str], baris: int | None = None) -> None:
        for satu in teks:
            self.lewat(jenis, satu, baris)

    def _catat(
        self, tingkat: TingkatCatatan, kode: str, pesan: str, baris: int | None, lain: dict[str, str | None]
    ) -> None:
        tempat = lain.get("tempat")
        self.catatan.append(
            Catatan(
                tingkat,
                kode,
                pesan,
                tempat=self.tempat if tempat is None else tempat,
                baris=baris,
                objek=lain.get("objek"),
                usul=lain.get("usul"),
            )
        )


def kutip(teks: str) -> str:
    """A text of the source inside a remark."""
    satu = " ".join(teks.split())
    return f"“{satu if len(satu) <= MAKS_KUTIP else satu[: MAKS_KUTIP - 1] + '…'}”"
