"""The page Riwayat: who did what and when, with what stood there before and after."""
