"""The realisasi workbook as a file: what stands in it, how it prints, what it can never hold."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
import zipfile
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from iki_desktop.errors import Cancelled, SaveFailed
from iki_desktop.models.ikijson import from_json
from iki_desktop.models.kantor import IsiKantor, Kantor, Pengaturan
from iki_desktop.models.keputusan import Konsolidasi, Pengampu, Rentang, Target
from iki_desktop.models.rekap import rekap_kantor
from iki_desktop.paths import Paths
from iki_desktop.writers.realisasi import write_realisasi
from iki_desktop.writers.xlsx import layout as t
from iki_desktop.writers.xlsx.text import clean
from tests.models.builders import D, indikator, kantor_dengan, kartu, sel
from tests.writers.acak import NAKAL, TAHUN, Acak
from tests.writers.lembar_sebar import buka, hitung_ulang, sel_bernama


def write(isi: IsiKantor, folder: Path, sampai: int = 6, **lain: Any) -> Any:
    """The workbook of an office, opened with its formulas."""
    path = folder / "realisasi.xlsx"
    write_realisasi(isi, TAHUN, sampai, path, **lain)
    return buka(path, nilai=False)


def contoh() -> IsiKantor:
    return from_json(json.loads((Paths().resources / "contoh.json").read_text(encoding="utf-8")))


def one(*listed: Any, realisasi: list[Any] | None = None, **lain: Any) -> IsiKantor:
    return kantor_dengan(kartu(*listed, **lain), realisasi=realisasi or [])


def lembar_kartu(book: Any) -> Any:
    return book[book.sheetnames[1]]


# Sheets -------------------------------------------------------------------------------------------


def test_rekap_comes_first_then_a_sheet_a_kartu_then_the_list_and_petunjuk(tmp_path: Path) -> None:
    isi = contoh()
    book = write(isi, tmp_path)
    jumlah = len(list(rekap_kantor(isi, TAHUN, 6).kartu()))
    assert book.sheetnames[0] == "Rekap"
    assert book.sheetnames[-2:] == ["Daftar indikator", "Petunjuk"]
    assert len(book.sheetnames) == jumlah + 3
    assert book.active.title == "Rekap"


def test_only_the_kartu_asked_for_and_it_says_so(tmp_path: Path) -> None:
    isi = contoh()
    options = [k.kartu.id for k in list(rekap_kantor(isi, TAHUN, 6).kartu())[2:4]]
    book = write(isi, tmp_path, kartu=options)
    assert len(book.sheetnames) == 5
    teks = [c.value for row in book["Rekap"].iter_rows() for c in row if isinstance(c.value, str)]
    assert any(x.startswith("Memuat 2 dari 16 kartu") for x in teks)


def test_an_office_without_keputusan_still_gives_a_workbook(tmp_path: Path) -> None:
    book = write(IsiKantor(Kantor("k", "Baru")), tmp_path)
    assert book.sheetnames == ["Rekap", "Daftar indikator", "Petunjuk"]
    teks = [c.value for row in book["Rekap"].iter_rows() for c in row]
    assert "Belum ada kartu untuk tahun ini" in teks


def test_kartu_with_one_title_get_sheets_of_their_own(tmp_path: Path) -> None:
    same = [kartu(indikator(), jabatan="Kepala Seksi: Umum/Lain?", urut=n) for n in range(3)]
    book = write(kantor_dengan(*same), tmp_path)
    assert book.sheetnames[1:4] == [
        "Kepala Seksi Umum Lain",
        "Kepala Seksi Umum Lain (2)",
        "Kepala Seksi Umum Lain (3)",
    ]


def test_each_kartu_is_reached_from_rekap_and_leads_back(tmp_path: Path) -> None:
    book = write(contoh(), tmp_path)
    for column in (1, 2):  # by number and by name
        rekap = book["Rekap"].iter_rows(min_col=column, max_col=column)
        target_cell = [c.hyperlink.location for (c,) in rekap if c.hyperlink]
        assert target_cell == [f"'{nama}'!A1" for nama in book.sheetnames[1:-2]]
    assert all(book[n]["A1"].hyperlink.location == "'Rekap'!A1" for n in book.sheetnames[1:-2])


# Cells --------------------------------------------------------------------------------------------


def test_kosong_nihil_and_zero_are_three_things(tmp_path: Path) -> None:
    i = indikator(id="i")
    ws = lembar_kartu(write(one(i, realisasi=[sel(1), sel(2, 0), sel(4, "3.5")]), tmp_path))
    nihil, zero, empty, angka = (ws.cell(t.DATA_ROW, k) for k in t.MONTH_COLUMNS[:4])
    assert nihil.value == 0
    assert '"–"' in nihil.number_format.split(";")[2]
    assert zero.value == 0
    assert zero.number_format.split(";")[2].startswith("0")
    assert empty.value is None
    assert angka.value == 3.5


def test_parts_stand_in_rows_of_their_own(tmp_path: Path) -> None:
    i = indikator(bagian=True, id="i")
    ws = lembar_kartu(write(one(i, realisasi=[sel(1, bagian=(3, 4)), sel(3, bagian=(5, 6))]), tmp_path))
    b = t.DATA_ROW
    assert ws.cell(b + 1, t.INDIKATOR).value == "Pembilang: dokumen selesai"
    assert ws.cell(b + 2, t.INDIKATOR).value == "Penyebut: dokumen masuk"
    assert [ws.cell(b + 1, k).value for k in t.MONTH_COLUMNS[:3]] == [3, None, 5]
    assert [ws.cell(b + 2, k).value for k in t.MONTH_COLUMNS[:3]] == [4, None, 6]


def test_a_cell_in_the_other_form_is_shown_marked_and_explained(tmp_path: Path) -> None:
    i = indikator(bagian=True, id="i")
    ws = lembar_kartu(write(one(i, realisasi=[sel(1, "75.5"), sel(2, bagian=(1, 2))]), tmp_path))
    assert ws.cell(t.DATA_ROW + 1, t.MONTH_1).value == "75,5*"
    teks = [c.value for b in ws.iter_rows(max_col=1) for c in b if isinstance(c.value, str)]
    assert any(x.startswith("Tanda *") for x in teks)


def test_notes_and_proof_are_comments_of_the_cell(tmp_path: Path) -> None:
    s = dataclasses.replace(sel(2, 4), catatan="loket tutup", bukti="Buku register hlm. 4")
    ws = lembar_kartu(write(one(indikator(id="i"), realisasi=[s]), tmp_path))
    assert ws.cell(t.DATA_ROW, t.MONTH_1 + 1).comment.text == "loket tutup\nBukti: Buku register hlm. 4"


def test_months_after_the_report_are_kept_for_the_day_the_month_is_changed(tmp_path: Path) -> None:
    book = write(one(indikator(id="i"), realisasi=[sel(b, b) for b in range(1, 13)]), tmp_path, sampai=3)
    ws = lembar_kartu(book)
    assert [ws.cell(t.DATA_ROW, k).value for k in t.MONTH_COLUMNS] == list(range(1, 13))
    assert sel_bernama(book, "SAMPAI").value == 3


def test_several_pengampu_have_a_row_each_below_the_joined_one(tmp_path: Path) -> None:
    k = kartu(indikator(id="i", konsolidasi=Konsolidasi.RATA_RATA))
    k = dataclasses.replace(k, pengampu=(Pengampu("p", "Kelurahan Melati"), Pengampu("q")))
    ws = lembar_kartu(write(kantor_dengan(k, realisasi=[sel(1, 4)]), tmp_path))
    label = [ws.cell(t.DATA_ROW + n, t.INDIKATOR).value for n in range(3)]
    assert label == ["Jumlah dokumen yang disusun", "Kelurahan Melati", "Pengampu 2"]
    assert ws.cell(t.DATA_ROW, t.MONTH_1).value == '=IF(COUNT(F9:F10)=0,"",AVERAGE(F9:F10))'


def test_targets_of_tw_and_ranges_stand_as_they_were_set(tmp_path: Path) -> None:
    target = Target(Rentang(D(7), D(8)), (D(1), Rentang(D(2), D(3)), None, D("4.5")), tw_kumulatif=False)
    ws = lembar_kartu(write(one(indikator(id="i", target={TAHUN: target})), tmp_path))
    b = t.DATA_ROW
    assert [ws.cell(b + n, t.INDIKATOR).value for n in (1, 2)] == [
        "Target per triwulan (terendah)",
        "Target per triwulan (tertinggi)",
    ]
    assert [[ws.cell(b + n, k).value for k in (t.TARGET, *t.TW_COLUMNS)] for n in (1, 2)] == [
        [7, 1, 2, None, 4.5],
        [8, 1, 3, None, 4.5],
    ]


def test_the_offices_own_column_titles_head_the_table(tmp_path: Path) -> None:
    isi = one(indikator(), judul_kolom=("NO", "KINERJA UTAMA", "INDIKATOR KINERJA UTAMA", "PENJELASAN"))
    ws = lembar_kartu(write(isi, tmp_path))
    assert ws.cell(t.HEAD_ROW, t.SASARAN).value == "Kinerja utama"
    assert ws.cell(t.HEAD_ROW, t.INDIKATOR).value == "Indikator kinerja utama"


# Text ---------------------------------------------------------------------------------------------


def test_text_stays_text_whatever_it_begins_with(tmp_path: Path) -> None:
    isi = kantor_dengan(
        *(
            kartu(
                indikator(teks=x, satuan=x, bagian=True, pembilang=x, penyebut=x),
                urut=n, jabatan=x, unit=x, pengampu=("p", "q"),
            )
            for n, x in enumerate(NAKAL)
        ),
        nama="=1+1",
        pengaturan=Pengaturan(kop=("=kop", "+kop", "-kop", "@kop")),
    )  # fmt: skip
    book = write(isi, tmp_path)
    for ws in book:
        for c in (c for row in ws.iter_rows() for c in row if c.data_type == "f"):
            assert not any(clean(x) in c.value for x in NAKAL if not x.isdigit()) or "!" in c.value
    present = {c.value for ws in book for row in ws.iter_rows() for c in row if c.data_type == "s"}
    for x in NAKAL:
        assert clean(x) in present
        assert f"Pembilang: {clean(x)}" in present
    quoted = [c for c in book["Rekap"]["A"][:4]]
    assert [c.value for c in quoted] == ["=kop", "+kop", "-kop", "@kop"]
    assert all(c.quotePrefix for c in quoted)


def test_a_text_too_long_for_a_cell_is_cut_with_a_mark(tmp_path: Path) -> None:
    ws = lembar_kartu(write(one(indikator(teks="kata " * 8000)), tmp_path))
    teks = ws.cell(t.DATA_ROW, t.INDIKATOR).value
    assert len(teks) <= 32_767
    assert teks.endswith("[dipotong: teks lengkapnya ada di kartu]")


def test_long_text_gets_rows_enough_in_excels_bounds(tmp_path: Path) -> None:
    length = "Persentase laporan pelayanan yang disusun " * 95  # some 4,000 characters
    isi = one(
        indikator(teks=length, bagian=True, pembilang=length, penyebut="dokumen", satuan=length),
        indikator(teks="pendek"),
    )
    ws = lembar_kartu(write(isi, tmp_path))
    height = {b: d.height for b, d in ws.row_dimensions.items() if d.height}
    assert max(height.values()) <= 409
    gabung = {
        str(x) for x in ws.merged_cells.ranges if x.min_col == x.max_col == t.INDIKATOR and x.min_row >= 8
    }
    assert len(gabung) == 2  # the indikator, and its pembilang
    assert sum(height.values()) > 3000


def test_a_long_sasaran_takes_width_from_a_short_indikator(tmp_path: Path) -> None:
    def widths(sasaran: str, teks: str) -> tuple[float, float]:
        one = kartu(indikator(teks=teks))
        one = dataclasses.replace(one, sasaran=(dataclasses.replace(one.sasaran[0], teks=sasaran),))
        book = write(kantor_dengan(one), tmp_path)
        known = [d for d in book[book.sheetnames[1]].column_dimensions.values() if d.min]
        first, second = (
            next(d.width for d in known if d.min <= at <= d.max) for at in (t.SASARAN, t.INDIKATOR)
        )
        return first, second

    long, short = "Terlaksananya pelayanan administrasi bagi warga " * 5, "Jumlah surat"
    usual, wide, narrow = widths(short, short), widths(long, short), widths(short, long)
    assert narrow[0] <= usual[0] < wide[0]
    assert sum(usual) == sum(wide) == sum(narrow), "the sheet stays one page wide"


# Print, file --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kertas", "code"), [("F4", 14), ("A4", 9)])
def test_every_sheet_prints_landscape_on_the_offices_paper(tmp_path: Path, kertas: str, code: int) -> None:
    isi = dataclasses.replace(contoh(), pengaturan=Pengaturan(kertas=kertas))
    for ws in write(isi, tmp_path):
        assert ws.page_setup.orientation == "landscape"
        assert int(ws.page_setup.paperSize) == code
        assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (1, 0)
        assert ws.sheet_properties.pageSetUpPr.fitToPage
        assert ws.oddFooter.right.text == "Halaman &P dari &N"


def test_heads_stay_in_view_and_on_each_page(tmp_path: Path) -> None:
    book = write(contoh(), tmp_path)
    for nama in book.sheetnames[1:-2]:
        ws = book[nama]
        assert ws.freeze_panes == "D8"
        assert ws.print_title_rows == "$6:$7"
        assert ws.print_area.endswith(f"$Z${ws.max_row}")
    assert book["Rekap"].freeze_panes
    assert book["Rekap"].print_title_rows


def test_scale_cap_and_formula_stand_in_each_foot(tmp_path: Path) -> None:
    isi = dataclasses.replace(contoh(), pengaturan=Pengaturan(skala="SKP", batas_capaian=Decimal(110)))
    for ws in write(isi, tmp_path).worksheets[:-2]:
        teks = " ".join(str(c.value) for b in ws.iter_rows(max_col=1) for c in b if c.value)
        assert "> 100 Sangat Baik" in teks
        assert "paling tinggi 110 %" in teks
        assert "PermenPANRB 8/2021" in teks


def test_the_same_data_gives_the_same_bytes_without_the_clock(tmp_path: Path) -> None:
    isi = contoh()
    for nama in ("a.xlsx", "b.xlsx"):
        write_realisasi(isi, TAHUN, 6, tmp_path / nama)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    kinds = openpyxl.load_workbook(tmp_path / "a.xlsx").properties
    assert kinds.created == kinds.modified == datetime(2026, 6, 30)  # noqa: DTZ001
    assert kinds.title == "Realisasi Indikator Kinerja 2026"
    assert kinds.creator == "Kecamatan Contoh (IKI Desktop)"


def test_no_macro_no_link_to_other_files(tmp_path: Path) -> None:
    write_realisasi(Acak(7).kantor(), TAHUN, 6, tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert not [n for n in archive.namelist() if re.search(r"vba|external|embeddings|activeX", n)]
        for nama in archive.namelist():
            if nama.endswith(".rels"):
                assert b"External" not in archive.read(nama)


def test_an_existing_file_stays_when_the_work_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"lama")
    step: list[tuple[int, int]] = []

    def berhenti(done: int, everything: int) -> None:
        step.append((done, everything))
        if done == 3:
            raise Cancelled("Dihentikan.")

    with pytest.raises(Cancelled):
        write_realisasi(contoh(), TAHUN, 6, path, report=berhenti)
    assert path.read_bytes() == b"lama"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]
    assert step == [(n, 18) for n in range(4)]


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    step: list[tuple[int, int]] = []
    write_realisasi(contoh(), TAHUN, 6, tmp_path / "a.xlsx", report=lambda *x: step.append(x))
    assert step[0] == (0, 18)
    assert step[-1] == (18, 18)
    assert [a for a, _ in step] == sorted({a for a, _ in step})


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="tidak ada"):
        write_realisasi(contoh(), TAHUN, 6, tmp_path / "tiada" / "a.xlsx")


def test_a_preview_that_computes_nothing_shows_the_figures(tmp_path: Path) -> None:
    isi = contoh()
    write(isi, tmp_path)
    rekap = rekap_kantor(isi, TAHUN, 6).ringkasan
    nilai = buka(tmp_path / "realisasi.xlsx", nilai=True)["Rekap"]
    kantor = next(b for b in nilai.iter_rows() if b[1].value == "Kecamatan Contoh" and b[2].value > 50)
    assert [c.value for c in kantor[2:4]] == [rekap.terukur, rekap.jumlah]
    assert kantor[4].value == pytest.approx(float(rekap.capaian or 0))
    assert kantor[5].value == "Tinggi"


def test_openpyxl_is_imported_only_when_a_workbook_is_written() -> None:
    code = "import sys, iki_desktop.writers.realisasi; print('openpyxl' in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "False"


# Paper --------------------------------------------------------------------------------------------


@pytest.mark.verifier("soffice")
@pytest.mark.verifier("pdftotext")
def test_the_printed_sheets_show_figures_not_signs(tmp_path: Path) -> None:
    besar = indikator(teks="Jumlah anggaran", id="i", target={TAHUN: Target(D("123456789012.25"))})
    isi = one(besar, realisasi=[sel(b, "98765432109.75") for b in range(1, 13)])
    path = tmp_path / "a.xlsx"
    write_realisasi(isi, TAHUN, 12, path)
    (pdf,) = hitung_ulang([path], tmp_path / "cetak", "pdf")
    teks = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "#" not in teks
    assert teks.count("98.765.432.109,75") == 12
    assert "Halaman 1 dari 4" in teks
