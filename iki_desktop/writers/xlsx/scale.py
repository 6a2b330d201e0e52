"""The office's scale as formulas refer to it: named cells of Rekap, from the best step down."""

from __future__ import annotations

from dataclasses import dataclass

from iki_desktop.models.kantor import Tingkat


@dataclass(frozen=True, slots=True)
class Scale:
    """Steps from the highest bound down; step i is named SKALA_KATA_i and SKALA_BATAS_i (i from 1)."""

    tingkat: tuple[Tingkat, ...]

    @property
    def nama(self) -> list[str]:
        return [x.nama for x in self.tingkat]

    @property
    def scale(self) -> tuple[tuple[str, str | None, bool], ...]:
        """(name of the word's cell, name of the bound's cell or None, whether the bound is left out)."""
        return tuple(
            (f"SKALA_KATA_{i}", None if x.batas is None else f"SKALA_BATAS_{i}", x.tegas)
            for i, x in enumerate(self.tingkat, 1)
        )
