"""Prints the keputusan: kop, title, menimbang, mengingat, diktum, signature; without its lampiran."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from iki_desktop.files import replace_file
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Gaya, Keputusan
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.writers.pdf.emit import About, write
from iki_desktop.writers.pdf.kop import pejabat, set_kop
from iki_desktop.writers.pdf.line import Bit, Line, gap, height, kept
from iki_desktop.writers.pdf.look import Look, look
from iki_desktop.writers.pdf.page import Flow, Page, sheet
from iki_desktop.writers.pdf.signature import signature
from iki_desktop.writers.pdf.text import Align, flowing, listed, paragraph

Report = Callable[[int, int], None]


def tulis_keputusan(isi: IsiKantor, keputusan: Keputusan, path: Path, report: Report | None = None) -> None:
    """Write the keputusan as a PDF to `path`, whole or not at all; SaveFailed where the medium refuses."""
    pages = halaman_keputusan(isi, keputusan)
    title = f"Keputusan {pejabat(isi.kantor, keputusan)} {keputusan.nomor}".strip()
    about = About(title, sebutan_kantor(isi.kantor), keputusan.tentang)
    replace_file(path, lambda target: write(pages, about, target, report))


def halaman_keputusan(isi: IsiKantor, keputusan: Keputusan) -> list[Page]:
    """The pages of the keputusan, laid out but not yet written."""
    pengaturan = isi.pengaturan
    styles = look(pengaturan)
    flow = Flow(sheet(pengaturan, kop=True), sheet(pengaturan))
    set_kop(flow, isi.kantor, pengaturan, styles)
    body = _Body(flow, styles)
    body.heading(pejabat(isi.kantor, keputusan), keputusan)
    body.considering("Menimbang", keputusan.menimbang, Gaya.ABC)
    body.considering("Mengingat", keputusan.mengingat, Gaya.ANGKA)
    body.decisions(keputusan)
    body.sign(signature(keputusan, pengaturan, styles, flow.page.sheet.text_width))
    for page in flow.pages:
        page.foot_style = styles.foot
    return flow.pages


class _Body:
    """The parts of a keputusan in their order, all labels in one column and all texts in another."""

    def __init__(self, flow: Flow, styles: Look) -> None:
        self._flow = flow
        self._style = styles.body
        self._bold = styles.bold
        self._width = flow.page.sheet.text_width
        self._colon = self._style.width("Menetapkan  ")
        self._text = self._colon + self._style.size

    def heading(self, pejabat: str, keputusan: Keputusan) -> None:
        """KEPUTUSAN …, NOMOR, TENTANG, the title, and whose decree it is."""
        space = gap(self._bold.leading * 0.8)
        lines: list[Line] = []
        for text in (
            f"KEPUTUSAN {pejabat}\nNOMOR {keputusan.nomor.strip() or '.' * 24}",
            "TENTANG",
            keputusan.tentang.upper(),
            f"{pejabat}," if pejabat else "",
        ):
            if text.strip():
                lines += [*paragraph(text, self._bold, self._width, Align.CENTRE), space]
        self._flow.put(kept(lines))
        self._flow.bookmark("Keputusan")

    def considering(self, label: str, items: Sequence[str], gaya: Gaya) -> None:
        """Menimbang (a. b.) or Mengingat (1. 2.); one item alone has no letter, none is a dash."""
        if sum(bool(item.strip()) for item in items) <= 1:
            gaya = Gaya.PARAGRAF
        elif gaya is Gaya.ABC:
            items = [item for item in items if item.strip()]
        lines = listed(items, gaya, self._style, self._width - self._text, Align.JUSTIFY, self._text)
        self._labelled(label, lines)

    def decisions(self, keputusan: Keputusan) -> None:
        """MEMUTUSKAN, Menetapkan, and the diktum."""
        heading = paragraph("MEMUTUSKAN:", self._bold, self._width, Align.CENTRE)
        first = self._lines(keputusan.menetapkan or "")
        leading = self._style.leading
        self._flow.gap(leading * 0.5)
        self._flow.put(kept([*heading, gap(leading * 0.6), *self._with_label("Menetapkan", first)[:2]]))
        self._flow.put(self._with_label("Menetapkan", first)[2:])
        for diktum in keputusan.diktum:
            self._flow.gap(leading * 0.25)
            self._labelled(diktum.label, self._lines(diktum.teks))

    def sign(self, lines: Sequence[Line]) -> None:
        self._flow.gap(self._style.leading)
        self._flow.need(height(lines))
        self._flow.put(lines)

    def _lines(self, text: str) -> list[Line]:
        return flowing(text, self._style, self._width - self._text, Align.JUSTIFY, self._text)

    def _labelled(self, label: str, lines: Sequence[Line]) -> None:
        self._flow.put(self._with_label(label, lines))

    def _with_label(self, label: str, lines: Sequence[Line]) -> list[Line]:
        """The label and its colon before the first line, which never stands alone at a page's foot."""
        style = self._style
        first = lines[0] if lines else Line(style.leading, baseline=style.baseline)
        bits = (Bit(0.0, label, style), Bit(self._colon, ":", style), *first.bits)
        return [first._replace(bits=bits, glued=len(lines) > 1), *lines[1:]]
