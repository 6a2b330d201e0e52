"""What Excel demands of a workbook beyond what openpyxl and LibreOffice notice: parts, order, bounds."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from openpyxl.utils import coordinate_to_tuple, range_boundaries

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_VML = "{urn:schemas-microsoft-com:vml}shape"
# CT_Worksheet of ECMA-376 is a sequence: Excel calls a sheet damaged in which these stand otherwise.
_ORDER = (
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr",
    "sheetProtection", "protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate",
    "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks",
    "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties",
    "cellWatches", "ignoredErrors", "smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "picture",
    "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
)  # fmt: skip
# Functions that every Excel since 2007 knows under this very name; a newer one needs a prefix in the file.
_FUNCTIONS = {
    "ABS", "AND", "AVERAGE", "CHOOSE", "COLUMN", "COUNT", "COUNTA", "FIXED", "IF", "INDEX", "INT", "ISNUMBER",
    "LOOKUP", "MAX", "MIN", "MOD", "N", "RIGHT", "ROUND", "ROWS", "SUBSTITUTE", "SUBTOTAL", "SUM",
    "SUMPRODUCT",
}  # fmt: skip
_TEXT, _FORMULA, _CONSTANT, _ARGUMENTS, _NESTED = 32_767, 8_192, 255, 255, 64
_QUOTED = re.compile(r""""((?:[^"]|"")*)"|'((?:[^']|'')*)'!""")  # a text constant, or a sheet's name
_FORBIDDEN_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f]")


def excel_faults(path: Path) -> list[str]:
    """Where a workbook is not what Excel takes without repair; each fault in words."""
    with ZipFile(path) as archive:
        return list(_Book(archive).faults())


