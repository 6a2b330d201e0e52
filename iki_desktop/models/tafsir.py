"""Meaning read from wording: what kind of figure an indikator is, its unit, how its months are consolidated.

Shared by the reader of decrees and the editor. Everything here is an offer that the user may change;
nothing sets a target. The words are those of offices in general (aturan.md says what the kinds mean).
"""

from __future__ import annotations

import re
from decimal import Decimal

from iki_desktop.models.keputusan import Arah, Frekuensi, JenisIndikator, Konsolidasi
from iki_desktop.models.rumus import KALI_SERATUS

PERSEN = re.compile(r"\b(?:pers?entase|pro?sentase|persen)\b|%", re.IGNORECASE)
NILAI = re.compile(
    r"^\W*(?:capaian\s+|hasil\s+|perolehan\s+)?(?:nilai|indeks|index|skor|predikat|opini|peringkat|kategori|level|"
    r"hasil\s+(?:penilaian|evaluasi|survei)|tingkat\s+(?:kepuasan|kematangan|maturitas))\b",
    re.IGNORECASE,
)
WAKTU = re.compile(
    r"^\W*(?:rata-?\s?rata\s+|jumlah\s+|rerata\s+|standar\s+|jangka\s+)?"
    r"(?:waktu|lama(?:nya)?|kecepatan|durasi|ketepatan\s+waktu|response\s+time|hari\s+penyelesaian)\b",
    re.IGNORECASE,
)
JUMLAH = re.compile(r"^\W*(?:jumlah|banyaknya|total|angka|volume|frekuensi)\b", re.IGNORECASE)
BAGIAN_DARI = re.compile(r"^\W*(?:rasio|proporsi|cakupan|tingkat|laju)\b", re.IGNORECASE)

_ORANG = (
    "petugas pegawai anggota peserta orang warga penduduk kader siswa pemohon aparatur perangkat pns asn "
    "penerima"
)
_KALI = (
    "pelaksanaan pelaksaan penyelenggaraan rapat kali monitoring pembinaan fasilitasi kunjungan sosialisasi "
    "koordinasi"
)
SATUAN_KATA = {
    **dict.fromkeys(_ORANG.split(), "orang"),
    **dict.fromkeys(_KALI.split(), "kali"),
    "kegiatan": "kegiatan",
    "event": "kegiatan",
    "pelaporan": "laporan",
}
BUKAN_SATUAN = frozenset(
    ("data", "hasil", "realisasi", "bahan", "total", "seluruh", "keseluruhan", "rata", "rata-rata", "para")
)
DUA_KATA = frozenset(
    ("berita acara", "tanda terima", "kartu keluarga", "kepala keluarga", "rumah tangga", "peraturan desa")
)
WAKTU_SATUAN = ("menit", "jam", "hari", "minggu", "bulan")
_TETAP = "desa kelurahan rt rw dusun lembaga kelompok pegawai pns asn aparatur penduduk kendaraan gedung aset"
TETAP = frozenset(_TETAP.split())
"""What is there all year; how many of them do something is a position, not a sum of months."""

