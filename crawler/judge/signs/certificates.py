"""Why a certificate was not trusted: a link of its chain was left out, or nobody knows who signed it."""

from crawler.judge.rule import Case
from crawler.judge.signs.cases import failed
from crawler.records import Certificate, FailureKind

MOST_NAMES = 3


def chain_left_out(case: Case) -> FailureKind | None:
    """Return the failure of a site that sends its own certificate without the one above it.

    OpenSSL says the same of a certificate that an unknown authority signed. Every public authority writes into what it signs where its own certificate can be
    fetched (CA/Browser Forum, Baseline Requirements 7.1.2.7.7), and browsers fetch it there; where a certificate was seen that names no
    such place, nothing can complete the chain.
    """
    kind = failed(case, FailureKind.TLS_INCOMPLETE)
    return None if kind is None or _names_no_issuer(case) else kind


def nobody_known(case: Case) -> FailureKind | None:
    """Return the failure of a site whose certificate is signed by itself or by an authority that nobody knows."""
    kind = failed(case, FailureKind.TLS_SELF_SIGNED, FailureKind.TLS_UNKNOWN_ISSUER, FailureKind.TLS_INCOMPLETE)
    return None if kind is FailureKind.TLS_INCOMPLETE and not _names_no_issuer(case) else kind


def _names_no_issuer(case: Case) -> bool:
    """Tell whether the certificate was seen, and says nothing of where its issuer's is."""
    certificate = shown(case)
    return certificate is not None and certificate.issuer_at is None


def shown(case: Case) -> Certificate | None:
    """Return the certificate that was refused, if the engine could tell it."""
    return case.evidence.hops[-1].certificate if case.evidence.hops else None


def names_shown(certificate: Certificate) -> str:
    """Return the hosts that a certificate is for, the first few."""
    names = certificate.names or (certificate.subject,)
    more = f" and {len(names) - MOST_NAMES} more" if len(names) > MOST_NAMES else ""
    return ", ".join(names[:MOST_NAMES]) + more


def other_spelling(name: str, certificate: Certificate) -> str | None:
    """Return a host with or without `www.`, if the certificate is for that one."""
    other = name.removeprefix("www.") if name.startswith("www.") else f"www.{name}"
    return other if any(_covers(pattern.lower(), other) for pattern in certificate.names) else None


def _covers(pattern: str, name: str) -> bool:
    """Tell whether a name of a certificate is that of a host; an asterisk stands for one whole label, the first (RFC 9525, 6.3)."""
    if not pattern.startswith("*."):
        return pattern == name
    return name.partition(".")[2] == pattern[2:]
