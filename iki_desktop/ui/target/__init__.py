"""The page of targets: the planned figures of all indikator of a year in a grid, typed as in a workbook."""
