"""Signatures and initials (paraf) that stand under a kartu: where they begin and end, one signer a column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.dokumen import Baris, BarisTabel, Blok
from iki_desktop.readers.label import Label, cari_label
from iki_desktop.readers.tetap import (
    ATAS_NAMA,
    BAGIAN,
    DITETAPKAN,
    JABATAN_PENANDATANGAN,
    JUDUL_IKI,
    KATA_JABATAN,
    KEPALA_BAGIAN,
    LAMPIRAN,
    NIP,
    NIP_TELANJANG,
    PADA_TANGGAL,
    PANGKAT,
    TEMBUSAN,
    TEMPAT_TANGGAL,
)

MAKS_BARIS = 16  # rows of one block of signatures
MAKS_SEL = 3  # signers side by side
MAKS_KATA = 8  # of the line that names an office
JARAK = 6  # lines below the office of the signer among which the NIP or the name stands
_OFFICE = r"a\.?\s?n\b|an\.|plt|plh|pj\b|camat|lurah|sekretaris|kepala|bupati|atasan|pejabat"
_SEEN = "mengetahui|menyetujui|mengesahkan|disetujui|disahkan|diketahui|diperiksa|dikoreksi|dibuat"
PEMBUKA = re.compile(
    rf"^\W*(?:(?:{_SEEN})(?:\s*(?:/|dan|&)\s*(?:{_SEEN}))?(?:\s+oleh)?\s*[,:.]*\s*(?:$|(?=(?:{_OFFICE})))|"
    r"pihak\s+(?:pertama|kedua|ke-?\s?satu|ke-?\s?dua)\W*$|"
    r"(?:pejabat\s+penilai|(?:pegawai\s+)?yang\s+dinilai|atasan\s+langsung|"
    r"yang\s+(?:menyatakan|membuat(?:\s+pernyataan)?))\s*[,:]*$|"
    r"(?:lembar\s+|kolom\s+)?paraf\b.{0,60}$)",
    re.IGNORECASE,
)
"""How a block of signatures begins that names no place: "Mengetahui,", "Pihak Kedua", "Paraf …"."""
GELAR = re.compile(
    r"^\W*(?:(?:Drs?|Dra|Ir|Hj?|KH|Prof|R)\.\s*\S|[^,]{3,60},\s*(?:[SM]\.?\s?[A-Z]|A\.?\s?Md|SE\b|SH\b|ST\b|MM\b))"
)
TERTANDA = re.compile(r"^\W*(?:ttd|tertanda|dto)\b", re.IGNORECASE)
NIP_SAJA = re.compile(r"^\W*N\s?I\s?P\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Signatures:
    """The lines of one block of signatures, the first signer's before the second's."""

    lines: tuple[Baris, ...]

    @property
    def text(self) -> str:
        return " ".join(b.teks for b in self.lines)


@dataclass(slots=True)
class OpenBlock:
    """A block of signatures while its rows come in; each cell keeps its column."""

    rows: list[list[tuple[int, Baris]]] = field(default_factory=list[list[tuple[int, Baris]]])
    signed: bool = False  # a NIP has been seen

    def accepts(self, texts: Sequence[str]) -> bool:
        """Whether a line or row still belongs to it: nothing of the next kartu, nor words behind the NIP."""
        if len(self.rows) >= MAKS_BARIS or len(texts) > MAKS_SEL or any(map(_opens_kartu, texts)):
            return False
        return not self.signed or any(_behind_name(t) or PEMBUKA.match(t) for t in texts)

    def add_line(self, line: Baris) -> None:
        self._add([(0, line)])

    def add_row(self, row: BarisTabel) -> None:
        cells: list[tuple[int, Baris]] = []
        column = 0
        for cell in row.sel:
            for text in cell.teks.split("\n"):
                if text:
                    cells.append((column, Baris(text, row.nomor)))
            column += max(1, cell.lebar)
        self._add(cells)

    def _add(self, cells: list[tuple[int, Baris]]) -> None:
        joined: list[tuple[int, Baris]] = []
        for column, line in cells:
            if joined and (_leads(joined[-1][1].teks) or line.teks.startswith(":")):
                before = joined[-1]
                joined[-1] = (before[0], Baris(f"{before[1].teks} {line.teks}", line.nomor))
            else:
                joined.append((column, line))
        self.rows.append(joined)
        self.signed |= any(_number(line.teks) for _, line in joined)

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
    if not texts or len(texts) > MAKS_SEL or any(map(_opens_kartu, texts)):
        return False
    if any(opens_itself(t) for t in texts):
        return True
    if not all(ATAS_NAMA.match(t) or _office(t) for t in texts):
        return False
    return any(_number(t) or GELAR.match(t) or TERTANDA.match(t) for t in below[:JARAK])


def texts_of(blocks: Sequence[Blok]) -> list[str]:
    """The first texts of these blocks, for a look at what stands below a line."""
    texts: list[str] = []
    for block in blocks:
        if isinstance(block, Baris):
            texts.append(block.teks)
        else:
            texts += [t for row in block.baris for cell in row.sel for t in cell.teks.split("\n") if t]
    return texts


def opens_itself(text: str) -> bool:
    """Whether a text begins a block of signatures whatever stands below it."""
    if len(text) > 120:
        return False
    kecil = text.lstrip(" -:")[:1].islower()
    return bool(
        (PEMBUKA.match(text) and not (kecil and text.strip()[-1].isalpha()))  # "diperiksa" ends a cell
        or TEMPAT_TANGGAL.match(text)
        or NIP.match(text)
        or (not kecil and (DITETAPKAN.match(text) or PADA_TANGGAL.match(text)))
    )


def _office(text: str) -> bool:
    huruf = [c for c in text if c.isalpha()]
    return bool(
        JABATAN_PENANDATANGAN.match(text)
        and len(text.split()) <= MAKS_KATA
        and (sum(map(str.isupper, huruf)) > 0.7 * len(huruf) or text.rstrip().endswith(","))
    )


def _number(text: str) -> bool:
    return bool(NIP.search(text) or NIP_TELANJANG.match(text))


def _behind_name(text: str) -> bool:
    return bool(
        _number(text)
        or PANGKAT.fullmatch(text.strip(" .,()"))
        or NIP_SAJA.match(text)
        or TEMBUSAN.match(text)
    )


def _leads(text: str) -> bool:
    """Whether a cell only leads to the one beside it: "NIP.", "Ditetapkan di", words and a colon."""
    m = DITETAPKAN.match(text)
    return bool(
        text.endswith(":")
        or NIP_SAJA.match(text)
        or (m and not m["isi"])
        or (text.lower().endswith("tanggal") and PADA_TANGGAL.match(text))
    )


def _opens_kartu(text: str) -> bool:
    """Whether a text is the title, section or label of the next kartu."""
    if JUDUL_IKI.match(text) or LAMPIRAN.match(text) or KEPALA_BAGIAN.match(text):
        return True
    if (found := cari_label(text)) and found.label in (Label.JABATAN, Label.TUGAS, Label.FUNGSI):
        return True
    m = BAGIAN.match(text)  # "H. Maulana" is a name, "II. Sekretariat" a section
    return m is not None and bool(
        len(m["tanda"]) > 1 or KEPALA_BAGIAN.match(m["isi"]) or KATA_JABATAN.match(m["isi"])
    )
