"""The kartu of pegawai have a code for each: his own figures make it, those of others leave it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from iki_desktop.models.cocokkan import Cocokan, Kecocokan, cari_kertas, cocokkan, isi_kertas, kalimat_cocokan
from iki_desktop.models.isi_pegawai import tiap_pegawai
from iki_desktop.models.kantor import IsiKantor, Masa, Pegawai
from iki_desktop.models.kode import kode_isi
from iki_desktop.models.terbitan import Data, Kertas, Terbitan
from tests.models.builders import TAHUN, indikator, kantor_dengan, kartu, sel

BUDI = Pegawai("budi", "BUDI", "198501012010011001", jabatan=(Masa("kasi"), Masa("barat")))
CICI = Pegawai("cici", "CICI", jabatan=(Masa("timur"),))


def office(*pegawai: Pegawai) -> IsiKantor:
    """A kasi, and a kartu Lurah for two kelurahan: timur has 2, barat 10."""
    listed = (
        kartu(indikator(id="b"), id="kasi", jabatan="Kasi", pengampu=("kasi",)),
        kartu(indikator(id="c"), id="lurah", jabatan="Lurah", pengampu=("timur", "barat"), urut=2),
    )
    cells = [replace(sel(2, n, indikator="c"), pengampu=seat) for seat, n in (("timur", 2), ("barat", 10))]
    return replace(kantor_dengan(*listed, realisasi=cells), pegawai=pegawai or (BUDI, CICI))


def papers(isi: IsiKantor, *kartu: str) -> dict[str, tuple[Kertas, Data]]:
    """The paper of each pegawai by his name."""
    made = tiap_pegawai(isi, TAHUN, 6, kartu or None)
    return {data["kartu"][0]["pegawai"]["nama"]: (kertas, data) for kertas, data in made}


def codes(isi: IsiKantor, *kartu: str) -> dict[str, str]:
    return {nama: kode_isi(data) for nama, (_, data) in papers(isi, *kartu).items()}


def with_cell(isi: IsiKantor, seat: str, figure: int) -> IsiKantor:
    others = tuple(s for s in isi.realisasi if s.pengampu != seat)
    return replace(isi, realisasi=(*others, replace(sel(2, figure, indikator="c"), pengampu=seat)))


def held(before: IsiKantor, nama: str, after: IsiKantor) -> Cocokan:
    """The paper of a pegawai, recorded as issued, against the office as it is after."""
    kertas, dulu = papers(before)[nama]
    pada = datetime(TAHUN, 7, 1, tzinfo=UTC)
    kode = kode_isi(dulu)
    terbit = Terbitan("t", before.kantor.id, "pegawai", kertas, kode, "x.pdf", "", 1, "", pada)
    return cocokkan(replace(after, kantor=before.kantor), kode, (), terbit, dulu)


def test_figures_of_ones_own_seat_alone_make_ones_code() -> None:
    before = codes(office())
    after = codes(replace(with_cell(office(), "timur", 3), kantor=office().kantor))
    assert set(before) == {"BUDI", "CICI"}
    assert {nama for nama in before if before[nama] != after[nama]} == {"CICI"}


def test_another_kartu_of_the_office_leaves_it() -> None:
    isi = office()
    (sk,) = isi.keputusan
    more = replace(isi, keputusan=(replace(sk, kartu=(*sk.kartu, kartu(id="baru", urut=3))),))
    assert codes(isi) == codes(more)


def test_each_is_found_by_his_code_with_all_his_kartu_or_one() -> None:
    isi = office()
    for chosen in ((), ("lurah",), ("kasi",)):
        for nama, (kertas, data) in papers(isi, *chosen).items():
            assert cari_kertas(isi, kode_isi(data)) == kertas, nama
    assert papers(isi)["BUDI"][0].kartu == ("kasi", "lurah")
    assert papers(isi, "lurah")["BUDI"][0].kartu == ("lurah",)
    whole = isi_kertas(isi, Kertas("pegawai", TAHUN, 6))
    assert whole is not None
    assert cari_kertas(isi, kode_isi(whole)) == Kertas("pegawai", TAHUN, 6)


def test_of_an_issued_paper_only_what_is_his_is_told() -> None:
    isi = office()
    both = with_cell(with_cell(isi, "timur", 3), "barat", 11)
    (beda,) = held(isi, "BUDI", both).beda
    assert beda.tempat == "Kartu 2 (Lurah), Sasaran 1, Indikator 1, realisasi, Februari"
    assert (beda.lama, beda.baru) == ("10", "11")
    same = held(isi, "BUDI", with_cell(isi, "timur", 3))
    assert same.hasil is Kecocokan.SAMA
    assert "(kartu pegawai s.d. Juni 2026, BUDI, 2 kartu)" in kalimat_cocokan(isi, same)


def test_a_seat_that_another_holds_now_is_told_with_his_name() -> None:
    gone = replace(CICI, jabatan=(Masa("timur", None, date(TAHUN, 5, 31)),))
    dodi = Pegawai("dodi", "DODI", jabatan=(Masa("timur", date(TAHUN, 6, 1)),))
    told = held(office(CICI), "CICI", office(gone, dodi))
    assert told.hasil is Kecocokan.BERUBAH
    assert ("Kartu 1 (Lurah), pegawai, nama", "CICI", "DODI") in [
        (b.tempat, b.lama, b.baru) for b in told.beda
    ]


def test_nobody_left_is_told_as_kartu_that_are_gone() -> None:
    told = held(office(), "CICI", replace(office(), pegawai=()))
    assert [(b.tempat, b.lama, b.baru) for b in told.beda] == [("Kartu 1 yang lama", "Lurah", "")]
