"""What decisions do to a check: what they mute, what counts towards states, and what evidence ends them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.judge.decided import ended, tell, tell_fault
from crawler.judge.deciding import holds
from crawler.judge.decision_words import RECENT, decision_ended
from crawler.judge.own_words import NO_NOTE
from crawler.judge.words import facts, message
from crawler.language import speaking
from crawler.records import (
    Action,
    Basis,
    Carrier,
    Decision,
    EndedBy,
    Ending,
    Finding,
    Judgement,
    Scope,
    Seen,
    TitleMatch,
    Verdict,
)

URL, END = "https://a.example/report", "https://a.example/now"
LINK = Scope(URL)
MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
LATER = MONDAY + timedelta(days=7)
ENTRIES = {"e1": Carrier("list", "Our Report")}
VERDICTS = {
    "not-found": Verdict.BROKEN,
    "parked-domain": Verdict.BROKEN,
    "soft-404": Verdict.BROKEN,
    "timeout": Verdict.BROKEN,
    "blocked": Verdict.UNSURE,
    "rate-limited": Verdict.UNSURE,
    "login-required": Verdict.UNSURE,
    "robots-disallowed": Verdict.SKIPPED,
    "moved-permanently": Verdict.MOVED,
}


def judged(reason: str | None, *beside: str, drifted: tuple[str, ...] = ()) -> Judgement:
    """Return a judgement with the finding that decided, and others beside it."""
    findings = tuple(Finding(slug, URL) for slug in filter(None, (reason, *beside)))
    titles = dict.fromkeys(drifted, TitleMatch.DRIFTED)
    return Judgement(VERDICTS[reason] if reason else Verdict.OK, reason, findings=findings, titles=titles)


def seen(**given_: Any) -> Seen:
    """Return what was seen a week after the decision, unless told otherwise."""
    return Seen(**{"url": URL, "at": LATER, "final_url": END, "entries": ENTRIES, "catalogues": ("list",), **given_})


def decided(action: Action, reason: str | None = None, scope: Scope = LINK, **given_: Any) -> Decision:
    """Return a decision of Monday about the link, said of a reason at an address."""
    basis = Basis(reason, given_.pop("final_url", END), given_.pop("found", None), given_.pop("title", None))
    return Decision(action, scope, "Sam", "I looked", MONDAY, basis=basis, **given_)


def muted(judgement: Judgement, what: Seen, *decisions: Decision, at: datetime = LATER) -> set[str]:
    """Return the rules that are muted."""
    return set(tell(judgement, what, decisions, at).muted)


@pytest.mark.parametrize(
    ("decision", "judgement", "rules", "closed"),
    [
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged("not-found"), {"not-found"}, True, id="its own reason"),
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged("parked-domain"), set(), False, id="another reason"),
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged(None, "title-drift"), set(), False, id="it works: titles are another matter"),
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged("rate-limited"), {"rate-limited"}, True, id="nothing can be known today"),
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged("login-required"), set(), False, id="a login is new"),
        pytest.param(decided(Action.NOT_BROKEN, "blocked"), judged("blocked"), {"blocked"}, True, id="blocked, and looked at"),
        pytest.param(decided(Action.NOT_BROKEN, "blocked"), judged("not-found"), set(), False, id="blocked then, broken now"),
        pytest.param(decided(Action.IGNORE), judged(None, "title-drift", "redirect-chain"), {"title-drift", "redirect-chain"}, True, id="all of a link that works"),
        pytest.param(decided(Action.IGNORE), judged("not-found"), set(), False, id="ignored while it worked"),
        pytest.param(decided(Action.IGNORE, "not-found"), judged("not-found"), {"not-found"}, True, id="all of a link that fails"),
        pytest.param(decided(Action.IGNORE, "redirect-chain", Scope(URL, rule="redirect-chain")), judged(None, "redirect-chain", "title-drift"), {"redirect-chain"}, False, id="one rule"),
        pytest.param(decided(Action.ACCEPT_TITLE, "title-drift", Scope(URL, "e1"), found="X"), judged(None, "title-drift", "redirect-chain", drifted=("e1",)), {"title-drift"}, False, id="a title"),
        pytest.param(decided(Action.ACCEPT_ADDRESS, "moved-permanently"), judged("moved-permanently", "title-drift"), {"moved-permanently"}, True, id="an address"),
        pytest.param(decided(Action.LOOK_AGAIN, "not-found", until=LATER + timedelta(1)), judged("not-found"), {"not-found"}, True, id="not yet the day"),
        pytest.param(decided(Action.LOOK_AGAIN, "not-found", until=LATER), judged("not-found"), set(), False, id="the day has come"),
        pytest.param(decided(Action.FIXED, "not-found"), judged("not-found"), set(), False, id="found again"),
        pytest.param(decided(Action.IGNORE, scope=Scope(host="a.example"), final_url=None), judged("not-found"), {"not-found"}, True, id="a host"),
        pytest.param(decided(Action.IGNORE, scope=Scope(host="b.example"), final_url=None), judged("not-found"), set(), False, id="another host"),
        pytest.param(decided(Action.NOT_BROKEN, scope=Scope(host="a.example", rule="not-found"), final_url=None), judged("parked-domain"), set(), False, id="a host, for another reason"),
        pytest.param(decided(Action.IGNORE, scope=Scope(catalogue="list"), final_url=None), judged("not-found"), {"not-found"}, True, id="a catalogue"),
        pytest.param(decided(Action.IGNORE, scope=Scope(catalogue="other"), final_url=None), judged("not-found"), set(), False, id="another catalogue"),
    ],
)  # fmt: skip
def test_what_a_decision_mutes(decision: Decision, judgement: Judgement, rules: set[str], closed: bool) -> None:  # noqa: FBT001
    """Its own matter, and nothing that came after."""
    told = tell(judgement, seen(titles=("X",)), [decision], LATER)

    assert set(told.muted) == rules
    assert (told.closed is not None) is closed
    assert tuple(replace(one, decided=None) for one in told.findings) == judgement.findings


@pytest.mark.parametrize(
    ("decision", "judgement", "counts"),
    [
        (decided(Action.NOT_BROKEN, "not-found"), judged("not-found"), Verdict.OK),
        (decided(Action.NOT_BROKEN, "not-found"), judged("rate-limited"), Verdict.OK),
        (decided(Action.NOT_BROKEN, "not-found"), judged("parked-domain"), Verdict.BROKEN),
        (decided(Action.IGNORE, "not-found"), judged("not-found"), Verdict.BROKEN),
        (decided(Action.LOOK_AGAIN, "not-found"), judged("not-found"), Verdict.BROKEN),
    ],
)
def test_what_counts_towards_states(decision: Decision, judgement: Judgement, counts: Verdict) -> None:
    """Only what a person found working counts as working; what is merely not told goes on being what it is."""
    assert tell(judgement, seen(), [decision], LATER).counts.verdict is counts


@pytest.mark.parametrize(
    ("decision", "judgement", "what", "by"),
    [
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged("not-found"), seen(), None, id="nothing changed"),
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged("not-found"), seen(final_url=f"{END}?session=2"), None, id="the query alone"),
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged("not-found"), seen(final_url="https://b.example/"), EndedBy.ADDRESS, id="another address"),
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged("parked-domain"), seen(), EndedBy.REASON, id="another reason"),
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged(None), seen(), EndedBy.REASON, id="it works"),
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged("timeout"), seen(final_url=None), None, id="one bad hour"),
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged("rate-limited"), seen(), None, id="busy"),
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged("robots-disallowed"), seen(), None, id="not asked"),
        pytest.param(decided(Action.NOT_BROKEN, "blocked"), judged("login-required"), seen(), EndedBy.REASON, id="a login in place of a wall"),
        pytest.param(decided(Action.NOT_BROKEN, "soft-404", found="Oops"), judged("soft-404"), seen(titles=("Sold!",)), EndedBy.TITLE, id="another error page"),
        pytest.param(decided(Action.ACCEPT_TITLE, "title-drift", found="New: a name"), judged(None, "title-drift"), seen(titles=("NEW: a  name",)), None, id="the accepted title, otherwise written"),
        pytest.param(decided(Action.ACCEPT_TITLE, "title-drift", found="Report 2019"), judged(None, "title-drift"), seen(titles=("Report 2020",)), EndedBy.TITLE, id="another edition"),
        pytest.param(decided(Action.ACCEPT_TITLE, "title-drift", found="X"), judged("not-found"), seen(), None, id="a failure says nothing of a title"),
        pytest.param(decided(Action.ACCEPT_TITLE, "title-drift", Scope(URL, "e1"), found="X", title="Their Report"), judged(None), seen(titles=("X",)), EndedBy.ENTRY, id="the catalogue was corrected"),
        pytest.param(decided(Action.ACCEPT_TITLE, "title-drift", Scope(URL, "e1"), found="X", title="Our Report"), judged(None), seen(titles=("X",), entries={"e2": Carrier("list", "Z")}), EndedBy.ENTRY, id="the entry is gone"),
        pytest.param(decided(Action.ACCEPT_ADDRESS, "moved-permanently"), judged("moved-permanently"), seen(titles=("Y",)), None, id="the accepted address"),
        pytest.param(decided(Action.ACCEPT_ADDRESS, "moved-permanently"), judged("moved-permanently"), seen(final_url="https://c.example/"), EndedBy.ADDRESS, id="moved on"),
        pytest.param(decided(Action.IGNORE, found="Visitors: 17"), judged(None), seen(titles=("Visitors: 18",)), None, id="a counter in a title"),
        pytest.param(decided(Action.IGNORE), judged("moved-permanently"), seen(), EndedBy.REASON, id="it moves now"),
        pytest.param(decided(Action.LOOK_AGAIN, "moved-permanently"), judged(None), seen(), EndedBy.REASON, id="it moves no more"),
        pytest.param(decided(Action.IGNORE), judged("not-found"), seen(), EndedBy.REASON, id="it fails now"),
        pytest.param(decided(Action.IGNORE, "timeout", Scope(URL, rule="timeout")), judged(None), seen(), None, id="one rule stays ignored"),
        pytest.param(decided(Action.FIXED, "not-found"), judged(None), seen(), EndedBy.WORKS, id="mended indeed"),
        pytest.param(decided(Action.FIXED, "not-found"), judged("timeout"), seen(), EndedBy.AGAIN, id="not mended"),
        pytest.param(decided(Action.FIXED, "title-drift", Scope(URL, rule="title-drift")), judged("not-found"), seen(), None, id="a failure cannot tell"),
        pytest.param(decided(Action.FIXED, "title-drift", Scope(URL, rule="title-drift")), judged(None, "title-drift"), seen(), EndedBy.AGAIN, id="the title still drifts"),
        pytest.param(decided(Action.IGNORE, scope=Scope(host="a.example")), judged("parked-domain"), seen(), None, id="a wide one has no evidence"),
        pytest.param(decided(Action.NOT_BROKEN, "not-found"), judged("parked-domain"), seen(at=MONDAY), None, id="a check of before"),
    ],
)  # fmt: skip
def test_what_ends_a_decision(decision: Decision, judgement: Judgement, what: Seen, by: EndedBy | None) -> None:
    """Evidence that is another; neither silence nor a bad hour."""
    found = ended(judgement, what, [decision])

    assert [one.ending.by for one in found] == ([by] if by else [])


def test_a_failure_without_an_answer_ends_it_once_confirmed() -> None:
    """A dead host is another matter than a page that is not found, as soon as it is sure."""
    decision, what = decided(Action.NOT_BROKEN, "not-found"), seen(final_url=None)

    assert ended(judged("timeout"), what, [decision]) == ()
    assert [one.ending.now for one in ended(judged("timeout"), what, [decision], confirmed=True)] == ["timeout"]
    assert muted(judged("timeout"), what, decision) == set()


def test_each_entry_of_a_shared_link_needs_its_own_word() -> None:
    """A title accepted for one entry says nothing of the other's; a catalogue speaks for its own entries only."""
    both = seen(
        titles=("X",), entries={"e1": Carrier("list", "A"), "e2": Carrier("other", "B")}, catalogues=("list", "other")
    )
    drift = judged(None, "title-drift", drifted=("e1", "e2"))
    one, two = (decided(Action.ACCEPT_TITLE, "title-drift", Scope(URL, name), found="X") for name in ("e1", "e2"))
    ours, theirs = (decided(Action.IGNORE, scope=Scope(catalogue=name)) for name in ("list", "other"))

    assert muted(drift, both, one) == set()
    assert muted(drift, both, one, two) == {"title-drift"}
    assert muted(judged("not-found"), both, ours) == set()
    assert muted(judged("not-found"), both, ours, theirs) == {"not-found"}


