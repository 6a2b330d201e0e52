"""Forms: made, filled, mutated and taken back, with what they share."""
