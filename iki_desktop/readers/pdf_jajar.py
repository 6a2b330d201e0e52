"""Tables without upright lines: columns found by the header and the white between the words.

Rows are told by level lines where there are any, else by how the text of each column breaks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from iki_desktop.readers.kata import belum_selesai, mulai_kecil
from iki_desktop.readers.label import cari_label
from iki_desktop.readers.pdf_baris import BarisKata, Kosakata, jadi_baris, tak_muat
from iki_desktop.readers.pdf_garis import Kisi, grid_of
from iki_desktop.readers.pdf_huruf import Garis, Kata
from iki_desktop.readers.pdf_lajur import SAME_PLACE, Lajur, cari_judul, potong, same_titles, susun_lajur
from iki_desktop.readers.pdf_pisah import SHARED, Rows
from iki_desktop.readers.pdf_sel import IsiSel, isi_sel
from iki_desktop.readers.pdf_tabel import BarisPdf, SelPdf, TabelPdf, tabel_bergaris
from iki_desktop.readers.tetap import JUDUL_IKI, LAMPIRAN, awal_penutup, judul_bagian

AKHIR_TABEL = 5.0  # of the size: no table goes on below so much white
TITLE_GAP = 1.7  # of the size: a title stands no nearer below a table
ACROSS = 0.6  # of a column's width: a line that covers so much of it runs across it
ROOM_ABOVE = 1.1  # of the size: what stands above the baseline of a line, at most
ROOM_BELOW = 0.5


@dataclass(slots=True)
class Sheet:
    """What a page offers: lines in no table, level and upright lines that are no borders."""

    halaman: int
    baris: list[BarisKata]
    datar: list[Garis]
    tegak: list[Garis]
    tepi: float  # where the text ends at the right
    atas: float  # where the first ruled table begins
    bawah: float  # where the last one ends


@dataclass(slots=True)
class TabelJajar:
    tabel: TabelPdf
    baris: list[BarisKata]  # the printed lines it is made of


@dataclass(slots=True)
class _Calon:
    """A header with the lines below it, or lines that go on with the table of the page before."""

    sheet: int
    judul: list[BarisKata]
    titles: list[list[Kata]]
    isi: list[BarisKata]  # none where the page ends below the header
    lajur: Lajur

    @property
    def lines(self) -> list[BarisKata]:
        return [*self.judul, *self.isi]


def cari_tabel(
    sheets: Sequence[Sheet], kosakata: Kosakata, check: Callable[[], None]
) -> list[list[TabelJajar]]:
    """The tables of each page that no ruling lines fence in.

    Tables with the same titles at the same places have the same columns, so all of them tell where these are.
    `check` is called between pages and tables, and raises where time is up.
    """
    calon: list[_Calon] = []
    for n, sheet in enumerate(sheets):
        sebelum = (
            calon[-1] if calon and calon[-1].sheet == n - 1 and _at_foot(calon[-1], sheets[n - 1]) else None
        )
        calon += _calon(n, sheet, sebelum)
    keluarga: list[list[_Calon]] = []
    for c in calon:
        sama = next((k for k in keluarga if same_titles(k[0].titles, c.titles)), None)
        if sama is None:
            keluarga.append([c])
        else:
            sama.append(c)
    hasil: list[list[TabelJajar]] = [[] for _ in sheets]
    for satu in keluarga:
        tepi = max(sheets[c.sheet].tepi for c in satu)
        tegak = [g for c in satu for g in _beside(c, sheets[c.sheet].tegak)]
        lajur = susun_lajur(satu[0].titles, [b for c in satu for b in c.isi], tegak, tepi)
        ruled = any(_rungs(c, lajur, sheets[c.sheet].datar, inner=True) for c in satu) and any(
            c.judul[-1].y < g.y0 < c.isi[0].y
            for c in satu
            if c.judul and c.isi
            for g in _rungs(c, lajur, sheets[c.sheet].datar)
        )
        for c in satu:
            check()
            hasil[c.sheet].append(_susun(c, lajur, sheets[c.sheet], kosakata, ruled=ruled))
    for tabel in hasil:
        tabel.sort(key=lambda t: t.tabel.y0)
    return hasil


def _at_foot(c: _Calon, sheet: Sheet) -> bool:
    return sheet.baris[-1] is c.lines[-1] and sheet.bawah < c.lines[-1].y


def _calon(ke: int, sheet: Sheet, sebelum: _Calon | None) -> list[_Calon]:
    """`sebelum`: the table at the foot of the page before, which may go on here without a header."""
    baris, n = sheet.baris, 0
    hasil: list[_Calon] = []
    if sebelum is not None and baris and baris[0].y < sheet.atas:
        lajur = sebelum.lajur
        if not sebelum.isi:  # only its header stood there
            lajur = susun_lajur(sebelum.titles, _badan(baris, None), sheet.tegak, sheet.tepi)
        isi = _badan(baris, lajur, goes_on=True)
        if _sejajar(isi, sebelum.isi, lajur):
            hasil.append(_Calon(ke, [], sebelum.titles, isi, lajur))
            n = len(isi)
    while n < len(baris):
        judul = cari_judul(baris, n)
        if judul is None:
            n += 1
            continue
        sampai, titles = judul
        tegak = [g for g in sheet.tegak if g.y0 <= baris[sampai - 1].y <= g.y1 + 2]
        lajur = susun_lajur(titles, _badan(baris[sampai:], None), tegak, sheet.tepi)
        isi = _badan(baris[sampai:], lajur)
        if isi or sampai == len(baris):
            hasil.append(_Calon(ke, list(baris[n:sampai]), titles, isi, lajur))
        n = sampai + len(isi)
    return hasil


def _badan(baris: Sequence[BarisKata], lajur: Lajur | None, *, goes_on: bool = False) -> list[BarisKata]:
    """The lines from the first on that can be rows of the table. goes_on: it began on the page before."""
    hasil: list[BarisKata] = []
    for b in baris:
        if hasil and b.y - hasil[-1].y > AKHIR_TABEL * b.besar:
            break
        teks = b.teks
        temuan = cari_label(teks)
        if temuan and (temuan.titik_dua or not temuan.sisa):
            break
        if JUDUL_IKI.match(teks) or LAMPIRAN.match(teks) or awal_penutup(teks):
            break
        if judul_bagian(teks) and _is_title(b, hasil, lajur, goes_on=goes_on):
            break
        if lajur is not None and lajur.crossings(b) > 1:
            break  # a line of running text
        if lajur is None and hasil and cari_judul(baris, len(hasil)) is not None:
            break
        hasil.append(b)
    return hasil


def _is_title(b: BarisKata, atas: Sequence[BarisKata], lajur: Lajur | None, *, goes_on: bool) -> bool:
    """Whether a line that could be the title of a section is one, not a line of the sasaran."""
    if mulai_kecil(b.teks) or len(potong(b)) > 1 or (atas and b.x0 > atas[0].x0 + 2):
        return False
    if lajur is None or not (atas or goes_on):
        return True
    apart = b.y - atas[-1].y > TITLE_GAP * b.besar if atas else b.berpenanda or b.teks.isupper()
    return apart or lajur.kolom(b.kata[0]) != lajur.kolom(b.kata[-1])


def _sejajar(isi: Sequence[BarisKata], sebelum: Sequence[BarisKata], lajur: Lajur) -> bool:
    """Whether lines at the head of a page go on with the columns of the page before."""
    if not isi or sum(lajur.crossings(b) for b in isi) > len(isi) // 8:
        return False
    columns = {lajur.kolom(k) for b in isi for k in b.kata}
    if len(columns) > 1:
        return True
    (ke,) = columns  # only one cell was cut
    above = [k for b in sebelum for k in b.kata if lajur.kolom(k) == ke]
    if not above:
        return False
    aligned = abs(min(k.x0 for k in above) - isi[0].x0) <= SAME_PLACE
    last = jadi_baris(above)[-1]
    goes_on = tak_muat(last, isi[0], lajur.ends[ke] - last.x0) or belum_selesai(last.teks)
    return aligned and (ke > 0 or goes_on)


# ---------------------------------------------------------------- lines that are drawn


def _extent(c: _Calon) -> tuple[float, float]:
    """(upper, lower) edge of its text."""
    first, last = c.lines[0], c.lines[-1]
    return first.y - ROOM_ABOVE * first.besar, last.y + ROOM_BELOW * last.besar


def _beside(c: _Calon, tegak: Sequence[Garis]) -> list[Garis]:
    atas, bawah = _extent(c)
    return [g for g in tegak if min(g.y1, bawah) - max(g.y0, atas) > 0.5 * (bawah - atas)]


def _rungs(c: _Calon, lajur: Lajur, datar: Sequence[Garis], *, inner: bool = False) -> list[Garis]:
    """The level lines across at least two of its columns, in its body only those from or to its edge.

    inner: only those between lines of its body.
    """
    atas, bawah = _extent(c)
    if inner:
        atas, bawah = (c.isi[0].y, c.isi[-1].y - c.isi[-1].besar) if c.isi else (0.0, 0.0)
    longgar = 0.0 if inner else 12.0
    return [
        g
        for g in datar
        if atas - longgar < g.y0 < bawah + longgar
        and (g.x0 <= lajur.kiri + 1 or g.x1 >= lajur.kanan - 1 or g.y0 < (c.isi or c.judul)[0].y)
        and sum(
            min(g.x1, b) - max(g.x0, a) > ACROSS * (b - a)
            for a, b in zip(lajur.xs, lajur.xs[1:], strict=False)
        )
        > 1
    ]


def _grid(c: _Calon, lajur: Lajur, rungs: Sequence[Garis]) -> Kisi | None:
    """The grid that the level lines make with the borders of the columns, had these been drawn."""
    atas, bawah = _extent(c)
    atas = min([atas, *(g.y0 for g in rungs)])
    bawah = max([bawah, *(g.y0 for g in rungs)])
    kiri = min([lajur.kiri - 2, *(g.x0 for g in rungs)])
    kanan = max([lajur.kanan + 2, *(g.x1 for g in rungs)])
    xs = [kiri, *lajur.batas, kanan]
    tegak = [Garis(x, atas, x, bawah) for x in xs]
    if c.judul and lajur.quarters:  # one title stands over them
        di_atas = min(k.y - ROOM_ABOVE * k.besar for n in lajur.quarters for k in c.titles[n])
        for n in lajur.quarters[1:]:
            tegak[n].y0 = di_atas
    return grid_of([*rungs, Garis(kiri, bawah, kanan, bawah)], tegak)


# ---------------------------------------------------------------- rows


def _susun(c: _Calon, lajur: Lajur, sheet: Sheet, kosakata: Kosakata, *, ruled: bool) -> TabelJajar:
    semua = c.lines
    rungs = _rungs(c, lajur, sheet.datar)
    if ruled and (kisi := _grid(c, lajur, rungs)) is not None:
        atas, bawah = kisi.ys[0], kisi.ys[-1]
        sisa = [g for g in sheet.datar if g not in rungs and atas < g.y0 < bawah]
        kata = [
            (k, ke)
            for b in semua
            for k in b.kata
            if (ke := kisi.cari(k.tengah, k.y - 0.3 * k.besar)) is not None
        ]
        return TabelJajar(tabel_bergaris(kisi, kata, sisa, sheet.halaman, kosakata), semua)
    atas, bawah = _extent(c)
    tabel = TabelPdf(sheet.halaman, lajur.xs, atas, bawah)
    bars = [g for g in sheet.datar if g not in rungs]
    if c.judul:
        tabel.baris += _header(c, lajur, sheet.halaman, kosakata)
    if c.isi:
        tabel.baris += _rows(c.isi, lajur, bars, sheet.halaman, kosakata)
    return TabelJajar(tabel, semua)


def _header(c: _Calon, lajur: Lajur, halaman: int, kosakata: Kosakata) -> list[BarisPdf]:
    kata = [k for b in c.judul for k in b.kata]
    if not lajur.quarters:
        return [_satu_baris(kata, lajur, (), halaman, kosakata)]
    own = {id(k) for n in lajur.quarters for k in c.titles[n]}
    atas = _satu_baris([k for k in kata if id(k) not in own], lajur, (), halaman, kosakata)
    awal, akhir = lajur.quarters[0], lajur.quarters[-1]
    target = next((s.isi for s in atas.sel[awal : akhir + 1] if s.isi), IsiSel())
    atas.sel[awal : akhir + 1] = [SelPdf(target, awal, akhir - awal + 1)]
    return [atas, _satu_baris([k for k in kata if id(k) in own], lajur, (), halaman, kosakata)]


def _rows(
    isi: Sequence[BarisKata], lajur: Lajur, bars: Sequence[Garis], halaman: int, kosakata: Kosakata
) -> list[BarisPdf]:
    rows = Rows(isi, lajur, kosakata)
    starts = rows.starts()
    ranges = [range(a, b) for a, b in zip(starts, [*starts[1:], len(isi)], strict=True)]
    hasil: list[BarisPdf] = []
    spans = {ke: rows.owners(starts, ke) for ke, p in enumerate(lajur.peran) if p in SHARED}
    for r, satu in enumerate(ranges):
        kata = [k for n in satu for k in isi[n].kata if lajur.kolom(k) not in spans]
        for owned in spans.values():
            kata += [k for lines in owned.get(r, ()) for k in lines]
        atas, bawah = isi[satu[0]].y - isi[satu[0]].besar, isi[satu[-1]].y + isi[satu[-1]].besar
        baris = _satu_baris(kata, lajur, [g for g in bars if atas < g.y0 < bawah], halaman, kosakata)
        for ke, owned in spans.items():
            baris.sel[ke].lanjut = r not in owned
        baris.y0, baris.y1 = atas, bawah - 0.5 * isi[satu[-1]].besar
        hasil.append(baris)
    return hasil


def _satu_baris(
    kata: Sequence[Kata], lajur: Lajur, garis: Sequence[Garis], halaman: int, kosakata: Kosakata
) -> BarisPdf:
    isi: list[list[Kata]] = [[] for _ in range(lajur.jumlah)]
    for k in kata:
        isi[lajur.kolom(k)].append(k)
    sel: list[SelPdf] = []
    for n, satu in enumerate(isi):
        kiri, kanan = lajur.xs[n], lajur.ends[n]
        if satu:
            kiri, kanan = min(k.x0 for k in satu), max(kanan, *(k.x1 for k in satu))
        dalam = [g for g in garis if g.x1 > kiri and g.x0 < kanan]
        sel.append(SelPdf(isi_sel(satu, dalam, kiri, kanan, kosakata) if satu else IsiSel(), n))
    ys = [b.y for b in jadi_baris(kata)] or [0.0]
    return BarisPdf(sel, halaman, ys[0] - 10, ys[-1] + 3)
