"""The kartu of a lampiran as HTML and as a Word document: what the benchmark's other programs set."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from iki_desktop.models.kantor import IsiKantor
from iki_desktop.models.keputusan import Indikator, Kartu
from iki_desktop.writers.pdf.formula import Fraction, pieces

FACE = "TeX Gyre Bonum"
WIDTHS = (105, 110, 160, 93)  # pt, of the columns of the table
LABELS = (60, 12, 396)
TITLE = "INDIKATOR KINERJA INDIVIDU"


def rows(kartu: Kartu) -> Iterator[tuple[Indikator, str, int]]:
    """Each row: its indikator, its sasaran's text and over how many rows that goes (0: it began above)."""
    for sasaran in kartu.sasaran:
        for at, indikator in enumerate(sasaran.indikator):
            yield indikator, sasaran.teks, 0 if at else len(sasaran.indikator)


_CSS = f"""
@page {{ size: 215mm 330mm; margin: 25mm 20mm 25mm 30mm }}
body {{ font: 11pt/1.2 "{FACE}"; text-align: justify; margin: 0 }}
section {{ break-after: page }}
h1 {{ font-size: 11pt; text-align: center }}
table {{ border-collapse: collapse; table-layout: fixed; width: 468pt }}
td, th {{ vertical-align: top; padding: 0 }}
ol {{ list-style: lower-alpha; margin: 0; padding-left: 16pt }}
.kisi {{ font-size: 10pt; text-align: left; margin-top: 10pt }}
.kisi > * > tr > * {{ border: 0.6pt solid; padding: 3pt 6pt }}
.kisi tr {{ break-inside: avoid }}
.kisi .pecahan {{ width: 100%; text-align: center }}
.atas {{ border-bottom: 0.5pt solid }}
"""


def html(isi: IsiKantor) -> str:
    """The kartu as one HTML document."""

    def columns(widths: Sequence[int]) -> str:
        return "".join(f'<col style="width:{width}pt">' for width in widths)

    def lines(text: str) -> str:
        return "<br>".join(map(escape, text.split("\n")))

    def piece(each: str | Fraction) -> str:
        if isinstance(each, str):
            return f"<div>{lines(each)}</div>"
        bar = f'<div class="atas">{escape(each.above)}</div><div>{escape(each.below)}</div>'
        return (
            '<table class="pecahan"><col style="width:70%"><col style="width:30%">'
            f"<tr><td>{bar}</td><td>{escape(each.beside)}</td></tr></table>"
        )

    head = "".join(f"<th>{escape(text)}</th>" for text in isi.pengaturan.judul_kolom)
    out = ['<!DOCTYPE html><html lang="id"><meta charset="utf-8"><title>Lampiran</title>']
    out.append(f"<style>{_CSS}</style><body>")
    for kartu in isi.keputusan[0].kartu:
        fungsi = "".join(f"<li>{escape(text)}</li>" for text in kartu.fungsi)
        labels = (("Jabatan", escape(kartu.jabatan)), ("Tugas", escape(kartu.tugas[0])))
        labels += (("Fungsi", f"<ol>{fungsi}</ol>"),)
        out.append(f"<section><h1>{TITLE}</h1><table>{columns(LABELS)}")
        out += [f"<tr><td>{label}</td><td>:</td><td>{text}</td></tr>" for label, text in labels]
        out.append(f'</table><table class="kisi">{columns(WIDTHS)}<thead><tr>{head}</tr></thead><tbody>')
        for indikator, sasaran, span in rows(kartu):
            first = f'<td rowspan="{span}">{lines(sasaran)}</td>' if span else ""
            formulasi = "".join(map(piece, pieces(indikator)))
            out.append(f"<tr>{first}<td>{lines(indikator.teks)}</td><td>{formulasi}</td>")
            out.append(f"<td>{lines(indikator.sumber_data)}</td></tr>")
        out.append("</tbody></table></section>")
    return "".join(out)


