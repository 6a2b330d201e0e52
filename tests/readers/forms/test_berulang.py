"""Taking the same forms in twice changes nothing the second time, whatever was filled in."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from iki_desktop.models.formulir import susun_formulir, tulis_tanda_baris
from iki_desktop.models.formulir_terisi import BarisTerisi, Formulir, IsiSel
from iki_desktop.models.gabung_formulir import Nasib, gabung_formulir
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.realisasi import Sel
from tests.readers.forms.isian import SAMPAI, taken
from tests.readers.forms.mutasi import filled_form, mutated
from tests.ui.samples import TAHUN, small_office


def _random_form(r: random.Random, isi: IsiKantor, name: str) -> Formulir:
    """A form of this office with anything in its open cells, as a reader would give it."""
    rows: list[BarisTerisi] = []
    sheets = susun_formulir(isi, TAHUN, SAMPAI)
    for sheet in sheets:
        for row in sheet.baris:
            place = f"Lembar {sheet.tanda.nama}, baris {row.nomor}"
            assert tulis_tanda_baris(sheet.tanda, row.tanda, row.tulisan)
            shown = {b: _shown(t) for b, t in row.tanda.semula.items()}
            typed = {b: _typed(r) for b in row.tanda.bulan if r.random() < 0.5}
            cells = {b: IsiSel(f"{place}, sel {b}", x) for b, x in (shown | typed).items() if x != ""}
            note = IsiSel(place, r.choice(["rapat\r\nsusulan ", "x"])) if r.random() < 0.3 else None
            months = frozenset(range(1, SAMPAI + 1))
            rows.append(BarisTerisi(sheet.tanda, row.tanda, row.tulisan, place, months, cells, note))
    return Formulir(name, tuple(s.tanda for s in sheets), tuple(rows))


def _shown(text: str) -> Decimal | str:
    return text if text == "nihil" else Decimal(text)


def _typed(r: random.Random) -> Decimal | str:
    return r.choice([Decimal(r.randrange(20)), "1.234,5", "nihil", "-", "", "x", "12 kali", Decimal("0.25")])


def _applied(isi: IsiKantor, sel: list[Sel]) -> IsiKantor:
    cells = {s.kunci: s for s in (*isi.realisasi, *sel)}
    return replace(isi, realisasi=tuple(cells.values()))


@pytest.mark.parametrize("seed", range(60))
def test_twice_is_once(seed: int) -> None:
    r = random.Random(seed)
    before = small_office()
    forms = [_random_form(r, before, "a.xlsx")]
    if seed % 2:
        forms.append(_random_form(r, before, "b.xlsx"))
    now = _applied(before, gabung_formulir(before, [_random_form(r, before, "dahulu")]).diterima())
    for ganti in (False, True):
        first = gabung_formulir(now, forms)
        sel = first.diterima(ganti=ganti)
        assert len({s.kunci for s in sel}) == len(sel)
        after = _applied(now, sel)
        second = gabung_formulir(after, forms)
        assert not second.diterima(ganti=ganti)
        assert not second.jumlah()[Nasib.BARU]
        kept = {s.kunci for s in now.realisasi} - {s.kunci for s in after.realisasi}
        assert not kept  # nothing recorded is ever taken away


def test_mutated_files_too(tmp_path: Path) -> None:
    isi, _ = filled_form(tmp_path / "utuh.xlsx")
    for seed in range(5):
        mutated(tmp_path / "utuh.xlsx", tmp_path / "ubah.xlsx", seed)
        after = _applied(isi, taken(isi, tmp_path / "ubah.xlsx").diterima(ganti=True))
        assert not taken(after, tmp_path / "ubah.xlsx").diterima(ganti=True)
