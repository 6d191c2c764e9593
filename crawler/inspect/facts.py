"""One door to the room: from a body to its facts, by what the body is."""

import re
from dataclasses import replace

from crawler.inspect.charset import decode
from crawler.inspect.held import gz_marks
from crawler.inspect.labels import media_labels
from crawler.inspect.media import MEDIA, read_media
from crawler.inspect.ole import read_ole
from crawler.inspect.ole_labels import ole_labels
from crawler.inspect.opened import Opened
from crawler.inspect.page import read_page
from crawler.inspect.partial import read_parts, whole_text
from crawler.inspect.pdf import read_pdf
from crawler.inspect.plain import plain_titles, read_plain, text_marks
from crawler.inspect.simhash import prints
from crawler.inspect.sniff import kind_of
from crawler.inspect.sparse import Bytes, Sparse, mapped
from crawler.inspect.text import KEPT, count_words
from crawler.inspect.transfer import lone_hole
from crawler.inspect.zips import ZIPS, listed_kind, read_zip
from crawler.records import Document, Evidence, Facts, Fetched

VERSION = 17
"""Rises when the facts drawn from a body change; kept with them."""

_TYPE = "content-type"
_OLE = frozenset({"doc", "xls", "ppt", "ole"})
_PLAIN = frozenset({"text", "csv", "json", "xml", "svg"})
_PARSED = ZIPS | _OLE | {"pdf", "gz", "bz2", "xz", "7z", "tiff", "webp", "mp4", "flac", "ogg", "json", "xml", "svg"}
_IN_SECTORS = _OLE | {"tar"}  # kinds whose own blocks begin where those of disks do
_SUMMED = frozenset(ZIPS) | {"png", "gz", "bz2", "xz", "flac", "ogg"}  # whose own checksums say more
_NOT_ZERO = re.compile(rb"[^\0]")
_MANY, _MANY_A_TAG = 4_000, 8  # attributes of a page, and of each of its tags: ordinary pages have one or two a tag
_MOST_OF_A_PAGE = 8 * 1024 * 1024
_LARGE = 512 * 1024  # bytes of a page or text: more takes long enough to hold up others


def needs_child(fetched: Fetched) -> bool:
    """Tell whether `draw` should run apart from the crawl, under limits of time and memory: parsers of documents, large pages, odd ones."""
    body = fetched.body
    return fetched.file is not None or _kind(fetched, body) in _PARSED or len(body) > _LARGE or _is_flood(body)


def _is_flood(body: bytes) -> bool:
    """Tell whether a page may hold one tag with thousands of attributes, which takes the parser quadratic time (20,000 of them 1.1 s)."""
    values = body.count(b"=")
    return values > _MANY and values > _MANY_A_TAG * min(body.count(b"<"), body.count(b">"))


def drawn_before(fetched: Fetched, before: Evidence) -> Facts | None:
    """Return the facts of an earlier answer, where those of a body would be the same; None where they have to be drawn.

    They go by the bytes, by what their host calls them, by the address they were found at, and by the fragments looked for.
    """
    facts, now, then = before.facts, fetched.evidence, before.answer
    if facts is None or facts.version != VERSION or then is None or then.sha256 is None:
        return None
    same = now.answer == then and now.final_url == before.final_url and _content_type(fetched) == before.header(_TYPE)
    return facts if same and {*facts.places, *facts.no_places} == {*fetched.fragments} else None


def draw(fetched: Fetched) -> Facts:
    """Draw the facts of a body by its content; damage is a fact, never an exception.

    Of a body that is known in parts, only what speaks for it is said: what speaks against it may lie in what was not seen.
    """
    body = fetched.body if fetched.file is None else mapped(fetched.file)
    kind = _kind(fetched, body)
    if fetched.in_parts:
        return _of_parts(*read_parts(kind, fetched))
    if kind == "empty":
        return Facts(kind, version=VERSION)
    if kind == "html":
        return read_page(
            body[:_MOST_OF_A_PAGE], _content_type(fetched), fetched.evidence.final_url, VERSION, fetched.fragments
        )
    if kind in _PLAIN:
        return _plain(kind, body, fetched)
    kind = listed_kind(Sparse.whole(body)) if kind == "zip" else kind
    opened = _document(kind, body)
    document = _as_written(kind, opened.document, body)
    facts = _file(kind, opened._replace(document=_as_far_as_read(document, fetched)))
    return replace(facts, marks=gz_marks(body)) if kind == "gz" and document.opens else facts


def _content_type(fetched: Fetched) -> str | None:
    return fetched.evidence.header(_TYPE)


def _kind(fetched: Fetched, body: Bytes) -> str:
    return kind_of(body, _content_type(fetched))


def _document(kind: str, body: Bytes) -> Opened:
    if kind == "pdf":
        return read_pdf(body)
    if kind in ZIPS:
        return read_zip(kind, Sparse.whole(body))
    if kind in _OLE:
        return Opened(read_ole(body), *ole_labels(kind, body))
    if kind in MEDIA:
        file = Sparse.whole(body)
        return Opened(read_media(kind, file), *media_labels(kind, file))
    damage = None if _NOT_ZERO.search(body) else "nothing but zeros"
    return Opened(Document(opens=None if damage is None else False, damage=damage))


def _as_written(kind: str, document: Document, body: Bytes) -> Document:
    """Tell of a whole file in which its own reader saw nothing wrong whether a part of it was never written."""
    is_told = document.opens is not True or document.encrypted or kind in _IN_SECTORS or kind in _SUMMED
    if is_told or not lone_hole(body):
        return document
    return replace(document, opens=False, ended=True, damage="a block of zeros")


def _as_far_as_read(document: Document, fetched: Fetched) -> Document:
    """Take back what cannot be said of a body that we stopped reading: its end was never asked for."""
    answer = fetched.evidence.answer
    if answer is None or not answer.capped:
        return document
    return Document(
        opens=None, ended=None, encrypted=document.encrypted, pages=document.pages if document.opens else None
    )


def _plain(kind: str, body: Bytes, fetched: Fetched) -> Facts:
    document = _as_far_as_read(read_plain(kind, body), fetched)
    decoded = decode(body[:_LARGE], _content_type(fetched))
    text = " ".join(decoded.replace("\0", " ").split())
    found = prints(text)
    return Facts(
        kind,
        titles=plain_titles(kind, body, decoded),
        text=text[:KEPT],
        words=count_words(text),
        fingerprint=found.fingerprint,
        sketch=found.sketch,
        document=document,
        marks=text_marks(kind, body) if document.opens else (),
        version=VERSION,
    )


def _of_parts(kind: str, opened: Opened) -> Facts:
    """Leave out fingerprint and sketch where not all of the text was there: they would look like a change."""
    facts = _file(kind, opened)
    return facts if whole_text(opened.document, opened.titles) else replace(facts, fingerprint=None, sketch=None)


def _file(kind: str, opened: Opened) -> Facts:
    text = " ".join(title.text for title in opened.titles if title.source == "pdf:text")
    found = prints(text)
    return Facts(
        kind,
        titles=opened.titles,
        text=text[:KEPT],
        words=count_words(text),
        fingerprint=found.fingerprint,
        sketch=found.sketch,
        document=opened.document,
        details=opened.details,
        version=VERSION,
    )
