"""The dialog of long work: what is done, how far it is, and one button that stops it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from iki_desktop import NAME
from iki_desktop.ui import tokens


class ProgressDialog(QDialog):
    """Shown by Jobs only. Esc and the button ask to stop; the dialog closes when the work has ended."""

    stopped = Signal()

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(NAME)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowFlag(Qt.WindowType.WindowCloseButtonHint, False)
        self.setMinimumWidth(380)
        self._label = QLabel(title)
        self._count = QLabel(" ")
        self._count.setProperty("role", "muted")
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName("Kemajuan")
        self._button = QPushButton("Hentikan")
        self._button.clicked.connect(self._stop)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self._button)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.S24, tokens.S24, tokens.S24, tokens.S16)
        box.setSpacing(tokens.S12)
        box.addWidget(self._label)
        box.addWidget(self._bar)
        box.addLayout(foot)

    def show_progress(self, title: str, done: int, total: int) -> None:
        """How far the work is; `total` 0 means that nobody knows."""
        self._label.setText(title)
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        self._count.setText(f"{done} dari {total}" if total > 0 else " ")

    def reject(self) -> None:
        self._stop()

    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        if arg__1.key() == Qt.Key.Key_Escape:
            self._stop()
        else:
            super().keyPressEvent(arg__1)

    def _stop(self) -> None:
        self._button.setEnabled(False)
        self._button.setText("Menghentikan…")
        self.stopped.emit()
