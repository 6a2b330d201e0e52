"""Lines behind the last table: place, date and signature again, or something that has no place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iki_desktop.models.keputusan import Penandatangan
from iki_desktop.readers.document import Line
from iki_desktop.readers.parser.keputusan import KeputusanDraft
from iki_desktop.readers.parser.penandatangan import read_signature
from iki_desktop.readers.recorder import Kind, Recorder, quote
from iki_desktop.readers.wording.fixed_lines import (
    BARE_NIP,
    DITETAPKAN,
    NIP,
    ON_DATE,
    PENANDATANGAN_JABATAN,
    PLACE_AND_DATE,
    begins_closing,
)
from iki_desktop.readers.wording.signatures import SIGNATURE_OPENING, opens_itself
from iki_desktop.readers.wording.words import plain

OFFICE_HEAD = re.compile(
    r"^\W*(?:(?:pl[th]|pjs?)\b\.?\s*)?(?:camat|lurah|bupati|wali\s*kota|gubernur)\b", re.IGNORECASE
)
"""Who signs a keputusan, among those who sign beside him."""


def read_closing(closing: Sequence[Line], draft: KeputusanDraft, recorder: Recorder) -> None:
    """Take place, date and signer where the decree itself did not say them."""
    recorder.tempat = "Penutup lampiran"
    start = next((n for n, b in enumerate(closing) if _starts(b.teks)), len(closing))
    for b in closing[:start]:
        recorder.periksa("baris-lepas", f"Baris {quote(b.teks)} tidak termasuk kartu mana pun.", b.nomor)
    marks: list[Line] = []
    for b in closing[start:]:
        if m := PLACE_AND_DATE.match(b.teks):
            tempat, tanggal = m["tempat"], m["tanggal"]
        elif m := DITETAPKAN.match(b.teks):
            split = ON_DATE.split(m["isi"], maxsplit=1)
            tempat, tanggal = split[0], split[1] if len(split) > 1 else ""
        elif m := ON_DATE.match(b.teks.lstrip()):
            tempat, tanggal = "", b.teks.lstrip()[m.end() :]
        else:
            marks.append(b)
            continue
        recorder.skip(Kind.SIGNATURE, b.teks, b.nomor)
        draft.tempat = draft.tempat or tempat.strip(" .,:")
        draft.tanggal_teks = draft.tanggal_teks or tanggal.strip(" .,:")
    blocks = list(_by_penandatangan(marks, recorder))
    if not blocks:
        return
    read_signers = [_is_silent(b) for b in blocks]
    main = _main(read_signers, draft.penandatangan.nama)
    for n, b in enumerate(blocks):
        if n != main and plain(read_signers[n].nama) == plain(read_signers[main].nama):
            recorder.skip_all(Kind.SIGNATURE, (x.teks for x in b), b[0].nomor)
        elif n != main:
            recorder.info(
                "tanda-tangan-lain",
                f"Tanda tangan lain di akhir lampiran tidak disimpan: {quote(' '.join(x.teks for x in b))}",
                b[0].nomor,
            )
    if not draft.penandatangan.nama:
        p = draft.penandatangan
        recorder.skip_all(Kind.SIGNATURE, (p.jabatan, p.pangkat, p.nip, p.atas_nama))
        draft.penandatangan = read_signature(blocks[main], recorder)
        return
    recorder.skip_all(Kind.SIGNATURE, (b.teks for b in blocks[main]), blocks[main][0].nomor)
    name, sk_name = read_signers[main].nama, draft.penandatangan.nama
    if plain(name) != plain(sk_name):
        recorder.periksa(
            "penandatangan-beda",
            f"Lampiran ditandatangani {quote(name)}, keputusan oleh {quote(sk_name)}.",
            blocks[main][0].nomor,
        )


def _starts(teks: str) -> bool:
    return (
        begins_closing(teks)
        or opens_itself(teks)
        or bool(PENANDATANGAN_JABATAN.match(teks) and len(teks.split()) <= 8)
    )


def _by_penandatangan(lines: Sequence[Line], recorder: Recorder) -> list[list[Line]]:
    """The lines of each signer: behind a NIP, an office or "Mengetahui," begins the next one."""
    results: list[list[Line]] = []
    has_nip = False
    for b in lines:
        if SIGNATURE_OPENING.match(b.teks) and not PENANDATANGAN_JABATAN.match(b.teks):
            results.append([])
            has_nip = False
            recorder.skip(Kind.SIGNATURE, b.teks, b.nomor)
            continue
        if not results or (has_nip and PENANDATANGAN_JABATAN.match(b.teks)):
            results.append([])
            has_nip = False
        results[-1].append(b)
        has_nip |= bool(NIP.search(b.teks) or BARE_NIP.match(b.teks))
    return [b for b in results if b]


def _is_silent(lines: Sequence[Line]) -> Penandatangan:
    return read_signature(lines, Recorder())


def _main(read_signers: Sequence[Penandatangan], name: str) -> int:
    """Which signer is the decree's: the one of that name, else the head of the office, else the last."""
    for n, p in enumerate(read_signers):
        if name and plain(p.nama) == plain(name):
            return n
    for n, p in enumerate(read_signers):
        if OFFICE_HEAD.match(p.jabatan) or OFFICE_HEAD.match(p.atas_nama):
            return n
    return len(read_signers) - 1
