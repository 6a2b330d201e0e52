"""The rekap once more, slowly, straight from the sentences of aturan.md, sharing no code with the program.

Figures are Fractions throughout; "none" is None. Used only to compare with `rekap_kantor`.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from iki_desktop.models.kantor import SKALA, IsiKantor
from iki_desktop.models.keputusan import Besaran, Indikator, Rentang, Target

F = Fraction
Range = tuple[Fraction, Fraction]


def total(values: Iterable[Fraction]) -> Fraction:
    return sum(values, F(0))


def cell(isi: IsiKantor, indikator: str, pengampu: str, tahun: int, bulan: int):
    """kosong is None; nihil and figures are told apart by the first word."""
    for s in isi.realisasi:
        if (s.indikator, s.pengampu, s.tahun, s.bulan) == (indikator, pengampu, tahun, bulan):
            if s.keadaan == "nihil":
                return ("nihil",)
            if s.nilai is not None:
                return ("nilai", F(s.nilai))
            assert s.pembilang is not None and s.penyebut is not None
            return ("bagian", F(s.pembilang), F(s.penyebut))
    return None


def has_parts(i: Indikator) -> bool:
    return i.jenis == "persentase" and i.pembilang != "" and i.penyebut != ""


def figure(isi: IsiKantor, i: Indikator, kursi: list[str], tahun: int, bulan: Iterable[int]) -> F | None:
    """The consolidated figure of these months, which are given in order."""
    per = []
    bulan = list(bulan)
    for p in kursi:
        known = [c for b in bulan if (c := cell(isi, i.id, p, tahun, b)) is not None]
        if has_parts(i):
            parts = [(F(0), F(0)) if c[0] == "nihil" else (c[1], c[2]) for c in known if c[0] != "nilai"]
            if i.konsolidasi == "akhir":
                parts = parts[-1:]
            per.append(parts)
        else:
            values = [F(0) if c[0] == "nihil" else c[1] for c in known if c[0] != "bagian"]
            if not values:
                continue
            per.append(
                {
                    "jumlah": total(values),
                    "rata-rata": total(values) / len(values),
                    "akhir": values[-1],
                    "maksimum": max(values),
                    "minimum": min(values),
                }[i.konsolidasi.value]
            )
    if has_parts(i):
        over = total(x for parts in per for x, _ in parts)
        under = total(y for parts in per for _, y in parts)
        return None if under == 0 else over / under * 100
    if not per:
        return None
    return total(per) if i.konsolidasi == "jumlah" else total(per) / len(per)


def as_range(b: Besaran) -> Range:
    return (F(b.bawah), F(b.atas)) if isinstance(b, Rentang) else (F(b), F(b))


def one_target(t: Target | None, adds: bool, m: int) -> Range | None:
    if t is None:
        return None
    if t.bulan:
        given = [as_range(t.bulan[b]) for b in range(1, m + 1) if b in t.bulan]
        if not given:
            return None
        return (total(g[0] for g in given), total(g[1] for g in given)) if adds else given[-1]
    if t.tw and any(x is not None for x in t.tw):
        quarter = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 3, 8: 3, 9: 3, 10: 4, 11: 4, 12: 4}[m]
        given = [as_range(x) for x in t.tw[:quarter] if x is not None]
        if not given:
            return None
        if adds and not t.tw_kumulatif:
            return (total(g[0] for g in given), total(g[1] for g in given))
        return given[-1]
    if t.tahun is None:
        return None
    year = as_range(t.tahun)
    if not adds:
        return year
    return (year[0] * m / 12, year[1] * m / 12)


def target(i: Indikator, kursi: list[str], tahun: int, m: int) -> Range | None:
    adds = i.konsolidasi == "jumlah" and not has_parts(i)
    all_of_them = []
    for p in kursi:
        own = i.target_pengampu.get(p, {})
        t = one_target(own[tahun] if tahun in own else i.target.get(tahun), adds, m)
        if t is not None:
            all_of_them.append(t)
    if not all_of_them:
        return None
    lo, hi = total(t[0] for t in all_of_them), total(t[1] for t in all_of_them)
    return (lo, hi) if adds else (lo / len(all_of_them), hi / len(all_of_them))


def achievement(r: F | None, t: Range | None, naik: bool) -> F | None:
    if r is None or t is None:
        return None
    lo, hi = t
    if lo < hi and lo <= r <= hi:
        return F(100)
    goal = hi if r > hi else lo
    if goal == 0:
        if naik:
            return None
        return F(100) if r == 0 else F(0)
    percent = r / goal * 100 if naik else (1 + (1 - r / goal)) * 100
    return F(0) if percent < 0 else percent


def due(i: Indikator, sampai: int) -> list[int]:
    ends = {"bulanan": range(1, 13), "triwulanan": (3, 6, 9, 12), "semesteran": (6, 12), "tahunan": (12,)}
    return [m for m in ends[i.frekuensi.value] if m <= sampai]


def word(value: F | None, skala: str) -> str | None:
    if value is None:
        return None
    if skala == "RKPD":
        bounds = [(91, "Sangat Tinggi"), (76, "Tinggi"), (66, "Sedang"), (51, "Rendah")]
        return next((name for bound, name in bounds if value >= bound), "Sangat Rendah")
    if skala == "SKP":
        if value > 100:
            return "Sangat Baik"
        bounds = [(100, "Baik"), (80, "Cukup"), (60, "Kurang")]
        return next((name for bound, name in bounds if value >= bound), "Sangat Kurang")
    assert skala in SKALA
    bounds = [(80, "Sangat Baik"), (60, "Baik"), (40, "Cukup Baik")]
    return next((name for bound, name in bounds if value > bound), "Kurang Baik")


def slow(isi: IsiKantor, tahun: int, sampai: int) -> dict:
    """Every indikator by id; summaries by ("kantor",), ("unit", name), ("kartu", id), ("sasaran", id)."""
    indikator: dict[str, tuple] = {}
    groups: dict[tuple, list[str]] = {("kantor",): []}
    valid = [k for k in isi.keputusan if k.tahun <= tahun]
    cards = sorted(valid, key=lambda k: k.tahun)[-1].kartu if valid else ()
    for card in cards:
        kursi = [p.id for p in card.pengampu]
        office = "Kecamatan " + isi.kantor.nama
        unit = card.unit if card.unit else card.bagian if card.bagian else office
        groups.setdefault(("unit", unit), [])
        groups[("kartu", card.id)] = []
        for s in card.sasaran:
            groups[("sasaran", s.id)] = []
            for i in s.indikator:
                value = achievement(
                    figure(isi, i, kursi, tahun, range(1, sampai + 1)),
                    target(i, kursi, tahun, sampai),
                    i.arah == "naik",
                )
                wajib = [(p, m) for p in kursi for m in due(i, sampai)]
                filled = sum(cell(isi, i.id, p, tahun, m) is not None for p, m in wajib)
                indikator[i.id] = (
                    figure(isi, i, kursi, tahun, range(1, sampai + 1)),
                    target(i, kursi, tahun, sampai),
                    value,
                    word(value, isi.pengaturan.skala),
                    filled,
                    len(wajib),
                )
                for g in (("kantor",), ("unit", unit), ("kartu", card.id), ("sasaran", s.id)):
                    groups[g].append(i.id)
    cap = isi.pengaturan.batas_capaian
    ringkasan = {}
    for name, ids in groups.items():
        values = [indikator[x][2] for x in ids if indikator[x][2] is not None]
        cut = [v if cap is None or v < cap else F(cap) for v in values]
        mean = total(cut) / len(cut) if cut else None
        ringkasan[name] = (
            mean,
            len(cut),
            len(ids),
            word(mean, isi.pengaturan.skala),
            sum(indikator[x][4] for x in ids),
            sum(indikator[x][5] for x in ids),
        )
    return {"indikator": indikator, "ringkasan": ringkasan}
