"""Word: what a clerk sees is what is read, whatever the file keeps beside it."""

from __future__ import annotations

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.readers.archive import Archive
from iki_desktop.readers.document import (
    FRACTION_CLOSE,
    FRACTION_MIDDLE,
    FRACTION_OPEN,
    Document,
    Line,
    Table,
    without_fractions,
)
from iki_desktop.readers.docx.reader import docx_document
from tests.readers.docx.word import (
    LETTERS,
    LEVELLED,
    NUMBER,
    ROMAN,
    STRIP,
    W,
    Word,
    box,
    complex_field,
    fraction,
    p,
    relations,
    run,
    sel,
    tabel,
    wrapped,
)


def read(w: Word) -> Document:
    return docx_document(Archive(w.keep(), "uji.docx"))


def read_content(*content: str) -> Document:
    w = Word()
    w.add(*content)
    return read(w)


def line(document: Document) -> list[str]:
    """The lines with their markers, tables left out."""
    return [
        f"{b.marker} {b.teks}".strip() if not b.item else f"• {b.teks}"
        for b in document.blocks
        if isinstance(b, Line)
    ]


def one_cell(content: str) -> str:
    document = read_content(tabel([[sel(content), sel(p(run("kanan")))]]))
    block = document.blocks[0]
    assert isinstance(block, Table)
    return block.rows[0].cells[0].teks


class TestNumbering:
    def test_letters_figures_and_bullets_stand_apart_from_the_words(self) -> None:
        w = Word()
        letter, number, strip = w.items(LETTERS), w.items(NUMBER), w.items(STRIP)
        for n in (letter, number, strip):
            w.add(p(run("satu"), items=n), p(run("dua"), items=n))
        assert line(read(w)) == ["a. satu", "b. dua", "1. satu", "2. dua", "• satu", "• dua"]

    def test_roman_numbers_belong_to_the_words_of_a_heading(self) -> None:
        w = Word()
        n = w.items(ROMAN)
        w.add(p(run("Sekretariat"), items=n), p(run("Seksi"), items=n))
        assert [b.teks for b in read(w).blocks if isinstance(b, Line)] == ["I. Sekretariat", "II. Seksi"]

    def test_deeper_levels_begin_again_under_each_higher_item(self) -> None:
        w = Word()
        n = w.items(LEVELLED)
        level = (0, 1, 1, 2, 0, 1, 1)
        w.add(*(p(run("x"), items=n, level=t) for t in level))
        assert line(read(w)) == ["1. x", "a. x", "b. x", "i) x", "2. x", "a. x", "b. x"]

    def test_lists_of_one_kind_go_on_counting_unless_they_start_again(self) -> None:
        w = Word()
        one, continued, again = w.items(NUMBER), w.items(NUMBER, None), w.items(NUMBER, 5)
        w.add(*(p(run("x"), items=n) for n in (one, one, continued, again, again)))
        assert line(read(w)) == ["1. x", "2. x", "3. x", "5. x", "6. x"]

    def test_more_items_than_letters(self) -> None:
        w = Word()
        n = w.items(LETTERS)
        w.add(*(p(run("x"), items=n) for _ in range(28)))
        assert line(read(w))[25:] == ["z. x", "aa. x", "bb. x"]

    def test_numbers_that_a_style_gives(self) -> None:
        w = Word()
        n = w.items(NUMBER)
        w.style = (
            f'<w:style w:type="paragraph" w:styleId="induk"><w:pPr><w:numPr><w:numId w:val="{n}"/></w:numPr>'
            "</w:pPr></w:style>"
            '<w:style w:type="paragraph" w:styleId="anak"><w:basedOn w:val="induk"/></w:style>'
        )
        skipped = '<w:numPr><w:numId w:val="0"/></w:numPr>'
        w.add(p(run("x"), style="induk"), p(run("y"), style="anak"), p(run("z"), style="anak", ppr=skipped))
        assert line(read(w)) == ["1. x", "2. y", "z"]

    def test_a_level_that_never_begins_again_and_one_of_figures_only(self) -> None:
        w = Word()
        w.abstract = (
            '<w:abstractNum w:abstractNumId="9">'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
            '<w:lvlText w:val="%1."/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/>'
            '<w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
        )
        n = w.items(9, None)
        w.add(*(p(run("x"), items=n, level=t) for t in (0, 1, 1, 0, 1)))
        assert [b.teks for b in read(w).blocks if isinstance(b, Line)] == [
            "I. x",
            "1.3 x",
            "1.4 x",
            "II. x",
            "2.5 x",
        ]

    def test_an_empty_item_counts_and_stands_as_its_number_in_a_cell(self) -> None:
        w = Word()
        n = w.items(NUMBER)
        w.add(p(items=n), p(run("x"), items=n), tabel([[sel(p(items=n)), sel(p(run("y")))]]))
        document = read(w)
        assert line(document) == ["2. x"]
        assert isinstance(document.blocks[1], Table)
        assert document.blocks[1].rows[0].cells[0].teks == "3."

    def test_a_list_that_is_defined_nowhere_is_no_list(self) -> None:
        assert line(read_content(p(run("x"), items=77))) == ["x"]


