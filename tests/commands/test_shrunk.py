"""A catalogue that lost most of its entries between two runs."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Crawl = Callable[..., Any]
MONDAY = ("2026-03-02T07:00:00Z", "2026-03-03T07:00:00Z", "2026-03-04T07:00:00Z", "2026-03-06T08:00:00Z")


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Write a catalogue whose links nobody asks for, and its configuration."""
    _list(tmp_path, range(10))
    path = tmp_path / "config.yaml"
    path.write_text(
        "catalogues: [{source: list.csv, name: list}]\nschedule: {canaries: []}\nreport: {formats: []}\nfetch: {per_host: {interval: 0}}\n",
        "utf-8",
    )
    return path


def _list(folder: Path, numbers: range) -> None:
    rows = "".join(f"Report {number},http://127.0.0.1/{number}\n" for number in numbers)
    (folder / "list.csv").write_text("title,url\n" + rows, "utf-8")


def _run(crawl: Crawl, settings: Path, day: int) -> Any:
    return crawl("run", "-c", str(settings), "--now", MONDAY[day], "--all", "--format", "json")


def test_a_broken_page_erases_nothing_and_is_told_loudly(crawl: Crawl, settings: Path, tmp_path: Path) -> None:
    """All links are still checked, standard error and the report say why; once it has lasted it is believed."""
    _run(crawl, settings, 0)
    _list(tmp_path, range(2))
    shrunk = _run(crawl, settings, 1)
    _run(crawl, settings, 2)
    gone = _run(crawl, settings, 3)

    assert "8 of 10 entries of list were gone" in shrunk.err
    assert ('"catalogue-shrunk"' in shrunk.out, '"links": 10' in shrunk.out) == (True, True)
    assert ("were gone" in gone.err, '"entries-lost"' in gone.out, '"links": 2' in gone.out) == (False, True, True)


def test_a_person_may_say_that_it_is_right(crawl: Crawl, settings: Path, tmp_path: Path) -> None:
    """A decision to ignore the rule lets the next reading take effect."""
    _run(crawl, settings, 0)
    _list(tmp_path, range(2))
    said = ("--rule", "catalogue-shrunk", "--catalogue", "list", "--ignore", "--why", "cleared out", "--who", "Sam")
    assert crawl("decide", *said, "-c", str(settings), "--now", MONDAY[0]).code == 0

    assert '"links": 2' in _run(crawl, settings, 1).out


def test_a_rule_of_links_is_not_switched_for_a_catalogue(crawl: Crawl, settings: Path) -> None:
    """The check of the configuration says how to do it."""
    settings.write_text("catalogues: [{source: a.csv, rules: {not-found: off, nonsense: off}}]\n", "utf-8")
    told = crawl("config", "check", "-c", str(settings))

    assert told.code != 0
    assert "catalogues.0.rules.not-found: is about links" in told.err
    assert "catalogues.0.rules.nonsense: there is no such rule" in told.err


def test_the_quality_of_each_run_is_kept(crawl: Crawl, settings: Path, tmp_path: Path) -> None:
    """In the report of the run, for the catalogue and each entry; a listing knows what stands in the catalogue."""
    first = json.loads(_run(crawl, settings, 0).out)
    rows = (tmp_path / "list.csv").read_text("utf-8").replace("\n", ",2020\n").replace("url,2020", "url,year")
    (tmp_path / "list.csv").write_text(rows, "utf-8")
    again = json.loads(_run(crawl, settings, 1).out)
    listing = json.loads(crawl("catalogue", "list", "-c", str(settings), "--format", "json").out)

    assert [one["catalogues"][0]["quality"]["dated"] for one in (first, again)] == [0.0, 1.0]
    assert first["catalogues"][0]["quality"]["figure"] < again["catalogues"][0]["quality"]["figure"]
    assert (again["entries"][0]["quality"]["dated"], listing["entries"][0]["quality"]["works"]) == (1.0, None)
