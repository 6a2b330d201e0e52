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
from iki_desktop.writers.realisasi import tulis_realisasi
from iki_desktop.writers.xlsx import tata as t
from iki_desktop.writers.xlsx.teks import bersih
from tests.models.builders import D, indikator, kantor_dengan, kartu, sel
from tests.writers.acak import NAKAL, TAHUN, Acak
from tests.writers.lembar_sebar import buka, hitung_ulang, sel_bernama


def tulis(isi: IsiKantor, folder: Path, sampai: int = 6, **lain: Any) -> Any:
    """The workbook of an office, opened with its formulas."""
    path = folder / "realisasi.xlsx"
    tulis_realisasi(isi, TAHUN, sampai, path, **lain)
    return buka(path, nilai=False)


def contoh() -> IsiKantor:
    return from_json(json.loads((Paths().resources / "contoh.json").read_text(encoding="utf-8")))


def satu(*daftar: Any, realisasi: list[Any] | None = None, **lain: Any) -> IsiKantor:
    return kantor_dengan(kartu(*daftar, **lain), realisasi=realisasi or [])


def lembar_kartu(buku: Any) -> Any:
    return buku[buku.sheetnames[1]]


# Sheets -------------------------------------------------------------------------------------------


def test_rekap_comes_first_then_a_sheet_a_kartu_then_petunjuk(tmp_path: Path) -> None:
    isi = contoh()
    buku = tulis(isi, tmp_path)
    jumlah = len(list(rekap_kantor(isi, TAHUN, 6).kartu()))
    assert buku.sheetnames[0] == "Rekap"
    assert buku.sheetnames[-1] == "Petunjuk"
    assert len(buku.sheetnames) == jumlah + 2
    assert buku.active.title == "Rekap"


def test_only_the_kartu_asked_for_and_it_says_so(tmp_path: Path) -> None:
    isi = contoh()
    pilihan = [k.kartu.id for k in list(rekap_kantor(isi, TAHUN, 6).kartu())[2:4]]
    buku = tulis(isi, tmp_path, kartu=pilihan)
    assert len(buku.sheetnames) == 4
    teks = [c.value for baris in buku["Rekap"].iter_rows() for c in baris if isinstance(c.value, str)]
    assert any(x.startswith("Memuat 2 dari 16 kartu") for x in teks)


def test_an_office_without_keputusan_still_gives_a_workbook(tmp_path: Path) -> None:
    buku = tulis(IsiKantor(Kantor("k", "Baru")), tmp_path)
    assert buku.sheetnames == ["Rekap", "Petunjuk"]
    teks = [c.value for baris in buku["Rekap"].iter_rows() for c in baris]
    assert "Belum ada kartu untuk tahun ini" in teks


def test_kartu_with_one_title_get_sheets_of_their_own(tmp_path: Path) -> None:
    sama = [kartu(indikator(), jabatan="Kepala Seksi: Umum/Lain?", urut=n) for n in range(3)]
    buku = tulis(kantor_dengan(*sama), tmp_path)
    assert buku.sheetnames[1:4] == [
        "Kepala Seksi Umum Lain",
        "Kepala Seksi Umum Lain (2)",
        "Kepala Seksi Umum Lain (3)",
    ]


def test_each_kartu_is_reached_from_rekap_and_leads_back(tmp_path: Path) -> None:
    buku = tulis(contoh(), tmp_path)
    for kolom in (1, 2):  # by number and by name
        rekap = buku["Rekap"].iter_rows(min_col=kolom, max_col=kolom)
        tujuan = [c.hyperlink.location for (c,) in rekap if c.hyperlink]
        assert tujuan == [f"'{nama}'!A1" for nama in buku.sheetnames[1:-1]]
    assert all(buku[n]["A1"].hyperlink.location == "'Rekap'!A1" for n in buku.sheetnames[1:-1])


# Cells --------------------------------------------------------------------------------------------


def test_kosong_nihil_and_zero_are_three_things(tmp_path: Path) -> None:
    i = indikator(id="i")
    ws = lembar_kartu(tulis(satu(i, realisasi=[sel(1), sel(2, 0), sel(4, "3.5")]), tmp_path))
    nihil, nol, kosong, angka = (ws.cell(t.BARIS_DATA, k) for k in t.KOLOM_BULAN[:4])
    assert nihil.value == 0
    assert '"–"' in nihil.number_format.split(";")[2]
    assert nol.value == 0
    assert nol.number_format.split(";")[2].startswith("0")
    assert kosong.value is None
    assert angka.value == 3.5


