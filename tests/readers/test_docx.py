"""Word: what a clerk sees is what is read, whatever the file keeps beside it."""

from __future__ import annotations

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.readers.arsip import Arsip
from iki_desktop.readers.docx import dokumen_docx
from iki_desktop.readers.dokumen import (
    PECAHAN_BUKA,
    PECAHAN_TENGAH,
    PECAHAN_TUTUP,
    Baris,
    Dokumen,
    Tabel,
    tanpa_pecahan,
)
from tests.readers.word import (
    ANGKA,
    BERTINGKAT,
    HURUF,
    ROMAWI,
    STRIP,
    W,
    Word,
    bidang,
    bungkus,
    hubungan,
    kotak,
    p,
    pecahan,
    run,
    sel,
    tabel,
)


def baca(w: Word) -> Dokumen:
    return dokumen_docx(Arsip(w.simpan(), "uji.docx"))


def baca_isi(*isi: str) -> Dokumen:
    w = Word()
    w.tambah(*isi)
    return baca(w)


def baris(dokumen: Dokumen) -> list[str]:
    """The lines with their markers, tables left out."""
    return [
        f"{b.penanda} {b.teks}".strip() if not b.butir else f"• {b.teks}"
        for b in dokumen.blok
        if isinstance(b, Baris)
    ]


def satu_sel(isi: str) -> str:
    dokumen = baca_isi(tabel([[sel(isi), sel(p(run("kanan")))]]))
    blok = dokumen.blok[0]
    assert isinstance(blok, Tabel)
    return blok.baris[0].sel[0].teks


class TestNumbering:
    def test_letters_figures_and_bullets_stand_apart_from_the_words(self) -> None:
        w = Word()
        huruf, angka, strip = w.daftar(HURUF), w.daftar(ANGKA), w.daftar(STRIP)
        for n in (huruf, angka, strip):
            w.tambah(p(run("satu"), daftar=n), p(run("dua"), daftar=n))
        assert baris(baca(w)) == ["a. satu", "b. dua", "1. satu", "2. dua", "• satu", "• dua"]

    def test_roman_numbers_belong_to_the_words_of_a_heading(self) -> None:
        w = Word()
        n = w.daftar(ROMAWI)
        w.tambah(p(run("Sekretariat"), daftar=n), p(run("Seksi"), daftar=n))
        assert [b.teks for b in baca(w).blok if isinstance(b, Baris)] == ["I. Sekretariat", "II. Seksi"]

    def test_deeper_levels_begin_again_under_each_higher_item(self) -> None:
        w = Word()
        n = w.daftar(BERTINGKAT)
        tingkat = (0, 1, 1, 2, 0, 1, 1)
        w.tambah(*(p(run("x"), daftar=n, tingkat=t) for t in tingkat))
        assert baris(baca(w)) == ["1. x", "a. x", "b. x", "i) x", "2. x", "a. x", "b. x"]

    def test_lists_of_one_kind_go_on_counting_unless_they_start_again(self) -> None:
        w = Word()
        satu, lanjut, lagi = w.daftar(ANGKA), w.daftar(ANGKA, None), w.daftar(ANGKA, 5)
        w.tambah(*(p(run("x"), daftar=n) for n in (satu, satu, lanjut, lagi, lagi)))
        assert baris(baca(w)) == ["1. x", "2. x", "3. x", "5. x", "6. x"]

    def test_more_items_than_letters(self) -> None:
        w = Word()
        n = w.daftar(HURUF)
        w.tambah(*(p(run("x"), daftar=n) for _ in range(28)))
        assert baris(baca(w))[25:] == ["z. x", "aa. x", "bb. x"]

    def test_numbers_that_a_style_gives(self) -> None:
        w = Word()
        n = w.daftar(ANGKA)
        w.gaya = (
            f'<w:style w:type="paragraph" w:styleId="induk"><w:pPr><w:numPr><w:numId w:val="{n}"/></w:numPr>'
            "</w:pPr></w:style>"
            '<w:style w:type="paragraph" w:styleId="anak"><w:basedOn w:val="induk"/></w:style>'
        )
        lepas = '<w:numPr><w:numId w:val="0"/></w:numPr>'
        w.tambah(p(run("x"), gaya="induk"), p(run("y"), gaya="anak"), p(run("z"), gaya="anak", ppr=lepas))
        assert baris(baca(w)) == ["1. x", "2. y", "z"]

    def test_a_level_that_never_begins_again_and_one_of_figures_only(self) -> None:
        w = Word()
        w.abstrak = (
            '<w:abstractNum w:abstractNumId="9">'
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/>'
            '<w:lvlText w:val="%1."/></w:lvl>'
            '<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlRestart w:val="0"/>'
            '<w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum>'
        )
        n = w.daftar(9, None)
        w.tambah(*(p(run("x"), daftar=n, tingkat=t) for t in (0, 1, 1, 0, 1)))
        assert [b.teks for b in baca(w).blok if isinstance(b, Baris)] == [
            "I. x",
            "1.3 x",
            "1.4 x",
            "II. x",
            "2.5 x",
        ]

    def test_an_empty_item_counts_and_stands_as_its_number_in_a_cell(self) -> None:
        w = Word()
        n = w.daftar(ANGKA)
        w.tambah(p(daftar=n), p(run("x"), daftar=n), tabel([[sel(p(daftar=n)), sel(p(run("y")))]]))
        dokumen = baca(w)
        assert baris(dokumen) == ["2. x"]
        assert isinstance(dokumen.blok[1], Tabel)
        assert dokumen.blok[1].baris[0].sel[0].teks == "3."

    def test_a_list_that_is_defined_nowhere_is_no_list(self) -> None:
        assert baris(baca_isi(p(run("x"), daftar=77))) == ["x"]


