"""Rows whose cells a converter moved: one column to the left, or with the end of another cell glued on."""

from __future__ import annotations

import re

from iki_desktop.readers.parser.stream import KartuRow
from iki_desktop.readers.recorder import Recorder, quote
from iki_desktop.readers.wording.columns import Role
from iki_desktop.readers.wording.openings import begins_formula, sasaran_form
from iki_desktop.readers.wording.words import CONNECTING, plain

DESTINATIONS = (Role.INDIKATOR, Role.FORMULASI, Role.SUMBER_DATA)
INNER_OPENING = re.compile(
    r"(?<=\S)\s+(?=(?:Jumlah|Persentase|Prosentase|Presentase|Indeks|Nilai|Rata-rata)\b)"
)


def unshift(b: KartuRow, first_sasaran: str, recorder: Recorder) -> None:
    """Move the cells of a row back to the right where its sasaran cell begins as a formula does.

    Only in a table whose sasaran begin otherwise ("Meningkatnya …"), and where the cells to the right are
    free.
    """
    left = b.cells.get(Role.SASARAN)
    if not left or not begins_formula(left[0]) or sasaran_form(first_sasaran) not in ("nya", "me"):
        return
    moved = [*left, *b.cells.get(Role.INDIKATOR, ())]
    if len(moved) > 2 or any(p in b.cells for p in (Role.FORMULASI, Role.SUMBER_DATA)) or Role.NO in b.cells:
        return
    del b.cells[Role.SASARAN]
    b.cells.pop(Role.INDIKATOR, None)
    for role, teks in zip(DESTINATIONS, moved, strict=False):
        b.cells[role] = [teks]
    recorder.periksa(
        "sel-bergeser",
        f"Sel baris ini bergeser satu kolom ke kiri dan dikembalikan; {quote(moved[0])} bukan sasaran.",
        b.nomor,
    )


def split_leading_formula(
    teks: str, formulasi: list[str], b: KartuRow, recorder: Recorder, *, persentase: bool
) -> tuple[str, str | None]:
    """(name of the indikator, end of the formula above or None) of a cell that holds both.

    `formulasi` is that of the indikator above, which is a persentase with nothing but its numerator.
    """
    if not begins_formula(teks) or len(formulasi) != 1 or not begins_formula(formulasi[0]) or not persentase:
        return teks, None
    pieces = [
        m
        for m in INNER_OPENING.finditer(teks)
        if plain(teks[: m.start()]).split()[-1:] not in ([], *_CONNECTING)
    ]
    if len(pieces) != 1:
        return teks, None
    formula, name = teks[: pieces[0].start()], teks[pieces[0].end() :]
    if len(formula.split()) < 3 or plain(name).startswith("jumlah"):
        return teks, None  # two sums in one cell are a fraction, not the end of one and a name
    recorder.periksa(
        "sel-bercampur",
        f"{quote(formula)} dibaca sebagai penyebut indikator sebelumnya, "
        f"bukan bagian dari nama {quote(name)}.",
        b.nomor,
    )
    return name, formula


_CONNECTING = [[word] for word in CONNECTING]


def move_tail(
    teks: str, formula: str, other_formula: str, b: KartuRow, recorder: Recorder
) -> tuple[str, str]:
    """(name, formula) with the end of the formula taken back from the name.

    `other_formula` is a formula of the same table that begins with `formula` and ends as the name does.
    """
    if not formula or len(formula.split()) < 3 or not plain(other_formula).startswith(plain(formula) + " "):
        return teks, formula
    rest = plain(other_formula)[len(plain(formula)) + 1 :].split()
    words = teks.split()
    for n in range(len(words) - 3, 0, -1):
        if plain(" ".join(words[n:])).split() == rest:
            tail = " ".join(words[n:])
            recorder.periksa(
                "ekor-rumus",
                f"{quote(tail)} di belakang nama indikator dibaca sebagai lanjutan formulasinya.",
                b.nomor,
            )
            return " ".join(words[:n]), f"{formula} {tail}"
    return teks, formula
