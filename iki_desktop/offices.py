"""Office files made and filled whole or not at all: a new one, one from a decree or JSON, the sample."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from iki_desktop.errors import FileRefused, InputRefused, Report, SaveFailed
from iki_desktop.files import exists, replace_file
from iki_desktop.models.bacaan import untuk_tahun
from iki_desktop.models.banding import Banding, bandingkan, gabungkan, putusan_bawaan, sk_yang_sama
from iki_desktop.models.catatan import Bacaan, Catatan, TingkatCatatan
from iki_desktop.models.kantor import IsiKantor, Kantor
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.tata import uraian_tata
from iki_desktop.paths import Paths
from iki_desktop.settings import load

if TYPE_CHECKING:
    from iki_desktop.models.cocokkan import Cocokan
    from iki_desktop.store.berkas import Berkas

SUFFIX = ".iki"
SAMPLE = "contoh.json"

Bahan = IsiKantor | Bacaan
"""What one source holds: a whole office (JSON), or a draft read from a decree."""


def new_office(path: Path, kantor: Kantor, paths: Paths) -> None:
    """Make an office file with nothing in it but the office; FileRefused where something stands there."""
    if exists(path):
        raise FileRefused(
            f"“{path}” sudah ada dan tidak ditimpa. Sebut nama lain, atau pindahkan berkas itu lebih dulu."
        )
    _make(path, kantor, (), paths)


def sample_office(path: Path, paths: Paths) -> IsiKantor:
    """Make the sample's office file, in place of an older sample; what is in it.

    FileRefused where `path` is open somewhere, or is no office file of ours.
    """
    from iki_desktop.readers.json_in import read_json

    isi = read_json(paths.resources / SAMPLE)
    if exists(path):
        open_office(path).close()
    _make(path, isi.kantor, (isi,), paths)
    return isi


def open_office(path: Path) -> Berkas:
    """Open an office file for reading only: nothing is written, not even a backup."""
    from iki_desktop.store.berkas import Berkas

    return Berkas.open(path, read_only=True)


def match_code(
    berkas: Berkas, kode: str, first: IsiKantor, report: Report = lambda _done, _total: None
) -> tuple[IsiKantor, Cocokan]:
    """Hold a code (as `baca_kode` gives it) against a file: the office it is of, and what it came to.

    Of a file with several offices it may be any one's: `first` is one of them, asked first, and given where
    the code is nobody's. `report(done, total)` counts hundredths of offices and may raise Cancelled.
    """
    from iki_desktop.models.cocokkan import Kecocokan, cocokkan

    terbitan = next(iter(berkas.terbitan_berkode(kode, first.kantor.id)), None)
    dulu = berkas.isi_terbitan(kode) if terbitan is not None else None
    ids = [first.kantor.id, *(k.id for k in berkas.daftar_kantor() if k.id != first.kantor.id)]
    if terbitan is not None:
        ids = [terbitan.kantor]  # the file knows whose it is
    answers: list[tuple[IsiKantor, Cocokan]] = []
    for nth, id_ in enumerate(ids):
        report(100 * nth, 100 * len(ids))
        isi = first if id_ == first.kantor.id else berkas.isi(id_)
        within = partial(_report_within, report, nth, len(ids))
        answers.append((isi, cocokkan(isi, kode, berkas.pembukaan(id_), terbitan, dulu, within)))
        if answers[-1][1].hasil is not Kecocokan.TIDAK_DIKENAL:
            return answers[-1]
    return answers[0]


def _report_within(report: Report, nth: int, count: int, done: int, total: int) -> None:
    report(100 * nth + 100 * done // total, 100 * count)


def read_source(path: Path, tahun: int | None = None) -> Bahan:
    """Read a source by its suffix; `tahun`, where given, is the year its keputusan is to hold from.

    InputRefused where neither the text nor `tahun` says the year.
    """
    if path.suffix.lower() == ".json":
        from iki_desktop.readers.json_in import read_json

        return read_json(path)
    from iki_desktop.readers.read import read_sk

    bacaan = read_sk(path)
    if tahun is not None:
        return untuk_tahun(bacaan, tahun)
    if not bacaan.keputusan.tahun:
        raise InputRefused(
            f"Tahun keputusan tidak tertulis di “{path.name}”, jadi tidak ada yang dimasukkan. "
            "Sebutkan tahunnya, misalnya --tahun 2026."
        )
    return bacaan


def meant_for(isi: IsiKantor, bahan: Bahan) -> Bahan:
    """The same, with a remark where a decree is another office's, or laid out otherwise, than what the file
    holds that it is to be taken into."""
    if isinstance(bahan, IsiKantor):
        return bahan
    catatan: list[Catatan] = []
    read, own = bahan.kantor, isi.kantor
    if read.nama and (read.nama.casefold() != own.nama.casefold() or read.jenis is not own.jenis):
        pesan = f"Naskah ini dari {sebutan_kantor(read)}, sedangkan berkasnya milik {sebutan_kantor(own)}."
        catatan.append(Catatan(TingkatCatatan.PERIKSA, "kantor-lain", pesan, "Kop"))
    tata = replace(bahan.tata, judul_kolom=None)  # each kartu brings its own titles
    if isi.keputusan and (other := tata.berbeda(isi.pengaturan)):  # an empty file takes it over
        pesan = (
            f"Tata lampiran naskah ini lain dari pengaturan berkas: {uraian_tata(tata, other)}. "
            "Pengaturan tidak diubah; ubah di Atur bila lampiran harus dicetak seperti naskah."
        )
        catatan.append(Catatan(TingkatCatatan.INFO, "tata-lain", pesan, "Lampiran"))
    return replace(bahan, catatan=(*catatan, *bahan.catatan)) if catatan else bahan


def compare(isi: IsiKantor | None, bahan: Sequence[Bahan], ganti: bool = False) -> list[Banding | None]:
    """What `take_in` will do with each source: a decree beside that of the file, None for a whole office.

    `isi` is what the file holds, None where there is none yet. A source sees those before it taken in.
    """
    daftar = {k.id: k for k in (isi.keputusan if isi else ())}
    tercatat = frozenset(sel.indikator for sel in (isi.realisasi if isi else ()))
    hasil: list[Banding | None] = []
    for satu in bahan:
        if isinstance(satu, IsiKantor):
            daftar |= {k.id: k for k in satu.keputusan}
            tercatat |= {sel.indikator for sel in satu.realisasi}
            hasil.append(None)
            continue
        banding = bandingkan(satu.keputusan, sk_yang_sama(satu.keputusan, daftar.values()), tercatat)
        jadi = gabungkan(banding, putusan_bawaan(banding, ganti), kepala=ganti)
        daftar[jadi.id] = jadi
        hasil.append(banding)
    return hasil


def take_in(path: Path, bahan: Sequence[Bahan], paths: Paths, ganti: bool = False) -> bool:
    """Put sources into an office file, all of them or none; one that is absent is made for their office.

    False where the file held all of it already.

    Of a decree that the file has already only what is new goes in; `ganti` puts what was read in the place
    of kartu that differ.
    """
    if exists(path):
        from iki_desktop.store.berkas import Berkas

        with Berkas.open(path, backups=paths.backups) as berkas:
            berkas.oleh = load(paths.settings).pekerja
            return _fill(berkas, bahan, ganti)
    kantor = bahan[0].kantor
    if not kantor.nama:
        raise InputRefused(
            "Nama kantor tidak terbaca dari kop naskah, jadi berkasnya tidak dibuat. "
            "Buat dahulu dengan “iki-desktop baru”, lalu impor ke berkas itu."
        )
    _make(path, kantor, bahan, paths, ganti)
    return True


def try_in(path: Path, bahan: Sequence[Bahan], ganti: bool = False) -> None:
    """What `take_in` would refuse is refused, but `path` is neither changed nor made: done on a copy."""
    with tempfile.TemporaryDirectory(prefix="iki-pratinjau-") as folder:
        trial = Path(folder) / path.name
        if exists(path):
            from iki_desktop.store.berkas import Berkas

            with Berkas.open(path, backups=Path(folder), read_only=True) as berkas:
                copy = berkas.backup("pratinjau")
                if copy is None:
                    raise SaveFailed(berkas.backup_warning)
                trial = copy
        take_in(trial, bahan, Paths(Path(folder)), ganti)


def _make(path: Path, kantor: Kantor, bahan: Sequence[Bahan], paths: Paths, ganti: bool = False) -> None:
    from iki_desktop.store.berkas import Berkas

    if path.suffix.lower() != SUFFIX:
        raise InputRefused(
            f"“{path.name}” tidak berakhiran {SUFFIX}, jadi tidak dibuat. Beri nama “{path.stem}{SUFFIX}”."
        )

    def write(beside: Path) -> None:
        with Berkas.create(beside, kantor, oleh=load(paths.settings).pekerja) as berkas:
            _fill(berkas, bahan, ganti)

    replace_file(path, write)


def _fill(berkas: Berkas, bahan: Sequence[Bahan], ganti: bool = False) -> bool:
    from iki_desktop.store.operations.impor import impor_semua

    return bool(bahan) and bool(berkas.run(impor_semua, bahan, ganti))
