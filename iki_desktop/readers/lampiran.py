"""The stream cut into the decree, its lampiran's head, and the pieces of each kartu."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.models.keputusan import JenisKartu
from iki_desktop.readers.aliran import Potong, TabelKartu
from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import polos
from iki_desktop.readers.label import Label, Temuan, cari_label
from iki_desktop.readers.tandatangan import JABATAN, NIP, PANGKAT

LAMPIRAN = re.compile(r"^\W*LAMPIRAN\b", re.IGNORECASE)
JUDUL_IKI = re.compile(r"^\W*INDIKATOR\s+KINERJA\s+(?:INDIVIDU|UTAMA)\b", re.IGNORECASE)
NOMOR_LAMPIRAN = re.compile(r"^\W*(?:NOMOR|NOMER|NO)\b\s*[.:]+\s*(?P<isi>.*)$", re.IGNORECASE)
TANGGAL_LAMPIRAN = re.compile(r"^\W*TANGGA[LI1]\b\s*[.:]*\s*(?P<isi>.*)$", re.IGNORECASE)
BAGIAN = re.compile(r"^\W*(?P<tanda>[IVXL]{1,6}|[A-Z])\s?[.)]\s*(?P<isi>[A-Z].*)$", re.DOTALL)
KEPALA_BAGIAN = re.compile(
    r"^\W*(?:INDIKATOR\s+KINERJA|SEKRETARIAT|SEKSI|SUB\s?BAG|BAGIAN|BIDANG|KELURAHAN)\b", re.I
)
KATA_JABATAN = re.compile(
    r"^\W*(?:CAMAT|LURAH|SEKRETARIS|KEPALA|KASI|KASUBBAG|BENDAHARA|PENGELOLA|PENGADMINISTRASI|PENGOLAH|ANALIS|PRANATA|"
    r"ARSIPARIS|PENATA|OPERATOR|PETUGAS|STAF|PENGEMUDI|PENYULUH|VERIFIKATUR|PELAKSANA)\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Isian:
    """A label and the lines that stand behind it, or lines without one (label None)."""

    label: Label | None
    temuan: Temuan | None
    baris: list[Baris] = field(default_factory=list[Baris])
    nomor: int = 0


@dataclass(slots=True)
class BagianKartu:
    """All that belongs to one kartu, before it is understood."""

    nomor: int
    jenis: JenisKartu = JenisKartu.IKI
    bagian: str = ""
    isian: list[Isian] = field(default_factory=list[Isian])
    tabel: list[TabelKartu] = field(default_factory=list[TabelKartu])
    judul_tabel_lain: list[str] = field(default_factory=list[str])
    jabatan_dari_judul: str = ""

    def punya(self, label: Label) -> bool:
        return any(x.label is label for x in self.isian)


@dataclass(slots=True)
class Naskah:
    """The document taken apart."""

    keputusan: list[Baris] = field(default_factory=list[Baris])
    kepala: list[Baris] = field(default_factory=list[Baris])
    kartu: list[BagianKartu] = field(default_factory=list[BagianKartu])
    penutup: list[Baris] = field(default_factory=list[Baris])


def pisahkan(potong: Sequence[Potong], pencatat: Pencatat) -> Naskah:
    """Cut the stream. The lampiran begins at its head, else behind the signature, else at the first kartu."""
    mulai = _awal_kartu(potong)
    kepala = _awal_lampiran(potong, mulai)
    naskah = Naskah(
        keputusan=[p for p in potong[:kepala] if isinstance(p, Baris)],
        kepala=[p for p in potong[kepala:mulai] if isinstance(p, Baris)],
    )
    _potong_kartu(potong[mulai:], naskah, pencatat)
    return naskah


def _awal_kartu(potong: Sequence[Potong]) -> int:
    """The first piece of the first kartu: its title lines, its Jabatan label, or its table."""
    for i, p in enumerate(potong):
        if isinstance(p, TabelKartu):
            return i
        temuan = cari_label(p.teks)
        if temuan and temuan.label is Label.JABATAN:
            return i
    return len(potong)


def _awal_lampiran(potong: Sequence[Potong], mulai: int) -> int:
    teks = [p.teks if isinstance(p, Baris) else "" for p in potong[:mulai]]
    for i in range(len(teks) - 1, -1, -1):
        if LAMPIRAN.match(teks[i]) and len(teks) - i < 25 and not teks[i].rstrip().endswith((".", ";")):
            awal = i
            while awal and LAMPIRAN.match(teks[awal - 1]):
                awal -= 1
            return awal
    for i in range(len(teks) - 1, -1, -1):
        if NIP.search(teks[i]):
            return i + 1
    for i in range(len(teks) - 1, -1, -1):
        if not (JUDUL_IKI.match(teks[i]) or BAGIAN.match(teks[i])):
            return i + 1 if any(re.match(r"\W*(?:MEMUTUSKAN|Menimbang)", t, re.I) for t in teks) else 0
    return 0


def _potong_kartu(potong: Sequence[Potong], naskah: Naskah, pencatat: Pencatat) -> None:
    """Walk the lampiran: a Jabatan label, or a heading with a table of its own, begins a kartu."""
    antara: list[Baris] = [b for b in naskah.kepala if JUDUL_IKI.match(b.teks) or _bagian(b.teks)]
    naskah.kepala = [b for b in naskah.kepala if b not in antara]
    bagian = ""
    kini: BagianKartu | None = None
    isian: Isian | None = None

    def buka(nomor: int) -> BagianKartu:
        nonlocal bagian, kini, isian, antara
        judul, bagian_baru, sisa = _judul(antara, pencatat)
        bagian = bagian_baru or bagian
        kini = BagianKartu(nomor, _jenis(judul, bagian_baru or ""), bagian)
        kini.jabatan_dari_judul = sisa
        naskah.kartu.append(kini)
        isian, antara = None, []
        return kini

    for p in potong:
        if isinstance(p, TabelKartu):
            if kini is None or (antara and p.kolom.lengkap and _judul_iku(antara)):
                kini = buka(p.nomor)
            elif antara:
                kini.judul_tabel_lain += [b.teks for b in antara]
                pencatat.lewat_semua(Jenis.JUDUL, (b.teks for b in antara))
                antara = []
            kini.tabel.append(p)
            isian = None
            continue
        temuan = cari_label(p.teks)
        sudah_tabel = kini is not None and bool(kini.tabel)
        if temuan and temuan.label is Label.JABATAN and (kini is None or sudah_tabel or _terisi(kini)):
            kini = buka(p.nomor)
        elif temuan and temuan.label in (Label.TUGAS, Label.FUNGSI) and (kini is None or sudah_tabel):
            kini = buka(p.nomor)
        if (
            temuan
            and kini is not None
            and not (sudah_tabel and not kini.tabel and temuan.label is Label.LAIN)
        ):
            if not (temuan.label is Label.LAIN and kini.tabel):
                isian = Isian(temuan.label, temuan, nomor=p.nomor)
                if temuan.sisa:
                    isian.baris.append(Baris(temuan.sisa, p.nomor))
                kini.isian.append(isian)
                continue
        if kini is None or kini.tabel:
            antara.append(p)
        elif isian is None and not kini.isian:
            kini.isian.append(isian := Isian(None, None, [p], p.nomor))
        elif isian is not None:
            isian.baris.append(p)
    naskah.penutup = antara


def _terisi(kartu: BagianKartu) -> bool:
    """Whether a kartu already has a jabatan of its own, so that another Jabatan label begins the next."""
    return any(x.label is Label.JABATAN and x.baris for x in kartu.isian) and any(
        x.label in (Label.TUGAS, Label.FUNGSI) for x in kartu.isian
    )


def _bagian(teks: str) -> bool:
    m = BAGIAN.match(teks)
    return (
        bool(m)
        and len(teks) < 160
        and not teks.rstrip().endswith((".", ":"))
        or bool(KEPALA_BAGIAN.match(teks))
    )


def _judul_iku(antara: Sequence[Baris]) -> bool:
    """Whether lines before a table make it a kartu of its own: a title IKI or IKU, or the name of a jabatan."""
    return any(
        JUDUL_IKI.match(b.teks) or (BAGIAN.match(b.teks) and JUDUL_IKI.match(BAGIAN.match(b.teks)["isi"]))
        for b in antara
    )  # type: ignore[index]


def _judul(antara: Sequence[Baris], pencatat: Pencatat) -> tuple[list[str], str, str]:
    """(titles, section, jabatan from a heading) of the lines before a kartu; the rest become a remark."""
    judul: list[str] = []
    bagian = jabatan = ""
    for b in antara:
        teks = b.teks.strip()
        m = BAGIAN.match(teks)
        if m and _bagian(teks):
            bagian = teks.rstrip(" ;:,")
        elif JUDUL_IKI.match(teks) or polos(teks).startswith(("tahun", "kecamatan", "kabupaten", "kota")):
            judul.append(teks)
            pencatat.lewat(Jenis.JUDUL, teks, b.nomor)
        elif KATA_JABATAN.match(teks) and len(teks.split()) <= 16:
            jabatan = teks.rstrip(" ;:,")
        elif KEPALA_BAGIAN.match(teks) and len(teks.split()) <= 16:
            bagian = teks.rstrip(" ;:,")
        else:
            pencatat.periksa("baris-lepas", f"Baris {kutip(teks)} tidak termasuk kartu mana pun.", b.nomor)
    return judul, bagian, jabatan


def _jenis(judul: Sequence[str], bagian: str) -> JenisKartu:
    teks = polos(" ".join([*judul[-2:], bagian]))
    utama = "indikator kinerja utama" in teks
    return JenisKartu.IKU if utama and "indikator kinerja individu" not in polos(bagian) else JenisKartu.IKI


def tanda_tangan_penutup(baris: Sequence[Baris]) -> bool:
    """Whether the lines behind the last table are a signature block."""
    return any(NIP.search(b.teks) or PANGKAT.search(b.teks) for b in baris) or (
        bool(baris) and bool(JABATAN.match(baris[0].teks))
    )
