"""The page that takes a decree in: read it, look at what was found, then put it into the file."""
