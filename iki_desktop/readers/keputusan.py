"""The decree before its lampiran: number, tentang, menimbang, mengingat, diktum, place and date, signer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from iki_desktop.models.keputusan import Diktum, Penandatangan
from iki_desktop.readers.daftar import baca_daftar, satu_teks
from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import sambung, seperti
from iki_desktop.readers.kop import Kop, baca_kop, lengkapi
from iki_desktop.readers.tandatangan import baca_tanda_tangan
from iki_desktop.readers.tetap import DITETAPKAN, PADA_TANGGAL, TEMPAT_TANGGAL, TENTANG

DIKTUM = re.compile(
    r"^\W*(?P<label>KESATU|PERTAMA|KEDUA|KETIGA|KEEMPAT|KELIMA|KEENAM|KETUJUH|KEDELAPAN|KESEMBILAN|KESEPULUH|"
    r"KE(?:SE|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN)\s*BELAS)\b\s*(?P<titik>[.:]?)\s*(?P<isi>.*)$",
    re.DOTALL | re.IGNORECASE,
)
NOMOR = re.compile(
    r"^\W*(?:(?:SURAT\s+)?KEPUTUSAN\b.{0,80}?)?\b(?:NOMOR|NOMER)\b\s*[.:]*\s*(?P<isi>.*)$|"
    r"^\W*NO\b\s*[.:]+\s*(?P<isi2>.*)$",
    re.IGNORECASE,
)
TENTANG_DALAM = re.compile(r"\s+TENTANG\s+")
PEJABAT = re.compile(
    r"^\W*(?:DENGAN\s+RAHMAT|CAMAT|LURAH|BUPATI|WALI\s*KOTA|GUBERNUR|KEPALA|SEKRETARIS\s+DAERAH)\b", re.I
)


@dataclass(slots=True)
class KeputusanDraf:
    """What was read of the decree itself; the lampiran's kartu come later."""

    kop: Kop = field(default_factory=Kop)
    nomor: str = ""
    tanggal_teks: str = ""
    tempat: str = ""
    tentang: str = ""
    menetapkan: str = ""
    menimbang: list[str] = field(default_factory=list[str])
    mengingat: list[str] = field(default_factory=list[str])
    diktum: list[Diktum] = field(default_factory=list[Diktum])
    penandatangan: Penandatangan = field(default_factory=Penandatangan)
    baris_nomor: int | None = None
    baris_tanggal: int | None = None
    ada: bool = False  # whether the document holds a decree at all, not only its lampiran


class _Bagian:
    KOP, JUDUL, NOMOR, TENTANG, PEJABAT = "kop", "judul", "nomor", "tentang", "pejabat"
    MENIMBANG, MENGINGAT, MEMUTUSKAN, MENETAPKAN = "menimbang", "mengingat", "memutuskan", "menetapkan"
    DIKTUM, TEMPAT, TANGGAL, TANDA_TANGAN = "diktum", "tempat", "tanggal", "tanda tangan"


def baca_keputusan(baris: Sequence[Baris], pencatat: Pencatat) -> KeputusanDraf:
    """Read the lines before the lampiran. Absent parts stay empty, with a remark where a decree has them."""
    pencatat.tempat = "Keputusan"
    isi: dict[str, list[Baris]] = {}
    diktum: list[tuple[str, list[Baris]]] = []
    kini = _Bagian.KOP
    for b in baris:
        kini = _taruh(b, kini, isi, diktum, pencatat)
    draf = KeputusanDraf()
    draf.ada = any(k in isi for k in (_Bagian.MENIMBANG, _Bagian.MENGINGAT, _Bagian.MEMUTUSKAN)) or bool(
        diktum
    )
    draf.kop = baca_kop(isi.get(_Bagian.KOP, ()), pencatat)
    for kunci in (_Bagian.JUDUL, _Bagian.PEJABAT):
        pencatat.lewat_semua(Jenis.KEPALA, (b.teks for b in isi.get(kunci, ())))
    _nomor_tentang(draf, isi)
    for kunci, tujuan in ((_Bagian.MENIMBANG, draf.menimbang), (_Bagian.MENGINGAT, draf.mengingat)):
        butir, _ = baca_daftar(isi.get(kunci, ()), pencatat, kunci.capitalize())
        tujuan += [x.teks for x in butir]
    for b in isi.get(_Bagian.MEMUTUSKAN, ()):
        pesan = f"Baris {kutip(b.teks)} sesudah MEMUTUSKAN tidak dikenal dan tidak dimasukkan."
        pencatat.periksa("baris-lepas", pesan, b.nomor)
    draf.menetapkan = satu_teks(isi.get(_Bagian.MENETAPKAN, ())).lstrip(" :")
    draf.diktum = [Diktum(label, _teks_diktum(isi_diktum, pencatat, label)) for label, isi_diktum in diktum]
    draf.tempat = satu_teks(isi.get(_Bagian.TEMPAT, ())).strip(" :.,")
    draf.tanggal_teks = satu_teks(isi.get(_Bagian.TANGGAL, ())).strip(" :.,;")
    draf.baris_tanggal = next((b.nomor for b in isi.get(_Bagian.TANGGAL, ())), None)
    draf.penandatangan = baca_tanda_tangan(isi.get(_Bagian.TANDA_TANGAN, ()), pencatat)
    lengkapi(draf.kop, [satu_teks(isi.get(k, ())) for k in (_Bagian.PEJABAT, _Bagian.JUDUL)] + [draf.tentang])
    if draf.ada:
        _periksa(draf, pencatat)
    return draf


