"""The schema of the .iki file: append-only migrations, and the fingerprint of what each of them leaves.

A migration says its SQL verbatim instead of through sqlite-utils' table builders, because (1) the file
is refused when its schema text is not exactly ours (a hostile trigger, view or CHECK hides in that text),
so the text must not depend on the version of a library, and (2) the builders know no CHECK. sqlite-utils
keeps the order, the record of what was applied, and the transaction around each migration.

To change the schema: append a function to `_register`, raise SCHEMA, add the fingerprint, store a file of
the schema before it (tests/files/buat.py), and, where a column of a table in tables.COLUMNS goes or is
renamed, set the keadaan of older langkah to 'tetap' so that undo does not reach behind the change.
"""

from __future__ import annotations

import hashlib
import sqlite3
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sqlite_utils import Database
    from sqlite_utils.migrations import Migrations

APPLICATION_ID: Final = 0x494B4931  # "IKI1"
SCHEMA: Final = 3
"""The schema number this program writes (user_version)."""

_MIGRATIONS_TABLE = (
    "CREATE TABLE _sqlite_migrations (id INTEGER PRIMARY KEY, migration_set TEXT NOT NULL, "
    "name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT",
    "CREATE UNIQUE INDEX _sqlite_migrations_name ON _sqlite_migrations (migration_set, name)",
)

_FIGURE = "CHECK ({0} NOT GLOB '*[^0-9.-]*' AND {0} <> '')"
# Not json_valid(): a function outside SQLite's core is "unsafe" in a schema while trusted_schema is off.
_LIST = "TEXT NOT NULL DEFAULT '[]' CHECK ({0} LIKE '[%]')"
_TEXT = "TEXT NOT NULL DEFAULT ''"
_REVISI = "revisi INTEGER NOT NULL DEFAULT 1 CHECK (revisi > 0)"
_MONTH = "bulan INTEGER NOT NULL CHECK (bulan BETWEEN 1 AND 12)"

