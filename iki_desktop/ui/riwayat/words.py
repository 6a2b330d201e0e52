"""What a step changed, as lines that a person reads: which thing, which field, before and after."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import TYPE_CHECKING, Any

from iki_desktop.models.angka import format_angka
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.nama import nama_kartu
from iki_desktop.models.realisasi import Sel
from iki_desktop.models.tanggal import BULAN, format_tanggal
from iki_desktop.models.terbitan import Kertas, sebut_cetakan
from iki_desktop.ui.riwayat.vocabulary import FIELDS, PARTS, SETTINGS

if TYPE_CHECKING:
    from iki_desktop.store.changes import RowChange

Cells = Callable[[Sequence[str]], Mapping[str, Sel]]

# Keys that tie rows together; a person sees what they lead to, not them.
_HIDDEN = frozenset({"id", "revisi", "kunci", "pemilik", "dibuat"})
_FIGURES = frozenset({"nilai", "pembilang", "penyebut", "setahun", "desimal"})
_DATES = frozenset({"tanggal", "mulai", "selesai"})


@dataclass(frozen=True, slots=True)
class Line:
    """One field of one row, before and after. `objek` is what a click leads to, "" for nothing."""

    part: str  # "Indikator"
    thing: str  # which one, in its own words
    field: str
    before: str
    after: str
    objek: str = ""


class Names:
    """Names of the rows by id, from what the file holds now; what is gone is named by the change itself."""

    def __init__(self, isi: IsiKantor, cells: Cells) -> None:
        """`cells` gives the cells of row ids, as Berkas.cells does."""
        self._isi = isi
        self._cells = cells
        self._names: dict[str, str] = {isi.kantor.id: isi.kantor.nama}
        for keputusan in isi.keputusan:
            self._names[keputusan.id] = f"{keputusan.nomor or 'tanpa nomor'} ({keputusan.tahun})"
            for kartu in keputusan.kartu:
                self._names[kartu.id] = nama_kartu(kartu)
                for pengampu in kartu.pengampu:
                    self._names[pengampu.id] = pengampu.unit or kartu.unit or kartu.jabatan
                for sasaran in kartu.sasaran:
                    self._names[sasaran.id] = sasaran.teks
                    for indikator in sasaran.indikator:
                        self._names[indikator.id] = indikator.teks
        for pegawai in isi.pegawai:
            self._names[pegawai.id] = pegawai.nama

    def of(self, ident: object) -> str:
        """The name of a row, "" where it is not there any more."""
        return " ".join(self._names.get(str(ident), "").split())

    def known(self, ident: object) -> bool:
        return str(ident) in self._names

    def keys_of(self, table: str, ident: str) -> Mapping[str, Any]:
        """The columns by which a cell, target, month or setting is known; {} where it is there no more.

        A change keeps only the columns that differ, and the ids of these rows are made from their keys.
        """
        if table == "realisasi":
            sel = self._cells([ident]).get(ident)
            return {"indikator_id": sel.indikator, "tahun": sel.tahun, "bulan": sel.bulan} if sel else {}
        return self._keys.get(table, {}).get(ident, {})

    @cached_property
    def _keys(self) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
        from iki_desktop.store.tables import key_id

        isi = self._isi
        months = {
            key_id("periode", isi.kantor.id, p.tahun, p.bulan): {"tahun": p.tahun, "bulan": p.bulan}
            for p in isi.periode
        }
        settings = {key_id("pengaturan", isi.kantor.id, key): {"kunci": key} for key in SETTINGS}
        targets = {
            key_id("target", indikator.id, pengampu, tahun): {"indikator_id": indikator.id, "tahun": tahun}
            for keputusan in isi.keputusan
            for kartu in keputusan.kartu
            for indikator in kartu.indikator()
            for pengampu, by_year in (("", indikator.target), *indikator.target_pengampu.items())
            for tahun in by_year
        }
        return {"periode": months, "pengaturan": settings, "target": targets}


def lines(change: RowChange, names: Names) -> list[Line]:
    """One changed row as lines, one a field that differs; a row that came or went says so in one line."""
    before, after = change.sebelum, change.sesudah
    whole = {**(before or {}), **(after or {})}
    if before is not None and after is not None:
        whole = {**names.keys_of(change.tabel, change.id), **whole}
    part = PARTS.get(change.tabel, change.tabel)
    thing = _thing(change, whole, names)
    objek = _objek(change, whole, names)
    if before is None or after is None:
        text = _summary(change.tabel, whole)
        return [
            Line(part, thing, "Ditambah" if before is None else "Dihapus", "" if before is None else text,
                 "" if after is None else text, objek)
        ]  # fmt: skip
    shown = [c for c in {**before, **after} if c not in _HIDDEN and not c.endswith("_id")]
    moved = [c for c in {**before, **after} if c.endswith("_id")]
    made = [
        Line(
            part,
            thing,
            _field(change.tabel, c, whole),
            _value(c, before.get(c)),
            _value(c, after.get(c)),
            objek,
        )
        for c in shown
        if before.get(c) != after.get(c)
    ]
    made += [
        Line(part, thing, "Letak", names.of(before.get(c)), names.of(after.get(c)), objek)
        for c in moved
        if before.get(c) != after.get(c)
    ]
    return made


def _thing(change: RowChange, whole: Mapping[str, Any], names: Names) -> str:
    if change.tabel == "realisasi":
        return _cell(whole, names)
    if change.tabel == "target":
        return _join(names.of(whole.get("indikator_id")), whole.get("tahun"))
    if change.tabel == "pengaturan":
        key = str(whole.get("kunci", ""))
        return SETTINGS.get(key, key)
    if change.tabel == "periode":
        return _month(whole)
    if change.tabel == "terbitan" and None in (change.sebelum, change.sesudah):  # it comes or goes whole
        return _paper(whole)
    if change.tabel == "masa":
        return _join(names.of(whole.get("pegawai_id")), names.of(whole.get("pengampu_id")))
    own = whole.get("jabatan") or whole.get("teks") or whole.get("nama") or whole.get("unit") or ""
    return names.of(change.id) or " ".join(str(own).split())


def _cell(whole: Mapping[str, Any], names: Names) -> str:
    return _join(names.of(whole.get("indikator_id")), _month(whole))


def _paper(whole: Mapping[str, Any]) -> str:
    """ "lampiran tahun 2026, 3 kartu"."""
    kartu = whole.get("kartu")
    chosen = None if kartu is None else tuple(json.loads(kartu))
    kertas = Kertas(str(whole["kertas"]), int(whole["tahun"]), whole.get("sampai"), chosen)
    return sebut_cetakan(str(whole["jenis"]), kertas)


def _month(whole: Mapping[str, Any]) -> str:
    bulan, tahun = whole.get("bulan"), whole.get("tahun")
    if isinstance(bulan, int) and 1 <= bulan <= len(BULAN):
        return _join(BULAN[bulan - 1], tahun, " ")
    return str(tahun or "")


def _join(one: object, other: object, between: str = ", ") -> str:
    return between.join(str(part) for part in (one, other) if part)


def _objek(change: RowChange, whole: Mapping[str, Any], names: Names) -> str:
    keys = ("indikator_id", "sasaran_id", "kartu_id")
    for ident in (change.id, *(whole.get(key) for key in keys)):
        if change.tabel in ("kartu", "sasaran", "indikator", "target", "realisasi") and names.known(ident):
            return str(ident)
    return ""


def _field(table: str, column: str, whole: Mapping[str, Any]) -> str:
    if table == "pengaturan" and column == "nilai":
        return "Isi"
    if table == "realisasi" and column == "nilai":
        return "Angka"
    return FIELDS.get(column, str(whole.get("kunci", column)))


def _summary(table: str, row: Mapping[str, Any]) -> str:
    """A row that came or went in a few words."""
    if table == "realisasi":
        return cell_text(row)
    if table == "terbitan":
        return _join(f"kode {row.get('kode', '')}", row.get("nama_berkas"))
    for column in ("jabatan", "teks", "nama", "unit", "nomor", "setahun", "nilai", "keadaan"):
        if row.get(column):
            return _value(column, row[column])
    return ""


def cell_text(row: Mapping[str, Any]) -> str:
    """A cell of realisasi: "12", "3 dari 4", "nihil"."""
    if row.get("keadaan") == "nihil":
        return "nihil"
    if row.get("pembilang") is not None or row.get("penyebut") is not None:
        return f"{_value('pembilang', row.get('pembilang'))} dari {_value('penyebut', row.get('penyebut'))}"
    return _value("nilai", row.get("nilai"))


def _value(column: str, value: object) -> str:
    if value is None or value == "":
        return ""
    text = str(value)
    if column in _FIGURES:
        try:
            return format_angka(Decimal(text), None)
        except InvalidOperation:
            return _json(text)
    if column in _DATES:
        try:
            return format_tanggal(date.fromisoformat(text))
        except ValueError:
            return text
    if column == "tw_kumulatif":
        return "ya" if text == "1" else "tidak"
    return _json(text) if text[:1] in '[{"' or column in ("tw", "bulan") else text


def _json(text: str) -> str:
    """Lists and small tables that the file keeps as JSON, in words."""
    try:
        return _plain(json.loads(text))
    except ValueError:
        return text


def _plain(value: object) -> str:
    if isinstance(value, list):
        return " · ".join(_plain(item) for item in value)
    if isinstance(value, dict):
        return " · ".join(
            _plain(item) if key in ("label", "teks") else f"{key} {_plain(item)}"
            for key, item in value.items()
        )
    if value is None:
        return "–"
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    text = str(value)
    return "gambar" if len(text) > 2000 and " " not in text else text
