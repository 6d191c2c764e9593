"""For the terminal: how things stand, then what needs a person. Colour only when told; nothing of a stranger's is markup."""

from collections.abc import Iterator, Mapping
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from crawler.language import number, say, say_many
from crawler.records import Report, Verdict
from crawler.report.groups import Digest, Kind, Matter, digest
from crawler.report.items import Item
from crawler.report.pictures import shares
from crawler.report.standing import coverage, headed, heading, standing, when
from crawler.report.together import by_rule, describe
from crawler.report.words import Clock

_COLOURS: Mapping[Verdict, str] = {
    Verdict.OK: "green",
    Verdict.MOVED: "blue",
    Verdict.BROKEN: "bold red",
    Verdict.UNSURE: "yellow",
    Verdict.SKIPPED: "bright_black",
}
_KINDS: Mapping[Kind, str] = {
    Kind.BROKEN: "bold red",
    Kind.DOWNLOAD: "bold red",
    Kind.MOVED: "bold blue",
    Kind.UNSURE: "bold yellow",
    Kind.WAITING: "bold yellow",
}
_NARROWEST = 20
_BAR = 40
_UNDER = 10  # links shown of a host that is down
_CASES = 50  # faults of one kind


def render(report: Report, clock: Clock, *, width: int = 80, colour: bool = False) -> Iterator[str]:
    """Yield the report in pieces, each a few lines no wider than `width`."""
    console = make_console(width, colour=colour)
    for block in _blocks(report, digest(report), clock, width):
        with console.capture() as captured:
            console.print(block)
        yield trimmed(captured.get())


def make_console(width: int, *, colour: bool) -> Console:
    """Return a console that only ever writes to memory, and colours only when told."""
    return Console(
        file=StringIO(),
        width=max(width, _NARROWEST),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )


def trimmed(text: str) -> str:
    """Return lines without the spaces that fill them up."""
    return "".join(f"{words.rstrip()}\n" for words in text.splitlines())


def _blocks(report: Report, digested: Digest, clock: Clock, width: int) -> Iterator[Text | Padding]:
    """Yield what is printed, one block after the other."""
    yield Text(heading(report), style="bold", overflow="fold")
    for sentence in standing(report, digested):
        yield Text(sentence, overflow="fold")
    yield Text(f"{when(report, clock)}. {coverage(report.run, digested.decided)}\n", style="dim")
    yield from _summary(report, width)
    for kind, matters in digested.matters.items():
        title, meaning = headed(kind)
        yield Text(f"\n{title} ({number(digested.count(kind))})", style=_KINDS.get(kind, "bold"))
        yield Text(meaning, style="dim")
        for matter in by_rule(matters) if kind is Kind.CATALOGUE else matters:
            yield _item(matter, clock)
    if digested.remarks:
        yield Text(f"\n{_further(sum(digested.remarks.values()))}", style="dim")


def _further(remarks: int) -> str:
    """Say how many remarks stand elsewhere."""
    return say_many(
        "{number} further remark in the JSON and CSV reports.",
        "{number} further remarks in the JSON and CSV reports.",
        remarks,
    )


def _summary(report: Report, width: int) -> Iterator[Text]:
    """Yield a line a verdict, with its share as a bar."""
    parts = shares(report.summary)
    digits = max((len(number(part.number)) for part in parts), default=1)
    names = max((17, *(len(part.label) + 1 for part in parts)))
    room = max(0, min(_BAR, width - 7 - names - digits))
    for part in parts:
        bar = "━" * max(1, round(part.width * room / 100))
        line = Text(f"  {part.label:<{names}}{number(part.number):>{digits}}  ", overflow="fold")
        yield line.append(bar if room else "", style=_COLOURS[part.verdict])


def _item(matter: Matter, clock: Clock) -> Padding:
    """Return one matter: the entry first, then the address, the reason and what to do."""
    item = describe(matter, clock)
    text = Text(f"\n{item.title}", style="bold", overflow="fold")
    for words, style in _lines(item):
        text.append(f"\n{words}", style=f"not bold {style}".strip())
    return Padding(text, (0, 0, 0, 2))


def _lines(item: Item) -> Iterator[tuple[str, str]]:
    """Yield the lines of one matter with their style."""
    if item.where:
        yield item.where, "dim"
    if item.address and item.address != item.title:
        yield item.address, "underline"
    yield from ((words, "") for words in (item.reason, *item.also) if words)
    if item.new_address:
        yield say("New address: {address}", address=item.new_address), ""
    if item.advice:
        yield say("What to do: {advice}", advice=item.advice), "italic"
    if item.when:
        yield item.times, "dim"
    yield from ((words, "dim") for words in _among(item))
    yield from ((say("Also in: {place}", place=place), "dim") for place in item.elsewhere)


def _among(item: Item) -> Iterator[str]:
    """Yield the links of a host that is down, or faults of one kind, a line each."""
    under, left = item.among(_UNDER)
    yield from (f"- {name}: {where}" if name != where else f"- {where}" for name, where in under)
    cases, others = item.first(_CASES)
    yield from (f"- {case}" for case in cases)
    if more := left + others:
        yield "- " + say("… and {number} more, all of them in the HTML, JSON and CSV reports", number=number(more))
