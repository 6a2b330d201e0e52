"""One kartu: its labels, its table, and the meaning of its indikator, as entities of the domain."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from iki_desktop.models.kantor import new_id
from iki_desktop.models.keputusan import (
    Arah,
    Frekuensi,
    Gaya,
    Indikator,
    JenisIndikator,
    JenisKartu,
    Kartu,
    Konsolidasi,
    Pengampu,
    Sasaran,
)
from iki_desktop.models.rumus import Pecahan, pecah_rumus, tanpa_seratus
from iki_desktop.models.tafsir import (
    arah_dari_teks,
    frekuensi_dari_teks,
    jenis_dari_teks,
    komponen_dari_teks,
    konsolidasi_bawaan,
    konsolidasi_dari_teks,
    satuan_dari_teks,
    unit_dari_jabatan,
)
from iki_desktop.models.target_teks import target_dari_teks
from iki_desktop.readers.document import FRACTION_CLOSE, FRACTION_MIDDLE, FRACTION_OPEN, without_fractions
from iki_desktop.readers.parser.cells import numbered_lines
from iki_desktop.readers.parser.compose import Composer
from iki_desktop.readers.parser.drafts import IndikatorDraft, SasaranDraft
from iki_desktop.readers.parser.fields import distribute_lines
from iki_desktop.readers.parser.habits import Habits
from iki_desktop.readers.parser.lampiran import KartuPart
from iki_desktop.readers.parser.lists import read_list
from iki_desktop.readers.parser.stream import KartuRow, KartuTable
from iki_desktop.readers.parser.targets import draft_targets, target_unit
from iki_desktop.readers.recorder import Recorder, quote
from iki_desktop.readers.wording.columns import Role
from iki_desktop.readers.wording.words import begins_small, plain

MAX_NAMED = 3  # names in one remark
BEHIND_FRACTION = re.compile(r"\s*(?P<teks>(?:[a-wyz]|\d+\s?%)[^\n=×]{1,80}?)(?=\s*$)")
"""What goes on with the words of a fraction behind it: neither "x 100 %" nor a sentence of its own."""
AVERAGE = re.compile(r"\b(?:rata-?\s?rata|rerata|rasio|perbandingan)\b", re.IGNORECASE)


def read_kartu(bagian: KartuPart, urut: int, tahun: int, habits: Habits, recorder: Recorder) -> Kartu:
    """Understand one kartu. Remarks name it by its place, and once it is known by its jabatan."""
    recorder.tempat = f"Kartu {urut}"
    start = len(recorder.catatan)
    content = distribute_lines(bagian, recorder)
    jabatan = content.jabatan
    if not jabatan and bagian.jabatan_from_title:
        jabatan = bagian.jabatan_from_title
        recorder.periksa(
            "jabatan-dari-judul",
            f"Jabatan {quote(jabatan)} diambil dari judul; label Jabatan tidak ada.",
            bagian.nomor,
        )
    elif bagian.jabatan_from_title:
        recorder.info(
            "judul-jabatan",
            f"Judul {quote(bagian.jabatan_from_title)} berdiri di atas kartu ini.",
            bagian.nomor,
        )
    if not jabatan and bagian.kind is JenisKartu.IKI:
        recorder.periksa("jabatan-hilang", "Kartu ini tidak menyebut jabatan. Isi jabatannya.", bagian.nomor)
    if jabatan:
        recorder.tempat = f"Kartu {urut} ({jabatan})"
        recorder.rename_place(start, recorder.tempat)
    tugas, gaya_tugas = read_list(content.tugas, recorder, f"{recorder.tempat}, tugas", paragraphs=True)
    fungsi, gaya_fungsi = read_list(content.fungsi, recorder, f"{recorder.tempat}, fungsi")
    if not content.has_fungsi and not fungsi:
        gaya_fungsi = Gaya.KOSONG
    main = main_tables(bagian)
    sasaran = read_table(main, tahun, habits, recorder)
    if not sasaran:
        recorder.galat(
            "tabel-hilang", "Tabel indikator kartu ini tidak ditemukan. Isi sendiri.", bagian.nomor
        )
    return Kartu(
        id=new_id(),
        urut=urut,
        jenis=bagian.kind,
        bagian=bagian.bagian,
        jabatan=jabatan,
        unit=content.unit or unit_dari_jabatan(jabatan),
        tugas=tuple(b.teks for b in tugas),
        fungsi=tuple(b.teks for b in fungsi),
        gaya_tugas=gaya_tugas,
        gaya_fungsi=gaya_fungsi,
        judul_kolom=main[0].columns.titles if main else (),
        pengampu=(Pengampu(new_id()),),
        sasaran=tuple(sasaran),
    )


def main_tables(bagian: KartuPart) -> list[KartuTable]:
    """The tables that make the kartu; the others beside them state targets."""
    return [t for t in bagian.tables if t.columns.complete] or bagian.tables


def read_table(tables: Sequence[KartuTable], tahun: int, habits: Habits, recorder: Recorder) -> list[Sasaran]:
    """The sasaran of these tables, which are one: later ones go on where the page broke."""
    rows: list[KartuRow] = [b for t in tables for b in t.rows]
    known = bool(tables) and all(t.merged_known for t in tables)
    draft = Composer(rows, habits, recorder, merged_known=known).compose()
    _merged_sumber_data(draft, rows, recorder, known=known)
    results: list[Sasaran] = []
    for s in draft:
        indikator = tuple(to_indikator(i, tahun, recorder) for i in s.indikator)
        if not s.teks:
            recorder.periksa(
                "sasaran-kosong", "Sasaran tanpa bunyi; sel sasarannya kosong di naskah.", s.nomor
            )
        if not indikator:
            recorder.periksa(
                "sasaran-tanpa-indikator", f"Sasaran {quote(s.teks)} tidak punya indikator.", s.nomor
            )
        results.append(Sasaran(new_id(), s.teks, indikator))
    return results


def _merged_sumber_data(
    draft: Sequence[SasaranDraft], rows: Sequence[KartuRow], recorder: Recorder, *, known: bool
) -> None:
    """Sumber data and penanggung jawab that stand once for several indikator of a sasaran.

    Where the format does not tell merged cells, a value that stands alone in its sasaran holds for the
    indikator below it; among several values an empty cell is a gap, and the value above is only offered.
    """
    continued = {
        p: {b.nomor for b in rows if p in b.continued} for p in (Role.SUMBER_DATA, Role.PENANGGUNG_JAWAB)
    }
    for s in draft:
        for role, column, name in (
            (Role.SUMBER_DATA, "sumber_data", "Sumber data"),
            (Role.PENANGGUNG_JAWAB, "penanggung_jawab", "Penanggung jawab"),
        ):
            content = [getattr(i, column) for i in s.indikator]
            alone = len({plain(x) for x in content if x}) == 1 and sum(map(bool, content)) < max(
                2, len(content) - 1
            )
            upper = ""
            sharing: list[IndikatorDraft] = []  # indikator that take the value above theirs
            for i in s.indikator:
                has = getattr(i, column)
                if has:
                    _name_sharing(sharing, name, upper, recorder)
                    sharing = []
                if not has and upper and (i.nomor in continued[role] if known else alone):
                    setattr(i, column, upper)
                    sharing.append(i)
                elif not has and upper and not known:
                    recorder.periksa(
                        "sumber-kosong",
                        f"{name} untuk {quote(i.teks)} kosong; baris di atasnya menyebut {quote(upper)}.",
                        i.nomor,
                        usul=upper,
                    )
                upper = has or upper
            _name_sharing(sharing, name, upper, recorder)


def _name_sharing(sharing: Sequence[IndikatorDraft], name: str, content: str, recorder: Recorder) -> None:
    """One remark for all rows that a value stands beside."""
    if sharing:
        items = ", ".join(quote(i.teks) for i in sharing[:MAX_NAMED])
        rest = f" dan {len(sharing) - MAX_NAMED} indikator lagi" if len(sharing) > MAX_NAMED else ""
        recorder.info(
            "sumber-gabung",
            f"{name} {quote(content)} dipakai juga untuk baris di bawahnya yang selnya kosong: "
            f"{items}{rest}.",
            sharing[0].nomor,
        )


def to_indikator(draft: IndikatorDraft, tahun: int, recorder: Recorder) -> Indikator:
    """The indikator with what its words mean; whatever is more than its words leaves a remark."""
    formulasi, fraction = _formulasi(draft)
    teks = draft.teks
    if not teks and formulasi:
        teks = formulasi.split("\n")[0]
        recorder.periksa(
            "indikator-kosong", f"Nama indikator kosong; diisi dari formulasinya: {quote(teks)}.", draft.nomor
        )
    kind = jenis_dari_teks(teks, formulasi, draft.satuan)
    if fraction is None:
        fraction = pecah_rumus(
            formulasi, persentase=kind is JenisIndikator.PERSENTASE or bool(AVERAGE.search(teks))
        )
    if fraction and kind is JenisIndikator.JUMLAH:
        fraction = None  # a count divides nothing; the slash belongs to its words
    has_sections = fraction is not None and kind is JenisIndikator.PERSENTASE
    fraction = fraction or Pecahan("", "")
    sumber_data = numbered_lines(draft.sumber_data)
    frekuensi = frekuensi_dari_teks(teks, formulasi)
    satuan = draft.satuan or target_unit(draft) or satuan_dari_teks(teks, kind, formulasi)
    usual = konsolidasi_bawaan(kind, has_sections, teks)
    result = Indikator(
        id=new_id(),
        teks=teks,
        jenis=kind,
        satuan=satuan,
        formulasi=formulasi,
        komponen=komponen_dari_teks(formulasi),
        pembilang=fraction.pembilang,
        penyebut=fraction.penyebut,
        sumber_data=sumber_data,
        penanggung_jawab=draft.penanggung_jawab,
        konsolidasi=_konsolidasi(teks, formulasi, usual, kind),
        arah=arah_dari_teks(teks),
        frekuensi=frekuensi or Frekuensi.BULANAN,
    )
    _note_interpretation(result, draft, frekuensi, recorder)
    if result.konsolidasi is not usual:
        message = f"Bulan-bulan {quote(teks)} digabungkan dengan cara {result.konsolidasi} menurut bunyinya."
        recorder.info("konsolidasi", message, draft.nomor, objek=result.id)
    return replace(result, target=draft_targets(draft, result, tahun, recorder))


def _konsolidasi(teks: str, formulasi: str, usual: Konsolidasi, kind: JenisIndikator) -> Konsolidasi:
    """How months become a period as the text says, else as usual; the parts of a persentase have no mean."""
    said = konsolidasi_dari_teks(teks, formulasi)
    parts = kind is JenisIndikator.PERSENTASE and usual is Konsolidasi.JUMLAH
    if said is None or (parts and said not in (Konsolidasi.JUMLAH, Konsolidasi.AKHIR)):
        return usual
    return said


def _formulasi(draft: IndikatorDraft) -> tuple[str, Pecahan | None]:
    """The cell as plain lines, and the fraction that the source itself sets as one."""
    teks = numbered_lines(draft.formula)
    start = teks.rfind(FRACTION_OPEN)
    middle = teks.find(FRACTION_MIDDLE, start)
    end = teks.find(FRACTION_CLOSE, middle)
    fraction = None
    if 0 <= start < middle < end:
        upper, lower = teks[start + 1 : middle].strip(), teks[middle + 1 : end].strip()
        if m := BEHIND_FRACTION.match(teks, end + 1):
            lower = f"{lower} {m['teks']}"  # the cell was cut inside the lower part, by the end of a page
        if upper and lower:
            fraction = Pecahan(tanpa_seratus(upper), tanpa_seratus(lower))
    teks = without_fractions(teks)
    return "\n".join(" ".join(b.split()) for b in teks.split("\n")), fraction


def _note_interpretation(
    i: Indikator, draft: IndikatorDraft, frekuensi: Frekuensi | None, recorder: Recorder
) -> None:
    if i.jenis is JenisIndikator.PERSENTASE and not i.pembilang:
        reason = "formulasinya tidak memuat pembagian" if i.formulasi else "formulasinya kosong"
        recorder.periksa(
            "persentase-tanpa-rumus",
            f"Pembilang dan penyebut {quote(i.teks)} kosong karena {reason}. Isi sendiri bila ada.",
            draft.nomor,
            objek=i.id,
        )
    elif i.pembilang and i.jenis is not JenisIndikator.PERSENTASE:
        recorder.info(
            "pecahan",
            f"{quote(i.teks)} dihitung sebagai {quote(i.pembilang)} dibagi {quote(i.penyebut)}.",
            draft.nomor,
            objek=i.id,
        )
    if i.arah is Arah.TURUN:
        recorder.info(
            "arah", f"{quote(i.teks)} dibaca makin rendah makin baik dari bunyinya.", draft.nomor, objek=i.id
        )
    if (
        begins_small(draft.teks)
        and not draft.teks.startswith("%")
        and i.formulasi
        and not begins_small(i.formulasi)
    ):
        start = i.formulasi.split("\n")[0]
        whole = plain(start).endswith(plain(draft.teks))
        recorder.periksa(
            "indikator-terpotong",
            f"Nama indikator {quote(i.teks)} tampaknya kehilangan awalnya.",
            draft.nomor,
            objek=i.id,
            usul=start if whole else None,
        )
    if frekuensi and frekuensi is not Frekuensi.BULANAN:
        recorder.info(
            "frekuensi", f"{quote(i.teks)} dibaca {frekuensi} dari bunyinya.", draft.nomor, objek=i.id
        )
    target = target_dari_teks(i.teks, i.formulasi, i.jenis)
    if target:
        value, word = target
        recorder.info(
            "target-terbaca",
            f"Teks menyebut {quote(word)}; tawaran target {value} untuk {quote(i.teks)}, belum dipasang.",
            draft.nomor,
            objek=i.id,
            usul=str(value),
        )
