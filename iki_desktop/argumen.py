"""The grammar of the command line, in Indonesian: argparse with the words of antarmuka.md."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from iki_desktop import NAME, VERSION
from iki_desktop.files import exists
from iki_desktop.models.kantor import JenisKantor
from iki_desktop.offices import SUFFIX
from iki_desktop.papers import SUFFIXES

PERINTAH = ("contoh", "baru", "impor", "ekspor", "periksa", "kirim", "terima", "swauji")

ASKED = "?"  # stands for the first word where help is asked for: the commands are what there is to tell
CHANGE_NOTHING = "katakan apa yang akan terjadi, jangan ubah apa pun"

# Every text of argparse that a user can meet; a test compares them with the argparse that runs.
WORDS = {
    "usage: ": "cara pakai: ",
    "positional arguments": "yang disebut",
    "options": "pilihan",
    "optional arguments": "pilihan",
    "subcommands": "perintah",
    "show this help message and exit": "tampilkan bantuan ini",
    "show program's version number and exit": "tampilkan versi program",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "%(prog)s: warning: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "the following arguments are required: %s": "ini wajib disebut: %s",
    "one of the arguments %s is required": "salah satu dari %s wajib disebut",
    "unrecognized arguments: %s": "tidak dikenal: %s",
    "not allowed with argument %s": "tidak dapat dipakai bersama %s",
    "ignored explicit argument %r": "tidak menerima nilai %r",
    "expected one argument": "perlu satu nilai",
    "expected at most one argument": "paling banyak satu nilai",
    "expected at least one argument": "perlu sedikitnya satu nilai",
    "expected %s argument": "perlu %s nilai",
    "expected %s arguments": "perlu %s nilai",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s dapat berarti %(matches)s",
    "invalid %(type)s value: %(value)r": "nilai %(value)r tidak dikenal",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r tidak dikenal; pilih dari %(choices)s",
    "invalid choice: %(value)r, maybe you meant %(closest)r? (choose from %(choices)s)": (
        "%(value)r tidak dikenal, mungkin maksudnya %(closest)r; pilih dari %(choices)s"
    ),
    "unknown parser %(parser_name)r (choices: %(choices)s)": (
        "perintah %(parser_name)r tidak dikenal; pilih dari %(choices)s"
    ),
}


@contextmanager
def _indonesian() -> Iterator[None]:
    """Within it argparse says everything in Indonesian; parsers must be made and used inside.

    argparse looks its texts up through the two names of gettext it imported, so those are what is
    exchanged: a catalogue on disk would depend on the PC's language settings.
    """
    names: dict[str, Any] = argparse.__dict__
    before = names["_"], names["ngettext"]
    names["_"] = lambda text: WORDS.get(text, text)
    names["ngettext"] = lambda one, many, n: WORDS.get(one if n == 1 else many, many)
    try:
        yield
    finally:
        names["_"], names["ngettext"] = before


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """What was asked for; `.perintah` is None for the window. SystemExit 0 after help and versi, 2 if wrong.

    The first word decides: a command, or (a file, or nothing) the window.
    """
    with _indonesian():
        return _parser(arguments).parse_args(arguments)


def _parser(arguments: Sequence[str]) -> argparse.ArgumentParser:
    first = _first_word(arguments)
    if first is None or first.lower().endswith(SUFFIX) or (first not in PERINTAH and exists(Path(first))):
        parser = _top()
        parser.add_argument("berkas", nargs="?", metavar=f"FILE{SUFFIX}")
        parser.set_defaults(perintah=None)
        return parser
    return _commands()


def _first_word(arguments: Sequence[str]) -> str | None:
    rest = iter(arguments)
    for argument in rest:
        if argument == "--base-dir":
            next(rest, None)
        elif not argument.startswith("-"):
            return argument
        elif argument in ("-h", "--help"):
            return ASKED
    return None


def _top() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="iki-desktop",
        description="Tanpa perintah: membuka jendela (halaman awal, atau FILE.iki yang disebut).",
        allow_abbrev=False,
    )
    _add_global(parser, None)
    return parser


def _add_global(parser: argparse.ArgumentParser, default: Any) -> None:
    parser.add_argument(
        "--base-dir",
        metavar="DIR",
        default=default,
        help="folder setelan, log, dan cadangan komputer ini",
    )
    parser.add_argument(
        "--versi", action="version", version=f"{NAME} {VERSION}", help="tampilkan versi program"
    )


def _commands() -> argparse.ArgumentParser:
    parser = _top()
    perintah = parser.add_subparsers(dest="perintah", metavar="PERINTAH", required=True)

    def add(name: str, help: str) -> argparse.ArgumentParser:
        sub = perintah.add_parser(name, help=help, description=help, allow_abbrev=False)
        _add_global(sub, argparse.SUPPRESS)  # said after the command it counts too
        return sub

    p = add("contoh", "kantor contoh, dengan semua kertas yang dibuat darinya")
    p.add_argument("folder", metavar="DIR")

    p = add("baru", "berkas kantor yang baru")
    _add_file(p)
    p.add_argument("--nama", required=True, metavar="N", help="nama kantor, tanpa kata Kecamatan")
    p.add_argument("--kabupaten", required=True, metavar="K", help="misalnya “Kabupaten Contoh”")
    p.add_argument("--jenis", choices=[j.value for j in JenisKantor], default=JenisKantor.KECAMATAN.value)

    p = add("impor", "SK ke dalam kartu, formulir ke dalam realisasi, atau JSON; FILE.iki boleh belum ada")
    _add_file(p)
    p.add_argument("sumber", nargs="+", metavar="SUMBER")
    p.add_argument("--tahun", type=_tahun, help="tahun berlakunya keputusan; biasanya dibaca dari naskah")
    p.add_argument(
        "--ganti",
        action="store_true",
        help="kartu yang berbeda dari naskah, dan angka yang berbeda dari formulir, diganti isinya; "
        "tanpa ini yang ada di berkas dibiarkan",
    )
    p.add_argument("--pratinjau", action="store_true", help=CHANGE_NOTHING)
    p.add_argument("--json", action="store_true", help="laporannya sebagai JSON")

    p = add("ekspor", "kertas dari berkas kantor: pdf, xlsx, atau json")
    p.add_argument("jenis", choices=tuple(SUFFIXES), metavar="JENIS", help=", ".join(SUFFIXES))
    _add_file(p)
    p.add_argument("-o", "--out", required=True, metavar="OUT", help="berkas yang ditulis")
    p.add_argument("--tahun", type=_tahun, help="bila tidak disebut: tahun terakhir dalam berkas")
    _add_sampai(p, required=False)
    p.add_argument(
        "--kartu",
        type=_nomor,
        action="append",
        metavar="N",
        help="hanya kartu nomor N, menurut urutannya (boleh diulang); tidak untuk keputusan dan json",
    )

    p = add("periksa", "apakah berkas utuh, lalu apa yang perlu diperiksa pada naskah dan angkanya")
    p.add_argument("berkas", metavar="FILE.iki|FILE.ikip")
    p.add_argument(
        "--kode", metavar="KODE", help="hanya: apakah berkas masih sama dengan kertas yang memuat kode ini"
    )
    p.add_argument("--json", action="store_true", help="laporannya sebagai JSON")

    p = add("kirim", "paket untuk kabupaten dan tanda terimanya")
    _add_file(p)
    p.add_argument("-o", "--out", required=True, metavar="DIR")
    _add_sampai(p, required=True)

    p = add("terima", "paket dari kecamatan ke dalam berkas kabupaten")
    p.add_argument("berkas", metavar="REKAP.iki")
    p.add_argument("paket", nargs="+", metavar="PAKET.ikip")
    p.add_argument("--pratinjau", action="store_true", help=CHANGE_NOTHING)

    p = add("swauji", "uji diri program yang terpasang, dalam folder sementara")
    p.add_argument("--laporan", metavar="OUT.json", help="hasilnya sebagai JSON")
    return parser


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("berkas", metavar=f"FILE{SUFFIX}")


def _add_sampai(parser: argparse.ArgumentParser, required: bool) -> None:
    parser.add_argument(
        "--sampai",
        type=_bulan,
        required=required,
        metavar="TAHUN-BULAN",
        help="bulan terakhir: 2026-06",
    )


def _tahun(teks: str) -> int:
    if not (teks.isascii() and teks.isdigit() and 1990 <= int(teks) <= 2100):
        raise argparse.ArgumentTypeError(f"{teks!r} bukan tahun; tulis misalnya 2026")
    return int(teks)


def _bulan(teks: str) -> tuple[int, int]:
    tahun, strip, bulan = teks.partition("-")
    if not (strip and bulan.isascii() and bulan.isdigit() and len(bulan) <= 2 and 1 <= int(bulan) <= 12):
        raise argparse.ArgumentTypeError(f"{teks!r} bukan bulan; tulis misalnya 2026-06")
    return _tahun(tahun), int(bulan)


def _nomor(teks: str) -> int:
    if not (teks.isascii() and teks.isdigit() and int(teks) > 0):
        raise argparse.ArgumentTypeError(f"{teks!r} bukan nomor kartu; nomor dimulai dari 1")
    return int(teks)
