"""`crawler decide`: what is said is kept whole or not at all, and seen wherever a link is told of."""

import csv
import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from crawler.config import Settings
from crawler.demo.server import DemoWeb
from crawler.history.store import Store
from crawler.run.pipeline import run_catalogues
from crawler.run.work import Work

Crawl = Callable[..., Any]
RUN, NOW = "2026-03-02T07:00:00Z", "2026-03-02T12:00:00Z"
WORD = ("--why", "opens in a browser", "--who", "Sam")


@pytest.fixture(scope="module")
def seeded(web: DemoWeb, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Run once, for all tests of this module to copy; return the database."""
    folder = tmp_path_factory.mktemp("seeded")
    settings = Settings.model_validate(
        {
            "catalogues": [{"source": web.catalogues[1], "name": "research"}],
            "fetch": {"allow_networks": web.networks, "ca_file": web.ca_pem, "per_host": {"interval": 0}, "retries": 0},
            "history": {"url": f"sqlite:///{folder / 'history.db'}"},
        }
    )
    with Store.open(settings.history.url) as store:
        run_catalogues(Work(settings, store, lambda: datetime.fromisoformat(RUN)))
    return folder / "history.db"


@pytest.fixture
def ran(crawl: Crawl, configured: Path, seeded: Path) -> Callable[..., Any]:
    """Return a function that calls a command on what a run has found."""
    shutil.copy(seeded, configured.parent / "history.db")
    return lambda *words: crawl(*words, "-c", str(configured), *(() if words[0] == "history" else ("--now", NOW)))


@pytest.fixture
def links(ran: Callable[..., Any]) -> dict[str, str]:
    """Return an address for each reason; `ok` for one that works."""
    found = json.loads(ran("report", "--format", "json").out)["links"]
    return {link["reason"] or link["verdict"]: link["url"] for link in found}


def listed(ran: Callable[..., Any], *words: str) -> list[dict[str, Any]]:
    """Return what is decided."""
    decisions: list[dict[str, Any]] = json.loads(ran("decide", "--list", *words, "--format", "json").out)["decisions"]
    return decisions


def test_a_decision_is_bound_to_what_was_seen(ran: Callable[..., Any], links: dict[str, str]) -> None:
    """It is listed with the evidence it was said of, explained with the way to undo it, and undone without being deleted."""
    url = links["gone"]
    made = ran("decide", url, "--not-broken", *WORD, "--until", "2026-06-01")
    (one,) = listed(ran)
    explained, history = ran("explain", url), ran("history", url)
    undone = ran("decide", "--undo", "1", "--who", "Olivia")

    assert (made.code, made.out) == (0, f"decided (1): {url}: not broken\n")
    assert (one["reason"], one["final_url"], one["who"], one["why"]) == ("gone", url, "Sam", "opens in a browser")
    assert one["until"] == "2026-06-01T00:00:00+00:00"
    assert "decided: Sam said on 2 March 2026, until 1 June 2026: not broken" in explained.out
    assert "crawler decide --undo 1" in explained.out
    assert "The link is broken." in explained.out
    assert "Sam on 2 March 2026" in history.out
    assert undone.out == f"undone (1): {url}: not broken\n"
    assert listed(ran) == []
    assert [(one["ended_by"], one["ended_now"]) for one in listed(ran, "--all")] == [("person", "Olivia")]
    assert "ended on 2 March 2026: undone by Olivia" in ran("decide", "--list", "--all").out
    assert "decided:" not in ran("explain", url).out


def test_every_report_counts_it_and_says_whose_word_it_is(ran: Callable[..., Any], links: dict[str, str]) -> None:
    """It stands apart, under those who decided; a verdict stays what it was."""
    url = links["gone"]
    before = json.loads(ran("report", "--format", "json").out)
    ran("decide", url, "--not-broken", *WORD)
    document = json.loads(ran("report", "--format", "json").out)
    texts = {form: ran("report", "--format", form).out for form in ("text", "html", "markdown", "csv")}
    link = next(one for one in document["links"] if one["url"] == url)
    (finding,) = (one for one in document["findings"] if one["url"] == url)

    assert (link["verdict"], link["reason"], link["decision"]["who"]) == ("broken", "gone", "Sam")
    assert finding["decision"] == link["decision"]
    assert document["summary"] == before["summary"]
    assert (before["run"]["decided"], document["run"]["decided"]) == (0, 1)
    assert all("1 decided by people" in texts[form] for form in ("text", "html", "markdown"))
    assert all("Decided by people" in texts[form] for form in ("text", "html", "markdown"))
    assert all("Sam said on 2 March 2026" in " ".join(text.split()) for text in texts.values())


@pytest.mark.parametrize("fail_on", ["broken", "unsure", "warning"])
def test_what_is_decided_fails_no_run(ran: Callable[..., Any], fail_on: str) -> None:
    """A whole catalogue that is ignored leaves with 0, and with 1 once that is undone."""
    ran("decide", "--catalogue", "research", "--ignore", *WORD)
    ignored = ran("run", "--fail-on", fail_on, "-q")
    ran("decide", "--undo", "1", "--who", "Sam")

    assert ignored.code == 0
    assert ran("run", "--fail-on", fail_on, "-q").code == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "say what you found (--ignore, --not-broken, --accept-title, --accept-address, --fixed, --look-again)"),
        (("--ignore",), "say who: --who NAME"),
        (("--ignore", "--who", " "), "say who: --who NAME"),
        (("--ignore", "--who", "Sam"), "say why: --why TEXT"),
        (("--ignore", *WORD), "say what it is about: an address, --rule, --host or --catalogue"),
        (("--list", "--undo", "1"), "--list and --undo do not go together"),
        (("--rule", "nosuch", "--ignore", *WORD), "there is no rule nosuch"),
        (("--host", "nowhere.example", "--ignore", *WORD), "nowhere.example: no link of a catalogue"),
        (("--catalogue", "nowhere", "--ignore", *WORD), "nowhere: no catalogue of that name was read"),
        (("--rule", "gone", "--accept-title", *WORD), "--accept-title is about one link"),
        (("--rule", "title-drift", "--not-broken", *WORD), "title-drift calls no link broken"),
        (("--rule", "gone", "--entry", "e", "--ignore", *WORD), "name its address too"),
        (("--rule", "gone", "--look-again", "2026-03-01", *WORD), "2026-03-01 is past"),
        (("--rule", "gone", "--look-again", "tomorrow", *WORD), "'tomorrow' is not a day"),
        (("--rule", "gone", "--look-again", "2026-04-01", "--until", "2026-05-01", *WORD), "leave out --until"),
        (("--rule", "gone", "--look-again", "2026-04-01", "--ignore", *WORD), "say one thing"),
        (("https://nowhere.example/", "--ignore", *WORD), "is no link of a catalogue that was read"),
        (("--undo", "9", "--who", "Sam"), "there is no decision 9"),
        (("--all",), "say what you found"),
        (("--import", "nowhere.json"), "nowhere.json: cannot be read"),
    ],
)
def test_mistakes_are_told_and_nothing_is_kept(ran: Callable[..., Any], words: tuple[str, ...], said: str) -> None:
    """In a sentence that says what would be right."""
    result = ran("decide", *words)

    assert result.code in {2, 3}
    assert said in result.err
    assert "Traceback" not in result.err
    assert listed(ran, "--all") == []


@pytest.mark.parametrize(
    ("reason", "words", "said"),
    [
        ("ok", ("--not-broken",), "it works"),
        ("ok", ("--accept-title",), "its title was not found to differ"),
        ("gone", ("--accept-address",), "it was not found to have moved"),
        ("ok", ("--fixed",), "nothing was found amiss"),
        ("gone", ("--not-broken", "--rule", "timeout"), "its last check found no timeout; it found gone"),
        ("gone", ("--ignore", "--entry", "nobody"), "no entry nobody carries"),
        ("gone", ("--ignore", "--host", "x"), "not both"),
        ("gone", ("--accept-title", "--rule", "gone"), "takes no --rule"),
    ],
)
def test_what_makes_no_sense_of_a_link(
    ran: Callable[..., Any], links: dict[str, str], reason: str, words: tuple[str, ...], said: str
) -> None:
    """A decision answers something that was found."""
    result = ran("decide", links[reason], *words, *WORD)

    assert (result.code, said in result.err) == (2, True)
    assert listed(ran, "--all") == []


def test_a_host_is_named_as_people_name_it(ran: Callable[..., Any], links: dict[str, str]) -> None:
    """By its name, with a port, or by an address of it."""
    host = links["gone"].split("/")[2]
    for name in (host, host.partition(":")[0], links["gone"]):
        made = ran("decide", "--host", name, "--ignore", *WORD)
        report = ran("report", "--format", "json").out
        assert (made.code, json.loads(report)["run"]["decided"] > 0) == (0, True)
        ran("decide", "--undo", str(listed(ran)[0]["number"]), "--who", "Sam")


def test_the_same_is_not_said_twice(ran: Callable[..., Any], links: dict[str, str]) -> None:
    """While it holds; once it was undone it can be said again."""
    said = ("decide", links["gone"], "--not-broken", *WORD)
    codes = [ran(*said).code, ran(*said).code, ran("decide", "--undo", "1", "--who", "Sam").code, ran(*said).code]

    assert codes == [0, 2, 0, 0]
    assert [one["number"] for one in listed(ran, "--all")] == [1, 2]


def test_an_export_is_read_back(ran: Callable[..., Any], links: dict[str, str], tmp_path: Path) -> None:
    """All of it, also what has ended; what is there already is not kept twice."""
    ran("decide", links["gone"], "--not-broken", *WORD)
    ran("decide", "--rule", "L001", "--ignore", *WORD)
    ran("decide", "--undo", "2", "--who", "Olivia")
    ran("decide", "--export", "all.json")
    document = json.loads((tmp_path / "all.json").read_text("utf-8"))
    again = ran("decide", "--import", "all.json")
    changed = {**document, "decisions": [{**one, "who": "Kim"} for one in document["decisions"]]}
    (tmp_path / "kim.json").write_text(json.dumps(changed), "utf-8")
    fresh = ran("decide", "--import", "kim.json")

    assert [one["rule"] for one in document["decisions"]] == [None, "not-found"]
    assert (again.code, again.out) == (0, "taken in: 0; there already: 2\n")
    assert fresh.out == "taken in: 2; there already: 0\n"
    kept = listed(ran, "--all")
    assert [{**one, "number": None} for one in kept[2:]] == [{**one, "number": None} for one in changed["decisions"]]
    rows = list(csv.DictReader(ran("decide", "--list", "--all", "--format", "csv").out.splitlines()))
    assert [row["who"] for row in rows] == ["Sam", "Sam", "Kim", "Kim"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"action": "forget"}, "decision 2: action 'forget' is none of ignore, not-broken"),
        ({"who": ""}, "decision 2: who is missing"),
        ({"until": "soon"}, "decision 2: until is not a time"),
        ({"until": 7}, "decision 2: until is not a text"),
        ({"rule": "nosuch"}, "decision 2: there is no rule nosuch"),
        ({"url": "https://nowhere.example/"}, "decision 2: https://nowhere.example/: is no link"),
        ({"url": None}, "decision 2: says not what it is about"),
        ({"ended_at": RUN}, "decision 2: ended_at and ended_by go together"),
        ({"mood": "good"}, "decision 2: 'mood' is none of its fields"),
        ({"why": "x" * 5000}, "decision 2: why is not a text of at most 4,000 characters"),
    ],
)
def test_an_export_with_a_mistake_is_not_taken_in(
    ran: Callable[..., Any], links: dict[str, str], tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    """Every mistake is told with its place, and nothing of the file is kept."""
    ran("decide", links["gone"], "--not-broken", *WORD)
    ran("decide", "--export", "all.json")
    document = json.loads((tmp_path / "all.json").read_text("utf-8"))
    (one,) = document["decisions"]
    document["decisions"] = [{**one, "who": "Kim"}, {**one, **change}]
    (tmp_path / "all.json").write_text(json.dumps(document), "utf-8")
    result = ran("decide", "--import", "all.json")

    assert (result.code, said in result.err) == (2, True)
    assert len(listed(ran, "--all")) == 1


@pytest.mark.parametrize(
    "content", ["", "[1, 2]", "{", '{"version": 9, "decisions": []}', "[" * 100_000, '{"decisions": [7]}']
)
def test_what_is_no_export_is_told(ran: Callable[..., Any], tmp_path: Path, content: str) -> None:
    """Anything at all may stand in a file."""
    (tmp_path / "x.json").write_text(content, "utf-8")
    result = ran("decide", "--import", "x.json")

    assert (result.code, result.err.startswith("crawler: x.json: ")) == (2, True)
