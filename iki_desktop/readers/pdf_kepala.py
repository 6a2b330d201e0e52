"""Running heads and feet: page numbers, and lines that stand at the same place on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from iki_desktop.readers.aliran import NOMOR_HALAMAN
from iki_desktop.readers.label import Label, cari_label
from iki_desktop.readers.pdf_baris import BarisKata
from iki_desktop.readers.pdf_huruf import Halaman
from iki_desktop.readers.tetap import (
    JUDUL_IKI,
    LAMPIRAN,
    NOMOR_LAMPIRAN,
    TANGGAL_LAMPIRAN,
    TENTANG,
    judul_bagian,
)

TEPI = 3  # lines at the top and at the bottom that may be a head or a foot
PITA = 0.14  # of the height: a page number stands no further inside
MIN_HALAMAN = 3  # on so many pages
MIN_BAGIAN = 0.3  # and on this share of the pages of one size
PETAK = 5.0  # points: the same place

Ulangan = set[tuple[int, int]]
"""(page, id of the line)"""


def cari_ulangan(isi: Sequence[tuple[Halaman, Sequence[BarisKata]]]) -> Ulangan:
    """The lines that only repeat. Of a head of the lampiran the first stays where it is."""
    hasil: Ulangan = set()
    tempat: dict[tuple[str, int, int, bool], list[tuple[int, BarisKata]]] = defaultdict(list)
    ukuran: dict[int, int] = defaultdict(int)
    for h, baris in isi:
        lebar = round(h.lebar)
        ukuran[lebar] += 1
        atas, bawah = baris[:TEPI], baris[max(TEPI, len(baris) - TEPI) :]
        for di_atas, satu in ((True, atas), (False, bawah)):
            for b in satu:
                y = b.y if di_atas else h.tinggi - b.y
                if y < PITA * h.tinggi and NOMOR_HALAMAN.match(b.teks):
                    hasil.add((h.nomor, id(b)))
                    continue
                kunci = re.sub(r"\d+", "#", b.teks.casefold())
                tempat[(kunci, lebar, round(y / PETAK), di_atas)].append((h.nomor, b))
    for (_, lebar, _, _), ada in tempat.items():
        if len(ada) < max(MIN_HALAMAN, MIN_BAGIAN * ukuran[lebar]) or _isi_naskah(ada[0][1].teks):
            continue
        mulai = 1 if _kepala(ada[0][1].teks) else 0
        hasil.update((n, id(b)) for n, b in ada[mulai:])
    return hasil


def _isi_naskah(teks: str) -> bool:
    """A line that the parser needs wherever it stands: a label, the title over each kartu, a section."""
    temuan = cari_label(teks)
    return bool(
        JUDUL_IKI.match(teks)
        or (judul_bagian(teks) and not _kepala(teks))
        or (temuan and temuan.label in (Label.JABATAN, Label.TUGAS, Label.FUNGSI))
    )


def _kepala(teks: str) -> bool:
    return bool(
        LAMPIRAN.match(teks)
        or NOMOR_LAMPIRAN.match(teks)
        or TANGGAL_LAMPIRAN.match(teks)
        or TENTANG.match(teks)
        or re.match(r"\W*(?:SURAT\s+)?KEPUTUSAN\b", teks, re.IGNORECASE)
    )
