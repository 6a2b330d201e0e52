"""The page that closes months: what is missing, submit, lock, unlock, and what changed after locking."""
