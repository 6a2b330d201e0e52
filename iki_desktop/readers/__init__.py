"""Paper in: document → lines and tables → one parser → draft kartu with remarks."""
