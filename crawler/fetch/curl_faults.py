"""What libcurl's end of a request means, given how far the answer had come."""

import pycurl

from crawler.fetch.curl_head import Head
from crawler.fetch.failures import CurlFault, FetchError, Misread, failure_of_curl, timeout_kind
from crawler.records import FailureKind

# UNSUPPORTED_PROTOCOL, WEIRD_SERVER_REPLY, BAD_CONTENT_ENCODING (said of transfer encodings), TOO_LARGE: no fault of the
# line, but of what came over it. HTTP2 (16) is none of them: browsers do not go back to HTTP/1.1 either.
FORM = {1, 8, 61, 100}
NO_GOODBYE = "unexpected eof while reading"  # OpenSSL's words for a connection closed without a close_notify


def fault_of(curl: pycurl.Curl, head: Head, error: BaseException, *, proxied: bool) -> FetchError | None:
    """Name what ended a request, or return None where browsers take it for the body's proper end."""
    if not isinstance(error, pycurl.error):
        return FetchError(FailureKind.OTHER, f"{type(error).__name__}: {error}")
    code, words = (*error.args, "")[:2]
    if head.complete and head.ends_with_connection and NO_GOODBYE in words:
        return None
    if head.too_large:
        return Misread(FailureKind.HEADERS_TOO_LARGE, "the head is larger than is read")
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
    misread = code in FORM and not head.complete
    return Misread(found.kind, found.detail) if misread else FetchError(found.kind, found.detail)
