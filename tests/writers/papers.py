"""Offices to print and eyes to read the prints with: what the tests of the PDF writers share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pdfplumber

from iki_desktop.models.kantor import IsiKantor, Kantor, Pengaturan
from iki_desktop.models.keputusan import (
    Diktum,
    Gaya,
    Indikator,
    JenisIndikator,
    Kartu,
    Keputusan,
    Penandatangan,
    Sasaran,
)
from iki_desktop.writers.pdf.face import clean

KANTOR = Kantor(
    "o",
    "Contoh",
    kabupaten="Kabupaten Teladan",
    alamat="Jalan Melati Nomor 12",
    telepon="(0331) 123456",
    laman="contoh.example",
    email="kecamatan@contoh.example",
    kode_pos="68123",
)
CAMAT = Penandatangan("Dr. ANI LESTARI, S.Sos., M.Si.", "Camat Contoh", "Pembina", "198201162000121001")


def indikator(name: str, **fields: Any) -> Indikator:
    fields = {"formulasi": f"Rumus {name}", "sumber_data": f"Buku {name}", **fields}
    return Indikator(f"i-{name}", f"Jumlah {name}", **fields)


def persentase(name: str, **fields: Any) -> Indikator:
    above, below = f"Berkas {name} selesai", f"Berkas {name} masuk"
    fields = {"formulasi": f"{above}\n{below}\n× 100%", "pembilang": above, "penyebut": below, **fields}
    return indikator(name, jenis=JenisIndikator.PERSENTASE, **fields)


def sasaran(name: str, *anak: Indikator) -> Sasaran:
    return Sasaran(f"s-{name}", f"Terwujudnya {name}", anak)


def kartu(name: str, *anak: Sasaran, urut: int = 1, **fields: Any) -> Kartu:
    fields = {
        "jabatan": f"Kepala {name}",
        "tugas": (f"Memimpin urusan {name} di kecamatan.",),
        "fungsi": (f"penyusunan rencana {name};", f"pelaporan {name}."),
        "gaya_fungsi": Gaya.ABC,
        **fields,
    }
    return Kartu(f"k-{name}", urut, sasaran=anak, **fields)


def keputusan(*anak: Kartu, **fields: Any) -> Keputusan:
    fields = {
        "nomor": "188/12/2026",
        "tanggal": date(2026, 1, 7),
        "tempat": "Teladan",
        "tentang": "Indikator Kinerja Individu Kecamatan Contoh",
        "menetapkan": "KEPUTUSAN CAMAT TENTANG INDIKATOR KINERJA INDIVIDU.",
        "menimbang": ("bahwa kinerja perlu diukur;", "bahwa untuk itu perlu keputusan;"),
        "mengingat": ("Undang-Undang Nomor 1;", "Peraturan Nomor 2;"),
        "diktum": (Diktum("KESATU", "Menetapkan indikator."), Diktum("KEDUA", "Berlaku sejak ditetapkan.")),
        "penandatangan": CAMAT,
        **fields,
    }
    return Keputusan("kep", 2026, kartu=anak, **fields)


def isi(*anak: Kartu, pengaturan: Pengaturan | None = None, **fields: Any) -> IsiKantor:
    return IsiKantor(KANTOR, (keputusan(*anak, **fields),), pengaturan=pengaturan or Pengaturan())


def rows(count: int, sasaran_a: int = 3) -> Kartu:
    """A kartu with `count` indikator, so many to a sasaran, each of two or three lines."""
    several = [persentase(f"berkas{n:03}") if n % 4 == 0 else indikator(f"surat{n:03}") for n in range(count)]
    parts = [several[at : at + sasaran_a] for at in range(0, count, sasaran_a)]
    return kartu("umum", *(sasaran(f"layanan{n:03}", *part) for n, part in enumerate(parts)))


@dataclass
class Char:
    """A sign on a page; y runs from the top, `base` is the line it stands on."""

    page: int
    text: str
    x0: float
    x1: float
    base: float
    size: float


@dataclass
class Print:
    """A PDF as it was read back."""

    pages: list[str]  # each page's signs in reading order, without blanks
    chars: list[Char]
    edges: list[list[tuple[float, float, float, float]]]  # each page's strokes: x0, top, x1, bottom
    width: float
    height: float
    about: dict[str, Any]

    @property
    def text(self) -> str:
        return "".join(self.pages)


def read(path: Path) -> Print:
    """Everything of a PDF that the tests look at; text in the order of the file."""
    with pdfplumber.open(path) as pdf:
        pages: list[str] = []
        chars: list[Char] = []
        edges: list[list[tuple[float, float, float, float]]] = []
        for number, page in enumerate(pdf.pages):
            height = float(page.height)
            pages.append("".join(c["text"] for c in page.chars if c["text"].strip()))
            chars += [
                Char(number, c["text"], c["x0"], c["x1"], height - c["matrix"][5], c["size"])
                for c in page.chars
            ]
            edges.append([(e["x0"], e["top"], e["x1"], e["bottom"]) for e in page.lines])
        first = pdf.pages[0]
        return Print(pages, chars, edges, float(first.width), float(first.height), dict(pdf.metadata))


def words(*texts: str) -> list[str]:
    return [word for text in texts for word in clean(text).split()]


def kartu_texts(one: Kartu) -> Iterator[str]:
    """All texts of a kartu in the order in which they are read."""
    yield one.jabatan
    yield from one.tugas
    yield from one.fungsi
    for each in one.sasaran:
        yield each.teks
        for anak in each.indikator:
            yield from (anak.teks, anak.formulasi, anak.sumber_data, anak.penanggung_jawab)


def assert_in_order(printed: str, expected: list[str], reach: int = 600) -> None:
    """Each word stands in the print after the one before it, at most `reach` signs further on."""
    at = 0
    for number, word in enumerate(expected):
        found = printed.find(word, at)
        around = " ".join(expected[max(0, number - 3) : number + 3])
        assert 0 <= found <= at + reach, f"“{word}” is not in its place (… {around} …)"
        at = found + len(word)


def write(writer: Callable[..., None], office: IsiKantor, path: Path, **args: Any) -> Print:
    """Print the office's first keputusan and read the print back."""
    writer(office, office.keputusan[0], path, **args)
    return read(path)


def with_settings(office: IsiKantor, **fields: Any) -> IsiKantor:
    return replace(office, pengaturan=replace(office.pengaturan, **fields))
