"""Word in: the paragraphs and tables of a .docx as a clerk sees them, in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from iki_desktop.errors import InputRefused
from iki_desktop.models.catatan import Catatan, TingkatCatatan
from iki_desktop.readers.archive import Archive
from iki_desktop.readers.document import Block, Document, Line
from iki_desktop.readers.docx.blocks import BlockReader
from iki_desktop.readers.docx.content import ParagraphReader
from iki_desktop.readers.docx.face import letters_by_face
from iki_desktop.readers.docx.numbering import Numbering, Styles, is_on
from iki_desktop.readers.faces import usual_face
from iki_desktop.readers.text.tabbed import untab


def docx_document(archive: Archive) -> Document:
    """The lines and tables of a Word document; `nomor` counts its paragraphs, those of cells too.

    InputRefused where it is no Word document, damaged, hostile or empty.
    """
    main = next((t for j, t in archive.relations().values() if j == "officeDocument"), "word/document.xml")
    if main not in archive:
        raise archive.damaged()
    root = archive.xml(main)
    body = root.find("w_body")
    if root.tag != "w_document" or body is None:
        raise InputRefused(
            f"Berkas {archive.name} bukan naskah Word. Tidak ada yang dibaca. "
            "Pilih SK berbentuk .docx, .xlsx atau .pdf."
        )
    naskah = _Parts(archive, main)
    blocks = list(naskah.walk(body))
    if not blocks:
        raise InputRefused(
            f"Naskah {archive.name} kosong atau hanya berisi gambar. Tidak ada yang dibaca. "
            "Hasil pindaian harus diubah menjadi teks dahulu (OCR), lalu disimpan lagi sebagai .docx."
        )
    return Document(
        tuple(untab(blocks)),
        tuple(naskah.catatan()),
        satuan="paragraf",
        repeats=tuple(naskah.repeats),
        page_starts=naskah.page_starts,
        face=naskah.face(body),
        page_ratio=_page_ratio(body),
    )


def _page_ratio(body: Element) -> float:
    """Width over height of the pages of the last section, in which the lampiran stands; 0 where unsaid."""
    size = body.find("w_sectPr/w_pgSz")
    try:
        width, height = (
            (float(size.get(side, "0")) for side in ("w_w", "w_h")) if size is not None else (0, 0)
        )
    except ValueError:
        return 0.0
    return width / height if width > 0 and height > 0 else 0.0


class _Parts:
    """The parts of one document, walked section by section."""

    def __init__(self, archive: Archive, main: str) -> None:
        self._archive = archive
        self._relations = archive.relations(main)
        self._styles = self._section("styles")
        style = Styles(self._styles)
        self._reader = ParagraphReader(style)
        self._blocks = BlockReader(self._reader, Numbering(self._section("numbering"), style))
        self._head_before: set[str] = set()
        self.repeats: list[Line] = []

    def walk(self, body: Element) -> Iterator[Block]:
        """The blocks of all sections; what stands in the head of a section's first page comes before it."""
        limit = [*body.iterfind("w_p/w_pPr/w_sectPr"), *body.iterfind("w_sectPr")]
        index = 0
        yield from self._head(limit[:1])
        for child in body:
            yield from self._blocks.read((child,))
            if child.tag == "w_p" and child.find("w_pPr/w_sectPr") is not None:
                index += 1
                yield from self._head(limit[index : index + 1])

    def face(self, body: Element) -> str:
        return usual_face(letters_by_face(body, self._styles))

    @property
    def page_starts(self) -> tuple[int, ...]:
        return tuple(self._blocks.page_starts)

    def catatan(self) -> Iterator[Catatan]:
        """What was accepted, left out or lost on the way."""
        yield from self._blocks.catatan
        if self._reader.tracked:
            yield _info(
                "perubahan-terlacak",
                "Naskah memuat perubahan yang belum diterima (Track Changes); dibaca seolah sudah diterima.",
            )
        footnotes = [
            *self._part_text("footnotes", "w_footnote"),
            *self._part_text("endnotes", "w_endnote"),
        ]
        if footnotes:
            yield _info("catatan-kaki", f"Catatan kaki tidak dibaca: “{' '.join(footnotes)[:2000]}”")
        if comments := len(self._part_text("comments", "w_comment")):
            yield _info("komentar", f"Naskah memuat {comments} komentar; komentar tidak dibaca.")

    def _section(self, kind: str) -> Element | None:
        place = next((t for j, t in self._relations.values() if j == kind), "")
        return self._archive.xml(place) if place in self._archive else None

    def _part_text(self, kind: str, satuan: str) -> list[str]:
        """The words of the notes of one part, without the lines that Word draws between them."""
        root = self._section(kind)
        everything = root.iterfind(satuan) if root is not None else ()
        teks = (" ".join("".join(t.text or "" for t in n.iter("w_t")).split()) for n in everything)
        return [t for t in teks if t]

    def _head(self, section: Sequence[Element]) -> list[Block]:
        """The head of a section's first page; its other heads and its feet go to the named list."""
        results: list[Block] = []
        for one in section:
            mark = one.find("w_titlePg")
            first = mark is not None and is_on(mark)
            reference = {
                (a.tag, a.get("w_type", "default")): a.get("r_id", "")
                for a in one
                if a.tag in ("w_headerReference", "w_footerReference")
            }
            start = ("w_headerReference", "first" if first else "default")
            for key, section_mark in reference.items():
                blocks = self._read_part(section_mark)
                teks = " ".join(t for b in blocks for t in _teks(b))
                if not teks or teks in self._head_before:
                    continue
                self._head_before.add(teks)
                if key == start:
                    results += blocks
                else:
                    self.repeats.append(Line(teks, self._blocks.nomor))
        return results

    def _read_part(self, mark: str) -> list[Block]:
        _, place = self._relations.get(mark, ("", ""))
        if place not in self._archive:
            return []
        nomor = self._blocks.nomor
        blocks = list(self._blocks.read(self._archive.xml(place)))
        self._blocks.nomor = nomor  # paragraphs of heads and feet are not counted
        return blocks


def _teks(block: Block) -> Iterator[str]:
    yield from Document((block,)).words()


def _info(kode: str, message: str) -> Catatan:
    return Catatan(TingkatCatatan.INFO, kode, message, tempat="Naskah")
