"""Files are replaced whole or not at all, and what the system refuses is said in words."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop import files
from iki_desktop.errors import InputRefused, SaveFailed
from iki_desktop.files import make_folder, replace_file, safe_name


class HeldError(PermissionError):
    """What os.replace raises on Windows while a scanner holds the file."""

    winerror = 32


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_writes_a_new_file_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    replace_file(tmp_path / "a.txt", lambda beside: beside.write_text("isi"))
    assert (tmp_path / "a.txt").read_text() == "isi"
    assert names(tmp_path) == ["a.txt"]


def test_the_temporary_name_keeps_folder_and_suffix(tmp_path: Path) -> None:
    seen: list[Path] = []

    def write(beside: Path) -> None:
        assert not beside.exists()
        seen.append(beside)
        beside.write_bytes(b"x")

    replace_file(tmp_path / ("n" * 200 + ".xlsx"), write)
    assert seen[0].parent == tmp_path
    assert seen[0].suffix == ".xlsx"
    assert len(seen[0].name) < 100


@pytest.mark.parametrize("error", [InputRefused("tidak"), RuntimeError("bug"), KeyboardInterrupt()])
def test_a_failing_writer_leaves_the_old_file_and_nothing_else(tmp_path: Path, error: BaseException) -> None:
    old = tmp_path / "a.pdf"
    old.write_bytes(b"lama")

    def write(beside: Path) -> None:
        beside.write_bytes(b"separuh")
        raise error

    with pytest.raises(type(error)):
        replace_file(old, write)
    assert old.read_bytes() == b"lama"
    assert names(tmp_path) == ["a.pdf"]


def test_a_check_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    old = tmp_path / "a.json"
    old.write_text("lama")

    def check(beside: Path) -> None:
        assert beside.read_text() == "baru"
        raise SaveFailed("isinya tidak sama")

    with pytest.raises(SaveFailed, match="isinya tidak sama"):
        replace_file(old, lambda beside: beside.write_text("baru"), check)
    assert old.read_text() == "lama"
    assert names(tmp_path) == ["a.json"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "penuh"),
        (errno.EDQUOT, "penuh"),
        (errno.EROFS, "hanya dapat dibaca"),
        (errno.EACCES, "tidak boleh ditulis"),
        (errno.EPERM, "tidak boleh ditulis"),
        (errno.ENAMETOOLONG, "Nama"),
        (errno.EIO, "gagal ditulis"),
    ],
)
def test_what_the_medium_refuses_has_words_of_its_own(tmp_path: Path, number: int, words: str) -> None:
    old = tmp_path / "laporan.pdf"
    old.write_bytes(b"lama")

    def write(beside: Path) -> None:
        beside.write_bytes(b"separuh")
        raise OSError(number, os.strerror(number), str(beside))

    with pytest.raises(SaveFailed, match=words) as caught:
        replace_file(old, write)
    assert "laporan.pdf" in caught.value.pesan
    assert "separuh" not in caught.value.pesan
    assert old.read_bytes() == b"lama"
    assert names(tmp_path) == ["laporan.pdf"]


def test_a_missing_folder_is_named_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="tidak ada") as caught:
        replace_file(tmp_path / "tak ada" / "a.pdf", lambda _: pytest.fail("nothing may be written"))
    assert "tak ada" in caught.value.pesan
    assert names(tmp_path) == []


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="folder"):
        replace_file(tmp_path, lambda _: pytest.fail("nothing may be written"))


def test_an_error_about_another_file_is_not_called_a_failed_save(tmp_path: Path) -> None:
    def write(_: Path) -> None:
        (tmp_path / "huruf.ttf").read_bytes()

    with pytest.raises(FileNotFoundError, match=r"huruf\.ttf"):
        replace_file(tmp_path / "a.pdf", write)


def test_a_writer_that_writes_nothing_is_a_failed_save(tmp_path: Path) -> None:
    with pytest.raises(SaveFailed):
        replace_file(tmp_path / "a.pdf", lambda _: None)
    assert names(tmp_path) == []


@pytest.mark.skipif(os.name == "nt", reason="tautan perlu izin khusus di Windows")
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "asli.txt").write_text("lama")
    (tmp_path / "tautan.txt").symlink_to(tmp_path / "asli.txt")
    replace_file(tmp_path / "tautan.txt", lambda beside: beside.write_text("baru"))
    assert (tmp_path / "tautan.txt").is_symlink()
    assert (tmp_path / "asli.txt").read_text() == "baru"


def test_a_file_held_for_a_moment_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace, pauses, tries = Path.replace, list[float](), list[Path]()

    def held_twice(self: Path, target: Path) -> Path:
        tries.append(self)
        if len(tries) <= 2:
            raise HeldError(errno.EACCES, "held", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", held_twice)
    monkeypatch.setattr(files.time, "sleep", pauses.append)
    replace_file(tmp_path / "a.txt", lambda beside: beside.write_text("isi"))
    assert (tmp_path / "a.txt").read_text() == "isi"
    assert pauses == [0.05, 0.1]


def test_a_file_that_stays_held_is_given_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []

    def held(self: Path, _target: Path) -> Path:
        raise HeldError(errno.EACCES, "held", str(self))

    monkeypatch.setattr(Path, "replace", held)
    monkeypatch.setattr(files.time, "sleep", pauses.append)
    with pytest.raises(SaveFailed, match="sedang dibuka program lain"):
        replace_file(tmp_path / "a.txt", lambda beside: beside.write_text("isi"))
    assert pauses == [0.05, 0.1, 0.2, 0.4, 0.8]
    assert names(tmp_path) == []


def test_a_refused_rename_is_not_tried_again_where_nothing_holds_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(self: Path, _target: Path) -> Path:
        raise PermissionError(errno.EPERM, "no", str(self))

    monkeypatch.setattr(Path, "replace", refused)
    monkeypatch.setattr(files.time, "sleep", lambda _: pytest.fail("nothing to wait for"))
    with pytest.raises(SaveFailed, match="tidak boleh ditulis"):
        replace_file(tmp_path / "a.txt", lambda beside: beside.write_text("isi"))


def test_make_folder_makes_parents_and_refuses_a_file(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "berkas").write_text("")
    with pytest.raises(SaveFailed, match="bukan folder"):
        make_folder(tmp_path / "berkas")
    with pytest.raises(SaveFailed):
        make_folder(tmp_path / "berkas" / "dalam")


def test_a_full_medium_is_said_with_what_is_left_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Path] = []

    def usage(place: Path) -> SimpleNamespace:
        asked.append(place)
        assert names(tmp_path) == [], "what was begun is gone, so that its room counts as free"
        return SimpleNamespace(free=1_260_000)

    def write(beside: Path) -> None:
        beside.write_bytes(b"separuh")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(beside))

    monkeypatch.setattr(shutil, "disk_usage", usage)
    with pytest.raises(SaveFailed, match=r"penuh \(sisa 1,3 MB\), jadi “laporan.pdf” belum disimpan"):
        replace_file(tmp_path / "laporan.pdf", write)
    assert asked == [tmp_path]
    monkeypatch.setattr(shutil, "disk_usage", lambda _place: (tmp_path / "dicabut").stat())
    with pytest.raises(SaveFailed, match="penuh, jadi"):
        replace_file(tmp_path / "laporan.pdf", write)


@pytest.mark.parametrize(
    ("teks", "name"),
    [
        ("Lampiran 2026.pdf", "Lampiran 2026.pdf"),
        ('Kasi Tata/Usaha: "A" <b>|c?*', "Kasi Tata-Usaha- -A- -b--c--"),
        ("  baris\nbaru\t dua  ", "baris baru dua"),
        ("titik di ujung...", "titik di ujung"),
        (".tersembunyi", "tersembunyi"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1 .pdf", "_com1 .pdf"),
        ("Contoh", "Contoh"),
        ("", "tanpa nama"),
        (" . ", "tanpa nama"),
        ("balik\u202eikik", "balikikik"),
    ],
)
def test_safe_name(teks: str, name: str) -> None:
    assert safe_name(teks) == name


@given(st.text())
def test_a_safe_name_is_one_windows_accepts(teks: str) -> None:
    name = safe_name(teks)
    assert name
    assert len(name) <= 121
    assert not set(name) & set('<>:"/\\|?*')
    assert all(c.isprintable() for c in name)
    assert not name.endswith((" ", "."))
    assert safe_name(name) == name


def test_a_name_that_no_file_can_have_stands_nowhere(tmp_path: Path) -> None:
    assert files.exists(tmp_path)
    assert not files.exists(tmp_path / ("n" * 300))
    assert not files.exists(tmp_path / "a\0b")
