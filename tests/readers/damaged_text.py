"""Damaged and hostile texts and clipboards, made from sound ones by a seed."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from html import escape

from tests.readers.damage import flip_bits, insert_random, split_at_gaps

Damage = Callable[[random.Random, str], str]
Pasted = tuple[str | None, str]
"""What a clipboard holds: HTML where it has some, and text."""

ENCODINGS = ("utf-8", "utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252", "utf-7", "utf-32")
TAGS = ("table", "tr", "td", "th", "p", "span", "ol", "li", "div", "u", "head", "style", "m:omath", "m:num")
HEADER = "Jabatan : Camat\nSasaran\tIndikator\tFormulasi\tSumber Data\n"
STARTS = (
    "Jabatan : ", "Tugas : ", "Fungsi :", "a. ", "1) ", "SASARAN\tINDIKATOR\tFORMULASI\tSUMBER DATA",
    "Menimbang : ", "KESATU : ", "\\frac{", "<table>", "| ", "\t\t", "- ", "Rumus: ", "\ue000",
)  # fmt: skip


def lost_start(r: random.Random, text: str) -> str:
    return text[r.randrange(len(text)) :]


def lost_end(r: random.Random, text: str) -> str:
    return text[: r.randrange(len(text))]


def lost_lines(r: random.Random, text: str) -> str:
    return "\n".join(line for line in text.split("\n") if r.random() > 0.1)


def swapped_lines(r: random.Random, text: str) -> str:
    lines = text.split("\n")
    for _ in range(1 + len(lines) // 20):
        i, j = r.randrange(len(lines)), r.randrange(len(lines))
        lines[i], lines[j] = lines[j], lines[i]
    return "\n".join(lines)


def repeated_lines(r: random.Random, text: str) -> str:
    return "\n".join(x for line in text.split("\n") for x in [line] * r.choice((1, 1, 1, 1, 2, 3)))


def flipped_bits(r: random.Random, text: str) -> str:
    data = bytearray(text.encode())
    for _ in range(1 + len(data) // 200):
        data[r.randrange(len(data))] ^= 1 << r.randrange(8)
    return data.decode("utf-8", "replace")


def lost_tabs(r: random.Random, text: str) -> str:
    return "".join(" " if c == "\t" and r.random() < 0.3 else c for c in text)


def stray_tabs(r: random.Random, text: str) -> str:
    return "".join("\t" if c == " " and r.random() < 0.05 else c for c in text)


def joined_lines(r: random.Random, text: str) -> str:
    return "".join(" " if c == "\n" and r.random() < 0.2 else c for c in text)


LINE_DAMAGES: tuple[Damage, ...] = (
    lost_end, lost_start, lost_lines, swapped_lines, repeated_lines, flipped_bits, lost_tabs, stray_tabs,
    joined_lines,
)  # fmt: skip


def shuffled_pieces(r: random.Random, text: str) -> str:
    """Beginnings that mean something, over and over, between the decree's own lines."""
    lines = text.split("\n")
    for _ in range(r.choice((5, 200, 3000))):
        lines.insert(
            r.randrange(len(lines) + 1), r.choice(STARTS) * r.choice((1, 1, 3)) + r.choice(lines)[:80]
        )
    return "\n".join(lines)


