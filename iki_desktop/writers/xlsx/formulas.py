"""Formulas that compute what `models` computes, for Excel 2010 and later and LibreOffice alike.

No dynamic arrays and no function that needs a prefix of newer versions; LOOKUP(2,1/…) and SUMPRODUCT
evaluate arrays by themselves in both. A missing figure is "", a missing judgement "–". Spreadsheets count
in binary, so a capaian that is exactly 91 by the rules may come out as 90,99999999999999: before they are
held against a scale, capaian are rounded at the ninth decimal and means of those at the eighth, both far
below what is shown and below what the figures of an office can differ by.
"""

from __future__ import annotations

from collections.abc import Sequence

from iki_desktop.models.kelengkapan import RENTANG_BULAN
from iki_desktop.models.keputusan import Arah, Frekuensi, Konsolidasi
from iki_desktop.writers.xlsx.layout import (
    CAP,
    CAPAIAN,
    LETTERS,
    LOWER,
    MONTH_1,
    MONTH_12,
    REALISASI_SD,
    TARGET_SD,
    TW_1,
    TW_4,
    UNTIL,
    UPPER,
    sel,
)

STRIP = "–"
_DECIMALS = 9  # decimals of a capaian
_ARGUMENTS = 255  # at most, of a function
MEAN_DECIMALS = 8  # of a mean of capaian, whose own rounding it must not feel
_FUNCTIONS = {Konsolidasi.JUMLAH: "SUM", Konsolidasi.RATA_RATA: "AVERAGE"}
_F, _Q, _R, _U = LETTERS[MONTH_1], LETTERS[MONTH_12], LETTERS[TW_1], LETTERS[TW_4]


def whole_year(row: int) -> str:
    """The twelve months of a row."""
    return f"{_F}{row}:{_Q}{row}"


def sampai(row: int) -> str:
    """The months of a row up to the report's last one."""
    return f"{_F}{row}:INDEX({_F}{row}:{_Q}{row},{UNTIL})"


def tw_until(row: int) -> str:
    """The TW of a row up to the one in which the report's last month lies."""
    return f"{_R}{row}:INDEX({_R}{row}:{_U}{row},INT(({UNTIL}+2)/3))"


def quarter(row: int, tw: int) -> str:
    """The three months of TW `tw` (0–3) of a row."""
    first = MONTH_1 + 3 * tw
    return f"{LETTERS[first]}{row}:{LETTERS[first + 2]}{row}"


def konsolidasi(method: Konsolidasi, span: str) -> str:
    """`models.konsolidasi` over the cells of one pengampu that hold a figure."""
    match method:
        case Konsolidasi.JUMLAH:
            result = f"SUM({span})"
        case Konsolidasi.RATA_RATA:
            result = f"AVERAGE({span})"
        case Konsolidasi.AKHIR:
            result = last_of(span)
        case Konsolidasi.MAKSIMUM:
            result = f"MAX({span})"
        case Konsolidasi.MINIMUM:
            result = f"MIN({span})"
    return f'=IF(COUNT({span})=0,"",{result})'


def last_of(span: str) -> str:
    """The last figure of a row's cells."""
    return f"LOOKUP(2,1/ISNUMBER({span}),{span})"


def reference(column: int, row: Sequence[int]) -> str:
    """Cells of one column as arguments of a function, neighbours joined: "F9:F12,F15"."""
    part: list[str] = []
    i = 0
    while i < len(row):
        j = i
        while j + 1 < len(row) and row[j + 1] == row[j] + 1:
            j += 1
        part.append(sel(column, row[i]) if i == j else f"{sel(column, row[i])}:{sel(column, row[j])}")
        i = j + 1
    return ",".join(part)


def joined(adds_up: bool, listed: str, empty: str = "") -> str:
    """Over the pengampu: the sum, or the mean of those that have a figure."""
    total, count = total_of(listed), _of_parts("COUNT", listed)
    if not adds_up:
        total = f"AVERAGE({listed})" if count == f"COUNT({listed})" else f"({total})/({count})"
    return f'=IF({count}=0,"{empty}",{total})'


def total_of(listed: str) -> str:
    """The sum of cells as `reference` lists them."""
    return _of_parts("SUM", listed)


def _of_parts(function: str, listed: str) -> str:
    """A function that adds up, over no more arguments at a time than Excel allows."""
    cells = listed.split(",")
    parts = (",".join(cells[at : at + _ARGUMENTS]) for at in range(0, len(cells), _ARGUMENTS))
    return "+".join(f"{function}({part})" for part in parts)


def percent(pembilang: str, penyebut: str) -> str:
    """Parts divided once; no figure where the penyebut is 0 or not there."""
    return f'=IF(N({penyebut})=0,"",{pembilang}/{penyebut}*100)'


def target_bulan(row: int, adds_up: bool) -> str:
    """Targets of single months in a row: their sum so far, or the last one given."""
    span = sampai(row)
    result = f"SUM({span})" if adds_up else last_of(span)
    return f'=IF(COUNT({span})=0,"{STRIP}",{result})'


def target_tw(row: int, adds_up: bool) -> str:
    """Targets of TW in a row; `adds_up` where they are per TW and add up."""
    span = tw_until(row)
    result = f"SUM({span})" if adds_up else last_of(span)
    return f'=IF(COUNT({span})=0,"{STRIP}",{result})'


