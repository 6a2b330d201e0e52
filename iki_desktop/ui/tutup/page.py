"""Page Tutup bulan: choose a month or triwulan, see what is missing in it, submit it, lock it, unlock it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iki_desktop.models.catatan import Catatan
from iki_desktop.models.nama import nama_objek
from iki_desktop.models.pemeriksaan import periksa_angka
from iki_desktop.models.penutupan import catatan_pembukaan
from iki_desktop.models.realisasi import KeadaanPeriode, Periode
from iki_desktop.models.tanggal import format_waktu, sebut_bulan, sebut_periode
from iki_desktop.ui import icons, palette, tokens
from iki_desktop.ui.page import Page
from iki_desktop.ui.session import Session
from iki_desktop.ui.tutup.months import CHOICES, MonthsModel, MonthsView
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.panels import side_list
from iki_desktop.ui.widgets.remarks import KIND, PLACE, WORDS, RemarksTable, about

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

TERBUKA, DIAJUKAN, DIKUNCI = KeadaanPeriode
_KEYS = "↑↓ bulan · Tab tombol dan daftar · Enter ke tempatnya"
_MEANING = (
    "Diajukan berarti angkanya sudah diserahkan; angka itu masih dapat diperbaiki. "
    "Dikunci berarti angkanya tidak dapat diubah lagi: ketikan, tempelan, formulir, dan impor ditolak. "
    "Kunci dapat dibuka dengan menyebut alasan. Siapa, kapan, dan mengapa dicatat, begitu pula angka "
    "yang berubah sesudahnya."
)


class TutupPage(Page):
    """What is missing never hinders: it is shown, and who closes the month decides."""

    title = "Tutup bulan"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.months = MonthsModel(self)
        self.list = MonthsView(self.months)
        self._names: dict[str, str] = {}
        of = about(lambda: self._names)
        self.missing = RemarksTable("Yang belum lengkap", (KIND, PLACE, of, WORDS))
        self.changed = RemarksTable("Perubahan setelah dikunci", (PLACE, of, WORDS))
        self.submit = self._button("A&jukan", "kirim", lambda: self._bring(DIAJUKAN))
        self.lock = self._button("&Kunci", "kunci", lambda: self._bring(DIKUNCI))
        self.withdraw = self._button("Tarik &pengajuan", "undo", lambda: self._bring(TERBUKA))
        self.unlock = self._button("B&uka kunci…", "buka-kunci", self._unlock)
        self.submit.setToolTip("Nyatakan angkanya sudah diserahkan; angkanya masih dapat diperbaiki")
        self.lock.setToolTip("Hanya bulan yang sudah diajukan dapat dikunci")
        self._heading = label("", "title")
        self._of = label("", "section")
        self._state = label("", wrap=True)
        self._missing = label("", "section")
        self._changed = label("Perubahan setelah dikunci", "section")
        self._build()
        self.list.selectionModel().currentRowChanged.connect(lambda *_: self._show_choice())
        self.missing.led.connect(self._lead)
        self.changed.led.connect(self._lead)

    @staticmethod
    def _button(text: str, icon: str, act: Callable[[], object]) -> QPushButton:
        made = QPushButton(text)
        icons.set_icon(made, icon)
        made.clicked.connect(lambda _checked: act())
        return made

    def _build(self) -> None:
        tree = side_list(self.list, top=tokens.S16)
        acts = QHBoxLayout()
        acts.setSpacing(tokens.S8)
        for button in (self.submit, self.lock, self.withdraw, self.unlock):
            acts.addWidget(button)
        acts.addStretch(1)
        right = QVBoxLayout()
        right.setContentsMargins(tokens.S24, tokens.S16, tokens.S24, tokens.S16)
        right.setSpacing(tokens.S8)
        meaning = label(_MEANING, "muted", wrap=True)
        meaning.setMaximumWidth(tokens.READING_WIDTH + 2 * tokens.S24)
        for widget in (self._heading, self._of, self._state):
            right.addWidget(widget)
        right.addLayout(acts)
        right.addWidget(meaning)
        right.addSpacing(tokens.S8)
        right.addWidget(self._missing)
        right.addWidget(self.missing, 3)
        right.addWidget(self._changed)
        right.addWidget(self.changed, 2)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        across.addWidget(tree)
        across.addLayout(right, 1)

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        if changes is not None and not (
            changes.periode or changes.realisasi or changes.kartu or changes.keputusan
        ):
            return
        session = self.session
        self._heading.setText(f"{self.title} {session.tahun}")
        self.months.show(session.isi.periode, session.tahun)
        self._names = nama_objek(session.isi)
        opened = [p for p in session.berkas.pembukaan(session.isi.kantor.id) if p.tahun == session.tahun]
        self.changed.show_remarks(catatan_pembukaan(session.isi, opened))
        for widget in (self.changed, self._changed):
            widget.setVisible(bool(opened))
        self._show_choice()

    def first_focus(self) -> None:
        self.list.setFocus()
        self.status.emit("", "", _KEYS)

    def perform(self, act: str) -> None:
        """Choose the month that an act is for next, and give the keyboard to its button."""
        state, button = {
            "ajukan": (TERBUKA, self.submit),
            "kunci": (DIAJUKAN, self.lock),
            "buka": (DIKUNCI, self.unlock),
        }[act]
        last = act == "buka"
        row = self.months.first(state, 12 if last else self.session.sampai, last=last)
        if row is not None:
            self.list.selectRow(row)
        (button if button.isEnabled() else self.list).setFocus()

    def go_to(self, objek: str) -> None:
        """A month by its number, "1" to "12"."""
        self.list.selectRow(next(n for n, c in enumerate(CHOICES) if c.bulan == (int(objek),)))

    # -- showing -------------------------------------------------------------------------

    def _chosen(self) -> tuple[Periode, ...]:
        return self.months.months(max(0, self.list.currentIndex().row()))

    def _show_choice(self) -> None:
        session, chosen = self.session, self._chosen()
        bulan = [p.bulan for p in chosen]
        self._of.setText(sebut_periode(session.tahun, bulan))
        self._state.setText(" ".join(_state_words(chosen)))
        missing = periksa_angka(session.isi, session.tahun, bulan[-1], hanya=bulan)
        self.missing.show_remarks(missing)
        self.missing.setVisible(bool(missing))
        self._missing.setText(
            f"Yang belum lengkap atau perlu dilihat: {len(missing)}" if missing else "Tidak ada yang kurang"
        )
        states = {p.keadaan for p in chosen}
        writable = not session.read_only
        self.submit.setEnabled(writable and TERBUKA in states)
        self.lock.setEnabled(writable and DIAJUKAN in states and TERBUKA not in states)
        self.withdraw.setEnabled(writable and DIAJUKAN in states)
        self.unlock.setEnabled(writable and DIKUNCI in states)
        next_act = self.submit if self.submit.isEnabled() else self.lock
        for button, icon in ((self.submit, "kirim"), (self.lock, "kunci")):
            primary = button is next_act and button.isEnabled()
            palette.set_role(button, "primary" if primary else "")
            icons.set_icon(button, icon, on_accent=primary)

    # -- acts ----------------------------------------------------------------------------

    def _bring(self, keadaan: KeadaanPeriode, alasan: str = "") -> None:
        """Bring the chosen months that may go there to a state, as one step."""
        from iki_desktop.store.operations.periode import ubah_periode

        of = {DIAJUKAN: TERBUKA, DIKUNCI: DIAJUKAN, TERBUKA: DIKUNCI if alasan else DIAJUKAN}[keadaan]
        bulan = [p.bulan for p in self._chosen() if p.keadaan is of]
        self.session.run(ubah_periode, self.session.tahun, bulan, keadaan, alasan)
        self.list.setFocus()

    def _unlock(self) -> None:
        locked = [p.bulan for p in self._chosen() if p.keadaan is DIKUNCI]
        alasan = self.session.ask.line(
            "Buka kunci",
            f"Alasan membuka {sebut_periode(self.session.tahun, locked)} (dicetak pada laporan berikutnya)",
            act="Buka kunci",
        )
        if alasan:
            self._bring(TERBUKA, alasan)
        elif alasan is not None:
            self.session.notice.emit("Kunci tidak dibuka: alasannya belum ditulis.")
        self.list.setFocus()

    def _lead(self, remark: Catatan) -> None:
        if remark.sel is not None:
            self.go.emit("realisasi", "/".join(map(str, remark.sel)))


def _state_words(months: Sequence[Periode]) -> list[str]:
    """The state of the months in sentences, with who brought them there and when."""
    words: list[str] = []
    for state in (DIKUNCI, DIAJUKAN, TERBUKA):
        there = [p for p in months if p.keadaan is state]
        if not there:
            continue
        which = sebut_bulan([p.bulan for p in there])
        brought = {(p.oleh, p.pada) for p in there}
        oleh, pada = next(iter(brought))
        told = f" oleh {oleh}" if oleh and len(brought) == 1 else ""
        told += f" pada {format_waktu(pada)}" if pada is not None and len(brought) == 1 else ""
        reason = f" Alasan: {there[0].alasan}." if len(brought) == 1 and there[0].alasan else ""
        if state is TERBUKA:
            told = f", dibuka{told}" if told else ""
        words.append(f"{which} {state.value}{told}.{reason}")
    return words
