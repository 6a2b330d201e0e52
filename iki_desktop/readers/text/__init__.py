"""Plain text and Markdown: lines, bullets and the many ways to set a table in text."""
