"""Many papers go into one folder; what is there already is not written over without a word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from iki_desktop.errors import Cancelled, InputRefused, Report, SaveFailed
from iki_desktop.paths import Paths
from iki_desktop.ui.dokumen import batch
from iki_desktop.ui.dokumen.batch import Planned, plan_kartu, plan_month, write_planned
from iki_desktop.ui.dokumen.catalogue import PAPERS, Order
from iki_desktop.ui.dokumen.making import Source
from iki_desktop.ui.dokumen.page import DokumenPage
from tests.ui.dokumen.conftest import WAIT
from tests.ui.fakes import FakeAsk
from tests.ui.samples import small_office

LAMPIRAN = Order(PAPERS[0], 2026, 3)


def pressed(page: DokumenPage, qtbot: QtBot, button: str) -> None:
    qtbot.keyClick(getattr(page.acts, button), Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.session.jobs.busy, timeout=WAIT)


def test_each_kartu_is_a_file_of_its_own(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "hasil"
    folder.mkdir()
    ask.answers.append(folder)
    pressed(page, qtbot, "each")
    assert sorted(path.name for path in folder.iterdir()) == [
        "Lampiran IKI 01 Camat 2026.pdf",
        "Lampiran IKI 02 Kepala Seksi Pelayanan 2026.pdf",
        "Lampiran IKI 03 Lurah 2026.pdf",
    ]
    pdfplumber = pytest.importorskip("pdfplumber")
    with pdfplumber.open(folder / "Lampiran IKI 03 Lurah 2026.pdf") as pdf:
        assert "Lurah" in pdf.pages[0].extract_text() and len(pdf.pages) == 1
    qtbot.keyClick(page.acts.open_folder, Qt.Key.Key_Space)
    assert ask.opened == [folder]
    assert not page.acts.open_made.isVisible(), "which of three?"


def test_what_is_there_is_kept_or_replaced_as_asked(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    old = tmp_path / "Lampiran IKI 02 Kepala Seksi Pelayanan 2026.pdf"
    old.write_text("lama", encoding="utf-8")
    for answer, kept in ((None, True), (1, True), (0, False)):
        ask.answers += [tmp_path, answer]
        pressed(page, qtbot, "each")
        assert "1 dari 3" in ask.asked[1] or "3 dari 3" in ask.asked[-1]
        assert (old.read_bytes() == b"lama") is kept
    assert len(list(tmp_path.glob("Lampiran IKI *.pdf"))) == 3
    assert "['Ganti 3 berkas', 'Lewati yang sudah ada', 'Simpan di folder baru', 'Batal']" in ask.asked[-1]
    told: list[str] = []
    page.session.notice.connect(told.append)
    ask.answers += [tmp_path, 1]
    pressed(page, qtbot, "each")
    assert told == ["Semua berkasnya sudah ada, jadi tidak ada yang dibuat."]


def test_a_new_folder_keeps_what_is_there(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path
) -> None:
    old = tmp_path / "Lampiran IKI 03 Lurah 2026.pdf"
    old.write_text("lama", encoding="utf-8")
    new = tmp_path / "Lampiran IKI Kecamatan Uji 2026"
    for folder in (new, new.with_name(f"{new.name} (2)")):
        ask.answers += [tmp_path, 2]
        pressed(page, qtbot, "each")
        assert len(list(folder.iterdir())) == 3
    assert old.read_bytes() == b"lama"
    qtbot.keyClick(page.acts.open_folder, Qt.Key.Key_Space)
    assert ask.opened == [folder]


def test_a_folder_that_cannot_be_made_is_said(
    page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "Lampiran IKI 03 Lurah 2026.pdf").write_text("lama", encoding="utf-8")

    def full(_path: Path) -> None:
        raise SaveFailed("Tempat penyimpanan penuh.")

    monkeypatch.setattr(batch, "make_folder", full)
    ask.answers += [tmp_path, 2]
    pressed(page, qtbot, "each")
    assert ask.errors == ["Tempat penyimpanan penuh."]


def test_the_papers_of_a_month(page: DokumenPage, ask: FakeAsk, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "hasil"
    folder.mkdir()
    ask.answers.append(folder)
    page.session.set_context(sampai=3)
    pressed(page, qtbot, "month")
    assert sorted(path.name for path in folder.iterdir()) == [
        "Laporan capaian Kecamatan Uji s.d. Maret 2026.pdf",
        "Realisasi Kecamatan Uji s.d. Maret 2026.xlsx",
        "Rekap capaian Kecamatan Uji s.d. Maret 2026.xlsx",
    ]
    assert "Maret 2026" in ask.asked[0]


def test_names_are_safe_and_apart(tmp_path: Path) -> None:
    isi = small_office()
    (keputusan,) = isi.keputusan
    names = ("CON", 'Camat/"<>:\\|?*\n', "x" * 500)
    kartu = tuple(replace(k, jabatan=name) for k, name in zip(keputusan.kartu, names, strict=True))
    kartu += tuple(replace(kartu[0], urut=n) for n in range(4, 130))
    isi = replace(isi, keputusan=(replace(keputusan, kartu=kartu),))
    plan = plan_kartu(LAMPIRAN, isi, tmp_path)
    assert len({each.out.name.casefold() for each in plan}) == len(kartu)
    assert all(each.out.parent == tmp_path and len(each.out.name) < 130 for each in plan)
    assert plan[0].out.name == "Lampiran IKI 001 CON 2026.pdf"


def test_kartu_without_indikator_are_passed_over(tmp_path: Path) -> None:
    isi = small_office()
    (keputusan,) = isi.keputusan
    bare = tuple(replace(k, sasaran=()) for k in keputusan.kartu)
    one = replace(isi, keputusan=(replace(keputusan, kartu=(*bare[:2], keputusan.kartu[2])),))
    assert [each.order.kartu for each in plan_kartu(LAMPIRAN, one, tmp_path)] == [(3,)]
    none = replace(isi, keputusan=(replace(keputusan, kartu=bare),))
    with pytest.raises(InputRefused, match="Isi indikatornya"):
        plan_kartu(LAMPIRAN, none, tmp_path)


def test_it_can_be_stopped_between_two_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source(small_office(), Paths(tmp_path))
    plan = plan_kartu(LAMPIRAN, source.isi, tmp_path)
    made: list[Path] = []
    written: list[Path] = []
    write: Callable[..., None] = lambda _self, _order, out, _report: made.append(out)  # noqa: E731
    monkeypatch.setattr(Source, "write", write)

    def report(done: int, total: int) -> None:
        assert total == 3
        if done == 2:
            raise Cancelled("Dihentikan.")

    with pytest.raises(Cancelled):
        write_planned(plan, source, report, written)
    assert made == written == [each.out for each in plan[:2]]


@pytest.mark.parametrize("end", ["stopped", "refused"])
def test_what_was_made_before_the_end_is_told(
    page: DokumenPage,
    ask: FakeAsk,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    end: str,
) -> None:
    folder = tmp_path / "hasil"
    folder.mkdir()
    write = Source.write
    jobs = page.session.jobs

    def second_is_the_end(source: Source, order: Order, out: Path, report: Report | None) -> object:
        if end == "refused" and any(folder.iterdir()):
            raise SaveFailed("Tempat penyimpanan penuh.")
        made = write(source, order, out, report)
        if end == "stopped":
            jobs.cancel()
        return made

    monkeypatch.setattr(Source, "write", second_is_the_end)
    ask.answers.append(folder)
    pressed(page, qtbot, "each")
    assert len(list(folder.iterdir())) == 1
    said = [one.text() for one in page.acts.findChildren(QLabel) if one.isVisible()]
    assert said == ["Tersimpan: 1 dari 3 berkas di hasil"]
    assert page.acts.open_folder.hasFocus()
    assert len(ask.errors) == (end == "refused")


def test_a_plan_of_a_month_is_of_that_month(tmp_path: Path) -> None:
    plan = plan_month(2026, 5, small_office(), tmp_path)
    assert all(isinstance(each, Planned) and each.order.sampai == 5 for each in plan)
