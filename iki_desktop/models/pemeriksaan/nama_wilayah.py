"""Names of other kecamatan or kabupaten left in a text that was copied from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from iki_desktop.models.kantor import JenisKantor, Kantor
from iki_desktop.models.pemeriksaan.kerangka import Konteks, Potongan, Temuan

# Capitalised words that follow "Kecamatan" in titles and lists and are no names.
_KATA_BIASA = """
    dan atau yang di ke dari dalam dengan untuk pada oleh serta agar se sesuai secara sebagai
    terhadap tentang tahun nomor tanggal tingkat setempat tersebut lain lainnya masing setiap
    seluruh semua ini itu kabupaten kota kecamatan kelurahan desa provinsi camat lurah bupati
    walikota wali sekretaris seksi sub subbagian kepala kantor lampiran keputusan peraturan jabatan
    unit perangkat pemerintah pemerintahan layak sehat siaga berseri bersih aman terpadu online
    digital meliputi berjalan terpublikasi dapat anak ramah tangguh bencana sadar hukum inklusi
    cerdas mandiri maju sejahtera berprestasi teladan berkualitas prima adalah telah sudah akan
    tidak belum juga baik bidang bagian standar satu dua tiga januari februari maret april mei juni
    juli agustus september oktober november desember
"""
_BUKAN_NAMA = frozenset(_KATA_BIASA.split())
_IMBUHAN = re.compile(r"(?:ter|ber|meng|mem|men|me|di|pe\w+an$|ke\w+an$|\w+nya$)", re.IGNORECASE)
_KATA_BESAR = r"[A-Z][A-Za-z'’]+"


@dataclass(frozen=True, slots=True)
class _Sebutan:
    """Words before a name, the name of our own, and what the area is called in a sentence."""

    pola: re.Pattern[str]
    nama: str
    jenis: str


def sebutan_kantor_sendiri(kantor: Kantor) -> tuple[_Sebutan, ...]:
    """What to look for in the texts of an office; nothing where its names are not known."""
    hasil: list[_Sebutan] = []
    if kantor.jenis is JenisKantor.KECAMATAN and kantor.nama:
        hasil.append(_Sebutan(_pola("Kecamatan|Camat"), kantor.nama, "Kecamatan"))
    if kantor.jenis is JenisKantor.KELURAHAN and kantor.nama:
        hasil.append(_Sebutan(_pola("Lurah"), kantor.nama, "Kelurahan"))
    jenis, _, nama = kantor.kabupaten.partition(" ")
    if jenis == "Kabupaten" and nama:
        hasil.append(_Sebutan(_pola("Kabupaten|Bupati"), nama, "Kabupaten"))
    elif jenis == "Kota" and nama:
        hasil.append(_Sebutan(_pola("Pemerintah Kota|Wali ?kota"), nama, "Kota"))
    return tuple(hasil)


def _pola(kata: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?i:{kata})\s+(?P<nama>{_KATA_BESAR}(?:\s+{_KATA_BESAR}){{0,2}})")


def cari_nama_lain(konteks: Konteks, potongan: Potongan) -> Iterator[Temuan]:
    """Names in one text that are not this office's; each name once."""
    dilihat: set[str] = set()
    berhuruf_judul = _seperti_judul(potongan.teks)
    for sebutan in sebutan_kantor_sendiri(konteks.kantor):
        for temu in sebutan.pola.finditer(potongan.teks):
            if _rapat(potongan.teks[temu.start("nama") :]).startswith(_rapat(sebutan.nama)):
                continue
            kata = _kata_nama(temu["nama"].split(), konteks, berhuruf_judul)
            nama = " ".join(kata)
            if not kata or nama in dilihat:
                continue
            dilihat.add(nama)
            yield Temuan(
                f"Teks ini menyebut {sebutan.jenis} {nama.title()}, sedangkan kantor ini "
                f"{sebutan.jenis} {sebutan.nama}. Ganti namanya bila ini sisa salinan dari naskah lain.",
                bidang=potongan.bidang,
                usul=_diganti(potongan.teks, nama, sebutan.nama) if potongan.bidang else None,
            )


def _kata_nama(kata: list[str], konteks: Konteks, berhuruf_judul: bool) -> list[str]:
    """The leading words that can be a name: no common word, none written small elsewhere in the papers."""
    hasil: list[str] = []
    for k in kata:
        kecil = k.lower()
        umum = kecil in _BUKAN_NAMA or kecil in konteks.kata_umum
        if umum or (berhuruf_judul and _IMBUHAN.match(k)):
            break
        hasil.append(k)
    return hasil


def _seperti_judul(teks: str) -> bool:
    """Whether nearly every word stands with a capital, so that a capital says nothing."""
    kata = [k for k in re.findall(r"[A-Za-z]+", teks) if len(k) > 3]
    return len(kata) > 2 and sum(k[0].isupper() for k in kata) >= 0.8 * len(kata)


def _rapat(teks: str) -> str:
    return re.sub(r"[^a-z]", "", teks.lower())


def _diganti(teks: str, lama: str, baru: str) -> str:
    pola = r"\s+".join(map(re.escape, lama.split()))
    return re.sub(rf"\b{pola}\b", lambda _: baru.upper() if lama.isupper() else baru, teks)
