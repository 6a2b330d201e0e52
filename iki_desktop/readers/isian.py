"""Jabatan, tugas and fungsi of one kartu: labels without text, text without label, labels behind it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.daftar import BUTIR, PENANDA
from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import polos, sambung
from iki_desktop.readers.label import Label
from iki_desktop.readers.lampiran import BagianKartu

PENGANTAR = re.compile(
    r"(?::|\b(?:meliputi|yaitu|yakni|antara lain|sebagai berikut|adalah|terdiri (?:dari|atas)|fungsi))\s*$",
    re.I,
)


@dataclass(slots=True)
class IsiLabel:
    """The lines of each label, in order."""

    jabatan: str = ""
    unit: str = ""
    tugas: list[Baris] = field(default_factory=list[Baris])
    fungsi: list[Baris] = field(default_factory=list[Baris])
    ada_fungsi: bool = False


def bagi_isian(kartu: BagianKartu, pencatat: Pencatat) -> IsiLabel:
    """Give every line to its label.

    Lines behind a label fall into pieces: a piece begins at a line with a colon before it, and where a
    list follows a paragraph. Labels that stand empty wait for the next piece; a piece that nobody waits
    for goes to the label that is missing (a fungsi whose label was lost).
    """
    hasil = IsiLabel()
    tunggu: deque[Label] = deque()
    fungsi_akhir = max(
        (n for n, x in enumerate(kartu.isian) if x.label is Label.FUNGSI and x.baris), default=-1
    )
    for n, isian in enumerate(kartu.isian):
        if isian.temuan:
            pencatat.lewat(Jenis.LABEL, isian.temuan.kata, isian.nomor)
        label = isian.label
        if label is Label.FUNGSI:
            hasil.ada_fungsi = True
        if label is Label.LAIN:
            if isian.baris and isian.temuan and polos(isian.temuan.kata).startswith("tahun"):
                pencatat.lewat_semua(Jenis.JUDUL, (b.teks for b in isian.baris), isian.nomor)
            elif isian.baris:
                pencatat.info(
                    "isian-lain",
                    f"Isian {kutip(isian.temuan.kata if isian.temuan else '')} tidak punya tempat di kartu: "
                    f"{kutip(' '.join(b.teks for b in isian.baris))}",
                    isian.nomor,
                )
            continue
        if not isian.baris:
            if label:
                tunggu.append(label)
            continue
        potong = _pecah(isian.baris)
        sebaris = bool(isian.temuan and isian.temuan.sisa)
        kini = label or Label.JABATAN
        if sebaris:
            _taruh(hasil, kini, potong.pop(0), pencatat)
        else:
            tunggu.append(kini)
            if len(potong) < len(tunggu):  # empty labels above: the text belongs to the nearest
                for _ in range(len(tunggu) - len(potong)):
                    tunggu.popleft()
        for p in potong:
            if tunggu:
                kini = tunggu.popleft()
            elif kini is Label.TUGAS and fungsi_akhir <= n and not hasil.fungsi and _terpisah(hasil.tugas, p):
                kini = Label.FUNGSI
                hasil.ada_fungsi = True
                pencatat.periksa(
                    "label-hilang",
                    "Label Fungsi tidak ada; daftar sesudah Tugas dibaca sebagai Fungsi.",
                    p[0].nomor,
                )
            elif kini is Label.JABATAN and hasil.jabatan and not hasil.tugas and _terpisah([], p):
                kini = Label.TUGAS
                pencatat.periksa(
                    "label-hilang",
                    "Label Tugas tidak ada; isi sesudah Jabatan dibaca sebagai Tugas.",
                    p[0].nomor,
                )
            _taruh(hasil, kini, p, pencatat)
    return hasil


def _pecah(baris: Sequence[Baris]) -> list[list[Baris]]:
    potong: list[list[Baris]] = []
    for b in baris:
        daftar = _awal_daftar(b)
        if not potong or b.teks.startswith(":") or (daftar and not any(_bertanda(x) for x in potong[-1])):
            potong.append([])
        potong[-1].append(b)
    return potong


def _awal_daftar(b: Baris) -> bool:
    """The first item of a list: a., 1., or a bullet."""
    teks = f"{b.penanda} x" if b.penanda else b.teks.lstrip(": ")
    butir = BUTIR.match(teks)
    m = PENANDA.match(teks[butir.end() :] if butir else teks)
    return m[1].lower() in ("a", "1") if m else b.butir or bool(butir)


def _bertanda(b: Baris) -> bool:
    teks = b.teks.lstrip(": ")
    return b.butir or bool(b.penanda or PENANDA.match(teks) or BUTIR.match(teks))


def _terpisah(sebelum: Sequence[Baris], potong: Sequence[Baris]) -> bool:
    """Whether a piece can be another label's: set off by a colon, or a list behind a finished paragraph."""
    if potong[0].teks.startswith(":"):
        return True
    return (
        bool(sebelum)
        and _awal_daftar(potong[0])
        and not PENGANTAR.search(sebelum[-1].teks)
        and not any(_bertanda(b) for b in sebelum)
    )


def _taruh(hasil: IsiLabel, label: Label, potong: Sequence[Baris], pencatat: Pencatat) -> None:
    bersih = [Baris(b.teks.lstrip(": "), b.nomor, b.butir, b.penanda) for b in potong]
    bersih = [b for b in bersih if polos(b.teks)]
    if label is Label.TUGAS:
        hasil.tugas += bersih
    elif label is Label.FUNGSI:
        hasil.fungsi += bersih
    elif label is Label.UNIT:
        for b in bersih:
            hasil.unit = sambung(hasil.unit, b.teks)
    else:
        for b in bersih:
            _tambah_jabatan(hasil, b, pencatat)


def _tambah_jabatan(hasil: IsiLabel, b: Baris, pencatat: Pencatat) -> None:
    lama, baru = hasil.jabatan, b.teks.rstrip(" ;,")
    if lama and polos(baru).startswith(polos(lama)) and polos(baru) != polos(lama):
        pencatat.periksa(
            "gema-pindaian",
            f"Jabatan: {kutip(lama)} hanya awal dari {kutip(baru)} dan tidak dimasukkan.",
            b.nomor,
        )
        hasil.jabatan = baru
    else:
        hasil.jabatan = sambung(lama, baru)
