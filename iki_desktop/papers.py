"""The papers by the names antarmuka.md gives them: of which period they are, and which writer makes them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from iki_desktop.errors import InputRefused, Report
from iki_desktop.files import sha256_of
from iki_desktop.garbage import garbage_waits
from iki_desktop.models.cocokkan import BERBULAN, isi_kertas
from iki_desktop.models.isi_pegawai import tiap_pegawai
from iki_desktop.models.kantor import IsiKantor, kartu_berlaku, keputusan_berlaku
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.kode import kode_isi
from iki_desktop.models.konteks import sampai_bawaan, tahun_bawaan
from iki_desktop.models.penutupan import Pembukaan
from iki_desktop.models.terbitan import ASAL, SATU_KEPUTUSAN, Cetakan, Kertas, Naskah, bermilik, dicetak
from iki_desktop.paths import Paths

if TYPE_CHECKING:
    from iki_desktop.writers.pdf.paper import Paper

SUFFIXES = {
    "lampiran": ".pdf",
    "keputusan": ".pdf",
    "salinan": ".pdf",
    "laporan": ".pdf",
    "ringkasan": ".pdf",
    "pegawai": ".pdf",
    "realisasi": ".xlsx",
    "formulir": ".xlsx",
    "rekap": ".xlsx",
    "json": ".json",
}
OURS = (".iki", ".ikip", ".ikib")  # office files and packages, that no paper may be written over


@garbage_waits()
def write_paper(
    jenis: str,
    isi: IsiKantor,
    out: Path,
    paths: Paths,
    *,
    tahun: int | None = None,
    sampai: int | None = None,
    kartu: Sequence[int] = (),
    keputusan: str = "",
    pembukaan: Sequence[Pembukaan] = (),
    report: Report | None = None,
) -> tuple[Cetakan, ...]:
    """Write one paper of an office to `out`; what can be recorded as issued, nothing where it has no code.

    Of a file with several papers in it each is recorded on its own, with the code that stands on it.

    `tahun` and `sampai` (month) are by default those the file's own figures speak of; json is always all of
    the office. `kartu` are numbers from 1 among those in force (kantor.kartu_berlaku); none given is all.
    `keputusan` is the id of the one that a lampiran or keputusan is of; without it those of all that are in
    force stand one after the other. `pembukaan` are the unlockings that the file's riwayat knows; the
    laporan and the rekap tell them.
    """
    if out.suffix.lower() in OURS:
        raise InputRefused(
            f"“{out.name}” adalah nama berkas kantor atau paket, jadi tidak ditulisi. "
            f"Pilih nama dengan akhiran {SUFFIXES[jenis]}."
        )
    if jenis == "json":
        from iki_desktop.writers.json_out import write_json

        write_json(isi, out)
        return ()
    naskah = drafts(
        jenis, isi, tahun=tahun, sampai=sampai, kartu=kartu, keputusan=keputusan, pembukaan=pembukaan
    )
    halaman: Sequence[int] = ()
    if SUFFIXES[jenis] == ".pdf":
        paper = set_drafts(naskah, isi, paths, pembukaan, report)
        paper.save(out)
        halaman = paper.page_counts
    else:
        _write_workbook(naskah[0], isi, out, pembukaan, report)
    return dicetak(naskah, out.name, sha256_of(out), halaman)


def drafts(
    jenis: str,
    isi: IsiKantor,
    *,
    tahun: int | None = None,
    sampai: int | None = None,
    kartu: Sequence[int] = (),
    keputusan: str = "",
    pembukaan: Sequence[Pembukaan] = (),
) -> tuple[Naskah, ...]:
    """Which papers these choices mean (as `write_paper` takes them), what each says, and its code.

    One, but where papers of several keputusan are meant: then one for each that has any of the kartu.
    """
    tahun, berlaku = _in_force(isi, tahun)
    chosen = kartu_ids(isi, tahun, kartu)
    asal = ASAL.get(jenis, jenis)
    if asal not in SATU_KEPUTUSAN:
        kertas = Kertas(
            asal, tahun, sampai or sampai_bawaan(isi, tahun) if asal in BERBULAN else None, chosen
        )
        return (_draft(jenis, isi, kertas, berlaku[0], pembukaan),)
    meant = [k for k in berlaku if not keputusan or k.id == keputusan]
    if chosen is not None:
        meant = [k for k in meant if any(satu.id in chosen for satu in k.kartu)] or meant[:1]
    return tuple(_draft(jenis, isi, _of_one(asal, k, chosen), k, pembukaan) for k in meant)


def _of_one(jenis: str, keputusan: Keputusan, chosen: Sequence[str] | None) -> Kertas:
    """The paper of one keputusan: of kartu (ids) that are chosen among several those that are its own."""
    kartu = None
    if chosen is not None and jenis == "lampiran":
        own = {satu.id for satu in keputusan.kartu}
        kartu = tuple(id_ for id_ in chosen if id_ in own)
    return Kertas(jenis, keputusan.tahun, kartu=kartu)


def _draft(
    jenis: str, isi: IsiKantor, kertas: Kertas, keputusan: Keputusan, pembukaan: Sequence[Pembukaan]
) -> Naskah:
    data = isi_kertas(isi, kertas, pembukaan, keputusan)
    if data is None:
        return Naskah(jenis, kertas, None, "", keputusan)
    lembar = _lembar(isi, kertas, keputusan)
    return Naskah(jenis, bermilik(kertas, data), data, kode_isi(data), keputusan, lembar)


def _lembar(isi: IsiKantor, kertas: Kertas, keputusan: Keputusan) -> tuple[Naskah, ...]:
    """The kartu of pegawai as papers of each of them, nothing of any other paper."""
    if kertas.jenis != "pegawai" or kertas.sampai is None:
        return ()
    tiap = tiap_pegawai(isi, kertas.tahun, kertas.sampai, kertas.kartu)
    return tuple(Naskah("pegawai", satu, data, kode_isi(data), keputusan) for satu, data in tiap)


def set_paper(
    jenis: str,
    isi: IsiKantor,
    paths: Paths,
    *,
    tahun: int | None = None,
    sampai: int | None = None,
    kartu: Sequence[int] = (),
    keputusan: str = "",
    pembukaan: Sequence[Pembukaan] = (),
    report: Report | None = None,
) -> Paper:
    """Lay out one of the papers that are PDFs, to be looked at, printed or saved; as `write_paper`."""
    naskah = drafts(
        jenis, isi, tahun=tahun, sampai=sampai, kartu=kartu, keputusan=keputusan, pembukaan=pembukaan
    )
    return set_drafts(naskah, isi, paths, pembukaan, report)


def warm_up(isi: IsiKantor, paths: Paths) -> None:
    """Make a paper of one kartu for nobody: the next ones find modules loaded and fonts read."""
    set_paper("lampiran", isi, paths, kartu=(1,)).content()


@garbage_waits()
def set_drafts(
    naskah: Sequence[Naskah],
    isi: IsiKantor,
    paths: Paths,
    pembukaan: Sequence[Pembukaan] = (),
    report: Report | None = None,
) -> Paper:
    """Lay out drafts of papers that are PDFs, one after the other, where what they say is wanted too."""
    from iki_desktop.writers import fonts

    fonts.set_cache(paths.cache)
    made = [_set(satu, isi, pembukaan, report) for satu in naskah]
    if len(made) == 1:
        return made[0]
    pages = [page for satu in made for page in satu.pages]
    return replace(made[0], pages=pages, parts=[count for satu in made for count in satu.page_counts])


def _set(naskah: Naskah, isi: IsiKantor, pembukaan: Sequence[Pembukaan], report: Report | None) -> Paper:
    kertas, kode = naskah.kertas, naskah.kode
    if naskah.jenis == "lampiran":
        from iki_desktop.writers.lampiran import set_lampiran

        return set_lampiran(isi, naskah.keputusan, kertas.kartu, report, kode)
    if kertas.jenis == "laporan":
        from iki_desktop.writers.laporan import set_laporan, set_ringkasan

        assert kertas.sampai is not None
        if naskah.jenis == "ringkasan":
            return set_ringkasan(isi, kertas.tahun, kertas.sampai, kertas.kartu, kode)
        return set_laporan(isi, kertas.tahun, kertas.sampai, kertas.kartu, pembukaan, report, kode)
    if naskah.jenis == "pegawai":
        from iki_desktop.writers.kartu_pegawai import set_kartu_pegawai

        assert kertas.sampai is not None
        codes = [satu.kode for satu in naskah.lembar]
        return set_kartu_pegawai(isi, kertas.tahun, kertas.sampai, kertas.kartu, report, codes)
    from iki_desktop.writers.keputusan import set_keputusan

    return set_keputusan(isi, naskah.keputusan, salinan=naskah.jenis == "salinan", kode=kode)


def _write_workbook(
    naskah: Naskah, isi: IsiKantor, out: Path, pembukaan: Sequence[Pembukaan], report: Report | None
) -> None:
    tahun, sampai, chosen = naskah.kertas.tahun, naskah.kertas.sampai, naskah.kertas.kartu
    assert sampai is not None
    if naskah.jenis == "realisasi":
        from iki_desktop.writers.realisasi import write_realisasi

        write_realisasi(isi, tahun, sampai, out, chosen, report, naskah.kode)
    elif naskah.jenis == "rekap":
        from iki_desktop.writers.rekap import write_rekap

        write_rekap(isi, tahun, sampai, out, chosen, pembukaan, report, naskah.kode)
    else:
        from iki_desktop.writers.formulir import write_form

        write_form(isi, tahun, sampai, out, chosen, report)


def _in_force(isi: IsiKantor, tahun: int | None) -> tuple[int, Sequence[Keputusan]]:
    """The year a paper is of, and its keputusan; InputRefused where there is none to print."""
    tahun = tahun or tahun_bawaan(isi)
    berlaku = keputusan_berlaku(isi, tahun) if tahun is not None else ()
    if tahun is None or not berlaku:
        waktu = f" yang berlaku di tahun {tahun}" if tahun is not None else ""
        raise InputRefused(
            f"Belum ada keputusan{waktu} di berkas ini, jadi tidak ada yang dapat dicetak. "
            "Masukkan SK lebih dahulu, atau pilih tahun lain."
        )
    return tahun, berlaku


def write_all(isi: IsiKantor, folder: Path, paths: Paths) -> list[Path]:
    """Every paper of an office that this version makes, for each year it speaks of; what was written."""
    written: list[Path] = []

    def write(jenis: str, name: str, tahun: int | None = None) -> None:
        out = folder / f"{name}{SUFFIXES[jenis]}"
        write_paper(jenis, isi, out, paths, tahun=tahun)
        written.append(out)

    for tahun in sorted({keputusan.tahun for keputusan in isi.keputusan}):
        write("keputusan", f"keputusan-{tahun}", tahun)
        write("lampiran", f"lampiran-{tahun}", tahun)
    for tahun in sorted({sel.tahun for sel in isi.realisasi}):
        write("realisasi", f"realisasi-{tahun}", tahun)
        write("laporan", f"laporan-{tahun}", tahun)
        write("rekap", f"rekap-{tahun}", tahun)
        write("formulir", f"formulir-{tahun}", tahun)
    write("json", "kantor")
    return written


def kartu_ids(isi: IsiKantor, tahun: int, numbers: Sequence[int]) -> tuple[str, ...] | None:
    """The ids of the kartu in force of these numbers, in their order; None (all) where none is given."""
    if not numbers:
        return None
    berlaku = kartu_berlaku(isi, tahun)
    for number in numbers:
        if not 1 <= number <= len(berlaku):
            raise InputRefused(
                f"Kartu {number} tidak ada: keputusan tahun {tahun} berisi {len(berlaku)} kartu. "
                "Sebut nomor yang ada."
            )
    return tuple(berlaku[number - 1].id for number in sorted(set(numbers)))
