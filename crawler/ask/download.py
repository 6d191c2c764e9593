"""Asking for a file in parts: its beginning, then its end, and all of it only where these cannot tell.

Parts may speak for a file, never against it: whatever would be held against a link is asked again as a reader asks, whole and without Range.
"""

from collections.abc import Generator
from dataclasses import replace

from crawler.ask.conditional import unchanged, validators
from crawler.ask.parts import OK, PARTIAL
from crawler.ask.promise import KINDS, SMALL
from crawler.ask.request import Range, Request
from crawler.records import Evidence, FailureKind, Past

Parts = Generator[Request, Evidence, Evidence]

# Together under 250,000 bytes. The end holds the directory of every office document measured (64 KB in 100 %) with the longest comment.
HEAD = 104 * 1024
TAIL = 72 * 1024
MORE = 64 * 1024
MODERATE = 4 << 20  # bytes: up to here a file is read whole, if only for its title, where its ends do not hold it

# Said by hosts of the address or of us, and not because part of a file was asked for.
_BELIEVED = frozenset({401, 402, 404, 407, 410, 429, 451, 503})
_NO_FILES = frozenset({"html", "text", "json", "xml", "empty", "unknown"})
_METADATA = frozenset({"pdf:info", "pdf:xmp"})
_GARBLED = frozenset(
    {
        FailureKind.RESET,
        FailureKind.CLOSED,
        FailureKind.NOT_HTTP,
        FailureKind.TRUNCATED,
        FailureKind.DECODING,
        FailureKind.TIMEOUT_FIRST_BYTE,
        FailureKind.TIMEOUT_BODY,
    }
)


def in_parts(url: str, past: Past, largest: int) -> Parts:
    """Yield requests for parts of a file, and return the evidence of it; that of a 304 is returned as it came.

    `largest` is the number of bytes of a file that are read at most. Where a host does not do ranges, does them wrongly, or is
    asked for what is no file, the evidence is that of a plain request.
    """
    head = yield _part(url, Range(0, HEAD), headers=validators(past))
    evidence: Evidence | None = head
    if _is_part(head):
        evidence = unchanged(head, past) or (yield from _from_ends(head, largest))
    elif _refused(head) or not _stands(head):
        evidence = None
    return evidence or (yield Request(url))


def _from_ends(head: Evidence, largest: int) -> Generator[Request, Evidence, Evidence | None]:
    """Return the evidence of a file whose beginning is known, from as much more of it as it takes; None where it has to be read whole."""
    if head.facts is None or head.facts.kind not in KINDS or head.answer is None:
        return None
    total = head.answer.size
    evidence = head if _stands(head) else (yield from _ends(head, total))
    # Reading on would stop at the cap, and tell no more.
    return _settled(evidence) if _stands(evidence) or total > largest else None


def _ends(head: Evidence, total: int) -> Parts:
    """Ask for the rest of a small file; for the end of a large one, and for what was missing then. What cannot be joined is left out."""
    url = head.final_url or head.url
    if total <= SMALL:
        return _better(head, (yield _part(url, Range(HEAD, total), head)))
    evidence = _better(head, (yield _part(url, Range(total - TAIL, total), head)))
    wanted = _wanted(evidence, total)
    return evidence if wanted is None else _better(evidence, (yield _part(url, wanted, head)))


def _better(before: Evidence, after: Evidence) -> Evidence:
    """Return the evidence after one more answer: that of before, if the answer was no part of the same file."""
    is_joined = after.status == OK and bool(after.hops) and after.hops[-1].status == PARTIAL
    return after if is_joined else before


def _wanted(evidence: Evidence, total: int) -> Range | None:
    """Return the bytes that would tell more: all that is left of a file of moderate size, else what was missed first and what follows it."""
    document = evidence.facts.document if evidence.facts else None
    if document is None or (_stands(evidence) and not _nameless(evidence)):
        return None
    if total <= MODERATE:
        return Range(HEAD, total - TAIL)
    start, stop = document.missing or (0, 0)
    return Range(start, min(start + MORE, total - TAIL)) if start < stop <= min(start + MORE, total - TAIL) else None


def _part(url: str, part: Range, head: Evidence | None = None, *, headers: tuple[tuple[str, str], ...] = ()) -> Request:
    """Make a request for a part: never compressed, and of the very file the first part was of (RFC 9110 section 13.1.5)."""
    tag = head.header("etag") if head else None
    same = (("If-Range", tag),) if tag and tag.startswith('"') and tag.isascii() and tag.isprintable() else ()
    return Request(url, headers=(*headers, ("Range", part.header), ("Accept-Encoding", "identity"), *same), part=part)


def _is_part(evidence: Evidence) -> bool:
    """Say whether an answer is a usable part of a file, and not all of it."""
    return evidence.answer is not None and evidence.answer.seen is not None


def _refused(evidence: Evidence) -> bool:
    """Say whether an answer may be owed to the Range header: an error nobody would see who asks without it."""
    if evidence.failure is not None:
        return evidence.failure.kind in _GARBLED
    status = evidence.status or 0
    return status >= 400 and status not in _BELIEVED  # noqa: PLR2004 - RFC 9110, 15.5


def _stands(evidence: Evidence) -> bool:
    """Say whether evidence of a request with Range can be the last word.

    A plain answer can, unless it may be the part that was asked for under a wrong status; parts can where they speak for the file.
    """
    answer = evidence.answer
    if answer is None or not 200 <= answer.status < 300:  # noqa: PLR2004 - 2xx
        return True
    if evidence.hops and evidence.hops[-1].status != PARTIAL:
        doubtful = answer.cut or answer.size == HEAD or evidence.header("content-range")
        return not doubtful and not _held_against(evidence)
    document = evidence.facts.document if evidence.facts else None
    return answer.status != PARTIAL and document is not None and bool(document.opens or document.encrypted)


def _held_against(evidence: Evidence) -> bool:
    """Say whether something would be held against a link that may be owed to the Range header: a page of error under a status of success, damage."""
    facts = evidence.facts
    if facts is None:
        return False
    document = facts.document
    return facts.kind in _NO_FILES or (document is not None and (document.opens is False or document.ended is False))


def _nameless(evidence: Evidence) -> bool:
    """Say whether a title was looked for in bytes that are not there; that of a PDF's metadata is junk more often than not."""
    facts = evidence.facts
    missing = facts.document.missing if facts and facts.document else None
    return facts is not None and missing is not None and all(title.source in _METADATA for title in facts.titles)


def _settled(evidence: Evidence) -> Evidence:
    """Return evidence without what was only of use while asking."""
    facts = evidence.facts
    if facts is None or facts.document is None or facts.document.missing is None:
        return evidence
    return replace(evidence, facts=replace(facts, document=replace(facts.document, missing=None)))
