"""What an entry lacks: said of each entry, or once of a catalogue in which every entry lacks it."""

from collections.abc import Callable, Iterator

from crawler.judge.rule import Reading
from crawler.judge.rules._prose import shorten
from crawler.records import Entry, Finding


def absent(rule: str, reading: Reading, lacks: Callable[[Entry], bool]) -> Iterator[Finding]:
    """Yield one finding for each entry that lacks something; a single one when several entries all do."""
    name = reading.head.name
    lacking = [entry for entry in reading.entries if lacks(entry)]
    total = len(reading.entries)
    if 1 < total == len(lacking):
        yield Finding(rule, catalogue=name, params={"of": f"any of the {total} entries", "entries": total})
        return
    for entry in lacking:
        params = {"of": f"\u201c{shorten(entry.title)}\u201d", "text": shorten(entry.title), "where": "entry"}
        yield Finding(rule, entry=entry.id, catalogue=name, params=params)
