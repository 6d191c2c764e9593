"""Findings in words. Parameters come from strangers' pages: they are cut, cleaned, and never make a sentence fail."""

import unicodedata
from collections.abc import Mapping
from string import Formatter

from crawler.judge.table import BY_SLUG
from crawler.records import Finding, Json, Severity

_LONGEST = 200
_UNKNOWN = "unknown"


def message(finding: Finding) -> str:
    """Return what was found, in a sentence."""
    known = BY_SLUG.get(finding.rule)
    return _fill(known.message, finding.params) if known else title(finding)


def suggestion(finding: Finding) -> str:
    """Return what to do about it, in a sentence; empty for a rule of another version."""
    known = BY_SLUG.get(finding.rule)
    return _fill(known.suggestion, finding.params) if known else ""


def title(finding: Finding) -> str:
    """Return the rule's short title; the slug in words for a rule of another version."""
    known = BY_SLUG.get(finding.rule)
    return known.title if known else plain(finding.rule.replace("-", " ")).capitalize()


def severity(finding: Finding) -> Severity:
    """Return how much the finding asks of a person; info for a rule of another version."""
    known = BY_SLUG.get(finding.rule)
    return known.severity if known else Severity.INFO


def plain(value: Json) -> str:
    """Return a value as one line of text, at most 200 characters, without control or direction characters."""
    if value is None:
        return _UNKNOWN
    if isinstance(value, list):
        return ", ".join(plain(item) for item in value[:5])[:_LONGEST]
    text = " ".join(str(value)[: _LONGEST * 4].split())
    kept = "".join(letter for letter in text if not unicodedata.category(letter).startswith("C"))
    return kept if len(kept) <= _LONGEST else kept[: _LONGEST - 1].rstrip() + "…"


def _fill(template: str, params: Mapping[str, Json]) -> str:
    """Fill a template of ours; only names stand in it, and a missing one reads as unknown."""
    parts = []
    for text, name, _, _ in Formatter().parse(template):
        parts.append(text)
        if name is not None:
            parts.append(plain(params.get(name)))
    return "".join(parts)
