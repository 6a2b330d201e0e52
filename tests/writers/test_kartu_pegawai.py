"""The kartu of one pegawai: who holds what on the last day, his own figures, and both signatures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.cocokkan import cari_kertas
from iki_desktop.models.kantor import IsiKantor, Masa, Pegawai, Sebagai
from iki_desktop.models.laporan import pegangan
from iki_desktop.papers import set_paper, write_paper
from iki_desktop.paths import Paths
from iki_desktop.writers.kartu_pegawai import set_kartu_pegawai
from tests.models.builders import indikator, kantor_dengan, kartu, sel
from tests.writers.acak import TAHUN
from tests.writers.angka_ganas import GanasAngka
from tests.writers.papers import CAMAT, Print, assert_in_order, read, words
from tests.writers.pdf.test_seal import codes_on
from tests.writers.test_lampiran import assert_inside, assert_not_overprinted
from tests.writers.test_laporan import flat, year

ANI = Pegawai("ani", CAMAT.nama, CAMAT.nip, CAMAT.pangkat, (Masa("camat"),))
BUDI = Pegawai(
    "budi",
    "BUDI SANTOSO, S.Sos.",
    "198501012010011001",
    "Penata (III/c)",
    (
        Masa("timur", None, date(TAHUN, 3, 31)),
        Masa("kasi"),
        Masa("barat", date(TAHUN, 4, 1), None, Sebagai.PLT),
    ),
)
CICI = Pegawai("cici", "CICI", jabatan=(Masa("timur", date(TAHUN, 4, 1)),))


def office(*pegawai: Pegawai) -> IsiKantor:
    """A Camat, a kasi, and a kartu Lurah for two kelurahan: timur has 2, barat 10, of 12 each."""
    listed = (
        kartu(indikator(id="a", target=year(12)), jabatan="Camat", pengampu=("camat",), urut=1),
        kartu(indikator(id="b", target=year(12)), jabatan="Kasi", pengampu=("kasi",), urut=2),
        kartu(
            indikator(id="c", teks="Jumlah surat lurah", target=year(12)),
            jabatan="Lurah",
            pengampu=("timur", "barat"),
            urut=3,
        ),
    )
    cells = [replace(sel(12, n, indikator="c"), pengampu=seat) for seat, n in (("timur", 2), ("barat", 10))]
    return replace(kantor_dengan(*listed, realisasi=cells, penandatangan=CAMAT), pegawai=pegawai)


def printed(isi: IsiKantor, folder: Path, sampai: int = 12) -> Print:
    set_kartu_pegawai(isi, TAHUN, sampai).save(folder / "p.pdf")
    return read(folder / "p.pdf")


def test_who_holds_what_on_the_last_day_in_the_order_of_the_lampiran() -> None:
    def told(sampai: int) -> list[tuple[str, list[tuple[str, list[str]]]]]:
        return [
            (h.pegawai.id, [(k.jabatan, [p.id for p in k.pengampu]) for k in h.kartu])
            for h in pegangan(office(CICI, BUDI, ANI), TAHUN, sampai)
        ]

    assert told(3) == [
        ("ani", [("Camat", ["camat"])]),
        ("budi", [("Kasi", ["kasi"]), ("Lurah", ["timur"])]),
    ]
    assert told(6) == [
        ("ani", [("Camat", ["camat"])]),
        ("budi", [("Kasi", ["kasi"]), ("Lurah", ["barat"])]),
        ("cici", [("Lurah", ["timur"])]),
    ]


def test_name_nip_and_pangkat_head_it_and_both_sign_it(tmp_path: Path) -> None:
    out = printed(office(BUDI), tmp_path)
    head = words(
        "KARTU INDIKATOR KINERJA INDIVIDU TAHUN 2026",
        "Nama : BUDI SANTOSO, S.Sos. NIP : 19850101 201001 1 001 Pangkat : Penata (III/c)",
        "Kasi Pengampu: BUDI SANTOSO",
    )
    assert_in_order(out.text, head)
    assert_in_order(out.text, words("Lurah Pengampu: Plt. BUDI", "Keterangan Posisi s.d. Desember"), 2000)
    end = out.text[out.text.index("Keterangan") :]
    assert flat("Pegawai yang bersangkutan, BUDI SANTOSO, S.Sos. Penata (III/c) NIP. 19850101") in end
    assert flat(CAMAT.nama) in end


def test_figures_are_those_of_his_own_seat(tmp_path: Path) -> None:
    """barat's 10 of 12, not the 12 of 24 of both kelurahan."""
    told = printed(office(BUDI), tmp_path).text
    row = told[told.index(flat("Jumlah surat lurah")) :][:60]
    assert "83,33" in row
    other = printed(office(CICI), tmp_path).text
    assert "16,67" in other[other.index(flat("Jumlah surat lurah")) :][:60]


