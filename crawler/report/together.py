"""Matters that are told as one: the links of a host that is down, and the faults of a catalogue that are of one kind."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from crawler.judge.words import severity, title
from crawler.language import number, say
from crawler.records import LinkStatus, Severity
from crawler.report.clean import address, line
from crawler.report.groups import Matter
from crawler.report.items import Item, describe_one, host_name, name_of
from crawler.report.words import Clock

_GRAVE_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def by_rule(faults: Iterable[Matter]) -> list[Matter]:
    """Put the faults that one rule finds with one severity under the first of them, those that ask most of a person before the others."""
    groups: dict[tuple[str, Severity], list[Matter]] = defaultdict(list)
    for fault in faults:
        groups[fault.findings[0].rule, severity(fault.findings[0])].append(fault)
    ordered = sorted(groups.items(), key=lambda found: _GRAVE_FIRST.index(found[0][1]))
    return [replace(first, under=tuple(rest)) for _, (first, *rest) in ordered]


def describe(matter: Matter, clock: Clock) -> Item:
    """Put a matter into words: a link or a fault, a host that is down with all its links, or all faults of one kind."""
    if not matter.under:
        return describe_one(matter, clock)
    return _faults(matter, clock) if matter.link is None else _host(matter, matter.link, clock)


def _host(matter: Matter, link: LinkStatus, clock: Clock) -> Item:
    """Put a host that is down into words."""
    links = [one.link for one in (matter, *matter.under) if one.link]
    told = describe_one(replace(matter, link=_span_of(link, links)), clock)
    return replace(
        told,
        title=host_name(matter, link),
        place=(),
        address=None,
        target=None,
        elsewhere=(),
        under=tuple((name_of(one), address(one.link.url)) for one in (matter, *matter.under) if one.link),
    )


def _span_of(first: LinkStatus, links: Sequence[LinkStatus]) -> LinkStatus:
    """Return a link with the times of some: failing since the first failed, and last worked when the last worked."""
    failing = [link.failing_since for link in links if link.failing_since]
    worked = [link.last_ok_at for link in links if link.last_ok_at]
    return replace(first, failing_since=min(failing, default=None), last_ok_at=max(worked, default=None))


def _faults(matter: Matter, clock: Clock) -> Item:
    """Put faults of one kind into words: what to do once, where all of them ask for the same."""
    each = [describe_one(one, clock) for one in (matter, *matter.under)]
    advice = each[0].advice if len({item.advice for item in each}) == 1 else ""
    return Item(
        title=f"{line(title(matter.findings[0]))} ({number(len(each))})",
        place=(),
        reason="",
        advice=advice,
        cases=tuple(_case(item, advised=not advice) for item in each),
        anchor=each[0].anchor,
    )


def _case(item: Item, *, advised: bool) -> str:
    """Return one of some faults as a line: what is the matter, and where, which is not said twice."""
    where = (
        item.where
        if say("“{text}”", text=item.title) in item.reason
        else " \u00b7 ".join(filter(None, (item.title, item.where)))
    )
    said = (item.reason, item.address, item.advice if advised else "", f"({where})" if where else "")
    return " ".join(filter(None, said))