class TestWords:
    def test_runs_join_and_breaks_and_tabs_stay_what_they_are(self) -> None:
        dokumen = baca_isi(p(run("Ke") + run("camatan\tX") + run("\nbaris dua")))
        assert baris(dokumen) == ["Kecamatan X", "baris dua"]

    def test_tracked_changes_are_taken_as_accepted_and_said(self) -> None:
        hapus = "<w:del><w:r><w:delText>lama</w:delText></w:r></w:del>"
        pindah = f"<w:moveFrom>{run('asal')}</w:moveFrom><w:moveTo>{run('tujuan')}</w:moveTo>"
        dokumen = baca_isi(p(run("kata ") + hapus + f"<w:ins>{run('baru ')}</w:ins>" + pindah))
        assert baris(dokumen) == ["kata baru tujuan"]
        assert [c.kode for c in dokumen.catatan] == ["perubahan-terlacak"]

    def test_a_paragraph_whose_mark_is_deleted_goes_on_in_the_next(self) -> None:
        tanda = "<w:rPr><w:del/></w:rPr>"
        w = Word()
        n = w.daftar(HURUF)
        w.tambah(p(run("satu "), daftar=n, ppr=tanda), p(run("kalimat"), daftar=n), p(run("lain"), daftar=n))
        assert baris(baca(w)) == ["a. satu kalimat", "b. lain"]

    def test_hidden_words_are_not_read_but_said(self) -> None:
        dokumen = baca_isi(
            p(run("tampak ") + run("tersembunyi", "<w:vanish/>") + run("tampak", '<w:vanish w:val="0"/>'))
        )
        assert baris(dokumen) == ["tampak tampak"]
        assert [(c.kode, c.baris) for c in dokumen.catatan] == [("teks-tersembunyi", 1)]
        assert "tersembunyi" in dokumen.catatan[0].pesan

    def test_of_a_field_its_result_is_read_also_inside_another(self) -> None:
        dalam = bidang(" PAGE ", "7")
        luar = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
            f'{dalam}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("hasil")}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
        sederhana = f'<w:fldSimple w:instr=" DATE ">{run(" 2026")}</w:fldSimple>'
        assert baris(baca_isi(p(luar + sederhana))) == ["hasil 2026"]

    def test_a_field_that_never_ends_hides_only_its_paragraph(self) -> None:
        buka = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        assert baris(baca_isi(p(buka + run("hilang")), p(run("tampak")))) == ["tampak"]

    def test_symbols_soft_hyphens_and_hyphens(self) -> None:
        sigma = '<w:r><w:sym w:font="Symbol" w:char="F0E5"/></w:r>'
        teks = (
            run(" desa")
            + "<w:r><w:softHyphen/></w:r>"
            + run("ku non")
            + "<w:r><w:noBreakHyphen/></w:r>"
            + run("ASN")
        )
        assert baris(baca_isi(p(sigma + teks))) == ["Σ desaku non-ASN"]

    def test_typed_bullets_are_bullets(self) -> None:
        assert baris(baca_isi(p(run("- satu")), p(run("\uf0b7 dua")))) == ["• satu", "• dua"]

    def test_a_control_is_read_but_not_its_hint(self) -> None:
        isi = f"<w:sdt><w:sdtPr/><w:sdtContent>{run('isi')}</w:sdtContent></w:sdt>"
        petunjuk = (
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Klik')}</w:sdtContent></w:sdt>"
        )
        assert baris(baca_isi(p(isi + petunjuk))) == ["isi"]

    def test_the_words_of_a_text_box_come_once_behind_its_paragraph(self) -> None:
        assert baris(baca_isi(p(run("induk") + kotak(p(run("kotak")))))) == ["induk", "kotak"]

    def test_a_box_only_in_the_form_for_old_programs(self) -> None:
        isi = f"<w:txbxContent>{p(run('lama'))}</w:txbxContent>"
        lama = f"<w:r><w:pict><v:textbox>{isi}</v:textbox></w:pict></w:r>"
        assert baris(baca_isi(p(lama))) == ["lama"]