class TestWords:
    def test_runs_join_and_breaks_and_tabs_stay_what_they_are(self) -> None:
        document = read_content(p(run("Ke") + run("camatan\tX") + run("\nbaris dua")))
        assert line(document) == ["Kecamatan X", "baris dua"]

    def test_tracked_changes_are_taken_as_accepted_and_said(self) -> None:
        deleted = "<w:del><w:r><w:delText>lama</w:delText></w:r></w:del>"
        moved = f"<w:moveFrom>{run('asal')}</w:moveFrom><w:moveTo>{run('tujuan')}</w:moveTo>"
        document = read_content(p(run("kata ") + deleted + f"<w:ins>{run('baru ')}</w:ins>" + moved))
        assert line(document) == ["kata baru tujuan"]
        assert [c.kode for c in document.catatan] == ["perubahan-terlacak"]

    def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(self) -> None:
        mark = "<w:rPr><w:del/></w:rPr>"
        w = Word()
        n = w.items(LETTERS)
        w.add(p(run("satu "), items=n, ppr=mark), p(run("kalimat"), items=n), p(run("lain"), items=n))
        assert line(read(w)) == ["a. satu kalimat", "b. lain"]

    def test_hidden_words_are_not_read_but_said(self) -> None:
        document = read_content(
            p(run("tampak ") + run("tersembunyi", "<w:vanish/>") + run("tampak", '<w:vanish w:val="0"/>'))
        )
        assert line(document) == ["tampak tampak"]
        assert [(c.kode, c.baris) for c in document.catatan] == [("teks-tersembunyi", 1)]
        assert "tersembunyi" in document.catatan[0].pesan

    def test_of_a_field_its_result_is_read_also_inside_another(self) -> None:
        depth = complex_field(" PAGE ", "7")
        outer = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
            f'{depth}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("hasil")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        simple = f'<w:fldSimple w:instr=" DATE ">{run(" 2026")}</w:fldSimple>'
        assert line(read_content(p(outer + simple))) == ["hasil 2026"]

    def test_a_field_that_never_ends_hides_only_its_paragraph(self) -> None:
        opening = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        assert line(read_content(p(opening + run("hilang")), p(run("tampak")))) == ["tampak"]

    def test_symbols_soft_hyphens_and_hyphens(self) -> None:
        sigma = '<w:r><w:sym w:font="Symbol" w:char="F0E5"/></w:r>'
        teks = (
            run(" desa")
            + "<w:r><w:softHyphen/></w:r>"
            + run("ku non")
            + "<w:r><w:noBreakHyphen/></w:r>"
            + run("ASN")
        )
        assert line(read_content(p(sigma + teks))) == ["Σ desaku non-ASN"]

    def test_typed_bullets_are_bullets(self) -> None:
        assert line(read_content(p(run("- satu")), p(run("\uf0b7 dua")))) == ["• satu", "• dua"]

    def test_a_control_is_read_but_not_its_hint(self) -> None:
        content = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('isi')}</w:sdtContent></w:sdt>"
        hint = (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Klik')}</w:sdtContent></w:sdt>"
        )
        assert line(read_content(p(content + hint))) == ["isi"]

    def test_the_words_of_a_text_box_come_once_behind_its_paragraph(self) -> None:
        assert line(read_content(p(run("induk") + box(p(run("kotak")))))) == ["induk", "kotak"]

    def test_a_box_only_in_the_form_for_old_programs(self) -> None:
        content = f"<w:txbxContent>{p(run('lama'))}</w:txbxContent>"
        old = f"<w:r><w:pict><v:textbox>{content}</v:textbox></w:pict></w:r>"
        assert line(read_content(p(old))) == ["lama"]


