"""The letterhead (kop) of an office, and the names of the office that head its papers."""

from __future__ import annotations

import re

from iki_desktop.models.kantor import JenisKantor, Kantor, Pengaturan
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.writers.kop import kop_lines, logo_image
from iki_desktop.writers.pdf.line import Line, gap
from iki_desktop.writers.pdf.look import Look
from iki_desktop.writers.pdf.page import MM, Flow, Picture, Stroke
from iki_desktop.writers.pdf.text import centred
from iki_desktop.writers.signer import principal

_LOGO = 24 * MM
_LOGO_GAP = 4 * MM
_FIRST, _SECOND, _SMALL = 14.0, 18.0, 10.0  # pt
_BELOW_NAME = 2.0  # points between the office and its address


def pejabat(kantor: Kantor, keputusan: Keputusan) -> str:
    """Whose decree it is, in capitals: "CAMAT CONTOH", or the office in whose name it is signed."""
    orang = keputusan.penandatangan
    if atas_nama := principal(orang):
        return atas_nama.split("\n")[0].rstrip(",").upper()
    if kantor.nama and kantor.jenis is not JenisKantor.KABUPATEN:
        head = "CAMAT" if kantor.jenis is JenisKantor.KECAMATAN else "LURAH"
        return f"{head} {kantor.nama}".upper()
    own = re.sub(r"^\s*pl[th]\.?\s+", "", orang.jabatan.strip(), flags=re.IGNORECASE)
    return own.split("\n")[0].rstrip(",").upper()


def judul_dokumen(kantor: Kantor, keputusan: Keputusan) -> str:
    """What a file says it is the keputusan of: "Camat Contoh Nomor 188/12/2026"."""
    nomor = keputusan.nomor.strip()
    return f"{pejabat(kantor, keputusan).title()}{' Nomor ' + nomor if nomor else ''}"


def set_kop(flow: Flow, kantor: Kantor, pengaturan: Pengaturan, look: Look) -> None:
    """Set the kop at the top of the flow's page: logo at the left, lines centred, a double rule below."""
    page = flow.page
    paper = page.sheet
    data = logo_image(pengaturan)
    # The same room at both sides, so that the lines stand in the middle of the paper.
    inset = _LOGO + _LOGO_GAP if data else 0.0
    width = paper.text_width - 2 * inset
    lines: list[Line] = []
    for at, text in enumerate(kop_lines(kantor, pengaturan)):
        style = (
            look.bold_of(_FIRST) if at == 0 else look.bold_of(_SECOND) if at == 1 else look.plain_of(_SMALL)
        )
        lines += [*centred(text, style, width, inset), *([gap(_BELOW_NAME)] if at == 1 else [])]
    top = flow.y
    flow.put(lines)
    if data and page is flow.page:
        page.pictures.append(Picture(data, paper.left, top, _LOGO, _LOGO))
        flow.y = max(flow.y, top + _LOGO)
    flow.y += 4
    for weight, step in ((2.4, 2.6), (0.7, 0.0)):
        flow.page.strokes.append(Stroke(paper.left, flow.y, paper.right, flow.y, weight))
        flow.y += step
    flow.y += look.body.leading
