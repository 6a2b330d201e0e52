"""Screens: a folder a page, and what they share."""