_SCHEMA_1 = (
    f"""CREATE TABLE kantor (
    id TEXT NOT NULL PRIMARY KEY,
    jenis TEXT NOT NULL CHECK (jenis IN ('kecamatan', 'kelurahan', 'kabupaten')),
    nama {_TEXT}, kabupaten {_TEXT}, provinsi {_TEXT}, kode_wilayah {_TEXT}, alamat {_TEXT},
    telepon {_TEXT}, laman {_TEXT}, email {_TEXT}, kode_pos {_TEXT},
    {_REVISI}
) STRICT""",
    f"""CREATE TABLE berkas (
    id TEXT NOT NULL PRIMARY KEY,
    pemilik TEXT NOT NULL REFERENCES kantor (id),
    dibuat TEXT NOT NULL,
    {_REVISI}
) STRICT""",
    f"""CREATE TABLE pengaturan (
    id TEXT NOT NULL PRIMARY KEY,
    kantor_id TEXT NOT NULL REFERENCES kantor (id),
    kunci TEXT NOT NULL,
    nilai TEXT NOT NULL CHECK (nilai <> ''),
    {_REVISI},
    UNIQUE (kantor_id, kunci)
) STRICT""",
    f"""CREATE TABLE keputusan (
    id TEXT NOT NULL PRIMARY KEY,
    kantor_id TEXT NOT NULL REFERENCES kantor (id),
    urut INTEGER NOT NULL,
    tahun INTEGER NOT NULL,
    nomor {_TEXT}, tanggal TEXT, tanggal_teks {_TEXT}, tempat {_TEXT}, tentang {_TEXT}, menetapkan {_TEXT},
    menimbang {_LIST.format("menimbang")},
    mengingat {_LIST.format("mengingat")},
    diktum {_LIST.format("diktum")},
    penandatangan_nama {_TEXT}, penandatangan_jabatan {_TEXT}, penandatangan_pangkat {_TEXT},
    penandatangan_nip {_TEXT}, penandatangan_atas_nama {_TEXT},
    lampiran_nomor {_TEXT}, lampiran_tanggal {_TEXT},
    {_REVISI}
) STRICT""",
    "CREATE INDEX keputusan_kantor ON keputusan (kantor_id)",
    f"""CREATE TABLE kartu (
    id TEXT NOT NULL PRIMARY KEY,
    keputusan_id TEXT NOT NULL REFERENCES keputusan (id),
    urut INTEGER NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('IKI', 'IKU')),
    bagian {_TEXT}, jabatan {_TEXT}, unit {_TEXT},
    tugas {_LIST.format("tugas")},
    fungsi {_LIST.format("fungsi")},
    gaya_tugas TEXT NOT NULL CHECK (gaya_tugas IN ('paragraf', 'abc', '123', 'strip', 'kosong')),
    gaya_fungsi TEXT NOT NULL CHECK (gaya_fungsi IN ('paragraf', 'abc', '123', 'strip', 'kosong')),
    judul_kolom {_LIST.format("judul_kolom")},
    {_REVISI}
) STRICT""",
    "CREATE INDEX kartu_keputusan ON kartu (keputusan_id)",
    f"""CREATE TABLE pengampu (
    id TEXT NOT NULL PRIMARY KEY,
    kartu_id TEXT NOT NULL REFERENCES kartu (id),
    urut INTEGER NOT NULL,
    unit {_TEXT},
    {_REVISI}
) STRICT""",
    "CREATE INDEX pengampu_kartu ON pengampu (kartu_id)",
    f"""CREATE TABLE sasaran (
    id TEXT NOT NULL PRIMARY KEY,
    kartu_id TEXT NOT NULL REFERENCES kartu (id),
    urut INTEGER NOT NULL,
    teks {_TEXT},
    {_REVISI}
) STRICT""",
    "CREATE INDEX sasaran_kartu ON sasaran (kartu_id)",
    f"""CREATE TABLE indikator (
    id TEXT NOT NULL PRIMARY KEY,
    sasaran_id TEXT NOT NULL REFERENCES sasaran (id),
    urut INTEGER NOT NULL,
    teks {_TEXT},
    jenis TEXT NOT NULL CHECK (jenis IN ('jumlah', 'persentase', 'nilai', 'waktu')),
    satuan {_TEXT}, formulasi {_TEXT},
    komponen {_LIST.format("komponen")},
    pembilang {_TEXT}, penyebut {_TEXT}, sumber_data {_TEXT}, penanggung_jawab {_TEXT},
    konsolidasi TEXT NOT NULL
        CHECK (konsolidasi IN ('jumlah', 'rata-rata', 'akhir', 'maksimum', 'minimum')),
    arah TEXT NOT NULL CHECK (arah IN ('naik', 'turun')),
    frekuensi TEXT NOT NULL CHECK (frekuensi IN ('bulanan', 'triwulanan', 'semesteran', 'tahunan')),
    desimal INTEGER CHECK (desimal BETWEEN 0 AND 8),
    {_REVISI}
) STRICT""",
    "CREATE INDEX indikator_sasaran ON indikator (sasaran_id)",
    f"""CREATE TABLE target (
    id TEXT NOT NULL PRIMARY KEY,
    indikator_id TEXT NOT NULL REFERENCES indikator (id),
    pengampu_id TEXT REFERENCES pengampu (id),
    tahun INTEGER NOT NULL,
    setahun TEXT {_FIGURE.format("setahun")},
    tw TEXT CHECK (tw LIKE '[%]'),
    bulan TEXT NOT NULL DEFAULT '{{}}' CHECK (bulan LIKE '{{%}}'),
    tw_kumulatif INTEGER NOT NULL DEFAULT 1 CHECK (tw_kumulatif IN (0, 1)),
    {_REVISI},
    UNIQUE (indikator_id, pengampu_id, tahun)
) STRICT""",
    f"""CREATE TABLE realisasi (
    id TEXT NOT NULL PRIMARY KEY,
    indikator_id TEXT NOT NULL REFERENCES indikator (id),
    pengampu_id TEXT NOT NULL REFERENCES pengampu (id),
    tahun INTEGER NOT NULL,
    {_MONTH},
    keadaan TEXT NOT NULL CHECK (keadaan IN ('angka', 'nihil')),
    nilai TEXT {_FIGURE.format("nilai")},
    pembilang TEXT {_FIGURE.format("pembilang")},
    penyebut TEXT {_FIGURE.format("penyebut")},
    catatan {_TEXT}, bukti {_TEXT},
    {_REVISI},
    UNIQUE (indikator_id, pengampu_id, tahun, bulan)
) STRICT""",
    f"""CREATE TABLE pegawai (
    id TEXT NOT NULL PRIMARY KEY,
    kantor_id TEXT NOT NULL REFERENCES kantor (id),
    urut INTEGER NOT NULL,
    nama {_TEXT}, nip {_TEXT}, pangkat {_TEXT},
    {_REVISI}
) STRICT""",
    f"""CREATE TABLE masa (
    id TEXT NOT NULL PRIMARY KEY,
    pegawai_id TEXT NOT NULL REFERENCES pegawai (id),
    urut INTEGER NOT NULL,
    pengampu_id TEXT NOT NULL REFERENCES pengampu (id),
    mulai TEXT, selesai TEXT,
    sebagai TEXT NOT NULL CHECK (sebagai IN ('definitif', 'Plt.', 'Plh.')),
    {_REVISI}
) STRICT""",
    "CREATE INDEX masa_pegawai ON masa (pegawai_id)",
    "CREATE INDEX masa_pengampu ON masa (pengampu_id)",
    f"""CREATE TABLE periode (
    id TEXT NOT NULL PRIMARY KEY,
    kantor_id TEXT NOT NULL REFERENCES kantor (id),
    tahun INTEGER NOT NULL,
    {_MONTH},
    keadaan TEXT NOT NULL CHECK (keadaan IN ('terbuka', 'diajukan', 'dikunci')),
    oleh {_TEXT}, pada TEXT, alasan {_TEXT},
    {_REVISI},
    UNIQUE (kantor_id, tahun, bulan)
) STRICT""",
    # What was done on this file: one langkah per user action, undo and redo; it stays with this file.
    """CREATE TABLE langkah (
    id INTEGER NOT NULL PRIMARY KEY,
    nama TEXT NOT NULL,
    oleh TEXT NOT NULL DEFAULT '',
    pada TEXT NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('aksi', 'undo', 'redo')),
    asal INTEGER REFERENCES langkah (id),
    keadaan TEXT NOT NULL CHECK (keadaan IN ('berlaku', 'diurungkan', 'terputus', 'tetap')),
    CHECK ((jenis = 'aksi') = (asal IS NULL))
) STRICT""",
    "CREATE INDEX langkah_keadaan ON langkah (keadaan)",
    "CREATE INDEX langkah_asal ON langkah (asal) WHERE asal IS NOT NULL",
    """CREATE TABLE perubahan (
    langkah INTEGER NOT NULL REFERENCES langkah (id),
    tabel TEXT NOT NULL,
    baris TEXT NOT NULL,
    sebelum TEXT CHECK (sebelum LIKE '{%}'),
    sesudah TEXT CHECK (sesudah LIKE '{%}'),
    PRIMARY KEY (langkah, tabel, baris),
    CHECK (sebelum IS NOT NULL OR sesudah IS NOT NULL)
) STRICT, WITHOUT ROWID""",
    "CREATE INDEX perubahan_baris ON perubahan (baris)",
)

