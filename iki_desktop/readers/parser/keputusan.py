"""The decree before its lampiran: number, tentang, menimbang, mengingat, diktum, place and date, signer."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from iki_desktop.models.keputusan import Diktum, Penandatangan
from iki_desktop.readers.document import Line
from iki_desktop.readers.parser.kop import Kop, complete_kop, read_kop
from iki_desktop.readers.parser.lists import one_text, read_list
from iki_desktop.readers.parser.penandatangan import read_signature
from iki_desktop.readers.recorder import Kind, Recorder, quote
from iki_desktop.readers.wording.fixed_lines import DITETAPKAN, ON_DATE, PLACE_AND_DATE, TENTANG
from iki_desktop.readers.wording.words import join, spelled_like

DIKTUM = re.compile(
    r"^\W*(?P<label>KESATU|PERTAMA|KEDUA|KETIGA|KEEMPAT|KELIMA|KEENAM|KETUJUH|KEDELAPAN|KESEMBILAN|KESEPULUH|"
    r"KE(?:SE|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN)\s*BELAS)\b\s*(?P<titik>[.:]?)\s*(?P<isi>.*)$",
    re.DOTALL | re.IGNORECASE,
)
NUMBER = re.compile(
    r"^\W*(?:(?:SURAT\s+)?KEPUTUSAN\b.{0,80}?)?\b(?:NOMOR|NOMER)\b\s*[.:]*\s*(?P<isi>.*)$|"
    r"^\W*NO\b\s*[.:]+\s*(?P<isi2>.*)$",
    re.IGNORECASE,
)
INNER_TENTANG = re.compile(r"\s+TENTANG\s+")
PEJABAT = re.compile(
    r"^\W*(?:DENGAN\s+RAHMAT|CAMAT|LURAH|BUPATI|WALI\s*KOTA|GUBERNUR|KEPALA|SEKRETARIS\s+DAERAH)\b", re.I
)


@dataclass(slots=True)
class KeputusanDraft:
    """What was read of the decree itself; the lampiran's kartu come later."""

    kop: Kop = field(default_factory=Kop)
    nomor: str = ""
    tanggal_teks: str = ""
    tempat: str = ""
    tentang: str = ""
    menetapkan: str = ""
    menimbang: list[str] = field(default_factory=list[str])
    mengingat: list[str] = field(default_factory=list[str])
    diktum: list[Diktum] = field(default_factory=list[Diktum])
    penandatangan: Penandatangan = field(default_factory=Penandatangan)
    nomor_line: int | None = None
    tanggal_line: int | None = None
    has: bool = False  # whether the document holds a decree at all, not only its lampiran


class _Part:
    KOP, TITLE, NUMBER, TENTANG, PEJABAT = "kop", "judul", "nomor", "tentang", "pejabat"
    MENIMBANG, MENGINGAT, MEMUTUSKAN, MENETAPKAN = "menimbang", "mengingat", "memutuskan", "menetapkan"
    DIKTUM, PLACE, TANGGAL, SIGNATURE = "diktum", "tempat", "tanggal", "tanda tangan"


