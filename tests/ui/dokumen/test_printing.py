"""A paper is printed on paper of its own size: the pages that were asked for, as often as asked."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iki_desktop import papers
from iki_desktop.errors import Cancelled, InputRefused, SaveFailed
from iki_desktop.files import sha256_of
from iki_desktop.paths import Paths
from iki_desktop.readers.pdf.picture import Drawer, Picture, draw_page
from iki_desktop.store.operations.kartu import ubah_kartu
from iki_desktop.ui.dokumen.acts import Acts
from iki_desktop.ui.dokumen.page import DokumenPage
from iki_desktop.ui.dokumen.printing import FINEST, page_layout, print_paper
from iki_desktop.ui.page_ranges import Ranges
from iki_desktop.ui.print_dialog import PrintChoice
from iki_desktop.writers.pdf.paper import Paper
from tests.ui.dokumen.conftest import WAIT
from tests.ui.fakes import FakeAsk
from tests.ui.samples import ident, small_office

CTRL = Qt.KeyboardModifier.ControlModifier
pytestmark = pytest.mark.usefixtures("qapp")  # a printer needs it
F4, A4 = (609.45, 935.43), (595.28, 841.89)


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Paper:
    return papers.set_paper("lampiran", small_office(), Paths(tmp_path_factory.mktemp("pc")))


def printer_to(out: Path, dots: int = 72) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    printer.setResolution(dots)
    return printer


def sheets(out: Path) -> list[tuple[float, float]]:
    pdfplumber = pytest.importorskip("pdfplumber")
    with pdfplumber.open(out) as pdf:
        return [(float(page.width), float(page.height)) for page in pdf.pages]


def quiet(_done: int, _total: int) -> None:
    pass


def test_the_page_prints_the_paper_that_is_chosen(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    out = tmp_path / "cetak.pdf"
    ask.answers.append(PrintChoice(printer_to(out), ((2, 3),), 2))
    told: list[str] = []
    page.session.notice.connect(told.append)
    qtbot.keyClick(page.papers, Qt.Key.Key_P, CTRL)
    qtbot.waitUntil(lambda: bool(told), timeout=WAIT)
    assert ask.asked == ["Cetak Lampiran IKI"]
    assert told == ["4 halaman sudah dikirim ke pencetak."]
    assert sheets(out) == [pytest.approx(F4, abs=1)] * 4


@pytest.mark.verifier("pdfinfo")
def test_another_program_finds_the_same_sheets(paper: Paper, tmp_path: Path) -> None:
    out = tmp_path / "cetak.pdf"
    assert print_paper(paper, "Lampiran", PrintChoice(printer_to(out)), quiet).sides == 3
    said = subprocess.run(["pdfinfo", str(out)], capture_output=True, text=True, check=True).stdout
    facts = dict(line.split(":", 1) for line in said.splitlines() if ":" in line)
    assert facts["Pages"].strip() == "3"
    width, height = (float(x) for x in facts["Page size"].split("pts")[0].split("x"))
    assert (width, height) == pytest.approx(F4, abs=1)
    assert facts["Title"].strip() == "Lampiran"


def test_a_lying_paper_lies_on_the_sheet(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "pc")
    laporan = papers.set_paper("laporan", small_office(), paths)
    print_paper(laporan, "Laporan", PrintChoice(printer_to(tmp_path / "a.pdf"), ((1, 1),)), quiet)
    assert sheets(tmp_path / "a.pdf") == [pytest.approx(F4[::-1], abs=1)]


def test_a_paper_the_printer_knows_is_called_by_its_name() -> None:
    known = [QPageSize(QPageSize.PageSizeId.A4), QPageSize(QSizeF(612, 936), QPageSize.Unit.Point, "Folio")]
    assert page_layout(A4, known).pageSize().id() is QPageSize.PageSizeId.A4
    lying = page_layout((F4[1], F4[0]), known)
    assert lying.pageSize().name() == known[1].name()
    assert lying.orientation() is QPageLayout.Orientation.Landscape
    own = page_layout(F4, known[:1])
    assert own.fullRect(QPageLayout.Unit.Point).getRect() == pytest.approx((0, 0, *F4), abs=0.1)


def test_the_sheet_holds_the_page_as_the_printer_can_print_it(paper: Paper, tmp_path: Path) -> None:
    out = tmp_path / "cetak.pdf"
    print_paper(paper, "Lampiran", PrintChoice(printer_to(out, 150), ((2, 2),)), quiet)
    with Drawer() as drawer:
        drawer.open(paper.content(), "kertas")
        wanted = drawer.draw(2, 400, printed=True)
    printed = draw_page(out, 1, 400)
    assert abs(printed.height - wanted.height) <= 1
    assert ink(printed) == pytest.approx(ink(wanted), abs=2), "the ink stands where it should"


def ink(picture: Picture) -> tuple[int, int, int, int]:
    """The box of all that is dark: left, top, right, bottom."""
    row = 4 * picture.width
    dark = [at for at in range(0, len(picture.content), 4) if picture.content[at] < 128]
    across = [at % row // 4 for at in dark]
    return min(across), dark[0] // row, max(across), dark[-1] // row


def test_a_printer_finer_than_letters_need_is_used_less_fine(paper: Paper, tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "cetak.pdf", 2400)

    def stop(_done: int, _total: int) -> None:
        assert printer.resolution() == FINEST
        raise Cancelled("Dihentikan.")

    with pytest.raises(Cancelled):
        print_paper(paper, "Lampiran", PrintChoice(printer), stop)


def test_pages_that_are_not_there_are_said(paper: Paper, tmp_path: Path) -> None:
    choice = PrintChoice(printer_to(tmp_path / "cetak.pdf"), ((7, 9), (12, 12)))
    with pytest.raises(InputRefused, match=r"3 halaman, jadi tidak ada halaman 7-9, 12\."):
        print_paper(paper, "Lampiran", choice, quiet)
    assert not (tmp_path / "cetak.pdf").exists()


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_printer_that_refuses_is_said(paper: Paper, tmp_path: Path) -> None:
    with pytest.raises(SaveFailed, match="tidak dapat dipakai"):
        print_paper(paper, "Lampiran", PrintChoice(printer_to(tmp_path / "tidak" / "ada.pdf")), quiet)


def test_giving_up_prints_nothing(page: DokumenPage, ask: FakeAsk) -> None:
    ask.answers.append(None)
    page.perform("cetak")
    assert not page.session.jobs.busy and not ask.errors


def test_what_was_printed_is_issued_as_the_very_paper(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    acts, session = page.acts, page.session

    def print_it(pages: Ranges = ()) -> None:
        ask.answers.append(PrintChoice(printer_to(tmp_path / "cetak.pdf"), pages))
        qtbot.keyClick(acts.print, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda: not session.jobs.busy and acts.issue.isVisible(), timeout=WAIT)

    print_it(((2, 3),))
    assert "Dikirim ke pencetak: Lampiran IKI Kecamatan Uji 2026, halaman 2-3" in texts(acts)
    assert not acts.open_made.isVisible() and not acts.open_folder.isVisible(), "no file was made"
    acts.issue.setFocus()
    qtbot.keyClick(acts.issue, Qt.Key.Key_Space)
    (terbitan,) = session.issued()
    assert (terbitan.nama_berkas, terbitan.halaman) == ("Lampiran IKI Kecamatan Uji 2026.pdf", 3)
    assert not acts.issue.isVisible() and acts.print.hasFocus()
    assert any("halaman 2-3, terbit " in text for text in texts(acts))

    saved = tmp_path / "sama.pdf"
    ask.answers.append(saved)
    qtbot.keyClick(acts.save, Qt.Key.Key_Space)
    said = "Tersimpan: sama.pdf, terbit"
    qtbot.waitUntil(lambda: any(text.startswith(said) for text in texts(acts)), timeout=WAIT)
    assert sha256_of(saved) == terbitan.sha256, "the paper that was printed, byte for byte"
    assert not acts.issue.isVisible()

    assert session.run(ubah_kartu, ident("camat"), jabatan="Plt. Camat")
    print_it()
    assert len(session.issued()) == 1, "another paper, not recorded until it is asked for"


def texts(acts: Acts) -> list[str]:
    return [one.text() for one in acts.findChildren(QLabel) if one.isVisible()]
