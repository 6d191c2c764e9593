"""Which places of a page a catalogue links to: the fragments worth looking for."""

import re
from urllib.parse import unquote

from crawler.records import Facts, Link

MOST = 20  # fragments of one link that are looked for: a catalogue that lists the chapters of one page has that many
LONGEST = 200  # characters
# What a page's script understands, or a browser by itself: routes of an application, lines of source code, a part of the text
# (https://wicg.github.io/scroll-to-text-fragment/), a moment of a film (https://www.w3.org/TR/media-frags/), parameters of any kind.
_NOT_A_PLACE = re.compile(
    r"[!/?]|top\Z|L\d+(?:C\d+)?(?:-L?\d+(?:C\d+)?)?\Z|(?:t|xywh|page|zoom|search|view)=|[^=&]+=[^=]*&", re.IGNORECASE
)
_DIRECTIVE = ":~:"


def fragments_of(link: Link) -> tuple[str, ...]:
    """Return the fragments under which a catalogue has a link, as written; those that name no place of a page are left out."""
    if not any("#" in place.use.href for place in link.places):  # nearly all
        return ()
    written = (place.use.href.partition("#")[2].partition(_DIRECTIVE)[0].strip() for place in link.places)
    found = dict.fromkeys(
        part for part in written if part and len(part) <= LONGEST and not _NOT_A_PLACE.match(unquote(part))
    )
    return tuple(found)[:MOST]


def looked_for(fragments: tuple[str, ...], facts: Facts | None) -> bool:
    """Tell whether a page was looked through for all these fragments."""
    return not fragments or (facts is not None and {*facts.places, *facts.no_places}.issuperset(fragments))