_TIAP = r"(?:(?:se)?tiap|per)"
FREKUENSI: tuple[tuple[Frekuensi, re.Pattern[str]], ...] = tuple(
    (frekuensi, re.compile(pola, re.IGNORECASE))
    for frekuensi, pola in (
        (
            Frekuensi.BULANAN,
            rf"\b{_TIAP}\s+bulan\b|\bbulanan\b|\bsebulan\s+sekali\b|\bdalam\s+satu\s+bulan\b",
        ),
        (Frekuensi.TRIWULANAN, rf"\btriwulan(?:an)?\b|\b{_TIAP}\s+(?:tiga|3)\s+bulan\b"),
        (Frekuensi.SEMESTERAN, rf"\bsemester(?:an)?\b|\b{_TIAP}\s+(?:enam|6)\s+bulan\b"),
        (
            Frekuensi.TAHUNAN,
            rf"\b(?:se)?tahun\s+sekali\b|\bsekali\s+(?:dalam\s+)?(?:se|satu\s+)tahun\b|"
            rf"\b(?:{_TIAP}|akhir)\s+tahun\b|\btahunan\b",
        ),
    )
)
TURUN = re.compile(
    r"^\W*(?:(?:jumlah|angka|persentase|prosentase|tingkat|rasio|kasus|banyaknya)\s+){0,3}"
    r"(?:kemiskinan|pengangguran|stunting|keluhan|pengaduan|kejadian|pelanggaran|kriminalitas|konflik|keterlambatan|"
    r"temuan|kecelakaan|kematian|kebakaran|penyimpangan|kesalahan|tunggakan)\b",
    re.IGNORECASE,
)
DITANGANI = re.compile(
    r"\byang\b|\b(?:laporan|penanganan|penyelesaian|pencegahan|dokumen|penurunan|pengelolaan|rekapitulasi|tindak)\b",
    re.IGNORECASE,
)
WAKTU_TURUN = re.compile(r"^\W*(?:rata-?\s?rata\s+|jangka\s+)?(?:waktu|lama(?:nya)?|durasi)\b", re.IGNORECASE)
KOMPONEN = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z])[.)]{1,2}|[-•])\s+(?P<isi>\S.*)$")


def jenis_dari_teks(teks: str, formulasi: str = "") -> JenisIndikator:
    """What is measured, from the name of the indikator, else from its formula; jumlah where nothing tells."""
    kata = teks.split()[:4]
    if PERSEN.search(" ".join(kata[:2])):
        return JenisIndikator.PERSENTASE
    if NILAI.match(teks):
        return JenisIndikator.NILAI
    if WAKTU.match(teks):
        return JenisIndikator.WAKTU
    if JUMLAH.match(teks):
        return JenisIndikator.JUMLAH
    if PERSEN.search(" ".join(kata)) or KALI_SERATUS.search(formulasi):
        return JenisIndikator.PERSENTASE
    if PERSEN.search(" ".join(formulasi.split()[:6])):
        return JenisIndikator.PERSENTASE
    if WAKTU.match(formulasi):
        return JenisIndikator.WAKTU
    if NILAI.match(formulasi):
        return JenisIndikator.NILAI
    return JenisIndikator.PERSENTASE if BAGIAN_DARI.match(teks) else JenisIndikator.JUMLAH


def satuan_dari_teks(teks: str, jenis: JenisIndikator, formulasi: str = "") -> str:
    """The unit of the figure in the words of offices: "%", "dokumen", "orang"; "" where nothing tells."""
    if jenis is JenisIndikator.PERSENTASE:
        return "%"
    if jenis is JenisIndikator.NILAI:
        m = re.search(r"\b(indeks|index|skor|predikat|peringkat)\b", teks, re.IGNORECASE)
        kata = str(m[1]).lower() if m else "nilai"
        return "indeks" if kata == "index" else kata
    if jenis is JenisIndikator.WAKTU:
        isi = f"{teks} {formulasi}".lower()
        return next(
            (s for s in WAKTU_SATUAN if re.search(rf"\b{s}\b", isi)), "hari" if "tepat" not in isi else ""
        )
    m = re.match(r"\W*(?:jumlah|banyaknya|total|volume)\s+(.*)", teks, re.IGNORECASE | re.DOTALL)
    semua = re.findall(r"[A-Za-z][\w/-]*", m[1] if m else teks)[:4]
    for ke, kata in enumerate(semua[:3]):
        rendah = kata.lower().strip("-/")
        if " ".join(semua[ke : ke + 2]).lower() in DUA_KATA:
            return f"{rendah} {semua[ke + 1].lower()}"
        if rendah in BUKAN_SATUAN:
            continue
        if m is None and rendah not in SATUAN_TARGET:
            return ""  # "Terlaksananya …" names no unit
        return SATUAN_KATA[rendah] if rendah in SATUAN_KATA else str(kata) if kata.isupper() else rendah
    return ""


