"""Targets that stand in a table: a column of the kartu's own table, or a table of targets beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, pairwise

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import parse_besaran
from iki_desktop.models.keputusan import (
    Besaran,
    Indikator,
    JenisIndikator,
    JenisKartu,
    Kartu,
    Konsolidasi,
    Sasaran,
    Target,
)
from iki_desktop.readers.parser.compose import Composer
from iki_desktop.readers.parser.drafts import IndikatorDraft, SasaranDraft
from iki_desktop.readers.parser.habits import Habits
from iki_desktop.readers.parser.stream import KartuTable
from iki_desktop.readers.recorder import Kind, Recorder, quote
from iki_desktop.readers.wording.words import likeness, plain

ALIKE_INDIKATOR = 0.6
MAX_TABLES, MAX_LINES, MAX_CANDIDATES = 20, 100, 200  # an office has one such table, of a few rows
LEADING_FIGURE = re.compile(
    r"^\W{0,3}(?P<angka>\d[\d.]*(?:,\d+)?(?:\s?[-–]\s?\d[\d.]*(?:,\d+)?)?)\s*(?P<satuan>\D{0,40})$"
)
PERSENTASE = re.compile(r"^(?:pers?entase|pro?sentase)$")


def cell_quantity(teks: str) -> tuple[Besaran, str] | None:
    """The figure of a target cell and the unit behind it ("26 desa" → 26, "desa"); None without figure."""
    m = LEADING_FIGURE.match(" ".join(teks.split()))
    if not m:
        return None
    try:
        return parse_besaran(m["angka"]), m["satuan"].strip(" .()")
    except InputRefused:
        return None


def target_unit(draft: IndikatorDraft) -> str:
    """The unit that stands behind the figures of the cells of targets, "" where there is none or several."""
    units = {
        read[1]
        for teks in (draft.target, *draft.targets.values())
        if (read := cell_quantity(teks)) and read[1]
    }
    return units.pop() if len(units) == 1 else ""


def draft_targets(
    draft: IndikatorDraft, indikator: Indikator, tahun: int, recorder: Recorder
) -> dict[int, Target]:
    """The targets, by year, that the row of an indikator states in columns of its own.

    A column that names no year, and columns of triwulan, are of the decree's year `tahun`.
    """
    tw = {n: teks for n, teks in draft.targets.items() if n <= 4}
    result: dict[int, Target] = {}
    for year, teks in draft.targets.items():
        if (
            year > 4
            and teks.strip(" -–—")
            and (target := _column_target(teks, f"{year} ", indikator, draft.nomor, recorder))
        ):
            result[year] = target
    if tw and (target := triwulan_target(tw, indikator, draft.nomor, recorder)):
        result[tahun] = target
    if draft.target and (tw or tahun in result):
        message = f"Isi lain di kolom target {quote(indikator.teks)}: {quote(draft.target)}."
        recorder.periksa("target-tak-terbaca", message, draft.nomor, objek=indikator.id)
    elif draft.target and (target := _column_target(draft.target, "", indikator, draft.nomor, recorder)):
        result[tahun] = target
    return result


def _column_target(
    teks: str, year: str, indikator: Indikator, nomor: int, recorder: Recorder
) -> Target | None:
    """The target that one cell states; `year` is the year of its column and a blank, "" where it has none."""
    read = cell_quantity(teks)
    if read is None:
        message = f"Target {year}{quote(teks)} untuk {quote(indikator.teks)} bukan angka; isi sendiri."
        recorder.periksa("target-tak-terbaca", message, nomor, objek=indikator.id)
        return None
    message = f"Target {year}{quote(teks)} dari kolom target dipasang pada {quote(indikator.teks)}."
    recorder.info("target-kolom", message, nomor, objek=indikator.id)
    return Target(tahun=read[0])


def triwulan_target(
    tw: dict[int, str], indikator: Indikator, nomor: int, recorder: Recorder
) -> Target | None:
    """The target of four columns I II III IV. Rising to the end they are cumulative, as offices print
    25 50 75 100; a count that stands still or falls is each triwulan's own."""
    read = {n: cell_quantity(teks) for n, teks in tw.items()}
    numbers = [b[0] if (b := read.get(n)) else None for n in (1, 2, 3, 4)]
    write = " ".join(tw.get(n, "–") for n in (1, 2, 3, 4))
    if all(a is None for a in numbers):
        recorder.periksa(
            "target-tak-terbaca",
            f"Target triwulan {quote(write)} untuk {quote(indikator.teks)} bukan angka; isi sendiri.",
            nomor,
            objek=indikator.id,
        )
        return None
    rounded = [a for a in numbers if isinstance(a, Decimal)]
    rising = all(x <= y for x, y in pairwise(rounded))
    fixed = any(x == y for x, y in pairwise(rounded))
    summed = indikator.konsolidasi is Konsolidasi.JUMLAH and indikator.jenis is JenisIndikator.JUMLAH
    cumulative = rising and not (fixed and summed)
    tahun: Besaran | None = numbers[3]
    if not cumulative and summed and len(rounded) == 4:
        tahun = sum(rounded, Decimal(0))
    manner = "kumulatif" if cumulative else "per triwulan"
    recorder.periksa(
        "target-tabel",
        f"Target triwulan {quote(write)} dibaca {manner} dan dipasang pada {quote(indikator.teks)}. "
        "Periksa satuannya.",
        nomor,
        objek=indikator.id,
    )
    return Target(tahun=tahun, tw=tuple(numbers), tw_kumulatif=cumulative)


