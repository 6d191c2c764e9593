"""The demo's three weeks come out as its scenario says: the whole program against a world whose truth is known."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from crawler.cli import main
from crawler.demo.scenario import TARGETS, WEEKS, Target
from tests.rows import rows

Document = Mapping[str, Any]


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play the demo once and return its folder."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["crawler", "demo", "--quiet", "-o", str(folder)])
        with pytest.raises(SystemExit) as ended:
            main()
    assert ended.value.code == 0
    return folder


def document(folder: Path, week: int) -> Document:
    """Return the JSON report of a week."""
    content: Document = json.loads((folder / f"week-{week}" / "report.json").read_text("utf-8"))
    return content


def link(report: Document, target: Target) -> Document:
    """Return what a report says of a target."""
    return next(one for one in report["links"] if one["url"].endswith(target.path) and _of(one, target))


def _of(one: Document, target: Target) -> bool:
    """Tell targets of one path apart by the entries that carry them, where they have some."""
    return sum(target.path == other.path for other in TARGETS) == 1 or target.host in one["url"]


@rows("week", WEEKS)
@rows("target", TARGETS, ids=lambda target: target.path)
def test_each_target_is_judged_as_it_is(played: Path, target: Target, week: int) -> None:
    """Verdict, reason, title and download of every target are the true ones, every week."""
    truth = target.weeks[week - 1].truth
    said = link(document(played, week), target)

    assert (said["verdict"], said["reason"], said["download"]) == (truth.verdict, truth.reason, truth.download)
    assert truth.title is None or said["title"] == truth.title


@pytest.mark.parametrize("week", WEEKS)
def test_all_entries_are_there_every_week(played: Path, week: int) -> None:
    """The two pages give 15 and 14 entries, however often they are read."""
    report = document(played, week)

    assert [(one["name"], one["entries"]) for one in report["catalogues"]] == [
        ("useful-resources", 15),
        ("research-and-reports", 14),
    ]


def test_a_failure_is_confirmed_before_it_is_called_broken(played: Path) -> None:
    """What fails from the first week on is suspect, then broken; nobody is alarmed by one check."""
    states = {
        week: {one["state"] for one in document(played, week)["links"] if one["verdict"] == "broken"} for week in WEEKS
    }

    assert states[1] == {"suspect"}
    assert "broken" in states[2] | states[3]
    assert states[3] == {"broken"} or states[3] == {"broken", "suspect"}


def test_a_recovery_is_seen(played: Path) -> None:
    """What failed for two weeks and works in the third is healthy again, and its good check is remembered."""
    target = next(target for target in TARGETS if target.path == "/publications/social-attitudes-survey-2015/")
    said = link(document(played, 3), target)

    assert (said["state"], said["failing_since"]) == ("healthy", None)
    assert said["last_ok_at"] == said["checked_at"]


def test_every_file_is_written(played: Path) -> None:
    """Each week leaves its reports and the mail as it would have been sent."""
    names = {f"report.{suffix}" for suffix in ("html", "json", "csv", "md", "txt")} | {"weekly.eml"}

    assert {week: {path.name for path in (played / f"week-{week}").iterdir()} for week in WEEKS} == dict.fromkeys(
        WEEKS, names
    )
