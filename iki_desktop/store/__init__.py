"""The .iki file: the only package that says SQL."""
