"""What a person is told: new means not yet told."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crawler.history.compare import Kind, Told, compare, has_news, news, to_tell
from crawler.records import Action, Change, Changes, Decision, Finding, LinkStatus, Scope, State, TitleMatch, Verdict

URL = "https://example.org/report"
B, H, S, U, X = State.BROKEN, State.HEALTHY, State.SUSPECT, State.UNVERIFIED, State.UNSTABLE


def change(state: State | None, verdict: Verdict = Verdict.OK, *rules: str, **parts: object) -> Change:
    """Return a link as it stands."""
    findings = tuple(Finding(rule, URL) for rule in rules)
    return Change(LinkStatus(URL, verdict=verdict, state=state, **parts), findings=findings)  # type: ignore[arg-type]


def lists(changes: Changes) -> set[str]:
    """Name the lists that hold something; how links stand, told or not, is none of them."""
    return {part.name for part in fields(Changes) if getattr(changes, part.name)} - {"states", "unheard"}


def broken(*kinds: Kind) -> list[Told]:
    """Return what was said of the link's being broken, oldest first."""
    return [Told(URL, "broken", kind) for kind in kinds]


WORD = Decision(Action.IGNORE, Scope(URL), "Sam", "seen", datetime(2026, 3, 2, tzinfo=UTC), number=1)
NEW, STILL, BACK = Kind.NEW, Kind.STILL, Kind.RECOVERED


@pytest.mark.parametrize(
    ("state", "verdict", "told", "expected"),
    [
        (B, Verdict.BROKEN, (), {"new"}),
        (B, Verdict.UNSURE, (), {"new"}),  # unsure never hides broken
        (B, Verdict.BROKEN, (NEW,), {"still"}),
        (B, Verdict.BROKEN, (NEW, STILL), {"still"}),
        (B, Verdict.BROKEN, (NEW, BACK), {"new"}),
        (H, Verdict.OK, (), set()),
        (H, Verdict.OK, (NEW,), {"recovered"}),
        (H, Verdict.OK, (NEW, STILL), {"recovered"}),
        (H, Verdict.OK, (NEW, BACK), set()),
        (H, Verdict.MOVED, (NEW,), {"recovered", "changed"}),
        (S, Verdict.BROKEN, (), {"waiting"}),
        (S, Verdict.BROKEN, (NEW,), {"waiting"}),
        (U, Verdict.UNSURE, (), {"unsure"}),
        (U, Verdict.UNSURE, (NEW,), {"unsure"}),
        (X, Verdict.OK, (), {"unsure"}),
        (X, Verdict.BROKEN, (), {"unsure"}),
        (X, Verdict.BROKEN, (NEW,), {"still"}),
        (X, Verdict.OK, (NEW,), {"unsure"}),
        (None, Verdict.BROKEN, (), set()),
    ],
)
def test_state_and_ledger_decide(
    state: State | None, verdict: Verdict, told: tuple[Kind, ...], expected: set[str]
) -> None:
    """Where a link is told of depends on its state now and on what was said before."""
    assert lists(compare([change(state, verdict)], broken(*told))) == expected


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.OK])
def test_no_trouble_falls_through(state: State, verdict: Verdict) -> None:
    """Every state but healthy is in some list, whatever the verdict."""
    assert lists(compare([change(state, verdict)], ())) or state is H


def test_suspect_that_hardens_is_new() -> None:
    """A link that was only suspect at the last report is told as new when it is confirmed."""
    first = compare([change(S, Verdict.BROKEN)], ())
    assert not list(to_tell(first))
    assert lists(compare([change(B, Verdict.BROKEN)], to_tell(first))) == {"new"}


def test_a_life_is_told_once_each() -> None:
    """New, still, recovered, nothing, new again."""
    told: list[Told] = []
    seen = []
    for state in (B, B, H, H, B):
        found = compare([change(state)], told)
        told += to_tell(found)
        seen.append(lists(found))
    assert seen == [{"new"}, {"still"}, {"recovered"}, set(), {"new"}]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (change(H), {}),
        (change(H, Verdict.MOVED, final_url="https://a.example/x?s=1"), {"moved": "https://a.example/x"}),
        (change(H, title=TitleMatch.DRIFTED, found_title="Other"), {"title": "Other"}),
        (change(H, Verdict.OK, "title-drift", title=TitleMatch.DRIFTED, found_title="Other"), {"title": "Other"}),
        (change(H, Verdict.OK, "edition-changed"), {"edition-changed": ""}),
        (change(H, Verdict.OK, "download-encrypted", size=7), {"download-encrypted": ""}),
        (change(H, Verdict.OK, "download-changed", size=7), {"download-changed": "7"}),
        (change(H, Verdict.OK, "https-available", "redirect-chain"), {}),
    ],
)
def test_what_is_news(change: Change, expected: dict[str, str]) -> None:
    """A move, another title and a download's trouble are news of a link that works."""
    assert news(change) == expected


