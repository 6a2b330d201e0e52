"""The formulasi as it is printed: fractions where the text has them, each word once, nothing lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_desktop.models.keputusan import Indikator, JenisIndikator
from iki_desktop.writers.pdf.formula import Fraction, Piece, pieces

ABOVE, BELOW = "Jumlah surat selesai", "Jumlah surat masuk"


def of(formulasi: str, above: str = ABOVE, below: str = BELOW, komponen: tuple[str, ...] = ()) -> list[Piece]:
    return pieces(
        Indikator(
            "i",
            "x",
            JenisIndikator.PERSENTASE,
            formulasi=formulasi,
            komponen=komponen,
            pembilang=above,
            penyebut=below,
        )
    )


@pytest.mark.parametrize(
    ("formulasi", "expected"),
    [
        ("", [Fraction(ABOVE, BELOW, "× 100%")]),
        (f"{ABOVE}\n{BELOW}\n× 100%", [Fraction(ABOVE, BELOW, "× 100%")]),
        (f"{ABOVE}\n{BELOW}", [Fraction(ABOVE, BELOW)]),
        (f"{ABOVE} / {BELOW} x 100", [Fraction(ABOVE, BELOW, "x 100")]),
        (f"{ABOVE}\n: {BELOW}\nX 100 persen", [Fraction(ABOVE, BELOW, "X 100 persen", ":")]),
        (
            f"Rumus:\n{ABOVE}\n{BELOW}\n× 100%\nCatatan.",
            ["Rumus:", Fraction(ABOVE, BELOW, "× 100%"), "Catatan."],
        ),
        (f"{ABOVE} / {BELOW} × 25", [Fraction(ABOVE, BELOW, "× 25")]),
        (f"({ABOVE} : {BELOW}) x 100%", [Fraction(ABOVE, BELOW, "x 100%", ":")]),
        (f"{ABOVE}x100%\n{BELOW}", [Fraction(f"{ABOVE}x100%", BELOW)]),
        (f"{ABOVE} x 100%\n{BELOW}", [Fraction(f"{ABOVE} x 100%", BELOW)]),
        (
            "JUMLAH  surat\nselesai\njumlah surat masuk",
            [Fraction("JUMLAH  surat\nselesai", "jumlah surat masuk")],
        ),
        (f"{ABOVE} dibagi {BELOW}", [f"{ABOVE} dibagi {BELOW}"]),
        (f"Pra{ABOVE} / {BELOW}an", [f"Pra{ABOVE} / {BELOW}an", Fraction(ABOVE, BELOW, "× 100%")]),
        (f"Pra{ABOVE} atau {ABOVE}\n{BELOW}", [f"Pra{ABOVE} atau", Fraction(ABOVE, BELOW)]),
        ("Dihitung tiap bulan.", ["Dihitung tiap bulan.", Fraction(ABOVE, BELOW, "× 100%")]),
        (f"Hanya {ABOVE} x 100%", ["Hanya", Fraction(ABOVE, BELOW, "x 100%")]),
        (f"Terhadap: {BELOW}", ["Terhadap:", Fraction(ABOVE, BELOW)]),
        (
            f"Rerata:\n1. ({ABOVE} : {BELOW}) × 100%\n2. (Aduan tuntas / Aduan masuk) × 100%;\ndibagi dua",
            [
                "Rerata:",
                Fraction(ABOVE, BELOW, "× 100%", ":", "1."),
                Fraction("Aduan tuntas", "Aduan masuk", "× 100%", "/", "2."),
                "dibagi dua",
            ],
        ),
        (f"Capaian = {ABOVE} / {BELOW} x 100", [Fraction(ABOVE, BELOW, "x 100", "/", "Capaian =")]),
        # Words before it make it a part of a sentence; one stroke between words without space is no fraction.
        (f"Hasil bagi (a / b) x 100%\n{ABOVE}", ["Hasil bagi (a / b) x 100%", Fraction(ABOVE, BELOW)]),
        (f"(dusun/rw) x 100%\n{ABOVE}", ["(dusun/rw) x 100%", Fraction(ABOVE, BELOW)]),
        (f"(a / b / c) x 100%\n{ABOVE}", ["(a / b / c) x 100%", Fraction(ABOVE, BELOW)]),
    ],
)
def test_fractions(formulasi: str, expected: list[Piece]) -> None:
    assert of(formulasi) == expected


def test_only_a_persentase_is_multiplied_by_hundred() -> None:
    assert pieces(Indikator("i", "x", JenisIndikator.NILAI, pembilang="A", penyebut="B")) == [
        Fraction("A", "B")
    ]


@pytest.mark.parametrize(
    ("formulasi", "komponen", "expected"),
    [
        ("meliputi: 1. satu 2. dua", ("satu", "dua"), "meliputi:\n1. satu\n2. dua"),
        ("meliputi:\n1. satu\n2. dua", ("satu", "dua"), "meliputi:\n1. satu\n2. dua"),
        ("meliputi:", ("satu", "dua"), "meliputi:\n1. satu\n2. dua"),
        ("", ("surat masuk",), "1. surat masuk"),
        ("a) satu b) dua dan lain", ("satu", "dua"), "a) satu\nb) dua dan lain"),
        ("satu dan dua", ("satu", "dua"), "satu dan dua"),
    ],
)
def test_components_stand_on_lines_of_their_own(
    formulasi: str, komponen: tuple[str, ...], expected: str
) -> None:
    assert of(formulasi, "", "", komponen) == [expected]


def test_nothing_at_all() -> None:
    assert of("", "", "") == []


@given(
    st.lists(
        st.sampled_from([ABOVE, BELOW, "x 100%", "Rumus:", "1. satu", "dua", "(", ")", "/", "dibagi", "\n"]),
        max_size=8,
    ),
    st.sampled_from([(), ("satu", "dua"), ("tiga",)]),
)
def test_every_word_of_the_text_is_printed_once(parts: list[str], komponen: tuple[str, ...]) -> None:
    text = " ".join(parts)
    printed = " ".join(
        f"{piece.lead} {piece.above} {piece.below} {piece.beside}" if isinstance(piece, Fraction) else piece
        for piece in of(text, komponen=komponen)
    )
    wanted, got = re.findall(r"\w+", text.lower()), re.findall(r"\w+", printed.lower())
    rest = iter(got)
    assert all(word in rest for word in wanted), "the words of the text, in their order"
    added = len(got) - len(wanted)
    # What may be added: the two parts, "100", and components that the text does not have.
    assert added <= 6 + 1 + 2 * len(komponen)
