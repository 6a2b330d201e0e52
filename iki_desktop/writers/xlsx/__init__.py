"""Workbooks: sheets with live formulas. Imports openpyxl, so it is imported only when one is written."""
