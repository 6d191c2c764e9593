"""What is told of changes over time: each case plays a life, a check a week, as a run and a replay do."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from crawler.inspect.simhash import prints
from crawler.judge.explain import explain
from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.judge.signs.fingerprints import likeness
from crawler.judge.words import message
from crawler.records import (
    Answer,
    Check,
    Document,
    Entry,
    Evidence,
    Facts,
    Hop,
    Judgement,
    Link,
    Past,
    Place,
    Role,
    Title,
    Use,
)

from .conftest import NOW, TITLE, URL

WEEK = timedelta(weeks=1)
SYLLABLES = ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "an", "er", "in", "or"]
A, B, C = "Data sharing toolkit", "Welcome to our new site", "Zebra crossings of Northern Bavaria"


def words_of(seed: int, count: int = 400) -> list[str]:
    """Return a text of its own, as words."""
    chance = random.Random(seed)
    return ["".join(chance.choices(SYLLABLES, k=chance.randint(1, 4))) for _ in range(count)]


def text(other: float = 0.0, seed: int = 1, count: int = 400) -> str:
    """Return a text of which a share is another: its first words."""
    edited = round(other * count)
    return " ".join(words_of(99, edited) + words_of(seed, count)[edited:])


def page(words: str = "", title: str | None = TITLE, h1: str | None = None, **facts: Any) -> Facts:
    """Return the facts of a page."""
    titles = tuple(Title(source, name) for source, name in (("title", title), ("h1", h1)) if name)
    said = words or text()
    found = prints(said, "o")
    count = len(said.split())
    given = {"words": count, "prose": count, "text": said[:4096], "version": 3}
    return Facts("html", titles, **{**given, "fingerprint": found.fingerprint, "sketch": found.sketch, **facts})


def file(
    pages: int | None = 24, title: str | None = None, words: str = "", size: int = 90_000, **facts: Any
) -> tuple[Facts, int]:
    """Return the facts of a file and its bytes."""
    titles = (Title("pdf:info", title),) if title else ()
    found = prints(words)
    given = {"text": words, "version": 3, "fingerprint": found.fingerprint, "sketch": found.sketch}
    return Facts(
        **{"kind": "pdf", "titles": titles, "document": Document(True, True, pages=pages), **given, **facts}
    ), size


Look = Facts | tuple[Facts, int] | None


def cases(*looks: Look, titles: Sequence[str] = (TITLE,), url: str = URL) -> tuple[list[Case], list[Judgement]]:
    """Judge one look a week, each with the checks before it; None is a day on which the page is not found."""
    entries = {f"e{at}": Entry(f"e{at}", "catalogue", title) for at, title in enumerate(titles)}
    places = tuple(Place("catalogue", name, Use(url, url, Role.PRIMARY, "Read")) for name in entries)
    past, made, said = Past(), [], []
    for week, look in enumerate(looks):
        facts, size = look if isinstance(look, tuple) else (look, 5_000)
        answer = Answer(404 if facts is None else 200, size, sha256=f"{hash((facts, size)) & (1 << 60) - 1:064x}")
        evidence = Evidence(url, NOW + week * WEEK, answer, (Hop(url, answer.status),), facts)
        made.append(Case(Link(url, url, places), evidence, evidence.asked_at, past, entries))
        said.append(judge(made[-1]))
        past = past.after(Check(evidence, said[-1], "run"))
    return made, said


def rules(*looks: Look, **given: Any) -> list[list[str]]:
    """Return what was found at each look, by rule."""
    return [
        [finding.rule for finding in one.findings if finding.rule != "not-found"] for one in cases(*looks, **given)[1]
    ]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (text(), "same"),
        (text(0.02), "same"),
        (text(0.1), "same"),
        (text() + " " + text(seed=5, count=120), "same"),
        (text(0.7), "changed"),
        (text(seed=2), "changed"),
        (text(seed=2, count=2000), "changed"),
        ("12", "unknown"),
    ],
)
def test_a_small_edit_is_the_same_and_a_rewritten_page_has_changed(now: str, expected: str) -> None:
    """Beyond the share that edits touch, the text is another."""
    assert cases(page(), page(now))[1][1].content == expected


@pytest.mark.parametrize(
    ("before", "now", "known"),
    [
        ({}, {}, True),
        ({"version": 2, "sketch": None}, {}, False),
        ({"version": 2, "sketch": None}, {"sketch": None}, False),
        ({"version": 2, "sketch": None}, {"version": 2, "sketch": None}, True),
        ({}, {"version": 4}, True),
        ({}, {"sketch": None}, False),
        ({}, {"sketch": "t" + "00" * 48}, False),
        ({}, {"sketch": "o" + "00" * 20}, False),
        ({}, {"sketch": "no hex"}, False),
        ({"sketch": "o" + "00" * 48}, {"sketch": "o" + "00" * 48}, False),
        ({"sketch": None, "fingerprint": None}, {"sketch": None}, False),
    ],
)
def test_what_was_made_otherwise_is_not_compared(before: dict[str, Any], now: dict[str, Any], *, known: bool) -> None:
    """Fingerprints of different versions and sketches of different parts of a page say nothing of each other, and never that a text has changed."""
    one, other = page(**before), page(text(seed=2), **now)
    assert (likeness(one, other) is not None) is known
    assert (cases(one, other)[1][1].content == "changed") is known
    assert known or rules(one, other) == [[], []]


DRIFT = ["content-drift"]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([text()] * 4, [[], [], [], []]),
        ([text(), text(0.1), text(0.2), text(0.1)], [[], [], [], []]),
        ([text(), text(seed=2), text(seed=2), text(seed=2)], [[], DRIFT, DRIFT, DRIFT]),
        ([text(), text(0.3), text(0.6), text(0.9)], [[], [], [], DRIFT]),
        ([text(), text(seed=2), text(), text()], [[], DRIFT, [], []]),
        ([text(), text() + " " + text(seed=3, count=1600), text()], [[], [], []]),
        ([text(count=40), text(seed=2, count=40)], [[], []]),
        ([text(count=2000), text(count=200)], [[], DRIFT]),
    ],
)
def test_little_left_of_the_first_text_is_drift(texts: list[str], expected: list[list[str]]) -> None:
    """A sudden change and a slow one are found against the first text; edits, growth and short texts are not."""
    assert rules(*map(page, texts)) == expected


def test_a_drift_is_told_with_the_day_it_was_seen_until_the_text_is_replaced_again() -> None:
    """What was said is said again word for word while nothing changes, and anew when something does."""
    looks = [page(), *[page(text(seed=2))] * 3, page(text(seed=3)), page(text(seed=3))]
    found = [one.findings[0] for one in cases(*looks)[1][1:]]
    assert len({finding.params["on"] for finding in found[:3]}) == 1
    assert found[0] == found[1] == found[2]
    assert found[3] == found[4]
    assert [finding.params["on"] for finding in (found[0], found[3])] == ["2026-03-09", "2026-03-30"]
    assert found[0].params["since"] == found[3].params["since"] == "2026-03-02"
    assert "of the check before, on 2 March 2026, 0 % was" in message(found[0])


def test_a_page_that_is_never_the_same_is_told_once() -> None:
    """A list of news is another text at each look; one that settles and is replaced after that is told again."""
    seeds = (1, 2, 3, 4, 4, 5)
    found = [one.findings[0].params for one in cases(*(page(text(seed=seed)) for seed in seeds))[1][1:]]
    assert [params["on"] for params in found] == ["2026-03-09"] * 4 + ["2026-04-06"]
    assert [params["form"] for params in found] == ["at-once", "restless", "restless", "restless", "at-once"]


def test_a_slow_drift_is_told_as_one() -> None:
    """Nothing was lost at once: the words say how much of the check before was left."""
    judgement = cases(*(page(text(share)) for share in (0, 0.3, 0.6, 0.9)))[1][-1]
    assert judgement.findings[0].params["form"] == "bit-by-bit"
    assert "bit by bit" in message(judgement.findings[0])


@pytest.mark.parametrize(
    ("title", "expected"), [(TITLE, DRIFT), (f"{TITLE} | Trust", DRIFT), (C, ["title-drift", "title-changed"])]
)
def test_where_the_title_goes_too_other_rules_speak(title: str, expected: list[str]) -> None:
    """Drift of the text is what no title tells."""
    assert rules(page(), page(text(seed=2), title))[1] == expected


CHANGED = ["title-changed"]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("A A B B", [[], [], CHANGED, CHANGED]),
        ("A B A B", [[], CHANGED, [], []]),
        ("A A B A", [[], [], CHANGED, []]),
        ("A B C A", [[], CHANGED, [], []]),
        ("A B C D", [[], CHANGED, [], []]),
        ("A B B C C", [[], CHANGED, CHANGED, CHANGED, CHANGED]),
        ("A A - B", [[], [], [], CHANGED]),
    ],
)
def test_titles_that_take_turns_are_no_news(names: str, expected: list[list[str]]) -> None:
    """One that returns, one that was had before and one that comes on the heels of another are none; a settled one is."""
    known = {
        "A": page(title=A),
        "B": page(title=B),
        "C": page(title=C),
        "D": page(title="Bread of the valleys"),
        "-": None,
    }
    assert rules(*(known[name] for name in names.split()), titles=()) == expected


def test_a_title_is_news_for_five_weeks() -> None:
    """It is told once, so a weekly report must find it; after that the name is what it is."""
    found = rules(page(title=A), *[page(title=B)] * 8, titles=())
    assert found == [[], *[CHANGED] * 6, [], []]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Inbox", "(3) Inbox"),
        ("(3) Inbox", "(12) Inbox"),
        ("What is on, 3 March 2026", "What is on, 4 April 2026"),
        ("ACME 12.31 ▲ 1.2%", "ACME 11.97 ▼ 2.8%"),
        (f"{A} | Old Name", f"{A} | New Name Trust"),
        (f"Old Name: {A}", f"The New Name: {A}"),
        (f"{A} - Trust", A),
        ("Data sharing toolkit", "Data Sharing Tool-kit!"),
    ],
)
def test_counters_dates_and_the_name_of_the_site_are_no_other_title(before: str, after: str) -> None:
    """What stands around a title is not the title."""
    assert rules(page(title=before), page(title=after), titles=()) == [[], []]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ((A, A), (B, A), []),
        ((f"{A} | Trust", A), (f"{B} | Trust", A), []),
        ((A, A), (B, B), CHANGED),
        ((f"{A} | Example Trust", "Example Trust"), (f"{C} | Example Trust", "Example Trust"), CHANGED),
        ((A, "Home"), (B, "Home"), CHANGED),
    ],
)
def test_a_place_that_said_the_same_and_still_does_speaks_for_the_old_title(
    before: tuple[str, str], after: tuple[str, str], expected: list[str]
) -> None:
    """A heading that stays vouches for the page, the site's name in it does not."""
    assert rules(page(None or "", *before), page("", *after), titles=())[1] == expected


