"""The operation that takes a read SK into the file: as a decree of its own, or laid over the one it has."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields as fields_of
from dataclasses import replace

from iki_desktop.errors import InputRefused
from iki_desktop.models.bacaan import untuk_tahun
from iki_desktop.models.banding import Putusan, bandingkan, gabungkan, putusan_bawaan, sk_yang_sama
from iki_desktop.models.catatan import Bacaan
from iki_desktop.models.kantor import Kantor, Pengaturan
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.tata import Tata
from iki_desktop.store import reading, rows
from iki_desktop.store.operation import operation
from iki_desktop.store.operations.kantor import check_pengaturan
from iki_desktop.store.operations.keputusan import add_keputusan, kartu_with_pengampu
from iki_desktop.store.operations.lookup import check_tahun
from iki_desktop.store.operations.removal import remove_indikator, remove_sasaran
from iki_desktop.store.operations.target import check_target
from iki_desktop.store.transaction import Transaction


@operation("Impor SK", backup="impor")
def terapkan_bacaan(
    tx: Transaction,
    bacaan: Bacaan,
    tahun: int,
    ganti: bool = False,
    putusan: Mapping[str, Putusan] | None = None,
    ke: str | None = None,
) -> None:
    """Take a read SK into the file as the decree of `tahun`; doing it again changes nothing.

    Empty fields of the office are filled from the kop; what was typed stays. A file without a decree takes
    over how the paper is laid out, in settings that are still as they came. The kartu go into the decree
    `ke` ("" is a new one, None the same SK where the file has it, else a new one): each as `putusan` says by
    the id of the read kartu; GANTI at that of the read keputusan takes over what it says of itself. What is
    not named is done as unasked: new kartu go in, those that the file has stay as they are, unless `ganti`
    puts what was read in their place (models.banding). Ids of what is replaced stay, and no recorded figure
    goes. InputRefused where `ke` is gone.
    """
    check_tahun(tahun)
    keputusan = untuk_tahun(bacaan, tahun).keputusan
    check_targets(keputusan)
    daftar = reading.read_keputusan(tx.conn, tx.kantor_id)
    lama = sk_yang_sama(keputusan, daftar) if ke is None else next((k for k in daftar if k.id == ke), None)
    if ke and lama is None:
        raise InputRefused(
            "Keputusan yang dituju tidak ada lagi di berkas ini, jadi tidak ada yang dimasukkan. "
            "Pilih lagi tujuannya, lalu masukkan."
        )
    banding = bandingkan(keputusan, lama, recorded(tx))
    decided = {**putusan_bawaan(banding, ganti), **(putusan or {})}
    kepala = ganti or decided.get(keputusan.id) is Putusan.GANTI
    jadi = gabungkan(banding, decided, kepala)
    _fill_kantor(tx, bacaan.kantor)
    if not daftar:
        _lay_out(tx, bacaan.tata)
    if lama is None:
        add_keputusan(tx, jadi)
    else:
        _lay_over(tx, lama, jadi)


def recorded(tx: Transaction) -> frozenset[str]:
    """Ids of the indikator that have a recorded figure."""
    return frozenset(tx.ids("SELECT DISTINCT indikator_id FROM realisasi"))


def check_targets(keputusan: Keputusan) -> None:
    """Raise InputRefused where a target of the decree cannot be kept."""
    for indikator in (i for kartu in keputusan.kartu for i in kartu.indikator()):
        for per_tahun in (indikator.target, *indikator.target_pengampu.values()):
            for tahun, target in per_tahun.items():
                check_tahun(tahun)
                check_target(target)


def _lay_over(tx: Transaction, lama: Keputusan, jadi: Keputusan) -> None:
    """Make the decree in the file be `jadi`: what is in both keeps its id, what is in `lama` only goes."""
    (row,) = tx.rows("keputusan", "id = ?", (lama.id,))
    tx.put("keputusan", [rows.keputusan_row(jadi, tx.kantor_id, int(str(row["urut"])))])
    before = {k.id: k for k in lama.kartu}
    for kartu in jadi.kartu:
        if before.get(kartu.id) != kartu:
            for tabel, of_table in rows.kartu_tree(kartu_with_pengampu(kartu), jadi.id, kartu.urut).items():
                tx.put(tabel, of_table)
    remove_indikator(tx, sorted(_indikator_ids(lama) - _indikator_ids(jadi)))
    remove_sasaran(tx, sorted(_sasaran_ids(lama) - _sasaran_ids(jadi)))


def _indikator_ids(keputusan: Keputusan) -> set[str]:
    return {i.id for k in keputusan.kartu for i in k.indikator()}


def _sasaran_ids(keputusan: Keputusan) -> set[str]:
    return {s.id for k in keputusan.kartu for s in k.sasaran}


def _fill_kantor(tx: Transaction, read: Kantor) -> None:
    now = reading.read_kantor(tx.conn, tx.kantor_id)
    empty = {
        f.name: getattr(read, f.name)
        for f in fields_of(Kantor)
        if f.name not in ("id", "jenis") and not getattr(now, f.name).strip() and getattr(read, f.name)
    }
    if empty:
        tx.put("kantor", [rows.kantor_row(replace(now, **empty))])


def _lay_out(tx: Transaction, tata: Tata) -> None:
    """Print as the paper does, but for what the office has chosen itself."""
    now, lain = reading.read_pengaturan(tx.conn, tx.kantor_id)
    usual, shown = Pengaturan(), tata.terapkan(now)
    chosen = {n: getattr(now, n) for n in tata.berbeda(now) if getattr(now, n) != getattr(usual, n)}
    if (new := replace(shown, **chosen)) != now:
        check_pengaturan(new)
        tx.put("pengaturan", rows.settings_rows(tx.kantor_id, new, lain))
