"""PDF in: pages of words and ruling lines become the lines and tables that the parser reads."""

from __future__ import annotations

import itertools
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field

from iki_desktop.models.catatan import Catatan, Kotak, TingkatCatatan
from iki_desktop.readers.dokumen import Baris, Blok, Dokumen, Tabel
from iki_desktop.readers.jejak import kutip
from iki_desktop.readers.pdf_alinea import jadi_alinea
from iki_desktop.readers.pdf_baris import BarisKata, Kosakata, jadi_baris
from iki_desktop.readers.pdf_garis import Kisi, cari_kisi, rapikan
from iki_desktop.readers.pdf_huruf import Halaman, halaman_dari
from iki_desktop.readers.pdf_jajar import Sheet, cari_tabel
from iki_desktop.readers.pdf_kepala import Ulangan, cari_ulangan
from iki_desktop.readers.pdf_lajur import MIN_KOLOM
from iki_desktop.readers.pdf_longgar import only_columns
from iki_desktop.readers.pdf_proses import GalatPdf, baca_mentah, terlalu_rumit
from iki_desktop.readers.pdf_sambung import Sambungan, sambung
from iki_desktop.readers.pdf_sel import garis_bawahi
from iki_desktop.readers.pdf_tabel import TabelPdf, bagi_kata, jadi_baris_tabel, tabel_bergaris

MAKS_PDF = 64 * 1024 * 1024  # bytes; a decree of 60 pages made by Word has 0.5 MB, a scan of it 30
BATAS_DETIK = 18.0  # for all of it; the child has 14 of them
MIN_HURUF = 40  # letters a page, on the average; a scan has none, or a page number
MAKS_ASING = 0.3  # share of letters that no font explains

LANGKAH = 4  # for each page: it is read, its ruled tables are found, the others, its blocks

Lapor = Callable[[int, int], None]
Luas = tuple[float, float, float, float]
"""Left, top, right and bottom of a part of a page, in points from its top left corner."""


@dataclass(slots=True)
class _Isi:
    """One page: what stands on it from top to bottom."""

    halaman: Halaman
    baris: list[BarisKata] = field(default_factory=list[BarisKata])
    tabel: list[TabelPdf] = field(default_factory=list[TabelPdf])


def dokumen_pdf(isi: bytes, nama: str, report: Lapor | None = None) -> Dokumen:
    """The lines and tables of a PDF; `nomor` counts them, `Dokumen.halaman` says on which page each stands.

    GalatPdf (an InputRefused) where it is locked, damaged, too much, or holds pictures of text only.
    `report(done, steps)` is called at least each tenth of a second while PDFium works (steps is 0 until the
    pages are counted), then between pages; it may raise Cancelled.
    """
    akhir = time.monotonic() + BATAS_DETIK
    if b"%PDF-" not in isi[:1024]:
        raise GalatPdf(
            f"Isi {nama} bukan PDF. Tidak ada yang dibaca. "
            "Pilih berkas PDF yang benar, atau naskah Word (.docx)."
        )
    halaman = _halaman(isi, nama, report)
    _periksa_teks(halaman, nama)
    return _Perakit(halaman, nama, akhir, report).rakit()


def _halaman(isi: bytes, nama: str, report: Lapor | None) -> list[Halaman]:
    hasil: list[Halaman] = []
    jumlah = 0
    with closing(baca_mentah(isi, nama)) as mentah:
        for satu in mentah:
            if "halaman" in satu:
                jumlah = int(satu["halaman"])
            elif "rusak" in satu:
                hasil.append(Halaman(int(satu["n"]), 595.0, 842.0, rusak=True))
            elif satu:
                try:
                    hasil.append(halaman_dari(satu))
                except (KeyError, TypeError, ValueError, OverflowError):
                    hasil.append(Halaman(len(hasil) + 1, 595.0, 842.0, rusak=True))
            if report:
                report(len(hasil), LANGKAH * jumlah)
    if len(hasil) < jumlah:
        hasil[-1:] = [*hasil[-1:], Halaman(len(hasil) + 1, 595.0, 842.0, terpotong=True)]
    return hasil


