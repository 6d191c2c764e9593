"""What stood beside the answers, in words: the certificates that were shown, and where the time went."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from crawler.judge.words import plain
from crawler.records import Certificate, Evidence, Hop, Timing

_PHASES = (
    ("name", "to look the name up"),
    ("connect", "to connect"),
    ("tls", "to agree on encryption"),
    ("first_byte", "until the first byte"),
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)  # fmt: skip


def certificates(evidence: Evidence) -> Iterator[str]:
    """Yield a line for each host's certificate: when it ends, who gave it, and for whom."""
    shown = {(_host(hop.url), hop.certificate): hop.certificate for hop in evidence.hops if hop.certificate}
    for (host, _), certificate in shown.items():
        ends = _ends(certificate.not_after, evidence.asked_at)
        names = plain(list(certificate.names)) if certificate.names else plain(certificate.subject)
        more = f" and {len(certificate.names) - 5} more" if len(certificate.names) > 5 else ""  # noqa: PLR2004 - as many as `plain` lists
        yield f"{plain(host)}: {ends}; given by {_issuer(certificate)} for {names}{more}"


def times(evidence: Evidence) -> Iterator[str]:
    """Yield a line for each request: how long it took, and what took so long; nothing where that was not kept."""
    if len(evidence.timings) == len(evidence.hops):
        for hop, timing in zip(evidence.hops, evidence.timings, strict=True):
            yield f"{plain(hop.url)}: {_spent(hop, timing)}"


def _ends(when: datetime | None, asked: datetime) -> str:
    """Say when a certificate ends, seen from the check."""
    if when is None:
        return "it does not say when it ends"
    day = f"{when.day} {_MONTHS[when.month - 1]} {when.year}"
    days = abs(when - asked).days
    apart = "a day" if days == 1 else f"{days:,} days"
    if when < asked:
        return f"ended on {day}, {apart} before the check" if days else f"ended on {day}, the day of the check"
    return f"ends on {day}, {apart} after the check" if days else f"ends on {day}, within a day of the check"


def _issuer(certificate: Certificate) -> str:
    """Name who gave a certificate."""
    return plain(certificate.issuer) if certificate.issuer else "nobody who is named"


def _spent(hop: Hop, timing: Timing) -> str:
    """Say where the time of one request went, and how much came."""
    known = [(getattr(timing, name), words) for name, words in _PHASES if getattr(timing, name) is not None]
    parts = [f"{took:,.0f} {words}" for took, words in known]
    rest = (timing.total or 0) - sum(took for took, _ in known)
    parts.append(f"{max(rest, 0):,.0f} for the rest" if hop.status is not None else f"then {max(rest, 0):,.0f} in vain")
    told = f"{timing.total or 0:,.0f} ms ({', '.join(parts)})"
    if hop.status is None:
        return told
    standing = "" if timing.connect is not None else ", over a connection that stood already"
    return f"{told}{standing}; {timing.wire:,} bytes came, {timing.decoded:,} of body once unpacked"


def _host(url: str) -> str:
    """Return the host of an address that was asked."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return url
