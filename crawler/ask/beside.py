"""What is asked beside the address itself: what was probably meant by a damaged one, and the https twin of an http one."""

from collections.abc import Generator
from dataclasses import replace

from crawler.ask.request import Purpose, Request
from crawler.links.repair import Repair as Meant
from crawler.links.repair import repairs
from crawler.records import Evidence, FailureKind, Link, Past, Probe, Repair

GONE = frozenset({404, 410})
DAMAGED = frozenset(
    {FailureKind.MALFORMED_URL, FailureKind.NO_BASE, FailureKind.UNSUPPORTED_SCHEME, FailureKind.NAME_NOT_FOUND}
)
_HTTP = "http://"

Beside = Generator[Request, Evidence, Evidence]


def meant(link: Link, evidence: Evidence) -> tuple[Meant, ...]:
    """Return what was probably meant, where an address leads nowhere and looks damaged as it is written."""
    failure = evidence.failure
    lost = evidence.status in GONE or (failure is not None and failure.kind in DAMAGED)
    if not lost:
        return ()
    written = dict.fromkeys(place.use.href for place in link.places)
    return next((found for href in written if (found := repairs(href))), ())


def repaired(link: Link, evidence: Evidence) -> Beside:
    """Try what was probably meant, until something answers well; the best of the tries stands beside the evidence."""
    tried: list[Repair] = []
    for guess in meant(link, evidence):
        answer = yield Request(guess.href, purpose=Purpose.REPAIR)
        tried.append(Repair(guess.kind, seen(answer)))
        if _good(answer):
            break
    if not tried:
        return evidence
    return replace(evidence, repair=tried[-1] if _well(tried[-1]) else tried[0])


def twinned(evidence: Evidence, past: Past) -> Beside:
    """Ask the https address of a page that was delivered over http, unless that is known of the very same page.

    The default port only: on others, nothing stands for https. Whoever drives this asks one link a host and run, and says of others that it
    was not asked.
    """
    url = evidence.url
    if not (url.startswith(_HTTP) and _good(evidence) and evidence.facts is not None and len(evidence.hops) == 1):
        return evidence
    before = past.last.evidence if past.last else None
    if before is not None and before.twin is not None and before.outcome == evidence.outcome:
        return replace(evidence, twin=before.twin)
    authority = evidence.hops[0].url.removeprefix(_HTTP).partition("/")[0]
    if ":" in authority or evidence.facts.kind != "html":
        return evidence
    answer = yield Request("https://" + evidence.hops[0].url.removeprefix(_HTTP), purpose=Purpose.TWIN)
    if answer.failure is not None and answer.failure.kind is FailureKind.OVER_BUDGET:
        return evidence
    return replace(evidence, twin=seen(answer))


def seen(evidence: Evidence) -> Probe:
    """Keep of an answer what it is compared by."""
    answer = evidence.answer
    return Probe(
        url=evidence.url,
        status=answer.status if answer else None,
        final_url=evidence.final_url if answer else None,
        sha256=answer.sha256 if answer else None,
        facts=evidence.facts,
    )


def _good(evidence: Evidence) -> bool:
    """Tell whether an answer is a success (RFC 9110, 15.3)."""
    return evidence.status is not None and 200 <= evidence.status < 300  # noqa: PLR2004


def _well(repair: Repair) -> bool:
    """Tell whether a repair was answered with success."""
    return repair.answer.status is not None and 200 <= repair.answer.status < 300  # noqa: PLR2004
