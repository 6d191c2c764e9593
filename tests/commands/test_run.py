"""`crawler run` and what stands on its history: report, history, explain, rejudge."""

import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from crawler.demo.server import DemoWeb
from crawler.history.lock import only_run

Crawl = Callable[..., Any]

FIRST, LATER = "2026-03-02T07:00:00Z", "2026-03-09T07:00:00Z"


@pytest.fixture
def ran(crawl: Crawl, configured: Path) -> Path:
    """Run once and return the configuration."""
    assert crawl("run", "-c", str(configured), "--now", FIRST, "--quiet").code == 0
    return configured


def test_a_run_exits_0_when_the_work_was_done(crawl: Crawl, configured: Path) -> None:
    """Broken links are the result of a run, not its failure; progress goes to standard error."""
    result = crawl("run", "-c", str(configured), "--now", FIRST)

    assert result.code == 0
    assert "links" in result.out
    assert "written: " in result.err
    assert [path.name for path in (configured.parent / "reports").rglob("*.*")] == [".last-run", "report.json"]


def test_only_what_is_due_is_checked(crawl: Crawl, ran: Path) -> None:
    """A second run on the same day checks nothing; a week later everything; with --all everything at once."""
    again = json.loads(crawl("run", "-c", str(ran), "--now", FIRST, "--format", "json", "-q").out)["run"]["coverage"]
    later = json.loads(crawl("run", "-c", str(ran), "--now", LATER, "--format", "json", "-q").out)["run"]["coverage"]
    forced = json.loads(crawl("run", "-c", str(ran), "--all", "--now", LATER, "--format", "json", "-q").out)["run"][
        "coverage"
    ]

    assert (again["checked"], again["not_due"]) == (0, again["links"])
    assert (later["not_due"], forced["not_due"]) == (0, 0)


@pytest.mark.parametrize(("fail_on", "code"), [("broken", 1), ("new", 0), ("never", 0)])
def test_fail_on_is_asked_of_a_run_too(crawl: Crawl, configured: Path, fail_on: str, code: int) -> None:
    """Nothing is new while nothing is confirmed, though checks failed."""
    assert crawl("run", "-c", str(configured), "--now", FIRST, "--fail-on", fail_on, "-q").code == code


def test_what_a_run_confirms_is_new(crawl: Crawl, ran: Path) -> None:
    """The run in which failures are confirmed fails on `new`; the next one does not, for they are known."""
    codes = [
        crawl("run", "-c", str(ran), "--now", now, "--fail-on", "new", "-q").code
        for now in (LATER, "2026-03-16T07:00:00Z", "2026-03-23T07:00:00Z")
    ]

    assert codes == [1, 1, 0]


def test_the_report_is_the_document_of_the_run(crawl: Crawl, ran: Path) -> None:
    """`crawler report --format json` says from history what the run said."""
    (written,) = (ran.parent / "reports").rglob("report.json")
    result = crawl("report", "-c", str(ran), "--format", "json", "--now", FIRST)

    assert result.out == written.read_text("utf-8")


def test_explain_says_why(crawl: Crawl, ran: Path, web: DemoWeb) -> None:
    """The verdict, the rule that decided, what was asked and what came back."""
    url = web.addresses["trust"] + "/papers/co-production-and-community-development/"
    result = crawl("explain", url, "-c", str(ran))

    assert result.code == 0
    assert "Decided by gone (L002), sure" in result.out
    assert f"GET {url} → page removed for good (410)" in result.out
    assert "It takes one more failed check to confirm it, the last not before 3 March 2026." in result.out


def test_an_explanation_as_json_is_the_same_note(crawl: Crawl, ran: Path, web: DemoWeb, tmp_path: Path) -> None:
    """For machines, and into a file."""
    url = web.addresses["trust"] + "/papers/co-production-and-community-development/"
    crawl("explain", url, "-c", str(ran), "--format", "json", "-o", str(tmp_path / "note.json"))

    note = json.loads((tmp_path / "note.json").read_text("utf-8"))
    assert (note["url"], note["rule"]["slug"], note["to_do"] != []) == (url, "gone", True)
    assert note["would_change"][1]["day"].startswith("2026-03-03")


