"""What a rule asks of a case: the status that counts, the failure, the page behind a good answer."""

from crawler.judge.rule import Case, Outcome
from crawler.records import Answer, Facts, FailureKind, Finding, Hop, Json

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PERMANENT = frozenset({301, 308})
BLOCK_STATUSES = frozenset({202, 403, 405, 406, 407, 429, 503, 999})
_CIRCLE = 4  # pages: there, back, and there again
THIN = 120  # words: a wall, a lander or an error page says less than this; 95 % of real pages say more


def finding(slug: str, case: Case, confidence: float = 1.0, **params: Json) -> Finding:
    """Return a finding about the case's link; `params` are the facts it rests on."""
    return Finding(rule=slug, url=case.link.url, params=params, confidence=round(confidence, 2))


def status(case: Case) -> int | None:
    """Return the final status if it can be believed: an error said to HEAD only is no evidence."""
    outcome = case.evidence.outcome
    if not isinstance(outcome, Answer):
        return None
    hops = case.evidence.hops
    if outcome.status >= 400 and hops and hops[-1].method == "HEAD":  # noqa: PLR2004 - RFC 9110, 15.5
        return None
    return outcome.status


def failed(case: Case, *kinds: FailureKind) -> FailureKind | None:
    """Return the kind of the failure if it is one of `kinds`."""
    failure = case.evidence.failure
    return failure.kind if failure is not None and failure.kind in kinds else None


def announces_end(case: Case) -> bool:
    """Tell whether the server is out of service and says for how long (503 with Retry-After, RFC 9110, 10.2.3)."""
    return status(case) == 503 and case.evidence.header("retry-after") is not None  # noqa: PLR2004


def works(case: Case) -> bool:
    """Tell whether the final answer shows a reader what was asked for: a success (2xx), or a page of choices (300). Worked out once a case."""
    known: bool | None = case.memo.get("works")
    if known is None:
        code = status(case)
        known = code is not None and 200 <= code <= 300  # noqa: PLR2004 - RFC 9110, 15.3 and 15.4.1; browsers do not follow 300
        case.memo["works"] = known
    return known


def outcome(case: Case) -> Outcome:
    """Return what came of asking, by which rules are chosen."""
    if case.evidence.answer is None:
        return Outcome.NOTHING
    if not works(case):
        return Outcome.REFUSAL
    return Outcome.OTHER if page(case) is None else Outcome.PAGE


def page(case: Case) -> Facts | None:
    """Return what was seen of an HTML page that answered with success, else None. Worked out once a case."""
    memo = case.memo
    if "page" not in memo:
        facts = case.evidence.facts
        memo["page"] = facts if facts is not None and facts.kind == "html" and works(case) else None
    found: Facts | None = memo["page"]
    return found


def marks(facts: Facts | None, name: str) -> tuple[str, ...]:
    """Return the details of every mark of a name: `parking:sedo` gives `sedo` for `parking`, a bare mark gives ``""``."""
    if facts is None or not facts.marks:
        return ()
    found = (mark.partition(":") for mark in facts.marks)
    return tuple(detail for head, _, detail in found if head == name)


def redirects(case: Case) -> tuple[Hop, ...]:
    """Return the hops that sent us elsewhere: redirects, and pages that sent their readers on."""
    hops = case.evidence.hops
    if len(hops) == 1 and hops[0].status not in REDIRECTS:
        return ()
    sent = sent_on(case)
    return tuple(hop for hop in hops if hop.status in REDIRECTS or hop in sent)


def sent_on(case: Case) -> tuple[Hop, ...]:
    """Return the pages on the way that answered well and sent their readers on (a refresh)."""
    return tuple(hop for hop in case.evidence.hops[:-1] if hop.status is not None and 200 <= hop.status < 300)  # noqa: PLR2004


def leads_back(case: Case) -> bool:
    """Tell whether a page without a word sends its readers back to one that they came from, for the second time."""
    hops, facts = case.evidence.hops, case.evidence.facts
    if len(hops) < _CIRCLE or facts is None or facts.words or not works(case):
        return False
    asked = [hop.url for hop in hops]
    return any(asked.count(target) > 1 for target in marks(facts, "meta-refresh"))


def arrived_elsewhere(case: Case) -> bool:
    """Tell whether redirects led to another address than the one asked."""
    hops = case.evidence.hops
    return len(hops) > 1 and hops[0].url != hops[-1].url and bool(redirects(case))


def asked_url(case: Case) -> str:
    """Return the address that was asked first."""
    hops = case.evidence.hops
    return hops[0].url if hops else case.link.href


def end_url(case: Case) -> str:
    """Return the address of the last answer, or the one asked when there was none."""
    return case.evidence.final_url or case.link.href
