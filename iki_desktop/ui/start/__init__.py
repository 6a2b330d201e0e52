"""What is shown before a file is open: the start page, the dialog of a new office, the sample office."""