def apply_target_tables(
    kartu: list[Kartu],
    tables: Sequence[tuple[int, KartuTable]],
    tahun: int,
    habits: Habits,
    recorder: Recorder,
) -> list[Kartu]:
    """The kartu with the targets of tables that stand beside theirs.

    `tables` holds (index of the kartu it stands behind, table). A row goes to the indikator of that kartu
    that reads like it, else to one of a kartu IKU; else it becomes a remark. It never makes an indikator.
    """
    for _, t in tables[MAX_TABLES:]:
        recorder.periksa("tabel-lain", "Tabel target ini tidak dibaca; terlalu banyak tabel.", t.nomor)
    for index, t in tables[:MAX_TABLES]:
        recorder.tempat = f"Tabel target sesudah kartu {index + 1}"
        silent = Recorder(tempat=recorder.tempat)
        draft = Composer(t.rows[:MAX_LINES], habits, silent, merged_known=t.merged_known).compose()
        recorder.catatan += silent.catatan
        recorder.skipped += silent.skipped
        for b in t.rows[MAX_LINES:]:
            row_cells = " ".join(s for cell in b.cells.values() for s in cell)
            recorder.periksa("baris-lepas", f"Baris tabel target {quote(row_cells)} tidak dibaca.", b.nomor)
        for sasaran in draft:
            _name_sasaran(sasaran, kartu[index], recorder)
            for i in sasaran.indikator:
                kartu = _apply(kartu, index, i, tahun, recorder)
    return kartu


def _name_sasaran(sasaran: SasaranDraft, kartu: Kartu, recorder: Recorder) -> None:
    """The sasaran of a table of targets is that of the kartu, or is only named."""
    if any(plain(s.teks) == plain(sasaran.teks) for s in kartu.sasaran):
        recorder.skip(Kind.TITLE, sasaran.teks, sasaran.nomor)
    elif sasaran.teks:
        recorder.info(
            "sasaran-tabel-target",
            f"Sasaran tabel target {quote(sasaran.teks)} bukan sasaran kartunya dan tidak dimasukkan.",
            sasaran.nomor,
        )


def _apply(
    kartu: list[Kartu], index: int, draft: IndikatorDraft, tahun: int, recorder: Recorder
) -> list[Kartu]:
    _name_rest(draft, recorder)
    order = [index, *(n for n, k in enumerate(kartu) if n != index and k.jenis is JenisKartu.IKU)]
    for n in order:
        fitting = _most_alike(kartu[n], draft.teks)
        if fitting is None:
            continue
        targets = draft_targets(draft, fitting, tahun, recorder)
        if plain(fitting.teks) != plain(draft.teks):
            recorder.periksa(
                "indikator-mirip",
                f"{quote(draft.teks)} di tabel target dipasangkan dengan {quote(fitting.teks)}.",
                draft.nomor,
                objek=fitting.id,
            )
        else:
            recorder.skip(Kind.TITLE, draft.teks, draft.nomor)
        if not targets:
            break
        new = replace(fitting, target={**fitting.target, **targets})
        return [*kartu[:n], _replaced(kartu[n], fitting, new), *kartu[n + 1 :]]
    else:
        content = ", ".join([*(f"{k}: {v}" for k, v in sorted(draft.targets.items())), draft.target]).strip(
            ", "
        )
        recorder.periksa(
            "target-tanpa-indikator",
            f"Target {quote(content)} untuk {quote(draft.teks)} tidak cocok dengan indikator mana pun.",
            draft.nomor,
        )
    return kartu


def _name_rest(draft: IndikatorDraft, recorder: Recorder) -> None:
    """Cells of a table of targets that are no target: named, as they have no place."""
    rest = [draft.formula, draft.sumber_data, draft.penanggung_jawab, draft.satuan]
    if content := " | ".join(filter(None, rest)):
        recorder.periksa("kolom-lain", f"Isi lain di tabel target: {quote(content)}.", draft.nomor)


def _most_alike(kartu: Kartu, teks: str) -> Indikator | None:
    """The indikator of a kartu that reads like the text, by its bare words; None where none does."""

    def content(t: str) -> str:
        return " ".join("persentase" if PERSENTASE.match(k) else k for k in plain(t).split())

    wanted = content(teks)
    candidates = islice(kartu.indikator(), MAX_CANDIDATES)
    value = [(likeness(content(i.teks), wanted), -n, i) for n, i in enumerate(candidates)]
    best = max(value, key=lambda x: x[:2], default=None)
    return best[2] if best and best[0] >= ALIKE_INDIKATOR else None


def _replaced(kartu: Kartu, old: Indikator, new: Indikator) -> Kartu:
    def sasaran(s: Sasaran) -> Sasaran:
        if all(i.id != old.id for i in s.indikator):
            return s
        return replace(s, indikator=tuple(new if i.id == old.id else i for i in s.indikator))

    return replace(kartu, sasaran=tuple(sasaran(s) for s in kartu.sasaran))
