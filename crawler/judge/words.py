"""Findings in words. Parameters come from strangers' pages: they are cut, cleaned, and never make a sentence fail."""

import unicodedata
from collections.abc import Mapping
from datetime import date
from string import Formatter

from crawler.judge.own_words import said_anew
from crawler.judge.patterns import Pattern
from crawler.judge.rule import Rule, Wording
from crawler.judge.table import BY_SLUG
from crawler.language import day, later, say
from crawler.records import EndedBy, Finding, Json, Severity

_LONGEST = 200
_UNKNOWN = later("unknown")
_REPAIRED = {
    True: later("Put {repair} into the catalogue: that address opens, and is probably what was meant."),
    False: later("Correct the address; perhaps {repair} was meant, but that does not open either."),
}
_BY_REASON = {EndedBy.REASON, EndedBy.AGAIN}  # forms of a decision's end in which rules stand before and now
_DAY = Pattern(r"\d{4}-\d\d-\d\d")


def message(finding: Finding) -> str:
    """Return what was found, in a sentence."""
    known = BY_SLUG.get(finding.rule)
    return _fill(_wording(known, finding).message, finding.params) if known else title(finding)


def suggestion(finding: Finding) -> str:
    """Return what to do about it, in a sentence; empty for a rule of another version."""
    if finding.params.get("repair"):
        return _fill(_REPAIRED[finding.params.get("repair_works") is True], finding.params)
    known = BY_SLUG.get(finding.rule)
    return _fill(_wording(known, finding).suggestion or known.suggestion, finding.params) if known else ""


def title(finding: Finding) -> str:
    """Return the rule's short title; the slug in words for a rule of another version."""
    known = BY_SLUG.get(finding.rule)
    return say(known.title) if known else plain(finding.rule.replace("-", " ")).capitalize()


def severity(finding: Finding) -> Severity:
    """Return how much the finding asks of a person; info for a rule of another version."""
    known = BY_SLUG.get(finding.rule)
    return known.severity if known else Severity.INFO


def plain(value: Json) -> str:
    """Return a value as one line of text, at most 200 characters, without control or direction characters."""
    if value is None:
        return say(_UNKNOWN)
    if isinstance(value, list):
        return ", ".join(plain(item) for item in value[:5])[:_LONGEST]
    text = " ".join(str(value)[: _LONGEST * 4].split())
    kept = "".join(letter for letter in text if not unicodedata.category(letter).startswith("C"))
    return kept if len(kept) <= _LONGEST else kept[: _LONGEST - 1].rstrip() + "…"


def _wording(rule: Rule, finding: Finding) -> Wording:
    """Return the words of the finding's case, or those of the rule."""
    return rule.wordings.get(str(finding.params.get("form"))) or Wording(rule.message, rule.suggestion)


def shown(value: Json) -> str:
    """Return a value as a sentence has it: a day as people write it."""
    text = plain(value)
    if not _DAY.fullmatch(text):
        return text
    try:
        return day(date.fromisoformat(text))
    except ValueError:  # a stranger's, of a calendar nobody has
        return text


def _fill(template: str, params: Mapping[str, Json]) -> str:
    """Fill a template of ours, in the language now spoken; only names stand in it, and a missing one reads as unknown."""
    parts = []
    for text, name, _, _ in Formatter().parse(say(template)):
        parts.append(text)
        if name is not None:
            parts.append(_reason(name, params) or _shown_as(name, params.get(name)))
    return "".join(parts)


def _reason(name: str, params: Mapping[str, Json]) -> str | None:
    """Return the title of the rule that a decision's end is told with, before and now; None for any other fact."""
    known = (
        BY_SLUG.get(str(params.get(name))) if name in {"before", "now"} and params.get("form") in _BY_REASON else None
    )
    return say("\u201c{text}\u201d", text=say(known.title)) if known else None


def _shown_as(name: str, value: Json) -> str:
    """Return a fact as a sentence has it; words of our own in the language now spoken."""
    if isinstance(value, list):
        return plain([said_anew(name, item) if isinstance(item, str) else item for item in value])
    return said_anew(name, shown(value))