_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _style(name: str, paragraph: str, letters: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


_STYLES = (
    f'<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{FACE}" w:hAnsi="{FACE}"/>'
    '<w:sz w:val="22"/><w:lang w:val="id-ID"/></w:rPr></w:rPrDefault></w:docDefaults>'
    + _style("Isi", '<w:jc w:val="both"/>', "")
    + _style("Butir", '<w:ind w:left="320" w:hanging="320"/><w:jc w:val="both"/>', "")
    + _style("Judul", '<w:pageBreakBefore/><w:spacing w:after="260"/><w:jc w:val="center"/>', "<w:b/>")
    + _style("Sel", "", '<w:sz w:val="20"/>')
    + _style("Tengah", '<w:jc w:val="center"/>', '<w:sz w:val="20"/>')
    + _style("Kepala", '<w:jc w:val="center"/>', '<w:b/><w:sz w:val="20"/>')
    + "</w:styles>"
)


def _p(text: str, style: str, more: str = "") -> str:
    body = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>' for part in text.split("\t")
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr><w:r>{body}</w:r></w:p>'


def _lines(text: str) -> str:
    return "".join(_p(line, "Sel") for line in text.split("\n"))


def _table(widths: Sequence[int], body: Sequence[Sequence[str]], *, grid: bool, head: bool = False) -> str:
    """A table of cells (their properties and paragraphs as XML); widths in pt."""
    line = 'w:val="single" w:sz="5" w:color="000000"'
    sides = "".join(
        f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    out = [
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths) * 20}" w:type="dxa"/>',
        f"<w:tblBorders>{sides}</w:tblBorders>" if grid else "",
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>',
        *(f'<w:gridCol w:w="{width * 20}"/>' for width in widths),
        "</w:tblGrid>",
    ]
    for at, cells in enumerate(body):
        out.append(f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head and not at else ''}</w:trPr>")
        out += [f"<w:tc><w:tcPr/>{cell}</w:tc>".replace("<w:tcPr/><w:tcPr>", "<w:tcPr>") for cell in cells]
        out.append("</w:tr>")
    return "".join(out) + "</w:tbl>"


def _piece(each: str | Fraction) -> str:
    if isinstance(each, str):
        return _lines(each)
    bar = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:color="000000"/></w:pBdr>'
    stack = _p(each.above, "Tengah", bar) + _p(each.below, "Tengah")
    return _table((104, 44), [(stack, _p(each.beside, "Sel"))], grid=False)


def docx(isi: IsiKantor, path: Path) -> None:
    """The kartu as a Word document, as a secretary would set it: styles, tables with a head that repeats."""
    body: list[str] = []
    for kartu in isi.keputusan[0].kartu:
        fungsi = "".join(_p(f"{chr(97 + at)}.\t{text}", "Butir") for at, text in enumerate(kartu.fungsi))
        labels = [("Jabatan", _p(kartu.jabatan, "Isi")), ("Tugas", _p(kartu.tugas[0], "Isi"))]
        listed = [(_p(name, "Isi"), _p(":", "Isi"), text) for name, text in [*labels, ("Fungsi", fungsi)]]
        table: list[Sequence[str]] = [[_p(text, "Kepala") for text in isi.pengaturan.judul_kolom]]
        for indikator, sasaran, span in rows(kartu):
            merged = f'<w:tcPr><w:vMerge w:val="{"restart" if span else "continue"}"/></w:tcPr>'
            formulasi = "".join(map(_piece, pieces(indikator)))
            # A cell ends with a paragraph, also after a table in it.
            formulasi += _p("", "Sel") if formulasi.endswith("</w:tbl>") else ""
            first = merged + (_lines(sasaran) if span else _p("", "Sel"))
            table.append((first, _lines(indikator.teks), formulasi, _lines(indikator.sumber_data)))
        body += [_p(TITLE, "Judul"), _table(LABELS, listed, grid=False), _p("", "Sel")]
        body.append(_table(WIDTHS, table, grid=True, head=True))
    mm = 1440 / 25.4
    page = (
        f'<w:sectPr><w:pgSz w:w="{215 * mm:.0f}" w:h="{330 * mm:.0f}"/><w:pgMar w:top="{25 * mm:.0f}" '
        f'w:bottom="{25 * mm:.0f}" w:left="{30 * mm:.0f}" w:right="{20 * mm:.0f}" w:header="0" w:footer="0"/>'
        "</w:sectPr>"
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship '
        f'Id="r1" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "word/styles.xml": _STYLES,
        "word/document.xml": f"<w:document {_W}><w:body>{''.join(body)}{page}</w:body></w:document>",
    }
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, _XML + text)
