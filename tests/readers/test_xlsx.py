"""Excel: cells as they are shown, merges, hidden parts, several sheets, and sheets that are no kartu."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import datetime

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Bacaan
from iki_desktop.readers import xlsx_lembar
from iki_desktop.readers.arsip import Arsip
from iki_desktop.readers.dokumen import Baris, Tabel
from iki_desktop.readers.urai import urai
from iki_desktop.readers.xlsx import LANGKAH, Buku, baca_buku, sebut_lembar
from iki_desktop.readers.xlsx_lembar import alamat, nama_kolom
from iki_desktop.readers.xlsx_nilai import BukuNilai, bentuk_angka
from tests.readers.word import bungkus, hubungan

JUDUL = ("Sasaran", "Indikator Kinerja", "Formulasi", "Sumber Data")
ISI = ("Meningkatnya mutu layanan", "Jumlah surat yang selesai", "Jumlah surat yang selesai", "Agenda")


def simpan(buku: Workbook) -> bytes:
    keluar = io.BytesIO()
    buku.save(keluar)
    return keluar.getvalue()


def buat(isi: Callable[[Worksheet], None] | None = None, *, kartu: bool = True) -> Workbook:
    buku = Workbook()
    lembar = buku.active
    assert isinstance(lembar, Worksheet)
    lembar.title = "IKI"
    if kartu:
        lembar.append(("Jabatan", ": Camat"))
        lembar.append(JUDUL)
        lembar.append(ISI)
    if isi:
        isi(lembar)
    return buku


def baca(buku: Workbook) -> Buku:
    return baca_buku(Arsip(simpan(buku), "uji.xlsx"))


def bacaan(buku: Workbook) -> Bacaan:
    hasil = baca(buku)
    return sebut_lembar(urai(hasil.dokumen).bacaan, hasil.lembar)


def sel_pertama(buku: Workbook) -> list[str]:
    return [
        s.teks for b in baca(buku).dokumen.blok if isinstance(b, Tabel) for x in b.baris for s in x.sel[:1]
    ]


class TestValues:
    @pytest.mark.parametrize(
        ("nilai", "bentuk", "teks"),
        [
            (26, "General", "26"),
            (26.0, "0", "26"),
            (2026, "#,##0", "2026"),
            (0.1 + 0.2, "General", "0,3"),
            (12.5, "0.00", "12,5"),
            (0.255, "0.0%", "25,5%"),
            (1, "0%", "100%"),
            (6254, '#,##0" orang"', "6254 orang"),
            (3, "0\\.", "3."),
            (45, '"Rp"#,##0;[Red]-"Rp"#,##0', "Rp45"),
            (-7, "General", "-7"),
            (1e20, "General", "1e+20"),
            (datetime(2026, 1, 7), "dd/mm/yyyy", "7 Januari 2026"),  # noqa: DTZ001
            (datetime(2026, 1, 7), "[$-421]d mmmm yyyy", "7 Januari 2026"),  # noqa: DTZ001
            (True, "General", "benar"),
            ("  dua \n baris  ", "General", "dua\nbaris"),
            ("a_x0009_b", "General", "a b"),
        ],
    )
    def test_a_cell_as_it_shows(self, nilai: object, bentuk: str, teks: str) -> None:
        def isi(lembar: Worksheet) -> None:
            lembar["A4"].value = nilai  # type: ignore[assignment]
            lembar["A4"].number_format = bentuk
            lembar["B4"].value = "x"

        assert sel_pertama(buat(isi))[-1] == teks

    def test_dates_of_the_other_calendar_and_iso_dates(self) -> None:
        sejak_1904 = BukuNilai((), ("d/m/y",), sejak_1904=True)
        assert sejak_1904.teks("0.5", "n", "0") == "0.5"
        assert sejak_1904.teks("44566", "n", "0") == "6 Januari 2026"
        assert sejak_1904.teks("2026-01-07T00:00:00Z", "d", "") == "7 Januari 2026"
        assert sejak_1904.teks("bukan tanggal", "d", "") == "bukan tanggal"

    @pytest.mark.parametrize(
        ("mentah", "jenis", "gaya"),
        [("9", "s", ""), ("-1", "s", ""), ("x", "n", "7"), ("1", "n", "99"), ("²", "s", "")],
    )
    def test_what_points_nowhere_does_not_break(self, mentah: str, jenis: str, gaya: str) -> None:
        assert BukuNilai(("kata",), ("0%",), sejak_1904=False).teks(mentah, jenis, gaya) in ("", mentah)

    def test_strings_are_shared_and_readings_aloud_left_out(self) -> None:
        data = bungkus({
            "_rels/.rels": hubungan({"a": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": (
                '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
                '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
                '<sheet name="S" r:id="s"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": hubungan(
                {"s": ("worksheet", "s.xml"), "t": ("sharedStrings", "t.xml")}
            ),
            "xl/t.xml": (
                '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>Jabatan</t></si>'
                "<si><r><rPr/><t>: Ca</t></r><r><t>mat</t></r><rPh><t>KA</t></rPh></si></sst>"
            ),
            "xl/s.xml": (
                '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
                '<c t="s"><v>0</v></c><c t="s"><v>1</v></c>'
                '<c t="inlineStr"><is><t>x</t><rPh><t>y</t></rPh></is></c>'
                "</row></sheetData></worksheet>"
            ),
        })  # fmt: skip
        (blok,) = baca_buku(Arsip(data, "x")).dokumen.blok
        assert isinstance(blok, Tabel)
        assert [s.teks for s in blok.baris[0].sel] == ["Jabatan", ": Camat", "x"]


class TestRows:
    def test_merged_cells_downwards_and_across(self) -> None:
        def isi(lembar: Worksheet) -> None:
            lembar["B4"] = "Jumlah desa"
            for daerah in ("A3:A4", "D3:D4", "C4:C4"):
                lembar.merge_cells(daerah)

        (blok,) = baca(buat(isi)).dokumen.blok
        assert isinstance(blok, Tabel)
        assert blok.merged_known
        assert [(s.teks, s.lanjut) for s in blok.baris[-1].sel] == [
            ("", True),
            ("Jumlah desa", False),
            ("", False),
            ("", True),
        ]

    def test_words_under_a_merge_become_a_remark(self) -> None:
        def isi(lembar: Worksheet) -> None:
            for sel in (("A4", "tampak"), ("B4", "tertutup")):
                lembar[sel[0]].value = sel[1]

        data = simpan(buat(isi))
        arsip = Arsip(data, "x")
        bagian = {n: arsip.baca(n) for n in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels")}
        xml = arsip.baca("xl/worksheets/sheet1.xml").decode()
        xml = xml.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A4:B4"/></mergeCells>')
        hasil = baca_buku(Arsip(bungkus({**bagian, "xl/worksheets/sheet1.xml": xml.encode()}), "x"))
        assert [(c.kode, c.baris) for c in hasil.dokumen.catatan] == [("sel-tertutup", LANGKAH + 4)]

    def test_an_empty_row_ends_a_table_and_single_cells_are_lines(self) -> None:
        def isi(lembar: Worksheet) -> None:
            lembar["A5"] = "CAMAT,"
            lembar["A7"] = "NAMA\nPembina"

        blok = baca(buat(isi)).dokumen.blok
        assert [b.teks for b in blok if isinstance(b, Baris)] == ["CAMAT,", "NAMA", "Pembina"]
        assert [len(b.baris) for b in blok if isinstance(b, Tabel)] == [3]

    def test_the_triwulan_row_under_merged_titles_stays_with_them(self) -> None:
        def isi(lembar: Worksheet) -> None:
            lembar.append(())
            lembar.append(("Sasaran", "Indikator Kinerja", "Target", None, None, None))
            lembar.append((None, None, "I", "II", "III", "IV"))
            lembar.append(("Meningkatnya mutu layanan", "Jumlah surat yang selesai", 2, 4, 6, 8))
            for daerah in ("A5:A6", "B5:B6", "C5:F5"):
                lembar.merge_cells(daerah)

        (kartu,) = bacaan(buat(isi)).keputusan.kartu
        (target,) = kartu.sasaran[0].indikator[0].target.values() or (None,)
        assert target is None or [str(x) for x in target.tw or ()] == ["2", "4", "6", "8"]


class TestSheets:
    def test_remarks_name_the_sheet_and_its_row(self) -> None:
        buku = buat()
        lain = buku.create_sheet("Kasi")
        for baris in (("Jabatan", ": Kasi Umum"), JUDUL, ("Meningkatnya a", "Persentase b", None, "Buku")):
            lain.append(baris)
        hasil = bacaan(buku)
        (catatan,) = [c for c in hasil.catatan if c.kode == "persentase-tanpa-rumus"]
        assert (catatan.baris, catatan.tempat.split(",")[0]) == (3, "Lembar Kasi")
        di_sana = [b.teks for b in hasil.sumber if b.nomor == 3 and catatan.tempat.startswith(b.tempat)]
        assert len(di_sana) == 1
        assert "Persentase b" in di_sana[0]

    def test_a_sheet_may_be_named_by_its_jabatan(self) -> None:
        buku = Workbook()
        for n, nama in enumerate(("Sekretaris Kecamatan", "Kasi Umum", "Kasi Umum (2)")):
            lembar = buku.create_sheet(nama, n)
            lembar.append(("Tugas", f": mengurus {n}"))
            lembar.append(JUDUL)
            lembar.append(ISI)
        assert [k.jabatan for k in bacaan(buku).keputusan.kartu] == [
            "Sekretaris Kecamatan",
            "Kasi Umum",
            "Kasi Umum",
        ]

    def test_hidden_sheets_and_sheets_of_something_else_are_left_out_with_a_remark(self) -> None:
        buku = buat()
        sembunyi, daftar = buku.create_sheet("Lama"), buku.create_sheet("Daftar hadir")
        sembunyi.sheet_state = "veryHidden"
        for baris in (("Jabatan", ": Lama"), JUDUL, ISI):
            sembunyi.append(baris)
        daftar.append(("Nama", "Paraf"))
        hasil = bacaan(buku)
        assert [k.jabatan for k in hasil.keputusan.kartu] == ["Camat"]
        tanda = {c.kode: (c.tempat, c.pesan) for c in hasil.catatan}
        assert tanda["lembar-tersembunyi"][0] == "Lembar Lama"
        assert "Meningkatnya mutu layanan" in tanda["lembar-tersembunyi"][1]
        assert "Nama Paraf" in tanda["lembar-lain"][1]

    def test_hidden_rows_and_columns_are_read_and_said(self) -> None:
        def isi(lembar: Worksheet) -> None:
            lembar.row_dimensions[3].hidden = True
            lembar.row_dimensions[300].hidden = True
            lembar.column_dimensions["D"].hidden = True

        hasil = bacaan(buat(isi))
        assert hasil.keputusan.kartu[0].sasaran
        pesan = {c.kode: c.pesan for c in hasil.catatan}
        assert "Baris 3 " in pesan["baris-tersembunyi"]
        assert "Kolom D " in pesan["kolom-tersembunyi"]

    def test_formulas_are_their_values_and_those_without_one_are_said(self) -> None:
        def isi(lembar: Worksheet) -> None:
            lembar["B3"] = '="Jumlah "&"surat"'

        hasil = baca(buat(isi)).dokumen
        assert [c.kode for c in hasil.catatan] == ["rumus-tanpa-nilai"]
        assert "B3" in hasil.catatan[0].pesan

    def test_a_cell_far_away_is_no_column(self) -> None:
        def isi(lembar: Worksheet) -> None:
            lembar["XFD1048576"] = "jauh"

        hasil = bacaan(buat(isi))
        assert [(c.baris, c.kode) for c in hasil.catatan if "jauh" in c.pesan] == [(1_048_576, "sel-jauh")]

    @pytest.mark.parametrize("isi", [None, lambda lembar: lembar.append(("Nama barang", "Harga"))])
    def test_a_workbook_without_kartu_is_refused(self, isi: Callable[[Worksheet], None] | None) -> None:
        with pytest.raises(InputRefused, match="tidak memuat kartu"):
            baca(buat(isi, kartu=False))

    def test_more_cells_than_any_lampiran_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(xlsx_lembar, "MAKS_SEL", 5)
        with pytest.raises(InputRefused, match="lebih banyak sel"):
            baca(buat())

    def test_a_package_that_is_no_workbook_is_refused(self) -> None:
        with pytest.raises(InputRefused, match="bukan buku kerja"):
            baca_buku(Arsip(bungkus({"xl/workbook.xml": "<svg/>"}), "x"))


@pytest.mark.parametrize(
    ("nama", "letak"),
    [("A1", (1, 1)), ("$AB$12", (12, 28)), ("XFD1048576", (1_048_576, 16_384)), ("XFE1", None), ("A0", None),
     ("A1048577", None), ("BDWGN1", None), ("1A", None), ("", None)],
)  # fmt: skip
def test_names_of_cells(nama: str, letak: tuple[int, int] | None) -> None:
    assert alamat(nama) == letak
    if letak:
        assert nama_kolom(letak[1]) == nama.replace("$", "").rstrip("0123456789")


def test_number_formats_of_a_workbook() -> None:
    data = bungkus({
        "s.xml": (
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>'
            '<numFmt numFmtId="164" formatCode="0&quot; kali&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>'
            '<xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="999"/><xf/></cellXfs></styleSheet>'
        )
    })  # fmt: skip
    assert bentuk_angka(Arsip(data, "x").xml("s.xml")) == ["", "0%", '0" kali"', "", ""]
