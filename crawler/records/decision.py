"""What a person said of a finding, and the evidence it was said of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Action(StrEnum):
    """What a person can say.

    IGNORE mutes a rule, or all; NOT_BROKEN counts a failing link as working; ACCEPT_TITLE and ACCEPT_ADDRESS take what the target has become;
    FIXED closes a fault until it is found again; LOOK_AGAIN lets it rest until a day.
    """

    IGNORE = "ignore"
    NOT_BROKEN = "not-broken"
    ACCEPT_TITLE = "accept-title"
    ACCEPT_ADDRESS = "accept-address"
    FIXED = "fixed"
    LOOK_AGAIN = "look-again"


class EndedBy(StrEnum):
    """What ended a decision: a person, or what changed of the evidence it was said of. WORKS is the end that a person who mended something waited for."""

    PERSON = "person"
    REASON = "reason"
    ADDRESS = "address"
    TITLE = "title"
    ENTRY = "entry"
    AGAIN = "again"
    WORKS = "works"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a decision is about: what is named narrows it. `entry` is an entry's id, `catalogue` a name, `rule` a slug, `host` as in the address."""

    url: str | None = None
    entry: str | None = None
    rule: str | None = None
    host: str | None = None
    catalogue: str | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """The evidence a decision was said of: the rule it answers, the final address without its query, the target's title, the catalogue's."""

    reason: str | None = None
    final_url: str | None = None
    found: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Ending:
    """When and how a decision ended: `now` is what stands in place of the evidence, or the person who undid it."""

    at: datetime
    by: EndedBy
    now: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `number` is its name in the history, None where it is not kept there (a mark in a catalogue)."""

    action: Action
    scope: Scope
    who: str
    why: str
    decided_at: datetime
    until: datetime | None = None
    basis: Basis = Basis()
    ending: Ending | None = None
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A decision that evidence has ended."""

    decision: Decision
    ending: Ending


@dataclass(frozen=True, slots=True)
class Carrier:
    """The entry that carries a link, as far as decisions look at it."""

    catalogue: str
    title: str


@dataclass(frozen=True, slots=True)
class Seen:
    """What decisions look at of a check.

    `titles` are all that a target that works calls itself, the most telling first; `catalogues` all in which the link stands.
    """

    url: str
    at: datetime | None = None
    final_url: str | None = None
    titles: tuple[str, ...] = ()
    entries: Mapping[str, Carrier] = field(default_factory=dict)
    catalogues: tuple[str, ...] = ()
