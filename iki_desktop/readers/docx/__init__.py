"""Word: paragraphs, tables, numbering and equations become lines and tables."""
