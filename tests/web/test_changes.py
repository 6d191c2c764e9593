"""Changes over time: four runs over one database, and what the last of them tells."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import pytest
from difficult import tools
from difficult.case import Case
from difficult.days import DAYS
from difficult.families.changes import CASES
from difficult.measure import Score, score
from difficult.server import serving

TOLD = {"content-drift", "download-changed", "download-shrunk", "edition-changed", "title-changed"}


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """Check the family on its days; return the last report."""
    folder = tmp_path_factory.mktemp("changes")
    with serving(CASES) as world:
        tools.write_catalogues(world, folder)
        return tools.weeks(world, folder, DAYS)


@pytest.fixture(scope="module")
def links(report: Mapping[str, Any]) -> Mapping[str, Mapping[str, Any]]:
    """Return what the last report says of each case's link."""
    return tools.by_case(CASES, report)


@pytest.fixture(scope="module")
def changes(report: Mapping[str, Any]) -> Mapping[str, set[str]]:
    """Return the rules about changes that spoke, by link."""
    found: dict[str, set[str]] = defaultdict(set)
    for finding in report["findings"]:
        found[finding["url"]] |= TOLD & {finding["rule"]}
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_change_is_told_as_who_remembers_would(
    case: Case, links: Mapping[str, Mapping[str, Any]], changes: Mapping[str, set[str]]
) -> None:
    """No alarm before a failure is confirmed, none after it is over, nothing dead passed over; and of what works, what has changed and no more."""
    link = links[case.id]
    assert score(case.truth, tools.said(link)) is Score.RIGHT, case.why
    assert link["state"] == case.facets["state"]
    if case.reasons:
        assert link["reason"] in case.reasons
    if case.drifted is not None:
        assert (link["title"] == "drifted") is case.drifted
    if "says" in case.facets:
        assert changes[link["url"]] == set(case.facets["says"].split()), case.why
