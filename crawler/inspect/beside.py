"""What stands beside a text, by the names that most sites give it: notices about cookies, and what machines and readers put there."""

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborNode

# A few parts of names find all candidates: an element that has a name is compared with each of them, which costs more than looking twice at those found.
_PARTS = (
    "cookie",
    "related",
    "omme",
    "trending",
    "popular",
    "most",
    "advert",
    "adsby",
    "sponsor",
    "promo",
    "newsletter",
)
_CALLED = ", ".join((*(f'[class*="{part}" i]' for part in _PARTS), ".ad", ".ads"))
_CANDIDATES = (
    f"[class]:is({_CALLED}), "
    '[id]:is([id*="cookie" i], [id*="consent" i], [id*="related" i], [id*="comment" i], [id^="ad-"])'
)
_CLASS = re.compile(
    "cookie|related|recommend|trending|popular|most-?read|advert|adsby|sponsor|promo|newsletter|comment"
    r"|(?<![^ \t\n\f\r])(?-i:ads?)(?![^ \t\n\f\r])",
    re.IGNORECASE | re.ASCII,
)
_ID = re.compile("cookie|consent|related|comment|^(?-i:ad-)", re.IGNORECASE | re.ASCII)
_OF_NOTICES = ("cookie", "consent")


def beside(body: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Yield what stands beside the text of a page, in its order, and whether it is a notice."""
    for node in body.css(_CANDIDATES):
        attributes = node.attributes
        if _CLASS.search(attributes.get("class") or "") or _ID.search(attributes.get("id") or ""):
            yield node, _is_notice(attributes)


def _is_notice(attributes: Mapping[str, str | None]) -> bool:
    return any(word in f"{attributes.get('id')} {attributes.get('class')}".lower() for word in _OF_NOTICES)
