"""The material shared beside the checkout (real decrees, score tool), and programs that verify papers."""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent


def _find() -> Path | None:
    given = os.environ.get("IKI_SHARED")
    folder = Path(given) if given else ROOT.parent / "shared"
    return folder if (folder / "sk").is_dir() else None


SHARED: Path | None = _find()
"""The shared folder, or None where it is not beside the checkout (and IKI_SHARED names none)."""

needs_shared = pytest.mark.skipif(
    SHARED is None, reason="naskah SK asli tidak ada: ../shared tidak ditemukan (atau setel IKI_SHARED)"
)


def shared(*parts: str) -> Path:
    """A path in the shared folder; the test is skipped in words where the folder is absent."""
    if SHARED is None:
        pytest.skip("naskah SK asli tidak ada: ../shared tidak ditemukan (atau setel IKI_SHARED)")
    return SHARED.joinpath(*parts)


def score_tool() -> ModuleType:
    """The score tool of the real decrees, imported from where it lies; nothing is written beside it."""
    spec = importlib.util.spec_from_file_location("score_import", shared("sk", "score_import.py"))
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    before, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        spec.loader.exec_module(module)
    finally:
        sys.dont_write_bytecode = before
    return module


def verifier(program: str) -> str:
    """The path of a program that checks our papers; the test is skipped in words where it is absent."""
    found = shutil.which(program)
    if found is None:
        pytest.skip(f"program pemeriksa “{program}” tidak terpasang di mesin ini")
    return found
