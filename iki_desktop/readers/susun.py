"""Rows of a table into sasaran and indikator.

Which cell begins something is weighed in `bobot`; here the pieces are put where they belong. Words are
never lost: what is dropped (an echo of the scanner, an empty row) stands in a remark.
"""

from __future__ import annotations

from collections.abc import Sequence

from iki_desktop.errors import InputRefused
from iki_desktop.models.rumus import persen_disebut
from iki_desktop.readers.aliran import BarisKartu
from iki_desktop.readers.awalan import awal_indikator, awal_rumus, bentuk_sasaran
from iki_desktop.readers.bobot import IsiBaris, Penimbang
from iki_desktop.readers.draf import IndikatorDraf, SasaranDraf
from iki_desktop.readers.gema import ekor, mengulang
from iki_desktop.readers.geser import pindahkan_ekor, pisahkan_rumus_depan, rapikan_geser
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import (
    TAK_MEMULAI,
    belum_selesai,
    kata_besar,
    kata_pertama,
    mulai_kecil,
    polos,
    sambung,
)
from iki_desktop.readers.kebiasaan import Kebiasaan
from iki_desktop.readers.kolom import Peran
from iki_desktop.readers.numbered_cells import split_numbered
from iki_desktop.readers.sel import gabung_baris, lepas_nomor, susun_sel

MAKS_BARIS_RUMUS = 500
ISI = (
    Peran.SASARAN,
    Peran.INDIKATOR,
    Peran.FORMULASI,
    Peran.SUMBER,
    Peran.PENANGGUNG,
    Peran.SATUAN,
    Peran.TARGET,
)
BERDAFTAR = (Peran.FORMULASI, Peran.SUMBER)  # cells whose lines may be parts or components


