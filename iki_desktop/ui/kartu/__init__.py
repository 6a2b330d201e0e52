"""The page of kartu: the tree of units, the editor of one kartu, and the fields of one indikator."""
