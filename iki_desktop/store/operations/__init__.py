"""What a user can do to a file: one named function is one transaction, one undo step, one Changes."""
