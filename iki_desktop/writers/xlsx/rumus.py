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
from iki_desktop.writers.xlsx.tata import (
    ATAS,
    BATAS,
    BAWAH,
    BULAN_1,
    BULAN_12,
    CAPAIAN,
    HURUF,
    REALISASI_SD,
    SAMPAI,
    TARGET_SD,
    TW_1,
    TW_4,
    sel,
)

STRIP = "–"
_TEPAT = 9  # decimals of a capaian
TEPAT_RATA = 8  # of a mean of capaian, whose own rounding it must not feel
_CARA = {Konsolidasi.JUMLAH: "SUM", Konsolidasi.RATA_RATA: "AVERAGE"}
_F, _Q, _R, _U = HURUF[BULAN_1], HURUF[BULAN_12], HURUF[TW_1], HURUF[TW_4]


def tahun_penuh(baris: int) -> str:
    """The twelve months of a row."""
    return f"{_F}{baris}:{_Q}{baris}"


def sampai(baris: int) -> str:
    """The months of a row up to the report's last one."""
    return f"{_F}{baris}:INDEX({_F}{baris}:{_Q}{baris},{SAMPAI})"


def tw_sampai(baris: int) -> str:
    """The TW of a row up to the one in which the report's last month lies."""
    return f"{_R}{baris}:INDEX({_R}{baris}:{_U}{baris},INT(({SAMPAI}+2)/3))"


def triwulan(baris: int, tw: int) -> str:
    """The three months of TW `tw` (0–3) of a row."""
    awal = BULAN_1 + 3 * tw
    return f"{HURUF[awal]}{baris}:{HURUF[awal + 2]}{baris}"


def konsolidasi(cara: Konsolidasi, rentang: str) -> str:
    """`models.konsolidasi` over the cells of one pengampu that hold a figure."""
    match cara:
        case Konsolidasi.JUMLAH:
            hasil = f"SUM({rentang})"
        case Konsolidasi.RATA_RATA:
            hasil = f"AVERAGE({rentang})"
        case Konsolidasi.AKHIR:
            hasil = terakhir(rentang)
        case Konsolidasi.MAKSIMUM:
            hasil = f"MAX({rentang})"
        case Konsolidasi.MINIMUM:
            hasil = f"MIN({rentang})"
    return f'=IF(COUNT({rentang})=0,"",{hasil})'


def terakhir(rentang: str) -> str:
    """The last figure of a row's cells."""
    return f"LOOKUP(2,1/ISNUMBER({rentang}),{rentang})"


def acuan(kolom: int, baris: Sequence[int]) -> str:
    """Cells of one column as arguments of a function, neighbours joined: "F9:F12,F15"."""
    bagian: list[str] = []
    i = 0
    while i < len(baris):
        j = i
        while j + 1 < len(baris) and baris[j + 1] == baris[j] + 1:
            j += 1
        bagian.append(sel(kolom, baris[i]) if i == j else f"{sel(kolom, baris[i])}:{sel(kolom, baris[j])}")
        i = j + 1
    return ",".join(bagian)


def gabungan(menjumlah: bool, daftar: str, kosong: str = "") -> str:
    """Over the pengampu: the sum, or the mean of those that have a figure."""
    return f'=IF(COUNT({daftar})=0,"{kosong}",{"SUM" if menjumlah else "AVERAGE"}({daftar}))'


def persen(pembilang: str, penyebut: str) -> str:
    """Parts divided once; no figure where the penyebut is 0 or not there."""
    return f'=IF(N({penyebut})=0,"",{pembilang}/{penyebut}*100)'


def target_bulan(baris: int, menjumlah: bool) -> str:
    """Targets of single months in a row: their sum so far, or the last one given."""
    rentang = sampai(baris)
    hasil = f"SUM({rentang})" if menjumlah else terakhir(rentang)
    return f'=IF(COUNT({rentang})=0,"{STRIP}",{hasil})'


def target_tw(baris: int, menjumlah: bool) -> str:
    """Targets of TW in a row; `menjumlah` where they are per TW and add up."""
    rentang = tw_sampai(baris)
    hasil = f"SUM({rentang})" if menjumlah else terakhir(rentang)
    return f'=IF(COUNT({rentang})=0,"{STRIP}",{hasil})'


def target_tahun(acu: str, menjumlah: bool) -> str:
    """The year's target up to the month: × m/12 for `jumlah`, else itself."""
    return f"={acu}*{SAMPAI}/12" if menjumlah else f"={acu}"


def atau_strip(acu: str) -> str:
    """A figure of another cell, "–" where that is empty."""
    return f'=IF(COUNT({acu})=0,"{STRIP}",{acu})'


