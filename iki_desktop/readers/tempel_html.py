"""HTML in: the clipboard of Word, Excel, LibreOffice and browsers, and tables of HTML inside a text."""

from __future__ import annotations

import re

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Catatan
from iki_desktop.readers.dokumen import Blok, Dokumen
from iki_desktop.readers.html_reader import HtmlReader
from iki_desktop.readers.masukan import periksa_panjang
from iki_desktop.readers.tabulasi import tabulasi

MAKS_TAG = 4_000  # letters of one tag; Word's longest styles have a thousand
TAG_UTUH = re.compile(rf"<(?!/?[A-Za-z][^<>]{{0,{MAKS_TAG}}}>)")
BERSYARAT = re.compile(r"\[if gte msEquation[^\]]{0,20}\]>", re.IGNORECASE)


def dokumen_html(html: str) -> Dokumen:
    """The lines and tables of pasted HTML; `nomor` counts lines. InputRefused where it is empty."""
    periksa_panjang(html)
    pembaca = HtmlReader()
    pembaca.feed(_bersihkan(html))
    pembaca.close()
    blok = pembaca.selesai()
    if not blok:
        raise InputRefused(
            "Tempelannya kosong. Tidak ada yang dibaca. Salin bagian SK yang memuat kartu, lalu tempel lagi."
        )
    return Dokumen(tuple(tabulasi(blok)), tuple(pembaca.catatan))


def html_blocks(html: str, first_line: int) -> tuple[list[Blok], list[Catatan]]:
    """Blocks and remarks of HTML that stands in a text from `first_line` on; `nomor` is the text's line."""
    reader = HtmlReader(first_line)
    reader.feed(_bersihkan(html))
    reader.close()
    return reader.selesai(), reader.catatan


def _bersihkan(html: str) -> str:
    """Only tags and words: comments go, equations inside them stay, a stray "<" is a letter."""
    keluar: list[str] = []
    i = 0
    while (mulai := html.find("<!", i)) >= 0:
        keluar.append(html[i:mulai])
        komentar = html.startswith("<!--", mulai)
        akhir = html.find("-->" if komentar else ">", mulai)
        if akhir < 0:
            i = len(html)
            break
        isi = html[mulai + 4 : akhir]
        if komentar and (m := BERSYARAT.match(isi)):
            keluar.append(isi[m.end() :].removesuffix("<![endif]"))
        i = akhir + (3 if komentar else 1)
    keluar.append(html[i:])
    return TAG_UTUH.sub("&lt;", "".join(keluar))
