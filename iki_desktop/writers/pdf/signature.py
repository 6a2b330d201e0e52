"""The block that is signed: place and date, office, room for the signature, name, pangkat, NIP."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from iki_desktop.models.kantor import Kantor, Pegawai, Pengaturan
from iki_desktop.models.keputusan import Keputusan, Penandatangan
from iki_desktop.models.tanggal import format_tanggal
from iki_desktop.writers.pdf.kop import pejabat
from iki_desktop.writers.pdf.line import Line, gap, kept, shifted
from iki_desktop.writers.pdf.look import Look
from iki_desktop.writers.pdf.text import hanging, labelled, paragraph
from iki_desktop.writers.signer import (
    below_name,
    own_office,
    place_and_date,
    principal,
    printed_name,
)

_SHARE = 0.46  # of the text's width, at the right
_NARROWEST, _WIDEST = 200.0, 300.0  # points
_ROOM_TO_SIGN = 4.2  # lines
_TTD = "ttd."


def tanggal_keputusan(keputusan: Keputusan) -> str:
    """The decree's date as printed: the full date, else what the SK says, else ""."""
    return format_tanggal(keputusan.tanggal) if keputusan.tanggal else keputusan.tanggal_teks.strip()


def signature(
    kantor: Kantor,
    keputusan: Keputusan,
    pengaturan: Pengaturan,
    look: Look,
    text_width: float,
    signed: bool = False,
) -> list[Line]:
    """The block as lines that stay together, set at the right of `text_width`.

    `signed`: it stands on a copy of what was signed, so "ttd." takes the room for the signature.
    """
    width = _width(text_width)
    style = look.body
    lines: list[Line] = []
    label = max(map(style.width, ("Ditetapkan di ", "pada tanggal ")))
    for name, value in (("Ditetapkan di", keputusan.tempat), ("pada tanggal", tanggal_keputusan(keputusan))):
        item = paragraph(value, style, width - label - style.size, x=label + style.size)
        lines += labelled(name, item, style, label)
    lines.append(gap(style.leading * 0.8))
    lines += _signed(_signer(kantor, keputusan), pengaturan, look, width, signed)
    return kept(shifted(lines, text_width - width))


def signature_unplaced(
    kantor: Kantor, keputusan: Keputusan, pengaturan: Pengaturan, look: Look, text_width: float
) -> list[Line]:
    """The same block under a lampiran, whose head says the date: office, room to sign, and name."""
    width = _width(text_width)
    lines = _signed(_signer(kantor, keputusan), pengaturan, look, width)
    return kept(shifted(lines, text_width - width))


def signature_undated(
    kantor: Kantor, keputusan: Keputusan, pengaturan: Pengaturan, look: Look, text_width: float
) -> list[Line]:
    """The same block under a paper that is no decree: the place, and room for a date written by hand."""
    width = _width(text_width)
    lines = [*paragraph(place_and_date(keputusan), look.body, width), gap(look.body.leading * 0.8)]
    lines += _signed(_signer(kantor, keputusan), pengaturan, look, width)
    return kept(shifted(lines, text_width - width))


def signature_of_holder(
    pegawai: Pegawai, pengaturan: Pengaturan, look: Look, text_width: float
) -> list[Line]:
    """The block of the one whose kartu it is, for the left beside `signature_undated`, line for line."""
    width = _width(text_width)
    orang = Penandatangan(pegawai.nama, "Pegawai yang bersangkutan", pegawai.pangkat, pegawai.nip)
    above = gap(look.body.leading * 1.8)  # where the other has place and date
    return kept([above, *_signed(orang, pengaturan, look, width)])


def certificate(pengaturan: Pengaturan, look: Look, text_width: float) -> list[Line]:
    """What makes a paper a salinan: that it says the same, and who signs for it; at the left."""
    width = _width(text_width)
    lines = paragraph("Salinan sesuai dengan aslinya", look.body, text_width)
    return kept([*lines, *_signed(pengaturan.penyalin, pengaturan, look, width)])


def _signer(kantor: Kantor, keputusan: Keputusan) -> Penandatangan:
    """Who signs; where nobody was named yet it is at least known in which office."""
    orang = keputusan.penandatangan
    if principal(orang) or own_office(orang):
        return orang
    return replace(orang, jabatan=pejabat(kantor, keputusan))


def _width(text_width: float) -> float:
    return min(max(text_width * _SHARE, _NARROWEST), _WIDEST, text_width)


def _signed(
    orang: Penandatangan, pengaturan: Pengaturan, look: Look, width: float, signed: bool = False
) -> list[Line]:
    """Office, room for the signature, name, pangkat and NIP, below one another."""
    style, bold = look.body, look.bold
    lines = [*_office(orang, look, width)]
    if signed:
        space = gap(style.leading * (_ROOM_TO_SIGN - 1) / 2)
        lines += [space, *paragraph(_TTD, style, width), space]
    else:
        lines.append(gap(style.leading * _ROOM_TO_SIGN))
    lines += paragraph(printed_name(orang, pengaturan), bold, width, underline=bool(orang.nama.strip()))
    for text in below_name(orang, pengaturan):
        lines += paragraph(text, style, width)
    return lines


def _office(orang: Penandatangan, look: Look, width: float) -> Sequence[Line]:
    """ "a.n. BUPATI …" above the signer's own office, its further lines (u.b., …) below one another."""
    style = look.body
    atas_nama, own = principal(orang), own_office(orang)
    if not atas_nama:
        return paragraph(own, style, width)
    indent = style.width("a.n. ")
    lines = hanging("a.n.", atas_nama, style, width, indent)
    return [*lines, *paragraph(own, style, width - indent, x=indent)]
