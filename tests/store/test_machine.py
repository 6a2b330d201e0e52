"""A state machine of random edits, undo, redo and reopening, held against snapshots of what was."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from iki_desktop.errors import IkiError
from iki_desktop.models.ikijson import from_json, to_json
from iki_desktop.models.kantor import IsiKantor, Masa, Pegawai, new_id
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Pengampu, Rentang, Sasaran, Target
from iki_desktop.models.kode import kode_isi
from iki_desktop.models.realisasi import KeadaanPeriode, KeadaanSel, Sel
from iki_desktop.models.terbitan import Kertas, Terbitan
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operation import Operation
from iki_desktop.store.operations import indikator, kantor, kartu, keputusan, pegawai, periode, sasaran
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.store.operations.target import isi_target
from iki_desktop.store.operations.terbitan import terbitkan
from tests.store import samples
from tests.store.conftest import assert_sound

figures = st.decimals(-999, 999_999, places=2, allow_nan=False, allow_infinity=False)
words = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), max_size=12)
months = st.integers(1, 12)
years = st.integers(2025, 2027)
places = st.integers(0, 4)
choice = st.integers(0, 1_000_000)
acts = st.sampled_from(["add", "move", "edit", "delete"])
kartu_acts = st.sampled_from(["move", "copy", "edit", "seat", "delete"])
targets = (
    st.none()
    | figures.map(Target)
    | st.tuples(figures, figures).map(
        lambda t: Target(Rentang(min(t), max(t)), bulan={3: t[0]}, tw_kumulatif=False)
    )
)


Held = tuple[IsiKantor, tuple[Terbitan, ...]]
"""An office, and the papers it issued."""


class Machine(RuleBasedStateMachine):
    """`past` is what was held before each step that can be undone, `future` what redo leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory(prefix="iki-mesin-")
        self.path = Path(self.folder.name) / "uji.iki"
        self.berkas = Berkas.create(self.path, samples.kantor("awal"))
        self.held = self.read()
        self.past: list[Held] = []
        self.future: list[Held] = []
        self.deepest = 0

    def read(self) -> Held:
        return self.berkas.isi(), tuple(sorted(self.berkas.terbitan(), key=lambda t: t.id))

    @property
    def now(self) -> IsiKantor:
        return self.held[0]

    @initialize()
    def begin(self) -> None:
        from iki_desktop.store.operations.impor import impor_isi

        self.run(impor_isi, samples.unlocked_office())

    def run(self, op: Operation[...], *args: Any, **fields: Any) -> None:
        """One step; a refusal changes nothing."""
        steps = self.berkas.undo_name
        try:
            changes = self.berkas.run(op, *args, **fields)
        except IkiError as error:
            assert error.pesan.endswith(".")
            assert self.read() == self.held
            assert self.berkas.undo_name == steps
            return
        found = self.read()
        if changes:
            self.past.append(self.held)
            self.future.clear()
            self.held = found
        assert found == self.held

    def turn(self, way: Callable[[], Any], source: list[Held], goal: list[Held]) -> None:
        try:
            changes = way()
        except IkiError as error:  # it would unlock a month, or change one that is locked
            assert "dikunci" in error.pesan
            assert self.read() == self.held
            return
        assert bool(changes) == bool(source)
        if changes:
            goal.append(self.held)
            self.held = source.pop()
        assert self.read() == self.held

    # --- what there is to choose from ----------------------------------------------------------------

    def kartu(self, n: int) -> Kartu | None:
        all_ = [k for p in self.now.keputusan for k in p.kartu]
        return all_[n % len(all_)] if all_ else None

    def sasaran(self, n: int) -> Sasaran | None:
        all_ = [s for p in self.now.keputusan for k in p.kartu for s in k.sasaran]
        return all_[n % len(all_)] if all_ else None

    def indikator(self, n: int) -> tuple[Kartu, Indikator] | None:
        all_ = [(k, i) for p in self.now.keputusan for k in p.kartu for i in k.indikator()]
        return all_[n % len(all_)] if all_ else None

    # --- steps ---------------------------------------------------------------------------------------

    @rule(n=choice, tahun=years, cells=st.dictionaries(months, st.none() | figures, max_size=5))
    def record(self, n: int, tahun: int, cells: dict[int, Decimal | None]) -> None:
        if (found := self.indikator(n)) is None:
            return
        k, i = found
        p = k.pengampu[n % len(k.pengampu)].id
        sel = [
            Sel(i.id, p, tahun, m, KeadaanSel.NIHIL) if f is None else Sel(i.id, p, tahun, m, nilai=f)
            for m, f in cells.items()
        ]
        self.run(isi_sel, sel)

    @rule(n=choice, tahun=years, bulan=st.sets(months, max_size=4))
    def empty(self, n: int, tahun: int, bulan: set[int]) -> None:
        if (found := self.indikator(n)) is not None:
            k, i = found
            self.run(isi_sel, [], [(i.id, k.pengampu[0].id, tahun, m) for m in sorted(bulan)])

    @rule(n=choice, tahun=years, planned=targets, own=st.booleans())
    def plan(self, n: int, tahun: int, planned: Target | None, own: bool) -> None:
        if (found := self.indikator(n)) is not None:
            k, i = found
            self.run(isi_target, i.id, tahun, planned, k.pengampu[-1].id if own else None)

    @rule(bulan=months, tahun=years, state=st.sampled_from(KeadaanPeriode), alasan=words)
    def month(self, bulan: int, tahun: int, state: KeadaanPeriode, alasan: str) -> None:
        self.run(periode.ubah_periode, tahun, bulan, state, alasan)

    @rule(nama=words)
    def office(self, nama: str) -> None:
        self.run(kantor.ubah_kantor, nama=nama)
        self.run(kantor.ubah_pengaturan, judul_lampiran=nama, kop=(nama, "x"))

    @rule(n=choice, place=st.none() | places, count=st.integers(0, 2), jabatan=words)
    def add_kartu(self, n: int, place: int | None, count: int, jabatan: str) -> None:
        if not self.now.keputusan:
            self.run(keputusan.tambah_keputusan, Keputusan(new_id(), 2026))
            return
        parent = self.now.keputusan[n % len(self.now.keputusan)]
        inds = tuple(Indikator(new_id(), jabatan) for _ in range(count))
        seats = tuple(Pengampu(new_id(), str(m)) for m in range(count))
        new = Kartu(new_id(), 1, jabatan=jabatan, pengampu=seats, sasaran=(Sasaran(new_id(), "", inds),))
        self.run(kartu.tambah_kartu, parent.id, new, place)

    @rule(n=choice, place=places, what=kartu_acts, text=words)
    def change_kartu(self, n: int, place: int, what: str, text: str) -> None:
        if (k := self.kartu(n)) is None:
            return
        match what:
            case "move":
                self.run(kartu.pindah_kartu, k.id, place)
            case "copy":
                self.run(kartu.salin_kartu, k.id)
            case "edit":
                self.run(kartu.ubah_kartu, k.id, jabatan=text, tugas=(text, "b"))
            case "seat":
                kept = k.pengampu[: place % (len(k.pengampu) + 1)]
                self.run(kartu.ubah_kartu, k.id, pengampu=(*kept, *[Pengampu(new_id(), text)] * (n % 2)))
            case _:
                self.run(kartu.hapus_kartu, k.id)

    @rule(n=choice, place=places, what=acts, text=words)
    def change_sasaran(self, n: int, place: int, what: str, text: str) -> None:
        k, s = self.kartu(n), self.sasaran(n)
        if what == "add" and k is not None:
            self.run(sasaran.tambah_sasaran, k.id, Sasaran(new_id(), text), place)
        elif s is not None:
            match what:
                case "move":
                    self.run(sasaran.pindah_sasaran, s.id, place)
                case "delete":
                    self.run(sasaran.hapus_sasaran, s.id)
                case _:
                    self.run(sasaran.ubah_sasaran, s.id, teks=text)

    @rule(n=choice, m=choice, place=places, what=acts, text=words)
    def change_indikator(self, n: int, m: int, place: int, what: str, text: str) -> None:
        found, s = self.indikator(n), self.sasaran(m)
        if what == "add" and s is not None:
            new = Indikator(new_id(), text, target={2026: Target(Decimal(place))})
            self.run(indikator.tambah_indikator, s.id, new, place)
        elif found is not None:
            _, i = found
            if what == "move" and s is not None:
                self.run(indikator.pindah_indikator, i.id, s.id, place)
            elif what == "delete":
                self.run(indikator.hapus_indikator, i.id)
            else:
                self.run(indikator.ubah_indikator, i.id, teks=text, komponen=(text,), desimal=place)

    @rule(n=choice, nama=words, what=st.sampled_from(["add", "edit", "delete"]))
    def people(self, n: int, nama: str, what: str) -> None:
        k = self.kartu(n)
        masa = (Masa(k.pengampu[0].id),) if k is not None else ()
        if what == "add" or not self.now.pegawai:
            self.run(pegawai.tambah_pegawai, Pegawai(new_id(), nama, jabatan=masa))
            return
        p = self.now.pegawai[n % len(self.now.pegawai)]
        if what == "edit":
            self.run(pegawai.ubah_pegawai, p.id, nama=nama, jabatan=masa * (n % 3))
        else:
            self.run(pegawai.hapus_pegawai, p.id)

    @rule(text=words, jenis=st.sampled_from(["lampiran", "salinan", "laporan"]), bulan=st.none() | months)
    def issue(self, text: str, jenis: str, bulan: int | None) -> None:
        chosen = tuple(k.id for p in self.now.keputusan for k in p.kartu)[:2]
        self.run(terbitkan, samples.cetakan(text, jenis, Kertas(jenis, 2026, bulan, chosen or None)))

    @precondition(lambda self: len(self.past) > 3)
    @rule(n=choice)
    def delete_keputusan(self, n: int) -> None:
        if self.now.keputusan:
            self.run(keputusan.hapus_keputusan, self.now.keputusan[n % len(self.now.keputusan)].id)

    # --- back, forth, and from outside -----------------------------------------------------------------

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        for _ in range(times):
            self.turn(self.berkas.undo, self.past, self.future)

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        for _ in range(times):
            self.turn(self.berkas.redo, self.future, self.past)

    @rule()
    def reopen(self) -> None:
        self.berkas.close()
        assert_sound(self.path)
        self.berkas = Berkas.open(self.path)

    @invariant()
    def holds_what_was_last_seen(self) -> None:
        assert (self.berkas.undo_name is None) == (not self.past)
        assert (self.berkas.redo_name is None) == (not self.future)

    def teardown(self) -> None:
        try:
            assert self.read() == self.held
            found = self.now
            for terbitan in self.berkas.terbitan():
                said = self.berkas.isi_terbitan(terbitan.kode)
                assert said is not None and kode_isi(said) == terbitan.kode
            assert to_json(from_json(to_json(found))) == to_json(found)
            self.berkas.close()
            assert_sound(self.path)
        finally:
            self.berkas.close()
            self.folder.cleanup()


Machine.TestCase.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
TestMachine = Machine.TestCase
