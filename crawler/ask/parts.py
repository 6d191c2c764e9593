"""Putting the parts of a file together: what a 206 means, and when it means nothing that can be used (RFC 9110 sections 14.4 and 15.3.7)."""

import hashlib
import re
from dataclasses import replace

from crawler.ask.request import Range
from crawler.records import Answer, Evidence, Fetched, Part

PARTIAL = 206
OK = 200
_CONTENT_RANGE = re.compile(r"\s*bytes\s+(\d{1,18})-(\d{1,18})/(\d{1,18})\s*", re.IGNORECASE | re.ASCII)
SAME_FILE = ("etag", "last-modified")


def joined(held: Fetched | None, part: Range | None, fetched: Fetched) -> Fetched:
    """Return what is known of a file after one more answer.

    `held` is what was known before. The evidence is that of the first part, its answer what a reader would get: status 200, the size of all.
    An answer that is no usable part is returned as it came: a 206 that stays one says that nothing can be joined.
    """
    total = _total(part, fetched.evidence) if part else None
    if part is None or total is None:
        return fetched
    if part.start == 0:
        return _known(fetched.evidence, total, (Part(0, fetched.body),))
    if held is None or not _same_file(held.evidence, fetched.evidence, total):
        return fetched
    first, last = held.evidence, fetched.evidence
    evidence = replace(
        first, elapsed_ms=first.elapsed_ms + last.elapsed_ms, attempts=max(first.attempts, last.attempts)
    )
    known = (Part(0, held.body), *held.parts, Part(part.start, fetched.body))
    return _known(evidence, total, _merged(known))


def _total(part: Range, evidence: Evidence) -> int | None:
    """Return the length of the file, if an answer is exactly the part that was asked for; else None."""
    answer = evidence.answer
    if answer is None or answer.status != PARTIAL or answer.cut or answer.capped:
        return None
    if (evidence.header("content-encoding") or "identity").strip().lower() != "identity":
        return None
    found = _CONTENT_RANGE.fullmatch(evidence.header("content-range") or "")
    if found is None:
        return None
    first, last, total = (int(number) for number in found.groups())
    fits = first == part.start and last + 1 == min(part.stop, total) and last + 1 - first == answer.size
    return total if fits and first <= last else None


def _same_file(before: Evidence, after: Evidence, total: int) -> bool:
    """Say whether two parts are of one file: the same length, and the same validators."""
    known = before.answer.size if before.answer else None
    return known == total and all(before.header(name) == after.header(name) for name in SAME_FILE)


def _merged(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Put parts in order, and into one where they meet."""
    first, *others = sorted(parts, key=lambda part: part.start)
    merged = [first]
    for part in others:
        last = merged[-1]
        if part.start > last.stop:
            merged.append(part)
        else:
            merged[-1] = Part(last.start, last.content + part.content[last.stop - part.start :])
    return tuple(merged)


def _known(evidence: Evidence, total: int, parts: tuple[Part, ...]) -> Fetched:
    """Make the record of a file that is known in parts, or whole where there is only one that reaches from end to end."""
    first, others = parts[0], parts[1:]
    if len(first.content) == total:
        digest = hashlib.sha256(first.content).hexdigest()
        answer = Answer(OK, size=total, declared=total, sha256=digest)
    else:
        answer = Answer(OK, size=total, declared=total, seen=sum(len(part.content) for part in parts))
    return Fetched(replace(evidence, outcome=answer, facts=None), first.content, others)
