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
from iki_desktop.readers.archive import Archive
from iki_desktop.readers.document import Line, Table
from iki_desktop.readers.parser.parse import parse
from iki_desktop.readers.xlsx import sheet
from iki_desktop.readers.xlsx.reader import STEPS, BookDocument, name_sheets, read_workbook
from iki_desktop.readers.xlsx.sheet import cell_position, column_name
from iki_desktop.readers.xlsx.values import Values, number_formats
from tests.readers.docx.word import relations, wrapped

TITLE = ("Sasaran", "Indikator Kinerja", "Formulasi", "Sumber Data")
CONTENT_ROLES = (
    "Meningkatnya mutu layanan",
    "Jumlah surat yang selesai",
    "Jumlah surat yang selesai",
    "Agenda",
)


def keep(workbook: Workbook) -> bytes:
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def make(content: Callable[[Worksheet], None] | None = None, *, kartu: bool = True) -> Workbook:
    workbook = Workbook()
    sheets = workbook.active
    assert isinstance(sheets, Worksheet)
    sheets.title = "IKI"
    if kartu:
        sheets.append(("Jabatan", ": Camat"))
        sheets.append(TITLE)
        sheets.append(CONTENT_ROLES)
    if content:
        content(sheets)
    return workbook


def read(workbook: Workbook) -> BookDocument:
    return read_workbook(Archive(keep(workbook), "uji.xlsx"))


def bacaan(workbook: Workbook) -> Bacaan:
    result = read(workbook)
    return name_sheets(parse(result.document).bacaan, result.sheets)


def first_cell(workbook: Workbook) -> list[str]:
    return [
        s.teks
        for b in read(workbook).document.blocks
        if isinstance(b, Table)
        for x in b.rows
        for s in x.cells[:1]
    ]


