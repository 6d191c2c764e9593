"""A small web of its own on loopback, so that everything can be tried without a network."""