def konsolidasi_bawaan(jenis: JenisIndikator, berbagian: bool = False, teks: str = "") -> Konsolidasi:
    """How months become a period where the office has not said (aturan.md, "From months to a period").

    berbagian: a persentase with pembilang and penyebut. teks: "Jumlah desa yang …" is a position: akhir.
    """
    if jenis is JenisIndikator.WAKTU:
        return Konsolidasi.RATA_RATA
    if jenis is JenisIndikator.NILAI or (jenis is JenisIndikator.PERSENTASE and not berbagian):
        return Konsolidasi.AKHIR
    if jenis is JenisIndikator.JUMLAH:
        m = re.match(
            r"\W*(?:jumlah|banyaknya|total)\s+([\w/-]+)\b.*?\byang\b", teks, re.IGNORECASE | re.DOTALL
        )
        if m and m[1].lower() in TETAP:
            return Konsolidasi.AKHIR
    return Konsolidasi.JUMLAH


def frekuensi_dari_teks(teks: str, formulasi: str = "") -> Frekuensi | None:
    """How often a figure falls due, where the words name exactly one rhythm; else None."""
    uraian = "\n".join(b for b in formulasi.split("\n") if not KOMPONEN.match(b))
    for isi in (teks, uraian):
        ketemu = {f for f, pola in FREKUENSI if pola.search(isi[:4_000])}
        if len(ketemu) == 1:
            return ketemu.pop()
        if ketemu:
            return None
    return None


def arah_dari_teks(teks: str) -> Arah:
    """turun for what should become less (kemiskinan, lama waktu), unless its handling is what is counted."""
    turun = TURUN.search(teks) and not DITANGANI.search(teks)
    return Arah.TURUN if turun or WAKTU_TURUN.match(teks) else Arah.NAIK


def komponen_dari_teks(formulasi: str) -> tuple[str, ...]:
    """The components of a formulasi: the first list in it that has numbers, letters or dashes."""
    hasil: list[str] = []
    mulai = False
    for baris in formulasi.split("\n"):
        m = KOMPONEN.match(baris)
        if m is None:
            if mulai:
                break
            continue
        tanda = baris.lstrip("(")[0]
        if mulai and tanda in "1a" and not baris.lstrip("(")[1:2].isdigit():
            break
        mulai = True
        hasil.append(m["isi"].strip(" ;,"))
    return tuple(hasil) if len(hasil) > 1 else ()


def unit_dari_jabatan(jabatan: str) -> str:
    """The unit a jabatan belongs to, where its title says so: "Kepala Seksi X" → "Seksi X",
    "Analis Y pada Seksi X Kecamatan Z" → "Seksi X", "Sekretaris Kecamatan" → "Sekretariat"."""
    teks = " ".join(jabatan.split())
    m = re.search(r"\bpada\s+(.+)$", teks, re.IGNORECASE)
    if not m:
        m = re.match(
            r"(?:kepala|plt\.?\s+kepala)\s+((?:sub\s?bag(?:ian)?|seksi|bagian|bidang)\b.*)$",
            teks,
            re.IGNORECASE,
        )
    if m:
        unit = re.split(r",?\s+(?=(?:Sekretariat|Kecamatan|Kabupaten|Kota)\b)", m[1])[0]
        return unit.strip(" .,;")
    if m := re.match(r"(kasi|kasubs?bag)\b\.?\s+(\S.*)$", teks, re.IGNORECASE):
        return ("Seksi " if m[1].lower() == "kasi" else "Sub Bagian ") + m[2].strip(" .,;")
    if re.match(r"sekretaris\s+(?:kecamatan|camat)\b", teks, re.IGNORECASE):
        return "Sekretariat"
    return ""


# ------------------------------------------------------------------ targets that a text states

