"""Rows of a table into sasaran and indikator.

Which cell begins something is weighed in `parser.weights`; here the pieces are put where they belong. Words
are never lost: what is dropped (an echo of the scanner, an empty row) stands in a remark.
"""

from __future__ import annotations

from collections.abc import Sequence

from iki_desktop.errors import InputRefused
from iki_desktop.models.rumus import persen_disebut
from iki_desktop.readers.parser.cells import compose_cells, join_lines, strip_number
from iki_desktop.readers.parser.drafts import IndikatorDraft, SasaranDraft, period_name
from iki_desktop.readers.parser.echo import repeats, tail
from iki_desktop.readers.parser.habits import Habits
from iki_desktop.readers.parser.numbered_cells import split_numbered
from iki_desktop.readers.parser.shifted import move_tail, split_leading_formula, unshift
from iki_desktop.readers.parser.stream import KartuRow
from iki_desktop.readers.parser.weights import RowTexts, Weigher
from iki_desktop.readers.recorder import Kind, Recorder, quote
from iki_desktop.readers.wording.columns import Role
from iki_desktop.readers.wording.openings import begins_formula, begins_indikator, sasaran_form
from iki_desktop.readers.wording.words import (
    NEVER_OPENING,
    begins_small,
    capitals,
    first_word,
    is_unfinished,
    join,
    plain,
    set_again,
)

MAX_FORMULA_LINES = 500
CONTENT_ROLES = (
    Role.SASARAN,
    Role.INDIKATOR,
    Role.FORMULASI,
    Role.SUMBER_DATA,
    Role.PENANGGUNG_JAWAB,
    Role.SATUAN,
    Role.TARGET,
)
WITH_LISTS = (Role.FORMULASI, Role.SUMBER_DATA)  # cells whose lines may be parts or components