class TestEquations:
    def test_a_fraction_is_marked(self) -> None:
        teks = one_cell(p(fraction("Jumlah desa & kelurahan mandiri", "Jumlah desa", " × 100%")))
        upper, _, rest = teks.partition(FRACTION_MIDDLE)
        lower, _, tail = rest.partition(FRACTION_CLOSE)
        assert (upper, lower, tail) == (
            f"{FRACTION_OPEN}Jumlah desa & kelurahan mandiri",
            "Jumlah desa",
            " × 100%",
        )

    @pytest.mark.parametrize(
        ("math", "teks"),
        [
            (
                "<m:sSup><m:e><m:r><m:t>m</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup>",
                "m^2",
            ),
            (
                '<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:e><m:r><m:t>desa</m:t></m:r></m:e>'
                "</m:nary>",
                "∑ desa",
            ),
            ("<m:d><m:e><m:r><m:t>a</m:t></m:r></m:e></m:d>", "(a)"),
            ("<m:rad><m:e><m:r><m:t>n</m:t></m:r></m:e></m:rad>", "√(n)"),
            (
                "<m:f><m:num><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f>"
                "</m:num><m:den><m:r><m:t>c</m:t></m:r></m:den></m:f>",
                "(a / b) / c",
            ),
        ],
    )
    def test_other_forms_are_words(self, math: str, teks: str) -> None:
        assert (
            line(read_content(p(f"<m:oMath>{math}</m:oMath>"))) == [teks]
            or without_fractions(one_cell(p(f"<m:oMath>{math}</m:oMath>"))) == teks
        )

    @pytest.mark.parametrize("command", [r" EQ \f(Jumlah A;Jumlah B) ", r"eq \F(Jumlah A,Jumlah B)"])
    def test_the_field_that_set_fractions_before(self, command: str) -> None:
        assert without_fractions(one_cell(p(complex_field(command, None)))) == "Jumlah A / Jumlah B"

    def test_an_underlined_part_over_another(self) -> None:
        ruling = '<w:u w:val="single"/>'
        teks = one_cell(
            p(run("Jumlah desa", ruling))
            + p(run("yang lunas", ruling))
            + p(run("Seluruh desa"))
            + p(run("Catatan"))
        )
        assert (
            teks
            == f"{FRACTION_OPEN}Jumlah desa yang lunas{FRACTION_MIDDLE}Seluruh desa{FRACTION_CLOSE}\nCatatan"
        )

    def test_underlined_words_that_are_no_part_stay_words(self) -> None:
        assert (
            one_cell(p(run("Rumus:", '<w:u w:val="single"/>')) + p(run("Jumlah desa")))
            == "Rumus:\nJumlah desa"
        )

    def test_a_small_table_lays_out_a_fraction(self) -> None:
        depth = tabel([
            [sel(p(run("Jumlah A"))), sel(p(run("x 100%")), merge="restart")],
            [sel(p(run("Jumlah B"))), sel(p(), merge="continue")],
        ])  # fmt: skip
        assert (
            one_cell(p() + depth + p())
            == f"{FRACTION_OPEN}Jumlah A{FRACTION_MIDDLE}Jumlah B{FRACTION_CLOSE} x 100%"
        )


class TestTables:
    def test_cells_merged_downwards_and_across(self) -> None:
        document = read_content(
            tabel([
                [sel(p(run("a")), merge="restart"), sel(p(run("b")), width=2)],
                [sel(p(), merge="continue"), sel(p(run("c"))), sel(p(run("d")))],
            ])
        )  # fmt: skip
        block = document.blocks[0]
        assert isinstance(block, Table)
        assert block.merged_known
        assert [[(s.teks, s.continued, s.width) for s in b.cells] for b in block.rows] == [
            [("a", False, 1), ("b", False, 2)],
            [("", True, 1), ("c", False, 1), ("d", False, 1)],
        ]

    def test_words_under_a_merged_cell_become_a_remark(self) -> None:
        document = read_content(
            tabel([[sel(p(run("a")), merge="restart")], [sel(p(run("tertutup")), merge="continue")]])
        )
        assert [c.kode for c in document.catatan] == ["sel-tertutup"]
        assert "tertutup" in document.catatan[0].pesan

    def test_old_merges_across_and_cells_left_out(self) -> None:
        left = '<w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr>' + p(run("a")) + "</w:tc>"
        continued = f"<w:tc><w:tcPr><w:hMerge/></w:tcPr>{p()}</w:tc>"
        start = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{sel(p(run("c")))}</w:tr>'
        document = read_content(f"<w:tbl><w:tr>{left}{continued}{sel(p(run('b')))}</w:tr>{start}</w:tbl>")
        block = document.blocks[0]
        assert isinstance(block, Table)
        assert [[(s.teks, s.width) for s in b.cells] for b in block.rows] == [
            [("a", 2), ("b", 1)],
            [("", 2), ("c", 1)],
        ]

    def test_a_deleted_row_and_an_empty_one_are_no_rows(self) -> None:
        deleted = f"<w:tr><w:trPr><w:del/></w:trPr>{sel(p(run('lama')))}</w:tr>"
        document = read_content(
            f"<w:tbl>{deleted}<w:tr>{sel(p())}</w:tr><w:tr>{sel(p(run('baru')))}</w:tr></w:tbl>"
        )
        assert list(document.words()) == ["baru"]

    def test_a_row_has_the_number_of_its_first_paragraph(self) -> None:
        document = read_content(p(run("x")), tabel([[sel(p(run("a")) + p(run("b")))], [sel(p(run("c")))]]))
        block = document.blocks[1]
        assert isinstance(block, Table)
        assert [b.nomor for b in block.rows] == [2, 4]
        assert document.satuan == "paragraf"

    def test_lines_with_tabs_are_a_table_where_one_is_its_header(self) -> None:
        title = "Sasaran\tIndikator Kinerja\tFormulasi\tSumber Data"
        document = read_content(
            p(run("Jabatan\t:\tCamat")),
            *(
                p(run(b))
                for b in (
                    title,
                    "Meningkatnya mutu\tJumlah surat\tJumlah surat\tAgenda",
                    "\tJumlah desa\tx\ty",
                )
            ),
            p(run("sesudah")),
        )
        assert line(document) == ["Jabatan : Camat", "sesudah"]
        assert isinstance(document.blocks[1], Table)
        assert [len(b.cells) for b in document.blocks[1].rows] == [4, 4, 4]

    def test_a_picture_among_indikator_is_said_and_a_logo_is_not(self) -> None:
        picture = p('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>')
        kop = tabel([[sel(picture), sel(p(run("PEMERINTAH KOTA X")))]])
        titles = [sel(p(run(j))) for j in ("Sasaran", "Indikator", "Formulasi", "Sumber Data")]
        content = [sel(p(run("a"))), sel(p(run("b"))), sel(picture), sel(p(run("d")))]
        document = read_content(kop, tabel([titles, content]))
        assert [(c.kode, c.baris) for c in document.catatan] == [("gambar", 9)]


