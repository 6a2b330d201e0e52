"""The child process that lets PDFium look at a PDF: characters and ruling lines of each page, as JSON lines.

PDFium is native code: what it cannot stand ends this process, not the program, and its time and memory
are bounded from outside. So nothing of the project is imported here; the file can be run as it is.
In: LENGTH_BYTES bytes that say how long the PDF is, then its bytes, on stdin.
Out: `{"halaman": n}`, then a line for each page, or `{"galat": kode}`; each with the CPU seconds so far.
Lengths are hundredths of a point, y grows upwards as in the PDF; nothing is turned or sorted here.
"""

from __future__ import annotations

import contextlib
import ctypes
import itertools
import json
import math
import os
import sys
import threading
import time
from collections.abc import Iterator
from typing import Any

LENGTH_BYTES = 8  # little-endian; so the PDF stands in memory once
MAX_PAGES = 600
MAX_PAGE_LETTERS = 40_000  # a page set in 6 pt has 15,000
MAX_LETTERS = 2_000_000
MAX_ELEMENTS = 60_000  # drawn objects of a page
MAX_SEGMENTS = 200  # segments of one path; more is a drawing, not a ruling line
MAX_RULINGS = 20_000  # ruling lines of a page
MAX_DEPTH = 4  # forms inside one another
MAX_MEMORY = 200 * 1024 * 1024  # bytes of address space; a decree of 60 pages takes 30 MB
MAX_SECONDS = 10.0  # of CPU: one page may hold PDFium for hours. A decree of 60 pages takes 1
MAX_CLOCK = 300.0  # who started this process ends it long before; should it be gone, this ends by itself
LOOK = 0.1  # seconds between two looks at them
TOO_LONG = 24  # the exit code that says so
THIN = 300  # a filled rectangle no thicker than this is a line
LIGHT = 245  # of 255: what is as light as this cannot be seen on paper

BLANKS = frozenset((0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000, *range(0x2000, 0x2010)))
PDFIUM_HYPHEN = 0x02  # what PDFium says of a hyphen at the end of a line
SAMPLE = 5  # of so many characters one is asked for its font, and whether that says which letter it is
MAX_FONT_NAME = 128  # bytes; those of Word have 40

LETTER_FIELDS = 8  # numbers of one character: code, left, right, x and y of its origin, size, angle, flags
RULING_FIELDS = 5  # numbers of one line: x0, y0, x1, y1, thickness
HIDDEN = 1  # flag: text that is not painted (the text layer of a scan)
UNMAPPED = 2  # flag: the font does not say which letter it is
AFTER_BLANK = 4  # flag: the page sets a blank before it


def main() -> int:
    """Read stdin, write stdout; the exit code is 0 also where the file is refused."""
    limit_memory()
    threading.Thread(target=_watch, daemon=True).start()
    try:
        with open(0, "rb", closefd=False) as source:
            content = bytearray(int.from_bytes(source.read(LENGTH_BYTES), "little"))
            source.readinto(content)
        for one in read(content):
            one["detik"] = round(time.process_time(), 2)
            sys.stdout.write(json.dumps(one, separators=(",", ":")) + "\n")
            sys.stdout.flush()
    except MemoryError:
        sys.stdout.write('{"galat":"memori"}\n')
    except ImportError:  # PDFium is not there, or not for this PC
        sys.stdout.write('{"galat":"tanpa-pembaca"}\n')
    sys.stdout.flush()
    return 0


def _watch() -> None:
    """End this process when its time is up. PDFium runs without Python's lock: this thread runs beside it."""
    end = time.monotonic() + MAX_CLOCK
    while time.process_time() < MAX_SECONDS and time.monotonic() < end:
        time.sleep(LOOK)
    os._exit(TOO_LONG)