# What is said of a figure beside its catatan and bukti.
_SCHEMA_2 = (
    f"ALTER TABLE realisasi ADD COLUMN kendala {_TEXT}",
    f"ALTER TABLE realisasi ADD COLUMN tindak_lanjut {_TEXT}",
    f"ALTER TABLE realisasi ADD COLUMN bukti_tempat {_TEXT}",
    f"ALTER TABLE realisasi ADD COLUMN bukti_berkas {_TEXT}",
    f"ALTER TABLE realisasi ADD COLUMN bukti_sha256 {_TEXT} CHECK (bukti_sha256 NOT GLOB '*[^0-9a-f]*'"
    " AND length(bukti_sha256) IN (0, 64))",
)

# Papers that were issued. What they say is kept by its code, once for all papers that say the same, and
# stays when the record of a paper is undone, so that redo finds it.
_SCHEMA_3 = (
    """CREATE TABLE isi_kertas (
    kode TEXT NOT NULL PRIMARY KEY,
    data BLOB NOT NULL
) STRICT""",
    f"""CREATE TABLE terbitan (
    id TEXT NOT NULL PRIMARY KEY,
    kantor_id TEXT NOT NULL REFERENCES kantor (id),
    jenis TEXT NOT NULL CHECK (jenis <> ''),
    kertas TEXT NOT NULL CHECK (kertas <> ''),
    tahun INTEGER NOT NULL,
    sampai INTEGER CHECK (sampai BETWEEN 1 AND 12),
    kartu TEXT CHECK (kartu LIKE '[%]'),
    kode TEXT NOT NULL REFERENCES isi_kertas (kode),
    nama_berkas {_TEXT},
    sha256 TEXT NOT NULL CHECK (sha256 NOT GLOB '*[^0-9a-f]*' AND length(sha256) = 64),
    halaman INTEGER CHECK (halaman > 0),
    oleh {_TEXT}, pada TEXT NOT NULL,
    {_REVISI}
) STRICT""",
    "CREATE INDEX terbitan_kantor ON terbitan (kantor_id)",
    "CREATE INDEX terbitan_kode ON terbitan (kode)",
)

