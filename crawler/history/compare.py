"""What a contact person is told: what is, held against what they were told. Pure.

"New" means "not yet told", never "since some date": a link that was only suspect at the last report and hardens later is new.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from crawler.records import HOST_DOWN, Change, Changes, Finding, Judgement, LinkStatus, State, TitleMatch, Verdict

BROKEN = "broken"
MOVED = "moved"
TITLE = "title"
UNVERIFIED = "unverified"
FAULT = "fault"  # of a catalogue; its mark tells which
NO_NEWS = "no-news"  # that there was nothing to tell, and nobody was mailed
SPARED = "host-unreachable"  # the rule that speaks of links whose host was down

_BY_SIZE = frozenset({"download-changed", "download-shrunk"})  # another file is another matter
_TELLING_RULES = frozenset({"title-drift", "title-changed", "edition-changed", "content-drift"})
_OF_TITLES = frozenset({"title-drift", "edition-changed"})
ENDED = "decision-ended"
_LISTS = ("new", "still", "recovered", "changed", "unsure", "spared", "earlier")
_SETTLED = timedelta(weeks=4)  # what goes and comes back sooner is told once
_LONG = timedelta(days=14)  # without a check that could tell whether a link works: then a person is asked to look


class Kind(StrEnum):
    """What was said of a link."""

    NEW = "new"
    STILL = "still"
    RECOVERED = "recovered"
    CHANGED = "changed"
    OVER = "over"  # what was told is so no longer: nobody is told, and if it comes again it is news


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that a person was told.

    `topic` is `broken`, `moved`, `title`, `unverified`, `fault` or the slug of a rule; `mark` what was said of it: another saying is worth telling again.
    `url` is None for a finding about a catalogue.
    """

    url: str | None
    topic: str
    kind: Kind
    state: State | None = None
    mark: str = ""
    told_at: datetime | None = None


Memory = Mapping[tuple[str | None, str], Told]


def remembered(told: Iterable[Told]) -> Memory:
    """Return what one person was told, oldest first, as what was said last of each topic."""
    return {(item.url, item.topic): item for item in told}


def is_plain(judgement: Judgement) -> bool:
    """Tell whether a judgement says that a link works, and nothing more: whatever rules tell, there is nothing to tell."""
    return judgement.verdict is Verdict.OK and judgement.title is not TitleMatch.DRIFTED and not judgement.findings


def is_news(judgement: Judgement) -> bool:
    """Tell whether a link that works may have to be told of by what its check came to; `news` says of what."""
    return (
        judgement.verdict is not Verdict.OK
        or judgement.title is TitleMatch.DRIFTED
        or any(one.rule.startswith("download-") or one.rule in _TELLING_RULES for one in judgement.findings)
    )


def compare(
    now: Iterable[Change],
    told: Iterable[Told],
    states: Mapping[State, int] | None = None,
    answered: Mapping[str, datetime] | None = None,
) -> Changes:
    """Sort links as they stand into what is worth telling; `told` is what one person was told, oldest first.

    `states` and `answered` may be filled while `now` is walked: they hold what is known of healthy links that are left out of it.
    """
    memory = remembered(told)
    lists: dict[str, list[Change]] = {name: [] for name in _LISTS}
    waiting = decided = 0
    over: list[tuple[str, str]] = []
    unheard: list[str] = []
    answering: dict[str, datetime] = {}
    counted: Counter[State] = Counter()
    for change in now:
        names = () if change.link.closed else _lists(change, memory)
        decided += change.link.decided
        waiting += names == ("waiting",)
        link = change.link
        if link.state and not link.closed:
            counted[link.state] += 1
        if link.status is not None and link.checked_at:
            answering[link.host] = max(link.checked_at, answering.get(link.host, link.checked_at))
        if link.reason == SPARED and names in ((), ("waiting",)):
            lists["spared"].append(change)
        over += [(link.url, topic) for topic in (MOVED, TITLE) if _is_over(change, memory.get((link.url, topic)))]
        doubt = memory.get((link.url, UNVERIFIED))
        is_known = doubt is not None and doubt.kind is not Kind.OVER
        if "unsure" in names and not is_known:
            unheard.append(link.url)
        elif is_known and link.state is State.HEALTHY and "unsure" not in names:
            over.append((link.url, UNVERIFIED))
        for name in names:
            if name in lists:
                lists[name].append(_unheard(_unmuted(change), memory))
    counted.update(states or {})
    for host, at in (answered or {}).items():
        answering[host] = max(at, answering.get(host, at))
    joined = _carry_on_outages(lists["new"], lists["still"], answering)
    return Changes(
        **{name: tuple(group) for name, group in lists.items()},
        waiting=waiting,
        decided=decided,
        answered=answering,
        over=tuple(over),
        states=counted,
        unheard=frozenset(unheard),
        joined=joined,
    )


def has_news(changes: Changes) -> bool:
    """Tell whether there is anything that a person was not told yet: what goes on to be broken or in doubt is no news."""
    ends = any(_ends(change) for change in (*changes.still, *changes.unsure))
    return bool(changes.new or changes.recovered or changes.changed or changes.unheard or ends)


