"""What came of opening a document."""

from typing import NamedTuple

from crawler.records import Details, Document, Title


class Opened(NamedTuple):
    """What a document is like, what it calls itself, and what else it says of itself."""

    document: Document
    titles: tuple[Title, ...] = ()
    details: Details | None = None
