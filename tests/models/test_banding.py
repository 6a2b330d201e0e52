"""A read decree beside the file's: kartu are known again, what differs is said, nothing recorded is lost."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_desktop.models.banding import (
    Banding,
    Keadaan,
    Putusan,
    bandingkan,
    gabungkan,
    putusan_bawaan,
    sk_yang_sama,
)
from iki_desktop.models.beda import Beda, Nasib, beda_kata
from iki_desktop.models.catatan_banding import catatan_banding
from iki_desktop.models.kantor import new_id
from iki_desktop.models.keputusan import (
    Arah,
    Gaya,
    Indikator,
    JenisIndikator,
    Kartu,
    Keputusan,
    Pengampu,
    Sasaran,
    Target,
)

BARU, SAMA, BERUBAH = Keadaan.BARU, Keadaan.SAMA, Keadaan.BERUBAH


def indikator(teks: str, **lain: object) -> Indikator:
    return Indikator(new_id(), teks, **lain)  # pyright: ignore[reportArgumentType]


def kartu(
    jabatan: str, *isi: str | Indikator, sasaran: str = "Meningkatnya pelayanan", unit: str = ""
) -> Kartu:
    daftar = tuple(i if isinstance(i, Indikator) else indikator(i) for i in isi)
    return Kartu(new_id(), 0, jabatan=jabatan, unit=unit, sasaran=(Sasaran(new_id(), sasaran, daftar),))


def sk(*isi: Kartu, **lain: object) -> Keputusan:
    bernomor = tuple(replace(k, urut=n) for n, k in enumerate(isi, 1))
    return Keputusan(new_id(), 2026, kartu=bernomor, **lain)  # pyright: ignore[reportArgumentType]


def dibaca_lagi(keputusan: Keputusan) -> Keputusan:
    """The same paper read once more: every id is fresh, and nobody has said a pengampu."""
    return replace(
        keputusan,
        id=new_id(),
        kartu=tuple(
            replace(
                k,
                id=new_id(),
                pengampu=(),
                sasaran=tuple(
                    replace(s, id=new_id(), indikator=tuple(replace(i, id=new_id()) for i in s.indikator))
                    for s in k.sasaran
                ),
            )
            for k in keputusan.kartu
        ),
    )


def keadaan(banding: Banding) -> list[Keadaan]:
    return [k.keadaan for k in banding.kartu]


def ids(keputusan: Keputusan) -> list[str]:
    return [x for k in keputusan.kartu for x in (k.id, *(i.id for i in k.indikator()))]


ARSIP, TAMU = "Jumlah arsip yang ditata", "Jumlah tamu yang dilayani"
CAMAT = kartu("Camat", "Nilai evaluasi kinerja kecamatan", "Persentase desa yang tertib administrasi")
STAF_A = kartu("Pengadministrasi Umum", ARSIP, "Jumlah surat masuk yang dicatat")
STAF_B = kartu("Pengadministrasi Umum", TAMU, "Jumlah barang yang diinventarisasi")


def test_the_same_paper_again_is_the_same_and_nothing_of_it_goes_in() -> None:
    lama = sk(CAMAT, STAF_A, STAF_B)
    banding = bandingkan(dibaca_lagi(lama), lama)
    assert keadaan(banding) == [SAMA, SAMA, SAMA]
    assert (banding.kepala, banding.tak_di_naskah) == ((), ())
    assert gabungkan(banding, putusan_bawaan(banding)) == lama
    assert gabungkan(banding, putusan_bawaan(banding, ganti=True), kepala=True) == lama


def test_titles_that_repeat_are_told_apart_by_what_they_hold() -> None:
    lama = sk(CAMAT, STAF_A, STAF_B)
    banding = bandingkan(dibaca_lagi(sk(STAF_B, STAF_A)), lama)
    assert [k.lama and k.lama.id for k in banding.kartu] == [STAF_B.id, STAF_A.id]
    assert keadaan(banding) == [SAMA, SAMA]
    assert [k.id for k in banding.tak_di_naskah] == [CAMAT.id]


def test_twins_with_the_same_content_are_paired_in_order() -> None:
    kembar = sk(*(kartu("Kepala Dusun", ARSIP) for _ in range(3)))
    banding = bandingkan(dibaca_lagi(kembar), kembar)
    assert [k.lama and k.lama.id for k in banding.kartu] == [k.id for k in kembar.kartu]


def test_kartu_of_two_units_are_told_apart_by_unit() -> None:
    utara, selatan = (
        kartu("Lurah", ARSIP, unit="Kelurahan Utara"),
        kartu("Lurah", TAMU, unit="Kelurahan Selatan"),
    )
    baca = dibaca_lagi(sk(replace(selatan, sasaran=utara.sasaran)))
    banding = bandingkan(baca, sk(utara))
    assert keadaan(banding) == [BERUBAH], "the same content under another unit is the same kartu"
    assert [b.tempat for b in banding.kartu[0].beda] == ["Unit"]
    banding = bandingkan(dibaca_lagi(sk(selatan)), sk(utara))
    assert keadaan(banding) == [BARU], "another unit and other content is another kartu"


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        ("Kepala Seksi Pemerintahan", "Kepala Seksi Pelayanan Umum"),
        ("Kepala Sub Bagian Umum", "Kepala Sub Bagian Keuangan"),
    ],
)
def test_kartu_of_near_titles_and_other_content_are_not_taken_for_one(satu: str, lain: str) -> None:
    banding = bandingkan(sk(kartu(lain, TAMU)), sk(kartu(satu, "Persentase desa yang tertib administrasi")))
    assert keadaan(banding) == [BARU]


def test_a_renamed_jabatan_with_the_same_content_is_known_again() -> None:
    lama = kartu("Kasi Pelayanan Umum", ARSIP, TAMU)
    baca = dibaca_lagi(sk(replace(lama, jabatan="Kepala Seksi Pelayanan")))
    banding = bandingkan(baca, sk(lama))
    assert banding.kartu[0].beda == (Beda("Jabatan", "Kasi Pelayanan Umum", "Kepala Seksi Pelayanan"),)


def test_each_field_that_differs_is_named_with_both_its_states() -> None:
    lama = replace(
        kartu("Camat", indikator(ARSIP, formulasi="Arsip dihitung", target={2026: Target(Decimal(5))}), TAMU),
        tugas=("memimpin",),
        fungsi=("membina", "melayani"),
        gaya_fungsi=Gaya.ABC,
    )
    baca = dibaca_lagi(sk(lama)).kartu[0]
    (s,) = baca.sasaran
    satu, dua = s.indikator
    satu = replace(satu, formulasi="Arsip yang ditata dihitung", target={2026: Target(Decimal(7))})
    isi = (satu, replace(dua, teks="Jumlah tamu yang dilayani tepat waktu"), indikator("Indeks kepuasan"))
    baca = replace(
        baca, fungsi=("membina", "mengawasi"), sasaran=(replace(s, teks="Naiknya mutu", indikator=isi),)
    )
    (k,) = bandingkan(sk(baca), sk(lama)).kartu
    assert [(b.tempat, b.lama, b.baru) for b in k.beda] == [
        ("Fungsi", "membina\nmelayani", "membina\nmengawasi"),
        ("Sasaran 1", "Meningkatnya pelayanan", "Naiknya mutu"),
        ("Indikator 1, formulasi", "Arsip dihitung", "Arsip yang ditata dihitung"),
        ("Indikator 1, target 2026", "5", "7"),
        ("Indikator 2", TAMU, "Jumlah tamu yang dilayani tepat waktu"),
        ("Indikator 3", "", "Indeks kepuasan"),
    ]


def test_spacing_and_what_cannot_be_seen_are_no_difference() -> None:
    lama = kartu("Camat", indikator(ARSIP, formulasi="a\nb"))
    baca = dibaca_lagi(sk(lama)).kartu[0]
    (s,) = baca.sasaran
    i = replace(s.indikator[0], teks=ARSIP.replace(" ", "  "), formulasi="a b\u200b")
    banding = bandingkan(sk(replace(baca, sasaran=(replace(s, indikator=(i,)),))), sk(lama))
    assert keadaan(banding) == [SAMA]


def test_what_the_paper_does_not_say_stays_as_the_office_has_it() -> None:
    i = indikator(ARSIP, satuan="berkas", arah=Arah.TURUN, desimal=1, target={2026: Target(Decimal(9))})
    lama = replace(kartu("Camat", i, unit="Kecamatan"), pengampu=(Pengampu("p"),))
    baca = dibaca_lagi(sk(kartu("Camat", ARSIP)))
    assert keadaan(bandingkan(baca, sk(lama))) == [SAMA]
    other = replace(baca.kartu[0].sasaran[0].indikator[0], formulasi="Arsip / 12", satuan="dokumen")
    changed = replace(baca.kartu[0], sasaran=(replace(baca.kartu[0].sasaran[0], indikator=(other,)),))
    (k,) = bandingkan(sk(changed), sk(lama)).kartu
    assert k.jadi is not None
    (jadi,) = k.jadi.indikator()
    assert (jadi.satuan, jadi.arah) == ("dokumen", Arah.NAIK), "other words are concluded from anew"
    assert (jadi.id, jadi.desimal, jadi.target) == (i.id, 1, i.target)
    assert (k.jadi.unit, k.jadi.pengampu) == ("Kecamatan", (Pengampu("p"),))


def test_replacing_keeps_ids_and_never_an_indikator_with_figures_goes() -> None:
    lama = replace(
        kartu("Camat", ARSIP, TAMU, "Indeks kepuasan warga"),
        sasaran=(
            Sasaran("s1", "Tertibnya arsip", (Indikator("i1", ARSIP), Indikator("i2", TAMU))),
            Sasaran("s2", "Puasnya warga", (Indikator("i3", "Indeks kepuasan warga"),)),
        ),
    )
    baca = sk(replace(kartu("Camat", "Jumlah arsip ditata", "Lama pengurusan izin", sasaran="Tertib arsip")))
    banding = bandingkan(baca, sk(lama), tercatat={"i2", "i3"})
    (k,) = banding.kartu
    assert [i.id for i in k.dijaga] == ["i2", "i3"]
    hasil = gabungkan(banding, {k.baca.id: Putusan.GANTI}).kartu[0]
    assert [(s.id, [i.id for i in s.indikator]) for s in hasil.sasaran] == [
        ("s1", ["i1", baca.kartu[0].sasaran[0].indikator[1].id, "i2"]),
        ("s2", ["i3"]),
    ]
    (k,) = bandingkan(baca, sk(lama), tercatat={"i2"}).kartu
    assert ([i.id for i in k.dijaga], [i.id for i in k.dibuang]) == (["i2"], ["i3"])
    kode = [c.kode for c in catatan_banding(bandingkan(baca, sk(lama), {"i2"}), {k.baca.id: Putusan.GANTI})]
    assert kode == ["indikator-dijaga", "indikator-dibuang"]


def test_an_indikator_with_figures_keeps_the_shape_of_its_figures() -> None:
    lama = kartu("Camat", indikator(ARSIP, jenis=JenisIndikator.JUMLAH))
    i = indikator(ARSIP, jenis=JenisIndikator.PERSENTASE, pembilang="a", penyebut="b", formulasi="a / b")
    (id_lama,) = [x.id for x in lama.indikator()]
    (k,) = bandingkan(sk(kartu("Camat", i)), sk(lama), {id_lama}).kartu
    assert k.jadi is not None
    (jadi,) = k.jadi.indikator()
    assert (jadi.jenis, jadi.berbagian, jadi.formulasi) == (JenisIndikator.JUMLAH, False, "a / b")


def test_unasked_nothing_of_the_file_changes_and_new_kartu_go_in_at_their_place() -> None:
    lama = sk(CAMAT, STAF_A)
    baca = dibaca_lagi(sk(CAMAT, STAF_B, replace(STAF_A, tugas=("mengarsip",))))
    banding = bandingkan(baca, lama)
    assert keadaan(banding) == [SAMA, BARU, BERUBAH]
    hasil = gabungkan(banding, putusan_bawaan(banding))
    assert [k.id for k in hasil.kartu] == [CAMAT.id, baca.kartu[1].id, STAF_A.id]
    assert [k.urut for k in hasil.kartu] == [1, 2, 3]
    assert hasil.kartu[2].tugas == ()
    assert [c.kode for c in catatan_banding(banding, putusan_bawaan(banding))] == ["kartu-berbeda"]
    ganti = gabungkan(banding, putusan_bawaan(banding, ganti=True))
    assert (ganti.kartu[2].id, ganti.kartu[2].tugas) == (STAF_A.id, ("mengarsip",))


def test_a_kartu_can_go_in_beside_the_one_it_is_like_and_a_new_one_be_left() -> None:
    lama = sk(CAMAT, STAF_A)
    baca = dibaca_lagi(sk(CAMAT, STAF_B))
    banding = bandingkan(baca, lama)
    hasil = gabungkan(banding, {baca.kartu[0].id: Putusan.TAMBAH, baca.kartu[1].id: Putusan.LEWATI})
    assert [k.id for k in hasil.kartu] == [CAMAT.id, baca.kartu[0].id, STAF_A.id]
    assert (
        gabungkan(bandingkan(baca, hasil), {baca.kartu[0].id: Putusan.TAMBAH}).kartu[1].id == baca.kartu[0].id
    )


def test_into_a_file_without_it_every_kartu_is_new() -> None:
    baca = sk(CAMAT, STAF_A)
    banding = bandingkan(baca, None)
    assert keadaan(banding) == [BARU, BARU]
    assert gabungkan(banding, putusan_bawaan(banding)) == baca
    left = gabungkan(banding, {CAMAT.id: Putusan.LEWATI})
    assert [(k.id, k.urut) for k in left.kartu] == [(STAF_A.id, 1)]


def test_the_decree_itself_changes_only_when_asked_and_keeps_what_was_not_read() -> None:
    lama = sk(CAMAT, nomor="188/7/2026", tentang="Indikator", tempat="Uji")
    baca = replace(dibaca_lagi(lama), nomor="188/8/2026", tempat="", menimbang=("bahwa perlu",))
    banding = bandingkan(baca, lama)
    assert banding.kepala == (Beda("Nomor", "188/7/2026", "188/8/2026"), Beda("Menimbang", "", "bahwa perlu"))
    assert gabungkan(banding, {}).nomor == "188/7/2026"
    hasil = gabungkan(banding, {}, kepala=True)
    assert (hasil.id, hasil.nomor, hasil.tempat) == (lama.id, "188/8/2026", "Uji")


@pytest.mark.parametrize(
    ("satu", "dua", "same"),
    [
        ("188/7/2026", " 188 / 7 / 2026. ", True),
        ("188/7/2026", "188/8/2026", False),
        ("", "", True),
        ("", "188/7/2026", True),  # the number was typed after signing
        ("188/   /2026", "188/7/2026", True),
    ],
)
def test_the_same_decree_is_known_by_its_number_or_where_that_is_open_by_its_kartu(
    satu: str, dua: str, same: bool
) -> None:
    lama = sk(CAMAT, STAF_A, nomor=satu)
    baca = replace(dibaca_lagi(lama), nomor=dua)
    assert (sk_yang_sama(baca, [lama]) is lama) == same
    assert sk_yang_sama(replace(baca, tahun=2027), [lama]) is None
    if not (satu and dua):
        other = replace(baca, tentang="Lain", kartu=(kartu("Lurah", "Luas wilayah"),))
        assert sk_yang_sama(other, [lama]) is None


def test_words_that_go_and_come_are_told_apart() -> None:
    assert [(p.teks, p.nasib) for p in beda_kata("surat yang masuk", "surat masuk hari ini")] == [
        ("surat", Nasib.TETAP),
        ("yang", Nasib.DIBUANG),
        ("masuk", Nasib.TETAP),
        ("hari ini", Nasib.DITAMBAH),
    ]


_TEKS = st.sampled_from(
    ["Jumlah surat masuk", ARSIP, TAMU, "Indeks kepuasan warga", "Nilai evaluasi kinerja"]
)
_KARTU = st.builds(
    lambda jabatan, isi: kartu(jabatan, *isi),
    st.sampled_from(["Camat", "Lurah", "Kepala Seksi Pelayanan"]),
    st.lists(_TEKS, max_size=4),
)


@settings(max_examples=40)
@given(st.lists(_KARTU, max_size=5), st.lists(_KARTU, max_size=5), st.booleans(), st.data())
def test_whatever_is_put_together_keeps_what_has_figures_and_a_second_time_changes_nothing(
    di_berkas: list[Kartu], dibaca: list[Kartu], ganti: bool, data: st.DataObject
) -> None:
    lama, baca = sk(*di_berkas), sk(*dibaca)
    semua = [i.id for k in lama.kartu for i in k.indikator()]
    tercatat = frozenset(data.draw(st.lists(st.sampled_from(semua)))) if semua else frozenset[str]()
    banding = bandingkan(baca, lama, tercatat)
    hasil = gabungkan(banding, putusan_bawaan(banding, ganti))
    assert len(set(ids(hasil))) == len(ids(hasil))
    assert tercatat <= set(ids(hasil))
    assert [k.urut for k in hasil.kartu] == list(range(1, len(hasil.kartu) + 1))
    assert {k.id for k in lama.kartu} <= {k.id for k in hasil.kartu}
    lagi = bandingkan(dibaca_lagi(baca), hasil, tercatat)
    assert not lagi.banyak(BARU)
    if ganti:
        assert gabungkan(lagi, putusan_bawaan(lagi)) == hasil
