"""The layout that an office keeps through a document, and the slips of the clerk who typed it."""

from __future__ import annotations

import random
from dataclasses import dataclass, fields, replace
from typing import Literal

Form = Literal["txt", "docx", "xlsx"]
FORMS: tuple[Form, ...] = ("txt", "docx", "xlsx")

TITLES: dict[str, tuple[str, ...]] = {
    "no": ("NO", "No.", "NO.", "No", "NOMOR"),
    "sasaran": (
        "SASARAN", "SASARAN STRATEGIS", "Sasaran Kinerja", "SASARAN KEGIATAN", "Sasaran Program / Kegiatan",
        "KINERJA UTAMA", "Sasaran Individu", "HASIL KERJA", "Sasaran", "SASARAN/KINERJA", "Tujuan/Sasaran",
        "Sasaran Kerja", "RENCANA KINERJA", "Rencana Hasil Kerja", "Kinerja", "KINERJA INDIVIDU",
        "Uraian Kinerja",
    ),
    "indikator": (
        "INDIKATOR KINERJA", "INDIKATOR KINERJA INDIVIDU", "INDIKATOR KINERJA UTAMA", "Indikator", "IKI",
        "Indikator Kinerja (IKI)", "INDIKATOR SASARAN", "Indikator Keberhasilan", "UKURAN KEBERHASILAN",
        "Ukuran Kinerja", "INDIKATOR KINERJA PROGRAM", "Indikator Kinerja Kegiatan", "Indikator Output",
    ),
    "formulasi": (
        "FORMULASI", "FORMULA", "CARA PENGUKURAN", "Rumus Perhitungan", "FORMULASI PENGHITUNGAN",
        "PENJELASAN",
        "Definisi Operasional", "Cara Menghitung", "FORMULASI / RUMUS", "Penjelasan/Formulasi Penghitungan",
        "METODE PENGUKURAN", "Formulasi/Cara Perhitungan", "CARA MENGUKUR",
        "Definisi Operasional/Formulasi",
        "Penjelasan / Alasan", "TEKNIK PENGHITUNGAN", "RUMUS", "Formulasi Pengukuran", "CARA PERHITUNGAN",
        "ALASAN / FORMULASI",
    ),
    "sumber": (
        "SUMBER DATA", "SUMBER", "Sumber data", "BUKTI DUKUNG", "Sumber Data / Bukti", "DATA PENDUKUNG",
        "Sumber Dokumen", "SUMBER INFORMASI", "Sumber Perolehan Data",
    ),
    "penanggung": (
        "PENANGGUNG JAWAB", "PENANGGUNGJAWAB", "Penanggung Jawab Data", "PELAKSANA", "Pengelola Data",
        "Unit Penanggung Jawab",
    ),
    "satuan": ("SATUAN", "Satuan"),
    "target": ("TARGET", "Target", "TARGET KINERJA"),
    "ket": ("KET", "KETERANGAN", "Ket."),
}  # fmt: skip
LABELS = (
    ("Jabatan", "Tugas", "Fungsi"),
    ("JABATAN", "TUGAS", "FUNGSI"),
    ("Nama Jabatan", "Tugas Pokok", "Fungsi"),
    ("Jabatan", "Uraian Tugas", "Fungsi"),
    ("Jabatan", "Ikhtisar Jabatan", "Uraian Fungsi"),
)
MISSPELT = {
    "Jabatan": ("Jabatn", "Jabtan", "Jabatam"),
    "Tugas": ("Tugsa", "Tugass", "Tuga5"),
    "Fungsi": ("Funasi", "Fugsi", "Fungssi"),
    "JABATAN": ("JABATN", "JABATAAN"),
    "TUGAS": ("TUGAAS", "TUGAZ"),
    "FUNGSI": ("FUNGI", "FUNGS1"),
}


@dataclass(frozen=True)
class Style:
    form: Form
    label: str = "inline"  # own (a line of its own) · first (empty labels, then the texts) · cells
    label_mark: str = ""  # "1" · "a" · "-" before the labels
    colon: str = " :"
    words: tuple[str, str, str] = LABELS[0]
    swapped: bool = False  # fungsi before tugas
    listing: str = "abc"  # 123 · strip · bare
    mark: str = "."  # ")" · "()"
    real_lists: bool = False  # numbered by Word itself
    wrap: bool = False  # running words wrapped over lines
    no_functions: str = ""  # dash · label (no text behind it) · gone
    head: str = ""  # a title over every kartu: iki · post (in place of the Jabatan label)
    head_mark: bool = False  # the jabatan over a kartu is numbered
    sections: bool = False  # Roman titles of sections
    columns: tuple[str, ...] = ("sasaran", "indikator", "formulasi", "sumber")
    titles: tuple[str, ...] = ()
    vary: bool = False  # titles vary from table to table
    broken_titles: str = ""  # cell (a line break in a title) · rows (titles over two rows)
    numbers: str = ""  # a row that numbers the columns: plain · paren
    counts: str = "sasaran"  # what NO counts: indikator
    goals: str = "first"  # merged · repeat · run (its words run down over the rows)
    goal_mark: bool = False
    measure_mark: str = ""  # "1" · "a"
    fraction: str = "slash"
    times: str = " x 100%"
    letters: str = ""  # of the words in the table: title (Every Word) · small (no capitals)
    component_rows: bool = False  # each line of a formulasi is a row
    sources: str = ""  # several sumber data: lines · glued
    shared: str = ""  # sumber data once: goal · card
    breaks: float = 0.0  # how often a page ends inside a table
    repeat_head: bool = False
    split: bool = False  # a page may end inside a row
    torn: bool = False  # a converter made every line a row
    furniture: str = ""  # number · page · running
    targets: str = ""  # table (of triwulan, behind the first kartu)
    sheets: bool = False  # a sheet each
    shift: int = 0  # free columns at the left
    gaps: bool = True  # empty rows between the parts
    hidden: bool = False
    slips: float = 0.0  # of labels and markers

    def __str__(self) -> str:
        usual = Style(self.form)
        return " ".join(
            f"{f.name}={getattr(self, f.name)!r}"
            for f in fields(self)
            if getattr(self, f.name) != getattr(usual, f.name) and f.name != "titles"
        )


