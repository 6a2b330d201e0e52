"""The clipboard: HTML as Word, Excel and LibreOffice put it there, and text with tabs and quotes."""

from __future__ import annotations

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.keputusan import Gaya
from iki_desktop.readers.clipboard import flatten_cells, read_clipboard
from iki_desktop.readers.document import (
    FRACTION_CLOSE,
    FRACTION_MIDDLE,
    FRACTION_OPEN,
    Line,
    Table,
    without_fractions,
)
from iki_desktop.readers.html import reader
from iki_desktop.readers.html.document import html_document

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p {color:red}</style></head>
<body lang=IN><!--StartFragment-->
<p class=MsoNormal>Jabatan<span style='mso-tab-count:1'>       </span>: Kepala Seksi
Pelayanan<o:p></o:p></p>
<p class=MsoNormal>Tugas<span style='mso-tab-count:1'>    </span>: melayani warga</p>
<p class=MsoNormal>Fungsi :</p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-fareast-font-family:Bookman'><span style='mso-list:Ignore'>a.<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;
</span></span></span><![endif]>mencatat pengaduan;</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>b.<span
style='font:7.0pt'>&nbsp; </span></span><![endif]>menjawab pengaduan &amp; saran.</p>
<table class=MsoTableGrid border=1><thead><tr><td><p>Sasaran</p></td><td><p>Indikator Kinerja</p></td>
<td><p>Formulasi</p></td><td><p>Sumber Data</p></td></tr></thead>
<tr><td rowspan=2><p>Meningkatnya mutu layanan</p></td><td><p>Persentase pengaduan yang selesai</p></td>
<td><p><!--[if gte msEquation 12]><m:oMathPara><m:oMath><m:f><m:num><m:r><span>Jumlah pengaduan
selesai</span></m:r></m:num><m:den><m:r><span>Jumlah pengaduan</span></m:r></m:den></m:f>
<m:r><span>x 100%</span></m:r></m:oMath></m:oMathPara><![endif]-->
<![if !msEquation]><img src="x.png"><![endif]></p></td><td rowspan=2><p>Buku pengaduan</p></td></tr>
<tr><td><p>Jumlah jenis layanan</p></td><td><p>Jumlah jenis layanan<span
style='display:none'>rahasia</span></p></td></tr>
</table><!--EndFragment--></body></html>"""

EXCEL = """<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><table border=0><col width=64>
<tr height=20><td colspan=2>1. Jabatan</td><td colspan=2>: Camat</td></tr>
<tr><td>Sasaran</td><td>Indikator Kinerja</td><td>Penjelasan</td><td>Sumber Data</td></tr>
<tr><td rowspan=2>Meningkatnya pembinaan desa</td><td>Jumlah desa yang<br
style='mso-data-placement:same-cell;'>dibina</td><td>Desa yang dikunjungi</td><td x:num>2026</td></tr>
<tr><td>Jumlah rapat</td><td>Rapat mingguan</td><td>Notulen</td></tr></table></body></html>"""


def test_word() -> None:
    bacaan = read_clipboard(WORD, "")
    (kartu,) = bacaan.keputusan.kartu
    assert (kartu.jabatan, kartu.tugas) == ("Kepala Seksi Pelayanan", ("melayani warga",))
    assert kartu.fungsi == ("mencatat pengaduan;", "menjawab pengaduan & saran.")
    assert kartu.gaya_fungsi is Gaya.ABC
    one, two = kartu.sasaran[0].indikator
    assert (one.pembilang, one.penyebut) == ("Jumlah pengaduan selesai", "Jumlah pengaduan")
    assert (two.formulasi, two.sumber_data) == ("Jumlah jenis layanan", "Buku pengaduan")
    assert {c.kode for c in bacaan.catatan} >= {"teks-tersembunyi", "sumber-gabung"}
    assert "gambar" not in {c.kode for c in bacaan.catatan}  # the picture only repeats the equation


def test_excel() -> None:
    (kartu,) = read_clipboard(EXCEL, "apa pun").keputusan.kartu
    assert kartu.jabatan == "Camat"
    assert [i.teks for i in kartu.sasaran[0].indikator] == ["Jumlah desa yang dibina", "Jumlah rapat"]
    assert kartu.sasaran[0].indikator[0].sumber_data == "2026"


def test_text_with_cells_of_several_lines() -> None:
    teks = (
        "Jabatan\t: Camat\r\nSasaran\tIndikator\tFormulasi\tSumber Data\r\n"
        'Meningkatnya mutu\tJumlah surat\t"Meliputi:\n1. surat ""masuk""\n2. surat keluar"\tAgenda\r\n'
    )
    (kartu,) = read_clipboard(None, teks).keputusan.kartu
    assert kartu.sasaran[0].indikator[0].komponen == ('surat "masuk"', "surat keluar")


@pytest.mark.parametrize(
    ("teks", "result"),
    [
        ('a\t"b\nc"\td', "a\tb<br>c\td"),
        ('"a ""b"" c"\td', 'a "b" c\td'),
        ('a\t"PUAS"\td', 'a\t"PUAS"\td'),
        ('a\t"tidak ditutup\tb\nc', 'a\t"tidak ditutup\tb\nc'),
        ('kata "kutip" biasa', 'kata "kutip" biasa'),
        ('"' * 51 + "\t" + "x\n" * 100, '"' * 51 + "\t" + "x\n" * 100),
    ],
)
def test_quotes_of_excel_and_quotes_of_words(teks: str, result: str) -> None:
    assert flatten_cells(teks) == result


def test_text_is_tried_where_the_html_holds_no_kartu() -> None:
    teks = (
        "Jabatan : Camat\nSasaran\tIndikator\tFormulasi\tSumber Data\nMeningkatnya a\tJumlah b\tJumlah b\tc\n"
    )
    assert read_clipboard("<p>halo</p>", teks).keputusan.kartu[0].jabatan == "Camat"
    with pytest.raises(InputRefused, match="tidak memuat tabel"):
        read_clipboard("<p>halo</p>", "")
    with pytest.raises(InputRefused, match="tidak memuat tabel"):
        read_clipboard("<p>halo</p>", "halo")
    with pytest.raises(InputRefused, match="kosong"):
        read_clipboard("<p></p>", " ")
    with pytest.raises(InputRefused, match="kosong"):
        read_clipboard(None, "")


def line(html: str) -> list[str]:
    return [
        f"{b.marker} {b.teks}".strip() if not b.item else f"• {b.teks}"
        for b in html_document(html).blocks
        if isinstance(b, Line)
    ]


def test_lists_of_html_have_their_markers() -> None:
    html = (
        "<ol type=a><li>satu<li>dua</ol><ol start=4><li><p>empat</p></li></ol><ul><li>strip</ul>"
        '<ol style="list-style-type: lower-roman"><li>rom<ol><li>dalam</ol></ol><ol type=I><li>BAGIAN</ol>'
    )
    assert line(html) == ["a. satu", "b. dua", "4. empat", "• strip", "i. rom", "1. dalam", "I. BAGIAN"]


def test_an_empty_item_numbers_a_cell_of_its_own_only() -> None:
    (table,) = html_document("<table><tr><td><ol start=3><li></ol></td><td>isi</td></tr></table>").blocks
    assert isinstance(table, Table)
    assert [s.teks for s in table.rows[0].cells] == ["3.", "isi"]


def test_blanks_of_the_source_are_no_lines_and_other_tags_no_words() -> None:
    html = "<title>judul</title><script>x<y</script><div>satu\n\tdua<br>tiga<del>empat</del></div>"
    html += "a < b<!-- c -->"
    assert line(html) == ["satu dua", "tiga", "a < b"]


def test_cells_over_rows_and_columns() -> None:
    html = "<table><tr><td rowspan=2>a<td colspan=2>b<tr><td>c<td>d<tr><td colspan=0>e</table>"
    (table,) = html_document(html).blocks
    assert isinstance(table, Table)
    assert [[(s.teks, s.continued, s.width) for s in b.cells] for b in table.rows] == [
        [("a", False, 1), ("b", False, 2)],
        [("", True, 1), ("c", False, 1), ("d", False, 1)],
        [("e", False, 1)],
    ]


def test_a_table_inside_a_cell() -> None:
    html = "<table><tr><td>luar<table><tr><td>dalam</td></tr></table></td><td>x</td></tr></table>"
    (table,) = html_document(html).blocks
    assert isinstance(table, Table)
    assert [s.teks for s in table.rows[0].cells] == ["luar\ndalam", "x"]
    assert isinstance(table.rows[0].cells[0].content[1], Table)


def test_an_underlined_part_over_another() -> None:
    html = "<table><tr><td><u>Jumlah A</u><br>Jumlah B</td><td>x</td></tr></table>"
    (table,) = html_document(html).blocks
    assert isinstance(table, Table)
    teks = table.rows[0].cells[0].teks
    assert teks == f"{FRACTION_OPEN}Jumlah A{FRACTION_MIDDLE}Jumlah B{FRACTION_CLOSE}"
    assert without_fractions(teks) == "Jumlah A / Jumlah B"


def test_a_picture_among_indikator_is_said() -> None:
    title = "".join(f"<td>{j}</td>" for j in ("Sasaran", "Indikator", "Formulasi", "Sumber"))
    html = f"<table><tr>{title}</tr><tr><td>a<td>b<td><img src=x><td>d</tr></table>"
    assert [c.kode for c in html_document(html).catatan] == ["gambar"]


@pytest.mark.parametrize(
    "html",
    [
        "<" * 200_000,
        "<!--" * 100_000,
        "<a " * 100_000,
        "<table><tr><td>" * 20,
        "<table>" * 29 + "x",
        "</table></tr></td></ol></u>" * 1000 + "x",
        "<td>a<tr>b<table>c<li>d",
        "&#xE000;&#57345;" * 1000,
        "<td rowspan=99999999 colspan=99999999>x" * 50,
        "<ol start=99999999999><li value=-5>x",
    ],
)
def test_crooked_html_is_read_or_refused(html: str) -> None:
    try:
        assert html_document(html).blocks
    except InputRefused as error:
        assert error.pesan


def test_html_out_of_bounds_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputRefused, match="bertumpuk"):
        html_document("<table><tr><td>" * 40)
    monkeypatch.setattr(reader, "MAX_CELLS", 3)
    with pytest.raises(InputRefused, match="jauh lebih banyak"):
        html_document("<table><tr>" + "<td>x" * 9)
