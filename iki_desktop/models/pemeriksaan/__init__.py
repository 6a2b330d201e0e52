"""What a reviewer would mark in the texts and figures of an office; marks only, nothing is blocked."""

from iki_desktop.models.pemeriksaan.angka import periksa_angka, periksa_indikator
from iki_desktop.models.pemeriksaan.naskah import periksa_naskah

__all__ = ["periksa_angka", "periksa_indikator", "periksa_naskah"]
