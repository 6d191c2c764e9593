"""Oddities that browsers never notice: the page is there."""

import gzip
import zlib

from difficult.case import Case, Truth, case, title_for
from difficult.prose import article, living
from difficult.wire import HTML, Asked, Play, Reply, Script, Wait, script


def _raw(name: str, head: bytes, *, body: bytes | None = None) -> Script:
    """Return the page of a case behind a head of its own; `%d` stands for its length."""
    page = article(title_for(name)).encode() if body is None else body
    return script(head.replace(b"%d", str(len(page)).encode()) + page)


def _encoded(name: str, encoding: str, body: bytes) -> Reply:
    """Return an encoded page."""
    return Reply(body=body, headers={"Content-Encoding": encoding})


def _text(name: str) -> bytes:
    """Return the page of a case as bytes."""
    return article(title_for(name)).encode()


def _chunks(name: str, head: bytes, extension: bytes = b"", trailer: bytes = b"") -> Script:
    """Return the page of a case in chunks of 1,000 bytes."""
    page = _text(name)
    parts = [page[at : at + 1000] for at in range(0, len(page), 1000)]
    body = b"".join(b"%x%s\r\n%s\r\n" % (len(part), extension, part) for part in parts)
    return script(head + body + b"0\r\n" + trailer + b"\r\n")


_OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
_LENGTH = b"Content-Length: %d\r\n"


def _odd(name: str, why: str, play: Play) -> Case:
    """Make a case of a page that is there."""
    return case(f"plain/{name}", Truth.WORKS, why, play)


def _by_accept(name: str) -> Case:
    """Make a case of a host that serves only those who say that they take pages."""

    def site(asked: Asked) -> Play:
        return living(name) if "text/html" in asked.headers.get("accept", "") else Reply(406, "Not Acceptable")

    return case(
        name, Truth.WORKS, "a browser's Accept names text/html; asking for */* alone is answered 406 here", site
    )


def _by_language(name: str) -> Case:
    """Make a case of a host that fails without Accept-Language."""

    def site(asked: Asked) -> Play:
        return living(name) if asked.headers.get("accept-language") else Reply(500, "Undefined index: accept-language")

    return case(
        name, Truth.WORKS, "every browser sends Accept-Language; a site that breaks without it works for people", site
    )


def _by_cookie(name: str) -> Case:
    """Make a case of a host that bounces visitors until they carry its cookie."""

    def site(asked: Asked) -> Play:
        if "seen=1" in asked.headers.get("cookie", ""):
            return living(name)
        return Reply(302, headers={"Location": "/guide", "Set-Cookie": "seen=1; Path=/"})

    return case(name, Truth.WORKS, "the same address with a cookie is no loop", site)


def _second_time(name: str, why: str, first: Play) -> Case:
    """Make a case of a host that answers at the second asking."""
    return case(name, Truth.WORKS, why, lambda asked: living(name) if asked.times else first)