class TestEquations:
    def test_a_fraction_is_marked(self) -> None:
        teks = satu_sel(p(pecahan("Jumlah desa & kelurahan mandiri", "Jumlah desa", " × 100%")))
        atas, _, sisa = teks.partition(PECAHAN_TENGAH)
        bawah, _, ekor = sisa.partition(PECAHAN_TUTUP)
        assert (atas, bawah, ekor) == (
            f"{PECAHAN_BUKA}Jumlah desa & kelurahan mandiri",
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
            baris(baca_isi(p(f"<m:oMath>{math}</m:oMath>"))) == [teks]
            or tanpa_pecahan(satu_sel(p(f"<m:oMath>{math}</m:oMath>"))) == teks
        )

    @pytest.mark.parametrize("perintah", [r" EQ \f(Jumlah A;Jumlah B) ", r"eq \F(Jumlah A,Jumlah B)"])
    def test_the_field_that_set_fractions_before(self, perintah: str) -> None:
        assert tanpa_pecahan(satu_sel(p(bidang(perintah, None)))) == "Jumlah A / Jumlah B"

    def test_an_underlined_part_over_another(self) -> None:
        garis = '<w:u w:val="single"/>'
        teks = satu_sel(
            p(run("Jumlah desa", garis))
            + p(run("yang lunas", garis))
            + p(run("Seluruh desa"))
            + p(run("Catatan"))
        )
        assert (
            teks
            == f"{PECAHAN_BUKA}Jumlah desa yang lunas{PECAHAN_TENGAH}Seluruh desa{PECAHAN_TUTUP}\nCatatan"
        )

    def test_underlined_words_that_are_no_part_stay_words(self) -> None:
        assert (
            satu_sel(p(run("Rumus:", '<w:u w:val="single"/>')) + p(run("Jumlah desa")))
            == "Rumus:\nJumlah desa"
        )

    def test_a_small_table_lays_out_a_fraction(self) -> None:
        dalam = tabel([
            [sel(p(run("Jumlah A"))), sel(p(run("x 100%")), gabung="restart")],
            [sel(p(run("Jumlah B"))), sel(p(), gabung="continue")],
        ])  # fmt: skip
        assert (
            satu_sel(p() + dalam + p())
            == f"{PECAHAN_BUKA}Jumlah A{PECAHAN_TENGAH}Jumlah B{PECAHAN_TUTUP} x 100%"
        )


