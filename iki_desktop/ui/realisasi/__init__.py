"""The page used every month: counts of each indikator in a grid made for the keyboard.

From the figures to the screen: `rows` and `columns` say what there is, `figures` what each cell holds and
what follows from it, `marks` what is to be said of it (these know no Qt); `model` gives it to Qt; `paint`
and `look` draw it; `months` and `grid` are the two views with their keys (`moves`, `blocks`, `editor`).
Around it: `page`, the row of choices `tools`, `filters`, `actions`, `place` (where one was), `choices` (what
is remembered), `telling` (the line at the foot), and the side panel of a cell: `details`, `side`, `proof`,
`sums`.
"""
