"""The parser: lines and tables of any document → office, keputusan, kartu and remarks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from iki_desktop.errors import InputRefused, Report
from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.kantor import new_id
from iki_desktop.models.keputusan import Kartu, Keputusan, Lampiran
from iki_desktop.models.tanggal import parse_tanggal
from iki_desktop.readers.document import Document, Line
from iki_desktop.readers.intake import MAX_LINES
from iki_desktop.readers.parser.closing import read_closing
from iki_desktop.readers.parser.habits import observe
from iki_desktop.readers.parser.kartu import main_tables, read_kartu
from iki_desktop.readers.parser.keputusan import KeputusanDraft, read_keputusan
from iki_desktop.readers.parser.kop import complete_kop
from iki_desktop.readers.parser.lampiran import Parts, separate
from iki_desktop.readers.parser.layout import read_layout
from iki_desktop.readers.parser.source import source_lines
from iki_desktop.readers.parser.stream import flow
from iki_desktop.readers.parser.targets import apply_target_tables
from iki_desktop.readers.recorder import Kind, Recorder, Skipped, quote
from iki_desktop.readers.wording.fixed_lines import (
    LAMPIRAN,
    LAMPIRAN_DATE,
    LAMPIRAN_NUMBER,
)

TAHUN = re.compile(r"\bTAHUN\s*(?:ANGGARAN\s*)?(20\d\d)\b(?!\s*[-–])", re.IGNORECASE)

TITLE_TAHUN = re.compile(r"\b(?:TAHUN\s*(?:ANGGARAN\s*)?:?|TARGET)\s*(20\d\d)\b(?!\s*[-–/])", re.IGNORECASE)
INNER_NUMBER = re.compile(r"\bNO(?:MOR)?\b", re.IGNORECASE)  # "Peraturan … Nomor 3 Tahun 2021"
MAX_TITLES = 200


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read, and the named list of labels and titles that stand in no field."""

    bacaan: Bacaan
    skipped: tuple[Skipped, ...]


def parse(document: Document, report: Report | None = None) -> Parsed:
    """Parse a document. InputRefused where it holds no table of indikator."""
    _check_size(document)
    recorder = Recorder(list(document.catatan))
    for b in document.repeats:
        recorder.skip(Kind.REPEATS, b.teks, b.nomor)
    piece = flow(document, recorder)
    habits = observe(piece)
    naskah = separate(piece, recorder)
    if not any(t.rows for k in naskah.kartu for t in k.tables):
        raise InputRefused(
            "Naskah ini tidak memuat tabel sasaran dan indikator kinerja, jadi tidak ada kartu untuk dibaca. "
            "Tidak ada yang diubah. Pilih SK Indikator Kinerja Individu beserta lampirannya."
        )
    draft = read_keputusan(naskah.keputusan, recorder)
    lampiran = _lampiran_head(naskah, recorder)
    read_closing(naskah.closing, draft, recorder)
    if not draft.has:
        recorder.tempat = "Keputusan"
        known = " dan ".join(
            n for n, content in (("nomor", lampiran.nomor), ("tanggal", lampiran.tanggal)) if content
        )
        taken = f"{known} diambil dari kepalanya" if known else "nomor dan tanggal tidak tertulis"
        recorder.info(
            "hanya-lampiran",
            f"Naskah hanya memuat lampiran: {taken}; menimbang, mengingat dan diktum kosong.",
            next((b.nomor for b in naskah.head), naskah.kartu[0].nomor),
        )
        draft.nomor = draft.nomor or lampiran.nomor
        draft.tanggal_teks = draft.tanggal_teks or lampiran.tanggal
    tanggal = _tanggal(draft.tanggal_teks)
    tahun = _tahun(draft, lampiran, tanggal, naskah, recorder)
    kartu: list[Kartu] = []
    for n, bagian in enumerate(naskah.kartu, start=1):
        if report:
            report(n - 1, len(naskah.kartu))
        kartu.append(read_kartu(bagian, n, tahun, habits, recorder))
    if report:
        report(len(naskah.kartu), len(naskah.kartu))
    other = [
        (n, t)
        for n, b in enumerate(naskah.kartu)
        for t in b.tables
        if not any(t is u for u in main_tables(b))
    ]
    kartu = apply_target_tables(kartu, other, tahun, habits, recorder)
    _complete_kantor(draft, naskah, kartu, recorder)
    tata = read_layout(document, naskah.kartu)
    keputusan = _keputusan(draft, lampiran, naskah, kartu, tahun, tanggal, recorder)
    catatan = sorted(recorder.catatan, key=lambda c: c.baris or 0)  # as one walks through the document
    bacaan = Bacaan(draft.kop.kantor(), keputusan, tuple(catatan), source_lines(document), tata)
    return Parsed(bacaan, tuple(recorder.skipped))


