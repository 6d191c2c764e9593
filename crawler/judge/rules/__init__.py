"""One rule, one file, one code, one page."""
