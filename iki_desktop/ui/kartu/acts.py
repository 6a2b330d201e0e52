"""What the Kartu page does to the file: each act is one operation, one undo step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from iki_desktop.errors import IkiError
from iki_desktop.models.kantor import new_id
from iki_desktop.models.keputusan import Indikator, Kartu, Keputusan, Sasaran, Target
from iki_desktop.models.nama import nama_kartu

if TYPE_CHECKING:
    from iki_desktop.store.operation import Operation
    from iki_desktop.ui.kartu.page import KartuPage


class KartuActs:
    """Acts on what is chosen on the page; text still pending there is put into the file first."""

    def __init__(self, page: KartuPage) -> None:
        self._page = page

    def _run(self, operation: Operation[...], *args: Any, **fields: Any) -> bool:
        """Carry out an operation; where it changed nothing, show again what the file holds."""
        changes = self._page.session.run(operation, *args, **fields)
        if changes is not None and not changes:
            self._page.form.restore()
            self._page.side.restore()
        return changes is not None

    def change_kartu(self, id_: str, fields: dict[str, Any]) -> bool:
        from iki_desktop.store.operations.kartu import ubah_kartu

        kartu = self._page.current()
        kept = {p.id for p in fields.get("pengampu", ())}
        gone = [p.unit or "tanpa nama" for p in kartu.pengampu if p.id not in kept] if kartu else []
        if "pengampu" in fields and gone and not self._confirm_gone(gone):
            self._page.form.restore()
            return False
        return self._run(ubah_kartu, id_, **fields)

    def _confirm_gone(self, gone: Sequence[str]) -> bool:
        return self._page.session.ask.confirm(
            f"Pengampu {', '.join(gone)} tidak ada lagi di daftar. Hapus pengampu itu beserta realisasinya?",
            "Hapus pengampu",
            danger=True,
        )

    def change_sasaran(self, id_: str, fields: dict[str, Any]) -> bool:
        from iki_desktop.store.operations.sasaran import ubah_sasaran

        return self._run(ubah_sasaran, id_, **fields)

    def change_indikator(self, id_: str, fields: dict[str, Any]) -> bool:
        from iki_desktop.store.operations.indikator import ubah_indikator

        return self._run(ubah_indikator, id_, **fields)

    def change_target(self, id_: str, target: Target) -> bool:
        from iki_desktop.store.operations.target import isi_target

        return self._run(isi_target, id_, self._page.session.tahun, target)

    def add_kartu(self) -> None:
        """Add an empty kartu behind the chosen one."""
        if self._page.commit() and self._add((Kartu(new_id(), 0),)):
            self._page.form.jabatan.setFocus()

    def add_from_catalogue(self) -> None:
        """Choose usual jabatan, and add their drafts behind the chosen kartu."""
        from iki_desktop.ui.kartu.catalogue import CatalogueDialog

        session = self._page.session
        if session.read_only or not self._page.commit():
            return
        try:
            dialog = CatalogueDialog(session.paths, self._page)
        except IkiError as error:
            session.ask.error(error)
            return
        if dialog.exec() == CatalogueDialog.DialogCode.Accepted and (chosen := dialog.chosen()):
            self._add(chosen)
        dialog.deleteLater()
        self._page.tree.setFocus()

    def _add(self, kartu: Sequence[Kartu]) -> bool:
        """Put kartu into the keputusan of the year, which is made if need be; the first is then chosen."""
        from iki_desktop.store.operations.kartu import tambah_beberapa_kartu
        from iki_desktop.store.operations.keputusan import tambah_keputusan

        session, here = self._page.session, self._page.current()
        keputusan = session.keputusan_of(here.id if here else "")
        self._page.wanted = kartu[0].id
        if keputusan is None:
            numbered = tuple(replace(k, urut=n) for n, k in enumerate(kartu, 1))
            made = Keputusan(new_id(), session.tahun, kartu=numbered)
            return self._run(tambah_keputusan, made)
        posisi = [k.id for k in keputusan.kartu].index(here.id) + 1 if here else None
        return self._run(tambah_beberapa_kartu, keputusan.id, kartu, posisi)

    def copy_kartu(self) -> None:
        from iki_desktop.store.operations.kartu import salin_kartu

        if (here := self._page.current()) and self._page.commit():
            at = [k.id for k in self._page.session.kartu].index(here.id)
            if self._run(salin_kartu, here.id):
                self._page.tree.select(self._page.session.kartu[at + 1].id)

    def remove_kartu(self) -> None:
        from iki_desktop.store.operations.kartu import hapus_kartu

        here = self._page.current()
        if here is None or self._page.session.read_only:
            return
        n = sum(1 for _ in here.indikator())
        order = [k.id for k in self._page.session.kartu]
        at = order.index(here.id)
        if n and not self._page.session.ask.confirm(
            f"Hapus kartu “{nama_kartu(here)}” dengan {n} indikator dan realisasinya?",
            "Hapus kartu",
            detail="Dapat dibatalkan dengan Ctrl+Z.",
            danger=True,
        ):
            return
        self._page.wanted = (order[at + 1 :] or order[:at][-1:] or [""])[0]
        self._run(hapus_kartu, here.id)
        self._page.tree.setFocus()

    def move_kartu(self, step: int) -> None:
        from iki_desktop.store.operations.kartu import pindah_kartu

        here = self._page.current()
        keputusan = self._page.session.keputusan_of(here.id) if here else None
        order = [k.id for k in keputusan.kartu] if keputusan else []
        if (
            here is None
            or not 0 <= (goal := order.index(here.id) + step) < len(order)
            or not self._page.commit()
        ):
            return
        self._run(pindah_kartu, here.id, goal)

    def add_sasaran(self) -> None:
        from iki_desktop.store.operations.sasaran import tambah_sasaran

        kartu, row = self._page.current(), self._page.table.current()
        if kartu is None or not self._page.commit():
            return
        order = [s.id for s in kartu.sasaran]
        fresh = Sasaran(new_id(), "", (Indikator(new_id(), ""),))
        self._page.wanted = fresh.id
        posisi = order.index(row.sasaran.id) + 1 if row else None
        if self._run(tambah_sasaran, kartu.id, fresh, posisi):
            self._page.edit()
            self._page.side.sasaran.setFocus()

    def add_indikator(self) -> None:
        from iki_desktop.store.operations.indikator import tambah_indikator

        row = self._page.table.current()
        if row is None:
            self.add_sasaran()
            return
        if not self._page.commit():
            return
        order = [i.id for i in row.sasaran.indikator]
        fresh = Indikator(new_id(), "")
        self._page.wanted = fresh.id
        posisi = order.index(row.indikator.id) + 1 if row.indikator else None
        if self._run(tambah_indikator, row.sasaran.id, fresh, posisi):
            self._page.edit()

    def remove_row(self) -> None:
        """Take the chosen indikator away; the last one of a sasaran takes its sasaran along."""
        from iki_desktop.store.operations.indikator import hapus_indikator
        from iki_desktop.store.operations.sasaran import hapus_sasaran

        row = self._page.table.current()
        if row is None or self._page.session.read_only:
            return
        used = row.indikator and any(
            s.indikator == row.indikator.id for s in self._page.session.isi.realisasi
        )
        if used and not self._page.session.ask.confirm(
            "Indikator ini sudah punya angka realisasi. Hapus indikator beserta angkanya?",
            "Hapus indikator",
            detail="Dapat dibatalkan dengan Ctrl+Z.",
            danger=True,
        ):
            return
        if row.indikator is None or len(row.sasaran.indikator) == 1:
            self._run(hapus_sasaran, row.sasaran.id)
        else:
            self._run(hapus_indikator, row.indikator.id)
        self._page.table.setFocus()

    def move_row(self, step: int) -> None:
        """Move an indikator within its sasaran, and from its edge into the sasaran beside it."""
        from iki_desktop.store.operations.indikator import pindah_indikator
        from iki_desktop.store.operations.sasaran import pindah_sasaran

        kartu, row = self._page.current(), self._page.table.current()
        if kartu is None or row is None or not self._page.commit():
            return
        of_kartu = [s.id for s in kartu.sasaran]
        at = of_kartu.index(row.sasaran.id)
        if row.indikator is None:
            if 0 <= at + step < len(of_kartu):
                self._run(pindah_sasaran, row.sasaran.id, at + step)
            return
        order = [i.id for i in row.sasaran.indikator]
        goal = order.index(row.indikator.id) + step
        if 0 <= goal < len(order):
            self._run(pindah_indikator, row.indikator.id, row.sasaran.id, goal)
        elif 0 <= at + step < len(of_kartu):
            beside = kartu.sasaran[at + step]
            self._run(pindah_indikator, row.indikator.id, beside.id, 0 if step > 0 else len(beside.indikator))
