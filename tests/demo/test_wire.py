"""Requests are read strictly, replies are honest about validators and ranges."""

import pytest

from crawler.demo.wire import Junk, Reply, Request, parse_request, to_bytes

BODY = bytes(range(100))


def _asked(method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of the reply to a request for BODY."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    head, _, body = to_bytes(Request(method, "/", named), Reply(body=BODY)).partition(b"\r\n\r\n")
    line, *fields = head.decode("latin-1").split("\r\n")
    return int(line.split()[1]), dict(field.split(": ", 1) for field in fields), body


@pytest.mark.parametrize(
    ("asked", "status", "span", "body"),
    [
        ("bytes=0-9", 206, "bytes 0-9/100", BODY[:10]),
        ("bytes=90-", 206, "bytes 90-99/100", BODY[90:]),
        ("bytes=-10", 206, "bytes 90-99/100", BODY[90:]),
        ("bytes=-500", 206, "bytes 0-99/100", BODY),
        ("bytes=50-500", 206, "bytes 50-99/100", BODY[50:]),
        ("bytes=0-0", 206, "bytes 0-0/100", BODY[:1]),
        ("bytes=100-", 416, "bytes */100", b""),
        ("bytes=-0", 416, "bytes */100", b""),
        ("bytes=9-1", 200, None, BODY),
        ("bytes=-", 200, None, BODY),
        ("bytes=a-b", 200, None, BODY),
        ("bytes=0-1,5-6", 200, None, BODY),
        ("lines=0-1", 200, None, BODY),
        ("", 200, None, BODY),
    ],
)
def test_ranges(asked: str, status: int, span: str | None, body: bytes) -> None:
    """One range is served, one beyond the end refused, anything else ignored (RFC 9110, 14.2)."""
    got, headers, sent = _asked(range=asked)
    assert (got, headers.get("Content-Range"), sent) == (status, span, body)
    assert headers["Content-Length"] == str(len(body))


def test_range_of_an_older_version_gets_all() -> None:
    """If-Range with another validator: the whole file is sent (RFC 9110, 13.1.5)."""
    assert _asked(range="bytes=0-9", if_range='"old"')[0] == 200


@pytest.mark.parametrize("form", ["{tag}", "W/{tag}", '"old", {tag}', "*"])
def test_unchanged_is_told_without_a_body(form: str) -> None:
    """A known ETag gets 304 and no body (RFC 9110, 13.1.2)."""
    tag = Reply(body=BODY).etag
    status, headers, body = _asked(if_none_match=form.format(tag=tag))
    assert (status, headers["ETag"], body) == (304, tag, b"")


def test_another_tag_gets_the_body() -> None:
    """An ETag that is not ours does not count as known."""
    assert _asked(if_none_match='"old"')[0] == 200


def test_head_declares_and_sends_nothing() -> None:
    """HEAD has the headers of GET without the body (RFC 9110, 9.3.2)."""
    status, headers, body = _asked("HEAD", range="bytes=0-9")
    assert (status, headers["Content-Length"], body) == (200, "100", b"")


@pytest.mark.parametrize(
    ("head", "path", "keep"),
    [
        (b"GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n", "/a", True),
        (b"GET http://x/a HTTP/1.1\r\nHost: x\r\n\r\n", "/a", True),
        (b"GET / HTTP/1.0\r\n\r\n", "/", False),
        (b"GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", "/", False),
        (b"POST / HTTP/1.1\r\nHost: x\r\n\r\n", "/", False),
    ],
)
def test_reads_requests(head: bytes, path: str, keep: bool) -> None:  # noqa: FBT001 - a column of the table
    """Origin and absolute form are understood; a connection lives on where it may."""
    request = parse_request(head)
    assert (request.path, request.keep_alive) == (path, keep)


@pytest.mark.parametrize(
    "head",
    [
        b"\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/2.0\r\nHost: x\r\n\r\n",
        b"GET nowhere HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost x\r\n\r\n",
        b"GET / HTTP/1.1\r\n Host: x\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\r\n\r\n",
    ],
)
def test_refuses_junk(head: bytes) -> None:
    """What is no request is answered 400."""
    with pytest.raises(Junk) as junk:
        parse_request(head)
    assert junk.value.status == 400
