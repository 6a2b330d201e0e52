"""The session: context from the data, one signal a step, what is read again, refusals that lose nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.realisasi import KeadaanPeriode, Sel
from iki_desktop.store.changes import Changes
from iki_desktop.store.operations.indikator import hapus_indikator
from iki_desktop.store.operations.kantor import ubah_kantor
from iki_desktop.store.operations.kartu import ubah_kartu
from iki_desktop.store.operations.periode import ubah_periode
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.ui.session import FIRST_YEAR, Session, default_context
from iki_desktop.ui.window import Window
from tests.ui.fakes import FakeAsk
from tests.ui.opening import open_at_once, open_beside
from tests.ui.samples import TAHUN, ident, small_office


def cell(bulan: int, nilai: int, tahun: int = TAHUN) -> Sel:
    return Sel(ident("camat/jumlah"), ident("camat/p"), tahun, bulan, nilai=Decimal(nilai))


class Listener:
    def __init__(self, session: Session) -> None:
        self.changes: list[Changes] = []
        self.saved: list[datetime] = []
        self.notices: list[str] = []
        self.failed: list[str] = []
        session.changed.connect(self.changes.append)
        session.saved.connect(self.saved.append)
        session.notice.connect(self.notices.append)
        session.save_failed.connect(self.failed.append)


def test_year_and_month_come_from_the_data(session: Session) -> None:
    assert (session.tahun, session.sampai) == (TAHUN, 3)


def test_default_context_of_other_files() -> None:
    isi = small_office()
    assert default_context(replace(isi, realisasi=())) == (TAHUN, 12)
    assert default_context(replace(isi, realisasi=(cell(5, 1, 2027),))) == (2027, 5)
    assert default_context(IsiKantor(isi.kantor)) == (FIRST_YEAR, 12)


def test_years_to_choose_reach_one_beyond_the_data(session: Session) -> None:
    assert session.isi.keputusan[0].tahun == TAHUN
    assert session.tahun_pilihan() == [TAHUN, TAHUN + 1]


def test_context_tells_once_and_only_when_it_moves(session: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.context_changed):
        session.set_context(sampai=6)
    told: list[bool] = []
    session.context_changed.connect(lambda: told.append(True))
    session.set_context(tahun=TAHUN, sampai=6)
    assert told == []
    assert session.sampai == 6


def test_run_tells_once_and_isi_is_new(session: Session) -> None:
    heard = Listener(session)
    before = session.isi
    changes = session.run(ubah_kartu, ident("camat"), jabatan="Camat Uji")
    assert changes is not None
    assert heard.changes == [changes]
    assert len(heard.saved) == 1
    assert session.isi.keputusan[0].kartu[0].jabatan == "Camat Uji"
    assert session.isi.pegawai is before.pegawai
    assert session.isi.periode is before.periode


def test_of_cells_only_those_that_changed_are_read_again(session: Session) -> None:
    before = session.isi
    session.run(isi_sel, [cell(4, 9), cell(1, 7)], [cell(2, 0).kunci])
    after = session.isi
    assert after.keputusan is before.keputusan
    kept = {id(sel) for sel in before.realisasi} & {id(sel) for sel in after.realisasi}
    assert len(kept) == len(before.realisasi) - 2
    assert {cell(4, 9), cell(1, 7)} <= set(after.realisasi)
    assert cell(2, 0).kunci not in {sel.kunci for sel in after.realisasi}
    assert after == session.berkas.isi()


def test_many_cells_are_read_together(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iki_desktop.models.realisasi._BANYAK", 1)
    session.run(isi_sel, [cell(4, 9), cell(5, 7)])
    assert session.isi == session.berkas.isi()


def test_what_is_cached_equals_what_the_file_holds_after_any_step(session: Session) -> None:
    steps: list[Callable[[], object]] = [
        lambda: session.run(ubah_kantor, telepon="0338 1"),
        lambda: session.run(isi_sel, [cell(4, 9), cell(2, 8, TAHUN - 1)]),
        lambda: session.run(hapus_indikator, ident("camat/jumlah")),
        session.undo,
        session.undo,
        session.redo,
        lambda: session.run(ubah_periode, TAHUN, 1, KeadaanPeriode.DIAJUKAN),
        session.undo,
        session.undo,
    ]
    heard = Listener(session)
    for n, step in enumerate(steps, 1):
        step()
        assert len(heard.changes) == n
        assert session.isi == session.berkas.isi()


def test_a_step_that_changes_nothing_says_nothing(session: Session) -> None:
    heard = Listener(session)
    changes = session.run(ubah_kartu, ident("camat"), jabatan="Camat")
    assert changes is not None
    assert not changes
    assert heard.changes == []
    assert heard.saved == []


def test_refusal_is_told_and_changes_nothing(session: Session, ask: FakeAsk) -> None:
    session.run(ubah_periode, TAHUN, 1, KeadaanPeriode.DIAJUKAN)
    session.run(ubah_periode, TAHUN, 1, KeadaanPeriode.DIKUNCI)
    heard = Listener(session)
    before = session.isi
    assert session.run(isi_sel, [cell(1, 7)]) is None
    assert len(ask.errors) == 1
    assert "kunci" in ask.errors[0]
    assert heard.changes == []
    assert session.isi is before


def test_undo_and_redo_have_names_and_survive_closing(window: Window, office: Path) -> None:
    session = window.session
    session.run(ubah_kartu, ident("camat"), jabatan="Camat Uji")
    name = session.undo_name
    assert name
    session.close()
    assert session.undo_name is None
    open_at_once(window, office)
    assert session.undo_name == name
    session.undo()
    assert session.isi.keputusan[0].kartu[0].jabatan == "Camat"
    assert session.redo_name == name
    session.redo()
    assert session.isi.keputusan[0].kartu[0].jabatan == "Camat Uji"
    assert session.redo_name is None
    session.redo()
    assert session.undo_name == name


def test_read_only_file_refuses_with_a_calm_word(
    window: Window, office: Path, ask: FakeAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from iki_desktop.store.berkas import Berkas

    session = window.session
    session.close()
    opener = Berkas.open
    monkeypatch.setattr(
        Berkas, "open", lambda path, *, backups=None: opener(path, backups=backups, read_only=True)
    )
    open_at_once(window, office)
    heard = Listener(session)
    assert session.read_only
    assert session.run(ubah_kantor, telepon="1") is None
    assert len(heard.notices) == 1
    assert "hanya dapat dibaca" in window.bar.state.text()
    assert ask.errors == []
    assert session.undo_name is None


def test_a_failed_save_is_told_in_the_bar_until_the_next_commit(
    session: Session, window: Window, ask: FakeAsk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from iki_desktop.errors import SaveFailed
    from iki_desktop.store.berkas import Berkas

    def full(*_args: object, **_kwargs: object) -> Changes:
        raise SaveFailed("Tempat penyimpanan penuh, jadi perubahan ini belum disimpan.")

    heard = Listener(session)
    with monkeypatch.context() as patch:
        patch.setattr(Berkas, "run", full)
        assert session.run(ubah_kantor, telepon="1") is None
    assert len(heard.failed) == len(ask.errors) == 1
    assert window.bar.state.text() == "belum tersimpan"
    assert session.run(ubah_kantor, telepon="1")
    assert window.bar.state.text().startswith("tersimpan ")


def test_who_works_stands_in_riwayat(session: Session) -> None:
    session.work_as("Sari")
    session.run(ubah_kantor, telepon="1")
    assert session.berkas.riwayat()[0].oleh == "Sari"


def test_a_refused_file_leaves_the_open_one(
    window: Window, office: Path, tmp_path: Path, ask: FakeAsk, qtbot: QtBot
) -> None:
    broken = tmp_path / "rusak.iki"
    broken.write_bytes(b"bukan basis data")
    assert not open_beside(window, broken, qtbot)
    assert len(ask.errors) == 1
    assert window.session.is_open
    assert window.session.berkas.path == office


def test_a_recent_file_that_is_gone_is_forgotten(
    window: Window, tmp_path: Path, ask: FakeAsk, qtbot: QtBot
) -> None:
    gone = tmp_path / "hilang.iki"
    window.session.preferences.add_recent(gone)
    assert not open_beside(window, gone, qtbot)
    assert len(ask.errors) == 1
    assert str(gone) not in window.session.preferences.now.terakhir
