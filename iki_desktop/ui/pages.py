"""The pages of the window and the commands they bring; a page that does not exist is not named here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from iki_desktop.ui.page import Page


@dataclass(frozen=True, slots=True)
class PageSpec:
    """One page. `load` imports its module when the page is first wanted, never before."""

    key: str
    title: str
    icon: str
    load: Callable[[], type[Page]]
    in_rail: bool = True


@dataclass(frozen=True, slots=True)
class CommandSpec:
    """A verb of the menus that a page carries out: the window shows the page, then `perform(act)`."""

    menu: str  # "berkas", "sunting", "lihat" or "alat"
    text: str  # "Baca SK…"
    page: str  # key of the page
    act: str
    icon: str = ""
    shortcut: str = ""


def _beranda() -> type[Page]:
    from iki_desktop.ui.beranda.page import BerandaPage

    return BerandaPage


def _kartu() -> type[Page]:
    from iki_desktop.ui.kartu.page import KartuPage

    return KartuPage


def _realisasi() -> type[Page]:
    from iki_desktop.ui.realisasi.page import RealisasiPage

    return RealisasiPage


def _periksa() -> type[Page]:
    from iki_desktop.ui.periksa.page import PeriksaPage

    return PeriksaPage


def _dokumen() -> type[Page]:
    from iki_desktop.ui.dokumen.page import DokumenPage

    return DokumenPage


def _baca() -> type[Page]:
    from iki_desktop.ui.baca.page import BacaPage

    return BacaPage


def _riwayat() -> type[Page]:
    from iki_desktop.ui.riwayat.page import RiwayatPage

    return RiwayatPage


def _target() -> type[Page]:
    from iki_desktop.ui.target.page import TargetPage

    return TargetPage


def _pegawai() -> type[Page]:
    from iki_desktop.ui.pegawai.page import PegawaiPage

    return PegawaiPage


def _tutup() -> type[Page]:
    from iki_desktop.ui.tutup.page import TutupPage

    return TutupPage


def _formulir() -> type[Page]:
    from iki_desktop.ui.formulir.page import FormulirPage

    return FormulirPage


def _atur() -> type[Page]:
    from iki_desktop.ui.atur.page import AturPage

    return AturPage


# In the order of the rail. Ctrl+1 is the first.
PAGES: tuple[PageSpec, ...] = (
    PageSpec("beranda", "Beranda", "beranda", _beranda),
    PageSpec("kartu", "Kartu", "kartu", _kartu),
    PageSpec("realisasi", "Realisasi", "realisasi", _realisasi),
    PageSpec("periksa", "Periksa", "periksa", _periksa),
    PageSpec("dokumen", "Dokumen", "dokumen", _dokumen),
    PageSpec("riwayat", "Riwayat", "riwayat", _riwayat),
    PageSpec("atur", "Atur", "atur", _atur),
    PageSpec("target", "Target", "naik", _target, in_rail=False),
    PageSpec("pegawai", "Pegawai", "orang", _pegawai, in_rail=False),
    PageSpec("tutup", "Tutup bulan", "kunci", _tutup, in_rail=False),
    PageSpec("baca", "Baca SK", "baca", _baca, in_rail=False),
    PageSpec("formulir", "Terima formulir", "terima", _formulir, in_rail=False),
)

COMMANDS: tuple[CommandSpec, ...] = (
    CommandSpec("berkas", "Baca &SK…", "baca", "baca", "baca", "Ctrl+B"),
    CommandSpec("berkas", "&Cetak dokumen…", "dokumen", "cetak", "cetak", "Ctrl+P"),
    CommandSpec("berkas", "Buat &lampiran…", "dokumen", "lampiran", "kartu"),
    CommandSpec("berkas", "Buat k&eputusan…", "dokumen", "keputusan", "dokumen"),
    CommandSpec("berkas", "Buat la&poran capaian…", "dokumen", "laporan", "dokumen"),
    CommandSpec("berkas", "Buat &realisasi…", "dokumen", "realisasi", "simpan"),
    CommandSpec("berkas", "Buat rekap c&apaian…", "dokumen", "rekap", "simpan"),
    CommandSpec("alat", "Cocokkan k&ode…", "dokumen", "cocokkan", "periksa"),
    CommandSpec("sunting", "Isi &target…", "target", "isi", "naik", "Ctrl+T"),
    CommandSpec("berkas", "Buat &formulir…", "realisasi", "buat-formulir", "sunting"),
    CommandSpec("berkas", "Ter&ima formulir…", "formulir", "terima", "terima"),
    CommandSpec("sunting", "Ubah pe&gawai…", "pegawai", "", "orang"),
    CommandSpec("alat", "A&jukan bulan…", "tutup", "ajukan", "kirim"),
    CommandSpec("alat", "&Kunci bulan…", "tutup", "kunci", "kunci"),
    CommandSpec("alat", "&Buka kunci…", "tutup", "buka", "buka-kunci"),
    CommandSpec("alat", "Mulai tahun ba&ru…", "kartu", "tahun-baru", "tambah"),
)
