"""What can be done with the paper that is chosen: save it, print it, make many, show where they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from iki_desktop.errors import Report
from iki_desktop.models.kantor import keputusan_tahun
from iki_desktop.models.tanggal import format_bulan
from iki_desktop.models.terbitan import Cetakan, dicetak, sebut_terbit, terbitan_dari
from iki_desktop.ui import icons, tokens
from iki_desktop.ui.dokumen.batch import make_many, plan_kartu, plan_month
from iki_desktop.ui.dokumen.catalogue import Order
from iki_desktop.ui.dokumen.issued import issue
from iki_desktop.ui.dokumen.making import source_of
from iki_desktop.ui.page_ranges import in_words
from iki_desktop.ui.session import Session
from iki_desktop.ui.widgets.labels import label


class Acts(QWidget):
    """Save and print, and a line that says what was made last and offers it.

    The buttons of what makes many papers (`each`, `month`) are put where the page wants them.
    """

    def __init__(
        self,
        session: Session,
        order: Callable[[], Order | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._order = order
        # Of what was made last: the file or folder where it is one, what is said of it, and what can be
        # recorded as issued where it carries a code.
        self._made: Path | None = None
        self._words = ""
        self._cetakan: Sequence[Cetakan] = ()
        self.save = QPushButton("Simpan sebagai…")
        self.print = QPushButton("Cetak…")
        self.each = QPushButton("Satu berkas t&iap kartu…")
        self.month = QPushButton("Semua &dokumen bulan ini…")
        self.open_made = QPushButton("Buka")
        self.open_folder = QPushButton("Buka &folder")
        self.issue = QPushButton("Terbitka&n")
        self._last = label("", "small", wrap=True)
        self._build()

    def _build(self) -> None:
        self.save.setProperty("role", "primary")
        self.save.setToolTip("Ctrl+S")
        self.print.setToolTip("Ctrl+P")
        for button, icon, act in (
            (self.save, "simpan", self.ask_save),
            (self.print, "cetak", self.ask_print),
            (self.each, "salin", self.ask_each),
            (self.month, "dokumen", self.ask_month),
        ):
            icons.set_icon(button, icon, on_accent=button is self.save)
            button.clicked.connect(lambda _checked=False, act=act: act())
        both = QHBoxLayout()
        both.setSpacing(tokens.S8)
        both.addWidget(self.save, 1)
        both.addWidget(self.print)
        row = QHBoxLayout()
        row.setSpacing(tokens.S8)
        self.issue.setToolTip("Catat kertas ini sebagai terbit beserta isinya, supaya kelak dapat dicocokkan")
        for button, act in (
            (self.open_made, self._open_made),
            (self.open_folder, self._open_folder),
            (self.issue, self._issue),
        ):
            button.setProperty("role", "link")
            button.clicked.connect(lambda _checked=False, act=act: act())
            row.addWidget(button)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(tokens.S12, tokens.S12, tokens.S12, tokens.S12)
        box.setSpacing(tokens.S8)
        box.addLayout(both)
        box.addWidget(self._last)
        box.addLayout(row)
        for widget in (self._last, self.open_made, self.open_folder, self.issue):
            widget.hide()

    def refresh(self) -> None:
        """Which acts are possible now."""
        order = self._order()
        keputusan = keputusan_tahun(self._session.isi, self._session.tahun)
        self.save.setEnabled(order is not None)
        self.print.setEnabled(order is not None and order.paper.is_pdf)
        self.each.setEnabled(order is not None and order.paper.per_kartu)
        self.month.setEnabled(keputusan is not None)
        bulan = format_bulan(self._session.tahun, self._session.sampai)
        self.month.setToolTip(f"Laporan, realisasi, dan rekap s.d. {bulan}")
        self._show_issued()

    # -- acts ----------------------------------------------------------------------------

    def ask_save(self) -> None:
        """Ask where to, then write the paper beside the window."""
        order, session = self._order(), self._session
        if order is None:
            return
        source = source_of(session)
        out = session.ask.save_file(
            f"Simpan {order.paper.name}", order.file_name(source.isi), order.paper.kinds
        )
        if out is None:
            return

        def work(report: Report) -> tuple[Cetakan, ...]:
            return source.write(order, out, report)

        def done(cetakan: tuple[Cetakan, ...]) -> None:
            self._show_made(f"Tersimpan: {out.name}", out, cetakan)

        session.jobs.start(f"Membuat {order.paper.name}…", work, done)

    def ask_print(self) -> None:
        """Ask on which printer, then print the paper beside the window."""
        order, session = self._order(), self._session
        if order is None or not order.paper.is_pdf:
            return
        from iki_desktop.ui.dokumen.printing import print_paper

        choice = session.ask.print_on(f"Cetak {order.paper.name}")
        if choice is None:
            return
        source = source_of(session)
        title = order.file_name(source.isi)
        some = f", halaman {in_words(choice.pages)}" if choice.pages else ""

        def work(report: Report) -> tuple[int, tuple[Cetakan, ...]]:
            naskah, paper = source.lay_out_drafts(order, report)
            printed = print_paper(paper, title, choice, report)
            return printed.sides, dicetak(naskah, title, printed.sha256, paper.page_counts)

        def done(printed: tuple[int, tuple[Cetakan, ...]]) -> None:
            sides, cetakan = printed
            session.notice.emit(f"{sides} halaman sudah dikirim ke pencetak.")
            self._show_made(f"Dikirim ke pencetak: {Path(title).stem}{some}", None, cetakan)

        session.jobs.start(f"Mencetak {order.paper.name}…", work, done)

    def ask_each(self) -> None:
        """Ask for a folder, then write the paper of each kartu as a file of its own."""
        order, isi = self._order(), self._session.isi
        if order is not None and order.paper.per_kartu:
            make_many(
                self._session,
                f"Pilih folder untuk {order.paper.name} tiap kartu",
                Path(replace(order, kartu=()).file_name(isi)).stem,
                lambda folder: plan_kartu(order, isi, folder),
                self._show_many,
            )

    def ask_month(self) -> None:
        """Ask for a folder, then write all papers that close the month in the bar."""
        session = self._session
        isi, tahun, sampai = session.isi, session.tahun, session.sampai
        waktu = f"s.d. {format_bulan(tahun, sampai)}"
        make_many(
            session,
            f"Pilih folder untuk dokumen {waktu}",
            f"Dokumen {waktu}",
            lambda folder: plan_month(tahun, sampai, isi, folder),
            self._show_many,
        )

    def _show_many(self, folder: Path, count: str) -> None:
        self._show_made(f"Tersimpan: {count} berkas di {folder.name}", folder)

    # -- what was made -------------------------------------------------------------------

    def _show_made(self, words: str, path: Path | None, cetakan: Sequence[Cetakan] = ()) -> None:
        """Say what was made, and offer it: `path` to be opened, `cetakan` to be recorded as issued."""
        self._words, self._made, self._cetakan = words, path, cetakan
        self._last.setToolTip(str(path or ""))
        self._last.show()
        one = path is not None and not path.is_dir()
        for button, there in ((self.open_made, one), (self.open_folder, path is not None)):
            if button.hasFocus() and not there:
                self.print.setFocus()  # else it would go wherever Tab leads
            button.setVisible(there)
        if path is not None:
            (self.open_made if one else self.open_folder).setFocus()
        self._show_issued()

    def _show_issued(self) -> None:
        """Say whether what was made last is among the papers that were issued, or offer to record it."""
        cetakan, session = self._cetakan, self._session
        terbitan = terbitan_dari(cetakan[0], session.issued()) if cetakan else None
        said = f", terbit {sebut_terbit(terbitan)}" if terbitan is not None else ""
        self._last.setText(f"{self._words}{said}")
        offered = bool(cetakan) and terbitan is None and not session.read_only
        if self.issue.hasFocus() and not offered:
            (self.print if self._made is None else self.open_made).setFocus()
        self.issue.setVisible(offered)

    def _issue(self) -> None:
        if self._cetakan:
            issue(self._session, self._cetakan)

    def _open_made(self) -> None:
        if self._made is not None:
            self._session.ask.open_outside(self._made)

    def _open_folder(self) -> None:
        if self._made is not None:
            self._session.ask.open_outside(self._made if self._made.is_dir() else self._made.parent)
