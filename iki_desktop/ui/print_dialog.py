"""The dialog of printing: on which printer, which pages, how many copies; the paper's form is the paper's."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from iki_desktop.errors import InputRefused
from iki_desktop.ui import tokens
from iki_desktop.ui.page_ranges import Ranges, parse_pages
from iki_desktop.ui.widgets.labels import label

NO_PRINTER = (
    "Belum ada pencetak di PC ini, jadi tidak ada yang dapat dicetak. Pasang pencetaknya lebih dahulu, "
    "atau simpan kertasnya sebagai PDF dan cetak di PC lain."
)
_MOST_COPIES = 99
_WIDTH = 420


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """A printer, the pages (none named: all), and how many of each."""

    printer: QPrinter
    pages: Ranges = ()
    copies: int = 1


def printer_names() -> list[str]:
    """The printers of this PC, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name.casefold()))


class PrintDialog(QDialog):
    """`choice` is what was chosen, None until then."""

    def __init__(self, title: str, names: list[str], cancel: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self.choice: PrintChoice | None = None
        self.printers = QComboBox()
        self.printers.addItems(names)
        self.pages = QLineEdit()
        self.pages.setPlaceholderText("Semua halaman, atau misalnya 1-3, 5")
        self.copies = QSpinBox()
        self.copies.setRange(1, _MOST_COPIES)
        self.copies.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.copies.setFixedWidth(tokens.MONTH_WIDTH)
        self._refusal = label("", "danger", wrap=True)
        self._refusal.hide()
        form = QFormLayout()
        form.setSpacing(tokens.S8)
        for text, field in (
            ("&Pencetak", self.printers),
            ("&Halaman", self.pages),
            ("&Rangkap", self.copies),
        ):
            caption = QLabel(text)
            caption.setBuddy(field)
            caption.setFixedHeight(tokens.CONTROL_HEIGHT)  # beside the field, not at its top
            field.setAccessibleName(text.replace("&", ""))
            form.addRow(caption, field)
        buttons = QDialogButtonBox()
        act = buttons.addButton("Cetak", QDialogButtonBox.ButtonRole.AcceptRole)
        act.setProperty("role", "primary")
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._take)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.S24, tokens.S24, tokens.S24, tokens.S16)
        box.setSpacing(tokens.S12)
        box.addLayout(form)
        box.addWidget(self._refusal)
        box.addWidget(
            label("Ukuran dan arah kertas mengikuti dokumennya. Pasang kertas yang sama.", "small", wrap=True)
        )
        box.addWidget(buttons)

    def _take(self) -> None:
        try:
            pages = parse_pages(self.pages.text())
        except InputRefused as error:
            self._refusal.setText(error.pesan)
            self._refusal.show()
            self.pages.setFocus()
            return
        info = QPrinterInfo.printerInfo(self.printers.currentText())
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        self.choice = PrintChoice(printer, pages, self.copies.value())
        self.accept()
