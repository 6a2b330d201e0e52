"""The drawings: every name used exists, every drawing renders in the colour asked for."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from iki_desktop.ui import icons, tokens
from iki_desktop.ui.window import Window
from tests.shared import ROOT

WANTED = {
    *("beranda", "kartu", "realisasi", "periksa", "dokumen", "kirim", "riwayat", "atur", "tambah", "hapus"),
    *("naik", "turun", "cari", "kunci", "buka", "baca", "cetak", "undo", "redo", "peringatan", "cek"),
    *("panah-bawah", "panah-kanan", "panah-kiri", "panah-atas", "salin", "sunting", "pratinjau", "panel"),
}


def test_all_drawings_are_line_drawings_of_one_stroke(empty_window: Window) -> None:
    assert empty_window.isVisible()
    assert set(icons.names()) >= WANTED
    for name in set(icons.names()) - {"iki-desktop"}:
        text = icons.drawing(name, "currentColor").decode()
        assert 'viewBox="0 0 20 20"' in text, name
        assert 'fill="none"' in text, name
        assert re.findall(r'stroke-width="([\d.]+)"', text) in (["1.5"], ["2.25"]), name  # dots are thicker
        assert not re.search(r"#[0-9A-Fa-f]{3,6}", text), name


def test_an_icon_has_the_colour_that_was_asked(empty_window: Window) -> None:
    assert empty_window.isVisible()
    ink = tokens.LIGHT.danger.ink
    for name in icons.names():
        if name == "iki-desktop":
            continue
        image = icons.pixmap(name, ink, 40).toImage()
        opaque = {
            image.pixelColor(x, y).name().upper()
            for x in range(40)
            for y in range(40)
            if image.pixelColor(x, y).alpha() == 255
        }
        assert opaque == {ink}, name


def test_retint_follows_the_theme(qtbot: QtBot, empty_window: Window) -> None:
    button = QPushButton("Hapus", empty_window)
    qtbot.addWidget(button)
    icons.set_icon(button, "hapus")

    def inks() -> set[str]:
        image = button.icon().pixmap(40, 40).toImage()
        return {
            QColor(image.pixel(x, y)).name().upper()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }

    empty_window.session.preferences.change(tema="terang")
    assert inks() == {tokens.LIGHT.text}
    empty_window.session.preferences.change(tema="gelap")
    assert inks() == {tokens.DARK.text}
    empty_window.session.preferences.change(tema="sistem")


def test_every_icon_named_in_the_code_is_drawn(empty_window: Window) -> None:
    assert empty_window.isVisible()
    named: set[str] = set()
    for path in (ROOT / "iki_desktop" / "ui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'set_icon\([^,]+,\s*"([a-z-]+)"', text))
        named |= set(re.findall(r'icon(?:=|s\.icon\(|s\.pixmap\()"([a-z-]+)"', text))
    assert named <= set(icons.names())
    assert len(named) > 5
