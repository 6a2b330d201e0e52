"""Cocokkan kode: asks for the code of a paper, and says whether the file still says what the paper says."""

from __future__ import annotations

from iki_desktop.errors import InputRefused
from iki_desktop.models.cocokkan import Cocokan, cocokkan, kalimat_cocokan
from iki_desktop.models.kode import baca_kode
from iki_desktop.ui.jobs import Report
from iki_desktop.ui.session import Session

TITLE = "Cocokkan kode"
MATCH = "cocokkan"  # the act of the menu
_LABEL = "Kode yang tercetak di samping kode QR atau di kaki halaman"


def match_code(session: Session) -> None:
    """Ask for a code until it is one or is given up; tell the outcome when the file has been searched."""
    kode = _ask(session)
    if kode is None:
        return
    isi = session.isi

    def work(report: Report) -> Cocokan:
        report(0, 1)
        return cocokkan(isi, kode)

    def tell(found: Cocokan) -> None:
        session.ask.inform(kalimat_cocokan(isi, found))

    session.jobs.start("Mencocokkan kode…", work, tell)


def _ask(session: Session) -> str | None:
    typed = ""
    while (answer := session.ask.line(TITLE, _LABEL, typed, "Cocokkan")) is not None:
        typed = answer
        try:
            return baca_kode(typed)
        except InputRefused as error:
            session.ask.error(error)
    return None
