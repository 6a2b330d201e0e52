"""Signatures and initials (paraf) that stand under a kartu: where they begin and end, one signer a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.document import Block, Line, TableRow
from iki_desktop.readers.wording.fixed_lines import (
    BARE_NIP,
    DITETAPKAN,
    IKI_TITLE,
    JABATAN_WORDS,
    LAMPIRAN,
    NIP,
    ON_BEHALF,
    ON_DATE,
    PANGKAT,
    PENANDATANGAN_JABATAN,
    PLACE_AND_DATE,
    SECTION,
    SECTION_HEAD,
    TEMBUSAN,
)
from iki_desktop.readers.wording.labels import Label, find_label

MAX_LINES = 16  # rows of one block of signatures
MAX_CELLS = 3  # signers side by side
MAX_WORDS = 8  # of the line that names an office
REACH = 6  # lines below the office of the signer among which the NIP or the name stands
_OFFICE = r"a\.?\s?n\b|an\.|plt|plh|pj\b|camat|lurah|sekretaris|kepala|bupati|atasan|pejabat"
_SEEN = "mengetahui|menyetujui|mengesahkan|disetujui|disahkan|diketahui|diperiksa|dikoreksi|dibuat"
SIGNATURE_OPENING = re.compile(
    rf"^\W*(?:(?:{_SEEN})(?:\s*(?:/|dan|&)\s*(?:{_SEEN}))?(?:\s+oleh)?\s*[,:.]*\s*(?:$|(?=(?:{_OFFICE})))|"
    r"pihak\s+(?:pertama|kedua|ke-?\s?satu|ke-?\s?dua)\W*$|"
    r"(?:pejabat\s+penilai|(?:pegawai\s+)?yang\s+dinilai|atasan\s+langsung|"
    r"yang\s+(?:menyatakan|membuat(?:\s+pernyataan)?))\s*[,:]*$|"
    r"(?:lembar\s+|kolom\s+)?paraf\b.{0,60}$)",
    re.IGNORECASE,
)
"""How a block of signatures begins that names no place: "Mengetahui,", "Pihak Kedua", "Paraf …"."""
DEGREE = re.compile(
    r"^\W*(?:(?:Drs?|Dra|Ir|Hj?|KH|Prof|R)\.\s*\S|[^,]{3,60},\s*(?:[SM]\.?\s?[A-Z]|A\.?\s?Md|SE\b|SH\b|ST\b|MM\b))"
)
SIGNED = re.compile(r"^\W*(?:ttd|tertanda|dto)\b", re.IGNORECASE)
NIP_ALONE = re.compile(r"^\W*N\s?I\s?P\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signatures:
    """The lines of one block of signatures, the first signer's before the second's."""

    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        return " ".join(b.teks for b in self.lines)


@dataclass(slots=True)
class OpenBlock:
    """A block of signatures while its rows come in; each cell keeps its column."""

    rows: list[list[tuple[int, Line]]] = field(default_factory=list[list[tuple[int, Line]]])
    signed: bool = False  # a NIP has been seen

    def accepts(self, texts: Sequence[str]) -> bool:
        """Whether a line or row still belongs to it: nothing of the next kartu, nor words behind the NIP."""
        if len(self.rows) >= MAX_LINES or len(texts) > MAX_CELLS or any(map(_opens_kartu, texts)):
            return False
        return not self.signed or any(_behind_name(t) or SIGNATURE_OPENING.match(t) for t in texts)

    def add_line(self, line: Line) -> None:
        self._add([(0, line)])

    def add_texts(self, texts: Sequence[str]) -> None:
        """A line of the page with its texts side by side."""
        self._add([(n, Line(text, 0)) for n, text in enumerate(texts)])

    def add_row(self, row: TableRow) -> None:
        cells: list[tuple[int, Line]] = []
        column = 0
        for cell in row.cells:
            for text in cell.teks.split("\n"):
                if text:
                    cells.append((column, Line(text, row.nomor)))
            column += max(1, cell.width)
        self._add(cells)

    def _add(self, cells: list[tuple[int, Line]]) -> None:
        joined: list[tuple[int, Line]] = []
        for column, line in cells:
            if joined and (_leads(joined[-1][1].teks) or line.teks.startswith(":")):
                before = joined[-1]
                joined[-1] = (before[0], Line(f"{before[1].teks} {line.teks}", line.nomor))
            else:
                joined.append((column, line))
        self.rows.append(joined)
        self.signed |= any(shows_number(line.teks) for _, line in joined)

    def close(self) -> Signatures:
        """The lines column by column where signers stand side by side, else as they came."""
        cells = [cell for row in self.rows for cell in row]
        if any(len({column for column, _ in row}) > 1 for row in self.rows):
            cells.sort(key=lambda cell: cell[0])
        return Signatures(tuple(line for _, line in cells))


def opens_signatures(texts: Sequence[str], below: Sequence[str]) -> bool:
    """Whether a line, or a row of these cells, begins a block of signatures.

    "Mengetahui," "Paraf", place and date say so themselves; the office of a signer does where a NIP, or a
    name with its titles, stands in the lines below.
    """
    if not texts or len(texts) > MAX_CELLS or any(map(_opens_kartu, texts)):
        return False
    if any(opens_itself(t) for t in texts):
        return True
    if not all(ON_BEHALF.match(t) or _office(t) for t in texts):
        return False
    return any(shows_number(t) or DEGREE.match(t) or SIGNED.match(t) for t in below[:REACH])


def texts_of(blocks: Sequence[Block]) -> list[str]:
    """The first texts of these blocks, for a look at what stands below a line."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Line):
            texts.append(block.teks)
        else:
            texts += [t for row in block.rows for cell in row.cells for t in cell.teks.split("\n") if t]
    return texts


