"""Items of a list: letters wrong, lost or repeated, items glued, cut by pages, nested, or unmarked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.models.keputusan import Gaya
from iki_desktop.readers.document import Line
from iki_desktop.readers.parser.lists import read_list
from iki_desktop.readers.recorder import Recorder


def butir(*teks: str) -> tuple[list[str], Gaya, list[str]]:
    """(items, how set, codes of remarks) of lines; "- " in front is a bullet of the format."""
    lines = [Line(t.removeprefix("- "), n, item=t.startswith("- ")) for n, t in enumerate(teks, start=1)]
    recorder = Recorder()
    results, style = read_list(lines, recorder, "Uji")
    return [b.teks for b in results], style, [c.kode for c in recorder.catatan]


@pytest.mark.parametrize(
    ("teks", "expected", "style"),
    [
        (("a. satu;", "b. dua."), ["satu;", "dua."], Gaya.ABC),
        (("1. satu;", "2. dua."), ["satu;", "dua."], Gaya.ANGKA),
        (("1) satu;", "2) dua."), ["satu;", "dua."], Gaya.ANGKA),
        (("(a) satu", "(b) dua"), ["satu", "dua"], Gaya.ABC),
        (("a.Satu", "b.Dua"), ["Satu", "Dua"], Gaya.ABC),
        (("- satu;", "- dua;"), ["satu;", "dua;"], Gaya.STRIP),
        (("- a. satu", "- b. dua"), ["satu", "dua"], Gaya.ABC),
        (("satu kalimat saja.",), ["satu kalimat saja."], Gaya.PARAGRAF),
        (("- satu;",), ["satu;"], Gaya.PARAGRAF),
        ((), [], Gaya.KOSONG),
        (("a. satu yang", "panjang;", "b. dua."), ["satu yang panjang;", "dua."], Gaya.ABC),
        (("a. satu; b. dua; c. tiga.",), ["satu;", "dua;", "tiga."], Gaya.ABC),
        (("a. Urusan kasb. Urusan umum", "c. Lain"), ["Urusan kas", "Urusan umum", "Lain"], Gaya.ABC),
        (("1. satu 2. dua", "3. tiga"), ["satu", "dua", "tiga"], Gaya.ANGKA),
        (("a. menata:", "1. satu", "2. dua", "b. lain"), ["menata:\n1. satu\n2. dua", "lain"], Gaya.ABC),
        (("1. UU (Lembaran", "- Negara 5);", "2. Lain"), ["UU (Lembaran Negara 5);", "Lain"], Gaya.ANGKA),
    ],
)  # fmt: skip
def test_items(teks: tuple[str, ...], expected: list[str], style: Gaya) -> None:
    result, read_signers, _ = butir(*teks)
    assert (result, read_signers) == (expected, style)


@pytest.mark.parametrize(
    ("teks", "kode"),
    [
        (("a. satu;", "b. dua;"), []),
        (("- satu;", "b. dua;", "c. tiga;"), ["penanda-hilang"]),
        (("a. satu;", "- dua;", "c. tiga;"), ["penanda-hilang"]),
        (("a. satu;", "c. dua;", "d. tiga;"), ["penanda-salah"]),
        (("a. satu;", "b. dua;", "b. tiga;"), ["penanda-salah"]),
        (("a. satu;", "b dua;", "c. tiga;"), []),
        (("- n. ke-14;", "- 0. ke-15;"), ["penanda-salah", "penanda-diperbaiki"]),
        (("a. satu; b. dua;",), ["butir-menempel"]),
    ],
)
def test_remarks_on_markers(teks: tuple[str, ...], kode: list[str]) -> None:
    assert butir(*teks)[2] == kode


def test_letters_that_a_scanner_misread() -> None:
    letters = list("abcdefghijklmnopqrstuvwxy")
    letters[14], letters[18], letters[11], letters[22] = "0", "S", "I", "W"
    result, style, kode = butir(*(f"- {h}. butir {n};" for n, h in enumerate(letters)))
    assert result == [f"butir {n};" for n in range(25)]
    assert style is Gaya.ABC
    assert set(kode) == {"penanda-diperbaiki"}


def test_a_letter_in_a_sentence_is_no_marker() -> None:
    result, _, _ = butir("a. menata butir b. dan butir c. dari daftar;", "b. lain;")
    assert result == ["menata butir b. dan butir c. dari daftar;", "lain;"]


@settings(max_examples=150)
@given(
    st.lists(
        st.lists(st.sampled_from(["surat", "warga", "Desa", "arsip", "kantor"]), min_size=1, max_size=5).map(
            " ".join
        ),
        min_size=1,
        max_size=26,
    ),
    st.sampled_from(["abc", "123", "- abc", "(a)"]),
)
def test_what_is_listed_is_read(content: list[str], manner: str) -> None:
    def marker(n: int) -> str:
        return {
            "abc": f"{chr(97 + n)}. ",
            "123": f"{n + 1}. ",
            "- abc": f"- {chr(97 + n)}. ",
            "(a)": f"({chr(97 + n)}) ",
        }[manner]

    result, _, kode = butir(*(f"{marker(n)}{t};" for n, t in enumerate(content)))
    assert result == [f"{t};" for t in content]
    assert kode == []


@pytest.mark.parametrize(
    ("teks", "items"),
    [
        (("a.menata;", "b.mencatat;", "c.menyimpan."), ["menata;", "mencatat;", "menyimpan."]),
        (("1)menata;", "2)mencatat."), ["menata;", "mencatat."]),
        (
            ("a.menata arsip;b.mencatat surat;c.menyimpan.",),
            ["menata arsip;", "mencatat surat;", "menyimpan."],
        ),
        (
            ("a. menata b. mencatat", "c. menyimpan d. melapor."),
            ["menata", "mencatat", "menyimpan", "melapor."],
        ),
        (("a. menata;", "b. mencatat huruf c. dari daftar."), ["menata;", "mencatat huruf c. dari daftar."]),
        (
            ("a. menata; b. mencatat;", "b. menyimpan;", "d. melapor."),
            ["menata;", "mencatat;", "menyimpan;", "melapor."],
        ),
        (("a. menata: a. buku; b. daftar;", "b. menyimpan."), ["menata: a. buku; b. daftar;", "menyimpan."]),
        (("menata; b. mencatat; c. menyimpan.",), ["menata;", "mencatat;", "menyimpan."]),
        (("a.n. Camat menata surat",), ["a.n. Camat menata surat"]),
    ],
)
def test_markers_without_a_blank_and_items_glued_to_the_last(teks: tuple[str, ...], items: list[str]) -> None:
    assert butir(*teks)[0] == items
