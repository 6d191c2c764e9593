"""What is read of prose by weights that were learned from catalogues which people read: what each block is, and where a title stands in a line."""
