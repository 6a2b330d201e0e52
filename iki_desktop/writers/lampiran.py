"""Prints the lampiran of a keputusan: the kartu of its jabatan, one after the other, signed at the end."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from iki_desktop.errors import Report
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Kartu, Keputusan
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.writers.pdf.emit import About
from iki_desktop.writers.pdf.kartu import KartuSetter
from iki_desktop.writers.pdf.kop import judul_dokumen
from iki_desktop.writers.pdf.look import look
from iki_desktop.writers.pdf.page import Flow, Page, sheet
from iki_desktop.writers.pdf.paper import Paper
from iki_desktop.writers.pdf.seal import seal
from iki_desktop.writers.pdf.signature import signature_unplaced

_HEAD_SIZE = 11.0  # pt: the text above the tables


def write_lampiran(
    isi: IsiKantor,
    keputusan: Keputusan,
    path: Path,
    kartu: Sequence[str] | None = None,
    report: Report | None = None,
    kode: str = "",
) -> None:
    """Write the lampiran as a PDF to `path`, whole or not at all; with `kode`, its code is on it.

    `kartu` are the ids to print (None: all of them); they are printed in the keputusan's order. `report`
    is called between kartu with (done, total) and may raise Cancelled. SaveFailed where the medium
    refuses.
    """
    set_lampiran(isi, keputusan, kartu, report, kode).save(path)


def set_lampiran(
    isi: IsiKantor,
    keputusan: Keputusan,
    kartu: Sequence[str] | None = None,
    report: Report | None = None,
    kode: str = "",
) -> Paper:
    """The same, laid out but not yet written."""
    title = f"Lampiran Keputusan {judul_dokumen(isi.kantor, keputusan)}"
    about = About(title, sebutan_kantor(isi.kantor), keputusan.tentang, keputusan.tanggal)
    return Paper(halaman_lampiran(isi, keputusan, kartu, report, kode), about)


def halaman_lampiran(
    isi: IsiKantor,
    keputusan: Keputusan,
    kartu: Sequence[str] | None = None,
    report: Report | None = None,
    kode: str = "",
) -> list[Page]:
    """The pages of the lampiran, laid out but not yet written."""
    wanted = None if kartu is None else set(kartu)
    chosen = sorted((k for k in keputusan.kartu if wanted is None or k.id in wanted), key=lambda k: k.urut)
    pengaturan = isi.pengaturan
    paper = sheet(pengaturan, mendatar=pengaturan.orientasi_lampiran == "mendatar")
    styles = look(pengaturan, min(float(pengaturan.ukuran_huruf), _HEAD_SIZE))
    sign = signature_unplaced(isi.kantor, keputusan, pengaturan, styles, paper.text_width)
    flow = Flow(paper)
    setter = KartuSetter(isi.kantor, pengaturan, keputusan, flow, styles)
    for at, each in enumerate(chosen or [_empty()]):
        setter.set(each, sign if at >= len(chosen) - 1 else ())
        if report is not None:
            report(at + 1, max(len(chosen), 1))
    for page in flow.pages:
        page.foot_style = styles.foot
    if kode:
        seal(flow.pages, kode, styles)
    return flow.pages


def _empty() -> Kartu:
    """What stands for the kartu of a keputusan that has none yet."""
    return Kartu(id="", urut=0)