def test_names_are_remembered_only_where_there_are_others() -> None:
    """A link that keeps its title keeps nothing more."""
    assert [one.names for one in cases(*[page(title=A)] * 3)[1]] == [(), (), ()]
    told = cases(page(title=A), page(title=B), page(title=A), page(title=B), titles=())[1]
    assert [one.names for one in told] == [(), (B,), (B,), (B,)]


FULL, COVER = text(count=300), "Guide to hedges. Second edition. " + text(count=300)
ANOTHER, SHRUNK, EDITION = ["download-changed"], ["download-shrunk"], ["edition-changed"]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        (file(words=FULL), file(words=FULL, size=97_000), []),
        (file(words=FULL, title=A), file(words=FULL, title=A, size=40_000), []),
        (file(words=FULL), file(40, words=FULL), ANOTHER),
        (file(words=FULL), file(words=text(seed=2, count=300), size=88_000), ANOTHER),
        (file(title=A), file(title=C, size=91_000), ANOTHER),
        (file(title="guide_v3.indd"), file(title="guide_v4.indd", size=91_000), []),
        (file(title=A), file(title=A, size=60_000), []),
        (file(120, words=FULL), file(4, words=FULL, size=9_000), SHRUNK),
        (file(3), file(1), ANOTHER),
        (file(None, kind="zip"), file(None, kind="zip", size=92_000), []),
        (file(12, kind="zip"), file(13, kind="zip", size=92_000), ANOTHER),
        (file(12, kind="zip"), file(2, kind="zip", size=9_000), SHRUNK),
        (file(12, kind="docx"), file(14, kind="docx", size=92_000), []),
        (file(None, kind="zip"), file(None, kind="zip", size=140_000), ANOTHER),
        (file(None, kind="zip"), file(None, kind="zip", size=9_000), SHRUNK),
        (file(None, kind="png"), file(None, kind="png", size=20_000), ANOTHER),
        (file(None, kind="zip", size=9_000), file(None, kind="zip", size=900), ANOTHER),
        (file(None, kind="doc"), file(None, kind="docx"), ANOTHER),
        (page(), file(), []),
        (file(words=FULL), file(words=COVER), EDITION),
        (file(fingerprint=None, sketch=None), file(words=COVER), []),
    ],
)
def test_another_file_and_a_shorter_one(before: Look, now: Look, expected: list[str]) -> None:
    """Pages, words, title, kind and at last the bytes tell another file; one that was saved again is no news."""
    found = rules(before, now, titles=())[1]
    assert [slug for slug in found if slug != "title-changed"] == expected


