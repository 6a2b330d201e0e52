"""Formulas in words: the two parts of a fraction, however an office writes it on one line or several."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAKS_RUMUS = 8_000  # letters looked at
BAGIAN = "jumlah|banyaknya|total|seluruh|keseluruhan|realisasi|target|nilai|volume|rata-rata|skor"
LABEL = re.compile(
    r"\b(?:rumus(?:an)?(?:\s+perhitungan|\s+penghitungan|nya)?|formula(?:si)?|cara\s+(?:meng)?hitung(?:nya)?|"
    r"perhitungan(?:nya)?|penghitungan(?:nya)?|dihitung\s+dengan(?:\s+rumus)?)\s*:\s*",
    re.IGNORECASE,
)
KALI_SERATUS = re.compile(
    r"\s*(?:(?<![A-Za-z])|(?<=[a-z]))(?:[x×X✕*∗]|(?:di)?kali(?:kan)?(?:\s+dengan)?)\s*\(?100\b\)?\s*(?:%|persen\b|prosen\b)?",
)
GARIS = re.compile(r"^[\s\-–—―_=.…]{3,}$")
DIBAGI = re.compile(
    r"\s*,?\s*\b(?:dibagi(?:kan)?(?:\s+(?:dengan|oleh))?|dibanding(?:kan)?(?:\s+(?:dengan|terhadap))?|berbanding(?:\s+dengan)?|"
    r"per\s+(?=jumlah|total))\b\s*:?\s*",
    re.IGNORECASE,
)
HURUF_DIBAGI = re.compile(
    r"(?<![^\s(=])(?P<atas>[A-Za-z])\)?\s*(?:[/:÷⁄∕]|dibagi)\s*\(?(?P<bawah>[A-Za-z])(?![^\s),.;])"
)
ARTI_HURUF = re.compile(
    r"(?<![^\s(,;])(?P<huruf>[A-Za-z])\s*[=:]\s*(?P<arti>[^\W\d_]{2}[^\n=;]{2,400})(?=$|[\n;])"
)
ANTARA = re.compile(r"^\W*(?:perbandingan|rasio|hasil\s+bagi)\s+(?:antara\s+)?", re.IGNORECASE)
DENGAN_JUMLAH = re.compile(rf"\s+(?:dengan|terhadap|dan)\s+(?=(?:{BAGIAN})\b)", re.IGNORECASE)
LAMBANG = re.compile(
    rf"\s*÷\s*|\s+[:/⁄∕]\s+|[/⁄∕:]\s*(?=\(?(?:[Σ∑]|(?:{BAGIAN})\b))|(?<=\))\s*[/⁄∕:]\s*(?=\()", re.IGNORECASE
)
AWAL_BAGIAN = re.compile(rf"^[\s(\[]*(?:[Σ∑]|(?:{BAGIAN})\b)", re.IGNORECASE)
BAGIAN_BESAR = re.compile(r"(?<=[a-z0-9)%])\s+(?=(?:Jumlah|Banyaknya|Total|JUMLAH|TOTAL)\b|[Σ∑])")
SEMUA = re.compile(r"\b(?:seluruh(?:nya)?|keseluruhan|total|semua)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pecahan:
    """The words of the two parts of a fraction."""

    pembilang: str
    penyebut: str


def persen_disebut(teks: str) -> bool:
    """Whether a text multiplies by a hundred or speaks of percent."""
    return bool(
        KALI_SERATUS.search(teks) or re.search(r"\bpers?en(?:tase)?\b|\bpro?sentase\b", teks, re.IGNORECASE)
    )


def pecah_rumus(formulasi: str, *, persentase: bool) -> Pecahan | None:
    """The two parts that a formula divides, or None where it divides nothing.

    persentase: the indikator is one, so two bare lines or two "Jumlah …" on one line are a fraction too.
    Looks behind the last "Rumus:"; drops "x 100 %", outer brackets, and what stands left of "=".
    """
    teks = formulasi[:MAKS_RUMUS]
    label = list(LABEL.finditer(teks))
    if label and teks[label[-1].end() :].strip():
        teks = teks[label[-1].end() :]
    if huruf := _dengan_huruf(teks):
        return huruf
    seratus = bool(KALI_SERATUS.search(teks))
    persentase = persentase or seratus
    # behind "Rumus:", or with "x 100 %" beside the upper line, two lines are the two parts whatever they say
    tegas = bool(label) or bool(KALI_SERATUS.search(teks.strip().split("\n")[0]))
    baris = [b for b in (tanpa_seratus(b) for b in teks.split("\n")) if b]
    baris = [_kanan(b) for b in baris]
    baris = [b for b in baris if b]
    if not baris:
        return None
    utuh = [" ".join(baris)]
    if len(baris) > 1 and AWAL_BAGIAN.match(baris[-1]):
        utuh.insert(0, baris[-1])  # a definition above, the whole fraction in the last line
    return (
        _dengan_garis(baris)
        or next(filter(None, map(_dengan_kata, utuh)), None)
        or next(filter(None, (_dengan_lambang(b, persentase=persentase) for b in utuh)), None)
        or _dua_baris(baris, persentase=persentase)
        or (_pecahan(*baris) if persentase and tegas and len(baris) == 2 else None)
        or (_menempel(teks, " ".join(baris)) if persentase else None)
    )


def _dengan_huruf(teks: str) -> Pecahan | None:
    """Two letters divided, and what each of them stands for: "A/B x 100%", "A = …", "B = …"."""
    arti = {m["huruf"].casefold(): m["arti"] for m in ARTI_HURUF.finditer(teks)}
    m = HURUF_DIBAGI.search(tanpa_seratus(teks)) if len(arti) > 1 else None
    if m is None or not {m["atas"].casefold(), m["bawah"].casefold()} <= arti.keys():
        return None
    return _pecahan(arti[m["atas"].casefold()], arti[m["bawah"].casefold()])


def tanpa_seratus(teks: str) -> str:
    """A line without "x 100 %", its words one blank apart: patterns that look for blanks stay quick."""
    return " ".join(KALI_SERATUS.sub(" ", teks).split())


def _kanan(teks: str) -> str:
    """What stands right of "=" where a name stands left of it."""
    kiri, sama, kanan = teks.partition("=")
    return (
        kanan.strip()
        if sama and not GARIS.match(teks) and "=" not in kanan
        else teks
        if not sama
        else kiri.strip() or kanan
    )


def _dengan_garis(baris: list[str]) -> Pecahan | None:
    """A bar of dashes on a line of its own."""
    for i, b in enumerate(baris):
        if GARIS.match(b) and 0 < i < len(baris) - 1:
            return _pecahan(baris[i - 1] if i < 3 else " ".join(baris[:i]), " ".join(baris[i + 1 :]))
    return None


def _dengan_kata(teks: str) -> Pecahan | None:
    m = DIBAGI.search(teks)
    if m and m.start() > 0 and m.end() < len(teks):
        return _pecahan(_kalimat_akhir(teks[: m.start()]), _kalimat_awal(teks[m.end() :]))
    if a := ANTARA.match(teks):
        m = DENGAN_JUMLAH.search(teks, a.end())
        if m:
            return _pecahan(teks[a.end() : m.start()], _kalimat_awal(teks[m.end() :]))
    return None


def _dengan_lambang(teks: str, *, persentase: bool) -> Pecahan | None:
    """A slash, a colon or ÷ between two parts that read as such."""
    m = LAMBANG.search(teks)
    while m:
        kiri, kanan = teks[: m.start()], teks[m.end() :]
        kuat = "÷" in m[0] or AWAL_BAGIAN.match(kanan) or kanan[:1] == "("
        if (persentase or kuat) and AWAL_BAGIAN.match(_kalimat_akhir(kiri)) and kuat:
            return _pecahan(_kalimat_akhir(kiri), _kalimat_awal(kanan))
        if (
            persentase
            and len(kiri.split()) > 1
            and len(kanan.split()) > 1
            and (m[0].strip() != ":" or _menutup(teks))
            and m[0] != m[0].strip()
        ):
            return _pecahan(_kalimat_akhir(kiri), _kalimat_awal(kanan))
        m = LAMBANG.search(teks, m.end())
    return None


def _dua_baris(baris: list[str], *, persentase: bool) -> Pecahan | None:
    """Numerator line and denominator line without a bar."""
    isi: list[str] = []
    for b in baris:
        if isi and not AWAL_BAGIAN.match(b) and AWAL_BAGIAN.match(isi[0]):
            isi[-1] += " " + b  # the rest of a part that runs over two lines
        elif not GARIS.match(b):
            isi.append(b)
    if len(isi) != 2 or not all(AWAL_BAGIAN.match(b) for b in isi):
        return None
    if persentase or (SEMUA.search(isi[1]) and not SEMUA.search(isi[0])):
        return _pecahan(isi[0], isi[1])
    return None


def _menempel(teks: str, bersih: str) -> Pecahan | None:
    """Both parts on one line with nothing between them, or with "x 100 %" between them."""
    m = KALI_SERATUS.search(teks)
    if m and AWAL_BAGIAN.match(teks[m.end() :]) and teks[: m.start()].strip():
        return _pecahan(_kalimat_akhir(teks[: m.start()]), _kalimat_awal(teks[m.end() :]))
    potong = list(BAGIAN_BESAR.finditer(bersih))
    if len(potong) == 1 and AWAL_BAGIAN.match(bersih):
        return _pecahan(bersih[: potong[0].start()], bersih[potong[0].end() :])
    return None


def _kalimat_akhir(teks: str) -> str:
    """The last sentence of a text: a definition may stand before the fraction."""
    potong = re.split(r"(?<=[a-z)])[.;]\s+(?=[A-Z(Σ∑])", teks.strip())
    return potong[-1]


def _kalimat_awal(teks: str) -> str:
    """The first sentence of a text: a note may stand behind the fraction."""
    return re.split(r"(?<=[a-z)])[.;]\s+(?=[A-Z])|\s+(?=(?:Keterangan|Ket|Catatan)\s*[.:])", teks.strip())[0]


def _pecahan(atas: str, bawah: str) -> Pecahan | None:
    atas, bawah = _rapi(atas), _rapi(bawah)
    return Pecahan(atas, bawah) if len(atas) > 2 and len(bawah) > 2 else None


def _rapi(teks: str) -> str:
    teks = re.sub(r"^\(?(?:\d|[a-z])[.)]\s+", "", KALI_SERATUS.sub(" ", teks).strip())
    teks = " ".join(teks.split()).strip(" .,;:=")
    while teks.startswith("(") and teks.count("(") > teks.count(")"):
        teks = teks[1:].lstrip()
    while teks.endswith(")") and teks.count(")") > teks.count("("):
        teks = teks[:-1].rstrip()
    while teks[:1] in ("(", "[", "{") and _menutup(teks):
        teks = teks[1:-1].strip()
    return teks


def _menutup(teks: str) -> bool:
    """Whether the first bracket is closed by the last letter."""
    dalam = 0
    for i, c in enumerate(teks):
        if c in "([{":
            dalam += 1
        elif c in ")]}":
            dalam -= 1
            if dalam == 0:
                return i == len(teks) - 1
    return False
