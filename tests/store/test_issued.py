"""Papers that were issued: what is kept of them, for how long, and what damage to them means."""

from __future__ import annotations

import shutil
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC
from pathlib import Path

import pytest

from iki_desktop.errors import FileRefused, InputRefused, SaveFailed
from iki_desktop.models.ikijson import from_json, to_json
from iki_desktop.models.terbitan import Kertas
from iki_desktop.store import codec, opening
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.impor import impor_isi
from iki_desktop.store.operations.keputusan import hapus_keputusan
from iki_desktop.store.operations.terbitan import terbitkan
from iki_desktop.store.schema import SCHEMA
from tests.store import samples

FILES = Path(__file__).parent.parent / "files"
SATU = samples.cetakan("satu")
DUA = samples.cetakan("dua", "lampiran", Kertas("lampiran", samples.TAHUN))


@pytest.fixture
def office(path: Path) -> Iterator[Berkas]:
    with Berkas.create(path, samples.kantor("awal"), oleh="Operator") as opened:
        opened.run(impor_isi, samples.unlocked_office())
        opened.run(terbitkan, SATU)
        yield opened


def test_all_of_it_is_kept_the_latest_first(office: Berkas) -> None:
    office.oleh = "Ani"
    office.run(terbitkan, DUA)
    dua, satu = office.terbitan()
    assert (satu.jenis, satu.kertas, satu.kode) == ("laporan", SATU.kertas, SATU.kode)
    assert (satu.nama_berkas, satu.sha256, satu.halaman) == ("laporan.pdf", SATU.sha256, 7)
    assert (dua.kertas.sampai, dua.kertas.kartu) == (None, None)
    assert (dua.oleh, satu.oleh) == ("Ani", "Operator")
    assert satu.pada.tzinfo is UTC
    assert satu.kantor == office.owner_id
    assert office.isi_terbitan(satu.kode) == SATU.data
    assert office.terbitan_berkode(dua.kode) == (dua,)
    assert office.isi_terbitan("0000-0000-0000-0000") is None


def test_the_same_paper_again_is_no_step_and_another_file_of_it_is(office: Berkas) -> None:
    assert not office.run(terbitkan, SATU)
    assert office.run(terbitkan, replace(SATU, sha256="cd" * 32))
    assert len(office.terbitan_berkode(SATU.kode)) == 2


def test_the_papers_of_one_file_are_one_step(office: Berkas) -> None:
    kertas = Kertas("pegawai", samples.TAHUN, 3, (samples.ident("camat"),))
    many = [samples.cetakan(word, "pegawai", kertas) for word in ("tiga", "empat", "lima", "enam")]
    assert office.run(terbitkan, *many)
    assert office.undo_name == "Terbitkan 4 kartu pegawai s.d. Maret 2026"
    assert [t.kode for t in office.terbitan()] == [*(each.kode for each in many), SATU.kode]
    office.undo()
    assert [t.kode for t in office.terbitan()] == [SATU.kode]


def test_undo_takes_it_back_and_redo_finds_what_it_said(office: Berkas) -> None:
    kept = office.terbitan()
    assert office.undo().terbitan
    assert office.terbitan() == ()
    office.close()
    with Berkas.open(office.path) as again:
        assert again.redo().terbitan
        assert again.terbitan() == kept
        assert again.isi_terbitan(SATU.kode) == SATU.data


def test_it_outlives_the_keputusan_it_was_made_of(office: Berkas) -> None:
    office.run(hapus_keputusan, samples.ident("keputusan"))
    assert [t.kode for t in office.terbitan()] == [SATU.kode]
    other = replace(samples.office(), kantor=samples.kantor("lain"))
    with pytest.raises(InputRefused, match="sudah berisi data"):
        office.run(impor_isi, other)


def test_it_is_no_part_of_the_json_and_stays_when_one_is_taken_in(office: Berkas) -> None:
    taken = to_json(office.isi())
    assert "terbitan" not in taken
    office.run(impor_isi, from_json(taken))
    assert len(office.terbitan()) == 1


def test_a_read_only_file_tells_and_records_nothing(office: Berkas) -> None:
    office.close()
    before = office.path.read_bytes()
    with Berkas.open(office.path, read_only=True) as berkas:
        assert berkas.isi_terbitan(berkas.terbitan()[0].kode) == SATU.data
        with pytest.raises(SaveFailed):
            berkas.run(terbitkan, DUA)
    assert office.path.read_bytes() == before