def test_what_changed_after_a_title_was_accepted_is_told() -> None:
    """Another edition that is seen later was not accepted, though the title is still the same."""
    accepted = decided(Action.ACCEPT_TITLE, "edition-changed", found="X")
    judgement = Judgement(
        Verdict.OK, findings=(Finding("edition-changed", URL, params={"form": "own", "on": "2026-03-09"}),)
    )

    assert muted(judgement, seen(titles=("X",)), accepted) == set()


@pytest.mark.parametrize(
    ("scope", "is_muted"),
    [
        (Scope(catalogue="list", rule="missing-year"), True),
        (Scope(rule="missing-year"), True),
        (Scope(entry="e1", catalogue="list"), True),
        (Scope(catalogue="list", rule="missing-link"), False),
        (Scope(entry="e2", catalogue="list"), False),
        (Scope(host="a.example"), False),
    ],
)
def test_faults_of_a_catalogue(scope: Scope, is_muted: bool) -> None:  # noqa: FBT001
    """What is said of a rule, a catalogue or an entry holds for the catalogue's own faults too."""
    fault = Finding("missing-year", entry="e1", catalogue="list")

    assert (tell_fault(fault, [decided(Action.IGNORE, scope=scope)], LATER).decided is not None) is is_muted


@pytest.mark.parametrize(
    ("ending", "until", "words"),
    [
        (Ending(LATER, EndedBy.REASON, "parked-domain"), None, "is another: “Page not found” then, “The domain is for sale” now"),
        (Ending(LATER, EndedBy.REASON), None, "it works now"),
        (Ending(LATER, EndedBy.ADDRESS, "https://b.example/"), None, "another address: https://b.example/"),
        (Ending(LATER, EndedBy.TITLE, "Sold!"), None, "called itself “Old” and now “Sold!”"),
        (Ending(LATER, EndedBy.AGAIN, "not-found"), None, "found again on 9 March 2026: “Page not found”"),
        (None, LATER, "until 9 March 2026. That day has come."),
        (Ending(LATER, EndedBy.PERSON, "Olivia"), None, None),
        (Ending(LATER, EndedBy.WORKS), None, None),
        (None, None, None),
    ],
)  # fmt: skip
def test_the_end_is_told_with_who_said_what(ending: Ending | None, until: datetime | None, words: str | None) -> None:
    """Whose word it was, and what has come in place of the evidence; what a person undid is no news, nor is a cure."""
    decision = decided(Action.NOT_BROKEN, "not-found", found="Old", ending=ending, until=until, number=4)
    found = decision_ended(decision, LATER + timedelta(hours=1))

    assert (found is not None) is (words is not None)
    assert found is None or words is None or (words in message(found) and "Sam said on 2 March 2026" in message(found))
    assert decision_ended(decision, LATER + RECENT) is None


