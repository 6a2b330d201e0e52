"""Who carries a pengampu on a day, and times that overlap."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from iki_desktop.errors import InputRefused
from iki_desktop.models.kantor import IsiKantor, Kantor, Masa, Pegawai, Sebagai
from iki_desktop.models.keputusan import JenisKartu, Kartu, Keputusan, Pengampu
from iki_desktop.models.pegawai import kursi_kantor, masa_bertumpuk, pemegang, sebut_masa, sebut_pemegang
from iki_desktop.models.tanggal import akhir_bulan, format_nip, parse_nip

PLT, PLH = Sebagai.PLT, Sebagai.PLH


def day(text: str) -> date:
    return date.fromisoformat(text)


def office(*pegawai: Pegawai) -> IsiKantor:
    lurah = Kartu("l", 2, jabatan="Lurah", pengampu=(Pengampu("t", "Timur"), Pengampu("b", "Barat")))
    camat = Kartu("c", 1, jabatan="Camat", pengampu=(Pengampu("p"),))
    later = Kartu("c2", 1, jabatan="Camat", pengampu=(Pengampu("p2"),))
    return IsiKantor(
        Kantor("o"),
        (Keputusan("k27", 2027, kartu=(later,)), Keputusan("k", 2026, kartu=(camat, lurah))),
        pegawai=pegawai,
    )


def person(name: str, *masa: Masa) -> Pegawai:
    return Pegawai(name.lower(), name, jabatan=masa)


def test_seats_have_names_in_the_order_of_the_papers() -> None:
    assert [k.nama for k in kursi_kantor(office()).values()] == [
        "Camat",
        "Lurah, Timur",
        "Lurah, Barat",
        "Camat",
    ]


def test_the_holder_of_a_day_ends_included() -> None:
    sari = person("Sari", Masa("p", day("2024-01-01"), day("2026-03-31")))
    budi = person("Budi", Masa("p", day("2026-04-01"), None, PLT))
    isi = office(sari, budi)

    def names(on: str) -> list[str]:
        return [sebut_pemegang(*ada) for ada in pemegang(isi, "p", day(on))]

    assert [names(d) for d in ("2023-12-31", "2024-01-01", "2026-03-31", "2026-04-01")] == [
        [],
        ["Sari"],
        ["Sari"],
        ["Plt. Budi"],
    ]


def test_definitif_comes_before_who_stands_in() -> None:
    isi = office(person("Budi", Masa("p", sebagai=PLH)), person("Sari", Masa("p")))
    assert [p.nama for p, _ in pemegang(isi, "p", day("2026-01-01"))] == ["Sari", "Budi"]


def test_a_seat_with_two_at_once_is_remarked_on_both() -> None:
    sari = person("Sari", Masa("p", day("2024-01-01"), day("2026-04-01")))
    budi = person("Budi", Masa("p", day("2026-04-01")))
    found = masa_bertumpuk(office(sari, budi))
    assert [c.objek for c in found] == ["sari", "budi"]
    assert "Budi (sejak 1 April 2026)" in found[0].pesan
    assert "Camat" in found[0].pesan


@pytest.mark.parametrize(
    "pegawai",
    [
        (person("Sari", Masa("p", None, day("2026-03-31"))), person("Budi", Masa("p", day("2026-04-01")))),
        (person("Sari", Masa("p")), person("Budi", Masa("p", day("2026-05-01"), None, PLH))),
        (person("Sari", Masa("t")), person("Budi", Masa("b"))),
        (person("Sari", Masa("p"), Masa("t", None, None, PLT)),),
        (person("Sari", Masa("p"), Masa("p2")),),
        (person("Sari", Masa("t"), Masa("b")),),
        (person("Sari", Masa("gone")), person("Budi", Masa("gone"))),
    ],
)
def test_what_is_usual_is_not_remarked(pegawai: tuple[Pegawai, ...]) -> None:
    """Successors, a Plh., two seats, a Plt. beside, the kartu of another year, one kartu of two units."""
    assert masa_bertumpuk(office(*pegawai)) == ()


def test_a_person_definitif_in_two_kartu_is_remarked_once() -> None:
    (found,) = masa_bertumpuk(office(person("Sari", Masa("p"), Masa("t"))))
    assert found.kode == "jabatan-ganda"
    assert "Camat dan Lurah, Timur" in found.pesan


def test_the_head_carries_the_iku_beside_his_own_kartu() -> None:
    isi = office(person("Sari", Masa("p"), Masa("u")))
    (ahead, decree) = isi.keputusan
    iku = Kartu("iku", 3, JenisKartu.IKU, pengampu=(Pengampu("u"),))
    isi = replace(isi, keputusan=(ahead, replace(decree, kartu=(*decree.kartu, iku))))
    assert "u" in kursi_kantor(isi)
    assert masa_bertumpuk(isi) == ()


def test_the_same_seat_twice_by_one_person_is_remarked_once() -> None:
    found = masa_bertumpuk(office(person("Sari", Masa("p"), Masa("p", sebagai=PLT))))
    assert [c.kode for c in found] == ["kursi-ganda"]
    assert "dua kali" in found[0].pesan


def test_times_in_words() -> None:
    first, last = day("2024-01-01"), day("2025-12-31")
    both = ((first, last), (first, None), (None, last), (None, None))
    assert [sebut_masa(Masa("p", mulai, selesai)) for mulai, selesai in both] == [
        "1 Januari 2024 sampai 31 Desember 2025",
        "sejak 1 Januari 2024",
        "sampai 31 Desember 2025",
        "tanpa tanggal",
    ]


def test_the_last_day_of_a_month() -> None:
    assert [akhir_bulan(2024, 2), akhir_bulan(2026, 12)] == [day("2024-02-29"), day("2026-12-31")]
    with pytest.raises(ValueError, match="13"):
        akhir_bulan(2026, 13)


def test_a_nip_is_read_however_it_is_spaced() -> None:
    for text in ("198201162000121001", "19820116 200012 1 001", " 19820116.200012-1 001 "):
        assert parse_nip(text) == "198201162000121001"
        assert format_nip(parse_nip(text)) == "19820116 200012 1 001"
    assert parse_nip("  ") == ""
    for text in ("1982", "19820116200012100A", "１９８２０１１６２０００１２１００１"):
        with pytest.raises(InputRefused, match="18 angka"):
            parse_nip(text)
