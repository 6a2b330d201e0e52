"""Page Pemeriksaan: remarks on texts and figures, each leads to its place; a safe fix is one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iki_desktop.errors import Report
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.nama import nama_objek
from iki_desktop.models.pegawai import masa_bertumpuk
from iki_desktop.models.pemeriksaan import periksa_angka, periksa_naskah
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.ui import icons, tokens
from iki_desktop.ui.page import Page
from iki_desktop.ui.periksa.fixes import fix_of
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.fields import ChoiceField
from iki_desktop.ui.widgets.keys import on_key
from iki_desktop.ui.widgets.labels import label
from iki_desktop.ui.widgets.remarks import KIND, PLACE, WORDS, RemarksTable, about

if TYPE_CHECKING:
    from iki_desktop.store.changes import Changes

_KEYS = "Enter ke tempatnya · F4 terapkan usul"
_FOUND = ("naskah", "angka")
_WHICH: dict[object, str] = {"": "Semua catatan", "naskah": "Naskah", "angka": "Angka"}


class PeriksaPage(Page):
    """The review of the keputusan in force and of the figures up to the month in the bar."""

    title = "Pemeriksaan"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.table = RemarksTable("Catatan pemeriksaan", (KIND, PLACE, about(lambda: self._names), WORDS))
        self.which = ChoiceField("Catatan yang ditampilkan", _WHICH)
        self.fix = QPushButton("Terapkan usul")
        self.lead = QPushButton("Ke tempatnya")
        self._of = label("", "muted", wrap=True)
        self._proposal = label("", wrap=True)
        self._names: dict[str, str] = {}
        self._found: dict[str, tuple[Catatan, ...]] = dict.fromkeys(_FOUND, ())
        self._due: set[str] = set()  # what the rules have not looked at as it is now
        self._drop: Callable[[], None] = lambda: None  # the look that is going on
        self._build()
        self.which.set_value("")
        self.which.committed.connect(self._choose)
        self.table.shown.connect(self._show_proposal)
        self.table.led.connect(self._lead)
        self.fix.clicked.connect(self._fix)
        self.lead.clicked.connect(lambda: self._lead(self.table.current()))
        on_key("F4", self, self._fix)

    def _build(self) -> None:
        icons.set_icon(self.fix, "cek", on_accent=True)
        icons.set_icon(self.lead, "panah-kanan")
        self.fix.setProperty("role", "primary")
        head = QHBoxLayout()
        head.addWidget(label(self.title, "title"))
        head.addStretch(1)
        head.addWidget(self.which)
        foot = QHBoxLayout()
        foot.setSpacing(tokens.S8)
        foot.addWidget(self._proposal, 1)
        foot.addWidget(self.lead)
        foot.addWidget(self.fix)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.S24, tokens.S16, tokens.S24, tokens.S16)
        box.setSpacing(tokens.S8)
        box.addLayout(head)
        box.addWidget(self._of)
        box.addWidget(self.table, 1)
        box.addLayout(foot)

    # -- page ----------------------------------------------------------------------------

    def refresh(self, changes: Changes | None) -> None:
        """The rules look beside the window; until they are done, what they found before stands."""
        session = self.session
        isi, tahun, sampai = session.isi, session.tahun, session.sampai
        texts = changes is None or changes.kantor or changes.keputusan or changes.kartu or changes.target
        if texts:
            self._names = nama_objek(isi)
        if texts or (changes is not None and changes.pegawai):
            self._due.add("naskah")
        if texts or (changes is not None and (changes.realisasi or changes.periode)):
            self._due.add("angka")
        due = frozenset(self._due)

        def look(report: Report) -> Mapping[str, tuple[Catatan, ...]]:
            found: dict[str, tuple[Catatan, ...]] = {}
            if "naskah" in due:
                found["naskah"] = (*periksa_naskah(isi, tahun), *masa_bertumpuk(isi))
            report(1, 2)  # ends here where it is not wanted any more
            if "angka" in due:
                found["angka"] = periksa_angka(isi, tahun, sampai)
            return found

        self._drop()
        if due:
            self._drop = session.jobs.start("Memeriksa…", look, self._found_all, quiet=True)
        self._say()
        self.status.emit("", "", _KEYS)

    def _found_all(self, found: Mapping[str, tuple[Catatan, ...]]) -> None:
        self._due.clear()
        self._found |= found
        self._show()
        remarks = [c for some in self._found.values() for c in some]
        self.badge.emit(sum(c.tingkat is not TingkatCatatan.INFO for c in remarks))

    @property
    def checking(self) -> bool:
        """Whether the rules are still looking."""
        return bool(self._due)

    def first_focus(self) -> None:
        self.table.setFocus()

    def _choose(self, which: str) -> None:
        self.which.set_value(which)
        self._show()

    def _show(self) -> None:
        self._say()
        self.table.show_remarks(self._chosen())

    def _chosen(self) -> tuple[Catatan, ...]:
        which = str(self.which.value)
        return tuple(c for name in _FOUND if which in ("", name) for c in self._found[name])

    def _say(self) -> None:
        if self.checking:
            self._of.setText("Sedang memeriksa naskah dan angka…")
            return
        waktu = format_bulan(self.session.tahun, self.session.sampai)
        many = len(self._chosen())
        self._of.setText(
            f"{many} catatan untuk keputusan tahun {self.session.tahun} dan angka sampai {waktu}. "
            "Catatan tidak menghalangi apa pun; yang memutuskan tetap Anda."
            if many
            else f"Tidak ada yang perlu diperiksa pada keputusan tahun {self.session.tahun} "
            f"dan angka sampai {waktu}."
        )

    def _show_proposal(self, remark: Catatan | None) -> None:
        possible = fix_of(remark, self.session.isi, self.session.tahun) is not None
        self.fix.setEnabled(possible and not self.session.read_only)
        self.lead.setEnabled(remark is not None)
        self._proposal.setText(f"Usul: {remark.usul}" if remark is not None and possible else "")

    # -- acts ----------------------------------------------------------------------------

    def _lead(self, remark: Catatan | None) -> None:
        if remark is None:
            return
        if remark.sel is not None:
            self.go.emit("realisasi", "/".join(map(str, remark.sel)))
        elif remark.objek and any(k.id == remark.objek for k in self.session.isi.keputusan):
            self.go.emit("atur", "Keputusan yang berlaku")
        elif remark.objek and any(p.id == remark.objek for p in self.session.isi.pegawai):
            self.go.emit("pegawai", remark.objek)
        elif remark.objek:
            self.go.emit("kartu", remark.objek)

    def _fix(self) -> None:
        fix = fix_of(self.table.current(), self.session.isi, self.session.tahun)
        if fix is not None and not self.session.read_only:
            fix(self.session.run)
            self.table.setFocus()
