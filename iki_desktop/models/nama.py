"""Names as the file keeps them and as lists show them: offices, kabupaten, kartu."""

from __future__ import annotations

import re

from iki_desktop.models.kantor import IsiKantor, JenisKantor, Kantor
from iki_desktop.models.keputusan import JenisKartu, Kartu, Keputusan

_KIND = re.compile(r"(kecamatan|kelurahan|kec\.|kel\.)\s+", re.IGNORECASE)
_REGION = re.compile(r"(kabupaten|kota|kab\.)(?:\s+|$)", re.IGNORECASE)


def nama_kantor(teks: str) -> str:
    """“Kecamatan  Contoh” → “Contoh”."""
    name = " ".join(teks.split())
    word = _KIND.match(name)
    return name[word.end() :] if word else name


def nama_kabupaten(teks: str) -> str:
    """“Contoh” and “Kab. Contoh” → “Kabupaten Contoh”; “Kota Contoh” stays; "" stays "".

    A name without either word is taken for a kabupaten, of which there are five times as many; the
    person sees it written out and can say "Kota …".
    """
    name = " ".join(teks.split())
    word = _REGION.match(name)
    if not name:
        return ""
    rest = name[word.end() :] if word else name
    kind = "Kota" if word and word.group(1).lower() == "kota" else "Kabupaten"
    return f"{kind} {rest}".strip()


def sebutan_kantor(kantor: Kantor) -> str:
    """The office as people call it: "Kecamatan Contoh", "Kelurahan Contoh"; a kabupaten is its own name."""
    if kantor.jenis is JenisKantor.KABUPATEN:
        return kantor.kabupaten or kantor.nama
    return f"{kantor.jenis.value.capitalize()} {kantor.nama}".strip()


def nama_kartu(kartu: Kartu) -> str:
    """A kartu as lists name it; without a jabatan it is the IKU of the office, or not named yet."""
    return sebut_jabatan(kartu.jabatan, kartu.jenis)


def sebut_jabatan(jabatan: str, jenis: str) -> str:
    """The same from the jabatan and the jenis of a kartu."""
    return jabatan or ("Indikator kinerja utama" if jenis == JenisKartu.IKU else "(jabatan belum diisi)")


def sebut_keputusan(keputusan: Keputusan) -> str:
    """A keputusan as lists name it: "2026 · 188/12/430.11/2026"."""
    return f"{keputusan.tahun} · {keputusan.nomor.strip() or 'belum bernomor'}"


def nama_objek(isi: IsiKantor) -> dict[str, str]:
    """What lists call the kartu (jabatan), sasaran and indikator (words) of an office, by id."""
    nama: dict[str, str] = {}
    for keputusan in isi.keputusan:
        for kartu in keputusan.kartu:
            nama[kartu.id] = nama_kartu(kartu)
            for sasaran in kartu.sasaran:
                nama[sasaran.id] = " ".join(sasaran.teks.split())
                nama.update((i.id, " ".join(i.teks.split())) for i in sasaran.indikator)
    return nama
