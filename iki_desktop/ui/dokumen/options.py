"""The options of a paper: which decree, until which month, which kartu, on what paper."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QWidget

from iki_desktop.models.kantor import IsiKantor, keputusan_tahun
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.laporan import masa_laporan
from iki_desktop.models.nama import nama_kartu, sebut_keputusan
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.ui import tokens
from iki_desktop.ui.dokumen.catalogue import Order, Paper
from iki_desktop.ui.widgets.fields import ChoiceField

_PAPERS: dict[object, str] = {"F4": "F4 (215 × 330 mm)", "A4": "A4 (210 × 297 mm)"}
_WAYS: dict[object, str] = {"tegak": "Tegak", "mendatar": "Mendatar"}
_ALL = "Semua kartu"


class Options(QWidget):
    """Shows the options that a paper has. `changed` says that another was chosen; the file is not touched."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.decree = ChoiceField("Keputusan yang dicetak", {})
        self.month = ChoiceField("Sampai dengan bulan", {})
        self.kartu = ChoiceField("Kartu yang dibuat", {})
        self.sheet = ChoiceField("Kertas", _PAPERS)
        self.way = ChoiceField("Arah kertas", _WAYS)
        self._isi: IsiKantor | None = None
        self._paper: Paper | None = None
        self._context = (0, 0)  # year and month of the bar when these were last shown
        self._own = ("", "")  # the office's own form when these were last shown
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setSpacing(tokens.S8)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for text, field in (
            ("&Keputusan", self.decree),
            ("Sa&mpai", self.month),
            ("Kart&u", self.kartu),
            ("Ke&rtas", self.sheet),
            ("Ara&h", self.way),
        ):
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.setMinimumContentsLength(8)
            field.committed.connect(lambda value, field=field: self._choose(field, value))
            caption = QLabel(text)
            caption.setBuddy(field)
            caption.setFixedHeight(tokens.CONTROL_HEIGHT)  # beside the field, not at its top
            self._form.addRow(caption, field)

    def offer(self, isi: IsiKantor, tahun: int, sampai: int) -> None:
        """What can be chosen from; choices stay where they can, and follow the bar where that was changed."""
        self._isi = isi
        moved, self._context = (tahun, sampai) != self._context, (tahun, sampai)
        if moved or self._decree() is None:
            berlaku = keputusan_tahun(isi, tahun)
            self.decree.set_value(berlaku.id if berlaku else "")
        if moved:
            self.month.set_value(sampai)
        own = isi.pengaturan.kertas, isi.pengaturan.orientasi_lampiran
        if own != self._own:
            self._own = own
            self.sheet.set_value(own[0])
            self.way.set_value(own[1])
        self.decree.offer(_decrees(isi))
        self.month.offer({m: _month(tahun, m) for m in range(1, 13)})
        self._show()

    def show_for(self, paper: Paper) -> None:
        """Show the options of another paper."""
        self._paper = paper
        self._show()

    def order(self) -> Order | None:
        """The paper as it is chosen, None where nothing can be made."""
        order = self._of_all()
        if order is None or not (order.paper.per_kartu and self.kartu.value):
            return order
        return replace(order, kartu=(cast(int, self.kartu.value),))

    def _of_all(self) -> Order | None:
        """The same of all kartu."""
        paper, decree = self._paper, self._decree()
        if paper is None or (decree is None and paper.needs_keputusan):
            return None
        tahun, _ = self._context
        whole = isinstance(self.decree.value, int)  # all keputusan of that year
        return Order(
            paper,
            tahun if decree is None or paper.per_month else decree.tahun,
            cast(int, self.month.value),
            keputusan=decree.id if decree is not None and paper.of_decree and not whole else "",
            kertas=str(self.sheet.value),
            arah=str(self.way.value),
        )

    def _decree(self) -> Keputusan | None:
        """The decree that is chosen, or the first of a year's, as long as it is there."""
        chosen, there = self.decree.value, self._isi.keputusan if self._isi is not None else ()
        if not isinstance(chosen, int):
            return next((k for k in there if k.id == chosen), None)
        of_year = [k for k in there if k.tahun == chosen]
        return of_year[0] if len(of_year) > 1 else None

    def _offer_kartu(self) -> None:
        order = self._of_all()
        kartu = order.kartu_of(self._isi) if order is not None and self._isi is not None else {}
        names: dict[object, str] = {n: f"{n}. {nama_kartu(k)}" for n, k in kartu.items()}
        self.kartu.offer({0: _ALL} | names)
        if self.kartu.value not in kartu:
            self.kartu.set_value(0)

    def _choose(self, field: ChoiceField, value: object) -> None:
        field.set_value(value)
        self._offer_kartu()
        self.changed.emit()

    def _show(self) -> None:
        paper = self._paper
        if paper is None:
            return
        self._offer_kartu()
        several = self.decree.count() > 1
        for field, there in (
            (self.decree, paper.of_decree and several),
            (self.month, paper.per_month),
            (self.kartu, paper.per_kartu),
            (self.sheet, paper.is_pdf),
            (self.way, paper.turns),
        ):
            self._form.setRowVisible(field, there)


def _decrees(isi: IsiKantor) -> dict[object, str]:
    """Each keputusan by its id, the newest first; where a year has several all of them, by the year."""
    choices: dict[object, str] = {}
    for tahun, of_year in groupby(sorted(isi.keputusan, key=lambda k: -k.tahun), lambda k: k.tahun):
        each = list(of_year)
        choices |= {k.id: sebut_keputusan(k) for k in each}
        if len(each) > 1:
            choices[tahun] = f"{tahun} · semua ({len(each)} SK)"
    return choices


def _month(tahun: int, month: int) -> str:
    """ "Maret 2026 · triwulan I": a month, and the report that it makes."""
    name, masa = format_bulan(tahun, month), masa_laporan(tahun, month)
    if month == 12:
        return f"{name} · tahunan"
    return f"{name} · {masa.split(' Tahun')[0].replace('Triwulan', 'triwulan')}" if "Tri" in masa else name