def opens_itself(text: str) -> bool:
    """Whether a text begins a block of signatures whatever stands below it."""
    if len(text) > 120:
        return False
    small = text.lstrip(" -:")[:1].islower()
    return bool(
        (
            SIGNATURE_OPENING.match(text) and not (small and text.strip()[-1].isalpha())
        )  # "diperiksa" ends a cell
        or PLACE_AND_DATE.match(text)
        or NIP.match(text)
        or (not small and (DITETAPKAN.match(text) or ON_DATE.match(text)))
    )


def _office(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return bool(
        PENANDATANGAN_JABATAN.match(text)
        and len(text.split()) <= MAX_WORDS
        and (sum(map(str.isupper, letters)) > 0.7 * len(letters) or text.rstrip().endswith(","))
    )


def shows_number(text: str) -> bool:
    """Whether a NIP stands in a text."""
    return bool(NIP.search(text) or BARE_NIP.match(text))


def _behind_name(text: str) -> bool:
    return bool(
        shows_number(text)
        or PANGKAT.fullmatch(text.strip(" .,()"))
        or NIP_ALONE.match(text)
        or TEMBUSAN.match(text)
    )


def _leads(text: str) -> bool:
    """Whether a cell only leads to the one beside it: "NIP.", "Ditetapkan di", words and a colon."""
    m = DITETAPKAN.match(text)
    return bool(
        text.endswith(":")
        or NIP_ALONE.match(text)
        or (m and not m["isi"])
        or (text.lower().endswith("tanggal") and ON_DATE.match(text))
    )


def _opens_kartu(text: str) -> bool:
    """Whether a text is the title, section or label of the next kartu."""
    if IKI_TITLE.match(text) or LAMPIRAN.match(text) or SECTION_HEAD.match(text):
        return True
    if (found := find_label(text)) and found.label in (Label.JABATAN, Label.TUGAS, Label.FUNGSI):
        return True
    m = SECTION.match(text)  # "H. Maulana" is a name, "II. Sekretariat" a section
    return m is not None and bool(
        len(m["tanda"]) > 1 or SECTION_HEAD.match(m["isi"]) or JABATAN_WORDS.match(m["isi"])
    )
