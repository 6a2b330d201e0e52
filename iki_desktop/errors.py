"""The errors that are not bugs: each carries one clear Indonesian sentence for the person at the screen.

Beside them `Report`, through which long work is stopped.
"""

from __future__ import annotations

from collections.abc import Callable


class IkiError(Exception):
    """Something the user can understand and act on.

    The message is one sentence (or a few) in Indonesian: what happened, what it means, what to do.
    Everything else that is raised is a bug and goes to the crash hook.
    """

    def __init__(self, pesan: str) -> None:
        super().__init__(pesan)
        self.pesan = pesan


class FileRefused(IkiError):
    """The file cannot be opened as it is: not ours, too new, damaged, held by another program."""


class InputRefused(IkiError):
    """What was typed, pasted or read cannot be understood; nothing was changed."""


class SaveFailed(IkiError):
    """The change could not be written: disk full, read-only medium, permission; nothing was changed."""


class PeriodLocked(IkiError):
    """The month is locked ("dikunci"), so its figures refuse every change."""


class NotYet(IkiError):
    """A command of the contract that this version does not carry out yet ("belum tersedia")."""


class Cancelled(IkiError):
    """The user stopped long work; nothing of it was kept."""


Report = Callable[[int, int], object]
"""Called by long work with (done, total) between its units; raises Cancelled where the user stops it."""
