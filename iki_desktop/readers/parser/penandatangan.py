"""The signature block, in whatever order its lines stand: a.n., jabatan, nama, pangkat, NIP."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iki_desktop.models.keputusan import Penandatangan
from iki_desktop.models.kode import CAP
from iki_desktop.readers.document import Line
from iki_desktop.readers.recorder import Kind, Recorder, quote
from iki_desktop.readers.wording.fixed_lines import (
    BARE_NIP,
    JABATAN_WORDS,
    LAMPIRAN,
    NIP,
    ON_BEHALF,
    PANGKAT,
    PENANDATANGAN_JABATAN,
    TEMBUSAN,
)
from iki_desktop.readers.wording.words import join

ON_HIS_BEHALF = re.compile(r"^\W*u\s?\.\s?b\s?\.?\s*(?P<isi>.*)$", re.I)
SIGNED = re.compile(r"^\W*(?:ttd|tertanda|cap|stempel|dto|materai)\b[\W\w]{0,12}$", re.I)


def read_signature(lines: Sequence[Line], recorder: Recorder) -> Penandatangan:
    """The signer; lines after the block (tembusan) become one remark."""
    name = jabatan = pangkat = nip = atas_nama = ""
    for i, b in enumerate(lines):
        teks = " ".join(b.teks.split())
        if CAP.search(teks):  # on our own papers the code stands beside the signature
            recorder.skip_all(Kind.SIGNATURE, CAP.findall(teks), b.nomor)
            teks = " ".join(CAP.sub(" ", teks).split())
        if TEMBUSAN.match(teks) or LAMPIRAN.match(teks):
            recorder.info(
                "tembusan",
                f"Bagian sesudah tanda tangan tidak disimpan: {quote(' '.join(x.teks for x in lines[i:]))}",
                b.nomor,
            )
            break
        if m := NIP.search(teks) or BARE_NIP.search(teks):
            new = " ".join(re.sub(r"[^\d ]", " ", m["nip"]).split())
            _said_again(nip, new, b, recorder)
            nip = nip or new
            recorder.skip(Kind.LABEL, teks[m.start() : m.start("nip")], b.nomor)
            teks = (teks[: m.start()] + " " + teks[m.end() :]).strip(" .,")
        if (m := PANGKAT.search(teks)) and m.start() <= 2 and not PENANDATANGAN_JABATAN.match(teks):
            _said_again(pangkat, m[0].strip(" ,-"), b, recorder)
            pangkat = pangkat or m[0].strip(" ,-")
            teks = (teks[: m.start()] + teks[m.end() :]).strip(" .,()")
        if not teks:
            continue
        if SIGNED.match(teks):
            recorder.skip(Kind.SIGNATURE, teks, b.nomor)
        elif m := ON_BEHALF.match(teks):
            _said_again(atas_nama, m["isi"].strip(" ,"), b, recorder)
            atas_nama = atas_nama or m["isi"].strip(" ,")
            recorder.skip(Kind.LABEL, teks[: m.start("isi")], b.nomor)
        elif m := ON_HIS_BEHALF.match(teks):
            recorder.skip(Kind.LABEL, teks[: m.start("isi")], b.nomor)
            jabatan = join(jabatan, m["isi"].strip(" ,"))
        elif not jabatan and (PENANDATANGAN_JABATAN.match(teks) or (not name and JABATAN_WORDS.match(teks))):
            jabatan = teks.strip(" ,")
        elif jabatan and not name and re.match(r"^\W*(?:KABUPATEN|KOTA|KECAMATAN|PROVINSI)\b", teks, re.I):
            jabatan = join(jabatan, teks.strip(" ,"))
        elif not name:
            name = teks.strip(" ,()")
        else:
            recorder.periksa(
                "tanda-tangan",
                f"Bagian tanda tangan {quote(teks)} tidak dikenal dan tidak dimasukkan.",
                b.nomor,
            )
    return Penandatangan(nama=name, jabatan=jabatan, pangkat=pangkat, nip=nip, atas_nama=atas_nama)


def _said_again(old: str, new: str, b: Line, recorder: Recorder) -> None:
    """Remark on a second pangkat, NIP or a.n. of one signature; the first one holds."""
    if old:
        recorder.info(
            "tanda-tangan", f"{quote(new)} disebut lagi di tanda tangan; yang pertama dipakai.", b.nomor
        )
