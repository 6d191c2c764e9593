"""Which pages a run has seen at which addresses: one that stands at several unlike ones may stand at all."""

from collections import OrderedDict
from urllib.parse import urlsplit

from crawler.records import Evidence

MOST = 20_000  # pages; each some 300 bytes


class Shown:
    """Remembers the first address of each page by host and hash; the oldest are forgotten."""

    def __init__(self) -> None:
        self._first: OrderedDict[tuple[str, str], str] = OrderedDict()

    def elsewhere(self, evidence: Evidence) -> str | None:
        """Return the first address that showed the same page, if it is another path of the same host; note this one else."""
        answer, facts = evidence.answer, evidence.facts
        if answer is None or answer.sha256 is None or facts is None or facts.kind != "html" or not evidence.hops:
            return None
        parts = urlsplit(evidence.hops[0].url)
        key = (parts.netloc, answer.sha256)
        first = self._first.setdefault(key, evidence.hops[0].url)
        if len(self._first) > MOST:
            self._first.popitem(last=False)
        return None if _path(first) == _path(evidence.hops[0].url) else first


def _path(url: str) -> str:
    """Return what tells two addresses of a host apart: not capitals, nor a slash at the end, nor a query alone."""
    return urlsplit(url).path.rstrip("/").lower()