def _taruh(
    b: Baris,
    kini: str,
    isi: dict[str, list[Baris]],
    diktum: list[tuple[str, list[Baris]]],
    pencatat: Pencatat,
) -> str:
    """Put one line into its part; returns the part that the next line continues."""

    def mulai(bagian: str, teks: str, label: str = "") -> str:
        if label:
            pencatat.lewat(Jenis.KEPALA, label, b.nomor)
        isi.setdefault(bagian, [])
        if teks.strip(" :"):
            isi[bagian].append(Baris(teks.strip(), b.nomor, b.butir, b.penanda))
        return bagian

    teks = b.teks.strip()
    kata = re.split(r"[\s:]+", teks.lstrip(" -:*•."), maxsplit=1)
    pertama, sisa = kata[0], kata[1] if len(kata) > 1 else ""
    sebelum_diktum = kini not in (_Bagian.DIKTUM, _Bagian.TEMPAT, _Bagian.TANGGAL, _Bagian.TANDA_TANGAN)
    if sebelum_diktum and pertama[:1].isupper():
        rendah = pertama.lower()
        if seperti(rendah, "menimbang"):
            return mulai(_Bagian.MENIMBANG, sisa, pertama)
        if seperti(rendah, "mengingat") or seperti(rendah, "memperhatikan"):
            return mulai(_Bagian.MENGINGAT, sisa, pertama)
        if seperti(rendah, "memutuskan"):
            return mulai(_Bagian.MEMUTUSKAN, "", teks)
        if seperti(rendah, "menetapkan") and kini in (
            _Bagian.MEMUTUSKAN,
            _Bagian.MENGINGAT,
            _Bagian.MENIMBANG,
        ):
            return mulai(_Bagian.MENETAPKAN, sisa, pertama)
    if (m := DIKTUM.match(teks)) and _diktum(m):
        label = " ".join(m["label"].upper().split())
        diktum.append((label, [Baris(m["isi"].strip(), b.nomor)] if m["isi"].strip() else []))
        return _Bagian.DIKTUM
    if kini in (_Bagian.DIKTUM, _Bagian.MENETAPKAN, _Bagian.TEMPAT):
        if m := DITETAPKAN.match(teks):
            kiri, tanggal, kanan = _belah(PADA_TANGGAL, m["isi"])
            kini = mulai(_Bagian.TEMPAT, kiri, teks[: m.start("isi")])
            return mulai(_Bagian.TANGGAL, kanan, tanggal) if tanggal else kini
        if (m := PADA_TANGGAL.search(teks)) and m.start() < 4:
            return mulai(_Bagian.TANGGAL, teks[m.end() :], m[0])
        if m := TEMPAT_TANGGAL.match(teks):
            mulai(_Bagian.TEMPAT, m["tempat"])
            return mulai(_Bagian.TANGGAL, m["tanggal"])
    if kini is _Bagian.TEMPAT and isi[kini]:
        return mulai(_Bagian.TANDA_TANGAN, teks)
    if kini is _Bagian.TANGGAL and isi[kini]:
        return mulai(_Bagian.TANDA_TANGAN, teks)
    if kini is _Bagian.DIKTUM:
        if diktum:
            diktum[-1][1].append(b)
        return kini
    if kini in (_Bagian.KOP, _Bagian.JUDUL, _Bagian.NOMOR, _Bagian.TENTANG, _Bagian.PEJABAT):
        return _kepala(teks, kini, mulai)
    return mulai(kini, teks)


