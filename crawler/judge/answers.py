"""What an answer of a site means to somebody who does not know the numbers."""

from collections.abc import Mapping

from crawler.language import later, say
from crawler.records import FailureKind

# The registry of RFC 9110, 16.2.1: RFC 9110, 15; RFC 2518; RFC 4918; RFC 5842; RFC 6585; RFC 7725; RFC 8297; RFC 8470.
ANSWERS: Mapping[int, str] = {
    100: later("go on"),
    101: later("it wants to speak in another way"),
    102: later("it is still at work"),
    103: later("first hints, before the answer"),
    200: later("the page was delivered"),
    201: later("something new was made"),
    202: later("it took the request and has not answered it yet"),
    203: later("somebody on the way has changed the page"),
    204: later("there is nothing to show"),
    205: later("there is nothing to show"),
    206: later("part of the file was delivered"),
    207: later("several answers in one"),
    208: later("told before, in the same answer"),
    226: later("what has changed was delivered"),
    300: later("several pages to choose from"),
    301: later("moved for good"),
    302: later("moved for now"),
    303: later("see another page"),
    304: later("not changed since the check before"),
    305: later("only through a proxy"),
    306: later("only through a proxy"),
    307: later("moved for now"),
    308: later("moved for good"),
    400: later("it did not understand the request"),
    401: later("it asks for a login"),
    402: later("it asks for payment"),
    403: later("it refuses to show the page to us"),
    404: later("page not found"),
    405: later("it does not allow this kind of request"),
    406: later("it has no version we may read"),
    407: later("a proxy asks for a login"),
    408: later("it waited for the request in vain"),
    409: later("the request is at odds with what is there"),
    410: later("page removed for good"),
    411: later("it wants to know how long the request is"),
    412: later("a condition of the request does not hold"),
    413: later("the request is too large for it"),
    414: later("the address is too long for it"),
    415: later("it does not take this kind of file"),
    416: later("the file has no such part"),
    417: later("it cannot do what was expected of it"),
    418: later("it is a teapot"),
    421: later("the request came to the wrong server"),
    422: later("it understood the request and could not follow it"),
    423: later("the page is locked"),
    424: later("another request failed before"),
    425: later("the request came too early"),
    426: later("it wants a newer way of speaking"),
    428: later("it wants a condition with the request"),
    429: later("too many requests, try later"),
    431: later("the head of the request is too large for it"),
    451: later("withheld for legal reasons"),
    500: later("the site has an internal error"),
    501: later("it cannot answer this kind of request"),
    502: later("the site's own servers do not reach each other"),
    503: later("temporarily out of service"),
    504: later("the site's own servers answer too slowly"),
    505: later("it does not speak this version of the web's language"),
    506: later("the site is set up wrongly"),
    507: later("the site has no room left"),
    508: later("the site goes round in a circle"),
    510: later("it wants more said with the request"),
    511: later("the network asks for a login first"),
}
_NO_MEANING = later("an answer without a known meaning")


def answer(status: int | None) -> str:
    """Say what an answer means, with its number for those who know it; "no answer" for None."""
    if status is None:
        return say("no answer")
    return f"{say(ANSWERS.get(status, _NO_MEANING))} ({status})"


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