def test_a_code_that_is_not_of_the_data_is_a_bug(office: Berkas) -> None:
    with pytest.raises(ValueError, match="not the code"):
        office.run(terbitkan, replace(DUA, kode=SATU.kode))
    assert len(office.terbitan()) == 1


def spoil(path: Path, sql: str, *values: object) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(sql, values)
        conn.commit()


@pytest.mark.parametrize(
    ("column", "value"),
    [("kartu", "[x]"), ("pada", "kemarin"), ("kode", "0000-0000-0000-0000")],
)
def test_a_record_that_cannot_be_read_is_damage(office: Berkas, column: str, value: str) -> None:
    office.close()
    spoil(office.path, f"UPDATE terbitan SET {column} = ?", value)
    with pytest.raises(FileRefused, match="rusak"):
        Berkas.open(office.path)


def test_what_a_paper_said_is_damaged_by_one_bit(office: Berkas) -> None:
    office.close()
    with closing(sqlite3.connect(office.path)) as conn:
        (packed,) = conn.execute("SELECT data FROM isi_kertas").fetchone()
    for at in (0, len(packed) // 2, len(packed) - 1):
        flipped = bytearray(packed)
        flipped[at] ^= 4
        spoil(office.path, "UPDATE isi_kertas SET data = ?", bytes(flipped))
        with pytest.raises(FileRefused, match="rusak"):
            Berkas.open(office.path)
    spoil(office.path, "UPDATE isi_kertas SET data = ?", packed)
    Berkas.open(office.path).close()


def test_what_was_exchanged_for_other_words_is_told_when_it_is_read(office: Berkas) -> None:
    """Whole as bytes, but not what the code is of."""
    office.run(terbitkan, DUA)
    office.close()
    spoil(
        office.path,
        "UPDATE isi_kertas SET data = (SELECT data FROM isi_kertas WHERE kode = ?) WHERE kode = ?",
        DUA.kode,
        SATU.kode,
    )
    with pytest.raises(FileRefused, match="rusak"):
        opening.periksa_berkas(office.path)
    with Berkas.open(office.path) as berkas:
        assert berkas.isi_terbitan(DUA.kode) == DUA.data
        with pytest.raises(FileRefused, match="rusak"):
            berkas.isi_terbitan(SATU.kode)


def test_a_few_bytes_that_say_far_too_much_are_refused(office: Berkas) -> None:
    bomb = zlib.compress(b"[" * 40_000_000, 9)
    with pytest.raises(ValueError, match="not all"):
        codec.inflate(bomb)
    with pytest.raises(ValueError, match="not all"):
        codec.inflate(codec.pack(SATU.data) + b"x")
    office.close()
    spoil(office.path, "UPDATE isi_kertas SET data = ?", bomb)
    with pytest.raises(FileRefused, match="rusak"):
        Berkas.open(office.path)


@pytest.mark.parametrize("schema", range(1, SCHEMA))
def test_an_older_file_is_raised_after_a_backup_and_keeps_what_is_issued_from_then_on(
    schema: int, tmp_path: Path
) -> None:
    path, kept = tmp_path / "lama.iki", tmp_path / "cadangan"
    shutil.copy(FILES / f"skema-{schema}.iki", path)
    with Berkas.open(path, backups=kept) as berkas:
        before = berkas.isi()
        assert berkas.run(terbitkan, SATU)
        assert berkas.isi() == before
    assert int.from_bytes(path.read_bytes()[60:64], "big") == SCHEMA
    copy = next(p for p in kept.rglob("*-naik-skema.iki"))
    assert int.from_bytes(copy.read_bytes()[60:64], "big") == schema
    with Berkas.open(copy, read_only=True) as berkas:
        assert (berkas.isi(), berkas.terbitan()) == (before, ())


def test_a_program_that_does_not_know_it_refuses_the_file(
    office: Berkas, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.close()
    before = office.path.read_bytes()
    monkeypatch.setattr(opening, "SCHEMA", SCHEMA - 1)
    with pytest.raises(FileRefused, match="lebih baru"):
        Berkas.open(office.path)
    assert office.path.read_bytes() == before


@pytest.mark.parametrize("schema", range(1, SCHEMA))
def test_an_older_file_that_is_read_only_has_none(schema: int) -> None:
    with Berkas.open(FILES / f"skema-{schema}.iki", read_only=True) as berkas:
        assert berkas.terbitan() == () == berkas.terbitan_berkode(SATU.kode)
