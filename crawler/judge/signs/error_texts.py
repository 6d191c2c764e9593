"""Plain text and XML that say that something failed, where a document was promised: told by how they begin."""

import re

from crawler.judge.patterns import Pattern
from crawler.records import Facts

_SHORT = 120  # characters of a message that is nothing but one
_TEXT_KINDS = frozenset({"text", "csv", "xml"})
_OVERLAYS = frozenset({"headed", "page-inside"})
_PROGRAM = Pattern(
    r"^\s*(?:Traceback \(most recent call last\)"
    r"|(?:PHP )?(?:Fatal error|Parse error|Warning|Notice|Deprecated): .{1,600}? on line \d+"
    r"|(?:<\?xml[^>]*>\s*)?<Error>\s*<Code>\w+</Code>\s*<Message>"
    r"|version https://git-lfs\.github\.com/spec/)",
    re.IGNORECASE | re.DOTALL,
)
_MESSAGE = Pattern(
    r"^\W*(?:error\W+)?(?:[45]\d\d\W+)?(?:the )?(?:requested )?(?:file |page |document |resource |object |url |key |item )?"
    r"(?:(?:was |is |could |does |do )?not (?:be )?(?:found|exist|available)|no such (?:file|key)|access (?:is |was )?denied|permission denied"
    r"|forbidden|unauthori[sz]ed|internal server error|bad gateway|service unavailable|gateway time-?out|link (?:has )?expired)\b",
    re.IGNORECASE,
)
_PAGE = Pattern(
    r"^\s*(?:<!doctype html[^>]{0,200}>\s*)?<html\b[^>]{0,200}>.{0,600}?<title>\s*"
    r"(?:(?:error\W+)?[45]\d\d\b|(?:page |file )?not found\b|access denied\b|forbidden\b|unauthori[sz]ed\b|bad gateway\b|service unavailable\b)",
    re.IGNORECASE | re.DOTALL,
)  # a page that was sent as plain text


def is_overlaid(facts: Facts, wanted: str) -> bool:
    """Tell whether something stands before or in a text that is none of it: lines of HTTP or of mail, a page of the web. Plain texts may speak of all but errors."""
    return "error-inside" in facts.marks or (wanted != "txt" and not _OVERLAYS.isdisjoint(facts.marks))


def is_error_text(facts: Facts, wanted: str) -> bool:
    """Tell whether a text is an error message and not the document that was wanted; where text was wanted, only if it is short."""
    if facts.kind not in _TEXT_KINDS:
        return False
    is_short = len(facts.text) <= _SHORT
    if _MESSAGE.search(facts.text) is not None and is_short:
        return True
    if _PAGE.search(facts.text) is not None:
        return True
    return _PROGRAM.search(facts.text) is not None and (wanted != "txt" or is_short)
