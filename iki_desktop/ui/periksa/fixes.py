"""Which operation puts a remark's proposal into the file; pure, nothing is changed here."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from iki_desktop.models.angka import parse_besaran_json
from iki_desktop.models.catatan import Catatan
from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Keputusan, Target

Fix = Callable[[Callable[..., Any]], Any]
"""Called with `session.run`, carries the fix out as one step."""


def fix_of(remark: Catatan | None, isi: IsiKantor, tahun: int) -> Fix | None:
    """The safe fix of a remark, None where only a person can mend it."""
    if remark is None or remark.usul is None or not remark.bidang or not remark.objek:
        return None
    usul, bidang, objek = remark.usul, remark.bidang, remark.objek
    for keputusan in isi.keputusan:
        if keputusan.id == objek:
            return _of_keputusan(keputusan, bidang, usul)
        for kartu in keputusan.kartu:
            if kartu.id == objek:
                from iki_desktop.store.operations.kartu import ubah_kartu

                return lambda run: run(ubah_kartu, objek, **{bidang: usul})
            for sasaran in kartu.sasaran:
                if sasaran.id == objek:
                    from iki_desktop.store.operations.sasaran import ubah_sasaran

                    return lambda run: run(ubah_sasaran, objek, **{bidang: usul})
                for indikator in sasaran.indikator:
                    if indikator.id == objek:
                        now = indikator.target.get(tahun, Target())
                        return _of_indikator(objek, bidang, usul, tahun, now)
    return None


def _of_keputusan(keputusan: Keputusan, bidang: str, usul: str) -> Fix:
    from iki_desktop.store.operations.keputusan import ubah_keputusan

    field, _, part = bidang.partition(".")
    value = replace(getattr(keputusan, field), **{part: usul}) if part else usul
    return lambda run: run(ubah_keputusan, keputusan.id, **{field: value})


def _of_indikator(objek: str, bidang: str, usul: str, tahun: int, now: Target) -> Fix:
    if bidang == "target":
        from iki_desktop.store.operations.target import isi_target

        target = replace(now, tahun=parse_besaran_json(usul))
        return lambda run: run(isi_target, objek, tahun, target)
    from iki_desktop.store.operations.indikator import ubah_indikator

    return lambda run: run(ubah_indikator, objek, **{bidang: usul})
