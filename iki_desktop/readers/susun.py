"""Rows of a table into sasaran and indikator: which cell begins something, which goes on, which is a scanner's echo.

A row is weighed, not matched: its first words, whether the text above is finished, what its other
cells do, what the numbers of the NO column say, and how the rest of the document behaves. Words are
never lost: what is dropped (an echo, an empty row) stands in a remark.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.models.rumus import persen_disebut
from iki_desktop.readers.aliran import BarisKartu
from iki_desktop.readers.awalan import awal_indikator, awal_rumus, bentuk_sasaran
from iki_desktop.readers.gema import ekor, mengulang
from iki_desktop.readers.geser import pindahkan_ekor, pisahkan_rumus_depan, rapikan_geser
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import belum_selesai, mulai_kecil, polos, sambung
from iki_desktop.readers.kebiasaan import Kebiasaan
from iki_desktop.readers.kolom import Peran
from iki_desktop.readers.sel import lepas_nomor, susun_sel


@dataclass(slots=True)
class IndikatorDraf:
    """An indikator as its cells say it; lines of `formulasi` are rows or lines of the source."""

    nomor: int
    teks: str = ""
    formulasi: list[str] = field(default_factory=list[str])
    sumber: str = ""
    penanggung: str = ""
    satuan: str = ""
    target: str = ""
    tw: dict[int, str] = field(default_factory=dict[int, str])
    sumber_gabung: bool = False  # taken over from the cell above

    @property
    def rumus(self) -> str:
        return "\n".join(self.formulasi)


@dataclass(slots=True)
class SasaranDraf:
    nomor: int
    teks: str = ""
    indikator: list[IndikatorDraf] = field(default_factory=list[IndikatorDraf])


class Penyusun:
    """Walks the rows of one kartu's table and builds its sasaran."""

    def __init__(self, kebiasaan: Kebiasaan, pencatat: Pencatat, *, merged_known: bool) -> None:
        self.kebiasaan = kebiasaan
        self.pencatat = pencatat
        self.merged_known = merged_known
        self.sasaran: list[SasaranDraf] = []
        self.bernomor_sasaran = False  # the NO column counts sasaran

    @property
    def kini(self) -> IndikatorDraf | None:
        return self.sasaran[-1].indikator[-1] if self.sasaran and self.sasaran[-1].indikator else None

    def susun(self, baris: Sequence[BarisKartu]) -> list[SasaranDraf]:
        bernomor = [b for b in baris if Peran.NO in b.sel]
        self.bernomor_sasaran = bool(bernomor) and all(
            Peran.SASARAN in b.sel or Peran.SASARAN in b.lanjut for b in bernomor
        )
        for b in baris:
            self._baris(b)
        return self.sasaran

    def _baris(self, b: BarisKartu) -> None:
        if self.sasaran:
            rapikan_geser(b, self.sasaran[0].teks, self.pencatat)
        teks = {p: self._sel(b, p) for p in (Peran.SASARAN, Peran.INDIKATOR, Peran.FORMULASI, Peran.SUMBER,
                                             Peran.PENANGGUNG, Peran.SATUAN, Peran.TARGET)}  # fmt: skip
        nomor = b.teks(Peran.NO)
        self.pencatat.lewat(Jenis.PENANDA, nomor, b.nomor)
        if not any(teks.values()) and not b.tw:
            return
        self._pisahkan_sel(b, teks)
        s, i, f = teks[Peran.SASARAN], teks[Peran.INDIKATOR], teks[Peran.FORMULASI]
        if i and self._gema(self.kini.teks if self.kini else "", i, "Indikator", b, awal=awal_indikator(i)):
            i = ""
        if s and self._gema(
            self.sasaran[-1].teks if self.sasaran else "", s, "Sasaran", b, awal=bool(bentuk_sasaran(s))
        ):
            s = ""
        indikator_baru = self._indikator_baru(b, s, i, f, teks[Peran.SUMBER], bool(nomor))
        if self._sasaran_baru(b, s, i, f, bool(nomor), indikator_baru=indikator_baru):
            self.sasaran.append(SasaranDraf(b.nomor, lepas_nomor(s, self.pencatat, b.nomor)))
            indikator_baru = indikator_baru or bool(i or f)
        elif s:
            self._lanjut_sasaran(s, b)
        if not self.sasaran:
            self.sasaran.append(SasaranDraf(b.nomor))
        if indikator_baru or (self.kini is None and any((i, f, teks[Peran.SUMBER]))):
            self.sasaran[-1].indikator.append(IndikatorDraf(b.nomor))
        kini = self.kini
        if kini is None:
            return
        self._isi(kini, b, i, teks, baru=kini.nomor == b.nomor)

    def _pisahkan_sel(self, b: BarisKartu, teks: dict[Peran, str]) -> None:
        """Give the end of a formula back that stands in the cell of a name."""
        kini, i = self.kini, teks[Peran.INDIKATOR]
        if kini is None or not i:
            return
        nama, rumus = pisahkan_rumus_depan(
            i, kini.formulasi, b, self.pencatat, persentase=persen_disebut(kini.teks)
        )
        if rumus is not None:
            nama, teks[Peran.FORMULASI] = pindahkan_ekor(
                nama, teks[Peran.FORMULASI], kini.formulasi[0], b, self.pencatat
            )
            kini.formulasi.append(rumus)
            teks[Peran.INDIKATOR] = nama

    def _sel(self, b: BarisKartu, peran: Peran) -> str:
        sel = b.sel.get(peran)
        if not sel:
            return ""
        if peran in (Peran.SATUAN, Peran.TARGET):
            return " ".join(sel).strip(" -–—")
        sampah = [s for s in sel if not polos(s) and s.strip(" -–—.")]
        if sampah:
            self.pencatat.periksa(
                "sisa-pindaian",
                f"Tanda {kutip(' '.join(sampah))} di kolom {peran} tidak terbaca sebagai kata; mungkin ada kata yang hilang.",
                b.nomor,
            )
        berisi = [s for s in sel if polos(s)]
        if len(berisi) < 2:
            return berisi[0] if berisi else ""
        hasil = susun_sel(berisi, self.kebiasaan.pasangan)
        self.pencatat.periksa(
            "sel-terpecah",
            f"Isi kolom {peran} terpecah ke {len(berisi)} sel dan disusun kembali menjadi {kutip(hasil)}.",
            b.nomor,
        )
        return hasil

    def _gema(self, lama: str, teks: str, nama: str, b: BarisKartu, *, awal: bool) -> bool:
        """Whether a piece is only the scanner's second reading of the end of the text above it."""
        if awal or Peran.NO in b.sel or not mengulang(lama, teks):
            return False
        self.pencatat.periksa(
            "gema-pindaian",
            f"{nama}: {kutip(teks)} mengulang bagian akhir {kutip(ekor(lama, teks))} dan tidak dimasukkan.",
            b.nomor,
        )
        return True

    def _indikator_baru(self, b: BarisKartu, s: str, i: str, f: str, d: str, nomor: bool) -> bool:
        kini = self.kini
        if not i:
            return False
        if kini is None:
            return True
        if Peran.INDIKATOR in b.lanjut:
            return False
        awal = awal_indikator(i)
        if not kini.teks:
            return (
                awal and bool(f) and bool(kini.formulasi) and awal_rumus(f) and bool(d) == bool(kini.sumber)
            )
        skor = 0.0
        if nomor:
            skor += 4
        if awal:
            skor += 3
        elif mulai_kecil(i):
            skor -= 3
        else:
            skor += 0.5 - 2.0 * (self.kebiasaan.indikator_berawal_baku)
        if belum_selesai(kini.teks):
            skor -= 1 if awal else 3
        elif kini.teks.endswith((".", ";")):
            skor += 1
        if f:
            skor += -1.5 if mulai_kecil(f) else -1 if belum_selesai(kini.rumus) else 1
        if d:
            skor += -1 if mulai_kecil(d) else 1.5 if d in self.kebiasaan.sumber_berulang else 0.5
        if not f and not d:
            skor -= 1.5
        if b.halaman_baru and not awal:
            skor -= 1
        if s and bentuk_sasaran(s) and not mulai_kecil(s):
            skor += 1.5
        if self.merged_known:
            skor += 1
        return skor > 0

    def _sasaran_baru(
        self, b: BarisKartu, s: str, i: str, f: str, nomor: bool, *, indikator_baru: bool
    ) -> bool:
        if not s:
            return False
        if not self.sasaran:
            return True
        lama = self.sasaran[-1]
        if not lama.teks or Peran.SASARAN in b.lanjut:
            return False
        if polos(s) == polos(lama.teks):
            return indikator_baru and not b.halaman_baru
        if nomor and self.bernomor_sasaran:
            return True
        skor = -3.0 if self.bernomor_sasaran else 0.0
        skor += self._bobot_awal(s)
        if belum_selesai(lama.teks):
            skor -= 3
        elif lama.teks.endswith((".", ";")):
            skor += 1.5
        if not indikator_baru:
            skor -= 3
        if not i and not f:
            skor -= 1
        if not self.kebiasaan.terbelah and not b.halaman_baru:
            skor += 2 if bentuk_sasaran(s) or not bentuk_sasaran(self.sasaran[0].teks) or len(s) > 70 else 1
        if self.merged_known:
            skor += 2
        return skor > 0

    def _bobot_awal(self, s: str) -> float:
        """How much the first word of a text speaks for a sasaran of its own."""
        bentuk, bentuk_lama = bentuk_sasaran(s), bentuk_sasaran(self.sasaran[0].teks)
        if mulai_kecil(s) and not self.kebiasaan.sasaran_kecil:
            return -4
        if bentuk and bentuk == bentuk_lama:
            return 3
        if {bentuk, bentuk_lama} == {"nya", "me"}:
            return 1.5
        return 0.5 - (2.0 if bentuk_lama in ("nya", "me") else 0.0)  # nouns in -an begin many a line

    def _lanjut_sasaran(self, s: str, b: BarisKartu) -> None:
        lama = self.sasaran[-1]
        if polos(s) == polos(lama.teks):
            self.pencatat.info("sasaran-diulang", f"Sasaran {kutip(s)} diulang di halaman baru.", b.nomor)
            return
        if b.halaman_baru and lama.teks:
            self.pencatat.info(
                "sambungan", f"{kutip(s)} dibaca sebagai sambungan sasaran di halaman sebelumnya.", b.nomor
            )
        lama.teks = sambung(lama.teks, s)

    def _isi(self, kini: IndikatorDraf, b: BarisKartu, i: str, teks: dict[Peran, str], *, baru: bool) -> None:
        if i:
            kini.teks = sambung(kini.teks, lepas_nomor(i, self.pencatat, b.nomor) if not kini.teks else i)
        f, d = teks[Peran.FORMULASI], teks[Peran.SUMBER]
        if f:
            self._isi_formulasi(kini, f, b, baru=baru)
        kini.sumber = self._isi_sumber(kini.sumber, d, b, "Sumber data", sendiri=not (i or f))
        kini.penanggung = self._isi_sumber(
            kini.penanggung, teks[Peran.PENANGGUNG], b, "Penanggung jawab", sendiri=False
        )
        kini.satuan = sambung(kini.satuan, teks[Peran.SATUAN])
        kini.target = sambung(kini.target, teks[Peran.TARGET])
        kini.tw.update(b.tw)

    def _isi_formulasi(self, kini: IndikatorDraf, f: str, b: BarisKartu, *, baru: bool) -> None:
        if baru or not kini.formulasi:
            kini.formulasi += f.split("\n")
            return
        if self._gema(kini.formulasi[-1], f, "Formulasi", b, awal=awal_rumus(f)):
            return
        baris = f.split("\n")
        if belum_selesai(kini.formulasi[-1]) or mulai_kecil(f) or f.startswith("("):
            kini.formulasi[-1] = sambung(kini.formulasi[-1], baris.pop(0))
        kini.formulasi += baris

    def _isi_sumber(self, lama: str, d: str, b: BarisKartu, nama: str, *, sendiri: bool) -> str:
        if not d:
            return lama
        if lama and polos(d) == polos(lama):
            kode, pesan = (
                "baris-kosong",
                f"Baris ini hanya mengulang {nama.lower()} {kutip(d)} tanpa indikator; tidak dimasukkan.",
            )
            if not sendiri:
                kode, pesan = "sumber-diulang", f"{nama} {kutip(d)} diulang pada indikator yang sama."
            self.pencatat.periksa(kode, pesan, b.nomor)
            return lama
        return f"{lama}\n{d}" if lama and d[0].isdigit() else sambung(lama, d)
