"""Addresses as people write them."""

from difficult.case import Case, Truth, case
from difficult.prose import living
from difficult.wire import Asked, Play, Reply


def _exact(name: str, why: str, href: str, target: str) -> Case:
    """Make a case of a host that answers one spelling of an address only."""

    def site(asked: Asked) -> Play:
        return living(f"addresses/{name}") if asked.target == target else Reply(404, "<h1>Not Found</h1>")

    return case(f"addresses/{name}", Truth.WORKS, why, default=site, href=href)


def _never(name: str, why: str, href: str, reasons: str = "unsupported-scheme", truth: Truth = Truth.SKIPPED) -> Case:
    """Make a case of an address that is not asked."""
    return case(f"addresses/{name}", truth, why, href=href, reasons=reasons)


CASES: tuple[Case, ...] = (
    _exact("percent-lower", "%c3%a9 goes out as written", "{main}/caf%c3%a9", "/caf%c3%a9"),
    _exact("percent-upper", "%C3%A9 likewise", "{main}/caf%C3%A9", "/caf%C3%A9"),
    _exact("raw-utf8", "raw UTF-8 is encoded as browsers do", "{main}/café", "/caf%C3%A9"),
    _exact("space", "a space is encoded", "{main}/our guide", "/our%20guide"),
    _exact("encoded-slash", "%2F stays %2F", "{main}/a%2Fb", "/a%2Fb"),
    _exact("plus", "a plus stays a plus", "{main}/a+b?q=c+d", "/a+b?q=c+d"),
    _exact("pipe", "a pipe in the query goes out as it is", "{main}/g?x=a|b", "/g?x=a|b"),
    _exact("brackets", "brackets in the query too", "{main}/g?f[0]=a", "/g?f[0]=a"),
    _exact("empty-query", "an empty query is kept", "{main}/guide?", "/guide?"),
    _exact("dot-segments", "dot segments are taken out", "{main}/a/../guide", "/guide"),
    _exact("double-slash", "a double slash is another path", "{main}//guide", "//guide"),
    _exact("semicolon", "path parameters stay", "{main}/guide;v=2", "/guide;v=2"),
    _exact("tilde", "a tilde is not encoded", "{main}/~anna/guide", "/~anna/guide"),
    _exact("ampersand", "&amp; in the page's source is &", "{main}/g?a=1&b=2", "/g?a=1&b=2"),
    _exact("fragment-route", "the fragment stays here", "{main}/guide#!/part/2", "/guide"),
    _exact("white-space-around", "spaces around an address are no part of it", " {main}/guide ", "/guide"),
    _exact("upper-case-scheme", "HTTP:// in capitals", "HTTP://{main:bare}/guide", "/guide"),
    _never("mail", "not a page", "mailto:desk@example.org"),
    _never("mail-two", "two recipients", "mailto:a@example.org,b@example.org?subject=Guide"),
    _never("mail-nobody", "the writer chooses whom to write to", "mailto:?subject=Guide"),
    _never("mail-encoded", "an address may be encoded", "mailto:desk%40example.org"),
    _never("mail-abroad", "letters of other scripts", "mailto:büro@müller.example"),
    _never("mail-without-at", "the @ was lost", "mailto:desk.example.org", "mail-address-invalid"),
    _never("mail-of-nowhere", "no such domain on the web", "mailto:desk@example", "mail-address-invalid"),
    _never("mail-with-scheme", "a web address in place of one", "mailto:https://example.org/", "mail-address-invalid"),
    _never("mail-with-space", "two words", "mailto:the desk@example.org", "mail-address-invalid"),
    _never("mail-with-stop", "a full stop was swallowed", "mailto:desk@example.org.", "mail-address-invalid"),
    _never("sms", "not a page", "sms:+441234567890"),
    _never("local-file", "on somebody's own disk", "file:///C:/Users/anna/guide.pdf"),
    _never("telephone", "not a page", "tel:+441234567890"),
    _never("script", "not an address of anything", "javascript:void(0)"),
    _never("data", "its own content", "data:text/plain,hello"),
    _never("ftp", "not asked", "ftp://ftp.example.org/guide.txt"),
    _never("unknown-scheme", "nobody knows it", "foo:bar"),
    _never("private", "a private address is not asked", "http://192.168.0.10/guide", "private-address"),
    _never("private-decimal", "the same in decimal", "http://3232235530/guide", "private-address"),
    _never(
        "metadata",
        "the cloud's metadata address is not asked",
        "http://169.254.169.254/latest/meta-data/",
        "private-address",
    ),
    _never("no-host", "an address without a host", "http:///guide", "malformed-url domain-unresolvable", Truth.DEAD),
    _never("bad-port", "a port that cannot be", "http://example.org:99999/guide", "malformed-url", Truth.DEAD),
    _never(
        "two-schemes",
        "http://http:// leads nowhere",
        "http://http://example.invalid/guide",
        "malformed-url domain-unresolvable",
        Truth.DEAD,
    ),
)
