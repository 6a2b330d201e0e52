"""How a read paper is laid out, as settings of the office."""

from __future__ import annotations

import pytest

from iki_desktop.models.kantor import Pengaturan
from iki_desktop.models.tata import Tata, kertas_dari, uraian_tata

TITLES = ("SASARAN", "INDIKATOR", "RUMUS", "SUMBER")


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (210, 297, ("A4", "tegak")),
        (297, 210, ("A4", "mendatar")),
        (330, 215, ("F4", "mendatar")),
        (8.5, 13, ("F4", "tegak")),  # Folio
        (8.5, 11, (None, "tegak")),
        (14, 8.5, (None, "mendatar")),
        (0, 1, (None, None)),
    ],
)
def test_a_page_by_its_sides(width: float, height: float, expected: tuple[str | None, str | None]) -> None:
    assert kertas_dari(width / height) == expected


def test_only_what_is_otherwise_on_the_paper_changes() -> None:
    tata = Tata("F4", "mendatar", label_bernomor=False, judul_kolom=TITLES, kartu_halaman_baru=False)
    other = tata.berbeda(Pengaturan())
    assert other == ("orientasi_lampiran", "judul_kolom", "kartu_halaman_baru")
    assert uraian_tata(tata, other) == "lampiran mendatar, kartu bersambung"
    shown = tata.terapkan(Pengaturan(huruf="Arial"))
    assert shown == Pengaturan(
        huruf="Arial", orientasi_lampiran="mendatar", judul_kolom=TITLES, kartu_halaman_baru=False
    )
    assert Tata(huruf="Arial").berbeda(shown) == ()
    assert uraian_tata(Tata(huruf="Arial"), Tata(huruf="Arial").berbeda(Pengaturan())) == "huruf Arial"
    assert tata.berbeda(shown) == ()
    assert Tata().berbeda(shown) == ()