def test_parts_stand_in_rows_of_their_own(tmp_path: Path) -> None:
    i = indikator(bagian=True, id="i")
    ws = lembar_kartu(tulis(satu(i, realisasi=[sel(1, bagian=(3, 4)), sel(3, bagian=(5, 6))]), tmp_path))
    b = t.BARIS_DATA
    assert ws.cell(b + 1, t.INDIKATOR).value == "Pembilang: dokumen selesai"
    assert ws.cell(b + 2, t.INDIKATOR).value == "Penyebut: dokumen masuk"
    assert [ws.cell(b + 1, k).value for k in t.KOLOM_BULAN[:3]] == [3, None, 5]
    assert [ws.cell(b + 2, k).value for k in t.KOLOM_BULAN[:3]] == [4, None, 6]


def test_a_cell_in_the_other_form_is_shown_marked_and_explained(tmp_path: Path) -> None:
    i = indikator(bagian=True, id="i")
    ws = lembar_kartu(tulis(satu(i, realisasi=[sel(1, "75.5"), sel(2, bagian=(1, 2))]), tmp_path))
    assert ws.cell(t.BARIS_DATA + 1, t.BULAN_1).value == "75,5*"
    teks = [c.value for b in ws.iter_rows(max_col=1) for c in b if isinstance(c.value, str)]
    assert any(x.startswith("Tanda *") for x in teks)


def test_notes_and_proof_are_comments_of_the_cell(tmp_path: Path) -> None:
    s = dataclasses.replace(sel(2, 4), catatan="loket tutup", bukti="Buku register hlm. 4")
    ws = lembar_kartu(tulis(satu(indikator(id="i"), realisasi=[s]), tmp_path))
    assert ws.cell(t.BARIS_DATA, t.BULAN_1 + 1).comment.text == "loket tutup\nBukti: Buku register hlm. 4"


def test_months_after_the_report_are_kept_for_the_day_the_month_is_changed(tmp_path: Path) -> None:
    buku = tulis(satu(indikator(id="i"), realisasi=[sel(b, b) for b in range(1, 13)]), tmp_path, sampai=3)
    ws = lembar_kartu(buku)
    assert [ws.cell(t.BARIS_DATA, k).value for k in t.KOLOM_BULAN] == list(range(1, 13))
    assert sel_bernama(buku, "SAMPAI").value == 3


def test_several_pengampu_have_a_row_each_below_the_joined_one(tmp_path: Path) -> None:
    k = kartu(indikator(id="i", konsolidasi=Konsolidasi.RATA_RATA))
    k = dataclasses.replace(k, pengampu=(Pengampu("p", "Kelurahan Melati"), Pengampu("q")))
    ws = lembar_kartu(tulis(kantor_dengan(k, realisasi=[sel(1, 4)]), tmp_path))
    label = [ws.cell(t.BARIS_DATA + n, t.INDIKATOR).value for n in range(3)]
    assert label == ["Jumlah dokumen yang disusun", "Kelurahan Melati", "Pengampu 2"]
    assert ws.cell(t.BARIS_DATA, t.BULAN_1).value == '=IF(COUNT(F9:F10)=0,"",AVERAGE(F9:F10))'


def test_targets_of_tw_and_ranges_stand_as_they_were_set(tmp_path: Path) -> None:
    target = Target(Rentang(D(7), D(8)), (D(1), Rentang(D(2), D(3)), None, D("4.5")), tw_kumulatif=False)
    ws = lembar_kartu(tulis(satu(indikator(id="i", target={TAHUN: target})), tmp_path))
    b = t.BARIS_DATA
    assert [ws.cell(b + n, t.INDIKATOR).value for n in (1, 2)] == [
        "Target per triwulan (terendah)",
        "Target per triwulan (tertinggi)",
    ]
    assert [[ws.cell(b + n, k).value for k in (t.TARGET, *t.KOLOM_TW)] for n in (1, 2)] == [
        [7, 1, 2, None, 4.5],
        [8, 1, 3, None, 4.5],
    ]


