"""The child process that lets PDFium look at a PDF: characters and ruling lines of each page, as JSON lines.

PDFium is native code: what it cannot stand ends this process, not the program, and its time and memory
are bounded from outside. So nothing of the project is imported here; the file can be run as it is.
In: PANJANG bytes that say how long the PDF is, then its bytes, on stdin.
Out: `{"halaman": n}`, then a line for each page, or `{"galat": kode}`.
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
from collections.abc import Iterator
from typing import Any

PANJANG = 8  # little-endian; so the PDF stands in memory once
MAKS_HALAMAN = 600
MAKS_HURUF_HALAMAN = 40_000  # a page set in 6 pt has 15,000
MAKS_HURUF = 2_000_000
MAKS_UNSUR = 60_000  # drawn objects of a page
MAKS_RUAS = 200  # segments of one path; more is a drawing, not a ruling line
MAKS_GARIS = 20_000  # ruling lines of a page
MAKS_DALAM = 4  # forms inside one another
MAKS_MEMORI = 200 * 1024 * 1024  # bytes of address space; a decree of 60 pages takes 30 MB
MAKS_DETIK = 30  # who started this process ends it long before; should it be gone, this ends by itself
TIPIS = 300  # a filled rectangle no thicker than this is a line
TERANG = 245  # of 255: what is as light as this cannot be seen on paper

HAMPA = frozenset((0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x3000, *range(0x2000, 0x2010)))
TANDA_HUBUNG_PDFIUM = 0x02  # what PDFium says of a hyphen at the end of a line
CUPLIK = 5  # of so many characters one is asked whether its font says which letter it is

BIDANG_HURUF = 8  # numbers of one character: code, left, right, x and y of its origin, size, angle, flags
TERSEMBUNYI = 1  # flag: text that is not painted (the text layer of a scan)
TAK_TERPETAKAN = 2  # flag: the font does not say which letter it is
SESUDAH_SPASI = 4  # flag: the page sets a blank before it


def main() -> int:
    """Read stdin, write stdout; the exit code is 0 also where the file is refused."""
    batasi_memori()
    penjaga = threading.Timer(MAKS_DETIK, os._exit, (1,))
    penjaga.daemon = True
    penjaga.start()
    try:
        with open(0, "rb", closefd=False) as masukan:
            isi = bytearray(int.from_bytes(masukan.read(PANJANG), "little"))
            masukan.readinto(isi)
        for satu in baca(isi):
            sys.stdout.write(json.dumps(satu, separators=(",", ":")) + "\n")
            sys.stdout.flush()
    except MemoryError:
        sys.stdout.write('{"galat":"memori"}\n')
    except ImportError:  # PDFium is not there, or not for this PC
        sys.stdout.write('{"galat":"tanpa-pembaca"}\n')
    sys.stdout.flush()
    return 0


def batasi_memori() -> None:
    """Bound the memory of this process: by a job on Windows, by the address space elsewhere."""
    if sys.platform == "win32":
        _batasi_windows()
        return
    import resource

    _, keras = resource.getrlimit(resource.RLIMIT_AS)
    batas = MAKS_MEMORI if keras == resource.RLIM_INFINITY else min(MAKS_MEMORI, keras)
    with contextlib.suppress(ValueError, OSError):  # macOS has the name of this bound but not the bound
        resource.setrlimit(resource.RLIMIT_AS, (batas, keras))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash of hostile input leaves no file behind


def _batasi_windows() -> None:
    """A job of one process, bounded in memory and without the dialog of a crash; best effort."""
    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    kernel.SetErrorMode(0x8003)  # no dialogs for a crash or a missing disk
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    # JOBOBJECT_EXTENDED_LIMIT_INFORMATION of a 64-bit Windows: LimitFlags at 16, ProcessMemoryLimit at 112
    batas = bytearray(144)
    batas[16:20] = (0x100).to_bytes(4, "little")  # JOB_OBJECT_LIMIT_PROCESS_MEMORY
    batas[112:120] = MAKS_MEMORI.to_bytes(8, "little")
    penyangga = (ctypes.c_char * 144).from_buffer(batas)
    tugas = ctypes.c_void_p(kernel.CreateJobObjectW(None, None))
    kernel.SetInformationJobObject(tugas, 9, penyangga, 144)
    kernel.AssignProcessToJobObject(tugas, ctypes.c_void_p(kernel.GetCurrentProcess()))


def baca(isi: bytearray) -> Iterator[dict[str, Any]]:
    """What main writes, object by object."""
    import pypdfium2.raw as p

    dokumen = p.FPDF_LoadMemDocument64((ctypes.c_char * len(isi)).from_buffer(isi), len(isi), None)
    if not dokumen:
        galat = p.FPDF_GetLastError()
        yield {"galat": "sandi" if galat in (p.FPDF_ERR_PASSWORD, p.FPDF_ERR_SECURITY) else "rusak"}
        return
    jumlah = p.FPDF_GetPageCount(dokumen)
    yield {"halaman": jumlah}
    sisa = MAKS_HURUF
    for n in range(min(jumlah, MAKS_HALAMAN)):
        halaman = p.FPDF_LoadPage(dokumen, n)
        if not halaman:
            yield {"n": n + 1, "rusak": True}
            continue
        satu = _halaman(p, halaman, min(sisa, MAKS_HURUF_HALAMAN))
        satu["n"] = n + 1
        sisa -= len(satu["huruf"]) // BIDANG_HURUF
        p.FPDF_ClosePage(halaman)
        yield satu


def _halaman(p: Any, halaman: Any, maks_huruf: int) -> dict[str, Any]:
    kotak = [ctypes.c_float() for _ in range(4)]
    acuan = [ctypes.byref(k) for k in kotak]
    if not p.FPDFPage_GetCropBox(halaman, *acuan) and not p.FPDFPage_GetMediaBox(halaman, *acuan):
        for k, nilai in zip(
            kotak, (0, 0, p.FPDF_GetPageWidthF(halaman), p.FPDF_GetPageHeightF(halaman)), strict=True
        ):
            k.value = nilai
    garis: list[int] = []
    gambar, tersembunyi = _gambaran(p, halaman, garis)
    huruf, terpotong = _huruf(p, halaman, maks_huruf, tersembunyi=tersembunyi)
    return {
        "kotak": [_seratus(k.value) for k in kotak],  # left, bottom, right, top
        "putar": p.FPDFPage_GetRotation(halaman),  # quarter turns clockwise at which it is shown
        "huruf": huruf,
        "terpotong": terpotong,
        "garis": garis,  # x0, y0, x1, y1, thickness of each
        "gambar": gambar,  # hundredths of the area of the largest picture
    }


def _huruf(p: Any, halaman: Any, maks: int, *, tersembunyi: bool) -> tuple[list[int], bool]:
    """BIDANG_HURUF numbers for each character that the page itself sets (blanks only as a flag).

    tersembunyi: some text of the page is not painted, so each character is asked.
    """
    teks = p.FPDFText_LoadPage(halaman)
    if not teks:
        return [], False
    jumlah = p.FPDFText_CountChars(teks)
    kotak = p.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    ke_kotak, ke_x, ke_y = map(ctypes.byref, (kotak, x, y))
    # each call into PDFium costs a microsecond, and a decree has 100,000 characters
    kode_dari, besar_dari = p.FPDFText_GetUnicode, p.FPDFText_GetFontSize
    kotak_dari, asal_dari = p.FPDFText_GetLooseCharBox, p.FPDFText_GetCharOrigin
    hasil: list[int] = []
    bentuk: dict[tuple[float, float], tuple[int, int]] = {}
    spasi = False
    for i in range(min(jumlah, maks)):
        kode = kode_dari(teks, i)
        if kode in HAMPA:
            spasi = spasi or p.FPDFText_IsGenerated(teks, i) != 1
            continue
        if not (kotak_dari(teks, i, ke_kotak) and asal_dari(teks, i, ke_x, ke_y)):
            continue
        if kode == TANDA_HUBUNG_PDFIUM:
            kode = 0x2D
        kunci = (besar_dari(teks, i), round(kotak.top - kotak.bottom, 3))
        if kunci not in bentuk:
            bentuk[kunci] = _besar_sudut(p, teks, i, kunci[0])
        besar, sudut = bentuk[kunci]
        kiri, kanan = kotak.left, kotak.right
        if 45 < abs(sudut) < 135:  # along its own line: upwards or downwards
            kiri, kanan = kotak.bottom, kotak.top
        tanda = TERSEMBUNYI if tersembunyi and _tersembunyi(p, p.FPDFText_GetTextObject(teks, i)) else 0
        if kode == 0 or (i % CUPLIK == 0 and p.FPDFText_HasUnicodeMapError(teks, i) == 1):
            tanda |= TAK_TERPETAKAN
        if spasi:
            tanda |= SESUDAH_SPASI
        try:
            hasil += [
                *(kode, int(kiri * 100), int(kanan * 100), int(x.value * 100), int(y.value * 100)),
                *(besar, sudut, tanda),
            ]
        except (ValueError, OverflowError):  # no place at all
            continue
        spasi = False
    p.FPDFText_ClosePage(teks)
    return hasil, jumlah > maks


def _besar_sudut(p: Any, teks: Any, i: int, besar: float) -> tuple[int, int]:
    """(size in hundredths of a point, angle in degrees) of a character on the page."""
    m = p.FS_MATRIX()
    if not p.FPDFText_GetMatrix(teks, i, ctypes.byref(m)) or not math.isfinite(m.a + m.b + m.c + m.d):
        return _seratus(besar), 0
    return _seratus(besar * math.hypot(m.c, m.d)), round(math.degrees(math.atan2(m.b, m.a)))


def _tersembunyi(p: Any, unsur: Any) -> bool:
    return bool(unsur) and p.FPDFTextObj_GetTextRenderMode(unsur) in (
        p.FPDF_TEXTRENDERMODE_INVISIBLE,
        p.FPDF_TEXTRENDERMODE_CLIP,
    )


def _gambaran(p: Any, halaman: Any, garis: list[int]) -> tuple[int, bool]:
    """Fill `garis` with the ruling lines that are drawn.

    (area of the largest picture, of 100; whether a text is not painted)
    """
    luas = max(1.0, p.FPDF_GetPageWidthF(halaman) * p.FPDF_GetPageHeightF(halaman))
    terbesar = 0.0
    tersembunyi = False
    sisa = MAKS_UNSUR
    satuan = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    tumpukan: list[tuple[Any, tuple[float, ...], int]] = []
    for i in range(min(p.FPDFPage_CountObjects(halaman), MAKS_UNSUR)):
        tumpukan.append((p.FPDFPage_GetObject(halaman, i), satuan, 0))
        while tumpukan:
            unsur, luar, dalam = tumpukan.pop()
            sisa -= 1
            if not unsur or sisa < 0 or len(garis) > MAKS_GARIS * 5:
                continue
            jenis = p.FPDFPageObj_GetType(unsur)
            if jenis == p.FPDF_PAGEOBJ_PATH:
                _jalur(p, unsur, luar, garis)
            elif jenis == p.FPDF_PAGEOBJ_TEXT:
                tersembunyi = tersembunyi or _tersembunyi(p, unsur)
            elif jenis == p.FPDF_PAGEOBJ_IMAGE:
                m = _kali(_matriks(p, unsur), luar)
                terbesar = max(terbesar, abs(m[0] * m[3] - m[1] * m[2]))
            elif jenis == p.FPDF_PAGEOBJ_FORM and dalam < MAKS_DALAM:
                m = _kali(_matriks(p, unsur), luar)
                for j in range(min(p.FPDFFormObj_CountObjects(unsur), max(0, sisa))):
                    tumpukan.append((p.FPDFFormObj_GetObject(unsur, j), m, dalam + 1))
    return (min(100, int(100 * terbesar / luas)) if math.isfinite(terbesar) else 0), tersembunyi


def _jalur(p: Any, unsur: Any, luar: tuple[float, ...], garis: list[int]) -> None:
    """The upright and level lines of one path: strokes, and rectangles filled as thin as a line."""
    jumlah = p.FPDFPath_CountSegments(unsur)
    if not 2 <= jumlah <= MAKS_RUAS:
        return
    isi, goresan = ctypes.c_int(), ctypes.c_int()
    if not p.FPDFPath_GetDrawMode(unsur, ctypes.byref(isi), ctypes.byref(goresan)):
        return
    digores = bool(goresan.value) and _terlihat(p.FPDFPageObj_GetStrokeColor, unsur)
    diisi = bool(isi.value) and _terlihat(p.FPDFPageObj_GetFillColor, unsur)
    if not (digores or diisi):
        return
    m = _kali(_matriks(p, unsur), luar)
    tebal = ctypes.c_float()
    p.FPDFPageObj_GetStrokeWidth(unsur, ctypes.byref(tebal))
    goresan_tebal = _seratus(tebal.value * math.sqrt(abs(m[0] * m[3] - m[1] * m[2])))
    for titik, lengkung in _bagian(p, unsur, jumlah, m):
        if diisi and not lengkung and len(titik) >= 3:
            kotak = (*map(min, zip(*titik, strict=True)), *map(max, zip(*titik, strict=True)))
            x0, y0, x1, y1 = (_seratus(v) for v in kotak)
            if min(x1 - x0, y1 - y0) <= TIPIS:
                if x1 - x0 >= y1 - y0:
                    garis += [x0, (y0 + y1) // 2, x1, (y0 + y1) // 2, y1 - y0]
                else:
                    garis += [(x0 + x1) // 2, y0, (x0 + x1) // 2, y1, x1 - x0]
                continue
        if digores:
            for (ax, ay), (bx, by) in itertools.pairwise(titik):
                x0, x1 = sorted((_seratus(ax), _seratus(bx)))
                y0, y1 = sorted((_seratus(ay), _seratus(by)))
                if min(x1 - x0, y1 - y0) <= 100 < max(x1 - x0, y1 - y0):
                    garis += [x0, y0, x1, y1, max(0, goresan_tebal)]


def _bagian(
    p: Any, unsur: Any, jumlah: int, m: tuple[float, ...]
) -> Iterator[tuple[list[tuple[float, float]], bool]]:
    """(points on the page, is it curved) of each subpath."""
    titik: list[tuple[float, float]] = []
    lengkung = False
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(jumlah):
        ruas = p.FPDFPath_GetPathSegment(unsur, i)
        jenis = p.FPDFPathSegment_GetType(ruas)
        if jenis == p.FPDF_SEGMENT_MOVETO:
            if len(titik) > 1:
                yield titik, lengkung
            titik, lengkung = [], False
        lengkung |= jenis == p.FPDF_SEGMENT_BEZIERTO
        p.FPDFPathSegment_GetPoint(ruas, ctypes.byref(x), ctypes.byref(y))
        px, py = x.value, y.value
        if not (math.isfinite(px) and math.isfinite(py)):
            return
        titik.append((m[0] * px + m[2] * py + m[4], m[1] * px + m[3] * py + m[5]))
        if p.FPDFPathSegment_GetClose(ruas) and len(titik) > 1:
            titik.append(titik[0])
    if len(titik) > 1:
        yield titik, lengkung


def _terlihat(warna: Any, unsur: Any) -> bool:
    """Whether a colour (FPDFPageObj_GetStrokeColor or …FillColor of the object) can be seen on paper."""
    kanal = [ctypes.c_uint() for _ in range(4)]
    if not warna(unsur, *map(ctypes.byref, kanal)):
        return True
    return kanal[3].value > 10 and min(k.value for k in kanal[:3]) < TERANG


def _matriks(p: Any, unsur: Any) -> tuple[float, ...]:
    m = p.FS_MATRIX()
    if not p.FPDFPageObj_GetMatrix(unsur, ctypes.byref(m)):
        return (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _kali(m: tuple[float, ...], n: tuple[float, ...]) -> tuple[float, ...]:
    """First m, then n."""
    return (
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    )


def _seratus(nilai: float) -> int:
    """Hundredths, bounded: no number of a file makes the reader's sums overflow."""
    return round(max(-1e7, min(1e7, nilai * 100))) if math.isfinite(nilai) else 0


if __name__ == "__main__":
    sys.exit(main())
