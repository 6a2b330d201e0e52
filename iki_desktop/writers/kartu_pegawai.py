"""Prints the kartu that a pegawai holds, with target and realisasi; of several, one after the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from iki_desktop.errors import InputRefused, Report
from iki_desktop.models.kantor import IsiKantor, keputusan_tahun
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.laporan import Pegangan, masa_laporan, pegangan
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.rekap import rekap_kantor
from iki_desktop.models.tanggal import akhir_bulan, format_bulan, format_nip
from iki_desktop.writers.pdf.chart import short_lines
from iki_desktop.writers.pdf.closing import report_foot, set_before_end
from iki_desktop.writers.pdf.emit import About
from iki_desktop.writers.pdf.face import clean
from iki_desktop.writers.pdf.kartu import field
from iki_desktop.writers.pdf.kop import set_kop
from iki_desktop.writers.pdf.line import Line, gap, glued, height, kept
from iki_desktop.writers.pdf.look import look
from iki_desktop.writers.pdf.page import Flow, Page, sheet
from iki_desktop.writers.pdf.paper import Paper
from iki_desktop.writers.pdf.report_front import Palette
from iki_desktop.writers.pdf.report_table import ReportTables
from iki_desktop.writers.pdf.seal import seal
from iki_desktop.writers.pdf.signature import signature_of_holder, signature_undated
from iki_desktop.writers.pdf.table import TableSetter
from iki_desktop.writers.pdf.text import centred

_BODY = 11.0  # pt at most: tables carry the paper
_FOOT_SHARE = 0.8  # of the text's width; the page number stands at the right
_LABELS = ("Nama", "NIP", "Pangkat")


def set_kartu_pegawai(
    isi: IsiKantor,
    tahun: int,
    sampai: int,
    kartu: Collection[str] | None = None,
    report: Report | None = None,
    codes: Sequence[str] = (),
) -> Paper:
    """Lay out the kartu of each pegawai who holds one of `kartu` (ids; None: any) at the end of `sampai`.

    Each begins a page with his name, NIP and pangkat, and ends with his signature and the signer's. Figures
    are those of his own seats. With `codes`, one for each, his is on his pages. InputRefused where nobody
    holds any.
    """
    listed = pegangan(isi, tahun, sampai, kartu)
    if not listed:
        raise InputRefused(
            f"Belum ada pegawai yang memegang kartu ini pada akhir {format_bulan(tahun, sampai)}, jadi kartu "
            "pegawainya tidak dibuat. Isi pengampunya di halaman Pegawai, lalu ulangi."
        )
    pages: list[Page] = []
    parts: list[int] = []
    for done, one in enumerate(listed, 1):
        kode = codes[done - 1] if codes else ""
        own = _Setter(isi, one, tahun, sampai, kode).pages
        parts.append(len(own))
        pages += own
        if report is not None:
            report(done, len(listed))
    kantor = sebutan_kantor(isi.kantor)
    title = f"Kartu Pegawai {masa_laporan(tahun, sampai)}"
    if len(listed) == 1:
        title = f"Kartu {listed[0].pegawai.nama}, {masa_laporan(tahun, sampai)}"
    about = About(title, kantor, f"{kantor}, {format_bulan(tahun, sampai)}", akhir_bulan(tahun, sampai))
    return Paper(pages, about, parts)


class _Setter:
    """Sets the pages of one pegawai."""

    def __init__(self, isi: IsiKantor, of: Pegangan, tahun: int, sampai: int, kode: str) -> None:
        keputusan = keputusan_tahun(isi, tahun) or Keputusan("", tahun)
        own = replace(isi, keputusan=(replace(keputusan, kartu=of.kartu),))
        self._isi, self._of, self._masa = isi, of, masa_laporan(tahun, sampai)
        self._rekap = rekap_kantor(own, tahun, sampai)
        self._look = look(isi.pengaturan, min(float(isi.pengaturan.ukuran_huruf), _BODY))
        first, later = (sheet(isi.pengaturan, mendatar=True, kop=kop) for kop in (True, False))
        self._flow = Flow(first, later)
        self._width = first.text_width
        self._head(format_bulan(tahun, sampai))
        self._tables(ReportTables(own, self._rekap, self._look, self._width, Palette(isi)), keputusan)
        self._foot(f"Kode {kode} · " if kode else "")
        if kode:
            seal(self._flow.pages, kode, self._look)

    @property
    def pages(self) -> Sequence[Page]:
        return self._flow.pages

    def _head(self, bulan: str) -> None:
        """Kop, title, and who it is."""
        flow, styles, orang = self._flow, self._look, self._of.pegawai
        set_kop(flow, self._isi.kantor, self._isi.pengaturan, styles)
        flow.bookmark(" ".join(clean(orang.nama).split()) or "Pegawai")
        lines = centred("KARTU INDIKATOR KINERJA INDIVIDU", styles.bold, self._width)
        lines += centred(self._masa.upper(), styles.bold, self._width)
        lines += centred(f"Posisi s.d. {bulan}", styles.table, self._width)
        flow.put([*glued(lines), gap(styles.body.leading * 0.7)])
        label = max(map(styles.body.width, _LABELS)) + styles.body.size
        texts = (orang.nama, format_nip(orang.nip), orang.pangkat)
        who: list[Line] = []
        for name, text in zip(_LABELS, texts, strict=True):
            who += field(name, text.strip() or "-", styles, self._width, label)
        flow.put([*glued(who), gap(styles.body.leading * 0.7)])

    def _tables(self, tables: ReportTables, keputusan: Keputusan) -> None:
        """The table of each kartu; the last with the foot and both signatures."""
        flow, styles = self._flow, self._look
        space = gap(styles.body.leading)
        foot = [space, *report_foot(self._isi.pengaturan, self._rekap, styles, self._width), space]
        right = signature_undated(self._isi.kantor, keputusan, self._isi.pengaturan, styles, self._width)
        left = signature_of_holder(self._of.pegawai, self._isi.pengaturan, styles, self._width)
        signed = max(height(left), height(right))
        *before, last = self._rekap.kartu()
        for kartu in before:
            TableSetter(flow, tables.table(kartu, ())).set()
            flow.gap(styles.body.leading)
        set_before_end(flow, tables.table(last, ()), height(foot) + signed)
        flow.put(kept(foot) if height(foot) + signed <= flow.room else foot)
        flow.need(signed)
        page, top = flow.page, flow.y
        if self._signs_himself(keputusan):
            left = []
        page.put(left, page.sheet.left, top)
        page.put(right, page.sheet.left, top)
        flow.y = top + signed

    def _signs_himself(self, keputusan: Keputusan) -> bool:
        """Whether the pegawai is the one who signs, who does not stand there twice."""
        orang = keputusan.penandatangan
        return _key(self._of.pegawai.nama, self._of.pegawai.nip) == _key(orang.nama, orang.nip)

    def _foot(self, kode: str) -> None:
        text = f"{kode}Kartu {self._of.pegawai.nama} · {self._masa} · {sebutan_kantor(self._isi.kantor)}"
        (line,) = short_lines(clean(text), self._look.foot, self._width * _FOOT_SHARE, 1)
        for page in self._flow.pages:
            page.foot = line.bits[0].text
            page.foot_style = self._look.foot


def _key(nama: str, nip: str) -> str:
    digits = "".join(filter(str.isdigit, nip))
    return digits or " ".join(nama.casefold().split())
