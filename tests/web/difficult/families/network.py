"""Names, connections and conversations that fail."""

from difficult.case import Case, Host, Truth, case, everywhere
from difficult.prose import article, living
from difficult.wire import End, Play, Reply, Script, script

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_PAGE = article("Something else").encode()


def _dead(name: str, why: str, play: Play | Script, reasons: str) -> Case:
    """Make a case of a host that fails at each asking."""
    return case(f"network/{name}", Truth.DEAD, why, play, default=play, reasons=reasons)


CASES: tuple[Case, ...] = (
    case(
        "network/no-such-name",
        Truth.DEAD,
        "the name does not exist (RFC 2606)",
        href="http://no-such-host.invalid/guide",
        reasons="domain-unresolvable",
    ),
    Case(
        "network/refused",
        Truth.DEAD,
        "nothing listens",
        {"main": Host(everywhere(Reply()), listens=False)},
        "Nothing listens here",
        reasons=frozenset({"connection-refused"}),
    ),
    _dead("hangs", "the server takes the request and is silent", script(End.HANG), "timeout"),
    _dead("hangs-in-head", "the server stops within the head", script(_HEAD, End.HANG), "timeout"),
    _dead(
        "hangs-in-body",
        "the server stops within the page",
        script(_HEAD + b"Content-Length: 90000\r\n\r\n" + _PAGE[:500], End.HANG),
        "timeout connection-broken",
    ),
    _dead("resets", "the connection is reset at each asking", script(End.RESET), "connection-broken"),
    _dead("closes", "the connection is closed without an answer", script(b""), "connection-broken"),
    _dead("half-a-status", "the answer ends within its first line", script(b"HTTP/1."), "connection-broken"),
    _dead(
        "cut-page",
        "the page is always cut off",
        script(_HEAD + b"Content-Length: 90000\r\n\r\n" + _PAGE[:300]),
        "connection-broken",
    ),
    _dead("ssh", "another service answers", script(b"SSH-2.0-OpenSSH_9.2\r\n"), "connection-broken"),
    _dead("smtp", "a mail server answers", script(b"220 mail.example.org ESMTP\r\n"), "connection-broken"),
    _dead("garbage", "bytes without meaning", script(bytes(range(256)) * 8), "connection-broken"),
    _dead(
        "endless-head",
        "a head that never ends",
        script(_HEAD, *([b"X-Fill: " + b"y" * 60_000 + b"\r\n"] * 40)),
        "connection-broken",
    ),
    _dead(
        "bad-gzip",
        "says gzip and is none",
        Reply(body=b"\x1f\x8b" + bytes(range(200)), headers={"Content-Encoding": "gzip"}),
        "connection-broken",
    ),
    _dead(
        "bad-chunks",
        "chunks without sizes",
        script(_HEAD + b"Transfer-Encoding: chunked\r\n\r\nzzz\r\nhello"),
        "connection-broken",
    ),
    case(
        "network/third-time",
        Truth.WORKS,
        "two resets, then the page",
        lambda asked: living("network/third-time") if asked.times > 1 else script(End.RESET),
    ),
    case(
        "network/keep-alive-lie",
        Truth.WORKS,
        "keep-alive promised, closed all the same",
        lambda _asked: script(_HEAD + b"Connection: keep-alive\r\nContent-Length: %d\r\n\r\n" % len(_LIE) + _LIE),
    ),
)
_LIE = living("network/keep-alive-lie").to_bytes().partition(b"\r\n\r\n")[2]
