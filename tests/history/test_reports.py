"""What reports are made of, from the database."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from types import SimpleNamespace

import pytest

from crawler.errors import HistoryError
from crawler.history import Store
from crawler.history.compare import to_tell
from crawler.records import Facts, Finding, Judgement, LinkStatus, Span, State, Title, TitleMatch, Verdict

DAY = timedelta(days=1)


def status_of(store: Store, run: str, url: str) -> LinkStatus:
    """Return how a link stands in the report of a run."""
    return next(link for link in store.report(run).links if link.url == url)


def test_status_of_a_failing_link(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """Verdict, state, hops and times are those of the last check."""
    run = begin()
    span = Span(
        State.BROKEN,
        make.monday,
        "not-found",
        failures=3,
        first_failure=make.monday - DAY,
        last_ok_at=make.monday - 2 * DAY,
    )
    store.save_check(run, make.kept(make.url(1), verdict=Verdict.BROKEN, span=span))
    link = status_of(store, run, make.url(1))
    assert (link.verdict, link.reason, link.confidence, link.state) == (Verdict.BROKEN, "not-found", 0.9, State.BROKEN)
    assert (link.status, link.final_url, link.hops) == (404, make.url(1), ((make.url(1), 404),))
    seen = make.evidence(make.url(1), status=404)
    assert (link.requests, link.timings) == (seen.hops, seen.timings)
    assert (link.content_type, link.size, link.found_title) == ("text/html", 4_000, "A report")
    assert (link.failing_since, link.last_ok_at) == (make.monday - DAY, make.monday - 2 * DAY)
    assert (link.checked_at, link.elapsed_ms, link.entries) == (make.monday, 120, ("e1",))


def test_status_without_an_answer(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """What does not apply is None."""
    run = begin()
    store.save_check(run, replace(make.kept(make.url(1)), evidence=make.refused(make.url(1))))
    link = status_of(store, run, make.url(1))
    assert (link.status, link.size, link.content_type, link.found_title) == (None, None, None, None)
    assert link.hops == ((make.url(1), None),)


def test_link_never_checked(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """It is in the report, without a verdict."""
    assert status_of(store, begin(), make.url(1)) == LinkStatus(make.url(1), ("e1",))


def test_audit_knows_no_state(make: SimpleNamespace) -> None:
    """A single check says nothing of a link over time, even where a state was kept."""
    with Store.temporary() as store:
        run = store.begin_run(make.monday, single_check=True).id
        store.save_reading(run, make.items(2))
        store.save_check(run, make.kept(make.url(1)))
        link = status_of(store, run, make.url(1))
    assert (link.state, link.failing_since, link.last_ok_at) == (None, None, None)
    assert link.titles == {"e1": TitleMatch.SAME}


def test_timeline_has_the_latest_checks(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """The last 26 of 30, oldest first."""
    begin()
    days = [make.monday + day * DAY for day in range(30)]
    for at in days:
        store.save_check(store.begin_run(at).id, make.kept(make.url(1), at))
    assert [point.at for point in status_of(store, store.latest_run().id, make.url(1)).timeline] == days[4:]  # type: ignore[union-attr]


def test_report_can_be_read_many_times_by_pages(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """Entries, links and findings are complete and in the same order each time."""
    run = begin(510)
    broken = [make.kept(make.url(number), verdict=Verdict.BROKEN) for number in range(510)]
    store.save_checks(run, broken)
    store.save_findings(
        run, (Finding("missing-year", entry=f"e{number}", catalogue="Reading list") for number in range(510))
    )
    report = store.report(run, make.monday)
    for part, size in ((report.entries, 510), (report.links, 511), (report.findings, 1_020)):
        first = list(part)
        assert len(first) == size
        assert list(part) == first
    assert [entry.id for entry in report.entries] == [f"e{number}" for number in range(510)]
    assert report.generated_at == make.monday


def test_summary_has_every_verdict(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """Only the last check of a present link counts."""
    store.save_checks(begin(3), [make.kept(make.url(number)) for number in range(3)])
    run = begin(2, make.monday + DAY)
    store.save_check(run, make.kept(make.url(1), make.monday + DAY, Verdict.BROKEN))
    assert store.report(run).summary == {verdict: int(verdict in {Verdict.OK, Verdict.BROKEN}) for verdict in Verdict}


def test_links_and_findings_come_together(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """One pass gives what two give, each in its order, and a finding right behind its link."""
    run = begin(3)
    store.save_checks(run, [make.kept(make.url(number), verdict=Verdict.BROKEN) for number in range(3)])
    store.save_findings(run, [Finding("missing-year", entry="e1", catalogue="Reading list")])
    report = store.report(run, make.monday)
    together = list(report.walk())
    assert [one for one in together if isinstance(one, LinkStatus)] == list(report.links)
    assert [one for one in together if isinstance(one, Finding)] == list(report.findings)
    about = [(before.url, one.url) for before, one in pairwise(together) if isinstance(one, Finding) and one.url]
    assert about == [(make.url(number), make.url(number)) for number in range(3)]


def test_findings_of_a_run_are_replaced(store: Store, begin: Callable[..., str]) -> None:
    """A resumed run does not find the same twice."""
    run = begin()
    for rule in ("missing-year", "missing-link"):
        store.save_findings(run, [Finding(rule, catalogue="Reading list", params={"year": None})])
    assert list(store.catalogue_findings(run)) == [
        Finding("missing-link", catalogue="Reading list", params={"year": None})
    ]


def test_unknown_run_is_named(store: Store) -> None:
    """A report of a run that is not there is refused in words."""
    with pytest.raises(HistoryError, match="no run 2024 in the history"):
        store.report("2024")


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ((), None),
        (("h1", "title", "og:title"), "og:title"),
        (("pdf:info", "pdf:text"), "pdf:text"),
        (("made-up", "other"), "made-up"),
        (("title", "title"), "title"),
    ],
)
def test_found_title(
    store: Store, make: SimpleNamespace, begin: Callable[..., str], titles: tuple[str, ...], expected: str | None
) -> None:
    """The most telling place is shown."""
    run = begin(1)
    facts = Facts("html", tuple(Title(source, source) for source in titles))
    kept = make.kept(make.url(0))
    store.save_check(run, replace(kept, evidence=replace(kept.evidence, facts=facts)))
    assert [link.found_title for link in store.report(run).links if link.checked_at] == [expected]


@pytest.mark.parametrize(
    "written",
    [
        "https://example.org/1",
        "https://example.org/1#page=2",
        " https://example.org/1 ",
        "https://example.org/1/",
        "example.org/1",
    ],
)
def test_link_is_found_as_written(store: Store, make: SimpleNamespace, begin: Callable[..., str], written: str) -> None:
    """A fragment, a slash or a missing scheme does not hide a link."""
    begin()
    assert store.find_link(written) == make.url(1)


def test_link_is_found_as_the_catalogue_writes_it(store: Store, begin: Callable[..., str]) -> None:
    """Also what is no address."""
    begin()
    assert store.find_link("/more") == "/more"


@pytest.mark.parametrize("written", ["https://example.org/1x", "http://[", "", "https://example.org/11"])
def test_unknown_link_is_a_friendly_miss(store: Store, begin: Callable[..., str], written: str) -> None:
    """None, and near addresses for a near miss."""
    begin()
    assert store.find_link(written) is None
    assert store.link_history(written) is None
    assert store.last_check(written) is None
    assert ("https://example.org/1" in store.similar_links(written)) is written.startswith("https")


def test_history_gives_checks_oldest_first(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """A life of more than one page, with where the link stands."""
    begin()
    for day in range(120):
        at = make.monday + day * DAY
        store.save_check(store.begin_run(at).id, make.kept(make.url(1), at))
    history = store.link_history(make.url(1))
    assert history is not None
    assert [check.evidence.asked_at for check in history.checks] == [make.monday + day * DAY for day in range(120)]
    assert [place.entry for place in history.link.places] == ["e1"]


def test_ledger_tells_each_thing_once(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """New, still, recovered and nothing more, from the database alone; another person is told anew."""
    seen = []
    for week, state in enumerate((State.SUSPECT, State.BROKEN, State.BROKEN, State.HEALTHY, State.HEALTHY)):
        at = make.monday + week * 7 * DAY
        verdict = Verdict.OK if state is State.HEALTHY else Verdict.BROKEN
        store.save_check(begin(at=at), make.kept(make.url(1), at, verdict, span=Span(state, at)))
        changes = store.changes("ada@example.org", {"Reading list"})
        seen.append((changes.waiting, len(changes.new), len(changes.still), len(changes.recovered)))
        store.record_told("ada@example.org", to_tell(changes), at)
    assert seen == [(1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1), (0, 0, 0, 0)]
    assert store.last_told_at("ada@example.org") == make.monday + 28 * DAY
    assert store.told_before("bo@example.org") == ()
    assert store.last_told_at("bo@example.org") is None


def test_changes_are_of_the_catalogues_asked_for(
    store: Store, make: SimpleNamespace, begin: Callable[..., str]
) -> None:
    """Each person hears of their own catalogues, with the entries and findings of each link."""
    run = begin()
    store.save_check(run, make.kept(make.url(1), verdict=Verdict.BROKEN, span=Span(State.BROKEN, make.monday)))
    [change] = store.changes("ada@example.org", {"Reading list"}).new
    assert change.entries == (make.entry(1),)
    assert [finding.rule for finding in change.findings] == ["not-found"]
    assert store.changes("ada@example.org", {"Another"}).new == ()
    assert len(store.changes("ada@example.org").new) == 1


def test_judgement_without_findings_is_shared(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """A plain ok of many links is one row."""
    run = begin(50)
    plain = Judgement(Verdict.OK)
    store.save_checks(run, [replace(make.kept(make.url(number)), judgement=plain) for number in range(50)])
    with store._database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM judgements").scalar_one() == 1
