"""The difficult web: every case is judged as a careful person would, by the audit as its user runs it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from difficult import tools
from difficult.case import Case
from difficult.families import CASES
from difficult.measure import Said, Score, score
from difficult.server import World, serving

from tests.rows import rows

BESIDE = {"fragment-missing"}


@dataclass(frozen=True, slots=True)
class Audited:
    """What one audit of all cases came to."""

    links: Mapping[str, Mapping[str, Any]]
    requests: int
    beside: Mapping[str, set[str]]
    offers: Mapping[str, str]
    world: World

    def said(self, case: Case) -> Said:
        """Return what was said of a case."""
        link = self.links.get(case.id)
        return tools.VERDICTS[link["verdict"]] if link else Said.NOTHING


def _beside(link: Mapping[str, Any], report: Mapping[str, Any]) -> set[str]:
    """Return the rules that spoke of a link without deciding, of those that cases are written for."""
    return BESIDE & {finding["rule"] for finding in report["findings"] if finding["url"] == link["url"]}


def _offers(links: Mapping[str, Mapping[str, Any]], report: Mapping[str, Any]) -> dict[str, str]:
    """Return what was proposed in place of damaged addresses, where it opened, by case."""
    by_url = {link["url"]: name for name, link in links.items()}
    told = [finding for finding in report["findings"] if finding["evidence"].get("repair_works")]
    return {by_url[finding["url"]]: finding["evidence"]["repair"] for finding in told}


@pytest.fixture(scope="module")
def audited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Audited]:
    """Audit the whole web once."""
    folder = tmp_path_factory.mktemp("web")
    with serving(CASES) as world:
        tools.write_catalogues(world, folder)
        report = tools.audit(world, folder)
        links = tools.by_case(CASES, report)
        beside = {name: _beside(link, report) for name, link in links.items()}
        yield Audited(links, world.requests, beside, _offers(links, report), world)


@rows("case", CASES, ids=lambda case: case.id)
def test_a_case_is_judged_rightly(case: Case, audited: Audited) -> None:
    """No false alarm, nothing dead passed over, and the reason is one that a person would give."""
    assert score(case.truth, audited.said(case)) is Score.RIGHT, case.why
    if case.reasons:
        assert audited.links[case.id]["reason"] in case.reasons


@pytest.mark.parametrize("case", [case for case in CASES if case.drifted is not None], ids=lambda case: case.id)
def test_titles_that_still_fit_are_told_from_those_that_do_not(case: Case, audited: Audited) -> None:
    """A page with another title is drifted, one with the same in other dress is not."""
    assert (audited.links[case.id]["title"] == "drifted") is case.drifted


@pytest.mark.parametrize("case", [case for case in CASES if "download" in case.facets], ids=lambda case: case.id)
def test_a_download_is_good_when_a_person_could_open_it(case: Case, audited: Audited) -> None:
    """The answer for the download stands beside the verdict."""
    assert audited.links[case.id]["download"] == case.facets["download"]


@rows("case", CASES, ids=lambda case: case.id)
def test_what_is_seen_beside_the_verdict(case: Case, audited: Audited) -> None:
    """What stands beside the verdict is said where it is so, and nowhere else."""
    said = audited.beside.get(case.id, set())
    assert said == set(case.facets.get("finds", "").split())


@pytest.mark.parametrize("case", [case for case in CASES if case.family == "damaged"], ids=lambda case: case.id)
def test_what_was_meant_is_proposed_if_it_opens(case: Case, audited: Audited) -> None:
    """The address that opens, and nothing else."""
    assert audited.offers.get(case.id) == (
        audited.world.filled(case, case.facets["offers"]) if "offers" in case.facets else None
    )


def test_each_case_says_why() -> None:
    """The web is a measure only if every case has a name of its own and a reason."""
    assert len({case.id for case in CASES}) == len(CASES) >= 300
    assert all(case.why for case in CASES)
