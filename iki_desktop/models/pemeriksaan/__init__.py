"""What a reviewer would mark in the texts and figures of an office; marks only, nothing is blocked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from iki_desktop.models.pemeriksaan.angka import periksa_angka, periksa_indikator

if TYPE_CHECKING:
    from iki_desktop.models.pemeriksaan.naskah import periksa_naskah

__all__ = ["periksa_angka", "periksa_indikator", "periksa_naskah"]


def __getattr__(name: str) -> object:
    """The rules of texts are loaded when they are first wanted: the grid needs only those of figures."""
    if name == "periksa_naskah":
        from iki_desktop.models.pemeriksaan.naskah import periksa_naskah

        return periksa_naskah
    raise AttributeError(name)
