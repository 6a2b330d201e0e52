"""Cocokkan kode: asks for the code of a paper, and holds it against what the file says and what it kept."""

from __future__ import annotations

from collections.abc import Callable

from iki_desktop import offices
from iki_desktop.errors import InputRefused, Report
from iki_desktop.models.cocokkan import Cocokan
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.kode import baca_kode
from iki_desktop.ui.session import Session

TITLE = "Cocokkan kode"
MATCH = "cocokkan"  # the act of the menu
_LABEL = "Kode yang tercetak di samping kode QR atau di kaki halaman"

Tell = Callable[[IsiKantor, Cocokan], None]
"""What becomes of the outcome: the office whose code it is (in view: of nobody), and what it came to."""


def match_code(session: Session, tell: Tell) -> None:
    """Ask for a code until it is one or is given up, and hold it against the file."""
    kode = _ask(session)
    if kode is not None:
        hold_code(session, kode, tell)


def hold_code(session: Session, kode: str, tell: Tell) -> None:
    """Hold a code against the file, the office in view first, and what it kept; beside the window."""
    isi, berkas = session.isi, session.berkas

    def work(report: Report) -> tuple[IsiKantor, Cocokan]:
        return offices.match_code(berkas, kode, isi, report)

    session.jobs.start("Mencocokkan kode…", work, lambda found: tell(*found))


def _ask(session: Session) -> str | None:
    typed = ""
    while (answer := session.ask.line(TITLE, _LABEL, typed, "Cocokkan")) is not None:
        typed = answer
        try:
            return baca_kode(typed)
        except InputRefused as error:
            session.ask.error(error)
    return None
