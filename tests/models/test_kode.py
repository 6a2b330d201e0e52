"""The code of a paper: its alphabet, its check symbol, and what a person types of it."""

from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.errors import InputRefused
from iki_desktop.models.kode import ANGKA_HURUF, CAP, TULISAN, baca_kode, kanonik, kode_isi

data = st.dictionaries(st.text(max_size=5), st.integers() | st.text(max_size=5), max_size=3)


def test_the_code_is_crockfords_base32_of_the_digest_with_its_check_symbol() -> None:
    """Worked out a second way: by the letters of Crockford's paper, and int(…, 32) of Python."""
    isi: dict[str, object] = {"b": [1, "é"], "a": None}
    assert kanonik(isi) == b'{"a":null,"b":[1,"\xc3\xa9"]}'
    isi["kartu"] = [hashlib.sha256(b'{"x":1}').hexdigest()]
    simbol = kode_isi({**isi, "kartu": [{"x": 1}]}).replace("-", "")
    digits = "0123456789abcdefghijklmnopqrstuv"
    nilai = int("".join(digits["0123456789ABCDEFGHJKMNPQRSTVWXYZ".index(h)] for h in simbol[:15]), 32)
    bits = f"{int(hashlib.sha256(kanonik(isi)).hexdigest(), 16):0256b}"
    windows = [int(bits[n : n + 75], 2) for n in range(182)]
    assert nilai == next(w for w in windows if w % 37 < 32)
    assert "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U"[nilai % 37] == simbol[15]


@pytest.mark.parametrize(
    ("isi", "kode"), [({}, "QZDK-968E-7S6B-M9FH"), ({"kertas": "lampiran"}, "XVCC-C40W-KR5N-EG97")]
)
def test_vectors_that_papers_in_drawers_depend_on(isi: dict[str, str], kode: str) -> None:
    assert kode_isi(isi) == kode


@given(data)
def test_a_code_is_read_back_however_it_is_typed(isi: dict[str, object]) -> None:
    kode = kode_isi(isi)
    assert kode == kode_isi(json.loads(kanonik(isi)))
    ketikan = (
        kode.lower(),
        kode.replace("-", ""),
        f"  Kode: {kode.replace('-', ' – ')} ",
        kode.replace("0", "o").replace("1", "l"),
        kode.replace("0", "O").replace("1", "I"),
        "\n".join(kode),
        f"KODE {kode}",
    )
    for teks in ketikan:
        assert baca_kode(teks) == kode


@given(data, st.integers(0, 15), st.integers(1, 31))
def test_one_wrong_symbol_is_refused(isi: dict[str, object], at: int, lain: int) -> None:
    simbol = list(kode_isi(isi).replace("-", ""))
    simbol[at] = ANGKA_HURUF[(ANGKA_HURUF.index(simbol[at]) + lain) % 32]
    with pytest.raises(InputRefused, match="salah ketik"):
        baca_kode("".join(simbol))


@given(data, st.integers(0, 14))
def test_two_exchanged_neighbours_are_refused(isi: dict[str, object], at: int) -> None:
    simbol = list(kode_isi(isi).replace("-", ""))
    if simbol[at] != simbol[at + 1]:
        simbol[at : at + 2] = reversed(simbol[at : at + 2])
        with pytest.raises(InputRefused, match="salah ketik"):
            baca_kode("".join(simbol))


@pytest.mark.parametrize(
    ("teks", "pesan"),
    [
        ("", "belum ditulis"),
        (" - ", "belum ditulis"),
        ("ABCD-EFGH", "yang ditulis ada 8"),
        ("0" * 17, "yang ditulis ada 17"),
        ("UBCD-EFGH-JKMN-PQRS", "“U” tidak ada"),
        ("ABC?-EFGH-JKMN-PQRS", "“[?]” tidak ada"),
        ("ABCD-EFGH-JKMN-PQR٣", "“٣” tidak ada"),
    ],
)
def test_what_is_no_code_is_refused_in_a_sentence(teks: str, pesan: str) -> None:
    with pytest.raises(InputRefused, match=pesan) as refused:
        baca_kode(teks)
    assert refused.value.pesan.endswith(".")


def test_a_line_of_a_signature_loses_the_code_and_nothing_else() -> None:
    assert [CAP.sub("", line) for line in (*TULISAN, kode_isi({}))] == [""] * 4
    assert CAP.sub("", f"{kode_isi({})} Dra. Ani, M.Si.") == " Dra. Ani, M.Si."
    for line in ("NIP. 19720314 199303 2 005", "NIP. 1972-0314-1993-0320-05", "KEPALA DINAS"):
        assert not CAP.search(line)