def test_the_offices_own_column_titles_head_the_table(tmp_path: Path) -> None:
    isi = satu(indikator(), judul_kolom=("NO", "KINERJA UTAMA", "INDIKATOR KINERJA UTAMA", "PENJELASAN"))
    ws = lembar_kartu(tulis(isi, tmp_path))
    assert ws.cell(t.BARIS_KEPALA, t.SASARAN).value == "Kinerja utama"
    assert ws.cell(t.BARIS_KEPALA, t.INDIKATOR).value == "Indikator kinerja utama"


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
    buku = tulis(isi, tmp_path)
    for ws in buku:
        for c in (c for baris in ws.iter_rows() for c in baris if c.data_type == "f"):
            assert not any(bersih(x) in c.value for x in NAKAL if not x.isdigit()) or "!" in c.value
    ada = {c.value for ws in buku for baris in ws.iter_rows() for c in baris if c.data_type == "s"}
    for x in NAKAL:
        assert bersih(x) in ada
        assert f"Pembilang: {bersih(x)}" in ada
    kutip = [c for c in buku["Rekap"]["A"][:4]]
    assert [c.value for c in kutip] == ["=kop", "+kop", "-kop", "@kop"]
    assert all(c.quotePrefix for c in kutip)


def test_a_text_too_long_for_a_cell_is_cut_with_a_mark(tmp_path: Path) -> None:
    ws = lembar_kartu(tulis(satu(indikator(teks="kata " * 8000)), tmp_path))
    teks = ws.cell(t.BARIS_DATA, t.INDIKATOR).value
    assert len(teks) <= 32_767
    assert teks.endswith("[dipotong: teks lengkapnya ada di kartu]")


def test_long_text_gets_rows_enough_in_excels_bounds(tmp_path: Path) -> None:
    panjang = "Persentase laporan pelayanan yang disusun " * 95  # some 4,000 characters
    isi = satu(
        indikator(teks=panjang, bagian=True, pembilang=panjang, penyebut="dokumen", satuan=panjang),
        indikator(teks="pendek"),
    )
    ws = lembar_kartu(tulis(isi, tmp_path))
    tinggi = {b: d.height for b, d in ws.row_dimensions.items() if d.height}
    assert max(tinggi.values()) <= 409
    gabung = {
        str(x) for x in ws.merged_cells.ranges if x.min_col == x.max_col == t.INDIKATOR and x.min_row >= 8
    }
    assert len(gabung) == 2  # the indikator, and its pembilang
    assert sum(tinggi.values()) > 3000


# Print, file --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("kertas", "kode"), [("F4", 14), ("A4", 9)])
def test_every_sheet_prints_landscape_on_the_offices_paper(tmp_path: Path, kertas: str, kode: int) -> None:
    isi = dataclasses.replace(contoh(), pengaturan=Pengaturan(kertas=kertas))
    for ws in tulis(isi, tmp_path):
        assert ws.page_setup.orientation == "landscape"
        assert int(ws.page_setup.paperSize) == kode
        assert (ws.page_setup.fitToWidth, ws.page_setup.fitToHeight) == (1, 0)
        assert ws.sheet_properties.pageSetUpPr.fitToPage
        assert ws.oddFooter.right.text == "Halaman &P dari &N"


def test_heads_stay_in_view_and_on_each_page(tmp_path: Path) -> None:
    buku = tulis(contoh(), tmp_path)
    for nama in buku.sheetnames[1:-1]:
        ws = buku[nama]
        assert ws.freeze_panes == "D8"
        assert ws.print_title_rows == "$6:$7"
        assert ws.print_area.endswith(f"$Z${ws.max_row}")
    assert buku["Rekap"].freeze_panes
    assert buku["Rekap"].print_title_rows


def test_scale_cap_and_formula_stand_in_each_foot(tmp_path: Path) -> None:
    isi = dataclasses.replace(contoh(), pengaturan=Pengaturan(skala="SKP", batas_capaian=Decimal(110)))
    for ws in tulis(isi, tmp_path).worksheets[:-1]:
        teks = " ".join(str(c.value) for b in ws.iter_rows(max_col=1) for c in b if c.value)
        assert "> 100 Sangat Baik" in teks
        assert "paling tinggi 110 %" in teks
        assert "PermenPANRB 8/2021" in teks


