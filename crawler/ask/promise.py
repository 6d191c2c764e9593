"""Whether a link leads to a file that is worth asking for in parts."""

import re
from urllib.parse import urlsplit

from crawler.records import WORKING, Link, Past

SMALL = 1 << 20  # bytes: a file up to this size costs less whole, in one request, than in parts
# Files that say at their ends whether they are whole. Not among them: legacy Office files, whose tables lie anywhere, and what is compressed as one stream.
KINDS = frozenset(
    "pdf docx xlsx pptx odt ods odp epub zip rtf 7z rar tar mp4 mp3 ogg wav avi webm".split()  # noqa: SIM905 - reads as one row
)
_OTHER_NAMES = frozenset("docm xlsm pptm dotx potx ppsx m4a m4v mov".split())  # noqa: SIM905
_EXTENSION = re.compile(r"\.([a-z0-9]{2,4})/?$", re.IGNORECASE)
_WORDS = re.compile(r"\b(?:pdf|docx|xlsx|pptx|epub|zip|mp[34])\b", re.IGNORECASE)


def worth_parts(link: Link, past: Past) -> bool:
    """Say whether to ask for the beginning of a file first: a large file was there, or the address or the link's words promise one.

    Never after trouble: a file that was found damaged in its middle would look sound from its ends.
    """
    if past.last is not None and past.last.judgement.verdict not in WORKING:
        return False
    good = past.last_good.evidence if past.last_good else None
    if good is not None and good.answer is not None and good.facts is not None:
        return good.facts.kind in KINDS and good.answer.size > SMALL
    return _promised(link)


def _promised(link: Link) -> bool:
    """Look at the end of the path, and at the words people click on."""
    found = _EXTENSION.search(urlsplit(link.href).path)
    if found is not None and found[1].lower() in KINDS | _OTHER_NAMES:
        return True
    return any(_WORDS.search(place.use.text) for place in link.places)
