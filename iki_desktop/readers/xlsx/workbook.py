"""A workbook's own part: its sheets in order, and what their cells need to be understood."""

from __future__ import annotations

from dataclasses import dataclass

from iki_desktop.errors import InputRefused
from iki_desktop.readers.archive import Archive
from iki_desktop.readers.xlsx.values import Values, number_formats, shared_strings

MAX_SHEETS = 200


@dataclass(frozen=True, slots=True)
class WorkbookSheet:
    """One sheet: its name (never empty), the member that holds it, and whether a person sees its tab."""

    name: str
    bagian: str
    visible: bool


@dataclass(frozen=True, slots=True)
class WorkbookContent:
    """The sheets of a workbook, and the strings and styles of their cells."""

    sheets: tuple[WorkbookSheet, ...]
    value: Values


def open_workbook(archive: Archive) -> WorkbookContent:
    """What a workbook holds, its sheets still unread. InputRefused where it is none, damaged or hostile."""
    main = next((t for j, t in archive.relations().values() if j == "officeDocument"), "xl/workbook.xml")
    if main not in archive:
        raise archive.damaged()
    workbook = archive.xml(main)
    if workbook.tag != "workbook":
        raise InputRefused(
            f"Berkas {archive.name} bukan buku kerja Excel. Tidak ada yang dibaca. "
            "Pilih SK berbentuk .docx, .xlsx atau .pdf."
        )
    relations = archive.relations(main)
    bagian = {j: t for j, t in relations.values() if t in archive}
    attributes = workbook.find("workbookPr")
    value = Values(
        shared_strings(archive.xml(bagian["sharedStrings"])) if "sharedStrings" in bagian else (),
        number_formats(archive.xml(bagian["styles"])) if "styles" in bagian else (),
        since_1904=attributes is not None and attributes.get("date1904") in ("1", "true"),
    )
    sheets: list[WorkbookSheet] = []
    for one in workbook.iterfind("sheets/sheet"):
        kind, place = relations.get(one.get("r_id", ""), ("", ""))
        if kind != "worksheet" or place not in archive:
            continue
        if len(sheets) >= MAX_SHEETS:
            raise archive.refusal(f"lembarnya lebih dari {MAX_SHEETS}")
        name = " ".join(one.get("name", "").split())[:100] or f"Lembar {len(sheets) + 1}"
        sheets.append(WorkbookSheet(name, place, one.get("state", "visible") == "visible"))
    return WorkbookContent(tuple(sheets), value)
