"""Backups: when one is made, what it is worth, which ones stay, and that a failing one never stops work."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.models.realisasi import KeadaanPeriode
from iki_desktop.store import backup, clock
from iki_desktop.store.backup import surplus
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.impor import impor_isi
from iki_desktop.store.operations.kantor import ubah_kantor
from iki_desktop.store.operations.periode import ubah_periode
from tests.store import samples

START = datetime(2026, 3, 2, 8, tzinfo=UTC).astimezone()
SetClock = Callable[[timedelta], None]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Sets the moment, as a time after the start."""

    def set_clock(later: timedelta) -> None:
        monkeypatch.setattr(clock, "now", lambda: START + later)

    set_clock(timedelta(0))
    return set_clock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "pc" / "cadangan"


def reasons(folder: Path) -> list[str]:
    """The reasons of the backups there, oldest first."""
    names = sorted(folder.iterdir(), key=lambda p: p.name.split("-", 2)[2]) if folder.is_dir() else []
    return [path.stem.split("-", 4)[4] for path in names]


def minutes(n: int) -> timedelta:
    return timedelta(minutes=n)


def test_at_most_every_half_hour_and_only_when_something_changed(
    path: Path, folder: Path, at: SetClock
) -> None:
    with Berkas.create(path, samples.kantor(), backups=folder) as berkas:
        assert reasons(folder) == [], "a new file holds nothing to lose"
        berkas.run(ubah_kantor, nama="A")
        assert reasons(folder) == ["berkala"]
        for n, expected in ((10, 1), (29, 1), (31, 2), (40, 2), (62, 3)):
            at(minutes(n))
            berkas.run(ubah_kantor, nama=str(n))
            assert len(reasons(folder)) == expected, n
        at(minutes(200))
        assert not berkas.run(ubah_kantor, nama="62")
        berkas.isi()
    assert len(reasons(folder)) == 3


def test_the_half_hour_goes_on_over_closing(path: Path, folder: Path, at: SetClock) -> None:
    with Berkas.create(path, samples.kantor(), backups=folder) as berkas:
        berkas.run(ubah_kantor, nama="A")
    at(minutes(20))
    with Berkas.open(path, backups=folder) as berkas:
        berkas.run(ubah_kantor, nama="B")
        assert len(reasons(folder)) == 1
        at(minutes(31))
        berkas.undo()
        assert len(reasons(folder)) == 2


def test_before_an_import_and_before_a_lock(path: Path, folder: Path, at: SetClock) -> None:
    with Berkas.create(path, samples.kantor("awal"), backups=folder) as berkas:
        berkas.run(impor_isi, samples.office())
        at(minutes(1))
        berkas.run(ubah_kantor, nama="A")
        at(minutes(2))
        berkas.run(impor_isi, samples.office())
        at(minutes(3))
        berkas.run(ubah_periode, samples.TAHUN, 1, KeadaanPeriode.DIKUNCI)
        at(minutes(4))
        berkas.run(ubah_periode, samples.TAHUN, 2, KeadaanPeriode.DIAJUKAN)
    assert reasons(folder) == ["berkala", "impor", "kunci"]
    before_import = next(p for p in folder.iterdir() if p.stem.endswith("impor"))
    with Berkas.open(before_import) as copy:
        assert copy.kantor().nama == "A"


@pytest.mark.usefixtures("at")
def test_a_backup_is_the_whole_file_with_its_undo(berkas: Berkas, tmp_path: Path) -> None:
    berkas.close()
    with Berkas.open(berkas.path, backups=tmp_path / "c") as again:
        copy = again.backup("coba")
        assert copy is not None
        expected = again.isi()
    assert copy.name.startswith("uji-")
    assert copy.name.endswith(f"-{START:%Y%m%d-%H%M%S}-coba.iki")
    with Berkas.open(copy) as opened:
        assert opened.isi() == expected
        assert opened.undo()


def test_without_a_folder_there_are_none(berkas: Berkas) -> None:
    assert berkas.backup("coba") is None
    assert berkas.backup_warning == ""
    assert [p.name for p in berkas.path.parent.glob("*.iki")] == [berkas.path.name]


