"""`crawler audit`: once, of anything, and nothing is kept."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from crawler.demo.server import DemoWeb

Crawl = Callable[..., Any]

ROOT = Path(__file__).parent.parent.parent
SEEDS = ROOT / "tests" / "data"
SCHEMA = json.loads((ROOT / "crawler" / "report" / "schema" / "report-1.json").read_text("utf-8"))


def allowed(web: DemoWeb) -> list[str]:
    """Return the options that let an audit ask the demo's web, without waiting."""
    networks = ",".join(web.networks)
    settings = [f"allow_networks=[{networks}]", f"ca_file={web.ca_pem}", "per_host.interval=0", "retries=0"]
    return [word for setting in settings for word in ("--set", f"fetch.{setting}")]


def test_the_seeds_are_audited_without_a_link(crawl: Crawl) -> None:
    """Catalogues without any link are audited all the same: entries and faults, no links, exit code 0."""
    result = crawl(
        "audit", str(SEEDS / "useful-resources.txt"), str(SEEDS / "research-and-reports.txt"), "--format", "json"
    )
    document = json.loads(result.out)

    assert (result.code, result.err) == (0, "")
    assert [one["entries"] for one in document["catalogues"]] == [15, 14]
    assert (document["links"], document["run"]["single_check"]) == ([], True)
    assert document["run"]["coverage"] == {"links": 0, "checked": 0, "skipped": 0, "not_due": 0}
    Draft202012Validator(SCHEMA).validate(document)


def test_a_page_is_read_as_a_catalogue(crawl: Crawl, web: DemoWeb) -> None:
    """The address of a page is read, its links are checked, and something broken gives exit code 1."""
    result = crawl("audit", web.catalogues[1], "--format", "json", *allowed(web))
    document = json.loads(result.out)

    assert result.code == 1
    assert document["summary"]["broken"] > 0
    assert {one["state"] for one in document["links"]} == {None}
    Draft202012Validator(SCHEMA).validate(document)


@pytest.mark.parametrize(
    ("host", "path", "verdict", "code"),
    [
        ("library", "/reports/what-makes-us-healthy.pdf", "ok", 0),
        ("centre", "/assets/doing-with-not-to.pdf", "broken", 1),
        ("budgets", "/reports/collective-budgets/", "broken", 1),
    ],
)
def test_any_other_address_is_checked_itself(
    crawl: Crawl, web: DemoWeb, host: str, path: str, verdict: str, code: int
) -> None:
    """A document, a page that is gone and a host that is down are links, not catalogues."""
    result = crawl("audit", web.addresses[host] + path, "--format", "json", *allowed(web))

    assert [one["verdict"] for one in json.loads(result.out)["links"]] == [verdict]
    assert result.code == code


def test_a_page_without_entries_is_checked_with_the_links_on_it(crawl: Crawl, web: DemoWeb) -> None:
    """The home page of a host is no catalogue; nothing that stands on it is passed over in silence."""
    result = crawl("audit", web.addresses["impact"] + "/", "--format", "json", *allowed(web))
    document = json.loads(result.out)

    assert [one["entries"] for one in document["catalogues"]] == [0]
    assert web.addresses["impact"] + "/" in [one["url"] for one in document["links"]]


@pytest.mark.parametrize("address", ["http://[", "http://", "https://exa mple.org/", "http://h:99999/"])
def test_an_address_that_is_none_is_a_finding(crawl: Crawl, address: str) -> None:
    """A malformed address is told as such, without a traceback."""
    result = crawl("audit", address, "--format", "json")
    (link,) = json.loads(result.out)["links"]

    assert (link["verdict"], link["reason"]) == ("broken", "malformed-url")
    assert "Traceback" not in result.err


def test_standard_input_is_a_catalogue(crawl: Crawl, monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads the catalogue from a pipe."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"title,year\nA report,2012\nA toolkit,2013\n")))
    result = crawl("audit", "-", "--format", "json")

    assert [one["title"] for one in json.loads(result.out)["entries"]] == ["A report", "A toolkit"]


@pytest.mark.parametrize(
    ("fail_on", "code"),
    [("never", 0), ("broken", 0), ("unsure", 0), ("warning", 1)],
)
def test_fail_on_chooses_what_counts(crawl: Crawl, fail_on: str, code: int) -> None:
    """The seeds have faults of their own and no broken link."""
    result = crawl("audit", str(SEEDS / "research-and-reports.txt"), "--fail-on", fail_on)

    assert result.code == code


def test_a_private_address_is_not_asked(crawl: Crawl, web: DemoWeb) -> None:
    """Without leave in the configuration nothing on this machine or its network is asked."""
    result = crawl("audit", web.addresses["library"] + "/", "--format", "json")
    (link,) = json.loads(result.out)["links"]

    assert (link["verdict"], link["reason"]) == ("skipped", "private-address")
    assert [hop["status"] for hop in link["hops"]] == [None]


def test_nothing_is_kept(crawl: Crawl, tmp_path: Path) -> None:
    """An audit leaves no file behind but the one it was asked to write."""
    crawl("audit", str(SEEDS / "useful-resources.txt"), "--format", "html", "-o", str(tmp_path / "out" / "audit.html"))

    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["audit.html"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "there is no such file"),
        (b"", "is empty"),
        (b"%PDF-1.4\n\x00\x01", "is not text"),
        (b"a,b\n1,2\n", "columns"),
    ],
)
def test_what_cannot_be_read_is_told_and_is_code_3(
    crawl: Crawl, tmp_path: Path, content: bytes | None, told: str
) -> None:
    """A catalogue that is missing, empty, binary or without the needed columns stops the audit in words."""
    path = tmp_path / "list.csv"
    if content is not None:
        path.write_bytes(content)
    result = crawl("audit", str(path), "--set", "catalogues=[]")

    assert result.code == 3
    assert told in result.err
    assert "Traceback" not in result.err


def test_the_readable_ones_are_done_first(crawl: Crawl, tmp_path: Path) -> None:
    """One unreadable catalogue does not cost the others their report; the exit code says that not all was done."""
    result = crawl("audit", str(tmp_path / "nowhere.md"), str(SEEDS / "useful-resources.txt"), "--format", "json")

    assert result.code == 3
    assert [one["name"] for one in json.loads(result.out)["catalogues"]] == ["useful-resources.txt"]
    assert "nowhere.md" in result.err


def test_an_audit_is_held_against_an_earlier_one(crawl: Crawl, web: DemoWeb, tmp_path: Path) -> None:
    """What was known fails no build; anything beyond it does, and what is printed is that alone."""
    earlier = tmp_path / "earlier.json"
    first = crawl("audit", web.catalogues[1], "--format", "json", "-o", str(earlier), *allowed(web))
    again = crawl("audit", web.catalogues[1], "--baseline", str(earlier), "--format", "github", *allowed(web))
    known = json.loads(earlier.read_text("utf-8"))
    known["links"] = [link for link in known["links"] if link["verdict"] != "broken"]
    earlier.write_text(json.dumps(known), encoding="utf-8")
    worse = crawl("audit", web.catalogues[1], "--baseline", str(earlier), "--format", "github", *allowed(web))

    assert (first.code, again.code, worse.code) == (1, 0, 1)
    assert "::error" not in again.out
    assert "left out" in again.err
    assert worse.out.count("::error") > 0
