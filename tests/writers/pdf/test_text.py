"""Text in lines: none wider than its room, no word lost, hanging indent, any length in linear time."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.models.keputusan import Gaya
from iki_desktop.writers import fonts
from iki_desktop.writers.pdf.face import Face
from iki_desktop.writers.pdf.line import Line, Style, style
from iki_desktop.writers.pdf.text import (
    Align,
    balanced,
    broken,
    centred,
    flowing,
    hanging,
    listed,
    marker_of,
    marker_room,
    paragraph,
)


@pytest.fixture(scope="module")
def body() -> Style:
    return style(fonts.family("Liberation Serif").regular, 10)


def told(lines: list[Line]) -> list[str]:
    return [" ".join(bit.text for bit in line.bits) for line in lines]


@settings(max_examples=60)
@given(st.text(st.characters(codec="utf-8"), max_size=200), st.floats(40, 300))
def test_lines_fit_and_lose_nothing(body: Style, text: str, width: float) -> None:
    lines = list(broken(text, body, width))
    assert "".join(words.replace(" ", "") for words, _, _ in lines) == "".join(text.split())
    for words, used, _ in lines:
        assert used <= width + 0.01
        assert used == pytest.approx(body.width(words), abs=0.01)
    assert [last for *_, last in lines] == [False] * (len(lines) - 1) + [True]


def test_words_stay_whole_where_they_can(body: Style) -> None:
    lines = [words for words, *_ in broken("satu dua tiga empat lima", body, 60)]
    assert lines == ["satu dua tiga", "empat lima"]


def test_a_doubled_word_is_broken_at_its_hyphen_where_the_line_would_look_torn(body: Style) -> None:
    def lines(text: str) -> list[str]:
        return [words for words, *_ in broken(text, body, 120)]

    assert lines("terakhir dengan Undang-Undang Dasar") == ["terakhir dengan Undang-", "Undang Dasar"]
    assert lines("terakhir kalinya dengan Undang-Undang") == ["terakhir kalinya dengan", "Undang-Undang"]
    assert lines("satu dua tiga, tahun 20210-20261 itu") == ["satu dua tiga, tahun", "20210-20261 itu"]


@settings(max_examples=60)
@given(
    st.lists(st.sampled_from(["desa", "Undang-Undang", "per-undang-undangan", "a-b", "x" * 30, "abc-" * 9]))
)
def test_words_broken_at_hyphens_lose_nothing(body: Style, words: list[str]) -> None:
    for width in (30.0, 55.0, 90.0, 170.0):
        lines = list(broken(" ".join(words), body, width))
        assert "".join(text.replace(" ", "") for text, *_ in lines) == "".join(words)
        for text, used, _ in lines:
            assert used <= width + 0.01
            assert used == pytest.approx(body.width(text), abs=0.01)


def test_a_long_word_is_broken_at_a_joint_first(body: Style) -> None:
    lines = [words for words, *_ in broken("PENJELASAN/FORMULASI", body, 70)]
    assert lines == ["PENJELASAN/", "FORMULASI"]


def test_a_sign_that_is_wider_than_the_line_stands_alone(body: Style) -> None:
    assert [words for words, *_ in broken("WW a W", body, 3)] == ["W", "W", "a", "W"]


@pytest.mark.parametrize("unit", ["x", "x/", "x ", "é"])
def test_work_grows_with_the_length_only(body: Style, unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = {"characters": 0}
    face = type(body.face)

    def counted(_: object, word: str, measured: Callable[[Face, str], float] = face.width) -> float:
        asked["characters"] += len(word)
        return measured(body.face, word)

    monkeypatch.setattr(face, "width", counted)
    monkeypatch.setattr(face, "widths", lambda self, words: map(self.width, words))
    spent: list[int] = []
    for length in (4000, 64000):
        asked["characters"] = 0
        lines = list(broken(unit * length, body, 100))
        assert len(lines) > length / 60
        spent.append(asked["characters"])
    assert spent[1] < 20 * spent[0], "sixteen times the text, sixteen times the work"


def test_justified_lines_end_at_the_margin_but_for_the_last(body: Style) -> None:
    lines = paragraph("kata yang cukup banyak untuk dua baris penuh dan lebih", body, 110, Align.JUSTIFY)
    assert len(lines) > 2
    for line in lines[:-1]:
        (bit,) = line.bits
        assert body.width(bit.text) + bit.stretch * bit.text.count(" ") == pytest.approx(110)
    assert lines[-1].bits[0].stretch == 0


def test_torn_lines_are_left_ragged(body: Style) -> None:
    lines = paragraph("a b pertanggungjawabannyalah", body, 120, Align.JUSTIFY)
    assert lines[0].bits[0].text == "a b"
    assert lines[0].bits[0].stretch == 0


def test_no_line_of_a_paragraph_stands_alone(body: Style) -> None:
    lines = paragraph("kata " * 60, body, 100)
    assert len(lines) > 4
    assert [line.glued for line in lines] == [True] + [False] * (len(lines) - 3) + [True, False]


def test_centred_lines_are_alike_in_length(body: Style) -> None:
    text = "INDIKATOR KINERJA INDIVIDU KECAMATAN CONTOH KABUPATEN TELADAN"
    wide = body.width(text) * 0.9
    widths = [body.width(line.bits[0].text) for line in centred(text, body, wide)]
    assert len(widths) == 2
    assert max(widths) < 1.5 * min(widths)
    for line in centred(text, body, wide, x=7):
        (bit,) = line.bits
        assert bit.x + body.width(bit.text) / 2 == pytest.approx(7 + wide / 2)


@given(st.text("abcdefg  ", max_size=80), st.floats(60, 200))
def test_balancing_adds_no_line_and_breaks_no_word(body: Style, text: str, width: float) -> None:
    narrow = balanced(text, body, width)
    before, after = (list(broken(text, body, room)) for room in (width, narrow))
    assert len(before) == len(after)
    if all(body.width(word) <= width for word in text.split()):
        assert " ".join(words for words, *_ in after).split() == text.split()


def test_own_line_ends_are_kept(body: Style) -> None:
    assert told(paragraph("satu\r\n\n dua\u2028tiga", body, 200)) == ["satu", "dua", "tiga"]


def test_hanging_indent(body: Style) -> None:
    lines = hanging("a.", "kata " * 30, body, 100, 15, x=5)
    assert lines[0].bits[0].x == 5
    assert {line.bits[-1].x for line in lines} == {20}


def test_typed_lists_get_hanging_indent_with_texts_in_one_column(body: Style) -> None:
    lines = flowing("meliputi:\n1. satu\n2) dua\n10. sepuluh\n- garis\nlalu", body, 200)
    assert told(lines) == ["meliputi:", "1. satu", "2) dua", "10. sepuluh", "- garis", "lalu"]
    assert len({line.bits[1].x for line in lines[1:5]}) == 1
    assert lines[5].bits[0].x == 0


def test_a_list_that_an_item_announces_stands_inside_it(body: Style) -> None:
    text = "1. satu\n2. dua meliputi:\na. anak\nb. anak:\n- cucu\nc. anak\n3. tiga\na. bukan anak"
    lines = flowing(text, body, 300)
    assert told(lines) == text.split("\n")
    outer, inner, inmost = sorted({line.bits[0].x for line in lines})
    assert [line.bits[0].x for line in lines] == [
        *[outer] * 2,
        *[inner] * 2,
        inmost,
        inner,
        *[outer] * 2,
    ]
    assert inner == lines[0].bits[1].x


def test_no_page_breaks_after_a_line_that_announces_a_list(body: Style) -> None:
    lines = flowing("lalu.\nmeliputi:\n1. satu\n2. dua:\na. anak\nb. anak\n3. tiga", body, 300)
    assert told([line for line in lines if line.glued]) == ["meliputi:", "2. dua:"]


def test_no_list_stands_inside_another_where_that_breaks_a_word(body: Style) -> None:
    text = "1. meliputi:\na. pertanggungjawaban"
    lines = flowing(text, body, marker_room(["1."], body) + body.width("pertanggungjawaban") + 1)
    assert told(lines) == text.split("\n")
    assert {line.bits[0].x for line in lines} == {0}


@pytest.mark.parametrize("text", ["2026. Tahun", "dll. dan lain", "1.", "a.n. Bupati", "-"])
def test_what_is_no_marker(body: Style, text: str) -> None:
    assert len(flowing(text, body, 200)[0].bits) == 1


@pytest.mark.parametrize(
    ("gaya", "expected"),
    [
        (Gaya.ABC, ["a. satu", "b. dua"]),
        (Gaya.ANGKA, ["1. satu", "2. dua"]),
        (Gaya.STRIP, ["- satu", "- dua"]),
        (Gaya.PARAGRAF, ["satu", "dua"]),
        (Gaya.KOSONG, ["satu", "dua"]),
    ],
)
def test_styles_of_lists(body: Style, gaya: Gaya, expected: list[str]) -> None:
    assert told(listed(["satu", "dua"], gaya, body, 200)) == expected
    assert told(listed(expected, gaya, body, 200)) == expected, "a marker that was typed is not doubled"
    assert told(listed([], gaya, body, 200)) == ["-"]
    assert told(listed(["", " "], gaya, body, 200)) == ["-"]


def test_letters_go_on_after_z() -> None:
    assert [marker_of(Gaya.ABC, at) for at in (0, 25, 26, 27, 52)] == ["a.", "z.", "aa.", "ab.", "ba."]
