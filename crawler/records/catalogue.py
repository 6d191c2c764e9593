"""What a catalogue says: entries, their links, and where each was found."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a link is to the entry that carries it."""

    PRIMARY = "primary"
    MORE = "more"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Contact:
    """The person to write to when something cannot be opened; the page may lack the address."""

    name: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """One appearance of an address in a catalogue.

    `href` is as written; `url` is the identity of the link: absolute, normalised, without fragment
    (None where no address can be made of it, with the reason in `fault`, a slug such as `relative-without-base`). `asked` is what requests
    send: absolute, escaped as written, without fragment; it is not kept with each appearance, only with the link.
    """

    href: str
    url: str | None
    role: Role = Role.PRIMARY
    text: str = ""
    line: int | None = None
    fault: str | None = None
    asked: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Entry:
    """One catalogued resource.

    `id` is stable when the page is re-ordered. `as_written` is the heading or line before it was cleaned, for rules
    that look at damage. `kind` is a plain word the catalogue itself uses ("report", "blog", "toolkit") or None.
    `language` is that of the resource, where the catalogue says so: a primary subtag of BCP 47 (`cy`), else None.
    `identifiers` are names by which the resource is known everywhere, each with its scheme: `doi:10.1000/182`, `isbn:9780141036144`;
    last, of a bibliography, the pages in a volume: `pages:57-60`.
    `ignored` are the rules that a mark of the catalogue's own mutes here; `*` stands for all.
    """

    id: str
    catalogue: str
    title: str
    section: tuple[str, ...] = ()
    description: str = ""
    authors: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    year: int | None = None
    kind: str | None = None
    links: tuple[Use, ...] = ()
    line: int | None = None
    as_written: str = ""
    ignored: tuple[str, ...] = ()
    language: str | None = None
    identifiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a catalogue that belong to no entry (an introduction), with the links in them."""

    text: str
    section: tuple[str, ...] = ()
    links: tuple[Use, ...] = ()
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row or part that could not be read: why, in words, and the beginning of it."""

    line: int | None
    reason: str
    excerpt: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """Entries that a reading no longer had: how many of how many, and the titles of the first of them.

    `mark` stands for which ones they were. `since` is when the first reading was made that missed just these, `readings` how many in a row did, this
    one among them. `believed`: the catalogue is now as that reading had it; else the reading was put aside, and the catalogue is as it was before.
    """

    lost: int
    before: int
    titles: tuple[str, ...]
    mark: bytes
    since: datetime
    at: datetime
    readings: int = 1
    believed: bool = True

    @property
    def share(self) -> float:
        """Return the part of the entries that is lost, from 0 to 1."""
        return self.lost / self.before if self.before else 0.0


@dataclass(frozen=True, slots=True)
class Head:
    """What a catalogue says of itself. A reader yields exactly one, at any place in its stream.

    `source` is the file or address as configured; `format` the reader that read it (`html`, `text`, …). `left_out` are the links of
    the page that were taken for its furniture (menus, footers), absolute where that is possible; they are shown, and neither kept nor checked. `passed_over` are the files of a folder that hold no entry.
    """

    name: str
    source: str
    title: str | None = None
    contact: Contact | None = None
    format: str = ""
    left_out: tuple[str, ...] = ()
    passed_over: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Further:
    """The absolute address of another page of the same catalogue, still to be read: a part of an index, or what comes after this page."""

    address: str


Item = Head | Entry | Passage | Unreadable | Further


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link was found: the catalogue, the entry (None for a passage), and how it stands there."""

    catalogue: str
    entry: str | None
    use: Use


@dataclass(frozen=True, slots=True)
class Link:
    """One address, however many entries use it; it never travels without where it was found.

    `url` is the identity; `href` is what requests send: absolute, as written, without fragment.
    """

    url: str
    href: str
    places: tuple[Place, ...] = ()
