"""A table for the whole office with the jabatan in a column: its rows taken apart, a table a jabatan."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from iki_desktop.readers.aliran import BarisKartu, TabelKartu
from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import belum_selesai, mulai_kecil, polos
from iki_desktop.readers.kolom import Kolom, Peran
from iki_desktop.readers.sel import NOMOR_DEPAN
from iki_desktop.readers.tetap import KATA_JABATAN


@dataclass(slots=True)
class RowsOfJabatan:
    """Rows of one jabatan; `jabatan` holds the lines of its name, none where a page before has it."""

    tabel: TabelKartu
    jabatan: list[Baris] = field(default_factory=list[Baris])

    @property
    def nama(self) -> str:
        return " ".join(b.teks for b in self.jabatan)


def per_jabatan(tabel: TabelKartu, pencatat: Pencatat) -> Iterator[RowsOfJabatan]:
    """The rows of each jabatan of a table, in order; the numbers of the jabatan are left out."""
    bernomor = any(Peran.NO in b.sel and Peran.JABATAN in b.sel for b in tabel.baris)
    tabel = replace(
        tabel, kolom=_tanpa_judul(tabel.kolom, (Peran.JABATAN, Peran.NO) if bernomor else (Peran.JABATAN,))
    )
    kini = RowsOfJabatan(replace(tabel, baris=[]))
    for b in tabel.baris:
        nama = " ".join(b.teks(Peran.JABATAN).split())
        if m := NOMOR_DEPAN.match(nama):
            pencatat.lewat(Jenis.PENANDA, m[0], b.nomor)
            nama = nama[m.end() :]
        if nama and polos(nama) == polos(kini.nama):
            pencatat.lewat(Jenis.JUDUL, nama, b.nomor)  # said again in each row, or on a new page
            b = _tanpa_sasaran_ulang(b, kini.tabel, pencatat)
        elif nama and _baru(b, nama, kini.nama, bernomor=bernomor):
            if kini.tabel.baris:
                yield kini
            kini = RowsOfJabatan(replace(tabel, baris=[], nomor=b.nomor), [Baris(nama, b.nomor)])
        elif nama:
            kini.jabatan.append(Baris(nama, b.nomor))
        if bernomor:
            pencatat.lewat(Jenis.PENANDA, b.teks(Peran.NO), b.nomor)
        sisa = {p: s for p, s in b.sel.items() if p is not Peran.JABATAN and not (bernomor and p is Peran.NO)}
        kini.tabel.baris.append(replace(b, sel=sisa))
    if kini.tabel.baris:
        yield kini


def tanpa_jabatan(tabel: TabelKartu, pencatat: Pencatat) -> TabelKartu:
    """The table without its column of jabatan, where labels above it name the jabatan."""
    for b in tabel.baris:
        if nama := b.teks(Peran.JABATAN):
            pencatat.periksa(
                "kolom-lain",
                f"Kolom jabatan berisi {kutip(nama)}; yang dipakai jabatan pada label di atas tabel.",
                b.nomor,
            )
    baris = [replace(b, sel={p: s for p, s in b.sel.items() if p is not Peran.JABATAN}) for b in tabel.baris]
    return replace(tabel, baris=baris, kolom=_tanpa_judul(tabel.kolom, (Peran.JABATAN,)))


def _tanpa_judul(kolom: Kolom, peran: Sequence[Peran]) -> Kolom:
    """The same columns without the titles of these; the cells keep their places."""
    berjudul = [p for p, kosong in zip(kolom.peran, kolom.kosong, strict=True) if not kosong]
    if len(berjudul) != len(kolom.judul):
        return kolom
    return replace(
        kolom, judul=tuple(j for j, p in zip(kolom.judul, berjudul, strict=True) if p not in peran)
    )


def _tanpa_sasaran_ulang(b: BarisKartu, tabel: TabelKartu, pencatat: Pencatat) -> BarisKartu:
    """A row that says its jabatan again says its sasaran again too; it is the same one."""
    sasaran = next((t for x in reversed(tabel.baris) if (t := x.teks(Peran.SASARAN))), "")
    if not sasaran or polos(b.teks(Peran.SASARAN)) != polos(sasaran):
        return b
    pencatat.lewat(Jenis.JUDUL, b.teks(Peran.SASARAN), b.nomor)
    return replace(b, sel={p: s for p, s in b.sel.items() if p is not Peran.SASARAN})


def _baru(b: BarisKartu, nama: str, lama: str, *, bernomor: bool) -> bool:
    """Whether a cell begins another jabatan, and does not go on with a name torn over rows."""
    if Peran.JABATAN in b.lanjut or mulai_kecil(nama):
        return False
    if bernomor:
        return Peran.NO in b.sel or (bool(KATA_JABATAN.match(nama)) and Peran.SASARAN in b.sel)
    return not lama or not belum_selesai(lama)
