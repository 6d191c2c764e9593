"""Changes over time: four runs over one database, and what the last of them tells."""

from collections.abc import Mapping
from typing import Any

import pytest
from difficult import tools
from difficult.case import Case
from difficult.families.changes import CASES, DAYS
from difficult.measure import Score, score
from difficult.server import serving


@pytest.fixture(scope="module")
def links(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Mapping[str, Any]]:
    """Check the family on its days; return what the last report says of each case's link."""
    folder = tmp_path_factory.mktemp("changes")
    with serving(CASES) as world:
        tools.write_catalogues(world, folder)
        return tools.by_case(CASES, tools.weeks(world, folder, DAYS))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_a_change_is_told_as_who_remembers_would(case: Case, links: Mapping[str, Mapping[str, Any]]) -> None:
    """No alarm before a failure is confirmed, none after it is over, and nothing dead passed over."""
    link = links[case.id]
    assert score(case.truth, tools.said(link)) is Score.RIGHT, case.why
    assert link["state"] == case.facets["state"]
    if case.reasons:
        assert link["reason"] in case.reasons
    if case.drifted is not None:
        assert (link["title"] == "drifted") is case.drifted
