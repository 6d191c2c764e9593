"""The requests of a check in JSON: what was asked, who answered, where the time went."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any

from crawler.records import Certificate, Hop, LinkStatus, Timing
from crawler.report.moments import moment

_UNTIMED = Timing()


def hops(link: LinkStatus) -> Iterator[dict[str, Any]]:
    """Yield one element of `links[].hops` for each request; null stands where a thing is not known, or did not happen."""
    requests = link.requests or tuple(Hop(url, status) for url, status in link.hops)
    timings = link.timings if len(link.timings) == len(requests) else ()
    for hop, timing in zip_longest(requests, timings):
        yield {
            "url": hop.url,
            "status": hop.status,
            "method": hop.method if link.requests else None,
            "peer": hop.peer,
            "http_version": hop.http_version,
            "bytes": timing.wire if timing else None,
            "decoded": timing.decoded if timing else None,
            "phases_ms": _phases(timing or _UNTIMED),
            "certificate": _certificate(hop.certificate) if hop.certificate else None,
        }


def _phases(timing: Timing) -> dict[str, float | None]:
    """Return the phases of a request, in milliseconds."""
    return {
        "name": timing.name,
        "connect": timing.connect,
        "tls": timing.tls,
        "first_byte": timing.first_byte,
        "total": timing.total,
    }


def _certificate(certificate: Certificate) -> dict[str, Any]:
    """Return a certificate."""
    return {
        "subject": certificate.subject,
        "issuer": certificate.issuer,
        "not_before": moment(certificate.not_before),
        "not_after": moment(certificate.not_after),
        "names": list(certificate.names),
        "chain": list(certificate.chain),
    }
