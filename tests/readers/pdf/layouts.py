"""A keputusan laid out as a PDF in one of the many ways that programs and offices do it."""

from __future__ import annotations

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass, field, fields, replace

from iki_desktop.models.kantor import Kantor
from iki_desktop.models.keputusan import Gaya, Indikator, Kartu, Keputusan
from iki_desktop.models.tanggal import format_tanggal
from tests.readers.docx.layouts import marker, peran
from tests.readers.pdf.page_tables import Group, Ruling, TableWriter
from tests.readers.pdf.paper import FACES, Ink, Sheets, Strip, fraction, paragraph, total

SHARES = {"no": 4, "sasaran": 16, "indikator": 18, "satuan": 9, "target": 12, "sumber": 15, "penanggung": 15}
"""Widths of columns by their role; what explains takes 24."""
SIGNERS = (
    ("", "Karang Sejuk, 5 Februari 2026"), ("Mengetahui,", "YANG BERSANGKUTAN,"),
    ("ATASAN LANGSUNG,", ""), ("", ""), ("", ""), ("MARNI LESTARI, S.Sos", "YOSEP TANDI, SE"),
    ("Pembina", "Penata"), ("NIP. 19720304 199803 2 004", "NIP. 19850607 201001 1 009"),
)  # fmt: skip
LINES = ("penuh", "datar", "tegak", "tegak-kotak", "judul", "luar", "tanpa")


@dataclass(frozen=True, slots=True)
class PdfLayout:
    """The choices."""

    ink: Ink = field(default_factory=Ink)
    ruling: Ruling = field(default_factory=Ruling)
    label: str = "kolom"  # sebaris · baris (on a line of its own) · nomor
    body: str = "kolom"  # baris
    formula: str = "batang"  # pendek (a bar as long as the words) · tanda (a row of dashes) · miring · tanpa
    bold: bool = False  # labels and titles
    justify: bool = False
    hyphens: bool = False
    fresh: bool = False  # each kartu on a page of its own
    signers: bool = False  # two signers side by side under each table; never drawn at random

    @classmethod
    def random(cls, seed: int, lines: str = "") -> PdfLayout:
        r = random.Random(seed)
        face = r.choice(tuple(FACES))
        ink = Ink(
            face=face,
            size=r.choice((7.5, 9.0, 10.0, 11.0, 12.0)),
            words=r.choice(("baris", "baris", "kata", "huruf")),
            ligatures=face == "vera" and r.random() < 0.7,
            pen=r.choice(("gores", "kotak", "putus", "ganda")),
            shape=r.choice(("a4", "f4", "a4-l", "f4-l")),
            turn=r.choice(("", "", "90", "180", "270", "rebah")),
            origin=r.choice(("", "potong", "geser")),
            stamp=r.choice(("", "", "SALINAN")),
            head=r.choice(("", "", "Salinan sesuai dengan aslinya")),
            foot=r.choice(("", "#", "- # -", "Halaman #")),
        )
        ruling = Ruling(
            lines=lines or r.choice(LINES),
            gap=r.choice((0.0, 2.0, 5.0)),
            pad=r.choice((2.0, 5.0)),
            split=r.random() < 0.6,
            repeat=r.random() < 0.5,
            middle=r.random() < 0.3,
            shade=r.random() < 0.4,
        )
        return cls(
            ink,
            ruling,
            label=r.choice(("kolom", "kolom", "sebaris", "baris", "nomor")),
            body=r.choice(("kolom", "baris")),
            formula=r.choice(("batang", "pendek", "tanda", "miring", "tanpa")),
            bold=r.random() < 0.5,
            justify=r.random() < 0.4,
            hyphens=r.random() < 0.3,
            fresh=r.random() < 0.4,
        )

    def __str__(self) -> str:
        plain = (PdfLayout(), Ink(), Ruling())
        said = [
            f"{f.name}={getattr(one, f.name)}"
            for one, usual in zip((self, self.ink, self.ruling), plain, strict=True)
            for f in fields(one)
            if f.name not in ("ink", "ruling") and getattr(one, f.name) != getattr(usual, f.name)
        ]
        return " ".join(said) or "biasa"


