"""The rows of one indikator on its sheet: who stands in which row, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from iki_desktop.models.keputusan import Besaran, Indikator, Rentang, Target
from iki_desktop.models.target import target_milik
from iki_desktop.writers.xlsx.layout import INDIKATOR, SATUAN, TARGET, YEAR_LOWER, YEAR_UPPER, sel


@dataclass(frozen=True, slots=True)
class TargetRows:
    """Where a target's figures stand: rows `bawah` and `atas` for both ends, the same row without a range.

    `own_rows`: it has rows of its own, since it speaks of TW or months. A target of the year alone stands
    in its pengampu's row: a figure in the Target column, the ends of a range among the helpers.
    """

    target: Target | None
    bawah: int
    atas: int
    own_rows: bool

    @property
    def has_range(self) -> bool:
        return self.target is not None and any(isinstance(b, Rentang) for b in target_figures(self.target))

    def year_cells(self) -> tuple[str, str]:
        """The cells of both ends of the year's target."""
        if self.own_rows or not self.has_range:
            return sel(TARGET, self.bawah), sel(TARGET, self.atas)
        return sel(YEAR_LOWER, self.bawah), sel(YEAR_UPPER, self.atas)


@dataclass(frozen=True, slots=True)
class SeatRows:
    """The rows of one pengampu: its figure, and the two parts below it where the indikator has parts."""

    pengampu: str
    row: int
    target: TargetRows
    pembilang: int | None = None
    penyebut: int | None = None

    @property
    def input_row(self) -> int:
        """The row whose month cells say whether something was recorded."""
        return self.row if self.pembilang is None else self.pembilang


@dataclass(frozen=True, slots=True)
class Block:
    """All rows of an indikator: the joined figure first, its parts, targets, then each pengampu.

    With one pengampu the joined rows are its own. `stretch` rows from `main_row` on hold the text of the
    indikator, which is one unless it is longer than Excel's highest row.
    """

    indikator: Indikator
    main_row: int
    stretch: int
    last: int
    seats: tuple[SeatRows, ...]
    pembilang: int | None = None
    penyebut: int | None = None

    @property
    def several(self) -> bool:
        return len(self.seats) > 1

    @property
    def has_range(self) -> bool:
        return any(k.target.has_range for k in self.seats)

    @property
    def pembilang_label(self) -> str:
        return f"Pembilang: {self.indikator.pembilang}"

    @property
    def penyebut_label(self) -> str:
        return f"Penyebut: {self.indikator.penyebut}"

    def own_targets(self) -> tuple[TargetRows, ...]:
        """Targets that have rows of their own, each once, from top to bottom."""
        everything = {k.target.bawah: k.target for k in self.seats if k.target.own_rows}
        return tuple(everything[b] for b in sorted(everything))


def plan_block(
    indikator: Indikator,
    seats: Sequence[str],
    unit: Mapping[str, str],
    tahun: int,
    first: int,
    stretch: Callable[[str, int], int],
) -> Block:
    """Plan the rows of `indikator` from row `first` on, for the pengampu `seats` (at least one).

    `unit` names the pengampu; `stretch` says how many rows a text in a column needs.
    """
    plan = _Plan(indikator, tahun, stretch)
    height = max(stretch(indikator.teks, INDIKATOR), stretch(indikator.satuan, SATUAN))
    plan.next_row = first + height
    pembilang = penyebut = None
    if indikator.berbagian:
        pembilang = plan.row(f"Pembilang: {indikator.pembilang}")
        penyebut = plan.row(f"Penyebut: {indikator.penyebut}")
    listed: list[SeatRows] = []
    if len(seats) == 1:
        target = plan.target(target_milik(indikator, seats[0], tahun), first)
        listed.append(SeatRows(seats[0], first, target, pembilang, penyebut))
    else:
        plan.shared(seats, first)
        for k in seats:
            row = plan.row(unit.get(k, ""))
            p = n = None
            if indikator.berbagian:
                p, n = plan.row(), plan.row()
            target = plan.target(target_milik(indikator, k, tahun), row)
            listed.append(SeatRows(k, row, target, p, n))
    return Block(indikator, first, height, plan.next_row - 1, tuple(listed), pembilang, penyebut)


class _Plan:
    """Hands out rows from top to bottom."""

    def __init__(self, indikator: Indikator, tahun: int, stretch: Callable[[str, int], int]) -> None:
        self.next_row = 0
        self._stretch = stretch
        self._indikator = indikator
        self._shared_target = indikator.target.get(tahun)
        self._tahun = tahun
        self._shared: TargetRows | None = None

    def row(self, teks: str = "") -> int:
        """The next row, with as many below it as `teks` needs."""
        this = self.next_row
        self.next_row += self._stretch(teks, INDIKATOR)
        return this

    def shared(self, seats: Sequence[str], milik: int) -> None:
        """Rows for the indikator's own target, once for all pengampu that have none of their own."""
        used = any(target_milik(self._indikator, k, self._tahun) is self._shared_target for k in seats)
        if used and _has_own_rows(self._shared_target):
            self._shared = self.target(self._shared_target, milik)

    def target(self, target: Target | None, milik: int) -> TargetRows:
        """Where the target of the row `milik` stands; new rows where it needs its own."""
        if self._shared is not None and target is self._shared_target:
            return self._shared
        if target is None or not _has_own_rows(target):
            return TargetRows(target, milik, milik, own_rows=False)
        bawah = self.row()
        has_range = any(isinstance(b, Rentang) for b in target_figures(target))
        return TargetRows(target, bawah, self.row() if has_range else bawah, own_rows=True)


def target_figures(target: Target) -> list[Besaran]:
    """Every figure a target states."""
    everything = [target.tahun, *(target.tw or ()), *target.bulan.values()]
    return [b for b in everything if b is not None]


def _has_own_rows(target: Target | None) -> bool:
    """Whether a target speaks of more than the year."""
    return target is not None and (bool(target.bulan) or any(t is not None for t in target.tw or ()))
