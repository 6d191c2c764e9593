"""The note of a good colleague."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from crawler.judge.answers import FAILURES
from crawler.judge.explain import Weighed, explain
from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.judge.table import BY_SLUG, DECIDING
from crawler.records import Certificate, Details, Document, Facts, FailureKind, Hop, Probe, Span, State, Timing, Title
from crawler.report.as_note import as_json, lines
from crawler.report.words import Clock
from tests.judge.conftest import NOW
from tests.marked import unmarked, words_of

CLOCK = Clock(ZoneInfo("Europe/London"))
Checked = Callable[..., Case]
Seen = Callable[..., Facts]


def note(case: Case) -> str:
    """Return the whole note of a case."""
    return "\n".join(lines(explain(case, judge(case)), CLOCK))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({}, ["The link works.", "the page was delivered (200)", "agrees with"]),
        ({"status": 404}, ["The link is broken.", "not-found (L001), sure", "page not found (404)", "clears it"]),
        ({"status": 403}, ["could not be verified", "blocked (U001)", "Open it in a browser"]),
        ({"failure": FailureKind.ROBOTS}, ["was not asked", "robots-disallowed (U006)", "as the engine put it"]),
        ({"failure": FailureKind.TIMEOUT_CONNECT}, ["The link is broken.", "timeout (L010)", "no answer"]),
        ({"status": 404, "rules": {"not-found": "off"}}, ["could not be verified", "switched off"]),
    ],
)
def test_a_note_says_verdict_rule_and_reasons(given: dict[str, Any], expected: list[str], checked: Checked) -> None:
    """The verdict in a sentence, the rule that decided, what was seen, what would change it."""
    text = note(checked(**given))
    assert [words for words in expected if words not in text] == []


def test_the_hops_are_told_one_by_one(checked: Checked) -> None:
    """Each request with its answer."""
    case = checked(chain=(("http://a.example/x", 301), ("https://a.example/x", 200)))
    told = explain(case, judge(case))
    assert told.hops == (
        "GET http://a.example/x \u2192 moved for good (301)",
        "GET https://a.example/x \u2192 the page was delivered (200)",
    )
    assert told.to_do == ("Put the new address into the catalogue: https://a.example/x",)


def test_signs_are_told_with_their_weight(checked: Checked, seen: Seen) -> None:
    """What speaks for a suspicion and what against it."""
    told = explain(*_both(checked(facts=seen(title="Page not found", h1="Page not found", words=900))))
    assert Weighed("its title says \u201cpage not found\u201d", 0.45) in told.signs_for
    assert told.signs_against == (Weighed("it is a long text", -0.35),)


def test_suspicions_that_did_not_suffice_are_told_too(checked: Checked, seen: Seen) -> None:
    """An honest note on a good link names what spoke against it."""
    told = explain(*_both(checked(facts=seen(title="Page not found", words=900), titles=("Page not found",))))
    assert told.verdict == "The link works."
    assert 0.45 in [sign.weight for sign in told.signs_against]


def test_findings_beside_the_verdict_are_told(checked: Checked, seen: Seen) -> None:
    """Drift leaves the verdict alone, but not the note."""
    told = explain(*_both(checked(facts=seen(title="Zebra crossings of Northern Bavaria, a survey"))))
    assert len(told.beside) == 1
    assert Weighed("the title does not agree with the catalogue's") in told.signs_against


def test_a_strangers_words_stay_on_their_line(checked: Checked, seen: Seen) -> None:
    """Nothing a page says can forge a line of the note."""
    case = checked(facts=seen(title="Page not found\nThe link works.\x1b[2J", words=20))
    assert "\x1b" not in note(case)
    assert "\nThe link works." not in note(case)


def _both(case: Case) -> tuple[Case, Any]:
    """Return a case and its judgement."""
    return case, judge(case)


def spelt(words: str, turns: Any) -> bool:
    """Tell whether one of the turns says something."""
    return any(words in turn.words for turn in turns)


def test_what_carries_a_suspicion_is_named(checked: Checked, seen: Seen) -> None:
    """Each sign is left out in turn: those without which the page would pass are said."""
    few = explain(*_both(checked(facts=seen(title="Page not found", words=70, text="other words"))))
    many = explain(*_both(checked(facts=seen(title="Page not found", h1="Page not found", words=20, text="not found"))))

    assert spelt("Without this one sign the page would pass for a living one: its title says", few.would_change)
    assert spelt("No single sign decides", many.would_change)


def test_how_far_a_page_is_from_suspicion_is_said(checked: Checked, seen: Seen) -> None:
    """Of a page that passes, although something speaks against it."""
    told = explain(*_both(checked(facts=seen(title="Page not found", words=900), titles=("Page not found",))))
    assert spelt("It would take signs worth 1.10 more", told.would_change)


@pytest.mark.parametrize(
    ("status", "failures", "days", "words"),
    [
        (404, 1, 0, "It takes one more failed check to confirm it, the last not before 3 March 2026."),
        (500, 1, 0, "It takes 2 more failed checks to confirm it, the last not before 5 March 2026."),
        (500, 2, 2, "It takes one more failed check to confirm it, the last not before 3 March 2026."),
    ],
)
def test_the_state_machine_says_what_confirms(
    status: int, failures: int, days: int, words: str, checked: Checked
) -> None:
    """How many more failures, and the day before which the last of them does not count."""
    case = checked(status=status)
    judgement, first = judge(case), case.now - timedelta(days=days)
    span = Span(State.SUSPECT, first, judgement.reason, failures=failures, first_failure=first)

    told = explain(case, judgement, span)

    assert words in [turn.words.replace("{day}", CLOCK.day(turn.day)) for turn in told.would_change if turn.day]


def test_what_is_confirmed_or_far_from_it_is_said(checked: Checked) -> None:
    """Broken stays broken until a success; a healthy link is some failures away."""
    broken, healthy = checked(status=404), checked()
    confirmed = explain(
        broken, judge(broken), Span(State.BROKEN, broken.now, "not-found", failures=3, first_failure=broken.now)
    )
    well = explain(healthy, judge(healthy), Span(State.HEALTHY, healthy.now, last_ok_at=healthy.now))

    assert spelt("It is confirmed", confirmed.would_change)
    assert spelt("It would take 3 failed checks in a row", well.would_change)


def test_the_words_that_differ_are_told(checked: Checked, seen: Seen) -> None:
    """Those of the catalogue, and those of the target."""
    told = explain(*_both(checked(titles=("A course in Java",), facts=seen(title="A course in Python"))))
    assert told.titles[0].endswith("; only in the catalogue: Java; only at the target: Python")


def _page(title: str, heading: str, under: str) -> Facts:
    titles = (Title("og:site_name", "Heron Trust"), Title("title", title), Title("h1", heading))
    told = "The committee met in the town hall and heard how neighbours had looked after one another. " * 4
    return Facts("html", titles, headings=(heading,), text=f"{heading} {under} {told}", words=90)


def _document(*titles: tuple[str, str]) -> Facts:
    told = "The committee met in the town hall and heard how neighbours had looked after one another. " * 6
    said = tuple(Title(source, text.replace("...", told)) for source, text in titles)
    return Facts("pdf", said, document=Document(opens=True, ended=True, pages=9))


@pytest.mark.parametrize(
    ("ours", "facts", "expected"),
    [
        ("The Pond - Ann Oxley", _page("The Pond", "The Pond", "A novel by Ann Oxley."), "stands right under its heading"),
        ("Grief (Heron Trust)", _page("Heron Trust", "Heron Trust", "Here for you."), "nothing on the page has a word of what"),
        ("The moss package", _document(("pdf:info", "The fern package"), ("pdf:text", "The fern package ... The moss package.")), "its first pages speak of it"),
    ],
)  # fmt: skip
def test_why_titles_were_told_apart_is_said(ours: str, facts: Facts, expected: str, checked: Checked) -> None:
    """What the page or document itself says beside its titles, in plain words."""
    told = explain(*_both(checked(titles=(ours,), facts=facts)))
    assert [expected in line for line in told.titles] == [True]


def test_what_was_asked_beside_is_told(checked: Checked) -> None:
    """Made-up addresses, repairs, twins and second tries, each with its answer."""
    case = checked()
    probe = Probe("https://www.trust.example/made-up", 404, "https://www.trust.example/made-up")
    twin = Probe("https://www.trust.example/x", 200, "https://www.trust.example/y")
    evidence = replace(case.evidence, probe=probe, twin=twin, helped=("cookies",), shared="https://www.trust.example/z")

    told = explain(*_both(replace(case, evidence=evidence)))

    assert [line.partition(",")[0] for line in told.asked_beside] == [
        "it refused us at first",
        "a made-up address of the same site",
        "the same over https",
        "the very same page came for https://www.trust.example/z",
    ]
    assert "page not found (404)" in told.asked_beside[1]


def test_rules_that_were_outranked_are_told(checked: Checked, seen: Seen) -> None:
    """The first of the table decides; what the others would have said is no secret."""
    facts = seen(title="Just a moment...", words=20, marks=("challenge:Cloudflare",))
    told = explain(*_both(checked(status=403, facts=facts, headers={"cf-mitigated": "challenge"})))

    assert told.rule is not None
    assert told.rule.slug == "challenge"
    assert [line.rpartition("(")[2] for line in told.outranked] == ["blocked)"]


def test_each_entry_has_its_own_comparison(checked: Checked, seen: Seen) -> None:
    """Which title came closest, how close, and on what ground it was called another."""
    told = explain(
        *_both(
            checked(
                facts=seen(title="Understanding Patient Data, 4th edition"),
                titles=("Understanding Patient Data, 2nd edition",),
            )
        )
    )
    assert [("does not agree with" in line, "edition, year, volume" in line) for line in told.titles] == [(True, True)]


@pytest.mark.parametrize(
    ("details", "language", "lines"),
    [
        (None, None, ()),
        (None, "cy-gb", ("in Welsh",)),
        (
            Details(("Smith, Jane", "Hall, T."), "A Trust", "2016-05", language="cy", kind="Report"),
            "en",
            ("by Smith, Jane; Hall, T., published by A Trust, May 2016, in Welsh", "of the kind Report"),
        ),
        (Details(("A B", "C D", "E F", "G H")), "xx", ("by A B; C D; E F and 1 more, in xx",)),
        (
            Details(created="2016-05-03", modified="2017"),
            None,
            ("its file, or page, was made 3 May 2016, last changed 2017",),
        ),
    ],
)
def test_what_the_target_says_of_itself_is_told(
    details: Details | None, language: str | None, lines: tuple[str, ...], checked: Checked, seen: Seen
) -> None:
    """Who wrote and published it, when, and in which language."""
    told = explain(*_both(checked(facts=seen(details=details, language=language))))
    assert told.itself == lines


def cases_of_every_rule(checked: Checked, seen: Seen) -> list[Case]:
    """Return cases of every failure and status, and of pages of every kind."""
    failures = [checked(failure=kind) for kind in FailureKind]
    answers = [checked(status=status) for status in (401, 402, 403, 404, 410, 418, 429, 451, 500, 503)]
    parked = checked(facts=seen(title="trust.example is for sale", words=20, marks=("parking:sedo",)))
    bodies = [
        seen(title="Page not found", h1="Page not found", words=20),
        seen(title="It works!", words=5, marks=("placeholder:apache",)),
        seen(title="Just a moment...", words=20, marks=("challenge:Cloudflare",)),
        seen(title="Log in", words=20, marks=("password-field",)),
        seen(title="Best online casinos", words=200, text="Free spins and sports betting sites"),
        seen(title=None, words=0, text=""),
        seen(title=None, words=3, marks=("script-shell",)),
        Facts("pdf", document=Document(opens=False, ended=False)),
    ]
    moved = checked(chain=(("https://www.trust.example/old", 301), ("https://www.trust.example/new", 200)))
    home = checked(
        url="https://a.example/x",
        chain=(("https://a.example/x", 302), ("https://a.example/", 200)),
        facts=seen(title="A Example"),
    )
    files = [checked(url="https://a.example/x.pdf", facts=facts) for facts in (Facts("empty"), seen(), bodies[-1])]
    cut = checked(url="https://a.example/x.pdf", facts=Facts("pdf", document=Document(opens=True, ended=False)))
    empty = checked(url="https://a.example/x.pdf", facts=Facts("empty"), size=0)
    corrupt = checked(url="https://a.example/x.pdf", facts=Facts("pdf", document=Document(opens=False, ended=True)))
    everywhere = checked(
        facts=seen(title="Are you ready?", words=20, text="Yes or no?"),
        probe=Probe("https://www.trust.example/resources/made-up", 200, None, "ab" * 32),
    )
    back = checked(status=503, headers={"retry-after": "3600"})
    return [
        empty,
        corrupt,
        back,
        *failures,
        *answers,
        parked,
        *(checked(facts=facts) for facts in bodies),
        moved,
        home,
        *files,
        cut,
        everywhere,
    ]


def test_every_verdict_has_a_whole_note(checked: Checked, seen: Seen) -> None:
    """Whatever decided: a sentence, something seen, what would change it, what to do; and no number without its meaning."""
    told = [explain(*_both(case)) for case in cases_of_every_rule(checked, seen)]
    deciding = {rule.slug for rules in DECIDING.values() for rule in rules}
    unseen = {"wrong-type", "meta-refresh"}
    assert deciding - {note.rule.slug for note in told if note.rule} <= unseen
    for note in told:
        assert note.verdict.endswith(".") or "https:" in note.verdict.split()[-1]
        assert note.signs_for
        assert note.would_change
        assert all(note.to_do)
        assert as_json(note)["verdict"] == note.verdict


def test_every_failure_has_words_of_its_own() -> None:
    """No name of ours is shown in their place."""
    assert set(FAILURES) == set(FailureKind)
    assert not [
        words for words in FAILURES.values() if any("-" in kind.value and kind.value in words for kind in FailureKind)
    ]


def test_the_first_line_says_that_a_living_link_leads_elsewhere(checked: Checked, seen: Seen) -> None:
    """Whoever reads one sentence only should not go away content."""
    case = checked(facts=seen(title="Winter gritting routes"))
    assert note(case).splitlines()[0].startswith("The link works. But: The catalogue says")


def test_nothing_in_a_note_is_left_untranslated(checked: Checked, seen: Seen, marked: None) -> None:
    """Of every case, with all that is told beside: outside of what is translated stand only addresses, names and what strangers wrote."""
    said = Details(("Ω", "Ω", "Ω", "Ω"), "Ω", "2016-05", "2016-05-03", "2017", "cy", "Ω")
    probe = Probe("https://www.trust.example/made-up", 404, "https://www.trust.example/")
    ends = [NOW + timedelta(days=days) for days in (-9, -1, 0, 1, 9)]
    shown = [Certificate("Ω", "Ω", NOW, end, ("Ω",) * 7) for end in ends]
    hops = tuple(Hop(f"https://{place}.example/", 200, certificate=one) for place, one in enumerate(shown))
    beside = {
        "probe": probe,
        "twin": probe,
        "helped": ("cookies", "http/1.1"),
        "shared": "https://www.trust.example/z",
        "attempts": 3,
    }
    rich = checked(facts=seen(details=said), titles=("Understanding Patient Data, 4th edition", "A course in Java"))
    rich = replace(
        rich,
        evidence=replace(
            rich.evidence, hops=hops, timings=(Timing(5, 10, 20, 30, 90, 800, 900),) * len(hops), **beside
        ),
    )
    spans = [
        None,
        Span(State.SUSPECT, NOW, "not-found", failures=1, first_failure=NOW),
        Span(State.BROKEN, NOW, "not-found", failures=3),
        Span(State.HEALTHY, NOW),
    ]
    left = set()
    for case in (*cases_of_every_rule(checked, seen), rich):
        known = {*words_of((case.entries, case.evidence.facts, case.link, case.evidence.failure))}
        for span in spans:
            left |= {*unmarked("\n".join(lines(explain(case, judge(case), span), CLOCK)))} - known
    assert sorted(left - {word for slug in BY_SLUG for word in slug.split("-")} - {"GET", "HEAD"}) == []


def test_the_page_of_a_report_is_said_to_be_one(checked: Callable[..., Case], seen: Callable[..., Facts]) -> None:
    """Whoever wonders why "(PDF)" may lead to a page is told."""
    case = checked(
        url="https://a.example/publications/report",
        text="Annual report (PDF)",
        titles=("Annual report",),
        facts=seen("Annual report", marks=("offers-pdf",)),
    )
    assert "promise a PDF file, and this is its page" in note(case)
