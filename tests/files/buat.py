"""Makes the stored .iki file of the present schema, with the JSON of what it holds.

Run once per released schema, before the first migration behind it is written:
    python -m tests.files.buat
Files of older schemas are kept as they are and never made again.
"""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path

from iki_desktop.models.ikijson import to_json
from iki_desktop.models.realisasi import Sel
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.impor import impor_isi
from iki_desktop.store.operations.kantor import ubah_kantor
from iki_desktop.store.operations.realisasi import isi_sel
from iki_desktop.store.operations.terbitan import terbitkan
from iki_desktop.store.schema import SCHEMA
from tests.store import samples

HERE = Path(__file__).parent


def main() -> None:
    path = HERE / f"skema-{SCHEMA}.iki"
    if path.exists():
        sys.exit(f"{path.name} is there already; a released schema's file is never made again")
    with Berkas.create(path, samples.kantor("awal"), oleh="Operator") as berkas:
        berkas.oleh = "Operator"
        berkas.run(impor_isi, samples.office())
        surat, pengampu = samples.ident("surat"), samples.ident("camat-p")
        berkas.run(isi_sel, [Sel(surat, pengampu, samples.TAHUN, 5, nilai=Decimal("7.5"))])
        berkas.run(ubah_kantor, alamat="Jl. Raya 2")
        berkas.undo()
        berkas.run(terbitkan, samples.cetakan())
        berkas.run(isi_sel, [Sel(surat, pengampu, samples.TAHUN, 6, nilai=Decimal(8))])
        found = to_json(berkas.isi())
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    path.with_suffix(".json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
