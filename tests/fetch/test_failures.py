"""What engines raise, by its name."""

import errno
import socket
import ssl

import httpx
import pytest

from crawler.fetch.failures import CurlFault, FetchError, failure_of, failure_of_curl, timeout_kind
from crawler.records import FailureKind

HEADERS = "http11.receive_response_headers"
BODY = "http11.receive_response_body"


def caused(error: Exception, *causes: BaseException) -> Exception:
    """Chain errors as engines chain them."""
    link: BaseException = error
    for cause in causes:
        link.__cause__ = cause
        link = cause
    return error


def certificate(code: int) -> ssl.SSLCertVerificationError:
    """Make the error of a certificate that was not accepted."""
    error = ssl.SSLCertVerificationError("certificate verify failed")
    error.verify_code = code
    return error


@pytest.mark.parametrize(
    ("cause", "kind"),
    [
        (socket.gaierror(socket.EAI_NONAME, "unknown"), FailureKind.NAME_NOT_FOUND),
        (socket.gaierror(socket.EAI_AGAIN, "later"), FailureKind.RESOLVER_DOWN),
        (OSError(errno.ECONNREFUSED, "refused"), FailureKind.REFUSED),
        (OSError(errno.EHOSTUNREACH, "no route"), FailureKind.UNREACHABLE),
        (OSError(errno.ENETUNREACH, "no route"), FailureKind.UNREACHABLE),
        (OSError(errno.ECONNRESET, "reset"), FailureKind.RESET),
        (ExceptionGroup("all", [OSError(errno.ECONNREFUSED, "refused")]), FailureKind.REFUSED),
        (certificate(10), FailureKind.TLS_EXPIRED),
        (certificate(9), FailureKind.TLS_NOT_YET_VALID),
        (certificate(62), FailureKind.TLS_WRONG_HOST),
        (certificate(18), FailureKind.TLS_SELF_SIGNED),
        (certificate(19), FailureKind.TLS_UNKNOWN_ISSUER),
        (certificate(20), FailureKind.TLS_INCOMPLETE),
        (certificate(7), FailureKind.TLS_PROTOCOL),
        (ssl.SSLError(1, "wrong version number"), FailureKind.TLS_PROTOCOL),
        (ValueError("unheard of"), FailureKind.UNREACHABLE),
    ],
)
def test_a_connection_that_failed_is_named_by_its_cause(cause: BaseException, kind: FailureKind) -> None:
    """The most telling error of the chain decides."""
    assert failure_of(caused(httpx.ConnectError("failed"), OSError("all attempts failed"), cause)).kind is kind


@pytest.mark.parametrize(
    ("error", "phase", "kind"),
    [
        (httpx.ConnectTimeout(""), "connection.connect_tcp", FailureKind.TIMEOUT_CONNECT),
        (httpx.ConnectTimeout(""), "connection.start_tls", FailureKind.TIMEOUT_TLS),
        (httpx.ReadTimeout(""), HEADERS, FailureKind.TIMEOUT_FIRST_BYTE),
        (httpx.ReadTimeout(""), BODY, FailureKind.TIMEOUT_BODY),
        (httpx.ConnectError(""), "connection.start_tls", FailureKind.TLS_PROTOCOL),
        (httpx.ReadError(""), HEADERS, FailureKind.CLOSED),
        (httpx.WriteError(""), HEADERS, FailureKind.RESET),
        (httpx.RemoteProtocolError("Server disconnected without sending a response."), HEADERS, FailureKind.CLOSED),
        (httpx.RemoteProtocolError("Receive buffer too long"), HEADERS, FailureKind.HEADERS_TOO_LARGE),
        (httpx.RemoteProtocolError("illegal status line"), HEADERS, FailureKind.NOT_HTTP),
        (httpx.RemoteProtocolError("(incomplete chunked read)"), BODY, FailureKind.TRUNCATED),
        (caused(httpx.ProxyError("403"), OSError(errno.ECONNREFUSED, "")), "", FailureKind.PROXY),
        (httpx.InvalidURL("no"), "", FailureKind.MALFORMED_URL),
        (FetchError(FailureKind.ROBOTS), "", FailureKind.ROBOTS),
        (ValueError("?"), "", FailureKind.OTHER),
    ],
)
def test_other_failures_are_named(error: Exception, phase: str, kind: FailureKind) -> None:
    """Type, words and phase tell the rest apart."""
    assert failure_of(error, phase).kind is kind


def test_the_engines_own_words_are_kept_and_bounded() -> None:
    """The maintainer reads what the engine said, not all of what a stranger could make it say."""
    detail = failure_of(httpx.RemoteProtocolError("x" * 10_000)).detail

    assert detail.startswith("RemoteProtocolError: xxx")
    assert len(detail) == 300