def random_style(rnd: random.Random, form: Form) -> Style:
    text, excel = form == "txt", form == "xlsx"
    columns = ["sasaran", "indikator", "formulasi", "sumber"]
    if rnd.random() < 0.12:
        columns.insert(2, "satuan")
    if rnd.random() < 0.1:
        columns.insert(columns.index("formulasi"), "target")
    if rnd.random() < 0.25:
        columns.append("penanggung")
    if rnd.random() < 0.12:
        columns.append("ket")
    if rnd.random() < 0.45:
        columns.insert(0, "no")
    by_hand, by_office = ("first", "first", "run", "repeat"), ("first", "merged", "merged", "repeat")
    goals = rnd.choice(by_hand if text else by_office)
    labels = ("inline", "inline", "own", "first") if text else ("inline", "own", "cells", "cells")
    style = Style(
        form=form,
        label=rnd.choice(labels),
        label_mark=rnd.choice(("", "", "1", "a", "-")),
        colon=rnd.choice((" :", ":", " : ", "")),
        words=rnd.choice(LABELS),
        swapped=rnd.random() < 0.1,
        listing=rnd.choice(("abc", "abc", "123", "strip", "bare")),
        mark=rnd.choice((".", ".", ")", "()")),
        real_lists=form == "docx" and rnd.random() < 0.5,
        wrap=not excel and rnd.random() < 0.3,
        no_functions=rnd.choice(("", "", "", "dash", "label", "gone")),
        head=rnd.choice(("", "", "iki", "post") if not excel else ("", "", "iki")),
        head_mark=rnd.random() < 0.4,
        sections=rnd.random() < 0.25,
        columns=tuple(columns),
        titles=tuple(rnd.choice(TITLES[c]) for c in columns),
        vary=rnd.random() < 0.2,
        broken_titles=rnd.choice(("", "", "", "cell", "rows")),
        numbers=rnd.choice(("", "", "plain", "paren")),
        counts=rnd.choice(("sasaran", "indikator")),
        goals=goals,
        goal_mark="no" not in columns and goals != "run" and rnd.random() < 0.15,
        measure_mark=rnd.choice(("", "", "", "1", "a")),
        fraction=rnd.choice(
            ("slash", "by", "lines", "rows", "rule", "equation", "none", "sigma", "paren", "plain")
        ),
        times=rnd.choice((" x 100%", " X 100 %", "x100%", " × 100", "")),
        letters=rnd.choice(("", "", "", "", "title", "small")),
        component_rows=rnd.random() < 0.2,
        sources=rnd.choice(("", "", "", "lines", "glued")),
        shared=rnd.choice(("", "", "", "goal", "card")),
        breaks=0.0 if excel else rnd.choice((0.0, 0.0, 0.1, 0.2)),
        repeat_head=rnd.random() < 0.6,
        split=not excel and rnd.random() < 0.4,
        torn=text and rnd.random() < 0.12,
        furniture="" if excel else rnd.choice(("", "number", "page", "running")),
        targets="table" if rnd.random() < 0.15 else "",
        sheets=excel and rnd.random() < 0.3,
        shift=rnd.choice((0, 0, 1, 2)) if excel else 0,
        gaps=rnd.random() < 0.7,
        hidden=excel and rnd.random() < 0.2,
        slips=rnd.choice((0.0, 0.0, 0.05, 0.1)),
    )  # fmt: skip
    return _consistent(style)


def _consistent(style: Style) -> Style:
    """Without combinations that no reader could tell apart, and that offices do not print either."""
    if style.label in ("own", "first") and style.colon == "":
        style = replace(style, colon=" :")
    if style.label == "inline" and style.colon == "":
        style = replace(style, colon=" :")
    if style.torn:  # a converter's rows have neither order within a row nor numbers of their own
        fraction = "by" if style.fraction == "rows" else style.fraction
        style = replace(style, goals="first", shared="", fraction=fraction, split=False)
    if style.goals == "run" and style.split:
        style = replace(style, split=False)
    if style.broken_titles == "rows":
        style = replace(style, numbers="")
    if style.letters and (style.goals == "run" or style.torn):
        style = replace(style, letters="")
    if style.head == "post" and style.sections:
        style = replace(style, sections=False)
    return style