ANGKA_KATA = {
    "satu": 1, "dua": 2, "tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9,
    "sepuluh": 10, "sebelas": 11, "sekali": 1,
}  # fmt: skip
ANGKA = r"(?P<angka>\d{1,3}(?:\.\d{3})+|\d{1,7}(?:,\d{1,2})?)"
TARGET = re.compile(
    rf"(?P<depan>\b(?:sebanyak|sejumlah|berjumlah|sebesar|target(?:nya)?(?:\s+(?:adalah|sebesar|sebanyak|:))?)\s*)?"
    rf"(?<![\d.,/-]){ANGKA}(?![\d/-]|[.,]\d)(?:\s*\((?P<ejaan>[a-z ]{{3,40}})\))?\s*(?P<satuan>%|[A-Za-z]+)?",
    re.IGNORECASE,
)
_BILANGAN = "|".join(k for k in ANGKA_KATA if k != "sekali")
KATA_TARGET = re.compile(
    rf"\b(?:sebanyak|sejumlah|berjumlah)\s+(?P<kata>(?:(?:{_BILANGAN})(?:\s+(?:belas|puluh))?\s+)+)(?P<satuan>[a-z]+)",
    re.IGNORECASE,
)
_SATUAN_TARGET = (
    "desa kelurahan kali orang dokumen laporan kegiatan berkas surat unit paket lembaga kelompok buah jenis "
    "rt rw anggota peserta pegawai kk kendaraan buku rekening event lokasi titik data aset bidang posyandu "
    "dusun sekolah naskah layanan permohonan pemohon keluarga linmas kader"
)
SATUAN_TARGET = frozenset(_SATUAN_TARGET.split())
BUKAN_TARGET = re.compile(
    r"(?:selama|paling\s+\w+|maks(?:imal|imum)?|min(?:imal|imum)?|kurang\s+dari|lebih\s+dari|di\s?(?:atas|bawah)|nomor|no\.?|"
    r"pasal|ayat|huruf|tahun|bobot|skor|nilai|kategori|dalam|jangka\s+waktu|setiap|tiap|per|ke-?|usia|umur|tanggal|pukul|"
    r"antara|sampai|hingga|golongan|kelas|tingkat|bulan|dari|≥|≤|>|<|x|×|\*)\s*(?:dengan\s+)?$",
    re.IGNORECASE,
)


def target_dari_teks(teks: str, formulasi: str, jenis: JenisIndikator) -> tuple[Decimal, str] | None:
    """A target that the text states ("sebanyak 26 desa", "12 kali"), with the words that state it; or None.

    Durations, deadlines, thresholds, weights, years and numbers of regulations are none, nor are two
    different figures. The figure is an offer, never a fact.
    """
    usul: dict[Decimal, str] = {}
    for isi in (teks, formulasi):
        for m in TARGET.finditer(isi[:4_000]):
            if nilai := _nilai_target(isi, m, jenis):
                usul.setdefault(nilai, " ".join(m[0].split()))
        for m in KATA_TARGET.finditer(isi[:4_000]):
            if (nilai := _angka_kata(m["kata"])) and m["satuan"].lower() in SATUAN_TARGET:
                usul.setdefault(Decimal(nilai), " ".join(m[0].split()))
    return next(iter(usul.items())) if len(usul) == 1 else None


def _nilai_target(isi: str, m: re.Match[str], jenis: JenisIndikator) -> Decimal | None:
    satuan = (m["satuan"] or "").lower()
    sebelum = isi[max(0, m.start() - 24) : m.start()]
    if BUKAN_TARGET.search(sebelum) or (not m["depan"] and sebelum.rstrip().endswith(("-", "–", "ke"))):
        return None
    if satuan == "%":
        if not m["depan"] or jenis is not JenisIndikator.PERSENTASE:
            return None
    elif satuan not in SATUAN_TARGET and not (m["depan"] and "target" in m["depan"].lower() and not satuan):
        return None
    if not m["depan"] and (
        isi[m.end() :].lstrip()[:1] == "/" or re.match(r"\s*(?:sekali|per\b)", isi[m.end() :])
    ):
        return None
    angka = m["angka"].replace(".", "").replace(",", ".")
    nilai = Decimal(angka)
    return nilai if nilai > 0 else None


def _angka_kata(kata: str) -> int | None:
    jumlah = 0
    for k in kata.lower().split():
        if k == "belas":
            jumlah += 10
        elif k == "puluh":
            jumlah *= 10
        elif k in ANGKA_KATA:
            jumlah += ANGKA_KATA[k]
    return jumlah or None
