"""A keputusan laid out as a Word file in one of the many ways that offices lay theirs out."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, fields

from iki_desktop.models.kantor import Kantor
from iki_desktop.models.keputusan import Gaya, Indikator, Kartu, Keputusan, Penandatangan, Sasaran
from iki_desktop.models.tanggal import format_tanggal
from tests.readers.word import (
    ANGKA,
    BERTINGKAT,
    HURUF,
    ROMAWI,
    STRIP,
    Word,
    bidang,
    kotak,
    p,
    pecahan,
    run,
    sel,
    tabel,
)


@dataclass(frozen=True)
class Tata:
    """The choices an office made, or that nobody made on purpose."""

    kop: str = "paragraf"  # tabel · kepala (in the page head) · kotak (text box) · putus (one paragraph)
    tubuh: str = "tabel"  # tab · sel (each item a row of its own, its letter in a cell)
    daftar: str = "asli"  # ketik · strip of typed markers in cells: sel
    label: str = "tabel"  # satu (in the table itself) · tab · titik · baris (on its own line) · nomor
    bagian: str = "ketik"  # asli (Roman numbering of Word)
    gabung: str = "vmerge"  # kosong (cells left empty)
    rumus: str = (
        "persamaan"  # bidang (EQ) · baris (two lines) · miring (a stroke) · tabel (a table in the cell)
    )
    kepala_lampiran: str = "tab"  # kotak · tabel · kepala (head of the section)
    bungkus: str = ""  # bingkai (each kartu inside a cell) · kendali (content controls)
    potong: str = ""  # halaman (tables cut in two, their header repeated) · judul (two header rows)
    lacak: bool = False  # tracked changes, hidden words, fields, soft hyphens among the words
    nomor_otomatis: bool = False  # the NO column numbered by Word
    sisip_baris: bool = False  # line breaks inside running words
    alinea_baris: bool = False  # every line of a cell a paragraph, as converters from PDF leave them

    @classmethod
    def acak(cls, acak: random.Random) -> Tata:
        pilihan: dict[str, object] = {
            "kop": acak.choice(("paragraf", "tabel", "kepala", "kotak", "putus")),
            "tubuh": acak.choice(("tabel", "tab", "sel")),
            "daftar": acak.choice(("asli", "ketik", "sel")),
            "label": acak.choice(("tabel", "satu", "tab", "titik", "baris", "nomor")),
            "bagian": acak.choice(("ketik", "asli")),
            "gabung": acak.choice(("vmerge", "kosong")),
            "rumus": acak.choice(("persamaan", "bidang", "baris", "miring", "tabel")),
            "kepala_lampiran": acak.choice(("tab", "kotak", "tabel", "kepala")),
            "bungkus": acak.choice(("", "bingkai", "kendali")),
            "potong": acak.choice(("", "halaman", "judul")),
        }
        for nama in ("lacak", "nomor_otomatis", "sisip_baris", "alinea_baris"):
            pilihan[nama] = acak.random() < 0.5
        return cls(**pilihan)  # type: ignore[arg-type]

    def __str__(self) -> str:
        return " ".join(f"{f.name}={getattr(self, f.name)}" for f in fields(self))


class Penata:
    """Writes one keputusan."""

    def __init__(self, kantor: Kantor, keputusan: Keputusan, tata: Tata, benih: int) -> None:
        self.kantor, self.keputusan, self.tata = kantor, keputusan, tata
        self.acak = random.Random(benih)
        self.w = Word()
        self.bagian_lalu = ""
        self.daftar_bagian = 0

    def jalan(self) -> bytes:
        acuan = self._kop()
        self._tubuh()
        self.w.batas(acuan)
        acuan = self._kepala_lampiran()
        for kartu in self.keputusan.kartu:
            self._kartu(kartu)
        self.w.tambah(p())
        self.w.batas(acuan, akhir=True)
        return self.w.simpan()

    # ------------------------------------------------------------ words

    def r(self, teks: str) -> str:
        """Runs of a text, with what a clerk's Word leaves among the words."""
        if not self.tata.lacak or len(teks) < 12:
            return run(teks, acak=self.acak)
        kata = teks.split(" ")
        ke = self.acak.randrange(1, len(kata)) if len(kata) > 1 else 0
        kiri, kanan = " ".join(kata[:ke]), " ".join(kata[ke:])
        cara = self.acak.choice(("hapus", "sisip", "sembunyi", "pisah", "taut"))
        if cara == "hapus":
            buang = '<w:del w:id="1" w:author="x"><w:r><w:delText>kata lama </w:delText></w:r></w:del>'
            return run(f"{kiri} ") + buang + run(kanan)
        if cara == "sisip":
            return run(f"{kiri} ") + f'<w:ins w:id="2" w:author="x">{run(kanan)}</w:ins>'
        if cara == "sembunyi":
            return run(f"{kiri} ") + run("jangan dibaca ", "<w:vanish/>") + run(kanan)
        if cara == "pisah" and kanan[:6].isalpha():
            return f"{run(f'{kiri} {kanan[:3]}')}<w:r><w:softHyphen/></w:r>{run(kanan[3:])}"
        return run(f"{kiri} ") + bidang(" HYPERLINK \\l x ", kanan)

    def putus(self, teks: str) -> str:
        """The same words, perhaps with a line break where no sentence or component begins."""
        kata = teks.split(" ")
        calon = [i for i in range(2, len(kata) - 1) if kata[i][:1].islower() and "\n" not in teks]
        if self.tata.sisip_baris and calon and self.acak.random() < 0.4:
            i = self.acak.choice(calon)
            return " ".join(kata[:i]) + "\n" + " ".join(kata[i:])
        return teks

    def alinea(self, teks: str) -> str:
        """The paragraphs of running words."""
        if not self.tata.alinea_baris:
            return p(self.r(self.putus(teks)))
        baris = [""]
        for kata in teks.split():
            if len(baris[-1]) + len(kata) > 24:
                baris.append("")
            baris[-1] += f" {kata}"
        return "".join(p(self.r(b.strip())) for b in baris)

    def butir(self, butir: Sequence[str], gaya: Gaya, *, daftar: int = 0, tingkat: int = 0) -> str:
        """Paragraphs of a list, its markers real or typed; nested lines keep theirs."""
        if gaya in (Gaya.PARAGRAF, Gaya.KOSONG):
            return "".join(p(self.r(b)) for b in butir)
        abstrak = {Gaya.ABC: HURUF, Gaya.ANGKA: ANGKA, Gaya.STRIP: STRIP}[gaya]
        nomor = daftar or self.w.daftar(abstrak)
        keluar = ""
        for n, b in enumerate(butir, start=1):
            pertama, *sisa = b.split("\n")
            if self.tata.daftar == "asli":
                keluar += p(self.r(self.putus(pertama)), daftar=nomor, tingkat=tingkat)
            else:
                keluar += p(run(f"{tanda(gaya, n)}\t") + self.r(self.putus(pertama)))
            keluar += "".join(p(self.r(s)) for s in sisa)
        return keluar

    # ------------------------------------------------------------ the keputusan

    def _kop(self) -> str:
        k = self.kantor
        baris = [
            f"PEMERINTAH {k.kabupaten.upper()}",
            f"KECAMATAN {k.nama.upper()}",
            " ".join(x for x in (k.alamat, f"Telepon {k.telepon}" if k.telepon else "") if x),
        ]
        isi = "".join(p(run(b)) for b in baris if b)
        gambar = '<w:r><w:drawing><a:blip r:embed="x"/></w:drawing></w:r>'
        match self.tata.kop:
            case "tabel":
                self.w.tambah(tabel([[sel(p(gambar)), sel(isi)]]))
            case "kepala":
                return "<w:titlePg/>" + self.w.acuan("header", isi, "first")
            case "kotak":
                self.w.tambah(p(gambar + kotak(isi)))
            case "putus":
                self.w.tambah(p(run("\n".join(b for b in baris if b))))
            case _:
                self.w.tambah(isi)
        return ""

    def _tubuh(self) -> None:
        k = self.keputusan
        for teks in (
            f"KEPUTUSAN {self._camat()}",
            f"NOMOR : {k.nomor}",
            "TENTANG",
            k.tentang,
            f"{self._camat()},",
        ):
            self.w.tambah(p(run(teks)), p())
        if self.tata.tubuh == "sel":
            baris = [*self._baris_sel("Menimbang", k.menimbang, Gaya.ABC)]
            baris += self._baris_sel("Mengingat", k.mengingat, Gaya.ANGKA)
            self.w.tambah(tabel(baris))
        elif self.tata.tubuh == "tab":
            for label, butir, gaya in (
                ("Menimbang", k.menimbang, Gaya.ABC),
                ("Mengingat", k.mengingat, Gaya.ANGKA),
            ):
                for n, b in enumerate(butir, start=1):
                    depan = f"{label}\t:\t" if n == 1 else "\t\t"
                    self.w.tambah(p(run(f"{depan}{tanda(gaya, n)}\t") + self.r(self.putus(b))))
        else:
            baris = [
                [sel(p(run(label))), sel(p(run(":"))), sel(self.butir(butir, gaya))]
                for label, butir, gaya in (
                    ("Menimbang", k.menimbang, Gaya.ABC),
                    ("Mengingat", k.mengingat, Gaya.ANGKA),
                )
            ]
            self.w.tambah(tabel(baris))
        self.w.tambah(p(run("MEMUTUSKAN :")))
        pasangan = [("Menetapkan", k.menetapkan), *((d.label, d.teks) for d in k.diktum)]
        if self.tata.tubuh == "tab":
            for label, teks in pasangan:
                pertama, *sisa = teks.split("\n")
                self.w.tambah(p(run(f"{label}\t:\t") + self.r(pertama)), *(p(self.r(s)) for s in sisa))
        else:
            isi = [(label, "".join(p(self.r(b)) for b in teks.split("\n"))) for label, teks in pasangan]
            self.w.tambah(tabel([sel(p(run(label))), sel(p(run(":"))), sel(teks)] for label, teks in isi))
        self._tanda_tangan(k.penandatangan)

    def _baris_sel(self, label: str, butir: Sequence[str], gaya: Gaya) -> list[list[str]]:
        return [
            [
                sel(p(run(label if n == 1 else ""))),
                sel(p(run(":" if n == 1 else ""))),
                sel(p(run(tanda(gaya, n)))),
                sel(p(self.r(self.putus(b)))),
            ]
            for n, b in enumerate(butir, start=1)
        ]

    def _tanda_tangan(self, t: Penandatangan) -> None:
        k = self.keputusan
        tanggal = format_tanggal(k.tanggal) if k.tanggal else k.tanggal_teks
        atas = [f"Ditetapkan di\t: {k.tempat}", f"pada tanggal\t: {tanggal}"]
        bawah = [f"a.n. {t.atas_nama}"] if t.atas_nama else []
        bawah += [f"{t.jabatan},", "", "", t.nama, t.pangkat, f"NIP. {t.nip}"]
        isi = "".join(p(run(b)) for b in (*atas, *bawah))
        match self.tata.tubuh:
            case "sel":
                self.w.tambah(tabel([[sel(p()), sel(isi)]]))
            case "tab":
                self.w.tambah(p(kotak(isi)))
            case _:
                self.w.tambah(isi)

    def _camat(self) -> str:
        return f"CAMAT {self.kantor.nama.upper()}"

    # ------------------------------------------------------------ the lampiran

    def _kepala_lampiran(self) -> str:
        k = self.keputusan
        baris = [
            ("LAMPIRAN", f"KEPUTUSAN {self._camat()}"),
            ("NOMOR", k.lampiran.nomor or k.nomor),
            ("TANGGAL", k.lampiran.tanggal),
        ]
        isi = "".join(p(run(f"{a}\t: {b}")) for a, b in baris)
        judul = p(run("INDIKATOR KINERJA INDIVIDU"))
        match self.tata.kepala_lampiran:
            case "kotak":
                self.w.tambah(p(kotak(isi)), judul)
            case "tabel":
                self.w.tambah(
                    tabel([sel(p(run(a))), sel(p(run(":"))), sel(p(run(b)))] for a, b in baris), judul
                )
            case "kepala":
                self.w.tambah(judul)
                return self.w.acuan("header", isi)
            case _:
                self.w.tambah(isi, judul)
        return ""

    def _kartu(self, kartu: Kartu) -> None:
        isi = self._bagian(kartu)
        isi += self._label(kartu) + p() + self._tabel(kartu) + p()
        match self.tata.bungkus:
            case "bingkai":
                isi = tabel([[sel(isi)]]) + p()
            case "kendali":
                isi = f"<w:sdt><w:sdtPr/><w:sdtContent>{isi}</w:sdtContent></w:sdt>"
            case _:
                pass
        self.w.tambah(isi)

    def _bagian(self, kartu: Kartu) -> str:
        if kartu.bagian == self.bagian_lalu or not kartu.bagian:
            return ""
        self.bagian_lalu = kartu.bagian
        if self.tata.bagian == "asli":
            self.daftar_bagian = self.daftar_bagian or self.w.daftar(ROMAWI)
            return p(run(kartu.bagian.split(". ", 1)[-1]), daftar=self.daftar_bagian)
        return p(run(kartu.bagian))

    def _label(self, kartu: Kartu) -> str:
        butir = [
            ("Jabatan", (kartu.jabatan,), Gaya.PARAGRAF),
            ("Tugas", kartu.tugas, kartu.gaya_tugas),
            ("Fungsi", kartu.fungsi, kartu.gaya_fungsi),
        ]
        keluar, baris = "", list[list[str]]()
        self._di_tabel = []
        nomor = self.w.daftar(BERTINGKAT) if self.tata.label == "nomor" else 0
        for label, isi, gaya in butir:
            berdaftar = gaya not in (Gaya.PARAGRAF, Gaya.KOSONG)
            match self.tata.label:
                case "tabel" | "satu" if self.tata.daftar == "sel" and berdaftar:
                    baris += self._baris_sel(label, isi, gaya)
                case "tabel" | "satu":
                    baris.append(
                        [sel(p(run(label))), sel(p(run(":"))), sel(self.butir(isi, gaya) or p(), lebar=2)]
                    )
                case "nomor":
                    if berdaftar or not isi:
                        keluar += p(run(f"{label} :"), daftar=nomor)
                        asli = self.tata.daftar == "asli" and gaya is Gaya.ABC
                        keluar += self.butir(isi, gaya, daftar=nomor if asli else 0, tingkat=1 if asli else 0)
                    else:
                        keluar += p(run(f"{label}\t: ") + self.r(isi[0]), daftar=nomor)
                case "baris":
                    keluar += p(run(f"{label}")) + self.butir(isi, gaya)
                case gaya_label:
                    depan = f"{label}\t:\t" if gaya_label == "tab" else f"{label} : "
                    keluar += (
                        p(run(depan)) + self.butir(isi, gaya)
                        if berdaftar or not isi
                        else p(run(depan) + self.r(isi[0]))
                    )
        if self.tata.label == "satu":
            self._di_tabel = baris
            return keluar
        return keluar + (tabel(baris) if baris else "")

    def _tabel(self, kartu: Kartu) -> str:
        judul = list(kartu.judul_kolom) or ["Sasaran", "Indikator Kinerja", "Penjelasan", "Sumber Data"]
        kolom = [peran(j) for j in judul]
        semua = [i for s in kartu.sasaran for i in s.indikator]
        tw = any(t.tw for i in semua for t in i.target.values())
        kepala = [
            [
                sel(p(run(j)), lebar=4 if k == "target" and tw else 1)
                for j, k in zip(judul, kolom, strict=True)
            ]
        ]
        if tw:
            kepala.append([])
            for k in kolom:
                kepala[1] += (
                    [sel(p(run(r))) for r in ("I", "II", "III", "IV")] if k == "target" else [sel(p())]
                )
        elif self.tata.potong == "judul":
            kepala.append([sel(p(run(f"({n})"))) for n in range(1, len(judul) + 1)])
        if self.tata.nomor_otomatis and "no" in kolom:
            self._nomor = self.w.daftar(ANGKA)
        else:
            self._nomor = 0
        baris: list[list[str]] = []
        for ke, s in enumerate(kartu.sasaran, start=1):
            baris += self._baris_sasaran(s, ke, kolom, tw=tw)
        if self.tata.potong == "halaman" and len(baris) > 1:
            tengah = self.acak.randrange(1, len(baris))
            sasaran = [s.teks for s in kartu.sasaran for _ in s.indikator]
            diulang = tengah and sasaran[tengah - 1] == sasaran[tengah] and "vMerge" not in baris[tengah][0]
            if not self._di_tabel and not diulang and (self.tata.gabung == "kosong" or _utuh(baris[tengah])):
                return tabel([*kepala, *baris[:tengah]]) + p() + tabel([*kepala, *baris[tengah:]])
        return tabel([*self._di_tabel, *kepala, *baris])

    def _baris_sasaran(self, s: Sasaran, ke: int, kolom: Sequence[str], *, tw: bool) -> list[list[str]]:
        keluar: list[list[str]] = []
        sumber = [i.sumber_data for i in s.indikator]
        sama = len(sumber) > 1 and len(set(sumber)) == 1 and bool(sumber[0])
        for n, i in enumerate(s.indikator):
            baris: list[str] = []
            for k in kolom:
                bersama = k in ("no", "sasaran") or (k == "sumber" and sama)
                if bersama and n:
                    baris.append(sel(p(), gabung="continue" if self.tata.gabung == "vmerge" else ""))
                    continue
                gabung = (
                    "restart" if bersama and len(s.indikator) > 1 and self.tata.gabung == "vmerge" else ""
                )
                if k == "target" and tw:
                    nilai = next(iter(i.target.values())).tw or ()
                    baris += [sel(p(run(f"{x}"))) for x in nilai] or [sel(p())] * 4
                else:
                    baris.append(sel(self._isi(k, ke, s, i), gabung=gabung))
            keluar.append(baris)
        return keluar

    def _isi(self, kolom: str, ke: int, s: Sasaran, i: Indikator) -> str:
        match kolom:
            case "no":
                return p(daftar=self._nomor) if self._nomor else p(run(f"{ke}."))
            case "sasaran":
                return self.alinea(s.teks)
            case "indikator":
                return self.alinea(i.teks)
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
            return "".join(self.alinea(b) for b in i.formulasi.split("\n"))
        persen = i.satuan == "%"
        ekor = " x 100%" if persen else ""
        match self.tata.rumus:
            case "persamaan":
                return p(run("Rumus:")) + p(pecahan(i.pembilang, i.penyebut, ekor))
            case "bidang":
                return p(bidang(f" EQ \\f({i.pembilang};{i.penyebut}) ", None) + run(ekor))
            case "baris":
                return p(run(i.pembilang, '<w:u w:val="single"/>')) + p(run(i.penyebut))
            case "tabel":
                dalam = [[sel(p(run(i.pembilang))), sel(p(run(ekor.strip())), gabung="restart")]]
                dalam.append([sel(p(run(i.penyebut))), sel(p(), gabung="continue")])
                return p() + tabel(dalam) + p()
            case _:
                return p(run(f"{i.pembilang} / {i.penyebut}{ekor}"))


def tanda(gaya: Gaya, n: int) -> str:
    return {Gaya.ABC: f"{chr(96 + n)}.", Gaya.ANGKA: f"{n}.", Gaya.STRIP: "-"}[gaya]


def _utuh(baris: Sequence[str]) -> bool:
    return not any("<w:vMerge/>" in s for s in baris)


def peran(judul: str) -> str:
    rata = judul.casefold()
    for kata, peran in (
        ("penanggung", "penanggung"), ("sumber", "sumber"), ("satuan", "satuan"), ("target", "target"),
        ("rumus", "formulasi"), ("formulasi", "formulasi"), ("penjelasan", "formulasi"),
        ("definisi", "definisi"), ("indikator", "indikator"), ("no", "no"),
    ):  # fmt: skip
        if rata.startswith(kata) or kata in rata.split():
            return peran
    explains = ("penghitungan", "perhitungan", "pengukuran")
    return "formulasi" if any(k in rata for k in explains) else "sasaran"
