"""What a target says of itself beside its title, as far as it may be held against the catalogue.

Not every source is worth the same. Scholarly names and linked data about a work speak of the work, and Dublin Core where the page shows the authors that it names. The author or day of an article, of a page or of a file is often that of whoever put it there: they
speak only where the catalogue means the page itself, or where more speaks with them. All that is said anywhere may excuse.
"""

from collections.abc import Iterator
from typing import NamedTuple

from crawler.judge.matching import answers, best
from crawler.judge.patterns import Pattern
from crawler.judge.rule import Case
from crawler.judge.signs.names import surnames, words_of
from crawler.records import Details, Entry, Facts, TitleMatch

_OF_WORKS = frozenset({"citation", "prism", "eprints"})
_MAYBE_OF_WORKS = frozenset(
    {"dc", "dc.issued"}
)  # of the work in repositories, of the page where a content system fills it in
_ABOUT = ("Report", "Book", "Dataset", "ScholarlyArticle", "Thesis")  # schema.org
_POSTS = ("BlogPosting", "NewsArticle")
_OF_PAGES = frozenset(
    {"blog", "article", "news", "news article", "blog post"}
)  # the catalogue's words for what is a page itself
_YEAR = Pattern(r"(?<![\d.,])(1[4-9]\d\d|20\d\d)(?:\s?[-/\u2013]\s?(\d{2}|\d{4})(?!\d))?(?![\d,]*\d)")
_YEAR_ANYWHERE = Pattern(r"(?<!\d)(1[4-9]\d\d|20\d\d)(?!\d)")


class Claim(NamedTuple):
    """An entry, what its target says, and how well their titles agree."""

    entry: Entry
    facts: Facts
    details: Details
    agrees: bool

    @property
    def means_page(self) -> bool:
        """Tell whether the catalogue means the page itself, and not what it may lead to."""
        return self.entry.kind in _OF_PAGES


def claim(case: Case) -> Claim | None:
    """Return what there is to hold against the entry whose title agrees best; None where that has drifted, or where nothing is said."""
    agreed, facts = best(case), case.evidence.facts
    if agreed is None or facts is None or agreed[1].match is TitleMatch.DRIFTED:
        return None
    entry = case.entries[agreed[0]]
    return Claim(entry, facts, facts.details or Details(), agreed[1].match is TitleMatch.SAME)


def shared(case: Case) -> bool:
    """Tell whether several entries stand for the link: then a difference from one of them is none."""
    return len(answers(case)) > 1


def is_of_work(found: Claim, source: str | None) -> bool:
    """Tell whether a source speaks of the work: scholarly names, linked data about a report or a book; Dublin Core where the page shows the authors it names."""
    if source is None:
        return False
    if source in _MAYBE_OF_WORKS:
        return found.details.source("author") in _OF_WORKS | _MAYBE_OF_WORKS and shows_authors(found)
    return source in _OF_WORKS or (source.startswith("json-ld:") and source.endswith(_ABOUT))


def shows_authors(found: Claim) -> bool:
    """Tell whether one of the authors that a target names stands in its words too."""
    return bool(surnames(found.details.authors) & words_of(found.facts.text))


def is_of_post(source: str | None) -> bool:
    """Tell whether a source says that the page is a post or a piece of news."""
    return source is not None and source.startswith("json-ld:") and source.endswith(_POSTS)


def years_in(text: str) -> frozenset[int]:
    """Return the years that a text names; "2015/16" names both."""
    found: set[int] = set()
    for match in _YEAR.finditer(text):
        first, second = match.groups()
        found.add(int(first))
        if second:
            found.add(int(second if len(second) == 4 else first[:2] + second))  # noqa: PLR2004 - a year in full
    return frozenset(found)


def years_of_address(*urls: str) -> frozenset[int]:
    """Return what may be years in some addresses."""
    return frozenset(int(year) for url in urls for year in _YEAR_ANYWHERE.findall(url))


def said_by(facts: Facts) -> str:
    """Return all words of a target that are known."""
    return " \n ".join((*_headlines(facts), facts.text))


def headlines(facts: Facts) -> str:
    """Return the titles and headings of a target."""
    return " \n ".join(_headlines(facts))


def _headlines(facts: Facts) -> Iterator[str]:
    yield from (title.text for title in facts.titles)
    yield from facts.headings
