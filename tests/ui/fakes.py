"""The door to the person, closed: answers prepared by the test, and what was said kept for it."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from iki_desktop.errors import IkiError
from iki_desktop.ui.ask import KIND_IKI, Ask
from iki_desktop.ui.print_dialog import PrintChoice


class FakeAsk(Ask):
    """Takes its answers from `answers` in order; a question nobody prepared for fails the test."""

    def __init__(self) -> None:
        super().__init__(lambda: None)
        self.answers: deque[Any] = deque()
        self.asked: list[str] = []
        self.errors: list[str] = []
        self.informed: list[str] = []
        self.opened: list[Path] = []

    def error(self, error: IkiError | str) -> None:
        self.errors.append(error.pesan if isinstance(error, IkiError) else error)

    def inform(self, text: str, detail: str = "") -> None:
        self.informed.append(f"{text}\n{detail}".strip())

    def confirm(self, question: str, act: str, *, detail: str = "", danger: bool = False) -> bool:
        return self._answer(f"{question} {detail} [{act}]{'!' if danger else ''}")

    def choose(
        self, question: str, acts: Sequence[str], *, detail: str = "", cancel: str = "Batal"
    ) -> int | None:
        return self._answer(f"{question} {detail} {[*acts, cancel]}")

    def line(self, title: str, label: str, value: str = "", act: str = "Simpan") -> str | None:
        return self._answer(f"{title}: {label} ({value}) [{act}]")

    def print_on(self, title: str) -> PrintChoice | None:
        return self._answer(title)

    def open_file(self, title: str, kinds: str = KIND_IKI) -> Path | None:
        return self._answer(f"{title} {kinds}")

    def open_files(self, title: str, kinds: str) -> list[Path]:
        return self._answer(f"{title} {kinds}")

    def save_file(self, title: str, suggested: str, kinds: str, *, replace: bool = True) -> Path | None:
        return self._answer(f"{title} {suggested} {kinds} {replace=}")

    def folder(self, title: str) -> Path | None:
        return self._answer(title)

    def open_outside(self, path: Path) -> bool:
        self.opened.append(path)
        return True

    def _answer(self, question: str) -> Any:
        self.asked.append(question)
        assert self.answers, f"nobody prepared an answer to: {question}"
        return self.answers.popleft()
