"""The page of pegawai: who they are, and which kartu they carry from when to when."""
