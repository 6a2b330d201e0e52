"""The page of papers: what can be made from the file, made and opened from here."""
