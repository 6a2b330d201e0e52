"""Tables over pages: each line set once and in order, rows whole, nothing below the page, heads repeated."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.writers import fonts
from iki_desktop.writers.pdf.line import Bit, Line, style
from iki_desktop.writers.pdf.page import Flow, Sheet
from iki_desktop.writers.pdf.table import Group, Table, TableSetter, row_height
from iki_desktop.writers.pdf.widths import fit_columns, least_widths, title_style

PAPER = Sheet(300, 400, 20, 280, 20, 380)
WIDTHS = (80.0, 90.0, 90.0)


def cell(name: str, lines: int) -> list[Line]:
    body = style(fonts.family("Liberation Serif").regular, 10)
    return [Line(12, (Bit(0, f"{name}.{n}", body),), baseline=9) for n in range(lines)]


def table(*groups: list[int], merged: int = 2, head: int = 1) -> Table:
    """Groups of rows with so many lines each; the first column is merged."""
    made: list[Group] = []
    for at, rows in enumerate(groups):
        again = {0: [cell("again", 1)]}
        cells = [((), cell(f"r{at}-{n}", lines), cell(f"q{at}-{n}", 1)) for n, lines in enumerate(rows)]
        made.append(Group({0: cell(f"m{at}", merged)}, cells, again))
    return Table(WIDTHS, [cell("head", head)] * 3, made)


def texts(flow: Flow) -> list[list[str]]:
    return [[bit.text for line, _, _ in page.lines for bit in line.bits] for page in flow.pages]


def assert_sound(flow: Flow, made: Table) -> None:
    """Every line once and, within its cell, in order; all of it above the foot of its page."""
    told = [text for page in texts(flow) for text in page if text[0] in "mrq"]
    expected = [
        bit.text
        for group in made.groups
        for lines in (group.merged[0], *(c for row in group.rows for c in row))
        for line in lines
        for bit in line.bits
    ]
    assert sorted(told) == sorted(expected)
    by_cell: dict[str, list[int]] = {}
    for text in told:
        name, _, number = text.partition(".")
        by_cell.setdefault(name, []).append(int(number))
    assert all(numbers == sorted(numbers) for numbers in by_cell.values())
    for page in flow.pages:
        for line, _, y in page.lines:
            assert y + line.height <= PAPER.bottom + 0.1
        for stroke in page.strokes:
            assert max(stroke.y0, stroke.y1) <= PAPER.bottom + 0.1


@settings(max_examples=80)
@given(
    st.lists(st.lists(st.integers(0, 70), min_size=1, max_size=6), min_size=1, max_size=5),
    st.integers(0, 60),
    st.floats(0, 350),
    st.one_of(st.none(), st.integers(0, 12)),
    st.booleans(),
)
def test_any_table_is_set_whole(
    groups: list[list[int]], merged: int, start: float, break_before: int | None, split_last: bool
) -> None:
    flow = Flow(PAPER)
    flow.gap(start)
    flow.y = PAPER.top + start
    made = table(*groups, merged=merged)
    setter = TableSetter(flow, made, break_before, split_last)
    setter.set()
    assert_sound(flow, made)
    assert len(setter.ends) == sum(map(len, groups))
    for page in texts(flow):
        assert not page or page.count("head.0") == 3


@settings(max_examples=60)
@given(st.lists(st.integers(1, 26), min_size=1, max_size=12), st.floats(0, 350))
def test_a_row_that_fits_a_page_is_split_only_to_fill_one(rows: list[int], start: float) -> None:
    """Where moving it would leave much of the page empty; then in order, three lines or more on each side."""
    flow = Flow(PAPER)
    flow.y = PAPER.top + start
    TableSetter(flow, table(rows)).set()
    told = texts(flow)
    for at in range(len(rows)):
        parts = [n for page in told if (n := sum(text.startswith(f"r0-{at}.") for text in page))]
        if len(parts) == 1:
            continue
        assert len(parts) == 2
        assert min(parts) >= 3
        first = next(page for page in told if any(text.startswith(f"r0-{at}.") for text in page))
        assert not any(text.startswith(f"q0-{at}.") for text in first)  # read after all of the cell before it
        assert parts[0] * 12 >= (PAPER.bottom - PAPER.top) * 0.2
    words = [text for page in told for text in page if text[0] in "rq"]
    assert words == [
        f"{c}0-{at}.{n}"
        for at, count in enumerate(rows)
        for c in "rq"
        for n in range(count if c == "r" else 1)
    ]


def test_a_tall_first_row_fills_the_page_it_begins_on() -> None:
    flow = Flow(PAPER)
    flow.y = PAPER.top + 150
    TableSetter(flow, table([25, 2])).set()
    first, second = texts(flow)
    assert sum(text.startswith("r0-0.") for text in first) > 10
    assert second.count("again.0") == 1


def naming(rows: list[tuple[int, int, int]]) -> Table:
    """Rows of three cells with so many lines each, told again where they go on; nothing is merged."""
    cells = [[cell(f"{c}{at}", n) for c, n in zip("irq", row, strict=True)] for at, row in enumerate(rows)]
    return Table(WIDTHS, [cell("head", 1)] * 3, [Group({}, cells, goes_on=cell("goes on", 1))])


def test_a_row_that_goes_on_says_on_each_page_what_it_is() -> None:
    flow = Flow(PAPER)
    flow.y = PAPER.top + 150
    TableSetter(flow, naming([(2, 24, 3)])).set()
    first, second = texts(flow)
    assert {"i0.1", "q0.2"} < set(first)
    assert second.index("i0.1") < second.index("goes on.0") < second.index("r0.23") < second.index("q0.0")
    assert "goes on.0" not in first


def test_a_row_taller_than_pages_is_named_once_on_each() -> None:
    flow = Flow(PAPER)
    TableSetter(flow, naming([(2, 80, 40)])).set()
    told = texts(flow)
    assert len(told) == 3
    assert [page.count("i0.0") for page in told] == [1, 1, 1]
    assert [page.count("goes on.0") for page in told] == [0, 1, 1]
    # A cell that is parted itself is not told again from its middle.
    assert [sum(text.startswith("q0.") for text in page) for page in told] == [28, 12, 0]


@settings(max_examples=60)
@given(
    st.lists(st.tuples(*[st.integers(0, 70)] * 3), min_size=1, max_size=6),
    st.floats(0, 350),
    st.one_of(st.none(), st.integers(0, 6)),
    st.booleans(),
)
def test_what_is_told_again_costs_no_word(
    rows: list[tuple[int, int, int]], start: float, break_before: int | None, split_last: bool
) -> None:
    flow = Flow(PAPER)
    flow.y = PAPER.top + start
    made = naming(rows)
    setter = TableSetter(flow, made, break_before, split_last)
    setter.set()
    assert len(setter.ends) == len(rows)
    told = texts(flow)
    assert {text for page in told for text in page if text[0] in "irq"} == {
        bit.text for row in made.groups[0].rows for c in row for line in c for bit in line.bits
    }
    for page in told:
        cells = [text for text in page if text[0] in "irq"]
        assert len(set(cells)) == len(cells)
    for page in flow.pages:
        assert all(y + line.height <= PAPER.bottom + 0.1 for line, _, y in page.lines)


@settings(max_examples=40)
@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 26), st.integers(1, 4)), max_size=8),
    st.floats(0, 350),
)
def test_rows_told_again_are_read_in_order(rows: list[tuple[int, int, int]], start: float) -> None:
    flow = Flow(PAPER)
    flow.y = PAPER.top + start
    TableSetter(flow, naming([*rows, (1, 1, 1)])).set()
    told = iter([text for page in texts(flow) for text in page])
    for at, row in enumerate(rows):
        for column, count in zip("irq", row, strict=True):
            assert all(f"{column}{at}.{n}" in told for n in range(count))


def test_the_last_row_does_not_stand_alone_on_a_page() -> None:
    flow = Flow(PAPER)
    TableSetter(flow, table([6, 6, 6, 6, 4])).set()
    first, second = texts(flow)
    assert "r0-2.0" in first
    assert "r0-3.0" in second


def test_head_is_not_alone_at_the_foot() -> None:
    flow = Flow(PAPER)
    flow.y = PAPER.bottom - 30
    TableSetter(flow, table([4])).set()
    assert texts(flow)[0] == []


def test_merged_text_is_not_begun_where_it_would_be_split() -> None:
    flow = Flow(PAPER)
    flow.y = PAPER.bottom - 60
    TableSetter(flow, table([1, 1, 1], merged=5)).set()
    assert texts(flow)[0] == []


def test_merged_cell_goes_on_with_a_word_where_its_text_was_told() -> None:
    flow = Flow(PAPER)
    TableSetter(flow, table([10, 10, 10, 10])).set()
    first, second = texts(flow)
    assert "m0.1" in first
    assert "again.0" not in first
    assert "again.0" in second


def test_merged_text_longer_than_its_rows_makes_the_last_taller() -> None:
    flow = Flow(PAPER)
    made = table([1], merged=6)
    TableSetter(flow, made).set()
    assert flow.y == PAPER.top + row_height(made.head) + row_height([cell("m", 6)])


def test_break_before_a_row() -> None:
    flow = Flow(PAPER)
    TableSetter(flow, table([1, 1, 1, 1]), break_before=2).set()
    first, second = texts(flow)
    assert "r0-1.0" in first
    assert "r0-2.0" in second


def test_a_head_as_tall_as_the_page_is_set_once() -> None:
    flow = Flow(PAPER)
    made = table([5, 5], head=40)
    TableSetter(flow, made).set()
    assert [text for page in texts(flow) for text in page].count("head.39") == 3
    assert_sound(flow, made)


@given(st.lists(st.integers(5, 200), min_size=1, max_size=7), st.data())
def test_columns_fill_the_width_and_keep_their_words(lengths: list[int], data: st.DataObject) -> None:
    least = [data.draw(st.floats(10, 120)) for _ in lengths]
    most = [data.draw(st.floats(5, 500)) for _ in lengths]
    widths = fit_columns(400, [["x" * n] for n in lengths], least, most)
    assert abs(sum(widths) - 400) < 0.01
    if sum(least) <= 400:
        assert all(width >= need - 0.01 for width, need in zip(widths, least, strict=True))
        bounds = [max(of) for of in zip(least, most, strict=True)]
        if sum(bounds) >= 400:  # what is enough for a column is not more than that
            assert all(width <= bound + 0.01 for width, bound in zip(widths, bounds, strict=True))
    else:
        # The narrowest stay as they are; those that give way are all of one width.
        given_way = [width for width, need in zip(widths, least, strict=True) if width < need - 0.01]
        assert max(given_way) - min(given_way) < 0.01
        assert all(width <= given_way[0] + 0.01 for width in widths)


def test_titles_stay_legible_while_their_words_fit_the_table() -> None:
    titles = ["PENANGGUNG JAWAB", "PENGHITUNGAN", "INDIKATOR KINERJA", "KETERANGAN", "PEMERINTAHAN"]
    bold = style(fonts.family("Liberation Serif").bold, 9)
    needed = sum(bold.width(max(title.split(), key=bold.width)) + 8.5 for title in titles)
    for total, size in ((needed / 0.95, 9.0), (needed * 0.95, 7.0)):
        least = least_widths(total, [["kata"]] * 5, titles, bold, bold)
        assert sum(least) <= total
        assert title_style(titles, least, bold).size >= size
