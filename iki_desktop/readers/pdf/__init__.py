"""PDF: letters and ruling lines of pages, given by a child process, become lines and tables."""
