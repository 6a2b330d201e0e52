"""The page used every month: counts of each indikator in a grid made for the keyboard."""