class PdfWriter:
    """Writes one keputusan."""

    def __init__(self, kantor: Kantor, keputusan: Keputusan, layout: PdfLayout) -> None:
        self.kantor, self.keputusan, self.layout = kantor, keputusan, layout
        self.sheets = Sheets(layout.ink)
        self.y = self.sheets.top
        self._section = ""

    def run(self) -> bytes:
        self._opening()
        self._body()
        self._signature()
        self._page()
        self._lampiran_head()
        for n, kartu in enumerate(self.keputusan.kartu):
            if n and self.layout.fresh:
                self._page()
            self._kartu(kartu)
        return self.sheets.finish()

    # ------------------------------------------------------------ lines of the page

    def _page(self) -> None:
        self.sheets.next_page()
        self.y = self.sheets.top

    def _put(self, strips: Sequence[Strip], x: float) -> None:
        for strip in strips:
            if self.y + strip.height > self.sheets.bottom:
                self._page()
            strip.draw(x, self.y)
            self.y += strip.height

    def _blank(self, lines: float = 1.0) -> None:
        self.y += lines * 1.2 * self.layout.ink.size

    def _say(self, words: str, *, x: float | None = None, bold: bool = False, align: str = "kiri") -> None:
        x = self.sheets.left if x is None else x
        width = self.sheets.right - x
        t = self.layout
        self._put(
            paragraph(
                self.sheets, words, width, bold=bold, hyphens=t.hyphens, justify=t.justify, align=align
            ),
            x,
        )

    def _labelled(self, label: str, items: Sequence[str], style: Gaya, *, column: float) -> None:
        """A label, a colon and what belongs to it, each in a column of its own."""
        s, x = self.sheets, self.sheets.left
        size = self.layout.ink.size
        parts = self._items(items, style, s.right - x - column - size)
        if not parts:
            parts = [Strip(1.2 * size, lambda _x, _y: None)]
        if self.y + parts[0].height > s.bottom:
            self._page()
        s.text(x, self.y + size, label, bold=self.layout.bold)
        s.text(x + column, self.y + size, ":")
        self._put(parts, x + column + size)

    def _items(self, items: Sequence[str], style: Gaya, width: float) -> list[Strip]:
        t, strips = self.layout, list[Strip]()
        for n, item in enumerate(items, start=1):
            first, *rest = item.split("\n")
            listed = style not in (Gaya.PARAGRAF, Gaya.KOSONG)
            indent = 1.8 * t.ink.size if listed else 0.0
            item_mark = marker(style, n) if listed else ""
            strips += paragraph(
                *(self.sheets, first, width),
                hyphens=t.hyphens,
                justify=t.justify,
                mark=item_mark,
                indent=indent,
            )
            for line in rest:
                strips += paragraph(self.sheets, line, width, indent=indent, hyphens=t.hyphens)
        return strips

    # ------------------------------------------------------------ the keputusan

    def _opening(self) -> None:
        k, o = self.keputusan, self.kantor
        camat = f"CAMAT {o.nama.upper()}"
        for line in (f"PEMERINTAH {o.kabupaten.upper()}", f"KECAMATAN {o.nama.upper()}", o.alamat):
            if line:
                self._say(line, align="tengah", bold=self.layout.bold)
        self.sheets.line(self.sheets.left, self.y + 3, self.sheets.right, self.y + 3)
        self._blank()
        for line in (f"KEPUTUSAN {camat}", f"NOMOR : {k.nomor}", "TENTANG", k.tentang, f"{camat},"):
            self._say(line, align="tengah", bold=self.layout.bold)
            self._blank(0.5)

    def _body(self) -> None:
        k = self.keputusan
        column = 7.5 * self.layout.ink.size
        pairs = [("Menimbang", k.menimbang, Gaya.ABC), ("Mengingat", k.mengingat, Gaya.ANGKA)]
        rest = [("Menetapkan", (k.menetapkan,)), *((d.label, tuple(d.teks.split("\n"))) for d in k.diktum)]
        for label, items, style in pairs:
            if self.layout.body == "kolom":
                self._labelled(label, items, style, column=column)
            else:
                self._say(f"{label} :", bold=self.layout.bold)
                self._put(self._items(items, style, self.sheets.right - self.sheets.left), self.sheets.left)
            self._blank(0.5)
        self._say("MEMUTUSKAN :", align="tengah", bold=self.layout.bold)
        self._blank(0.5)
        for label, lines in rest:
            self._labelled(label, lines, Gaya.PARAGRAF, column=column)
            self._blank(0.5)

    def _signature(self) -> None:
        k = self.keputusan
        t = k.penandatangan
        date = format_tanggal(k.tanggal) if k.tanggal else k.tanggal_teks
        lines = [f"Ditetapkan di {k.tempat}", f"pada tanggal {date}"]
        lines += [f"a.n. {t.atas_nama}"] if t.atas_nama else []
        lines += [f"{t.jabatan},", "", "", t.nama, t.pangkat, f"NIP. {t.nip}"] if t.nip else []
        if self.y + 1.3 * self.layout.ink.size * len(lines) > self.sheets.bottom:
            self._page()
        x = (self.sheets.left + self.sheets.right) / 2
        for line in lines:
            if line:
                self._say(line, x=x)
            else:
                self._blank()

    # ------------------------------------------------------------ the lampiran

    def _lampiran_head(self) -> None:
        k = self.keputusan
        x = (self.sheets.left + self.sheets.right) / 2
        size = self.layout.ink.size
        for label, words in (
            ("LAMPIRAN", f"KEPUTUSAN CAMAT {self.kantor.nama.upper()}"),
            ("NOMOR", k.lampiran.nomor or k.nomor),
            ("TANGGAL", k.lampiran.tanggal),
        ):
            self.sheets.text(x, self.y + size, label)
            self.sheets.text(x + 6.5 * size, self.y + size, ":")
            self._put(paragraph(self.sheets, words, self.sheets.right - x - 7.5 * size), x + 7.5 * size)
            if not words:
                self._blank()
        self._blank()
        self._say("INDIKATOR KINERJA INDIVIDU", align="tengah", bold=self.layout.bold)
        self._blank()

    def _kartu(self, kartu: Kartu) -> None:
        if self.y > self.sheets.bottom - 90:
            self._page()
        if kartu.bagian and kartu.bagian != self._section:
            self._section = kartu.bagian
            self._say(kartu.bagian, bold=self.layout.bold)
            self._blank(0.5)
        triples = [
            ("Jabatan", (kartu.jabatan,), Gaya.PARAGRAF),
            ("Tugas", kartu.tugas, kartu.gaya_tugas),
            ("Fungsi", kartu.fungsi, kartu.gaya_fungsi),
        ]
        for n, (label, items, style) in enumerate(triples, start=1):
            self._label(n, label, items, style)
        self._blank(0.8)
        self._table(kartu)
        self._blank(1.5)
        if self.layout.signers:
            self._signers()

    def _signers(self) -> None:
        """Each beginning at one place, with room to sign; the left one stands beside the place and date."""
        s, size = self.sheets, self.layout.ink.size
        if self.y + 1.3 * size * len(SIGNERS) > s.bottom:
            self._page()
        for pair in SIGNERS:
            self.y += 1.2 * size
            for x, words in zip((s.left + 2 * size, (s.left + s.right) / 2 + size), pair, strict=True):
                s.text(x, self.y, words)
        self._blank(2)

    def _label(self, n: int, label: str, items: Sequence[str], style: Gaya) -> None:
        width = self.sheets.right - self.sheets.left
        plain = style in (Gaya.PARAGRAF, Gaya.KOSONG) and len(items) == 1 and "\n" not in items[0]
        match self.layout.label:
            case "kolom":
                self._labelled(label, items, style, column=6 * self.layout.ink.size)
            case "nomor":
                self._labelled(f"{n}. {label}", items, style, column=6 * self.layout.ink.size)
            case "sebaris" if plain:
                self._say(f"{label} : {items[0]}")
            case _:
                self._say(f"{label} :" if self.layout.label == "sebaris" else label, bold=self.layout.bold)
                self._put(self._items(items, style, width), self.sheets.left)

    def _table(self, kartu: Kartu) -> None:
        s, t = self.sheets, self.layout
        titles = [j for j in kartu.judul_kolom if peran(j) != "definisi"]
        titles = titles or ["Sasaran", "Indikator Kinerja", "Penjelasan", "Sumber Data"]
        roles = [peran(j) for j in titles]
        quarters = any(x.tw for _, i in _rows(kartu) for x in i.target.values())
        parts = [SHARES.get(r, 24) for r in roles]
        unit = (s.right - s.left) / sum(parts)
        xs, spans = [s.left], list[int]()
        for role, part in zip(roles, parts, strict=True):
            count = 4 if role == "target" and quarters else 1
            xs += [xs[-1] + unit * part * (n + 1) / count for n in range(count)]
            spans.append(count)
        writer = TableWriter(s, t.ruling, xs, self.y)
        self._titles(writer, titles, spans, xs)
        shared = [n for n, role in enumerate(roles) if role in ("no", "sasaran")]
        shared = shared if shared == list(range(len(shared))) else []
        groups: list[Group] = []
        for index, sasaran in enumerate(kartu.sasaran, start=1):
            widths = [b - a - 2 * t.ruling.pad for a, b in itertools.pairwise(xs)]
            group = Group([self._cell(roles[n], index, sasaran.teks, None, widths[n]) for n in shared])
            for i in sasaran.indikator:
                row: list[list[Strip]] = []
                column = len(shared)
                for role, count in list(zip(roles, spans, strict=True))[len(shared) :]:
                    if count > 1:
                        values = next((x.tw for x in i.target.values() if x.tw), ("", "", "", ""))
                        row += [self._plain(f"{v}", widths[column + n]) for n, v in enumerate(values)]
                    else:
                        row.append(self._cell(role, index, sasaran.teks, i, widths[column]))
                    column += count
                group.rows.append(row)
            groups.append(group)
        self.y = writer.run(groups)

    def _titles(
        self, writer: TableWriter, titles: Sequence[str], spans: Sequence[int], xs: Sequence[float]
    ) -> None:
        r, column = self.layout.ruling, 0
        double = max(spans) > 1
        heights = [0.0, 0.0]
        for title, count in zip(titles, spans, strict=True):
            width = xs[column + count] - xs[column] - 2 * r.pad
            words = paragraph(self.sheets, title, width, bold=self.layout.bold, align="tengah")
            writer.header.append((0, 1 if count > 1 or not double else 2, column, count, words))
            for n in range(count if count > 1 else 0):
                label = paragraph(self.sheets, ("I", "II", "III", "IV")[n], width / count, align="kiri")
                writer.header.append((1, 1, column + n, 1, label))
                heights[1] = max(heights[1], total(label) + 2 * r.gap)
                heights[0] = max(heights[0], total(words) + 2 * r.gap)
            column += count
        tallest = max(total(words) for *_, words in writer.header) + 2 * r.gap
        heights[0] = max(heights[0], tallest - heights[1])
        writer.heights = heights if double else heights[:1]

    # ------------------------------------------------------------ cells

    def _plain(self, words: str, width: float) -> list[Strip]:
        strips: list[Strip] = []
        for line in words.split("\n"):
            strips += paragraph(
                self.sheets, line, width, hyphens=self.layout.hyphens, justify=self.layout.justify
            )
        return strips

    def _cell(self, role: str, index: int, sasaran: str, i: Indikator | None, width: float) -> list[Strip]:
        match role:
            case "no":
                return self._plain(f"{index}.", width)
            case "sasaran":
                return self._plain(sasaran, width)
            case _ if i is None:
                return []
            case "indikator":
                return self._plain(i.teks, width)
            case "satuan":
                return self._plain(i.satuan, width)
            case "sumber":
                return self._plain(i.sumber_data, width)
            case "penanggung":
                return self._plain(i.penanggung_jawab, width)
            case "formulasi":
                return self._formulasi(i, width)
            case _:
                return []

    def _formulasi(self, i: Indikator, width: float) -> list[Strip]:
        if not i.pembilang or not i.penyebut:
            return self._plain(i.formulasi, width)
        tail = " x 100%" if i.satuan == "%" else ""
        match self.layout.formula:
            case "batang" | "pendek":
                short = self.layout.formula == "pendek"
                return fraction(self.sheets, i.pembilang, i.penyebut, tail, width, short=short)
            case "tanda":
                room = width - self.sheets.measure(tail)
                dashes = "-" * int(room / self.sheets.measure("-"))
                return self._plain(f"{i.pembilang}\n{dashes}{tail}\n{i.penyebut}", width)
            case "tanpa":
                return self._plain(f"{i.pembilang}\n{i.penyebut}", width)
            case _:
                return self._plain(f"{i.pembilang} / {i.penyebut}{tail}", width)


def _rows(kartu: Kartu) -> list[tuple[str, Indikator]]:
    return [(s.teks, i) for s in kartu.sasaran for i in s.indikator]


def varied(layout: PdfLayout, **changes: object) -> PdfLayout:
    """The same choices but some, whichever part they belong to."""
    for name, value in changes.items():
        if name in {f.name for f in fields(Ink)}:
            layout = replace(layout, ink=replace(layout.ink, **{name: value}))  # type: ignore[arg-type]
        elif name in {f.name for f in fields(Ruling)}:
            layout = replace(layout, ruling=replace(layout.ruling, **{name: value}))  # type: ignore[arg-type]
        else:
            layout = replace(layout, **{name: value})  # type: ignore[arg-type]
    return layout
