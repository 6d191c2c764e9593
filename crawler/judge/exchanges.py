"""What stood beside the answers, in words: the certificates that were shown, and where the time went."""

from collections.abc import Iterator
from datetime import datetime
from urllib.parse import urlsplit

from crawler.judge.words import plain
from crawler.language import day, later, number, say, say_many
from crawler.records import Certificate, Evidence, Hop, Timing

_PHASES = (
    ("name", later("{ms} to look the name up")),
    ("connect", later("{ms} to connect")),
    ("tls", later("{ms} to agree on encryption")),
    ("first_byte", later("{ms} until the first byte")),
)
_MOST_NAMES = 5  # as many as `plain` lists


def certificates(evidence: Evidence) -> Iterator[str]:
    """Yield a line for each host's certificate: when it ends, who gave it, and for whom."""
    shown = {(_host(hop.url), hop.certificate): hop.certificate for hop in evidence.hops if hop.certificate}
    for (host, _), certificate in shown.items():
        yield say(
            "{host}: {ends}; given by {issuer} for {names}",
            host=plain(host),
            ends=_ends(certificate.not_after, evidence.asked_at),
            issuer=_issuer(certificate),
            names=_names(certificate),
        )


def times(evidence: Evidence) -> Iterator[str]:
    """Yield a line for each request: how long it took, and what took so long; nothing where that was not kept."""
    if len(evidence.timings) == len(evidence.hops):
        for hop, timing in zip(evidence.hops, evidence.timings, strict=True):
            yield f"{plain(hop.url)}: {_spent(hop, timing)}"


def _ends(when: datetime | None, asked: datetime) -> str:
    """Say when a certificate ends, seen from the check."""
    if when is None:
        return say("it does not say when it ends")
    days, ended = abs(when - asked).days, when < asked
    if not days:
        form = (
            later("ended on {day}, the day of the check")
            if ended
            else later("ends on {day}, within a day of the check")
        )
        return say(form, day=day(when))
    if ended:
        return say_many(
            "ended on {day}, a day before the check",
            "ended on {day}, {number} days before the check",
            days,
            day=day(when),
        )
    return say_many(
        "ends on {day}, a day after the check", "ends on {day}, {number} days after the check", days, day=day(when)
    )


def _names(certificate: Certificate) -> str:
    """Name for whom a certificate is: the first few."""
    if not certificate.names:
        return plain(certificate.subject)
    more = len(certificate.names) - _MOST_NAMES
    names = plain(list(certificate.names))
    return say("{text} and {number} more", text=names, number=number(more)) if more > 0 else names


def _issuer(certificate: Certificate) -> str:
    """Name who gave a certificate."""
    return plain(certificate.issuer) if certificate.issuer else say("nobody who is named")


def _spent(hop: Hop, timing: Timing) -> str:
    """Say where the time of one request went, and how much came."""
    known = [(took, words) for name, words in _PHASES if (took := getattr(timing, name)) is not None]
    rest = max((timing.total or 0) - sum(took for took, _ in known), 0)
    last = later("{ms} for the rest") if hop.status is not None else later("then {ms} in vain")
    parts = ", ".join(say(words, ms=number(took)) for took, words in (*known, (rest, last)))
    told = f"{number(timing.total or 0)} ms ({parts})"
    if hop.status is None:
        return told
    form = (
        later("{time}; {wire} bytes came, {decoded} of body once unpacked")
        if timing.connect is not None
        else later("{time}, over a connection that stood already; {wire} bytes came, {decoded} of body once unpacked")
    )
    return say(form, time=told, wire=number(timing.wire), decoded=number(timing.decoded))


def _host(url: str) -> str:
    """Return the host of an address that was asked."""
    try:
        return urlsplit(url).netloc
    except ValueError:
        return url
