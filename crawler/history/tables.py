"""The tables. Evidence and judgements are kept once by content; checks are appended, and only what they came to is ever replaced.

runs ─< readings >─ catalogues ─< entries ─< uses >─ links ─< checks >─ evidence, judgements
              └─< passages ─────────────────┘          ├─ standings
              └─< unreadable   ├─< qualities           ├─< states
                                                       ├─< decisions
                                                       └─< told >─ tellings
outbox
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
    and_,
)

from crawler.history.columns import Timings, Utc, WordList, Words
from crawler.history.naming import key as _key
from crawler.history.naming import metadata as metadata  # noqa: PLC0414 - for who needs all tables
from crawler.history.tables_told import told as _told  # noqa: F401 - the others
from crawler.records import PARTS

runs = Table(
    "runs",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(40), nullable=False, unique=True),
    Column("started_at", Utc, nullable=False),
    Column("finished_at", Utc),
    Column("single_check", Boolean, nullable=False),
    Column("withheld", Boolean, nullable=False),
    Column("links", Integer, nullable=False),
    Column("checked", Integer, nullable=False),
    Column("skipped", Integer, nullable=False),
    Column("not_due", Integer, nullable=False),
)

catalogues = Table(
    "catalogues",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Words, nullable=False, unique=True),
    Column("source", Words, nullable=False),
    Column("title", Words),
    Column("format", Words, nullable=False),
    Column("has_contact", Boolean, nullable=False),
    Column("contact_name", Words),
    Column("contact_email", Words),
    Column("present", Boolean, nullable=False),
)

# One a catalogue and run; `catalogue_id` is unknown until the reader has said the name. What a reading no longer had stands in `lost` (how many),
# `lost_of`, `lost_titles` (of the first) and `lost_mark` (which ones); NULL where nothing was lost. One that is not believed has put nothing into the other tables.
readings = Table(
    "readings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", _key("runs"), nullable=False),
    Column("catalogue_id", _key("catalogues"), index=True),
    Column("entries", Integer, nullable=False),
    Column("lost", Integer),
    Column("lost_of", Integer),
    Column("lost_titles", WordList),
    Column("lost_mark", LargeBinary(16)),
    Column("believed", Boolean),
)

# How good a catalogue was at the end of a run: parts in thousandths, NULL for what was not known.
qualities = Table(
    "qualities",
    metadata,
    Column("catalogue_id", _key("catalogues"), primary_key=True),
    Column("run_id", _key("runs"), primary_key=True),
    Column("entries", Integer, nullable=False),
    Column("figure", Integer),
    *(Column(part, Integer) for part in PARTS),
)

# `key` is Entry.id; `digest` tells whether anything about the entry or its links is other than at the last reading.
entries = Table(
    "entries",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("catalogue_id", _key("catalogues"), nullable=False),
    Column("key", Words, nullable=False),
    Column("title", Words, nullable=False),
    Column("section", WordList, nullable=False),
    Column("description", Words, nullable=False),
    Column("authors", WordList, nullable=False),
    Column("publishers", WordList, nullable=False),
    Column("year", Integer),
    Column("kind", Words),
    Column("line", Integer),
    Column("as_written", Words, nullable=False),
    Column("digest", LargeBinary(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("reading_id", _key("readings"), nullable=False),
    Column("present", Boolean, nullable=False),
    Column("ignored", WordList),  # what the entry's own mark says is to be ignored; NULL where there is none
    Column("language", Words),
    Column("identifiers", WordList),
    UniqueConstraint("catalogue_id", "key"),
    Index("ix_entries_order", "catalogue_id", "position", "id"),
)

# What a catalogue says of an entry: columns and fields of `Entry` of the same name.
WRITTEN = (
    "title", "section", "description", "authors", "publishers", "year", "kind", "line", "as_written", "ignored", "language", "identifiers",
)  # fmt: skip

passages = Table(
    "passages",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading_id", _key("readings"), nullable=False, index=True),
    Column("text", Words, nullable=False),
    Column("section", WordList, nullable=False),
    Column("line", Integer),
)

unreadable = Table(
    "unreadable",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("reading_id", _key("readings"), nullable=False, index=True),
    Column("line", Integer),
    Column("reason", Words, nullable=False),
    Column("excerpt", Words, nullable=False),
)

# `url` is the identity: normalised, or the href as written where no address can be made of it.
links = Table(
    "links",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("url", Words, nullable=False, unique=True),
    Column("href", Words, nullable=False),
    Column("host", Words, nullable=False, index=True),
    Column("present", Boolean, nullable=False),
)

# `addressed` is false where Use.url is None.
uses = Table(
    "uses",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("link_id", _key("links"), nullable=False, index=True),
    Column("entry_id", _key("entries"), index=True),
    Column("passage_id", _key("passages"), index=True),
    Column("role", String(10), nullable=False),
    Column("text", Words, nullable=False),
    Column("href", Words, nullable=False),
    Column("addressed", Boolean, nullable=False),
    Column("fault", Words),
    Column("line", Integer),
    Column("position", Integer, nullable=False),
)

evidence = Table(
    "evidence",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", LargeBinary(32), nullable=False, unique=True),
    Column("body", LargeBinary, nullable=False),
)

# `body` is the whole judgement (rules and their parameters, never sentences); `verdict` is there to be counted, and `plain` says that there is nothing else in it
# that anybody could be told, so that most judgements need not be unpacked to see that.
judgements = Table(
    "judgements",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("digest", LargeBinary(32), nullable=False, unique=True),
    Column("verdict", String(10), nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("plain", Boolean),
)

# A run checks a link once, so the two name a check, and a later run's check is a later one. SQLite keeps the rows in this order and in one tree: those of a
# link lie side by side, and no index repeats them. `judgement_id` is what the check came to by the rules of the day it was last judged.
checks = Table(
    "checks",
    metadata,
    Column("link_id", _key("links"), primary_key=True),
    Column("run_id", _key("runs"), primary_key=True),
    Column("evidence_id", _key("evidence"), nullable=False),
    Column("judgement_id", _key("judgements"), nullable=False),
    Column("asked_at", Utc, nullable=False),
    Column("elapsed_ms", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    sqlite_with_rowid=False,
)

# What the next check of a link needs to know, derived from the rows above so that nothing has to be searched: the runs of the last check, the last
# good one and the first good one. `timings` are those of the last check; they never repeat, so they are replaced, and stand apart from evidence,
# which is kept for good.
standings = Table(
    "standings",
    metadata,
    Column("link_id", _key("links"), primary_key=True),
    Column("run_id", Integer, nullable=False),
    Column("good_run_id", Integer),
    Column("first_run_id", Integer),
    Column("due_at", Utc),
    Column("steady", Integer, nullable=False),
    Column("timings", Timings),
    *(
        ForeignKeyConstraint(["link_id", run], ["checks.link_id", "checks.run_id"])
        for run in ("run_id", "good_run_id", "first_run_id")
    ),
)

states = Table(
    "states",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("link_id", _key("links"), nullable=False, index=True),
    Column("state", String(12), nullable=False),
    Column("reason", Words),
    Column("began_at", Utc, nullable=False),
    Column("ended_at", Utc),
    Column("failures", Integer, nullable=False),
    Column("first_failure", Utc),
    Column("last_ok_at", Utc),
    Column("turns", WordList, nullable=False),
)

# Findings about the catalogues themselves, by run; those about links stand in `judgements`.
findings = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("run_id", _key("runs"), nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)

# What people said of findings: appended and ended, never deleted. Beside who, why and when stands the evidence it was said of, and what ended it.
decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("action", String(20), nullable=False),
    Column("link_id", _key("links"), index=True),
    *(Column(name, Words) for name in ("entry", "rule", "host", "catalogue")),
    Column("who", Words, nullable=False),
    Column("why", Words, nullable=False),
    Column("decided_at", Utc, nullable=False),
    Column("until", Utc),
    *(Column(name, Words) for name in ("reason", "final_url", "found", "title")),
    Column("ended_at", Utc),
    Column("ended_by", String(10)),
    Column("ended_now", Words),
)

# Joins a check to the standing of its link, if it is the last.
is_last = and_(checks.c.link_id == standings.c.link_id, checks.c.run_id == standings.c.run_id)

# Of the states that last; `database` says so in the words of the database it creates, for naming one here loads all its drivers.
only_open = Index("ix_states_open", states.c.link_id, unique=True)