class Penyusun:
    """Walks the rows of one kartu's table and builds its sasaran."""

    def __init__(
        self,
        baris: Sequence[BarisKartu],
        kebiasaan: Kebiasaan,
        pencatat: Pencatat,
        *,
        merged_known: bool = False,
    ) -> None:
        self.baris = split_numbered(baris, pencatat)
        self.kebiasaan = kebiasaan
        self.pencatat = pencatat
        self.timbang = Penimbang(self.baris, kebiasaan, merged_known=merged_known)
        self.sasaran: list[SasaranDraf] = []

    @property
    def kini(self) -> IndikatorDraf | None:
        return self.sasaran[-1].indikator[-1] if self.sasaran and self.sasaran[-1].indikator else None

    def susun(self) -> list[SasaranDraf]:
        for b in self.baris:
            self._baris(b)
        return self.sasaran

    def _baris(self, b: BarisKartu) -> None:
        if self.sasaran:
            rapikan_geser(b, self.sasaran[0].teks, self.pencatat)
        teks = {p: self._sel(b, p) for p in ISI}
        nomor = b.teks(Peran.NO)
        self.pencatat.lewat(Jenis.PENANDA, nomor, b.nomor)
        if not any(teks.values()) and not b.tw:
            return
        bertanda = self._tanpa_nomor(b, teks)
        self._pisahkan_sel(b, teks)
        self._tanpa_gema(b, teks)
        isi = IsiBaris(
            b,
            *(teks[p] for p in (Peran.SASARAN, Peran.INDIKATOR, Peran.FORMULASI, Peran.SUMBER)),
            bernomor=bool(nomor),
            bertanda=bertanda,
        )
        self._letakkan(isi)
        self.timbang.catat(isi)
        if self.kini is not None:
            self._isi(self.kini, isi, teks, baru=self.kini.nomor == b.nomor)
        elif sisa := [*(teks[p] for p in ISI[1:] if teks[p]), *b.tw.values()]:
            pesan = f"Isi {kutip(' | '.join(sisa))} berdiri di atas indikator pertama dan tidak dimasukkan."
            self.pencatat.periksa("baris-lepas", pesan, b.nomor)

    def _letakkan(self, isi: IsiBaris) -> None:
        """Open the sasaran and the indikator that this row begins."""
        b, kini = isi.baris, self.kini
        baru = bool(isi.i) and (kini is None or self.timbang.indikator_baru(isi, kini))
        if isi.s and (not self.sasaran or self.timbang.sasaran_baru(isi, self.sasaran, indikator_baru=baru)):
            lama = self.sasaran[-1] if self.sasaran else None
            if lama and polos(isi.s) == polos(lama.teks):
                pesan = f"Sasaran {kutip(isi.s)} sama dengan yang di atasnya; dibaca sebagai sasaran sendiri."
                self.pencatat.periksa("sasaran-kembar", pesan, b.nomor)
            self.sasaran.append(SasaranDraf(b.nomor, isi.s))
            if not baru and lama and kini and self.timbang.melanjutkan(isi, kini):
                self._ikut_turun(lama, b)
            else:
                baru = baru or bool(isi.i or isi.f)
        elif isi.s:
            self._lanjut_sasaran(isi.s, b)
        if not self.sasaran:
            self.sasaran.append(SasaranDraf(b.nomor))
        if baru or (self.kini is None and (isi.i or isi.f or isi.d)):
            self.sasaran[-1].indikator.append(IndikatorDraf(b.nomor))

    def _ikut_turun(self, lama: SasaranDraf, b: BarisKartu) -> None:
        """A sasaran that begins beside the second line of an indikator is set in the middle of its cell:
        that indikator is its own already."""
        self.sasaran[-1].indikator.append(lama.indikator.pop())
        self.pencatat.periksa(
            "sasaran-di-tengah",
            f"Sasaran {kutip(self.sasaran[-1].teks)} mulai di tengah baris indikator "
            f"{kutip(self.sasaran[-1].indikator[0].teks)}; periksa indikator mana yang pertama.",
            b.nomor,
        )
        if not lama.indikator and not lama.teks:
            self.sasaran.remove(lama)

    def _tanpa_nomor(self, b: BarisKartu, teks: dict[Peran, str]) -> frozenset[Peran]:
        """Take list numbers off the names; returns the cells that had one."""
        bertanda: set[Peran] = set()
        for p in (Peran.SASARAN, Peran.INDIKATOR):
            lepas = lepas_nomor(teks[p], self.pencatat, b.nomor)
            if lepas != teks[p]:
                teks[p] = lepas
                bertanda.add(p)
        return frozenset(bertanda)

    def _tanpa_gema(self, b: BarisKartu, teks: dict[Peran, str]) -> None:
        """Take the echoes of a scanner out of the row."""
        if Peran.NO in b.sel or not self.kebiasaan.terbelah:
            return
        i, s = teks[Peran.INDIKATOR], teks[Peran.SASARAN]
        # a row of whole cells is no echo, however like the one above it reads
        utuh = not mulai_kecil(i) and bool(teks[Peran.FORMULASI]) and bool(teks[Peran.SUMBER])
        if i and self.kini and not (utuh or awal_indikator(i)):
            teks[Peran.INDIKATOR] = "" if self._gema(self.kini.teks, i, "Indikator", b) else i
        if (
            s
            and self.sasaran
            and not bentuk_sasaran(s)
            and self._gema(self.sasaran[-1].teks, s, "Sasaran", b)
        ):
            teks[Peran.SASARAN] = ""

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
            return " ".join(" ".join(sel).split()).strip(" -–—")
        sampah = [s for s in sel if not polos(s) and s.strip(" -–—.")]
        if sampah:
            self.pencatat.periksa(
                "sisa-pindaian",
                f"Tanda {kutip(' '.join(sampah))} di kolom {peran} bukan kata; mungkin ada kata yang hilang.",
                b.nomor,
            )
        berisi = [s for s in sel if polos(s)]
        if len(berisi) < 2:
            return gabung_baris(berisi[0], berdaftar=peran in BERDAFTAR) if berisi else ""
        hasil = susun_sel(berisi, self.kebiasaan.pasangan)
        self.pencatat.periksa(
            "sel-terpecah",
            f"Isi kolom {peran} terpecah ke {len(berisi)} sel dan disusun kembali menjadi {kutip(hasil)}.",
            b.nomor,
        )
        return hasil

    def _gema(self, lama: str, teks: str, nama: str, b: BarisKartu) -> bool:
        """Whether a piece is only the scanner's second reading of the text above it; leaves a remark."""
        if not mengulang(lama, teks):
            return False
        self.pencatat.periksa(
            "gema-pindaian",
            f"{nama}: {kutip(teks)} hanya mengulang {kutip(ekor(lama, teks))} dan tidak dimasukkan.",
            b.nomor,
        )
        return True

    def _lanjut_sasaran(self, s: str, b: BarisKartu) -> None:
        lama = self.sasaran[-1]
        akhir = self.kebiasaan.sasaran_diulang and b.halaman_baru and polos(lama.teks).endswith(polos(s))
        if polos(s) == polos(lama.teks) or akhir or self.timbang.mengulang_awal(s, lama):
            tempat = " di halaman baru" if b.halaman_baru else ""
            self.pencatat.info("sasaran-diulang", f"Sasaran {kutip(s)} diulang{tempat}.", b.nomor)
            return
        if b.halaman_baru and lama.teks:
            self.pencatat.info(
                "sambungan", f"{kutip(s)} dibaca sebagai sambungan sasaran di halaman sebelumnya.", b.nomor
            )
        lama.teks = sambung(lama.teks, s)

    def _isi(self, kini: IndikatorDraf, isi: IsiBaris, teks: dict[Peran, str], *, baru: bool) -> None:
        b, i = isi.baris, isi.i
        if i:
            kini.teks = sambung(kini.teks, i)
        if isi.f:
            self._isi_formulasi(kini, isi.f, b, baru=baru)
        sendiri = not (isi.i or isi.f)
        kini.sumber = self._isi_sumber(kini.sumber, isi.d, b, "Sumber data", sendiri=sendiri)
        penanggung = teks[Peran.PENANGGUNG]
        kini.penanggung = self._isi_sumber(
            kini.penanggung, penanggung, b, "Penanggung jawab", sendiri=sendiri
        )
        kini.satuan = sambung(kini.satuan, teks[Peran.SATUAN])
        kini.target = sambung(kini.target, teks[Peran.TARGET])
        for tw, angka in b.tw.items():
            if tw not in kini.tw:
                kini.tw[tw] = angka
            else:
                pesan = (
                    f"Target triwulan {tw} {kutip(angka)} tidak dimasukkan; sudah ada {kutip(kini.tw[tw])}."
                )
                self.pencatat.periksa("target-tak-terbaca", pesan, b.nomor)

    def _isi_formulasi(self, kini: IndikatorDraf, f: str, b: BarisKartu, *, baru: bool) -> None:
        if baru or not kini.formulasi:
            kini.formulasi += f.split("\n")
            return
        if not awal_rumus(f) and self._gema(kini.formulasi[-1], f, "Formulasi", b):
            return
        baris = f.split("\n")
        if belum_selesai(kini.formulasi[-1]) or self._melanjutkan_rumus(kini.formulasi[-1], f):
            kini.formulasi[-1] = sambung(kini.formulasi[-1], baris.pop(0))
        kini.formulasi += baris
        if len(kini.formulasi) > MAKS_BARIS_RUMUS:
            raise InputRefused(
                "Tabel naskah ini tidak tersusun seperti lampiran SK: satu indikator punya ratusan baris "
                "formulasi. Tidak ada yang diubah. Pilih berkas SK yang benar."
            )

    def _melanjutkan_rumus(self, lama: str, f: str) -> bool:
        """Whether the formula cell of a further row goes on with the line above, and is no new part."""
        if mulai_kecil(f) or f.startswith("(") or kata_pertama(f) in TAK_MEMULAI:
            return True
        berkapital = self.kebiasaan.kata_besar or kata_besar(lama)  # capitals tell nothing
        return berkapital and f[0].isalpha() and not awal_rumus(f)

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
