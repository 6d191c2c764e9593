"""Which placeholders say that work is under way, and how much a placeholder page says at most."""

MAINTENANCE = frozenset({"maintenance", "under-maintenance"})
WORDS = 250  # default server pages say up to some 200 words (Apache of Debian: 190); a real page about them more
