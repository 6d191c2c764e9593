"""Builders of records, and a store in a folder of its own."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest

from crawler.history import Kept, Store
from crawler.records import (
    Answer,
    Certificate,
    Contact,
    Entry,
    Evidence,
    Facts,
    Failure,
    FailureKind,
    Finding,
    Head,
    Hop,
    Item,
    Judgement,
    Passage,
    Role,
    Span,
    State,
    Timing,
    Title,
    TitleMatch,
    Unreadable,
    Use,
    Verdict,
)

MONDAY = datetime(2024, 1, 1, 7, tzinfo=UTC)
HEAD = Head("Reading list", "list.html", "A list", Contact("Ada", None), "html")


def url_of(number: int, host: str = "example.org") -> str:
    """Return one of many addresses."""
    return f"https://{host}/{number}"


def entry_of(number: int, *urls: str, title: str | None = None) -> Entry:
    """Return one of many entries, with links."""
    used = tuple(Use(url, url, Role.PRIMARY, "Read it", line=number) for url in urls or (url_of(number),))
    return Entry(
        f"e{number}",
        HEAD.name,
        title or f"Report {number}",
        ("Part", "One"),
        "About.",
        ("Bo", "Cy"),
        year=2020,
        links=used,
    )


def items_of(count: int) -> list[Item]:
    """Return a small catalogue with something of each kind, its head last."""
    passage = Passage(
        "More is here.", ("Part",), (Use("/more", None, Role.MORE, "here", 3, "relative-without-base"),), 3
    )
    return [*(entry_of(number) for number in range(count)), passage, Unreadable(9, "no title", ";;;"), HEAD]


def evidence_of(url: str, at: datetime = MONDAY, status: int = 200, elapsed_ms: int = 120) -> Evidence:
    """Return what a page gave; the time it took is another at each moment."""
    certificate = Certificate(
        "example.org", "R1, Authority", MONDAY, MONDAY + timedelta(days=90), ("example.org",), ("R1",)
    )
    headers = (("content-type", "text/html"),)
    hop = Hop(url, status, headers=headers, peer="192.0.2.1", http_version="HTTP/2", certificate=certificate)
    timing = Timing(1.5, None, 20.1, 30.0 + at.day / 10, 50.0 + at.day / 10, 1_200, 4_000)
    facts = Facts(
        "html",
        (Title("h1", "Heading"), Title("og:title", "A report")),
        ("Heading",),
        "Words of a page. " * 200,
        800,
        "0" * 16,
    )
    return Evidence(
        url, at, Answer(status, 4_000, 4_000, sha256="ab" * 32), (hop,), facts, elapsed_ms=elapsed_ms, timings=(timing,)
    )


def refused(url: str, at: datetime = MONDAY) -> Evidence:
    """Return evidence without an answer."""
    return Evidence(url, at, Failure(FailureKind.REFUSED, "111"), (Hop(url, None),))


def judge(url: str, verdict: Verdict = Verdict.OK) -> Judgement:
    """Return what a check came to."""
    if verdict is Verdict.OK:
        return Judgement(verdict, title=TitleMatch.SAME, titles={"e1": TitleMatch.SAME})
    return Judgement(verdict, "not-found", 0.9, findings=(Finding("not-found", url, params={"status": 404}),))


def kept_of(url: str, at: datetime = MONDAY, verdict: Verdict = Verdict.OK, **changes: object) -> Kept:
    """Return a check to keep, due again a day later."""
    good = verdict is Verdict.OK
    span = Span(
        State.HEALTHY if good else State.SUSPECT,
        MONDAY,
        None if good else "not-found",
        failures=int(not good),
        last_ok_at=at,
    )
    known = {"span": span, "due_at": at + timedelta(days=1), **changes}
    return Kept(evidence_of(url, at, 200 if good else 404), judge(url, verdict), **known)  # type: ignore[arg-type]


@pytest.fixture
def make() -> SimpleNamespace:
    """Give the builders."""
    return SimpleNamespace(
        monday=MONDAY,
        head=HEAD,
        url=url_of,
        entry=entry_of,
        items=items_of,
        evidence=evidence_of,
        refused=refused,
        judge=judge,
        kept=kept_of,
    )


@pytest.fixture
def address(tmp_path: Path) -> str:
    """Give the address of a database that is not there yet."""
    return f"sqlite:///{tmp_path / 'crawler.db'}"


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one database with its schema, to be copied: the steps of the schema run once."""
    path = tmp_path_factory.mktemp("blank") / "blank.db"
    Store.open(f"sqlite:///{path}").close()
    return path


@pytest.fixture
def store(address: str, blank: Path) -> Iterator[Store]:
    """Give an empty store."""
    shutil.copy(blank, address.removeprefix("sqlite:///"))
    with Store.open(address) as opened:
        yield opened


@pytest.fixture
def begin(store: Store) -> Callable[..., str]:
    """Give a function that begins a run with a catalogue of some entries and returns its id."""

    def begin(count: int = 3, at: datetime = MONDAY) -> str:
        run = store.begin_run(at).id
        store.save_reading(run, items_of(count))
        return run

    return begin
