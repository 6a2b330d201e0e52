"""Jabatan, tugas and fungsi of one kartu: labels without text, text without label, labels behind it."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_desktop.readers.document import Line
from iki_desktop.readers.parser.lampiran import KartuPart
from iki_desktop.readers.parser.lists import BULLET, MARKER
from iki_desktop.readers.recorder import Kind, Recorder, quote
from iki_desktop.readers.wording.labels import Label
from iki_desktop.readers.wording.words import join, plain

INTRODUCTION = re.compile(
    r"(?::|\b(?:meliputi|yaitu|yakni|antara lain|sebagai berikut|adalah|terdiri (?:dari|atas)|fungsi))\s*$",
    re.I,
)


@dataclass(slots=True)
class LabelFields:
    """The lines of each label, in order."""

    jabatan: str = ""
    named: bool = False  # a further Jabatan label stands below the one whose text `jabatan` is
    unit: str = ""
    tugas: list[Line] = field(default_factory=list[Line])
    fungsi: list[Line] = field(default_factory=list[Line])
    has_fungsi: bool = False


def distribute_lines(kartu: KartuPart, recorder: Recorder) -> LabelFields:
    """Give every line to its label.

    Lines behind a label fall into pieces: a piece begins at a line with a colon before it, and where a
    list follows a paragraph. Labels that stand empty wait for the next piece; a piece that nobody waits
    for goes to the label that is missing (a fungsi whose label was lost).
    """
    result = LabelFields()
    waiting: deque[Label] = deque()
    last_fungsi = max(
        (n for n, x in enumerate(kartu.label_lines) if x.label is Label.FUNGSI and x.lines), default=-1
    )
    for n, label_lines in enumerate(kartu.label_lines):
        if label_lines.found:
            recorder.skip(Kind.LABEL, label_lines.found.word, label_lines.nomor)
        label = label_lines.label
        if label is Label.FUNGSI:
            result.has_fungsi = True
        result.named |= label is Label.JABATAN and bool(result.jabatan)
        if label is Label.HEADING and label_lines.found:
            word = label_lines.found.word.strip(" :")
            for b in label_lines.lines:  # "Kecamatan : X" is a title that names the office
                recorder.skip(Kind.TITLE, f"{word} {b.teks}", label_lines.nomor)
            continue
        if label is Label.OTHER:
            if label_lines.lines:
                recorder.info(
                    "isian-lain",
                    f"Isian {quote(label_lines.found.word if label_lines.found else '')} "
                    "tidak punya tempat di kartu: "
                    f"{quote(' '.join(b.teks for b in label_lines.lines))}",
                    label_lines.nomor,
                )
            continue
        if not label_lines.lines:
            if label:
                waiting.append(label)
            continue
        pieces = _split(label_lines.lines)
        same_line = bool(label_lines.found and label_lines.found.rest)
        current = label or Label.JABATAN
        if same_line:
            _put(result, current, pieces.pop(0), recorder)
        else:
            waiting.append(current)
            if len(pieces) < len(waiting):  # empty labels above: the text belongs to the nearest
                for _ in range(len(waiting) - len(pieces)):
                    waiting.popleft()
        for p in pieces:
            if waiting:
                current = waiting.popleft()
            elif (
                current is Label.TUGAS
                and last_fungsi <= n
                and not result.fungsi
                and _set_apart(result.tugas, p)
            ):
                current = Label.FUNGSI
                result.has_fungsi = True
                recorder.periksa(
                    "label-hilang",
                    "Label Fungsi tidak ada; daftar sesudah Tugas dibaca sebagai Fungsi.",
                    p[0].nomor,
                )
            elif current is Label.JABATAN and result.jabatan and not result.tugas and _set_apart([], p):
                current = Label.TUGAS
                recorder.periksa(
                    "label-hilang",
                    "Label Tugas tidak ada; isi sesudah Jabatan dibaca sebagai Tugas.",
                    p[0].nomor,
                )
            _put(result, current, p, recorder)
    return result


def _split(lines: Sequence[Line]) -> list[list[Line]]:
    pieces: list[list[Line]] = []
    for b in lines:
        items = _begins_list(b)
        if not pieces or b.teks.startswith(":") or (items and not any(_marked(x) for x in pieces[-1])):
            pieces.append([])
        pieces[-1].append(b)
    return pieces


def _begins_list(b: Line) -> bool:
    """The first item of a list: a., 1., or a bullet."""
    teks = f"{b.marker} x" if b.marker else b.teks.lstrip(": ")
    item = BULLET.match(teks)
    m = MARKER.match(teks[item.end() :] if item else teks)
    return m[1].lower() in ("a", "1") if m else b.item or bool(item)


def _marked(b: Line) -> bool:
    teks = b.teks.lstrip(": ")
    return b.item or bool(b.marker or MARKER.match(teks) or BULLET.match(teks))


def _set_apart(before: Sequence[Line], pieces: Sequence[Line]) -> bool:
    """Whether a piece can be another label's: set off by a colon, or a list behind a finished paragraph."""
    if pieces[0].teks.startswith(":"):
        return True
    return (
        bool(before)
        and _begins_list(pieces[0])
        and not INTRODUCTION.search(before[-1].teks)
        and not any(_marked(b) for b in before)
    )


def _put(result: LabelFields, label: Label, pieces: Sequence[Line], recorder: Recorder) -> None:
    clean = [Line(b.teks.lstrip(": "), b.nomor, b.item, b.marker) for b in pieces]
    clean = [b for b in clean if plain(b.teks)]
    if label is Label.TUGAS:
        result.tugas += clean
    elif label is Label.FUNGSI:
        result.fungsi += clean
    elif label is Label.UNIT:
        for b in clean:
            result.unit = join(result.unit, b.teks)
    elif result.named:
        _second_jabatan(result, clean, recorder)
    else:
        for b in clean:
            _add_jabatan(result, b, recorder)


def _add_jabatan(result: LabelFields, b: Line, recorder: Recorder) -> None:
    old, new = result.jabatan, b.teks.rstrip(" ;,")
    if old and plain(new).startswith(plain(old)) and plain(new) != plain(old):
        recorder.periksa(
            "gema-pindaian",
            f"Jabatan: {quote(old)} hanya awal dari {quote(new)} dan tidak dimasukkan.",
            b.nomor,
        )
        result.jabatan = new
    else:
        result.jabatan = join(old, new)


def _second_jabatan(result: LabelFields, lines: Sequence[Line], recorder: Recorder) -> None:
    """What a further Jabatan label says: the same, the same in full, or another name that is only named."""
    new = " ".join(b.teks for b in lines).rstrip(" ;,")
    old = result.jabatan
    if plain(old).startswith(plain(new)):
        recorder.skip(Kind.LABEL, new, lines[0].nomor if lines else None)
        return
    message = f"Label Jabatan berdiri dua kali: {quote(new)} tidak dimasukkan, jabatannya tetap {quote(old)}."
    if plain(new).startswith(plain(old)):
        message = f"Label Jabatan berdiri dua kali: {quote(old)} hanya awal dari {quote(new)}."
        result.jabatan = new
    recorder.periksa("jabatan-ganda", message, lines[0].nomor)
