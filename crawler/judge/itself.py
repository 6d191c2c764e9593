"""What a target says of itself beside its title, in words."""

from collections.abc import Iterator

from crawler.judge.words import plain, shown
from crawler.language import language_called, later, number, say
from crawler.records import Details, Facts, language_name, primary_language

_MOST = 3


def itself(facts: Facts | None) -> Iterator[str]:
    """Yield what a target says of itself: who wrote it, who published it, when and in which language; then the days of its file."""
    said = (facts.details if facts else None) or Details()
    language = said.language or (facts.language if facts else None)
    parts = [
        say("by {names}", names=_listed(said.authors)) if said.authors else "",
        say("published by {name}", name=plain(said.publisher)) if said.publisher else "",
        shown(said.issued) if said.issued else "",
        say("in {language}", language=_called(language)) if language else "",
    ]
    if line := ", ".join(part for part in parts if part):
        yield line
    days = (
        say(words, day=shown(when))
        for words, when in ((later("made {day}"), said.created), (later("last changed {day}"), said.modified))
        if when
    )
    if told := ", ".join(days):
        yield say("its file, or page, was {told}", told=told)
    if said.kind:
        yield say("of the kind {kind}", kind=plain(said.kind))


def _called(tag: str) -> str:
    """Return what a language is called, in the one now spoken."""
    return plain(language_called(primary_language(tag), language_name(tag)))


def _listed(people: tuple[str, ...]) -> str:
    """Return the first names, and how many there are beside."""
    rest = len(people) - _MOST
    names = "; ".join(plain(name) for name in people[:_MOST])
    return say("{text} and {number} more", text=names, number=number(rest)) if rest > 0 else names
