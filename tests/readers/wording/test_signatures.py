"""Signatures and initials under single kartu: one remark a place, no word of them in a kartu or a name."""

from __future__ import annotations

import pytest

from iki_desktop.models.catatan import Bacaan
from iki_desktop.readers.archive import Archive
from iki_desktop.readers.docx.reader import docx_document
from iki_desktop.readers.parser.parse import parse
from iki_desktop.readers.xlsx.reader import read_workbook
from tests.readers.decrees import HEAD, arrangement, lost_words, read
from tests.readers.docx.word import Word, p, run, sel, tabel
from tests.readers.xlsx.test_reader import keep, make

TABLE = f"{HEAD}\nMeningkatnya tertib arsip⇥Jumlah arsip⇥Jumlah arsip yang ditata⇥Daftar arsip"
ONE_COLUMN = """
Lubuk Cerana, 6 Januari 2026
CAMAT LUBUK CERANA


Dra. HALIMATUS ZAHRA, M.AP
Pembina Tk. I
NIP. 19720304 199803 2 001"""
TWO_COLUMNS = """
Mengetahui,⇥⇥Lubuk Cerana, 6 Januari 2026
CAMAT LUBUK CERANA⇥⇥KEPALA SEKSI PELAYANAN


Dra. HALIMATUS ZAHRA, M.AP⇥⇥BONAR SIREGAR, S.Sos
NIP. 19720304 199803 2 001⇥⇥NIP. 19810917 200604 1 004"""
TIGHT = TWO_COLUMNS.replace("\n\n\n", "\n").replace("\n\n", "\n").lstrip("\n")
INITIALS = "Paraf Hierarki\nParaf Kasubbag⇥Paraf Sekretaris"
TITLE = "INDIKATOR KINERJA INDIVIDU"


def naskah(lower: str, title: str = TITLE, *, gap: str = "\n") -> Bacaan:
    """Three kartu; the signatures stand under the first two."""
    kartu = [
        f"{title}\nJabatan : {jabatan}\nTugas : menata arsip\n\n{TABLE}{gap}{lower if n < 2 else ''}\n"
        for n, jabatan in enumerate(("Sekretaris Kecamatan", "Kepala Seksi Pelayanan", "Bendahara"))
    ]
    return read("\n".join(kartu))


@pytest.mark.parametrize(
    "lower", [ONE_COLUMN, TWO_COLUMNS, TIGHT, INITIALS], ids=["satu", "dua", "rapat", "paraf"]
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["rapat", "berjarak"])
def test_one_remark_a_place_and_the_kartu_goes_on(lower: str, gap: str) -> None:
    bacaan = naskah(lower, gap=gap)
    assert [k.jabatan for k in bacaan.keputusan.kartu] == [
        "Sekretaris Kecamatan",
        "Kepala Seksi Pelayanan",
        "Bendahara",
    ]
    for k in bacaan.keputusan.kartu:
        assert arrangement(k) == [("Meningkatnya tertib arsip", ["Jumlah arsip"])]
        assert k.bagian == ""
        assert next(k.indikator()).formulasi == "Jumlah arsip yang ditata"
        assert next(k.indikator()).sumber_data == "Daftar arsip"
    catatan = [c for c in bacaan.catatan if c.kode == "tanda-tangan-kartu"]
    assert [c.tempat for c in catatan] == ["Kartu 1", "Kartu 2"]
    assert not [c for c in bacaan.catatan if c.kode == "baris-lepas"]


def test_names_side_by_side_are_told_apart() -> None:
    (one, _) = (c for c in naskah(TWO_COLUMNS).catatan if c.kode == "tanda-tangan-kartu")
    assert "CAMAT LUBUK CERANA Dra. HALIMATUS ZAHRA, M.AP NIP. 19720304 199803 2 001" in one.pesan
    assert "KEPALA SEKSI PELAYANAN BONAR SIREGAR, S.Sos" in one.pesan


def test_a_heading_of_the_next_jabatan_is_no_signature() -> None:
    bacaan = read(
        f"Camat\nTugas : memimpin\n\n{TABLE}\n{ONE_COLUMN}\n\nII. SEKRETARIAT\n\nBendahara\n"
        f"Tugas : membayar\n\n{TABLE}\n{ONE_COLUMN}\n\nPENGELOLA KEUANGAN\nTugas : membukukan\n\n{TABLE}"
    )
    assert [(k.jabatan, k.bagian) for k in bacaan.keputusan.kartu][1:] == [
        ("Bendahara", "II. SEKRETARIAT"),
        ("PENGELOLA KEUANGAN", "II. SEKRETARIAT"),
    ]


