"""The bar above the page: office, year and last month, the field that jumps anywhere, and what is saved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.penutupan import keadaan_bulan
from iki_desktop.models.realisasi import KeadaanPeriode
from iki_desktop.models.tanggal import BULAN
from iki_desktop.ui import icons, palette, tokens
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.labels import ElidedLabel

_NOTICE_MS = 6000
_JUMP_WIDTH, _JUMP_LEAST = 260, 140
_LONGEST = 240  # pixels of a choice's words


class ChoiceButton(QToolButton):
    """A word with a small arrow that opens a menu of choices."""

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._menu = QMenu(self)
        self._group = QActionGroup(self._menu)
        self.setMenu(self._menu)

    def offer(self, choices: dict[object, str], current: object, text: str) -> None:
        """Show `text`, and offer the choices (value: words) with the current one marked."""
        cut = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _LONGEST)
        self.setText(f"{cut} ▾")
        self.setToolTip(f"Pilih {self._name.lower()}" if cut == text else text)
        self.setAccessibleName(f"{self._name}: {text}")
        for action in self._group.actions():
            self._group.removeAction(action)
        self._menu.clear()
        for value, words in choices.items():
            action = QAction(words, self._menu, checkable=True, checked=value == current)
            action.triggered.connect(lambda _checked=False, v=value: self.chosen.emit(v))
            self._group.addAction(action)
            self._menu.addAction(action)


class Bar(QFrame):
    """Shows the session's context, and says which other one is wanted."""

    jump_wanted = Signal()
    closing_wanted = Signal(int)  # the last month in view, whose state was pressed
    year_wanted = Signal(object)  # int
    month_wanted = Signal(object)  # 1–12
    office_wanted = Signal(object)  # id of a kantor

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bar")
        self.setFixedHeight(tokens.BAR_HEIGHT)
        self._session = session
        self._saved_text = ""
        self._office = ElidedLabel(role="strong")
        self._offices = ChoiceButton("Kantor")
        self._year = ChoiceButton("Tahun")
        self._month = ChoiceButton("Sampai bulan")
        self.closing = QToolButton()
        self.closing.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.jump = QLineEdit()
        self.jump.setPlaceholderText("Cari atau lompat (Ctrl+K)")
        self.jump.setAccessibleName("Cari atau lompat ke kartu, indikator, halaman, atau perintah")
        self.jump.setMinimumWidth(_JUMP_LEAST)
        self.jump.setMaximumWidth(_JUMP_WIDTH)
        self.state = ElidedLabel()
        self.state.setAccessibleName("Keadaan simpanan")
        self._quiet = QTimer(self, singleShot=True, interval=_NOTICE_MS)

        box = QHBoxLayout(self)
        box.setContentsMargins(tokens.S12, 0, tokens.S12, 0)
        box.setSpacing(tokens.S4)
        for widget in (self._office, self._offices, self._year, self._month, self.closing):
            box.addWidget(widget)
        box.addStretch(1)
        box.addWidget(self.state)
        box.addSpacing(tokens.S12)
        box.addWidget(self.jump, 2)

        self._year.chosen.connect(self.year_wanted)
        self._month.chosen.connect(self.month_wanted)
        self._offices.chosen.connect(self.office_wanted)
        self.closing.clicked.connect(lambda _checked: self.closing_wanted.emit(session.sampai))
        self._quiet.timeout.connect(self._show_saved)
        session.saving.connect(self.show_saving)
        session.saved.connect(self.show_saved)
        session.save_failed.connect(self.show_problem)
        session.notice.connect(self.show_notice)

    def refresh(self) -> None:
        """Show the context of the open file, or nothing of it."""
        opened = self._session.is_open
        for widget in (self._office, self._offices, self._year, self._month, self.closing, self.state):
            widget.setVisible(opened)
        if not opened:
            return
        session = self._session
        name = sebutan_kantor(session.isi.kantor) or "Kantor tanpa nama"
        offices = session.berkas.daftar_kantor()
        self._office.setText(name)
        self._office.setVisible(len(offices) < 2)
        self._offices.setVisible(len(offices) > 1)
        self._offices.offer({k.id: sebutan_kantor(k) for k in offices}, session.isi.kantor.id, name)
        self._year.offer({y: str(y) for y in session.tahun_pilihan()}, session.tahun, str(session.tahun))
        months = dict[object, str](enumerate(BULAN, 1))
        self._month.offer(months, session.sampai, f"s.d. {BULAN[session.sampai - 1]}")
        self._show_closing(keadaan_bulan(session.isi.periode, session.tahun)[session.sampai].keadaan)

    def _show_closing(self, keadaan: KeadaanPeriode) -> None:
        """Whether the last month in view is submitted or locked; nothing while it is open."""
        self.closing.setVisible(keadaan is not KeadaanPeriode.TERBUKA)
        self.closing.setText(keadaan.value)
        icons.set_icon(self.closing, "kunci" if keadaan is KeadaanPeriode.DIKUNCI else "kirim")
        month = BULAN[self._session.sampai - 1]
        self.closing.setToolTip(f"{month} {keadaan.value}: buka halaman Tutup bulan")
        self.closing.setAccessibleName(f"{month} {keadaan.value}")

    def show_opened(self) -> None:
        """Begin anew for a file that has just been opened."""
        self._quiet.stop()
        last = self._session.berkas.last_commit
        self._saved_text = _saved(last) if last is not None else "semua tersimpan ✓"
        if self._session.berkas.read_only:
            self._saved_text = "hanya dibaca"
        self._show_saved()
        self.refresh()

    def show_saving(self) -> None:
        self._quiet.stop()
        self._say("menyimpan…", "muted", "Angka-angka ini sedang ditulis ke berkas.")

    def show_saved(self, when: datetime) -> None:
        self._quiet.stop()
        self._saved_text = _saved(when)
        self._show_saved()

    def show_problem(self, sentence: str) -> None:
        """Something is not in the file: stays until the next commit."""
        self._quiet.stop()
        self._say("belum tersimpan", "danger", sentence)

    def show_notice(self, sentence: str) -> None:
        """A calm word for a few seconds."""
        self._say(sentence, "warning", sentence)
        self._quiet.start()

    def _show_saved(self) -> None:
        words = "Setiap perubahan langsung masuk ke berkas."
        self._say(self._saved_text, "muted", words if self._saved_text else "")

    def _say(self, text: str, role: str, tip: str) -> None:
        self.state.setText(text)
        self.state.setToolTip(tip)
        palette.set_role(self.state, role)


def _saved(when: datetime) -> str:
    local = when.astimezone() if when.tzinfo is not None else when
    return f"tersimpan {local:%H.%M} ✓"
