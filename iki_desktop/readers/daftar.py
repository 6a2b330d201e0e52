"""Lines into the items of a list: letters or numbers wrong, lost or repeated, items glued or cut in two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from iki_desktop.models.keputusan import Gaya
from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import belum_selesai, mulai_kecil, sambung, tambah_baris

PENANDA = re.compile(r"^\(?([A-Za-z]|\d{1,2})\s?[.)]{1,2}(?:\s+|(?=[A-Z]))(?=\S)")
HURUF_LEPAS = re.compile(r"^([A-Za-z0-9])\s+(?=[A-Za-z])")
MAKS_TEMPEL = 50  # places in one item that are looked at for a glued one
SEBELUM_AKHIR = re.compile(r"[;,]\s*(?:dan|atau|serta|dan/atau)$", re.IGNORECASE)
BUTIR = re.compile(r"^[-–•▪●*]\s+(?=\S)")
AKHIR = (".", ";", ":", "; dan", ";dan", ", dan", "; atau")
AKHIR_BUTIR = (";", "; dan", ";dan", "; atau", "; serta")
"""How every line but the last ends where each is an item though none has a marker."""
# what a scanner makes of a letter in front of a dot
SERUPA = {
    "b": "8", "g": "9", "i": "1l|!", "j": "J", "l": "1iI|", "o": "0", "q": "9", "s": "5", "z": "2",
}  # fmt: skip


@dataclass(slots=True)
class Butir:
    """One item. `urut` is its place by its own marker, None where it has none."""

    teks: str
    nomor: int
    penanda: str = ""
    urut: int | None = None


@dataclass(slots=True)
class _Calon:
    baris: Baris
    isi: str
    penanda: str
    huruf: bool
    urut: int | None


def baca_daftar(
    baris: Sequence[Baris], pencatat: Pencatat, tempat: str, *, paragraf: bool = False
) -> tuple[list[Butir], Gaya]:
    """The items of these lines and how the list is set.

    paragraf: lines without any marker are one running text, not items of their own.
    """
    calon = _calon(baris)
    per_baris = len(calon) > 1 and all(c.isi.rstrip().endswith(AKHIR_BUTIR) for c in calon[:-1])
    bertanda = [c for c in calon if c.urut is not None]
    huruf = bool(bertanda) and bertanda[0].huruf
    berikut = _tanda_berikut(calon, huruf)
    hasil: list[Butir] = []
    for i, c in enumerate(calon):
        bersarang = (
            c.urut is not None and c.huruf != huruf and hasil and (c.urut == 1 or "\n" in hasil[-1].teks)
        )
        if bersarang:
            hasil[-1].teks = tambah_baris(hasil[-1].teks, f"{c.penanda} {c.isi}")  # a list inside an item
        elif c.urut is not None:
            hasil.append(Butir(c.isi, c.baris.nomor, c.penanda, c.urut if c.huruf == huruf else None))
        elif (per_baris and not bertanda) or _butir_baru(
            c, berikut[i], hasil, bertanda=bool(bertanda), paragraf=paragraf
        ):
            hasil.append(Butir(c.isi, c.baris.nomor))
        elif "\n" in hasil[-1].teks and not belum_selesai(hasil[-1].teks) and not mulai_kecil(c.isi):
            hasil[-1].teks = tambah_baris(hasil[-1].teks, c.isi)
        else:
            hasil[-1].teks = sambung(hasil[-1].teks, c.isi)
    hasil = _lepas_tempel(hasil, huruf, pencatat, tempat)
    gaya = _gaya(hasil, calon, huruf)
    pengantar = len(hasil) > 1 and hasil[0].urut is None and not hasil[0].penanda and hasil[1].urut == 1
    if pengantar and gaya in (Gaya.ABC, Gaya.ANGKA):
        # a sentence that introduces the list has no letter, so the letters must stay with the words
        for b in hasil[1:]:
            b.teks = f"{b.penanda} {b.teks}"
        return hasil, Gaya.PARAGRAF
    _periksa_urutan(hasil, huruf, pencatat, tempat)
    for b in hasil:
        pencatat.lewat(Jenis.PENANDA, b.penanda, b.nomor)
    return hasil, gaya


def _calon(baris: Sequence[Baris]) -> list[_Calon]:
    """Each line with its marker read; a marker is told from a word by the one before it."""
    hasil: list[_Calon] = []
    harap = 1
    huruf: bool | None = None
    for b in baris:
        teks = b.teks.lstrip(" :")
        if m := BUTIR.match(teks):  # a bullet that the format did not tell from the text
            teks = teks[m.end() :]
            b = Baris(teks, b.nomor, True, b.penanda)
        c = _Calon(b, teks, "", False, None)
        penanda = b.penanda
        m = None if penanda else PENANDA.match(teks)
        if penanda or m:
            tanda = re.sub(r"\W", "", penanda) if penanda else m[1]  # type: ignore[index]
            c.penanda = penanda or m[0].strip()  # type: ignore[index]
            c.isi = teks if penanda else teks[m.end() :]  # type: ignore[union-attr]
            c.huruf, c.urut = _urut(tanda, harap, huruf)
        elif huruf is not None and (m := HURUF_LEPAS.match(teks)) and _cocok(m[1], harap, huruf=huruf):
            c.penanda, c.isi, c.huruf, c.urut = m[1], teks[m.end() :], huruf, harap
        if c.urut is not None:
            if huruf is None:
                huruf = c.huruf
            if c.huruf == huruf:
                harap = c.urut + 1
        hasil.append(c)
    return hasil


def _cocok(tanda: str, harap: int, *, huruf: bool) -> bool:
    if not huruf:
        return tanda == str(harap)
    if harap > 26:
        return False
    baku = chr(96 + harap)
    return tanda.lower() == baku or tanda in SERUPA.get(baku, "")


def _urut(tanda: str, harap: int, huruf: bool | None) -> tuple[bool, int | None]:
    """(is it a letter, its place): a letter that a scanner may have misread counts as the one expected."""
    if huruf is not False and harap > 1 and _cocok(tanda, harap, huruf=True) and huruf is not None:
        return True, harap
    if tanda.isdigit():
        return False, int(tanda)
    if len(tanda) == 1 and tanda.isascii():
        return True, ord(tanda.lower()) - 96
    return True, None


def _tanda_berikut(calon: Sequence[_Calon], huruf: bool) -> list[int | None]:
    """For each line, the place that the next marked line behind it gives itself."""
    hasil: list[int | None] = [None] * len(calon)
    berikut: int | None = None
    for i in range(len(calon) - 1, -1, -1):
        hasil[i] = berikut
        if calon[i].urut is not None and calon[i].huruf == huruf:
            berikut = calon[i].urut
    return hasil


def _butir_baru(
    c: _Calon, berikut: int | None, hasil: Sequence[Butir], *, bertanda: bool, paragraf: bool
) -> bool:
    """Whether a line without marker begins an item of its own."""
    if not hasil:
        return True
    lama = hasil[-1].teks.rstrip()
    if belum_selesai(lama) and not (c.baris.butir and _menunggu_butir(lama, c.isi)):
        return False
    tamat = lama.endswith(AKHIR)
    if bertanda:
        lalu = hasil[-1].urut
        if lama.endswith(AKHIR_BUTIR) and not mulai_kecil(c.isi):
            return True
        if berikut is not None and lalu is not None:
            return berikut == lalu + 2 and (c.baris.butir or tamat) and not (mulai_kecil(c.isi) and not tamat)
        return (tamat or c.baris.butir) and not (mulai_kecil(c.isi) and not tamat)
    if c.baris.butir:
        return True
    tamat = lama.endswith(AKHIR_BUTIR) if paragraf else tamat and not lama.endswith(":")
    return tamat and not mulai_kecil(c.isi)


def _menunggu_butir(lama: str, isi: str) -> bool:
    """Whether an item may end so where the next line is marked as one: "…; dan", or a comma."""
    return bool(SEBELUM_AKHIR.search(lama)) or (lama[-1] == "," and not mulai_kecil(isi))


def _lepas_tempel(hasil: list[Butir], huruf: bool, pencatat: Pencatat, tempat: str) -> list[Butir]:
    """Items glued on one line ("… keuangan; c. Pelaksanaan …") taken apart where a marker is missing."""
    keluar: list[Butir] = []
    berikut: int | None = None
    for ke in range(len(hasil), 0, -1):
        b = hasil[ke - 1]
        bagian = [b]
        while b.urut is not None and (berikut is None or berikut > b.urut + 1):
            pisah = _cari_tempel(b.teks, b.urut, huruf=huruf, terakhir=berikut is None)
            pisah = pisah or _menurut_letak(b, ke, huruf=huruf)
            if pisah is None:
                break
            b.teks, tanda, kanan = pisah
            pesan = f"Butir {tanda} menempel pada butir {b.penanda} dan dipisahkan."
            pencatat.info("butir-menempel", pesan, b.nomor, tempat=tempat)
            b = Butir(kanan, b.nomor, tanda, b.urut + 1)
            bagian.append(b)
        if bagian[0].urut is not None:
            berikut = bagian[0].urut
        keluar += reversed(bagian)
    keluar.reverse()
    return keluar


def _menurut_letak(b: Butir, ke: int, *, huruf: bool) -> tuple[str, str, str] | None:
    """The same of item number `ke` whose own marker is wrong: what follows it by its place, or by that marker
    once more, behind a semicolon."""
    tanda = (re.escape(b.penanda), rf"\(?{re.escape(_baku(ke + 1, huruf=huruf)[:-1])}[.)]")
    m = re.search(rf";\s*(?P<tanda>{'|'.join(filter(None, tanda))})\s+(?=\S)", b.teks)
    return (b.teks[: m.start() + 1], m["tanda"], b.teks[m.end() :]) if m else None


def _cari_tempel(teks: str, urut: int, *, huruf: bool, terakhir: bool) -> tuple[str, str, str] | None:
    """(text before, marker, text behind) of the next item's marker inside an item."""
    if huruf and urut >= 26:
        return None
    tanda = chr(97 + urut) if huruf else str(urut + 1)
    for m in islice(re.finditer(rf"\(?{tanda}[.)]\s*(?=\S)", teks), MAKS_TEMPEL):
        if m.start() == 0:
            continue
        kiri, kanan = teks[: m.start()], teks[m.end() :]
        jarak = m[0][-1].isspace()
        besar = kanan[0].isupper()
        lepas = kiri[-1].isspace() or kiri[-1] in ";,."
        selesai = kiri.rstrip()[-1:] in (";", ".")
        if not jarak and not besar:
            continue
        if not huruf and not lepas:
            continue
        if (lepas and (besar or selesai)) or (not terakhir and (lepas or (besar and jarak and huruf))):
            return kiri.rstrip(), m[0].strip(), kanan
    return None


