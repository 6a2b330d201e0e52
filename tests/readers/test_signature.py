"""Signatures and initials under single kartu: one remark a place, no word of them in a kartu or a name."""

from __future__ import annotations

import pytest

from iki_desktop.models.catatan import Bacaan
from iki_desktop.readers.arsip import Arsip
from iki_desktop.readers.docx import dokumen_docx
from iki_desktop.readers.urai import urai
from iki_desktop.readers.xlsx import baca_buku
from tests.readers.naskah import KEPALA, baca, kata_hilang, susunan
from tests.readers.test_xlsx import buat, simpan
from tests.readers.word import Word, p, run, sel, tabel

TABEL = f"{KEPALA}\nMeningkatnya tertib arsip⇥Jumlah arsip⇥Jumlah arsip yang ditata⇥Daftar arsip"
SATU_KOLOM = """
Lubuk Cerana, 6 Januari 2026
CAMAT LUBUK CERANA


Dra. HALIMATUS ZAHRA, M.AP
Pembina Tk. I
NIP. 19720304 199803 2 001"""
DUA_KOLOM = """
Mengetahui,⇥⇥Lubuk Cerana, 6 Januari 2026
CAMAT LUBUK CERANA⇥⇥KEPALA SEKSI PELAYANAN


Dra. HALIMATUS ZAHRA, M.AP⇥⇥BONAR SIREGAR, S.Sos
NIP. 19720304 199803 2 001⇥⇥NIP. 19810917 200604 1 004"""
RAPAT = DUA_KOLOM.replace("\n\n\n", "\n").replace("\n\n", "\n").lstrip("\n")
PARAF = "Paraf Hierarki\nParaf Kasubbag⇥Paraf Sekretaris"
JUDUL = "INDIKATOR KINERJA INDIVIDU"


def naskah(bawah: str, judul: str = JUDUL, *, sela: str = "\n") -> Bacaan:
    """Three kartu; the signatures stand under the first two."""
    kartu = [
        f"{judul}\nJabatan : {jabatan}\nTugas : menata arsip\n\n{TABEL}{sela}{bawah if n < 2 else ''}\n"
        for n, jabatan in enumerate(("Sekretaris Kecamatan", "Kepala Seksi Pelayanan", "Bendahara"))
    ]
    return baca("\n".join(kartu))


@pytest.mark.parametrize(
    "bawah", [SATU_KOLOM, DUA_KOLOM, RAPAT, PARAF], ids=["satu", "dua", "rapat", "paraf"]
)
@pytest.mark.parametrize("sela", ["\n", "\n\n"], ids=["rapat", "berjarak"])
def test_one_remark_a_place_and_the_kartu_goes_on(bawah: str, sela: str) -> None:
    bacaan = naskah(bawah, sela=sela)
    assert [k.jabatan for k in bacaan.keputusan.kartu] == [
        "Sekretaris Kecamatan",
        "Kepala Seksi Pelayanan",
        "Bendahara",
    ]
    for k in bacaan.keputusan.kartu:
        assert susunan(k) == [("Meningkatnya tertib arsip", ["Jumlah arsip"])]
        assert k.bagian == ""
        assert next(k.indikator()).formulasi == "Jumlah arsip yang ditata"
        assert next(k.indikator()).sumber_data == "Daftar arsip"
    catatan = [c for c in bacaan.catatan if c.kode == "tanda-tangan-kartu"]
    assert [c.tempat for c in catatan] == ["Kartu 1", "Kartu 2"]
    assert not [c for c in bacaan.catatan if c.kode == "baris-lepas"]


def test_names_side_by_side_are_told_apart() -> None:
    (satu, _) = (c for c in naskah(DUA_KOLOM).catatan if c.kode == "tanda-tangan-kartu")
    assert "CAMAT LUBUK CERANA Dra. HALIMATUS ZAHRA, M.AP NIP. 19720304 199803 2 001" in satu.pesan
    assert "KEPALA SEKSI PELAYANAN BONAR SIREGAR, S.Sos" in satu.pesan


def test_a_heading_of_the_next_jabatan_is_no_signature() -> None:
    bacaan = baca(
        f"Camat\nTugas : memimpin\n\n{TABEL}\n{SATU_KOLOM}\n\nII. SEKRETARIAT\n\nBendahara\n"
        f"Tugas : membayar\n\n{TABEL}\n{SATU_KOLOM}\n\nPENGELOLA KEUANGAN\nTugas : membukukan\n\n{TABEL}"
    )
    assert [(k.jabatan, k.bagian) for k in bacaan.keputusan.kartu][1:] == [
        ("Bendahara", "II. SEKRETARIAT"),
        ("PENGELOLA KEUANGAN", "II. SEKRETARIAT"),
    ]


