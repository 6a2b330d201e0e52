"""This PC's choices survive writing, and a damaged file only means the defaults."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from iki_desktop.errors import SaveFailed
from iki_desktop.settings import RECENT_FILES, Settings, load, save


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "pc" / "pengaturan.json"
    wanted = Settings(
        terakhir=("/a/kantor.iki",), oleh="Ratna", tema="gelap", kerapatan="lapang", jendela="AdnQ",
        folder_baca="/a", folder_tulis="/b", halaman={"kartu": "280"}, lain={"baru": [1]},
    )  # fmt: skip
    save(wanted, path)
    assert load(path) == wanted


def test_absent_settings_are_the_defaults(tmp_path: Path) -> None:
    assert load(tmp_path / "tidak ada.json") == Settings()
    assert not (tmp_path / "tidak ada.json").exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b'"teks"', b"\0" * 64])
def test_damaged_settings_are_the_defaults(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "pengaturan.json"
    path.write_bytes(content)
    assert load(path) == Settings()


def test_values_of_another_type_or_choice_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "pengaturan.json"
    path.write_text(
        json.dumps(
            {"terakhir": ["a", 3, None], "tema": "ungu", "kerapatan": 7, "oleh": "Ratna", "halaman": {"x": 1}}
        )
    )
    assert load(path) == Settings(terakhir=("a",), oleh="Ratna")


def test_keys_of_another_version_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "pengaturan.json"
    path.write_text(json.dumps({"oleh": "Ratna", "suara": {"keras": True}}))
    save(load(path).with_recent(tmp_path / "a.iki"), path)
    assert json.loads(path.read_text())["suara"] == {"keras": True}


def test_recent_files_newest_first_without_doubles(tmp_path: Path) -> None:
    settings = Settings()
    for number in [*range(RECENT_FILES + 3), 5]:
        settings = settings.with_recent(tmp_path / f"{number}.iki")
    assert settings.terakhir[0] == str(tmp_path / "5.iki")
    assert len(settings.terakhir) == len(set(settings.terakhir)) == RECENT_FILES
    assert settings.without_recent(settings.terakhir[0]).terakhir == settings.terakhir[1:]


def test_a_pc_that_refuses_the_file_says_so(tmp_path: Path) -> None:
    (tmp_path / "pengaturan.json").mkdir()
    with pytest.raises(SaveFailed):
        save(Settings(), tmp_path / "pengaturan.json")
    assert load(tmp_path / "pengaturan.json") == Settings()


def test_a_folder_that_cannot_be_made_says_so(tmp_path: Path) -> None:
    (tmp_path / "pc").write_text("berkas, bukan folder")
    with pytest.raises(SaveFailed):
        save(Settings(), tmp_path / "pc" / "pengaturan.json")


def test_who_works_here(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings(oleh="Ratna").pekerja == "Ratna"
    monkeypatch.setenv("LOGNAME", "operator")
    assert Settings().pekerja == "operator"

    def nobody() -> str:
        raise OSError("no user name on this system")

    monkeypatch.setattr("getpass.getuser", nobody)
    assert Settings().pekerja == ""
