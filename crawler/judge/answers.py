"""What an answer of a site means to somebody who does not know the numbers."""

from collections.abc import Mapping
from http import HTTPStatus

from crawler.language import later, say
from crawler.records import FailureKind

# RFC 9110, 15; RFC 6585; RFC 7725.
ANSWERS: Mapping[int, str] = {
    200: later("the page was delivered"),
    206: later("part of the file was delivered"),
    301: later("moved for good"),
    302: later("moved for now"),
    303: later("see another page"),
    307: later("moved for now"),
    308: later("moved for good"),
    400: later("it did not understand the request"),
    401: later("it asks for a login"),
    402: later("it asks for payment"),
    403: later("it refuses to show the page to us"),
    404: later("page not found"),
    405: later("it does not allow this kind of request"),
    406: later("it has no version we may read"),
    410: later("page removed for good"),
    429: later("too many requests, try later"),
    451: later("withheld for legal reasons"),
    500: later("the site has an internal error"),
    502: later("the site's own servers do not reach each other"),
    503: later("temporarily out of service"),
    504: later("the site's own servers answer too slowly"),
}


def answer(status: int | None) -> str:
    """Say what an answer means, with its number for those who know it; "no answer" for None."""
    if status is None:
        return say("no answer")
    return f"{say(ANSWERS.get(status) or _phrase(status))} ({status})"


def _phrase(status: int) -> str:
    """Return the registered phrase of a status, in lower case; the registry is that of RFC 9110."""
    try:
        return HTTPStatus(status).phrase.lower()
    except ValueError:
        return later("an answer without a known meaning")


FAILURES: Mapping[FailureKind, str] = {
    FailureKind.MALFORMED_URL: later("not asked: no web address can be made of it"),
    FailureKind.UNSUPPORTED_SCHEME: later("not asked: it is no address of a web page"),
    FailureKind.MAIL_ADDRESS: later("not asked: it is a mail address that nobody can write to"),
    FailureKind.NO_MAIL_SERVER: later("the name system knows no server that takes mail for it"),
    FailureKind.PRIVATE_ADDRESS: later("not asked: it leads into a private network"),
    FailureKind.ROBOTS: later("not asked: the site's rules for robots forbid it"),
    FailureKind.EXCLUDED: later("not asked: it is left out"),
    FailureKind.OVER_BUDGET: later("not asked: this run had no room left for it"),
    FailureKind.NO_BASE: later("not asked: nothing says what this address is relative to"),
    FailureKind.HOST_RESTING: later("not asked: the host wants to be left alone for a while"),
    FailureKind.HOST_UNREACHABLE: later("not asked: no connection to its host came about in this run"),
    FailureKind.NAME_NOT_FOUND: later("no answer: the name system does not know the host"),
    FailureKind.RESOLVER_DOWN: later("no answer: the name system itself did not answer"),
    FailureKind.REFUSED: later("no answer: the host refused the connection"),
    FailureKind.UNREACHABLE: later("no answer: there is no way to the host"),
    FailureKind.PROXY: later("no answer: the proxy failed"),
    FailureKind.TIMEOUT_CONNECT: later("no answer: no connection came about in time"),
    FailureKind.TIMEOUT_TLS: later("no answer: no secure connection came about in time"),
    FailureKind.TIMEOUT_FIRST_BYTE: later("no answer: the host took the request and said nothing"),
    FailureKind.TIMEOUT_BODY: later("the answer stopped in the middle"),
    FailureKind.TIMEOUT_WHOLE: later("the answer took longer than a check may take"),
    FailureKind.RESET: later("no answer: the connection was broken off"),
    FailureKind.CLOSED: later("no answer: the host closed the connection without a word"),
    FailureKind.NOT_HTTP: later("no answer that a browser could read"),
    FailureKind.HEADERS_TOO_LARGE: later("no answer that can be read: its head has no end"),
    FailureKind.TRUNCATED: later("the answer ended before its end"),
    FailureKind.DECODING: later("the answer could not be unpacked"),
    FailureKind.TLS_EXPIRED: later("no answer: the site's certificate has expired"),
    FailureKind.TLS_NOT_YET_VALID: later("no answer: the site's certificate is not valid yet"),
    FailureKind.TLS_WRONG_HOST: later("no answer: the site's certificate is for another name"),
    FailureKind.TLS_SELF_SIGNED: later("no answer: nobody vouches for the site's certificate"),
    FailureKind.TLS_UNKNOWN_ISSUER: later("no answer: nobody known vouches for the site's certificate"),
    FailureKind.TLS_INCOMPLETE: later("no answer: the site sends only part of its certificates"),
    FailureKind.TLS_PROTOCOL: later("no answer: no secure connection came about"),
    FailureKind.REDIRECT_LOOP: later("no page: the redirects go round in a circle"),
    FailureKind.TOO_MANY_REDIRECTS: later("no page: one redirect follows the other"),
    FailureKind.REDIRECT_BROKEN: later("no page: a redirect leads nowhere"),
    FailureKind.OTHER: later("no answer"),
}


def failure(kind: FailureKind) -> str:
    """Say what a failure was, in plain words."""
    return say(FAILURES.get(kind, FAILURES[FailureKind.OTHER]))
