"""The papers by the names antarmuka.md gives them: of which period they are, and which writer makes them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from iki_desktop.errors import InputRefused
from iki_desktop.files import sha256_of
from iki_desktop.models.cocokkan import BERBULAN, isi_kertas
from iki_desktop.models.kantor import IsiKantor, keputusan_tahun
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.kode import kode_isi
from iki_desktop.models.konteks import sampai_bawaan, tahun_bawaan
from iki_desktop.models.penutupan import Pembukaan
from iki_desktop.models.terbitan import ASAL, Cetakan, Kertas, Naskah
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
Report = Callable[[int, int], None]
"""Called with (done, total) between units of work; may raise Cancelled."""

OURS = (".iki", ".ikip", ".ikib")  # office files and packages, that no paper may be written over


def write_paper(
    jenis: str,
    isi: IsiKantor,
    out: Path,
    paths: Paths,
    *,
    tahun: int | None = None,
    sampai: int | None = None,
    kartu: Sequence[int] = (),
    pembukaan: Sequence[Pembukaan] = (),
    report: Report | None = None,
) -> Cetakan | None:
    """Write one paper of an office to `out`; what was made, None where it carries no code.

    `tahun` and `sampai` (month) are by default those the file's own figures speak of; json is always all of
    the office. `kartu` are numbers from 1, in the order of the keputusan in force; none given is all.
    `pembukaan` are the unlockings that the file's riwayat knows; the laporan tells them.
    """
    if out.suffix.lower() in OURS:
        raise InputRefused(
            f"“{out.name}” adalah nama berkas kantor atau paket, jadi tidak ditulisi. "
            f"Pilih nama dengan akhiran {SUFFIXES[jenis]}."
        )
    if jenis == "json":
        from iki_desktop.writers.json_out import write_json

        write_json(isi, out)
        return None
    naskah = draft(jenis, isi, tahun=tahun, sampai=sampai, kartu=kartu, pembukaan=pembukaan)
    halaman = None
    if SUFFIXES[jenis] == ".pdf":
        paper = set_draft(naskah, isi, paths, pembukaan, report)
        paper.save(out)
        halaman = len(paper.pages)
    else:
        _write_workbook(naskah, isi, out, report)
    return naskah.dicetak(out.name, sha256_of(out), halaman)


def draft(
    jenis: str,
    isi: IsiKantor,
    *,
    tahun: int | None = None,
    sampai: int | None = None,
    kartu: Sequence[int] = (),
    pembukaan: Sequence[Pembukaan] = (),
) -> Naskah:
    """Which paper these choices mean (as `write_paper` takes them), what it says, and its code."""
    tahun, keputusan = _in_force(isi, tahun)
    chosen = kartu_ids(keputusan, kartu)
    asal = ASAL.get(jenis, jenis)
    kertas = Kertas(
        asal,
        tahun,
        sampai or sampai_bawaan(isi, tahun) if asal in BERBULAN else None,
        None if asal == "keputusan" else chosen,
    )
    data = isi_kertas(isi, kertas, pembukaan)
    return Naskah(jenis, kertas, data, "" if data is None else kode_isi(data))


def set_paper(
    jenis: str,
    isi: IsiKantor,
    paths: Paths,
    *,
    tahun: int | None = None,
    sampai: int | None = None,
    kartu: Sequence[int] = (),
    pembukaan: Sequence[Pembukaan] = (),
    report: Report | None = None,
) -> Paper:
    """Lay out one of the papers that are PDFs, to be looked at, printed or saved; as `write_paper`."""
    naskah = draft(jenis, isi, tahun=tahun, sampai=sampai, kartu=kartu, pembukaan=pembukaan)
    return set_draft(naskah, isi, paths, pembukaan, report)


def set_draft(
    naskah: Naskah,
    isi: IsiKantor,
    paths: Paths,
    pembukaan: Sequence[Pembukaan] = (),
    report: Report | None = None,
) -> Paper:
    """Lay out a draft of a paper that is a PDF, where what it says is wanted as well as its pages."""
    from iki_desktop.writers import fonts

    kertas, kode = naskah.kertas, naskah.kode
    _, keputusan = _in_force(isi, kertas.tahun)
    fonts.set_cache(paths.cache)
    if naskah.jenis == "lampiran":
        from iki_desktop.writers.lampiran import set_lampiran

        return set_lampiran(isi, keputusan, kertas.kartu, report, kode)
    if kertas.jenis == "laporan":
        from iki_desktop.writers.laporan import set_laporan, set_ringkasan

        assert kertas.sampai is not None
        if naskah.jenis == "ringkasan":
            return set_ringkasan(isi, kertas.tahun, kertas.sampai, kertas.kartu, kode)
        return set_laporan(isi, kertas.tahun, kertas.sampai, kertas.kartu, pembukaan, report, kode)
    if naskah.jenis == "pegawai":
        from iki_desktop.writers.kartu_pegawai import set_kartu_pegawai

        assert kertas.sampai is not None
        return set_kartu_pegawai(isi, kertas.tahun, kertas.sampai, kertas.kartu, report)
    from iki_desktop.writers.keputusan import set_keputusan

    return set_keputusan(isi, keputusan, salinan=naskah.jenis == "salinan", kode=kode)


def _write_workbook(naskah: Naskah, isi: IsiKantor, out: Path, report: Report | None) -> None:
    tahun, sampai, chosen = naskah.kertas.tahun, naskah.kertas.sampai, naskah.kertas.kartu
    assert sampai is not None
    if naskah.jenis == "realisasi":
        from iki_desktop.writers.realisasi import write_realisasi

        write_realisasi(isi, tahun, sampai, out, chosen, report, naskah.kode)
    elif naskah.jenis == "rekap":
        from iki_desktop.writers.rekap import write_rekap

        write_rekap(isi, tahun, sampai, out, chosen, report, naskah.kode)
    else:
        from iki_desktop.writers.formulir import write_form

        write_form(isi, tahun, sampai, out, chosen, report)


def _in_force(isi: IsiKantor, tahun: int | None) -> tuple[int, Keputusan]:
    """The year a paper is of, and its keputusan; InputRefused where there is none to print."""
    tahun = tahun or tahun_bawaan(isi)
    keputusan = keputusan_tahun(isi, tahun) if tahun is not None else None
    if tahun is None or keputusan is None:
        berlaku = f" yang berlaku di tahun {tahun}" if tahun is not None else ""
        raise InputRefused(
            f"Belum ada keputusan{berlaku} di berkas ini, jadi tidak ada yang dapat dicetak. "
            "Masukkan SK lebih dahulu, atau pilih tahun lain."
        )
    return tahun, keputusan


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


def kartu_ids(keputusan: Keputusan, numbers: Sequence[int]) -> tuple[str, ...] | None:
    """The ids of kartu by number, in their order; None (all) where no number is given."""
    if not numbers:
        return None
    count = len(keputusan.kartu)
    for number in numbers:
        if not 1 <= number <= count:
            raise InputRefused(
                f"Kartu {number} tidak ada: keputusan tahun {keputusan.tahun} berisi {count} kartu. "
                "Sebut nomor yang ada."
            )
    return tuple(keputusan.kartu[number - 1].id for number in sorted(set(numbers)))
