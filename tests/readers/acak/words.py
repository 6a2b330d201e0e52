"""The words of random decrees: a small grammar of office Indonesian, so that no two decrees read alike."""

from __future__ import annotations

import random
from dataclasses import dataclass, field


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("|"))


_SYLLABLES = "ba wa ra tu lo se ma ni ka du pa la gi re su mo ta ke ja lu wo pu"
SYLLABLES = _SYLLABLES.split()
THINGS = _split(
    "pos ronda|lumbung pangan|bank sampah|kelompok ternak|perpustakaan kampung|jembatan gantung|"
    "saluran air|"
    "berkas permohonan|rumah tangga rentan|kios pupuk|lapak pedagang|sumur resapan|taman bermain|"
    "kelompok pengajian|sanggar tari|buku register|peta wilayah|aset bergerak|papan informasi|arsip statis|"
    "kwitansi belanja|undangan rapat|nota dinas|kader kesehatan|keluarga berisiko stunting|lahan tidur|"
    "embung kampung|lampu jalan|rambu lalu lintas|akta kelahiran|kendaraan operasional|peserta magang|"
    "petugas kebersihan|perselisihan warga|titik banjir|kelompok perempuan|usaha rumahan|pemuda pelopor"
)
DONE = _split(
    "yang terdata|yang dirawat|yang diperbarui|yang diperiksa|yang dibina|yang ditindaklanjuti|"
    "yang selesai|"
    "yang dilaporkan tepat waktu|yang dicatat lengkap|yang diserahkan|yang difasilitasi|yang aktif|"
    "yang memenuhi syarat|yang dikunjungi petugas|yang terlayani sesuai standar|yang tersimpan rapi"
)
PLACES = _split(
    "|di wilayah kecamatan|pada setiap dusun|di kantor kecamatan|antara desa dan kelurahan|||dalam satu tahun"
)
AIMS_NYA = _split(
    "Meningkatnya|Terwujudnya|Terlaksananya|Tersedianya|Tertibnya|Terkelolanya|Bertambahnya|Berkurangnya"
)
AIMS_ME = _split("Melaksanakan|Mewujudkan|Menyediakan|Meningkatkan|Menata|Memperkuat|Mengelola")
AIMS_PE = _split("Peningkatan|Penataan|Pengelolaan|Penguatan|Penyediaan|Pembenahan")
QUALITIES = _split(
    "mutu layanan|ketertiban administrasi|peran serta warga|kerapian arsip|kesiapsiagaan bencana|"
    "ketahanan keluarga|kebersihan lingkungan|kelancaran urusan|keterbukaan informasi|daya guna anggaran|"
    "kerukunan antarwarga|kesehatan hewan|kecakapan petugas|kelayakan gedung"
)
FIELDS = _split(
    "bidang persuratan|bidang pertanian|urusan rumah tangga kantor|urusan kependudukan|"
    "bidang perpajakan desa|"
    "bidang kebudayaan|urusan tanah dan bangunan|bidang pendidikan warga|urusan keuangan|bidang keamanan"
)
SOURCES = _split(
    "Buku register|Laporan bulanan|Rekap kunjungan|Daftar hadir|Data Seksi Pelayanan|Catatan petugas|"
    "Aplikasi persuratan|Dokumen anggaran|Berita acara|Data sekunder kecamatan|Laporan seksi|"
    "Lembar pantauan"
)
KEEPERS = _split(
    "Seksi Pelayanan|Subbagian Umum|Sekretariat|Seksi Pembangunan|Kasi Ketertiban|Camat|Semua seksi"
)
DUTIES = _split(
    "menyiapkan bahan|menyusun rancangan|memeriksa kelengkapan|membukukan hasil|mengatur jadwal|"
    "mendampingi warga|"
    "mencatat perubahan|menghimpun keterangan|menilai kemajuan|memantau jalannya|menyerahkan salinan|"
    "mengarsipkan"
)
FUNCTIONS = _split(
    "penyiapan bahan|penyusunan rancangan|pemeriksaan kelengkapan|pembukuan hasil|pengaturan jadwal|"
    "pendampingan warga|pencatatan perubahan|penghimpunan keterangan|penilaian kemajuan|pemantauan jalannya"
)
POSTS = _split(
    "Sekretaris Kecamatan|Kepala Seksi Pelayanan Umum|Kepala Seksi Pembangunan|Kepala Subbagian Umum|"
    "Kepala Subbagian Keuangan|Pengadministrasi Umum|Bendahara Pengeluaran|Pengelola Barang Milik Daerah|"
    "Analis Tata Usaha|Pranata Kearsipan|Operator Layanan|Pengemudi|Kepala Seksi Ketertiban|Penata Laporan|"
    "Fasilitator Pemerintahan|Polisi Pamong Praja|Perencana Ahli Muda|Juru Pungut Retribusi|"
    "Pengolah Data Kependudukan|Penelaah Teknis|Pramu Kebersihan|Verifikator Keuangan"
)
UNITS = _split("dokumen|kegiatan|orang|berkas|kali|unit|laporan")
FIRST = _split("SRI|BAMBANG|RATNA|HENDRA|WAYAN|TITIK|AGUS|NURUL|DEDE|MARIA")
LAST = _split("WIDODO|LESTARI|KUSUMA|PANE|SIREGAR|HIDAYAT|SULASTRI|MAHENDRA|SITOHANG")


@dataclass
class Words:
    """Draws texts; a name that was drawn once is not drawn again in the same document."""

    random: random.Random
    used: set[str] = field(default_factory=set[str])

    def name(self) -> str:
        """A name of a place."""
        return "".join(self.random.choices(SYLLABLES, k=self.random.choice((2, 3, 3)))).capitalize()

    def person(self) -> str:
        degree = self.random.choice(("", ", S.Sos", ", S.H., M.Si", ", SE"))
        return f"{self.random.choice(FIRST)} {self.random.choice(LAST)}{degree}"

    def fresh(self, draw: str, *parts: tuple[str, ...]) -> str:
        """A text of these parts behind `draw` that the document does not have yet."""
        for _ in range(200):
            text = " ".join(p for p in (draw, *(self.random.choice(x) for x in parts)) if p)
            if text not in self.used:
                self.used.add(text)
                return text
        return text  # pyright: ignore[reportPossiblyUnboundVariable]

    def counted(self) -> str:
        """What an indikator counts ("pos ronda yang dirawat")."""
        return self.fresh("", THINGS, DONE, PLACES)

    def goal(self, form: str) -> str:
        aims = {"nya": AIMS_NYA, "me": AIMS_ME, "pe": AIMS_PE}[form]
        text = self.fresh(self.random.choice(aims), QUALITIES, FIELDS)
        if self.random.random() < 0.3:
            text += f" dan {self.random.choice(QUALITIES)}"
        return text

    def duty(self) -> str:
        text = self.fresh("", DUTIES, FIELDS)
        if self.random.random() < 0.5:
            text += f" serta {self.random.choice(DUTIES)} {self.random.choice(THINGS)}"
        return text

    def function(self) -> str:
        text = self.fresh("", FUNCTIONS, FIELDS)
        if self.random.random() < 0.3:
            text += f" dan {self.random.choice(THINGS)}"
        return text