@pytest.mark.usefixtures("at")
def test_a_failing_backup_never_stops_work(path: Path, folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("in the way")
    with Berkas.create(path, samples.kantor("awal"), backups=folder) as berkas:
        assert berkas.run(impor_isi, samples.office())
        assert "adangan" in berkas.backup_warning
        assert "tersimpan" in berkas.backup_warning
        assert berkas.run(ubah_kantor, nama="A")
        folder.unlink()
        assert berkas.backup("coba") is not None
        assert berkas.backup_warning == ""


@pytest.mark.usefixtures("at")
def test_a_backup_that_is_not_whole_is_not_kept(
    path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(conn: object, target: Path) -> None:
        real(conn, target)  # pyright: ignore[reportArgumentType]
        os.truncate(target, 9000)

    real = backup.copy_to
    with Berkas.create(path, samples.kantor(), backups=folder) as berkas:
        monkeypatch.setattr(backup, "copy_to", cut)
        assert berkas.backup("coba") is None
        assert "gagal" in berkas.backup_warning
    assert list(folder.iterdir()) == []


def test_copies_of_a_file_do_not_thin_out_one_another(path: Path, folder: Path, at: SetClock) -> None:
    for name in ("a", "b"):
        with Berkas.create(path.with_name(f"{name}.iki"), samples.kantor(), backups=folder) as berkas:
            assert berkas.backup("coba")
    at(timedelta(days=400))
    with Berkas.open(path.with_name("a.iki"), backups=folder) as berkas:
        assert berkas.backup("coba")
    assert len([p for p in folder.iterdir() if p.name.startswith("b-")]) == 1


def test_old_ones_are_thinned_when_a_new_one_is_written(path: Path, folder: Path, at: SetClock) -> None:
    with Berkas.create(path, samples.kantor(), backups=folder) as berkas:
        for day in range(0, 60):
            at(timedelta(days=day))
            assert berkas.backup("coba")
            at(timedelta(days=day, hours=1))
            assert berkas.backup("coba")
    stray = folder / "uji-catatan.txt"
    stray.write_text("x")
    times = len(list(folder.iterdir())) - 1
    # two of the last day, one of each of some 30 days, one of each month before
    assert 31 <= times <= 35


def test_the_folder_s_other_files_are_left(path: Path, folder: Path, at: SetClock) -> None:
    folder.mkdir(parents=True)
    others = [
        folder / name for name in ("uji-.iki", "uji-12345678-20200101-000000-x.iki", "uji.iki", "catatan.txt")
    ]
    for other in others:
        other.write_text("x")
    with Berkas.create(path, samples.kantor(), backups=folder) as berkas:
        at(timedelta(days=1))
        berkas.backup("coba")
    assert all(other.read_text() == "x" for other in others)


# --- which ones stay -------------------------------------------------------------------------------

moments = st.integers(-1500 * 24, 24).map(lambda hours: START + timedelta(hours=hours, minutes=7))


@given(st.lists(moments, max_size=60))
def test_what_stays_is_thin_and_never_loses_the_latest(times: list[datetime]) -> None:
    gone = surplus(times, START)
    kept = set(times) - gone
    assert gone <= set(times)
    if times:
        assert max(times) in kept
    assert {t for t in times if t.date() >= START.date()} <= kept
    old = [t for t in kept if timedelta(days=1) <= START - t < timedelta(days=30) and t != max(times)]
    assert len({t.date() for t in old}) == len(old), "one a day"
    for t in gone:
        age = START - t
        if age < timedelta(days=30):
            assert any(k.date() == t.date() and k > t for k in kept)
        elif age < timedelta(days=366):
            assert any((k.year, k.month) == (t.year, t.month) and k > t for k in kept)
        else:
            assert any(k.year == t.year and k > t for k in kept)


@given(st.lists(moments, max_size=40), st.lists(moments, max_size=40))
def test_thinning_twice_takes_nothing_more(one: list[datetime], two: list[datetime]) -> None:
    kept = set(one + two) - surplus(one + two, START)
    assert surplus(kept, START) == frozenset()


def test_all_of_the_last_day_stay() -> None:
    times = [START - timedelta(hours=h) for h in range(30)]
    gone = surplus(times, START)
    assert all(START - t >= timedelta(days=1) for t in gone)


def test_a_time_ahead_stays() -> None:
    ahead = [START + timedelta(days=d) for d in (1, 1, 400)]
    assert surplus([*ahead, START], START) == frozenset()