def test_the_last_signers_of_a_lampiran_alone() -> None:
    k = naskah("").keputusan
    assert k.penandatangan.nama == ""
    bacaan = read(f"Jabatan : Bendahara\nTugas : membayar\n\n{TABLE}\n{TWO_COLUMNS}")
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
    k = read(
        f"Jabatan : Camat\nTugas : memimpin\n\n{HEAD}\n"
        "Meningkatnya pelayanan surat⇥Jumlah surat yang⇥Jumlah surat keterangan yang⇥Register\n"
        "⇥ditetapkan Camat⇥dikeluarkan kecamatan⇥\n"
        "⇥⇥atas nama pemohon⇥\n"
        "⇥Jumlah izin⇥Jumlah izin yang⇥Register\n⇥⇥mengetahui Camat⇥"
    ).keputusan.kartu[0]
    assert arrangement(k) == [
        ("Meningkatnya pelayanan surat", ["Jumlah surat yang ditetapkan Camat", "Jumlah izin"])
    ]
    assert [i.formulasi for i in k.indikator()] == [
        "Jumlah surat keterangan yang dikeluarkan kecamatan atas nama pemohon",
        "Jumlah izin yang mengetahui Camat",
    ]


ROW = [b.split("⇥") for b in f"{TABLE}\n{TIGHT}".split("\n")]


def test_in_excel() -> None:
    def content(sheet: object) -> None:
        for jabatan in ("Sekretaris", "Bendahara"):
            sheet.append(("Jabatan", f": {jabatan}"))  # type: ignore[attr-defined]
            for b in ROW:
                sheet.append(b)  # type: ignore[attr-defined]

    document = read_workbook(Archive(keep(make(content)), "uji.xlsx")).document
    parsed = parse(document)
    assert not lost_words(document, parsed)
    _check(parsed.bacaan)


def test_in_word() -> None:
    def two(left: list[str], right: list[str]) -> str:
        return tabel([[sel("".join(p(run(t)) for t in column)) for column in (left, right)]])

    w = Word()
    for jabatan in ("Camat", "Sekretaris", "Bendahara"):
        w.add(p(run(f"Jabatan : {jabatan}")), p(run("Tugas : menata arsip")))
        w.add(tabel([[sel(p(run(t))) for t in b] for b in ROW[:2]]))
        w.add(p(), two([b[0] for b in ROW[2:]], [b[2] for b in ROW[2:]]))
    document = docx_document(Archive(w.keep(), "uji.docx"))
    parsed = parse(document)
    assert not lost_words(document, parsed)
    _check(parsed.bacaan)


def test_in_word_set_by_tabs() -> None:
    w = Word()
    for jabatan in ("Camat", "Sekretaris", "Bendahara"):
        w.add(p(run(f"Jabatan : {jabatan}")), p(run("Tugas : menata arsip")))
        w.add(tabel([[sel(p(run(t))) for t in b] for b in ROW[:2]]))
        w.add(p(), *(p(run("\t".join(b))) for b in ROW[2:]))
    document = docx_document(Archive(w.keep(), "uji.docx"))
    parsed = parse(document)
    assert not lost_words(document, parsed)
    _check(parsed.bacaan)
    (one, _) = (c for c in parsed.bacaan.catatan if c.kode == "tanda-tangan-kartu")
    assert "KEPALA SEKSI PELAYANAN BONAR SIREGAR, S.Sos" in one.pesan


def _check(bacaan: Bacaan) -> None:
    k = bacaan.keputusan
    assert [x.jabatan for x in k.kartu] == ["Camat", "Sekretaris", "Bendahara"]
    for x in k.kartu[1:]:
        assert arrangement(x) == [("Meningkatnya tertib arsip", ["Jumlah arsip"])]
    assert bacaan.kantor.nama == "Lubuk Cerana"
    assert k.penandatangan.nama == "Dra. HALIMATUS ZAHRA, M.AP"
    assert "tanda-tangan-kartu" in [c.kode for c in bacaan.catatan]
    assert "baris-lepas" not in [c.kode for c in bacaan.catatan]
