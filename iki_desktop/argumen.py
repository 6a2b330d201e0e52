"""argparse that speaks Indonesian: the words of its help and of its complaints."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager

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
def indonesian() -> Iterator[None]:
    """Within it argparse says everything in Indonesian; parsers must be made and used inside.

    argparse looks its texts up through the two names of gettext it imported, so those are what is
    exchanged: a catalogue on disk would depend on the PC's language settings.
    """
    names = argparse.__dict__
    before = names["_"], names["ngettext"]
    names["_"] = lambda text: WORDS.get(text, text)
    names["ngettext"] = lambda one, many, n: WORDS.get(one if n == 1 else many, many)
    try:
        yield
    finally:
        names["_"], names["ngettext"] = before
