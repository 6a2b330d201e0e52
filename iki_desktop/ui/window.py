"""The main window: rail, bar, pages and status line, and how the open file is shown in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from iki_desktop import NAME
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.settings import Settings
from iki_desktop.ui import help_texts, icons, palette
from iki_desktop.ui.bar import Bar
from iki_desktop.ui.file_actions import FileActions
from iki_desktop.ui.help_texts import KeysDialog
from iki_desktop.ui.jump import Entry, JumpList, kartu_entries
from iki_desktop.ui.manual import ManualWindow, manual_page
from iki_desktop.ui.menus import Menus, plain
from iki_desktop.ui.page import Page
from iki_desktop.ui.pages import COMMANDS, PAGES, CommandSpec, PageSpec
from iki_desktop.ui.rail import Rail
from iki_desktop.ui.session import Session
from iki_desktop.ui.start.page import StartPage
from iki_desktop.ui.status import Status
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.panels import notice_strip, scroll_area, scrolled

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_SIZE = (1280, 720)
_LEAST = (640, 300)  # of a screen of 1366 × 768 at 200 % a window has 683 × 344
_SMALL_SCREEN = (1400, 800)  # the window takes all of it at first


class Window(QMainWindow):
    """One window, one session. Without a file it shows the start page."""

    def __init__(
        self,
        session: Session,
        pages: Sequence[PageSpec] = PAGES,
        commands: Sequence[CommandSpec] = COMMANDS,
    ) -> None:
        super().__init__()
        self.session = session
        self.commands = commands
        self._specs = {spec.key: spec for spec in pages}
        self.rail_pages = [spec for spec in pages if spec.in_rail]
        self._pages: dict[str, Page] = {}
        self._rooms: dict[str, QScrollArea] = {}  # with bars, where the window is smaller than a page can be
        self._stale: set[str] = set()
        self._key = ""
        self._manual: ManualWindow | None = None
        self._look = _look(session.preferences.now)
        self.files = FileActions(self, session)

        self.start = StartPage(session.preferences)
        self._start_room = scrolled(self.start, self.start.accessibleName(), sideways=True)
        self.rail = Rail(self.rail_pages)
        self.bar = Bar(session)
        self.status = Status()
        self.refusal = label("", wrap=True)
        self._refusal_strip = notice_strip(self.refusal)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._start_room)
        self._lay_out()
        self.menus = Menus(self)
        self.jump_list = JumpList(self.bar.jump, self._entries, self)
        self._connect()
        self._show_file_state()
        self.setMinimumSize(*_LEAST)
        self._take_size()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.bar)
        right.addWidget(self._refusal_strip)
        right.addWidget(self._stack, 1)
        right.addWidget(self.status)
        across = QHBoxLayout()
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(self.rail)
        across.addLayout(right, 1)
        central = QWidget()
        central.setLayout(across)
        self.setCentralWidget(central)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def _take_size(self) -> None:
        """As it was left; at the first time all of a small screen."""
        self.resize(*_SIZE)
        stored = self.session.preferences.now.jendela
        if stored and self.restoreGeometry(QByteArray.fromBase64(stored.encode())):
            return
        room = self.screen().availableGeometry()
        if room.width() <= _SMALL_SCREEN[0] or room.height() <= _SMALL_SCREEN[1]:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.start.new_wanted.connect(self.files.new)
        self.start.open_wanted.connect(self.files.ask_open)
        self.start.sample_wanted.connect(self.files.open_sample)
        self.start.recent_wanted.connect(self.files.open)
        self.bar.closing_wanted.connect(lambda month: self.show_page("tutup", str(month)))
        session, bar = self.session, self.bar
        bar.year_wanted.connect(lambda year: self._after_typing(lambda: session.set_context(tahun=year)))
        bar.month_wanted.connect(lambda month: self._after_typing(lambda: session.set_context(sampai=month)))
        bar.office_wanted.connect(lambda kantor: self._after_typing(lambda: session.set_kantor(kantor)))
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)
        session.changed.connect(self._on_changed)
        session.turned.connect(self._show_step)
        session.context_changed.connect(self._on_context)
        session.preferences.changed.connect(self._on_preferences)
        QApplication.styleHints().colorSchemeChanged.connect(self._on_scheme)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._bring_into_view)

    # Pages.

    @property
    def page(self) -> Page | None:
        """The page that is shown, None on the start page."""
        return self._pages.get(self._key)

    @property
    def page_key(self) -> str:
        """Key of the page that is shown, "" on the start page."""
        return self._key

    @Slot(str)
    def show_page(self, key: str, objek: str = "") -> bool:
        """Show a page, and go to `objek` on it; False where pending input holds us back."""
        if not self.session.is_open or key not in self._specs:
            return False
        if key != self._key and not self.commit_pending():
            self.rail.mark(self._key)
            return False
        page = self._pages.get(key) or self._make(key)
        other = key != self._key
        if other:
            self._key = key  # first, so that what the page says of itself is shown
            self.status.show_texts("")
        if key in self._stale:
            self._stale.discard(key)
            page.refresh(None)
        if other:
            self._stack.setCurrentWidget(self._rooms[key])
            self.rail.mark(key)
            self.menus.show_page_actions()
            self._show_title()
            page.first_focus()
        if objek:
            page.go_to(objek)
        return True

    @Slot(QWidget, QWidget)
    def _bring_into_view(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Where a page is larger than its room, what has the keyboard is to be seen."""
        if self.page is not None and now is not None and self.page.isAncestorOf(now):
            self._rooms[self._key].ensureWidgetVisible(now, 0, 0)

    def perform(self, key: str, act: str) -> None:
        """Show a page and carry out one of its commands."""
        if self.show_page(key) and self.page is not None:
            self.page.perform(act)

    def _make(self, key: str) -> Page:
        made = self._specs[key].load()
        room = scroll_area(made.title, sideways=True)
        self._stack.addWidget(room)
        page = made(self.session, room.viewport())
        room.setWidget(page)
        page.status.connect(lambda *texts, k=key: self.status.show_texts(*texts) if k == self._key else None)
        page.go.connect(self.show_page)
        page.soon.connect(self.make_ahead)
        page.badge.connect(lambda count, k=key: self.rail.set_badge(k, count))
        self._pages[key] = page
        self._rooms[key] = room
        self._stale.add(key)
        return page

    @Slot(str)
    def make_ahead(self, key: str) -> None:
        """Make a page before it is shown: its modules first, itself when the window has had its turn."""

        def make() -> None:
            if self.session.is_open and key not in self._pages:
                self._make(key)

        if key in self._specs:
            self._specs[key].load()
            QTimer.singleShot(0, self, make)

    def _drop_pages(self) -> None:
        self._key = ""
        self._stack.setCurrentWidget(self._start_room)
        self.menus.show_page_actions()
        for room in self._rooms.values():
            self._stack.removeWidget(room)
            room.deleteLater()
        self._pages.clear()
        self._rooms.clear()
        self._stale.clear()
        for spec in self.rail_pages:
            self.rail.set_badge(spec.key, 0)

    # What the session says.

    @Slot()
    def _on_opened(self) -> None:
        self._show_file_state()
        self.bar.show_opened()
        if self.rail_pages:
            self.show_page(self.rail_pages[0].key)

    @Slot()
    def _on_closed(self) -> None:
        self._drop_pages()
        self._show_file_state()

    @Slot(object)
    def _on_changed(self, changes: Changes) -> None:
        self._stale |= self._pages.keys() - {self._key}
        other_years = any(tahun != self.session.tahun for _, _, tahun, _ in changes.sel)
        if changes.kantor or changes.keputusan or changes.periode or other_years:
            self.bar.refresh()
        if changes.kantor:
            self._show_title()
        self.menus.refresh()
        if self.page is not None:
            self.page.refresh(changes)

    def _show_refusal(self) -> None:
        """One line on every page where nothing may be changed: why."""
        self.refusal.setText(self.session.refusal)
        self._refusal_strip.setVisible(self.session.read_only)

    @Slot()
    def _on_context(self) -> None:
        self._show_refusal()
        self._stale |= self._pages.keys() - {self._key}
        self.bar.refresh()
        if self.page is not None:
            self.page.refresh(None)

    @Slot()
    def _on_preferences(self) -> None:
        self.start.refresh()
        look = _look(self.session.preferences.now)
        if look != self._look:  # the recent files are among the choices too
            self._look = look
            self.dress()

    @Slot()
    def _on_scheme(self) -> None:
        if self.session.preferences.theme is palette.Theme.SYSTEM:
            self.dress()

    def dress(self) -> None:
        """Put theme and row height on again; pages show themselves anew."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        palette.apply(app, self.session.preferences.theme, self.session.paths.cache)
        icons.retint(self)
        self._stale |= self._pages.keys() - {self._key}
        if self.page is not None:
            self.page.refresh(None)

    def _show_file_state(self) -> None:
        opened = self.session.is_open
        self.rail.setVisible(opened)
        self.bar.setVisible(opened)
        self.status.setVisible(opened)
        self._show_refusal()
        self.rail.mark(self._key)
        self.menus.refresh()
        self._show_title()
        if not opened:
            self.start.refresh()
            self._stack.setCurrentWidget(self._start_room)
            self.start.first_focus()

    def _show_title(self) -> None:
        if not self.session.is_open:
            self.setWindowTitle(NAME)
            return
        path = self.session.berkas.path
        office = sebutan_kantor(self.session.isi.kantor)
        self.setWindowTitle(" – ".join(part for part in (path.name, office, NAME) if part))

    # Verbs.

    def undo(self) -> None:
        """Take back the last step; what is being typed is put into the file first."""
        if self.commit_pending():
            self.session.undo()

    def redo(self) -> None:
        if self.commit_pending():
            self.session.redo()

    @Slot(object, str)
    def _show_step(self, changes: Changes, what: str) -> None:
        """Lead to what was undone or redone; name it where it is not to be seen, as a lock that opens so."""
        if self.page is None or not self.page.show_step(changes):
            self.session.notice.emit(f"{what}: {changes.name}")

    def start_jump(self) -> None:
        """Ctrl+K."""
        if self.session.is_open:
            self.jump_list.start()

    def toggle_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def show_manual(self) -> None:
        """F1: the manual at the page that is shown, beside the work; it may stay open."""
        if self._manual is None:
            self._manual = ManualWindow(self.session.paths.resources, self)
        self._manual.show_page(manual_page(self._key))

    def show_keys(self) -> None:
        """A window beside the work, that may stay open."""
        dialog = KeysDialog(self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def show_about(self) -> None:
        self.session.ask.inform(help_texts.ABOUT_TITLE, help_texts.ABOUT)

    def _entries(self) -> list[Entry]:
        entries = [
            Entry(s.title, "Halaman", s.icon, lambda k=s.key: self.show_page(k), s.title.casefold())
            for s in self.rail_pages
        ]
        entries += [
            Entry(text, "Perintah", action.property("ikon") or "", action.trigger, text.casefold())
            for action in self.menus.commands()
            if not (text := plain(action.text())).startswith("Buka ") or "…" in text
        ]
        entries += kartu_entries(self.session.isi, self.session.tahun, self.show_page)
        return entries

    # Nothing is lost.

    def commit_pending(self) -> bool:
        """Put into the file whatever is being typed; False where it was refused and the person stays."""
        focus = self.focusWidget()
        if focus is not None and self._stack.isAncestorOf(focus):
            commit = getattr(focus, "commit", None)
            if commit is not None:
                if not commit():
                    return False
            else:
                focus.clearFocus()  # an open cell editor commits when it loses the focus
                focus_back = self.page
                if focus_back is not None and focus.isVisible():
                    focus.setFocus(Qt.FocusReason.OtherFocusReason)
        page = self.page
        return page is None or page.commit()

    def _after_typing(self, act: Callable[[], object]) -> None:
        """Do what changes all that is shown, unless what is being typed cannot be put into the file."""
        if self.commit_pending():
            act()

    def may_leave(self) -> bool:
        """Whether the open file may be closed: all that is typed is in it, or the person gives it up."""
        ask = self.session.ask
        if not self.session.settle():
            return False
        if not self.commit_pending() and not ask.confirm(
            "Ada isian yang belum dapat disimpan. Bila berkas ditutup sekarang, isian itu hilang.",
            "Tutup tanpa isian itu",
            danger=True,
        ):
            return False
        for page in self._pages.values():
            if (lost := page.unfinished()) and not ask.confirm(lost, "Tutup saja", danger=True):
                return False
        return not self.session.jobs.busy or ask.confirm(
            "Masih ada pekerjaan yang berjalan. Bila berkas ditutup sekarang, pekerjaan itu dihentikan.",
            "Hentikan dan tutup",
            danger=True,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as Space does; Qt does so in dialogs only."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QAbstractButton):
            button.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Commit what is typed, stop long work, close the file."""
        if not self.may_leave():
            event.ignore()
            return
        self.session.jobs.shut_down()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.session.preferences.change(jendela=geometry)
        self.session.close()
        event.accept()


def _look(settings: Settings) -> tuple[str, str]:
    """What of this PC's choices changes how the window looks."""
    return settings.tema, settings.kerapatan
