"""Excel in: the visible sheets of a workbook as lines and tables, one kartu a sheet or all on one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan, Catatan, TingkatCatatan
from iki_desktop.readers.arsip import Arsip
from iki_desktop.readers.dokumen import Baris, BarisTabel, Blok, Dokumen, SelTabel, Tabel
from iki_desktop.readers.jejak import kutip
from iki_desktop.readers.kolom import kolom_dari
from iki_desktop.readers.label import Label, cari_label
from iki_desktop.readers.tetap import KATA_JABATAN, LAMPIRAN
from iki_desktop.readers.xlsx_buku import buka_buku
from iki_desktop.readers.xlsx_lembar import Gabung, Lembar, baca_lembar, nama_kolom

MAKS_GABUNG_SEBARIS = 200
LANGKAH = 10_000_000
"""`nomor` of a line is its sheet's number (from 1) times this, plus its row; `sebut_lembar` parts them."""
NOMOR_KEMBAR = re.compile(r"\s*\(\d{1,3}\)$")
BATANG_TUBUH = re.compile(r"^\W*(?:MEMUTUSKAN|Menimbang|Mengingat|KEPUTUSAN)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Buku:
    """A workbook as a document, and the names of its sheets in the order in which lines count them."""

    dokumen: Dokumen
    lembar: tuple[str, ...]


def baca_buku(arsip: Arsip) -> Buku:
    """The lines and tables of a workbook. InputRefused where it is no workbook, damaged, hostile or empty."""
    buku = buka_buku(arsip)
    blok: list[Blok] = []
    catatan: list[Catatan] = []
    for ke, satu in enumerate(buku.lembar, 1):
        pembaca = _PembacaLembar(baca_lembar(arsip, satu.bagian, buku.nilai), satu.nama, ke)
        blok += pembaca.baca(terlihat=satu.terlihat)
        catatan += pembaca.catatan
    if not blok:
        raise InputRefused(
            f"Buku kerja {arsip.nama} tidak memuat kartu indikator kinerja. Tidak ada yang dibaca. "
            "Pilih berkas yang memuat lampiran SK: jabatan, tugas, dan tabel sasaran dan indikator."
        )
    return Buku(Dokumen(tuple(blok), tuple(catatan), satuan="baris"), tuple(x.nama for x in buku.lembar))


def sebut_lembar(bacaan: Bacaan, lembar: tuple[str, ...]) -> Bacaan:
    """The same with remarks that give the row of the sheet and name the sheet."""

    def satu(c: Catatan) -> Catatan:
        if not c.baris:
            return c
        ke, baris = divmod(c.baris, LANGKAH)
        return replace(c, baris=baris, tempat=_tempat(lembar[ke - 1]) + (f", {c.tempat}" if c.tempat else ""))

    return replace(
        bacaan,
        catatan=tuple(satu(c) for c in bacaan.catatan),
        sumber=tuple(
            replace(b, nomor=b.nomor % LANGKAH, tempat=_tempat(lembar[b.nomor // LANGKAH - 1]))
            for b in bacaan.sumber
        ),
    )


def _tempat(lembar: str) -> str:
    return f"Lembar {lembar}"


class _PembacaLembar:
    """One sheet as blocks, with remarks on what is hidden, not calculated or far away."""

    def __init__(self, lembar: Lembar, nama: str, ke: int) -> None:
        self._lembar = lembar
        self._nama = nama
        self._ke = ke
        self._bawah = {g.atas: g.bawah for g in sorted(lembar.gabung, key=lambda g: g.bawah)}
        self._tegak = any(g.bawah > g.atas for g in lembar.gabung)  # it records cells merged over rows
        self.catatan: list[Catatan] = []

    def baca(self, *, terlihat: bool) -> list[Blok]:
        baris = list(self._baris())
        if not baris:
            return []
        if not terlihat:
            self._periksa(
                "lembar-tersembunyi", f"Lembar ini tersembunyi dan tidak dibaca: {_kutip_baris(baris)}."
            )
            return []
        if not any(map(_milik_naskah, baris)):
            self._periksa(
                "lembar-lain", f"Lembar ini tidak memuat kartu dan tidak dibaca: {_kutip_baris(baris)}."
            )
            return []
        self._catat()
        blok = list(self._blok(baris))
        if KATA_JABATAN.match(self._nama) and not any(map(_ada_jabatan, baris)):
            # one kartu a sheet, named by its tab; Excel numbers sheets of the same name
            blok.insert(0, Baris(NOMOR_KEMBAR.sub("", self._nama), self._nomor(1)))
        return blok

    def _blok(self, baris: list[BarisTabel]) -> Iterator[Blok]:
        """Rows between empty ones are a table; single cells above them are lines of their own."""
        kini: list[BarisTabel] = []
        lalu = 0
        for b in baris:
            if b.nomor > lalu + 1 and kini:
                yield Tabel(tuple(kini), merged_known=self._tegak)
                kini = []
            lalu = max(lalu, self._tutup(b.nomor))
            isi = [s.teks for s in b.sel if s.teks]
            if not kini and len(isi) == 1:
                yield from (Baris(t, b.nomor) for t in isi[0].split("\n"))
            else:
                kini.append(b)
        if kini:
            yield Tabel(tuple(kini), merged_known=self._tegak)

    def _tutup(self, nomor: int) -> int:
        """The last row that a merge from this row on covers: the rows it hides are not empty ones."""
        atas = nomor - self._ke * LANGKAH
        return self._nomor(self._bawah.get(atas, atas))

    def _baris(self) -> Iterator[BarisTabel]:
        """The filled rows, a cell for each column that no merge from the left covers."""
        sisa = list(self._lembar.gabung)[::-1]
        aktif: list[Gabung] = []
        for nomor in sorted(self._lembar.sel):
            while sisa and sisa[-1].atas <= nomor:
                aktif.append(sisa.pop())
            aktif = [g for g in aktif if g.bawah >= nomor][:MAKS_GABUNG_SEBARIS]
            sel = tuple(_sel(self._lembar.sel[nomor], aktif, nomor))
            terlihat = [s.teks for s in sel if s.teks]
            if tutup := [t for t in self._lembar.sel[nomor].values() if t not in terlihat]:
                pesan = f"Isi sel yang tertutup sel gabungan tidak dibaca: {kutip(' '.join(tutup))}."
                self._periksa("sel-tertutup", pesan, nomor)
            if terlihat:
                yield BarisTabel(sel, self._nomor(nomor))

    def _nomor(self, baris: int) -> int:
        return self._ke * LANGKAH + baris

    def _catat(self) -> None:
        if n := self._lembar.baris_tersembunyi:
            self._periksa(
                "baris-tersembunyi",
                f"Baris {_deret(n)} tersembunyi di Excel tetapi ikut dibaca. Buang yang tidak berlaku.",
                n[0],
            )
        if k := self._lembar.kolom_tersembunyi:
            kolom = ", ".join(map(nama_kolom, k[:20]))
            self._periksa("kolom-tersembunyi", f"Kolom {kolom} tersembunyi di Excel tetapi ikut dibaca.")
        if r := self._lembar.tanpa_nilai:
            self._periksa(
                "rumus-tanpa-nilai",
                f"Rumus di {', '.join(r[:20])} belum pernah dihitung, jadi selnya kosong. "
                "Buka dan simpan ulang di Excel bila isinya diperlukan.",
            )
        for baris, teks in self._lembar.jauh[:20]:
            self._periksa("sel-jauh", f"Sel jauh di kanan tidak dibaca: {kutip(teks)}.", baris)

    def _periksa(self, kode: str, pesan: str, baris: int = 1) -> None:
        self.catatan.append(Catatan(TingkatCatatan.PERIKSA, kode, pesan, tempat="", baris=self._nomor(baris)))


def _sel(isi: dict[int, str], gabung: list[Gabung], nomor: int) -> Iterator[SelTabel]:
    """The cells of a row up to its last filled one."""
    menurut_kolom = {g.kiri: g for g in gabung}
    akhir = max(*isi, *(g.kiri for g in gabung if g.atas < nomor), 0)
    kolom = 1
    while kolom <= akhir:
        g = menurut_kolom.get(kolom)
        if g is None:
            yield SelTabel(isi.get(kolom, ""))
            kolom += 1
        else:
            atas = g.atas == nomor
            yield SelTabel(isi.get(kolom, "") if atas else "", lanjut=not atas, lebar=g.kanan - g.kiri + 1)
            kolom = g.kanan + 1


def _milik_naskah(baris: BarisTabel) -> bool:
    """Whether a row shows that its sheet belongs to a decree or its lampiran."""
    pertama = next(s.teks for s in baris.sel if s.teks)
    return bool(
        kolom_dari(baris) is not None
        or _ada_jabatan(baris)
        or LAMPIRAN.match(pertama)
        or BATANG_TUBUH.match(pertama)
    )


def _ada_jabatan(baris: BarisTabel) -> bool:
    pertama = next(s.teks for s in baris.sel if s.teks)
    temuan = cari_label(pertama)
    return temuan is not None and temuan.label is Label.JABATAN


def _kutip_baris(baris: list[BarisTabel]) -> str:
    return kutip(" ".join(s.teks for b in baris for s in b.sel if s.teks))


def _deret(nomor: list[int]) -> str:
    """Row numbers with neighbours drawn together ("12–14, 20")."""
    potong: list[list[int]] = []
    for n in nomor:
        if potong and n == potong[-1][1] + 1:
            potong[-1][1] = n
        else:
            potong.append([n, n])
    return ", ".join(f"{a}" if a == b else f"{a}–{b}" for a, b in potong[:20])
