"""A paper that is laid out gives any of its pages alone, as it is in all."""

from __future__ import annotations

import gc
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from iki_desktop import papers
from iki_desktop.errors import Cancelled
from iki_desktop.garbage import garbage_waits
from iki_desktop.paths import Paths
from iki_desktop.writers.pdf.paper import Paper
from tests.ui.samples import small_office, two_decrees


@pytest.fixture(scope="module")
def paths(tmp_path_factory: pytest.TempPathFactory) -> Paths:
    return Paths(tmp_path_factory.mktemp("pc"))


@pytest.fixture(scope="module")
def paper(paths: Paths) -> Paper:
    return papers.set_paper("lampiran", small_office(), paths)


def test_what_is_looked_at_is_what_is_saved(paper: Paper, paths: Paths, tmp_path: Path) -> None:
    papers.write_paper("lampiran", small_office(), tmp_path / "a.pdf", paths)
    assert paper.content() == (tmp_path / "a.pdf").read_bytes()


def test_one_page_alone_says_the_same(paper: Paper, tmp_path: Path) -> None:
    pdfplumber = pytest.importorskip("pdfplumber")
    (tmp_path / "semua.pdf").write_bytes(paper.content())
    count = len(paper.sizes)
    assert count > 1
    with pdfplumber.open(tmp_path / "semua.pdf") as whole:
        assert len(whole.pages) == count
        for n in (1, count):
            (tmp_path / "satu.pdf").write_bytes(paper.content(only=n))
            with pdfplumber.open(tmp_path / "satu.pdf") as one:
                (page,) = one.pages
                assert page.extract_text() == whole.pages[n - 1].extract_text()
                assert f"Halaman {n} dari {count}" in page.extract_text()
                assert (page.width, page.height) == pytest.approx(paper.sizes[n - 1], abs=0.01)


def test_bookmarks_name_the_kartu_and_their_pages(paper: Paper) -> None:
    assert [title for title, _ in paper.bookmarks] == ["Camat", "Kepala Seksi Pelayanan", "Lurah"]
    assert [n for _, n in paper.bookmarks] == sorted({n for _, n in paper.bookmarks})


def test_those_of_two_keputusan_stand_one_after_the_other(paths: Paths) -> None:
    isi = two_decrees()
    both = papers.set_paper("lampiran", isi, paths)
    parts = [papers.set_paper("lampiran", isi, paths, keputusan=k.id) for k in isi.keputusan]
    assert [title for title, _ in both.bookmarks] == ["Camat", "Kepala Seksi Pelayanan", "Lurah"]
    assert list(both.page_counts) == [len(part.pages) for part in parts], "each counts its own pages"
    assert len(papers.set_paper("lampiran", isi, paths, kartu=(3,)).pages) == len(parts[1].pages)


def test_it_can_be_stopped(paper: Paper) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled("Dihentikan.")

    with pytest.raises(Cancelled):
        paper.content(stop)


def test_papers_made_beside_one_another_are_as_made_alone(paths: Paths) -> None:
    """A race that is there does not show each time; the letters are put together of others in the font."""
    isi = small_office()
    keputusan = replace(isi.keputusan[0], tentang="ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöùúûüý")
    isi = replace(isi, keputusan=(keputusan,), pengaturan=replace(isi.pengaturan, huruf="Arial"))
    made = [papers.set_paper(jenis, isi, paths) for jenis in ("lampiran", "keputusan")]
    wanted = [each.content() for each in made]
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)  # else threads seldom change within the few milliseconds of a paper
    try:
        with ThreadPoolExecutor(4) as pool:
            for _ in range(8):
                assert list(pool.map(Paper.content, made * 2)) == wanted * 2
    finally:
        sys.setswitchinterval(before)


def test_garbage_is_looked_for_again_after_a_paper_was_laid_out() -> None:
    with garbage_waits(), garbage_waits():
        assert not gc.isenabled()
    assert gc.isenabled()
    with pytest.raises(Cancelled), garbage_waits():
        raise Cancelled("Dihentikan.")
    assert gc.isenabled()