FINGERPRINTS: Final[dict[int, str]] = {
    1: "b80607fa65138d5cd2b3ffcbef976fa803c8315265bb769fd694641dbc16530b",
    2: "465289275a68e7183561718b30992b4a31413e5cf655e211caf992e3176b0d16",
    3: "56fd61d058e19a826411e027c1f24b67d006f372897baac0a70e14c1a5a4e424",
}
"""sha256 of the schema text each schema number must have, exactly (see `fingerprint`)."""


def fingerprint(conn: sqlite3.Connection) -> str:
    """sha256 of everything sqlite_schema says but the page numbers."""
    rows = conn.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY type, name, tbl_name")
    sum_ = hashlib.sha256()
    for row in rows:
        sum_.update(repr(row).encode("utf-8", "surrogatepass"))
    return sum_.hexdigest()


def _register() -> Migrations:
    """All migrations in order; the n-th leads to schema n."""
    from sqlite_utils.migrations import Migrations

    migrations = Migrations("iki")

    @migrations()
    def schema_1(db: Database) -> None:  # pyright: ignore[reportUnusedFunction]
        for statement in _SCHEMA_1:
            db.conn.execute(statement)

    @migrations()
    def schema_2(db: Database) -> None:  # pyright: ignore[reportUnusedFunction]
        for statement in _SCHEMA_2:
            db.conn.execute(statement)

    @migrations()
    def schema_3(db: Database) -> None:  # pyright: ignore[reportUnusedFunction]
        for statement in _SCHEMA_3:
            db.conn.execute(statement)

    return migrations


def migrate(conn: sqlite3.Connection) -> None:
    """Bring the schema up to SCHEMA inside the caller's open transaction; nothing is committed here."""
    from sqlite_utils import Database

    if not conn.in_transaction:
        raise RuntimeError("migrate() belongs inside the caller's transaction")
    if not conn.execute("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'").fetchone():
        for statement in _MIGRATIONS_TABLE:
            conn.execute(statement)
    # Plug-ins of sqlite-utils that happen to be installed have no business in an office's file.
    db = Database(conn, recursive_triggers=False, execute_plugins=False, strict=True)
    _register().apply(db)
    conn.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    conn.execute(f"PRAGMA user_version = {SCHEMA}")
