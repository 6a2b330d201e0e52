"""What differs between a read kartu and the file's."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from iki_desktop.models.banding import BandingKartu, Keadaan
from iki_desktop.models.beda import Beda
from iki_desktop.models.nama import nama_kartu
from iki_desktop.ui.widgets import difference

LEGEND = "Dicoret: ada di berkas, tidak di naskah. Digarisbawahi: ada di naskah, tidak di berkas."


class DifferenceView(difference.DifferenceView):
    """A read kartu, or what the read keputusan says of itself, against the file."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Perbedaan dengan isi berkas", parent)

    def show_kartu(self, kartu: BandingKartu | None) -> None:
        """Show how one read kartu stands to the file."""
        if kartu is None:
            self.setPlainText("Pilih sebuah kartu di “Yang terbaca” untuk melihat perbedaannya.")
        elif kartu.lama is None:
            self.show_difference(nama_kartu(kartu.baca), ["Kartu ini belum ada di berkas."], ())
        elif kartu.keadaan is Keadaan.SAMA:
            self.show_difference(nama_kartu(kartu.baca), ["Kartu ini sama dengan yang ada di berkas."], ())
        else:
            said = [LEGEND]
            said += [
                f"Indikator “{i.teks}” tidak ada di naskah, tetapi sudah punya angka realisasi. Bila isi "
                "kartu diganti, indikator itu tetap disimpan bersama angkanya."
                for i in kartu.dijaga
            ]
            self.show_difference(f"{kartu.lama.urut}. {nama_kartu(kartu.lama)}", said, kartu.beda)

    def show_head(self, beda: Iterable[Beda]) -> None:
        """Show what the read keputusan says otherwise of itself."""
        self.show_difference("Keputusan", [LEGEND], beda)
