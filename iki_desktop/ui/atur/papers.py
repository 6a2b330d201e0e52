"""The forms of papers and their copies, of the scale, and of this PC's look."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from iki_desktop.errors import InputRefused
from iki_desktop.models.angka import format_angka, parse_angka
from iki_desktop.models.kantor import SKALA, IsiKantor
from iki_desktop.models.kategori import skala_kantor, uraian_skala
from iki_desktop.models.tanggal import format_nip, parse_nip
from iki_desktop.ui.atur.form import Form
from iki_desktop.ui.session import Session

_MARGIN = (5, 60)  # mm
_LETTERS = (8, 16)  # pt
_TABLE_LETTERS = (9, 14)  # pt, not below 9 by the rules of the papers
_COLUMNS = ("Kolom sasaran", "Kolom indikator", "Kolom formulasi", "Kolom sumber data")
_CERTIFIER = (
    ("jabatan", "Jabatan pengesah salinan"),
    ("nama", "Nama pengesah salinan"),
    ("pangkat", "Pangkat pengesah salinan"),
)
_CAPS = (Decimal(100), Decimal(110), Decimal(120))


def _changer(session: Session) -> Callable[..., object]:
    def change(**fields: Any) -> object:
        from iki_desktop.store.operations.kantor import ubah_pengaturan

        return session.run(ubah_pengaturan, **fields)

    return change


def paper_form(session: Session) -> Form:
    """Paper, margins, letters and the signature block."""
    form = Form(session, "Kertas dan huruf", "Berlaku untuk keputusan dan lampiran.")
    change = _changer(session)
    form.choice(
        "Kertas",
        {"F4": "F4 (215 × 330 mm)", "A4": "A4 (210 × 297 mm)"},
        lambda i: i.pengaturan.kertas,
        lambda v: change(kertas=v),
    )
    form.choice(
        "Arah lampiran",
        {"tegak": "Tegak", "mendatar": "Mendatar"},
        lambda i: i.pengaturan.orientasi_lampiran,
        lambda v: change(orientasi_lampiran=v),
    )
    for field, text in (("atas", "atas"), ("bawah", "bawah"), ("kiri", "kiri"), ("kanan", "kanan")):
        form.line(
            f"Tepi {text}",
            lambda i, f=field: str(getattr(i.pengaturan.margin, f)),
            lambda v, f=field: change(
                margin=replace(session.isi.pengaturan.margin, **{f: int(_bounded(v, _MARGIN, whole=True))})
            ),
            short=True,
            after="mm",
        )
    form.line(
        "Huruf",
        lambda i: i.pengaturan.huruf,
        lambda v: change(huruf=v),
        hint="Bookman Old Style",
    )
    form.line(
        "Ukuran huruf",
        lambda i: format_angka(i.pengaturan.ukuran_huruf),
        lambda v: change(ukuran_huruf=_bounded(v, _LETTERS)),
        short=True,
        after="pt",
    )
    form.line(
        "Ukuran huruf tabel",
        lambda i: format_angka(i.pengaturan.ukuran_tabel),
        lambda v: change(ukuran_tabel=_bounded(v, _TABLE_LETTERS)),
        short=True,
        after="pt",
    )
    form.check("Cetak gelar penanda tangan", lambda i: i.pengaturan.gelar, lambda v: change(gelar=v))
    form.check(
        "Cetak pangkat dan NIP di bawah nama",
        lambda i: i.pengaturan.pangkat_nip,
        lambda v: change(pangkat_nip=v),
    )
    return form


def attachment_form(session: Session) -> Form:
    """Title, labels and column titles of the lampiran."""
    form = Form(session, "Lampiran", "Kartu yang punya judul kolom sendiri tetap memakai judulnya.")
    change = _changer(session)
    form.line("Judul", lambda i: i.pengaturan.judul_lampiran, lambda v: change(judul_lampiran=v))
    form.check(
        "Beri nomor pada Jabatan, Tugas, dan Fungsi",
        lambda i: i.pengaturan.label_bernomor,
        lambda v: change(label_bernomor=v),
    )
    form.check(
        "Mulai setiap kartu di halaman baru",
        lambda i: i.pengaturan.kartu_halaman_baru,
        lambda v: change(kartu_halaman_baru=v),
    )

    def column(at: int, value: str) -> object:
        if not value:
            raise InputRefused("Judul kolom tidak boleh kosong.")
        titles = [*session.isi.pengaturan.judul_kolom, *_COLUMNS][: len(_COLUMNS)]
        titles[at] = value
        return change(judul_kolom=tuple(titles))

    def read(at: int) -> Callable[[IsiKantor], str]:
        return lambda i: i.pengaturan.judul_kolom[at] if at < len(i.pengaturan.judul_kolom) else ""

    for at, text in enumerate(_COLUMNS):
        form.line(text, read(at), lambda v, at=at: column(at, v))
    return form


def copy_form(session: Session) -> Form:
    """Who is sent a copy of a keputusan, and who certifies a salinan of it."""
    form = Form(session, "Tembusan dan salinan", "Tercetak di bawah tanda tangan keputusan.")
    change = _changer(session)
    form.text(
        "Tembusan",
        lambda i: "\n".join(i.pengaturan.tembusan),
        lambda v: change(tembusan=tuple(line for raw in v.splitlines() if (line := " ".join(raw.split())))),
        hint="satu penerima satu baris; kosong: tidak ada tembusan",
        lines=3,
    )

    def certifier(**fields: str) -> object:
        return change(penyalin=replace(session.isi.pengaturan.penyalin, **fields))

    for field, text in _CERTIFIER:
        form.line(
            text,
            lambda i, f=field: getattr(i.pengaturan.penyalin, f),
            lambda v, f=field: certifier(**{f: v}),
        )
    form.line(
        "NIP pengesah salinan",
        lambda i: format_nip(i.pengaturan.penyalin.nip),
        lambda v: certifier(nip=parse_nip(v)),
    )
    return form


def scale_form(session: Session) -> Form:
    """Scale, cap and how targets of a TW are meant."""
    form = Form(session, "Penilaian", "Tercetak di kaki setiap laporan yang memakainya.")
    change = _changer(session)
    scales: dict[object, str] = {
        "RKPD": "RKPD, lima tingkat",
        "SKP": "Sebutan SKP, lima tingkat",
        "Survei": "Indeks survei, empat tingkat",
    }
    form.choice(
        "Skala kategori",
        {key: words for key, words in scales.items() if key in SKALA},
        lambda i: i.pengaturan.skala,
        lambda v: change(skala=v),
    )
    steps = form.words()
    form.also(lambda isi, _read_only: steps.setText(f"{uraian_skala(skala_kantor(isi.pengaturan))}."))
    caps: dict[object, str] = {cap: f"{cap} %" for cap in _CAPS}
    form.choice(
        "Batas capaian dalam rata-rata",
        {**caps, None: "Tanpa batas"},
        lambda i: i.pengaturan.batas_capaian,
        lambda v: change(batas_capaian=v),
    )
    form.choice(
        "Target triwulan",
        {True: "Kumulatif (25, 50, 75, 100)", False: "Per triwulan (25, 25, 25, 25)"},
        lambda i: i.pengaturan.tw_kumulatif,
        lambda v: change(tw_kumulatif=v),
    )
    return form


def pc_form(session: Session) -> Form:
    """What belongs to this PC and stays when another file is opened."""
    form = Form(session, "PC ini", "Tidak ikut di dalam berkas kantor.")
    preferences = session.preferences
    form.choice(
        "Warna",
        {"sistem": "Ikuti sistem", "terang": "Terang", "gelap": "Gelap"},
        lambda _isi: preferences.now.tema,
        lambda v: preferences.change(tema=v),
        of_file=False,
    )
    form.choice(
        "Tinggi baris",
        {"rapat": "Rapat", "lapang": "Lapang"},
        lambda _isi: preferences.now.kerapatan,
        lambda v: preferences.change(kerapatan=v),
        of_file=False,
    )

    def worker(value: str) -> object:
        preferences.change(oleh=value)
        session.work_as(value)
        return value

    form.line(
        "Nama pengguna",
        lambda _isi: preferences.now.oleh,
        worker,
        hint="tercatat di Riwayat; kosong: nama pengguna sistem",
        of_file=False,
    )
    return form


def _bounded(text: str, bounds: tuple[int, int], *, whole: bool = False) -> Decimal:
    value = parse_angka(text)
    low, high = bounds
    if not low <= value <= high or (whole and value != int(value)):
        kind = "angka bulat" if whole else "angka"
        raise InputRefused(f"Isikan {kind} dari {low} sampai {high}.")
    return value
