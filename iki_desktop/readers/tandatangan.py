"""The signature block, in whatever order its lines stand: a.n., jabatan, nama, pangkat, NIP."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iki_desktop.models.keputusan import Penandatangan
from iki_desktop.models.kode import CAP
from iki_desktop.readers.dokumen import Baris
from iki_desktop.readers.jejak import Jenis, Pencatat, kutip
from iki_desktop.readers.kata import sambung
from iki_desktop.readers.tetap import (
    ATAS_NAMA,
    JABATAN_PENANDATANGAN,
    KATA_JABATAN,
    LAMPIRAN,
    NIP,
    NIP_TELANJANG,
    PANGKAT,
    TEMBUSAN,
)

UNTUK_BELIAU = re.compile(r"^\W*u\s?\.\s?b\s?\.?\s*(?P<isi>.*)$", re.I)
TERTANDA = re.compile(r"^\W*(?:ttd|tertanda|cap|stempel|dto|materai)\b[\W\w]{0,12}$", re.I)


def baca_tanda_tangan(baris: Sequence[Baris], pencatat: Pencatat) -> Penandatangan:
    """The signer; lines after the block (tembusan) become one remark."""
    nama = jabatan = pangkat = nip = atas_nama = ""
    for i, b in enumerate(baris):
        teks = " ".join(b.teks.split())
        if CAP.search(teks):  # on our own papers the code stands beside the signature
            pencatat.lewat_semua(Jenis.TANDA_TANGAN, CAP.findall(teks), b.nomor)
            teks = " ".join(CAP.sub(" ", teks).split())
        if TEMBUSAN.match(teks) or LAMPIRAN.match(teks):
            pencatat.info(
                "tembusan",
                f"Bagian sesudah tanda tangan tidak disimpan: {kutip(' '.join(x.teks for x in baris[i:]))}",
                b.nomor,
            )
            break
        if m := NIP.search(teks) or NIP_TELANJANG.search(teks):
            baru = " ".join(re.sub(r"[^\d ]", " ", m["nip"]).split())
            _ulang(nip, baru, b, pencatat)
            nip = nip or baru
            pencatat.lewat(Jenis.LABEL, teks[m.start() : m.start("nip")], b.nomor)
            teks = (teks[: m.start()] + " " + teks[m.end() :]).strip(" .,")
        if (m := PANGKAT.search(teks)) and m.start() <= 2 and not JABATAN_PENANDATANGAN.match(teks):
            _ulang(pangkat, m[0].strip(" ,-"), b, pencatat)
            pangkat = pangkat or m[0].strip(" ,-")
            teks = (teks[: m.start()] + teks[m.end() :]).strip(" .,()")
        if not teks:
            continue
        if TERTANDA.match(teks):
            pencatat.lewat(Jenis.TANDA_TANGAN, teks, b.nomor)
        elif m := ATAS_NAMA.match(teks):
            _ulang(atas_nama, m["isi"].strip(" ,"), b, pencatat)
            atas_nama = atas_nama or m["isi"].strip(" ,")
            pencatat.lewat(Jenis.LABEL, teks[: m.start("isi")], b.nomor)
        elif m := UNTUK_BELIAU.match(teks):
            pencatat.lewat(Jenis.LABEL, teks[: m.start("isi")], b.nomor)
            jabatan = sambung(jabatan, m["isi"].strip(" ,"))
        elif not jabatan and (JABATAN_PENANDATANGAN.match(teks) or (not nama and KATA_JABATAN.match(teks))):
            jabatan = teks.strip(" ,")
        elif jabatan and not nama and re.match(r"^\W*(?:KABUPATEN|KOTA|KECAMATAN|PROVINSI)\b", teks, re.I):
            jabatan = sambung(jabatan, teks.strip(" ,"))
        elif not nama:
            nama = teks.strip(" ,()")
        else:
            pencatat.periksa(
                "tanda-tangan",
                f"Bagian tanda tangan {kutip(teks)} tidak dikenal dan tidak dimasukkan.",
                b.nomor,
            )
    return Penandatangan(nama=nama, jabatan=jabatan, pangkat=pangkat, nip=nip, atas_nama=atas_nama)


def _ulang(lama: str, baru: str, b: Baris, pencatat: Pencatat) -> None:
    """Remark on a second pangkat, NIP or a.n. of one signature; the first one holds."""
    if lama:
        pencatat.info(
            "tanda-tangan", f"{kutip(baru)} disebut lagi di tanda tangan; yang pertama dipakai.", b.nomor
        )