def read_keputusan(lines: Sequence[Line], recorder: Recorder) -> KeputusanDraft:
    """Read the lines before the lampiran. Absent parts stay empty, with a remark where a decree has them."""
    recorder.tempat = "Keputusan"
    content: dict[str, list[Line]] = {}
    diktum: list[tuple[str, list[Line]]] = []
    current = _Part.KOP
    for b in lines:
        current = _put(b, current, content, diktum, recorder)
    draft = KeputusanDraft()
    draft.has = any(k in content for k in (_Part.MENIMBANG, _Part.MENGINGAT, _Part.MEMUTUSKAN)) or bool(
        diktum
    )
    draft.kop = read_kop(content.get(_Part.KOP, ()), recorder)
    for key in (_Part.TITLE, _Part.PEJABAT):
        recorder.skip_all(Kind.HEAD, (b.teks for b in content.get(key, ())))
    _number_and_tentang(draft, content)
    for key, destination in ((_Part.MENIMBANG, draft.menimbang), (_Part.MENGINGAT, draft.mengingat)):
        items, _ = read_list(content.get(key, ()), recorder, key.capitalize())
        destination += [x.teks for x in items]
    for b in content.get(_Part.MEMUTUSKAN, ()):
        message = f"Baris {quote(b.teks)} sesudah MEMUTUSKAN tidak dikenal dan tidak dimasukkan."
        recorder.periksa("baris-lepas", message, b.nomor)
    draft.menetapkan = one_text(content.get(_Part.MENETAPKAN, ())).lstrip(" :")
    draft.diktum = [
        Diktum(label, _diktum_text(diktum_lines, recorder, label)) for label, diktum_lines in diktum
    ]
    draft.tempat = one_text(content.get(_Part.PLACE, ())).strip(" :.,")
    draft.tanggal_teks = one_text(content.get(_Part.TANGGAL, ())).strip(" :.,;")
    draft.tanggal_line = next((b.nomor for b in content.get(_Part.TANGGAL, ())), None)
    draft.penandatangan = read_signature(content.get(_Part.SIGNATURE, ()), recorder)
    complete_kop(
        draft.kop, [one_text(content.get(k, ())) for k in (_Part.PEJABAT, _Part.TITLE)] + [draft.tentang]
    )
    if draft.has:
        _check(draft, recorder)
    return draft


def _put(
    b: Line,
    current: str,
    content: dict[str, list[Line]],
    diktum: list[tuple[str, list[Line]]],
    recorder: Recorder,
) -> str:
    """Put one line into its part; returns the part that the next line continues."""

    def start(bagian: str, teks: str, label: str = "") -> str:
        if label:
            recorder.skip(Kind.HEAD, label, b.nomor)
        content.setdefault(bagian, [])
        if teks.strip(" :"):
            content[bagian].append(Line(teks.strip(), b.nomor, b.item, b.marker))
        return bagian

    teks = b.teks.strip()
    words = re.split(r"[\s:]+", teks.lstrip(" -:*•."), maxsplit=1)
    first, rest = words[0], words[1] if len(words) > 1 else ""
    before_diktum = current not in (_Part.DIKTUM, _Part.PLACE, _Part.TANGGAL, _Part.SIGNATURE)
    if before_diktum and first[:1].isupper():
        low = first.lower()
        if spelled_like(low, "menimbang"):
            return start(_Part.MENIMBANG, rest, first)
        if spelled_like(low, "mengingat") or spelled_like(low, "memperhatikan"):
            return start(_Part.MENGINGAT, rest, first)
        if spelled_like(low, "memutuskan"):
            return start(_Part.MEMUTUSKAN, "", teks)
        if spelled_like(low, "menetapkan") and current in (
            _Part.MEMUTUSKAN,
            _Part.MENGINGAT,
            _Part.MENIMBANG,
        ):
            return start(_Part.MENETAPKAN, rest, first)
    if (m := DIKTUM.match(teks)) and _diktum(m):
        label = " ".join(m["label"].upper().split())
        diktum.append((label, [Line(m["isi"].strip(), b.nomor)] if m["isi"].strip() else []))
        return _Part.DIKTUM
    if current in (_Part.DIKTUM, _Part.MENETAPKAN, _Part.PLACE):
        if m := DITETAPKAN.match(teks):
            left, tanggal, right = _cut_at(ON_DATE, m["isi"])
            current = start(_Part.PLACE, left, teks[: m.start("isi")])
            return start(_Part.TANGGAL, right, tanggal) if tanggal else current
        if (m := ON_DATE.search(teks)) and m.start() < 4:
            return start(_Part.TANGGAL, teks[m.end() :], m[0])
        if m := PLACE_AND_DATE.match(teks):
            start(_Part.PLACE, m["tempat"])
            return start(_Part.TANGGAL, m["tanggal"])
    if current is _Part.PLACE and content[current]:
        return start(_Part.SIGNATURE, teks)
    if current is _Part.TANGGAL and content[current]:
        return start(_Part.SIGNATURE, teks)
    if current is _Part.DIKTUM:
        if diktum:
            diktum[-1][1].append(b)
        return current
    if current in (_Part.KOP, _Part.TITLE, _Part.NUMBER, _Part.TENTANG, _Part.PEJABAT):
        return _head(teks, current, start)
    return start(current, teks)


