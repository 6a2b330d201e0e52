"""The moment as the file records it; the one place of the store that asks the PC's clock."""

from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """Now, with this PC's zone, to the second."""
    return datetime.now(UTC).astimezone().replace(microsecond=0)


def utc(moment: datetime) -> datetime:
    """The same moment, told as in Greenwich."""
    return moment.astimezone(UTC)
