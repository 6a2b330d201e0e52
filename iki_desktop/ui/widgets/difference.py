"""What differs between two states of something: field by field, the words that go and come marked."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import islice

from PySide6.QtWidgets import QTextBrowser, QWidget

from iki_desktop.models.beda import Beda, Nasib, beda_kata
from iki_desktop.ui import tokens

_SHOWN = 300  # so many places are written out; nobody reads more at once


class DifferenceView(QTextBrowser):
    """Read only. Struck out and underlined, so that colour is never the only sign."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is the accessible name."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setOpenLinks(False)

    def show_difference(self, title: str, said: Iterable[str], beda: Iterable[Beda]) -> None:
        """A title, what is to be said first, and each place with its words."""
        parts = [f"<p><b>{escape(title)}</b></p>", *(f"<p>{escape(s)}</p>" for s in said)]
        places = iter(beda)
        parts += [f"<p><b>{escape(b.tempat)}</b><br/>{_marked(b)}</p>" for b in islice(places, _SHOWN)]
        if left := sum(1 for _ in places):
            parts.append(f"<p>… dan {left} tempat lagi.</p>")
        self.setHtml("".join(parts))


def _marked(beda: Beda) -> str:
    shown = tokens.colours()
    styles = {
        Nasib.DIBUANG: ("s", shown.danger),
        Nasib.DITAMBAH: ("u", shown.success),
    }
    pieces: list[str] = []
    for potongan in beda_kata(beda.lama, beda.baru):
        text = escape(potongan.teks)
        if potongan.nasib in styles:
            tag, tint = styles[potongan.nasib]
            text = f'<{tag} style="color:{tint.ink};background-color:{tint.ground}">{text}</{tag}>'
        pieces.append(text)
    return " ".join(pieces)
