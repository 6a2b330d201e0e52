"""The page Pengaturan: the office, its decree in force, its papers, its scale, and this PC's look."""
