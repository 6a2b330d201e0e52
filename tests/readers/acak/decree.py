"""What a random decree says: office, keputusan and kartu, and the same as the truth of the score tool."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any

from tests.readers.acak.words import KEEPERS, POSTS, SOURCES, UNITS, Words

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
    "November", "Desember",
)  # fmt: skip
RANKS = ("Pembina", "Pembina Tk. I", "Penata")


@dataclass
class Measure:
    """An indikator. `parts` are pembilang and penyebut; `lines` the formulasi of all others."""

    text: str
    kind: str
    lines: list[str] = field(default_factory=list[str])
    parts: tuple[str, str] | None = None
    source: str = ""
    keeper: str = ""
    unit: str = ""
    target: str = ""
    source_shared: bool = False  # its sumber data stands once, in a cell above
    shown: str = ""  # the formulasi as the layout set it, where it set a fraction


@dataclass
class Goal:
    text: str
    measures: list[Measure]


@dataclass
class Card:
    post: str  # "" for the IKU
    duties: list[str]
    functions: list[str]
    goals: list[Goal]
    section: str = ""

    @property
    def measures(self) -> list[Measure]:
        return [m for g in self.goals for m in g.measures]


@dataclass
class Decree:
    """`body` False: only the lampiran."""

    place: str
    district: str  # "Kabupaten …"
    number: str
    date: str
    year: int
    title: str
    considering: list[str]
    recalling: list[str]
    rulings: list[tuple[str, str]]
    signer: tuple[str, str, str, str]  # jabatan, nama, pangkat, NIP
    cards: list[Card]
    body: bool

    def truth(self) -> dict[str, Any]:
        post, name, rank, nip = self.signer
        return {
            "kecamatan": self.place,
            "nomor": self.number,
            "tanggal": self.date,
            "tempat": self.place,
            "tentang": self.title,
            "pejabat": {"nama": name, "jabatan": post, "pangkat": rank, "nip": nip},
            "menimbang": self.considering,
            "mengingat": self.recalling,
            "diktum": [{"label": a, "text": b} for a, b in self.rulings],
            "kartu": [_card(c) for c in self.cards],
        }


def _card(card: Card) -> dict[str, Any]:
    return {
        "jabatan": card.post or None,
        "tugas": card.duties,
        "fungsi": card.functions,
        "sasaran": [{"teks": g.text, "indikator": [_measure(m) for m in g.measures]} for g in card.goals],
    }


def _measure(m: Measure) -> dict[str, Any]:
    above, below = m.parts or (None, None)
    plain = f"{above} {below}" if m.parts else "\n".join(m.lines)
    truth: dict[str, Any] = {
        "teks": m.text,
        "formulasi": m.shown or plain or None,
        "sumber_data": m.source or None,
        "penanggung_jawab": m.keeper or None,
        "pembilang": above,
        "penyebut": below,
        "jenis": m.kind,
    }
    return truth | ({"sumber_data_sel": None} if m.source_shared else {})


def random_decree(rnd: random.Random) -> Decree:
    words = Words(rnd)
    place, district = words.name(), words.name()
    year = rnd.randint(2019, 2026)
    form = rnd.choice(("nya", "nya", "nya", "me", "pe"))
    posts = ["Camat", *rnd.sample(POSTS, rnd.randint(2, 11))]
    if rnd.random() < 0.25:
        posts.insert(rnd.randrange(2, len(posts) + 1), posts[-1])  # the same jabatan twice
    tail = rnd.choice(("", f" {place}", f" Kecamatan {place}"))
    short = rnd.random() < 0.3
    habits = Habits(form, keepers=rnd.random() < 0.3, plain=rnd.random() < 0.15)
    cards = [
        _random_card(rnd, words, f"Camat {place}" if p == "Camat" else p + tail, habits, short=short)
        for p in posts
    ]
    if rnd.random() < 0.3:
        cards.insert(0, Card("", [], [], _goals(rnd, words, habits, rnd.randint(2, 3))))
    day, month = rnd.randint(1, 28), rnd.choice(MONTHS)
    title = rnd.choice(("INDIKATOR KINERJA INDIVIDU", "PENETAPAN INDIKATOR KINERJA INDIVIDU"))
    nip = f"{rnd.randint(1965, 1990)}{rnd.randint(1, 12):02d}{rnd.randint(1, 28):02d} "
    nip += f"{rnd.randint(1990, 2015)}{rnd.randint(1, 12):02d} {rnd.randint(1, 2)} {rnd.randint(1, 20):03d}"
    number = f"{rnd.randint(100, 188)}/{rnd.randint(1, 90)}/{rnd.randint(400, 440)}.{rnd.randint(1, 9)}"
    considering = (words.duty(), words.goal("pe").lower())
    recalling = [(rnd.randint(1, 30), rnd.randint(2003, 2023)) for _ in range(rnd.randint(2, 5))]
    matter = words.function()
    return Decree(
        place=place,
        district=f"Kabupaten {district}",
        number=f"{number}/{year}",
        date=f"{day} {month} {year}",
        year=year,
        title=f"{title} PADA KECAMATAN {place.upper()} TAHUN {year}",
        considering=[
            f"bahwa untuk {considering[0]} diperlukan ukuran kerja;",
            f"bahwa {considering[1]} perlu ditetapkan dengan keputusan.",
        ],
        recalling=[f"Undang-Undang Nomor {n} Tahun {y} tentang {words.goal('pe')};" for n, y in recalling],
        rulings=[
            ("KESATU", f"Menetapkan ukuran kerja {matter} sebagaimana tercantum dalam Lampiran."),
            ("KEDUA", "Keputusan ini mulai berlaku pada tanggal ditetapkan."),
        ],
        signer=(f"CAMAT {place.upper()}", words.person(), rnd.choice(RANKS), nip),
        cards=cards,
        body=rnd.random() < 0.7,
    )


@dataclass(frozen=True)
class Habits:
    """What the author of a decree does in all its kartu."""

    form: str  # of sasaran: "nya", "me", "pe"
    keepers: bool  # it names who answers for an indikator
    plain: bool  # some indikator begin with no word of measure


def _random_card(rnd: random.Random, words: Words, post: str, habits: Habits, *, short: bool) -> Card:
    duties = [words.duty()] if rnd.random() < 0.6 else [words.duty() for _ in range(rnd.randint(2, 6))]
    functions = [] if rnd.random() < 0.15 else [words.function() for _ in range(rnd.randint(2, 8))]
    return Card(post, duties, functions, _goals(rnd, words, habits, 1 if short else rnd.randint(1, 4)))


def _goals(rnd: random.Random, words: Words, habits: Habits, number: int) -> list[Goal]:
    goals: list[Goal] = []
    for _ in range(number):
        form = habits.form if rnd.random() < 0.85 else rnd.choice(("nya", "me", "pe"))
        size = rnd.choice((1, 1, 2, 2, 3, 4, 6))
        goals.append(Goal(words.goal(form), [_random_measure(rnd, words, habits) for _ in range(size)]))
    return goals


def _random_measure(rnd: random.Random, words: Words, habits: Habits) -> Measure:
    counted = words.counted()
    source = rnd.choice(SOURCES)
    keeper = rnd.choice(KEEPERS) if habits.keepers else ""
    kind = rnd.choice(("jumlah",) * 4 + ("persentase",) * 4 + ("nilai", "waktu"))
    if habits.plain and rnd.random() < 0.4:
        text = f"{counted[0].upper()}{counted[1:]}"
        return Measure(text, "lain", [f"Jumlah {counted}"], None, source, keeper, rnd.choice(UNITS))
    if kind == "persentase":
        whole = f"Jumlah {rnd.choice(('seluruh', 'keseluruhan', 'total'))} {counted.split(' yang ')[0]}"
        word = rnd.choice(("Persentase", "Persentase", "Prosentase"))
        return Measure(f"{word} {counted}", kind, [], (f"Jumlah {counted}", whole), source, keeper, "%")
    if kind == "jumlah":
        lines = rnd.choice(
            (
                [f"Jumlah {counted}"],
                [f"Jumlah {counted.removesuffix(' dalam satu tahun')} selama satu tahun"],
                ["Penghitungan langsung menurut pembukuan"],
                [f"Jumlah {counted} yang meliputi:", *_components(rnd, words)],
            )
        )
        return Measure(f"Jumlah {counted}", kind, lines, None, source, keeper, rnd.choice(UNITS),
                       str(rnd.randint(1, 90)))  # fmt: skip
    if kind == "waktu":
        text = f"Rata-rata waktu penyelesaian {counted}"
        return Measure(text, "lain", ["Lama hari kerja sejak berkas diterima"], None, source, keeper, "hari")
    text = f"{rnd.choice(('Nilai', 'Indeks'))} {counted}"
    return Measure(text, "nilai", ["Hasil penilaian tim kabupaten"], None, source, keeper, "nilai")


def _components(rnd: random.Random, words: Words) -> list[str]:
    return [f"{n}. {words.function().capitalize()}" for n in range(1, rnd.randint(3, 5))]
