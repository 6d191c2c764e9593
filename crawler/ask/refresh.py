"""Pages that send their readers on: a `Refresh` header or a meta element, after 0 to 5 seconds, is a hop like a redirect."""

import re
from dataclasses import replace
from urllib.parse import urldefrag, urljoin, urlsplit

from crawler.records import Evidence

MARK = "meta-refresh:"
_ROUNDS = 2  # times that an address is asked: two pages may lead to each other once, while a cookie is set
LONGEST = 5.0  # seconds; a page that is shown for longer is a page, not a redirect
_HEADER = re.compile(r"\s*(\d+(?:\.\d*)?|\.\d+)\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)


def refresh_target(evidence: Evidence) -> str | None:
    """Return the address a page sends its readers on to; None where it stays, only reloads itself, or leads in a circle for the second time."""
    here, answer = evidence.final_url, evidence.answer
    if here is None or answer is None or not 200 <= answer.status < 300:  # noqa: PLR2004 - RFC 9110, 15.3: an error stays one wherever its page leads
        return None
    target = _of_header(evidence.header("refresh") or "", here) or _of_mark(evidence)
    if target is None or urlsplit(target).scheme not in {"http", "https"}:
        return None
    asked = [urldefrag(hop.url).url for hop in evidence.hops]
    target_page = urldefrag(target).url
    back = asked.count(target_page) < _ROUNDS and target_page != urldefrag(here).url
    return target if target_page not in asked or back else None


def continued(before: Evidence, after: Evidence) -> Evidence:
    """Return the evidence of a page reached by a refresh: its own, after the hops that led to it."""
    return replace(
        after,
        hops=(*before.hops, *after.hops),
        timings=(*before.timings, *after.timings),
        elapsed_ms=before.elapsed_ms + after.elapsed_ms,
        attempts=max(before.attempts, after.attempts),
    )


def _of_header(value: str, here: str) -> str | None:
    """Read a `Refresh` header as browsers do (HTML, section 7.4: the shared declarative refresh steps)."""
    match = _HEADER.match(value)
    if match is None or float(match[1]) > LONGEST:
        return None
    try:
        return urljoin(here, str(match[2]).strip())
    except ValueError:
        return None


def _of_mark(evidence: Evidence) -> str | None:
    """Return what a meta element says, as `inspect` found it."""
    marks = evidence.facts.marks if evidence.facts else ()
    return next((mark.removeprefix(MARK) for mark in marks if mark.startswith(MARK)), None)