def _diktum(m: re.Match[str]) -> bool:
    """Whether "KESATU …" opens a diktum: a colon behind it, nothing, or capitals and a new sentence."""
    if m["titik"] == ":" or not m["isi"]:
        return True
    return m["label"].isupper() and m["isi"][0].isupper()


def _kepala(teks: str, kini: str, mulai: Callable[..., str]) -> str:
    """Where a line above menimbang belongs."""
    if (m := NOMOR.match(teks)) and kini in (_Bagian.KOP, _Bagian.JUDUL):
        isi = m["isi"] if m["isi"] is not None else m["isi2"]
        nomor, tentang, judul = _belah(TENTANG_DALAM, isi)
        kini = mulai(_Bagian.NOMOR, nomor, teks[: len(teks) - len(isi)])
        return mulai(_Bagian.TENTANG, judul, tentang) if tentang else kini
    if m := TENTANG.match(teks):
        return mulai(_Bagian.TENTANG, m["isi"], teks[: m.start("isi")])
    if re.match(r"^\W*(?:SURAT\s+)?(?:KEPUTUSAN|SALINAN)\b", teks) and kini is _Bagian.KOP:
        return mulai(_Bagian.JUDUL, teks)
    if kini is _Bagian.TENTANG and PEJABAT.match(teks):
        return mulai(_Bagian.PEJABAT, teks)
    if kini is _Bagian.NOMOR:
        return mulai(_Bagian.NOMOR if teks[:1].isdigit() else _Bagian.PEJABAT, teks)
    return mulai(kini, teks)


def _belah(pola: re.Pattern[str], teks: str) -> tuple[str, str, str]:
    m = pola.search(teks)
    return (teks[: m.start()], m[0], teks[m.end() :]) if m else (teks, "", "")


def _nomor_tentang(draf: KeputusanDraf, isi: dict[str, list[Baris]]) -> None:
    nomor = isi.get(_Bagian.NOMOR, [])
    if nomor:
        draf.baris_nomor = nomor[0].nomor
        draf.nomor = " ".join(b.teks for b in nomor).strip(" :")
    teks = ""
    for b in isi.get(_Bagian.TENTANG, []):
        teks = sambung(teks, b.teks)
    draf.tentang = teks.strip(" ,:")


def _teks_diktum(baris: list[Baris], pencatat: Pencatat, label: str) -> str:
    """The words of one diktum; a stray scrap of a few letters between its lines is left out with a remark."""
    bersih: list[Baris] = []
    for b in baris:
        kata = b.teks.split()
        sisip = len(kata) == 1 and len(kata[0]) <= 4 and kata[0].isalpha() and kata[0].isupper()
        if sisip and bersih and bersih[-1].teks.rstrip().endswith((".", ";", ":")):
            pencatat.periksa(
                "sisa-pindaian",
                f"Potongan {kutip(b.teks)} bukan bagian kalimat dan tidak dimasukkan.",
                b.nomor,
                tempat=f"Diktum {label}",
            )
        else:
            bersih.append(b)
    return satu_teks(bersih)


def _periksa(draf: KeputusanDraf, pencatat: Pencatat) -> None:
    for kunci, isi, kata in (
        ("nomor-hilang", draf.nomor, "Nomor keputusan"),
        ("tentang-hilang", draf.tentang, "Judul (TENTANG) keputusan"),
        ("menimbang-hilang", draf.menimbang, "Bagian Menimbang"),
        ("mengingat-hilang", draf.mengingat, "Bagian Mengingat"),
        ("diktum-hilang", draf.diktum, "Diktum keputusan (KESATU …)"),
        ("tempat-hilang", draf.tempat, "Tempat penetapan"),
        ("tanggal-hilang", draf.tanggal_teks, "Tanggal penetapan"),
        ("penandatangan-hilang", draf.penandatangan.nama, "Nama penandatangan"),
    ):
        if not isi:
            pencatat.periksa(kunci, f"{kata} tidak ditemukan di naskah. Isi sendiri bila ada.")