@pytest.mark.parametrize(
    "rule", ["content-drift", "title-changed", "edition-changed", "download-changed", "download-shrunk"]
)
def test_a_change_is_told_once_and_another_one_anew(rule: str) -> None:
    """A finding that goes on to be said has the day on which it was seen, and that day is what was told."""

    def seen(on: str) -> Change:
        return replace(change(H, Verdict.OK, size=len(on)), findings=(Finding(rule, URL, params={"on": on}),))

    told: list[Told] = []
    heard = []
    for on in ("2026-03-02", "2026-03-02", "2026-03-30"):
        found = compare([seen(on)], told)
        told += to_tell(found)
        heard.append(lists(found))
    assert heard == [{"changed"}, {"earlier"}, {"changed"}]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("https://a.example/x?s=1", "https://a.example/x?s=2", {"earlier"}),
        ("https://a.example/x", "https://a.example/y", {"changed"}),
    ],
)
def test_changed_is_told_once(before: str, after: str, expected: set[str]) -> None:
    """The same news is not told twice, but is there to be seen to; another target is, another query alone is not."""
    told = list(to_tell(compare([change(H, Verdict.MOVED, final_url=before)], ())))
    assert [item.topic for item in told] == ["moved"]
    assert lists(compare([change(H, Verdict.MOVED, final_url=after)], told)) == expected


@pytest.mark.parametrize("state", [B, S, U, X, H])
@pytest.mark.parametrize("told", [(), (NEW,)])
def test_what_a_person_has_closed_is_in_no_list(state: State, told: tuple[Kind, ...]) -> None:
    """Neither new nor still broken, nor working again; it is counted."""
    found = compare([change(state, Verdict.BROKEN, "not-found", closed=WORD)], broken(*told))

    assert (lists(found), found.decided) == ({"decided"}, 1)


@pytest.mark.parametrize(
    ("rule", "parts"),
    [
        ("title-drift", {"title": TitleMatch.DRIFTED, "found_title": "Other"}),
        ("edition-changed", {"title": TitleMatch.DRIFTED, "found_title": "Other"}),
        ("title-changed", {}),
        ("download-shrunk", {"size": 7}),
    ],
)
def test_what_a_person_has_accepted_is_no_news(rule: str, parts: dict[str, object]) -> None:
    """It is not told, and what else is found is told without it."""
    settled = change(H, muted={rule: WORD}, **parts)
    accepted = replace(settled, findings=(Finding(rule, URL, decided=WORD),))
    beside = replace(accepted, findings=(*accepted.findings, Finding("content-drift", URL)))

    assert lists(compare([accepted], ())) == {"decided"}
    (told,) = compare([beside], ()).changed
    assert [finding.rule for finding in told.findings] == ["content-drift"]


def test_the_end_of_a_decision_is_told_once() -> None:
    """Each by itself, also where nothing else is to be told of a link that works."""
    first, second = (Finding("decision-ended", URL, params={"decision": n, "on": "2026-03-09"}) for n in (1, 2))
    told = list(to_tell(compare([replace(change(H), findings=(first,))], ())))

    assert lists(compare([replace(change(H), findings=(first,))], told)) == set()
    assert lists(compare([replace(change(H), findings=(second,))], told)) == {"changed"}


def test_records_are_not_changed() -> None:
    """What stands in a list is what came in."""
    given = change(B, Verdict.BROKEN, "not-found")
    assert compare([given], ()).new == (given,)


@pytest.mark.parametrize(
    ("state", "reason", "listed"),
    [
        (H, "host-unreachable", True),
        (S, "host-unreachable", True),
        (U, "host-unreachable", False),
        (H, "blocked", False),
        (B, "host-unreachable", False),
    ],
)
def test_links_of_a_silent_host_are_at_hand(state: State, reason: str, *, listed: bool) -> None:
    """Those that were spared and are in no other list go with their host, if somebody is told of it."""
    spared = change(state, Verdict.UNSURE, reason, reason=reason)
    assert (compare([spared], []).spared == (spared,)) is listed


def test_states_are_counted_told_or_not() -> None:
    """All links count by state; one that a person has spoken of, and one that was never checked, do not."""
    closed = change(B, Verdict.BROKEN)
    closed = replace(closed, link=replace(closed.link, closed=WORD))
    seen = [change(H, Verdict.OK), change(H, Verdict.OK), change(S, Verdict.BROKEN), closed, change(None, Verdict.OK)]
    assert compare(seen, ()).states == {H: 2, S: 1}


def test_when_a_host_last_answered_is_known() -> None:
    """By the latest of its links that got any answer."""
    days = [datetime(2026, 3, day, tzinfo=UTC) for day in (1, 3, 2, 4)]
    seen = [change(H, Verdict.OK, status=200 if day.day < 4 else None, checked_at=day) for day in days]
    assert compare(seen, []).answered == {"example.org": days[1]}


