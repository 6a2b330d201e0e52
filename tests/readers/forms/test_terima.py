"""What becomes of the cells of a filled form: new, same, different, refused; nothing is lost silently."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.gabung_formulir import Nasib
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Frekuensi
from iki_desktop.models.realisasi import KeadaanPeriode, KeadaanSel, Periode, Sel
from tests.readers.forms.isian import counts, filled, reasons, taken
from tests.ui.samples import TAHUN, ident, small_office
from tests.writers.test_formulir import with_indikator

CAMAT, KASI = "Camat", "Kepala Seksi Pelayanan"


def cell(name: str, bulan: int, **fields: object) -> Sel:
    holder = name.split("/")[0] + "/p"
    return Sel(ident(name), ident(holder), TAHUN, bulan, **fields)  # type: ignore[arg-type]


def recorded(isi: IsiKantor, *sel: Sel) -> IsiKantor:
    """The office after these cells were recorded."""
    cells = {s.kunci: s for s in (*isi.realisasi, *sel)}
    return replace(isi, realisasi=tuple(cells.values()))


def test_an_unfilled_form_brings_nothing(tmp_path: Path) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx"):
        pass
    hasil = taken(isi, tmp_path / "f.xlsx")
    assert counts(hasil) == {"sama": len(isi.realisasi)}
    assert not hasil.catatan
    assert not hasil.diterima(ganti=True)


def test_new_figures_nihil_parts_and_notes(tmp_path: Path) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", CAMAT) as k:
        k.fill("1a", 4, 9)
        k.fill("1b", 4, 12)
        k.fill("2", 4, "nihil")
        k.fill("2", 6, 0)
        k.fill("2", "catatan", "=hujan lebat")
        k.fill("2", "bukti", "Notula, lemari 2")
    hasil = taken(isi, tmp_path / "f.xlsx")
    assert hasil.diterima() == [
        cell("camat/persen", 4, pembilang=Decimal(9), penyebut=Decimal(12)),
        cell("camat/jumlah", 4, keadaan=KeadaanSel.NIHIL),
        # openpyxl takes "=…" for a formula, which nobody calculated: no note comes of it.
    ]
    assert "rumusnya belum pernah dihitung" in "".join(reasons(hasil).values())
    with filled(isi, tmp_path / "g.xlsx", CAMAT) as k:
        k.fill("2", 6, 0)
        k.fill("2", "catatan", "hujan\nlebat ")
        k.fill("2", "bukti", "Notula, lemari 2")
    assert taken(isi, tmp_path / "g.xlsx").diterima() == [
        cell("camat/jumlah", 6, nilai=Decimal(0), catatan="hujan\nlebat", bukti="Notula, lemari 2")
    ]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        ("1.234,5", Decimal("1234.5")),
        ("12 ", Decimal(12)),
        ("1.234", Decimal(1234)),
        ("-", None),
        ("Nihil", None),
        (0.1 + 0.2, Decimal("0.3")),
        (1 / 3, Decimal("0.3333333333")),
    ],
)
def test_pasted_figures_that_are_understood(tmp_path: Path, value: object, wanted: Decimal | None) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", KASI) as k:
        k.fill("1", 5, value)
    (sel,) = taken(isi, tmp_path / "f.xlsx").diterima()
    assert (sel.nilai, sel.keadaan) == (wanted, KeadaanSel.NIHIL if wanted is None else KeadaanSel.ANGKA)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("12 kali", "bukan angka"),
        ("75%", "tanda %"),
        ("1,234.5", "terbalik"),
        ("12.5", "lebih dari satu cara"),
        (-3, "di bawah 0"),
        ("=1+1", "belum pernah dihitung"),
        (True, "BENAR atau SALAH"),
        ("#REF!", "kesalahan rumus"),
        (1e300, "terlalu panjang"),
    ],
)
def test_what_is_no_figure_is_refused_with_its_cell(tmp_path: Path, value: object, words: str) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", KASI) as k:
        at = k.fill("1", 5, value)
    hasil = taken(isi, tmp_path / "f.xlsx")
    assert not hasil.diterima(ganti=True)
    ((place, why),) = reasons(hasil).items()
    assert place == f"Lembar {KASI}, sel {at}"
    assert words in why


def test_dates_and_percent_formats(tmp_path: Path) -> None:
    isi = with_indikator(small_office(), "camat/persen", pembilang="", penyebut="")
    isi = replace(isi, realisasi=())
    with filled(isi, tmp_path / "f.xlsx", CAMAT) as k:
        k.fill("1", 4, 0.755)
        k.cell("1", 4).number_format = "0.0%"
        k.fill("1", 5, 45000)
        k.cell("1", 5).number_format = "dd/mm/yyyy"
        k.fill("2", 4, 0.5)
        k.cell("2", 4).number_format = "0%"
    hasil = taken(isi, tmp_path / "f.xlsx")
    assert hasil.diterima() == [cell("camat/persen", 4, nilai=Decimal("75.5"))]
    assert sorted(w.split(",")[0].split(". ")[0] for w in reasons(hasil).values()) == [
        "“15 Maret 2023”: isinya tanggal",
        "“50%” memakai tanda %",
    ]


def test_a_different_figure_is_for_a_person_to_decide(tmp_path: Path) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", CAMAT) as k:
        k.fill("2", 3, 30)
        k.fill("2", 5, 50)
    hasil = taken(isi, tmp_path / "f.xlsx")
    beda = next(u for u in hasil.usulan if u.nasib is Nasib.BEDA)
    assert (beda.usul, beda.lama) == (
        cell("camat/jumlah", 3, nilai=Decimal(30)),
        cell("camat/jumlah", 3, nilai=Decimal(3)),
    )
    assert [s.bulan for s in hasil.diterima()] == [5]
    assert [s.bulan for s in hasil.diterima(ganti=True)] == [3, 5]


def test_what_the_office_changed_meanwhile_is_kept(tmp_path: Path) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", CAMAT) as k:
        k.fill("1a", 1, 8)  # the office changes the other part meanwhile
    later = recorded(
        isi,
        cell("camat/jumlah", 1, nilai=Decimal(99)),
        cell("camat/persen", 1, pembilang=Decimal(7), penyebut=Decimal(11)),
    )
    hasil = taken(later, tmp_path / "f.xlsx")
    stale = {u.kunci[3]: u for u in hasil.usulan if u.basi and u.kunci}
    assert list(stale) == [1]
    assert "angka lama" in stale[1].alasan
    assert hasil.diterima() == []
    assert hasil.diterima(ganti=True) == [cell("camat/persen", 1, pembilang=Decimal(8), penyebut=Decimal(11))]


def test_kosong_never_takes_a_recorded_figure_away(tmp_path: Path) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", CAMAT) as k:
        k.fill("2", 2, None)
        k.fill("1a", 2, None)
        k.fill("1b", 2, 11)
    hasil = taken(isi, tmp_path / "f.xlsx")
    assert hasil.diterima(ganti=True) == [cell("camat/persen", 2, pembilang=Decimal(8), penyebut=Decimal(11))]
    said = [c.pesan for _, c in hasil.catatan]
    assert len(said) == 2
    assert all("Februari 2026 dikosongkan" in words for words in said)


def test_nihil_and_a_number_in_one_cell_are_refused(tmp_path: Path) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", CAMAT) as k:
        k.fill("1a", 4, "nihil")
        k.fill("1b", 4, 10)
        k.fill("1a", 5, "nihil")
    hasil = taken(isi, tmp_path / "f.xlsx")
    assert hasil.diterima() == [cell("camat/persen", 5, keadaan=KeadaanSel.NIHIL)]
    assert "satu bagian nihil" in next(iter(reasons(hasil).values()))


def test_locked_months_and_months_that_are_not_due(tmp_path: Path) -> None:
    isi = with_indikator(small_office(), "camat/jumlah", frekuensi=Frekuensi.TRIWULANAN)
    with filled(isi, tmp_path / "f.xlsx", CAMAT) as k:
        k.fill("2", 5, 5)  # not due
        k.fill("2", 6, 6)
        k.fill("1a", 4, 4)
        k.fill("1b", 4, 4)
        k.fill("1a", 5, 5)
        k.fill("1b", 5, 5)
    locked = replace(isi, periode=(Periode(TAHUN, 4, KeadaanPeriode.DIKUNCI),))
    hasil = taken(locked, tmp_path / "f.xlsx")
    assert [(s.indikator == ident("camat/jumlah"), s.bulan) for s in hasil.diterima()] == [
        (False, 5),
        (True, 6),
    ]
    assert sorted(reasons(hasil).values()) == [
        "April 2026 sudah dikunci",
        "sel ini tidak untuk diisi pada formulir ini",
    ]


def test_figures_in_grey_cells_that_moved_make_the_row_suspicious(tmp_path: Path) -> None:
    isi = replace(small_office(), periode=(Periode(TAHUN, 1, KeadaanPeriode.DIKUNCI),))
    with filled(isi, tmp_path / "f.xlsx", CAMAT) as k:
        k.fill("2", 1, 2)  # February slid into locked January
        k.fill("2", 2, 3)
        k.fill("2", 3, 7)
    hasil = taken(isi, tmp_path / "f.xlsx")
    assert not hasil.diterima(ganti=True)
    assert "mungkin bergeser" in " ".join(reasons(hasil).values())


def test_forms_of_other_offices_are_refused_whole(tmp_path: Path) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx"):
        pass
    other = replace(isi, kantor=replace(isi.kantor, id=ident("lain"), nama="Sebelah"))
    with pytest.raises(InputRefused, match="formulir kantor Uji"):
        taken(other, tmp_path / "f.xlsx")
    twin = replace(isi, kantor=replace(isi.kantor, id=ident("lain")))
    with pytest.raises(InputRefused, match="berkas lain milik Kecamatan Uji"):
        taken(twin, tmp_path / "f.xlsx")


def test_indikator_that_left_or_changed_its_way_of_counting(tmp_path: Path) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", CAMAT) as k:
        k.fill("2", 4, 4)
        k.fill("1a", 4, 3)
    whole = with_indikator(isi, "camat/persen", penyebut="")
    hasil = taken(whole, tmp_path / "f.xlsx")
    assert [s.bulan for s in hasil.diterima()] == [4]
    assert all("satu angka" in why for why in reasons(hasil).values())
    gone = replace(
        isi, keputusan=(replace(isi.keputusan[0], kartu=isi.keputusan[0].kartu[1:]),), realisasi=()
    )
    assert all("tidak berlaku lagi" in why for why in reasons(taken(gone, tmp_path / "f.xlsx")).values())
    worded = with_indikator(isi, "camat/jumlah", teks="Banyaknya rapat koordinasi")
    hasil = taken(worded, tmp_path / "f.xlsx")
    assert [s.bulan for s in hasil.diterima()] == [4, 4]
    assert [c.kode for _, c in hasil.catatan] == ["formulir-tulisan"]


def test_two_forms_that_contradict_each_other_and_two_that_agree(tmp_path: Path) -> None:
    isi = small_office()
    for name, value in (("a", 4), ("b", 4), ("c", 5)):
        with filled(isi, tmp_path / f"{name}.xlsx", CAMAT) as k:
            k.fill("2", 4, value)
    agree = taken(isi, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert agree.diterima() == [cell("camat/jumlah", 4, nilai=Decimal(4))]
    hasil = taken(isi, tmp_path / "a.xlsx", tmp_path / "c.xlsx")
    assert not hasil.diterima(ganti=True), "a person chooses one of them"
    one, other = [u for u in hasil.usulan if u.bentrok]
    assert (one.sumber, other.sumber) == ("a.xlsx", "c.xlsx")
    assert one.usul == cell("camat/jumlah", 4, nilai=Decimal(4))
    assert other.usul == cell("camat/jumlah", 4, nilai=Decimal(5))
    assert one.nasib is other.nasib is Nasib.BEDA
    assert "4 (a.xlsx" in one.alasan and "5 (c.xlsx" in other.alasan


def test_a_form_that_agrees_with_the_file_and_one_that_does_not(tmp_path: Path) -> None:
    isi = small_office()
    for name, value in (("a", 4), ("c", 5)):
        with filled(isi, tmp_path / f"{name}.xlsx", CAMAT) as k:
            k.fill("2", 4, value)
    later = recorded(isi, cell("camat/jumlah", 4, nilai=Decimal(4)))
    hasil = taken(later, tmp_path / "a.xlsx", tmp_path / "c.xlsx")
    assert [(u.sumber, u.nasib) for u in hasil.usulan if u.kunci and u.kunci[3] == 4] == [
        ("a.xlsx", Nasib.SAMA),
        ("c.xlsx", Nasib.BEDA),
    ]
    assert not hasil.diterima(ganti=True)


def test_a_note_needs_a_figure_and_adds_to_one(tmp_path: Path) -> None:
    isi = recorded(small_office(), cell("kasi/keluhan", 6, nilai=Decimal(2), kendala="listrik padam"))
    with filled(isi, tmp_path / "f.xlsx", KASI) as k:
        k.fill("1", "catatan", "sudah selesai")
    assert taken(isi, tmp_path / "f.xlsx").diterima() == [
        cell("kasi/keluhan", 6, nilai=Decimal(2), kendala="listrik padam", catatan="sudah selesai")
    ]
    empty = small_office()
    with filled(empty, tmp_path / "g.xlsx", KASI) as k:
        k.fill("1", "catatan", "sudah selesai")
    hasil = taken(empty, tmp_path / "g.xlsx")
    assert not hasil.diterima(ganti=True)
    assert "tanpa angka" in next(iter(reasons(hasil).values()))


def test_a_fraction_in_a_count_is_taken_and_said(tmp_path: Path) -> None:
    isi = small_office()
    with filled(isi, tmp_path / "f.xlsx", KASI) as k:
        k.fill("1", 4, 1.234)
    (usulan,) = [u for u in taken(isi, tmp_path / "f.xlsx").usulan if u.nasib is Nasib.BARU]
    assert "berpecahan" in usulan.alasan
