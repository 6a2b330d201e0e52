"""The page that says where the office stands: a sentence, four figures, units and kartu, what to do next."""
