"""The open .iki file: the one object through which the program reads, changes, undoes and backs up."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Concatenate, ParamSpec, Self

from iki_desktop.errors import SaveFailed
from iki_desktop.models.kantor import IsiKantor, Kantor, Pegawai, Pengaturan
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.penutupan import Pembukaan, pembukaan
from iki_desktop.models.realisasi import Periode, Sel
from iki_desktop.models.terbitan import Data, Terbitan
from iki_desktop.store import backup, clock, closing, connection, history, issued, reading, undo
from iki_desktop.store.changes import Changes, KunciSel
from iki_desktop.store.codec import clean
from iki_desktop.store.creating import create_file
from iki_desktop.store.history import Peristiwa
from iki_desktop.store.opening import Opened, close_file, open_file
from iki_desktop.store.operation import Operation
from iki_desktop.store.tables import id_sel
from iki_desktop.store.transaction import Transaction

P = ParamSpec("P")


class Berkas:
    """One .iki file, held by this process alone until `close`. Safe to use from more than one thread.

    `oleh` is who works, written into riwayat. `backup_warning` is a sentence about the last backup
    that failed, "" while all is well.
    """

    def __init__(self, path: Path, opened: Opened, backups: backup.Backups) -> None:
        self.path = path
        self.read_only = opened.read_only
        self.upgraded_from = opened.upgraded_from
        self.oleh = ""
        self.last_commit: datetime | None = None
        self._opened: Opened | None = opened
        self._backups = backups
        self._lock = threading.RLock()
        self._owner_id = reading.read_owner(opened.conn)
        self._milik: issued.Milik = {}

    # --- opening and closing ---------------------------------------------------------------------

    @classmethod
    def create(
        cls,
        path: Path,
        kantor: Kantor,
        pengaturan: Pengaturan | None = None,
        *,
        backups: Path | None = None,
        oleh: str = "",
    ) -> Self:
        """Make a new file that `kantor` owns, and open it. Raises FileRefused (name taken), SaveFailed."""
        create_file(path, kantor, pengaturan or Pengaturan(), oleh, clock.now())
        berkas = cls.open(path, backups=backups)
        berkas.oleh = oleh
        berkas._backups.nothing_yet()
        return berkas

    @classmethod
    def open(cls, path: Path, *, backups: Path | None = None, read_only: bool = False) -> Self:
        """Open a file in the order of antarmuka.md. Raises FileRefused; then nothing was changed.

        Where it cannot be written it is opened all the same, and `read_only` says so.
        """
        keeper = backup.Backups(path, backups)
        opened = open_file(path, read_only=read_only, before_upgrade=keeper.before_upgrade)
        try:
            return cls(path, opened, keeper)
        except BaseException:
            close_file(opened)
            raise

    def close(self) -> None:
        """Let go of the file. Closing twice is allowed."""
        with self._lock:
            if self._opened is not None:
                close_file(self._opened)
                self._opened = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def _conn(self) -> sqlite3.Connection:
        if self._opened is None:
            raise RuntimeError(f"{self.path.name} is closed")
        return self._opened.conn

    # --- changing --------------------------------------------------------------------------------

    def run(self, operation: Operation[P], *args: P.args, **kwargs: P.kwargs) -> Changes:
        """Carry out an operation as one transaction and one undo step.

        Raises what the operation refuses with (InputRefused, PeriodLocked), or SaveFailed; then nothing
        was changed. A step that changes nothing leaves no trace.
        """
        name = operation.name(*args, **kwargs)
        with self._lock:
            self._refuse_read_only()
            reason = operation.backup(*args, **kwargs)
            if reason:
                self._backups.before(self._conn, reason)
            return self._step(_recorded, name, operation, *args, **kwargs)

    def undo(self) -> Changes:
        """Take back the latest step; empty Changes where there is none. Raises as `run` does."""
        with self._lock:
            return self._turn("undo")

    def redo(self) -> Changes:
        """Bring back the step that was undone last; empty Changes where there is none."""
        with self._lock:
            return self._turn("redo")

    @property
    def undo_name(self) -> str | None:
        """The Indonesian name of the step that undo would take back."""
        with self._lock:
            step = undo.undo_step(self._conn)
        return None if step is None else step.nama

    @property
    def redo_name(self) -> str | None:
        """The Indonesian name of the step that redo would bring back."""
        with self._lock:
            step = undo.redo_step(self._conn)
        return None if step is None else step.nama

    def rows_to_turn(self, arah: undo.Arah) -> int:
        """How many rows undo or redo would change."""
        with self._lock:
            return undo.rows_to_turn(self._conn, arah)

    def _turn(self, arah: undo.Arah) -> Changes:
        self._refuse_read_only()
        try:
            return self._step(undo.turn, arah)
        except sqlite3.IntegrityError as error:
            raise undo.not_possible(self._conn, arah) from error

    def _step(
        self, work: Callable[Concatenate[Transaction, P], Changes], *args: P.args, **kwargs: P.kwargs
    ) -> Changes:
        """Run `work` in a transaction: committed if it changed anything, otherwise rolled back."""
        conn = self._conn
        moment = clock.now()
        try:
            conn.execute("BEGIN IMMEDIATE")
            # Rows of a tree come and go in any order; the references are checked once, at COMMIT.
            conn.execute("PRAGMA defer_foreign_keys = ON")
            tx = Transaction(conn, self._owner_id, undo.next_number(conn), clean(self.oleh), moment)
            changes = work(tx, *args, **kwargs)
            conn.execute("COMMIT" if changes else "ROLLBACK")
        except sqlite3.Error as error:
            self._roll_back()
            failed = connection.save_failed(error, self.path)
            if failed is None:
                raise
            raise failed from error
        except BaseException:
            self._roll_back()
            raise
        if changes:
            self.last_commit = moment
            if changes.kantor:
                self._owner_id = reading.read_owner(conn)
            self._backups.after_commit(conn, moment)
        return changes

    def _roll_back(self) -> None:
        with suppress(sqlite3.Error):
            if self._conn.in_transaction:
                self._conn.execute("ROLLBACK")

    def _refuse_read_only(self) -> None:
        if self.read_only:
            raise SaveFailed(
                f"“{self.path.name}” dibuka hanya untuk dibaca, jadi perubahan tidak disimpan. "
                "Salin berkas ke folder yang dapat ditulisi, lalu buka salinannya."
            )

    # --- reading ---------------------------------------------------------------------------------

    @property
    def owner_id(self) -> str:
        """The id of the kantor that owns the file."""
        return self._owner_id

    def isi(self, kantor_id: str | None = None, tahun: int | None = None) -> IsiKantor:
        """Everything of one office (the owner); `tahun` limits the realisasi."""
        with self._lock:
            return reading.read_isi(self._conn, kantor_id or self._owner_id, tahun)

    def kantor(self, kantor_id: str | None = None) -> Kantor:
        with self._lock:
            return reading.read_kantor(self._conn, kantor_id or self._owner_id)

    def daftar_kantor(self) -> tuple[Kantor, ...]:
        """All offices of the file, the owner first."""
        with self._lock:
            return reading.read_all_kantor(self._conn)

    def keputusan(self, kantor_id: str | None = None) -> tuple[Keputusan, ...]:
        """The decrees with all their kartu and targets."""
        with self._lock:
            return reading.read_keputusan(self._conn, kantor_id or self._owner_id)

    def realisasi(self, tahun: int | None = None, kantor_id: str | None = None) -> tuple[Sel, ...]:
        with self._lock:
            return reading.read_realisasi(self._conn, kantor_id or self._owner_id, tahun)

    def cells(self, ids: Sequence[str]) -> dict[str, Sel]:
        """The cells of these row ids (`tables.id_sel(kunci)`), by id; those that are kosong are absent."""
        with self._lock:
            return reading.read_cells(self._conn, ids)

    def writers(self, kunci: Sequence[KunciSel]) -> dict[KunciSel, tuple[str, datetime]]:
        """Who last wrote each of these cells, and when; a cell that is kosong is absent."""
        ids = {id_sel(k): k for k in kunci}
        with self._lock:
            return {ids[id_]: who for id_, who in reading.read_writers(self._conn, list(ids)).items()}

    def pegawai(self, kantor_id: str | None = None) -> tuple[Pegawai, ...]:
        with self._lock:
            return reading.read_pegawai(self._conn, kantor_id or self._owner_id)

    def periode(self, kantor_id: str | None = None) -> tuple[Periode, ...]:
        with self._lock:
            return reading.read_periode(self._conn, kantor_id or self._owner_id)

    def pengaturan(self, kantor_id: str | None = None) -> Pengaturan:
        with self._lock:
            return reading.read_pengaturan(self._conn, kantor_id or self._owner_id)[0]

    def riwayat(
        self, objek: str | tuple[str, str, int, int] | None = None, batas: int = 200
    ) -> list[Peristiwa]:
        """What was done, latest first: all, or what touched one row (its id) or one cell (its kunci)."""
        with self._lock:
            return history.read_history(self._conn, objek, batas)

    def pembukaan(self, kantor_id: str | None = None) -> tuple[Pembukaan, ...]:
        """The times a locked month was opened, oldest first, with what was changed in it (aturan.md)."""
        with self._lock:
            return pembukaan(closing.read_jejak(self._conn, kantor_id or self._owner_id))

    def terbitan(self, kantor_id: str | None = None) -> tuple[Terbitan, ...]:
        """The papers that an office issued, the latest first."""
        with self._lock:
            return issued.read_issued(self._conn, kantor_id or self._owner_id, self._milik)

    def terbitan_berkode(self, kode: str, kantor_id: str | None = None) -> tuple[Terbitan, ...]:
        """The issued papers with this code, those of an office (the owner) first, then the latest."""
        with self._lock:
            return issued.find_issued(self._conn, kode, kantor_id or self._owner_id, self._milik)

    def isi_terbitan(self, kode: str) -> Data | None:
        """What the issued papers with this code say; None where the file knows none."""
        with self._lock:
            return issued.read_said(self._conn, kode)

    # --- backups ---------------------------------------------------------------------------------

    def backup(self, reason: str) -> Path | None:
        """Back the file up now; None where no folder was given or it failed (`backup_warning` says why)."""
        with self._lock:
            return self._backups.write(self._conn, reason)

    @property
    def backup_warning(self) -> str:
        return self._backups.warning


def _recorded(
    tx: Transaction, name: str, operation: Operation[P], *args: P.args, **kwargs: P.kwargs
) -> Changes:
    operation(tx, *args, **kwargs)
    return undo.record(tx, name)
