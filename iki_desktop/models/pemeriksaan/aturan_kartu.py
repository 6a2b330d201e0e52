"""Rules about a kartu and about each indikator on it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from iki_desktop.models.angka import angka_json, format_angka, format_besaran
from iki_desktop.models.catatan import TingkatCatatan
from iki_desktop.models.keputusan import Besaran, JenisIndikator, JenisKartu, Kartu, Konsolidasi
from iki_desktop.models.pemeriksaan.kerangka import Aturan, IndikatorDiKartu, Konteks, Temuan, bentuk, ringkas
from iki_desktop.models.target import menjumlahkan_target, tanpa_target, target_sampai
from iki_desktop.models.target_teks import target_dari_teks

# Words without which a formula that repeats its indikator is still the same words.
_KATA_PENGISI = """
    jumlah yang di dan dari untuk pada dalam adalah ke dengan oleh
"""
_PENGISI = frozenset(_KATA_PENGISI.split())
_SELURUH = frozenset(("jumlah", "total", "seluruh", "seluruhnya", "keseluruhan", "semua"))
_GANDA = re.compile(
    r"\b(yang|dan|di|dari|untuk|pada|dengan|indeks|jumlah|persentase|kepada|dalam)\s+\1\b", re.I
)


def _kartu_kosong(_konteks: Konteks, k: Kartu) -> Iterator[Temuan]:
    if k.jenis is JenisKartu.IKI and not k.jabatan.strip():
        yield Temuan("Kartu ini belum punya nama jabatan.", bidang="jabatan")
    if not k.sasaran:
        yield Temuan("Kartu ini belum punya sasaran dan indikator.")


def _sasaran_kosong(_konteks: Konteks, k: Kartu) -> Iterator[Temuan]:
    for n, s in enumerate(k.sasaran, 1):
        if not s.teks.strip():
            yield Temuan("Bunyi sasaran belum diisi.", objek=s.id, tempat=f"sasaran {n}", bidang="teks")
        if not s.indikator:
            yield Temuan("Sasaran ini belum punya indikator.", objek=s.id, tempat=f"sasaran {n}")


def _tugas_kosong(_konteks: Konteks, k: Kartu) -> Iterator[Temuan]:
    if k.jenis is JenisKartu.IKI and k.sasaran and not any(t.strip() for t in k.tugas):
        yield Temuan("Tugas pada kartu ini belum diisi.", bidang="tugas")


def _butir_kembar(_konteks: Konteks, k: Kartu) -> Iterator[Temuan]:
    for nama, daftar in (("tugas", k.tugas), ("fungsi", k.fungsi)):
        pertama: dict[str, int] = {}
        for n, teks in enumerate(daftar, 1):
            kunci = bentuk(teks)
            if kunci and kunci in pertama:
                yield Temuan(f"Butir ini sama dengan {nama} {pertama[kunci]}.", tempat=f"{nama} {n}")
            pertama.setdefault(kunci, n)


def _indikator_kosong(_konteks: Konteks, i: IndikatorDiKartu) -> Iterator[Temuan]:
    if not i.indikator.teks.strip():
        yield Temuan("Bunyi indikator belum diisi.", bidang="teks")


def _indikator_kembar(_konteks: Konteks, i: IndikatorDiKartu) -> Iterator[Temuan]:
    sama = [x for x in i.kartu.indikator() if bentuk(x.teks) == bentuk(i.indikator.teks) != ""]
    if len(sama) > 1 and sama[0].id != i.indikator.id:
        yield Temuan("Indikator ini sudah ada pada kartu yang sama.")


def _tanpa_rumus(_konteks: Konteks, i: IndikatorDiKartu) -> Iterator[Temuan]:
    if i.indikator.jenis is JenisIndikator.PERSENTASE and not i.indikator.berbagian:
        if not i.indikator.formulasi.strip():
            yield Temuan("Persentase ini belum punya formulasi.", bidang="formulasi")
        else:
            yield Temuan(
                "Formulasi persentase ini tidak menyebut pembilang dan penyebut, jadi angkanya hanya "
                "dapat dicatat sebagai persen jadi.",
                bidang="pembilang",
            )


def _pembilang_sama(_konteks: Konteks, i: IndikatorDiKartu) -> Iterator[Temuan]:
    if i.indikator.berbagian and _tanpa_seluruh(i.indikator.pembilang) == _tanpa_seluruh(
        i.indikator.penyebut
    ):
        yield Temuan(
            f"Pembilang dan penyebut berbunyi sama ({ringkas(i.indikator.penyebut)}), jadi hasilnya selalu "
            "100 %. Perbaiki salah satunya.",
            bidang="penyebut",
        )


def _tanpa_seluruh(teks: str) -> list[str]:
    """The words of a part; "seluruh dokumen yang disusun" is no more than "dokumen yang disusun"."""
    return [kata for kata in bentuk(teks).split() if kata not in _SELURUH]


def _formulasi_kosong(_konteks: Konteks, i: IndikatorDiKartu) -> Iterator[Temuan]:
    if i.indikator.jenis is not JenisIndikator.PERSENTASE and not i.indikator.formulasi.strip():
        yield Temuan("Formulasi belum diisi.", bidang="formulasi")


def _mengulang(i: IndikatorDiKartu) -> bool:
    formulasi, teks = bentuk(i.indikator.formulasi), bentuk(i.indikator.teks)
    if not formulasi or not teks or i.indikator.berbagian:
        return False
    return _inti(formulasi) == _inti(teks)


def _inti(teks: str) -> list[str]:
    return [kata for kata in teks.split() if kata not in _PENGISI]


def _mengulang_jumlah(_konteks: Konteks, i: IndikatorDiKartu) -> Iterator[Temuan]:
    if i.indikator.jenis is JenisIndikator.JUMLAH and _mengulang(i):
        yield Temuan("Formulasi hanya mengulang bunyi indikator.", bidang="formulasi")


def _mengulang_lain(_konteks: Konteks, i: IndikatorDiKartu) -> Iterator[Temuan]:
    if i.indikator.jenis is not JenisIndikator.JUMLAH and _mengulang(i):
        yield Temuan(
            "Formulasi hanya mengulang bunyi indikator, jadi cara menghitungnya belum diketahui.",
            bidang="formulasi",
        )


def _sumber_kosong(_konteks: Konteks, i: IndikatorDiKartu) -> Iterator[Temuan]:
    if i.indikator.sumber_data.strip(" -–—"):
        return
    sama = {x.sumber_data for x in i.sasaran.indikator if x.sumber_data.strip(" -–—")}
    # One source for the whole sasaran is what a merged cell of the table meant.
    usul = sama.pop() if len(sama) == 1 else None
    yield Temuan("Sumber data belum diisi.", bidang="sumber_data", usul=usul)


def _kata_ganda(_konteks: Konteks, i: IndikatorDiKartu) -> Iterator[Temuan]:
    for bidang in ("teks", "formulasi", "sumber_data"):
        teks: str = getattr(i.indikator, bidang)
        if temu := _GANDA.search(teks):
            yield Temuan(
                f"Kata {ringkas(temu[1])} tertulis dua kali.", bidang=bidang, usul=_GANDA.sub(r"\1", teks)
            )


def _target_di_teks(konteks: Konteks, i: IndikatorDiKartu) -> Iterator[Temuan]:
    terbaca = target_dari_teks(i.indikator.teks, i.indikator.formulasi, i.indikator.jenis)
    target = i.indikator.target.get(konteks.tahun)
    if terbaca and tanpa_target(target):
        yield Temuan(
            f"Teks menyebut target {format_angka(terbaca[0])} ({ringkas(terbaca[1])}), tetapi target tahun "
            f"{konteks.tahun} belum diisi.",
            bidang="target",
            usul=angka_json(terbaca[0]),
        )


def _target_beda_teks(konteks: Konteks, i: IndikatorDiKartu) -> Iterator[Temuan]:
    terbaca = target_dari_teks(i.indikator.teks, i.indikator.formulasi, i.indikator.jenis)
    target = i.indikator.target.get(konteks.tahun)
    if terbaca and target and target.tahun is not None and target.tahun != terbaca[0]:
        yield Temuan(
            f"Teks menyebut target {format_angka(terbaca[0])}, sedangkan target tahun {konteks.tahun} diisi "
            f"{format_besaran(target.tahun)}.",
            bidang="target",
        )


def _target_tak_cocok(konteks: Konteks, i: IndikatorDiKartu) -> Iterator[Temuan]:
    target = i.indikator.target.get(konteks.tahun)
    if target is None or target.tahun is None:
        return
    cara = Konsolidasi.JUMLAH if menjumlahkan_target(i.indikator) else Konsolidasi.AKHIR
    akhir = target_sampai(target, cara, 12)
    dari = "bulan" if target.bulan else "triwulan"
    lengkap = target.bulan or (target.tw is not None and target.tw[-1] is not None)
    if lengkap and akhir is not None and akhir != target.tahun:
        yield Temuan(
            f"Target {dari} berakhir pada {format_besaran(akhir)}, sedangkan target tahun {konteks.tahun} "
            f"{format_besaran(target.tahun)}.",
            bidang="target",
        )
    if target.tw and target.tw_kumulatif and menjumlahkan_target(i.indikator) and _turun(target.tw):
        yield Temuan(
            "Target triwulan dihitung kumulatif, tetapi ada yang lebih kecil daripada triwulan sebelumnya.",
            bidang="target",
        )


def _turun(tw: tuple[Besaran | None, ...]) -> bool:
    angka = [t for t in tw if isinstance(t, Decimal)]
    return any(a > b for a, b in pairwise(angka))


ATURAN_KARTU: tuple[Aturan[Kartu], ...] = (
    Aturan("kartu-kosong", TingkatCatatan.PERIKSA, _kartu_kosong),
    Aturan("sasaran-kosong", TingkatCatatan.PERIKSA, _sasaran_kosong),
    Aturan("tugas-kosong", TingkatCatatan.PERIKSA, _tugas_kosong),
    Aturan("butir-kembar", TingkatCatatan.PERIKSA, _butir_kembar),
)

ATURAN_INDIKATOR: tuple[Aturan[IndikatorDiKartu], ...] = (
    Aturan("indikator-kosong", TingkatCatatan.GALAT, _indikator_kosong),
    Aturan("indikator-kembar", TingkatCatatan.PERIKSA, _indikator_kembar),
    Aturan("persentase-tanpa-rumus", TingkatCatatan.PERIKSA, _tanpa_rumus),
    Aturan("pembilang-sama-penyebut", TingkatCatatan.PERIKSA, _pembilang_sama),
    Aturan("formulasi-kosong", TingkatCatatan.PERIKSA, _formulasi_kosong),
    Aturan("formulasi-mengulang", TingkatCatatan.PERIKSA, _mengulang_lain),
    Aturan("formulasi-mengulang", TingkatCatatan.INFO, _mengulang_jumlah),
    Aturan("sumber-data-kosong", TingkatCatatan.PERIKSA, _sumber_kosong),
    Aturan("kata-ganda", TingkatCatatan.INFO, _kata_ganda),
    Aturan("target-di-teks", TingkatCatatan.INFO, _target_di_teks),
    Aturan("target-beda-teks", TingkatCatatan.PERIKSA, _target_beda_teks),
    Aturan("target-tak-cocok", TingkatCatatan.PERIKSA, _target_tak_cocok),
)
