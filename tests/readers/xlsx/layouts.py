"""The lampiran of a keputusan laid out as a workbook in one of the ways that offices lay theirs out."""

from __future__ import annotations

import io
import random
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet

from iki_desktop.models.kantor import Kantor
from iki_desktop.models.keputusan import Gaya, Indikator, Kartu, Keputusan
from tests.readers.docx.layouts import marker, peran


@dataclass(frozen=True)
class ExcelLayout:
    sheet: str = "satu"  # banyak (one kartu a sheet) · nama (the sheet's name is the jabatan)
    label: str = "sebelah"  # titik (a colon in its own cell) · sesel (label and text in one cell)
    items: str = "baris"  # sel (marker in its own cell) · lipat (the whole list in one cell)
    merge: bool = True  # merged cells recorded, over rows and columns
    empty: bool = True  # an empty row between the parts
    shift: int = 0  # columns left free
    formula: str = "miring"  # baris (two lines)
    body_text: bool = False  # the keputusan itself on a sheet before
    rich: bool = False  # words of different faces in a cell
    number: bool = True  # NO and targets as numbers, the date as a date

    @classmethod
    def rnd(cls, rnd: random.Random) -> ExcelLayout:
        return cls(
            sheet=rnd.choice(("satu", "banyak", "nama")),
            label=rnd.choice(("sebelah", "titik", "sesel")),
            items=rnd.choice(("baris", "sel", "lipat")),
            merge=rnd.random() < 0.6,
            empty=rnd.random() < 0.7,
            shift=rnd.choice((0, 0, 1, 2)),
            formula=rnd.choice(("miring", "baris")),
            body_text=rnd.random() < 0.4,
            rich=rnd.random() < 0.4,
            number=rnd.random() < 0.6,
        )

    def __str__(self) -> str:
        return " ".join(f"{f.name}={getattr(self, f.name)}" for f in fields(self))


