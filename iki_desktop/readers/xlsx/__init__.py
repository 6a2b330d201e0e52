"""Excel: the visible sheets of a workbook become lines and tables."""
