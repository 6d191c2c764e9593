"""Readings that miss entries: kept, or put aside."""

from datetime import timedelta

import pytest

from crawler.history import Store
from crawler.history.losses import Believes
from crawler.records import Loss
from tests.history.conftest import HEAD, MONDAY, entry_of, url_of


def _believed(_: Loss) -> bool:
    return True


def _doubted(_: Loss) -> bool:
    return False


def _read(store: Store, *numbers: int, day: int = 0, believes: Believes = _doubted) -> Loss | None:
    run = store.begin_run(MONDAY + timedelta(days=day))
    entries = [entry_of(number) for number in numbers]
    store.save_reading(run.id, [HEAD, *entries], believes)
    return store.loss(HEAD.name)


def _titles(store: Store) -> list[str]:
    [(_, entries, *_)] = store.load_readings()
    return [entry.title for entry in entries]


def test_a_reading_that_is_not_believed_leaves_all_as_it_was(store: Store) -> None:
    """Entries and links stay, what is new is not taken in, and the loss is known."""
    _read(store, 1, 2, 3)
    loss = _read(store, 3, 4, day=1)

    assert loss is not None
    assert (loss.lost, loss.before, loss.titles, loss.believed) == (2, 3, ("Report 1", "Report 2"), False)
    assert _titles(store) == ["Report 1", "Report 2", "Report 3"]
    assert store.count_links() == 3
    assert [reading[-1] for reading in store.load_readings()] == [loss]


def test_a_believed_loss_is_told_once(store: Store) -> None:
    """The entries are gone; the next reading misses nothing."""
    _read(store, 1, 2, 3)
    loss = _read(store, 3, day=1, believes=_believed)

    assert loss is not None
    assert (loss.lost, loss.believed) == (2, True)
    assert _titles(store) == ["Report 3"]
    assert _read(store, 3, day=2) is None


def test_the_same_loss_is_counted_as_long_as_it_lasts(store: Store) -> None:
    """A reading that misses others, or none, begins anew."""
    _read(store, 1, 2, 3)
    counted = [_read(store, *numbers, day=day) for day, numbers in enumerate([(3,), (3,), (2,), (2, 4)], 1)]

    assert [(loss.readings, (loss.since - MONDAY).days) for loss in counted if loss] == [(1, 1), (2, 1), (1, 3), (2, 3)]
    assert _read(store, 1, 2, 3, day=5) is None
    again = _read(store, 3, day=6)
    assert again is not None
    assert again.readings == 1


def test_what_was_put_aside_may_be_believed_later(store: Store) -> None:
    """The reading that is believed takes effect, with what is new in it."""
    _read(store, 1, 2, 3)
    _read(store, 3, 4, day=1)
    loss = _read(store, 3, 4, day=2, believes=lambda loss: loss.readings == 2)

    assert loss is not None
    assert loss.believed
    assert _titles(store) == ["Report 3", "Report 4"]


def test_an_entry_of_another_title_at_the_same_address_is_not_lost(store: Store) -> None:
    """Its name changes with its title; what it leads to is still there."""
    _read(store, 1, 2)
    run = store.begin_run(MONDAY + timedelta(days=1))
    renamed = entry_of(9, url_of(2), title="Report 2, revised")
    store.save_reading(run.id, [HEAD, entry_of(1), renamed], _doubted)

    assert store.loss(HEAD.name) is None
    assert _titles(store) == ["Report 1", "Report 2, revised"]


def test_one_new_entry_stands_for_one_that_is_gone_at_most(store: Store) -> None:
    """Where all lead to one address, that says nothing of which is which."""
    first = store.begin_run(MONDAY)
    store.save_reading(first.id, [HEAD, *(entry_of(number, url_of(1)) for number in range(1, 6))])
    run = store.begin_run(MONDAY + timedelta(days=1))
    store.save_reading(run.id, [HEAD, entry_of(9, url_of(1))], _doubted)
    loss = store.loss(HEAD.name)

    assert loss is not None
    assert (loss.lost, loss.before) == (4, 5)


@pytest.mark.parametrize("name", ["Reading list", "Nothing of the kind"])
def test_a_first_reading_has_lost_nothing(store: Store, name: str) -> None:
    """Nor has a catalogue nobody knows."""
    _read(store, 1)

    assert store.loss(name) is None