class ExcelSetter:
    """Writes one keputusan."""

    def __init__(self, kantor: Kantor, keputusan: Keputusan, layout: ExcelLayout, seed: int) -> None:
        self.kantor, self.keputusan, self.layout = kantor, keputusan, layout
        self.rnd = random.Random(seed)
        self.workbook = Workbook()
        self.sheet: Worksheet = self.workbook.active  # type: ignore[assignment]
        self.sheet.title = "IKI"
        self.line = 1

    def walk(self) -> bytes:
        if self.layout.body_text:
            self._body()
            self._new_sheet("Lampiran")
        self._head()
        bagian = ""
        for n, kartu in enumerate(self.keputusan.kartu):
            if n and self.layout.sheet != "satu":
                name = kartu.jabatan if self.layout.sheet == "nama" else f"IKI {n + 1}"
                self._new_sheet(name[:27])
            if kartu.bagian and kartu.bagian != bagian:
                bagian = kartu.bagian
                self._write(0, bagian, width=4)
                self.line += 1
            self._kartu(kartu, with_degree=n == 0 or self.layout.sheet != "nama")
            self.line += self.layout.empty
        self._signature_lines()
        out = io.BytesIO()
        self.workbook.save(out)
        return out.getvalue()

    def _new_sheet(self, name: str) -> None:
        has = {w.title for w in self.workbook.worksheets}
        if name in has:
            name += " (2)"
        self.sheet = self.workbook.create_sheet(name)
        self.line = 1

    def _write(self, column: int, value: object, *, width: int = 1, height: int = 1) -> None:
        if (
            isinstance(value, str)
            and self.layout.rich
            and " " in value
            and "\n" not in value
            and self.rnd.random() < 0.5
        ):
            left, right = value.split(" ", 1)
            value = CellRichText(TextBlock(InlineFont(b=True), f"{left} "), right)
        k = 1 + self.layout.shift + column
        if value not in (None, ""):
            self.sheet.cell(self.line, k).value = value  # type: ignore[assignment]
        if self.layout.merge and (width > 1 or height > 1):
            self.sheet.merge_cells(
                start_row=self.line,
                start_column=k,
                end_row=self.line + height - 1,
                end_column=k + width - 1,
            )

    def _body(self) -> None:
        k = self.keputusan
        for teks in (
            f"PEMERINTAH {self.kantor.kabupaten.upper()}", f"KECAMATAN {self.kantor.nama.upper()}",
            f"KEPUTUSAN CAMAT {self.kantor.nama.upper()}", f"NOMOR : {k.nomor}", "TENTANG", k.tentang,
        ):  # fmt: skip
            self._write(0, teks, width=6)
            self.line += 1
        for label, item, style in (
            ("Menimbang", k.menimbang, Gaya.ABC),
            ("Mengingat", k.mengingat, Gaya.ANGKA),
        ):
            for n, b in enumerate(item, start=1):
                for column, teks in enumerate(
                    (label if n == 1 else "", ":" if n == 1 else "", marker(style, n), b)
                ):
                    self._write(column, teks)
                self.line += 1
        self._write(0, "MEMUTUSKAN :", width=6)
        self.line += 1
        for label, teks in (("Menetapkan", k.menetapkan), *((d.label, d.teks) for d in k.diktum)):
            for column, content in enumerate((label, ":", teks)):
                self._write(column, content)
            self.line += 1

    def _head(self) -> None:
        k = self.keputusan
        for teks in (f"LAMPIRAN KEPUTUSAN CAMAT {self.kantor.nama.upper()}", f"NOMOR : {k.nomor}"):
            self._write(2, teks, width=2)
            self.line += 1
        if k.tanggal:
            if self.layout.number:
                self._write(2, "TANGGAL :")
                self._write(3, datetime(k.tanggal.year, k.tanggal.month, k.tanggal.day))  # noqa: DTZ001
            else:
                self._write(2, f"TANGGAL : {k.lampiran.tanggal}", width=2)
        self.line += 1 + self.layout.empty

    def _kartu(self, kartu: Kartu, *, with_degree: bool) -> None:
        self._write(0, "INDIKATOR KINERJA INDIVIDU", width=4)
        self.line += 1
        label = [("Tugas", kartu.tugas, kartu.gaya_tugas), ("Fungsi", kartu.fungsi, kartu.gaya_fungsi)]
        if with_degree or self.layout.sheet != "nama":
            label.insert(0, ("Jabatan", (kartu.jabatan,), Gaya.PARAGRAF))
        for name, content, style in label:
            self._label(name, content, style)
        self.line += self.layout.empty
        self._table(kartu)

    def _label(self, name: str, content: Sequence[str], style: Gaya) -> None:
        marked = style not in (Gaya.PARAGRAF, Gaya.KOSONG)
        items = [f"{marker(style, n)} {b}" if marked else b for n, b in enumerate(content, start=1)] or [""]
        if self.layout.items == "lipat":
            items = ["\n".join(items)]
        for n, teks in enumerate(items):
            first = n == 0
            if self.layout.label == "sesel":
                self._write(0, f"{name} : {teks}" if first else teks, width=4)
            elif self.layout.label == "titik" and self.layout.items == "sel" and marked:
                label_marker, word = teks.split(" ", 1)
                for column, one in enumerate((name if first else "", ":" if first else "", label_marker)):
                    self._write(column, one)
                self._write(3, word, width=3)
            elif self.layout.label == "titik":
                for column, one in enumerate((name if first else "", ":" if first else "")):
                    self._write(column, one)
                self._write(2, teks, width=3)
            else:
                self._write(0, name if first else "")
                self._write(1, f": {teks}" if first else f"  {teks}", width=3)
            self.line += 1

    def _table(self, kartu: Kartu) -> None:
        titles = list(kartu.judul_kolom) or ["Sasaran", "Indikator Kinerja", "Penjelasan", "Sumber Data"]
        columns = [peran(j) for j in titles]
        tw = any(t.tw for s in kartu.sasaran for i in s.indikator for t in i.target.values())
        place = [sum(4 if k == "target" and tw else 1 for k in columns[:n]) for n in range(len(columns))]
        for n, (j, k) in enumerate(zip(titles, columns, strict=True)):
            self._write(
                place[n], j, width=4 if k == "target" and tw else 1, height=2 if tw and k != "target" else 1
            )
        self.line += 1
        if tw:
            start = place[columns.index("target")]
            for n, r in enumerate(("I", "II", "III", "IV")):
                self._write(start + n, r)
            self.line += 1
        for index, s in enumerate(kartu.sasaran, start=1):
            for n, i in enumerate(s.indikator):
                for x, k in zip(place, columns, strict=True):
                    if k in ("no", "sasaran"):
                        value = index if self.layout.number else f"{index}."
                        if n == 0:
                            self._write(x, value if k == "no" else s.teks, height=len(s.indikator))
                    elif k == "target" and tw:
                        for m, number in enumerate(next(iter(i.target.values())).tw or ()):
                            self._write(x + m, int(str(number)) if self.layout.number else str(number))
                    else:
                        self._write(x, self._content(k, i))
                self.line += 1

    def _content(self, column: str, i: Indikator) -> str:
        match column:
            case "indikator":
                return i.teks
            case "satuan":
                return i.satuan
            case "sumber":
                return i.sumber_data
            case "penanggung":
                return i.penanggung_jawab
            case "formulasi" if i.pembilang and i.penyebut:
                if self.layout.formula == "baris":
                    return f"Rumus:\n{i.pembilang} x 100%\n{i.penyebut}"
                return f"{i.pembilang} / {i.penyebut} x 100%"
            case "formulasi":
                return i.formulasi
            case _:
                return ""

    def _signature_lines(self) -> None:
        k, t = self.keputusan, self.keputusan.penandatangan
        self.line += 1
        tanggal = k.lampiran.tanggal or "17 Juli 2023"
        for teks in (
            f"Ditetapkan di {k.tempat}",
            f"pada tanggal {tanggal}",
            f"{t.jabatan},",
            "",
            t.nama,
            t.pangkat,
            f"NIP. {t.nip}",
        ):
            self._write(2, teks, width=2)
            self.line += 1
