"""Meaning read from wording: what kind of figure an indikator is, its unit, how its months are consolidated.

Shared by the reader of decrees and the editor. Everything here is an offer that the user may change;
nothing sets a target. The words are those of offices in general (aturan.md says what the kinds mean).
"""

from __future__ import annotations

import re

from iki_desktop.models.keputusan import Arah, Frekuensi, JenisIndikator, Konsolidasi
from iki_desktop.models.rumus import KALI_SERATUS
from iki_desktop.models.target_teks import EJAAN, SATUAN_TARGET, TIAP

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
    "penerima pelaku"
)
_KALI = (
    "pelaksanaan pelaksaan penyelenggaraan rapat kali monitoring pembinaan fasilitasi kunjungan sosialisasi "
    "koordinasi patroli supervisi"
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
JENIS_SATUAN = {
    **dict.fromkeys(("%", "persen", "persentase", "prosentase"), JenisIndikator.PERSENTASE),
    **dict.fromkeys(("nilai", "indeks", "index", "skor", "predikat", "opini", "level"), JenisIndikator.NILAI),
    **dict.fromkeys(("menit", "jam", "hari", "hari kerja"), JenisIndikator.WAKTU),
}
"""Units that say what kind of figure it is."""
WAKTU_SATUAN = ("menit", "jam", "hari", "minggu", "bulan")
_TETAP = "desa kelurahan rt rw dusun lembaga kelompok pegawai pns asn aparatur penduduk kendaraan gedung aset"
TETAP = frozenset(_TETAP.split())
"""What is there all year; how many of them do something is a position, not a sum of months."""

KONSOLIDASI: tuple[tuple[Konsolidasi, re.Pattern[str]], ...] = tuple(
    (konsolidasi, re.compile(pola, re.IGNORECASE))
    for konsolidasi, pola in (
        (
            Konsolidasi.RATA_RATA,
            rf"\b(?:rata-?\s?rata|rerata)\s+(?:\w+\s+){{0,4}}?(?:{TIAP}\s+)?(?:bulan(?:an)?|hari(?:an)?|minggu)\b|"
            r"\bdi\s?rata-?\s?rata(?:kan)?\b|^\W*(?:rata-?\s?rata|rerata)\s+(?:jumlah|banyaknya)\b",
        ),
        (
            Konsolidasi.AKHIR,
            r"\b(?:posisi|kondisi|keadaan|data|jumlah|saldo)\s+(?:\w+\s+){0,3}?(?:pada\s+)?akhir\s+"
            r"(?:tahun|bulan|periode|triwulan|semester)\b|\bper(?:\s+tanggal)?\s+31\s+desember\b|\bdata\s+terakhir\b",
        ),
        (Konsolidasi.JUMLAH, r"\b(?:di)?(?:akumulasi|kumulasi)(?:kan)?\b|\bakumulatif\b|\bkumulatif\b"),
        (Konsolidasi.MAKSIMUM, r"\b(?:nilai|angka|capaian|skor|jumlah)\s+(?:\w+\s+)?tertinggi\b"),
        (Konsolidasi.MINIMUM, r"\b(?:nilai|angka|capaian|skor|jumlah)\s+(?:\w+\s+)?terendah\b"),
    )
)
_SEKALI = rf"(?:sekali|(?:1|satu){EJAAN}\s+kali)"


def _selang(bulan: str) -> str:
    """The words for "every so many months"; `bulan` are the ways to write the number."""
    return rf"\b{TIAP}\s+(?:{bulan}){EJAAN}\s+bulan\b|\b(?:{bulan}){EJAAN}\s+bulan\s+{_SEKALI}\b"


FREKUENSI: tuple[tuple[Frekuensi, re.Pattern[str]], ...] = tuple(
    (frekuensi, re.compile(pola, re.IGNORECASE))
    for frekuensi, pola in (
        (
            Frekuensi.BULANAN,
            rf"\b{TIAP}\s+bulan(?:nya)?\b|\bbulanan\b|\bsebulan\s+{_SEKALI}\b|\bdalam\s+satu\s+bulan\b|"
            rf"\b{_SEKALI}\s+(?:dalam\s+)?(?:se|(?:satu|1)\s+)bulan\b|{_selang('1|satu')}",
        ),
        (Frekuensi.TRIWULANAN, rf"\btriwulan(?:an)?\b|{_selang('tiga|3')}"),
        (Frekuensi.SEMESTERAN, rf"\bsemester(?:an)?\b|{_selang('enam|6')}"),
        (
            Frekuensi.TAHUNAN,
            rf"\b(?:se|(?:satu|1)\s+)tahun\s+{_SEKALI}\b|\b{_SEKALI}\s+(?:dalam\s+)?(?:se|(?:satu|1)\s+)tahun\b|"
            rf"\b(?:{TIAP}|akhir)\s+tahun\b|\btahunan\b|{_selang('dua belas|12')}",
        ),
    )
)
BEBERAPA_SETAHUN = re.compile(
    rf"\b(?!(?:1|satu)\b)(?:\d[\d.]*|dua|tiga|empat|enam|dua\s+belas){EJAAN}\s+[a-z]+\s+{TIAP}\s+tahun\b",
    re.IGNORECASE,
)
"""So many in a year ("4 kali per tahun"): how much, not how often it falls due."""
TURUN = re.compile(
    r"^\W*(?:(?:jumlah|angka|persentase|prosentase|tingkat|rasio|kasus|banyaknya)\s+){0,3}"
    r"(?:kemiskinan|pengangguran|stunting|keluhan|pengaduan|kejadian|pelanggaran|kriminalitas|konflik|keterlambatan|"
    r"temuan|kecelakaan|kematian|kebakaran|penyimpangan|kesalahan|tunggakan)\b",
    re.IGNORECASE,
)
DITANGANI = re.compile(
    r"\byang\b(?!\s+(?:masuk|diterima|terjadi|muncul)\b)|\b(?:laporan|penanganan|penyelesaian|pencegahan|dokumen|penurunan|pengelolaan|rekapitulasi|tindak|"
    r"selesai|tuntas|ditangani|tertangani|diselesaikan|terselesaikan|ditindaklanjuti|dijawab|teratasi|diatasi)\b",
    re.IGNORECASE,
)
WAKTU_TURUN = re.compile(r"^\W*(?:rata-?\s?rata\s+|jangka\s+)?(?:waktu|lama(?:nya)?|durasi)\b", re.IGNORECASE)
KOMPONEN = re.compile(r"^(?:\(?(?:\d{1,2}|[a-z])[.)]{1,2}|[-•])\s+(?P<isi>\S.*)$")


def jenis_dari_teks(teks: str, formulasi: str = "", satuan: str = "") -> JenisIndikator:
    """What is measured, by the name of the indikator, its unit or its formula; jumlah where nothing tells.

    satuan: the unit as a column of the paper states it.
    """
    kata = teks.split()[:4]
    if PERSEN.search(" ".join(kata[:2])):
        return JenisIndikator.PERSENTASE
    if NILAI.match(teks):
        return JenisIndikator.NILAI
    if WAKTU.match(teks):
        return JenisIndikator.WAKTU
    if JUMLAH.match(teks):
        return JenisIndikator.JUMLAH
    if stated := JENIS_SATUAN.get(satuan.strip(" .()").lower()):
        return stated
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
        return (
            SATUAN_KATA[rendah]
            if rendah in SATUAN_KATA
            else str(kata)
            if kata.isupper() and not teks.isupper()
            else rendah
        )
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


def konsolidasi_dari_teks(teks: str, formulasi: str = "") -> Konsolidasi | None:
    """How months become a period, where the words say exactly one way ("rata-rata per bulan"); else None."""
    for isi in (teks, formulasi):
        ketemu = {k for k, pola in KONSOLIDASI if pola.search(isi[:4_000])}
        if ketemu:
            return ketemu.pop() if len(ketemu) == 1 else None
    return None


def frekuensi_dari_teks(teks: str, formulasi: str = "") -> Frekuensi | None:
    """How often a figure falls due, where the words name exactly one rhythm; else None."""
    uraian = "\n".join(b for b in formulasi.split("\n") if not KOMPONEN.match(b))
    for isi in (teks, BEBERAPA_SETAHUN.sub(" ", uraian[:4_000])):
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
        unit = ("Seksi " if m[1].lower() == "kasi" else "Sub Bagian ") + m[2].strip(" .,;")
        return unit.upper() if teks.isupper() else unit
    if re.match(r"sekretaris\s+(?:kecamatan|camat)\b", teks, re.IGNORECASE):
        return "Sekretariat"
    return ""
