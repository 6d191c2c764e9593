"""The catalogue's titles held against what the target calls itself, for each entry whose primary link this is."""

from collections.abc import Callable, Iterator
from functools import partial

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Case
from crawler.judge.signs.addresses import host, split
from crawler.judge.signs.cases import end_url
from crawler.judge.title_answer import TitleAnswer
from crawler.judge.titles import match
from crawler.judge.translated import across_languages
from crawler.records import Entry, Facts, Json, Link, Role, TitleMatch

_ADDRESS = Pattern(r"(?:[a-z][a-z\d+.-]{1,9}://|www\.)\S+|mailto:\S+")
_PATH = Pattern(r"[\w-]+(?:\.[\w-]+)+/\S*")
_RANK = {TitleMatch.SAME: 2, TitleMatch.UNKNOWN: 1, TitleMatch.DRIFTED: 0}


def primary_entries(case: Case) -> tuple[Entry, ...]:
    """Return the entries whose own resource this link is. Worked out once a case."""
    found: tuple[Entry, ...] | None = case.memo.get("entries")
    if found is None:
        ids = dict.fromkeys(place.entry for place in case.link.places if place.use.role is Role.PRIMARY)
        found = tuple(case.entries[name] for name in ids if name is not None and name in case.entries)
        case.memo["entries"] = found
    return found


def has_own_title(entry: Entry, link: Link) -> bool:
    """Tell whether an entry has a title that is more than the address it links to: a row without one is read by its address."""
    title = entry.title.strip().casefold().rstrip("/")
    if not title or title in {link.href.casefold().rstrip("/"), link.url.casefold().rstrip("/")}:
        return False
    if _ADDRESS.fullmatch(title):
        return False
    return not (_PATH.fullmatch(title) and title in link.href.casefold())


def titled_entries(case: Case) -> Iterator[Entry]:
    """Yield the entries whose own resource this link is and that say what it is called."""
    return (entry for entry in primary_entries(case) if has_own_title(entry, case.link))


def answers(case: Case) -> dict[str, TitleAnswer]:
    """Return the answer for each primary entry, by its id; empty when no body was seen. Worked out once a case."""
    facts = case.evidence.facts
    if facts is None:
        return {}
    found: dict[str, TitleAnswer] | None = case.memo.get("titles")
    if found is None:
        end = end_url(case)
        ask = partial(match, facts=facts, host=host(end), path=split(end).path, site=case.evidence.site)
        found = {entry.id: _answer(entry, facts, ask) for entry in titled_entries(case)}
        case.memo["titles"] = found
    return found


def _answer(entry: Entry, facts: Facts, ask: Callable[[str], TitleAnswer]) -> TitleAnswer:
    answer = ask(entry.title)
    return answer if answer.match is TitleMatch.SAME else across_languages(entry, facts, answer, ask)


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


def compared(case: Case, entry: str, answer: TitleAnswer) -> dict[str, Json]:
    """Return what findings about titles carry: both titles, how similar they are (0 to 100), and the words that only the one and the other has."""
    ours, theirs = answer.differ
    return {
        "catalogue": case.entries[entry].title,
        "found": answer.found,
        "similarity": round(answer.score),
        "differ": [list(ours), list(theirs)],
    }
