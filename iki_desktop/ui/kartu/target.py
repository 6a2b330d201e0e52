"""The target of an indikator in one year: of the year alone, by triwulan, or by month."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import format_besaran_utuh, parse_besaran
from iki_desktop.models.keputusan import Besaran, Indikator, JenisIndikator, Target
from iki_desktop.models.tanggal import BULAN, BULAN_PENDEK, TW
from iki_desktop.ui import tokens
from iki_desktop.ui.widgets.fields import ChoiceField, LineField
from iki_desktop.ui.widgets.labels import label


class Rincian(Enum):
    TAHUN = auto()
    TW_KUMULATIF = auto()
    TW = auto()
    BULAN = auto()


_WORDS: dict[object, str] = {
    Rincian.TAHUN: "Setahun saja",
    Rincian.TW_KUMULATIF: "Triwulan, kumulatif",
    Rincian.TW: "Triwulan, masing-masing",
    Rincian.BULAN: "Per bulan",
}

Change = Callable[[str, Target], bool]
"""Asks to set the target of the indikator of that id in the year in view."""


def rincian_of(target: Target) -> Rincian:
    """How finely a target is stated."""
    if target.bulan:
        return Rincian.BULAN
    if target.tw is not None and any(t is not None for t in target.tw):
        return Rincian.TW_KUMULATIF if target.tw_kumulatif else Rincian.TW
    return Rincian.TAHUN


class TargetFields(QWidget):
    """A text that is no figure stays where it is, with the reason below."""

    def __init__(self, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._change = change
        self._indikator: Indikator | None = None
        self._target = Target()
        self.tahun = LineField("Target setahun")
        self.rincian = ChoiceField("Rincian target", _WORDS)
        self.tw = [LineField(f"Target TW {n}") for n in TW]
        self.bulan = [LineField(f"Target {name}") for name in BULAN]
        self._problem = label("", "danger", wrap=True)
        self._problem.hide()
        self._tw_box = _grid([f"TW {n}" for n in TW], self.tw)
        self._bulan_box = _grid(list(BULAN_PENDEK), self.bulan)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(tokens.S4)
        for widget in (self.tahun, self.rincian, self._tw_box, self._bulan_box, self._problem):
            box.addWidget(widget)
        self.tahun.setPlaceholderText("mis. 12 atau 7–8")
        for field in self.fields():
            field.committed.connect(lambda _text: self._commit())
        self.rincian.committed.connect(self._choose)

    def fields(self) -> tuple[LineField, ...]:
        return (self.tahun, *self.tw, *self.bulan)

    def show_target(self, indikator: Indikator | None, tahun: int) -> None:
        """Show the target of a year as the file holds it."""
        if indikator is None or self._indikator is None or indikator.id != self._indikator.id:
            self.restore()
        self._indikator = indikator
        self._target = (indikator.target.get(tahun) if indikator else None) or Target()
        target = self._target
        self.tahun.set_value(_text(target.tahun))
        for n, field in enumerate(self.tw):
            field.set_value(_text(target.tw[n]) if target.tw else "")
        for n, field in enumerate(self.bulan, start=1):
            field.set_value(_text(target.bulan.get(n)))
        self._show_rincian(rincian_of(target))

    def set_read_only(self, read_only: bool) -> None:
        for field in self.fields():
            field.setReadOnly(read_only)
        self.rincian.setEnabled(not read_only)

    def restore(self) -> None:
        """Back to what the file holds."""
        for field in self.fields():
            field.restore()
        self._complain("")

    def commit(self) -> bool:
        return all([field.commit() for field in self.fields()])

    def _show_rincian(self, rincian: Rincian) -> None:
        self.rincian.set_value(rincian)
        self._tw_box.setVisible(rincian in (Rincian.TW, Rincian.TW_KUMULATIF))
        self._bulan_box.setVisible(rincian is Rincian.BULAN)

    def _choose(self, rincian: Rincian) -> None:
        """A finer statement begins empty; a coarser one lets the finer go, which undo brings back."""
        self._show_rincian(rincian)
        self._commit()
        self._show_rincian(rincian)

    def _commit(self) -> None:
        if self._indikator is None:
            return
        try:
            target = self._read()
        except InputRefused as error:
            self._complain(error.pesan)
            return
        self._complain("")
        if target == self._target:
            self.restore()  # the same figure in other words
            return
        self._change(self._indikator.id, target)

    def _read(self) -> Target:
        rincian = self.rincian.value
        triwulan = rincian in (Rincian.TW, Rincian.TW_KUMULATIF)
        tw = tuple(self._figure(field) for field in self.tw) if triwulan else None
        bulan = {n: b for n, f in enumerate(self.bulan, 1) if (b := self._figure(f)) is not None}
        return Target(
            tahun=self._figure(self.tahun),
            tw=tw if tw and any(t is not None for t in tw) else None,
            bulan=bulan if rincian is Rincian.BULAN else {},
            tw_kumulatif=rincian is not Rincian.TW,
        )

    def _figure(self, field: LineField) -> Besaran | None:
        text = field.text().strip()
        persen = self._indikator is not None and self._indikator.jenis is JenisIndikator.PERSENTASE
        return parse_besaran(text, persen=persen) if text else None

    def _complain(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))


def _text(besaran: Besaran | None) -> str:
    return "" if besaran is None else format_besaran_utuh(besaran)


def _grid(names: list[str], fields: list[LineField]) -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(tokens.S4)
    grid.setVerticalSpacing(tokens.S4)
    for n, (name, field) in enumerate(zip(names, fields, strict=True)):
        caption = QLabel(name)
        caption.setProperty("role", "small")
        grid.addWidget(caption, n // 4 * 2, n % 4)
        grid.addWidget(field, n // 4 * 2 + 1, n % 4)
    return box
