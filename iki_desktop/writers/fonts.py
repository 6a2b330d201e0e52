"""Finds the faces papers are set in: the office's own, else a free face of its widths, else reportlab's."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from iki_desktop.errors import SaveFailed
from iki_desktop.files import replace_file
from iki_desktop.writers.pdf.face import Face

if TYPE_CHECKING:
    from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD, ITALIC = range(3)
Files = tuple[str, str, str]  # file names of regular, bold, italic

_BONUM = ("texgyrebonum-regular.otf", "texgyrebonum-bold.otf", "texgyrebonum-italic.otf")
_URW_BOOKMAN = ("URWBookman-Light.otf", "URWBookman-Demi.otf", "URWBookman-LightItalic.otf")
_LIBERATION_SERIF = ("LiberationSerif-Regular.ttf", "LiberationSerif-Bold.ttf", "LiberationSerif-Italic.ttf")
_LIBERATION_SANS = ("LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf", "LiberationSans-Italic.ttf")
_CARLITO = ("Carlito-Regular.ttf", "Carlito-Bold.ttf", "Carlito-Italic.ttf")
_TIMES = ("times.ttf", "timesbd.ttf", "timesi.ttf")
_ARIAL = ("arial.ttf", "arialbd.ttf", "ariali.ttf")
_VERA = ("Vera.ttf", "VeraBd.ttf", "VeraIt.ttf")  # comes with reportlab, so it is always there
_LAST = (_LIBERATION_SERIF, _TIMES, _VERA)

# By the name an office gives: the PC's own face first, then free faces of the same widths.
_FAMILIES: dict[str, tuple[Files, ...]] = {
    "Bookman Old Style": (("BOOKOS.TTF", "BOOKOSB.TTF", "BOOKOSI.TTF"), _BONUM, _URW_BOOKMAN),
    "Times New Roman": (_TIMES, _LIBERATION_SERIF),
    "Arial": (_ARIAL, _LIBERATION_SANS),
    "Calibri": (("calibri.ttf", "calibrib.ttf", "calibrii.ttf"), _CARLITO, _ARIAL, _LIBERATION_SANS),
    "Tahoma": (("tahoma.ttf", "tahomabd.ttf", "tahoma.ttf"), _VERA),
    "TeX Gyre Bonum": (_BONUM, _URW_BOOKMAN),
    "Liberation Serif": (_LIBERATION_SERIF,),
    "Liberation Sans": (_LIBERATION_SANS,),
}
NAMES = tuple(_FAMILIES)
"""The names an office can choose from; any other is set as the first of them."""

# Faces that are asked, in this order, for a glyph the main face lacks.
_STAND_INS = (
    "LiberationSerif-Regular.ttf", "times.ttf", "DejaVuSerif.ttf", "DejaVuSans.ttf", "seguisym.ttf",
    "arial.ttf", "segoeui.ttf", "NotoSansSymbols2-Regular.ttf", "NotoNaskhArabic-Regular.ttf",
    "NotoSansArabic-Regular.ttf", "DroidSansFallbackFull.ttf", "wqy-zenhei.ttc", "wqy-microhei.ttc",
    "msyh.ttc", "simsun.ttc", "msgothic.ttc", "malgun.ttf", "Nirmala.ttf", "Nirmala.ttc", "javatext.ttf",
    "ebrima.ttf", "leelawui.ttf", "unifont.ttf", "FreeSerif.ttf", "FreeSans.ttf", "Vera.ttf",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Family:
    """Three faces of one design."""

    regular: Face
    bold: Face
    italic: Face


_lock = threading.RLock()
_cache: Path | None = None
_bundled: tuple[Path, ...] = ()
_families: dict[str, Family] = {}
_fonts: dict[Path, TTFont | None] = {}
_where: dict[str, Path] = {}
_MISSING = Path("-")  # where the font of signs that no font has is kept among the others


def set_cache(folder: Path | None, bundled: tuple[Path, ...] = ()) -> None:
    """Where converted fonts are kept between runs, and folders with fonts that came with the program.

    Without a cache the conversion (about a second a face) is done once a process and kept in memory.
    """
    global _cache, _bundled
    with _lock:
        if (folder, bundled) == (_cache, _bundled):
            return  # said anew before each paper; what was found and measured still holds
        _cache, _bundled = folder, bundled
        _where.clear()
        _families.clear()


def family(name: str) -> Family:
    """The faces to set a paper in, by the name the office gives; never fails, see the order above."""
    key = " ".join(name.casefold().split())
    with _lock:
        if key not in _families:
            known = next((each for each in NAMES if each.casefold() == key), NAMES[0])
            choices = (*_FAMILIES[known], *_LAST)
            _families[key] = next(filter(None, map(_family, choices)))
        return _families[key]


def _family(files: Files) -> Family | None:
    fonts = [_font(name) for name in files]
    main = fonts[REGULAR]
    if main is None:
        return None
    faces = [Face(font or main, _stand_ins) for font in fonts]
    return Family(*faces)


def _stand_ins() -> Iterator[TTFont]:
    yield from filter(None, map(_font, _STAND_INS))
    yield _missing()


def _missing() -> TTFont:
    from iki_desktop.writers.pdf import missing

    with _lock:
        font = _fonts.get(_MISSING)
        if font is None:
            font = _fonts[_MISSING] = missing.font()
        return font


def _font(name: str) -> TTFont | None:
    with _lock:
        path = _find(name)
        if path is None:
            return None
        if path not in _fonts:
            _fonts[path] = _load(path)
        return _fonts[path]


def _load(path: Path) -> TTFont | None:
    name = f"iki-{path.stem}-{hashlib.sha256(str(path).encode()).hexdigest()[:6]}"
    try:
        if path.suffix.lower() != ".otf":
            return _register(name, str(path))
        return _load_converted(name, path)
    except Exception:
        # Its maker forbids embedding, or it is damaged, which raises almost anything: the next choice is
        # as good, and a font must not cost the paper.
        return None


def _load_converted(name: str, path: Path) -> TTFont:
    """The TrueType form of an OpenType font, from the cache where it is there and whole."""
    from iki_desktop.writers.pdf.otf import to_truetype

    kept = (
        _cache / f"{path.stem}-{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}.ttf" if _cache else None
    )
    if kept is not None and kept.is_file():
        with contextlib.suppress(Exception):  # a damaged copy is made again
            return _register(name, BytesIO(kept.read_bytes()))
    made = to_truetype(path)
    if kept is not None:
        # A full or read-only disk costs the conversion again, not the paper.
        with contextlib.suppress(OSError, SaveFailed):
            kept.parent.mkdir(parents=True, exist_ok=True)
            replace_file(kept, lambda target: target.write_bytes(made))
    return _register(name, BytesIO(made))


def _register(name: str, source: str | BytesIO) -> TTFont:
    from reportlab.pdfbase.pdfmetrics import registerFont

    from iki_desktop.writers.pdf.embed import EmbeddedFont

    font = EmbeddedFont(name, source)
    registerFont(font)
    return font


def _find(name: str) -> Path | None:
    if not _where:
        _where.update(_all_fonts())
    return _where.get(name.casefold())


def _all_fonts() -> dict[str, Path]:
    """Every font file of the folders below by its name in small letters; the earlier folder wins."""
    found: dict[str, Path] = {}
    for folder in _folders():
        for parent, _, names in os.walk(folder):
            for name in sorted(names):
                if name.lower().endswith((".ttf", ".otf", ".ttc")):
                    found.setdefault(name.casefold(), Path(parent) / name)
    return found


def _folders() -> Iterator[Path]:
    yield from _bundled
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        if local := os.environ.get("LOCALAPPDATA"):
            yield Path(local) / "Microsoft" / "Windows" / "Fonts"
    else:
        yield from map(Path, ("/usr/local/share/fonts", "/usr/share/fonts"))
        for root in ("texmf", "texmf-dist", "texlive/texmf-dist"):
            yield Path("/usr/share") / root / "fonts/opentype/public/tex-gyre"
    # A package of the Python index that is nothing but the four files of TeX Gyre Bonum.
    package = importlib.util.find_spec("rinoh_typeface_texgyrebonum")
    if package is not None and package.origin:
        yield Path(package.origin).parent
    reportlab = importlib.util.find_spec("reportlab")
    if reportlab is not None and reportlab.origin:
        yield Path(reportlab.origin).parent / "fonts"
