"""What speaks for a cell that begins something and what for one that goes on: evidence, weighed row by row.

Positive weights speak for a beginning. No single sign decides: papers that were converted tear cells over
rows, write every word with a capital letter, or leave cells empty; each sign fails somewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.readers.aliran import BarisKartu
from iki_desktop.readers.awalan import awal_indikator, awal_rumus, bentuk_sasaran
from iki_desktop.readers.draf import IndikatorDraf, SasaranDraf
from iki_desktop.readers.kata import TAK_MEMULAI, belum_selesai, kata_pertama, mulai_kecil, polos
from iki_desktop.readers.kebiasaan import Kebiasaan
from iki_desktop.readers.kolom import Peran

MUAT = 0.8  # of a column's width: a word that would have fitted on the line above does not go on with it


@dataclass(frozen=True, slots=True)
class IsiBaris:
    """The texts of one row, and whether its NO cell is filled."""

    baris: BarisKartu
    s: str
    i: str
    f: str
    d: str
    bernomor: bool
    bertanda: frozenset[Peran] = frozenset()  # cells that had a list number before their text


@dataclass(slots=True)
class Keping:
    """The last piece of a column, and in which row it stood."""

    teks: str = ""
    ke: int = -1


class Penimbang:
    """Weighs the rows of one kartu's table."""

    def __init__(self, baris: Sequence[BarisKartu], kebiasaan: Kebiasaan, *, merged_known: bool) -> None:
        self.kebiasaan = kebiasaan
        self.merged_known = merged_known
        self.lebar = {p: _lebar(baris, p) for p in (Peran.SASARAN, Peran.INDIKATOR, Peran.FORMULASI)}
        self.keping = {p: Keping() for p in self.lebar}
        self.ke = 0
        self.ada_sumber = any(Peran.SUMBER in b.sel for b in baris)
        bernomor = [b for b in baris if Peran.NO in b.sel]
        self.nomor_sasaran = bool(bernomor) and all(
            Peran.SASARAN in b.sel or Peran.SASARAN in b.lanjut for b in bernomor
        )
        self.nomor_indikator = bool(bernomor) and not self.nomor_sasaran

    def catat(self, isi: IsiBaris) -> None:
        """Remember the pieces of a row that has been dealt with."""
        for p, teks in ((Peran.SASARAN, isi.s), (Peran.INDIKATOR, isi.i), (Peran.FORMULASI, isi.f)):
            if teks:
                self.keping[p] = Keping(teks, self.ke)
        self.ke += 1

    def indikator_baru(self, isi: IsiBaris, kini: IndikatorDraf) -> bool:
        """Whether the indikator cell of a row begins an indikator of its own."""
        b, i, f, d = isi.baris, isi.i, isi.f, isi.d
        if b.begins or Peran.INDIKATOR in b.lanjut:
            return b.begins
        awal = awal_indikator(i)
        if not kini.teks:  # the name of the indikator above was lost, or stands in this row
            return (
                awal and bool(f) and bool(kini.formulasi) and awal_rumus(f) and bool(d) == bool(kini.sumber)
            )
        skor = 4.0 if isi.bernomor else -2.0 if self.nomor_indikator else 0.0
        skor += 2 * (Peran.INDIKATOR in isi.bertanda) + 3 * bool(b.tw and kini.tw)
        if awal:
            skor += 3
        elif self._melanjutkan(i):
            skor -= 3
        else:
            skor += 0.5 - 2.0 * self.kebiasaan.indikator_berawal_baku
            skor += 0.0 if self.kebiasaan.kata_besar else 1.5
        if belum_selesai(kini.teks):
            skor -= 1 if awal else 3
        elif kini.teks.endswith((".", ";")):
            skor += 1
        skor += self._bobot_lebar(Peran.INDIKATOR, i, b)
        skor += self._bobot_formulasi(isi, kini, awal=awal)
        if d:
            baru = (
                1.5
                if d in self.kebiasaan.sumber_berulang
                else 0.0
                if self.kebiasaan.indikator_terbelah
                else 0.5
            )
            skor += -1 if self._melanjutkan(d) else 1 if d.startswith(("1.", "a.")) else baru
        elif self.ada_sumber and kini.sumber:
            skor -= 1.5 if self.kebiasaan.sumber_penuh and b.halaman_baru else 0.0 if awal else 0.5
        if not f and not d:
            skor -= 1
        if isi.s and bentuk_sasaran(isi.s) and not mulai_kecil(isi.s):
            skor += 1.5
        if b.halaman_baru and not awal:
            skor -= 1
        if self.merged_known:
            skor += 1
        return skor > 0

    def _bobot_formulasi(self, isi: IsiBaris, kini: IndikatorDraf, *, awal: bool) -> float:
        """What the formulasi cell of a row tells of the indikator cell beside it."""
        f, b = isi.f, isi.baris
        if not f:
            return -1.0 if kini.formulasi and not awal else 0.0
        if self._melanjutkan(f):
            return -1.5
        if belum_selesai(kini.akhir_rumus):
            return -1.0
        lebar = self._bobot_lebar(Peran.FORMULASI, f, b)
        skor = 0.0 if lebar < 0 else 1.0 + lebar / 2
        if not self.kebiasaan.indikator_terbelah and not b.halaman_baru and not self._melanjutkan(isi.i):
            skor += 1.5  # in a table of whole cells, two cells that can begin do begin
        if awal_rumus(f) and (b.halaman_baru or not self.kebiasaan.indikator_terbelah):
            skor += 1
        return skor

    def melanjutkan(self, isi: IsiBaris, kini: IndikatorDraf) -> bool:
        """Whether the indikator and formulasi cells of a row can only go on with the indikator above."""
        if not isi.i and not isi.f:
            return False
        if isi.i:
            return self._melanjutkan(isi.i) or belum_selesai(kini.teks)
        return self._melanjutkan(isi.f) or belum_selesai(kini.akhir_rumus)

    def sasaran_baru(self, isi: IsiBaris, daftar: Sequence[SasaranDraf], *, indikator_baru: bool) -> bool:
        """Whether the sasaran cell of a row begins a sasaran of its own."""
        b, s, lama = isi.baris, isi.s, daftar[-1]
        if not lama.teks or Peran.SASARAN in b.lanjut:
            return False
        if polos(s) == polos(lama.teks):
            return indikator_baru and not b.halaman_baru and not self.kebiasaan.sasaran_diulang
        if self.mengulang_awal(s, lama):
            return False
        lanjutan = self._melanjutkan(s, kecil=self.kebiasaan.sasaran_kecil)
        if isi.bernomor and self.nomor_sasaran and not lanjutan:
            return True
        skor = -3.0 if self.nomor_sasaran else 0.0
        skor += 2 * (Peran.SASARAN in isi.bertanda)
        skor += self._bobot_bentuk(s, daftar[0].teks)
        if belum_selesai(lama.teks):
            skor -= 3
        elif lama.teks.endswith((".", ";")):
            skor += 1.5
        if not indikator_baru:
            skor -= 3
        if not isi.i and not isi.f:
            skor -= 1
        skor += self._bobot_lebar(Peran.SASARAN, s, b)
        if not b.halaman_baru and not self.kebiasaan.terbelah:
            bentuk, bentuk_lama = bentuk_sasaran(s), bentuk_sasaran(daftar[0].teks)
            kuat = bentuk in ("nya", "me", bentuk_lama) or not bentuk_lama or len(s) > 70
            skor += 2 if kuat else 1
        if len(s.split()) == 1:
            skor -= 1
        if self.merged_known:
            skor += 2
        return skor > 0

    def mengulang_awal(self, s: str, lama: SasaranDraf) -> bool:
        """Whether a cell only sets the sasaran above again, cut short by the end of a page."""
        ulang = self.kebiasaan.sasaran_diulang and len(s.split()) > 2
        return ulang and polos(lama.teks).startswith(polos(s))

    def _bobot_bentuk(self, s: str, pertama: str) -> float:
        """How much the first word of a text speaks for a sasaran, given how the first sasaran begins."""
        bentuk, bentuk_lama = bentuk_sasaran(s), bentuk_sasaran(pertama)
        if self._melanjutkan(s, kecil=self.kebiasaan.sasaran_kecil):
            return -4
        if bentuk and bentuk == bentuk_lama:
            return 3
        if {bentuk, bentuk_lama} == {"nya", "me"}:
            return 1.5
        if bentuk and not self.kebiasaan.kata_besar:
            return 1.5 if bentuk == "pe" else 2  # a capital begins it where others are small
        return 0.5 - (2.0 if bentuk_lama in ("nya", "me") else 0.0)  # nouns in -an begin many a line

    def _melanjutkan(self, teks: str, *, kecil: bool | None = None) -> bool:
        """Whether a text cannot be a beginning: a word that only connects, or a small letter in a document
        that begins its cells with capitals."""
        kecil = self.kebiasaan.indikator_kecil if kecil is None else kecil
        return (mulai_kecil(teks) and not kecil) or kata_pertama(teks) in TAK_MEMULAI

    def _bobot_lebar(self, peran: Peran, teks: str, b: BarisKartu) -> float:
        """What the lines of the column tell: a torn cell goes on in the very next row, and only because its
        next word did not fit any more."""
        lama = self.keping[peran]
        if b.halaman_baru or lama.ke < 0:
            return 0.0
        if self.ke - lama.ke > 1:
            return 2.0
        pertama = teks.split(maxsplit=1)[0]
        if len(lama.teks) + 1 + len(pertama) <= MUAT * self.lebar[peran]:
            return 2.0
        k = self.kebiasaan
        return -1.0 if (k.terbelah if peran is Peran.SASARAN else k.indikator_terbelah) else 0.0


def _lebar(baris: Sequence[BarisKartu], peran: Peran) -> int:
    """The width of a column in letters: its longest piece but one, as one cell may hold several lines."""
    panjang = sorted(len(teks) for b in baris if (teks := b.teks(peran)))
    return panjang[-2] if len(panjang) > 1 else 0
