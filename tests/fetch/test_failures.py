"""What engines raise, by its name."""

import errno
import socket
import ssl

import httpx
import pytest

from crawler.fetch.failures import FetchError, failure_of
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
