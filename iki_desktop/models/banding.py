"""A read decree held against one of the file: kartu by kartu new, same or changed, and both put together.

Titles of kartu repeat, so a kartu is known again by jabatan, unit, place and what it holds together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import StrEnum

from iki_desktop.models.beda import Beda, beda_kartu, beda_kepala
from iki_desktop.models.kemiripan import irisan, kata, mirip, pasang_kata, pasangkan, rata
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan
from iki_desktop.models.satukan import satukan_kartu, satukan_kepala


class Keadaan(StrEnum):
    """How a read kartu stands to the file."""

    BARU = "baru"
    SAMA = "sama"
    BERUBAH = "berubah"


class Putusan(StrEnum):
    """What is to be done with a read kartu."""

    TAMBAH = "tambah"  # put in as a kartu of its own
    GANTI = "ganti"  # the kartu of the file gets what was read; its ids and figures stay
    LEWATI = "lewati"


@dataclass(frozen=True, slots=True)
class BandingKartu:
    """One read kartu. Where the file has it: `lama` as it is there, `jadi` as `Putusan.GANTI` would leave it.

    `beda` is exactly what GANTI would change; `dijaga` are indikator that the paper does not have and that
    stay because of their figures, `dibuang` those that would go.
    """

    baca: Kartu
    lama: Kartu | None = None
    jadi: Kartu | None = None
    beda: tuple[Beda, ...] = ()
    dijaga: tuple[Indikator, ...] = ()
    dibuang: tuple[Indikator, ...] = ()

    @property
    def keadaan(self) -> Keadaan:
        if self.lama is None:
            return Keadaan.BARU
        return Keadaan.BERUBAH if self.beda else Keadaan.SAMA

    @property
    def pilihan(self) -> tuple[Putusan, ...]:
        """What can be chosen; the first is what is done unasked: nothing that the file holds is changed."""
        if self.lama is None:
            return (Putusan.TAMBAH, Putusan.LEWATI)
        if not self.beda:
            return (Putusan.LEWATI, Putusan.TAMBAH)
        return (Putusan.LEWATI, Putusan.GANTI, Putusan.TAMBAH)


@dataclass(frozen=True, slots=True)
class Banding:
    """A read decree beside the one of the file (`lama`; None: the file has none of it)."""

    baca: Keputusan
    lama: Keputusan | None
    kartu: tuple[BandingKartu, ...]
    kepala: tuple[Beda, ...] = ()  # what the read decree says otherwise of itself
    tak_di_naskah: tuple[Kartu, ...] = ()  # kartu of the file that were not read

    def banyak(self, keadaan: Keadaan) -> int:
        return sum(k.keadaan is keadaan for k in self.kartu)


def bandingkan(baca: Keputusan, lama: Keputusan | None, tercatat: AbstractSet[str] = frozenset()) -> Banding:
    """Compare. `tercatat`: ids of the indikator of the file that have recorded figures."""
    if lama is None:
        return Banding(baca, None, tuple(BandingKartu(k) for k in baca.kartu))
    cocok = cocokkan(baca.kartu, lama.kartu)
    kartu: list[BandingKartu] = []
    for n, k in enumerate(baca.kartu):
        if n not in cocok:
            kartu.append(BandingKartu(k))
            continue
        ada = lama.kartu[cocok[n]]
        satuan = satukan_kartu(ada, k, tercatat)
        beda = beda_kartu(ada, satuan.kartu)
        kartu.append(BandingKartu(k, ada, satuan.kartu, beda, satuan.dijaga, satuan.dibuang))
    ditemukan = set(cocok.values())
    return Banding(
        baca,
        lama,
        tuple(kartu),
        beda_kepala(lama, satukan_kepala(lama, baca)),
        tuple(k for m, k in enumerate(lama.kartu) if m not in ditemukan),
    )


def cocokkan(baca: Sequence[Kartu], lama: Sequence[Kartu]) -> dict[int, int]:
    """Place in `lama` of each kartu in `baca` that is there already."""
    isi_baca, isi_lama = [_isi(k) for k in baca], [_isi(k) for k in lama]
    panjang = max(len(baca), len(lama))

    def nilai(i: int, j: int) -> float:
        a, b = baca[i], lama[j]
        if a.id == b.id:
            return 4.0
        jabatan = irisan(kata(a.jabatan), kata(b.jabatan)) if a.jenis is b.jenis else 0.0
        isi = irisan(isi_baca[i], isi_lama[j]) if isi_baca[i] else 0.0
        sama_unit = rata(a.unit).casefold() == rata(b.unit).casefold()
        unit = 1.0 if sama_unit else 0.0 if a.unit and b.unit else 0.5
        if not _mungkin(jabatan, unit, isi):
            return 0.0
        return jabatan + isi + unit / 5 - abs(i - j) / panjang / 20

    return pasangkan(len(baca), len(lama), nilai)


def _mungkin(jabatan: float, unit: float, isi: float) -> bool:
    """Whether two kartu may be one: the same title with anything, a near one with much, another with all."""
    if jabatan == 1:
        return unit > 0 or isi >= 0.5
    return isi >= 0.75 or (jabatan >= 0.75 and isi >= 0.5)


def _isi(kartu: Kartu) -> frozenset[str]:
    teks = [s.teks for s in kartu.sasaran] + [i.teks for i in kartu.indikator()]
    return frozenset(p for t in teks if t for p in pasang_kata(rata(t)))


def sk_yang_sama(baca: Keputusan, daftar: Iterable[Keputusan]) -> Keputusan | None:
    """The decree of the file that was read again, None where the file has none.

    Of the same year, and of the same number. Where one of the two has no number yet, or an unfinished one
    (it is often left open until the day of signing), title or kartu decide.
    """
    for k in daftar:
        if k.tahun != baca.tahun:
            continue
        satu, dua = _nomor(k), _nomor(baca)
        if satu == dua != "":
            return k
        if satu and dua:
            continue
        if (satu == dua and mirip(rata(k.tentang).casefold(), rata(baca.tentang).casefold()) == 1) or (
            2 * len(cocokkan(baca.kartu, k.kartu)) >= max(len(baca.kartu), len(k.kartu), 1)
        ):
            return k
    return None


def _nomor(keputusan: Keputusan) -> str:
    """The number without blanks and case; "" while a part of it is left open ("188/   /2026")."""
    nomor = "".join(keputusan.nomor.split()).casefold().strip(".:-")
    terbuka = not nomor or "//" in nomor or ".." in nomor or "…" in nomor or "__" in nomor
    return "" if terbuka else nomor


def putusan_bawaan(banding: Banding, ganti: bool = False) -> dict[str, Putusan]:
    """What is done with each read kartu unasked: new ones go in, the rest stays; `ganti` replaces changed."""
    return {
        k.baca.id: Putusan.GANTI if ganti and k.keadaan is Keadaan.BERUBAH else k.pilihan[0]
        for k in banding.kartu
    }


def gabungkan(banding: Banding, putusan: Mapping[str, Putusan], kepala: bool = False) -> Keputusan:
    """The decree as the decisions make it, kartu numbered anew.

    putusan: by id of the read kartu; one that is not named is treated as unasked. `kepala`: the decree
    itself takes what was read, too. A new kartu stands behind the one that it follows on the paper.
    """
    bawaan = putusan_bawaan(banding)
    pilih = {id_: putusan.get(id_, p) for id_, p in bawaan.items()}
    lama = banding.lama
    if lama is None:
        tambah = [k.baca for k in banding.kartu if pilih[k.baca.id] is Putusan.TAMBAH]
        return replace(banding.baca, kartu=_bernomor(tambah))
    urutan = [k.id for k in lama.kartu]
    kartu = {k.id: k for k in lama.kartu}
    sebelum = ""
    for k in banding.kartu:
        p = pilih[k.baca.id]
        if k.lama is not None:
            sebelum = k.lama.id
        if p is Putusan.GANTI and k.jadi is not None:
            kartu[k.jadi.id] = k.jadi
        elif p is Putusan.TAMBAH and k.baca.id not in kartu:
            kartu[k.baca.id] = k.baca
            at = urutan.index(sebelum) + 1 if sebelum else _awal(banding, len(urutan))
            urutan.insert(at, k.baca.id)
            sebelum = k.baca.id
    dasar = satukan_kepala(lama, banding.baca) if kepala else lama
    hasil = tuple(kartu[id_] for id_ in urutan)
    return replace(dasar, kartu=hasil if len(hasil) == len(lama.kartu) else _bernomor(hasil))


def _awal(banding: Banding, akhir: int) -> int:
    """Where a kartu goes that follows none of the file's: first where others are known again, else last."""
    return 0 if any(k.lama is not None for k in banding.kartu) else akhir


def _bernomor(kartu: Sequence[Kartu]) -> tuple[Kartu, ...]:
    return tuple(k if k.urut == n else replace(k, urut=n) for n, k in enumerate(kartu, 1))
