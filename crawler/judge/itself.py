"""What a target says of itself beside its title, in words."""

from collections.abc import Iterator

from crawler.judge.words import plain
from crawler.records import Details, Facts, language_name

_MOST = 3


def itself(facts: Facts | None) -> Iterator[str]:
    """Yield what a target says of itself: who wrote it, who published it, when and in which language; then the days of its file."""
    said = (facts.details if facts else None) or Details()
    language = said.language or (facts.language if facts else None)
    parts = [
        f"by {_listed(said.authors)}" if said.authors else "",
        f"published by {plain(said.publisher)}" if said.publisher else "",
        said.issued or "",
        f"in {plain(language_name(language))}" if language else "",
    ]
    if line := ", ".join(part for part in parts if part):
        yield line
    if said.created or said.modified:
        days = (("made", said.created), ("last changed", said.modified))
        yield "its file, or page, was " + ", ".join(f"{word} {day}" for word, day in days if day)
    if said.kind:
        yield f"of the kind {plain(said.kind)}"


def _listed(names: tuple[str, ...]) -> str:
    """Return the first names, and how many there are beside."""
    rest = len(names) - _MOST
    shown = "; ".join(plain(name) for name in names[:_MOST])
    return f"{shown} and {rest} more" if rest > 0 else shown
