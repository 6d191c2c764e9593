"""Asking only for what is new: validators of the last good answer, and what a 304 means (RFC 9110 sections 13 and 15.4.5)."""

from dataclasses import replace

from crawler.records import WORKING, Evidence, Past

NOT_MODIFIED = 304
OK = 200
VALIDATORS = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))


def validators(past: Past, *, whole: bool = False) -> tuple[tuple[str, str], ...]:
    """Return the headers that let a host answer 304; none where a whole answer is wanted.

    With `whole`, what was seen in parts the last time is asked for anew.

    Only right after a good check: an ETag that did not change during an outage must not keep a link broken, nor hide that it is.
    Only where there was no redirect: a validator says nothing of another address.
    """
    last = past.last
    if last is None or last.judgement.verdict not in WORKING:
        return ()
    evidence = last.evidence
    answer = evidence.answer
    if answer is None or answer.cut or answer.capped or (whole and answer.seen is not None):
        return ()
    if len(evidence.hops) != 1 or evidence.status != OK or evidence.facts is None:
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


def unchanged(evidence: Evidence, past: Past) -> Evidence | None:
    """Return the evidence of a file whose beginning is that of the last good check's, by its length and validators: as if a 304 confirmed it.

    For hosts that know no 304, and for files behind a redirect, which are asked for without conditions.
    """
    last = past.last
    if last is None or last.judgement.verdict not in WORKING:
        return None
    before, then, now = last.evidence, last.evidence.answer, evidence.answer
    if then is None or now is None or then.cut or then.capped or before.facts is None or evidence.facts is None:
        return None
    tags = [(before.header(name), evidence.header(name)) for name, _ in VALIDATORS]
    same_place = (before.final_url, then.size, before.facts.kind) == (evidence.final_url, now.size, evidence.facts.kind)
    if not same_place or any(old != new for old, new in tags) or not any(old for old, _ in tags):
        return None
    return replace(evidence, outcome=before.outcome, facts=before.facts, probe=before.probe)
