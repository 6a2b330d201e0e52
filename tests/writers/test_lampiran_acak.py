"""Any office prints: random texts, shapes and settings; all signs on the paper, all inside its cells."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from iki_desktop.models.kantor import IsiKantor, Kantor, Margin, Pengaturan
from iki_desktop.models.keputusan import (
    Gaya,
    Indikator,
    JenisIndikator,
    JenisKartu,
    Kartu,
    Keputusan,
    Penandatangan,
    Sasaran,
)
from iki_desktop.writers import fonts
from iki_desktop.writers.keputusan import write_keputusan
from iki_desktop.writers.lampiran import write_lampiran
from tests.writers.kertas_ganas import Ganas, assert_has, check_papers
from tests.writers.papers import read
from tests.writers.test_lampiran import assert_inside, assert_not_overprinted

text = st.one_of(
    st.just(""),
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.text("abc <&>/-.()1\n\t", max_size=120),
    st.builds(
        str.__mul__, st.sampled_from(["kata ", "x", "1. butir\n", "pertanggungjawaban/"]), st.integers(1, 120)
    ),
)
texts = st.lists(text, max_size=3).map(tuple)
indikator = st.builds(
    Indikator,
    id=st.just("i"),
    teks=text,
    jenis=st.sampled_from(JenisIndikator),
    formulasi=text,
    komponen=texts,
    pembilang=text,
    penyebut=text,
    sumber_data=text,
    penanggung_jawab=text,
)
sasaran = st.builds(Sasaran, id=st.just("s"), teks=text, indikator=st.lists(indikator, max_size=3).map(tuple))
kartu = st.builds(
    Kartu,
    id=st.just("k"),
    urut=st.integers(0, 9),
    jenis=st.sampled_from(JenisKartu),
    bagian=text,
    jabatan=text,
    tugas=texts,
    fungsi=texts,
    gaya_tugas=st.sampled_from(Gaya),
    gaya_fungsi=st.sampled_from(Gaya),
    judul_kolom=st.lists(text, max_size=7).map(tuple),
    sasaran=st.lists(sasaran, max_size=3).map(tuple),
)
orang = st.builds(Penandatangan, nama=text, jabatan=text, pangkat=text, nip=text, atas_nama=text)
keputusan = st.builds(
    Keputusan,
    id=st.just("kep"),
    tahun=st.just(2026),
    nomor=text,
    tanggal_teks=text,
    tempat=text,
    tentang=text,
    menetapkan=text,
    menimbang=texts,
    mengingat=texts,
    penandatangan=orang,
    kartu=st.lists(kartu, max_size=2).map(tuple),
)
pengaturan = st.builds(
    Pengaturan,
    kertas=st.sampled_from(["F4", "A4", "?"]),
    orientasi_lampiran=st.sampled_from(["tegak", "mendatar"]),
    margin=st.builds(Margin, *[st.integers(0, 50)] * 4),
    huruf=st.sampled_from(["Bookman Old Style", "Arial"]),
    ukuran_huruf=st.sampled_from([Decimal(8), Decimal(12), Decimal(40)]),
    ukuran_tabel=st.sampled_from([Decimal(5), Decimal(10), Decimal(14)]),
    label_bernomor=st.booleans(),
    kop=texts,
    gelar=st.booleans(),
    pangkat_nip=st.booleans(),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    fonts.set_cache(tmp_path_factory.mktemp("fonts"))
    return tmp_path_factory.mktemp("papers")


@settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # an office shrinks for minutes and tells no more
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(keputusan, pengaturan)
def test_any_office_prints(folder: Path, sk: Keputusan, of: Pengaturan) -> None:
    isi = IsiKantor(Kantor("o", "Contoh"), (sk,), pengaturan=of)
    write_lampiran(isi, sk, folder / "l.pdf")
    out = read(folder / "l.pdf")
    assert_inside(out, of.margin)
    assert_not_overprinted(out)
    for each in sk.kartu:
        assert_has(out, each.jabatan, *each.tugas, *each.fungsi)
        for one in each.sasaran:
            assert_has(out, one.teks)
            for anak in one.indikator:
                assert_has(out, anak.teks, anak.formulasi, anak.sumber_data, anak.penanggung_jawab)
    write_keputusan(isi, sk, folder / "k.pdf")
    out = read(folder / "k.pdf")
    assert_has(
        out, sk.nomor, sk.menetapkan, *sk.menimbang, *sk.mengingat, sk.tempat, sk.penandatangan.jabatan
    )


@pytest.mark.parametrize("seed", range(4))
def test_office_of_hostile_texts(folder: Path, seed: int) -> None:
    """The papers of a few seeds; tests/bench/fuzz_papers.py makes hundreds."""
    check_papers(Ganas(seed).office(), folder)
