"""What a case is: a link, the hosts behind it, and what is true of it."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from difficult.wire import Asked, Play, Reply

Site = Callable[[Asked], Play]

MAIN = "main"
_THINGS = [
    "soil",
    "bread",
    "rivers",
    "looms",
    "lamps",
    "bees",
    "roofs",
    "tides",
    "letters",
    "kites",
    "orchards",
    "mills",
    "bridges",
    "wells",
    "hedges",
    "choirs",
]
_DEEDS = [
    "Mending",
    "Keeping",
    "Sharing",
    "Reading",
    "Planting",
    "Measuring",
    "Crossing",
    "Naming",
    "Drying",
    "Counting",
    "Lighting",
    "Teaching",
]
_PLACES = [
    "towns",
    "schools",
    "valleys",
    "islands",
    "libraries",
    "surgeries",
    "harbours",
    "allotments",
    "villages",
    "hospitals",
]
_WAYS = (
    "by hand",
    "on foot",
    "in winter",
    "without fear",
    "for beginners",
    "in two languages",
    "after the flood",
    "at low cost",
    "with neighbours",
    "as it was",
    "under one roof",
    "by the book",
    "from memory",
)


class Truth(StrEnum):
    """What a person who looks closely says of a link."""

    WORKS = "works"  # the resource is there
    DEAD = "dead"  # it is not, or cannot be had
    UNSURE = "unsure"  # a machine cannot know: a person has to look
    SKIPPED = "skipped"  # it is not to be asked at all


class Certificate(StrEnum):
    """What a host shows when it is asked over TLS."""

    GOOD = "good"
    EXPIRED = "expired"
    NOT_YET = "not yet valid"
    OTHER_NAME = "of another name"
    SELF_SIGNED = "self-signed"
    INCOMPLETE = "without its intermediate"
    STRANGER = "of an unknown authority"
    NO_TLS = "plain HTTP where TLS is expected"
    CUT = "the connection closed in the handshake"


@dataclass(frozen=True, slots=True)
class Host:
    """One host: what it answers, what it shows over TLS (None: plain HTTP), and whether anything listens at all."""

    site: Site
    tls: Certificate | None = None
    listens: bool = True


@dataclass(frozen=True, slots=True)
class Case:
    """One case. `id` is `family/name`; `why` is the reason for `truth`.

    `href` is what the catalogue writes, `{main}` and other names of `hosts` standing for origins. `reasons` are the slugs that a
    right answer may give (empty: any that fits the truth).
    """

    id: str
    truth: Truth
    why: str
    hosts: Mapping[str, Host]
    title: str
    href: str = "{main}/guide"
    reasons: frozenset[str] = frozenset()
    drifted: bool | None = None
    facets: Mapping[str, str] = field(default_factory=dict)

    @property
    def family(self) -> str:
        """Return the family it belongs to."""
        return self.id.partition("/")[0]


def title_for(name: str) -> str:
    """Return a title of a case's own, always the same."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:6])
    parts = (_DEEDS[number % 12], _THINGS[number // 12 % 16], _PLACES[number // 192 % 10], _WAYS[number // 1920 % 13])
    return f"{parts[0]} {parts[1]} in {parts[2]} {parts[3]}"


def pages(table: Mapping[str, Play | Site], default: Play | Site | None = None) -> Site:
    """Make a site of a table from path (without query) to answer; `default` answers all other paths, an honest 404 unless given."""

    def site(asked: Asked) -> Play:
        found = table.get(asked.path, default)
        if found is None or (asked.path == "/robots.txt" and "/robots.txt" not in table):
            return Reply(404, "<title>Not Found</title><h1>Not Found</h1>")
        return found(asked) if callable(found) else found

    return site


def everywhere(play: Play | Site) -> Site:
    """Make a site that answers every address alike."""
    return pages({}, play)


def case(  # noqa: PLR0913 - a case says what differs from an ordinary host
    name: str,
    truth: Truth,
    why: str,
    guide: Play | Site | None = None,
    *,
    also: Mapping[str, Play | Site] | None = None,
    default: Play | Site | None = None,
    tls: Certificate | None = None,
    hosts: Mapping[str, Host] | None = None,
    href: str = "{main}/guide",
    reasons: str = "",
    title: str | None = None,
    drifted: bool | None = None,
    **facets: str,
) -> Case:
    """Make a case of a host that answers `/guide` (and what `also` names) as said, and everything else with `default` or an honest 404."""
    table = {**({"/guide": guide} if guide is not None else {}), **(also or {})}
    main = {MAIN: Host(pages(table, default), tls)}
    return Case(
        name,
        truth,
        why,
        {**main, **(hosts or {})},
        title or title_for(name),
        href,
        frozenset(reasons.split()),
        drifted,
        facets,
    )
