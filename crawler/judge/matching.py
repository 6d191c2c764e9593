"""The catalogue's titles held against what the target calls itself, for each entry whose primary link this is."""

from crawler.judge.rule import Case
from crawler.judge.signs.addresses import host
from crawler.judge.signs.cases import end_url
from crawler.judge.titles import TitleAnswer, match
from crawler.records import Entry, Role, TitleMatch

_RANK = {TitleMatch.SAME: 2, TitleMatch.UNKNOWN: 1, TitleMatch.DRIFTED: 0}


def primary_entries(case: Case) -> tuple[Entry, ...]:
    """Return the entries whose own resource this link is. Worked out once a case."""
    found: tuple[Entry, ...] | None = case.memo.get("entries")
    if found is None:
        ids = dict.fromkeys(place.entry for place in case.link.places if place.use.role is Role.PRIMARY)
        found = tuple(case.entries[name] for name in ids if name is not None and name in case.entries)
        case.memo["entries"] = found
    return found


def answers(case: Case) -> dict[str, TitleAnswer]:
    """Return the answer for each primary entry, by its id; empty when no body was seen. Worked out once a case."""
    facts = case.evidence.facts
    if facts is None:
        return {}
    found: dict[str, TitleAnswer] | None = case.memo.get("titles")
    if found is None:
        name = host(end_url(case))
        found = {entry.id: match(entry.title, facts, host=name) for entry in primary_entries(case) if entry.title}
        case.memo["titles"] = found
    return found


def best(case: Case) -> tuple[str, TitleAnswer] | None:
    """Return the entry that agrees best with the target, and its answer. Worked out once a case."""
    if "best" not in case.memo:
        found = answers(case)
        case.memo["best"] = max(found.items(), key=lambda item: (_RANK[item[1].match], item[1].score), default=None)
    agreed: tuple[str, TitleAnswer] | None = case.memo["best"]
    return agreed


def title_match(case: Case) -> TitleMatch:
    """Return the best answer over all primary entries."""
    found = best(case)
    return found[1].match if found else TitleMatch.UNKNOWN


def found_title(case: Case) -> str | None:
    """Return what the target calls itself: the title closest to the catalogue's, else the first one."""
    found = best(case)
    if found and found[1].found:
        return found[1].found
    facts = case.evidence.facts
    return facts.titles[0].text if facts and facts.titles else None
