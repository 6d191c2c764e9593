"""Judging as a whole: precedence, rules switched off, and the answers beside the verdict."""

from collections.abc import Callable
from typing import Any

import pytest

from crawler.judge.matching import found_title
from crawler.judge.rule import Case
from crawler.records import Facts, FailureKind, Judgement, Role, TitleMatch

Judged = Callable[..., Judgement]
Checked = Callable[..., Case]
Seen = Callable[..., Facts]
Spoken = Callable[..., list[str]]

OTHER = "Zebra crossings of Northern Bavaria, a photographic survey"


def test_a_good_link_has_nothing_to_say(judged: Judged) -> None:
    """Verdict ok, no reason, no findings, the title the same."""
    judgement = judged()
    assert (judgement.verdict, judgement.reason, judgement.findings) == ("ok", None, ())
    assert (judgement.title, judgement.download, judgement.content) == ("same", "none", "unknown")


@pytest.mark.parametrize("role", [Role.MORE, Role.CONTACT])
def test_only_primary_links_have_titles(role: Role, judged: Judged) -> None:
    """A further link or a contact is not what the entry is called."""
    judgement = judged(role=role)
    assert (judgement.title, dict(judgement.titles)) == ("unknown", {})


def test_the_best_of_several_entries_counts(judged: Judged) -> None:
    """Each entry has its own answer; the link has the best."""
    judgement = judged(titles=(OTHER, "Understanding Patient Data"))
    assert (judgement.title, judgement.findings) == ("same", ())
    assert judgement.titles == {"e0": TitleMatch.DRIFTED, "e1": TitleMatch.SAME}


@pytest.mark.parametrize(
    "given",
    [{"status": 404}, {"status": 403}, {"failure": FailureKind.ROBOTS}, {"failure": FailureKind.REFUSED}],
)
def test_titles_are_unknown_where_no_body_was_judged(given: dict[str, Any], judged: Judged, seen: Seen) -> None:
    """An error page's title says nothing of the resource."""
    judgement = judged(**given, facts=seen(title=OTHER))
    assert (judgement.title, judgement.content, dict(judgement.titles)) == ("unknown", "unknown", {"e0": "unknown"})


@pytest.mark.parametrize(
    ("status", "chain", "reason"),
    [
        (404, (("https://a.example/x", 301), ("https://a.example/y", 404)), "not-found"),
        (404, (("https://a.example/x", 302), ("https://a.example/", 404)), "not-found"),
        (403, (("https://a.example/x", 301), ("https://a.example/y", 403)), "blocked"),
        (403, (("https://a.example/x", 302), ("https://a.example/login", 403)), "blocked"),
    ],
)
def test_the_plain_answer_outranks_the_way_to_it(status: int, chain: Any, reason: str, spoken: Spoken) -> None:
    """Where several rules could speak, the first of the table is heard, alone."""
    assert spoken(status=status, chain=chain) == [reason]


@pytest.mark.parametrize(
    ("rule", "given"),
    [
        ("not-found", {"status": 404}),
        ("blocked", {"status": 403}),
        ("server-error", {"status": 500}),
        ("temporarily-unavailable", {"status": 503, "headers": {"retry-after": "60"}}),
        ("timeout", {"failure": FailureKind.TIMEOUT_CONNECT}),
    ],
)
def test_a_rule_switched_off_is_silent_and_nothing_dead_is_ok(rule: str, given: dict[str, Any], judged: Judged) -> None:
    """No other rule takes its place, and what is no success does not pass for one."""
    judgement = judged(**given, rules={rule: "off"})
    assert (judgement.verdict, judgement.reason, judgement.findings) == ("unsure", None, ())


@pytest.mark.parametrize("switch", ["on", "off"])
def test_a_switch_reaches_findings_beside_the_verdict(switch: str, judged: Judged, seen: Seen) -> None:
    """The answer `title` stays; only the finding is silenced."""
    judgement = judged(facts=seen(title=OTHER), rules={"title-drift": switch})
    assert (judgement.title, len(judgement.findings)) == ("drifted", int(switch == "on"))


@pytest.mark.parametrize(
    ("facts", "sha256", "content"),
    [
        ({"fingerprint": "0f" * 8}, "cd" * 32, "same"),
        ({"fingerprint": "0f" * 7 + "30"}, "cd" * 32, "same"),
        ({"fingerprint": "0f" * 7 + "8f"}, "cd" * 32, "same"),
        ({"fingerprint": "0f" * 6 + "f070"}, "cd" * 32, "changed"),
        ({"fingerprint": "f0" * 8}, "ab" * 32, "same"),
        ({"fingerprint": None}, "cd" * 32, "unknown"),
        ({"fingerprint": "not hex"}, "cd" * 32, "changed"),
        ({"kind": "text"}, "cd" * 32, "changed"),
    ],
)
def test_content_is_held_against_the_last_good_check(
    facts: dict[str, Any], sha256: str, content: str, judged: Judged, seen: Seen
) -> None:
    """Equal bytes are the same; else up to six bits of the fingerprint are small edits."""
    assert judged(before=seen(), facts=seen(**facts), sha256=sha256).content == content


def test_a_success_whose_body_was_not_seen_is_less_certain(judged: Judged) -> None:
    """Then only the status speaks."""
    assert judged(facts=None).confidence < judged().confidence


@pytest.mark.parametrize("reserved", ["http://[bad/", "http://a.example:x/", "//", "", "http://\u0000/", "x" * 5000])
def test_an_odd_address_never_raises(reserved: str, judged: Judged) -> None:
    """Redirects come from strangers."""
    hops = (("https://a.example/deep", 301), (reserved, 200))
    assert judged(chain=hops, titles=()).verdict in {"ok", "moved", "broken"}


@pytest.mark.parametrize(
    ("facts", "found"),
    [({}, "Understanding Patient Data"), ({"title": OTHER}, OTHER), ({"title": None}, None)],
)
def test_the_found_title_is_what_the_target_calls_itself(
    facts: dict[str, Any], found: str | None, checked: Checked, seen: Seen
) -> None:
    """It is the closest of its titles, for the reports."""
    assert found_title(checked(facts=seen(**facts))) == found
