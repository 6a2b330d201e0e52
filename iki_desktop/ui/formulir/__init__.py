"""Forms in the window: made for staff to fill in, and taken back after a look at each cell."""
