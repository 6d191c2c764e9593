"""Whatever an entry holds, every rule of the catalogue group answers."""

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.judge.audit import audit
from crawler.judge.quality import unchecked
from crawler.judge.rule import Reading, Readings
from crawler.judge.words import message, suggestion
from crawler.records import Entry, Head, Passage, Role, Unreadable, Use

NOW = datetime(2026, 3, 2, tzinfo=UTC)
PIECES = st.sampled_from(
    [
        "new ",
        "forthcoming in 2014",
        "here",
        "&amp;",
        "/p>",
        "a.PNG",
        "\u00e2\u20ac\u2122",
        "contact Ann Lee at",
        "{text}",
    ]
)
TEXTS = st.text(max_size=60) | st.lists(PIECES | st.text(max_size=8), max_size=6).map("".join)
USES = st.builds(
    Use,
    href=TEXTS,
    url=st.none() | TEXTS | st.just("https://doi.org/10.1000/%zz"),
    role=st.sampled_from(Role),
    text=TEXTS,
)
LINKS = st.lists(USES, max_size=3).map(tuple)
WORDS = st.lists(TEXTS, max_size=3).map(tuple)
ENTRIES = st.builds(
    Entry,
    id=TEXTS,
    catalogue=st.just("first"),
    title=TEXTS,
    section=WORDS,
    description=TEXTS,
    authors=WORDS,
    publishers=WORDS,
    year=st.none() | st.integers(-(10**9), 10**9),
    kind=st.none() | TEXTS,
    links=LINKS,
    as_written=TEXTS,
)
PASSAGES = st.builds(Passage, TEXTS, WORDS, LINKS)


@settings(max_examples=40)
@given(
    st.lists(ENTRIES, max_size=5).map(tuple),
    st.lists(PASSAGES, max_size=3).map(tuple),
    st.lists(st.builds(Unreadable, st.none() | st.integers(), TEXTS, TEXTS), max_size=2).map(tuple),
)
def test_no_entry_makes_a_rule_raise(
    entries: tuple[Entry, ...], passages: tuple[Passage, ...], unreadable: tuple[Unreadable, ...]
) -> None:
    """Nor its sentences, nor its quality."""
    reading = Reading(Head("first", "first.txt", "{title}"), entries, passages, unreadable)

    for finding in audit(Readings((reading,), NOW)):
        assert message(finding)
        assert suggestion(finding)
    for entry in entries:
        assert unchecked(entry).figure is not None
