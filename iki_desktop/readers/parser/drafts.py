"""Sasaran and indikator while they are being put together from rows."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class IndikatorDraft:
    """An indikator as its cells say it; each text of `formulasi` is a row or a line of the source."""

    nomor: int
    teks: str = ""
    formulasi: list[str] = field(default_factory=list[str])
    sumber_data: str = ""
    penanggung_jawab: str = ""
    satuan: str = ""
    target: str = ""
    targets: dict[int, str] = field(default_factory=dict[int, str])  # by triwulan or year, as in KartuRow

    @property
    def formula(self) -> str:
        return "\n".join(self.formulasi)

    @property
    def formula_end(self) -> str:
        """The last line of the formulasi so far."""
        return self.formulasi[-1] if self.formulasi else ""


@dataclass(slots=True)
class SasaranDraft:
    nomor: int
    teks: str = ""
    indikator: list[IndikatorDraft] = field(default_factory=list[IndikatorDraft])


def period_name(period: int) -> str:
    """A triwulan (1 to 4) or a year, as remarks name its target."""
    return f"Target triwulan {period}" if period <= 4 else f"Target {period}"