@pytest.mark.parametrize(
    ("why", "english", "german"),
    [
        ("opens here", "not broken (“opens here”)", "nicht defekt („opens here“)"),
        ("New address: https://b.example/ by hand", "not broken (“New address: https://b.example/ by hand”)", "nicht defekt („Neue Adresse: https://b.example/ by hand“)"),
        (NO_NOTE, "Sam said on 2 March 2026: not broken, until", "Sam sagte am 2. März 2026: nicht defekt, bis"),
    ],
)  # fmt: skip
def test_the_reason_is_told_where_one_was_given(why: str, english: str, german: str) -> None:
    """In their own words; of a note that nobody wrote nothing is said, here or among the facts."""
    found = decision_ended(replace(decided(Action.NOT_BROKEN, until=LATER), why=why), LATER)
    assert found is not None
    assert english in message(found)
    assert any(name == "Why" for name, _ in facts(found)) is (why != NO_NOTE)
    with speaking("de"):
        assert german in message(found)


ACTIONS = st.sampled_from(list(Action))
REASONS = st.sampled_from([None, *VERDICTS])
RULES = st.sampled_from([None, "not-found", "title-drift", "redirect-chain"])
SCOPES = st.one_of(
    st.builds(Scope, st.just(URL), st.sampled_from([None, "e1", "e2"]), RULES),
    st.builds(Scope, rule=RULES, host=st.sampled_from([None, "a.example"]), catalogue=st.sampled_from([None, "list"])),
)
MOMENTS = st.integers(-3, 20).map(lambda days: MONDAY + timedelta(days=days))
DECISIONS = st.builds(
    Decision,
    ACTIONS,
    SCOPES,
    st.sampled_from(["Sam", "Olivia"]),
    st.just("seen"),
    MOMENTS,
    st.none() | MOMENTS,
    st.builds(Basis, REASONS, st.sampled_from([None, END]), st.sampled_from([None, "X"]), st.none()),
    st.none() | st.builds(Ending, MOMENTS, st.sampled_from(list(EndedBy))),
)
JUDGEMENTS = st.builds(judged, REASONS, st.sampled_from(["title-drift", "redirect-chain"]), drifted=st.just(("e1",)))
CHECKS = st.builds(
    lambda at, end, titles: seen(at=at, final_url=end, titles=titles),
    MOMENTS,
    st.sampled_from([END, f"{END}?q=1", "https://b.example/", None]),
    st.sampled_from([(), ("X",), ("Y",)]),
)