class TestTables:
    def test_cells_merged_downwards_and_across(self) -> None:
        dokumen = baca_isi(
            tabel([
                [sel(p(run("a")), gabung="restart"), sel(p(run("b")), lebar=2)],
                [sel(p(), gabung="continue"), sel(p(run("c"))), sel(p(run("d")))],
            ])
        )  # fmt: skip
        blok = dokumen.blok[0]
        assert isinstance(blok, Tabel)
        assert blok.merged_known
        assert [[(s.teks, s.lanjut, s.lebar) for s in b.sel] for b in blok.baris] == [
            [("a", False, 1), ("b", False, 2)],
            [("", True, 1), ("c", False, 1), ("d", False, 1)],
        ]

    def test_words_under_a_merged_cell_become_a_remark(self) -> None:
        dokumen = baca_isi(
            tabel([[sel(p(run("a")), gabung="restart")], [sel(p(run("tertutup")), gabung="continue")]])
        )
        assert [c.kode for c in dokumen.catatan] == ["sel-tertutup"]
        assert "tertutup" in dokumen.catatan[0].pesan

    def test_old_merges_across_and_cells_left_out(self) -> None:
        kiri = '<w:tc><w:tcPr><w:hMerge w:val="restart"/></w:tcPr>' + p(run("a")) + "</w:tc>"
        lanjut = f"<w:tc><w:tcPr><w:hMerge/></w:tcPr>{p()}</w:tc>"
        awal = f'<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>{sel(p(run("c")))}</w:tr>'
        dokumen = baca_isi(f"<w:tbl><w:tr>{kiri}{lanjut}{sel(p(run('b')))}</w:tr>{awal}</w:tbl>")
        blok = dokumen.blok[0]
        assert isinstance(blok, Tabel)
        assert [[(s.teks, s.lebar) for s in b.sel] for b in blok.baris] == [
            [("a", 2), ("b", 1)],
            [("", 2), ("c", 1)],
        ]

    def test_a_deleted_row_and_an_empty_one_are_no_rows(self) -> None:
        hapus = f"<w:tr><w:trPr><w:del/></w:trPr>{sel(p(run('lama')))}</w:tr>"
        dokumen = baca_isi(f"<w:tbl>{hapus}<w:tr>{sel(p())}</w:tr><w:tr>{sel(p(run('baru')))}</w:tr></w:tbl>")
        assert list(dokumen.kata()) == ["baru"]

    def test_a_row_has_the_number_of_its_first_paragraph(self) -> None:
        dokumen = baca_isi(p(run("x")), tabel([[sel(p(run("a")) + p(run("b")))], [sel(p(run("c")))]]))
        blok = dokumen.blok[1]
        assert isinstance(blok, Tabel)
        assert [b.nomor for b in blok.baris] == [2, 4]
        assert dokumen.satuan == "paragraf"

    def test_lines_with_tabs_are_a_table_where_one_is_its_header(self) -> None:
        judul = "Sasaran\tIndikator Kinerja\tFormulasi\tSumber Data"
        dokumen = baca_isi(
            p(run("Jabatan\t:\tCamat")),
            *(
                p(run(b))
                for b in (
                    judul,
                    "Meningkatnya mutu\tJumlah surat\tJumlah surat\tAgenda",
                    "\tJumlah desa\tx\ty",
                )
            ),
            p(run("sesudah")),
        )
        assert baris(dokumen) == ["Jabatan : Camat", "sesudah"]
        assert isinstance(dokumen.blok[1], Tabel)
        assert [len(b.sel) for b in dokumen.blok[1].baris] == [4, 4, 4]

    def test_a_picture_among_indikator_is_said_and_a_logo_is_not(self) -> None:
        gambar = p('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>')
        kop = tabel([[sel(gambar), sel(p(run("PEMERINTAH KOTA X")))]])
        judul = [sel(p(run(j))) for j in ("Sasaran", "Indikator", "Formulasi", "Sumber Data")]
        isi = [sel(p(run("a"))), sel(p(run("b"))), sel(gambar), sel(p(run("d")))]
        dokumen = baca_isi(kop, tabel([judul, isi]))
        assert [(c.kode, c.baris) for c in dokumen.catatan] == [("gambar", 9)]


