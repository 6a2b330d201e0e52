"""A small layout engine for papers: text becomes lines, lines fill cells and pages, pages become a PDF."""
