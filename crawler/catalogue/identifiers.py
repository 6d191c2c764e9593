"""Names by which a resource is known everywhere: DOI, ISBN, ISSN, handle, PubMed and arXiv numbers, each in one spelling; and its pages in a volume."""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import unquote

_DOI = re.compile(r"\b10\.\d{4,9}(?:\.\d+)*/[^\s\"<>|]+")
_ISBN = re.compile(r"(?<![\dXx-])(?:97[89][- ]?)?\d(?:[- ]?\d){8}[- ]?[\dXx](?![\dXx-])")
_ISSN = re.compile(r"(?<![\d-])(\d{4})-?(\d{3}[\dXx])(?![\d-])")
_NUMBER = re.compile(r"\d{1,9}")
_ARXIV = re.compile(r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")
_HANDLE = re.compile(r"(?:hdl\.handle\.net/|hdl:)(\d[\w.]*/\S+)", re.IGNORECASE)
_SIGNS = re.compile(r"[^a-z]+")
_PAGES = re.compile(r"\D{0,3}(\d{1,7})(?:\s*[-\u2010-\u2015]+\s*\D{0,3}(\d{1,7}))?")
_IN_VOLUMES = frozenset(("article", "chapter", "paper"))  # of which pages are a place, not a size
_MOST, _LONGEST = 20, 4_000  # names of one resource, characters looked at


def identifiers_in(named: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """Return what columns or keys and their texts give: `doi:10.1000/182`, `isbn:9780141036144`; each once, at most 20."""
    found = (name for key, text in named if text for name in _names(_SIGNS.sub("", key.lower()), text[:_LONGEST]))
    return tuple(dict.fromkeys(found))[:_MOST]


def pages(kind: str | None, text: str) -> tuple[str, ...]:
    """Return where in its volume an article, a chapter or a paper stands, `pages:57-60`; nothing for other kinds, and where no page is given."""
    found = _PAGES.match(text.strip()) if kind in _IN_VOLUMES else None
    return (f"pages:{'-'.join(filter(None, found.groups()))}",) if found else ()


def doi(text: str) -> str:
    """Return the identifier of a DOI however it is written (DOI Handbook 2.4: capitals do not count)."""
    return f"doi:{unquote(text).lower()}"


def _names(key: str, text: str) -> Iterator[str]:
    """Yield the names in a text; a bare number counts only where its key says what it is."""
    for found in _DOI.findall(text):
        yield doi(found.rstrip(".,;)") if found.count("(") < found.count(")") else found.rstrip(".,;"))
    if key.startswith("isbn") or "isbn" in text.lower():
        yield from filter(None, map(isbn, _ISBN.findall(text)))
    if key.startswith("issn") or "issn" in text.lower():
        yield from (f"issn:{first}-{second.upper()}" for first, second in _ISSN.findall(text))
    if key == "pmid" and (number := _NUMBER.search(text)):
        yield f"pmid:{number[0]}"
    if (key in ("arxiv", "arxivid") or "arxiv" in text.lower()) and (number := _ARXIV.search(text)):
        yield f"arxiv:{number[0]}"
    yield from (f"hdl:{name}" for name in _HANDLE.findall(text) if not _DOI.match(name))


def isbn(text: str) -> str | None:
    """Return an ISBN in its form of 13 digits; None where its check digit is wrong (ISO 2108)."""
    digits = "".join(c for c in text.upper() if c.isascii() and (c.isdigit() or c == "X"))
    if len(digits) == 10 and "X" not in digits[:9]:  # noqa: PLR2004 - digits of the old form
        weighed = sum((10 - place) * (10 if c == "X" else int(c)) for place, c in enumerate(digits))
        return f"isbn:978{digits[:9]}{_check('978' + digits[:9])}" if weighed % 11 == 0 else None
    if len(digits) != 13 or "X" in digits or _check(digits[:12]) != digits[12]:  # noqa: PLR2004 - digits of the form since 2007
        return None
    return f"isbn:{digits}"


def _check(digits: str) -> str:
    return str(-sum(int(c) * (3 if place % 2 else 1) for place, c in enumerate(digits)) % 10)
