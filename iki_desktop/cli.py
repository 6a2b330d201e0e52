"""The commands of antarmuka.md: arguments in, work done by the library, Indonesian out; no Qt.

Exit codes: 0 done · 1 done, and there are remarks · 2 wrong usage · 3 refused, nothing changed.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from iki_desktop import argumen, offices, papers
from iki_desktop.errors import IkiError, InputRefused, NotYet
from iki_desktop.files import exists, make_folder
from iki_desktop.models.banding import Banding, Keadaan, putusan_bawaan
from iki_desktop.models.catatan import Bacaan, Catatan
from iki_desktop.models.kantor import IsiKantor, JenisKantor, Kantor, new_id
from iki_desktop.models.keputusan import Keputusan
from iki_desktop.models.konteks import sampai_bawaan
from iki_desktop.models.nama import nama_kabupaten, nama_kantor, sebutan_kantor
from iki_desktop.paths import Paths

DONE, REMARKS, REFUSED = 0, 1, 3

Window = Callable[[Path | None, Paths], int]


def run(arguments: Sequence[str], paths: Paths, window: Window) -> int:
    """Carry out one command, or hand over to `window`; the exit code."""
    try:
        pilihan = argumen.parse(arguments)
        if pilihan.perintah is None:
            return window(Path(pilihan.berkas) if pilihan.berkas else None, paths)
        return COMMANDS[pilihan.perintah](pilihan, paths)
    except SystemExit as stop:  # of argparse: 0 after help and versi, 2 after wrong usage
        return stop.code if isinstance(stop.code, int) else DONE
    except IkiError as error:
        print(" ".join(error.pesan.split()), file=sys.stderr)
        return REFUSED


def contoh(pilihan: argparse.Namespace, paths: Paths) -> int:
    """`contoh`: the sample office and every paper made from it."""
    folder = Path(pilihan.folder)
    make_folder(folder)
    office = folder / f"contoh{offices.SUFFIX}"
    isi = offices.sample_office(office, paths)
    for path in (office, *papers.write_all(isi, folder, paths)):
        print(path)
    return DONE


def baru(pilihan: argparse.Namespace, paths: Paths) -> int:
    """`baru`: an office file with nothing in it but the office."""
    kantor = Kantor(
        id=new_id(),
        nama=nama_kantor(pilihan.nama),
        jenis=JenisKantor(pilihan.jenis),
        kabupaten=nama_kabupaten(pilihan.kabupaten),
    )
    if not kantor.nama or not kantor.kabupaten:
        raise InputRefused("Nama kantor dan kabupatennya tidak boleh kosong. Sebutkan keduanya.")
    if not (kantor.nama + kantor.kabupaten).isprintable():  # bytes of the terminal that are no UTF-8, too
        raise InputRefused("Nama kantor atau kabupatennya memuat huruf yang tidak dapat dibaca. Ketik ulang.")
    offices.new_office(Path(pilihan.berkas), kantor, paths)
    print(f"{pilihan.berkas} dibuat untuk {_office_words(kantor)}.")
    return DONE


def impor(pilihan: argparse.Namespace, paths: Paths) -> int:
    """`impor`: every source is read before anything is written, so that one bad source changes nothing.

    Of a decree that the file has, new kartu go in and kartu that differ stay as they are (a remark says so),
    unless `--ganti`; the same decree a second time changes nothing.
    """
    from iki_desktop import forms  # which no other command needs

    path = Path(pilihan.berkas)
    if forms.are_forms([Path(sumber) for sumber in pilihan.sumber]):
        return _impor_formulir(pilihan, paths)
    bahan = [offices.read_source(Path(sumber), pilihan.tahun) for sumber in pilihan.sumber]
    is_there = exists(path)
    ada = None
    if is_there:
        with offices.open_office(path) as berkas:
            ada = berkas.isi()
        bahan = [offices.meant_for(ada, isi) for isi in bahan]
    banding = offices.compare(ada, bahan, pilihan.ganti)
    bahan = [_with_remarks(*pair, pilihan.ganti) for pair in zip(bahan, banding, strict=True)]
    if not pilihan.pratinjau:
        changed = offices.take_in(path, bahan, paths, pilihan.ganti)
        outcome = f"Sudah masuk ke {path}." if changed else f"Tidak ada yang berubah di {path}."
    else:
        offices.try_in(path, bahan, pilihan.ganti)
        outcome = f"Ini pratinjau: {path} tidak {'diubah' if is_there else 'dibuat'}."
    if pilihan.json:  # of several sources a list of what antarmuka.md has for one
        reports = [_import_report(*pair, pilihan.ganti) for pair in zip(bahan, banding, strict=True)]
        _print_json(reports if len(reports) > 1 else reports[0])
    else:
        for sumber, isi, satu in zip(pilihan.sumber, bahan, banding, strict=True):
            keputusan = isi.keputusan if isinstance(isi, IsiKantor) else (isi.keputusan,)
            print(f"{sumber}: {_office_words(isi.kantor)}; {_counts(keputusan)}.")
            if satu is not None:
                print(f"  {_compared(satu, pilihan.ganti)}")
            _print_remarks(_remarks(isi))
        print(outcome)
    return REMARKS if any(_remarks(isi) for isi in bahan) else DONE


def _impor_formulir(pilihan: argparse.Namespace, paths: Paths) -> int:
    from iki_desktop import forms

    path, ganti = Path(pilihan.berkas), pilihan.ganti
    found = forms.read_forms([Path(sumber) for sumber in pilihan.sumber])
    hasil = forms.take_forms(path, found, paths, ganti=ganti, pratinjau=pilihan.pratinjau)
    remarks = [forms.remarks(form, hasil, ganti=ganti) for form in found]
    if pilihan.json:
        reports = [forms.report_json(form, hasil, ganti=ganti) for form in found]
        _print_json(reports if len(reports) > 1 else reports[0])
    else:
        for form, catatan in zip(found, remarks, strict=True):
            print(f"{form.nama}: {forms.form_words(form, hasil)}.")
            _print_remarks(catatan)
        count = len(hasil.diterima(ganti=ganti))
        if pilihan.pratinjau:
            print(f"Ini pratinjau: {count} sel akan masuk, {path} tidak diubah.")
        else:
            print(f"{count} sel masuk ke {path}." if count else f"Tidak ada yang berubah di {path}.")
    return REMARKS if any(remarks) else DONE


def ekspor(pilihan: argparse.Namespace, paths: Paths) -> int:
    """`ekspor`: one paper of one office file."""
    path, out = Path(pilihan.berkas), Path(pilihan.out)
    tahun, sampai = pilihan.tahun, None
    if pilihan.sampai is not None:
        asked, sampai = pilihan.sampai
        if tahun not in (None, asked):
            raise InputRefused(
                f"--tahun {tahun} dan --sampai {asked}-{sampai:02d} tidak sejalan; tidak ada yang ditulis. "
                "Sebut tahun yang sama, atau salah satunya saja."
            )
        tahun = asked
    if exists(out) and exists(path) and out.samefile(path):
        raise InputRefused(f"“{out}” adalah berkas kantornya sendiri, jadi tidak ditulisi. Pilih nama lain.")
    with offices.open_office(path) as berkas:
        isi, pembukaan = berkas.isi(), berkas.pembukaan()
    papers.write_paper(
        pilihan.jenis,
        isi,
        out,
        paths,
        tahun=tahun,
        sampai=sampai,
        kartu=pilihan.kartu or (),
        pembukaan=pembukaan,
    )
    print(out)
    return DONE


def periksa(pilihan: argparse.Namespace, _paths: Paths) -> int:
    """`periksa`: opening tells whether the file is whole and ours; then the remarks of a reviewer."""
    path = Path(pilihan.berkas)
    if path.suffix.lower() == ".ikip":
        raise NotYet("Pemeriksaan paket .ikip belum tersedia di versi ini; tidak ada yang diubah.")
    if pilihan.kode is not None:
        return _periksa_kode(pilihan, path)
    from iki_desktop.models.pegawai import masa_bertumpuk
    from iki_desktop.models.pemeriksaan import periksa_angka, periksa_naskah
    from iki_desktop.models.penutupan import catatan_pembukaan
    from iki_desktop.store.opening import periksa_berkas

    catatan = [*periksa_berkas(path)]
    with offices.open_office(path) as berkas:
        isi, pembukaan = berkas.isi(), berkas.pembukaan()
    catatan += [*periksa_naskah(isi), *masa_bertumpuk(isi)]
    for tahun in sorted({sel.tahun for sel in isi.realisasi}):
        catatan += periksa_angka(isi, tahun, sampai_bawaan(isi, tahun))
    catatan += catatan_pembukaan(isi, pembukaan)
    if pilihan.json:
        from iki_desktop.models.ikijson import catatan_json

        _print_json({"utuh": True, "catatan": [catatan_json(satu) for satu in catatan]})
    else:
        print(f"{path}: utuh. {_office_words(isi.kantor)}; {_counts(isi.keputusan)}.")
        _print_remarks(catatan)
    return REMARKS if catatan else DONE


def _periksa_kode(pilihan: argparse.Namespace, path: Path) -> int:
    """`periksa --kode`: does the file still say what the paper with this code says; if not, what differs."""
    from iki_desktop.models.cocokkan import Kecocokan, kalimat_cocokan
    from iki_desktop.models.kode import baca_kode

    kode = baca_kode(pilihan.kode)
    with offices.open_office(path) as berkas:
        isi, cocokan = offices.match_code(berkas, kode, berkas.isi())
        of_another = isi.kantor.id != berkas.owner_id
    if pilihan.json:
        from iki_desktop.models.ikijson import cocokan_json

        _print_json(cocokan_json(isi, cocokan, of_another))
    else:
        print(kalimat_cocokan(isi, cocokan, of_another))
        for beda in cocokan.beda:
            print(f"  {beda.tempat}: {_one_line(beda.lama)} → {_one_line(beda.baru)}")
    return DONE if cocokan.hasil is Kecocokan.SAMA else REMARKS


def kirim(_pilihan: argparse.Namespace, _paths: Paths) -> int:
    """`kirim`: packages come with a later version."""
    raise NotYet("Pengiriman paket belum tersedia di versi ini; tidak ada yang ditulis.")


def terima(_pilihan: argparse.Namespace, _paths: Paths) -> int:
    """`terima`: packages come with a later version."""
    raise NotYet("Penerimaan paket belum tersedia di versi ini; tidak ada yang diubah.")


def swauji(pilihan: argparse.Namespace, _paths: Paths) -> int:
    """`swauji`: the self-test of an installed copy."""
    from iki_desktop.swauji import run_self_test

    return run_self_test(Path(pilihan.laporan) if pilihan.laporan else None)


COMMANDS: dict[str, Callable[[argparse.Namespace, Paths], int]] = {
    "contoh": contoh,
    "baru": baru,
    "impor": impor,
    "ekspor": ekspor,
    "periksa": periksa,
    "kirim": kirim,
    "terima": terima,
    "swauji": swauji,
}


def _remarks(bahan: offices.Bahan) -> tuple[Catatan, ...]:
    return bahan.catatan if isinstance(bahan, Bacaan) else ()


def _with_remarks(bahan: offices.Bahan, banding: Banding | None, ganti: bool) -> offices.Bahan:
    """The same, with the remarks of what the file has otherwise."""
    if banding is None or isinstance(bahan, IsiKantor):
        return bahan
    from iki_desktop.models.catatan_banding import catatan_banding

    more = catatan_banding(banding, putusan_bawaan(banding, ganti))
    return replace(bahan, catatan=(*bahan.catatan, *more))


def _compared(banding: Banding, ganti: bool) -> str:
    """How the read kartu stand to the file: “2 baru, 20 sama, 2 berubah (dibiarkan), 1 tidak di naskah”."""
    berubah = banding.banyak(Keadaan.BERUBAH)
    what = f" ({'diganti' if ganti else 'dibiarkan; --ganti menggantinya'})" if berubah else ""
    return (
        f"Kartu: {banding.banyak(Keadaan.BARU)} baru, {banding.banyak(Keadaan.SAMA)} sama, "
        f"{berubah} berubah{what}, {len(banding.tak_di_naskah)} hanya di berkas."
    )


def _import_report(bahan: offices.Bahan, banding: Banding | None, ganti: bool) -> Mapping[str, Any]:
    from iki_desktop.models.ikijson import bacaan_json, banding_json, to_json

    if isinstance(bahan, IsiKantor):
        return {"hasil": to_json(bahan), "catatan": []}
    assert banding is not None
    return bacaan_json(bahan) | {"banding": banding_json(banding, putusan_bawaan(banding, ganti))}


def _one_line(text: str) -> str:
    return " ".join(text.split()) or "(kosong)"


def _office_words(kantor: Kantor) -> str:
    return ", ".join(words for words in (sebutan_kantor(kantor), kantor.kabupaten) if words)


def _counts(keputusan: Iterable[Keputusan]) -> str:
    """How much a file or a reading holds: “1 keputusan, 24 kartu, 125 indikator”."""
    decrees = list(keputusan)
    kartu = [satu for decree in decrees for satu in decree.kartu]
    indikator = sum(1 for satu in kartu for _ in satu.indikator())
    return f"{len(decrees)} keputusan, {len(kartu)} kartu, {indikator} indikator"


def _print_remarks(catatan: Iterable[Catatan]) -> None:
    for satu in catatan:
        line = f"baris {satu.baris}" if satu.baris is not None else ""
        place = ", ".join(part for part in (line, satu.tempat) if part)
        print(f"  {satu.tingkat.value}: " + (f"{place}: " if place else "") + satu.pesan)


def _print_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