class TestParts:
    def test_the_head_of_a_section_stands_before_it_and_others_are_named(self) -> None:
        w = Word()
        w.tambah(p(run("isi satu")))
        w.batas(
            "<w:titlePg/>"
            + w.acuan("header", p(run("KOP SURAT")), "first")
            + w.acuan("header", p(run("kepala lanjutan")))
            + w.acuan("footer", p(run("kaki")))
        )
        w.tambah(p(run("isi dua")))
        w.batas(w.acuan("header", p(run("LAMPIRAN")) + p(bidang(" PAGE ", "2"))), akhir=True)
        dokumen = baca(w)
        assert baris(dokumen) == ["KOP SURAT", "isi satu", "LAMPIRAN", "2", "isi dua"]
        assert [b.teks for b in dokumen.ulangan] == ["kepala lanjutan", "kaki"]
        assert [b.nomor for b in dokumen.blok if isinstance(b, Baris) and b.teks.startswith("isi")] == [1, 3]

    def test_notes_comments_and_inserted_files_are_said(self) -> None:
        w = Word()
        w.bagian = {
            "footnotes": f"<w:footnote>{p(run('sumber: BPS'))}</w:footnote>",
            "comments": f"<w:comment>{p(run('periksa'))}</w:comment>",
        }
        w.tambah(p(run("isi")), '<w:altChunk r:id="x"/>')
        catatan = baca(w).catatan
        assert [c.kode for c in catatan] == ["bagian-sisipan", "catatan-kaki", "komentar"]
        assert "sumber: BPS" in catatan[1].pesan

    def test_the_strict_form_of_the_format(self) -> None:
        w = Word()
        w.tambah(p(run("isi")))
        arsip = Arsip(w.simpan(), "x")
        teks = (
            arsip.baca("word/document.xml")
            .decode()
            .replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        )
        data = bungkus({
            "word/document.xml": teks.split("?>", 1)[1],
            "_rels/.rels": hubungan({"rId1": ("officeDocument", "word/document.xml")}),
        })  # fmt: skip
        assert baris(dokumen_docx(Arsip(data, "x"))) == ["isi"]

    def test_the_main_part_may_lie_anywhere(self) -> None:
        w = Word()
        w.tambah(p(run("isi")))
        teks = Arsip(w.simpan(), "x").baca("word/document.xml").decode().split("?>", 1)[1]
        data = bungkus(
            {"lain/utama.xml": teks, "_rels/.rels": hubungan({"a": ("officeDocument", "/lain/utama.xml")})}
        )
        assert baris(dokumen_docx(Arsip(data, "x"))) == ["isi"]

    @pytest.mark.parametrize("isi", ["", p(), p('<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>')])
    def test_a_file_without_words_is_refused(self, isi: str) -> None:
        with pytest.raises(InputRefused, match="OCR"):
            baca_isi(isi)

    def test_a_part_that_is_something_else_is_refused(self) -> None:
        data = bungkus({"word/document.xml": "<svg/>"})
        with pytest.raises(InputRefused, match="bukan naskah Word"):
            dokumen_docx(Arsip(data, "gambar.docx"))
