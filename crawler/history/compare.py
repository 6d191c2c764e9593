"""What a contact person is told: what is, held against what they were told. Pure.

"New" means "not yet told", never "since some date": a link that was only suspect at the last report and hardens later is new.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from crawler.records import Change, Changes, Finding, State, TitleMatch, Verdict

BROKEN = "broken"
MOVED = "moved"
TITLE = "title"
SPARED = "host-unreachable"  # the rule that speaks of links whose host was down

_BY_SIZE = frozenset({"download-changed", "download-shrunk"})  # another file is another matter
_TELLING_RULES = frozenset({"title-drift", "title-changed", "edition-changed", "content-drift"})
_OF_TITLES = frozenset({"title-drift", "edition-changed"})
ENDED = "decision-ended"


class Kind(StrEnum):
    """What was said of a link."""

    NEW = "new"
    STILL = "still"
    RECOVERED = "recovered"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a person was told.

    `topic` is `broken`, `moved`, `title` or the slug of a rule; `mark` what was said of it: another saying is worth telling again.
    `url` is None for a finding about a catalogue.
    """

    url: str | None
    topic: str
    kind: Kind
    state: State | None = None
    mark: str = ""
    told_at: datetime | None = None


Memory = Mapping[tuple[str | None, str], Told]


def compare(now: Iterable[Change], told: Iterable[Told]) -> Changes:
    """Sort links as they stand into what is worth telling; `told` is what one person was told, oldest first."""
    memory = {(item.url, item.topic): item for item in told}
    lists: dict[str, list[Change]] = {
        "new": [],
        "still": [],
        "recovered": [],
        "changed": [],
        "unsure": [],
        "spared": [],
        "earlier": [],
    }
    waiting = decided = 0
    answered: dict[str, datetime] = {}
    for change in now:
        names = () if change.link.closed else _lists(change, memory)
        decided += change.link.decided
        waiting += names == ("waiting",)
        link = change.link
        if link.status is not None and link.checked_at:
            answered[link.host] = max(link.checked_at, answered.get(link.host, link.checked_at))
        if link.reason == SPARED and names in ((), ("waiting",)):
            lists["spared"].append(change)
        for name in names:
            if name in lists:
                lists[name].append(_unmuted(change))
    found = {name: tuple(group) for name, group in lists.items()}
    return Changes(**found, waiting=waiting, decided=decided, answered=answered)


def to_tell(changes: Changes) -> Iterator[Told]:
    """Give the rows that say what was told, once these changes were delivered."""
    for kind, group in ((Kind.NEW, changes.new), (Kind.STILL, changes.still), (Kind.RECOVERED, changes.recovered)):
        for change in group:
            yield Told(change.link.url, BROKEN, kind, change.link.state, change.link.reason or "")
    for change in changes.changed:
        for topic, mark in news(change).items():
            yield Told(change.link.url, topic, Kind.CHANGED, change.link.state, mark)


def news(change: Change) -> dict[str, str]:
    """Return what is worth telling of a link that works, by topic, each with its mark."""
    link = change.link
    found = {}
    if link.verdict is Verdict.MOVED and link.reason not in link.muted:
        found[MOVED] = (link.final_url or "").partition("?")[0]  # a change of the query alone is no news
    if link.title is TitleMatch.DRIFTED and not _OF_TITLES & link.muted.keys():
        found[TITLE] = link.found_title or ""
    for finding in _unmuted(change).findings:
        if finding.rule == ENDED:
            found[ENDED] = f"{finding.params.get('decision')} {finding.params.get('on')}"
        elif finding.rule.startswith("download-") or (finding.rule in _TELLING_RULES and TITLE not in found):
            found[finding.rule] = _seen_on(finding) or (str(link.size) if finding.rule in _BY_SIZE else "")
    return found


def _unmuted(change: Change) -> Change:
    """Return a change without what people have decided not to be told."""
    if not change.link.muted:
        return change
    return replace(change, findings=tuple(finding for finding in change.findings if finding.decided is None))


def _seen_on(finding: Finding) -> str:
    """Return the day on which a change was seen: it goes on to be said, and is told once. Another change is told anew."""
    return str(finding.params.get("on") or "")


def _lists(change: Change, memory: Memory) -> tuple[str, ...]:
    """Name the lists of `Changes` that a link belongs in."""
    link = change.link
    last = memory.get((link.url, BROKEN))
    is_open = last is not None and last.kind is not Kind.RECOVERED
    match link.state:
        case State.HEALTHY:
            return ("recovered",) * is_open + _told_of(change, memory)
        case State.BROKEN:
            return ("still",) if is_open else ("new",)
        case State.UNSTABLE:  # up and down: while it is down a person who was told so hears that it still is
            return ("still",) if is_open and link.verdict is Verdict.BROKEN else ("unsure",)
        case State.UNVERIFIED:
            return ("unsure",)
        case State.SUSPECT:
            return ("waiting",)
        case None:
            return ()


def _told_of(change: Change, memory: Memory) -> tuple[str, ...]:
    """Name the list of a link that works: there is news of it, or all that there is was told before."""
    url, found = change.link.url, news(change)
    if any((url, topic) not in memory or memory[url, topic].mark != mark for topic, mark in found.items()):
        return ("changed",)
    return ("earlier",) if found.keys() - {ENDED} else ()
