"""One sheet of a form as its cells hold it: numbers exact, texts as typed, and what cannot be a figure."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from iki_desktop.models.angka import MAKS_BULAT, MAKS_DESIMAL, angka_json
from iki_desktop.readers.arsip import Arsip
from iki_desktop.readers.xlsx_lembar import LOLOS, MAKS_UNSUR, Gabung, PenerimaLembar
from iki_desktop.readers.xlsx_nilai import BukuNilai, Rupa

MAKS_SEL = 100_000  # filled cells of a sheet; a form of 100 rows has 2,000
MAKS_KOLOM = 200
TEPAT = 15  # digits that a spreadsheet keeps of a number; what is behind them is binary noise

BELUM_DIHITUNG = "rumusnya belum pernah dihitung; buka dan simpan di Excel, atau ketik angkanya"


@dataclass(frozen=True, slots=True)
class SelMentah:
    """What a cell holds. `masalah` says why it can be no figure; `isi` is then what it shows."""

    isi: Decimal | str
    masalah: str = ""
    berumus: bool = False

    @property
    def teks(self) -> str:
        return angka_json(self.isi) if isinstance(self.isi, Decimal) else self.isi


@dataclass(slots=True)
class LembarSel:
    """The filled cells of a sheet by (row, column), both from 1, and its merges."""

    sel: dict[tuple[int, int], SelMentah] = field(default_factory=dict[tuple[int, int], SelMentah])
    gabung: list[Gabung] = field(default_factory=list[Gabung])
    jauh: bool = False  # something stands right of MAKS_KOLOM


def baca_sel(arsip: Arsip, bagian: str, nilai: BukuNilai) -> LembarSel:
    """Read one sheet. InputRefused where it is damaged or larger than any form."""
    penerima = _Penerima(arsip, nilai)
    arsip.urai(bagian, penerima, MAKS_UNSUR)
    penerima.lembar.gabung = penerima.gabung
    return penerima.lembar


class _Penerima(PenerimaLembar):
    def __init__(self, arsip: Arsip, nilai: BukuNilai) -> None:
        super().__init__(arsip)
        self.lembar = LembarSel()
        self._nilai = nilai

    def selesai_sel(
        self, baris: int, kolom: int, mentah: str, jenis: str, gaya: str, *, berumus: bool
    ) -> None:
        sel = self._sel(mentah, jenis, gaya, berumus)
        if sel is None:
            return
        if kolom > MAKS_KOLOM:
            self.lembar.jauh = True
        elif len(self.lembar.sel) >= MAKS_SEL:
            raise self.arsip.tolak("lembarnya berisi jauh lebih banyak sel daripada sebuah formulir")
        else:
            self.lembar.sel[baris, kolom] = sel

    def _sel(self, mentah: str, jenis: str, gaya: str, berumus: bool) -> SelMentah | None:
        if not mentah:
            # Excel writes t="str" with an empty value for a formula that gives "".
            return SelMentah("", BELUM_DIHITUNG) if berumus and jenis != "str" else None
        if jenis == "n":
            return self._angka(mentah, gaya, berumus)
        if jenis in ("s", "str", "inlineStr"):
            teks = _lepas(self._nilai.kata(mentah) if jenis == "s" else mentah)
            return SelMentah(teks, berumus=berumus) if teks.strip() else None
        if jenis == "b":
            return SelMentah("BENAR" if mentah == "1" else "SALAH", "isinya BENAR atau SALAH, bukan angka")
        if jenis == "d":
            return SelMentah(self._nilai.teks(mentah, jenis, gaya), "isinya tanggal, bukan angka")
        return SelMentah(mentah[:40], "isinya kesalahan rumus, bukan angka")

    def _angka(self, mentah: str, gaya: str, berumus: bool) -> SelMentah:
        angka = angka_lembar(mentah)
        if angka is None:
            return SelMentah(mentah[:40], "angkanya terlalu panjang")
        rupa = self._nilai.rupa(gaya)
        if rupa is Rupa.TANGGAL:
            return SelMentah(self._nilai.teks(mentah, "n", gaya), "isinya tanggal, bukan angka")
        if rupa is Rupa.PERSEN:
            return SelMentah(angka_json(angka * 100).replace(".", ",") + "%", berumus=berumus)
        return SelMentah(angka, berumus=berumus)


def angka_lembar(mentah: str) -> Decimal | None:
    """The number a person typed: spreadsheets keep it in binary, of which 15 digits are meant.

    Rounded to as many decimals as the file keeps (1/3 has no end). None where it is no number that is kept.
    """
    try:
        angka = Decimal(mentah.strip())
    except InvalidOperation:
        return None
    if not angka.is_finite() or angka.adjusted() >= MAKS_BULAT:
        return None
    if len(angka.as_tuple().digits) > TEPAT:
        angka = Decimal(f"{angka:.{TEPAT}g}")
    if angka != round(angka, MAKS_DESIMAL):
        angka = round(angka, MAKS_DESIMAL)
    return angka + 0  # no −0


def _lepas(teks: str) -> str:
    """Letters that a workbook writes as codes ("_x000D_") as they are."""
    return LOLOS.sub(lambda m: chr(int(m[1], 16)) if int(m[1], 16) < 0xD800 else "", teks)
