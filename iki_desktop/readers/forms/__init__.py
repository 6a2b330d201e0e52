"""Filled forms: the figures of a workbook that the program itself wrote."""
