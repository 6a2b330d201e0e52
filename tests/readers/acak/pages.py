"""A decree set on pages: lines, labelled fields and tables, still free of the form they are written in."""

from __future__ import annotations

import copy
import random
from dataclasses import dataclass, field

from tests.readers.acak.decree import Card, Decree
from tests.readers.acak.style import MISSPELT, Style


@dataclass
class Line:
    text: str
    marker: str = ""
    bullet: bool = False


@dataclass
class Field:
    """A label and what stands behind it."""

    label: str
    colon: str
    lines: list[Line]
    mark: str = ""  # the number before the label


@dataclass
class Cell:
    """`rows`, `cols`: how many it spans; `covered`: it is a further row of the merged cell above."""

    text: str = ""
    rows: int = 1
    cols: int = 1
    covered: bool = False
    fraction: tuple[str, str, str] | None = None  # what stands before it, above and below


@dataclass
class Grid:
    head: list[list[Cell]]
    rows: list[list[Cell]]
    header_row: bool = True  # its head is printed


@dataclass
class Break:
    """The end of a page, with what is printed there."""

    lines: list[Line] = field(default_factory=list[Line])


@dataclass
class CardStart:
    """The first block of a kartu; a workbook may open a sheet."""

    name: str


Block = Line | Field | Grid | Break | CardStart


