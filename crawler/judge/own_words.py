"""Words of our own that stand among a finding's facts, so that they can be said in other languages.

Facts are kept with a check as they were worded, in English; what a stranger wrote stands beside them under the same names. So a fact is said anew only
where its name and its words are known here; `{text}` stands for a stranger's words, which stay as they are.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from crawler.language import later, say

_WHERE = (later("title"), later("description"), later("heading"), later("line"), later("text"), later("entry"))
_SIGNS = (
    later("its title or heading advertises “{text}”"),
    later("it goes on advertising such things"),
    later("no word of the catalogue's title is left on the page"),
    later("when it was last good it had another title and another text"),
    later("a made-up address of the same site bears the same title"),
    later("the visitor ends on another site"),
)
OWN: Mapping[str, tuple[str, ...]] = {
    "where": _WHERE,
    "signs": _SIGNS,
    "of": (later("any of the {text} entries"), later("“{text}”")),
    "place": (later("Line {text}"), later("A part")),
    "phase": (
        later("no connection"),
        later("no secure connection"),
        later("connected, but not a word"),
        later("the answer stopped half-way"),
        later("the whole check took too long"),
    ),
    "sign": (
        later("status 401"),
        later("a password for this page alone"),
        later("a redirect to a sign-in page"),
        later("a form that leads to a single sign-on"),
        later("a sign-in page that scripts build"),
        later("a sign-in form"),
        later("it says “{text}”"),
        later("it asks how to sign in"),
    ),
    "vendor": (later("the site"),),
    "found": (
        later("a film"),
        later("a film or a recording"),
        later("a recording"),
        later("a video"),
        later("a PDF document"),
        later("a text document"),
        later("a spreadsheet"),
    ),
    "why": (later("there was no room on this machine's disk"), later("larger than what is read of a file")),
    "reason": (later("this row has neither a title nor a link"),),
    "said": (
        later("to be ignored"),
        later("not broken"),
        later("its title is accepted"),
        later("its new address is accepted"),
        later("mended"),
        later("to be looked at again"),
    ),
    "now": (later("nothing amiss"),),
    "before": (later("nothing amiss"),),
}
CODES: Mapping[tuple[str, str], str] = {
    ("kind", "connection-reset"): later("the connection was cut"),
    ("kind", "closed-without-answer"): later("it was closed without a word"),
    ("kind", "not-http"): later("what came is nothing that a browser could read"),
    ("kind", "headers-too-large"): later("the head of the answer has no end"),
    ("kind", "body-truncated"): later("the answer ended before its end"),
    ("kind", "decoding-error"): later("the answer could not be unpacked"),
    ("kind", "other"): later("nobody knows why"),
}
"""Codes that are kept as facts, by the fact's name, in words."""
NAMES = frozenset(
    {
        later("Address"),
        later("Before"),
        later("Came"),
        later("Catalogue"),
        later("Count"),
        later("Damage"),
        later("Day"),
        later("Decided"),
        later("Decision"),
        later("Declared"),
        later("Ends"),
        later("Entries"),
        later("Form"),
        later("Found"),
        later("Fragment"),
        later("Host"),
        later("Issuer"),
        later("Kind"),
        later("Kind before"),
        later("Last left"),
        later("Last on"),
        later("Left"),
        later("Line"),
        later("Missing"),
        later("Names"),
        later("Now"),
        later("Of"),
        later("On"),
        later("Other"),
        later("Other catalogue"),
        later("Pages"),
        later("Pages before"),
        later("Phase"),
        later("Place"),
        later("Placeholder"),
        later("Reason"),
        later("Repair"),
        later("Right"),
        later("Said"),
        later("Scheme"),
        later("Sign"),
        later("Signs"),
        later("Since"),
        later("Site"),
        later("Size"),
        later("Size before"),
        later("Status"),
        later("Text"),
        later("Titles"),
        later("To"),
        later("Vendor"),
        later("Wanted"),
        later("Where"),
        later("Who"),
        later("Why"),
        later("Written"),
        later("Year"),
    }
)
"""What facts are called where they are shown one by one."""
_PLACE = "{text}"


def fact_name(key: str) -> str:
    """Return what a fact is called, in the language now spoken; the key in words where it has no name."""
    words = key.replace("_", " ").capitalize()
    return say(words) if words in NAMES else words


def said_anew(name: str, words: str) -> str:
    """Return a fact in the language now spoken where its words are ours; as it is otherwise."""
    if code := CODES.get((name, words)):
        return say(code)
    for known in OWN.get(name, ()):
        if known == words:
            return say(known)
        if _PLACE in known and (found := _form(known).fullmatch(words)):
            return say(known, text=found[1])
    return words


@lru_cache
def _form(known: str) -> re.Pattern[str]:
    """Return the form of words in which a stranger's stand."""
    return re.compile(re.escape(known).replace(re.escape(_PLACE), "(.*)"))
