"""Certificates and handshakes."""

from difficult.case import Case, Certificate, Truth, case
from difficult.prose import living
from difficult.wire import Reply


def _shows(name: str, kind: Certificate, truth: Truth, why: str, reasons: str = "") -> Case:
    """Make a case of a living page behind a certificate."""
    return case(f"tls/{name}", truth, why, living(f"tls/{name}"), tls=kind, reasons=reasons)


CASES: tuple[Case, ...] = (
    _shows("good", Certificate.GOOD, Truth.WORKS, "nothing is odd about it"),
    _shows("expired", Certificate.EXPIRED, Truth.DEAD, "browsers stop readers here", "certificate-expired"),
    _shows("not-yet", Certificate.NOT_YET, Truth.DEAD, "browsers stop readers here", "certificate-expired"),
    _shows("other-name", Certificate.OTHER_NAME, Truth.DEAD, "browsers stop readers here", "certificate-wrong-host"),
    _shows("self-signed", Certificate.SELF_SIGNED, Truth.DEAD, "browsers stop readers here", "certificate-untrusted"),
    _shows("stranger", Certificate.STRANGER, Truth.DEAD, "browsers stop readers here", "certificate-untrusted"),
    _shows(
        "incomplete",
        Certificate.INCOMPLETE,
        Truth.UNSURE,
        "browsers find the missing certificate, programs do not",
        "certificate-incomplete",
    ),
    _shows("no-tls", Certificate.NO_TLS, Truth.DEAD, "plain HTTP on the port of https", "tls-failed connection-broken"),
    _shows("cut", Certificate.CUT, Truth.DEAD, "the handshake is cut", "tls-failed connection-broken"),
    case(
        "tls/404-behind-good",
        Truth.DEAD,
        "a 404 over TLS",
        Reply(404, "<h1>Not Found</h1>"),
        tls=Certificate.GOOD,
        reasons="not-found",
    ),
)
