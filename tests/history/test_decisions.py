"""Decisions in the history: appended and ended, never deleted; marks of catalogues beside them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest

from crawler.errors import HistoryError, UsageError
from crawler.history import Store
from crawler.records import Action, Basis, Decision, Ended, EndedBy, Ending, Scope, Verdict

Begin = Callable[..., str]


@pytest.fixture
def said(make: SimpleNamespace) -> Decision:
    """Return a decision about the first link, with all that one can hold."""
    scope = Scope(make.url(1), "e1", "not-found", None, make.head.name)
    basis = Basis("not-found", make.url(1), "Lost \ud800 page", "Report 1")
    until = make.monday + timedelta(days=30, microseconds=7)
    return Decision(Action.NOT_BROKEN, scope, "Sam", "opens", make.monday, until, basis)


def test_what_is_kept_comes_back(store: Store, begin: Begin, said: Decision) -> None:
    """Every field; text that no database holds is made storable."""
    begin()
    wide = Decision(Action.IGNORE, Scope(host="example.org"), "Olivia", "all of it", said.decided_at)
    kept = store.decide([said, wide])

    assert [one.number for one in kept] == [1, 2]
    stored = replace(said, basis=replace(said.basis, found="Lost \ufffd page"), number=1)
    assert store.decisions() == (stored, kept[1])
    assert store.decisions(url=said.scope.url) == (stored,)


def test_all_or_none(store: Store, begin: Begin, said: Decision) -> None:
    """Of several of which one names an unknown link, none is kept."""
    begin()
    with pytest.raises(HistoryError, match=r"nowhere\.example/: is no link"):
        store.decide([said, replace(said, scope=Scope("https://nowhere.example/"))])

    assert store.decisions(ended=True) == ()


def test_undone_is_ended_by_a_person(store: Store, begin: Begin, said: Decision) -> None:
    """The row stays, with who undid it and when; once."""
    begin()
    store.decide([said])
    at = said.decided_at + timedelta(days=1)
    store.undo(1, "Olivia", at)

    assert store.decisions() == ()
    assert [one.ending for one in store.decisions(ended=True)] == [Ending(at, EndedBy.PERSON, "Olivia")]
    for number, words in ((1, "ended already"), (7, "there is no decision 7")):
        with pytest.raises(UsageError, match=words):
            store.undo(number, "Olivia", at)


def test_a_check_ends_a_decision_in_its_own_transaction(
    store: Store, begin: Begin, make: SimpleNamespace, said: Decision
) -> None:
    """Once; an end that is there already stays."""
    begin()
    (kept,) = store.decide([said])
    first, later = (Ending(said.decided_at + timedelta(days=days), EndedBy.REASON, "gone") for days in (1, 2))
    for ending in (first, later):
        store.save_check(begin(), make.kept(make.url(1), make.monday, Verdict.BROKEN, ended=(Ended(kept, ending),)))

    assert [one.ending for one in store.decisions(ended=True)] == [first]


def test_marks_come_and_go_with_the_catalogue(store: Store, make: SimpleNamespace) -> None:
    """What an entry carries is read like a decision of its owner's; an entry that was read before gets its mark."""
    plain, marked = make.entry(1), replace(make.entry(1), ignored=("title-drift", "*"))
    for entry in (plain, marked):
        run = store.begin_run(make.monday).id
        store.save_reading(run, [entry, make.head])

    assert [(one.scope, one.action) for one in store.marks()] == [
        (Scope(entry="e1", catalogue=make.head.name, rule="title-drift"), Action.IGNORE),
        (Scope(entry="e1", catalogue=make.head.name), Action.IGNORE),
    ]
    store.save_reading(store.begin_run(make.monday).id, [plain, make.head])
    assert store.marks() == ()


def test_what_is_known(store: Store, begin: Begin, make: SimpleNamespace) -> None:
    """Hosts with and without a port, catalogues by name."""
    begin()

    assert [store.knows(host=name) for name in ("example.org", "example.or", "a%")] == [True, False, False]
    assert [store.knows(catalogue=name) for name in (make.head.name, "x")] == [True, False]
