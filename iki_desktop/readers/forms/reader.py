"""Filled forms in: each figure with the mark of its row and of its column, or refused with its place.

Nothing is guessed from positions. A figure counts where the marks at both ends of its row and at both ends of
its column agree, and the words beside it are those that the form was made with (models/formulir.py).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from pathlib import Path

from iki_desktop.errors import InputRefused, Report
from iki_desktop.models import formulir as f
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.formulir import TandaLembar
from iki_desktop.models.formulir_terisi import BarisTerisi, Formulir, IsiSel, Tolakan
from iki_desktop.models.tanggal import BULAN, BULAN_PENDEK
from iki_desktop.readers.archive import MAX_PACKAGE, Archive
from iki_desktop.readers.forms.cells import FormSheet, RawCell, read_cells
from iki_desktop.readers.intake import read_bytes
from iki_desktop.readers.recognise import Form, recognise
from iki_desktop.readers.xlsx.sheet import column_name
from iki_desktop.readers.xlsx.workbook import open_workbook

FORM_SUFFIXES = (".xlsx", ".xlsm")
MARK = re.compile(rf"\b{f.AWALAN}[0-9]{{1,3}}\|(?:{f.LEMBAR}|{f.BARIS})\|".encode())
_MARK_LOST = "tanda pengenalnya hilang atau berubah"


def is_form(path: Path) -> bool:
    """Whether this is a workbook in which marks of a form stand; False for whatever cannot be read."""
    if path.suffix.lower() not in FORM_SUFFIXES:
        return False
    try:
        content = read_bytes(path, MAX_PACKAGE)
        return recognise(content) is Form.PACKAGE and Archive(content, path.name).contains(MARK)
    except InputRefused:  # whoever reads it next says why
        return False


def read_form(path: Path, report: Report | None = None) -> Formulir:
    """Read a filled form. InputRefused where it is no form, or none of its sheets can be trusted.

    `report(done, total)` is called a sheet and may raise Cancelled.
    """
    archive = Archive(read_bytes(path, MAX_PACKAGE), path.name)
    workbook = open_workbook(archive)
    sheets: list[TandaLembar] = []
    rows: list[BarisTerisi] = []
    refused: list[Tolakan] = []
    catatan: list[Catatan] = []
    for index, one in enumerate(workbook.sheets):
        if report is not None:
            report(index, len(workbook.sheets))
        reader = _SheetReader(read_cells(archive, one.bagian, workbook.value), one.name, path.name)
        if not reader.marked:
            continue
        try:
            result = reader.read()
        except _SheetRefused as refusal:
            refused.append(Tolakan(f"Lembar {one.name}", refusal.reason))
            continue
        sheets.append(reader.mark)
        rows += result
        refused += reader.refused
        catatan += reader.catatan
    if not sheets:
        reason = f"{refused[0].tempat}: {refused[0].alasan}" if refused else "isinya bukan formulir"
        raise InputRefused(
            f"{path.name} tidak dapat diterima sebagai formulir. {reason}. Tidak ada yang diubah. "
            "Buat formulir baru dari berkas kantor, lalu salin angkanya ke sana."
        )
    return Formulir(path.name, tuple(sheets), tuple(rows), tuple(refused), tuple(catatan))


class _SheetRefused(Exception):
    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class _SheetReader:
    """One sheet: first the marks that hold it together, then its rows."""

    mark: TandaLembar

    def __init__(self, content: FormSheet, name: str, filename: str) -> None:
        self._cells = content.cells
        self._merged = [g for g in content.merge if g.upper != g.lower or g.left != g.right]
        self._name = name
        self._filename = filename
        self.refused: list[Tolakan] = []
        self.catatan: list[Catatan] = []
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)  # of marks, by kind
        self._columns: dict[str, int] = {}  # by key, those whose marks agree
        for place, cell in sorted(self._cells.items()):
            kind = f.jenis_tanda(cell.content) if isinstance(cell.content, str) else None
            if kind is None:
                continue
            if kind[0] > f.VERSI_FORMULIR:
                raise InputRefused(
                    f"{filename} dibuat oleh IKI Desktop yang lebih baru. Tidak ada yang diubah. "
                    "Pasang versi yang baru untuk menerimanya."
                )
            self._places[kind[1]].append(place)

    @property
    def marked(self) -> bool:
        """Whether the sheet is one of a form at all."""
        return any(self._places[kind] for kind in (f.LEMBAR, f.KOLOM, f.JUDUL, f.BARIS, f.AKHIR))

    def read(self) -> list[BarisTerisi]:
        """The rows whose marks agree; the others are in `refused`. Raises _LembarDitolak."""
        head = self._one(f.LEMBAR)
        upper, lower, title = self._one(f.KOLOM), self._one(f.AKHIR), self._one(f.JUDUL)
        try:
            self.mark = f.baca_tanda_lembar(self._teks(*head))
        except f.TandaRusakError:
            raise _SheetRefused(_MARK_LOST) from None
        if len({head[1], upper[1], lower[1], title[1]}) > 1:
            raise _SheetRefused("sel-selnya bergeser; tanda pengenalnya tidak lagi sejajar")
        self._match_columns(upper, lower[0], title[0])
        if f.K_TEPI not in self._columns:
            raise _SheetRefused("kolom tersembunyi di kanannya hilang atau bergeser")
        results: list[BarisTerisi] = []
        for row, column in self._places[f.BARIS]:
            if column != head[1]:
                self._refuse_row(row, "sel-selnya bergeser; tanda pengenalnya tidak lagi sejajar")
            elif one := self._lines(row, column):
                results.append(one)
        owned = {b for place in self._places.values() for b, _ in place}
        self._strays(owned)
        return results

    def _one(self, kind: str) -> tuple[int, int]:
        place = self._places[kind]
        if not place:
            raise _SheetRefused(_MARK_LOST)
        if len(place) > 1:
            raise _SheetRefused("di dalamnya ada dua formulir; taruh masing-masing di lembarnya sendiri")
        return place[0]

    # -- columns -------------------------------------------------------------------------

    def _match_columns(self, upper: tuple[int, int], lower: int, title: int) -> None:
        """Columns named alike above, below and (months) in the visible title; the others are refused."""
        key: dict[str, list[int]] = defaultdict(list)
        end = {k: self._teks(lower, k) for b, k in self._cells if b == lower}
        for row, column in sorted(self._cells):
            if row == upper[0] and column != upper[1]:
                key[self._teks(row, column)].append(column)
        bulan = {f.kolom_bulan(b): b for b in range(1, self.mark.sampai + 1)}
        for name, place in key.items():
            if len(place) > 1 or end.get(place[0]) != name:
                for column in place:
                    self._refuse_column(column, "tanda kolomnya ganda atau bergeser", key)
            elif name in bulan and not _names_month(self._teks(title, place[0]), bulan[name]):
                self._refuse_column(place[0], f"judulnya bukan lagi {BULAN[bulan[name] - 1]}", key)
            else:
                self._columns[name] = place[0]
        for name, b in bulan.items():
            if name not in key:
                self._note("formulir-kolom", f"Kolom {BULAN[b - 1]} tidak ada lagi, jadi tidak dibaca.")

    def _refuse_column(self, column: int, reason: str, marks: Collection[str]) -> None:
        """A column is named once, where anything but its marks stands in it below its title."""
        title = self._places[f.JUDUL][0][0]
        content = [b for b, k in self._cells if k == column and b > title and self._teks(b, k) not in marks]
        if content:
            self.refused.append(
                Tolakan(
                    f"Lembar {self._name}, kolom {column_name(column)}",
                    f"{reason}; {len(content)} selnya tidak dibaca",
                )
            )

    # -- rows ----------------------------------------------------------------------------

    def _lines(self, row: int, column: int) -> BarisTerisi | None:
        row_mark = self._teks(row, column)
        written = (
            self._column_text(row, f.K_NOMOR),
            self._column_text(row, f.K_INDIKATOR),
            self._column_text(row, f.K_ISIAN),
        )
        if row_mark.count("|") < 3 or self._column_text(row, f.K_TEPI) != f.sidik_tanda(row_mark):
            return self._refuse_row(row, "sel-selnya bergeser; tanda di kedua ujungnya tidak sama")
        try:
            mark = f.baca_tanda_baris(row_mark, self.mark, written)
        except f.TandaRusakError:
            return self._refuse_row(row, "tulisan indikatornya tidak lagi sama dengan formulir yang dibuat")
        cells: dict[int, IsiSel] = {}
        for bulan in range(1, self.mark.sampai + 1):
            if content := self._content(row, f.kolom_bulan(bulan)):
                cells[bulan] = content
        return BarisTerisi(
            self.mark,
            mark,
            written,
            f"Lembar {self._name}, baris {row}",
            frozenset(b for b in range(1, self.mark.sampai + 1) if f.kolom_bulan(b) in self._columns),
            cells,
            self._content(row, f.K_CATATAN),
            self._content(row, f.K_BUKTI),
        )

    def _content(self, row: int, key: str) -> IsiSel | None:
        column = self._columns.get(key)
        cell = self._cells.get((row, column)) if column else None
        if column is None or cell is None:
            return None
        problem = cell.problem
        if any(g.upper <= row <= g.lower and g.left <= column <= g.right for g in self._merged):
            problem = "selnya digabung dengan sel lain, jadi tidak jelas untuk bulan atau baris mana"
        return IsiSel(self._position(row, column), cell.content, problem, cell.has_formula)

    def _refuse_row(self, row: int, reason: str) -> None:
        """A row that cannot be trusted is named where something stands in its cells."""
        columns = [*self._month_columns(), *(self._columns.get(k, 0) for k in (f.K_CATATAN, f.K_BUKTI))]
        content = [f"{column_name(k)}{row}" for k in columns if (row, k) in self._cells]
        if content:
            cell = f", sel {', '.join(content)}" if len(content) <= 12 else ""
            self.refused.append(Tolakan(f"Lembar {self._name}, baris {row}{cell}", reason))

    def _strays(self, owned: set[int]) -> None:
        """Figures that stand where the form has no row or no column for them."""
        bulan = self._month_columns()
        for row in sorted({b for b, k in self._cells if k in bulan and b not in owned}):
            if any(_has_figure(self._cells.get((row, k))) for k in bulan):
                self._refuse_row(row, "baris ini bukan baris formulir")
        known = set(self._columns.values()) | {self._places[f.LEMBAR][0][1]}
        row_owners = {b for b, _ in self._places[f.BARIS]}
        refusal = {t.tempat for t in self.refused}
        for column in sorted({k for b, k in self._cells if b in row_owners} - known):
            numbers = [b for b in row_owners if _has_figure(self._cells.get((b, column)))]
            if numbers and f"Lembar {self._name}, kolom {column_name(column)}" not in refusal:
                self._note(
                    "formulir-kolom", f"Kolom {column_name(column)} bukan kolom formulir, jadi tidak dibaca."
                )

    def _month_columns(self) -> list[int]:
        key = {f.kolom_bulan(b) for b in range(1, self.mark.sampai + 1)}
        return sorted(k for name, k in self._columns.items() if name in key)

    # -- words ---------------------------------------------------------------------------

    def _teks(self, row: int, column: int) -> str:
        cell = self._cells.get((row, column))
        return cell.teks if cell is not None else ""

    def _column_text(self, row: int, key: str) -> str:
        column = self._columns.get(key)
        return self._teks(row, column) if column is not None else ""

    def _position(self, row: int, column: int) -> str:
        return f"Lembar {self._name}, sel {column_name(column)}{row}"

    def _note(self, kode: str, message: str) -> None:
        self.catatan.append(Catatan(TingkatCatatan.PERIKSA, kode, message, tempat=f"Lembar {self._name}"))


def _names_month(title: str, bulan: int) -> bool:
    """Whether a column's title still names its month, short or in full."""
    words = title.split()
    return bool(words) and words[0].casefold() in (
        BULAN[bulan - 1].casefold(),
        BULAN_PENDEK[bulan - 1].casefold(),
    )


def _has_figure(cell: RawCell | None) -> bool:
    return cell is not None and (not isinstance(cell.content, str) or any(c.isdigit() for c in cell.content))
