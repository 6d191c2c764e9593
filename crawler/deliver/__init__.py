"""Puts rendered bytes somewhere: a folder, a mail server."""
