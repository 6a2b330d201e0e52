"""Real decrees from the command line: read, kept, and every paper made from them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.end2end.terminal import Terminal, snapshot
from tests.shared import needs_shared, shared, verifier

TEXTS = ("kapongan", "rejoso", "wonoasih")
WITH_TRUTH = ("kapongan", "rejoso")


def without_ids(value: Any) -> Any:
    """The same JSON without the ids, which are fresh in each reading."""
    if isinstance(value, dict):
        return {key: without_ids(part) for key, part in value.items() if key not in ("id", "objek")}
    return [without_ids(part) for part in value] if isinstance(value, list) else value


@needs_shared
@pytest.mark.parametrize("name", TEXTS)
def test_a_real_decree_goes_in_and_every_paper_comes_out(iki: Terminal, tmp_path: Path, name: str) -> None:
    office, text = tmp_path / "X.iki", shared("sk", f"{name}.txt")
    preview = iki("impor", office, text, "--pratinjau", "--json")
    assert (preview.code, preview.err) == (1, "")
    assert snapshot(tmp_path) == {}
    done = iki("impor", office, text)
    assert (done.code, done.err) == (1, "")
    report = json.loads(preview.out)
    assert len(done.out.splitlines()) == 3 + len(report["catatan"])  # the office, its kartu, done
    for jenis, suffix in (("json", "json"), ("lampiran", "pdf"), ("keputusan", "pdf"), ("realisasi", "xlsx")):
        paper = iki("ekspor", jenis, office, "-o", tmp_path / f"{jenis}.{suffix}")
        assert (paper.code, paper.err) == (0, "")
    kept = json.loads((tmp_path / "json.json").read_bytes())
    for part in ("kantor", "keputusan"):
        assert without_ids(kept[part]) == without_ids(report["hasil"][part])
    assert iki("periksa", office).code in (0, 1)


@needs_shared
@pytest.mark.parametrize("name", WITH_TRUTH)
@pytest.mark.parametrize("source", ["ekspor json", "impor --pratinjau --json"])
def test_the_reading_scores(iki: Terminal, tmp_path: Path, name: str, source: str) -> None:
    office, text, said = tmp_path / "X.iki", shared("sk", f"{name}.txt"), tmp_path / "bacaan.json"
    if source == "ekspor json":
        assert iki("impor", office, text).code == 1
        assert iki("ekspor", "json", office, "-o", said).code == 0
    else:
        said.write_text(iki("impor", office, text, "--pratinjau", "--json").out, encoding="utf-8")
    tool = [sys.executable, str(shared("sk", "score_import.py")), str(shared("sk", f"{name}.truth.json"))]
    done = subprocess.run([*tool, str(said)], capture_output=True, text=True, check=True)
    score = re.search(r"overall_f1\D*([0-9.]+)", done.stdout.splitlines()[-1])
    assert score is not None, done.stdout
    assert float(score[1]) >= 0.95, done.stdout


@needs_shared
@pytest.mark.parametrize("name", TEXTS)
def test_every_word_of_the_kartu_is_on_the_lampiran(iki: Terminal, tmp_path: Path, name: str) -> None:
    """Word by word as another program extracts them; hyphens and line ends aside."""
    office, paper = tmp_path / "X.iki", tmp_path / "lampiran.pdf"
    pdftotext = verifier("pdftotext")
    assert iki("impor", office, shared("sk", f"{name}.txt")).code == 1
    assert iki("ekspor", "lampiran", office, "-o", paper).code == 0
    assert iki("ekspor", "json", office, "-o", tmp_path / "a.json").code == 0
    done = subprocess.run([pdftotext, "-raw", str(paper), "-"], capture_output=True, check=True)
    there = set(re.findall(r"\w+", done.stdout.decode("utf-8")))
    glued = re.sub(r"\W+", "", done.stdout.decode("utf-8"))
    (keputusan,) = json.loads((tmp_path / "a.json").read_bytes())["keputusan"]
    wanted: set[str] = set()
    for kartu in keputusan["kartu"]:
        texts = [kartu["jabatan"] or "", *kartu["tugas"], *kartu["fungsi"]]
        for sasaran in kartu["sasaran"]:
            texts.append(sasaran["teks"])
            for indikator in sasaran["indikator"]:
                texts += [indikator["teks"], indikator["formulasi"] or "", indikator["sumber_data"] or ""]
        for text in texts:
            wanted |= set(re.findall(r"\w+", text))
    assert len(wanted) > 200
    assert {word for word in wanted - there if word not in glued} == set()