def test_who_signs_for_all_stands_there_once(tmp_path: Path) -> None:
    end = printed(office(ANI), tmp_path).text.split("Keterangan")[1]
    assert flat("Pegawai yang bersangkutan") not in end
    assert end.count(flat("NIP. 19820116 200012 1 001")) == 1


def test_nobody_holds_a_kartu_is_said_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputRefused, match="halaman Pegawai"):
        set_kartu_pegawai(office(), TAHUN, 12)
    with pytest.raises(InputRefused, match="halaman Pegawai"):
        set_paper("pegawai", office(BUDI), Paths(tmp_path), tahun=TAHUN, sampai=12, kartu=[1])


def test_each_begins_a_page_and_has_a_bookmark(tmp_path: Path) -> None:
    paper = set_paper("pegawai", office(ANI, BUDI, CICI), Paths(tmp_path), tahun=TAHUN, sampai=12)
    starts = [page for _, page in paper.bookmarks]
    assert [name for name, _ in paper.bookmarks] == [ANI.nama, BUDI.nama, "CICI"]
    assert starts[0] == 1
    assert len(set(starts)) == 3
    assert paper.about.title == "Kartu Pegawai Tahun 2026"


def test_each_has_a_code_of_his_own_on_his_pages(tmp_path: Path) -> None:
    """The QR code stands between the two who sign, or at the left where one alone does."""
    out = tmp_path / "p.pdf"
    isi = office(ANI, BUDI, CICI)
    made = write_paper("pegawai", isi, out, Paths(tmp_path), tahun=TAHUN, sampai=12)
    codes = [each.kode for each in made]
    assert len(set(codes)) == 3
    assert all(cari_kertas(isi, each.kode) == each.kertas for each in made)
    pages = read(out).pages
    ends = [sum(each.halaman or 0 for each in made[:n]) for n in (1, 2, 3)]
    assert ends[-1] == len(pages)
    assert [found for page, found in enumerate(codes_on(out), 1) if page in ends] == [[c] for c in codes]
    for page, text in enumerate(pages, 1):
        own = next(kode for kode, end in zip(codes, ends, strict=True) if page <= end)
        assert f"Kode{own}·Kartu" in text
    counts = [each.halaman or 0 for each in made]
    assert 2 in counts, "one who has several pages"
    numbers = [f"Halaman{n}dari{count}" for count in counts for n in range(1, count + 1)]
    assert all(text.endswith(number) for text, number in zip(pages, numbers, strict=True))


@pytest.mark.parametrize("seed", range(4))
def test_hostile_offices(tmp_path: Path, seed: int) -> None:
    drawn = GanasAngka(seed)
    isi = drawn.office()
    if not pegangan(isi, TAHUN, drawn.sampai):
        with pytest.raises(InputRefused):
            set_kartu_pegawai(isi, TAHUN, drawn.sampai)
        return
    out = printed(isi, tmp_path, drawn.sampai)
    assert_inside(out, isi.pengaturan.margin)
    assert_not_overprinted(out)
