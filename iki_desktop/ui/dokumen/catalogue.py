"""Which papers can be made, in the words and order of the page; what makes them is iki_desktop/papers.py."""

from __future__ import annotations

from dataclasses import dataclass, replace

from iki_desktop.files import safe_name
from iki_desktop.models.kantor import IsiKantor, Kantor, kartu_berlaku, keputusan_berlaku
from iki_desktop.models.keputusan import Kartu
from iki_desktop.models.nama import nama_kartu, sebutan_kantor
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.models.terbitan import ASAL, SATU_KEPUTUSAN
from iki_desktop.papers import SUFFIXES

PDF, BOOK, DATA = "PDF (*.pdf)", "Buku kerja Excel (*.xlsx)", "JSON (*.json)"


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper. `jenis` is its name in papers.py; the rest says which options it has."""

    jenis: str
    name: str
    words: str  # what it is and for whom, one sentence
    icon: str
    kinds: str  # filter of the file dialog
    per_kartu: bool = False  # it can be made of one kartu alone
    per_month: bool = False  # it is of a year up to a month
    turns: bool = False  # it can stand upright or lie
    needs_keputusan: bool = True

    @property
    def is_pdf(self) -> bool:
        """Whether its pages can be looked at and printed."""
        return self.kinds == PDF

    @property
    def of_decree(self) -> bool:
        """Whether it is of one keputusan, where a year has several."""
        return ASAL.get(self.jenis, self.jenis) in SATU_KEPUTUSAN

    def file_name(self, kantor: Kantor, tahun: int, sampai: int, kartu: str = "", nomor: str = "") -> str:
        """What the file is called where nobody says otherwise: "Lampiran IKI Kecamatan Contoh 2026.pdf".

        `kartu` is the jabatan, or number and jabatan, of the one kartu that it is of; `nomor` tells the
        keputusan of one year apart.
        """
        waktu = f"s.d. {format_bulan(tahun, sampai)}" if self.per_month else str(tahun)
        stem = " ".join(t for t in (self.name, kartu or sebutan_kantor(kantor), waktu, nomor) if t)
        return safe_name(stem) + SUFFIXES[self.jenis]


@dataclass(frozen=True, slots=True)
class Order:
    """A paper as it is wanted: of which year and month, which of the kartu in force (from 1; none: all)."""

    paper: Paper
    tahun: int
    sampai: int
    kartu: tuple[int, ...] = ()
    keputusan: str = ""  # id, of a paper that is of one keputusan
    kertas: str = ""  # "" is as the office has it, as is `arah`
    arah: str = ""

    def office(self, isi: IsiKantor) -> IsiKantor:
        """The office with the form of this paper in place of its own."""
        own = isi.pengaturan
        pengaturan = replace(
            own,
            kertas=self.kertas or own.kertas,
            orientasi_lampiran=self.arah or own.orientasi_lampiran,
        )
        return replace(isi, pengaturan=pengaturan)

    def kartu_of(self, isi: IsiKantor) -> dict[int, Kartu]:
        """The kartu that the paper may be of, by their numbers: of one keputusan its own."""
        milik = next((k.kartu for k in isi.keputusan if k.id == self.keputusan), None)
        ids = None if milik is None else {k.id for k in milik}
        berlaku = enumerate(kartu_berlaku(isi, self.tahun), 1)
        return {n: k for n, k in berlaku if ids is None or k.id in ids}

    def file_name(self, isi: IsiKantor, kartu: str = "") -> str:
        """What its file is called (Paper.file_name); `kartu` names the one it is of."""
        if len(self.kartu) == 1 and not kartu:
            kartu = nama_kartu(self.kartu_of(isi)[self.kartu[0]])
        nomor = ""
        if self.paper.of_decree and len(berlaku := keputusan_berlaku(isi, self.tahun)) > 1:
            nomor = next((k.nomor for k in berlaku if k.id == self.keputusan), "")
        return self.paper.file_name(isi.kantor, self.tahun, self.sampai, kartu, nomor)


PAPERS = (
    Paper(
        "lampiran",
        "Lampiran IKI",
        "Kartu tiap jabatan dengan tabel sasaran dan indikator, untuk dicetak dan ditandatangani.",
        "kartu",
        PDF,
        per_kartu=True,
        turns=True,
    ),
    Paper(
        "keputusan",
        "Keputusan",
        "Naskah keputusan dengan kop, menimbang, mengingat, diktum dan penandatangan.",
        "dokumen",
        PDF,
    ),
    Paper(
        "salinan",
        "Salinan keputusan",
        "Keputusan dengan tanda SALINAN dan ttd., disahkan pejabat yang disebut di Pengaturan.",
        "salin",
        PDF,
    ),
    Paper(
        "laporan",
        "Laporan capaian",
        "Laporan triwulan, tahunan, atau s.d. suatu bulan: ringkasan untuk Camat, lalu capaian tiap kartu.",
        "dokumen",
        PDF,
        per_kartu=True,
        per_month=True,
    ),
    Paper(
        "ringkasan",
        "Ringkasan untuk Camat",
        "Satu halaman: di mana kantor berdiri, kartu tertinggi dan terendah, dan yang belum mengisi.",
        "dokumen",
        PDF,
        per_kartu=True,
        per_month=True,
    ),
    Paper(
        "pegawai",
        "Kartu pegawai",
        "Kartu yang dipegang tiap pegawai dengan target dan realisasinya, untuk ditandatangani berdua.",
        "kartu",
        "PDF (*.pdf)",
        per_kartu=True,
        per_month=True,
    ),
    Paper(
        "realisasi",
        "Realisasi",
        "Buku kerja dengan lembar rekap dan satu lembar tiap kartu; rumusnya tetap hidup di Excel.",
        "realisasi",
        BOOK,
        per_kartu=True,
        per_month=True,
    ),
    Paper(
        "formulir",
        "Formulir realisasi",
        "Buku kerja untuk diisi staf: satu lembar tiap jabatan, diterima kembali di halaman Realisasi.",
        "sunting",
        BOOK,
        per_kartu=True,
        per_month=True,
    ),
    Paper(
        "rekap",
        "Rekap capaian",
        "Buku kerja dengan capaian tiap jabatan per triwulan dan setahun, dan daftar semua indikator.",
        "realisasi",
        BOOK,
        per_kartu=True,
        per_month=True,
    ),
    Paper(
        "json",
        "Data kantor",
        "Seluruh isi berkas sebagai JSON, untuk dipindahkan ke program lain atau disimpan.",
        "simpan",
        DATA,
        needs_keputusan=False,
    ),
)
