"""What a catalogue says is kept, and what it said before is not lost."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from types import SimpleNamespace

import pytest

from crawler.errors import CatalogueError
from crawler.history import Store
from crawler.records import Contact, Head, Item, Passage, Role, Unreadable, Use


def ids(store: Store, run: str) -> list[str]:
    """Return the ids of the present entries, in order."""
    return [entry.id for entry in store.report(run).entries]


def urls(store: Store, run: str) -> set[str]:
    """Return the present links."""
    return {link.url for link in store.report(run).links}


def test_everything_comes_back(store: Store, make: SimpleNamespace) -> None:
    """Head, entries, passages and unreadable rows are the records that went in, in their order."""
    run = store.begin_run(make.monday).id
    items = make.items(1_200)
    store.save_reading(run, items)
    [(head, entries, passages, unreadable, loss)] = store.load_readings()
    assert loss is None
    assert [*entries, *passages, *unreadable, head] == items


def test_what_could_not_be_read_comes_back_alone(store: Store, make: SimpleNamespace) -> None:
    """More than a page of it, in its order, and only of catalogues that are still asked for."""
    damaged = [Unreadable(line, "this row is damaged", f"row {line}") for line in range(1_100)]
    store.save_reading(store.begin_run(make.monday).id, [*damaged, make.head])
    assert list(store.unreadable()) == damaged
    store.keep_catalogues(["another"])
    assert list(store.unreadable()) == []


def test_language_and_identifiers_of_an_entry_come_and_go(store: Store, make: SimpleNamespace) -> None:
    """They are kept with the entry, and go when the catalogue no longer says them."""
    for language, known in (("cy", ("doi:10.1000/182",)), (None, ())):
        run = store.begin_run(make.monday).id
        store.save_reading(run, [replace(make.entry(1), language=language, identifiers=known), make.head])
        [entry] = store.report(run).entries
        assert (entry.language, entry.identifiers) == (language, known)


def test_summary_counts_entries_and_gives_loose_links(store: Store, make: SimpleNamespace) -> None:
    """The summary has what a report's first lines need."""
    summary = store.save_reading(store.begin_run(make.monday).id, make.items(3))
    assert (summary.name, summary.entries, summary.contact) == ("Reading list", 3, Contact("Ada", None))
    assert [use.href for use in summary.links] == ["/more"]
    assert store.report(store.latest_run().id).catalogues == (summary,)  # type: ignore[union-attr]