def _carry_on_outages(new: list[Change], still: list[Change], answered: Mapping[str, datetime]) -> frozenset[str]:
    """Move to `still` the new ones of hosts that were told to be down and have not answered since, and return their addresses: of such a host a few links are asked a day, so they are confirmed one after the other."""
    down: dict[str, datetime] = {}
    for link in (change.link for change in still):
        if link.reason in HOST_DOWN and link.failing_since:
            down[link.host] = min(link.failing_since, down.get(link.host, link.failing_since))
    known = [change for change in new if change.link.reason in HOST_DOWN and _is_down(change.link.host, down, answered)]
    joined = frozenset(change.link.url for change in known)
    still += known
    new[:] = [change for change in new if change.link.url not in joined]
    return joined


def _is_down(host: str, down: Mapping[str, datetime], answered: Mapping[str, datetime]) -> bool:
    """Tell whether a host is down since before it last answered."""
    return host in down and (host not in answered or answered[host] < down[host])


def to_tell(changes: Changes) -> Iterator[Told]:
    """Give the rows that say what was told, once these changes were delivered."""
    for kind, group in ((Kind.NEW, changes.new), (Kind.STILL, changes.still), (Kind.RECOVERED, changes.recovered)):
        for change in group:
            yield Told(change.link.url, BROKEN, kind, change.link.state, change.link.reason or "")
    for change in changes.changed:
        for topic, mark in news(change).items():
            yield Told(change.link.url, topic, Kind.CHANGED, change.link.state, mark)
    for change in (*changes.new, *changes.still, *changes.unsure):
        for topic, mark in _ends(change).items():
            yield Told(change.link.url, topic, Kind.CHANGED, change.link.state, mark)
    for change in changes.unsure:
        if change.link.url in changes.unheard:
            yield Told(change.link.url, UNVERIFIED, Kind.NEW, change.link.state, change.link.reason or "")
    yield from to_note(changes)


def to_note(changes: Changes) -> Iterator[Told]:
    """Give the rows that say what is so no longer; they are written down whether anybody is told or not."""
    for url, topic in changes.over:
        yield Told(url, topic, Kind.OVER)


def news(change: Change) -> dict[str, str]:
    """Return what is worth telling of a link that works, by topic, each with its mark."""
    link = change.link
    found = {}
    if link.verdict is Verdict.MOVED and link.reason not in link.muted:
        found[MOVED] = (link.final_url or "").partition("?")[0]  # a change of the query alone is no news
    if link.title is TitleMatch.DRIFTED and not _OF_TITLES & link.muted.keys():
        found[TITLE] = link.found_title or ""
    for finding in _unmuted(change).findings:
        if finding.rule.startswith("download-") or (finding.rule in _TELLING_RULES and TITLE not in found):
            found[finding.rule] = _seen_on(finding) or (str(link.size) if finding.rule in _BY_SIZE else "")
    return found | _ends(change)


def _ends(change: Change) -> dict[str, str]:
    """Return the decisions that have lately ended, each a topic of its own, with the day."""
    return {_topic(finding): _seen_on(finding) for finding in _unmuted(change).findings if finding.rule == ENDED}


def _topic(ended: Finding) -> str:
    """Return under which topic the end of a decision is told."""
    return f"{ENDED} {ended.params.get('decision')}"


def _unheard(change: Change, memory: Memory) -> Change:
    """Return a change without the ends of decisions that were told: a link goes on to be broken, and what was said of it once has ended once."""
    if not any(finding.rule == ENDED for finding in change.findings):
        return change

    def is_told(finding: Finding) -> bool:
        last = memory.get((change.link.url, _topic(finding)))
        return finding.rule == ENDED and last is not None and last.mark == _seen_on(finding)

    return replace(change, findings=tuple(finding for finding in change.findings if not is_told(finding)))


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
            unsure = ("unsure",) * _is_long_unsure(link)
            return ("recovered",) * is_open + _told_of(change, memory) + unsure
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


def _is_over(change: Change, last: Told | None) -> bool:
    """Tell whether a move or another title that was told some weeks ago is so no longer, by a check that could see it."""
    link = change.link
    if last is None or last.kind is not Kind.CHANGED or last.told_at is None or link.checked_at is None:
        return False
    right = link.title is TitleMatch.SAME if last.topic == TITLE else link.verdict is Verdict.OK
    return link.state is State.HEALTHY and right and link.checked_at - last.told_at >= _SETTLED


def _is_long_unsure(link: LinkStatus) -> bool:
    """Tell whether a link that worked once cannot be verified any more: refused for an hour is no news, for weeks it is."""
    if (
        link.verdict is not Verdict.UNSURE
        or link.reason == SPARED
        or link.last_ok_at is None
        or link.checked_at is None
    ):
        return False
    return link.checked_at - link.last_ok_at > _LONG


def _told_of(change: Change, memory: Memory) -> tuple[str, ...]:
    """Name the list of a link that works: there is news of it, or all that there is was told before."""
    url, found = change.link.url, news(change)
    if any((url, topic) not in memory or memory[url, topic].mark != mark for topic, mark in found.items()):
        return ("changed",)
    return ("earlier",) if any(not topic.startswith(ENDED) for topic in found) else ()
