"""What speaks for a cell that begins something and what for one that goes on: evidence, weighed row by row.

Positive weights speak for a beginning. No single sign decides: papers that were converted tear cells over
rows, write every word with a capital letter, or leave cells empty; each sign fails somewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.readers.parser.drafts import IndikatorDraft, SasaranDraft
from iki_desktop.readers.parser.habits import Habits
from iki_desktop.readers.parser.stream import KartuRow
from iki_desktop.readers.wording.columns import Role
from iki_desktop.readers.wording.openings import begins_formula, begins_indikator, sasaran_form
from iki_desktop.readers.wording.words import NEVER_OPENING, begins_small, first_word, is_unfinished, plain

FITS = 0.8  # of a column's width: a word that would have fitted on the line above does not go on with it


@dataclass(frozen=True, slots=True)
class RowTexts:
    """The texts of one row, and whether its NO cell is filled."""

    row: KartuRow
    s: str
    i: str
    f: str
    d: str
    numbered: bool
    marked: frozenset[Role] = frozenset()  # cells that had a list number before their text


@dataclass(slots=True)
class LastPiece:
    """The last piece of a column, and in which row it stood."""

    teks: str = ""
    index: int = -1


class Weigher:
    """Weighs the rows of one kartu's table."""

    def __init__(self, rows: Sequence[KartuRow], habits: Habits, *, merged_known: bool) -> None:
        self.habits = habits
        self.merged_known = merged_known
        self.width = {p: _width(rows, p) for p in (Role.SASARAN, Role.INDIKATOR, Role.FORMULASI)}
        self.last_pieces = {p: LastPiece() for p in self.width}
        self.index = 0
        self.has_sumber_data = any(Role.SUMBER_DATA in b.cells for b in rows)
        numbered = [b for b in rows if Role.NO in b.cells]
        self.nomor_sasaran = bool(numbered) and all(
            Role.SASARAN in b.cells or Role.SASARAN in b.continued for b in numbered
        )
        self.nomor_indikator = bool(numbered) and not self.nomor_sasaran

    def note(self, content: RowTexts) -> None:
        """Remember the pieces of a row that has been dealt with."""
        for p, teks in ((Role.SASARAN, content.s), (Role.INDIKATOR, content.i), (Role.FORMULASI, content.f)):
            if teks:
                self.last_pieces[p] = LastPiece(teks, self.index)
        self.index += 1

    def begins_new_indikator(self, content: RowTexts, current: IndikatorDraft) -> bool:
        """Whether the indikator cell of a row begins an indikator of its own."""
        b, i, f, d = content.row, content.i, content.f, content.d
        if b.begins or Role.INDIKATOR in b.continued:
            return b.begins
        start = begins_indikator(i)
        if not current.teks:  # the name of the indikator above was lost, or stands in this row
            return (
                start
                and bool(f)
                and bool(current.formulasi)
                and begins_formula(f)
                and bool(d) == bool(current.sumber_data)
            )
        score = 4.0 if content.numbered else -2.0 if self.nomor_indikator else 0.0
        score += 2 * (Role.INDIKATOR in content.marked) + 3 * bool(b.targets and current.targets)
        if start:
            score += 3
        elif self._goes_on(i):
            score -= 3
        else:
            score += 0.5 - 2.0 * self.habits.indikator_begin_alike
            score += 0.0 if self.habits.capitals else 1.5
        if is_unfinished(current.teks):
            score -= 1 if start else 3
        elif current.teks.endswith((".", ";")):
            score += 1
        score += self._width_weight(Role.INDIKATOR, i, b)
        score += self._formulasi_weight(content, current, start=start)
        if d:
            new = 1.5 if d in self.habits.repeated_sumber_data else 0.0 if self.habits.torn_indikator else 0.5
            score += -1 if self._goes_on(d) else 1 if d.startswith(("1.", "a.")) else new
        elif self.has_sumber_data and current.sumber_data:
            score -= 1.5 if self.habits.own_sumber_data and b.new_page else 0.0 if start else 0.5
        if not f and not d:
            score -= 1
        if content.s and sasaran_form(content.s) and not begins_small(content.s):
            score += 1.5
        if b.new_page and not start:
            score -= 1
        if self.merged_known:
            score += 1
        return score > 0

    def _formulasi_weight(self, content: RowTexts, current: IndikatorDraft, *, start: bool) -> float:
        """What the formulasi cell of a row tells of the indikator cell beside it."""
        f, b = content.f, content.row
        if not f:
            return -1.0 if current.formulasi and not start else 0.0
        if self._goes_on(f):
            return -1.5
        if is_unfinished(current.formula_end):
            return -1.0
        width = self._width_weight(Role.FORMULASI, f, b)
        score = 0.0 if width < 0 else 1.0 + width / 2
        if not self.habits.torn_indikator and not b.new_page and not self._goes_on(content.i):
            score += 1.5  # in a table of whole cells, two cells that can begin do begin
        if begins_formula(f) and (b.new_page or not self.habits.torn_indikator):
            score += 1
        return score

    def continues(self, content: RowTexts, current: IndikatorDraft) -> bool:
        """Whether the indikator and formulasi cells of a row can only go on with the indikator above."""
        if not content.i and not content.f:
            return False
        if content.i:
            return self._goes_on(content.i) or is_unfinished(current.teks)
        return self._goes_on(content.f) or is_unfinished(current.formula_end)

    def begins_new_sasaran(
        self, content: RowTexts, items: Sequence[SasaranDraft], *, begins_new_indikator: bool
    ) -> bool:
        """Whether the sasaran cell of a row begins a sasaran of its own."""
        b, s, old = content.row, content.s, items[-1]
        if not old.teks or Role.SASARAN in b.continued:
            return False
        if plain(s) == plain(old.teks):
            return begins_new_indikator and not b.new_page and not self.habits.repeated_sasaran
        if self.repeats_start(s, old):
            return False
        continuation = self._goes_on(s, small=self.habits.small_sasaran)
        if content.numbered and self.nomor_sasaran and not continuation:
            return True
        score = -3.0 if self.nomor_sasaran else 0.0
        score += 2 * (Role.SASARAN in content.marked)
        score += self._form_weight(s, items[0].teks)
        if is_unfinished(old.teks):
            score -= 3
        elif old.teks.endswith((".", ";")):
            score += 1.5
        if not begins_new_indikator:
            score -= 3
        if not content.i and not content.f:
            score -= 1
        score += self._width_weight(Role.SASARAN, s, b)
        if not b.new_page and not self.habits.torn:
            form, old_form = sasaran_form(s), sasaran_form(items[0].teks)
            strong = form in ("nya", "me", old_form) or not old_form or len(s) > 70
            score += 2 if strong else 1
        if len(s.split()) == 1:
            score -= 1
        if self.merged_known:
            score += 2
        return score > 0

    def repeats_start(self, s: str, old: SasaranDraft) -> bool:
        """Whether a cell only sets the sasaran above again, cut short by the end of a page."""
        again = self.habits.repeated_sasaran and len(s.split()) > 2
        return again and plain(old.teks).startswith(plain(s))

    def _form_weight(self, s: str, first: str) -> float:
        """How much the first word of a text speaks for a sasaran, given how the first sasaran begins."""
        form, old_form = sasaran_form(s), sasaran_form(first)
        if self._goes_on(s, small=self.habits.small_sasaran):
            return -4
        if form and form == old_form:
            return 3
        if {form, old_form} == {"nya", "me"}:
            return 1.5
        if form and not self.habits.capitals:
            return 1.5 if form == "pe" else 2  # a capital begins it where others are small
        return 0.5 - (2.0 if old_form in ("nya", "me") else 0.0)  # nouns in -an begin many a line

    def _goes_on(self, teks: str, *, small: bool | None = None) -> bool:
        """Whether a text cannot be a beginning: a word that only connects, or a small letter in a document
        that begins its cells with capitals."""
        small = self.habits.small_indikator if small is None else small
        return (begins_small(teks) and not small) or first_word(teks) in NEVER_OPENING

    def _width_weight(self, role: Role, teks: str, b: KartuRow) -> float:
        """What the lines of the column tell: a torn cell goes on in the very next row, and only because its
        next word did not fit any more."""
        old = self.last_pieces[role]
        if b.new_page or old.index < 0:
            return 0.0
        if self.index - old.index > 1:
            return 2.0
        first = teks.split(maxsplit=1)[0]
        if len(old.teks) + 1 + len(first) <= FITS * self.width[role]:
            return 2.0
        k = self.habits
        return -1.0 if (k.torn if role is Role.SASARAN else k.torn_indikator) else 0.0


def _width(rows: Sequence[KartuRow], role: Role) -> int:
    """The width of a column in letters: its longest piece but one, as one cell may hold several lines."""
    length = sorted(len(teks) for b in rows if (teks := b.teks(role)))
    return length[-2] if len(length) > 1 else 0
