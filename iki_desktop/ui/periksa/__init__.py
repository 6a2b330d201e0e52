"""The page of the review: what a careful reader would mark in texts and figures, before signing."""
