"""The menus of the window: verbs only, each with its key, and the steps of undo by their names."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from iki_desktop.ui import icons
from iki_desktop.ui.palette import Theme

if TYPE_CHECKING:
    from iki_desktop.ui.window import Window

_THEMES = {Theme.SYSTEM: "Ikuti sistem", Theme.LIGHT: "Terang", Theme.DARK: "Gelap"}
_ROWS = {"rapat": "Rapat", "lapang": "Lapang"}


class Menus:
    """Builds the menus once, and keeps their texts and states true."""

    def __init__(self, window: Window) -> None:
        self._window = window
        self._needs_file: list[QAction] = []
        bar = window.menuBar()
        self._menus: dict[str, QMenu] = {
            key: bar.addMenu(text)
            for key, text in (
                ("berkas", "&Berkas"),
                ("sunting", "&Sunting"),
                ("lihat", "&Lihat"),
                ("alat", "&Alat"),
                ("bantuan", "Ban&tuan"),
            )
        }
        self._recent = QMenu("Buka &yang terakhir", window)
        self._page_actions: list[tuple[QMenu, QAction]] = []
        self._build_file()
        self._build_edit()
        self._build_view()
        self._build_tools()
        self._build_help()
        for menu in self._menus.values():
            menu.aboutToShow.connect(self.refresh)
        self.refresh()

    def commands(self) -> list[QAction]:
        """Every action that can be carried out now, for the jump list."""
        return [
            action
            for menu in self._menus.values()
            for action in menu.actions()
            if action.isEnabled() and action.text() and action.menu() is None
        ]

    def refresh(self) -> None:
        """Names of undo and redo, and what needs an open file."""
        session = self._window.session
        for action in self._needs_file:
            action.setEnabled(session.is_open)
        undo, redo = session.undo_name, session.redo_name
        self.undo.setText(f"&Batalkan: {undo}" if undo else "&Batalkan")
        self.redo.setText(f"&Ulangi: {redo}" if redo else "&Ulangi")
        self.undo.setEnabled(undo is not None)
        self.redo.setEnabled(redo is not None)

    def show_page_actions(self) -> None:
        """Put the actions of the page that is shown into the menus, and take away those of the last."""
        for menu, action in self._page_actions:
            menu.removeAction(action)
        self._page_actions.clear()
        page = self._window.page
        if page is None:
            return
        for key in ("sunting", "lihat", "alat"):
            menu = self._menus[key]
            actions = list(page.actions_of(key))
            if actions:
                self._page_actions.append((menu, menu.addSeparator()))
            for action in actions:
                menu.addAction(action)
                self._page_actions.append((menu, action))

    # Building.

    def _add(
        self,
        menu: str,
        text: str,
        act: Callable[[], object],
        *,
        key: str | QKeySequence.StandardKey = "",
        icon: str = "",
        needs_file: bool = False,
    ) -> QAction:
        action = QAction(text, self._window)
        if key:
            action.setShortcut(QKeySequence(key))
        if icon:
            icons.set_icon(action, icon)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.triggered.connect(lambda: act())  # noqa: PLW0108  `triggered` brings an argument
        self._menus[menu].addAction(action)
        if needs_file:
            self._needs_file.append(action)
        return action

    def _add_commands(self, menu: str) -> None:
        window = self._window
        for command in window.commands:
            if command.menu == menu:
                self._add(
                    menu,
                    command.text,
                    partial(window.perform, command.page, command.act),
                    key=command.shortcut,
                    icon=command.icon,
                    needs_file=True,
                )

    def _build_file(self) -> None:
        window, menu = self._window, self._menus["berkas"]
        self._add("berkas", "Buat berkas &baru…", window.files.new, key="Ctrl+N", icon="berkas-baru")
        self._add("berkas", "B&uka…", window.files.ask_open, key="Ctrl+O", icon="buka")
        menu.addMenu(self._recent)
        self._recent.aboutToShow.connect(self._fill_recent)
        self._add("berkas", "Coba kantor co&ntoh", window.files.open_sample, icon="contoh")
        menu.addSeparator()
        self._add_commands("berkas")
        if any(c.menu == "berkas" for c in window.commands):
            menu.addSeparator()
        self._add("berkas", "&Tutup berkas", window.files.close, key="Ctrl+W", needs_file=True)
        self._add("berkas", "&Keluar", window.close, key="Ctrl+Q")

    def _build_edit(self) -> None:
        window = self._window
        self.undo = self._add("sunting", "&Batalkan", window.undo, key="Ctrl+Z", icon="undo")
        self.redo = self._add("sunting", "&Ulangi", window.redo, icon="redo")
        self.redo.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self._menus["sunting"].addSeparator()
        self._add(
            "sunting", "Cari atau &lompat…", window.start_jump, key="Ctrl+K", icon="cari", needs_file=True
        )
        self._add_commands("sunting")

    def _build_view(self) -> None:
        window, menu = self._window, self._menus["lihat"]
        for number, spec in enumerate(window.rail_pages, 1):
            key = f"Ctrl+{number}" if number <= 9 else ""
            self._add(
                "lihat",
                f"Buka {spec.title}",
                partial(window.show_page, spec.key),
                key=key,
                icon=spec.icon,
                needs_file=True,
            )
        menu.addSeparator()
        self._add_commands("lihat")
        preferences = window.session.preferences
        self._choices("&Warna", _THEMES, preferences.now.tema, "tema")
        self._choices("Tin&ggi baris", _ROWS, preferences.now.kerapatan, "kerapatan")
        self._full = self._add("lihat", "Layar &penuh", window.toggle_full_screen, key="F11")

    def _choices(self, title: str, choices: dict[Theme, str] | dict[str, str], now: str, field: str) -> None:
        menu = self._menus["lihat"].addMenu(title)
        group = QActionGroup(menu)
        for value, text in choices.items():
            action = QAction(text, menu, checkable=True, checked=str(value) == now)
            action.setData(str(value))
            action.triggered.connect(
                lambda _checked=False, v=str(value): self._window.session.preferences.change(**{field: v})
            )
            group.addAction(action)
            menu.addAction(action)
        # The same choice also stands on the page Pengaturan.
        menu.aboutToShow.connect(
            lambda: [
                action.setChecked(action.data() == getattr(self._window.session.preferences.now, field))
                for action in group.actions()
            ]
        )

    def _build_tools(self) -> None:
        window = self._window
        self._add_commands("alat")
        self._add("alat", "Buat &cadangan sekarang", window.files.backup, icon="simpan", needs_file=True)
        self._add(
            "alat", "Buka folder ca&dangan", lambda: window.files.show_folder(window.session.paths.backups)
        )
        self._add(
            "alat",
            "Buka folder cata&tan kesalahan",
            lambda: window.files.show_folder(window.session.paths.logs),
        )

    def _build_help(self) -> None:
        self._add("bantuan", "Buka &panduan", self._window.show_manual, key="F1", icon="buku")
        self._add("bantuan", "Lihat t&ombol papan ketik", self._window.show_keys, key="Shift+F1", icon="info")
        self._add("bantuan", "&Tentang IKI Desktop", self._window.show_about)

    def _fill_recent(self) -> None:
        self._recent.clear()
        recent = self._window.session.preferences.now.terakhir
        for number, name in enumerate(recent, 1):
            text = f"&{number} {Path(name).name}" if number < 10 else Path(name).name
            action = self._recent.addAction(text.replace("&&", "&"))
            action.setToolTip(name)
            action.setStatusTip(name)
            action.triggered.connect(partial(self._window.files.open, Path(name)))
        if not recent:
            self._recent.addAction("Belum ada").setEnabled(False)


def plain(text: str) -> str:
    """A menu's text without its mnemonic mark."""
    return text.replace("&", "")
