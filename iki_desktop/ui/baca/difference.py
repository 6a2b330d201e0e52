"""What differs between a read kartu and the file's: field by field, the words that go and come marked."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from PySide6.QtWidgets import QTextBrowser, QWidget

from iki_desktop.models.banding import BandingKartu, Keadaan
from iki_desktop.models.beda import Beda, Nasib, beda_kata
from iki_desktop.models.nama import nama_kartu
from iki_desktop.ui import tokens

LEGEND = "Dicoret: ada di berkas, tidak di naskah. Digarisbawahi: ada di naskah, tidak di berkas."


class DifferenceView(QTextBrowser):
    """Read only. Struck out and underlined, so that colour is never the only sign."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Perbedaan dengan isi berkas")
        self.setTabChangesFocus(True)
        self.setOpenLinks(False)

    def show_kartu(self, kartu: BandingKartu | None) -> None:
        """Show how one read kartu stands to the file."""
        if kartu is None:
            self.setPlainText("Pilih sebuah kartu di “Yang terbaca” untuk melihat perbedaannya.")
        elif kartu.lama is None:
            self._show(nama_kartu(kartu.baca), ["Kartu ini belum ada di berkas."], ())
        elif kartu.keadaan is Keadaan.SAMA:
            self._show(nama_kartu(kartu.baca), ["Kartu ini sama dengan yang ada di berkas."], ())
        else:
            said = [LEGEND]
            said += [
                f"Indikator “{i.teks}” tidak ada di naskah, tetapi sudah punya angka realisasi. Bila isi "
                "kartu diganti, indikator itu tetap disimpan bersama angkanya."
                for i in kartu.dijaga
            ]
            self._show(f"{kartu.lama.urut}. {nama_kartu(kartu.lama)}", said, kartu.beda)

    def show_head(self, beda: Iterable[Beda]) -> None:
        """Show what the read keputusan says otherwise of itself."""
        self._show("Keputusan", [LEGEND], beda)

    def _show(self, title: str, said: Iterable[str], beda: Iterable[Beda]) -> None:
        parts = [f"<p><b>{escape(title)}</b></p>", *(f"<p>{escape(s)}</p>" for s in said)]
        parts += [f"<p><b>{escape(b.tempat)}</b><br/>{_marked(b)}</p>" for b in beda]
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