class TestParts:
    def test_the_head_of_a_section_stands_before_it_and_others_are_named(self) -> None:
        w = Word()
        w.add(p(run("isi satu")))
        w.limit(
            "<w:titlePg/>"
            + w.reference("header", p(run("KOP SURAT")), "first")
            + w.reference("header", p(run("kepala lanjutan")))
            + w.reference("footer", p(run("kaki")))
        )
        w.add(p(run("isi dua")))
        w.limit(w.reference("header", p(run("LAMPIRAN")) + p(complex_field(" PAGE ", "2"))), end=True)
        document = read(w)
        assert line(document) == ["KOP SURAT", "isi satu", "LAMPIRAN", "2", "isi dua"]
        assert [b.teks for b in document.repeats] == ["kepala lanjutan", "kaki"]
        assert [b.nomor for b in document.blocks if isinstance(b, Line) and b.teks.startswith("isi")] == [
            1,
            3,
        ]

    def test_notes_comments_and_inserted_files_are_said(self) -> None:
        w = Word()
        w.bagian = {
            "footnotes": f"<w:footnote>{p(run('sumber: BPS'))}</w:footnote>",
            "comments": f"<w:comment>{p(run('periksa'))}</w:comment>",
        }
        w.add(p(run("isi")), '<w:altChunk r:id="x"/>')
        catatan = read(w).catatan
        assert [c.kode for c in catatan] == ["bagian-sisipan", "catatan-kaki", "komentar"]
        assert "sumber: BPS" in catatan[1].pesan

    def test_the_strict_form_of_the_format(self) -> None:
        w = Word()
        w.add(p(run("isi")))
        archive = Archive(w.keep(), "x")
        teks = (
            archive.read("word/document.xml")
            .decode()
            .replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        )
        data = wrapped({
            "word/document.xml": teks.split("?>", 1)[1],
            "_rels/.rels": relations({"rId1": ("officeDocument", "word/document.xml")}),
        })  # fmt: skip
        assert line(docx_document(Archive(data, "x"))) == ["isi"]

    def test_the_main_part_may_lie_anywhere(self) -> None:
        w = Word()
        w.add(p(run("isi")))
        teks = Archive(w.keep(), "x").read("word/document.xml").decode().split("?>", 1)[1]
        data = wrapped(
            {"lain/utama.xml": teks, "_rels/.rels": relations({"a": ("officeDocument", "/lain/utama.xml")})}
        )
        assert line(docx_document(Archive(data, "x"))) == ["isi"]

    @pytest.mark.parametrize(
        "content", ["", p(), p('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>')]
    )
    def test_a_file_without_words_is_refused(self, content: str) -> None:
        with pytest.raises(InputRefused, match="OCR"):
            read_content(content)

    def test_a_part_that_is_something_else_is_refused(self) -> None:
        data = wrapped({"word/document.xml": "<svg/>"})
        with pytest.raises(InputRefused, match="bukan naskah Word"):
            docx_document(Archive(data, "gambar.docx"))
