"""JSON version 1: the shipped schemas hold it, and every key is there."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from importlib.resources import files
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from crawler.records import Certificate, Contact, Hop, LinkStatus, Report, Run, Timing
from crawler.report.as_json import render
from crawler.report.listing import render_catalogue
from crawler.report.moments import moment

# The form that others rely on: key by key, as it was promised.
PROMISED = {
    "": {"version", "run", "catalogues", "entries", "links", "findings", "summary"},
    "run": {"id", "started_at", "finished_at", "single_check", "withheld", "coverage"},
    "catalogues": {"name", "source", "title", "contact", "entries", "links"},
    "entries": {
        "id", "catalogue", "section", "title", "description", "authors", "publishers", "year", "kind", "language", "identifiers", "links",
    },
    "links": {
        "url", "entries", "verdict", "reason", "confidence", "title", "download", "content", "state", "status",
        "final_url", "hops", "content_type", "size", "found_title", "checked_at", "elapsed_ms", "failing_since",
        "last_ok_at",
    },
    "findings": {
        "code", "rule", "severity", "entry", "url", "message", "evidence", "suggestion", "confidence",
    },
    "summary": {"ok", "moved", "broken", "unsure", "skipped"},
}  # fmt: skip


def schema(name: str) -> dict[str, Any]:
    """Return a shipped schema."""
    text = files("crawler.report").joinpath(f"schema/{name}-1.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def check(document: Any, name: str = "report") -> None:
    """Hold a document to a shipped schema."""
    Draft202012Validator(schema(name), format_checker=FormatChecker()).validate(document)


@pytest.mark.parametrize("name", ["report", "catalogue"])
def test_the_schemas_are_schemas(name: str) -> None:
    """What is shipped is itself valid."""
    Draft202012Validator.check_schema(schema(name))


@pytest.mark.parametrize("part", PROMISED)
def test_every_promised_key_is_present(part: str, sample: Report) -> None:
    """No key is left out, whatever its value; keys may be added."""
    document = json.loads("".join(render(sample)))
    objects = document[part] if part else document
    objects = objects if isinstance(objects, list) else [objects]
    assert objects
    assert all(set(one) >= PROMISED[part] for one in objects)
    required = schema("report") if not part else None
    assert required is None or set(required["required"]) == PROMISED[part]


def test_the_sample_obeys_the_schema(sample: Report) -> None:
    """A report with every verdict is valid."""
    check(json.loads("".join(render(sample))))


def test_a_link_never_checked_obeys_the_schema(sample: Report) -> None:
    """Null stands where nothing is known."""
    report = replace(sample, links=(LinkStatus("https://example.org/"),))
    document = json.loads("".join(render(report)))
    check(document)
    assert document["links"][0]["verdict"] is None
    assert document["links"][0]["failing_since"] is None


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 2),
        (("run", "started_at"), "2026-03-30 06:00"),
        (("links", 0, "verdict"), "dead"),
        (("entries", 0, "links", 0, "role"), "secondary"),
        (("findings", 0, "confidence"), 7),
        (("summary", "ok"), None),
    ],
)
def test_the_schema_refuses_what_is_wrong(path: tuple[str | int, ...], value: Any, sample: Report) -> None:
    """The schema is no rubber stamp."""
    document = json.loads("".join(render(sample)))
    place = document
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert not Draft202012Validator(schema("report")).is_valid(document)


@pytest.mark.parametrize(
    ("when", "written"),
    [
        (None, None),
        (datetime(2026, 3, 30, 6, 5, 9, 999_999, tzinfo=UTC), "2026-03-30T06:05:09Z"),
        (datetime(50, 1, 1, tzinfo=UTC), "0050-01-01T00:00:00Z"),
        (datetime(2026, 3, 30, 1, 0, tzinfo=timezone(timedelta(hours=2))), "2026-03-29T23:00:00Z"),
    ],
)
def test_times_are_utc_with_z(when: datetime | None, written: str | None) -> None:
    """Times are RFC 3339 in UTC."""
    assert moment(when) == written


def test_a_hop_says_who_answered_and_where_the_time_went(sample: Report) -> None:
    """Address, peer, version, phases, bytes and certificate; null where a thing did not happen or is not known."""
    ends = datetime(2026, 6, 1, 12, tzinfo=UTC)
    certificate = Certificate("a.example", "R1, Authority", None, ends, ("a.example",), ("R1, Authority",))
    link = LinkStatus(
        "http://a.example/",
        hops=(("http://a.example/", 301), ("https://a.example/", 200)),
        requests=(
            Hop("http://a.example/", 301),
            Hop("https://a.example/", 200, peer="192.0.2.1", http_version="HTTP/2", certificate=certificate),
        ),
        timings=(
            Timing(1.5, 2.0, None, 3.0, 7.0, 300, 0),
            Timing(first_byte=4.0, total=9.5, wire=1_200, decoded=4_000),
        ),
    )
    document = json.loads("".join(render(replace(sample, links=(link,)))))
    check(document)
    assert document["links"][0]["hops"] == [
        {
            "url": "http://a.example/",
            "status": 301,
            "method": "GET",
            "peer": None,
            "http_version": None,
            "bytes": 300,
            "decoded": 0,
            "phases_ms": {"name": 1.5, "connect": 2.0, "tls": None, "first_byte": 3.0, "total": 7.0},
            "certificate": None,
        },
        {
            "url": "https://a.example/",
            "status": 200,
            "method": "GET",
            "peer": "192.0.2.1",
            "http_version": "HTTP/2",
            "bytes": 1_200,
            "decoded": 4_000,
            "phases_ms": {"name": None, "connect": None, "tls": None, "first_byte": 4.0, "total": 9.5},
            "certificate": {
                "subject": "a.example",
                "issuer": "R1, Authority",
                "not_before": None,
                "not_after": "2026-06-01T12:00:00Z",
                "names": ["a.example"],
                "chain": ["R1, Authority"],
            },
        },
    ]


def test_an_entrys_link_carries_its_own_title_answer(sample: Report) -> None:
    """The answer under an entry is that of this entry, not the best of all."""
    document = json.loads("".join(render(sample)))
    answers = {entry["id"]: entry["links"][0]["title"] for entry in document["entries"] if entry["links"]}
    assert (answers["e01"], answers["e11"], answers["e06"]) == ("same", "drifted", "unknown")


def test_a_finding_speaks(sample: Report) -> None:
    """A finding has its permanent code and its words."""
    finding = json.loads("".join(render(sample)))["findings"][0]
    assert finding["rule"] == "not-found"
    assert finding["code"][0].isalpha()
    assert finding["message"].endswith(".")


def test_an_unfinished_run_has_no_end(now: datetime) -> None:
    """A run that still lasts says null."""
    assert json.loads("".join(render(Report(Run("r", now)))))["run"]["finished_at"] is None


def test_a_listing_is_of_the_same_form(sample: Report, golden: Callable[[str, str], None]) -> None:
    """What was read of a catalogue prints in the same form as in a report."""
    text = "".join(render_catalogue(sample.catalogues, sample.entries, "json"))
    check(json.loads(text), "catalogue")
    golden("catalogue.json", text)


def test_a_catalogue_without_contact_has_the_keys_all_the_same(sample: Report) -> None:
    """A missing person is null, twice."""
    bare = replace(sample.catalogues[0], contact=None)
    document = json.loads("".join(render_catalogue([bare], [], "json")))
    assert document["catalogues"][0]["contact"] == {"name": None, "email": None}
    named = replace(bare, contact=Contact("Olivia Hanley"))
    document = json.loads("".join(render_catalogue([named], [], "json")))
    assert document["catalogues"][0]["contact"] == {"name": "Olivia Hanley", "email": None}
