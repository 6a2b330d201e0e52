"""Each command does what antarmuka.md says, with its exit code, on stdout only what was asked for."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from iki_desktop import NAME, VERSION, cli
from iki_desktop.models.cocokkan import BERKODE, isi_kertas
from iki_desktop.models.kode import kode_isi
from iki_desktop.models.realisasi import KeadaanPeriode
from iki_desktop.models.terbitan import Kertas
from iki_desktop.papers import SUFFIXES, write_paper
from iki_desktop.paths import Paths
from iki_desktop.store.berkas import Berkas
from iki_desktop.store.operations.impor import impor_isi
from iki_desktop.store.operations.kartu import ubah_kartu
from iki_desktop.store.operations.periode import ubah_periode
from iki_desktop.store.operations.terbitan import terbitkan
from tests.end2end.terminal import SAMPLE, SK_TEXT, Terminal, snapshot
from tests.kabupaten import kabupaten_file
from tests.models.builders import draft
from tests.store.samples import office
from tests.ui.samples import ident, two_decrees

MAGIC = {".pdf": b"%PDF-", ".xlsx": b"PK\x03\x04", ".json": b"{", ".iki": b"SQLite format 3\0"}


def test_baru_makes_an_office_and_never_overwrites(iki: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "baru.iki"
    done = iki("baru", path, "--nama", "Kecamatan Contoh", "--kabupaten", "Teladan", "--jenis", "kelurahan")
    assert (done.code, done.err) == (0, "")
    assert "Kelurahan Contoh, Kabupaten Teladan" in done.out
    with Berkas.open(path, read_only=True) as berkas:
        kantor = berkas.kantor()
    assert (kantor.nama, kantor.kabupaten, kantor.jenis) == ("Contoh", "Kabupaten Teladan", "kelurahan")
    before = snapshot(tmp_path)
    assert "sudah ada" in iki("baru", path, "--nama", "Lain", "--kabupaten", "Kota Lain").refused()
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    ("name", "nama", "kabupaten", "words"),
    [
        ("kantor.xlsx", "Contoh", "Teladan", "kantor.iki"),
        ("tidak ada/kantor.iki", "Contoh", "Teladan", "tidak ada"),
        ("kantor.iki", " ", "Teladan", "tidak boleh kosong"),
        ("kantor.iki", "Contoh", "", "tidak boleh kosong"),
    ],
)
def test_baru_refuses(
    iki: Terminal, tmp_path: Path, name: str, nama: str, kabupaten: str, words: str
) -> None:
    assert words in iki("baru", tmp_path / name, "--nama", nama, "--kabupaten", kabupaten).refused()
    assert snapshot(tmp_path) == {}


def test_contoh_writes_the_sample_and_every_paper(iki: Terminal, tmp_path: Path) -> None:
    folder = tmp_path / "baru" / "di sini"
    done = iki("contoh", folder)
    assert (done.code, done.err) == (0, "")
    written = [Path(line) for line in done.out.splitlines()]
    assert sorted(written) == sorted(folder.iterdir())
    assert {path.suffix for path in written} == set(MAGIC)
    for path in written:
        assert path.read_bytes().startswith(MAGIC[path.suffix])
    assert json.loads((folder / "kantor.json").read_bytes()) == json.loads(SAMPLE.read_bytes())
    again = iki("contoh", folder)
    assert (again.code, again.out) == (0, done.out)


def test_contoh_leaves_a_file_that_is_not_a_sample_alone(iki: Terminal, tmp_path: Path) -> None:
    (tmp_path / "contoh.iki").write_text("catatan saya sendiri")
    before = snapshot(tmp_path)
    iki("contoh", tmp_path).refused()
    assert snapshot(tmp_path) == before
    (tmp_path / "berkas").write_text("")
    assert "bukan folder" in iki("contoh", tmp_path / "berkas").refused()


def test_impor_makes_the_file_from_the_kop(iki: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "X.iki"
    done = iki("impor", path, SK_TEXT)
    assert (done.code, done.err) == (0, "")
    assert "Kecamatan Contoh, Kabupaten Teladan; 1 keputusan, 2 kartu, 5 indikator" in done.out
    assert list(tmp_path.iterdir()) == [path]
    with Berkas.open(path, read_only=True) as berkas:
        isi = berkas.isi()
    assert (isi.kantor.nama, isi.keputusan[0].tahun) == ("Contoh", 2026)
    assert [kartu.jabatan for kartu in isi.keputusan[0].kartu] == [
        "Sekretaris Kecamatan",
        "Kepala Seksi Pelayanan",
    ]


def test_impor_says_its_remarks_by_exit_1(iki: Terminal, tmp_path: Path, office: Path) -> None:
    other = tmp_path / "lain.txt"
    text = SK_TEXT.read_text(encoding="utf-8").replace("Contoh", "Umpama").replace("CONTOH", "UMPAMA")
    other.write_text(text, encoding="utf-8")
    done = iki("impor", office, other, "--tahun", "2027", "--json")
    assert (done.code, done.err) == (1, "")
    report = json.loads(done.out)
    assert "kantor-lain" in [c["kode"] for c in report["catatan"]]
    with Berkas.open(office, read_only=True) as berkas:
        assert sorted(k.tahun for k in berkas.keputusan()) == [2026, 2027]
    text = iki("impor", tmp_path / "baru.iki", other, "--pratinjau").out
    assert "tidak dibuat" in text


def test_pratinjau_changes_nothing_and_makes_nothing(iki: Terminal, tmp_path: Path, office: Path) -> None:
    before = snapshot(tmp_path)
    into_new = iki("impor", tmp_path / "belum ada.iki", SK_TEXT, "--pratinjau")
    assert (into_new.code, into_new.err) == (0, "")
    into_old = iki("impor", office, SK_TEXT, "--pratinjau", "--tahun", "2027")
    assert (into_old.code, into_old.err) == (0, "")
    assert "tidak diubah" in into_old.out
    assert snapshot(tmp_path) == before


def test_pratinjau_refuses_what_impor_would_refuse(iki: Terminal, tmp_path: Path, office: Path) -> None:
    before = snapshot(tmp_path)
    really = iki("impor", office, SAMPLE).refused()
    assert iki("impor", office, SAMPLE, "--pratinjau").refused() == really
    assert snapshot(tmp_path) == before


def test_the_same_sk_again_doubles_nothing(iki: Terminal, tmp_path: Path, office: Path) -> None:
    before = (tmp_path / "kantor.iki").read_bytes()
    again = iki("impor", office, SK_TEXT)
    assert (again.code, again.err) == (0, "")
    assert "0 baru, 2 sama, 0 berubah" in again.out
    assert "Tidak ada yang berubah" in again.out
    assert (tmp_path / "kantor.iki").read_bytes() == before


def test_an_sk_that_differs_leaves_the_file_s_kartu_unless_told(
    iki: Terminal, tmp_path: Path, office: Path
) -> None:
    lain = tmp_path / "lain.txt"
    text = SK_TEXT.read_text(encoding="utf-8").replace("Kepala Seksi Pelayanan", "Kepala Seksi Layanan")
    lain.write_text(text, encoding="utf-8")
    with Berkas.open(office, read_only=True) as berkas:
        before = berkas.isi()
    report = json.loads(iki("impor", office, lain, "--pratinjau", "--json").out)["banding"]
    assert [report[k] for k in ("baru", "sama", "berubah")] == [0, 1, 1]
    assert [(k["keadaan"], k["putusan"]) for k in report["kartu"]] == [
        ("sama", "lewati"),
        ("berubah", "lewati"),
    ]
    assert report["kartu"][1]["beda"][0] == {
        "tempat": "Jabatan",
        "lama": "Kepala Seksi Pelayanan",
        "baru": "Kepala Seksi Layanan",
    }
    done = iki("impor", office, lain)
    assert done.code == 1
    assert "0 baru, 1 sama, 1 berubah (dibiarkan" in done.out
    assert "berbeda dari naskah (jabatan" in done.out
    with Berkas.open(office, read_only=True) as berkas:
        assert berkas.isi() == before
    done = iki("impor", office, lain, "--ganti")
    assert "1 berubah (diganti)" in done.out
    with Berkas.open(office) as berkas:
        after = berkas.keputusan()[0].kartu
        assert [k.id for k in after] == [k.id for k in before.keputusan[0].kartu]
        assert after[1].jabatan == "Kepala Seksi Layanan"
        berkas.undo()
        assert berkas.isi() == before


def test_the_import_report_is_the_json_of_the_office(iki: Terminal, tmp_path: Path) -> None:
    preview = ("impor", tmp_path / "X.iki", SK_TEXT, "--pratinjau", "--json")
    report = json.loads(iki(*preview).out)
    assert set(report) >= {"hasil", "catatan"}
    assert report["hasil"]["format"] == "iki-json"
    assert report["hasil"]["kantor"]["nama"] == "Contoh"
    assert len(report["hasil"]["keputusan"][0]["kartu"]) == 2
    assert report["catatan"] == []
    year = json.loads(
        iki("impor", tmp_path / "X.iki", SK_TEXT, "--pratinjau", "--json", "--tahun", "2030").out
    )
    assert year["hasil"]["keputusan"][0]["tahun"] == 2030


def test_a_decree_without_a_year_asks_for_it(iki: Terminal, tmp_path: Path) -> None:
    text = tmp_path / "sk.txt"
    undated = SK_TEXT.read_text(encoding="utf-8").replace("5 Januari 2026", "").replace("2026", "")
    text.write_text(undated, encoding="utf-8")
    before = snapshot(tmp_path)
    assert "--tahun" in iki("impor", tmp_path / "X.iki", text).refused()
    assert snapshot(tmp_path) == before
    assert iki("impor", tmp_path / "X.iki", text, "--tahun", "2026").code in (0, 1)


def test_several_sources_are_one_step_and_all_or_none(iki: Terminal, tmp_path: Path) -> None:
    second = tmp_path / "kedua.txt"
    second.write_text(SK_TEXT.read_text(encoding="utf-8").replace("100.3/7", "100.3/8"), encoding="utf-8")
    path = tmp_path / "X.iki"
    assert iki("impor", path, SK_TEXT).code == 0
    before = snapshot(tmp_path)
    iki("impor", path, second, tmp_path / "tidak ada.txt").refused()
    iki("impor", path, second, SAMPLE).refused()  # another office
    assert snapshot(tmp_path) == before
    twice = iki("impor", tmp_path / "Z.iki", second, second, "--json", "--pratinjau")
    assert [report["banding"]["sama"] for report in json.loads(twice.out)] == [0, 2]
    both = iki("impor", tmp_path / "Y.iki", SK_TEXT, second, "--json")
    assert both.code == 0
    assert [len(report["hasil"]["keputusan"]) for report in json.loads(both.out)] == [1, 1]
    with Berkas.open(tmp_path / "Y.iki") as berkas:
        assert len(berkas.keputusan()) == 2
        berkas.undo()
        assert berkas.keputusan() == ()


def test_json_out_and_in_again_is_the_same(iki: Terminal, tmp_path: Path, sample: Path) -> None:
    there, back, again = tmp_path / "a.json", tmp_path / "b.json", tmp_path / "lagi.iki"
    assert iki("ekspor", "json", sample, "-o", there).code == 0
    assert iki("impor", again, there).code == 0
    assert iki("ekspor", "json", again, "-o", back).code == 0
    assert there.read_bytes() == back.read_bytes()
    # Into a file made by hand, too: the office comes with its identity.
    by_hand = tmp_path / "tangan.iki"
    assert iki("baru", by_hand, "--nama", "Sementara", "--kabupaten", "Kota Sementara").code == 0
    assert iki("impor", by_hand, there).code == 0
    assert iki("ekspor", "json", by_hand, "-o", back).code == 0
    assert there.read_bytes() == back.read_bytes()
    # And a second time: nothing is there twice.
    assert iki("impor", by_hand, there).code == 0
    assert iki("ekspor", "json", by_hand, "-o", back).code == 0
    assert there.read_bytes() == back.read_bytes()


def test_a_json_of_another_office_is_refused(iki: Terminal, tmp_path: Path, office: Path) -> None:
    before = snapshot(tmp_path)
    assert "Kecamatan Contoh" in iki("impor", office, SAMPLE).refused()
    assert snapshot(tmp_path) == before


@pytest.mark.parametrize(
    ("jenis", "suffix"),
    [
        ("lampiran", ".pdf"),
        ("keputusan", ".pdf"),
        ("laporan", ".pdf"),
        ("realisasi", ".xlsx"),
        ("rekap", ".xlsx"),
        ("json", ".json"),
    ],
)
def test_ekspor_writes_each_paper_whole(
    iki: Terminal, tmp_path: Path, sample: Path, jenis: str, suffix: str
) -> None:
    office = sample.read_bytes()
    out = tmp_path / f"hasil{suffix}"
    out.write_bytes(b"yang lama")
    done = iki("ekspor", jenis, sample, "-o", out, "--tahun", "2026", "--sampai", "2026-06")
    assert (done.code, done.out, done.err) == (0, f"{out}\n", "")
    assert out.read_bytes().startswith(MAGIC[suffix])
    assert sample.read_bytes() == office
    assert sorted(p.name for p in tmp_path.iterdir()) == ["contoh.iki", out.name]


def test_ekspor_of_chosen_kartu_is_shorter(iki: Terminal, tmp_path: Path, sample: Path) -> None:
    every, some = tmp_path / "semua.pdf", tmp_path / "dua.pdf"
    assert iki("ekspor", "lampiran", sample, "-o", every).code == 0
    assert iki("ekspor", "lampiran", sample, "-o", some, "--kartu", "2", "--kartu", "1").code == 0
    assert len(some.read_bytes()) < len(every.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("lampiran", "--kartu", "99"), "Kartu 99 tidak ada"),
        (("lampiran", "--tahun", "2001"), "2001"),
        (("realisasi", "--tahun", "2001"), "2001"),
        (("realisasi", "--tahun", "2025", "--sampai", "2026-06"), "tidak sejalan"),
        (("laporan", "--tahun", "2001"), "2001"),
        (("laporan", "--kartu", "99"), "Kartu 99 tidak ada"),
        (("formulir", "--tahun", "2001"), "2001"),
        (("rekap", "--tahun", "2001"), "2001"),
    ],
)
def test_ekspor_refuses(
    iki: Terminal, tmp_path: Path, sample: Path, arguments: tuple[str, ...], words: str
) -> None:
    out = tmp_path / "hasil"
    out.write_bytes(b"yang lama")
    before = snapshot(tmp_path)
    jenis, *rest = arguments
    assert words in iki("ekspor", jenis, sample, "-o", out, *rest).refused()
    assert snapshot(tmp_path) == before


def test_no_paper_is_written_over_an_office(iki: Terminal, tmp_path: Path, sample: Path) -> None:
    before = snapshot(tmp_path)
    iki("ekspor", "json", sample, "-o", sample).refused()
    iki("ekspor", "json", sample, "-o", tmp_path / "lain.IKI").refused()
    iki("ekspor", "json", sample, "-o", tmp_path / "paket.ikip").refused()
    iki("ekspor", "json", sample, "-o", tmp_path).refused()
    iki("ekspor", "json", sample, "-o", tmp_path / "tidak ada" / "a.json").refused()
    assert snapshot(tmp_path) == before
    unusual = tmp_path / "kantor"
    unusual.write_bytes(sample.read_bytes())
    assert "berkas kantornya sendiri" in iki("ekspor", "json", unusual, "-o", unusual).refused()
    assert unusual.read_bytes() == sample.read_bytes()


def test_an_empty_office_has_nothing_to_print(iki: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "kosong.iki"
    assert iki("baru", path, "--nama", "Contoh", "--kabupaten", "Kota Teladan").code == 0
    for jenis in ("lampiran", "keputusan", "laporan", "realisasi", "rekap"):
        assert "Belum ada keputusan" in iki("ekspor", jenis, path, "-o", tmp_path / "hasil").refused()
    assert iki("ekspor", "json", path, "-o", tmp_path / "a.json").code == 0
    assert json.loads((tmp_path / "a.json").read_bytes())["keputusan"] == []
    assert iki("periksa", path).code in (0, 1)


def test_periksa_kode_tells_whether_the_file_is_still_as_the_paper(iki: Terminal, sample: Path) -> None:
    with Berkas.open(sample, read_only=True) as berkas:
        isi = berkas.isi()
    data = isi_kertas(isi, Kertas("realisasi", 2026, 6))
    assert data is not None
    kode = kode_isi(data)
    before = snapshot(sample.parent)
    same = iki("periksa", sample, "--kode", kode.lower().replace("-", " "))
    assert (same.code, same.err) == (0, "")
    assert same.out.startswith("Sama") and "realisasi s.d. Juni 2026" in same.out
    mistyped = ("1" if kode[0] != "1" else "2") + kode[1:]
    assert "salah ketik" in iki("periksa", sample, "--kode", mistyped).refused()
    assert snapshot(sample.parent) == before
    with Berkas.open(sample) as berkas:
        berkas.run(ubah_kartu, isi.keputusan[-1].kartu[0].id, jabatan="Camat Lain")
    other = iki("periksa", sample, "--kode", kode, "--json")
    report = json.loads(other.out)
    assert (other.code, report["kode"], report["hasil"]) == (1, kode, "tidak dikenal")
    assert report["pesan"].endswith(".")


def test_periksa_kode_lists_what_differs_from_a_paper_that_was_issued(
    iki: Terminal, tmp_path: Path, sample: Path
) -> None:
    paths = Paths(tmp_path / "pc")
    with Berkas.open(sample) as berkas:
        isi = berkas.isi()
        (made,) = write_paper(
            "rekap", isi, tmp_path / "rekap.xlsx", paths, tahun=2026, sampai=6, kartu=(2, 4)
        )
        assert berkas.run(terbitkan, made)
    same = iki("periksa", sample, "--kode", made.kode)
    assert same.code == 0 and "rekap s.d. Juni 2026, 2 kartu" in same.out
    kartu = isi.keputusan[-1].kartu[1]
    with Berkas.open(sample) as berkas:
        berkas.run(ubah_kartu, kartu.id, jabatan="Camat Lain")
    other = iki("periksa", sample, "--kode", made.kode)
    assert other.code == 1
    assert other.out.splitlines()[1:] == [f"  Kartu 1 (Camat Lain), jabatan: {kartu.jabatan} → Camat Lain"]
    report = json.loads(iki("periksa", sample, "--kode", made.kode, "--json").out)
    assert report["hasil"] == "berubah"
    assert [b["lama"] for b in report["beda"]] == [kartu.jabatan]


def test_the_lampiran_of_two_keputusan_in_one_file_are_each_known_by_their_code(
    iki: Terminal, tmp_path: Path
) -> None:
    isi = two_decrees()
    path, out = tmp_path / "dua.iki", tmp_path / "lampiran.pdf"
    with Berkas.create(path, isi.kantor) as berkas:
        berkas.run(impor_isi, isi)
        made = write_paper("lampiran", isi, out, Paths(tmp_path / "pc"))
        assert berkas.run(terbitkan, *made)
        assert [t.kertas.milik for t in berkas.terbitan()] == [f"nomor {k.nomor}" for k in isi.keputusan]
        assert [t.kertas for t in berkas.terbitan()] == [satu.kertas for satu in made]
        assert len({t.sha256 for t in berkas.terbitan()}) == 1 and all(t.halaman for t in berkas.terbitan())
        berkas.run(ubah_kartu, ident("lurah"), jabatan="Lurah Lama")
    satu, dua = (iki("periksa", path, "--kode", each.kode) for each in made)
    assert (satu.code, dua.code) == (0, 1)
    for said, keputusan in ((satu, isi.keputusan[0]), (dua, isi.keputusan[1])):
        assert f"(lampiran tahun 2026, nomor {keputusan.nomor})" in said.out
    assert dua.out.splitlines()[1:] == ["  Kartu 1 (Lurah Lama), jabatan: Lurah → Lurah Lama"]


def test_periksa_kode_knows_the_papers_of_every_office_of_a_file(iki: Terminal, tmp_path: Path) -> None:
    isi = office()
    kabupaten_file(tmp_path / "kab.iki", isi).close()
    kode = draft("lampiran", isi).kode
    same = iki("periksa", tmp_path / "kab.iki", "--kode", kode)
    assert same.code == 0
    assert same.out.startswith("Sama: berkas ini masih berisi yang tertulis di kertas Kecamatan Uji dengan")
    report = json.loads(iki("periksa", tmp_path / "kab.iki", "--kode", kode, "--json").out)
    assert (report["hasil"], report["pesan"]) == ("sama", same.out.strip())


@pytest.mark.parametrize("jenis", BERKODE)
def test_what_ekspor_wrote_is_known_by_periksa(
    iki: Terminal, tmp_path: Path, sample: Path, jenis: str
) -> None:
    """Of a file with a month that was unlocked, which a laporan tells; the file stays as it is."""
    with Berkas.open(sample) as berkas:
        assert berkas.run(ubah_periode, 2026, 2, KeadaanPeriode.TERBUKA, "salah ketik")  # it was locked
        kode = draft(jenis, berkas.isi(), tahun=2026, sampai=6, pembukaan=berkas.pembukaan()).kode
    before = sample.read_bytes()
    out = tmp_path / f"hasil{SUFFIXES[jenis]}"
    assert iki("ekspor", jenis, sample, "-o", out, "--sampai", "2026-06").code == 0
    assert iki("periksa", sample, "--kode", kode).out.startswith("Sama")
    if out.suffix == ".xlsx":
        with zipfile.ZipFile(out) as book:
            assert any(kode.encode() in book.read(name) for name in book.namelist())
    assert sample.read_bytes() == before


def test_periksa_gives_its_remarks_by_exit_1(iki: Terminal, tmp_path: Path, sample: Path) -> None:
    before = snapshot(tmp_path)
    done = iki("periksa", sample)
    assert (done.code, done.err) == (1, "")
    assert "utuh" in done.out
    report = json.loads(iki("periksa", sample, "--json").out)
    assert len(done.out.splitlines()) == 1 + len(report["catatan"])
    assert {"tingkat", "kode", "pesan", "tempat", "baris"} <= set(report["catatan"][0])
    assert snapshot(tmp_path) == before


def test_an_import_is_backed_up_and_names_who_works(iki: Terminal, office: Path) -> None:
    (iki.base / "pengaturan.json").write_text('{"oleh": "Ratna"}')
    assert iki("impor", office, SK_TEXT, "--tahun", "2027").code == 0
    with Berkas.open(office, read_only=True) as berkas:
        assert berkas.riwayat()[0].oleh == "Ratna"
    assert len(list((iki.base / "cadangan").rglob("*.iki"))) == 1


def test_what_is_not_there_yet_says_so(iki: Terminal, tmp_path: Path, office: Path) -> None:
    package = tmp_path / "paket.ikip"
    package.write_bytes(b"PK")
    before = snapshot(tmp_path)
    assert "belum tersedia" in iki("kirim", office, "-o", tmp_path, "--sampai", "2026-06").refused()
    assert "belum tersedia" in iki("terima", office, package).refused()
    assert "belum tersedia" in iki("periksa", package).refused()
    assert snapshot(tmp_path) == before


def test_swauji_runs_everything_and_writes_its_report(iki: Terminal, tmp_path: Path) -> None:
    done = iki("swauji", "--laporan", tmp_path / "L.json")
    assert (done.code, done.err) == (0, "")
    report = json.loads((tmp_path / "L.json").read_bytes())
    assert report["lulus"] is True
    assert report["versi"] == VERSION
    assert len(report["pemeriksaan"]) == len(done.out.splitlines()) - 1 == 10
    assert [p.name for p in tmp_path.iterdir()] == ["L.json"]


def test_swauji_finds_a_broken_copy(iki: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> int:
        raise RuntimeError("pustaka hilang")

    monkeypatch.setitem(cli.COMMANDS, "periksa", broken)
    done = iki("swauji", "--laporan", tmp_path / "L.json")
    assert done.code == 70
    report = json.loads((tmp_path / "L.json").read_bytes())
    failed = {p["nama"] for p in report["pemeriksaan"] if not p["lulus"]}
    assert failed == {"periksa", "kode kertas", "menolak yang bukan berkasnya"}
    assert report["lulus"] is False


def test_a_bug_of_ours_ends_with_70_and_names_its_log(
    iki: Terminal, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_: object) -> int:
        raise ZeroDivisionError("kesalahan kami")

    monkeypatch.setitem(cli.COMMANDS, "periksa", bug)
    done = iki("periksa", sample)
    assert (done.code, done.out) == (70, "")
    assert "Traceback" not in done.err
    assert len(done.err.splitlines()) == 1
    (log,) = (iki.base / "log").glob("galat-*.log")
    assert str(log) in done.err
    assert "kesalahan kami" in log.read_text(encoding="utf-8")


def test_wrong_usage_ends_with_2(iki: Terminal) -> None:
    done = iki("ekspor", "lampiran")
    assert (done.code, done.out) == (2, "")
    assert "wajib disebut" in done.err


def test_versi_and_help_end_with_0(iki: Terminal) -> None:
    assert iki("--versi").out == f"{NAME} {VERSION}\n"
    assert iki("--help").code == 0