def limit_memory() -> None:
    """Bound the memory of this process: by a job on Windows, by the address space elsewhere."""
    if sys.platform == "win32":
        _limit_windows()
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    limit = MAX_MEMORY if hard == resource.RLIM_INFINITY else min(MAX_MEMORY, hard)
    with contextlib.suppress(ValueError, OSError):  # macOS has the name of this bound but not the bound
        resource.setrlimit(resource.RLIMIT_AS, (limit, hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash of hostile input leaves no file behind


def _limit_windows() -> None:
    """A job of one process, bounded in memory and without the dialog of a crash; best effort."""
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.SetErrorMode(0x8003)  # no dialogs for a crash or a missing disk
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    # JOBOBJECT_EXTENDED_LIMIT_INFORMATION of a 64-bit Windows: LimitFlags at 16, ProcessMemoryLimit at 112
    limit = bytearray(144)
    limit[16:20] = (0x100).to_bytes(4, "little")  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
    limit[112:120] = MAX_MEMORY.to_bytes(8, "little")
    buffer = (ctypes.c_char * 144).from_buffer(limit)
    tugas = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    kernel.SetInformationJobObject(tugas, 9, buffer, 144)
    kernel.AssignProcessToJobObject(tugas, ctypes.c_void_p(kernel.GetCurrentProcess()))


def read(content: bytearray) -> Iterator[dict[str, Any]]:
    """What main writes, object by object."""
    import pypdfium2.raw as p

    document = p.FPDF_LoadMemDocument64(
        (ctypes.c_char * len(content)).from_buffer(content), len(content), None
    )
    if not document:
        error = p.FPDF_GetLastError()
        yield {"galat": "sandi" if error in (p.FPDF_ERR_PASSWORD, p.FPDF_ERR_SECURITY) else "rusak"}
        return
    count = p.FPDF_GetPageCount(document)
    yield {"halaman": count}
    rest = MAX_LETTERS
    for n in range(min(count, MAX_PAGES)):
        page = p.FPDF_LoadPage(document, n)
        if not page:
            yield {"n": n + 1, "rusak": True}
            continue
        one = _pages(p, page, min(rest, MAX_PAGE_LETTERS))
        one["n"] = n + 1
        rest -= len(one["huruf"]) // LETTER_FIELDS
        p.FPDF_ClosePage(page)
        yield one


def _pages(p: Any, page: Any, max_letters: int) -> dict[str, Any]:
    box = [ctypes.c_float() for _ in range(4)]
    reference = [ctypes.byref(k) for k in box]
    if not p.FPDFPage_GetCropBox(page, *reference) and not p.FPDFPage_GetMediaBox(page, *reference):
        for k, value in zip(
            box, (0, 0, p.FPDF_GetPageWidthF(page), p.FPDF_GetPageHeightF(page)), strict=True
        ):
            k.value = value
    rulings: list[int] = []
    picture, hidden = _drawings(p, page, rulings)
    fonts: dict[str, int] = {}
    letter, cut = _letters(p, page, max_letters, fonts, hidden=hidden)
    return {
        "kotak": [_hundredths(k.value) for k in box],  # left, bottom, right, top
        "putar": p.FPDFPage_GetRotation(page),  # quarter turns clockwise at which it is shown
        "huruf": letter,
        "terpotong": cut,
        "fon": fonts,
        "garis": rulings,
        "gambar": picture,  # hundredths of the area of the largest picture
    }


def _letters(p: Any, page: Any, limit: int, fonts: dict[str, int], *, hidden: bool) -> tuple[list[int], bool]:
    """LETTER_FIELDS numbers for each character that the page itself sets (blanks only as a flag).

    `fonts` is filled: painted characters by the name of their font, of a sample. hidden: some text of the
    page is not painted, so each character is asked.
    """
    teks = p.FPDFText_LoadPage(page)
    if not teks:
        return [], False
    count = p.FPDFText_CountChars(teks)
    box = p.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    to_box, to_x, to_y = map(ctypes.byref, (box, x, y))
    # each call into PDFium costs a microsecond, and a decree has 100,000 characters
    kode_of, size_of = p.FPDFText_GetUnicode, p.FPDFText_GetFontSize
    boxes_of, origin_of = p.FPDFText_GetLooseCharBox, p.FPDFText_GetCharOrigin
    results: list[int] = []
    form: dict[tuple[float, float], tuple[int, int]] = {}
    blank = False
    for i in range(min(count, limit)):
        kode = kode_of(teks, i)
        if kode in BLANKS:
            blank = blank or p.FPDFText_IsGenerated(teks, i) != 1
            continue
        if not (boxes_of(teks, i, to_box) and origin_of(teks, i, to_x, to_y)):
            continue
        if kode == PDFIUM_HYPHEN:
            kode = 0x2D
        key = (size_of(teks, i), round(box.top - box.bottom, 3))
        if key not in form:
            form[key] = _size_and_angle(p, teks, i, key[0])
        size, angle = form[key]
        left, right = box.left, box.right
        if 45 < abs(angle) < 135:  # along its own line: upwards or downwards
            left, right = box.bottom, box.top
        mark = HIDDEN if hidden and _hidden(p, p.FPDFText_GetTextObject(teks, i)) else 0
        if kode == 0 or (i % SAMPLE == 0 and p.FPDFText_HasUnicodeMapError(teks, i) == 1):
            mark |= UNMAPPED
        if i % SAMPLE == 0 and not mark & HIDDEN:
            font = _font(p, teks, i)
            fonts[font] = fonts.get(font, 0) + 1
        if blank:
            mark |= AFTER_BLANK
        try:
            results += [
                *(kode, int(left * 100), int(right * 100), int(x.value * 100), int(y.value * 100)),
                *(size, angle, mark),
            ]
        except (ValueError, OverflowError):  # no place at all
            continue
        blank = False
    p.FPDFText_ClosePage(teks)
    return results, count > limit


def _font(p: Any, teks: Any, i: int) -> str:
    """The name of a character's font as the file has it, "" where it has none, or one beyond all measure."""
    name = ctypes.create_string_buffer(MAX_FONT_NAME)
    flags = ctypes.c_int()
    length = p.FPDFText_GetFontInfo(teks, i, name, MAX_FONT_NAME, ctypes.byref(flags))
    return name.value.decode("utf-8", "replace") if 0 < length <= MAX_FONT_NAME else ""


def _size_and_angle(p: Any, teks: Any, i: int, size: float) -> tuple[int, int]:
    """(size in hundredths of a point, angle in degrees) of a character on the page."""
    m = p.FS_MATRIX()
    if not p.FPDFText_GetMatrix(teks, i, ctypes.byref(m)) or not math.isfinite(m.a + m.b + m.c + m.d):
        return _hundredths(size), 0
    return _hundredths(size * math.hypot(m.c, m.d)), round(math.degrees(math.atan2(m.b, m.a)))


def _hidden(p: Any, element: Any) -> bool:
    return bool(element) and p.FPDFTextObj_GetTextRenderMode(element) in (
        p.FPDF_TEXTRENDERMODE_INVISIBLE,
        p.FPDF_TEXTRENDERMODE_CLIP,
    )


def _drawings(p: Any, page: Any, rulings: list[int]) -> tuple[int, bool]:
    """Fill `rulings` with the ruling lines that are drawn.

    (area of the largest picture, of 100; whether a text is not painted)
    """
    area = max(1.0, p.FPDF_GetPageWidthF(page) * p.FPDF_GetPageHeightF(page))
    largest = 0.0
    hidden = False
    rest = MAX_ELEMENTS
    satuan = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    stack: list[tuple[Any, tuple[float, ...], int]] = []
    for i in range(min(p.FPDFPage_CountObjects(page), MAX_ELEMENTS)):
        stack.append((p.FPDFPage_GetObject(page, i), satuan, 0))
        while stack:
            element, outer, depth = stack.pop()
            rest -= 1
            if not element or rest < 0 or len(rulings) > MAX_RULINGS * RULING_FIELDS:
                continue
            kind = p.FPDFPageObj_GetType(element)
            if kind == p.FPDF_PAGEOBJ_PATH:
                _path(p, element, outer, rulings)
            elif kind == p.FPDF_PAGEOBJ_TEXT:
                hidden = hidden or _hidden(p, element)
            elif kind == p.FPDF_PAGEOBJ_IMAGE:
                m = _times(_matrix(p, element), outer)
                largest = max(largest, abs(m[0] * m[3] - m[1] * m[2]))
            elif kind == p.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
                m = _times(_matrix(p, element), outer)
                for j in range(min(p.FPDFFormObj_CountObjects(element), max(0, rest))):
                    stack.append((p.FPDFFormObj_GetObject(element, j), m, depth + 1))
    return (min(100, int(100 * largest / area)) if math.isfinite(largest) else 0), hidden


def _path(p: Any, element: Any, outer: tuple[float, ...], rulings: list[int]) -> None:
    """The upright and level lines of one path: strokes, and rectangles filled as thin as a line."""
    count = p.FPDFPath_CountSegments(element)
    if not 2 <= count <= MAX_SEGMENTS:
        return
    content, stroke = ctypes.c_int(), ctypes.c_int()
    if not p.FPDFPath_GetDrawMode(element, ctypes.byref(content), ctypes.byref(stroke)):
        return
    stroked = bool(stroke.value) and _visible(p.FPDFPageObj_GetStrokeColor, element)
    filled_in = bool(content.value) and _visible(p.FPDFPageObj_GetFillColor, element)
    if not (stroked or filled_in):
        return
    m = _times(_matrix(p, element), outer)
    thick = ctypes.c_float()
    p.FPDFPageObj_GetStrokeWidth(element, ctypes.byref(thick))
    thick_stroke = _hundredths(thick.value * math.sqrt(abs(m[0] * m[3] - m[1] * m[2])))
    for point, curved in _section(p, element, count, m):
        if filled_in and not curved and len(point) >= 3:
            box = (*map(min, zip(*point, strict=True)), *map(max, zip(*point, strict=True)))
            x0, y0, x1, y1 = (_hundredths(v) for v in box)
            if min(x1 - x0, y1 - y0) <= THIN:
                if x1 - x0 >= y1 - y0:
                    rulings += [x0, (y0 + y1) // 2, x1, (y0 + y1) // 2, y1 - y0]
                else:
                    rulings += [(x0 + x1) // 2, y0, (x0 + x1) // 2, y1, x1 - x0]
                continue
        if stroked:
            for (ax, ay), (bx, by) in itertools.pairwise(point):
                x0, x1 = sorted((_hundredths(ax), _hundredths(bx)))
                y0, y1 = sorted((_hundredths(ay), _hundredths(by)))
                if min(x1 - x0, y1 - y0) <= 100 < max(x1 - x0, y1 - y0):
                    rulings += [x0, y0, x1, y1, max(0, thick_stroke)]


def _section(
    p: Any, element: Any, count: int, m: tuple[float, ...]
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """(points on the page, is it curved) of each subpath."""
    points: list[tuple[float, float]] = []
    curved = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(count):
        segment = p.FPDFPath_GetPathSegment(element, i)
        kind = p.FPDFPathSegment_GetType(segment)
        if kind == p.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points, curved
            points, curved = [], False
        curved |= kind == p.FPDF_SEGMENT_BEZIERTO
        p.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        px, py = x.value, y.value
        if not (math.isfinite(px) and math.isfinite(py)):
            return
        points.append((m[0] * px + m[2] * py + m[4], m[1] * px + m[3] * py + m[5]))
        if p.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    if len(points) > 1:
        yield points, curved


def _visible(colour: Any, element: Any) -> bool:
    """Whether a colour (FPDFPageObj_GetStrokeColor or …FillColor of the object) can be seen on paper."""
    channel = [ctypes.c_uint() for _ in range(4)]
    if not colour(element, *map(ctypes.byref, channel)):
        return True
    return channel[3].value > 10 and min(k.value for k in channel[:3]) < LIGHT


def _matrix(p: Any, element: Any) -> tuple[float, ...]:
    m = p.FS_MATRIX()
    if not p.FPDFPageObj_GetMatrix(element, ctypes.byref(m)):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(m: tuple[float, ...], n: tuple[float, ...]) -> tuple[float, ...]:
    """First m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _hundredths(value: float) -> int:
    """Hundredths, bounded: no number of a file makes the reader's sums overflow."""
    return round(max(-1e7, min(1e7, value * 100))) if math.isfinite(value) else 0


if __name__ == "__main__":
    sys.exit(main())
