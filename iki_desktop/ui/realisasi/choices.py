"""What the page finds again at the next start: zoom, columns left out, the side panel, and whose rows."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from typing import Any

from iki_desktop.ui.realisasi.columns import Jenis
from iki_desktop.ui.realisasi.look import NORMAL


@dataclass(frozen=True, slots=True)
class Choices:
    """This PC's choices of the page."""

    zoom: int = NORMAL
    hidden: tuple[str, ...] = ()  # names of Jenis
    side: bool = False
    scope: str = ""

    @property
    def hidden_kinds(self) -> frozenset[Jenis]:
        return frozenset(Jenis[name] for name in self.hidden if name in Jenis.__members__)

    def encoded(self) -> str:
        return json.dumps(asdict(self))


def decoded(text: str) -> Choices:
    """What `encoded` gave; what cannot be read is as at the first start."""
    try:
        found: dict[str, Any] = json.loads(text) if text else {}
        known = {f.name: found[f.name] for f in fields(Choices) if f.name in found}
        return Choices(
            int(known.get("zoom", NORMAL)),
            tuple(str(h) for h in known.get("hidden", ())),
            bool(known.get("side", False)),
            str(known.get("scope", "")),
        )
    except (ValueError, TypeError, AttributeError):
        return Choices()
