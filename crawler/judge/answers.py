"""What an answer of a site means to somebody who does not know the numbers."""

from collections.abc import Mapping
from http import HTTPStatus

from crawler.records import FailureKind

# RFC 9110, 15; RFC 6585; RFC 7725.
ANSWERS: Mapping[int, str] = {
    200: "the page was delivered",
    206: "part of the file was delivered",
    301: "moved for good",
    302: "moved for now",
    303: "see another page",
    307: "moved for now",
    308: "moved for good",
    400: "it did not understand the request",
    401: "it asks for a login",
    402: "it asks for payment",
    403: "it refuses to show the page to us",
    404: "page not found",
    405: "it does not allow this kind of request",
    406: "it has no version we may read",
    410: "page removed for good",
    429: "too many requests, try later",
    451: "withheld for legal reasons",
    500: "the site has an internal error",
    502: "the site's own servers do not reach each other",
    503: "temporarily out of service",
    504: "the site's own servers answer too slowly",
}


def answer(status: int | None) -> str:
    """Say what an answer means, with its number for those who know it; "no answer" for None."""
    if status is None:
        return "no answer"
    meaning = ANSWERS.get(status) or _phrase(status)
    return f"{meaning} ({status})"


def _phrase(status: int) -> str:
    """Return the registered phrase of a status, in lower case; the registry is that of RFC 9110."""
    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return "an answer without a known meaning"


FAILURES: Mapping[FailureKind, str] = {
    FailureKind.MALFORMED_URL: "not asked: no web address can be made of it",
    FailureKind.UNSUPPORTED_SCHEME: "not asked: it is no address of a web page",
    FailureKind.MAIL_ADDRESS: "not asked: it is a mail address that nobody can write to",
    FailureKind.NO_MAIL_SERVER: "the name system knows no server that takes mail for it",
    FailureKind.PRIVATE_ADDRESS: "not asked: it leads into a private network",
    FailureKind.ROBOTS: "not asked: the site's rules for robots forbid it",
    FailureKind.EXCLUDED: "not asked: it is left out",
    FailureKind.OVER_BUDGET: "not asked: this run had no room left for it",
    FailureKind.NO_BASE: "not asked: nothing says what this address is relative to",
    FailureKind.HOST_RESTING: "not asked: the host wants to be left alone for a while",
    FailureKind.HOST_UNREACHABLE: "not asked: no connection to its host came about in this run",
    FailureKind.NAME_NOT_FOUND: "no answer: the name system does not know the host",
    FailureKind.RESOLVER_DOWN: "no answer: the name system itself did not answer",
    FailureKind.REFUSED: "no answer: the host refused the connection",
    FailureKind.UNREACHABLE: "no answer: there is no way to the host",
    FailureKind.PROXY: "no answer: the proxy failed",
    FailureKind.TIMEOUT_CONNECT: "no answer: no connection came about in time",
    FailureKind.TIMEOUT_TLS: "no answer: no secure connection came about in time",
    FailureKind.TIMEOUT_FIRST_BYTE: "no answer: the host took the request and said nothing",
    FailureKind.TIMEOUT_BODY: "the answer stopped in the middle",
    FailureKind.TIMEOUT_WHOLE: "the answer took longer than a check may take",
    FailureKind.RESET: "no answer: the connection was broken off",
    FailureKind.CLOSED: "no answer: the host closed the connection without a word",
    FailureKind.NOT_HTTP: "no answer that a browser could read",
    FailureKind.HEADERS_TOO_LARGE: "no answer that can be read: its head has no end",
    FailureKind.TRUNCATED: "the answer ended before its end",
    FailureKind.DECODING: "the answer could not be unpacked",
    FailureKind.TLS_EXPIRED: "no answer: the site's certificate has expired",
    FailureKind.TLS_NOT_YET_VALID: "no answer: the site's certificate is not valid yet",
    FailureKind.TLS_WRONG_HOST: "no answer: the site's certificate is for another name",
    FailureKind.TLS_SELF_SIGNED: "no answer: nobody vouches for the site's certificate",
    FailureKind.TLS_UNKNOWN_ISSUER: "no answer: nobody known vouches for the site's certificate",
    FailureKind.TLS_INCOMPLETE: "no answer: the site sends only part of its certificates",
    FailureKind.TLS_PROTOCOL: "no answer: no secure connection came about",
    FailureKind.REDIRECT_LOOP: "no page: the redirects go round in a circle",
    FailureKind.TOO_MANY_REDIRECTS: "no page: one redirect follows the other",
    FailureKind.REDIRECT_BROKEN: "no page: a redirect leads nowhere",
    FailureKind.OTHER: "no answer",
}


def failure(kind: FailureKind) -> str:
    """Say what a failure was, in plain words."""
    return FAILURES.get(kind, "no answer")
