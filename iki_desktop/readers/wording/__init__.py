"""What decrees say and how: the words, labels, column titles and fixed lines by which parts are known."""
