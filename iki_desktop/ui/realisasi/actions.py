"""The page's verbs: in the menus Sunting and Lihat with their keys, and as buttons."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton

from iki_desktop.ui.formulir.button import form_button
from iki_desktop.ui.realisasi.columns import PILIHAN
from iki_desktop.ui.widgets.buttons import boxed_button

if TYPE_CHECKING:
    from iki_desktop.ui.realisasi.page import RealisasiPage


def add_actions(page: RealisasiPage) -> None:
    """Make the page's actions; the window puts them into its menus while the page is shown."""
    blocks = page.grid.months.blocks

    def add(menu: str, text: str, act: Callable[[], object], *keys: str) -> None:
        action = QAction(text, page)
        action.setShortcuts([QKeySequence(key) for key in keys])
        # What is being typed goes into the file first; what cannot is kept where it is.
        action.triggered.connect(lambda: act() if page.commit() else None)
        page.add_action(menu, action)

    # Their keys are the grid's own: elsewhere on the page they belong to the field that has the keyboard.
    add("sunting", "&Potong", blocks.cut)
    add("sunting", "&Salin", blocks.copy)
    add("sunting", "T&empel", blocks.paste)
    add("sunting", "Salin dengan &judul", lambda: blocks.copy(titles=True), "Ctrl+Shift+C")
    add("sunting", "Isi &ke bawah", lambda: blocks.fill_from_edge(down=True))
    add("sunting", "Isi ke ka&nan", lambda: blocks.fill_from_edge(down=False))
    add("sunting", "Teruskan &deret", blocks.fill_series, "Ctrl+Shift+D")
    add("sunting", "Jadikan ni&hil", blocks.nihil)
    add("lihat", "Tampilkan satu &bulan atau setahun", page.turn, "Ctrl+M")
    add("lihat", "Maju satu &langkah waktu", lambda: page.step_time(1), "Alt+PgDown")
    add("lihat", "Mun&dur satu langkah waktu", lambda: page.step_time(-1), "Alt+PgUp")
    add("lihat", "Kartu berik&ut", lambda: page.tools.step(1), "Ctrl+PgDown")
    add("lihat", "Kartu s&ebelum", lambda: page.tools.step(-1), "Ctrl+PgUp")
    add("lihat", "Lipat &semua", page.fold_all)
    add("lihat", "Bentang&kan semua", page.unfold_all)
    add("lihat", "Perbes&ar", lambda: page.grid.zoom_by(1), "Ctrl++", "Ctrl+=")
    add("lihat", "Perke&cil", lambda: page.grid.zoom_by(-1), "Ctrl+-")
    add("lihat", "Ukura&n asli", lambda: page.grid.zoom_by(0), "Ctrl+0")


def add_context_menu(page: RealisasiPage) -> None:
    """The right button and the menu key offer what can be done with the chosen cells."""
    months = page.grid.months
    months.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
    months.addActions(list(page.actions_of("sunting")))


def add_buttons(page: RealisasiPage) -> None:
    """The buttons behind the row of choices."""
    page.tools.add(_column_chooser(page))
    for icon, text, tip, act in (
        ("naik", "Target", "Isi target setahun", lambda: page.go.emit("target", page.indikator_here())),
        (
            "kunci",
            "Tutup bulan…",
            "Ajukan, kunci, atau buka kunci bulan",
            lambda: page.go.emit("tutup", str(page.session.sampai)),
        ),
    ):
        page.tools.add(boxed_button(icon, text, tip, act))
    page.tools.add(form_button(page.make_forms, lambda: page.go.emit("formulir", "terima")))


def _column_chooser(page: RealisasiPage) -> QToolButton:
    """A button with the columns that may be left out."""
    button = QToolButton()
    button.setText("K&olom")
    button.setAccessibleName("Pilih kolom yang ditampilkan")
    button.setProperty("role", "boxed")
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    menu = QMenu(button)
    for jenis, words in PILIHAN.items():
        action = menu.addAction(words)
        action.setCheckable(True)
        action.triggered.connect(lambda shown, j=jenis: page.show_column(j, shown=shown))
        action.setData(jenis.name)
    menu.aboutToShow.connect(
        lambda: [a.setChecked(a.data() not in page.choices.hidden) for a in menu.actions()]
    )
    button.setMenu(menu)
    return button
