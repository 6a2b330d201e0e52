"""The decorator that makes a function an operation: a named step that Berkas.run carries out whole or not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Concatenate, Generic, ParamSpec

from iki_desktop.store.transaction import Transaction

P = ParamSpec("P")


class Operation(Generic[P]):
    """A function on a Transaction, with the Indonesian name of its step.

    `name` is the name, or makes it from the arguments. `backup` is the reason for which the file is
    backed up before the step ("impor", "kunci"), or says it from the arguments; "" is none. Called
    directly with a Transaction it runs as part of the step that is open.
    """

    def __init__(
        self,
        function: Callable[Concatenate[Transaction, P], None],
        name: str | Callable[P, str],
        backup: str | Callable[P, str],
    ) -> None:
        self._function = function
        self._name = name
        self._backup = backup
        self.__doc__ = function.__doc__
        self.__name__ = function.__name__
        self.__wrapped__ = function

    def __call__(self, tx: Transaction, *args: P.args, **kwargs: P.kwargs) -> None:
        self._function(tx, *args, **kwargs)

    def name(self, *args: P.args, **kwargs: P.kwargs) -> str:
        return self._name if isinstance(self._name, str) else self._name(*args, **kwargs)

    def backup(self, *args: P.args, **kwargs: P.kwargs) -> str:
        return self._backup if isinstance(self._backup, str) else self._backup(*args, **kwargs)


def operation(
    name: str | Callable[P, str], *, backup: str | Callable[P, str] = ""
) -> Callable[[Callable[Concatenate[Transaction, P], None]], Operation[P]]:
    """Mark a function as an operation: one user action, one transaction, one undo step."""

    def wrap(function: Callable[Concatenate[Transaction, P], None]) -> Operation[P]:
        return Operation(function, name, backup)

    return wrap