def test_another_file_is_said_for_five_weeks_and_another_one_anew() -> None:
    """The words stay the same while the file does."""
    looks = [file(24), *[file(40)] * 7, file(50), file(50), file(10), file(24)]
    found = [[(finding.rule, finding.params["on"]) for finding in one.findings] for one in cases(*looks, titles=())[1]]
    assert found[1:7] == [[("download-changed", "2026-03-09")]] * 6
    assert found[7] == []
    assert found[8] == found[9] == [("download-changed", "2026-04-27")]
    assert found[10:] == [[("download-shrunk", "2026-05-11")], [("download-changed", "2026-05-18")]]


@pytest.mark.parametrize(
    ("before", "after", "catalogue", "expected"),
    [
        ("Hedge toolkit", "Hedge toolkit, second edition", "Hedge toolkit", EDITION),
        ("Share price of ACME 12.31", "Share price of ACME 11.97", "Share price of ACME", []),
        ("Hedge toolkit 2024", "Hedge toolkit 2026", "Hedge toolkit", EDITION),
        ("Hedge toolkit v1.4", "Hedge toolkit v2.0", "Hedge toolkit", EDITION),
        ("Hedge toolkit v1.4", "Hedge toolkit v1.5", "Hedge toolkit", []),
        ("Hedge news, March 2026", "Hedge news, April 2026", "Hedge news", []),
        ("Hedge news, December 2025", "Hedge news, January 2026", "Hedge news", []),
        ("Hedge toolkit", "Hedge toolkit 2026", "Hedge toolkit", []),
        ("Hedge toolkit (12)", "Hedge toolkit (13)", "Hedge toolkit", []),
    ],
)
def test_a_target_that_becomes_another_edition(before: str, after: str, catalogue: str, expected: list[str]) -> None:
    """Its own title says so, where the catalogue names none; dates, counters and corrections are no editions."""
    found = rules(page(title=before), page(title=after), page(title=after), titles=(catalogue,))
    assert found[1:] == [expected, expected]


