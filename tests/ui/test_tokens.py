"""Contrast of every pair of colours that the screens use, and that only the tokens name a colour."""

from __future__ import annotations

import re

import pytest

from iki_desktop.models.kantor import SKALA, SKALA_RKPD, SKALA_SURVEI
from iki_desktop.ui import tokens
from iki_desktop.ui.tokens import Colours, Tint
from tests.shared import ROOT

THEMES = pytest.mark.parametrize("shown", [tokens.LIGHT, tokens.DARK], ids=["light", "dark"])
TEXT, GRAPHIC = 4.5, 3.0  # WCAG 2 AA


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


@THEMES
def test_text_can_be_read_on_every_ground(shown: Colours) -> None:
    for ground in (shown.bg, shown.panel, shown.hover, shown.locked, shown.selection):
        assert contrast(shown.text, ground) >= TEXT, ground
    for ground in (shown.bg, shown.panel, shown.hover, shown.locked):
        assert contrast(shown.muted, ground) >= TEXT, ground
    for ground in (shown.bg, shown.panel):
        assert contrast(shown.accent, ground) >= TEXT, ground
    assert contrast(shown.on_accent, shown.accent) >= TEXT
    assert contrast(shown.on_accent, shown.accent_strong) >= TEXT


@THEMES
def test_words_of_kategori_and_warnings_can_be_read_on_their_tints_and_on_the_page(shown: Colours) -> None:
    for tint in (*shown.levels, shown.warning, shown.danger, shown.success):
        assert contrast(tint.ink, tint.ground) >= TEXT
        assert contrast(tint.ink, shown.bg) >= TEXT
        assert contrast(tint.ink, shown.panel) >= TEXT


@THEMES
def test_focus_ring_and_bars_stand_out(shown: Colours) -> None:
    for ground in (shown.bg, shown.panel, shown.selection, shown.hover):
        assert contrast(shown.accent, ground) >= GRAPHIC
    assert contrast(shown.chart, shown.bg) >= 2.4  # a bar always carries its figure as text


@pytest.mark.parametrize("name", SKALA)
def test_best_and_worst_of_every_scale_have_the_ends_of_the_tints(name: str) -> None:
    skala = SKALA[name]
    tints = [tokens.level_tint(tingkat, skala) for tingkat in skala]
    assert tints[0] == tokens.colours().levels[0]
    assert tints[-1] == tokens.colours().levels[-1]
    assert len(set(tints)) == len(skala)


def test_no_kategori_has_plain_ink() -> None:
    shown = tokens.colours()
    plain = Tint(shown.muted, shown.panel)
    assert tokens.level_tint(None, SKALA_RKPD) == plain
    assert tokens.level_tint(SKALA_SURVEI[0], SKALA_RKPD) == plain


def test_only_the_tokens_name_a_colour() -> None:
    named = re.compile(
        r"""["'#]\s*#?[0-9A-Fa-f]{6}["']|QColor\(\s*(\d|["'])|GlobalColor\.(?!transparent)|rgba?\("""
    )
    found = [
        f"{path.name}:{number}"
        for path in sorted((ROOT / "iki_desktop" / "ui").rglob("*.py"))
        if path.name != "tokens.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if named.search(line)
    ]
    assert not found, f"colours named outside tokens.py: {found}"