def _periksa_urutan(hasil: Sequence[Butir], huruf: bool, pencatat: Pencatat, tempat: str) -> None:
    """Remark on markers that are not the ones expected; the text is taken all the same."""
    if all(b.urut is None for b in hasil):
        return
    harap = 0
    for ke, b in enumerate(hasil, start=1):
        harap += 1
        baku = _baku(harap, huruf=huruf)
        tulis = b.penanda.strip("() ")
        if b.urut in (harap, ke):
            harap = b.urut or harap
            if tulis.rstrip(".)").lower() != _baku(harap, huruf=huruf)[:-1]:
                pesan = f"Penanda butir ke-{ke} {kutip(tulis)} dibaca sebagai {kutip(baku)}."
                pencatat.info("penanda-diperbaiki", pesan, b.nomor, tempat=tempat)
        elif not tulis:
            pesan = f"Butir ke-{ke} tidak bertanda {kutip(baku)} dan dibaca sebagai butir sendiri."
            pencatat.info("penanda-hilang", pesan, b.nomor, tempat=tempat)
        else:
            pesan = f"Butir ke-{ke} bertanda {kutip(tulis)}, seharusnya {kutip(baku)}; isinya tetap dibaca."
            pencatat.periksa("penanda-salah", pesan, b.nomor, tempat=tempat)
            harap = b.urut or harap  # one lost letter is one remark, not one for each item behind it


def _baku(urut: int, *, huruf: bool) -> str:
    return (chr(96 + urut) if huruf and urut <= 26 else str(urut)) + "."


def _gaya(hasil: Sequence[Butir], calon: Sequence[_Calon], huruf: bool) -> Gaya:
    if not hasil:
        return Gaya.KOSONG
    if sum(b.urut is not None for b in hasil) * 2 >= len(hasil):
        return Gaya.ABC if huruf else Gaya.ANGKA
    if len(hasil) > 1 and any(c.baris.butir for c in calon):
        return Gaya.STRIP
    return Gaya.PARAGRAF


def satu_teks(baris: Sequence[Baris]) -> str:
    """Lines as one running text; a list inside keeps its markers and lines (the text of a diktum)."""
    hasil = ""
    for b in baris:
        teks = b.teks.strip() if hasil else b.teks.lstrip(" :").rstrip()
        tanda = b.penanda or (PENANDA.match(teks) or [""])[0].strip()
        if b.penanda:
            teks = f"{b.penanda} {teks}"
        if not hasil:
            hasil = teks
        elif tanda or (b.butir and not belum_selesai(hasil)):
            hasil = tambah_baris(hasil, teks)
        else:
            hasil = sambung(hasil, teks)
    return hasil
