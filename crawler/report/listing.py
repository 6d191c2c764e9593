"""What was read of catalogues, before any link is checked: JSON for machines, a table for the terminal."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import itemgetter

from rich.cells import cell_len
from rich.padding import Padding
from rich.text import Text

from crawler.judge.own_words import said_anew
from crawler.language import language_called, number, percent, say, say_many
from crawler.records import CatalogueSummary, Entry, Use, language_name, primary_language
from crawler.report.as_json import render_listing
from crawler.report.as_text import make_console, trimmed
from crawler.report.clean import address, line, way
from crawler.report.words import join

_FEW = 8
_MANY = 3  # links of one entry
LISTINGS = ("text", "json")


def render_catalogue(
    catalogues: Iterable[CatalogueSummary],
    entries: Iterable[Entry],
    format_name: str,
    *,
    width: int = 80,
    colour: bool = False,
) -> Iterator[str]:
    """Yield a listing in one of `LISTINGS`; KeyError for another. `width` and `colour` are the terminal's."""
    renderers: Mapping[str, Callable[[], Iterator[str]]] = {
        "json": lambda: render_listing(catalogues, entries),
        "text": lambda: _text(catalogues, entries, width, colour=colour),
    }
    return renderers[format_name]()


def _text(
    catalogues: Iterable[CatalogueSummary], entries: Iterable[Entry], width: int, *, colour: bool
) -> Iterator[str]:
    """Yield the listing as lines no wider than `width`: the catalogues first, then each entry in order."""
    console = make_console(width, colour=colour)
    for block in _blocks(catalogues, entries):
        if not colour and (plain := _as_it_stands(block, width)):
            yield trimmed(plain)
            continue
        with console.capture() as captured:
            console.print(block)
        yield trimmed(captured.get())


def _as_it_stands(block: Text | Padding, width: int) -> str:
    """Return a block whose lines need no breaking; nothing for another. Breaking takes five times as long, which is told by lists of a million."""
    text, left = (block.renderable, block.left) if isinstance(block, Padding) else (block, 0)
    assert isinstance(text, Text)
    lines = [f"{'':{left}}{one}\n" for one in text.plain.split("\n")]
    return "".join(lines) if all(_fits(one, width) for one in lines) else ""


def _fits(text: str, width: int) -> bool:
    """Say whether a line needs no breaking: only of scripts whose signs may take two places they are measured, which is slow."""
    places = len(text) - text.endswith("\n")
    return places <= width if text.isascii() else 2 * places <= width or cell_len(text) <= width


def _blocks(catalogues: Iterable[CatalogueSummary], entries: Iterable[Entry]) -> Iterator[Text | Padding]:
    """Yield what is printed."""
    summaries = list(catalogues)
    for summary in summaries:
        yield _head(summary)
    read: set[int] = set()  # hashes, which take half the room of addresses
    fullest = ("", 0)
    last: tuple[str, ...] = ()
    for entry in entries:
        place = (entry.catalogue, *entry.section)
        if place != last:
            yield Text(f"\n{way(*place)}", style="bold", overflow="fold")
        last = place
        yield Padding(_entry(entry), (0, 0, 0, 2))
        read.update(hash(use.url or use.href) for use in entry.links)
        if len(entry.links) > fullest[1]:
            fullest = max(fullest, (entry.title, len({use.url or use.href for use in entry.links})), key=itemgetter(1))
    if summaries:
        yield _share(summaries, read, fullest)


def _share(summaries: Iterable[CatalogueSummary], read: set[int], fullest: tuple[str, int]) -> Text:
    """Say how many of the links are in entries, and how many in one if most are: it may be several; show some of those around the list."""
    around = [url for summary in summaries for url in summary.left_out if hash(url) not in read]
    beside = {hash(use.url or use.href) for summary in summaries for use in summary.links} - read
    whole = len(read) + len(beside) + len(around)
    if not whole:
        return Text(f"\n{say('No links.')}")
    told = say_many(
        "{read} of {number} link in entries ({share})",
        "{read} of {number} links in entries ({share})",
        whole,
        read=number(len(read)),
        share=percent(100 * len(read) // whole),
    )
    text = Text(f"\n{told}", overflow="fold")
    title, links = fullest
    if links >= _MANY and 2 * links > len(read):
        text.append(f"\n  {say('{links} of them in one entry: {title}', links=number(links), title=line(title))}")
    for url in around[:_FEW]:
        text.append(f"\n  {say('around the list: {address}', address=address(url))}", style="dim")
    if len(around) > _FEW:
        more = say("and {number} more around the list; --format json has all", number=number(len(around) - _FEW))
        text.append(f"\n  {more}", style="dim")
    return text


def _head(summary: CatalogueSummary) -> Text:
    """Return what a catalogue says of itself."""
    contact = summary.contact
    person = [line(part) for part in (contact.name, contact.email) if part] if contact else []
    said = (
        say_many("{number} entry", "{number} entries", summary.entries),
        say("read from {address}", address=address(summary.source)),
        say("contact {person}", person=", ".join(person)) if person else say("no contact named"),
    )
    title = line(summary.title or "")
    name = f"{line(summary.name)} (“{title}”)" if title else line(summary.name)
    text = Text(f"{name}: {'; '.join(said)}", overflow="fold")
    for use in summary.links:
        text.append(f"\n  {say('in no entry: {link}', link=_use(use))}", style="dim")
    for file in summary.passed_over[:_FEW]:
        passed = say("passed over, no entry in it: {file}", file=address(file))
        text.append(f"\n  {passed}", style="dim")
    if (more := len(summary.passed_over) - _FEW) > 0:
        rest = say_many(
            "and {number} more file was passed over; --format json has all",
            "and {number} more files were passed over; --format json has all",
            more,
        )
        text.append(f"\n  {rest}", style="dim")
    return text


def _entry(entry: Entry) -> Text:
    """Return an entry: its title, who made it and when, and its links."""
    text = Text(line(entry.title) or say("(no title)"), overflow="fold")
    if known := _known(entry):
        text.append(f"\n  {known}", style="dim")
    for use in entry.links:
        text.append(f"\n  {_use(use)}", style="blue")
    return text


def _known(entry: Entry) -> str:
    """Return authors, publishers, year, kind and language in one line."""
    people = [join([line(name) for name in names]) for names in (entry.authors, entry.publishers)]
    language = say("in {language}", language=line(_language(entry.language))) if entry.language else ""
    return " · ".join(filter(None, (*people, str(entry.year or ""), line(entry.kind or ""), language)))


def _language(tag: str) -> str:
    """Return what a language is called, in the one now spoken."""
    return language_called(primary_language(tag), language_name(tag))


def _use(use: Use) -> str:
    """Return a link as it stands."""
    shown = address(use.url or use.href)
    return f"{shown} ({line(said_anew('kind', use.fault))})" if use.fault else shown
