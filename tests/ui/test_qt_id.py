"""Qt's own words are Indonesian wherever the program lets them appear."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QSpinBox,
    QTreeView,
)
from pytestqt.qtbot import QtBot

from iki_desktop.ui.window import Window
from tests.ui.checks import assert_indonesian


def test_standard_buttons(qtbot: QtBot, empty_window: Window) -> None:
    every = QDialogButtonBox.StandardButton
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in every:
        if button not in (every.NoButton,) and button.name not in ("FirstButton", "LastButton"):
            box.addButton(button)
    texts = {button.text().replace("&", "") for button in box.buttons()}
    assert {"Baik", "Batal", "Simpan", "Buka", "Tutup", "Bantuan", "Coba lagi"} <= texts
    assert "Ya" not in texts
    assert "Tidak" not in texts
    assert_indonesian(box)
    assert empty_window.isVisible()


def test_message_box(qtbot: QtBot, empty_window: Window) -> None:
    box = QMessageBox(QMessageBox.Icon.NoIcon, "", "Halo", parent=empty_window)
    qtbot.addWidget(box)
    box.setDetailedText("rincian")
    assert_indonesian(box)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_context_menus_of_fields(
    qtbot: QtBot, empty_window: Window, kind: type[QLineEdit] | type[QPlainTextEdit]
) -> None:
    field = kind(empty_window)
    menu: QMenu | None = field.createStandardContextMenu()
    assert menu is not None
    qtbot.addWidget(menu)
    texts = [action.text().partition("\t")[0].replace("&", "") for action in menu.actions()]
    assert [t for t in texts if t][:6] == ["Batalkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus"]
    assert_indonesian(menu)


def test_spin_box_and_its_field(qtbot: QtBot, empty_window: Window) -> None:
    box = QSpinBox(empty_window)
    qtbot.addWidget(box)
    box.setValue(1)
    assert_indonesian(box)


@pytest.mark.parametrize("mode", [QFileDialog.AcceptMode.AcceptOpen, QFileDialog.AcceptMode.AcceptSave])
def test_file_dialog(qtbot: QtBot, empty_window: Window, mode: QFileDialog.AcceptMode) -> None:
    dialog = QFileDialog(empty_window, "Buka berkas", "", "Berkas IKI (*.iki)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setAcceptMode(mode)
    qtbot.addWidget(dialog)
    dialog.show()
    assert_indonesian(dialog)
    view = dialog.findChild(QTreeView, "treeView")
    assert isinstance(view, QTreeView)
    header = view.model()
    titles = [header.headerData(i, Qt.Orientation.Horizontal) for i in range(header.columnCount())]
    assert titles == ["Nama", "Ukuran", "Jenis", "Diubah"]


def test_a_word_that_is_not_in_the_table_stays_as_it_is(empty_window: Window) -> None:
    assert empty_window.isVisible()
    assert QCoreApplication.translate("QLineEdit", "Kata lain") == "Kata lain"
    assert QCoreApplication.translate("Lain", "Cancel") == "Cancel"