@given(st.lists(DECISIONS, max_size=4), JUDGEMENTS, CHECKS, MOMENTS)
def test_the_order_of_decisions_does_not_matter(
    decisions: list[Decision], judgement: Judgement, what: Seen, at: datetime
) -> None:
    """What is told is the same, by whatever way the decisions come."""
    told = tell(judgement, what, decisions, at)

    assert all(tell(judgement, what, other, at) == told for other in permutations(decisions))


@given(DECISIONS, JUDGEMENTS, CHECKS, MOMENTS)
def test_no_decision_outlives_its_evidence(decision: Decision, judgement: Judgement, what: Seen, at: datetime) -> None:
    """What ends a decision is not muted by it, and one that has ended or run out mutes nothing; the verdict stays as it is."""
    told = tell(judgement, what, [decision], at)

    if told.muted or told.closed:
        assert holds(decision, at)
        assert not ended(judgement, what, [decision], confirmed=True)
    assert told.counts.verdict in {judgement.verdict, Verdict.OK}
    assert tell(judgement, what, [replace(decision, ending=Ending(at, EndedBy.PERSON))], at).muted == {}


@given(DECISIONS, JUDGEMENTS, CHECKS)
def test_a_word_that_something_is_not_broken_is_said_of_one_reason(
    decision: Decision, judgement: Judgement, what: Seen
) -> None:
    """A failure with an answer, for another reason than the one looked at, always counts."""
    one = replace(decision, action=Action.NOT_BROKEN, scope=Scope(URL))

    if judgement.verdict is Verdict.BROKEN and one.basis.reason != judgement.reason:
        assert tell(judgement, what, [one], LATER).counts == judgement
