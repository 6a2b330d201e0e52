"""The command line's grammar is that of antarmuka.md, and argparse says nothing in English."""

from __future__ import annotations

import argparse
import ast
import inspect
from pathlib import Path

import pytest

from iki_desktop import NAME, VERSION, argumen

# Said to the programmer who builds a parser, or about kinds of options that ours has none of.
NOT_FOR_USERS = {
    "conflicting option string: %s",
    "conflicting option strings: %s",
    ".__call__() not defined",
    "'required' is an invalid argument for positionals",
    "mutually exclusive arguments must be optional",
    "%r is not callable",
    "%(action)r is not callable",
    "unknown action {action!r}",
    "can't open '%(filename)s': %(error)s",
    "cannot merge actions - two groups are named %r",
    "invalid option string %(option)r: must start with a character %(prefix_chars)r",
    "dest= is required for options like %r",
    "dest= is required for options like {option_strings!r}",
    "invalid conflict_resolution value: %r",
    "cannot have multiple subparser arguments",
    "conflicting subparser: %s",
    "conflicting subparser alias: %s",
    'argument "-" with mode %r',
    "unexpected option string: %s",
    "argument '%(argument_name)s' is deprecated",
    "option '%(option)s' is deprecated",
    "command '%(parser_name)s' is deprecated",
    "%(prog)s: warning: %(message)s\n",
}


def test_every_text_of_argparse_that_a_user_meets_has_its_words() -> None:
    said: set[str] = set()
    for node in ast.walk(ast.parse(inspect.getsource(argparse))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in ("_", "ngettext")
        ):
            said |= {a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    assert len(said) > 25  # the names that are looked for are still those argparse uses
    assert said - NOT_FOR_USERS - argumen.WORDS.keys() == set()


def test_argparse_is_left_as_it_was() -> None:
    names: dict[str, object] = argparse.__dict__
    before = names["_"], names["ngettext"]
    with pytest.raises(SystemExit):
        argumen.parse(["ekspor"])
    assert (names["_"], names["ngettext"]) == before


def test_the_window_with_and_without_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert argumen.parse([]).perintah is None
    assert argumen.parse([]).berkas is None
    assert argumen.parse(["kantor.iki"]).berkas == "kantor.iki"
    assert argumen.parse(["--base-dir", "contoh", "KANTOR.IKI"]).berkas == "KANTOR.IKI"
    (tmp_path / "gambar.png").touch()
    assert argumen.parse(["gambar.png"]).perintah is None
    (tmp_path / "contoh").mkdir()  # a folder of a command's name does not hide the command
    assert argumen.parse(["contoh", "x"]).perintah == "contoh"


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("contoh D", {"perintah": "contoh", "folder": "D"}),
        ("--base-dir P contoh D", {"base_dir": "P", "folder": "D"}),
        ("contoh D --base-dir P", {"base_dir": "P", "folder": "D"}),
        ("baru F.iki --nama N --kabupaten K", {"nama": "N", "kabupaten": "K", "jenis": "kecamatan"}),
        ("baru F.iki --nama N --kabupaten K --jenis kelurahan", {"jenis": "kelurahan"}),
        ("impor F.iki a.txt b.txt --tahun 2026", {"sumber": ["a.txt", "b.txt"], "tahun": 2026}),
        ("impor F.iki a.txt --pratinjau --json", {"pratinjau": True, "json": True, "tahun": None}),
        (
            "ekspor realisasi F.iki -o X --sampai 2026-06",
            {"jenis": "realisasi", "sampai": (2026, 6)},
        ),
        ("ekspor lampiran F.iki -o X --kartu 3 --kartu 1", {"kartu": [3, 1]}),
        ("periksa F.iki --json", {"json": True}),
        ("kirim F.iki -o D --sampai 2026-06", {"sampai": (2026, 6)}),
        ("terima R.iki a.ikip b.ikip --pratinjau", {"paket": ["a.ikip", "b.ikip"], "pratinjau": True}),
        ("swauji --laporan L.json", {"laporan": "L.json"}),
    ],
)
def test_the_commands_of_the_contract(line: str, values: dict[str, object]) -> None:
    parsed = vars(argumen.parse(line.split()))
    assert {key: parsed[key] for key in values} == values


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("ekspr lampiran F.iki", "'ekspr' tidak dikenal; pilih dari"),
        ("--aneh", "tidak dikenal: --aneh"),
        ("F.iki G.iki", "tidak dikenal: G.iki"),
        ("contoh", "ini wajib disebut: DIR"),
        ("contoh D E", "tidak dikenal: E"),
        ("baru F.iki --nama N", "ini wajib disebut: --kabupaten"),
        ("baru F.iki --nama", "--nama: perlu satu nilai"),
        ("baru F.iki --nama N --kabupaten K --jenis desa", "'desa' tidak dikenal; pilih dari"),
        ("impor F.iki", "ini wajib disebut: SUMBER"),
        ("impor F.iki a.txt --tahun dua", "'dua' bukan tahun"),
        ("impor F.iki a.txt --tahun 26", "'26' bukan tahun"),
        ("ekspor lampiran F.iki", "ini wajib disebut: -o/--out"),
        ("ekspor gambar F.iki -o X", "'gambar' tidak dikenal"),
        ("ekspor json F.iki -o X --sampai 2026", "'2026' bukan bulan"),
        ("ekspor json F.iki -o X --sampai 2026-13", "'2026-13' bukan bulan"),
        ("ekspor json F.iki -o X --sampai 06-2026", "'06-2026' bukan bulan"),
        ("ekspor lampiran F.iki -o X --kartu 0", "'0' bukan nomor kartu"),
        ("ekspor lampiran F.iki -o X --kartu satu", "'satu' bukan nomor kartu"),
        ("periksa F.iki --json=ya", "tidak menerima nilai 'ya'"),
        ("kirim F.iki -o D", "ini wajib disebut: --sampai"),
        ("terima R.iki", "ini wajib disebut: PAKET.ikip"),
    ],
)
def test_wrong_usage_is_said_in_indonesian(line: str, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        argumen.parse(line.split())
    assert stop.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert words in said.err
    assert said.err.startswith("cara pakai: iki-desktop")
    assert "usage" not in said.err
    assert "error" not in said.err


@pytest.mark.parametrize("line", ["-h", "--help", *(f"{name} -h" for name in argumen.PERINTAH)])
def test_help_is_indonesian(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        argumen.parse(line.split())
    assert stop.value.code == 0
    text = capsys.readouterr().out
    for english in ("usage", "options", "positional", "show this", "exit"):
        assert english not in text
    if line in ("-h", "--help"):
        assert all(name in text for name in argumen.PERINTAH)


@pytest.mark.parametrize("line", ["--versi", "contoh --versi"])
def test_versi(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        argumen.parse(line.split())
    assert stop.value.code == 0
    assert capsys.readouterr().out == f"{NAME} {VERSION}\n"