class Pages:
    """Lays one decree out. `decree` becomes what the pages really say (columns left out, cells merged)."""

    def __init__(self, decree: Decree, style: Style, rnd: random.Random) -> None:
        self.decree = copy.deepcopy(decree)
        self.style = style
        self.rnd = rnd
        self.blocks: list[Block] = []
        self.page = 1

    def lay_out(self) -> list[Block]:
        from tests.readers.acak.table import TableMaker, target_grid

        if self.decree.body:
            self._body()
        self._lampiran_head()
        for n, card in enumerate(self.decree.cards):
            self.blocks.append(CardStart(card.post))
            if not card.post:
                self._line("INDIKATOR KINERJA UTAMA")
                self._line(f"KECAMATAN {self.decree.place.upper()}")
            else:
                self._card_head(card, n)
            self.blocks += TableMaker(self, card).make()
            if n == 0 and self.style.targets:
                self._line("TARGET KINERJA TRIWULAN")
                self.blocks.append(target_grid(card, self.rnd))
        if not self.decree.body or self.rnd.random() < 0.6:
            self._signature()
        return self.blocks

    def slip(self) -> bool:
        return self.rnd.random() < self.style.slips

    def furniture(self) -> Break:
        self.page += 1
        match self.style.furniture:
            case "number":
                return Break([Line(f"- {self.page} -")])
            case "page":
                return Break([Line(f"Halaman {self.page} dari 30")])
            case "running":
                return Break([Line(f"{self.page}")])
            case _:
                return Break()

    def _line(self, text: str) -> None:
        self.blocks.append(Line(text))

    # ------------------------------------------------------------ the decree

    def _body(self) -> None:
        d = self.decree
        for text in (
            f"PEMERINTAH {d.district.upper()}", f"KECAMATAN {d.place.upper()}",
            f"Jalan Raya {d.place} Nomor {self.rnd.randint(1, 99)}", f"KEPUTUSAN CAMAT {d.place.upper()}",
            f"NOMOR : {d.number}", "TENTANG", d.title, f"CAMAT {d.place.upper()},",
        ):  # fmt: skip
            self._line(text)
        marks = (("Menimbang", d.considering, "abc"), ("Mengingat", d.recalling, "123"))
        for label, items, kind in marks:
            lines = [Line(t, marker(kind, n, ".")) for n, t in enumerate(items, start=1)]
            self.blocks.append(Field(label, " :", lines))
        self._line("MEMUTUSKAN :")
        self.blocks.append(Field("Menetapkan", " :", [Line(f"KEPUTUSAN CAMAT TENTANG {d.title}.")]))
        for label, text in d.rulings:
            self.blocks.append(Field(label, " :", [Line(text)]))
        self._signature()
        self.blocks.append(Break())

    def _signature(self) -> None:
        d = self.decree
        post, name, rank, nip = d.signer
        for text in (
            f"Ditetapkan di {d.place}",
            f"pada tanggal {d.date}",
            f"{post},",
            name,
            rank,
            f"NIP. {nip}",
        ):
            self._line(text)

    def _lampiran_head(self) -> None:
        d = self.decree
        self._line(f"LAMPIRAN KEPUTUSAN CAMAT {d.place.upper()}")
        self._line(f"NOMOR : {d.number}")
        self._line(f"TANGGAL : {d.date}")
        if self.rnd.random() < 0.5:
            self._line("INDIKATOR KINERJA INDIVIDU")
            self._line(f"KECAMATAN {d.place.upper()} TAHUN {d.year}")

    # ------------------------------------------------------------ the head of a kartu

    def _card_head(self, card: Card, n: int) -> None:
        style = self.style
        if style.sections and n % 3 == 0:
            roman = ("I", "II", "III", "IV", "V", "VI")[n // 3]
            part = ("Sekretariat", "Seksi Pelayanan", "Seksi Pembangunan", "Kelurahan")[n // 3 % 4]
            self._line(f"{roman}. Indikator Kinerja {part}")
        if style.head == "iki":
            self._line("INDIKATOR KINERJA INDIVIDU")
        elif style.head == "post":
            title = card.post.upper() if self.rnd.random() < 0.5 else card.post
            self._line(f"{n + 1}. {title}" if style.head_mark else title)
        post, duties, functions = style.words
        parts = [(post, [Line(card.post)]), (duties, self._items(card.duties, duty=True))]
        if card.functions and self.rnd.random() < (0.5 if style.no_functions else 0.0):
            card.functions = []
        if card.functions:
            parts.append((functions, self._items(card.functions)))
        elif style.no_functions in ("dash", "label"):
            parts.append((functions, [Line("-")] if style.no_functions == "dash" else []))
        if style.swapped and len(parts) == 3 and parts[2][1]:
            parts[1], parts[2] = parts[2], parts[1]
        if style.head == "post":
            parts = parts[1:]
        marks = {"1": "1. 2. 3.", "a": "a. b. c.", "-": "- - -"}.get(style.label_mark, "  ").split(" ")
        fields: list[Field] = []
        for (label, lines), mark in zip(parts, marks, strict=False):
            if self.slip() and label in MISSPELT:
                label = self.rnd.choice(MISSPELT[label])
            fields.append(Field(label, style.colon, lines, mark))
        self.blocks += fields

    def _items(self, texts: list[str], *, duty: bool = False) -> list[Line]:
        """A list with the markers of this document and the slips of its clerk."""
        if duty and len(texts) == 1:
            text = texts[0]
            return [Line(text[0].upper() + text[1:] if self.rnd.random() < 0.5 else text)]
        kind = self.style.listing
        end = ";" if kind == "bare" or self.rnd.random() < 0.6 else ""
        upper = kind == "bare" or self.rnd.random() < 0.5
        lines: list[Line] = []
        for n, text in enumerate(texts, start=1):
            text = (text[0].upper() + text[1:] if upper else text) + ("." if end and n == len(texts) else end)
            mark = "" if kind in ("strip", "bare") else marker(kind, n, self.style.mark)
            if n > 1 and mark and self.slip():
                match self.rnd.choice(("wrong", "gone", "twice", "glued")):
                    case "wrong":
                        mark = marker(kind, n + 1, self.style.mark)
                    case "gone" if end and upper:
                        mark = ""
                    case "twice":
                        mark = marker(kind, n - 1, self.style.mark)
                    case _ if end and not self.style.real_lists:
                        lines[-1].text += f" {mark} {text}"
                        continue
            lines.append(Line(text, mark, bullet=kind == "strip"))
        return lines


def marker(kind: str, n: int, form: str) -> str:
    sign = chr(96 + n) if kind == "abc" else str(n)
    return f"({sign})" if form == "()" else sign + form