def rentang_teks(bawah: str, atas: str, desimal: int | None) -> str:
    """A range as it reads; one figure where both ends are the same."""
    return (
        f'=IF(COUNT({bawah},{atas})<2,"{STRIP}",IF({bawah}={atas},{bawah},'
        f'{teks_angka(bawah, desimal)}&IF({bawah}<0," – ","–")&{teks_angka(atas, desimal)}))'
    )


def teks_angka(acu: str, desimal: int | None) -> str:
    """A figure as text in the notation of the PC's region, as `format_angka` writes it in Indonesian.

    FIXED knows the region's signs; the codes of TEXT would have to be written in them.
    """
    if desimal is not None:
        return f"FIXED({acu},{desimal})"
    dua = f"ROUND({acu},2)"
    return f"FIXED({acu},IF({dua}=ROUND({acu},0),0,IF({dua}=ROUND({acu},1),1,2)))"


def capaian(baris: int, arah: Arah, berentang: bool) -> str:
    """`models.capaian` of a row: by its Target s.d. and Realisasi s.d., or by the ends of a range target."""
    r = sel(REALISASI_SD, baris)
    if not berentang:
        t = sel(TARGET_SD, baris)
        return f'=IF(COUNT({t},{r})<2,"{STRIP}",{_banding(r, t, arah)})'
    bawah, atas = sel(BAWAH, baris), sel(ATAS, baris)
    return (
        f'=IF(COUNT({bawah},{atas},{r})<3,"{STRIP}",IF(AND({bawah}<>{atas},{r}>={bawah},{r}<={atas}),100,'
        f"IF({r}>{atas},{_banding(r, atas, arah)},{_banding(r, bawah, arah)})))"
    )


def _banding(r: str, t: str, arah: Arah) -> str:
    if arah is Arah.NAIK:
        return f'IF({t}<=0,"{STRIP}",ROUND(MAX(0,{r}/{t}*100),{_TEPAT}))'
    return f'IF({t}<0,"{STRIP}",IF({t}=0,IF({r}=0,100,0),ROUND(MAX(0,(2*{t}-{r})/{t}*100),{_TEPAT})))'


def terhitung(baris: int) -> str:
    """A row's capaian as it enters means: cut at the cap (MIN passes over the word that says "none")."""
    y = sel(CAPAIAN, baris)
    return f'=IF(ISNUMBER({y}),MIN({y},{BATAS}),"")'


def kategori(acu: str, tangga: Sequence[tuple[str, str | None, bool]]) -> str:
    """The word for the capaian in `acu`.

    `tangga`: from the best step down, (cell of the word, cell of its bound or None, whether the bound
    itself is left out).
    """
    hasil, tutup = "", ""
    for kata, batas, tegas in tangga:
        if batas is None:
            return f'=IF(ISNUMBER({acu}),{hasil}{kata}{tutup},"{STRIP}")'
        hasil += f"IF({acu}{'>' if tegas else '>='}{batas},{kata},"
        tutup += ")"
    return f'=IF(ISNUMBER({acu}),{hasil}"{STRIP}"{tutup},"{STRIP}")'


def terisi(frekuensi: Frekuensi, baris: Sequence[int]) -> str:
    """Cells due that are not kosong, over the input rows of all pengampu."""
    if frekuensi is Frekuensi.BULANAN:
        return "=" + "+".join(f"COUNTA({sampai(b)})" for b in baris)
    langkah = RENTANG_BULAN[frekuensi]
    bagian: list[str] = []
    for b in baris:
        bulan = f"(COLUMN({tahun_penuh(b)})-COLUMN({_F}{b})+1)"
        bagian.append(f'SUMPRODUCT(({tahun_penuh(b)}<>"")*(MOD({bulan},{langkah})=0)*({bulan}<={SAMPAI}))')
    return "=" + "+".join(bagian)


def wajib(frekuensi: Frekuensi, kursi: int) -> str:
    """Cells due: the last month of each span that has ended, for each pengampu."""
    langkah = RENTANG_BULAN[frekuensi]
    return f"={SAMPAI}*{kursi}" if langkah == 1 else f"=INT({SAMPAI}/{langkah})*{kursi}"


def bagian_persen(isi: str, wajib: str) -> str:
    """Filled of due in %, "–" where nothing is due yet."""
    return f'=IF({wajib}=0,"{STRIP}",{isi}/{wajib}*100)'


def rata(daftar: str) -> str:
    """The mean of capped capaian, "–" where there is none."""
    return f'=IF(COUNT({daftar})=0,"{STRIP}",ROUND(AVERAGE({daftar}),{TEPAT_RATA}))'