class Composer:
    """Walks the rows of one kartu's table and builds its sasaran."""

    def __init__(
        self,
        rows: Sequence[KartuRow],
        habits: Habits,
        recorder: Recorder,
        *,
        merged_known: bool = False,
    ) -> None:
        self.row = split_numbered(rows, recorder)
        self.habits = habits
        self.recorder = recorder
        self.weigher = Weigher(self.row, habits, merged_known=merged_known)
        self.sasaran: list[SasaranDraft] = []

    @property
    def current(self) -> IndikatorDraft | None:
        return self.sasaran[-1].indikator[-1] if self.sasaran and self.sasaran[-1].indikator else None

    def compose(self) -> list[SasaranDraft]:
        for b in self.row:
            self._lines(b)
        return self.sasaran

    def _lines(self, b: KartuRow) -> None:
        if self.sasaran:
            unshift(b, self.sasaran[0].teks, self.recorder)
        teks = {p: self._cells(b, p) for p in CONTENT_ROLES}
        nomor = b.teks(Role.NO)
        self.recorder.skip(Kind.MARKER, nomor, b.nomor)
        if not any(teks.values()) and not b.targets:
            return
        marked = self._without_numbers(b, teks)
        self._separate_cells(b, teks)
        self._without_echoes(b, teks)
        self._without_set_again(b, teks)
        content = RowTexts(
            b,
            *(teks[p] for p in (Role.SASARAN, Role.INDIKATOR, Role.FORMULASI, Role.SUMBER_DATA)),
            numbered=bool(nomor),
            marked=marked,
        )
        self._place(content)
        self.weigher.note(content)
        if self.current is not None:
            self._content(self.current, content, teks, new=self.current.nomor == b.nomor)
        elif rest := [*(teks[p] for p in CONTENT_ROLES[1:] if teks[p]), *b.targets.values()]:
            message = f"Isi {quote(' | '.join(rest))} berdiri di atas indikator pertama dan tidak dimasukkan."
            self.recorder.periksa("baris-lepas", message, b.nomor)

    def _place(self, content: RowTexts) -> None:
        """Open the sasaran and the indikator that this row begins."""
        b, current = content.row, self.current
        new = bool(content.i) and (current is None or self.weigher.begins_new_indikator(content, current))
        if content.s and (
            not self.sasaran
            or self.weigher.begins_new_sasaran(content, self.sasaran, begins_new_indikator=new)
        ):
            old = self.sasaran[-1] if self.sasaran else None
            if old and plain(content.s) == plain(old.teks):
                message = (
                    f"Sasaran {quote(content.s)} sama dengan yang di atasnya; dibaca sebagai sasaran sendiri."
                )
                self.recorder.periksa("sasaran-kembar", message, b.nomor)
            self.sasaran.append(SasaranDraft(b.nomor, content.s))
            if not new and old and current and self.weigher.continues(content, current):
                self._moves_down(old, b)
            else:
                new = new or bool(content.i or content.f)
        elif content.s:
            self._continue_sasaran(content.s, b)
        if not self.sasaran:
            self.sasaran.append(SasaranDraft(b.nomor))
        if new or (self.current is None and (content.i or content.f or content.d)):
            self.sasaran[-1].indikator.append(IndikatorDraft(b.nomor))

    def _moves_down(self, old: SasaranDraft, b: KartuRow) -> None:
        """A sasaran that begins beside the second line of an indikator is set in the middle of its cell:
        that indikator is its own already."""
        self.sasaran[-1].indikator.append(old.indikator.pop())
        self.recorder.periksa(
            "sasaran-di-tengah",
            f"Sasaran {quote(self.sasaran[-1].teks)} mulai di tengah baris indikator "
            f"{quote(self.sasaran[-1].indikator[0].teks)}; periksa indikator mana yang pertama.",
            b.nomor,
        )
        if not old.indikator and not old.teks:
            self.sasaran.remove(old)

    def _without_numbers(self, b: KartuRow, teks: dict[Role, str]) -> frozenset[Role]:
        """Take list numbers off the names; returns the cells that had one."""
        marked: set[Role] = set()
        for p in (Role.SASARAN, Role.INDIKATOR):
            skipped = strip_number(teks[p], self.recorder, b.nomor)
            if skipped != teks[p]:
                teks[p] = skipped
                marked.add(p)
        return frozenset(marked)

    def _without_echoes(self, b: KartuRow, teks: dict[Role, str]) -> None:
        """Take the echoes of a scanner out of the row."""
        if Role.NO in b.cells or not self.habits.torn:
            return
        i, s = teks[Role.INDIKATOR], teks[Role.SASARAN]
        # a row of whole cells is no echo, however like the one above it reads
        whole = not begins_small(i) and bool(teks[Role.FORMULASI]) and bool(teks[Role.SUMBER_DATA])
        if i and self.current and not (whole or begins_indikator(i)):
            teks[Role.INDIKATOR] = "" if self._is_echo(self.current.teks, i, "Indikator", b) else i
        if (
            s
            and self.sasaran
            and not sasaran_form(s)
            and self._is_echo(self.sasaran[-1].teks, s, "Sasaran", b)
        ):
            teks[Role.SASARAN] = ""

    def _without_set_again(self, b: KartuRow, teks: dict[Role, str]) -> None:
        """Take out a sasaran that goes on from the page before and says so: "… (lanjutan)"."""
        s = teks[Role.SASARAN]
        if self.sasaran and set_again(s, self.sasaran[-1].teks):
            self._note_repeated(s, b)
            teks[Role.SASARAN] = ""

    def _separate_cells(self, b: KartuRow, teks: dict[Role, str]) -> None:
        """Give the end of a formula back that stands in the cell of a name."""
        current, i = self.current, teks[Role.INDIKATOR]
        if current is None or not i:
            return
        name, formula = split_leading_formula(
            i, current.formulasi, b, self.recorder, persentase=persen_disebut(current.teks)
        )
        if formula is not None:
            name, teks[Role.FORMULASI] = move_tail(
                name, teks[Role.FORMULASI], current.formulasi[0], b, self.recorder
            )
            current.formulasi.append(formula)
            teks[Role.INDIKATOR] = name

    def _cells(self, b: KartuRow, role: Role) -> str:
        cells = b.cells.get(role)
        if not cells:
            return ""
        if role in (Role.SATUAN, Role.TARGET):
            return " ".join(" ".join(cells).split()).strip(" -–—")
        trash = [s for s in cells if not plain(s) and s.strip(" -–—.")]
        if trash:
            self.recorder.periksa(
                "sisa-pindaian",
                f"Tanda {quote(' '.join(trash))} di kolom {role} bukan kata; mungkin ada kata yang hilang.",
                b.nomor,
            )
        filled = [s for s in cells if plain(s)]
        if len(filled) < 2:
            return join_lines(filled[0], with_list=role in WITH_LISTS) if filled else ""
        result = compose_cells(filled, self.habits.pairs)
        self.recorder.periksa(
            "sel-terpecah",
            f"Isi kolom {role} terpecah ke {len(filled)} sel dan disusun kembali menjadi {quote(result)}.",
            b.nomor,
        )
        return result

    def _is_echo(self, old: str, teks: str, name: str, b: KartuRow) -> bool:
        """Whether a piece is only the scanner's second reading of the text above it; leaves a remark."""
        if not repeats(old, teks):
            return False
        self.recorder.periksa(
            "gema-pindaian",
            f"{name}: {quote(teks)} hanya mengulang {quote(tail(old, teks))} dan tidak dimasukkan.",
            b.nomor,
        )
        return True

    def _continue_sasaran(self, s: str, b: KartuRow) -> None:
        old = self.sasaran[-1]
        end = self.habits.repeated_sasaran and b.new_page and plain(old.teks).endswith(plain(s))
        if plain(s) == plain(old.teks) or end or self.weigher.repeats_start(s, old):
            self._note_repeated(s, b)
            return
        if b.new_page and old.teks:
            self.recorder.info(
                "sambungan", f"{quote(s)} dibaca sebagai sambungan sasaran di halaman sebelumnya.", b.nomor
            )
        old.teks = join(old.teks, s)

    def _note_repeated(self, s: str, b: KartuRow) -> None:
        tempat = " di halaman baru" if b.new_page else ""
        self.recorder.info("sasaran-diulang", f"Sasaran {quote(s)} diulang{tempat}.", b.nomor)

    def _content(
        self, current: IndikatorDraft, content: RowTexts, teks: dict[Role, str], *, new: bool
    ) -> None:
        b, i = content.row, content.i
        if i:
            current.teks = join(current.teks, i)
        if content.f:
            self._fill_formulasi(current, content.f, b, new=new)
        alone = not (content.i or content.f)
        current.sumber_data = self._fill_sumber_data(
            current.sumber_data, content.d, b, "Sumber data", alone=alone
        )
        penanggung_jawab = teks[Role.PENANGGUNG_JAWAB]
        current.penanggung_jawab = self._fill_sumber_data(
            current.penanggung_jawab, penanggung_jawab, b, "Penanggung jawab", alone=alone
        )
        current.satuan = join(current.satuan, teks[Role.SATUAN])
        current.target = join(current.target, teks[Role.TARGET])
        for period, number in b.targets.items():
            if period not in current.targets:
                current.targets[period] = number
            else:
                held = quote(current.targets[period])
                message = f"{period_name(period)} {quote(number)} tidak dimasukkan; sudah ada {held}."
                self.recorder.periksa("target-tak-terbaca", message, b.nomor)

    def _fill_formulasi(self, current: IndikatorDraft, f: str, b: KartuRow, *, new: bool) -> None:
        if new or not current.formulasi:
            current.formulasi += f.split("\n")
            return
        if not begins_formula(f) and self._is_echo(current.formulasi[-1], f, "Formulasi", b):
            return
        rows = f.split("\n")
        if is_unfinished(current.formulasi[-1]) or self._continues_formula(current.formulasi[-1], f):
            current.formulasi[-1] = join(current.formulasi[-1], rows.pop(0))
        current.formulasi += rows
        if len(current.formulasi) > MAX_FORMULA_LINES:
            raise InputRefused(
                "Tabel naskah ini tidak tersusun seperti lampiran SK: satu indikator punya ratusan baris "
                "formulasi. Tidak ada yang diubah. Pilih berkas SK yang benar."
            )

    def _continues_formula(self, old: str, f: str) -> bool:
        """Whether the formula cell of a further row goes on with the line above, and is no new part."""
        if begins_small(f) or f.startswith("(") or first_word(f) in NEVER_OPENING:
            return True
        has_capital = self.habits.capitals or capitals(old)  # capitals tell nothing
        return has_capital and f[0].isalpha() and not begins_formula(f)

    def _fill_sumber_data(self, old: str, d: str, b: KartuRow, name: str, *, alone: bool) -> str:
        if not d:
            return old
        if old and plain(d) == plain(old):
            kode, message = (
                "baris-kosong",
                f"Baris ini hanya mengulang {name.lower()} {quote(d)} tanpa indikator; tidak dimasukkan.",
            )
            if not alone:
                kode, message = "sumber-diulang", f"{name} {quote(d)} diulang pada indikator yang sama."
            self.recorder.periksa(kode, message, b.nomor)
            return old
        return f"{old}\n{d}" if old and d[0].isdigit() else join(old, d)
