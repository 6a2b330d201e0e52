"""Filled forms taken into an office file: read, compared, recorded as one step, reported in words or JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

from iki_desktop import offices
from iki_desktop.errors import InputRefused, Report
from iki_desktop.models.angka import format_angka
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.models.formulir_terisi import Formulir
from iki_desktop.models.gabung_formulir import HasilGabung, Nasib, Usulan, gabung_formulir
from iki_desktop.models.realisasi import KeadaanSel, Sel
from iki_desktop.paths import Paths
from iki_desktop.settings import load

_TINGKAT = {
    Nasib.BARU: TingkatCatatan.PERIKSA,
    Nasib.BEDA: TingkatCatatan.PERIKSA,
    Nasib.DITOLAK: TingkatCatatan.GALAT,
}


def are_forms(sources: Sequence[Path]) -> bool:
    """Whether the sources are filled forms. InputRefused where only some of them are."""
    from iki_desktop.readers.forms.reader import is_form

    forms = [path for path in sources if is_form(path)]
    if forms and len(forms) < len(sources):
        lain = next(path for path in sources if path not in forms)
        raise InputRefused(
            f"{forms[0].name} adalah formulir, sedangkan {lain.name} bukan; tidak ada yang diubah. "
            "Impor formulir dan SK masing-masing dengan perintahnya sendiri."
        )
    return bool(forms)


def read_forms(sources: Sequence[Path], report: Report | None = None) -> tuple[Formulir, ...]:
    """Read filled forms; one that cannot be read refuses all. `report` may raise Cancelled."""
    from iki_desktop.readers.forms.reader import read_form

    found: list[Formulir] = []
    names = [path.name for path in sources]
    for done, path in enumerate(sources):
        if report is not None and len(sources) > 1:
            report(done, len(sources))
        form = read_form(path, report if len(sources) == 1 else None)
        # Reports name a form by its file; where two are called alike, by folder and file.
        found.append(form if names.count(form.nama) == 1 else replace(form, nama=str(path)))
    return tuple(found)


def take_forms(
    path: Path, forms: Sequence[Formulir], paths: Paths, *, ganti: bool = False, pratinjau: bool = False
) -> HasilGabung:
    """Compare forms with an office file and, unless it is a preview, record what they bring as one step.

    What differs from the file stays as the file has it, or where `ganti` says so becomes what the form says.
    """
    from iki_desktop.store.berkas import Berkas

    if not path.exists():
        raise InputRefused(
            f"“{path}” belum ada, padahal formulir hanya dapat diterima oleh berkas yang membuatnya. "
            "Sebut berkas kantornya."
        )
    if pratinjau:
        with offices.open_office(path) as berkas:
            return gabung_formulir(berkas.isi(), forms)
    from iki_desktop.store.operations.realisasi import terima_formulir

    with Berkas.open(path, backups=paths.backups) as berkas:
        berkas.oleh = load(paths.settings).pekerja
        hasil = gabung_formulir(berkas.isi(), forms)
        sel = hasil.diterima(ganti=ganti)
        if sel:
            berkas.run(terima_formulir, sel)
    return hasil


def form_words(form: Formulir, hasil: HasilGabung) -> str:
    """What one form brings: “34 baru, 12 sama, 2 beda, 1 ditolak”."""
    jumlah = hasil.jumlah(form.nama)
    return ", ".join(f"{format_angka(jumlah[nasib])} {nasib.value}" for nasib in Nasib)


def remarks(form: Formulir, hasil: HasilGabung, *, ganti: bool = False) -> list[Catatan]:
    """What a person has to know of one form: each cell that is different or refused, and what was odd."""
    found = [c for sumber, c in hasil.catatan if sumber == form.nama]
    for usulan in hasil.usulan:
        if usulan.sumber == form.nama and (usulan.nasib in (Nasib.BEDA, Nasib.DITOLAK) or usulan.alasan):
            found.append(
                Catatan(
                    _TINGKAT.get(usulan.nasib, TingkatCatatan.INFO),
                    f"formulir-{usulan.nasib.value}",
                    _sentence(usulan, ganti),
                    tempat=usulan.tempat,
                    objek=usulan.kunci[0] if usulan.kunci else None,
                    sel=usulan.kunci,
                )
            )
    return found


def _sentence(usulan: Usulan, ganti: bool) -> str:
    if usulan.nasib is not Nasib.BEDA:
        return f"{usulan.alasan[:1].upper()}{usulan.alasan[1:].rstrip('.')}."
    kept = usulan.perlu_orang or not ganti
    act = "berkas tidak diubah" if kept else "diganti dengan angka formulir"
    reason = f"; {usulan.alasan}" if usulan.alasan else ""
    return f"Formulir {cell_words(usulan.usul)}, berkas {cell_words(usulan.lama)}; {act}{reason}."


def cell_words(sel: Sel | None) -> str:
    """A cell in words: “12”, “3/4”, “nihil”, “kosong”, with what is noted on it."""
    if sel is None:
        return "kosong"
    if sel.keadaan is KeadaanSel.NIHIL:
        angka = "nihil"
    elif sel.nilai is not None:
        angka = _exact(sel.nilai)
    else:
        angka = "/".join("…" if x is None else _exact(x) for x in (sel.pembilang, sel.penyebut))
    noted = [f"“{teks}”" for teks in (sel.catatan, sel.bukti) if teks]
    return " ".join([angka, *noted])


def _exact(angka: Decimal) -> str:
    return format_angka(angka, max(0, -int(angka.normalize().as_tuple().exponent)))


def report_json(form: Formulir, hasil: HasilGabung, *, ganti: bool = False) -> dict[str, Any]:
    """One form's report: “hasil” says what becomes of each cell, “catatan” is as for every source."""
    from iki_desktop.models.ikijson import catatan_json, sel_json

    tanda = form.lembar[0]
    jumlah = hasil.jumlah(form.nama)
    return {
        "hasil": {
            "format": "iki-formulir",
            "berkas": form.nama,
            "kantor": tanda.kantor,
            "tahun": tanda.tahun,
            "sampai": tanda.sampai,
            "jumlah": {nasib.value: jumlah[nasib] for nasib in Nasib},
            "sel": [
                {
                    "nasib": usulan.nasib.value,
                    "tempat": usulan.tempat,
                    "formulir": None if usulan.usul is None else sel_json(usulan.usul),
                    "berkas": None if usulan.lama is None else sel_json(usulan.lama),
                    "alasan": usulan.alasan or None,
                }
                for usulan in hasil.usulan
                if usulan.sumber == form.nama
            ],
        },
        "catatan": [catatan_json(satu) for satu in remarks(form, hasil, ganti=ganti)],
    }
