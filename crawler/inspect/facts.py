"""One door to the room: from a body to its facts, by what the body is."""

from dataclasses import replace

from crawler.inspect.charset import decode
from crawler.inspect.media import MEDIA, read_media
from crawler.inspect.ole import read_ole
from crawler.inspect.page import read_page
from crawler.inspect.partial import read_parts, whole_text
from crawler.inspect.pdf import read_pdf
from crawler.inspect.plain import read_plain, text_marks
from crawler.inspect.simhash import fingerprint
from crawler.inspect.sniff import kind_of
from crawler.inspect.sparse import Sparse
from crawler.inspect.text import KEPT, count_words
from crawler.inspect.zips import ZIPS, listed_kind, read_zip
from crawler.records import Document, Facts, Fetched, Title

VERSION = 4
"""Rises when the facts drawn from a body change; kept with them."""

_OLE = frozenset({"doc", "xls", "ppt", "ole"})
_PLAIN = frozenset({"text", "csv", "json", "xml", "svg"})
_PARSED = ZIPS | _OLE | {"pdf", "gz", "bz2", "xz", "tiff", "flac", "ogg", "json", "xml", "svg"}
_MANY, _MANY_A_TAG = 4_000, 8  # attributes of a page, and of each of its tags: ordinary pages have one or two a tag
_LARGE = 512 * 1024  # bytes of a page or text: more takes long enough to hold up others


def needs_child(fetched: Fetched) -> bool:
    """Tell whether `draw` should run apart from the crawl, under limits of time and memory: parsers of documents, large pages, odd ones."""
    return _kind(fetched) in _PARSED or len(fetched.body) > _LARGE or _is_flood(fetched.body)


def _is_flood(body: bytes) -> bool:
    """Tell whether a page may hold one tag with thousands of attributes, which takes the parser quadratic time (20,000 of them 1.1 s)."""
    values = body.count(b"=")
    return values > _MANY and values > _MANY_A_TAG * min(body.count(b"<"), body.count(b">"))


def draw(fetched: Fetched) -> Facts:
    """Draw the facts of a body by its content; damage is a fact, never an exception.

    Of a body that is known in parts, only what speaks for it is said: what speaks against it may lie in what was not seen.
    """
    kind, body = _kind(fetched), fetched.body
    if fetched.in_parts:
        return _of_parts(*read_parts(kind, fetched))
    if kind == "empty":
        return Facts(kind, version=VERSION)
    if kind == "html":
        return read_page(body, _content_type(fetched), fetched.evidence.final_url, VERSION, fetched.fragments)
    if kind in _PLAIN:
        return _plain(kind, fetched)
    kind = listed_kind(Sparse.whole(body)) if kind == "zip" else kind
    document, titles = _document(kind, body)
    return _file(kind, _as_far_as_read(document, fetched), titles)


def _content_type(fetched: Fetched) -> str | None:
    return fetched.evidence.header("content-type")


def _kind(fetched: Fetched) -> str:
    return kind_of(fetched.body, _content_type(fetched))


def _document(kind: str, body: bytes) -> tuple[Document, tuple[Title, ...]]:
    if kind == "pdf":
        return read_pdf(body)
    if kind in ZIPS:
        return read_zip(kind, Sparse.whole(body))
    if kind in _OLE:
        return read_ole(body), ()
    if kind in MEDIA:
        return read_media(kind, Sparse.whole(body)), ()
    damage = None if body.strip(b"\0") else "nothing but zeros"
    return Document(opens=None if damage is None else False, damage=damage), ()


def _as_far_as_read(document: Document, fetched: Fetched) -> Document:
    """Take back what cannot be said of a body that we stopped reading: its end was never asked for."""
    answer = fetched.evidence.answer
    if answer is None or not answer.capped:
        return document
    return Document(
        opens=None, ended=None, encrypted=document.encrypted, pages=document.pages if document.opens else None
    )


def _plain(kind: str, fetched: Fetched) -> Facts:
    document = _as_far_as_read(read_plain(kind, fetched.body), fetched)
    text = " ".join(decode(fetched.body[:_LARGE], _content_type(fetched)).replace("\0", " ").split())
    return Facts(
        kind,
        text=text[:KEPT],
        words=count_words(text),
        fingerprint=fingerprint(text),
        document=document,
        marks=text_marks(kind, fetched.body) if document.opens else (),
        version=VERSION,
    )


def _of_parts(kind: str, document: Document, titles: tuple[Title, ...]) -> Facts:
    """Leave out the fingerprint where not all of the text was there: it would look like a change."""
    facts = _file(kind, document, titles)
    return facts if whole_text(document, titles) else replace(facts, fingerprint=None)


def _file(kind: str, document: Document, titles: tuple[Title, ...]) -> Facts:
    text = " ".join(title.text for title in titles if title.source == "pdf:text")
    return Facts(
        kind,
        titles=titles,
        text=text[:KEPT],
        words=count_words(text),
        fingerprint=fingerprint(text),
        document=document,
        version=VERSION,
    )
