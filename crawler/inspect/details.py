"""What a target says of itself beside its title, put together from all that it was said in: cleaned, bounded, the best source first."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from crawler.inspect.dates import read_date
from crawler.inspect.text import squeeze
from crawler.records import Details, primary_language

_MOST_NAMES = 12
_MOST_DATES = 8
_LONGEST = 120
_LONGEST_LIST = 2_000
_MOST_SAID = 200
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_ADDRESS = re.compile(r"https?:|www\.|\S+@\S+")
_LETTERS = re.compile(r"[^\W\d_]{2}|[^\W\d_]\.|[\u3040-\u9fff\uac00-\ud7af]")
_DATES = ("issued", "created", "modified", "date")
_SINGLE = ("publisher", "issued", "created", "modified", "language", "kind")
_FIELDS = frozenset({*_SINGLE, "date", "author", "name"})


class Said(NamedTuple):
    """One thing that was said: `author`, `name`, `publisher`, `issued`, `created`, `modified`, `date`, `language` or `kind`, where, and how.

    A `name` or a `date` is of a source that is not believed: it is kept beside the others.
    """

    field: str
    source: str
    text: str


def details_of(said: Iterable[Said]) -> Details | None:
    """Put together what was said, the best source of each field first; None where nothing was."""
    kept: dict[str, list[Said]] = {}
    for _, one in zip(range(_MOST_SAID), said, strict=False):
        for text in _cleaned(one) if one.field in _FIELDS else ():
            kept.setdefault(one.field, []).append(Said(one.field, one.source, text))
    if not kept:
        return None
    authors = kept.get("author", [])
    believed = tuple(dict.fromkeys(one.text for one in authors if one.source == authors[0].source))[:_MOST_NAMES]
    others = dict.fromkeys(one.text for one in (*authors, *kept.get("name", [])) if one.text not in believed)
    single = {name: kept[name][0] for name in _SINGLE if name in kept}
    if len({primary_language(one.text) for one in kept.get("language", [])}) > 1:
        del single["language"]  # of several, or not to be told
    sources = [*single.values(), *authors[:1]]
    return Details(
        authors=believed,
        names=tuple(others)[:_MOST_NAMES],
        dates=_further(kept, {one.text for one in single.values()}),
        sources=tuple(sorted(f"{one.field}:{one.source}" for one in sources)),
        **{name: one.text for name, one in single.items()},
    )


def _further(kept: dict[str, list[Said]], told: set[str]) -> tuple[str, ...]:
    """Return the days that stand in no field of their own."""
    days = dict.fromkeys(one.text for field in _DATES for one in kept.get(field, []))
    return tuple(day for day in days if day not in told)[:_MOST_DATES]


def _cleaned(one: Said) -> list[str]:
    if one.field in _DATES:
        day = read_date(one.text)
        return [day] if day else []
    if one.field == "language":
        found = read_language(one.text)
        return [found] if found else []
    if one.field == "kind":
        return [squeeze(one.text[:_LONGEST])] if one.text.strip() else []
    pieces = one.text[:_LONGEST_LIST].split(";") if one.field in ("author", "name") else [one.text[:_LONGEST_LIST]]
    return [name for piece in pieces[:_MOST_NAMES] if (name := _name(piece))]


def _name(text: str) -> str | None:
    """Return a name as written, None for an address or something without letters."""
    name = squeeze(text)[:_LONGEST].strip(" ,;|")
    return name if _LETTERS.search(name) and not _ADDRESS.match(name) else None


def read_language(text: str) -> str | None:
    """Return a tag of BCP 47 in lower case, None for anything else."""
    found = _LANGUAGE.fullmatch(text[:_LONGEST].strip())
    return found[0].replace("_", "-").lower() if found else None
