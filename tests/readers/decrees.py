"""Help for tests of the reader: texts with ⇥ for tabs, what was read in a small form, words of a source."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan
from iki_desktop.models.tanggal import format_tanggal
from iki_desktop.readers.document import Document
from iki_desktop.readers.parser.parse import Parsed
from iki_desktop.readers.read import read_text
from iki_desktop.readers.recorder import Kind
from iki_desktop.readers.wording.labels import Label, find_label

FILES = Path(__file__).resolve().parent.parent / "files" / "sk"
HEAD = "SASARAN⇥INDIKATOR KINERJA⇥FORMULASI PENGHITUNGAN⇥SUMBER DATA"
WORD = re.compile(r"[^\W_]+")


def read(naskah: str) -> Bacaan:
    """Read a text in which ⇥ stands for a tab."""
    return read_text(naskah.replace("⇥", "\t"))


def kartu(content: str, *, head: str = HEAD) -> Kartu:
    """The one kartu whose table has these rows."""
    (one,) = read(f"Jabatan : Camat\nTugas : memimpin\n\n{head}\n{content}").keputusan.kartu
    return one


def arrangement(k: Kartu) -> list[tuple[str, list[str]]]:
    """Sasaran with the names of their indikator."""
    return [(s.teks, [i.teks for i in s.indikator]) for s in k.sasaran]


def kode(bacaan: Bacaan) -> list[str]:
    return [c.kode for c in bacaan.catatan]


PLAIN: dict[str, Any] = {
    "komponen": [],
    "pembilang": "",
    "penyebut": "",
    "penanggung_jawab": "",
    "arah": "naik",
    "frekuensi": "bulanan",
    "target": {},
}
"""Values of an indikator that the small form leaves out."""


def small_form(bacaan: Bacaan) -> dict[str, Any]:
    """A reading as plain data: what the .json beside a made-up decree says."""
    o, k = bacaan.kantor, bacaan.keputusan
    p = k.penandatangan
    return {
        "kantor": {
            n: str(getattr(o, n))
            for n in ("nama", "jenis", "kabupaten", "alamat", "telepon", "laman", "email", "kode_pos")
        },
        "keputusan": {
            "tahun": k.tahun,
            "nomor": k.nomor,
            "tanggal": k.tanggal.isoformat() if k.tanggal else None,
            "tanggal_teks": k.tanggal_teks,
            "tempat": k.tempat,
            "tentang": k.tentang,
            "menetapkan": k.menetapkan,
            "menimbang": list(k.menimbang),
            "mengingat": list(k.mengingat),
            "diktum": [[d.label, d.teks] for d in k.diktum],
            "penandatangan": [p.nama, p.jabatan, p.pangkat, p.nip, p.atas_nama],
            "lampiran": [k.lampiran.nomor, k.lampiran.tanggal],
        },
        "kartu": [_kartu(x) for x in k.kartu],
        "catatan": sorted([c.baris or 0, c.kode, *([c.usul] if c.usul else [])] for c in bacaan.catatan),
    }


def _kartu(k: Kartu) -> dict[str, Any]:
    return {
        "jenis": str(k.jenis),
        "bagian": k.bagian,
        "jabatan": k.jabatan,
        "unit": k.unit,
        "gaya_tugas": str(k.gaya_tugas),
        "tugas": list(k.tugas),
        "gaya_fungsi": str(k.gaya_fungsi),
        "fungsi": list(k.fungsi),
        "judul_kolom": list(k.judul_kolom),
        "sasaran": [{"teks": s.teks, "indikator": [_indikator(i) for i in s.indikator]} for s in k.sasaran],
    }


def _indikator(i: Indikator) -> dict[str, Any]:
    everything: dict[str, Any] = {
        "teks": i.teks,
        "jenis": str(i.jenis),
        "satuan": i.satuan,
        "formulasi": i.formulasi,
        "komponen": list(i.komponen),
        "pembilang": i.pembilang,
        "penyebut": i.penyebut,
        "sumber_data": i.sumber_data,
        "penanggung_jawab": i.penanggung_jawab,
        "konsolidasi": str(i.konsolidasi),
        "arah": str(i.arah),
        "frekuensi": str(i.frekuensi),
        "target": {
            str(tahun): {
                "tahun": None if t.tahun is None else str(t.tahun),
                "tw": [str(x) for x in t.tw] if t.tw else None,
                "tw_kumulatif": t.tw_kumulatif,
            }
            for tahun, t in i.target.items()
        },
    }
    return {n: v for n, v in everything.items() if n not in PLAIN or PLAIN[n] != v}


def words(teks: str) -> Counter[str]:
    return Counter(k.casefold() for k in WORD.findall(teks))


def lost_words(document: Document, parsed: Parsed) -> Counter[str]:
    """The words of the source that are in no field, no remark and not in the named list of labels."""
    sumber_data: Counter[str] = Counter()
    for teks in document.words():
        sumber_data += words(teks)
    has: Counter[str] = Counter()
    for teks in word_places(parsed):
        has += words(teks)
    return sumber_data - has


SMALL = {Kind.MARKER: 8, Kind.LABEL: 60, Kind.PAGE: 30, Kind.COLUMN_TITLE: 90}
"""Letters that a text of the named list has at most, by its kind."""


def hidden_content(parsed: Parsed) -> list[str]:
    """What is in the named list and should not be: too long for its kind, or a label with its text."""
    hidden: list[str] = []
    for x in parsed.skipped:
        found = find_label(x.teks) if x.kind in (Kind.HEAD, Kind.TITLE, Kind.SIGNATURE) else None
        labelled = found is not None and found.label in (Label.JABATAN, Label.TUGAS, Label.FUNGSI)
        if len(x.teks) > SMALL.get(x.kind, 10_000) or (found and labelled and found.rest):
            hidden.append(x.teks)
    return hidden


def word_places(parsed: Parsed) -> Iterator[str]:
    """Every text in which a word of the source may stand: fields, remarks, the named list."""
    k = parsed.bacaan.keputusan
    yield from _keputusan(k)
    for one in k.kartu:
        yield from (one.bagian, one.jabatan, *one.tugas, *one.fungsi)
        for s in one.sasaran:
            yield s.teks
            for i in s.indikator:
                yield from (i.teks, i.formulasi, i.sumber_data, i.penanggung_jawab, i.satuan)
    yield from (c.pesan for c in parsed.bacaan.catatan)
    yield from (x.teks for x in parsed.skipped)


def _keputusan(k: Keputusan) -> Iterator[str]:
    yield from (k.nomor, k.tanggal_teks, k.tempat, k.tentang, k.menetapkan, *k.menimbang, *k.mengingat)
    if k.tanggal:
        yield format_tanggal(k.tanggal)
    for d in k.diktum:
        yield from (d.label, d.teks)
    p = k.penandatangan
    yield from (p.nama, p.jabatan, p.pangkat, p.nip, p.atas_nama)