def test_an_edition_that_comes_back_is_no_news() -> None:
    """What it said at first it may say again."""
    one, other = page(title="Hedge toolkit 2024"), page(title="Hedge toolkit 2026")
    assert rules(one, other, one, titles=("Hedge toolkit",)) == [[], EDITION, []]


def test_the_note_tells_how_much_is_left() -> None:
    """A small edit is the same, with its distance from the last text and from the first."""
    made, said = cases(page(), page(text(0.05)), page(text(0.1)))
    note = explain(made[-1], said[-1])
    told = [sign.words for sign in note.signs_for]
    assert any("that of the last good check, of which about 9" in words for words in told)
    assert any("the first good check, on 2 March 2026, of which about" in words for words in told)
    made, said = cases(page(), page(text(seed=2)))
    told = [sign.words for sign in explain(made[-1], said[-1]).signs_against]
    assert "the text has changed since the last good check, of which about 0 in 100 words are left" in told
    assert any("little is left" in words for words in told)


def test_a_replay_says_the_same() -> None:
    """Each judgement rests on the checks before it and on nothing else."""
    looks = [page(), page(text(seed=2)), page(title=B), None, page(title=C), page(text(seed=2), title=B)]
    made, said = cases(*looks)
    past = Past()
    for case, judgement in zip(made, said, strict=True):
        assert judge(replace(case, past=past)) == judgement
        past = past.after(Check(case.evidence, judgement, "run"))
