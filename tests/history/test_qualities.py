"""The quality of catalogues over time."""

from datetime import timedelta

from crawler.history import Store
from crawler.history.sql import PAGE
from crawler.records import PARTS, Answers, Download, Quality, TitleMatch, Verdict
from tests.history.conftest import HEAD, MONDAY, entry_of, kept_of, url_of

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


def test_a_figure_rests_on_the_last_check_of_each_main_link(store: Store) -> None:
    """A link counts once, however often the entry carries it; one never checked, or main link of others only, tells nothing."""
    earlier, later = (store.begin_run(MONDAY + timedelta(days=day)).id for day in range(2))
    many = [entry_of(number) for number in range(3, PAGE + 3)]
    store.save_reading(earlier, [entry_of(1, url_of(1), url_of(1), url_of(2)), entry_of(2, url_of(1)), *many, HEAD])
    store.save_check(earlier, kept_of(url_of(1), verdict=Verdict.BROKEN))
    store.save_check(later, kept_of(url_of(1), MONDAY + timedelta(days=1)))
    found = {one.id: one for one in store.weighables()}

    assert found["e1"].answers == (Answers(Verdict.OK, Download.NONE, TitleMatch.SAME),)
    assert [use.href for use in found["e1"].links] == [url_of(1), url_of(1), url_of(2)]
    assert (found["e2"].answers, found[f"e{PAGE + 2}"].answers, len(found)) == ((), (), PAGE + 2)
    assert found["e3"][:5] == (HEAD.name, "e3", "Report 3", "About.", 2020)
