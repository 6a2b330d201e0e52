"""Which papers can be made, in the words and order of the page; what makes them is iki_desktop/papers.py."""

from __future__ import annotations

from dataclasses import dataclass

from iki_desktop.files import safe_name
from iki_desktop.models.kantor import Kantor
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.papers import SUFFIXES


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `jenis` is its name in papers.py; `per_kartu`: it can be made of one kartu alone."""

    jenis: str
    name: str
    words: str  # what it is and for whom, one sentence
    icon: str
    kinds: str  # filter of the file dialog
    per_kartu: bool = False
    per_month: bool = False  # it is of a year up to the month in the bar
    needs_keputusan: bool = True

    def file_name(self, kantor: Kantor, tahun: int, sampai: int) -> str:
        """What the file is called where nobody says otherwise: "lampiran kecamatan contoh 2026.pdf"."""
        waktu = f"s.d. {format_bulan(tahun, sampai)}" if self.per_month else str(tahun)
        stem = " ".join(t for t in (self.name, sebutan_kantor(kantor), waktu) if t)
        return safe_name(stem) + SUFFIXES[self.jenis]


PAPERS = (
    Paper(
        "lampiran",
        "Lampiran IKI",
        "Kartu tiap jabatan dengan tabel sasaran dan indikator, untuk dicetak dan ditandatangani.",
        "kartu",
        "PDF (*.pdf)",
        per_kartu=True,
    ),
    Paper(
        "keputusan",
        "Keputusan",
        "Naskah keputusan dengan kop, menimbang, mengingat, diktum dan penandatangan.",
        "dokumen",
        "PDF (*.pdf)",
    ),
    Paper(
        "salinan",
        "Salinan keputusan",
        "Keputusan dengan tanda SALINAN dan ttd., disahkan pejabat yang disebut di Pengaturan.",
        "salin",
        "PDF (*.pdf)",
    ),
    Paper(
        "laporan",
        "Laporan capaian",
        "Laporan triwulan, tahunan, atau s.d. suatu bulan: ringkasan untuk Camat, lalu capaian tiap kartu.",
        "dokumen",
        "PDF (*.pdf)",
        per_kartu=True,
        per_month=True,
    ),
    Paper(
        "ringkasan",
        "Ringkasan untuk Camat",
        "Satu halaman: di mana kantor berdiri, kartu tertinggi dan terendah, dan yang belum mengisi.",
        "dokumen",
        "PDF (*.pdf)",
        per_kartu=True,
        per_month=True,
    ),
    Paper(
        "realisasi",
        "Realisasi",
        "Buku kerja dengan lembar rekap dan satu lembar tiap kartu; rumusnya tetap hidup di Excel.",
        "realisasi",
        "Buku kerja Excel (*.xlsx)",
        per_kartu=True,
        per_month=True,
    ),
    Paper(
        "formulir",
        "Formulir realisasi",
        "Buku kerja untuk diisi staf: satu lembar tiap jabatan, diterima kembali di halaman Realisasi.",
        "sunting",
        "Buku kerja Excel (*.xlsx)",
        per_kartu=True,
        per_month=True,
    ),
    Paper(
        "rekap",
        "Rekap capaian",
        "Buku kerja dengan capaian tiap jabatan per triwulan dan setahun, dan daftar semua indikator.",
        "realisasi",
        "Buku kerja Excel (*.xlsx)",
        per_kartu=True,
        per_month=True,
    ),
    Paper(
        "json",
        "Data kantor",
        "Seluruh isi berkas sebagai JSON, untuk dipindahkan ke program lain atau disimpan.",
        "simpan",
        "JSON (*.json)",
        needs_keputusan=False,
    ),
)
