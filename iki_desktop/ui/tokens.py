"""All colours, distances, type and row sizes of the window; no other module names one.

Colours of a theme are a `Colours` value; `colours()` gives those that are shown now, and changes with the
theme, so a painter asks for it inside paint and never keeps it. Contrasts are WCAG AA (text at least 4.5).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iki_desktop.models.kantor import Tingkat

# Distances, in pixels of a 100 % screen. Every margin and spacing is one of these.
S4, S8, S12, S16, S24 = 4, 8, 12, 16, 24

HAIRLINE = 1
FOCUS_RING = 2
CORNER = 4
SCROLL = 10  # thickness of a scroll bar

RAIL_WIDTH = 56
RAIL_ITEM = 52
BAR_HEIGHT = 44
STATUS_HEIGHT = 24
FILTER_HEIGHT = 36
TREE_WIDTH = 280
SIDE_WIDTH = 300
MONTH_WIDTH = 56
CONTROL_HEIGHT = 28  # buttons, fields and lists that open
ICON, ICON_LARGE = 16, 20
READING_WIDTH = 640  # no line of running text and no form is wider

ROW_DENSE, ROW_COMFORTABLE = 26, 32

# Type, in points. The family is the system's sans (Segoe UI on Windows).
FAMILY_WINDOWS = "Segoe UI"
BODY, SMALL, GRID, SECTION, TITLE, FIGURE = 9.0, 8.0, 10.0, 10.0, 13.0, 24.0
RAIL_LABEL = 7.5

DIALOG_AFTER_MS = 600  # a job shorter than this shows no dialog
AHEAD_AFTER_MS = 700  # a file was opened, and nothing more is done for its first page


@dataclass(frozen=True, slots=True)
class Tint:
    """A word and the tint it stands on."""

    ink: str
    ground: str


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme."""

    dark: bool
    bg: str  # page
    panel: str  # rail, headers, side panels
    text: str
    muted: str
    line: str  # hairlines; never the only sign
    accent: str
    on_accent: str
    accent_strong: str  # the primary button under the pointer
    selection: str
    hover: str
    locked: str  # ground of a field that refuses typing
    chart: str  # bars and lines that carry no kategori
    levels: tuple[Tint, ...]  # kategori from best to worst
    warning: Tint
    danger: Tint
    success: Tint


LIGHT = Colours(
    dark=False,
    bg="#FFFFFF",
    panel="#F5F6F8",
    text="#1B2430",
    muted="#5A6675",
    line="#D5D9E0",
    accent="#0B5CAD",
    on_accent="#FFFFFF",
    accent_strong="#094A8C",
    selection="#D6E6F7",
    hover="#EBEEF2",
    locked="#EBEEF2",
    chart="#7FA8D1",
    levels=(
        Tint("#0F6B4F", "#E1F2EB"),
        Tint("#1F6F8B", "#E0F0F5"),
        Tint("#8A6100", "#FBF1DA"),
        Tint("#A8480F", "#FCE9DE"),
        Tint("#A3182C", "#FBE3E6"),
    ),
    warning=Tint("#8A6100", "#FBF1DA"),
    danger=Tint("#A3182C", "#FBE3E6"),
    success=Tint("#0F6B4F", "#E1F2EB"),
)

DARK = Colours(
    dark=True,
    bg="#171C23",
    panel="#1F2630",
    text="#E8ECF1",
    muted="#A3AEBC",
    line="#3A4452",
    accent="#6CB2F2",
    on_accent="#0D1218",
    accent_strong="#8CC3F6",
    selection="#274767",
    hover="#2A323E",
    locked="#252D38",
    chart="#4E7BA8",
    levels=(
        Tint("#6FD3AE", "#17352B"),
        Tint("#7CC7E0", "#173039"),
        Tint("#E3B95A", "#3A2F14"),
        Tint("#F0935C", "#3D2416"),
        Tint("#F48A98", "#40191F"),
    ),
    warning=Tint("#E3B95A", "#3A2F14"),
    danger=Tint("#F48A98", "#40191F"),
    success=Tint("#6FD3AE", "#17352B"),
)

_shown = LIGHT


def colours() -> Colours:
    """The colours of the theme that is shown now."""
    return _shown


def show(theme: Colours) -> None:
    """Make a theme the shown one; palette.apply calls it, nobody else."""
    global _shown  # noqa: PLW0603  one process shows one theme
    _shown = theme


def level_tint(kategori: Tingkat | None, skala: Sequence[Tingkat]) -> Tint:
    """The tint of a kategori by its place in the office's scale, best first.

    A scale of fewer steps than five leaves out the second from the top, so that worst stays red. No
    kategori has the plain muted ink. The kategori's word always stands with it.
    """
    shown = _shown
    if kategori is None or kategori not in skala:
        return Tint(shown.muted, shown.panel)
    place = list(skala).index(kategori)
    if len(skala) < len(shown.levels) and place > 0:
        place += len(shown.levels) - len(skala)
    return shown.levels[min(place, len(shown.levels) - 1)]
