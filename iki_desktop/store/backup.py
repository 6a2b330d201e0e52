"""Backups of the open file by SQLite's backup API: when one is due, how it is written, which ones stay."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from iki_desktop.errors import IkiError
from iki_desktop.files import make_folder, replace_file, safe_name
from iki_desktop.store import clock
from iki_desktop.store.connection import uri

EVERY = timedelta(minutes=30)
KEEP_DAILY = timedelta(days=30)
KEEP_MONTHLY = timedelta(days=366)

_NAME = re.compile(r"-(?P<waktu>\d{8}-\d{6})-(?P<alasan>[a-z-]+)\.iki")


class Backups:
    """The backups of one file in one folder (None: only before an upgrade, and then beside the file).

    Nothing here raises into the work: what fails is remembered in `warning`, one sentence.
    """

    def __init__(self, path: Path, folder: Path | None) -> None:
        self.warning = ""
        self._path = path
        self._folder = folder
        self._changed = True  # since the last backup, as far as this session knows
        self._last: datetime | None = None

    def nothing_yet(self) -> None:
        """The file was made just now: there is nothing to back up."""
        self._changed = False

    def before(self, conn: sqlite3.Connection, reason: str) -> None:
        """Ahead of a step that reaches far; not again where nothing changed since the last one."""
        if self._changed:
            self.write(conn, reason)

    def before_upgrade(self, conn: sqlite3.Connection) -> None:
        """Ahead of an upgrade of the schema there is always one."""
        self._write(conn, "naik-skema", self._folder or self._path.parent)

    def after_commit(self, conn: sqlite3.Connection, moment: datetime) -> None:
        """A change is on disk: back up if the last backup is half an hour old."""
        self._changed = True
        if self._folder is None:
            return
        if self._last is None:
            self._last = self._latest(conn)
        if self._last is None or not timedelta(0) <= moment - self._last < EVERY:
            self.write(conn, "berkala", moment)

    def write(self, conn: sqlite3.Connection, reason: str, moment: datetime | None = None) -> Path | None:
        """Back up now into the folder; None where there is no folder or it failed."""
        return None if self._folder is None else self._write(conn, reason, self._folder, moment)

    def _write(
        self, conn: sqlite3.Connection, reason: str, folder: Path, moment: datetime | None = None
    ) -> Path | None:
        moment = (moment or clock.now()).astimezone()
        try:
            prefix = self._prefix(conn)
            path = folder / f"{prefix}-{moment:%Y%m%d-%H%M%S}-{reason}.iki"
            make_folder(folder)
            replace_file(path, lambda beside: copy_to(conn, beside), check_copy)
            self._thin(folder, prefix, moment)
        except (IkiError, sqlite3.Error, OSError) as error:
            why = error.pesan if isinstance(error, IkiError) else str(error)
            self.warning = f"Cadangan terakhir gagal dibuat, pekerjaan tetap tersimpan di berkasnya. {why}"
            self._last = moment  # not tried again at every change
            return None
        self.warning = ""
        self._last, self._changed = moment, False
        return path

    def _prefix(self, conn: sqlite3.Connection) -> str:
        """File stem and the file's own id: copies of one file under two names do not thin each other out."""
        berkas_id = str(conn.execute("SELECT id FROM berkas").fetchone()[0])
        return f"{safe_name(self._path.stem)[:60]}-{berkas_id[:8]}"

    def _latest(self, conn: sqlite3.Connection) -> datetime | None:
        assert self._folder is not None
        return max((t for _, t in _listed(self._folder, self._prefix(conn))), default=None)

    def _thin(self, folder: Path, prefix: str, moment: datetime) -> None:
        listed = _listed(folder, prefix)
        gone = surplus((t for _, t in listed), moment)
        for path, time in listed:
            if time in gone:
                path.unlink(missing_ok=True)


def copy_to(conn: sqlite3.Connection, path: Path) -> None:
    """Copy the database of an open connection, between its writes, into a new file."""
    with closing(sqlite3.connect(path)) as copy:
        copy.execute("PRAGMA journal_mode = OFF")  # the copy is thrown away if it does not come to its end,
        copy.execute("PRAGMA synchronous = OFF")  # and flushed as a whole if it does
        conn.backup(copy)


def check_copy(path: Path) -> None:
    """Raise sqlite3.DatabaseError unless the copy is a sound database."""
    with closing(sqlite3.connect(uri(path, "ro") + "&immutable=1", uri=True)) as copy:
        verdict = copy.execute("PRAGMA quick_check(1)").fetchone()
        if verdict is None or verdict[0] != "ok":
            raise sqlite3.DatabaseError("the copy is not whole")


def _listed(folder: Path, prefix: str) -> list[tuple[Path, datetime]]:
    """The backups of one file, with the time in each name."""
    found: list[tuple[Path, datetime]] = []
    if not folder.is_dir():
        return found
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name.removeprefix(prefix)) if path.name.startswith(prefix) else None
        if match is not None:
            try:
                local = datetime.strptime(match["waktu"], "%Y%m%d-%H%M%S").astimezone()
            except ValueError:
                continue
            found.append((path, local))
    return found


def surplus(times: Iterable[datetime], moment: datetime) -> frozenset[datetime]:
    """Which backups may go: all of the latest 24 hours and of the day of `moment` stay, then the latest of
    each day for 30 days, of each month for a year, of each year for ever; so does the latest of all.

    Times that lie ahead (a clock that was wrong) stay.
    """
    kept: set[datetime] = set()
    seen: set[tuple[int, ...]] = set()
    ordered = sorted(set(times), reverse=True)
    for n, time in enumerate(ordered):
        age = moment - time
        if n == 0 or time.date() >= moment.date() or age < timedelta(days=1):
            kept.add(time)
            continue
        if age < KEEP_DAILY:
            bucket: tuple[int, ...] = (time.year, time.month, time.day)
        elif age < KEEP_MONTHLY:
            bucket = (time.year, time.month)
        else:
            bucket = (time.year,)
        if bucket not in seen:
            kept.add(time)
        seen.add(bucket)
    return frozenset(ordered) - kept
