"""What libcurl's end of a request means, given how far the answer had come."""

import pycurl

from crawler.fetch.curl_head import FINAL, Head
from crawler.fetch.failures import CurlFault, FetchError, failure_of_curl, timeout_kind
from crawler.records import FailureKind

TOLERABLE = "Header without colon"  # browsers pass over such a line; libcurl ends there, with a status in hand
NO_GOODBYE = "unexpected eof while reading"  # OpenSSL's words for a connection closed without a close_notify


def fault_of(curl: pycurl.Curl, head: Head, error: BaseException, *, proxied: bool) -> FetchError | None:
    """Name what ended a request, or return None where browsers take it for the body's proper end.

    A head that broke off at a line browsers pass over is taken as complete: its status stands, its body is cut.
    """
    if not isinstance(error, pycurl.error):
        return FetchError(FailureKind.OTHER, f"{type(error).__name__}: {error}")
    code, words = (*error.args, "")[:2]
    if head.complete and head.ends_with_connection and NO_GOODBYE in words:
        return None
    if head.status >= FINAL and not head.complete and words == TOLERABLE:
        head.complete = True
        return FetchError(FailureKind.TRUNCATED, words)
    if head.too_large:
        return FetchError(FailureKind.HEADERS_TOO_LARGE, "the head is larger than is read")
    connected, sent = curl.getinfo(pycurl.CONNECT_TIME) > 0, curl.getinfo(pycurl.REQUEST_SIZE) > 0
    fault = CurlFault(
        code=code,
        words=words,
        os_errno=curl.getinfo(pycurl.OS_ERRNO),
        verified=curl.getinfo(pycurl.SSL_VERIFYRESULT),
        phase=timeout_kind(connected=connected, sent=sent, answered=head.complete),
        proxied=proxied,
    )
    found = failure_of_curl(fault)
    return FetchError(found.kind, found.detail)
