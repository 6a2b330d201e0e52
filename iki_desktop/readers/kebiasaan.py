"""How this document does things: measured over all its tables before any row is judged."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.aliran import Potong, TabelKartu
from iki_desktop.readers.awalan import awal_indikator, awal_rumus
from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.kata import SAMBUNG, mulai_kecil, polos
from iki_desktop.readers.kolom import Peran
from iki_desktop.readers.sel import NOMOR_DEPAN
from iki_desktop.readers.signature import Signatures

MAKS_KATA = 200_000


@dataclass(frozen=True, slots=True)
class Kebiasaan:
    sasaran_kecil: bool = False  # sasaran are written with a small first letter
    indikator_kecil: bool = False  # and so are indikator and what stands beside them
    terbelah: bool = False  # cells are torn over rows, line by line, as converted papers do
    sasaran_diulang: bool = False  # a sasaran is set again beside each of its indikator
    kata_besar: bool = False  # every word begins with a capital letter
    indikator_terbelah: bool = False  # and among them those of the indikator and what stands beside it
    sumber_penuh: bool = False  # every indikator has a sumber data of its own
    indikator_berawal_baku: bool = True  # nearly every indikator begins with a measure ("Jumlah …")
    sumber_berulang: frozenset[str] = frozenset()  # sumber data that stand complete in more than one row
    pasangan: Mapping[tuple[str, str], int] = field(default_factory=dict[tuple[str, str], int])


def amati(potong: Sequence[Potong]) -> Kebiasaan:
    """Count over the document what single rows cannot tell."""
    kecil_s = besar = 0
    berhuruf_besar = berhuruf_kecil = bersumber = tak_bersumber = 0
    awal_kecil = awal_besar = potongan = kecil_i = besar_i = diulang = dikosongkan = sobek = 0
    awal_i: Counter[bool] = Counter()
    awalan: Counter[tuple[bool, bool]] = Counter()  # (begins small, begins with a measure)
    sumber: Counter[str] = Counter()
    pasangan: Counter[tuple[str, str]] = Counter()
    sisa = MAKS_KATA
    for p in potong:
        if isinstance(p, Signatures):
            continue
        teks = (
            [p.teks] if isinstance(p, Baris) else [s for b in p.baris for sel in b.sel.values() for s in sel]
        )
        for t in teks:
            kata = polos(t).split()[:sisa]
            sisa -= len(kata)
            pasangan.update(itertools.pairwise(kata))
        if not isinstance(p, TabelKartu):
            continue
        lalu = ""
        for n, b in enumerate(p.baris):
            i, s = (NOMOR_DEPAN.sub("", b.teks(x)) for x in (Peran.INDIKATOR, Peran.SASARAN))
            if not n and s:
                awal_kecil += mulai_kecil(s)
                awal_besar += not mulai_kecil(s)
            if n and i:
                diulang += bool(s) and polos(s) == lalu
                dikosongkan += not s and not mulai_kecil(i)
            lalu = polos(s) or lalu
            if n and not b.halaman_baru:
                kecil_s += bool(s) and mulai_kecil(s)
                besar += sum(not mulai_kecil(t) for t in (i, s) if t)
                kecil_i += bool(i) and mulai_kecil(i)
                besar_i += bool(i) and not mulai_kecil(i)
                potongan += (
                    p.kolom.lengkap and bool(i) and not awal_indikator(i) and Peran.FORMULASI not in b.sel
                )
                f = b.teks(Peran.FORMULASI)
                sobek += bool(i) and bool(f) and not awal_indikator(i) and not awal_rumus(f)
            for kata in f"{i} {s}".split()[1:]:
                if len(kata) > 3 and kata.isalpha() and not kata.isupper() and kata not in SAMBUNG:
                    berhuruf_besar += kata[0].isupper()
                    berhuruf_kecil += kata[0].islower()
            if awal_indikator(i):
                bersumber += Peran.SUMBER in b.sel
                tak_bersumber += Peran.SUMBER not in b.sel
            pasti = Peran.NO in b.sel or (n == 0 and s and not mulai_kecil(s))
            if i and (pasti or (n == 0 and s)):
                awal_i[mulai_kecil(i)] += 1
            if i and pasti:  # rows that surely begin an indikator
                awalan[mulai_kecil(i), awal_indikator(i)] += 1
            if d := b.teks(Peran.SUMBER):
                sumber[d] += 1
    sasaran_kecil, indikator_kecil = awal_kecil > awal_besar, awal_i[True] > awal_i[False]
    # a small letter tells of a torn cell only where whole ones begin with a capital
    sisa_s, sisa_i = kecil_s * (not sasaran_kecil), kecil_i * (not indikator_kecil)
    baku, bebas = (awalan[False, x] + awalan[True, x] * indikator_kecil for x in (True, False))
    if baku < 3 * bebas or berhuruf_besar <= berhuruf_kecil or sobek <= 0.15 * besar_i:
        sobek = 0  # where every word has a capital, rows that begin nothing tell that cells are torn
    return Kebiasaan(
        sasaran_kecil=sasaran_kecil,
        indikator_kecil=indikator_kecil,
        terbelah=max(sisa_s + sisa_i, potongan, sobek) > 0.04 * (kecil_s + kecil_i + besar),
        indikator_terbelah=max(sisa_i, potongan, sobek) > 0.04 * (kecil_i + besar_i),
        sasaran_diulang=diulang > max(1, dikosongkan),
        kata_besar=berhuruf_besar > berhuruf_kecil,
        sumber_penuh=bersumber > 9 * tak_bersumber,
        indikator_berawal_baku=baku >= 3 * bebas,
        sumber_berulang=frozenset(d for d, n in sumber.items() if n > 1),
        pasangan=pasangan,
    )
