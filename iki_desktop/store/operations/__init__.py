"""One function per user action: each runs in a Transaction and is one undo step (see store/operation.py)."""