@pytest.mark.parametrize("state", [B, X, U])
def test_the_end_of_a_decision_is_told_once_of_what_does_not_work(state: State) -> None:
    """A link goes on to be told every week; that somebody's word of it has ended is told with it the first time only."""
    ends = tuple(Finding("decision-ended", URL, params={"decision": number, "on": "2026-04-06"}) for number in (3, 4))
    told: list[Told] = [Told(URL, "decision-ended 4", Kind.CHANGED, mark="2026-04-06")]
    heard = []
    for _ in range(2):
        found = compare([replace(change(state, Verdict.BROKEN), findings=ends)], told)
        told += to_tell(found)
        (said,) = (*found.new, *found.still, *found.unsure)
        heard.append([finding.params["decision"] for finding in said.findings])
    assert heard == [[3], []]


@pytest.mark.parametrize(
    ("days", "reason", "expected"),
    [(14, "blocked", set()), (15, "blocked", {"unsure"}), (15, "host-unreachable", {"spared"})],
)
def test_what_cannot_be_verified_for_weeks_is_told(days: int, reason: str, expected: set[str]) -> None:
    """A link that worked once and refuses programs since is no trouble for an hour, and a person's to look at after two weeks."""
    now = datetime(2026, 5, 1, tzinfo=UTC)
    link = change(H, Verdict.UNSURE, reason=reason, checked_at=now, last_ok_at=now - timedelta(days=days))
    assert lists(compare([link], ())) == expected


@pytest.mark.parametrize(
    ("topic", "news", "right"),
    [
        ("title", {"title": TitleMatch.DRIFTED, "found_title": "Other"}, {"title": TitleMatch.SAME}),
        ("moved", {"verdict": Verdict.MOVED, "final_url": "https://a.example/y"}, {}),
    ],
)
@pytest.mark.parametrize(("weeks", "again"), [(4, {"changed"}), (3, set())])
def test_what_comes_again_is_told_again(
    topic: str, news: dict[str, Any], right: dict[str, Any], weeks: int, again: set[str]
) -> None:
    """A title or a move that was told, was right again weeks later and comes back is news; what merely goes to and fro is not."""
    now = datetime(2026, 5, 1, tzinfo=UTC)
    told = list(to_tell(compare([change(H, **news)], ())))
    told = [replace(item, told_at=now - timedelta(weeks=weeks)) for item in told]
    between = compare([change(H, checked_at=now, **right)], told)
    assert lists(between) - {"over"} == set()
    told += to_tell(between)
    assert [item.topic for item in told] == [topic] * (1 + bool(again))
    assert lists(compare([change(H, **news)], told)) - {"earlier"} == again


@pytest.mark.parametrize(
    ("reason", "answered", "expected"),
    [
        ("timeout", None, {"still"}),
        ("host-unreachable", None, {"still"}),
        ("not-found", None, {"new", "still"}),
        ("timeout", 3, {"new", "still"}),
        ("timeout", 40, {"still"}),
    ],
)
def test_a_host_that_was_told_to_be_down_is_not_told_anew(
    reason: str, answered: int | None, expected: set[str]
) -> None:
    """Links of a host are confirmed week after week, a few at a time: it is one outage, unless the host has answered since it began (days ago)."""
    now = datetime(2026, 5, 1, tzinfo=UTC)
    host = "https://example.org"
    first = LinkStatus(
        f"{host}/1", verdict=Verdict.BROKEN, reason="timeout", state=B, failing_since=now - timedelta(30)
    )
    later = replace(first, url=f"{host}/2", reason=reason, failing_since=now - timedelta(9))
    other = LinkStatus(f"{host}/3", verdict=Verdict.OK, state=H)
    if answered is not None:
        other = replace(other, status=200, checked_at=now - timedelta(answered))
    found = compare([Change(later), Change(first), Change(other)], [Told(first.url, "broken", NEW)])
    assert lists(found) - {"answered", "joined"} == expected
    assert found.joined == (set() if "new" in expected else {later.url})


def test_a_doubt_is_news_once_and_again_after_the_link_worked() -> None:
    """What could not be verified is told for the first time, then known; once it worked, the next doubt is news."""
    told: list[Told] = []
    heard = []
    for state in (U, U, X, S, U, H, H, U):
        changes = compare([change(state, Verdict.UNSURE if state is U else Verdict.OK)], told)
        heard.append(has_news(changes))
        told += to_tell(changes)

    assert heard == [True, False, False, False, False, False, False, True]
    assert [one.kind for one in told] == [Kind.NEW, Kind.OVER, Kind.NEW]


@pytest.mark.parametrize(
    ("state", "told", "news"), [(B, (), True), (B, (NEW,), False), (H, (NEW,), True), (S, (), False), (H, (), False)]
)
def test_what_goes_on_is_no_news(state: State, told: tuple[Kind, ...], news: bool) -> None:  # noqa: FBT001 - a table
    """A link that is still broken, or waits for confirmation, is nothing that a person was not told."""
    verdict = Verdict.BROKEN if state in (B, S) else Verdict.OK
    assert has_news(compare([change(state, verdict)], broken(*told))) is news
