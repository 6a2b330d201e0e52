"""Paper out: domain objects → PDF, workbook, JSON."""