def _periksa_teks(halaman: Sequence[Halaman], nama: str) -> None:
    """Refuse what holds no text to read: a scan, letters without meaning."""
    huruf = sum(len(k.teks) for h in halaman for k in h.kata)
    if huruf < MIN_HURUF * max(1, len(halaman)) or huruf < 2 * MIN_HURUF:
        raise GalatPdf(
            f"Berkas {nama} tidak memuat teks, tampaknya hasil pindaian (gambar halaman). "
            "Tidak ada yang dibaca. "
            "Pakai berkas Word (.docx) naskah itu, atau kenali dulu teksnya dengan program OCR."
        )
    asing = sum(h.tak_terpetakan * len(h.kata) for h in halaman) / max(1, sum(len(h.kata) for h in halaman))
    if asing > MAKS_ASING:
        raise GalatPdf(
            f"Huruf di {nama} tidak dapat dikenali karena PDF-nya tidak menyimpan arti hurufnya. "
            "Tidak ada yang dibaca. Pakai berkas Word (.docx) naskah itu, atau cetak ulang ke PDF dari Word."
        )


class _Perakit:
    """Puts the pages together."""

    def __init__(self, halaman: Sequence[Halaman], nama: str, akhir: float, report: Lapor | None) -> None:
        self.halaman = halaman
        self.nama = nama
        self.akhir = akhir
        self.report = report
        self.selesai = len(halaman)  # steps done: all pages have been read
        self.catatan: list[Catatan] = []
        self.letak: list[int] = []  # the page of each nomor
        self.kotak: list[Kotak | None] = []  # where on it
        self.ulangan: list[Baris] = []
        semua = [jadi_baris(h.kata) for h in halaman]
        self.kosakata = Kosakata(b.kata for satu in semua for b in satu)
        self.tepi = _tepi_kanan(halaman, semua)

    def rakit(self) -> Dokumen:
        isi = self._semua_isi()
        ulangan = cari_ulangan([(x.halaman, x.baris) for x in isi])
        self._buang_ulangan(isi, ulangan)
        self._jajarkan(isi)
        kaki = _kaki(isi)
        blok: list[Blok] = []
        for x, urutan in self._urutkan(isi, kaki):
            self._langkah()
            for satu in urutan:
                if isinstance(satu, TabelPdf):
                    blok.append(self._tabel(satu))
                else:
                    lebar = round(x.halaman.lebar)
                    for asal, b in jadi_alinea(satu, self.tepi[lebar], self.kosakata):
                        nomor = self._nomor(x.halaman.nomor, _luas(asal))
                        blok.append(Baris(b.teks, nomor, b.butir, b.penanda))
        self._catat_halaman()
        self._catat_penggalan()
        return Dokumen(
            tuple(blok),
            tuple(self.catatan),
            satuan="halaman",
            ulangan=tuple(self.ulangan),
            halaman=tuple(self.letak),
            kotak=tuple(self.kotak),
        )

    def _nomor(self, halaman: int, luas: Luas | None = None) -> int:
        """The number of a line or row; `luas` is where it stands on its page, in points."""
        self.letak.append(halaman)
        self.kotak.append(_kotak(self.halaman[halaman - 1], luas) if luas else None)
        return len(self.letak)

    def _check_time(self) -> None:
        if time.monotonic() > self.akhir:
            raise terlalu_rumit(self.nama)

    def _langkah(self) -> None:
        """Between two pages: is there time left, and does the user still want it?"""
        self._check_time()
        self.selesai += 1
        if self.report:
            self.report(min(self.selesai, LANGKAH * len(self.halaman)), LANGKAH * len(self.halaman))

    def _semua_isi(self) -> list[_Isi]:
        kisi: list[list[Kisi]] = []
        for h in self.halaman:
            self._check_time()
            h.datar, h.tegak = rapikan(h.datar, datar=True), rapikan(h.tegak, datar=False)
            ada, lepas = cari_kisi(h.datar, h.tegak)
            h.lepas = sorted([*lepas, *h.bars], key=lambda g: (g.y0, g.x0))
            kisi.append(ada)
        if only_columns(zip(kisi, (h.kata for h in self.halaman), strict=True), self.kosakata):
            kisi = [[k for k in ada if len(k.xs) < MIN_KOLOM] for ada in kisi]
        return [self._isi(h, ada) for h, ada in zip(self.halaman, kisi, strict=True)]

    def _isi(self, h: Halaman, kisi: Sequence[Kisi]) -> _Isi:
        self._langkah()
        di_tabel, luar = bagi_kata(h.kata, kisi, h.lepas)
        hasil = _Isi(h, jadi_baris(luar))
        garis_bawahi(hasil.baris, h.lepas)
        for satu, kata in zip(kisi, di_tabel, strict=True):
            if kata:
                hasil.tabel.append(tabel_bergaris(satu, kata, h.lepas, h.nomor, self.kosakata))
        return hasil

    def _jajarkan(self, isi: Sequence[_Isi]) -> None:
        """Take the tables out of the lines that no ruling lines fence in."""
        sheets = [
            Sheet(
                *(x.halaman.nomor, x.baris, x.halaman.lepas, x.halaman.tegak),
                tepi=self.tepi[round(x.halaman.lebar)],
                atas=min((t.y0 for t in x.tabel), default=x.halaman.tinggi),
                bawah=max((t.y1 for t in x.tabel), default=0.0),
            )
            for x in isi
        ]
        for x, ketemu in zip(isi, cari_tabel(sheets, self.kosakata, self._langkah), strict=True):
            x.tabel += [k.tabel for k in ketemu]
            diambil = {id(b) for k in ketemu for b in k.baris}
            x.baris = [b for b in x.baris if id(b) not in diambil]

    def _buang_ulangan(self, isi: Sequence[_Isi], ulangan: Ulangan) -> None:
        for x in isi:
            sisa: list[BarisKata] = []
            for b in x.baris:
                if (x.halaman.nomor, id(b)) in ulangan:
                    self.ulangan.append(Baris(b.teks, self._nomor(x.halaman.nomor)))
                else:
                    sisa.append(b)
            x.baris = sisa

    def _urutkan(
        self, isi: Sequence[_Isi], kaki: dict[int, float]
    ) -> Iterator[tuple[_Isi, list[TabelPdf | list[BarisKata]]]]:
        """The pages with their content in order; a table that goes on stands whole on its first page."""
        hasil: list[tuple[_Isi, list[TabelPdf | list[BarisKata]]]] = []
        for x in isi:
            urutan = _urutan(x)
            akhir = hasil[-1][1][-1] if hasil and hasil[-1][1] else None
            if urutan and isinstance(akhir, TabelPdf) and isinstance(urutan[0], TabelPdf):
                sebelum = hasil[-1][0].halaman
                tersambung = sambung(akhir, urutan[0], kaki[round(sebelum.lebar)], self.kosakata)
                if tersambung is not None:
                    judul, tindakan = tersambung
                    for b in judul:
                        self.ulangan.append(Baris(b.polos, self._nomor(x.halaman.nomor)))
                    self._catat_sambungan(tindakan)
                    urutan = urutan[1:]
                    if not urutan:  # the table may go on over one more page
                        continue
            hasil.append((x, urutan))
        yield from hasil

    def _tabel(self, t: TabelPdf) -> Tabel:
        baris = tuple(
            jadi_baris_tabel(b, self._nomor(b.halaman, (min(t.xs), b.y0, max(t.xs), b.y1)), self.kosakata)
            for b in t.baris
        )
        return Tabel(baris, merged_known=t.bergaris)

    def _catat_sambungan(self, s: Sambungan | None) -> None:
        if s is None or not s.teks:
            return
        jadi = "sambungan baris terakhir di halaman sebelumnya" if s.terpotong else "baris baru"
        tingkat = TingkatCatatan.INFO if s.yakin else TingkatCatatan.PERIKSA
        if s.terpotong or not s.yakin:
            self._catat(
                tingkat, "baris-terpotong", f"Awal tabel {kutip(s.teks)} dibaca sebagai {jadi}.", s.halaman
            )

    def _catat_halaman(self) -> None:
        for h in self.halaman:
            if h.rusak:
                self._catat(
                    TingkatCatatan.GALAT, "halaman-rusak", "Halaman ini rusak dan tidak terbaca.", h.nomor
                )
            elif h.terpotong:
                pesan = "Naskah terlalu panjang; mulai halaman ini tidak dibaca seluruhnya."
                self._catat(TingkatCatatan.GALAT, "halaman-terpotong", pesan, h.nomor)
            elif h.gambar > 50 and sum(len(k.teks) for k in h.kata) < MIN_HURUF:
                pesan = "Halaman ini berupa gambar (pindaian); tulisannya tidak terbaca."
                self._catat(TingkatCatatan.PERIKSA, "halaman-gambar", pesan, h.nomor)
            if h.pindaian:
                pesan = "Teks halaman ini hasil pengenalan huruf dari pindaian; periksa salah baca."
                self._catat(TingkatCatatan.PERIKSA, "teks-pindaian", pesan, h.nomor)
            if any(map(str.isalnum, h.tersembunyi)):
                pesan = f"Tulisan yang tidak tercetak {kutip(h.tersembunyi)} tidak dibaca."
                self._catat(TingkatCatatan.INFO, "teks-tersembunyi", pesan, h.nomor)
            if h.miring:
                pesan = f"Tulisan miring atau tegak {kutip(h.miring)} tidak dibaca."
                self._catat(TingkatCatatan.INFO, "teks-miring", pesan, h.nomor)

    def _catat_penggalan(self) -> None:
        for sebelum, sesudah in dict.fromkeys(self.kosakata.dibuang):
            pesan = f"Kata yang terpenggal di ujung baris {kutip(sebelum)} dibaca {kutip(sesudah)}."
            self.catatan.append(Catatan(TingkatCatatan.INFO, "kata-terpenggal", pesan, tempat="Naskah"))

    def _catat(self, tingkat: TingkatCatatan, kode: str, pesan: str, halaman: int) -> None:
        nomor = self._nomor(halaman)
        self.catatan.append(Catatan(tingkat, kode, pesan, tempat="Naskah", baris=nomor))


