"""The manual speaks of the program that is there: its pages, the labels it quotes, its links."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from iki_desktop.paths import Paths
from iki_desktop.ui.manual import FOLDER, PAGES

MANUAL = Paths().resources / FOLDER
# Bold words of the manual that are its own emphasis and no label of the screen.
EMPHASIS = {
    "satu berkas",
    "Kosong",
    "0",
    "Nihil",
    "Kalimat pertama",
    "Empat angka",
    "Tabel",
    "Tiga daftar di kanan",
    "belum terukur",
    "Target.",
    "Jenis, arah, dan cara menggabungkan bulan.",
    "Pengampu.",
}


def read(name: str) -> str:
    return (MANUAL / f"{name}.md").read_text(encoding="utf-8")


@cache
def words_of_the_program() -> frozenset[str]:
    """All text constants of the screens and of what they take their words from, without mnemonic marks."""
    import iki_desktop

    package = Path(iki_desktop.__file__).parent
    texts: list[str] = []
    for folder in ("ui", "models"):
        for path in sorted((package / folder).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            texts += [
                node.value
                for node in ast.walk(tree)
                if isinstance(node, ast.Constant) and isinstance(node.value, str)
            ]
    return frozenset(text.replace("&", "") for text in texts)


def labels(name: str) -> list[str]:
    return [label for label in re.findall(r"\*\*(.+?)\*\*", read(name)) if label not in EMPHASIS]


@pytest.mark.parametrize("name", PAGES)
def test_labels_it_quotes_are_on_the_screen(name: str) -> None:
    missing = [label for label in labels(name) if label not in words_of_the_program()]
    assert not missing


def test_it_does_quote_labels() -> None:
    assert sum(len(labels(name)) for name in PAGES) > 50


@pytest.mark.parametrize("name", PAGES)
def test_a_page_has_one_title_and_its_links_lead_somewhere(name: str) -> None:
    text = read(name)
    assert re.findall(r"^# .+", text, re.MULTILINE) == [text.splitlines()[0]]
    for target in re.findall(r"\]\((.+?)\)", text):
        assert (MANUAL / target).is_file(), target
