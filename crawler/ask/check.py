"""What to ask of one link: the address itself and, where the answer looks like a not-found page in disguise, one made-up sibling."""

import hashlib
from collections.abc import Callable, Generator, Sequence
from dataclasses import replace
from posixpath import splitext
from urllib.parse import urlsplit, urlunsplit

from crawler.ask.beside import repaired, seen, twinned
from crawler.ask.conditional import NOT_MODIFIED, confirmed, validators
from crawler.ask.download import in_parts
from crawler.ask.fragments import fragments_of, looked_for
from crawler.ask.promise import worth_parts
from crawler.ask.refresh import continued, refresh_target
from crawler.ask.request import Purpose, Request
from crawler.ask.suspicion import remembered, suspicious
from crawler.records import Evidence, Facts, Link, Past

Flow = Generator[Request, Evidence, Evidence]
LETTERS = 20
MOST_REFRESHES = 3
MAX_EXTENSION = 6


def _nowhere(_: Evidence) -> str | None:
    """Say that a page was seen at no other address."""
    return None


def _nameless(_: Evidence, __: Evidence | None) -> str | None:
    """Say that nothing is known of the site's name."""
    return None


def check(
    link: Link,
    past: Past | None = None,
    *,
    titles: Sequence[str] = (),
    largest: int | None = None,
    shown_elsewhere: Callable[[Evidence], str | None] = _nowhere,
    site_name: Callable[[Evidence, Evidence | None], str | None] = _nameless,
) -> Flow:
    """Yield what to ask, receive the evidence of it, and return the evidence of the link.

    With `largest`, the bytes read of a file at most, files are asked for in parts where that may do; without it always whole.
    `titles` are those of the resource that the link stands for, if it does: a page that has nothing of them is compared with a made-up sibling.
    Where nothing stands at an address that looks damaged, what was probably meant is asked; of a page that was delivered over http, its https twin.
    `shown_elsewhere` names an unlike address of the same host that showed the very same page, if there was one; `site_name` what the site
    calls itself beside the page's title, given the evidence of the last check too. What a made-up sibling was found to be
    is good for weeks, while the page stays what it is.
    A status is believed from GET alone. The made-up sibling is asked at most once, never for the root of a site.
    """
    past = past or Past()
    evidence = yield from _resource(link, past, largest)
    shared = shown_elsewhere(evidence)
    name = site_name(evidence, past.last.evidence if past.last else None)
    if shared is not None or name is not None:
        evidence = replace(evidence, shared=shared, site=name)
    if not suspicious(evidence, past, titles):
        evidence = yield from repaired(link, evidence)
        return (yield from twinned(evidence, past))
    probe = remembered(evidence, past)
    if probe is None:
        answer = yield Request(sibling_of(link.href), purpose=Purpose.PROBE)
        probe = replace(seen(answer), asked_on=answer.asked_at.date())
    return replace(evidence, probe=probe)


def unasked(link: Link, evidence: Evidence) -> Flow:
    """Yield what to ask in place of a link that cannot be asked itself; `evidence` says why."""
    return (yield from repaired(link, evidence))


def _resource(link: Link, past: Past, largest: int | None) -> Flow:
    """Ask for what stands at an address: only if it is new, and on to where the page sends its readers."""
    url, fragments = link.href, fragments_of(link)
    if largest is not None and worth_parts(link, past):
        evidence = yield from in_parts(url, past, largest)
    else:
        conditions = validators(past, whole=largest is None) if looked_for(fragments, _facts_before(past)) else ()
        evidence = yield Request(url, headers=conditions, fragments=fragments)
    if evidence.status == NOT_MODIFIED:
        unchanged = confirmed(evidence, past)
        if unchanged is not None:
            return unchanged
        evidence = yield Request(url, fragments=fragments)
    for _ in range(MOST_REFRESHES):
        target = refresh_target(evidence)
        if target is None:
            break
        evidence = continued(evidence, (yield Request(target, fragments=fragments)))
    return evidence


def _facts_before(past: Past) -> Facts | None:
    """Return what was drawn from the body that a condition would spare us."""
    return past.last.evidence.facts if past.last else None


def sibling_of(url: str) -> str:
    """Make up an address in the same directory with the same extension; always the same one for the same address."""
    parts = urlsplit(url)
    directory, extension = place_of(parts.path)
    digest = hashlib.sha256(url.encode("utf-8", "surrogatepass")).digest()
    name = "".join(chr(ord("a") + byte % 26) for byte in digest[:LETTERS])
    return urlunsplit((parts.scheme, parts.netloc, directory + name + extension, "", ""))


def place_of(path: str) -> tuple[str, str]:
    """Return the directory of a path (with its slash) and the extension: addresses that share both share a probe."""
    directory, _, name = path.rstrip("/").rpartition("/")
    extension = splitext(name)[1]
    return directory + "/", extension if len(extension) <= MAX_EXTENSION else ""
