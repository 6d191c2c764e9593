"""One table from what httpx, httpcore, ssl and sockets raise to our own kinds of failure."""

import errno
import socket
import ssl
from collections.abc import Iterator

import httpx

from crawler.records import Failure, FailureKind

# Numbers of X509_V_ERR_* in OpenSSL's x509_vfy.h. A missing intermediate and an unknown authority that sends the leaf alone
# look the same (20); a known authority is the likelier of the two on the open web.
BY_VERIFY_CODE = {
    2: FailureKind.TLS_UNKNOWN_ISSUER,
    9: FailureKind.TLS_NOT_YET_VALID,
    10: FailureKind.TLS_EXPIRED,
    18: FailureKind.TLS_SELF_SIGNED,
    19: FailureKind.TLS_UNKNOWN_ISSUER,
    20: FailureKind.TLS_INCOMPLETE,
    21: FailureKind.TLS_INCOMPLETE,
    62: FailureKind.TLS_WRONG_HOST,
    64: FailureKind.TLS_WRONG_HOST,
}
BY_ERRNO = {
    errno.ECONNREFUSED: FailureKind.REFUSED,
    errno.EHOSTUNREACH: FailureKind.UNREACHABLE,
    errno.ENETUNREACH: FailureKind.UNREACHABLE,
    errno.EADDRNOTAVAIL: FailureKind.UNREACHABLE,
    errno.EACCES: FailureKind.UNREACHABLE,
    errno.EPERM: FailureKind.UNREACHABLE,
    errno.ETIMEDOUT: FailureKind.TIMEOUT_CONNECT,
    errno.ECONNRESET: FailureKind.RESET,
    errno.EPIPE: FailureKind.RESET,
    errno.ECONNABORTED: FailureKind.RESET,
}
NO_SUCH_NAME = {socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}
# Phases are the names of httpcore's trace events.
BY_PHASE = {
    "connection.start_tls": FailureKind.TIMEOUT_TLS,
    "http11.send_request_headers": FailureKind.TIMEOUT_FIRST_BYTE,
    "http11.receive_response_headers": FailureKind.TIMEOUT_FIRST_BYTE,
    "http11.receive_response_body": FailureKind.TIMEOUT_BODY,
}
# Most specific first: the first row that fits decides.
BY_TYPE: tuple[tuple[type[BaseException], FailureKind], ...] = (
    (httpx.ProxyError, FailureKind.PROXY),
    (httpx.UnsupportedProtocol, FailureKind.UNSUPPORTED_SCHEME),
    (httpx.InvalidURL, FailureKind.MALFORMED_URL),
    (UnicodeError, FailureKind.MALFORMED_URL),
    (httpx.DecodingError, FailureKind.DECODING),
    (httpx.TooManyRedirects, FailureKind.TOO_MANY_REDIRECTS),
    (ssl.SSLError, FailureKind.TLS_PROTOCOL),
    (httpx.ConnectError, FailureKind.UNREACHABLE),
    (httpx.WriteError, FailureKind.RESET),
    (httpx.ReadError, FailureKind.CLOSED),
    (httpx.RemoteProtocolError, FailureKind.NOT_HTTP),
)
DETAIL = 300


class FetchError(httpx.TransportError):
    """A failure that has its kind: raised inside this room, a value outside of it."""

    def __init__(self, kind: FailureKind, detail: str = "") -> None:
        super().__init__(detail or kind.value)
        self.kind = kind


def failure_of(error: BaseException, phase: str = "") -> Failure:
    """Name what an engine raised; `phase` is the last thing it had begun (a name of httpcore's trace events)."""
    words = str(error) if isinstance(error, FetchError) else f"{type(error).__name__}: {error}"
    return Failure(_kind(error, phase), words[:DETAIL])


def _kind(error: BaseException, phase: str) -> FailureKind:
    """Choose the kind by the most telling error of the chain."""
    if isinstance(error, FetchError | httpx.ProxyError):
        return error.kind if isinstance(error, FetchError) else FailureKind.PROXY
    chain = tuple(_chain(error))
    told = next((kind for link in chain if (kind := _by_number(link))), None)
    if told is not None:
        return told
    if isinstance(error, httpx.TimeoutException):
        return BY_PHASE.get(phase, FailureKind.TIMEOUT_CONNECT)
    if isinstance(error, httpx.RemoteProtocolError):
        return _of_conversation(str(error))
    if isinstance(error, httpx.ConnectError) and phase == "connection.start_tls":
        chain = (ssl.SSLError(), *chain)
    return next((kind for type_, kind in BY_TYPE for link in chain if isinstance(link, type_)), FailureKind.OTHER)


def _by_number(error: BaseException) -> FailureKind | None:
    """Read the number that an error of the standard library carries."""
    if isinstance(error, socket.gaierror):
        return FailureKind.NAME_NOT_FOUND if error.errno in NO_SUCH_NAME else FailureKind.RESOLVER_DOWN
    if isinstance(error, ssl.SSLCertVerificationError):
        return BY_VERIFY_CODE.get(error.verify_code, FailureKind.TLS_PROTOCOL)
    if isinstance(error, OSError) and not isinstance(error, ssl.SSLError):
        return BY_ERRNO.get(error.errno or 0)
    return None


def _of_conversation(words: str) -> FailureKind:
    """Tell apart what h11 says of an answer it cannot read: it has one exception for all of it."""
    if "disconnected without sending" in words:
        return FailureKind.CLOSED
    if "too long" in words or "too many" in words:
        return FailureKind.HEADERS_TOO_LARGE
    return (
        FailureKind.TRUNCATED if "incomplete" in words or "without sending complete" in words else FailureKind.NOT_HTTP
    )


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an error, what caused it, and the members of groups among them; each once."""
    open_, seen = [error], set[int]()
    while open_:
        link = open_.pop(0)
        if id(link) in seen:
            continue
        seen.add(id(link))
        yield link
        members = link.exceptions if isinstance(link, BaseExceptionGroup) else ()
        open_ += [further for further in (*members, link.__cause__, link.__context__) if further is not None]
