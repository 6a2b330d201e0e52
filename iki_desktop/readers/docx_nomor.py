"""Real numbering of Word: definitions, levels, starts and restarts counted into the markers a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

MAKS_TINGKAT = 9
MAKS_NOMOR = 100_000
ROMAWI = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
ISIAN = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Tanda:
    """What Word sets before a paragraph. `teks` is "" for a bullet; `judul` is for headings (I., A.)."""

    teks: str
    butir: bool
    judul: bool = False


@dataclass(frozen=True, slots=True)
class Tingkat:
    """One level of a list: its first number, its kind of number, its pattern ("%1.")."""

    mulai: int = 1
    bentuk: str = "decimal"
    pola: str = "%1."
    ulang: int | None = None  # the level whose items restart it; 0 never, None every higher one
    angka_saja: bool = False  # all numbers of the pattern in Arabic figures


@dataclass(slots=True)
class _Daftar:
    """The count of one abstract list, shared by all lists made of it."""

    angka: list[int | None] = field(default_factory=lambda: [None] * MAKS_TINGKAT)


class Penomoran:
    """Counts the numbered paragraphs of a document in their order."""

    def __init__(self, numbering: Element | None, gaya: Gaya) -> None:
        self._gaya = gaya
        self._abstrak: dict[str, dict[int, Tingkat]] = {}
        self._milik: dict[str, str] = {}  # list → its abstract list
        self._ganti: dict[str, dict[int, Tingkat]] = {}
        self._mulai: dict[str, dict[int, int]] = {}
        self._hitung: dict[str, _Daftar] = {}
        self._dipakai: set[tuple[str, int]] = set()
        if numbering is not None:
            self._muat(numbering)

    def tanda(self, ppr: Element | None) -> Tanda | None:
        """The marker of the paragraph with these properties; counts it. None where it has no number."""
        num_id, tingkat = self._gaya.nomor(ppr)
        if num_id in ("", "0") or num_id not in self._milik:
            return None
        return self._hitung_satu(num_id, min(max(tingkat, 0), MAKS_TINGKAT - 1))

    def _hitung_satu(self, num_id: str, tingkat: int) -> Tanda | None:
        abstrak = self._milik[num_id]
        angka = self._hitung.setdefault(abstrak, _Daftar()).angka
        baku = self._tingkat(num_id, tingkat)
        mulai = self._mulai.get(num_id, {}).get(tingkat)
        lama = angka[tingkat]
        if mulai is not None and (num_id, tingkat) not in self._dipakai:
            baru = mulai
        else:
            baru = baku.mulai if lama is None else lama + 1
        self._dipakai.add((num_id, tingkat))
        angka[tingkat] = min(baru, MAKS_NOMOR)
        for atas in range(tingkat):
            if angka[atas] is None:
                angka[atas] = self._tingkat(num_id, atas).mulai
        for bawah in range(tingkat + 1, MAKS_TINGKAT):
            ulang = self._tingkat(num_id, bawah).ulang
            if ulang is None or (0 < ulang <= bawah and tingkat < ulang):
                angka[bawah] = None
        return self._tulis(num_id, baku, angka)

    def _tulis(self, num_id: str, baku: Tingkat, angka: list[int | None]) -> Tanda | None:
        if baku.bentuk == "bullet":
            return Tanda("", butir=True)

        def isi(m: re.Match[str]) -> str:
            ke = int(m[1]) - 1
            bentuk = "decimal" if baku.angka_saja else self._tingkat(num_id, ke).bentuk
            return tulis_angka(angka[ke] or 0, bentuk)

        teks = " ".join(ISIAN.sub(isi, baku.pola).split())
        if not any(c.isalnum() for c in teks):
            return Tanda("", butir=True) if teks else None
        tunggal = len(ISIAN.findall(baku.pola)) == 1
        judul = baku.bentuk in ("upperRoman", "upperLetter") or not tunggal or len(teks) > 6
        return Tanda(teks, butir=False, judul=judul)

    def _tingkat(self, num_id: str, tingkat: int) -> Tingkat:
        ganti = self._ganti.get(num_id, {}).get(tingkat)
        return (
            ganti
            or self._abstrak.get(self._milik[num_id], {}).get(tingkat)
            or Tingkat(pola=f"%{tingkat + 1}.")
        )

    def _muat(self, numbering: Element) -> None:
        pinjam: dict[str, str] = {}  # abstract list → style of the list whose levels it borrows
        bergaya: dict[str, str] = {}  # style → the abstract list that defines it
        for a in numbering.iterfind("w_abstractNum"):
            kunci = a.get("w_abstractNumId", "")
            self._abstrak[kunci] = dict(_semua_tingkat(a))
            if gaya := nilai(a, "w_styleLink"):
                bergaya[gaya] = kunci
            if gaya := nilai(a, "w_numStyleLink"):
                pinjam[kunci] = gaya
        for kunci, gaya in pinjam.items():
            if gaya in bergaya:
                self._abstrak[kunci] = self._abstrak[bergaya[gaya]]
        for n in numbering.iterfind("w_num"):
            kunci = n.get("w_numId", "")
            self._milik[kunci] = nilai(n, "w_abstractNumId")
            for ganti in n.iterfind("w_lvlOverride"):
                tingkat = bilangan(ganti.get("w_ilvl"), 0)
                self._ganti.setdefault(kunci, {}).update(_semua_tingkat(ganti))
                if mulai := nilai(ganti, "w_startOverride"):
                    self._mulai.setdefault(kunci, {})[tingkat] = bilangan(mulai, 1)


class Gaya:
    """What styles say of numbering and of hidden text, their ancestors included."""

    def __init__(self, styles: Element | None) -> None:
        self._atas: dict[str, str] = {}
        self._num: dict[str, tuple[str, int | None]] = {}
        self._sembunyi: dict[str, bool] = {}
        self.baku = ""
        for s in styles.iterfind("w_style") if styles is not None else ():
            kunci = s.get("w_styleId", "")
            self._atas[kunci] = nilai(s, "w_basedOn")
            if s.get("w_type") == "paragraph" and s.get("w_default") in ("1", "true", "on"):
                self.baku = kunci
            numpr = s.find("w_pPr/w_numPr")
            if numpr is not None:
                tingkat = nilai(numpr, "w_ilvl")
                self._num[kunci] = (nilai(numpr, "w_numId"), bilangan(tingkat, 0) if tingkat else None)
            vanish = s.find("w_rPr/w_vanish")
            if vanish is not None:
                self._sembunyi[kunci] = menyala(vanish)

    def nomor(self, ppr: Element | None) -> tuple[str, int]:
        """(list, level) of a paragraph with these properties, ("", 0) where it is in none."""
        num_id, tingkat = "", None
        numpr = ppr.find("w_numPr") if ppr is not None else None
        if numpr is not None:
            num_id = nilai(numpr, "w_numId")
            tulis = nilai(numpr, "w_ilvl")
            tingkat = bilangan(tulis, 0) if tulis else None
        if not num_id:
            for gaya in self._silsilah((nilai(ppr, "w_pStyle") if ppr is not None else "") or self.baku):
                if gaya in self._num:
                    num_id, dari_gaya = self._num[gaya]
                    tingkat = dari_gaya if tingkat is None else tingkat
                    if num_id:
                        break
        return num_id, tingkat or 0

    def tersembunyi(self, rpr: Element | None) -> bool:
        """Whether a run with these properties is hidden text."""
        if rpr is None:
            return False
        vanish = rpr.find("w_vanish")
        if vanish is not None:
            return menyala(vanish)
        return any(self._sembunyi.get(g, False) for g in self._silsilah(nilai(rpr, "w_rStyle")))

    def _silsilah(self, gaya: str) -> Iterator[str]:
        for _ in range(20):  # styles that are based on one another in a ring end here
            if not gaya:
                return
            yield gaya
            gaya = self._atas.get(gaya, "")


def _semua_tingkat(induk: Element) -> Iterator[tuple[int, Tingkat]]:
    for lvl in induk.iterfind("w_lvl"):
        tingkat = bilangan(lvl.get("w_ilvl"), 0)
        ulang = nilai(lvl, "w_lvlRestart")
        hukum = lvl.find("w_isLgl")
        pola = lvl.find("w_lvlText")
        yield (
            tingkat,
            Tingkat(
                mulai=bilangan(nilai(lvl, "w_start"), 0),
                bentuk=nilai(lvl, "w_numFmt") or "decimal",
                pola=(pola.get("w_val") or "") if pola is not None else "",
                ulang=bilangan(ulang, 0) if ulang else None,
                angka_saja=hukum is not None and menyala(hukum),
            ),
        )


def tulis_angka(angka: int, bentuk: str) -> str:
    """A number in one of Word's kinds of figures; those of other scripts as Arabic figures."""
    if bentuk in ("lowerLetter", "upperLetter") and angka > 0:
        huruf = chr(97 + (angka - 1) % 26) * min((angka - 1) // 26 + 1, 40)
        return huruf.upper() if bentuk == "upperLetter" else huruf
    if bentuk in ("lowerRoman", "upperRoman") and 0 < angka < 4000:
        hasil, sisa = "", angka
        for besar, tanda in ROMAWI:
            hasil += tanda * (sisa // besar)
            sisa %= besar
        return hasil.upper() if bentuk == "upperRoman" else hasil
    if bentuk == "none":
        return ""
    return f"{angka:02d}" if bentuk == "decimalZero" else str(angka)


def nilai(induk: Element, nama: str) -> str:
    """The w:val of a child, "" where there is none."""
    anak = induk.find(nama)
    return (anak.get("w_val") or "") if anak is not None else ""


def menyala(tanda: Element) -> bool:
    """Whether a switch of Word is on: it is there and does not say no."""
    return tanda.get("w_val", "1") not in ("0", "false", "off")


def bilangan(teks: str | None, baku: int) -> int:
    """A whole number of the file, `baku` where it is none, cut to what any document needs."""
    try:
        return max(-MAKS_NOMOR, min(int(teks or baku), MAKS_NOMOR))
    except ValueError:
        return baku
