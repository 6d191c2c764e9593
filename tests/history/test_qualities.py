"""The quality of catalogues over time."""

from datetime import timedelta

from crawler.history import Store
from crawler.records import PARTS, Quality
from tests.history.conftest import HEAD, MONDAY, entry_of

GOOD = Quality(88, {**dict.fromkeys(PARTS, 0.125), "download": None}, 1)


def test_each_run_keeps_a_row_for_each_catalogue(store: Store) -> None:
    """Oldest first, up to the run asked of; said twice of one run, the later holds; a catalogue nobody knows is left out."""
    runs = [store.begin_run(MONDAY + timedelta(days=day)) for day in range(3)]
    store.save_reading(runs[0].id, [HEAD, entry_of(1)])
    for run, figure in ((runs[0], 50), (runs[1], 70), (runs[1], 75), (runs[2], 80)):
        store.save_qualities(run.id, {HEAD.name: Quality(figure, GOOD.parts), "Nobody's": GOOD})
    found = store.report(runs[1].id).quality

    assert [(point.at, point.quality.figure) for point in found[HEAD.name]] == [
        (runs[0].started_at, 50),
        (runs[1].started_at, 75),
    ]
    assert found[HEAD.name][0].quality.parts == GOOD.parts
    assert list(found) == [HEAD.name]