def test_history_tells_a_life(crawl: Crawl, ran: Path, web: DemoWeb) -> None:
    """Each check, a timeline, and the states."""
    crawl("run", "-c", str(ran), "--all", "--now", LATER, "-q")
    result = crawl(
        "history", web.addresses["trust"] + "/papers/co-production-and-community-development/", "-c", str(ran)
    )

    assert "✗✗" in result.out
    assert "2026-03-02 07:00" in result.out
    assert "broken from 2026-03-09 07:00 to now, gone" in result.out


@pytest.mark.parametrize("command", ["explain", "history"])
def test_a_narrow_terminal_loses_no_words(
    crawl: Crawl, ran: Path, web: DemoWeb, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """On a terminal of 50 columns no line is longer and no word is shortened or cut in two, addresses aside."""
    url = web.addresses["trust"] + "/papers/co-production-and-community-development/"
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = {}
    for width in (50, 300):
        monkeypatch.setenv("COLUMNS", str(width))
        shown[width] = re.sub(r"\x1b\[[0-9;]*m", "", crawl(command, url, "-c", str(ran)).out).replace("\n", " \n")
    narrow, wide = (text.partition("checked" if command == "explain" else "timeline")[2] for text in shown.values())
    assert max(len(line.rstrip()) for line in narrow.splitlines()) <= 50
    assert "\u2026" not in narrow
    assert {word for word in narrow.split() if word.isalpha()} <= set(wide.replace("/", " ").split())


@pytest.mark.parametrize("command", ["explain", "history"])
def test_an_address_nobody_catalogued_is_told_with_what_was_meant(
    crawl: Crawl, ran: Path, web: DemoWeb, command: str
) -> None:
    """A slip of the pen gets the address that was probably meant."""
    meant = web.addresses["trust"] + "/projects/co-produced-evidence/"
    result = crawl(command, meant.replace("evidence", "evidense"), "-c", str(ran))

    assert result.code == 3
    assert f"did you mean {meant}" in result.err


def test_rejudge_turns_what_changed_rules_turn(crawl: Crawl, ran: Path) -> None:
    """With a rule switched off its verdicts turn; with the rules as they were nothing does."""
    unchanged = crawl("rejudge", "-c", str(ran))
    switched = crawl("rejudge", "-c", str(ran), "--set", "judge.rules.gone=off")

    assert unchanged.out == "no verdict turned\n"
    assert "1 checks: broken is now" in switched.out


def test_two_runs_at_once_are_refused(crawl: Crawl, configured: Path) -> None:
    """The second one says who holds the history, and does nothing."""
    with only_run(f"sqlite:///{configured.parent / 'history.db'}"):
        result = crawl("run", "-c", str(configured))

    assert result.code == 3
    assert "a run is under way (process" in result.err


def test_a_catalogue_that_fails_keeps_what_was_read_before(crawl: Crawl, ran: Path) -> None:
    """A page that answers 404 one week is told, exit code 3; its links of before are checked all the same."""
    text = ran.read_text("utf-8").replace("/learning/section/research/", "/nowhere/")
    ran.write_text(text, "utf-8")
    result = crawl("run", "-c", str(ran), "--all", "--now", LATER, "--format", "json", "-q")
    document = json.loads(result.out)

    assert result.code == 3
    assert document["catalogues"][0]["entries"] == 14
    assert document["run"]["coverage"]["checked"] > 10


def test_a_first_run_without_a_readable_catalogue_says_that_nothing_was_checked(crawl: Crawl, tmp_path: Path) -> None:
    """There is no calm report of nothing: the error stands alone, with exit code 3."""
    result = crawl("run", "--set", "catalogues=[{source: http://nowhere.invalid/list}, {source: gone.md}]")

    assert (result.code, result.out) == (3, "")
    assert "http://nowhere.invalid/list: could not be fetched (name not found)" in result.err
    assert "gone.md: there is no such file" in result.err
    assert result.err.endswith("crawler: no catalogue could be read, now or before, so nothing was checked\n")


@pytest.mark.parametrize(
    ("content", "told"),
    [(b"this is a letter, not a database, and long enough to be one\n" * 40, "is not a database"), (b"", "")],
)
def test_a_file_that_is_no_database_is_left_alone(crawl: Crawl, configured: Path, content: bytes, told: str) -> None:
    """What is no history of ours is refused in words and not touched; an empty file becomes one."""
    path = configured.parent / "history.db"
    path.write_bytes(content)
    result = crawl("run", "-c", str(configured), "-q")

    assert result.code == (3 if told else 0)
    assert told in result.err
    assert not told or path.read_bytes() == content


def test_what_has_not_changed_is_not_fetched_again(crawl: Crawl, ran: Path, web: DemoWeb) -> None:
    """A week later the host is asked only whether it changed; a 304 keeps verdict, title and download as they were."""
    before = json.loads(crawl("report", "-c", str(ran), "--format", "json").out)["links"]
    after = json.loads(crawl("run", "-c", str(ran), "--all", "--now", LATER, "--format", "json", "-q").out)["links"]
    path = "/reports/manifesto-for-growing-the-core-economy.pdf"
    first, second = (next(one for one in links if one["url"].endswith(path)) for links in (before, after))
    kept = ("verdict", "status", "title", "download", "size", "found_title", "content_type")

    assert ([hop["status"] for hop in first["hops"]], [hop["status"] for hop in second["hops"]]) == ([206], [304])
    assert [first[key] for key in kept] == [second[key] for key in kept]
    assert second["content"] == "same"


def test_reports_that_were_not_written_are_made_up_for(crawl: Crawl, ran: Path) -> None:
    """A run that ended before its reports were written has them written by the next one, though nothing is due; what is there is left alone."""
    folder = ran.parent / "reports"
    (page,) = folder.rglob("report.json")
    right = page.read_bytes()
    page.unlink()
    (folder / ".last-run").unlink()
    again = crawl("run", "-c", str(ran), "--now", FIRST)
    assert f"{page.relative_to(folder)}, which the run before did not come to" in again.err.replace("\n", "")
    assert json.loads(page.read_bytes())["run"] == json.loads(right)["run"]

    page.unlink()
    assert "did not come to" not in crawl("run", "-c", str(ran), "--now", FIRST).err
    assert not page.exists()

    (folder / ".last-run").unlink()
    page.parent.rmdir()
    page.parent.touch()
    held_up = crawl("run", "-c", str(ran), "--now", FIRST)
    assert held_up.code == 0
    assert "the reports of the run before could not be written either: " in held_up.err


def test_states_are_put_right(crawl: Crawl, ran: Path) -> None:
    """A state that the checks do not lead to is told and put right; where all follow, that is said."""
    right = crawl("report", "-c", str(ran), "--format", "json", "--now", FIRST).out
    assert crawl("rejudge", "--states", "-c", str(ran)).out == "every state follows from the checks kept\n"
    with closing(sqlite3.connect(ran.parent / "history.db")) as raw, raw:
        raw.execute("UPDATE states SET state = 'broken' WHERE id = 1")
    assert crawl("db", "check", "-c", str(ran)).code == 1
    said = crawl("rejudge", "--states", "-c", str(ran)).out.splitlines()

    assert re.fullmatch(
        r"http\S+: broken since 2026-03-02 07:00 was kept, (healthy|suspect|unverified) since .* follows from its checks",
        said[0],
    )
    assert said[1:] == ["states of 1 link were put right"]
    assert crawl("db", "check", "-c", str(ran)).code == 0
    assert crawl("report", "-c", str(ran), "--format", "json", "--now", FIRST).out == right