def test_reading_again_changes_nothing(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """A second reading of the same catalogue gives the same rows."""
    begin()
    first = list(store.load_readings())
    run = begin()
    assert list(store.load_readings()) == first
    assert len(urls(store, run)) == 4


def test_vanished_entry_is_kept_but_not_present(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """An entry that is gone leaves reports and what is due; it comes back with its past."""
    run = begin()
    store.save_check(run, make.kept(make.url(2)))
    run = begin(2)
    assert ids(store, run) == ["e0", "e1"]
    assert make.url(2) not in urls(store, run)
    assert store.past(make.url(2)).last is not None
    assert make.url(2) in urls(store, begin(3))


@pytest.mark.parametrize(
    "change",
    [{"title": "Other"}, {"year": None}, {"section": ()}, {"links": ()}, {"description": "More."}, {"line": 7}],
)
def test_changed_entry_is_replaced(store: Store, make: SimpleNamespace, change: dict[str, object]) -> None:
    """Whatever changes about an entry is kept under the same id."""
    run = store.begin_run(make.monday).id
    store.save_reading(run, [make.entry(0), make.head])
    after = replace(make.entry(0), **change)
    store.save_reading(run, [after, make.head])
    assert list(store.report(run).entries) == [after]


def test_reordered_page_is_the_same_entries(store: Store, make: SimpleNamespace) -> None:
    """Order follows the page; nothing else changes."""
    run = store.begin_run(make.monday).id
    for order in ((0, 1, 2), (2, 0, 1)):
        store.save_reading(run, [make.head, *(make.entry(number) for number in order)])
    assert ids(store, run) == ["e2", "e0", "e1"]


def test_same_id_twice_is_two_entries(store: Store, make: SimpleNamespace) -> None:
    """Two entries of one id, in one batch or far apart, are not merged."""
    run = store.begin_run(make.monday).id
    entries = [make.entry(number) for number in range(600)]
    store.save_reading(run, [make.head, entries[0], *entries, entries[0]])
    assert [found for found in ids(store, run) if found.startswith("e0")] == ["e0", "e0-2", "e0-3"]


def test_stream_that_raises_changes_nothing(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """A reader that fails after 700 entries leaves what was there before."""
    run = begin()

    def stream() -> Iterator[Item]:
        yield from (make.entry(number, title="New") for number in range(700))
        raise CatalogueError("the page broke off")

    before = list(store.load_readings())
    with pytest.raises(CatalogueError, match="broke off"):
        store.save_reading(run, stream())
    assert list(store.load_readings()) == before
    assert len(urls(store, run)) == 4


def test_reading_without_a_head_is_refused(store: Store, make: SimpleNamespace) -> None:
    """A reader that does not say what it read is wrong."""
    with pytest.raises(ValueError, match="without a Head"):
        store.save_reading(store.begin_run(make.monday).id, [make.entry(1)])


def test_catalogue_without_anything(store: Store, make: SimpleNamespace) -> None:
    """A catalogue without an entry or a link is a catalogue all the same."""
    run = store.begin_run(make.monday).id
    summary = store.save_reading(run, [Head("Empty", "empty.html")])
    assert (summary.entries, summary.links, summary.contact) == (0, (), None)


def test_catalogue_no_longer_configured(store: Store, make: SimpleNamespace, begin: Callable[..., str]) -> None:
    """It leaves reports and what is due; a link that another catalogue has too stays; it returns when it is read."""
    run = begin()
    store.save_reading(run, [Head("Other", "other.html"), replace(make.entry(1), catalogue="Other")])
    store.keep_catalogues({"Other"})
    assert urls(store, run) == {make.url(1)}
    assert [summary.name for summary in store.report(run).catalogues] == ["Other"]
    assert len(urls(store, begin())) == 4


@pytest.mark.parametrize(
    ("href", "url", "asked", "fault"),
    [
        ("https://a.example/~R#p2", "https://a.example/~R", "https://a.example/%7ER", None),
        ("report.pdf", "https://a.example/report.pdf", "https://a.example/report.pdf", None),
        ("report.pdf", None, None, "relative-without-base"),
        ("mailto:a@b.example", "mailto:a@b.example", None, "unsupported-scheme"),
        ("http://[::bad/", None, None, "malformed-url"),
    ],
)
def test_link_of_a_use(
    store: Store, make: SimpleNamespace, href: str, url: str | None, asked: str | None, fault: str | None
) -> None:
    """Links are asked as written; those that are no address come out too, known by what was written, with their fault."""
    run = store.begin_run(make.monday).id
    use = Use(href, url, Role.PRIMARY, "text", 1, fault, asked)
    store.save_reading(run, [make.head, Passage("See", (), (use,))])
    due = store.due(run, make.monday)
    [found] = [one for host, _ in due.hosts() for one in due.links(host)]
    assert (found.url, found.href) == (url or href, asked or url or href)
    assert [place.use for place in found.places] == [use]


def test_strange_text_is_kept_readable(store: Store, make: SimpleNamespace) -> None:
    """A lone surrogate or NUL in a catalogue does not stop the reading."""
    run = store.begin_run(make.monday).id
    store.save_reading(run, [make.head, make.entry(1, title="a\0b\ud800c")])
    assert [entry.title for entry in store.report(run).entries] == ["a\ufffdb\ufffdc"]
