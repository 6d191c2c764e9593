"""The table of targets shows what it promises to show."""

import pytest

from crawler.demo.hosts import CATALOGUES, HOSTS
from crawler.demo.scenario import TARGETS
from crawler.demo.scene import Act, Target
from crawler.records import Download, TitleMatch, Verdict

TRUTHS = [scene.truth for target in TARGETS for scene in target.weeks]


@pytest.mark.parametrize("verdict", list(Verdict))
def test_shows_every_verdict(verdict: Verdict) -> None:
    """Each of the five verdicts can be seen in the demo."""
    assert verdict in {truth.verdict for truth in TRUTHS}


@pytest.mark.parametrize("act", list(Act))
def test_uses_every_act(act: Act) -> None:
    """No act is written that no target plays."""
    assert act in {scene.act for target in TARGETS for scene in target.weeks}


@pytest.mark.parametrize("download", list(Download))
def test_shows_every_download(download: Download) -> None:
    """Good downloads, broken ones and pages can be seen."""
    assert download in {truth.download for truth in TRUTHS}


def test_a_reason_is_given_exactly_when_not_ok() -> None:
    """Ok needs no reason; everything else has one."""
    assert all((truth.reason is None) == (truth.verdict is Verdict.OK) for truth in TRUTHS)


def test_most_targets_work() -> None:
    """The demo looks like a real catalogue: in each week more links work than fail."""
    for week in range(3):
        works = [target.weeks[week].truth.verdict in {Verdict.OK, Verdict.MOVED} for target in TARGETS]
        assert sum(works) > len(works) / 2


@pytest.mark.parametrize(
    ("path", "story"),
    [
        ("/publications/social-attitudes-survey-2015/", ["broken", "broken", "ok"]),
        ("/assets/getting-to-grips-with-the-language.pdf", ["ok", "broken", "broken"]),
    ],
)
def test_weeks_tell_a_story(path: str, story: list[str]) -> None:
    """One target recovers in week 3; one breaks in week 2 and stays broken."""
    (target,) = (each for each in TARGETS if each.path == path)
    assert [scene.truth.verdict.value for scene in target.weeks] == story


def test_a_title_drifts() -> None:
    """One target is right in week 1 and another document from week 2."""
    (blog,) = (each for each in TARGETS if each.host == "blog")
    drifted = TitleMatch.DRIFTED
    assert [scene.truth.title for scene in blog.weeks] == [TitleMatch.SAME, drifted, drifted]


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.path)
def test_each_target_is_on_a_known_host(target: Target) -> None:
    """A row names a host of the web and a path of its own."""
    assert target.host in HOSTS
    assert sum((each.host, each.path) == (target.host, target.path) for each in TARGETS) == 1


def test_catalogue_rows_are_catalogues() -> None:
    """A row that is said to be a catalogue page is one."""
    rows = {(target.host, target.path) for target in TARGETS if target.weeks[0].act is Act.CATALOGUE}
    assert rows <= set(CATALOGUES)
