"""Offices with texts that try to break a paper, the same for the same seed, and what papers must hold."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from random import Random

from iki_desktop.models.kantor import IsiKantor, Kantor, Margin, Pengaturan
from iki_desktop.models.keputusan import (
    Diktum,
    Gaya,
    Indikator,
    JenisIndikator,
    JenisKartu,
    Kartu,
    Keputusan,
    Penandatangan,
    Sasaran,
    Target,
)
from iki_desktop.writers.keputusan import write_keputusan
from iki_desktop.writers.lampiran import write_lampiran
from tests.writers.arsip import archive_faults
from tests.writers.papers import Print, assert_in_order, kartu_texts, read, words
from tests.writers.test_lampiran import assert_inside, assert_not_overprinted

_WORDS = ("laporan", "warga", "tertib", "pelayanan", "desa", "administrasi", "tepat", "waktu", "kegiatan")
_NASTY = (
    "pertanggungjawaban" * 17,
    "a/b_c-d." * 40,
    '<b>tebal</b> & <img src="x"> &amp; </para> ((( \\) endobj stream %PDF',
    "\x00\x07\x1b[31m kendali \u200b\ufeff\u202e arah",
    "😀 👩‍👩‍👧 ✓ ☐ → Σ × − ≥ ½",
    "بسم الله الرحمن الرحيم",
    "שלום 中文 한국 हिन्दी ไทย",
    "e\u0301n\u0303a\u0308o\u0302 Z\u0351a\u036bl\u0343g\u0348o\u0321",
    "1. satu\n2. dua\n\n\t- tiga\r\nempat\u2028lima",
    "=1+1 +62 -5 @SUM",
)


class Ganas:
    """Draws one office."""

    def __init__(self, seed: int) -> None:
        self._r = Random(seed)
        self._empty = self._r.random() < 0.05

    def office(self) -> IsiKantor:
        r = self._r
        kartu = tuple(self._kartu(n) for n in range(r.choice([0, 1, 1, 2])))
        orang = Penandatangan(*(self.text() for _ in range(5)))
        keputusan = Keputusan(
            "kep",
            2026,
            nomor=self.text(),
            tanggal_teks=self.text(),
            tempat=self.text(),
            tentang=self.text(),
            menetapkan=self.text(),
            menimbang=self._texts(),
            mengingat=self._texts(),
            diktum=tuple(Diktum("KESATU", text) for text in self._texts()),
            penandatangan=orang,
            kartu=kartu,
        )
        settings = Pengaturan(
            kertas=r.choice(["F4", "A4"]),
            orientasi_lampiran=r.choice(["tegak", "mendatar"]),
            margin=r.choice([Margin(), Margin(10, 10, 10, 10), Margin(40, 40, 40, 40)]),
            huruf=r.choice(["Bookman Old Style", "Arial"]),
            ukuran_huruf=Decimal(r.choice([8, 12, 16])),
            ukuran_tabel=Decimal(r.choice([9, 10, 14])),
            label_bernomor=r.random() < 0.5,
            kop=self._texts(),
            tembusan=self._texts(),
            penyalin=orang,
            kartu_halaman_baru=r.random() < 0.5,
        )
        return IsiKantor(Kantor("o", "Contoh"), (keputusan,), pengaturan=settings)

    def text(self) -> str:
        """A text, often hostile, sometimes none."""
        r = self._r
        if self._empty or r.random() < 0.15:
            return ""
        if r.random() < 0.3:
            return r.choice(_NASTY)
        return " ".join(r.choice(_WORDS) for _ in range(r.choice([1, 3, 8, 20])))

    def _texts(self) -> tuple[str, ...]:
        return tuple(self.text() for _ in range(self._r.choice([0, 1, 3])))

    def _kartu(self, n: int) -> Kartu:
        r = self._r
        counts = [r.choice([0, 1, 2, 3]) for _ in range(r.choice([0, 1, 2]))]
        if r.random() < 0.05:
            counts.append(60)
        sasaran = [
            Sasaran(f"s{n}-{at}", self.text(), tuple(self._indikator(f"{n}-{at}-{i}") for i in range(count)))
            for at, count in enumerate(counts)
        ]
        if sasaran and sasaran[0].indikator and r.random() < 0.1:
            first, *rest = sasaran[0].indikator
            long = " ".join(r.choice((*_WORDS, *_NASTY)) for _ in range(600))[:4000]
            sasaran[0] = replace(sasaran[0], indikator=(replace(first, formulasi=long), *rest))
        return Kartu(
            f"k{n}",
            n,
            r.choice(list(JenisKartu)),
            bagian=r.choice(["", "", self.text()]),
            jabatan=self.text(),
            tugas=self._texts(),
            fungsi=self._texts(),
            gaya_tugas=r.choice(list(Gaya)),
            gaya_fungsi=r.choice(list(Gaya)),
            judul_kolom=r.choice([(), self._texts()]),
            sasaran=tuple(sasaran),
        )

    def _indikator(self, name: str) -> Indikator:
        r = self._r
        fraction = r.random() < 0.3
        return Indikator(
            f"i{name}",
            self.text(),
            JenisIndikator.PERSENTASE if fraction else JenisIndikator.JUMLAH,
            satuan=self.text(),
            formulasi="" if fraction else self.text(),
            pembilang=self.text() if fraction else "",
            penyebut=self.text() if fraction else "",
            sumber_data=self.text(),
            penanggung_jawab=r.choice(["", self.text()]),
            target={2026: Target(Decimal(7), tw=(Decimal(1), None, Decimal(3), Decimal(7)))},
        )


def assert_has(out: Print, *parts: str) -> None:
    """All signs of the texts are on the paper, as often as in the texts."""
    printed = Counter(out.text)
    for part in parts:
        printed.subtract("".join(words(part)))
    assert not [sign for sign, left in printed.items() if left < 0 and sign.isalnum()]


def check_papers(office: IsiKantor, folder: Path) -> list[Path]:
    """Make lampiran, keputusan and salinan, and look; the files. AssertionError where one is wrong."""
    (sk,) = office.keputusan
    margin = office.pengaturan.margin
    lampiran, keputusan, salinan = (folder / f"{name}.pdf" for name in ("l", "k", "s"))
    write_lampiran(office, sk, lampiran)
    out = read(lampiran)
    assert_inside(out, margin)
    assert_not_overprinted(out)
    assert_has(out, *(text for each in sk.kartu for text in kartu_texts(each)))
    if len(sk.kartu) == 1 and len(out.pages) == 1:
        assert_in_order(out.text, words(*kartu_texts(sk.kartu[0])), reach=3000)
    said = [*sk.menimbang, *sk.mengingat, sk.menetapkan, *(diktum.teks for diktum in sk.diktum), sk.tempat]
    write_keputusan(office, sk, keputusan)
    out = read(keputusan)
    assert_inside(out, margin)
    assert_not_overprinted(out)
    assert_has(out, sk.nomor, *said, *office.pengaturan.tembusan)
    if len(out.pages) == 1:
        assert_in_order(out.text, words(*said), reach=3000)
    write_keputusan(office, sk, salinan, salinan=True)
    made = [lampiran, keputusan, salinan]
    for path in made:
        assert archive_faults(path) == []
    return made