def test_the_same_data_gives_the_same_bytes_without_the_clock(tmp_path: Path) -> None:
    isi = contoh()
    for nama in ("a.xlsx", "b.xlsx"):
        tulis_realisasi(isi, TAHUN, 6, tmp_path / nama)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    with zipfile.ZipFile(tmp_path / "a.xlsx") as arsip:
        assert {info.date_time for info in arsip.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    sifat = openpyxl.load_workbook(tmp_path / "a.xlsx").properties
    assert sifat.created == sifat.modified == datetime(2026, 6, 30)  # noqa: DTZ001
    assert sifat.title == "Realisasi Indikator Kinerja 2026"
    assert sifat.creator == "Kecamatan Contoh (IKI Desktop)"


def test_no_macro_no_link_to_other_files(tmp_path: Path) -> None:
    tulis_realisasi(Acak(7).kantor(), TAHUN, 6, tmp_path / "a.xlsx")
    with zipfile.ZipFile(tmp_path / "a.xlsx") as arsip:
        assert not [n for n in arsip.namelist() if re.search(r"vba|external|embeddings|activeX", n)]
        for nama in arsip.namelist():
            if nama.endswith(".rels"):
                assert b"External" not in arsip.read(nama)


def test_an_existing_file_stays_when_the_work_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"lama")
    langkah: list[tuple[int, int]] = []

    def berhenti(selesai: int, semua: int) -> None:
        langkah.append((selesai, semua))
        if selesai == 3:
            raise Cancelled("Dihentikan.")

    with pytest.raises(Cancelled):
        tulis_realisasi(contoh(), TAHUN, 6, path, report=berhenti)
    assert path.read_bytes() == b"lama"
    assert [p.name for p in tmp_path.iterdir()] == ["a.xlsx"]
    assert langkah == [(n, 18) for n in range(4)]


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    langkah: list[tuple[int, int]] = []
    tulis_realisasi(contoh(), TAHUN, 6, tmp_path / "a.xlsx", report=lambda *x: langkah.append(x))
    assert langkah[0] == (0, 18)
    assert langkah[-1] == (18, 18)
    assert [a for a, _ in langkah] == sorted({a for a, _ in langkah})


def test_a_folder_that_is_not_there_is_said_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="tidak ada"):
        tulis_realisasi(contoh(), TAHUN, 6, tmp_path / "tiada" / "a.xlsx")


def test_a_preview_that_computes_nothing_shows_the_figures(tmp_path: Path) -> None:
    isi = contoh()
    tulis(isi, tmp_path)
    rekap = rekap_kantor(isi, TAHUN, 6).ringkasan
    nilai = buka(tmp_path / "realisasi.xlsx", nilai=True)["Rekap"]
    kantor = next(b for b in nilai.iter_rows() if b[1].value == "Kecamatan Contoh" and b[2].value > 50)
    assert [c.value for c in kantor[2:4]] == [rekap.terukur, rekap.jumlah]
    assert kantor[4].value == pytest.approx(float(rekap.capaian or 0))
    assert kantor[5].value == "Tinggi"


def test_openpyxl_is_imported_only_when_a_workbook_is_written() -> None:
    kode = "import sys, iki_desktop.writers.realisasi; print('openpyxl' in sys.modules)"
    hasil = subprocess.run([sys.executable, "-c", kode], capture_output=True, text=True, check=True)
    assert hasil.stdout.strip() == "False"


# Paper --------------------------------------------------------------------------------------------


@pytest.mark.verifier("soffice")
@pytest.mark.verifier("pdftotext")
def test_the_printed_sheets_show_figures_not_signs(tmp_path: Path) -> None:
    besar = indikator(teks="Jumlah anggaran", id="i", target={TAHUN: Target(D("123456789012.25"))})
    isi = satu(besar, realisasi=[sel(b, "98765432109.75") for b in range(1, 13)])
    path = tmp_path / "a.xlsx"
    tulis_realisasi(isi, TAHUN, 12, path)
    (pdf,) = hitung_ulang([path], tmp_path / "cetak", "pdf")
    teks = subprocess.run(
        ["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "#" not in teks
    assert teks.count("98,765,432,109.75") == 12
    assert "Halaman 1 dari 3" in teks
