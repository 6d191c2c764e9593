"""One matter in words: what every renderer for people shows, cleaned and ready, so that all of them say the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.judge.decision_words import address_in, new_address
from crawler.judge.table import BY_SLUG
from crawler.judge.words import facts, message, suggestion, title
from crawler.language import join, later, number, say, say_many, size
from crawler.records import Change, Decision, Entry, Finding, LinkStatus, TimelinePoint, Verdict
from crawler.report.anchors import anchor_of
from crawler.report.clean import address, href, line, paragraph, way
from crawler.report.decided import advice
from crawler.report.groups import Kind, Matter
from crawler.report.words import Clock, answer, state_name, verdict_name

Pairs = tuple[tuple[str, str], ...]
_SHOWN_HOPS = 20
_SHOWN_PLACES = 20
_RECOGNISED = 100  # of an address: sentences cut long ones
_FAILING = (Kind.BROKEN, Kind.DOWNLOAD, Kind.UNSTABLE, Kind.UNSURE, Kind.WAITING)


@dataclass(frozen=True, slots=True)
class Item:
    """One matter in words.

    `place` is the way to the entry: catalogue, then sections. `target` is the address as a link may carry it, None where it may not.
    `under` are the links of a host that is down, title and address; `cases` are faults of one kind, a line each. `when` holds what is known of time, each a short phrase; `why` the facts behind the words, label and value; `hops` address and answer. `anchor` is the name of its place in the HTML report.
    """

    title: str
    place: tuple[str, ...]
    reason: str
    advice: str
    address: str | None = None
    target: str | None = None
    new_address: str | None = None
    new_target: str | None = None
    when: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    hops: Pairs = ()
    why: Pairs = ()
    timeline: tuple[TimelinePoint, ...] = ()
    under: Pairs = ()
    cases: tuple[str, ...] = ()
    anchor: str | None = None

    def among(self, number: int) -> tuple[Pairs, int]:
        """Return the first of the links of a host that is down, title and address, and how many more there are."""
        return self.under[:number], max(0, len(self.under) - number)

    def first(self, number: int) -> tuple[tuple[str, ...], int]:
        """Return the first of the faults of one kind, and how many more there are."""
        return self.cases[:number], max(0, len(self.cases) - number)

    @property
    def where(self) -> str:
        """Return the place as one line."""
        return way(*self.place)

    @property
    def times(self) -> str:
        """Return what is known of time as one line."""
        told = " · ".join(self.when)
        return told[:1].upper() + told[1:]


def describe_one(matter: Matter, clock: Clock) -> Item:
    """Put the matter of one link, or of a catalogue, into words."""
    link, deciding = matter.link, _deciding(matter)
    new = _new_address(matter, deciding)
    wanted = new or _wanted(matter)
    said = _without(reason(deciding, link), f" {say('to')} ", wanted)
    asked = link.url if link else _of_fault(deciding, said)
    return Item(
        title=name_of(matter),
        place=_place(matter),
        reason=said,
        advice=_without(_advice(deciding, matter, clock, wanted), ": ", new),
        address=address(asked) if asked else None,
        target=href(asked) if asked else None,
        new_address=address(wanted) if wanted else None,
        new_target=href(wanted) if wanted else None,
        when=_when(link, clock) if link and matter.kind in _FAILING else (),
        also=tuple(paragraph(message(finding)) for finding in matter.findings if finding is not deciding),
        elsewhere=tuple(_entry_line(entry) for entry in matter.entries[1:_SHOWN_PLACES]),
        hops=_hops(link) if link else (),
        why=tuple(_why(matter, deciding, clock)),
        timeline=link.timeline if link else (),
        anchor=anchor_of(matter),
    )


def _of_fault(finding: Finding | None, said: str) -> str | None:
    """Return the address that a fault of a catalogue is about, where its words do not name it."""
    url = finding.url if finding else None
    return url if url and url not in said else None


def matter_of(change: Change, kind: Kind) -> Matter:
    """Return a change of a weekly report as a matter, the finding that decided first."""
    ordered = tuple(sorted(change.findings, key=lambda finding: finding.rule != change.link.reason))
    catalogue = change.entries[0].catalogue if change.entries else None
    return Matter(kind, change.link, change.entries, ordered, catalogue)


def reason(deciding: Finding | None, link: LinkStatus | None) -> str:
    """Say in plain words what is the matter."""
    if deciding is not None:
        return paragraph(message(deciding))
    if link is None or link.reason is None:
        return _without_reason(link)
    return f"{line(title(Finding(link.reason)))}."


def _without_reason(link: LinkStatus | None) -> str:
    """Say what can be said of a link that no rule spoke of."""
    if link is None or link.verdict in (Verdict.BROKEN, Verdict.UNSURE, Verdict.SKIPPED):
        return ""
    return say("It works.") if link.verdict else say("It has not been checked yet.")


def _deciding(matter: Matter) -> Finding | None:
    """Return the finding that a matter rests on; a link's verdict may rest on a reason that no finding repeats."""
    if not matter.findings:
        return None
    first = matter.findings[0]
    stands = matter.link is None or first.rule == matter.link.reason or matter.link.reason is None
    return first if stands else None


def name_of(matter: Matter) -> str:
    """Return what people call it: the entry's title, else the words of the link, else its address or catalogue."""
    if matter.entries:
        return line(matter.entries[0].title) or say("An entry without a title")
    if matter.use and line(matter.use.text):
        return say("The link “{text}”", text=line(matter.use.text))
    if matter.link:
        return line(matter.link.found_title or "") or address(matter.link.url, 120)
    return line(matter.catalogue or "") or say("The catalogue")


