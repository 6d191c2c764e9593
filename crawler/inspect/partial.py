"""Documents that are known in parts, beginning and end: what can be said for them without the rest."""

from dataclasses import replace

from crawler.inspect.labels import media_labels
from crawler.inspect.media import MEDIA, read_media
from crawler.inspect.opened import Opened
from crawler.inspect.pdf import PAGES_READ, read_pdf_parts
from crawler.inspect.sparse import Missing, Sparse
from crawler.inspect.zips import ZIPS, listed_kind, read_zip
from crawler.records import Document, Fetched, Part, Title

Found = tuple[str, Opened]


def read_parts(kind: str, fetched: Fetched) -> Found:
    """Return the kind of a body whose beginning looks like `kind`, what it is like, and what it says of itself.

    `opens` and `ended` are true or not known: nothing is held against a document that was not read whole. `missing` names what would
    tell more.
    """
    answer = fetched.evidence.answer
    file = Sparse(answer.size if answer else 0, (Part(0, fetched.body), *fetched.parts))
    try:
        kind, opened = _read(kind, file)
    except Missing as hole:
        return kind, Opened(Document(missing=(hole.start, hole.stop)))
    document = opened.document
    if not (document.opens or document.encrypted):
        return kind, Opened(Document(missing=document.missing))
    return kind, opened._replace(document=replace(document, ended=document.ended or None))


def whole_text(document: Document, titles: tuple[Title, ...]) -> bool:
    """Tell whether the words of a PDF that is known in parts are those that would have been read of it whole."""
    return sum(title.source == "pdf:text" for title in titles) == min(document.pages or 0, PAGES_READ)


def _read(kind: str, file: Sparse) -> Found:
    if kind == "pdf":
        return kind, read_pdf_parts(file)
    if kind in ZIPS:
        kind = listed_kind(file) if kind == "zip" else kind
        return kind, read_zip(kind, file)
    if kind in MEDIA:
        return kind, Opened(read_media(kind, file), *media_labels(kind, file))
    return kind, Opened(Document())
