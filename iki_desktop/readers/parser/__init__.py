"""The parser: lines and tables of any document become office, keputusan, kartu and remarks."""
