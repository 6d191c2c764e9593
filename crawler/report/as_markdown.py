"""Markdown for an issue tracker or a wiki (CommonMark, and GitHub's extensions). Words of strangers are escaped (spec 0.31, 2.4)."""

import re
from collections.abc import Iterator

from crawler.language import number, say, say_many
from crawler.records import Report
from crawler.report.clean import href
from crawler.report.groups import Digest, Kind, Matter, digest, fine_count
from crawler.report.items import Item
from crawler.report.standing import coverage, headed, heading, standing, when
from crawler.report.together import by_rule, describe
from crawler.report.words import VERDICTS, Clock, verdict_name

_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#!$&])|((?<=http)(?=s?://)|(?<=www)(?=\.))", re.IGNORECASE)
_UNDER = 20  # links shown of a host that is down
_CASES = 100  # faults of one kind
_MENTION = re.compile(r"@(?=\w)")


def render(report: Report, clock: Clock) -> Iterator[str]:
    """Yield the report: how things stand, then what needs a person."""
    digested = digest(report)
    yield f"# {escape(heading(report))}\n\n"
    yield f"{escape(' '.join(standing(report, digested)))}\n\n"
    yield f"{escape(when(report, clock))}. {escape(coverage(report.run, digested.decided))}\n\n"
    yield from _summary(report)
    for kind, matters in digested.matters.items():
        title, meaning = headed(kind)
        yield f"## {title} ({number(digested.count(kind))})\n\n{meaning}\n\n"
        for matter in by_rule(matters) if kind is Kind.CATALOGUE else matters:
            yield _item(matter, clock)
    yield from _fine(report, digested)


def escape(text: str) -> str:
    """Return cleaned text that Markdown shows as it is: no markup, no link made by itself, nobody called by name."""
    return _MENTION.sub("@\u2060", _MARKUP.sub(lambda found: f"\\{found[1]}" if found[1] else "\u2060", text))


def _summary(report: Report) -> Iterator[str]:
    """Yield the table of verdicts."""
    yield f"| {say('Verdict')} | {say('Links')} |\n| --- | ---: |\n"
    for verdict in VERDICTS:
        yield f"| {verdict_name(verdict)} | {number(report.summary.get(verdict, 0))} |\n"
    yield "\n"


def _item(matter: Matter, clock: Clock) -> str:
    """Return one matter as a list item with its facts below."""
    item = describe(matter, clock)
    where = f" — {escape(item.where)}" if item.where else ""
    lines = [f"- **{escape(item.title)}**{where}", *(f"  - {part}" for part in _facts(item))]
    return "\n".join(lines) + "\n\n"


def _facts(item: Item) -> Iterator[str]:
    """Yield the facts of one matter."""
    if item.address:
        yield say("Address: {address}", address=_link(item.address, item.target))
    yield from filter(None, (escape(item.reason),))
    yield from (escape(words) for words in item.also)
    if item.new_address:
        yield say("New address: {address}", address=_link(item.new_address, item.new_target))
    if item.advice:
        yield say("What to do: {advice}", advice=escape(item.advice))
    if item.when:
        yield escape(item.times)
    under, left = item.among(_UNDER)
    yield from (f"{escape(name)}: {_link(where, href(where))}" for name, where in under)
    cases, others = item.first(_CASES)
    yield from map(escape, cases)
    if more := left + others:
        yield say("… and {number} more, all of them in the HTML, JSON and CSV reports", number=number(more))
    yield from (say("Also in: {place}", place=escape(place)) for place in item.elsewhere)


def _link(shown: str, target: str | None) -> str:
    """Return an address, as a link only where it may be one."""
    return f"<{target}>" if target else escape(shown)


def _fine(report: Report, digested: Digest) -> Iterator[str]:
    """Yield how many links need nobody; a tracker has no use for their list."""
    if rest := fine_count(report, digested):
        told = say_many("{number} link needs no attention.", "{number} links need no attention.", rest)
        yield f"## {say('Fine')}\n\n{told}\n"