def test_the_last_signers_of_a_lampiran_alone() -> None:
    k = naskah("").keputusan
    assert k.penandatangan.nama == ""
    bacaan = baca(f"Jabatan : Bendahara\nTugas : membayar\n\n{TABEL}\n{DUA_KOLOM}")
    p = bacaan.keputusan.penandatangan
    assert (p.nama, p.jabatan, p.nip) == (
        "Dra. HALIMATUS ZAHRA, M.AP",
        "CAMAT LUBUK CERANA",
        "19720304 199803 2 001",
    )
    assert bacaan.kantor.nama == "Lubuk Cerana"
    assert bacaan.keputusan.tempat == "Lubuk Cerana"
    assert str(bacaan.keputusan.tanggal) == "2026-01-06"
    assert [c.kode for c in bacaan.catatan].count("tanda-tangan-lain") == 1


def test_torn_cells_that_read_like_a_signature_stay_in_the_table() -> None:
    k = baca(
        f"Jabatan : Camat\nTugas : memimpin\n\n{KEPALA}\n"
        "Meningkatnya pelayanan surat⇥Jumlah surat yang⇥Jumlah surat keterangan yang⇥Register\n"
        "⇥ditetapkan Camat⇥dikeluarkan kecamatan⇥\n"
        "⇥⇥atas nama pemohon⇥\n"
        "⇥Jumlah izin⇥Jumlah izin yang⇥Register\n⇥⇥mengetahui Camat⇥"
    ).keputusan.kartu[0]
    assert susunan(k) == [
        ("Meningkatnya pelayanan surat", ["Jumlah surat yang ditetapkan Camat", "Jumlah izin"])
    ]
    assert [i.formulasi for i in k.indikator()] == [
        "Jumlah surat keterangan yang dikeluarkan kecamatan atas nama pemohon",
        "Jumlah izin yang mengetahui Camat",
    ]


BARIS = [b.split("⇥") for b in f"{TABEL}\n{RAPAT}".split("\n")]


def test_in_excel() -> None:
    def isi(lembar: object) -> None:
        for jabatan in ("Sekretaris", "Bendahara"):
            lembar.append(("Jabatan", f": {jabatan}"))  # type: ignore[attr-defined]
            for b in BARIS:
                lembar.append(b)  # type: ignore[attr-defined]

    dokumen = baca_buku(Arsip(simpan(buat(isi)), "uji.xlsx")).dokumen
    uraian = urai(dokumen)
    assert not kata_hilang(dokumen, uraian)
    _periksa(uraian.bacaan)


def test_in_word() -> None:
    def dua(kiri: list[str], kanan: list[str]) -> str:
        return tabel([[sel("".join(p(run(t)) for t in kolom)) for kolom in (kiri, kanan)]])

    w = Word()
    for jabatan in ("Camat", "Sekretaris", "Bendahara"):
        w.tambah(p(run(f"Jabatan : {jabatan}")), p(run("Tugas : menata arsip")))
        w.tambah(tabel([[sel(p(run(t))) for t in b] for b in BARIS[:2]]))
        w.tambah(p(), dua([b[0] for b in BARIS[2:]], [b[2] for b in BARIS[2:]]))
    dokumen = dokumen_docx(Arsip(w.simpan(), "uji.docx"))
    uraian = urai(dokumen)
    assert not kata_hilang(dokumen, uraian)
    _periksa(uraian.bacaan)


def test_in_word_set_by_tabs() -> None:
    w = Word()
    for jabatan in ("Camat", "Sekretaris", "Bendahara"):
        w.tambah(p(run(f"Jabatan : {jabatan}")), p(run("Tugas : menata arsip")))
        w.tambah(tabel([[sel(p(run(t))) for t in b] for b in BARIS[:2]]))
        w.tambah(p(), *(p(run("\t".join(b))) for b in BARIS[2:]))
    dokumen = dokumen_docx(Arsip(w.simpan(), "uji.docx"))
    uraian = urai(dokumen)
    assert not kata_hilang(dokumen, uraian)
    _periksa(uraian.bacaan)
    (satu, _) = (c for c in uraian.bacaan.catatan if c.kode == "tanda-tangan-kartu")
    assert "KEPALA SEKSI PELAYANAN BONAR SIREGAR, S.Sos" in satu.pesan


def _periksa(bacaan: Bacaan) -> None:
    k = bacaan.keputusan
    assert [x.jabatan for x in k.kartu] == ["Camat", "Sekretaris", "Bendahara"]
    for x in k.kartu[1:]:
        assert susunan(x) == [("Meningkatnya tertib arsip", ["Jumlah arsip"])]
    assert bacaan.kantor.nama == "Lubuk Cerana"
    assert k.penandatangan.nama == "Dra. HALIMATUS ZAHRA, M.AP"
    assert "tanda-tangan-kartu" in [c.kode for c in bacaan.catatan]
    assert "baris-lepas" not in [c.kode for c in bacaan.catatan]
