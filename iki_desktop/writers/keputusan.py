"""Prints the keputusan, or a salinan of it: kop, title, menimbang, mengingat, diktum, signature, tembusan."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from iki_desktop.errors import Report
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Gaya, Keputusan
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.writers.pdf.emit import About
from iki_desktop.writers.pdf.face import clean
from iki_desktop.writers.pdf.kop import judul_dokumen, pejabat, set_kop
from iki_desktop.writers.pdf.line import Line, gap, glued, height, kept
from iki_desktop.writers.pdf.look import Look, look
from iki_desktop.writers.pdf.page import Flow, Page, sheet
from iki_desktop.writers.pdf.paper import Paper
from iki_desktop.writers.pdf.seal import seal
from iki_desktop.writers.pdf.signature import certificate, signature
from iki_desktop.writers.pdf.text import Align, centred, flowing, labelled, listed, marker_room, paragraph

_BETWEEN = 0.3  # lines between the parts of a keputusan
_WIDEST_LABEL = 0.3  # of the text's width; a longer label stands above its text
_PARTS_WITH_SIGNATURE = 2  # diktum that are kept with the signature
_WASTE = 0.25  # of a page; rather than leave so much empty, only the last of them is
_LINES_WITH_SIGNATURE = 4  # of the last diktum, where this is too long to be kept whole


def write_keputusan(
    isi: IsiKantor,
    keputusan: Keputusan,
    path: Path,
    report: Report | None = None,
    *,
    salinan: bool = False,
    kode: str = "",
) -> None:
    """Write the keputusan as a PDF to `path`, whole or not at all; SaveFailed where the medium refuses.

    A `salinan` says so at its top, has "ttd." for the signature, and ends with who certifies it. With
    `kode`, its code is on it.
    """
    set_keputusan(isi, keputusan, salinan=salinan, kode=kode).save(path, report)


def set_keputusan(isi: IsiKantor, keputusan: Keputusan, *, salinan: bool = False, kode: str = "") -> Paper:
    """The same, laid out but not yet written."""
    title = f"{'Salinan ' if salinan else ''}Keputusan {judul_dokumen(isi.kantor, keputusan)}"
    about = About(title, sebutan_kantor(isi.kantor), keputusan.tentang, keputusan.tanggal)
    return Paper(halaman_keputusan(isi, keputusan, salinan=salinan, kode=kode), about)


def halaman_keputusan(
    isi: IsiKantor, keputusan: Keputusan, *, salinan: bool = False, kode: str = ""
) -> list[Page]:
    """The pages of the keputusan, laid out but not yet written."""
    pengaturan = isi.pengaturan
    styles = look(pengaturan)
    flow = Flow(sheet(pengaturan, kop=True), sheet(pengaturan))
    width = flow.page.sheet.text_width
    if salinan:
        flow.put(paragraph("SALINAN", styles.bold, width, Align.RIGHT))
    set_kop(flow, isi.kantor, pengaturan, styles)
    body = _Body(flow, styles, [diktum.label for diktum in keputusan.diktum])
    body.heading(pejabat(isi.kantor, keputusan), keputusan)
    body.considering("Menimbang", keputusan.menimbang, Gaya.ABC)
    body.considering("Mengingat", keputusan.mengingat, Gaya.ANGKA)
    body.decisions(keputusan)
    body.sign(signature(isi.kantor, keputusan, pengaturan, styles, width, signed=salinan))
    if salinan:
        body.certify(certificate(pengaturan, styles, width))
    if tembusan := [each for each in pengaturan.tembusan if each.strip()]:
        heading = paragraph("Tembusan:", styles.body, width)
        body.block([*glued(heading), *listed(tembusan, Gaya.ANGKA, styles.body, width)])
    for page in flow.pages:
        page.foot_style = styles.foot
    if kode:
        seal(flow.pages, kode, styles)
    return flow.pages


class _Body:
    """The parts of a keputusan in their order, all labels in one column and all texts in another."""

    def __init__(self, flow: Flow, styles: Look, labels: Sequence[str]) -> None:
        self._flow = flow
        self._style = styles.body
        self._bold = styles.bold
        self._width = flow.page.sheet.text_width
        least, *widths = (self._style.width(f"{_one_line(label)}  ") for label in ("Menetapkan", *labels))
        self._colon = max(least, *(width for width in widths if width <= self._width * _WIDEST_LABEL), 0.0)
        self._text = self._colon + self._style.size
        self._last: list[Sequence[Line]] = []
        self._signed_from = 0.0  # where the signature begins on its page

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
                lines += [*centred(text, self._bold, self._width), space]
        self._flow.put(kept(lines))
        self._flow.bookmark("Keputusan")

    def considering(self, label: str, items: Sequence[str], gaya: Gaya) -> None:
        """Menimbang (a. b.) or Mengingat (1. 2.); one item alone has no marker, none is a dash."""
        items = [item for item in items if item.strip()]
        if len(items) <= 1:
            gaya = Gaya.PARAGRAF
        # The texts of both lists stand in one column.
        indent = marker_room(["10."], self._style)
        width = self._width - self._text
        lines = listed(items, gaya, self._style, width, Align.JUSTIFY, self._text, indent)
        self._flow.put(self._labelled(label, lines))
        self._flow.gap(self._style.leading * _BETWEEN)

    def decisions(self, keputusan: Keputusan) -> None:
        """MEMUTUSKAN, Menetapkan, and the diktum but for the last two, which wait for the signature."""
        leading = self._style.leading
        heading = centred("MEMUTUSKAN:", self._bold, self._width)
        told = [("Menetapkan", keputusan.menetapkan), *((d.label, d.teks) for d in keputusan.diktum)]
        parts = [self._labelled(label, self._lines(text)) for label, text in told]
        # The heading stays with what it is above, on whichever page that begins.
        parts[0] = [*glued([*heading, gap(leading * 0.5)]), *parts[0]]
        self._flow.gap(leading * 0.5)
        space = gap(leading * _BETWEEN)
        for part in parts[:-_PARTS_WITH_SIGNATURE]:
            self._flow.put(part)
            self._flow.gap(space.height)
        self._last = [[*part, space] for part in parts[-_PARTS_WITH_SIGNATURE:]]

    def sign(self, lines: Sequence[Line]) -> None:
        """The signature, and what stays with it: the last two diktum, or the end of long ones."""
        flow = self._flow
        *before, last = self._last
        signed = [gap(self._style.leading * 0.8), *lines]
        tall = height(last) + height(signed)
        for part in before:
            if height(part) + tall > flow.fresh or height(part) + tall > flow.room > flow.fresh * _WASTE:
                flow.put(part)
            else:
                last = [*part, *last]
        tall = height(last) + height(signed)
        if tall > flow.fresh:
            flow.put(last[:-_LINES_WITH_SIGNATURE])
            last = last[-_LINES_WITH_SIGNATURE:]
        flow.need(height(last) + height(signed))
        flow.put([*last, signed[0]])
        self._signed_from = flow.y
        flow.put(lines)

    def certify(self, lines: Sequence[Line]) -> None:
        """What makes it a salinan: below the signature, or at its left where that would begin a new page."""
        flow = self._flow
        if height(lines) + self._style.leading <= flow.room or height(lines) > flow.y - self._signed_from:
            self.block(lines)
        else:
            flow.page.put(lines, flow.page.sheet.left, flow.y - height(lines))

    def block(self, lines: Sequence[Line]) -> None:
        """What stands below the signature, over the whole width."""
        self._flow.gap(self._style.leading)
        self._flow.put(lines)

    def _lines(self, text: str) -> list[Line]:
        return flowing(text, self._style, self._width - self._text, Align.JUSTIFY, self._text)

    def _labelled(self, label: str, lines: Sequence[Line]) -> list[Line]:
        """The label and its colon before the text, in the column of all labels or above its text."""
        label = _one_line(label)
        if self._style.width(label) <= self._colon:
            return labelled(label, lines, self._style, self._colon)
        above = paragraph(label, self._style, self._width)
        return [*glued(above), *labelled("", lines, self._style, self._colon)]


def _one_line(text: str) -> str:
    return " ".join(clean(text).split())
