"""Filled forms in: each figure with the mark of its row and of its column, or refused with its place.

Nothing is guessed from positions. A figure counts where the marks at both ends of its row and at both ends of
its column agree, and the words beside it are those that the form was made with (models/formulir.py).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection
from pathlib import Path

from iki_desktop.errors import InputRefused
from iki_desktop.models import formulir as f
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.formulir import TandaLembar
from iki_desktop.models.formulir_terisi import BarisTerisi, Formulir, IsiSel, Tolakan
from iki_desktop.models.tanggal import BULAN, BULAN_PENDEK
from iki_desktop.readers.arsip import MAKS_PAKET, Arsip
from iki_desktop.readers.formulir_sel import LembarSel, SelMentah, baca_sel
from iki_desktop.readers.kenali import Bentuk, kenali
from iki_desktop.readers.masukan import baca_byte
from iki_desktop.readers.xlsx_buku import buka_buku
from iki_desktop.readers.xlsx_lembar import nama_kolom

AKHIRAN_FORMULIR = (".xlsx", ".xlsm")
TANDA = re.compile(rf"\b{f.AWALAN}[0-9]{{1,3}}\|(?:{f.LEMBAR}|{f.BARIS})\|".encode())
_RUSAK = "tanda pengenalnya hilang atau berubah"


def adalah_formulir(path: Path) -> bool:
    """Whether this is a workbook in which marks of a form stand; False for whatever cannot be read."""
    if path.suffix.lower() not in AKHIRAN_FORMULIR:
        return False
    try:
        isi = baca_byte(path, MAKS_PAKET)
        return kenali(isi) is Bentuk.PAKET and Arsip(isi, path.name).memuat(TANDA)
    except InputRefused:  # whoever reads it next says why
        return False


def baca_formulir(path: Path, report: Callable[[int, int], object] | None = None) -> Formulir:
    """Read a filled form. InputRefused where it is no form, or none of its sheets can be trusted.

    `report(done, total)` is called a sheet and may raise Cancelled.
    """
    arsip = Arsip(baca_byte(path, MAKS_PAKET), path.name)
    buku = buka_buku(arsip)
    lembar: list[TandaLembar] = []
    baris: list[BarisTerisi] = []
    ditolak: list[Tolakan] = []
    catatan: list[Catatan] = []
    for ke, satu in enumerate(buku.lembar):
        if report is not None:
            report(ke, len(buku.lembar))
        pembaca = _PembacaLembar(baca_sel(arsip, satu.bagian, buku.nilai), satu.nama, path.name)
        if not pembaca.bertanda:
            continue
        try:
            hasil = pembaca.baca()
        except _LembarDitolak as tolak:
            ditolak.append(Tolakan(f"Lembar {satu.nama}", tolak.alasan))
            continue
        lembar.append(pembaca.tanda)
        baris += hasil
        ditolak += pembaca.ditolak
        catatan += pembaca.catatan
    if not lembar:
        sebab = f"{ditolak[0].tempat}: {ditolak[0].alasan}" if ditolak else "isinya bukan formulir"
        raise InputRefused(
            f"{path.name} tidak dapat diterima sebagai formulir. {sebab}. Tidak ada yang diubah. "
            "Buat formulir baru dari berkas kantor, lalu salin angkanya ke sana."
        )
    return Formulir(path.name, tuple(lembar), tuple(baris), tuple(ditolak), tuple(catatan))


class _LembarDitolak(Exception):
    def __init__(self, alasan: str) -> None:
        super().__init__(alasan)
        self.alasan = alasan


class _PembacaLembar:
    """One sheet: first the marks that hold it together, then its rows."""

    tanda: TandaLembar

    def __init__(self, isi: LembarSel, nama: str, berkas: str) -> None:
        self._sel = isi.sel
        self._gabung = [g for g in isi.gabung if g.atas != g.bawah or g.kiri != g.kanan]
        self._nama = nama
        self._berkas = berkas
        self.ditolak: list[Tolakan] = []
        self.catatan: list[Catatan] = []
        self._letak: dict[str, list[tuple[int, int]]] = defaultdict(list)  # of marks, by kind
        self._kolom: dict[str, int] = {}  # by key, those whose marks agree
        for letak, sel in sorted(self._sel.items()):
            jenis = f.jenis_tanda(sel.isi) if isinstance(sel.isi, str) else None
            if jenis is None:
                continue
            if jenis[0] > f.VERSI_FORMULIR:
                raise InputRefused(
                    f"{berkas} dibuat oleh IKI Desktop yang lebih baru. Tidak ada yang diubah. "
                    "Pasang versi yang baru untuk menerimanya."
                )
            self._letak[jenis[1]].append(letak)

    @property
    def bertanda(self) -> bool:
        """Whether the sheet is one of a form at all."""
        return any(self._letak[jenis] for jenis in (f.LEMBAR, f.KOLOM, f.JUDUL, f.BARIS, f.AKHIR))

    def baca(self) -> list[BarisTerisi]:
        """The rows whose marks agree; the others are in `ditolak`. Raises _LembarDitolak."""
        kepala = self._satu(f.LEMBAR)
        atas, bawah, judul = self._satu(f.KOLOM), self._satu(f.AKHIR), self._satu(f.JUDUL)
        try:
            self.tanda = f.baca_tanda_lembar(self._teks(*kepala))
        except f.TandaRusakError:
            raise _LembarDitolak(_RUSAK) from None
        if len({kepala[1], atas[1], bawah[1], judul[1]}) > 1:
            raise _LembarDitolak("sel-selnya bergeser; tanda pengenalnya tidak lagi sejajar")
        self._cocokkan_kolom(atas, bawah[0], judul[0])
        if f.K_TEPI not in self._kolom:
            raise _LembarDitolak("kolom tersembunyi di kanannya hilang atau bergeser")
        hasil: list[BarisTerisi] = []
        for baris, kolom in self._letak[f.BARIS]:
            if kolom != kepala[1]:
                self._tolak_baris(baris, "sel-selnya bergeser; tanda pengenalnya tidak lagi sejajar")
            elif satu := self._baris(baris, kolom):
                hasil.append(satu)
        milik = {b for letak in self._letak.values() for b, _ in letak}
        self._lain(milik)
        return hasil

    def _satu(self, jenis: str) -> tuple[int, int]:
        letak = self._letak[jenis]
        if not letak:
            raise _LembarDitolak(_RUSAK)
        if len(letak) > 1:
            raise _LembarDitolak("di dalamnya ada dua formulir; taruh masing-masing di lembarnya sendiri")
        return letak[0]

    # -- columns -------------------------------------------------------------------------

    def _cocokkan_kolom(self, atas: tuple[int, int], bawah: int, judul: int) -> None:
        """Columns named alike above, below and (months) in the visible title; the others are refused."""
        kunci: dict[str, list[int]] = defaultdict(list)
        ujung = {k: self._teks(bawah, k) for b, k in self._sel if b == bawah}
        for baris, kolom in sorted(self._sel):
            if baris == atas[0] and kolom != atas[1]:
                kunci[self._teks(baris, kolom)].append(kolom)
        bulan = {f.kolom_bulan(b): b for b in range(1, self.tanda.sampai + 1)}
        for nama, letak in kunci.items():
            if len(letak) > 1 or ujung.get(letak[0]) != nama:
                for kolom in letak:
                    self._tolak_kolom(kolom, "tanda kolomnya ganda atau bergeser", kunci)
            elif nama in bulan and not _sebut_bulan(self._teks(judul, letak[0]), bulan[nama]):
                self._tolak_kolom(letak[0], f"judulnya bukan lagi {BULAN[bulan[nama] - 1]}", kunci)
            else:
                self._kolom[nama] = letak[0]
        for nama, b in bulan.items():
            if nama not in kunci:
                self._catat("formulir-kolom", f"Kolom {BULAN[b - 1]} tidak ada lagi, jadi tidak dibaca.")

    def _tolak_kolom(self, kolom: int, alasan: str, tanda: Collection[str]) -> None:
        """A column is named once, where anything but its marks stands in it below its title."""
        judul = self._letak[f.JUDUL][0][0]
        isi = [b for b, k in self._sel if k == kolom and b > judul and self._teks(b, k) not in tanda]
        if isi:
            self.ditolak.append(
                Tolakan(
                    f"Lembar {self._nama}, kolom {nama_kolom(kolom)}",
                    f"{alasan}; {len(isi)} selnya tidak dibaca",
                )
            )

    # -- rows ----------------------------------------------------------------------------

    def _baris(self, baris: int, kolom: int) -> BarisTerisi | None:
        mark = self._teks(baris, kolom)
        tulisan = (
            self._teks_kolom(baris, f.K_NOMOR),
            self._teks_kolom(baris, f.K_INDIKATOR),
            self._teks_kolom(baris, f.K_ISIAN),
        )
        if mark.count("|") < 3 or self._teks_kolom(baris, f.K_TEPI) != f.sidik_tanda(mark):
            return self._tolak_baris(baris, "sel-selnya bergeser; tanda di kedua ujungnya tidak sama")
        try:
            tanda = f.baca_tanda_baris(mark, self.tanda, tulisan)
        except f.TandaRusakError:
            return self._tolak_baris(
                baris, "tulisan indikatornya tidak lagi sama dengan formulir yang dibuat"
            )
        sel: dict[int, IsiSel] = {}
        for bulan in range(1, self.tanda.sampai + 1):
            if isi := self._isi(baris, f.kolom_bulan(bulan)):
                sel[bulan] = isi
        return BarisTerisi(
            self.tanda,
            tanda,
            tulisan,
            f"Lembar {self._nama}, baris {baris}",
            frozenset(b for b in range(1, self.tanda.sampai + 1) if f.kolom_bulan(b) in self._kolom),
            sel,
            self._isi(baris, f.K_CATATAN),
            self._isi(baris, f.K_BUKTI),
        )

    def _isi(self, baris: int, kunci: str) -> IsiSel | None:
        kolom = self._kolom.get(kunci)
        sel = self._sel.get((baris, kolom)) if kolom else None
        if kolom is None or sel is None:
            return None
        masalah = sel.masalah
        if any(g.atas <= baris <= g.bawah and g.kiri <= kolom <= g.kanan for g in self._gabung):
            masalah = "selnya digabung dengan sel lain, jadi tidak jelas untuk bulan atau baris mana"
        return IsiSel(self._tempat(baris, kolom), sel.isi, masalah, sel.berumus)

    def _tolak_baris(self, baris: int, alasan: str) -> None:
        """A row that cannot be trusted is named where something stands in its cells."""
        kolom = [*self._kolom_bulan(), *(self._kolom.get(k, 0) for k in (f.K_CATATAN, f.K_BUKTI))]
        isi = [f"{nama_kolom(k)}{baris}" for k in kolom if (baris, k) in self._sel]
        if isi:
            sel = f", sel {', '.join(isi)}" if len(isi) <= 12 else ""
            self.ditolak.append(Tolakan(f"Lembar {self._nama}, baris {baris}{sel}", alasan))

    def _lain(self, milik: set[int]) -> None:
        """Figures that stand where the form has no row or no column for them."""
        bulan = self._kolom_bulan()
        for baris in sorted({b for b, k in self._sel if k in bulan and b not in milik}):
            if any(_berangka(self._sel.get((baris, k))) for k in bulan):
                self._tolak_baris(baris, "baris ini bukan baris formulir")
        kenal = set(self._kolom.values()) | {self._letak[f.LEMBAR][0][1]}
        baris_milik = {b for b, _ in self._letak[f.BARIS]}
        tolak = {t.tempat for t in self.ditolak}
        for kolom in sorted({k for b, k in self._sel if b in baris_milik} - kenal):
            angka = [b for b in baris_milik if _berangka(self._sel.get((b, kolom)))]
            if angka and f"Lembar {self._nama}, kolom {nama_kolom(kolom)}" not in tolak:
                self._catat(
                    "formulir-kolom", f"Kolom {nama_kolom(kolom)} bukan kolom formulir, jadi tidak dibaca."
                )

    def _kolom_bulan(self) -> list[int]:
        kunci = {f.kolom_bulan(b) for b in range(1, self.tanda.sampai + 1)}
        return sorted(k for nama, k in self._kolom.items() if nama in kunci)

    # -- words ---------------------------------------------------------------------------

    def _teks(self, baris: int, kolom: int) -> str:
        sel = self._sel.get((baris, kolom))
        return sel.teks if sel is not None else ""

    def _teks_kolom(self, baris: int, kunci: str) -> str:
        kolom = self._kolom.get(kunci)
        return self._teks(baris, kolom) if kolom is not None else ""

    def _tempat(self, baris: int, kolom: int) -> str:
        return f"Lembar {self._nama}, sel {nama_kolom(kolom)}{baris}"

    def _catat(self, kode: str, pesan: str) -> None:
        self.catatan.append(Catatan(TingkatCatatan.PERIKSA, kode, pesan, tempat=f"Lembar {self._nama}"))


def _sebut_bulan(judul: str, bulan: int) -> bool:
    """Whether a column's title still names its month, short or in full."""
    kata = judul.split()
    return bool(kata) and kata[0].casefold() in (
        BULAN[bulan - 1].casefold(),
        BULAN_PENDEK[bulan - 1].casefold(),
    )


def _berangka(sel: SelMentah | None) -> bool:
    return sel is not None and (not isinstance(sel.isi, str) or any(c.isdigit() for c in sel.isi))
