"""Asking only for what is new: validators of the last good answer, and what a 304 means (RFC 9110 sections 13 and 15.4.5)."""

from dataclasses import replace

from crawler.records import WORKING, Evidence, Past

NOT_MODIFIED = 304
OK = 200
VALIDATORS = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))


def validators(past: Past) -> tuple[tuple[str, str], ...]:
    """Return the headers that let a host answer 304; none where a whole answer is wanted.

    Only right after a good check: an ETag that did not change during an outage must not keep a link broken, nor hide that it is.
    Only where there was no redirect: a validator says nothing of another address.
    """
    last = past.last
    if last is None or last.judgement.verdict not in WORKING:
        return ()
    evidence = last.evidence
    whole = evidence.answer is not None and not (evidence.answer.cut or evidence.answer.capped)
    if not whole or len(evidence.hops) != 1 or evidence.status != OK or evidence.facts is None:
        return ()
    return tuple((asked, value) for kept, asked in VALIDATORS if (value := kept_validator(evidence, kept)))


def kept_validator(evidence: Evidence, name: str) -> str | None:
    """Return a validator of an answer: of the 304 that confirmed it, or of the answer itself."""
    value = evidence.header(name)
    return value if value and value.isascii() and value.isprintable() else None


def confirmed(evidence: Evidence, past: Past) -> Evidence | None:
    """Return the evidence of an answer that a 304 confirms: what was seen then still stands; None where it confirms nothing."""
    before = past.last.evidence if past.last else None
    if evidence.status != NOT_MODIFIED or before is None or len(evidence.hops) != 1:
        return None
    hop = evidence.hops[0]
    missing = tuple((name, value) for name, value in before.hops[0].headers if hop.header(name) is None)
    hops = (replace(hop, headers=(*hop.headers, *missing)),)  # RFC 9111 section 4.3.4: the stored headers go on
    return replace(evidence, outcome=before.outcome, facts=before.facts, probe=before.probe, hops=hops)
