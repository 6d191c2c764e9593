"""What the facts behind a finding are called where they are shown one by one."""

from collections.abc import Mapping
from typing import Final

from crawler.language import later, say

NAMES: Final[Mapping[str, str]] = {
    "address": later("Address"),
    "before": later("Before"),
    "came": later("Came"),
    "canaries": later("Asked to be sure"),
    "catalogue": later("Catalogue"),
    "change": later("What differs"),
    "count": later("Count"),
    "damage": later("Damage"),
    "day": later("Day"),
    "days": later("Days left"),
    "decided": later("Decided"),
    "decision": later("Decision"),
    "declared": later("Bytes announced"),
    "doi": later("DOI"),
    "ends": later("Ends"),
    "entries": later("Entries"),
    "found": later("Found"),
    "fragment": later("Fragment"),
    "host": later("Host"),
    "hosts": later("Hosts that had worked"),
    "href": later("As written in the catalogue"),
    "issuer": later("Issuer"),
    "kind": later("Kind"),
    "kind_before": later("Kind before"),
    "last_left": later("Per cent left at the check before"),
    "last_on": later("Check before"),
    "left": later("Per cent left"),
    "line": later("Line"),
    "lost": later("Entries lost"),
    "missing": later("Missing"),
    "names": later("Names"),
    "now": later("Now"),
    "of": later("Of"),
    "on": later("On"),
    "other": later("Other"),
    "other_catalogue": later("Other catalogue"),
    "pages": later("Pages"),
    "pages_before": later("Pages before"),
    "phase": later("Phase"),
    "place": later("Place"),
    "placeholder": later("Placeholder"),
    "readings": later("Readings since"),
    "reason": later("Reason"),
    "repair": later("Probably meant"),
    "repair_works": later("Does that open?"),
    "repaired": later("Probably meant"),
    "retry_after": later("Asked to wait"),
    "right": later("Right"),
    "said": later("Said"),
    "scheme": later("Scheme"),
    "sign": later("Sign"),
    "signs": later("Signs"),
    "silent": later("Hosts that fell silent"),
    "similarity": later("Likeness, of 100"),
    "since": later("Since"),
    "site": later("Site"),
    "size": later("Bytes"),
    "size_before": later("Bytes before"),
    "status": later("Status"),
    "text": later("Text"),
    "titles": later("Titles"),
    "to": later("To"),
    "vendor": later("Vendor"),
    "wanted": later("Wanted"),
    "where": later("Where"),
    "who": later("Who"),
    "why": later("Why"),
    "words": later("Words"),
    "words_before": later("Words before"),
    "written": later("Written"),
    "year": later("Year"),
    "year_of": later("Year of"),
}
UNTOLD: Final = frozenset({"form", "turned", "other_entry", "entry"})
"""Facts by which sentences are chosen, and marks of entries: nothing for people."""

COUNTED: Final = frozenset(
    {
        "before",
        "count",
        "days",
        "declared",
        "entries",
        "hosts",
        "line",
        "lost",
        "pages",
        "pages_before",
        "readings",
        "silent",
    }
    | {"size", "size_before", "words", "words_before"}
)
"""Facts that are numbers of things, written with their thousands apart; years, statuses and shares are not."""


def fact_name(key: str) -> str:
    """Return what a fact is called, in the language now spoken; the key in words where it has no name."""
    named = NAMES.get(key)
    return say(named) if named else key.replace("_", " ").capitalize()
