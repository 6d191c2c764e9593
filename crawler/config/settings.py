"""The settings as typed, frozen records, one slice a stage. Each default stands here and nowhere else."""

from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Literal, Self
from zoneinfo import ZoneInfo

from pydantic import Field, model_validator

from crawler import __version__
from crawler.config.catalogue import CatalogueSettings, ContactPerson, Person, Slice
from crawler.config.values import (
    Canary,
    Duration,
    FolderAddress,
    Language,
    Listed,
    MailAddress,
    MisspellingList,
    Network,
    ReportFormat,
    Spelling,
    Switch,
    TimeZone,
)

PRODUCT = f"catalogue-crawler/{__version__}"


class Timeouts(Slice):
    """How long one phase of one request may take, in seconds."""

    connect: float = Field(10, gt=0, description="name look-up, connection and TLS together, in seconds")
    read: float = Field(20, gt=0, description="between two pieces of an answer, in seconds")


class PerHost(Slice):
    """Politeness towards one host (name and port as asked)."""

    connections: int = Field(2, ge=1, le=64, description="requests at the same time")
    interval: float = Field(0.5, ge=0, description="from the start of one request to the next, in seconds")


class FetchSettings(Slice):
    """How addresses are asked."""

    engine: Literal["libcurl", "httpx"] = Field(
        "libcurl", description="what speaks HTTP: libcurl, or httpx where pycurl cannot be installed"
    )
    concurrency: int = Field(64, ge=1, le=1000, description="requests at the same time, all hosts together")
    deadline: float = Field(
        60,
        gt=0,
        description="for one check with its redirects and retries, in seconds in the engine: waiting for politeness does not count",
    )
    retries: int = Field(2, ge=0, le=10, description="further tries of what is worth a second try")
    user_agent: str = Field(
        PRODUCT,
        min_length=1,
        description="honest, with an address to write to; `contact` or `maintainer` is added when it names none",
    )
    check_mail: bool = Field(
        False,
        description="whether the name system is asked if domains of mail addresses take mail (needs the extra `mail`)",
    )
    max_body: int = Field(2_000_000, ge=1000, description="bytes read of a page (after decompression)")
    max_document: int = Field(100_000_000, ge=1000, description="bytes read of a file that is not a page")
    max_redirects: int = Field(20, ge=0, le=50, description="hops of one check")
    max_retry_after: float = Field(
        60, ge=0, description="a host that asks for more seconds than this rests for the whole run"
    )
    allow_networks: Annotated[tuple[Network, ...], Listed] = Field(
        (), description="private networks that may be asked, in CIDR notation"
    )
    robots: Literal["obey", "ignore"] = Field("obey", description="robots.txt by RFC 9309")
    proxy: str | None = Field(
        None, description="http(s) address of a proxy; proxies named in the environment are not used"
    )
    ca_file: Path | None = Field(None, description="certificates to trust in place of the ordinary ones (PEM)")
    timeout: Timeouts = Field(default_factory=Timeouts)
    per_host: PerHost = Field(default_factory=PerHost)
    hosts: dict[str, PerHost] = Field(
        default_factory=dict, description="politeness towards single hosts, by name: {example.org: {interval: 5}}"
    )

    def politeness(self, host: str) -> PerHost:
        """Return what is allowed towards a host, by its name."""
        return self.hosts.get(host.lower(), self.per_host)

    @property
    def most_connections(self) -> int:
        """Return the most requests at the same time that any one host may get."""
        return max(polite.connections for polite in (self.per_host, *self.hosts.values()))


class Confirm(Slice):
    """When a failing link is called broken."""

    failures: int = Field(3, ge=1, description="failed checks in a row")
    over: Duration = Field(timedelta(hours=72), description="from the first of them to the last")
    gone_failures: int = Field(2, ge=1, description="the same for 404 and 410, which say so plainly")
    gone_over: Duration = Field(timedelta(hours=24), description="the same for 404 and 410")


class JudgeSettings(Slice):
    """How evidence is judged."""

    confirm: Confirm = Field(default_factory=Confirm)
    rules: dict[str, Switch] = Field(default_factory=dict, description="slug: off, to switch a rule off")
    shrunk_share: float = Field(
        0.2,
        ge=0,
        le=1,
        description="part of a catalogue's entries whose sudden loss is not believed until it has lasted (by `confirm`); 1 believes at once",
    )
    stale_after: int = Field(3, ge=0, description='years after which words such as "new" beside a year are a finding')
    misspellings: MisspellingList = Field(
        "own",
        description="own: the program's list of common errors, and slips in words that are often written; codespell: the dictionary of codespell as well (needs the extra `codespell`)",
    )
    ignore_moves: tuple[Spelling, ...] = Field(
        (),
        description="changes of spelling that are not reported as moved: any of scheme, www, slash, case, index, query, port, encoding, shortener",
    )
    verify_downloads: Literal["auto", "full"] = Field(
        "auto",
        description="auto reads the ends of a large file, and all of it where they cannot tell; full always reads all",
    )


