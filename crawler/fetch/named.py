"""What sites call themselves, learned from what the titles of their pages have in common: "Hedges | Lowland Trust", "Ponds | Lowland Trust"."""

import re
from collections import OrderedDict
from urllib.parse import urlsplit

from crawler.records import Evidence, Facts

MOST = 5_000  # hosts remembered; each some 1,500 bytes while it is learned, and 200 after
PAGES = 3  # of different titles that must share a part
_CANDIDATES = 6  # parts of a host under watch
_LONGEST = 60
_PARTS = re.compile(r"\s+[-\u2013\u2014|\u00b7\u2022\u00bb\u203a:]+\s+|\s*[|\u00bb\u203a\u2022]\s*|:\s+")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_GOOD = range(200, 300)


class Named:
    """Learns the names of sites while their pages come in; the hosts not seen for longest are forgotten."""

    def __init__(self) -> None:
        self._hosts: OrderedDict[str, str | dict[str, tuple[int, ...]]] = OrderedDict()

    def name(self, evidence: Evidence, before: Evidence | None = None) -> str | None:
        """Return the site's name, where it stands in the titles of this page and was learned from this and others of its host; note this one.

        What was known at the check `before` holds while the page's titles have it still.
        """
        facts, final = evidence.facts, evidence.final_url
        if facts is None or facts.kind != "html" or evidence.status not in _GOOD or final is None:
            return None
        learned = self._learn(urlsplit(final).netloc, facts)
        kept = before.site if before is not None else None
        said = {part for title in facts.titles for part in _parts(title.text)}
        return next((name for name in (learned, kept) if name is not None and name in said), None)

    def _learn(self, host: str, facts: Facts) -> str | None:
        known = self._hosts.setdefault(host, {})
        self._hosts.move_to_end(host)
        if len(self._hosts) > MOST:
            self._hosts.popitem(last=False)
        if isinstance(known, str):
            return known
        for name, rest in _ends(facts):
            if name in known or len(known) < _CANDIDATES:
                known[name] = tuple({*known.get(name, ()), hash(rest)})
        found = next((name for name, rests in known.items() if len(rests) >= PAGES), None)
        if found is not None:
            self._hosts[host] = found
        return found


def _ends(facts: Facts) -> list[tuple[str, str]]:
    """Return the last and the first part of the page's title, each with what is left of it."""
    parts = next((_parts(title.text) for title in facts.titles if title.source == "title"), [])
    if len(parts) < 2:  # noqa: PLR2004 - a part and the rest
        return []
    ends = [(parts[-1], " ".join(parts[:-1])), (parts[0], " ".join(parts[1:]))]
    return [(name, rest) for name, rest in ends if 1 < len(name) <= _LONGEST and _LETTERS.search(rest)]


def _parts(title: str) -> list[str]:
    """Return the parts of a title between signs that set them off, in small letters."""
    return [" ".join(part.split()) for part in _PARTS.split(title.casefold()) if part.strip()]
