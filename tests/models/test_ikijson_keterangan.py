"""What is said of a figure travels in iki-json beside the keys of the contract, and only where it is said."""

from __future__ import annotations

from dataclasses import replace

import pytest

from iki_desktop.errors import IkiError
from iki_desktop.models.ikijson import from_json, to_json
from iki_desktop.models.kantor import IsiKantor, new_id
from tests.models.builders import indikator, kantor_dengan, kartu, sel

INDIKATOR, P = new_id(), new_id()


def office(**keterangan: str) -> IsiKantor:
    return kantor_dengan(
        kartu(indikator(id=INDIKATOR), pengampu=(P,)),
        realisasi=[replace(sel(1, 3, indikator=INDIKATOR, pengampu=P), **keterangan)],
    )


def test_words_come_back_and_silence_adds_no_key() -> None:
    said = {
        "kendala": "banjir",
        "tindak_lanjut": "ulang",
        "bukti_tempat": "lemari",
        "bukti_sha256": "0a" * 32,
    }
    structure = to_json(office(**said))
    assert {k: v for k, v in structure["realisasi"][0].items() if k in said} == said
    assert from_json(structure).realisasi == office(**said).realisasi
    keys = "indikator pengampu tahun bulan keadaan nilai pembilang penyebut catatan bukti"
    assert " ".join(to_json(office(catatan="x"))["realisasi"][0]) == keys


def test_a_fingerprint_that_is_none_is_refused() -> None:
    with pytest.raises(IkiError, match="bukti_sha256"):
        from_json(to_json(office(bukti_sha256="bukan")))
