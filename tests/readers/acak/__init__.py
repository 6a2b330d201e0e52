"""Random decrees with their truth: words, contents, a layout style, and the forms that offices keep them in."""