def host_name(matter: Matter, link: LinkStatus) -> str:
    """Return what a host is called that is down, with the number of its links."""
    amount = sum(one.link is not None for one in (matter, *matter.under))
    return say_many(
        "{host} does not answer: {number} link",
        "{host} does not answer: {number} links",
        amount,
        host=line(link.host, 120),
    )


def _place(matter: Matter) -> tuple[str, ...]:
    """Return the way to the first place where it stands; nothing for what is about a catalogue as a whole."""
    if matter.link is None and not matter.entries:
        return ()
    sections = matter.entries[0].section if matter.entries else ()
    return tuple(filter(None, map(line, (matter.catalogue or "", *sections))))


def _entry_line(entry: Entry) -> str:
    """Return an entry with its place, in one line."""
    return way(entry.catalogue, *entry.section, entry.title)


def _advice(deciding: Finding | None, matter: Matter, clock: Clock, wanted: str | None) -> str:
    """Say what to do: the rule's own suggestion, unless there is nothing to do yet, or a person has said so."""
    if matter.kind is Kind.DECIDED and (decision := _decision(matter)):
        return advice(decision, clock)
    if matter.kind is Kind.WAITING:
        return say("Nothing yet: it is checked again soon, and called broken only if it keeps failing.")
    if wanted and matter.kind is not Kind.MOVED:
        return say("Put the new address into the catalogue.")
    return paragraph(suggestion(deciding)) if deciding else ""


def _decision(matter: Matter) -> Decision | None:
    """Return the decision by which a matter rests: of the link as a whole, or of what was found."""
    closed = matter.link.closed if matter.link else None
    return closed or next((finding.decided for finding in matter.findings if finding.decided), None)


def _new_address(matter: Matter, deciding: Finding | None) -> str | None:
    """Return the address that the catalogue should carry instead: a link has one when it has moved for good."""
    link = matter.link
    if link is None or matter.kind is not Kind.MOVED:
        return None
    named = deciding.params.get("to") if deciding else None
    if isinstance(named, str) and href(named):
        return named
    return link.final_url if link.final_url != link.url else None


def _wanted(matter: Matter) -> str | None:
    """Return the address that a person wants in the catalogue instead, also where what they said has ended by now."""
    if matter.kind is Kind.DECIDED:
        decision = _decision(matter)
        named = new_address(decision) if decision else None
    else:
        ended = (finding.params for finding in matter.findings if finding.rule == "decision-ended")
        still_meant = (str(params.get("why") or "") for params in ended if params.get("form") != "address")
        named = next(filter(None, map(address_in, still_meant)), None)
    return named if named and href(named) else None


def _without(text: str, before: str, new: str | None) -> str:
    """Return a sentence without the address at its end, which stands in a line of its own."""
    if not new:
        return text
    kept, found, rest = text.rpartition(f"{before}{new[:_RECOGNISED]}")
    is_all = new[_RECOGNISED:].startswith(rest.rstrip(".… "))  # not where a longer address begins like it
    return f"{kept}." if found and is_all else text


def _when(link: LinkStatus, clock: Clock) -> tuple[str, ...]:
    """Return since when it fails, when it last worked, and how many of the checks that are remembered failed."""
    times = tuple(
        say(words, day=clock.day(moment))
        for words, moment in (
            (later("failing since {day}"), link.failing_since),
            (later("last worked {day}"), link.last_ok_at),
        )
        if moment
    )
    failed = sum(point.verdict is Verdict.BROKEN for point in link.timeline)
    if failed <= 1:
        return times
    words = say(
        "failed at {failed} of the last {checks} checks", failed=number(failed), checks=number(len(link.timeline))
    )
    return (*times, words)


def _hops(link: LinkStatus) -> Pairs:
    """Return each address that was asked, with what came back in words."""
    return tuple((address(url), answer(status)) for url, status in link.hops[:_SHOWN_HOPS])


def _why(matter: Matter, deciding: Finding | None, clock: Clock) -> Iterator[tuple[str, str]]:
    """Yield the facts behind the words."""
    rule = BY_SLUG.get(deciding.rule) if deciding else None
    if rule:
        yield say("Rule"), f"{say(rule.title)} ({rule.code} {rule.slug})"
    if matter.link:
        yield from _link_facts(matter.link, clock)
        yield from _as_written(matter, matter.link.url)
    if deciding:
        yield from ((line(name), paragraph(told)) for name, told in facts(deciding))
        if deciding.confidence < 1:
            yield say("How sure"), say("{number}%", number=number(100 * deciding.confidence))


def _link_facts(link: LinkStatus, clock: Clock) -> Iterator[tuple[str, str]]:
    """Yield what is known of the last check."""
    if link.verdict:
        yield say("Last check"), verdict_name(link.verdict)
    if link.state:
        yield say("Over time"), state_name(link.state)
    if link.status is not None:
        yield say("The site's answer"), answer(link.status)
    if link.found_title:
        yield say("What it calls itself"), line(link.found_title)
    if link.content_type or link.size is not None:
        yield say("What arrived"), join(list(filter(None, (line(link.content_type or ""), _size(link)))))
    if link.checked_at:
        yield say("Checked"), clock.minute(link.checked_at)


def _size(link: LinkStatus) -> str:
    """Return the size in words, empty when unknown."""
    return "" if link.size is None else size(link.size)


def _as_written(matter: Matter, url: str) -> Iterator[tuple[str, str]]:
    """Yield the address as it stands in the catalogue, where that is not how it is shown."""
    uses = [use for entry in matter.entries for use in entry.links if use.url == url]
    uses += [matter.use] if matter.use else []
    if uses and uses[0].href != url:
        yield say("As written in the catalogue"), address(uses[0].href)
