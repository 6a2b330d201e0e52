"""Random decrees with their truth: words, contents, a layout, and the forms that offices keep them in."""
