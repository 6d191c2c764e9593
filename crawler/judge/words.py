"""Findings in words. Parameters come from strangers' pages: they are cut, cleaned, and never make a sentence fail."""

import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter

from crawler.judge.fact_names import COUNTED, UNTOLD, fact_name
from crawler.judge.own_words import NO_NOTE, said_anew, with_reason
from crawler.judge.patterns import Pattern
from crawler.judge.rule import Rule, Wording
from crawler.judge.table import BY_SLUG
from crawler.language import day, later, month, number, say
from crawler.records import EndedBy, Finding, Json, Severity

_LONGEST = 200
_UNKNOWN, _YES, _NO = later("unknown"), later("yes"), later("no")
_ONLY_OURS, _ONLY_THEIRS = later("Only in the catalogue"), later("Only at the target")
_REPAIRED = {
    True: later("Put {repair} into the catalogue: that address opens, and is probably what was meant."),
    False: later("Correct the address; perhaps {repair} was meant, but that does not open either."),
}
_BY_REASON = {EndedBy.REASON, EndedBy.AGAIN}  # forms of a decision's end in which rules stand before and now
_DAYS = frozenset({"on", "last_on", "decided", "ends", "since", "day", "until"})
"""Facts that are days; a stranger's title may look like one, or like a month ("2008-09")."""
_MONTHS = frozenset({("year-differs", "found")})
_DAY, _MONTH = Pattern(r"\d{4}-\d\d-\d\d"), Pattern(r"\d{4}-\d\d")


def message(finding: Finding) -> str:
    """Return what was found, in a sentence."""
    known = BY_SLUG.get(finding.rule)
    return _fill(_wording(known, finding).message, finding) if known else title(finding)


def suggestion(finding: Finding) -> str:
    """Return what to do about it, in a sentence; empty for a rule of another version."""
    if finding.params.get("repair"):
        return _fill(_REPAIRED[finding.params.get("repair_works") is True], finding)
    known = BY_SLUG.get(finding.rule)
    return _fill(_wording(known, finding).suggestion or known.suggestion, finding) if known else ""


def title(finding: Finding) -> str:
    """Return the rule's short title; the slug in words for a rule of another version."""
    known = BY_SLUG.get(finding.rule)
    return say(known.title) if known else plain(finding.rule.replace("-", " ")).capitalize()


def severity(finding: Finding) -> Severity:
    """Return how much the finding asks of a person; info for a rule of another version."""
    known = BY_SLUG.get(finding.rule)
    return (_wording(known, finding).severity or known.severity) if known else Severity.INFO


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
    """Return a date of ours as a sentence has it: a day or a month as people write it; anything else as it is."""
    text = plain(value)
    is_day, is_month = _DAY.fullmatch(text), _MONTH.fullmatch(text)
    if not (is_day or is_month):
        return text
    try:
        return day(date.fromisoformat(text)) if is_day else month(date.fromisoformat(f"{text}-01"))
    except ValueError:  # a stranger's, of a calendar nobody has
        return text


def facts(finding: Finding) -> Iterator[tuple[str, str]]:
    """Yield the facts behind a finding that say something to people: what each is called, and what it is, in the language now spoken."""
    for name, value in finding.params.items():
        if name == "differ":
            yield from _differing(value)
        elif _tells(name, value):
            yield fact_name(name), _fact(finding, name)


def _tells(name: str, value: Json) -> bool:
    """Tell whether a fact says something to people: marks of entries and the note that nobody wrote do not."""
    is_marks = name == "entries" and isinstance(value, list)
    return name not in UNTOLD and not is_marks and value not in (None, "", [], NO_NOTE)


def _differing(value: Json) -> Iterator[tuple[str, str]]:
    """Yield the words that only one of two titles has."""
    lists = value if isinstance(value, list) else []
    for name, words in zip((_ONLY_OURS, _ONLY_THEIRS), lists, strict=False):
        if isinstance(words, list) and words:
            yield say(name), plain(words)


def _fill(template: str, finding: Finding) -> str:
    """Fill a template of ours, in the language now spoken; only names stand in it, and a missing one reads as unknown."""
    parts = []
    for text, name, _, _ in Formatter().parse(say(template)):
        parts.append(text)
        if name is not None:
            parts.append(_said(finding) if name == "said" else _fact(finding, name))
    return "".join(parts)


def _said(finding: Finding) -> str:
    """Return what a person decided, with their reason."""
    return with_reason(_fact(finding, "said"), plain(finding.params.get("why") or ""))


def _fact(finding: Finding, name: str) -> str:
    """Return a fact as a sentence has it."""
    return _reason(name, finding.params) or _shown_as(finding.rule, name, finding.params.get(name))


def _reason(name: str, params: Mapping[str, Json]) -> str | None:
    """Return the title of the rule that a decision's end is told with, before and now; None for any other fact."""
    known = (
        BY_SLUG.get(str(params.get(name))) if name in {"before", "now"} and params.get("form") in _BY_REASON else None
    )
    return say("\u201c{text}\u201d", text=say(known.title)) if known else None


def _shown_as(rule: str, name: str, value: Json) -> str:
    """Return a value of a fact's name; words of our own, numbers and days in the language now spoken."""
    if isinstance(value, bool):
        return say(_YES if value else _NO)
    if isinstance(value, list):
        return plain([said_anew(name, item, rule) if isinstance(item, str) else item for item in value])
    if isinstance(value, int | float) and name in COUNTED:
        return number(value)
    return said_anew(name, shown(value) if (rule, name) in _MONTHS or name in _DAYS else plain(value), rule)
