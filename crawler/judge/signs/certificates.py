"""Why a certificate was not trusted: a link of its chain was left out, or nobody knows who signed it."""

from crawler.judge.rule import Case
from crawler.judge.signs.cases import failed
from crawler.records import FailureKind


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
    shown = case.evidence.hops[-1].certificate if case.evidence.hops else None
    return shown is not None and shown.issuer_at is None
