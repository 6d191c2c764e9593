"""Which placeholders say that work is under way, how much a placeholder page says at most, and what outranks it."""

from crawler.judge.signs.texts import told
from crawler.records import Facts

MAINTENANCE = frozenset({"maintenance", "under-maintenance"})
WORDS = 250  # a real page about a placeholder says more
_LONG = frozenset(
    {"debian-whole", "lighttpd"}
)  # rows that ask for their maker's own markup or sentences: they say up to 490 words
_LONG_WORDS = 700


def is_within(facts: Facts, name: str) -> bool:
    """Tell whether a page says no more than a placeholder of a name does."""
    return told(facts) <= (_LONG_WORDS if name in _LONG else WORDS)
