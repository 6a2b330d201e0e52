"""A keputusan laid out as a Word file in one of the many ways that offices lay theirs out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, fields

from iki_desktop.models.kantor import Kantor
from iki_desktop.models.keputusan import Gaya, Indikator, Kartu, Keputusan, Penandatangan, Sasaran
from iki_desktop.models.tanggal import format_tanggal
from tests.readers.docx.word import (
    LETTERS,
    LEVELLED,
    NUMBER,
    ROMAN,
    STRIP,
    Word,
    box,
    complex_field,
    fraction,
    p,
    run,
    sel,
    tabel,
)


@dataclass(frozen=True)
class WordLayout:
    """The choices an office made, or that nobody made on purpose."""

    kop: str = "paragraf"  # tabel · kepala (in the page head) · kotak (text box) · putus (one paragraph)
    body_text: str = "tabel"  # tab · sel (each item a row of its own, its letter in a cell)
    items: str = "asli"  # ketik · strip of typed markers in cells: sel
    label: str = "tabel"  # satu (in the table itself) · tab · titik · baris (on its own line) · nomor
    bagian: str = "ketik"  # asli (Roman numbering of Word)
    merge: str = "vmerge"  # kosong (cells left empty)
    formula: str = (
        "persamaan"  # bidang (EQ) · baris (two lines) · miring (a stroke) · tabel (a table in the cell)
    )
    kepala_lampiran: str = "tab"  # kotak · tabel · kepala (head of the section)
    wrapped: str = ""  # bingkai (each kartu inside a cell) · kendali (content controls)
    piece: str = ""  # halaman (tables cut in two, their header repeated) · judul (two header rows)
    track: bool = False  # tracked changes, hidden words, fields, soft hyphens among the words
    automatic_numbers: bool = False  # the NO column numbered by Word
    insert_row: bool = False  # line breaks inside running words
    paragraph_lines: bool = False  # every line of a cell a paragraph, as converters from PDF leave them

    @classmethod
    def rnd(cls, rnd: random.Random) -> WordLayout:
        choice: dict[str, object] = {
            "kop": rnd.choice(("paragraf", "tabel", "kepala", "kotak", "putus")),
            "body_text": rnd.choice(("tabel", "tab", "sel")),
            "items": rnd.choice(("asli", "ketik", "sel")),
            "label": rnd.choice(("tabel", "satu", "tab", "titik", "baris", "nomor")),
            "bagian": rnd.choice(("ketik", "asli")),
            "merge": rnd.choice(("vmerge", "kosong")),
            "formula": rnd.choice(("persamaan", "bidang", "baris", "miring", "tabel")),
            "kepala_lampiran": rnd.choice(("tab", "kotak", "tabel", "kepala")),
            "wrapped": rnd.choice(("", "bingkai", "kendali")),
            "piece": rnd.choice(("", "halaman", "judul")),
        }
        for name in ("track", "automatic_numbers", "insert_row", "paragraph_lines"):
            choice[name] = rnd.random() < 0.5
        return cls(**choice)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return " ".join(f"{f.name}={getattr(self, f.name)}" for f in fields(self))


class WordSetter:
    """Writes one keputusan."""

    def __init__(self, kantor: Kantor, keputusan: Keputusan, layout: WordLayout, seed: int) -> None:
        self.kantor, self.keputusan, self.layout = kantor, keputusan, layout
        self.rnd = random.Random(seed)
        self.w = Word()
        self.part_before = ""
        self.part_list = 0

    def walk(self) -> bytes:
        reference = self._kop()
        self._body()
        self.w.limit(reference)
        reference = self._lampiran_head()
        for kartu in self.keputusan.kartu:
            self._kartu(kartu)
        self.w.add(p())
        self.w.limit(reference, end=True)
        return self.w.keep()

    # ------------------------------------------------------------ words

    def r(self, teks: str) -> str:
        """Runs of a text, with what a clerk's Word leaves among the words."""
        if not self.layout.track or len(teks) < 12:
            return run(teks, rnd=self.rnd)
        words = teks.split(" ")
        index = self.rnd.randrange(1, len(words)) if len(words) > 1 else 0
        left, right = " ".join(words[:index]), " ".join(words[index:])
        manner = self.rnd.choice(("hapus", "sisip", "sembunyi", "pisah", "taut"))
        if manner == "hapus":
            drop = '<w:del w:id="1" w:author="x"><w:r><w:delText>kata lama </w:delText></w:r></w:del>'
            return run(f"{left} ") + drop + run(right)
        if manner == "sisip":
            return run(f"{left} ") + f'<w:ins w:id="2" w:author="x">{run(right)}</w:ins>'
        if manner == "sembunyi":
            return run(f"{left} ") + run("jangan dibaca ", "<w:vanish/>") + run(right)
        if manner == "pisah" and right[:6].isalpha():
            return f"{run(f'{left} {right[:3]}')}<w:r><w:softHyphen/></w:r>{run(right[3:])}"
        return run(f"{left} ") + complex_field(" HYPERLINK \\l x ", right)

    def broken(self, teks: str) -> str:
        """The same words, perhaps with a line break where no sentence or component begins."""
        words = teks.split(" ")
        candidates = [i for i in range(2, len(words) - 1) if words[i][:1].islower() and "\n" not in teks]
        if self.layout.insert_row and candidates and self.rnd.random() < 0.4:
            i = self.rnd.choice(candidates)
            return " ".join(words[:i]) + "\n" + " ".join(words[i:])
        return teks

    def paragraph(self, teks: str) -> str:
        """The paragraphs of running words."""
        if not self.layout.paragraph_lines:
            return p(self.r(self.broken(teks)))
        lines = [""]
        for word in teks.split():
            if len(lines[-1]) + len(word) > 24:
                lines.append("")
            lines[-1] += f" {word}"
        return "".join(p(self.r(b.strip())) for b in lines)

    def list_items(self, items: Sequence[str], style: Gaya, *, entries: int = 0, level: int = 0) -> str:
        """Paragraphs of a list, its markers real or typed; nested lines keep theirs."""
        if style in (Gaya.PARAGRAF, Gaya.KOSONG):
            return "".join(p(self.r(b)) for b in items)
        abstract = {Gaya.ABC: LETTERS, Gaya.ANGKA: NUMBER, Gaya.STRIP: STRIP}[style]
        nomor = entries or self.w.items(abstract)
        out = ""
        for n, b in enumerate(items, start=1):
            first, *rest = b.split("\n")
            if self.layout.items == "asli":
                out += p(self.r(self.broken(first)), items=nomor, level=level)
            else:
                out += p(run(f"{marker(style, n)}\t") + self.r(self.broken(first)))
            out += "".join(p(self.r(s)) for s in rest)
        return out

    # ------------------------------------------------------------ the keputusan

    def _kop(self) -> str:
        k = self.kantor
        lines = [
            f"PEMERINTAH {k.kabupaten.upper()}",
            f"KECAMATAN {k.nama.upper()}",
            " ".join(x for x in (k.alamat, f"Telepon {k.telepon}" if k.telepon else "") if x),
        ]
        content = "".join(p(run(b)) for b in lines if b)
        picture = '<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>'
        match self.layout.kop:
            case "tabel":
                self.w.add(tabel([[sel(p(picture)), sel(content)]]))
            case "kepala":
                return "<w:titlePg/>" + self.w.reference("header", content, "first")
            case "kotak":
                self.w.add(p(picture + box(content)))
            case "putus":
                self.w.add(p(run("\n".join(b for b in lines if b))))
            case _:
                self.w.add(content)
        return ""

    def _body(self) -> None:
        k = self.keputusan
        for teks in (
            f"KEPUTUSAN {self._camat()}",
            f"NOMOR : {k.nomor}",
            "TENTANG",
            k.tentang,
            f"{self._camat()},",
        ):
            self.w.add(p(run(teks)), p())
        if self.layout.body_text == "sel":
            lines = [*self._cell_rows("Menimbang", k.menimbang, Gaya.ABC)]
            lines += self._cell_rows("Mengingat", k.mengingat, Gaya.ANGKA)
            self.w.add(tabel(lines))
        elif self.layout.body_text == "tab":
            for label, item, style in (
                ("Menimbang", k.menimbang, Gaya.ABC),
                ("Mengingat", k.mengingat, Gaya.ANGKA),
            ):
                for n, b in enumerate(item, start=1):
                    front = f"{label}\t:\t" if n == 1 else "\t\t"
                    self.w.add(p(run(f"{front}{marker(style, n)}\t") + self.r(self.broken(b))))
        else:
            lines = [
                [sel(p(run(label))), sel(p(run(":"))), sel(self.list_items(item, style))]
                for label, item, style in (
                    ("Menimbang", k.menimbang, Gaya.ABC),
                    ("Mengingat", k.mengingat, Gaya.ANGKA),
                )
            ]
            self.w.add(tabel(lines))
        self.w.add(p(run("MEMUTUSKAN :")))
        pairs = [("Menetapkan", k.menetapkan), *((d.label, d.teks) for d in k.diktum)]
        if self.layout.body_text == "tab":
            for label, teks in pairs:
                first, *rest = teks.split("\n")
                self.w.add(p(run(f"{label}\t:\t") + self.r(first)), *(p(self.r(s)) for s in rest))
        else:
            content = [(label, "".join(p(self.r(b)) for b in teks.split("\n"))) for label, teks in pairs]
            self.w.add(tabel([sel(p(run(label))), sel(p(run(":"))), sel(teks)] for label, teks in content))
        self._signature_lines(k.penandatangan)

    def _cell_rows(self, label: str, items: Sequence[str], style: Gaya) -> list[list[str]]:
        return [
            [
                sel(p(run(label if n == 1 else ""))),
                sel(p(run(":" if n == 1 else ""))),
                sel(p(run(marker(style, n)))),
                sel(p(self.r(self.broken(b)))),
            ]
            for n, b in enumerate(items, start=1)
        ]

    def _signature_lines(self, t: Penandatangan) -> None:
        k = self.keputusan
        tanggal = format_tanggal(k.tanggal) if k.tanggal else k.tanggal_teks
        upper = [f"Ditetapkan di\t: {k.tempat}", f"pada tanggal\t: {tanggal}"]
        lower = [f"a.n. {t.atas_nama}"] if t.atas_nama else []
        lower += [f"{t.jabatan},", "", "", t.nama, t.pangkat, f"NIP. {t.nip}"]
        content = "".join(p(run(b)) for b in (*upper, *lower))
        match self.layout.body_text:
            case "sel":
                self.w.add(tabel([[sel(p()), sel(content)]]))
            case "tab":
                self.w.add(p(box(content)))
            case _:
                self.w.add(content)

    def _camat(self) -> str:
        return f"CAMAT {self.kantor.nama.upper()}"

    # ------------------------------------------------------------ the lampiran

    def _lampiran_head(self) -> str:
        k = self.keputusan
        lines = [
            ("LAMPIRAN", f"KEPUTUSAN {self._camat()}"),
            ("NOMOR", k.lampiran.nomor or k.nomor),
            ("TANGGAL", k.lampiran.tanggal),
        ]
        content = "".join(p(run(f"{a}\t: {b}")) for a, b in lines)
        title = p(run("INDIKATOR KINERJA INDIVIDU"))
        match self.layout.kepala_lampiran:
            case "kotak":
                self.w.add(p(box(content)), title)
            case "tabel":
                self.w.add(tabel([sel(p(run(a))), sel(p(run(":"))), sel(p(run(b)))] for a, b in lines), title)
            case "kepala":
                self.w.add(title)
                return self.w.reference("header", content)
            case _:
                self.w.add(content, title)
        return ""

    def _kartu(self, kartu: Kartu) -> None:
        content = self._section(kartu)
        content += self._label(kartu) + p() + self._table(kartu) + p()
        match self.layout.wrapped:
            case "bingkai":
                content = tabel([[sel(content)]]) + p()
            case "kendali":
                content = f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"
            case _:
                pass
        self.w.add(content)

    def _section(self, kartu: Kartu) -> str:
        if kartu.bagian == self.part_before or not kartu.bagian:
            return ""
        self.part_before = kartu.bagian
        if self.layout.bagian == "asli":
            self.part_list = self.part_list or self.w.items(ROMAN)
            return p(run(kartu.bagian.split(". ", 1)[-1]), items=self.part_list)
        return p(run(kartu.bagian))

    def _label(self, kartu: Kartu) -> str:
        items = [
            ("Jabatan", (kartu.jabatan,), Gaya.PARAGRAF),
            ("Tugas", kartu.tugas, kartu.gaya_tugas),
            ("Fungsi", kartu.fungsi, kartu.gaya_fungsi),
        ]
        out, lines = "", list[list[str]]()
        self._in_table = []
        nomor = self.w.items(LEVELLED) if self.layout.label == "nomor" else 0
        for label, content, style in items:
            with_list = style not in (Gaya.PARAGRAF, Gaya.KOSONG)
            match self.layout.label:
                case "tabel" | "satu" if self.layout.items == "sel" and with_list:
                    lines += self._cell_rows(label, content, style)
                case "tabel" | "satu":
                    lines.append(
                        [
                            sel(p(run(label))),
                            sel(p(run(":"))),
                            sel(self.list_items(content, style) or p(), width=2),
                        ]
                    )
                case "nomor":
                    if with_list or not content:
                        out += p(run(f"{label} :"), items=nomor)
                        original = self.layout.items == "asli" and style is Gaya.ABC
                        out += self.list_items(
                            content, style, entries=nomor if original else 0, level=1 if original else 0
                        )
                    else:
                        out += p(run(f"{label}\t: ") + self.r(content[0]), items=nomor)
                case "baris":
                    out += p(run(f"{label}")) + self.list_items(content, style)
                case gaya_label:
                    front = f"{label}\t:\t" if gaya_label == "tab" else f"{label} : "
                    out += (
                        p(run(front)) + self.list_items(content, style)
                        if with_list or not content
                        else p(run(front) + self.r(content[0]))
                    )
        if self.layout.label == "satu":
            self._in_table = lines
            return out
        return out + (tabel(lines) if lines else "")

    def _table(self, kartu: Kartu) -> str:
        titles = list(kartu.judul_kolom) or ["Sasaran", "Indikator Kinerja", "Penjelasan", "Sumber Data"]
        columns = [peran(j) for j in titles]
        everything = [i for s in kartu.sasaran for i in s.indikator]
        tw = any(t.tw for i in everything for t in i.target.values())
        head = [
            [
                sel(p(run(j)), width=4 if k == "target" and tw else 1)
                for j, k in zip(titles, columns, strict=True)
            ]
        ]
        if tw:
            head.append([])
            for k in columns:
                head[1] += [sel(p(run(r))) for r in ("I", "II", "III", "IV")] if k == "target" else [sel(p())]
        elif self.layout.piece == "judul":
            head.append([sel(p(run(f"({n})"))) for n in range(1, len(titles) + 1)])
        if self.layout.automatic_numbers and "no" in columns:
            self._number = self.w.items(NUMBER)
        else:
            self._number = 0
        lines: list[list[str]] = []
        for index, s in enumerate(kartu.sasaran, start=1):
            lines += self._sasaran_rows(s, index, columns, tw=tw)
        if self.layout.piece == "halaman" and len(lines) > 1:
            middle = self.rnd.randrange(1, len(lines))
            sasaran = [s.teks for s in kartu.sasaran for _ in s.indikator]
            repeated = middle and sasaran[middle - 1] == sasaran[middle] and "vMerge" not in lines[middle][0]
            if (
                not self._in_table
                and not repeated
                and (self.layout.merge == "kosong" or _whole(lines[middle]))
            ):
                return tabel([*head, *lines[:middle]]) + p() + tabel([*head, *lines[middle:]])
        return tabel([*self._in_table, *head, *lines])

    def _sasaran_rows(self, s: Sasaran, index: int, columns: Sequence[str], *, tw: bool) -> list[list[str]]:
        out: list[list[str]] = []
        sumber_data = [i.sumber_data for i in s.indikator]
        same = len(sumber_data) > 1 and len(set(sumber_data)) == 1 and bool(sumber_data[0])
        for n, i in enumerate(s.indikator):
            lines: list[str] = []
            for k in columns:
                common = k in ("no", "sasaran") or (k == "sumber" and same)
                if common and n:
                    lines.append(sel(p(), merge="continue" if self.layout.merge == "vmerge" else ""))
                    continue
                merge = "restart" if common and len(s.indikator) > 1 and self.layout.merge == "vmerge" else ""
                if k == "target" and tw:
                    value = next(iter(i.target.values())).tw or ()
                    lines += [sel(p(run(f"{x}"))) for x in value] or [sel(p())] * 4
                else:
                    lines.append(sel(self._content(k, index, s, i), merge=merge))
            out.append(lines)
        return out

    def _content(self, column: str, index: int, s: Sasaran, i: Indikator) -> str:
        match column:
            case "no":
                return p(items=self._number) if self._number else p(run(f"{index}."))
            case "sasaran":
                return self.paragraph(s.teks)
            case "indikator":
                return self.paragraph(i.teks)
            case "satuan":
                return p(run(i.satuan))
            case "sumber":
                return "".join(p(self.r(b)) for b in i.sumber_data.split("\n"))
            case "penanggung":
                return p(run(i.penanggung_jawab))
            case "formulasi":
                return self._formulasi(i)
            case _:
                return p()

    def _formulasi(self, i: Indikator) -> str:
        if not i.pembilang or not i.penyebut:
            return "".join(self.paragraph(b) for b in i.formulasi.split("\n"))
        persen = i.satuan == "%"
        tail = " x 100%" if persen else ""
        match self.layout.formula:
            case "persamaan":
                return p(run("Rumus:")) + p(fraction(i.pembilang, i.penyebut, tail))
            case "bidang":
                return p(complex_field(f" EQ \\f({i.pembilang};{i.penyebut}) ", None) + run(tail))
            case "baris":
                return p(run(i.pembilang, '<w:u w:val="single"/>')) + p(run(i.penyebut))
            case "tabel":
                depth = [[sel(p(run(i.pembilang))), sel(p(run(tail.strip())), merge="restart")]]
                depth.append([sel(p(run(i.penyebut))), sel(p(), merge="continue")])
                return p() + tabel(depth) + p()
            case _:
                return p(run(f"{i.pembilang} / {i.penyebut}{tail}"))


def marker(style: Gaya, n: int) -> str:
    return {Gaya.ABC: f"{chr(96 + n)}.", Gaya.ANGKA: f"{n}.", Gaya.STRIP: "-"}[style]


def _whole(lines: Sequence[str]) -> bool:
    return not any("<w:vMerge/>" in s for s in lines)


def peran(title: str) -> str:
    average = title.casefold()
    for word, role in (
        ("penanggung", "penanggung"), ("sumber", "sumber"), ("satuan", "satuan"), ("target", "target"),
        ("rumus", "formulasi"), ("formulasi", "formulasi"), ("penjelasan", "formulasi"),
        ("definisi", "definisi"), ("indikator", "indikator"), ("no", "no"),
    ):  # fmt: skip
        if average.startswith(word) or word in average.split():
            return role
    explains = ("penghitungan", "perhitungan", "pengukuran")
    return "formulasi" if any(k in average for k in explains) else "sasaran"
