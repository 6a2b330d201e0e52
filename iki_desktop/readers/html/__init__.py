"""HTML of the clipboard and of tables inside a text: tags become lines and tables."""
