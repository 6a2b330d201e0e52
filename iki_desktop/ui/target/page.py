"""Page Target: the planned figures of a year for one kartu or all, typed, spread, copied and accepted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from iki_desktop.models.keputusan import Indikator, Target
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.sebaran import (
    IsianTarget,
    sebar_bulan,
    sebar_tw,
    target_kini,
    target_lama,
    usul_target,
)
from iki_desktop.ui import tokens
from iki_desktop.ui.page import Page
from iki_desktop.ui.session import Session
from iki_desktop.ui.target.model import TargetModel
from iki_desktop.ui.target.rows import susun_baris, target_berlaku
from iki_desktop.ui.target.view import TargetView
from iki_desktop.ui.widgets.buttons import boxed_button
from iki_desktop.ui.widgets.keys import on_key
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.panels import EmptyState

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_KEYS = "Enter turun · Tab kanan · 7-8 rentang · F4 pakai usul · Ctrl+D isi ke bawah"
_CHOICE_WIDTH = 180


class TargetPage(Page):
    """Targets of the keputusan in force in the year in the bar."""

    title = "Target"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.model = TargetModel(self._set, self)
        self.table = TargetView(self.model)
        self.choice = QComboBox()
        self.choice.setAccessibleName("Kartu yang ditampilkan")
        self.choice.setMinimumWidth(_CHOICE_WIDTH)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._problem = label("", "warning", wrap=True)
        self._said = QFrame()
        self._acts: list[QAction] = []
        self._build()
        self.choice.currentIndexChanged.connect(lambda _n: self._show())
        self.table.problem.connect(self._say)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._tell())
        for key, act in (("F4", self.accept), ("Ctrl+PgDown", self._next), ("Ctrl+PgUp", self._previous)):
            on_key(key, self, self._after_typing(act))

    def _build(self) -> None:
        tools = QFrame()
        tools.setProperty("role", "filter")
        row = QHBoxLayout(tools)
        row.setContentsMargins(tokens.S12, tokens.S4, tokens.S12, tokens.S4)
        row.setSpacing(tokens.S8)
        caption = QLabel("&Kartu")
        caption.setBuddy(self.choice)
        row.addWidget(caption)
        row.addWidget(self.choice, 2)
        row.addStretch(1)
        self._buttons: list[QWidget] = []
        for icon, text, tip, act in (
            (
                "salin-bawah",
                "Bagi ke TW",
                "Bagi target setahun baris yang dipilih ke empat TW",
                self.spread,
            ),
            ("salin", "Salin tahun lalu…", "Salin target dari tahun sebelumnya", self.copy_last_year),
            ("cek", "Pakai usul", "Pakai semua angka target yang disebut teks", self.accept_all),
        ):
            self._buttons.append(boxed_button(icon, text, tip, self._after_typing(act)))
        back = boxed_button("realisasi", "Realisasi", "Buka realisasi indikator ini", self._to_realisasi)
        for button in (*self._buttons, back):
            row.addWidget(button)
        said = QVBoxLayout(self._said)
        said.setContentsMargins(tokens.S12, tokens.S4, tokens.S12, tokens.S4)
        said.addWidget(self._problem)
        self._said.setProperty("role", "notice")
        self._said.hide()
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(tools)
        column.addWidget(self.table, 1)
        column.addWidget(self._said)
        self._filled = filled
        self._empty = EmptyState("", "Buka halaman Kartu", lambda: self.go.emit("kartu", ""), "kartu")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(filled)
        self._stack.addWidget(self._empty)

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not (
            changes.kartu or changes.keputusan or changes.target or changes.pengaturan
        ):
            return
        self._offer()
        self._show()

    def go_to(self, objek: str) -> None:
        """A kartu or an indikator by its id."""
        for kartu in self.session.kartu:
            if objek == kartu.id or any(i.id == objek for i in kartu.indikator()):
                if self.choice.currentData() not in ("", kartu.id):
                    self.choice.setCurrentIndex(self.choice.findData(kartu.id))
                self.table.go_first(self.model.row_of(objek) or 0)
                return

    def first_focus(self) -> None:
        if self._stack.currentWidget() is self._empty:
            self._empty.setFocus()
            return
        if not self.table.currentIndex().isValid():
            self.table.go_first()
        self.table.setFocus()
        self._tell()

    def commit(self) -> bool:
        return self.table.editing.commit()

    def _after_typing(self, act: Callable[[], object]) -> Callable[[], object]:
        """The act, once what is being typed has gone into the file; what cannot is kept where it is."""
        return lambda: act() if self.commit() else None

    def actions_of(self, menu: str) -> Sequence[QAction]:
        if menu != "sunting":
            return ()
        made: list[QAction] = []
        for text, act in (
            ("Bagi rata ke TW", self.spread),
            ("Bagi rata ke bulan", lambda: self.spread(months=True)),
            ("Pakai usul baris ini", self.accept),
            ("Pakai semua usul", self.accept_all),
            ("Salin target tahun lalu…", self.copy_last_year),
        ):
            action = QAction(text, self)
            action.triggered.connect(lambda _checked=False, act=act: self._after_typing(act)())
            action.setEnabled(not self.session.read_only)
            made.append(action)
        return made

    # -- showing -------------------------------------------------------------------------

    def _offer(self) -> None:
        kartu, chosen = self.session.kartu, self.choice.currentData()
        self.choice.blockSignals(True)
        self.choice.clear()
        self.choice.addItem("Seluruh kantor", "")
        for n, k in enumerate(kartu, 1):
            self.choice.addItem(f"{n}. {nama_kartu(k)}", k.id)
        self.choice.setCurrentIndex(max(0, self.choice.findData(chosen)))
        self.choice.blockSignals(False)

    def _show(self) -> None:
        session, one = self.session, self.choice.currentData()
        if not any(True for k in session.kartu for _ in k.indikator()):
            self._empty.set_sentence(
                f"Belum ada indikator untuk tahun {session.tahun}. Isi kartu dahulu, lalu targetnya di sini."
            )
            self._stack.setCurrentWidget(self._empty)
            return
        self._stack.setCurrentWidget(self._filled)
        self.commit()
        shown = [k for k in session.kartu if not one or k.id == one]
        self.model.show(
            susun_baris(shown, judul_kartu=len(shown) > 1),
            session.tahun,
            usul_target(session.kartu, session.tahun),
            kumulatif=session.isi.pengaturan.tw_kumulatif,
            hanya_baca=session.read_only,
        )
        if not self.table.currentIndex().isValid():
            self.table.go_first()
        for button in self._buttons:
            button.setEnabled(not session.read_only)
        self._say("")
        self._tell()

    def _say(self, sentence: str) -> None:
        self._problem.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _tell(self) -> None:
        index = self.table.currentIndex()
        here = self.model.baris(index.row()).label if index.isValid() else ""
        self.status.emit(here, "", _KEYS)

    def _to_realisasi(self) -> None:
        index = self.table.currentIndex()
        indikator = self.model.baris(index.row()).indikator if index.isValid() else None
        self.go.emit("realisasi", indikator.id if indikator else "")

    def _next(self) -> None:
        self.choice.setCurrentIndex(min(self.choice.currentIndex() + 1, self.choice.count() - 1))

    def _previous(self) -> None:
        self.choice.setCurrentIndex(max(self.choice.currentIndex() - 1, 0))

    # -- acts ----------------------------------------------------------------------------

    def _set(self, isian: Sequence[IsianTarget]) -> bool:
        from iki_desktop.store.operations.target import isi_beberapa_target

        return self.session.run(isi_beberapa_target, self.session.tahun, list(isian)) is not None

    def spread(self, *, months: bool = False) -> None:
        """Spread the year's target of the chosen rows over TW (or months)."""
        kumulatif = self.session.isi.pengaturan.tw_kumulatif

        def over_tw(indikator: Indikator, target: Target) -> Target:
            return sebar_tw(indikator, target, kumulatif)

        how: Callable[[Indikator, Target], Target] = sebar_bulan if months else over_tw
        hasil: dict[int, Target | None] = {}
        for row in self.table.chosen_rows():
            b = self.model.baris(row)
            target = target_berlaku(b, self.session.tahun)
            if b.indikator is not None and target is not None and target.tahun is not None:
                hasil[row] = how(b.indikator, target)
        if hasil:
            self.model.put(hasil)
        self._say("" if hasil else "Baris yang dipilih belum punya target setahun, jadi belum dapat dibagi.")
        self.table.setFocus()

    def accept(self) -> None:
        """Take what the texts of the chosen rows offer."""
        self._accept([u for row in self.table.chosen_rows() if (u := self.model.usul(row)) is not None])

    def accept_all(self) -> None:
        """Take all that the texts of the shown rows offer, as one step."""
        self._accept([u for row in range(self.model.rowCount()) if (u := self.model.usul(row)) is not None])

    def _accept(self, usul: Sequence[IsianTarget]) -> None:
        if usul:
            self._set(usul)
        self._say("" if usul else "Tidak ada usul target dari teks di sini.")
        self.table.setFocus()

    def copy_last_year(self) -> None:
        """Take over the targets of the year before: of the chosen rows, of what is shown, or of all."""
        from iki_desktop.store.operations.target import salin_target

        session = self.session
        tahun, ask = session.tahun, session.ask
        found = target_lama(session.isi, tahun - 1, tahun)
        scope = self._scope(found) if found else None
        if scope is None:
            if not found:
                self._say(f"Belum ada target tahun {tahun - 1} yang dapat disalin.")
            return
        found = tuple(t for t in found if t.indikator in scope)
        there = target_kini(session.isi, tahun)
        empty = [t for t in found if (t.indikator, t.pengampu) not in there]
        if found and len(empty) < len(found):
            answer = ask.choose(
                f"{len(found) - len(empty)} dari {len(found)} target sudah diisi untuk {tahun}.",
                ["Isi yang kosong saja", "Ganti semuanya"],
            )
            if answer is None:
                return
            found = found if answer == 1 else tuple(empty)
        if found:
            session.run(salin_target, tahun, list(found), tahun - 1)
        self._say("" if found else f"Tidak ada target tahun {tahun - 1} yang perlu disalin di sini.")
        self.table.setFocus()

    def _scope(self, found: Sequence[IsianTarget]) -> Collection[str] | None:
        """The indikator whose targets are to be copied; None where the question was given up."""
        chosen = {
            b.indikator.id for row in self.table.chosen_rows() if (b := self.model.baris(row)).indikator
        }
        kartu = {self.model.baris(row).kartu.id for row in self.table.chosen_rows()}
        of_kartu = {i.id for k in self.session.kartu if k.id in kartu for i in k.indikator()}
        scopes: dict[str, Collection[str]] = {"Seluruh kantor": {t.indikator for t in found}}
        if of_kartu:
            scopes["Kartu ini"] = of_kartu
            scopes[f"Yang dipilih ({len(chosen)})"] = chosen
        answer = self.session.ask.choose(
            f"Target tahun {self.session.tahun - 1} disalin ke {self.session.tahun} untuk apa?", list(scopes)
        )
        return None if answer is None else list(scopes.values())[answer]
