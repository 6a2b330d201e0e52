"""The words of the line at the foot: which cell, its marks, and what the selection adds up to."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal, localcontext
from fractions import Fraction

from PySide6.QtCore import QItemSelectionRange, QModelIndex

from iki_desktop.models.angka import format_angka
from iki_desktop.models.realisasi import KeadaanSel
from iki_desktop.models.tanggal import BULAN
from iki_desktop.ui.realisasi.cells import nilai_baris
from iki_desktop.ui.realisasi.columns import Jenis
from iki_desktop.ui.realisasi.model import RealisasiModel

_NOL = Decimal()
_LEBAR = Context(prec=60)  # a sum of figures of 25 digits, however many, stays exact

KEYS = "Enter turun · Tab kanan · F2 ubah · F4 rincian · Ctrl+; nihil"


def words_of(model: RealisasiModel, index: QModelIndex) -> str:
    """The row, the month, and what the marks of the cell mean."""
    kolom = model.kolom(index.column())
    month = BULAN[kolom.urut - 1] if kolom.jenis in (Jenis.BULAN, Jenis.BANDING) else ""
    tanda = model.tanda_baris(index.row()).get(index.column())
    kata = " ".join(" ".join(k.split()) for k in tanda.kata) if tanda else ""
    return " · ".join(t for t in (model.baris(index.row()).label, month, kata) if t)


def sum_of(
    model: RealisasiModel, parts: Sequence[QItemSelectionRange], columns: Sequence[int]
) -> tuple[int, Fraction]:
    """Count and sum of the figures in these parts of the shown columns; nihil counts as 0.

    What the grid works out itself (TW, results) is left out where cells that are typed are among them: three
    months and their TW would add up to twice what they are.
    """
    lembar = model.lembar
    angka: list[Decimal] = []
    typed = False
    for part in parts:
        inside = [model.kolom(c) for c in columns if part.left() <= c <= part.right()]
        months = [k.urut for k in inside if k.jenis is Jenis.BULAN]
        for row in range(part.top(), part.bottom() + 1):
            baris = model.baris(row)
            if not baris.diketik or not months:
                continue
            typed = True
            setahun = lembar.setahun(baris)
            for bulan in months:
                if (sel := setahun.get(bulan)) is not None:
                    x = _NOL if sel.keadaan is KeadaanSel.NIHIL else nilai_baris(baris, sel)
                    angka += [] if x is None else [x]
    if typed:
        with localcontext(_LEBAR):
            return len(angka), Fraction(sum(angka, _NOL))
    hitungan = [
        x
        for part in parts
        for row in range(part.top(), part.bottom() + 1)
        for c in columns
        if part.left() <= c <= part.right()
        and (x := lembar.angka(model.baris(row), model.kolom(c))) is not None
    ]
    return len(hitungan), sum((Fraction(x) for x in hitungan), Fraction())


def figures_of(count: int, total: Fraction) -> str:
    """Sum, mean and count of the figures in the selection; "" for fewer than two."""
    if count < 2:
        return ""
    mean = format_angka(total / count)
    return f"Jumlah {format_angka(total)} · rata-rata {mean} · {count} angka"
