"""The lampiran of a keputusan laid out as a workbook in one of the ways that offices lay theirs out."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.models.kantor import Kantor
from iki_desktop.models.keputusan import Gaya, Indikator, Kartu, Keputusan
from tests.readers.tata_word import peran, tanda


@dataclass(frozen=True)
class TataExcel:
    lembar: str = "satu"  # banyak (one kartu a sheet) · nama (the sheet's name is the jabatan)
    label: str = "sebelah"  # titik (a colon in its own cell) · sesel (label and text in one cell)
    daftar: str = "baris"  # sel (marker in its own cell) · lipat (the whole list in one cell)
    gabung: bool = True  # merged cells recorded, over rows and columns
    kosong: bool = True  # an empty row between the parts
    geser: int = 0  # columns left free
    rumus: str = "miring"  # baris (two lines)
    tubuh: bool = False  # the keputusan itself on a sheet before
    kaya: bool = False  # words of different faces in a cell
    angka: bool = True  # NO and targets as numbers, the date as a date

    @classmethod
    def acak(cls, acak: random.Random) -> TataExcel:
        return cls(
            lembar=acak.choice(("satu", "banyak", "nama")),
            label=acak.choice(("sebelah", "titik", "sesel")),
            daftar=acak.choice(("baris", "sel", "lipat")),
            gabung=acak.random() < 0.6,
            kosong=acak.random() < 0.7,
            geser=acak.choice((0, 0, 1, 2)),
            rumus=acak.choice(("miring", "baris")),
            tubuh=acak.random() < 0.4,
            kaya=acak.random() < 0.4,
            angka=acak.random() < 0.6,
        )

    def __str__(self) -> str:
        return " ".join(f"{f.name}={getattr(self, f.name)}" for f in fields(self))


class PenataExcel:
    """Writes one keputusan."""

    def __init__(self, kantor: Kantor, keputusan: Keputusan, tata: TataExcel, benih: int) -> None:
        self.kantor, self.keputusan, self.tata = kantor, keputusan, tata
        self.acak = random.Random(benih)
        self.buku = Workbook()
        self.lembar: Worksheet = self.buku.active  # type: ignore[assignment]
        self.lembar.title = "IKI"
        self.baris = 1

    def jalan(self) -> bytes:
        if self.tata.tubuh:
            self._tubuh()
            self._lembar_baru("Lampiran")
        self._kepala()
        bagian = ""
        for n, kartu in enumerate(self.keputusan.kartu):
            if n and self.tata.lembar != "satu":
                nama = kartu.jabatan if self.tata.lembar == "nama" else f"IKI {n + 1}"
                self._lembar_baru(nama[:27])
            if kartu.bagian and kartu.bagian != bagian:
                bagian = kartu.bagian
                self._tulis(0, bagian, lebar=4)
                self.baris += 1
            self._kartu(kartu, bertitel=n == 0 or self.tata.lembar != "nama")
            self.baris += self.tata.kosong
        self._tanda_tangan()
        keluar = io.BytesIO()
        self.buku.save(keluar)
        return keluar.getvalue()

    def _lembar_baru(self, nama: str) -> None:
        ada = {w.title for w in self.buku.worksheets}
        if nama in ada:
            nama += " (2)"
        self.lembar = self.buku.create_sheet(nama)
        self.baris = 1

    def _tulis(self, kolom: int, nilai: object, *, lebar: int = 1, tinggi: int = 1) -> None:
        if (
            isinstance(nilai, str)
            and self.tata.kaya
            and " " in nilai
            and "\n" not in nilai
            and self.acak.random() < 0.5
        ):
            kiri, kanan = nilai.split(" ", 1)
            nilai = CellRichText(TextBlock(InlineFont(b=True), f"{kiri} "), kanan)
        k = 1 + self.tata.geser + kolom
        if nilai not in (None, ""):
            self.lembar.cell(self.baris, k).value = nilai  # type: ignore[assignment]
        if self.tata.gabung and (lebar > 1 or tinggi > 1):
            self.lembar.merge_cells(
                start_row=self.baris,
                start_column=k,
                end_row=self.baris + tinggi - 1,
                end_column=k + lebar - 1,
            )

    def _tubuh(self) -> None:
        k = self.keputusan
        for teks in (
            f"PEMERINTAH {self.kantor.kabupaten.upper()}", f"KECAMATAN {self.kantor.nama.upper()}",
            f"KEPUTUSAN CAMAT {self.kantor.nama.upper()}", f"NOMOR : {k.nomor}", "TENTANG", k.tentang,
        ):  # fmt: skip
            self._tulis(0, teks, lebar=6)
            self.baris += 1
        for label, butir, gaya in (
            ("Menimbang", k.menimbang, Gaya.ABC),
            ("Mengingat", k.mengingat, Gaya.ANGKA),
        ):
            for n, b in enumerate(butir, start=1):
                for kolom, teks in enumerate(
                    (label if n == 1 else "", ":" if n == 1 else "", tanda(gaya, n), b)
                ):
                    self._tulis(kolom, teks)
                self.baris += 1
        self._tulis(0, "MEMUTUSKAN :", lebar=6)
        self.baris += 1
        for label, teks in (("Menetapkan", k.menetapkan), *((d.label, d.teks) for d in k.diktum)):
            for kolom, isi in enumerate((label, ":", teks)):
                self._tulis(kolom, isi)
            self.baris += 1

    def _kepala(self) -> None:
        k = self.keputusan
        for teks in (f"LAMPIRAN KEPUTUSAN CAMAT {self.kantor.nama.upper()}", f"NOMOR : {k.nomor}"):
            self._tulis(2, teks, lebar=2)
            self.baris += 1
        if k.tanggal:
            if self.tata.angka:
                self._tulis(2, "TANGGAL :")
                self._tulis(3, datetime(k.tanggal.year, k.tanggal.month, k.tanggal.day))  # noqa: DTZ001
            else:
                self._tulis(2, f"TANGGAL : {k.lampiran.tanggal}", lebar=2)
        self.baris += 1 + self.tata.kosong

    def _kartu(self, kartu: Kartu, *, bertitel: bool) -> None:
        self._tulis(0, "INDIKATOR KINERJA INDIVIDU", lebar=4)
        self.baris += 1
        label = [("Tugas", kartu.tugas, kartu.gaya_tugas), ("Fungsi", kartu.fungsi, kartu.gaya_fungsi)]
        if bertitel or self.tata.lembar != "nama":
            label.insert(0, ("Jabatan", (kartu.jabatan,), Gaya.PARAGRAF))
        for nama, isi, gaya in label:
            self._label(nama, isi, gaya)
        self.baris += self.tata.kosong
        self._tabel(kartu)

    def _label(self, nama: str, isi: Sequence[str], gaya: Gaya) -> None:
        bertanda = gaya not in (Gaya.PARAGRAF, Gaya.KOSONG)
        butir = [f"{tanda(gaya, n)} {b}" if bertanda else b for n, b in enumerate(isi, start=1)] or [""]
        if self.tata.daftar == "lipat":
            butir = ["\n".join(butir)]
        for n, teks in enumerate(butir):
            pertama = n == 0
            if self.tata.label == "sesel":
                self._tulis(0, f"{nama} : {teks}" if pertama else teks, lebar=4)
            elif self.tata.label == "titik" and self.tata.daftar == "sel" and bertanda:
                penanda, kata = teks.split(" ", 1)
                for kolom, satu in enumerate((nama if pertama else "", ":" if pertama else "", penanda)):
                    self._tulis(kolom, satu)
                self._tulis(3, kata, lebar=3)
            elif self.tata.label == "titik":
                for kolom, satu in enumerate((nama if pertama else "", ":" if pertama else "")):
                    self._tulis(kolom, satu)
                self._tulis(2, teks, lebar=3)
            else:
                self._tulis(0, nama if pertama else "")
                self._tulis(1, f": {teks}" if pertama else f"  {teks}", lebar=3)
            self.baris += 1

    def _tabel(self, kartu: Kartu) -> None:
        judul = list(kartu.judul_kolom) or ["Sasaran", "Indikator Kinerja", "Penjelasan", "Sumber Data"]
        kolom = [peran(j) for j in judul]
        tw = any(t.tw for s in kartu.sasaran for i in s.indikator for t in i.target.values())
        letak = [sum(4 if k == "target" and tw else 1 for k in kolom[:n]) for n in range(len(kolom))]
        for n, (j, k) in enumerate(zip(judul, kolom, strict=True)):
            self._tulis(
                letak[n], j, lebar=4 if k == "target" and tw else 1, tinggi=2 if tw and k != "target" else 1
            )
        self.baris += 1
        if tw:
            awal = letak[kolom.index("target")]
            for n, r in enumerate(("I", "II", "III", "IV")):
                self._tulis(awal + n, r)
            self.baris += 1
        for ke, s in enumerate(kartu.sasaran, start=1):
            for n, i in enumerate(s.indikator):
                for x, k in zip(letak, kolom, strict=True):
                    if k in ("no", "sasaran"):
                        nilai = ke if self.tata.angka else f"{ke}."
                        if n == 0:
                            self._tulis(x, nilai if k == "no" else s.teks, tinggi=len(s.indikator))
                    elif k == "target" and tw:
                        for m, angka in enumerate(next(iter(i.target.values())).tw or ()):
                            self._tulis(x + m, int(str(angka)) if self.tata.angka else str(angka))
                    else:
                        self._tulis(x, self._isi(k, i))
                self.baris += 1

    def _isi(self, kolom: str, i: Indikator) -> str:
        match kolom:
            case "indikator":
                return i.teks
            case "satuan":
                return i.satuan
            case "sumber":
                return i.sumber_data
            case "penanggung":
                return i.penanggung_jawab
            case "formulasi" if i.pembilang and i.penyebut:
                if self.tata.rumus == "baris":
                    return f"Rumus:\n{i.pembilang} x 100%\n{i.penyebut}"
                return f"{i.pembilang} / {i.penyebut} x 100%"
            case "formulasi":
                return i.formulasi
            case _:
                return ""

    def _tanda_tangan(self) -> None:
        k, t = self.keputusan, self.keputusan.penandatangan
        self.baris += 1
        tanggal = k.lampiran.tanggal or "17 Juli 2023"
        for teks in (
            f"Ditetapkan di {k.tempat}",
            f"pada tanggal {tanggal}",
            f"{t.jabatan},",
            "",
            t.nama,
            t.pangkat,
            f"NIP. {t.nip}",
        ):
            self._tulis(2, teks, lebar=2)
            self.baris += 1
