"""Word in: the paragraphs and tables of a .docx as a clerk sees them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.readers.arsip import Arsip
from iki_desktop.readers.docx_blok import PembacaBlok
from iki_desktop.readers.docx_isi import Pembaca
from iki_desktop.readers.docx_nomor import Gaya, Penomoran, menyala
from iki_desktop.readers.dokumen import Baris, Blok, Dokumen
from iki_desktop.readers.tabulasi import tabulasi


def dokumen_docx(arsip: Arsip) -> Dokumen:
    """The lines and tables of a Word document; `nomor` counts its paragraphs, those of cells too.

    InputRefused where it is no Word document, damaged, hostile or empty.
    """
    utama = next((t for j, t in arsip.hubungan().values() if j == "officeDocument"), "word/document.xml")
    if utama not in arsip:
        raise arsip.rusak()
    akar = arsip.xml(utama)
    badan = akar.find("w_body")
    if akar.tag != "w_document" or badan is None:
        raise InputRefused(
            f"Berkas {arsip.nama} bukan naskah Word. Tidak ada yang dibaca. "
            "Pilih SK berbentuk .docx, .xlsx atau .pdf."
        )
    naskah = _Naskah(arsip, utama)
    blok = list(naskah.jalan(badan))
    if not blok:
        raise InputRefused(
            f"Naskah {arsip.nama} kosong atau hanya berisi gambar. Tidak ada yang dibaca. "
            "Hasil pindaian harus diubah menjadi teks dahulu (OCR), lalu disimpan lagi sebagai .docx."
        )
    return Dokumen(
        tuple(tabulasi(blok)), tuple(naskah.catatan()), satuan="paragraf", ulangan=tuple(naskah.ulangan)
    )


class _Naskah:
    """The parts of one document, walked section by section."""

    def __init__(self, arsip: Arsip, utama: str) -> None:
        self._arsip = arsip
        self._hubungan = arsip.hubungan(utama)
        gaya = Gaya(self._bagian("styles"))
        self._pembaca = Pembaca(gaya)
        self._blok = PembacaBlok(self._pembaca, Penomoran(self._bagian("numbering"), gaya))
        self._kepala_lalu: set[str] = set()
        self.ulangan: list[Baris] = []

    def jalan(self, badan: Element) -> Iterator[Blok]:
        """The blocks of all sections; what stands in the head of a section's first page comes before it."""
        batas = [*badan.iterfind("w_p/w_pPr/w_sectPr"), *badan.iterfind("w_sectPr")]
        ke = 0
        yield from self._kepala(batas[:1])
        for anak in badan:
            yield from self._blok.baca((anak,))
            if anak.tag == "w_p" and anak.find("w_pPr/w_sectPr") is not None:
                ke += 1
                yield from self._kepala(batas[ke : ke + 1])

    def catatan(self) -> Iterator[Catatan]:
        """What was accepted, left out or lost on the way."""
        yield from self._blok.catatan
        if self._pembaca.terlacak:
            yield _info(
                "perubahan-terlacak",
                "Naskah memuat perubahan yang belum diterima (Track Changes); dibaca seolah sudah diterima.",
            )
        catatan_kaki = [
            *self._teks_bagian("footnotes", "w_footnote"),
            *self._teks_bagian("endnotes", "w_endnote"),
        ]
        if catatan_kaki:
            yield _info("catatan-kaki", f"Catatan kaki tidak dibaca: “{' '.join(catatan_kaki)[:2000]}”")
        if komentar := len(self._teks_bagian("comments", "w_comment")):
            yield _info("komentar", f"Naskah memuat {komentar} komentar; komentar tidak dibaca.")

    def _bagian(self, jenis: str) -> Element | None:
        letak = next((t for j, t in self._hubungan.values() if j == jenis), "")
        return self._arsip.xml(letak) if letak in self._arsip else None

    def _teks_bagian(self, jenis: str, satuan: str) -> list[str]:
        """The words of the notes of one part, without the lines that Word draws between them."""
        akar = self._bagian(jenis)
        semua = akar.iterfind(satuan) if akar is not None else ()
        teks = (" ".join("".join(t.text or "" for t in n.iter("w_t")).split()) for n in semua)
        return [t for t in teks if t]

    def _kepala(self, seksi: Sequence[Element]) -> list[Blok]:
        """The head of a section's first page; its other heads and its feet go to the named list."""
        hasil: list[Blok] = []
        for satu in seksi:
            tanda = satu.find("w_titlePg")
            pertama = tanda is not None and menyala(tanda)
            acuan = {
                (a.tag, a.get("w_type", "default")): a.get("r_id", "")
                for a in satu
                if a.tag in ("w_headerReference", "w_footerReference")
            }
            awal = ("w_headerReference", "first" if pertama else "default")
            for kunci, tanda_bagian in acuan.items():
                blok = self._baca_bagian(tanda_bagian)
                teks = " ".join(t for b in blok for t in _teks(b))
                if not teks or teks in self._kepala_lalu:
                    continue
                self._kepala_lalu.add(teks)
                if kunci == awal:
                    hasil += blok
                else:
                    self.ulangan.append(Baris(teks, self._blok.nomor))
        return hasil

    def _baca_bagian(self, tanda: str) -> list[Blok]:
        _, letak = self._hubungan.get(tanda, ("", ""))
        if letak not in self._arsip:
            return []
        nomor = self._blok.nomor
        blok = list(self._blok.baca(self._arsip.xml(letak)))
        self._blok.nomor = nomor  # paragraphs of heads and feet are not counted
        return blok


def _teks(blok: Blok) -> Iterator[str]:
    yield from Dokumen((blok,)).kata()


def _info(kode: str, pesan: str) -> Catatan:
    return Catatan(TingkatCatatan.INFO, kode, pesan, tempat="Naskah")