def _check_size(document: Document) -> None:
    """Bound the work, whatever the format: no decree has so many lines and rows."""
    count = sum(1 if isinstance(b, Line) else len(b.rows) for b in document.blocks)
    if count > MAX_LINES:
        raise InputRefused(
            f"Naskah ini punya {count} baris, terlalu banyak untuk sebuah SK. Tidak ada yang diubah. "
            "Pilih berkas SK yang benar."
        )


def _lampiran_head(naskah: Parts, recorder: Recorder) -> Lampiran:
    recorder.tempat = "Lampiran"
    nomor = tanggal = ""
    for b in naskah.head:
        if m := LAMPIRAN_NUMBER.match(b.teks):
            nomor = nomor or m["isi"].strip(" .:")
        elif m := LAMPIRAN_DATE.match(b.teks):
            tanggal = tanggal or m["isi"].strip(" .:")
        elif LAMPIRAN.match(b.teks) and (m := re.search(r"\bNOMOR\s*:?\s*(\S.*)$", b.teks, re.IGNORECASE)):
            nomor = nomor or m[1].strip(" .:")
        recorder.skip(Kind.HEAD, b.teks, b.nomor)
    return Lampiran(nomor, tanggal)


def _complete_kantor(draft: KeputusanDraft, naskah: Parts, kartu: list[Kartu], recorder: Recorder) -> None:
    """The office's name from the lampiran, where the document holds no kop."""
    candidate = [b.teks for b in naskah.head] + [x.bagian for x in naskah.kartu]
    candidate += [x.teks for x in recorder.skipped if x.kind is Kind.TITLE]
    candidate += [draft.penandatangan.jabatan] + [k.jabatan for k in kartu]
    complete_kop(draft.kop, candidate)


def _keputusan(
    draft: KeputusanDraft,
    lampiran: Lampiran,
    naskah: Parts,
    kartu: list[Kartu],
    tahun: int,
    tanggal: date | None,
    recorder: Recorder,
) -> Keputusan:
    recorder.tempat = "Keputusan"
    if draft.tanggal_teks and tanggal is None:
        recorder.periksa(
            "tanggal-tak-lengkap",
            f"Tanggal {quote(draft.tanggal_teks)} bukan tanggal yang lengkap; ditulis apa adanya.",
            draft.tanggal_line,
        )
    if lampiran.nomor and draft.nomor and _packed(lampiran.nomor) != _packed(draft.nomor):
        recorder.periksa(
            "nomor-beda",
            f"Nomor lampiran {quote(lampiran.nomor)} berbeda dari nomor keputusan {quote(draft.nomor)}.",
            next((b.nomor for b in naskah.head if lampiran.nomor in b.teks), draft.nomor_line),
        )
    return Keputusan(
        id=new_id(),
        tahun=tahun,
        nomor=draft.nomor,
        tanggal=tanggal,
        tanggal_teks="" if tanggal else draft.tanggal_teks,
        tempat=draft.tempat,
        tentang=draft.tentang,
        menetapkan=draft.menetapkan,
        menimbang=tuple(draft.menimbang),
        mengingat=tuple(draft.mengingat),
        diktum=tuple(draft.diktum),
        penandatangan=draft.penandatangan,
        lampiran=lampiran,
        kartu=tuple(kartu),
    )


def _tanggal(teks: str) -> date | None:
    return parse_tanggal(teks.strip(" .,;:"))


def _tahun(
    draft: KeputusanDraft, lampiran: Lampiran, tanggal: date | None, naskah: Parts, recorder: Recorder
) -> int:
    """The year from which the decree holds: as its title says, else a heading of the lampiran, else its date
    or number; 0 unknown."""
    for teks in (draft.tentang, draft.menetapkan):
        if m := TAHUN.search(teks):
            return int(m[1])
    if named := Counter(_title_tahun(naskah, recorder)):
        return named.most_common(1)[0][0]
    if tanggal:
        return tanggal.year
    for teks in (draft.tanggal_teks, lampiran.tanggal, draft.nomor, lampiran.nomor):
        if m := re.search(r"(?<!\d)(20\d\d)(?!\d)", teks):
            return int(m[1])
    recorder.periksa("tahun-tak-terbaca", "Tahun keputusan tidak tertulis di naskah. Periksa tahunnya.")
    return 0


def _title_tahun(naskah: Parts, recorder: Recorder) -> Iterator[int]:
    """The years that headings, column titles and lines "Tahun : 2026" of the lampiran name."""
    titles = [b.teks for b in naskah.head]
    titles += [x.teks for x in recorder.skipped if x.kind in (Kind.TITLE, Kind.COLUMN_TITLE)]
    titles += [k.bagian for k in naskah.kartu]
    titles += [
        f"{x.found.word} {b.teks}" for k in naskah.kartu for x in k.label_lines for b in x.lines if x.found
    ]
    for teks in titles:
        if len(teks) < MAX_TITLES and not INNER_NUMBER.search(teks) and (m := TITLE_TAHUN.search(teks)):
            yield int(m[1])


def _packed(teks: str) -> str:
    return re.sub(r"[\s_…]|\.{2,}", "", teks).casefold()