class _Book:
    def __init__(self, archive: ZipFile) -> None:
        self._zip = archive
        self._names = archive.namelist()
        self._styles = self._xml("xl/styles.xml")
        self._formats = len(self._all(self._styles, "cellXfs", "xf"))
        self._dxfs = len(self._all(self._styles, "dxfs", "dxf"))

    def faults(self) -> Iterator[str]:
        yield from (f"{n}: twice in the zip" for n, k in Counter(self._names).items() if k > 1)
        yield from (f"{n}: no part of ours" for n in self._names if re.search(r"vba|external|\.bin$", n))
        yield from (
            f"{n} is missing" for n in ("docProps/core.xml", "docProps/app.xml") if n not in self._names
        )
        if self._formats > 64_000 or len(self._all(self._styles, "fonts", "font")) > 512:
            yield "more styles than Excel holds"
        workbook, rels = self._xml("xl/workbook.xml"), self._rels("xl/workbook.xml")
        sheets = self._all(workbook, "sheets", "sheet")
        titles = [sheet.get("name", "") for sheet in sheets]
        yield from self._titles(titles)
        yield from self._defined(workbook, titles)
        for sheet, title in zip(sheets, titles, strict=True):
            part = rels[sheet.get(f"{_REL}id", "")][1]
            for fault in self._sheet(part, set(titles)):
                yield f"{title}: {fault}"

    # The workbook

    def _titles(self, titles: list[str]) -> Iterator[str]:
        yield from (f"sheet {t!r} twice" for t, n in Counter(t.casefold() for t in titles).items() if n > 1)
        for t in titles:
            if not 0 < _units(t) <= 31 or _FORBIDDEN_NAME.search(t) or t[0] == "'" or t[-1] == "'":
                yield f"sheet name {t!r}"

    def _defined(self, workbook: Element, titles: list[str]) -> Iterator[str]:
        names = self._all(workbook, "definedNames", "definedName")
        keys = Counter((n.get("name", "").casefold(), n.get("localSheetId")) for n in names)
        yield from (f"defined name {key} twice" for key, n in keys.items() if n > 1)
        for n in names:
            name, where = n.get("name", ""), n.get("localSheetId")
            if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]{0,254}", name) or re.fullmatch(
                r"[A-Za-z]{1,3}\d+", name
            ):
                yield f"defined name {name!r}"
            if where is not None and int(where) >= len(titles):
                yield f"defined name {name}: no sheet {where}"
            for title in _sheets_of(n.text or ""):
                if title not in titles:
                    yield f"defined name {name}: no sheet {title!r}"

    # A sheet

    def _sheet(self, part: str, titles: set[str]) -> Iterator[str]:
        root, rels = self._xml(part), self._rels(part)
        tags = [child.tag.removeprefix(_MAIN) for child in root]
        if tags != sorted(tags, key=_ORDER.index):
            yield f"order of its elements: {tags}"
        yield from (f"{t} twice" for t, n in Counter(tags).items() if n > 1 and t != "conditionalFormatting")
        yield from self._rows(root, titles)
        yield from self._ranges(root)
        for link in self._all(root, "hyperlinks", "hyperlink"):
            if link.get(f"{_REL}id") or not set(_sheets_of(link.get("location", ""))) <= titles:
                yield f"link {link.attrib}"
        for each in root.iter(f"{_MAIN}oddFooter"):
            if _units(each.text or "") > 255:
                yield "footer longer than 255 characters"
        for kind, target in rels.values():
            if target not in self._names:
                yield f"{kind} leads to {target}, which is missing"
        yield from self._comments(rels)

    def _rows(self, root: Element, titles: set[str]) -> Iterator[str]:
        last = 0
        for row in self._all(root, "sheetData", "row"):
            number, column = int(row.get("r", "0")), 0
            if number <= last or float(row.get("ht", "1")) > 409.5:
                yield f"row {number} after {last}, {row.get('ht')} pt"
            last = number
            for cell in row:
                at = cell.get("r", "")
                here = coordinate_to_tuple(at)
                if here[0] != number or here[1] <= column:
                    yield f"{at} out of order"
                column = here[1]
                if int(cell.get("s", "0")) >= self._formats:
                    yield f"{at}: no style {cell.get('s')}"
                yield from (f"{at}: {fault}" for fault in self._cell(cell, titles))

    def _cell(self, cell: Element, titles: set[str]) -> Iterator[str]:
        kind = cell.get("t", "n")
        if kind not in ("n", "str", "inlineStr", "b"):
            yield f"type {kind}"
        value, formula = cell.find(f"{_MAIN}v"), cell.find(f"{_MAIN}f")
        if kind == "n" and value is not None:
            float(value.text or "")
        text = "".join(t.text or "" for t in cell.iter(f"{_MAIN}t"))
        if _units(text) > _TEXT or (kind == "str" and value is not None and _units(value.text or "") > _TEXT):
            yield "text longer than a cell holds"
        if formula is not None:
            yield from _formula_faults(formula.text or "", titles)

    def _ranges(self, root: Element) -> Iterator[str]:
        taken: set[tuple[int, int]] = set()
        for merged in self._all(root, "mergeCells", "mergeCell"):
            cells = _cells_of(merged.get("ref", ""))
            if len(cells) < 2 or cells & taken:
                yield f"merged range {merged.get('ref')}"
            taken |= cells
        priorities: list[str] = []
        for each in root.iter(f"{_MAIN}conditionalFormatting"):
            for rule in each:
                priorities.append(rule.get("priority", ""))
                if int(rule.get("dxfId", "0")) >= self._dxfs:
                    yield f"no dxf {rule.get('dxfId')}"
                for f in rule:
                    yield from _formula_faults(f.text or "", None)
        if len(priorities) != len(set(priorities)):
            yield "two conditional formats of one priority"
        for rule in self._all(root, "dataValidations", "dataValidation"):
            bounds = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}
            yield from (
                f"{k} of a validation" for k, most in bounds.items() if _units(rule.get(k, "")) > most
            )
            yield from (f"validation {f.text!r}" for f in rule if _units(f.text or "") > 255)
        for column in self._all(root, "cols", "col"):
            if not 0 <= float(column.get("width", "0")) <= 255:
                yield f"column {column.get('min')} is {column.get('width')} wide"

    def _comments(self, rels: dict[str, tuple[str, str]]) -> Iterator[str]:
        parts = dict(rels.values())
        noted = parts.get("comments")
        if noted is None:
            return
        comments = [c.get("ref", "") for c in self._xml(noted).iter(f"{_MAIN}comment")]
        if len(comments) != len(set(comments)):
            yield "two comments on one cell"
        for comment in self._xml(noted).iter(f"{_MAIN}comment"):
            if _units("".join(t.text or "" for t in comment.iter(f"{_MAIN}t"))) > _TEXT:
                yield "comment longer than a cell holds"
        drawn = parts.get("vmlDrawing")
        if drawn is None or len(list(self._xml(drawn).iter(_VML))) != len(comments):
            yield "comments without as many boxes"

    # Parts

    def _xml(self, part: str) -> Element:
        return ElementTree.fromstring(self._zip.read(part))

    def _rels(self, part: str) -> dict[str, tuple[str, str]]:
        """Where a part leads, by id: the kind of relation and the part it leads to."""
        folder, name = posixpath.split(part)
        rels = f"{folder}/_rels/{name}.rels"
        if rels not in self._names:
            return {}
        return {
            r.get("Id", ""): (
                r.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join("/", folder, r.get("Target", ""))).lstrip("/"),
            )
            for r in self._xml(rels).iter(_RELS)
        }

    @staticmethod
    def _all(root: Element, parent: str, child: str) -> list[Element]:
        return root.findall(f"{_MAIN}{parent}/{_MAIN}{child}")


def _formula_faults(formula: str, titles: set[str] | None) -> Iterator[str]:
    """Faults of a formula; `titles` are the sheets it may speak of, None where only of its own."""
    if _units(formula) > _FORMULA:
        yield f"formula of {_units(formula)} characters"
    for constant, _ in _QUOTED.findall(formula):
        if _units(constant.replace('""', '"')) > _CONSTANT:
            yield "text constant longer than 255 characters"
    for title in _sheets_of(formula):
        if titles is None or title not in titles:
            yield f"formula speaks of sheet {title!r}"
    plain = _QUOTED.sub("", formula)
    if unknown := set(re.findall(r"([A-Za-z_][A-Za-z0-9_.]*)\(", plain)) - _FUNCTIONS:
        yield f"functions {sorted(unknown)}"
    depth, arguments = 0, [0]
    for sign in plain:
        if sign == "(":
            depth += 1
            arguments.append(1)
        elif sign == ")":
            depth -= 1
            if arguments.pop() > _ARGUMENTS:
                yield "more than 255 arguments"
        elif sign == ",":
            arguments[-1] += 1
        if depth > _NESTED:
            yield "nested too deeply"
            return
    if depth:
        yield "brackets"


def _sheets_of(formula: str) -> list[str]:
    """The sheets that a formula names, outside its text constants."""
    return [title.replace("''", "'") for _, title in _QUOTED.findall(formula) if title]


def _cells_of(area: str) -> set[tuple[int, int]]:
    c1, r1, c2, r2 = (int(x or 0) for x in range_boundaries(area))
    return {(r, c) for r in range(r1, r2 + 1) for c in range(c1, c2 + 1)}


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