def _diktum(m: re.Match[str]) -> bool:
    """Whether "KESATU …" opens a diktum: a colon behind it, nothing, or capitals and a new sentence."""
    if m["titik"] == ":" or not m["isi"]:
        return True
    return m["label"].isupper() and m["isi"][0].isupper()


def _head(teks: str, current: str, start: Callable[..., str]) -> str:
    """Where a line above menimbang belongs."""
    if (m := NUMBER.match(teks)) and current in (_Part.KOP, _Part.TITLE):
        content = m["isi"] if m["isi"] is not None else m["isi2"]
        nomor, tentang, title = _cut_at(INNER_TENTANG, content)
        current = start(_Part.NUMBER, nomor, teks[: len(teks) - len(content)])
        return start(_Part.TENTANG, title, tentang) if tentang else current
    if m := TENTANG.match(teks):
        return start(_Part.TENTANG, m["isi"], teks[: m.start("isi")])
    if re.match(r"^\W*(?:SURAT\s+)?(?:KEPUTUSAN|SALINAN)\b", teks) and current is _Part.KOP:
        return start(_Part.TITLE, teks)
    if current is _Part.TENTANG and PEJABAT.match(teks):
        return start(_Part.PEJABAT, teks)
    if current is _Part.NUMBER:
        return start(_Part.NUMBER if teks[:1].isdigit() else _Part.PEJABAT, teks)
    return start(current, teks)


def _cut_at(pattern: re.Pattern[str], teks: str) -> tuple[str, str, str]:
    m = pattern.search(teks)
    return (teks[: m.start()], m[0], teks[m.end() :]) if m else (teks, "", "")


def _number_and_tentang(draft: KeputusanDraft, content: dict[str, list[Line]]) -> None:
    nomor = content.get(_Part.NUMBER, [])
    if nomor:
        draft.nomor_line = nomor[0].nomor
        draft.nomor = " ".join(b.teks for b in nomor).strip(" :")
    teks = ""
    for b in content.get(_Part.TENTANG, []):
        teks = join(teks, b.teks)
    draft.tentang = teks.strip(" ,:")


def _diktum_text(lines: list[Line], recorder: Recorder, label: str) -> str:
    """The words of one diktum; a stray scrap of a few letters between its lines is left out with a remark."""
    clean: list[Line] = []
    for b in lines:
        words = b.teks.split()
        insertion = len(words) == 1 and len(words[0]) <= 4 and words[0].isalpha() and words[0].isupper()
        if insertion and clean and clean[-1].teks.rstrip().endswith((".", ";", ":")):
            recorder.periksa(
                "sisa-pindaian",
                f"Potongan {quote(b.teks)} bukan bagian kalimat dan tidak dimasukkan.",
                b.nomor,
                tempat=f"Diktum {label}",
            )
        else:
            clean.append(b)
    return one_text(clean)


def _check(draft: KeputusanDraft, recorder: Recorder) -> None:
    for key, content, word in (
        ("nomor-hilang", draft.nomor, "Nomor keputusan"),
        ("tentang-hilang", draft.tentang, "Judul (TENTANG) keputusan"),
        ("menimbang-hilang", draft.menimbang, "Bagian Menimbang"),
        ("mengingat-hilang", draft.mengingat, "Bagian Mengingat"),
        ("diktum-hilang", draft.diktum, "Diktum keputusan (KESATU …)"),
        ("tempat-hilang", draft.tempat, "Tempat penetapan"),
        ("tanggal-hilang", draft.tanggal_teks, "Tanggal penetapan"),
        ("penandatangan-hilang", draft.penandatangan.nama, "Nama penandatangan"),
    ):
        if not content:
            recorder.periksa(key, f"{word} tidak ditemukan di naskah. Isi sendiri bila ada.")