class HistorySettings(Slice):
    """Where history is kept."""

    url: str = Field("sqlite:///crawler.db", description="an SQLAlchemy database address; SQLite only, for now")
    keep: Duration = Field(
        timedelta(days=2 * 365),
        ge=timedelta(days=60),
        description="how long every check is kept: `crawler db purge` thins older ones in which nothing changed",
    )
    backup: Path | None = Field(
        None,
        description="a file that housekeeping copies the database to, in place of the copy before; none when left out",
    )


class ReportSettings(Slice):
    """What is written after a run."""

    folder: Path = Field(Path("reports"), description="a folder a day is made below it")
    formats: tuple[ReportFormat, ...] = Field(
        ("html", "json", "csv", "markdown"),
        description="any of html, json, csv, markdown, text, junit, sarif, atom, prometheus",
    )
    url: FolderAddress | None = Field(
        None,
        description="where `report.folder` is published, such as https://example.org/reports/: items of the mail lead to their place in the HTML report there",
    )


class MailSettings(Slice):
    """How mail is sent. The password comes from the environment: CRAWLER_SMTP_PASSWORD."""

    host: str | None = Field(None, description="SMTP server; without it nothing is mailed")
    port: int = Field(587, ge=1, le=65535)
    security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="none only for a server on this machine or in tests"
    )
    username: str | None = Field(
        None, description="with the password in the environment variable CRAWLER_SMTP_PASSWORD"
    )
    sender: MailAddress | None = Field(None, description="From; the maintainer's address when left out")
    timeout: float = Field(30, gt=0, description="seconds for each step of the conversation")
    without_news: Literal["monthly", "weekly", "never"] = Field(
        "monthly",
        description="how often a mail comes while nothing is new: monthly (every four weeks), weekly or never; it says that all is well, or what is still open",
    )


class Ladder(Slice):
    """How soon a link is checked again."""

    healthy: tuple[Duration, ...] = Field(
        (timedelta(days=1), timedelta(days=3), timedelta(days=7)),
        min_length=1,
        description="after each further good check in a row; the last step repeats",
    )
    failing: tuple[Duration, ...] = Field(
        (timedelta(hours=1), timedelta(hours=6), timedelta(hours=24), timedelta(hours=72)),
        min_length=1,
        description="after each further failed check in a row; the last step repeats",
    )
    large: Annotated[tuple[Duration, ...], Listed] = Field(
        (timedelta(days=14), timedelta(days=28)),
        description="further steps after those of `healthy`, where there are more links than `large_above`; every link gets days of its own then",
    )
    large_above: int = Field(10_000, ge=0, description="links of a history up to which `large` is left out")


class ScheduleSettings(Slice):
    """When `crawler schedule` works, in the configured time zone."""

    run: str = Field("15 * * * *", description="cron: minute hour day month weekday; each run checks only what is due")
    weekly: str = Field("0 7 * * mon", description="cron: when the weekly report is mailed")
    outbox: str = Field(
        "*/5 * * * *", description="cron: when mails that were not taken are tried again, those whose time has come"
    )
    housekeeping: str = Field(
        "30 3 * * sun",
        description="cron: when the database is looked through, copied to `history.backup` and thinned by `history.keep`",
    )
    jitter: Duration = Field(
        timedelta(minutes=5),
        ge=timedelta(0),
        le=timedelta(hours=1),
        description="runs begin up to this much later, each installation by a time of its own, so that not all ask the same hosts at once",
    )
    health_file: Path | None = Field(
        None, description="where monitors read how things stand; beside the database when left out"
    )
    ladder: Ladder = Field(default_factory=Ladder)
    budget: int | None = Field(None, ge=1, description="links checked in one run at most; the longest overdue first")
    canaries: Annotated[tuple[Canary, ...], Listed] = Field(
        ("https://example.com/", "https://www.iana.org/", "https://www.wikipedia.org/", "dns:example.com"),
        description="asked when many hosts fall silent at once; if none answers, our own line is down and the run is withheld; dns: looks a name up, [] never asks",
    )


class Settings(Slice):
    """All settings."""

    contact: ContactPerson = Field(default_factory=ContactPerson, description="who gets the weekly report")
    maintainer: Person = Field(default_factory=Person, description="who looks after this installation")
    timezone: TimeZone = Field("UTC", description="of the reader: dates in reports, cron entries")
    locale: Language = Field("en", description="language of reports and mails: en or de")
    catalogues: tuple[CatalogueSettings, ...] = Field((), description="what to check")
    fetch: FetchSettings = Field(default_factory=FetchSettings)
    judge: JudgeSettings = Field(default_factory=JudgeSettings)
    history: HistorySettings = Field(default_factory=HistorySettings)
    report: ReportSettings = Field(default_factory=ReportSettings)
    mail: MailSettings = Field(default_factory=MailSettings)
    schedule: ScheduleSettings = Field(default_factory=ScheduleSettings)

    @model_validator(mode="after")
    def _names_differ(self) -> Self:
        """Refuse two catalogues of one name: history could not keep them apart."""
        counted = Counter(catalogue.label for catalogue in self.catalogues)
        twice = sorted(label for label, count in counted.items() if count > 1)
        if twice:
            raise ValueError(f"two catalogues are called {twice[0]}: give each a `name` of its own")
        return self

    @property
    def zone(self) -> ZoneInfo:
        """Return the reader's time zone."""
        return ZoneInfo(self.timezone)