@pytest.mark.parametrize(
    ("code", "words", "kind"),
    [
        (1, "Received HTTP/0.9 when not allowed", FailureKind.NOT_HTTP),
        (3, "URL rejected: Bad hostname", FailureKind.MALFORMED_URL),
        (5, "Could not resolve proxy: p", FailureKind.PROXY),
        (6, "Could not resolve host: h", FailureKind.NAME_NOT_FOUND),
        (7, "Failed to connect", FailureKind.UNREACHABLE),
        (7, "CONNECT tunnel failed, response 403", FailureKind.PROXY),
        (8, "Invalid status line", FailureKind.NOT_HTTP),
        (16, "HTTP/2 framing", FailureKind.NOT_HTTP),
        (18, "end of response with 96 bytes missing", FailureKind.TRUNCATED),
        (28, "Operation timed out", FailureKind.TIMEOUT_TLS),
        (35, "TLS connect error: error:0A00010B:SSL routines::wrong version number", FailureKind.TLS_PROTOCOL),
        (35, "Recv failure: Connection reset by peer", FailureKind.TLS_PROTOCOL),
        (52, "Empty reply from server", FailureKind.CLOSED),
        (55, "Send failure: Broken pipe", FailureKind.RESET),
        (56, "Recv failure: Connection reset by peer", FailureKind.RESET),
        (56, "OpenSSL SSL_read: SSL routines::tlsv13 alert certificate required", FailureKind.TLS_PROTOCOL),
        (56, "chunk hex-length char not a hex digit: 0x6e", FailureKind.CLOSED),
        (60, "SSL: no alternative certificate subject name matches target host name", FailureKind.TLS_WRONG_HOST),
        (92, "HTTP/2 stream 1 was not closed cleanly", FailureKind.RESET),
        (97, "SOCKS", FailureKind.PROXY),
        (100, "Too many response headers, 5000 is max", FailureKind.HEADERS_TOO_LARGE),
        (43, "a fault of ours", FailureKind.OTHER),
    ],
)
def test_what_libcurl_says_is_named_by_code_and_words(code: int, words: str, kind: FailureKind) -> None:
    """Each code has its kind; words tell apart what the code does not."""
    assert failure_of_curl(CurlFault(code, words, FailureKind.TIMEOUT_TLS)).kind is kind


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (CurlFault(7, "", FailureKind.TIMEOUT_CONNECT, os_errno=errno.ECONNREFUSED), FailureKind.REFUSED),
        (CurlFault(7, "", FailureKind.TIMEOUT_CONNECT, os_errno=errno.ENETUNREACH), FailureKind.UNREACHABLE),
        (CurlFault(7, "", FailureKind.TIMEOUT_CONNECT, errno.ECONNREFUSED, proxied=True), FailureKind.PROXY),
        (CurlFault(28, "", FailureKind.TIMEOUT_CONNECT, proxied=True), FailureKind.PROXY),
        (CurlFault(35, "", FailureKind.TIMEOUT_TLS, os_errno=errno.ECONNREFUSED), FailureKind.TLS_PROTOCOL),
        (CurlFault(60, "", FailureKind.TIMEOUT_TLS, verified=10), FailureKind.TLS_EXPIRED),
        (CurlFault(60, "", FailureKind.TIMEOUT_TLS, verified=18), FailureKind.TLS_SELF_SIGNED),
        (CurlFault(52, "", FailureKind.TIMEOUT_FIRST_BYTE, verified=10), FailureKind.CLOSED),
    ],
)
def test_numbers_of_the_system_count_beside_their_own_code_alone(fault: CurlFault, kind: FailureKind) -> None:
    """A number that an earlier address or connection left behind says nothing of this fault."""
    assert failure_of_curl(fault).kind is kind


@pytest.mark.parametrize(
    ("connected", "sent", "answered", "kind"),
    [
        (False, False, False, FailureKind.TIMEOUT_CONNECT),
        (True, False, False, FailureKind.TIMEOUT_TLS),
        (True, True, False, FailureKind.TIMEOUT_FIRST_BYTE),
        (False, True, False, FailureKind.TIMEOUT_FIRST_BYTE),
        (True, True, True, FailureKind.TIMEOUT_BODY),
    ],
)
def test_a_time_out_has_its_phase(connected: bool, sent: bool, answered: bool, kind: FailureKind) -> None:  # noqa: FBT001 - a table
    """The last thing that was done names it; over a connection that stood already nothing was connected."""
    assert timeout_kind(connected=connected, sent=sent, answered=answered) is kind
