"""One command a file; each turns its options into a call and the outcome into an exit code."""