def grown_line(r: random.Random, text: str) -> str:
    """One line as long as the bounds of the door, or a little longer."""
    piece = r.choice(
        ("x", "a. ", "1) ", "\t", "(", "$", "| ", "<br>", "x 100% ", "\\frac{a}{", "12 kali ", ": ")
    )
    long = piece * (r.choice((20_000, 99_000, 101_000)) // len(piece))
    at = r.randrange(len(text))
    return text[:at] + long + text[at:]


def many_columns(r: random.Random, text: str) -> str:
    """A table of a million columns, or of as many as a line may hold."""
    count = r.choice((50, 5000, 49_000, 1_000_000))
    return text + "\n" + HEADER + "\t".join(["a"] * count) + "\nb\t" * r.choice((1, 500))


def many_rows(r: random.Random, text: str) -> str:
    one = r.choice((
        "Meningkatnya a\tJumlah b\tJumlah b\tc\n", "a\n", "\t\tlanjutan\t\n", "Jabatan : Camat\n", HEADER,
        "1.\tJumlah a dibagi jumlah b x 100%\t\td\n",
    ))  # fmt: skip
    return text + "\n" + HEADER + one * r.choice((1000, 9000, 19_000, 30_000))


TEXT_DAMAGES: tuple[Damage, ...] = (*LINE_DAMAGES, shuffled_pieces, grown_line, many_columns, many_rows)


def spoil_text(sources: Sequence[str], seed: int) -> tuple[str, bytes]:
    """(name of the damage, file) number `seed`: the same for the same number."""
    r = random.Random(seed)
    damage = TEXT_DAMAGES[seed % len(TEXT_DAMAGES)]
    data = damage(r, r.choice(sources)).encode(r.choice(ENCODINGS), "replace")
    if r.random() < 0.2 and len(data) > 1:
        data = r.choice((split_at_gaps, flip_bits, insert_random))(data, r)
    return damage.__name__, data


def as_html(r: random.Random, text: str) -> str:
    """A decree's text as the clipboard of Word or Excel has it: paragraphs, lists, tables."""
    out = ["<html><body><!--StartFragment-->"]
    rows: list[str] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            cells = "".join(
                f"<td rowspan={r.choice((1, 1, 1, 2))}>{escape(c)}</td>" for c in line.split("\t")
            )
            rows.append(f"<tr>{cells}</tr>")
            continue
        if rows:
            out.append(f"<table border=1>{''.join(rows)}</table>")
            rows = []
        if line:
            out.append(f"<p class=MsoNormal>{escape(line)}<o:p></o:p></p>")
    return "\n".join([*out, "<!--EndFragment--></body></html>"])


def changed_tags(r: random.Random, html: str) -> str:
    """Tags lost, doubled, left open, put where they do not belong."""
    for _ in range(r.choice((1, 10, 100))):
        at = html.find("<", r.randrange(len(html)))
        end = html.find(">", at) + 1
        if at < 0 or not end:
            continue
        tag = r.choice(TAGS)
        html = html[:at] + r.choice((
            "", html[at:end] * 2, html[at : end - 1], f"<{tag}>", f"</{tag}>", f"<{tag} style='",
            "<!--", "<![if", "<!--[if gte msEquation 12]>", "&#0;&#xD800;&#99999999;",
            f"<{tag} colspan=99999999 rowspan=99999999>",
        )) + html[end:]  # fmt: skip
    return html


def nested_tags(r: random.Random, html: str) -> str:
    tag = r.choice(
        ("table", "table><tr><td", "ol><li", "div", "span style='display:none'", "u", "m:num", "td")
    )
    return f"<{tag}>" * r.choice((20, 1000, 50_000)) + html


def wide_table(r: random.Random, html: str) -> str:
    cell = f"<td colspan={r.choice((1, 100, 10**6))} rowspan={r.choice((1, 2000, 10**6))}>a"
    rows = f"<tr>{cell * r.choice((4, 300, 20_000))}" * r.choice((1, 3, 300))
    return html + "<table>" + rows[:1_400_000]


def big_attribute(r: random.Random, html: str) -> str:
    one = r.choice(
        ("<p style='" + "a:b;" * 200_000, "<" * 500_000, "<!" * 300_000, "&" * 500_000, "<a " * 300_000)
    )
    return r.choice((one + html, html + one))


def quotes(r: random.Random, text: str) -> str:
    """Cells in quotes, open and shut, as Excel writes them."""
    return "".join(
        r.choice(('"', '""', '\t"', '"\t', '"\n')) if c == " " and r.random() < 0.1 else c for c in text
    )


HTML_DAMAGES: tuple[Damage, ...] = (
    changed_tags, changed_tags, nested_tags, wide_table, big_attribute, *LINE_DAMAGES[:2], flipped_bits,
)  # fmt: skip
PASTED_TEXT_DAMAGES: tuple[Damage, ...] = (quotes, *TEXT_DAMAGES)


def spoil_paste(sources: Sequence[str], seed: int) -> tuple[str, Pasted]:
    """(name of the damage, clipboard) number `seed`; every other one has HTML."""
    r = random.Random(seed)
    text = r.choice(sources)
    if seed % 2:
        damage = PASTED_TEXT_DAMAGES[seed // 2 % len(PASTED_TEXT_DAMAGES)]
        return damage.__name__, (None, damage(r, text))
    damage = HTML_DAMAGES[seed // 2 % len(HTML_DAMAGES)]
    return damage.__name__, (damage(r, as_html(r, text)), r.choice(("", text)))