def _luas(baris: Sequence[BarisKata]) -> Luas:
    """The room that printed lines take: the height of letters above and their tails below."""
    atas, akhir = baris[0], baris[-1]
    return (
        min(b.x0 for b in baris),
        atas.y - atas.besar,
        max(b.x1 for b in baris),
        akhir.y + akhir.besar / 4,
    )


def _kotak(h: Halaman, luas: Luas) -> Kotak:
    x0, y0, x1, y1 = luas
    if y1 <= y0:  # a row that goes on over the page reaches to its foot
        y1 = h.tinggi
    lebar, tinggi = max(h.lebar, 1.0), max(h.tinggi, 1.0)
    bagian = (x0 / lebar, y0 / tinggi, x1 / lebar, y1 / tinggi)
    return Kotak(*(min(1.0, max(0.0, n)) for n in bagian), rasio=lebar / tinggi)


def _urutan(x: _Isi) -> list[TabelPdf | list[BarisKata]]:
    """Tables and the lines between them, from top to bottom."""
    hasil: list[TabelPdf | list[BarisKata]] = []
    semua: list[tuple[float, TabelPdf | BarisKata]] = [(t.y0, t) for t in x.tabel]
    semua += [(b.y, b) for b in x.baris]
    for _, satu in sorted(semua, key=lambda s: s[0]):
        if isinstance(satu, TabelPdf):
            hasil.append(satu)
        elif hasil and isinstance(hasil[-1], list):
            hasil[-1].append(satu)
        else:
            hasil.append([satu])
    return hasil


def _kaki(isi: Iterable[_Isi]) -> dict[int, float]:
    """How far down the pages of each width are filled."""
    hasil: dict[int, float] = {}
    for x in isi:
        bawah = max([0.0, *(b.y for b in x.baris), *(t.y1 for t in x.tabel)])
        lebar = round(x.halaman.lebar)
        hasil[lebar] = max(hasil.get(lebar, 0.0), bawah)
    return hasil


def _tepi_kanan(halaman: Sequence[Halaman], baris: Sequence[Sequence[BarisKata]]) -> dict[int, float]:
    """Where the text ends at the right on the pages of each width: where its longest lines do, but a few."""
    hasil: dict[int, float] = {}
    pasangan = sorted(zip(halaman, baris, strict=True), key=lambda p: round(p[0].lebar))
    for lebar, grup in itertools.groupby(pasangan, key=lambda p: round(p[0].lebar)):
        ujung = Counter(round(b.x1) for _, satu in grup for b in satu)
        urut = sorted(ujung.elements(), reverse=True)
        hasil[lebar] = float(urut[min(len(urut) // 50, len(urut) - 1)]) if urut else float(lebar)
    return hasil