class TestValues:
    @pytest.mark.parametrize(
        ("value", "form", "teks"),
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
    def test_a_cell_as_it_shows(self, value: object, form: str, teks: str) -> None:
        def content(sheet: Worksheet) -> None:
            sheet["A4"].value = value  # type: ignore[assignment]
            sheet["A4"].number_format = form
            sheet["B4"].value = "x"

        assert first_cell(make(content))[-1] == teks

    def test_dates_of_the_other_calendar_and_iso_dates(self) -> None:
        since_1904 = Values((), ("d/m/y",), since_1904=True)
        assert since_1904.teks("0.5", "n", "0") == "0.5"
        assert since_1904.teks("44566", "n", "0") == "6 Januari 2026"
        assert since_1904.teks("2026-01-07T00:00:00Z", "d", "") == "7 Januari 2026"
        assert since_1904.teks("bukan tanggal", "d", "") == "bukan tanggal"

    @pytest.mark.parametrize(
        ("raw", "kind", "style"),
        [("9", "s", ""), ("-1", "s", ""), ("x", "n", "7"), ("1", "n", "99"), ("²", "s", "")],
    )
    def test_what_points_nowhere_does_not_break(self, raw: str, kind: str, style: str) -> None:
        assert Values(("kata",), ("0%",), since_1904=False).teks(raw, kind, style) in ("", raw)

    def test_strings_are_shared_and_readings_aloud_left_out(self) -> None:
        data = wrapped({
            "_rels/.rels": relations({"a": ("officeDocument", "xl/workbook.xml")}),
            "xl/workbook.xml": (
                '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
                '"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
                '<sheet name="S" r:id="s"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": relations(
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
        (block,) = read_workbook(Archive(data, "x")).document.blocks
        assert isinstance(block, Table)
        assert [s.teks for s in block.rows[0].cells] == ["Jabatan", ": Camat", "x"]


class TestRows:
    def test_merged_cells_downwards_and_across(self) -> None:
        def content(sheet: Worksheet) -> None:
            sheet["B4"] = "Jumlah desa"
            for region in ("A3:A4", "D3:D4", "C4:C4"):
                sheet.merge_cells(region)

        (block,) = read(make(content)).document.blocks
        assert isinstance(block, Table)
        assert block.merged_known
        assert [(s.teks, s.continued) for s in block.rows[-1].cells] == [
            ("", True),
            ("Jumlah desa", False),
            ("", False),
            ("", True),
        ]

    def test_words_under_a_merge_become_a_remark(self) -> None:
        def content(sheet: Worksheet) -> None:
            for cell in (("A4", "tampak"), ("B4", "tertutup")):
                sheet[cell[0]].value = cell[1]

        data = keep(make(content))
        archive = Archive(data, "x")
        bagian = {
            n: archive.read(n) for n in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels")
        }
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
        xml = xml.replace("</sheetData>", '</sheetData><mergeCells><mergeCell ref="A4:B4"/></mergeCells>')
        result = read_workbook(Archive(wrapped({**bagian, "xl/worksheets/sheet1.xml": xml.encode()}), "x"))
        assert [(c.kode, c.baris) for c in result.document.catatan] == [("sel-tertutup", STEPS + 4)]

    def test_an_empty_row_ends_a_table_and_single_cells_are_lines(self) -> None:
        def content(sheet: Worksheet) -> None:
            sheet["A5"] = "CAMAT,"
            sheet["A7"] = "NAMA\nPembina"

        blocks = read(make(content)).document.blocks
        assert [b.teks for b in blocks if isinstance(b, Line)] == ["CAMAT,", "NAMA", "Pembina"]
        assert [len(b.rows) for b in blocks if isinstance(b, Table)] == [3]

    def test_the_triwulan_row_under_merged_titles_stays_with_them(self) -> None:
        def content(sheet: Worksheet) -> None:
            sheet.append(())
            sheet.append(("Sasaran", "Indikator Kinerja", "Target", None, None, None))
            sheet.append((None, None, "I", "II", "III", "IV"))
            sheet.append(("Meningkatnya mutu layanan", "Jumlah surat yang selesai", 2, 4, 6, 8))
            for region in ("A5:A6", "B5:B6", "C5:F5"):
                sheet.merge_cells(region)

        (kartu,) = bacaan(make(content)).keputusan.kartu
        (target,) = kartu.sasaran[0].indikator[0].target.values() or (None,)
        assert target is None or [str(x) for x in target.tw or ()] == ["2", "4", "6", "8"]


class TestSheets:
    def test_remarks_name_the_sheet_and_its_row(self) -> None:
        workbook = make()
        other = workbook.create_sheet("Kasi")
        for line in (("Jabatan", ": Kasi Umum"), TITLE, ("Meningkatnya a", "Persentase b", None, "Buku")):
            other.append(line)
        result = bacaan(workbook)
        (catatan,) = [c for c in result.catatan if c.kode == "persentase-tanpa-rumus"]
        assert (catatan.baris, catatan.tempat.split(",")[0]) == (3, "Lembar Kasi")
        there = [b.teks for b in result.sumber if b.nomor == 3 and catatan.tempat.startswith(b.tempat)]
        assert len(there) == 1
        assert "Persentase b" in there[0]

    def test_a_sheet_may_be_named_by_its_jabatan(self) -> None:
        workbook = Workbook()
        for n, name in enumerate(("Sekretaris Kecamatan", "Kasi Umum", "Kasi Umum (2)")):
            sheets = workbook.create_sheet(name, n)
            sheets.append(("Tugas", f": mengurus {n}"))
            sheets.append(TITLE)
            sheets.append(CONTENT_ROLES)
        assert [k.jabatan for k in bacaan(workbook).keputusan.kartu] == [
            "Sekretaris Kecamatan",
            "Kasi Umum",
            "Kasi Umum",
        ]

    def test_hidden_sheets_and_sheets_of_something_else_are_left_out_with_a_remark(self) -> None:
        workbook = make()
        hide, items = workbook.create_sheet("Lama"), workbook.create_sheet("Daftar hadir")
        hide.sheet_state = "veryHidden"
        for line in (("Jabatan", ": Lama"), TITLE, CONTENT_ROLES):
            hide.append(line)
        items.append(("Nama", "Paraf"))
        result = bacaan(workbook)
        assert [k.jabatan for k in result.keputusan.kartu] == ["Camat"]
        marks = {c.kode: (c.tempat, c.pesan) for c in result.catatan}
        assert marks["lembar-tersembunyi"][0] == "Lembar Lama"
        assert "Meningkatnya mutu layanan" in marks["lembar-tersembunyi"][1]
        assert "Nama Paraf" in marks["lembar-lain"][1]

    def test_hidden_rows_and_columns_are_read_and_said(self) -> None:
        def content(sheet: Worksheet) -> None:
            sheet.row_dimensions[3].hidden = True
            sheet.row_dimensions[300].hidden = True
            sheet.column_dimensions["D"].hidden = True

        result = bacaan(make(content))
        assert result.keputusan.kartu[0].sasaran
        message = {c.kode: c.pesan for c in result.catatan}
        assert "Baris 3 " in message["baris-tersembunyi"]
        assert "Kolom D " in message["kolom-tersembunyi"]

    def test_formulas_are_their_values_and_those_without_one_are_said(self) -> None:
        def content(sheet: Worksheet) -> None:
            sheet["B3"] = '="Jumlah "&"surat"'

        result = read(make(content)).document
        assert [c.kode for c in result.catatan] == ["rumus-tanpa-nilai"]
        assert "B3" in result.catatan[0].pesan

    def test_a_cell_far_away_is_no_column(self) -> None:
        def content(sheet: Worksheet) -> None:
            sheet["XFD1048576"] = "jauh"

        result = bacaan(make(content))
        assert [(c.baris, c.kode) for c in result.catatan if "jauh" in c.pesan] == [(1_048_576, "sel-jauh")]

    @pytest.mark.parametrize("content", [None, lambda sheets: sheets.append(("Nama barang", "Harga"))])
    def test_a_workbook_without_kartu_is_refused(self, content: Callable[[Worksheet], None] | None) -> None:
        with pytest.raises(InputRefused, match="tidak memuat kartu"):
            read(make(content, kartu=False))

    def test_more_cells_than_any_lampiran_are_refused(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sheet, "MAX_CELLS", 5)
        with pytest.raises(InputRefused, match="lebih banyak sel"):
            read(make())

    def test_a_package_that_is_no_workbook_is_refused(self) -> None:
        with pytest.raises(InputRefused, match="bukan buku kerja"):
            read_workbook(Archive(wrapped({"xl/workbook.xml": "<svg/>"}), "x"))


@pytest.mark.parametrize(
    ("name", "place"),
    [("A1", (1, 1)), ("$AB$12", (12, 28)), ("XFD1048576", (1_048_576, 16_384)), ("XFE1", None), ("A0", None),
     ("A1048577", None), ("BDWGN1", None), ("1A", None), ("", None)],
)  # fmt: skip
def test_names_of_cells(name: str, place: tuple[int, int] | None) -> None:
    assert cell_position(name) == place
    if place:
        assert column_name(place[1]) == name.replace("$", "").rstrip("0123456789")


def test_number_formats_of_a_workbook() -> None:
    data = wrapped({
        "s.xml": (
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>'
            '<numFmt numFmtId="164" formatCode="0&quot; kali&quot;"/></numFmts><cellXfs><xf numFmtId="0"/>'
            '<xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="999"/><xf/></cellXfs></styleSheet>'
        )
    })  # fmt: skip
    assert number_formats(Archive(data, "x").xml("s.xml")) == ["", "0%", '0" kali"', "", ""]
