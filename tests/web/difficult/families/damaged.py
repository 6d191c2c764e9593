"""Addresses that were damaged when they were copied: they lead nowhere, and what was meant can be proposed."""

from difficult.case import Case, Truth, case
from difficult.prose import living
from difficult.wire import Reply

MALFORMED = "malformed-url"


def _damaged(
    name: str, why: str, href: str, reasons: str = "not-found", truth: Truth = Truth.DEAD, path: str = "/guide"
) -> Case:
    """Make a case of a host that has the page at one path only, and of a link that misses it."""
    return case(
        f"damaged/{name}",
        truth,
        why,
        also={path: living(f"damaged/{name}")},
        href=href,
        reasons=reasons,
        offers="{main}" + path,
    )


CASES: tuple[Case, ...] = (
    _damaged("full-stop", "the sentence's full stop was swallowed", "{main}/guide."),
    _damaged("bracket", "a bracket was swallowed", "{main}/guide)"),
    _damaged("quote", "a quotation mark and what follows", '{main}/guide">'),
    _damaged("comma", "a comma was swallowed", "{main}/guide,"),
    _damaged("encoded-space", "a space was swallowed and encoded", "{main}/guide%20"),
    _damaged("unseen", "a zero-width space stands in it", "{main}/gui\u200bde"),
    _damaged("unseen-encoded", "the same, encoded", "{main}/guide%E2%80%8B"),
    _damaged("entity", "&amp; is left in it", "{main}/a&amp;b", path="/a&b"),
    _damaged("doubled-scheme", "http://http://", "http://{main}/guide", MALFORMED),
    _damaged("lost-colon", "the colon was lost", "http//{main:bare}/guide", "", Truth.SKIPPED),
    _damaged("lost-letter", "a letter was lost", "ttp://{main:bare}/guide", "unsupported-scheme", Truth.SKIPPED),
    _damaged(
        "typed-twice", "a letter was typed twice", "htttp://{main:bare}/guide", "unsupported-scheme", Truth.SKIPPED
    ),
    case(
        "damaged/honest-404",
        Truth.DEAD,
        "an address that is gone and not damaged has no repair",
        href="{main}/guide",
        reasons="not-found",
    ),
    case(
        "damaged/repair-gone-too",
        Truth.DEAD,
        "what was meant is gone as well",
        href="{main}/guide.",
        reasons="not-found",
    ),
    case(
        "damaged/repair-in-disguise",
        Truth.DEAD,
        "what was meant is a not-found page in disguise",
        Reply(200, "<title>Page not found</title><h1>Page not found</h1><p>Sorry.</p>"),
        href="{main}/guide)",
        reasons="not-found",
    ),
)