def target_tahun(acu: str, adds_up: bool) -> str:
    """The year's target up to the month: × m/12 for `jumlah`, else itself."""
    return f"={acu}*{UNTIL}/12" if adds_up else f"={acu}"


def or_dash(acu: str) -> str:
    """A figure of another cell, "–" where that is empty."""
    return f'=IF(COUNT({acu})=0,"{STRIP}",{acu})'


def range_text(bawah: str, atas: str, desimal: int | None) -> str:
    """A range as it reads; one figure where both ends are the same."""
    return (
        f'=IF(COUNT({bawah},{atas})<2,"{STRIP}",IF({bawah}={atas},{bawah},'
        f'{figure_text(bawah, desimal)}&IF({bawah}<0," – ","–")&{figure_text(atas, desimal)}))'
    )


def figure_text(acu: str, desimal: int | None) -> str:
    """A figure as text in Indonesian notation, whatever the PC's region, as `format_angka` writes it.

    FIXED takes the region's signs, so it gives only digits: those before the comma, their groups then parted
    by dots, and those behind. It makes 6,07 of 6,075, which is a little less in binary, where ROUND gives
    6,08 as the rules do.
    """
    rounded = f"ROUND({acu},{2 if desimal is None else desimal})"
    whole = f'IF({rounded}<0,"-","")&SUBSTITUTE(FIXED(INT(ABS({rounded})),0),",",".")'
    if desimal is not None:
        return whole + _behind_comma(rounded, str(desimal)) if desimal > 0 else whole
    places = f"IF({rounded}=ROUND({acu},1),1,2)"
    return f'{whole}&IF({rounded}=ROUND({acu},0),"",{_behind_comma(rounded, places)[1:]})'


def _behind_comma(rounded: str, places: str) -> str:
    return f'&","&RIGHT(FIXED(ABS({rounded}),{places}),{places})'


def capaian(row: int, arah: Arah, has_range: bool) -> str:
    """`models.capaian` of a row: by its Target s.d. and Realisasi s.d., or by the ends of a range target."""
    r = sel(REALISASI_SD, row)
    if not has_range:
        t = sel(TARGET_SD, row)
        return f'=IF(COUNT({t},{r})<2,"{STRIP}",{_compare(r, t, arah)})'
    return capaian_of(r, sel(LOWER, row), sel(UPPER, row), arah)


def capaian_of(r: str, bawah: str, atas: str, arah: Arah) -> str:
    """`models.capaian` of the realisasi in `r` against the ends of a target, which may be the same."""
    return (
        f'=IF(COUNT({bawah},{atas},{r})<3,"{STRIP}",IF(AND({bawah}<>{atas},{r}>={bawah},{r}<={atas}),100,'
        f"IF({r}>{atas},{_compare(r, atas, arah)},{_compare(r, bawah, arah)})))"
    )


def _compare(r: str, t: str, arah: Arah) -> str:
    if arah is Arah.NAIK:
        return f'IF({t}<=0,"{STRIP}",ROUND(MAX(0,{r}/{t}*100),{_DECIMALS}))'
    return f'IF({t}<0,"{STRIP}",IF({t}=0,IF({r}=0,100,0),ROUND(MAX(0,(2*{t}-{r})/{t}*100),{_DECIMALS})))'


def counted(row: int) -> str:
    """A row's capaian as it enters means: cut at the cap (MIN passes over the word that says "none")."""
    return counted_of(sel(CAPAIAN, row))


def counted_of(y: str) -> str:
    """The same of the capaian in the cell `y`."""
    return f'=IF(ISNUMBER({y}),MIN({y},{CAP}),"")'


def kategori(acu: str, scale: Sequence[tuple[str, str | None, bool]]) -> str:
    """The word for the capaian in `acu`.

    `scale`: from the best step down, (cell of the word, cell of its bound or None, whether the bound
    itself is left out).
    """
    result, closing = "", ""
    for word, batas, tegas in scale:
        if batas is None:
            return f'=IF(ISNUMBER({acu}),{result}{word}{closing},"{STRIP}")'
        result += f"IF({acu}{'>' if tegas else '>='}{batas},{word},"
        closing += ")"
    return f'=IF(ISNUMBER({acu}),{result}"{STRIP}"{closing},"{STRIP}")'


def filled(frekuensi: Frekuensi, row: int) -> str:
    """Cells due that are not kosong, in the input row of one pengampu."""
    if frekuensi is Frekuensi.BULANAN:
        return f"=COUNTA({sampai(row)})"
    bulan = f"(COLUMN({whole_year(row)})-COLUMN({_F}{row})+1)"
    due = f"(MOD({bulan},{RENTANG_BULAN[frekuensi]})=0)*({bulan}<={UNTIL})"
    return f'=SUMPRODUCT(({whole_year(row)}<>"")*{due})'


def wajib(frekuensi: Frekuensi, seats: int) -> str:
    """Cells due: the last month of each span that has ended, for each pengampu."""
    step = RENTANG_BULAN[frekuensi]
    return f"={UNTIL}*{seats}" if step == 1 else f"=INT({UNTIL}/{step})*{seats}"


def percent_part(isi: str, wajib: str) -> str:
    """Filled of due in %, "–" where nothing is due yet."""
    return f'=IF({wajib}=0,"{STRIP}",{isi}/{wajib}*100)'


def rata(listed: str) -> str:
    """The mean of capped capaian, "–" where there is none."""
    return f'=IF(COUNT({listed})=0,"{STRIP}",ROUND(AVERAGE({listed}),{MEAN_DECIMALS}))'
