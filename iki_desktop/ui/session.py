"""What the window works on: one open file, the year and month in view, and the door to every change.

The main thread owns the Berkas. A widget never changes what it shows: it calls `run`, the store carries the
operation out as one transaction and one undo step, and `changed` goes out once with what to show anew.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, ParamSpec

from PySide6.QtCore import QObject, Signal

from iki_desktop.errors import IkiError, SaveFailed
from iki_desktop.garbage import garbage_waits
from iki_desktop.models.kantor import IsiKantor, kartu_berlaku, keputusan_berlaku
from iki_desktop.models.keputusan import Kartu, Keputusan
from iki_desktop.models.konteks import sampai_bawaan, tahun_bawaan
from iki_desktop.models.nama import sebutan_kantor
from iki_desktop.models.realisasi import KunciSel, Sel, dengan_sel
from iki_desktop.models.terbitan import Terbitan
from iki_desktop.paths import Paths
from iki_desktop.settings import Settings
from iki_desktop.ui.ask import Ask
from iki_desktop.ui.jobs import Jobs
from iki_desktop.ui.preferences import Preferences
from iki_desktop.ui.writing import Writing

if TYPE_CHECKING:
    from iki_desktop.store.berkas import Berkas
    from iki_desktop.store.changes import Changes
    from iki_desktop.store.operation import Operation
    from iki_desktop.store.undo import Arah

P = ParamSpec("P")

_MANY_CELLS = 500  # writing more would hold the window up
FIRST_YEAR = 2026
READ_ONLY = "Berkas ini hanya dapat dibaca, jadi tidak ada yang diubah."
_OTHERS = "{kantor} hanya dilihat di sini: isinya diubah di berkas kantor itu sendiri."


class Session(QObject):
    """The open file (or none) and the context that every page obeys.

    Pages read `isi`, `tahun`, `sampai`; they change by `run`. `ask`, `jobs`, `preferences` and `paths` are
    the doors to the person, to long work, to this PC's choices and to its folders.
    """

    opened = Signal()
    closing = Signal()  # the file is about to be closed; `isi` is still there
    closed = Signal()
    changed = Signal(object)  # Changes: an operation, an undo or a redo was carried out
    turned = Signal(object, str)  # after `changed` of an undo or redo: its Changes, and what was done
    context_changed = Signal()  # tahun, sampai or the office in view
    saving = Signal()  # a large step is being written; `saved` or `save_failed` follows
    saved = Signal(object)  # datetime of the commit
    save_failed = Signal(str)  # the sentence; what was typed is not in the file
    notice = Signal(str)  # a calm word for the bar

    def __init__(
        self, paths: Paths, ask: Ask, jobs: Jobs, preferences: Preferences, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.paths = paths
        self.ask = ask
        self.jobs = jobs
        self.preferences = preferences
        self._berkas: Berkas | None = None
        self._isi: IsiKantor | None = None
        self._stale: set[str] = set()
        self._stale_cells: dict[KunciSel, Sel | None] = {}
        self._kantor_id: str | None = None
        self._warned = ""  # what was last said of a backup that failed
        self._writing = Writing(self)
        self._names: tuple[str | None, str | None] | None = None  # of undo and redo while a step is written
        self._tahun = 0
        self._sampai = 12

    # The file.

    @property
    def is_open(self) -> bool:
        return self._berkas is not None

    @property
    def berkas(self) -> Berkas:
        """The open file, with all in it that was done; asking without one is a bug."""
        self.settle()
        if self._berkas is None:
            raise RuntimeError("no file is open")
        return self._berkas

    @property
    def read_only(self) -> bool:
        """Whether nothing of the office in view may be changed here; `refusal` says why."""
        return bool(self.refusal)

    @property
    def refusal(self) -> str:
        """Why nothing may be changed: the file is only read, or another office owns it; "" where it may."""
        if self._berkas is None:
            return ""
        if self._berkas.read_only:
            return READ_ONLY
        if self._kantor_id in (None, self._berkas.owner_id):
            return ""
        return _OTHERS.format(kantor=sebutan_kantor(self.isi.kantor) or "Kantor ini")

    def close(self) -> None:
        """Close the file, if one is open."""
        self.settle()
        if self._berkas is None:
            return
        self.closing.emit()
        self.jobs.drop()
        berkas, self._berkas, self._isi = self._berkas, None, None
        berkas.close()
        gc.unfreeze()
        self.closed.emit()

    def take(self, fresh: Berkas, isi: IsiKantor, *, remember: bool = True) -> None:
        """Work on this file, all of whose owner is `isi`, in place of the present one.

        `remember` puts it among the recent files; the copy of the sample does not belong there.
        """
        self.close()
        fresh.oleh = self.preferences.now.pekerja
        self._berkas = fresh
        self._kantor_id = None
        self._warned = ""
        self._forget()
        self._isi = isi
        self._tahun, self._sampai = default_context(isi)
        # An office stays until it is closed: looking for garbage in it held a key up for 90 ms.
        gc.freeze()
        if remember:
            self.preferences.add_recent(fresh.path)
        self.opened.emit()

    def work_as(self, name: str) -> None:
        """Who is named in riwayat from now on; "" is the system's user."""
        self.settle()
        if self._berkas is not None:
            self._berkas.oleh = Settings(oleh=name).pekerja

    # What it holds.

    @property
    def isi(self) -> IsiKantor:
        """All of the office in view; read again only where an operation said that it changed."""
        if self._isi is None:
            self._isi = self.berkas.isi(self._kantor_id)
        elif self._stale or self._stale_cells:
            kantor_id = self._kantor_id
            parts: dict[str, Any] = {name: getattr(self.berkas, name)(kantor_id) for name in self._stale}
            if self._stale_cells:
                parts["realisasi"] = dengan_sel(self._isi.realisasi, self._stale_cells)
            self._isi = replace(self._isi, **parts)
        self._stale.clear()
        self._stale_cells.clear()
        assert self._isi is not None
        return self._isi

    def _forget(self) -> None:
        self._isi = None
        self._stale.clear()
        self._stale_cells.clear()

    @property
    def berlaku(self) -> tuple[Keputusan, ...]:
        """The keputusan in force in the year in view: mostly one."""
        return keputusan_berlaku(self.isi, self._tahun)

    @property
    def keputusan(self) -> Keputusan | None:
        """The first of them, None where there is none."""
        return next(iter(self.berlaku), None)

    @property
    def kartu(self) -> tuple[Kartu, ...]:
        """The kartu in force in the year in view, in the order of the lampiran, as the file gives them."""
        return kartu_berlaku(self.isi, self._tahun)

    def keputusan_of(self, kartu: str) -> Keputusan | None:
        """The keputusan in force that a kartu (id) is in, else the first."""
        return next((k for k in self.berlaku if any(satu.id == kartu for satu in k.kartu)), self.keputusan)

    def issued(self) -> tuple[Terbitan, ...]:
        """The papers that the office in view issued, the latest first, read from the file."""
        return self.berkas.terbitan(self.isi.kantor.id)

    # The context.

    @property
    def tahun(self) -> int:
        return self._tahun

    @property
    def sampai(self) -> int:
        """Last month in view, 1–12."""
        return self._sampai

    def tahun_pilihan(self) -> list[int]:
        """The years worth choosing: those of the data without gap, and the one after."""
        assert self._isi is not None
        years = (
            {k.tahun for k in self._isi.keputusan} | {s.tahun for s in self._isi.realisasi} | {self._tahun}
        )
        return list(range(min(years), max(years) + 2))

    def set_context(self, tahun: int | None = None, sampai: int | None = None) -> None:
        """Choose the year, the last month, or both."""
        before = (self._tahun, self._sampai)
        self._tahun = tahun if tahun is not None else self._tahun
        self._sampai = sampai if sampai is not None else self._sampai
        if (self._tahun, self._sampai) != before:
            self.context_changed.emit()

    def set_kantor(self, kantor_id: str) -> None:
        """Choose the office in view, in a file that holds several."""
        self.settle()
        if kantor_id != self.isi.kantor.id:
            self._kantor_id = kantor_id
            self._forget()
            self._tahun, self._sampai = default_context(self.isi)
            self.context_changed.emit()

    # Changes.

    def run(self, operation: Operation[P], *args: P.args, **kwargs: P.kwargs) -> Changes | None:
        """Carry out one operation of the store: one transaction, one undo step, one `changed`.

        None where it was refused, and the person has been told why. A Changes that is false changed
        nothing, and no signal went out.
        """
        if self.read_only:
            self.notice.emit(self.refusal)
            return None
        if not self.settle():
            return None
        return self._end(lambda: self.berkas.run(operation, *args, **kwargs))

    def record(self, sel: Sequence[Sel], kosongkan: Sequence[KunciSel] = ()) -> bool:
        """Record cells and make others kosong, as one step; False where it was refused.

        So many that writing them would hold the window up are in `isi` at once and written beside it.
        Whatever asks for the file or changes it waits for that, so the order is that of the keys; were it
        refused after all, the cells are again as they were and the person is told.
        """
        from iki_desktop.store.changes import Changes
        from iki_desktop.store.operations.realisasi import isi_sel

        if self.read_only or len(sel) + len(kosongkan) < _MANY_CELLS:
            return self.run(isi_sel, sel, kosongkan) is not None
        if not self.settle():
            return False
        before, berkas = self.isi, self.berkas
        cells: dict[KunciSel, Sel | None] = {s.kunci: s for s in sel} | dict.fromkeys(kosongkan)
        name = isi_sel.name(sel, kosongkan)
        shown = Changes(
            realisasi=True,
            name=name,
            ids=frozenset(kunci[0] for kunci in cells),
            sel=frozenset(cells),
        )

        def done(outcome: Callable[[], Changes]) -> bool:
            try:
                outcome()
            except Exception as error:
                self._isi = before
                self.changed.emit(shown)
                if not isinstance(error, IkiError):
                    raise
                self._refuse(error)
                return False
            self._tell_saved()
            return True

        self._isi = replace(before, realisasi=dengan_sel(before.realisasi, cells))
        self._write_beside(lambda: berkas.run(isi_sel, sel, kosongkan), done, (name, None))
        self.changed.emit(shown)
        return True

    def _write_beside(
        self,
        work: Callable[[], Changes],
        done: Callable[[Callable[[], Changes]], bool],
        names: tuple[str | None, str | None],
        *,
        keys_wait: bool = False,
    ) -> None:
        """Carry a large step out beside the window, then `done` on the main thread (ui/writing.py).

        Until then `names` are those of undo and redo. `keys_wait` where the step is not shown before.
        """

        def written() -> Changes:
            with garbage_waits():
                return work()

        def ended(outcome: Callable[[], Changes]) -> bool:
            self._names = None
            return done(outcome)

        self._names = names
        self._writing.start(written, ended, keys_wait=keys_wait)
        self.saving.emit()

    @property
    def is_writing(self) -> bool:
        """Whether a large step is being written: whoever would ask the file for little waits for `saved`."""
        return self._names is not None

    def settle(self) -> bool:
        """Wait for what is being written beside the window; False where it was refused, which was told."""
        return self._writing.settle()

    def undo(self) -> None:
        """Take back the last step. A large one is taken back beside the window: `changed` tells its end."""
        if self.settle() and self.undo_name:
            self._turn("undo")

    def redo(self) -> None:
        """Do again the step that was taken back last, as `undo` does."""
        if self.settle() and self.redo_name:
            self._turn("redo")

    def _turn(self, arah: Arah) -> None:
        berkas = self.berkas
        work = berkas.undo if arah == "undo" else berkas.redo

        def done(outcome: Callable[[], Changes]) -> bool:
            changes = self._end(outcome)
            if changes:
                self.turned.emit(changes, "Dibatalkan" if arah == "undo" else "Diulangi")
            return changes is not None

        def turned() -> Changes:
            changes = work()
            _ = changes.cells  # worked out here, for it takes a while, and kept
            return changes

        if berkas.rows_to_turn(arah) < _MANY_CELLS:
            done(work)
        else:
            self._write_beside(turned, done, (self.undo_name, self.redo_name), keys_wait=True)

    @property
    def undo_name(self) -> str | None:
        """Name of the step that undo would take back ("Ubah jabatan"), None where there is none."""
        if self._berkas is None or self._berkas.read_only:
            return None
        return self._names[0] if self._names else self._berkas.undo_name

    @property
    def redo_name(self) -> str | None:
        if self._berkas is None or self._berkas.read_only:
            return None
        return self._names[1] if self._names else self._berkas.redo_name

    def _end(self, work: Callable[[], Changes]) -> Changes | None:
        """Carry out what is left of a step, and tell what it came to; None where it was refused."""
        try:
            with garbage_waits():
                changes = work()
        except IkiError as error:
            self._refuse(error)
            return None
        if changes:
            self._note(changes)
            self._tell_saved()
            self.changed.emit(changes)
        return changes

    def _refuse(self, error: IkiError) -> None:
        if isinstance(error, SaveFailed):
            self.save_failed.emit(error.pesan)
        self.ask.error(error)

    def _tell_saved(self) -> None:
        self.saved.emit(self.berkas.last_commit or datetime.now().astimezone())
        if self.berkas.backup_warning != self._warned:
            self._warned = self.berkas.backup_warning
            self.notice.emit(self._warned)

    def _note(self, changes: Changes) -> None:
        """Mark what has to be read again."""
        if changes.kantor:
            self._stale.add("kantor")
        if changes.keputusan or changes.kartu or changes.target:
            self._stale.add("keputusan")
        for name in ("pegawai", "periode", "pengaturan"):
            if getattr(changes, name):
                self._stale.add(name)
        if changes.realisasi:
            self._stale_cells |= changes.cells


def default_context(isi: IsiKantor) -> tuple[int, int]:
    """Year and last month to begin with, from the data and never from the clock (models/konteks.py).

    A file without keputusan and figures begins at the year of the first papers.
    """
    tahun = tahun_bawaan(isi) or FIRST_YEAR
    return tahun, sampai_bawaan(isi, tahun)
