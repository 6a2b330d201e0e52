"""Holds a PDF to the rules of PDF/A by a validator that is not ours (the package page-validation)."""

from __future__ import annotations

from pathlib import Path

_DECLARED = "-ID-CONFORMANCE-"  # what the papers say they are is 2b, which they are too


def archive_faults(path: Path) -> list[str]:
    """The rules of PDF/A-2b and 2u that the file breaks.

    2u is 2b of which every letter can also be searched and copied.
    """
    from page import validate_pdf

    faults = [each.message for each in validate_pdf(path, profile="2b").failures]
    stricter = validate_pdf(path, profile="2u").failures
    return faults + [each.message for each in stricter if _DECLARED not in each.rule_id]
