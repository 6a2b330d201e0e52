"""The keputusan: its parts in their order, the kop, whose decree it is, and the signature in company."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest

from iki_desktop.models.kantor import IsiKantor, JenisKantor, Kantor, Pengaturan
from iki_desktop.models.keputusan import Diktum, Keputusan, Penandatangan
from iki_desktop.writers import fonts
from iki_desktop.writers.keputusan import halaman_keputusan, write_keputusan
from iki_desktop.writers.kop import kop_lines
from iki_desktop.writers.lampiran import write_lampiran
from iki_desktop.writers.pdf.kop import pejabat
from iki_desktop.writers.signer import tanpa_gelar
from tests.writers.papers import CAMAT, KANTOR, assert_in_order, isi, kartu, with_settings, words, write
from tests.writers.test_lampiran import assert_not_overprinted


@pytest.fixture(autouse=True, scope="module")
def font_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    fonts.set_cache(tmp_path_factory.mktemp("fonts"))


def said(office: IsiKantor) -> list[str]:
    """The text of each page as it was laid out, without blanks; much cheaper than reading a print."""
    pages = halaman_keputusan(office, office.keputusan[0])
    return [
        "".join("".join(bit.text for line, *_ in page.lines for bit in line.bits).split()) for page in pages
    ]


def test_parts_in_order(tmp_path: Path) -> None:
    office = isi()
    out = write(write_keputusan, office, tmp_path / "k.pdf")
    expected = words(
        "PEMERINTAH KABUPATEN TELADAN KECAMATAN CONTOH Jalan Melati Nomor 12, Kode Pos 68123",
        "Telepon (0331) 123456, Laman contoh.example, Pos-el kecamatan@contoh.example",
        "KEPUTUSAN CAMAT CONTOH NOMOR 188/12/2026 TENTANG INDIKATOR KINERJA INDIVIDU KECAMATAN CONTOH",
        "CAMAT CONTOH, Menimbang : a. bahwa kinerja perlu diukur; b. bahwa untuk itu perlu keputusan;",
        "Mengingat : 1. Undang-Undang Nomor 1; 2. Peraturan Nomor 2; MEMUTUSKAN: Menetapkan :",
        "KEPUTUSAN CAMAT TENTANG INDIKATOR KINERJA INDIVIDU. KESATU : Menetapkan indikator.",
        "KEDUA : Berlaku sejak ditetapkan. Ditetapkan di : Teladan pada tanggal : 7 Januari 2026",
        "Camat Contoh, Dr. ANI LESTARI, S.Sos., M.Si. Pembina NIP. 19820116 200012 1 001 Halaman 1 dari 1",
    )
    assert out.text == "".join(expected)


def test_a_single_item_has_no_letter_and_none_is_a_dash(tmp_path: Path) -> None:
    office = isi(menimbang=("bahwa perlu;", ""), mengingat=())
    text = write(write_keputusan, office, tmp_path / "k.pdf").text
    assert "Menimbang:bahwaperlu;Mengingat:-MEMUTUSKAN" in text


@pytest.mark.parametrize("lines", range(20, 60, 2))
def test_signature_is_never_alone(tmp_path: Path, lines: int) -> None:
    office = isi(mengingat=tuple(f"Peraturan Nomor {n};" for n in range(lines)))
    last = write(write_keputusan, office, tmp_path / "k.pdf").pages[-1]
    assert "NIP.198201162000121001" in last
    assert "KESATU" in last
    assert "KEDUA" in last


@pytest.mark.parametrize("diktum", [0, 1, 4])
def test_memutuskan_is_not_left_at_the_foot_of_a_page(diktum: int) -> None:
    parts = tuple(Diktum(f"LABEL{n}", "Menetapkan indikator kerja. " * 12) for n in range(diktum))
    for lines in range(18, 34):
        office = isi(mengingat=tuple(f"Peraturan Nomor {n};" for n in range(lines)), diktum=parts)
        pages = said(office)
        (at,) = [n for n, page in enumerate(pages) if "MEMUTUSKAN:" in page]
        assert "MEMUTUSKAN:Menetapkan:KEPUTUSANCAMAT" in pages[at]


def test_signature_stands_with_the_end_of_a_very_long_diktum(tmp_path: Path) -> None:
    text = " ".join(f"kata{n}" for n in range(3000))
    out = write(write_keputusan, isi(diktum=(Diktum("KESATU", text),)), tmp_path / "k.pdf")
    assert "kata2999" in out.pages[-1]
    assert "198201162000121001" in out.pages[-1]
    assert_in_order(out.text, words(text))


@pytest.mark.parametrize("label", ["KEDUA PULUH DUA", "KESERATUS DUA PULUH DELAPAN", "KE" * 60])
@pytest.mark.parametrize("size", [12, 18])
def test_no_label_stands_on_its_text(label: str, size: int, tmp_path: Path) -> None:
    office = isi(diktum=(Diktum("KESATU", "Menetapkan."), Diktum(label, "Berlaku sejak ditetapkan.")))
    out = write(write_keputusan, with_settings(office, ukuran_huruf=Decimal(size)), tmp_path / "k.pdf")
    assert_not_overprinted(out)
    assert_in_order(out.text, words(label, ": Berlaku sejak ditetapkan."))


def test_a_long_diktum_before_the_last_fills_the_page_it_begins_on() -> None:
    long = " ".join(f"kata{n}" for n in range(300))
    first, second = said(isi(diktum=(Diktum("KESATU", long), Diktum("KEDUA", "Berlaku."))))
    assert "kata0kata1" in first
    assert "kata299KEDUA:Berlaku." in second


def test_empty_keputusan(tmp_path: Path) -> None:
    office = replace(isi(), kantor=Kantor("o"), keputusan=(Keputusan("kep", 2026),))
    text = write(write_keputusan, office, tmp_path / "k.pdf").text
    assert "Ditetapkandi:padatanggal:" in text
    assert "NOMOR......" in text, "room to write the number by hand"


def test_switches_of_the_signature(tmp_path: Path) -> None:
    office = with_settings(isi(), gelar=False, pangkat_nip=False)
    text = write(write_keputusan, office, tmp_path / "k.pdf").text
    assert "CamatContoh,ANILESTARIHalaman" in text


def test_signed_in_the_name_of_another(tmp_path: Path) -> None:
    orang = replace(CAMAT, atas_nama="BUPATI TELADAN", jabatan="Sekretaris Daerah\nu.b.\nCamat Contoh")
    text = write(write_keputusan, isi(penandatangan=orang), tmp_path / "k.pdf").text
    assert "KEPUTUSANBUPATITELADANNOMOR" in text
    assert "a.n.BUPATITELADANSekretarisDaerahu.b.CamatContoh,Dr.ANI" in text


def test_an_office_without_a_signer_yet_names_who_will_sign(tmp_path: Path) -> None:
    office = isi(kartu("umum"), penandatangan=Penandatangan())
    assert re.search(r"2026CAMATCONTOH,\.+Halaman", write(write_keputusan, office, tmp_path / "k.pdf").text)
    assert re.search(r"-CAMATCONTOH,\.+Halaman", write(write_lampiran, office, tmp_path / "l.pdf").text)


@pytest.mark.parametrize(
    ("kantor", "orang", "expected"),
    [
        (KANTOR, CAMAT, "CAMAT CONTOH"),
        (replace(KANTOR, jenis=JenisKantor.KELURAHAN), CAMAT, "LURAH CONTOH"),
        (KANTOR, replace(CAMAT, atas_nama="a.n. Bupati Teladan,"), "BUPATI TELADAN"),
        (Kantor("o"), replace(CAMAT, jabatan="Plt. Camat Baru"), "CAMAT BARU"),
        (Kantor("o"), Penandatangan(), ""),
    ],
)
def test_whose_decree_it_is(kantor: Kantor, orang: Penandatangan, expected: str) -> None:
    assert pejabat(kantor, Keputusan("k", 2026, penandatangan=orang)) == expected


@pytest.mark.parametrize(
    ("nama", "expected"),
    [
        ("Dr. ANI LESTARI, S.Sos., M.Si.", "ANI LESTARI"),
        ("Drs. H. BUDI SANTOSO", "H. BUDI SANTOSO"),
        ("DRAJAT WIBOWO", "DRAJAT WIBOWO"),
        ("", ""),
    ],
)
def test_names_without_titles(nama: str, expected: str) -> None:
    assert tanpa_gelar(nama) == expected


def test_own_kop_comes_before_the_data() -> None:
    assert kop_lines(KANTOR, Pengaturan(kop=("SATU", "DUA"))) == ("SATU", "DUA")
    assert kop_lines(Kantor("o"), Pengaturan()) == ("KECAMATAN",)


def test_logo_stands_at_the_left_of_the_kop(tmp_path: Path) -> None:
    import pdfplumber
    from PIL import Image

    buffer = BytesIO()
    Image.new("RGBA", (60, 80), (10, 90, 60, 255)).save(buffer, "PNG")
    office = with_settings(isi(), logo=base64.b64encode(buffer.getvalue()).decode())
    out = write(write_keputusan, office, tmp_path / "k.pdf")
    with pdfplumber.open(tmp_path / "k.pdf") as pdf:
        (image,) = pdf.pages[0].images
    assert image["x0"] >= 30 * 72 / 25.4 - 1
    head = [char for char in out.chars if char.base < image["bottom"]]
    assert head
    assert min(char.x0 for char in head) > image["x1"]


@pytest.mark.parametrize(
    "logo", ["bukan base64 !", base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"x" * 90).decode()]
)
def test_a_logo_that_is_no_picture_is_left_out(tmp_path: Path, logo: str) -> None:
    out = write(write_keputusan, with_settings(isi(), logo=logo), tmp_path / "k.pdf")
    assert out.text == write(write_keputusan, isi(), tmp_path / "k2.pdf").text


def test_tembusan_stands_below_the_signature(tmp_path: Path) -> None:
    office = with_settings(isi(), tembusan=("Bupati Teladan;", " ", "Arsip."))
    text = write(write_keputusan, office, tmp_path / "k.pdf").text
    assert "NIP.198201162000121001Tembusan:1.BupatiTeladan;2.Arsip.Halaman" in text


def test_salinan_says_so_and_ends_with_who_certifies_it(tmp_path: Path) -> None:
    siti = Penandatangan("SITI AMINAH, S.AP.", "Sekretaris Kecamatan", "Penata", "199001012015032001")
    office = with_settings(isi(), penyalin=siti, tembusan=("Arsip.",))
    plain = write(write_keputusan, office, tmp_path / "k.pdf")
    copied = write(write_keputusan, office, tmp_path / "s.pdf", salinan=True)
    assert copied.text.startswith("SALINANPEMERINTAH")
    assert "CamatContoh,ttd.Dr.ANILESTARI" in copied.text
    assert (
        "NIP.198201162000121001SalinansesuaidenganaslinyaSekretarisKecamatan,SITIAMINAH,S.AP.Penata"
        "NIP.199001012015032001Tembusan:1.Arsip."
    ) in copied.text
    assert copied.about["Title"] == f"Salinan {plain.about['Title']}"
    assert "ttd" not in plain.text
    assert "alinan" not in plain.text


@pytest.mark.parametrize("lines", range(20, 44, 3))
def test_certificate_is_not_parted(tmp_path: Path, lines: int) -> None:
    office = with_settings(
        isi(mengingat=tuple(f"Peraturan Nomor {n};" for n in range(lines))),
        penyalin=Penandatangan("SITI AMINAH", "Sekretaris", "Penata", "199001012015032001"),
    )
    out = write(write_keputusan, office, tmp_path / "s.pdf", salinan=True)
    (page,) = [page for page in out.pages if "Salinansesuai" in page]
    assert "SITIAMINAHPenataNIP.199001012015032001" in page
    assert "ANILESTARI" in page, "no page holds the certificate alone"
    assert_not_overprinted(out)
