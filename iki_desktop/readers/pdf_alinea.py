"""Printed lines outside tables into paragraphs and list items, as a hanging indent shows them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.kata import mulai_kecil
from iki_desktop.readers.label import cari_label
from iki_desktop.readers.pdf_baris import BUTIR, PENANDA, BarisKata, Kosakata, tak_muat
from iki_desktop.readers.tetap import awal_penutup

SEJAJAR = 3.0  # points: two lines begin at one place
SELA = 2.3  # of the size: lines further apart are not one paragraph
GANTUNG = 0.45  # of the size: a gap wider than this behind a marker is the tab of a hanging indent
AKHIR = (".", ";", ":")


@dataclass(slots=True)
class _Alinea:
    baris: list[BarisKata] = field(default_factory=list[BarisKata])
    teks: str = ""
    x_teks: float = 0.0  # where the text behind label, colon and marker begins
    x_awal: float = 0.0  # where its first line begins

    @property
    def menggantung(self) -> bool:
        return self.x_teks > self.x_awal + SEJAJAR


def jadi_alinea(
    baris: Sequence[BarisKata], kanan: float, kosakata: Kosakata
) -> Iterator[tuple[list[BarisKata], Baris]]:
    """(its printed lines, paragraph); `kanan` is where the text of the page ends at the right.

    `nomor` is left 0: the caller counts.
    """
    kini: _Alinea | None = None
    for b in baris:
        if kini is not None and _lanjut(kini, b, kanan):
            kini.teks = kosakata.gabung(kini.teks, b.teks)
            kini.baris.append(b)
            continue
        if kini is not None:
            yield _jadikan(kini)
        kini = _Alinea([b], b.teks, _awal_teks(b), b.x0)
    if kini is not None:
        yield _jadikan(kini)


def _awal_teks(b: BarisKata) -> float:
    """Where the text of a line begins: behind "Tugas :", behind "a.", behind both."""
    n = 0
    lebar = GANTUNG * b.besar
    for i, k in enumerate(b.kata[:8]):
        if not k.teks.endswith(":") or i + 1 == len(b.kata):
            continue
        sesudah = b.kata[i + 1].x0 - k.x1
        sebelum = k.x0 - b.kata[i - 1].x1 if i else 2 * lebar
        if (k.teks == ":" and max(sebelum, sesudah) > lebar) or sesudah > 2 * lebar:
            n = i + 1
        break
    if n + 1 < len(b.kata) and PENANDA.fullmatch(b.kata[n].teks):
        n += 1
    return b.kata[n].x0


def _lanjut(kini: _Alinea, b: BarisKata, kanan: float) -> bool:
    """Whether a line goes on with the paragraph above it."""
    atas = kini.baris[-1]
    if b.y - atas.y > SELA * max(b.besar, atas.besar) or abs(b.besar - atas.besar) > 0.25 * b.besar:
        return False
    if b.berpenanda and not (abs(b.x0 - kini.x_teks) <= SEJAJAR and _angka_kalimat(atas, b)):
        return False
    if (
        _berlabel(b)
        or _is_label(b)
        or atas.digaris != b.digaris
        or awal_penutup(b.teks)
        or _ganti_huruf(atas, b)
    ):
        return False
    tersedia = kanan - (atas.x0 if len(kini.baris) > 1 else kini.x_teks)
    lebar_atas = BarisKata([k for k in atas.kata if k.x0 >= kini.x_teks - SEJAJAR] or atas.kata)
    penuh = tak_muat(lebar_atas, b, tersedia)
    if abs(b.x0 - kini.x_teks) <= SEJAJAR and kini.menggantung:
        return penuh or not kini.teks.endswith(AKHIR) or mulai_kecil(b.teks)
    if kini.menggantung and b.x0 <= kini.x_awal + SEJAJAR and (len(kini.baris) == 1 or b.x0 == atas.x0):
        # a list whose lines run back to the margin
        penuh = tak_muat(atas, b, kanan - atas.x0)
        unfinished = kini.baris[0].berpenanda and not kini.teks.endswith(AKHIR)  # behind a label: a new line
        return penuh and (mulai_kecil(b.teks) or unfinished)
    sejajar = abs(b.x0 - kini.x_awal) <= SEJAJAR or (
        len(kini.baris) == 1 and kini.x_awal - 60 <= b.x0 < kini.x_awal  # a first line that is indented
    )
    if len(kini.baris) > 1:
        sejajar = abs(b.x0 - atas.x0) <= SEJAJAR
    return sejajar and penuh and not kini.menggantung


def _ganti_huruf(atas: BarisKata, b: BarisKata) -> bool:
    """Capitals behind small letters or the other way round: a title, or the office of the signer."""
    kiri, kanan = atas.kata[-1].teks, b.kata[0].teks
    if b.teks.isupper() and len(b.kata) > 1:
        return not kiri.isupper()
    return atas.teks.isupper() and len(atas.kata) > 1 and not kanan.isupper()


def _angka_kalimat(atas: BarisKata, b: BarisKata) -> bool:
    """A number at the beginning of a line that belongs to the sentence: no tab behind it."""
    return b.kata[1].x0 - b.kata[0].x1 <= GANTUNG * b.besar and not atas.teks.endswith(AKHIR)


def _berlabel(b: BarisKata) -> bool:
    """A colon in a column of its own behind the first words: "NOMOR   : …"."""
    for i, k in enumerate(b.kata[1:5], start=1):
        if k.teks == ":" and k.x0 - b.kata[i - 1].x1 > GANTUNG * b.besar:
            return True
    return b.kata[0].teks == ":"


def _is_label(b: BarisKata) -> bool:
    """A label of a kartu with its colon, wherever the colon stands: "Fungsi :"."""
    temuan = cari_label(b.teks)
    return temuan is not None and temuan.titik_dua


def _jadikan(a: _Alinea) -> tuple[list[BarisKata], Baris]:
    pertama = a.baris[0]
    if pertama.berpenanda and pertama.kata[0].teks in BUTIR:
        return a.baris, Baris(a.teks[len(pertama.kata[0].teks) :].strip(), 0, butir=True)
    return a.baris, Baris(a.teks, 0)
