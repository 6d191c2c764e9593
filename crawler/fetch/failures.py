"""One table from what libcurl, httpx, httpcore, ssl and sockets say to our own kinds of failure."""

import errno
import socket
import ssl
from collections.abc import Iterator
from dataclasses import dataclass

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
HANDSHAKE = "connection.start_tls"
BY_PHASE = {
    HANDSHAKE: FailureKind.TIMEOUT_TLS,
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
# Numbers of CURLE_* in libcurl's curl.h. What is not here is a fault of ours, or of a protocol that is never spoken.
BY_CURL = {
    1: FailureKind.NOT_HTTP,  # UNSUPPORTED_PROTOCOL: HTTP/0.9, or a version or status that does not exist
    3: FailureKind.MALFORMED_URL,  # URL_MALFORMAT
    5: FailureKind.PROXY,  # COULDNT_RESOLVE_PROXY
    6: FailureKind.NAME_NOT_FOUND,  # COULDNT_RESOLVE_HOST
    7: FailureKind.UNREACHABLE,  # COULDNT_CONNECT
    8: FailureKind.NOT_HTTP,  # WEIRD_SERVER_REPLY
    16: FailureKind.NOT_HTTP,  # HTTP2
    18: FailureKind.TRUNCATED,  # PARTIAL_FILE
    35: FailureKind.TLS_PROTOCOL,  # SSL_CONNECT_ERROR
    52: FailureKind.CLOSED,  # GOT_NOTHING
    55: FailureKind.RESET,  # SEND_ERROR
    56: FailureKind.CLOSED,  # RECV_ERROR
    59: FailureKind.TLS_PROTOCOL,  # SSL_CIPHER
    60: FailureKind.TLS_PROTOCOL,  # PEER_FAILED_VERIFICATION
    61: FailureKind.DECODING,  # BAD_CONTENT_ENCODING, said of a transfer encoding that was not asked for
    83: FailureKind.TLS_UNKNOWN_ISSUER,  # SSL_ISSUER_ERROR
    91: FailureKind.TLS_PROTOCOL,  # SSL_INVALIDCERTSTATUS
    92: FailureKind.RESET,  # HTTP2_STREAM
    97: FailureKind.PROXY,  # PROXY
    100: FailureKind.HEADERS_TOO_LARGE,  # TOO_LARGE
}
CURL_TIMED_OUT = 28  # OPERATION_TIMEDOUT: the phase tells
CURL_NOT_CONNECTED = 7  # COULDNT_CONNECT: only beside it is the system's number sure to be of this fault
CURL_NO_HANDSHAKE = 35  # SSL_CONNECT_ERROR
CURL_NOT_VERIFIED = 60  # PEER_FAILED_VERIFICATION: likewise for OpenSSL's number
# Words of libcurl and OpenSSL, where number and code are too coarse.
BY_WORDS = (
    ("CONNECT tunnel failed", FailureKind.PROXY),
    ("Proxy CONNECT aborted", FailureKind.PROXY),
    ("subject name", FailureKind.TLS_WRONG_HOST),
    ("does not match target", FailureKind.TLS_WRONG_HOST),
    ("reset by peer", FailureKind.RESET),
    ("was reset", FailureKind.RESET),
    (" alert ", FailureKind.TLS_PROTOCOL),
    ("Broken pipe", FailureKind.RESET),
)
DETAIL = 300


class FetchError(httpx.TransportError):
    """A failure that has its kind: raised inside this room, a value outside of it."""

    def __init__(self, kind: FailureKind, detail: str = "") -> None:
        super().__init__(detail or kind.value)
        self.kind = kind


class Misread(FetchError):  # noqa: N818 - reads as what it says
    """An answer whose form the engine does not accept; a reader that is less strict may."""


def failure_of(error: BaseException, phase: str = "") -> Failure:
    """Name what an engine raised; `phase` is the last thing it had begun (a name of httpcore's trace events)."""
    words = str(error) if isinstance(error, FetchError) else f"{type(error).__name__}: {error}"
    return Failure(_kind(error, phase), words[:DETAIL])


@dataclass(frozen=True, slots=True)
class CurlFault:
    """What libcurl says of a request that failed.

    `code` is a CURLE_*, `os_errno` 0 or a number of the operating system, `verified` an X509_V_ERR_*, `phase` what a
    time-out would be called at this point (see `timeout_kind`).
    """

    code: int
    words: str
    phase: FailureKind
    os_errno: int = 0
    verified: int = 0
    proxied: bool = False


def failure_of_curl(fault: CurlFault) -> Failure:
    """Name what libcurl could not do."""
    return Failure(_kind_of_curl(fault), f"libcurl {fault.code}: {fault.words}"[:DETAIL])


def timeout_kind(*, connected: bool, sent: bool, answered: bool) -> FailureKind:
    """Name a time-out by the last thing that was done before it."""
    if answered:
        return FailureKind.TIMEOUT_BODY
    if sent:
        return FailureKind.TIMEOUT_FIRST_BYTE
    return FailureKind.TIMEOUT_TLS if connected else FailureKind.TIMEOUT_CONNECT


def _kind_of_curl(fault: CurlFault) -> FailureKind:
    """Choose the kind by the most telling of what libcurl says."""
    if fault.proxied and fault.phase is FailureKind.TIMEOUT_CONNECT:
        return FailureKind.PROXY
    if fault.code == CURL_TIMED_OUT:
        return fault.phase
    if fault.code == CURL_NOT_VERIFIED and fault.verified in BY_VERIFY_CODE:
        return BY_VERIFY_CODE[fault.verified]
    if fault.code == CURL_NOT_CONNECTED and fault.os_errno in BY_ERRNO:
        return BY_ERRNO[fault.os_errno]
    if fault.code == CURL_NO_HANDSHAKE:  # a connection that breaks here never became one that speaks HTTP
        return FailureKind.TLS_PROTOCOL
    told = next((kind for words, kind in BY_WORDS if words in fault.words), None)
    return told or BY_CURL.get(fault.code, FailureKind.OTHER)


def _kind(error: BaseException, phase: str) -> FailureKind:
    """Choose the kind by the most telling error of the chain."""
    if isinstance(error, FetchError | httpx.ProxyError):
        return error.kind if isinstance(error, FetchError) else FailureKind.PROXY
    chain = tuple(_chain(error))
    told = next((kind for link in chain if (kind := _by_number(link))), None)
    if told is not None:
        return FailureKind.TLS_PROTOCOL if told is FailureKind.RESET and phase == HANDSHAKE else told
    if isinstance(error, httpx.TimeoutException):
        return BY_PHASE.get(phase, FailureKind.TIMEOUT_CONNECT)
    if isinstance(error, httpx.RemoteProtocolError):
        return _of_conversation(str(error))
    if isinstance(error, httpx.ConnectError) and phase == HANDSHAKE:
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
