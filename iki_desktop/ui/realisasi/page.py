"""Page Realisasi: choose a kartu, a unit or the office, type counts, see what they add up to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from iki_desktop.models.realisasi import KunciSel, Sel
from iki_desktop.ui.formulir.drop import FormDrop
from iki_desktop.ui.page import Page
from iki_desktop.ui.realisasi.actions import add_actions, add_buttons, add_context_menu
from iki_desktop.ui.realisasi.choices import decoded
from iki_desktop.ui.realisasi.columns import SETAHUN, Jenis, sebulan
from iki_desktop.ui.realisasi.details import Details
from iki_desktop.ui.realisasi.figures import Gudang, Lembar
from iki_desktop.ui.realisasi.filters import Saring, saring_baris
from iki_desktop.ui.realisasi.grid import Grid
from iki_desktop.ui.realisasi.marks import kata_keterangan
from iki_desktop.ui.realisasi.model import RealisasiModel
from iki_desktop.ui.realisasi.place import Place, go_back, place_of, show_cells
from iki_desktop.ui.realisasi.rows import Baris, Peran, lipat_baris, susun_baris
from iki_desktop.ui.realisasi.telling import KEYS, figures_of, words_of
from iki_desktop.ui.realisasi.tools import Tools
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.panels import EmptyState, notice_strip

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_NAME = "realisasi"  # of what is remembered
_OFFICE_SCOPE = ""


class RealisasiPage(Page):
    """The grid of the year in the bar: twelve months, or one month beside others."""

    title = "Realisasi"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.choices = decoded(session.preferences.remembered(_NAME))
        self.model = RealisasiModel(self._record, self)
        self.grid = Grid(self.model, self)
        self.tools = Tools(self)
        self.message = label("", "warning", wrap=True)
        self._problem = notice_strip(self.message)
        self._actions: dict[str, list[QAction]] = {}
        self._folded: set[str] = set()
        self._all_rows: tuple[Baris, ...] = ()
        self._fresh = True  # nothing was shown yet
        self._left: Place | None = None  # where one was before a year without indikator

        self._build()
        add_actions(self)
        add_context_menu(self)
        add_buttons(self)
        self.details = Details(self)
        self.grid.set_zoom(self.choices.zoom)
        self.grid.hide_columns(self.choices.hidden_kinds)
        self.tools.scope_chosen.connect(self._scope_chosen)
        self.tools.month_chosen.connect(self.show_rows)
        FormDrop(self)
        self.tools.filter_chosen.connect(self.show_rows)
        self.grid.months.problem.connect(self.say)
        self.grid.zoomed.connect(lambda percent: self.remember(zoom=percent))
        self.grid.fold_wanted.connect(self._fold)
        # The sum of thousands of cells waits until they are painted.
        self._told = QTimer(self, singleShot=True, interval=0)
        self._told.timeout.connect(self._tell_now)
        self.grid.months.selectionModel().selectionChanged.connect(self._tell)
        self.grid.months.selectionModel().currentChanged.connect(self._moved)
        self.model.dataChanged.connect(lambda *_: self._tell())

    def _build(self) -> None:
        filled = QWidget()
        column = QVBoxLayout(filled)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        self.across = QHBoxLayout()
        self.across.setSpacing(0)
        self.across.addWidget(self.grid, 1)
        column.addLayout(self.across, 1)
        column.addWidget(self._problem)
        self._filled = filled
        self._empty = EmptyState("", "Buka halaman Kartu", lambda: self.go.emit("kartu", ""), "kartu")
        self._stack = QStackedLayout(self)
        self._stack.addWidget(filled)
        self._stack.addWidget(self._empty)

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and changes.realisasi and changes.sel and not _beyond_cells(changes):
            # Rows stay though a filter would hide them now: they do not vanish under the fingers.
            self.model.apply(self.session.isi.realisasi, changes.sel)
        elif changes is None or changes:
            self.tools.offer(self.session.kartu)
            if self._fresh:
                self._fresh = False
                self._choose_quietly(self.choices.scope, None)
            self.grid.dress(self.session.preferences.row_height)
            self.show_rows()

    def go_to(self, objek: str) -> None:
        """A kartu by its id, an indikator, or "indikator/pengampu/tahun/bulan"."""
        indikator, *bagian = objek.split("/")
        pengampu, bulan = (bagian[0], int(bagian[2])) if len(bagian) == 3 else ("", 0)
        for kartu in self.session.kartu:
            if indikator == kartu.id or any(i.id == indikator for i in kartu.indikator()):
                if indikator == kartu.id or kartu not in self.tools.chosen(self.session.kartu):
                    self.tools.choose_scope(kartu.id)
                break
        if bulan and self.tools.bulan not in (None, bulan):
            self.tools.choose_month(bulan)
        row = self.model.row_of(indikator, pengampu)
        if row is None:  # a filter or a fold hides what is asked for
            self._folded.clear()
            self.tools.choose_rows(Saring.SEMUA)
            self.show_rows()
            row = self.model.row_of(indikator, pengampu)
        if row is None:
            row = self.model.row_of(indikator)
        if row is not None:
            self.grid.go_row(row, self.model.column_of(bulan or self.tools.bulan or self.session.sampai))

    def show_step(self, changes: Changes) -> bool:
        """As in Excel: the cells that came back are chosen."""
        return show_cells(self.grid, self.model, [k for k in changes.sel if k[2] == self.session.tahun])

    def perform(self, act: str) -> None:
        if act == "buat-formulir":
            self.make_forms()

    def make_forms(self) -> None:
        """Forms of the kartu, the unit or the office in view."""
        from iki_desktop.ui.formulir import make

        make.make_forms(self.session, self.tools.chosen(self.session.kartu))

    def first_focus(self) -> None:
        if self.is_empty:
            self._empty.setFocus()
            return
        here = self.grid.months.currentIndex()
        if not here.isValid() or not self.model.can_type(here):
            self.grid.months.go_first(self.lembar.sampai)
        self.grid.months.setFocus()
        self._tell()

    def commit(self) -> bool:
        return self.grid.months.editing.commit() and self.details.commit()

    def actions_of(self, menu: str) -> Sequence[QAction]:
        return self._actions.get(menu, ())

    def add_action(self, menu: str, action: QAction) -> None:
        """Put an action into a menu ("sunting", "lihat", "alat") while this page is shown."""
        self._actions.setdefault(menu, []).append(action)

    @property
    def is_empty(self) -> bool:
        """Whether the year in view has no indikator."""
        return self._stack.currentWidget() is self._empty

    @property
    def lembar(self) -> Lembar:
        """The figures that are shown."""
        return self.model.lembar

    # -- showing -------------------------------------------------------------------------

    def show_rows(self, place: Place | None = None) -> None:
        """Show the rows and columns that are chosen, with the cursor where it was (or at `place`)."""
        isi, session, kartu = self.session.isi, self.session, self.session.kartu
        if not any(True for k in kartu for _ in k.indikator()):
            self._empty.set_sentence(
                f"Belum ada indikator untuk tahun {session.tahun}. "
                "Isi kartu dahulu, lalu realisasinya dicatat di sini."
            )
            self._show_nothing()
            return
        self._stack.setCurrentWidget(self._filled)
        typing = self._typing()
        bulan = self.tools.bulan
        lembar = Lembar(Gudang(isi.realisasi), session.tahun, bulan or session.sampai, isi.pengaturan)
        shown = self.tools.chosen(kartu)
        baris = susun_baris(shown, judul_kartu=len(shown) > 1, kantor=isi.kantor)
        bulan_ini = (bulan,) if bulan else range(1, 13)
        self._all_rows = saring_baris(baris, self.tools.saring, lembar, bulan_ini)
        place = place or place_of(self.grid, self.model) or self._left
        self.grid.show_folds(self._folded)
        self.model.show(
            lipat_baris(self._all_rows, self._folded),
            sebulan(bulan) if bulan else SETAHUN,
            lembar,
            isi.periode,
            hanya_baca=session.refusal,
        )
        if place is not None and not go_back(self.grid, self.model, place, lembar.sampai):
            self.grid.months.go_first(lembar.sampai)
        self._moved()
        if typing:
            self._type_on(*typing)

    def _show_nothing(self) -> None:
        """No row stays behind the empty page: the menus would change figures of another year unseen."""
        self.grid.months.editing.commit()
        self._left = place_of(self.grid, self.model) or self._left
        inside = self._filled.isAncestorOf(self.focusWidget() or self)
        self.model.show((), SETAHUN, Lembar(Gudang(), self.session.tahun, self.session.sampai), ())
        self._stack.setCurrentWidget(self._empty)
        if inside:
            self._empty.setFocus()

    def _typing(self) -> tuple[str, Place | None, int] | None:
        """What is being typed and cannot be taken, with its place and year; what can be taken, is."""
        months = self.grid.months
        if months.editing.commit() or (field := months.editing.field) is None:
            return None
        return field.text(), place_of(self.grid, self.model), self.lembar.tahun

    def _type_on(self, text: str, place: Place | None, year: int) -> None:
        """Open the editor with it again; where its cell is not shown any more, say so."""
        here = place_of(self.grid, self.model)
        if here and place and (here.baris, here.kolom, self.lembar.tahun) == (place.baris, place.kolom, year):
            self.grid.months.type_over(text)
        else:
            self.say(f"“{text}” tidak dimasukkan, karena bukan angka yang dapat dibaca.")

    def _scope_chosen(self) -> None:
        self.remember(scope=self.tools.scope)
        self.show_rows()
        self.grid.months.go_first(self.lembar.sampai)

    def turn(self) -> None:
        """From a month to the year of its kartu, or from the year to its month of the whole office."""
        place = place_of(self.grid, self.model)
        month = self.tools.bulan
        if month is None:
            kolom = place.kolom if place else None
            month = kolom.urut if kolom and kolom.jenis is Jenis.BULAN else self.session.sampai
            self._choose_quietly(_OFFICE_SCOPE, month)
        else:
            self._choose_quietly(place.baris.kartu.id if place else self.tools.scope, None)
        self.show_rows(place)
        self.grid.months.setFocus()

    def _choose_quietly(self, scope: str, month: int | None) -> None:
        self.tools.blockSignals(True)
        self.tools.choose_scope(scope)
        self.tools.choose_month(month)
        self.tools.blockSignals(False)

    def step_time(self, step: int) -> None:
        """To the next month, or the one before, where one month is shown; else to the next year."""
        month = self.tools.bulan
        if month is None:
            self.session.set_context(tahun=self.session.tahun + step)
            return
        year, month = self.session.tahun + (month - 1 + step) // 12, (month - 1 + step) % 12 + 1
        self._choose_quietly(self.tools.scope, month)
        if year != self.session.tahun:
            self.session.set_context(tahun=year)
        else:
            self.show_rows()

    def show_column(self, jenis: Jenis, *, shown: bool) -> None:
        """Leave a kind of column out, or show it again."""
        hidden = {*self.choices.hidden, jenis.name} if not shown else set(self.choices.hidden) - {jenis.name}
        self.remember(hidden=tuple(sorted(hidden)))
        self.grid.hide_columns(self.choices.hidden_kinds)

    def _fold(self, row: int) -> None:
        lipat = self.model.baris(row).lipat
        if lipat:
            self._folded ^= {lipat}
            self.show_rows()

    def fold_all(self) -> None:
        """Leave only the headings of kartu."""
        self._folded = {b.lipat for b in self._all_rows if b.peran is Peran.KARTU}
        self.show_rows()

    def unfold_all(self) -> None:
        self._folded.clear()
        self.show_rows()

    def remember(self, **values: object) -> None:
        """Keep some of `choices` for the next start."""
        self.choices = replace(self.choices, **values)  # type: ignore[arg-type]
        self.session.preferences.remember(_NAME, self.choices.encoded())

    def indikator_here(self) -> str:
        """The id of the indikator at the cursor, "" for none."""
        here = self.grid.months.active()
        indikator = self.model.baris(here.row()).indikator if here.isValid() else None
        return indikator.id if indikator else ""

    # -- changing ------------------------------------------------------------------------

    def _record(self, sel: Sequence[Sel], kosongkan: Sequence[KunciSel]) -> bool:
        said = [k for k in kosongkan if (s := self.lembar.gudang.sel(k)) and kata_keterangan(s)]
        if not self.session.record(sel, kosongkan):
            return False
        if said:
            self.session.notice.emit(
                f"Catatan dan bukti {len(said)} sel ikut dikosongkan. Ctrl+Z mengembalikannya."
            )
        return True

    # -- telling -------------------------------------------------------------------------

    def say(self, sentence: str) -> None:
        """Say why something cannot be done, below the grid; "" when all is well again."""
        self.message.setText(sentence)
        self._problem.setVisible(bool(sentence))

    def _moved(self) -> None:
        """What was said of the cell one comes from is over."""
        self.say("")
        self._tell()

    def _tell(self) -> None:
        if self.grid.months.is_much_chosen():
            self._told.start()
        else:
            self._tell_now()

    def _tell_now(self) -> None:
        index = self.grid.months.active()
        if not index.isValid():
            self.status.emit("", "", KEYS)
            return
        self.details.refresh()
        self.status.emit(words_of(self.model, index), figures_of(*self.grid.months.figures()), KEYS)


def _beyond_cells(changes: Changes) -> bool:
    return bool(changes.kartu or changes.keputusan or changes.target or changes.periode or changes.pengaturan)
