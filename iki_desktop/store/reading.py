"""From the file to domain objects: everything of one office, or a part, in a handful of queries."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from iki_desktop.errors import FileRefused
from iki_desktop.garbage import garbage_waits
from iki_desktop.models.kantor import (
    IsiKantor,
    JenisKantor,
    Kantor,
    Masa,
    Pegawai,
    Pengaturan,
    Sebagai,
)
from iki_desktop.models.keputusan import (
    Arah,
    Frekuensi,
    Gaya,
    Indikator,
    JenisIndikator,
    JenisKartu,
    Kartu,
    Keputusan,
    Konsolidasi,
    Lampiran,
    Penandatangan,
    Pengampu,
    Sasaran,
    Target,
)
from iki_desktop.models.realisasi import KeadaanPeriode, KeadaanSel, Periode, Sel
from iki_desktop.store import codec, connection

# A look-up is a third of the price of calling the enum, and there are thousands of cells.
_KEADAAN = {k.value: k for k in KeadaanSel}


@contextmanager
def sound_values() -> Generator[None]:
    """What a damaged value or a lost medium raises while it is read becomes a sentence. FileRefused."""
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError, InvalidOperation) as error:
        raise _damaged() from error
    except sqlite3.Error as error:
        if connection.is_damage(error):
            raise _damaged() from error
        if connection.cannot_write(error):
            raise FileRefused(
                "Berkas tidak dapat dibaca: tempat penyimpanannya bermasalah atau dicabut. "
                "Pasang kembali USB-nya, lalu buka berkas ini lagi."
            ) from error
        raise


def _damaged() -> FileRefused:
    return FileRefused(
        "Isi berkas ini rusak: ada bagian yang tidak dapat dibaca. Jangan diubah lagi; "
        "tutup berkas ini dan buka cadangan terakhirnya."
    )


def read_owner(conn: sqlite3.Connection) -> str:
    """The id of the kantor that owns the file."""
    return str(conn.execute("SELECT pemilik FROM berkas").fetchone()[0])


_KANTOR = "SELECT id, nama, jenis, kabupaten, provinsi, kode_wilayah, alamat, telepon, laman, email, kode_pos"


def read_kantor(conn: sqlite3.Connection, kantor_id: str) -> Kantor:
    """One office. Raises KeyError where there is none of that id."""
    with sound_values():
        row = conn.execute(f"{_KANTOR} FROM kantor WHERE id = ?", (kantor_id,)).fetchone()
        if row is not None:
            return _kantor(row)
    raise KeyError(kantor_id)


def read_all_kantor(conn: sqlite3.Connection) -> tuple[Kantor, ...]:
    """All offices of the file by name, the owner first."""
    with sound_values():
        rows = conn.execute(
            f"{_KANTOR} FROM kantor ORDER BY id <> (SELECT pemilik FROM berkas), nama, id"
        ).fetchall()
        return tuple(_kantor(row) for row in rows)


def _kantor(row: tuple[Any, ...]) -> Kantor:
    return Kantor(row[0], row[1], JenisKantor(row[2]), *row[3:])


def read_pengaturan(conn: sqlite3.Connection, kantor_id: str) -> tuple[Pengaturan, dict[str, Any]]:
    with sound_values():
        return codec.read_settings(
            conn.execute(
                "SELECT kunci, nilai FROM pengaturan WHERE kantor_id = ? ORDER BY kunci", (kantor_id,)
            )
        )


def read_keputusan(conn: sqlite3.Connection, kantor_id: str) -> tuple[Keputusan, ...]:
    """The decrees of an office with all their kartu, in order."""
    with sound_values(), garbage_waits():
        return _keputusan(conn, kantor_id)


def _keputusan(conn: sqlite3.Connection, kantor_id: str) -> tuple[Keputusan, ...]:
    arg = (kantor_id,)
    target = _target(conn, kantor_id)
    indikator: dict[str, list[Indikator]] = defaultdict(list)
    for sasaran_id, *i in conn.execute(
        "SELECT i.sasaran_id, i.id, i.teks, i.jenis, i.satuan, i.formulasi, i.komponen, i.pembilang,"
        " i.penyebut, i.sumber_data, i.penanggung_jawab, i.konsolidasi, i.arah, i.frekuensi, i.desimal"
        " FROM keputusan p JOIN kartu k ON k.keputusan_id = p.id JOIN sasaran s ON s.kartu_id = k.id"
        " JOIN indikator i ON i.sasaran_id = s.id WHERE p.kantor_id = ? ORDER BY i.urut, i.id",
        arg,
    ):
        own = target.get(i[0], {})
        bersama = own.pop("", {})
        indikator[sasaran_id].append(
            Indikator(
                i[0],
                i[1],
                JenisIndikator(i[2]),
                i[3],
                i[4],
                codec.read_texts(i[5]),
                i[6],
                i[7],
                i[8],
                i[9],
                Konsolidasi(i[10]),
                Arah(i[11]),
                Frekuensi(i[12]),
                i[13],
                bersama,
                own,
            )
        )
    sasaran: dict[str, list[Sasaran]] = defaultdict(list)
    for kartu_id, id_, teks in conn.execute(
        "SELECT s.kartu_id, s.id, s.teks FROM keputusan p JOIN kartu k ON k.keputusan_id = p.id"
        " JOIN sasaran s ON s.kartu_id = k.id WHERE p.kantor_id = ? ORDER BY s.urut, s.id",
        arg,
    ):
        sasaran[kartu_id].append(Sasaran(id_, teks, tuple(indikator.get(id_, ()))))
    pengampu: dict[str, list[Pengampu]] = defaultdict(list)
    for kartu_id, id_, unit in conn.execute(
        "SELECT a.kartu_id, a.id, a.unit FROM keputusan p JOIN kartu k ON k.keputusan_id = p.id"
        " JOIN pengampu a ON a.kartu_id = k.id WHERE p.kantor_id = ? ORDER BY a.urut, a.id",
        arg,
    ):
        pengampu[kartu_id].append(Pengampu(id_, unit))
    kartu: dict[str, list[Kartu]] = defaultdict(list)
    for keputusan_id, *k in conn.execute(
        "SELECT k.keputusan_id, k.id, k.urut, k.jenis, k.bagian, k.jabatan, k.unit, k.tugas, k.fungsi,"
        " k.gaya_tugas, k.gaya_fungsi, k.judul_kolom FROM keputusan p JOIN kartu k ON k.keputusan_id = p.id"
        " WHERE p.kantor_id = ? ORDER BY k.urut, k.id",
        arg,
    ):
        kartu[keputusan_id].append(
            Kartu(
                id=k[0],
                urut=k[1],
                jenis=JenisKartu(k[2]),
                bagian=k[3],
                jabatan=k[4],
                unit=k[5],
                tugas=codec.read_texts(k[6]),
                fungsi=codec.read_texts(k[7]),
                gaya_tugas=Gaya(k[8]),
                gaya_fungsi=Gaya(k[9]),
                judul_kolom=codec.read_texts(k[10]),
                pengampu=tuple(pengampu.get(k[0], ())),
                sasaran=tuple(sasaran.get(k[0], ())),
            )
        )
    return tuple(
        Keputusan(
            id=p[0],
            tahun=p[1],
            nomor=p[2],
            tanggal=codec.read_date(p[3]),
            tanggal_teks=p[4],
            tempat=p[5],
            tentang=p[6],
            menetapkan=p[7],
            menimbang=codec.read_texts(p[8]),
            mengingat=codec.read_texts(p[9]),
            diktum=codec.read_diktum(p[10]),
            penandatangan=Penandatangan(*p[11:16]),
            lampiran=Lampiran(p[16], p[17]),
            kartu=tuple(kartu.get(p[0], ())),
        )
        for p in conn.execute(
            "SELECT id, tahun, nomor, tanggal, tanggal_teks, tempat, tentang, menetapkan, menimbang,"
            " mengingat, diktum, penandatangan_nama, penandatangan_jabatan, penandatangan_pangkat,"
            " penandatangan_nip, penandatangan_atas_nama, lampiran_nomor, lampiran_tanggal"
            " FROM keputusan WHERE kantor_id = ? ORDER BY urut, id",
            arg,
        )
    )


def _target(conn: sqlite3.Connection, kantor_id: str) -> dict[str, dict[str, dict[int, Target]]]:
    """Targets by indikator, then pengampu ("" for those of each pengampu), then year."""
    found: dict[str, dict[str, dict[int, Target]]] = {}
    for indikator_id, pengampu_id, tahun, *kolom in conn.execute(
        "SELECT t.indikator_id, t.pengampu_id, t.tahun, t.setahun, t.tw, t.bulan, t.tw_kumulatif"
        " FROM keputusan p JOIN kartu k ON k.keputusan_id = p.id JOIN sasaran s ON s.kartu_id = k.id"
        " JOIN indikator i ON i.sasaran_id = s.id JOIN target t ON t.indikator_id = i.id"
        " WHERE p.kantor_id = ? ORDER BY t.tahun",
        (kantor_id,),
    ):
        found.setdefault(indikator_id, {}).setdefault(pengampu_id or "", {})[tahun] = codec.read_target(
            *kolom
        )
    return found


# Along the index of realisasi, pair by pair: five years of figures are not read for the sake of one.
_SEL_COLUMNS = (
    "r.indikator_id, r.pengampu_id, r.tahun, r.bulan, r.keadaan, r.nilai, r.pembilang, r.penyebut, r.catatan,"
    " r.bukti, r.kendala, r.tindak_lanjut, r.bukti_tempat, r.bukti_berkas, r.bukti_sha256"
)
_SEL = (
    f"SELECT {_SEL_COLUMNS} FROM keputusan p CROSS JOIN kartu k ON k.keputusan_id = p.id"
    " CROSS JOIN sasaran s ON s.kartu_id = k.id CROSS JOIN indikator i ON i.sasaran_id = s.id"
    " CROSS JOIN pengampu a ON a.kartu_id = k.id"
    " CROSS JOIN realisasi r ON r.indikator_id = i.id AND r.pengampu_id = a.id"
    " WHERE p.kantor_id = ?1"
)
_SEL_ORDER = " ORDER BY r.indikator_id, r.pengampu_id, r.tahun, r.bulan"
_SEL_BY_ID = f"SELECT {_SEL_COLUMNS}, r.id FROM realisasi r WHERE r.id IN ({{0}})"


def read_realisasi(conn: sqlite3.Connection, kantor_id: str, tahun: int | None = None) -> tuple[Sel, ...]:
    """The recorded cells of an office, of one year or of all, in a fixed order (by id, year, month)."""
    sql = _SEL + ("" if tahun is None else " AND r.tahun = ?2") + _SEL_ORDER
    with sound_values(), garbage_waits():
        return tuple(
            cell_of(r) for r in conn.execute(sql, (kantor_id,) if tahun is None else (kantor_id, tahun))
        )


def read_cells(conn: sqlite3.Connection, ids: Sequence[str]) -> dict[str, Sel]:
    """The recorded cells of these row ids (`tables.id_sel`), by id; a kosong cell is absent."""
    found: dict[str, Sel] = {}
    with sound_values():
        for some, marks in connection.batches(ids):
            for row in conn.execute(_SEL_BY_ID.format(marks), some):
                found[str(row[-1])] = cell_of(row)
    return found


def cell_of(r: Sequence[Any]) -> Sel:
    """A cell from the columns of its table, in their order."""
    return Sel(
        r[0],
        r[1],
        r[2],
        r[3],
        _KEADAAN[r[4]],
        None if r[5] is None else Decimal(r[5]),
        None if r[6] is None else Decimal(r[6]),
        None if r[7] is None else Decimal(r[7]),
        *r[8:15],
    )


def read_writers(conn: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[str, datetime]]:
    """Who last wrote these cells, and when, by row id; absent where riwayat does not know it any more."""
    found: dict[str, tuple[str, datetime]] = {}
    with sound_values():
        for some, marks in connection.batches(ids):
            for id_, oleh, pada in conn.execute(
                "SELECT r.id, l.oleh, l.pada FROM realisasi r JOIN langkah l ON l.id = r.revisi"
                f" WHERE r.id IN ({marks})",
                some,
            ):
                found[id_] = (oleh, datetime.fromisoformat(pada))
    return found


def read_pegawai(conn: sqlite3.Connection, kantor_id: str) -> tuple[Pegawai, ...]:
    with sound_values():
        masa: dict[str, list[Masa]] = defaultdict(list)
        for pegawai_id, pengampu_id, mulai, selesai, sebagai in conn.execute(
            "SELECT m.pegawai_id, m.pengampu_id, m.mulai, m.selesai, m.sebagai"
            " FROM pegawai p JOIN masa m ON m.pegawai_id = p.id WHERE p.kantor_id = ? ORDER BY m.urut",
            (kantor_id,),
        ):
            masa[pegawai_id].append(
                Masa(pengampu_id, codec.read_date(mulai), codec.read_date(selesai), Sebagai(sebagai))
            )
        rows = conn.execute(
            "SELECT id, nama, nip, pangkat FROM pegawai WHERE kantor_id = ? ORDER BY urut, id", (kantor_id,)
        )
        return tuple(Pegawai(p[0], p[1], p[2], p[3], tuple(masa.get(p[0], ()))) for p in rows)


def read_periode(conn: sqlite3.Connection, kantor_id: str) -> tuple[Periode, ...]:
    with sound_values():
        rows = conn.execute(
            "SELECT tahun, bulan, keadaan, oleh, pada, alasan FROM periode WHERE kantor_id = ?"
            " ORDER BY tahun, bulan",
            (kantor_id,),
        )
        return tuple(month_of(r) for r in rows)


def month_of(r: Sequence[Any]) -> Periode:
    """A month from its columns tahun, bulan, keadaan, oleh, pada, alasan."""
    return Periode(r[0], r[1], KeadaanPeriode(r[2]), r[3], codec.read_time(r[4]), r[5])


def read_isi(conn: sqlite3.Connection, kantor_id: str, tahun: int | None = None) -> IsiKantor:
    """Everything of one office; `tahun` limits the realisasi. Raises KeyError for an unknown office."""
    pengaturan, lain = read_pengaturan(conn, kantor_id)
    return IsiKantor(
        kantor=read_kantor(conn, kantor_id),
        keputusan=read_keputusan(conn, kantor_id),
        realisasi=read_realisasi(conn, kantor_id, tahun),
        pegawai=read_pegawai(conn, kantor_id),
        periode=read_periode(conn, kantor_id),
        pengaturan=pengaturan,
        lain=lain,
    )