CASES: tuple[Case, ...] = (
    _odd("ordinary", "nothing is odd about it", living("plain/ordinary")),
    _odd(
        "bare-lf",
        "lines may end in LF alone (RFC 9112, 2.2)",
        _raw("plain/bare-lf", b"HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: %d\n\n"),
    ),
    _odd(
        "no-reason",
        "the reason phrase may be missing",
        _raw("plain/no-reason", b"HTTP/1.1 200\r\nContent-Type: text/html\r\n" + _LENGTH + b"\r\n"),
    ),
    _odd(
        "http-1.0",
        "HTTP/1.0 ends its body with the connection",
        _raw("plain/http-1.0", b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n"),
    ),
    _odd(
        "latin-header",
        "header values may hold any byte",
        _raw("plain/latin-header", _OK + b"X-Town: M\xfcnchen\r\n" + _LENGTH + b"\r\n"),
    ),
    _odd(
        "folded-header",
        "obs-fold is obsolete, and read by browsers",
        _raw("plain/folded-header", _OK + b"X-Long: one\r\n two\r\n" + _LENGTH + b"\r\n"),
    ),
    _odd(
        "twice-the-length",
        "the same Content-Length twice is one",
        _raw("plain/twice-the-length", _OK + _LENGTH + _LENGTH + b"\r\n"),
    ),
    _odd(
        "junk-behind",
        "bytes after the body belong to nobody",
        script(_raw("plain/junk-behind", _OK + _LENGTH + b"\r\n").steps[0], b"\r\n\r\nextra"),
    ),
    _odd(
        "no-type",
        "without a Content-Type the bytes tell",
        Reply(body=article(title_for("plain/no-type")), content_type=None),
    ),
    _odd(
        "wrong-charset",
        "a declared charset that is not the real one does no harm to English",
        Reply(body=article(title_for("plain/wrong-charset")), content_type="text/html; charset=utf-16le"),
    ),
    _odd(
        "odd-encoding-name",
        "`Content-Encoding: utf-8` names no encoding",
        _encoded("", "utf-8", _text("plain/odd-encoding-name")),
    ),
    _odd("gzip", "an ordinary encoding", _encoded("", "gzip", gzip.compress(_text("plain/gzip")))),
    _odd(
        "gzip-unfinished",
        "a gzip stream without its trailer is shown",
        _encoded("", "gzip", gzip.compress(_text("plain/gzip-unfinished"))[:-8]),
    ),
    _odd(
        "raw-deflate",
        "deflate without zlib's frame is common",
        _encoded("", "deflate", zlib.compress(_text("plain/raw-deflate"))[2:-4]),
    ),
    _odd(
        "chunks",
        "chunked, with an extension and a trailer",
        _chunks("plain/chunks", _OK + b"Transfer-Encoding: chunked\r\n\r\n", b";note=x", b"X-Sum: 1\r\n"),
    ),
    _odd(
        "length-and-chunks",
        "chunked outranks a length that lies (RFC 9112, 6.3)",
        _chunks("plain/length-and-chunks", _OK + b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"),
    ),
    _odd(
        "early-hints",
        "1xx answers come before the real one",
        _raw(
            "plain/early-hints",
            b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
            + _OK
            + _LENGTH
            + b"\r\n",
        ),
    ),
    _odd(
        "slow-start",
        "a page may take its time",
        script(Wait(1.0), _raw("plain/slow-start", _OK + _LENGTH + b"\r\n").steps[0]),
    ),
    _odd(
        "drips",
        "a page may come in pieces",
        script(
            _OK + b"\r\n",
            *(part for at in range(0, 4000, 800) for part in (_text("plain/drips")[at : at + 800], Wait(0.05))),
            _text("plain/drips")[4000:],
        ),
    ),
    _odd(
        "huge-header",
        "20 KB of headers are within what browsers read",
        _raw("plain/huge-header", _OK + b"X-Policy: " + b"x" * 20_000 + b"\r\n" + _LENGTH + b"\r\n"),
    ),
    _odd(
        "many-cookies",
        "sixty cookies are odd, not wrong",
        _raw("plain/many-cookies", _OK + b"".join(b"Set-Cookie: c%d=1\r\n" % n for n in range(60)) + _LENGTH + b"\r\n"),
    ),
    _odd("created", "201 with a page shows the page", Reply(201, article(title_for("plain/created")))),
    _odd(
        "partial-unasked",
        "206 without having asked for a part still shows it",
        Reply(206, article(title_for("plain/partial-unasked")), {"Content-Range": "bytes 0-99/100"}),
    ),
    _odd(
        "xhtml",
        "application/xhtml+xml is a page",
        Reply(body=article(title_for("plain/xhtml")), content_type="application/xhtml+xml"),
    ),
    _odd(
        "upper-case",
        "old pages shout in tags",
        Reply(
            body=article(title_for("plain/upper-case"))
            .replace("<title>", "<TITLE>")
            .replace("</title>", "</TITLE>")
            .replace("<p>", "<P>")
        ),
    ),
    _odd(
        "never-closed",
        "a page that never closes its tags",
        Reply(body=article(title_for("plain/never-closed")).split("</main>")[0]),
    ),
    _odd(
        "empty-etag",
        "an empty ETag is no fault",
        Reply(body=article(title_for("plain/empty-etag")), headers={"ETag": ""}),
    ),
    _by_accept("plain/needs-accept"),
    _by_language("plain/needs-language"),
    _by_cookie("plain/needs-cookie"),
    _second_time("plain/hiccup-500", "one error among good answers is a hiccup", Reply(500, "Internal Server Error")),
    _second_time("plain/hiccup-503", "a 503 that is over at once", Reply(503, "Busy", {"Retry-After": "0"})),
    _second_time(
        "plain/hiccup-cut",
        "a page cut off once and whole at the second asking",
        script(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90000\r\n\r\n<title>"),
    ),
    case(
        "plain/robots-is-a-page",
        Truth.WORKS,
        "a page in place of robots.txt holds no rules",
        living("plain/robots-is-a-page"),
        also={"/robots.txt": Reply(body=article("Site map"), content_type=HTML)},
    ),
    case(
        "plain/robots-forbidden",
        Truth.WORKS,
        "robots.txt that may not be read disallows nothing (RFC 9309, 2.3.1.3)",
        living("plain/robots-forbidden"),
        also={"/robots.txt": Reply(403, "no")},
    ),
    case(
        "plain/robots-other-agent",
        Truth.WORKS,
        "rules for others are not for us",
        living("plain/robots-other-agent"),
        also={"/robots.txt": Reply(body="User-agent: BadBot\nDisallow: /\n", content_type="text/plain")},
    ),
)
