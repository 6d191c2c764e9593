"""What a page says beside its titles: what stands under its heading, and whether its text has any word of the title that the catalogue gives."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from crawler.judge.title_align import overlap
from crawler.judge.title_aside import is_own, names_site, only
from crawler.judge.title_authors import AUTHOR
from crawler.judge.title_compare import SITE_SOURCE, Compared
from crawler.judge.title_conflicts import conflict
from crawler.judge.title_exchange import exchange
from crawler.judge.title_forms import is_among
from crawler.judge.title_initials import abbreviates
from crawler.judge.title_issues import ISSUES
from crawler.judge.title_parts import is_collection, is_organisation, tells
from crawler.judge.title_signs import is_site
from crawler.judge.title_terms import BOOKS, DESCRIBING, FRONT, GENERIC, KINDS, ORGANISATIONS, PERIODICAL
from crawler.judge.title_words import (
    OPENING,
    Reading,
    Segment,
    clean,
    fold,
    may_hold,
    plain_words,
    read_title,
)
from crawler.records import Facts

_FINDING_WORDS = "find search browse rechercher trouver buscar busca cerca zoek zoeken suchen finden hledat vyhledat szukaj znajdz sok"
_FINDING = frozenset(_FINDING_WORDS.split())
_BRACKETS = ("(", "[")
_FEW_WORDS = 2
_HEAD = frozenset({"title", "og:title"})
_MORE_TO_ONE = 4  # words of a title to one that stands on another page by chance
_ENOUGH_TEXT = 40  # words of a page before its silence counts
_PERMALINK = "#\u00b6\u00a7 "  # what links a heading to itself
_FIRST_HEADINGS = 6
_NEXT_HEADINGS = 3
_FIRST_SENTENCE = 120
_LONG_NAME = 5
_COMPOUND = 8  # letters of a word that may be made of others
_UNDER = 250  # letters under a heading: a sentence or two


def is_elsewhere_on_site(ours: Reading, facts: Facts, titles: Iterable[Reading], sites: Collection[str]) -> bool:
    """Tell whether the catalogue names a thing of a site, and nothing on its page, which bears the name of the site, has a word of that thing.

    What follows the name of a site after a dash may describe the site, in another language even: "Kaggle - data sets and contests".
    """
    readings = tuple(titles)
    parts = tuple(_things(ours, readings, sites))
    words = {word for part in parts for word in part.words}
    said = words - KINDS or words
    describing = (word for part in ours.segments if not is_collection(part) for word in part.words)
    if not parts or len(parts) == len(ours.segments) or not DESCRIBING.isdisjoint(describing):
        return False
    if is_own(ours.segments[0], sites) and all(part.mark != ":" for part in ours.segments):
        return False
    if any(not ours.numbers.years.isdisjoint(one.numbers.years) for one in readings):
        return False
    beside = {word for one in readings for part in one.segments if not is_own(part, sites) for word in part.words}
    return _MORE_TO_ONE * sum(is_among(word, beside) for word in said) <= len(said) and _is_nowhere(parts, facts, sites)


def is_headed_otherwise(ours: Reading, facts: Facts, titles: Iterable[Reading]) -> bool:
    """Tell whether the page is one thing of a source that both name, and ours another: its heading is a part of its title, the rest of which ours begins or ends with.

    "Pond: Frogs" and "Pond - a server for all: Newts", with a heading "Newts". The things are two if they share no word, or one stands in place of another.
    """
    headings = {read_title(head.rstrip(_PERMALINK)).plain for head in facts.headings[:_FIRST_HEADINGS]}
    return any(_is_beside(ours, one, headings) for one in titles if len(one.segments) > 1)


def _is_beside(ours: Reading, title: Reading, headings: Collection[str]) -> bool:
    headed = [part for part in title.segments if part.plain in headings]
    if len(headed) != 1 or len(headed) == len(title.segments):
        return False
    source = {word for part in title.segments if part is not headed[0] for word in part.words}
    mine = [part for part in ours.segments if not source.issuperset(set(part.words) - KINDS)]
    if len(mine) != 1 or len(ours.segments) != _FEW_WORDS or mine[0].mark == "(" or KINDS.issuperset(mine[0].words):
        return False
    if title.segments[0] is not headed[0] and title.segments[0].plain == ours.segments[1].plain:
        return False  # the page is called by the thing, and headed by its site
    beside = {word for part in ours.segments if part is not mine[0] for word in part.words}
    if not any(word not in source for word in headed[0].words) or any(
        is_among(word, beside) for word in headed[0].words
    ):
        return False
    one, other = only(ours, (mine[0],)), only(title, (headed[0],))
    both = overlap(one, other)
    return (not both.matched and not any(is_among(word, source) for word in mine[0].words)) or exchange(
        both, one, other
    ) is True


def _things(ours: Reading, titles: Iterable[Reading], sites: Collection[str]) -> Iterator[Segment]:
    """Yield the parts of a title that name a thing: not the site, nor a collection, nor the initials of another part, nor whom the page's titles name in place of the thing."""
    named = {word for one in titles for part in one.segments for word in part.words}
    for part in ours.segments:
        beside = part.mark == "(" and named.issuperset(part.words)
        short = any(abbreviates(part, other) for other in ours.segments)
        if not is_own(part, sites) and not is_collection(part) and not beside and not short:
            yield part


def is_source_without(ours: Reading, best: Reading, facts: Facts, sites: Collection[str]) -> bool:
    """Tell whether a title is no more than the source with which ours begins, and the thing that ours names last is nowhere on the page.

    It is a source if ours gives the number of its issue or names the thing behind a colon or the site, if the page is its front page, or one that offers to find things.
    """
    parts = [part for part in ours.segments if part.mark not in (*_BRACKETS, AUTHOR) and not is_organisation(part)]
    if not parts or parts[-1] is ours.segments[0] or any(is_among(word, best.words) for word in parts[-1].words):
        return False
    said = {part.plain for title in facts.titles for part in read_title(title.text).segments}
    numbered = any(name in ISSUES for name, _ in ours.numbers.parts - best.numbers.parts)
    source = numbered or not FRONT.isdisjoint(said) or best.plain.split()[0] in _FINDING
    return (source or _names_thing(ours, parts[-1], best, sites)) and _is_nowhere(parts[-1:], facts, sites)


def _names_thing(ours: Reading, last: Segment, best: Reading, sites: Collection[str]) -> bool:
    """Tell whether the last part of ours is a thing of what stands before it, behind a colon or behind the site and a section, and a title of the page begins with no other words than these.

    "Pond Times: Newts are back" is an article of the Pond Times; "Newt report: a way forward" is the report, and "Pond Times: newspaper of the lakes" may be the paper.
    """
    first, at = ours.segments[0], ours.segments.index(last)
    if last.plain in FRONT or not any(word.isalpha() for word in last.words):
        return False
    if at == 1 and (
        not KINDS.isdisjoint(first.words) or (len(first.words) == 1 and not DESCRIBING.isdisjoint(last.words))
    ):
        return False
    begins = best.segments[0]
    behind = {word for part in ours.segments[at + 1 :] for word in part.words}
    named = any(abbreviates(part, begins) for part in ours.segments) or all(
        is_among(word, ours.words) for word in begins.words
    )
    if not named or any(is_among(word, behind) for word in begins.words):
        return False
    between = ours.segments[1 : at + 1]
    lacking = any(part.mark == ":" and not any(is_among(word, best.words) for word in part.words) for part in between)
    return lacking or (at > 1 and (is_own(first, sites) or first.words[0] in sites))


def is_front_without(ours: Reading, facts: Facts, sites: Collection[str]) -> bool:
    """Tell whether a page whose titles say nothing has no word of a title that does not begin with the name of the site."""
    parts = tuple(part for part in ours.segments if not is_own(part, sites))
    if len(parts) < len(ours.segments) and not DESCRIBING.isdisjoint(ours.words):
        return False  # "NPC: the Pond Data website" is the site
    return not is_own(ours.segments[0], sites) and _is_nowhere(parts, facts, sites)


def _is_nowhere(parts: Iterable[Segment], facts: Facts, sites: Collection[str]) -> bool:
    """Tell whether a page with a heading and a text has none of the words that say which document the catalogue means, or one of many by chance."""
    headed = any(title.source == "h1" for title in facts.titles)
    if not headed or facts.words < _ENOUGH_TEXT:
        return False
    words = [word for part in parts for word in part.words if word not in KINDS and word not in sites]
    said = plain_words(fold(clean(" ".join((*facts.headings, facts.text)))))
    if words and all(len(word) == 1 for word in words):  # signs of Chinese: two of them are a word
        words, said = list(map("".join, pairwise(words))), list(map("".join, pairwise(said)))
    told = frozenset(said)
    return bool(words) and _MORE_TO_ONE * sum(is_among(word, told) for word in words) <= len(words)


def masthead(facts: Facts) -> str:
    """Return the name of the site or book that heads all of its pages: a title ends with it, and begins with what another heading says; empty where none does."""
    title = next((one.text for one in facts.titles if one.source == "title"), "")
    low = title.lower()
    held = [
        head
        for head in (one.rstrip(_PERMALINK) for one in facts.headings[:_FIRST_HEADINGS])
        if head and head.lower() in low
    ]
    parts = read_title(title).segments if len(held) > 1 else ()
    if len(parts) < _FEW_WORDS:
        return ""
    said = {read_title(head).plain for head in held}
    return parts[-1].plain if parts[0].plain in said and parts[-1].plain in said else ""


def names_it(ours: Reading, titles: Iterable[Reading]) -> bool:
    """Tell whether a title of the page begins with a whole part of ours that says which thing it is, and with nothing in brackets to tell it from another of that name."""
    first = ours.segments[0]
    parts = {part.plain for part in ours.segments if tells(part) or len(part.words) > _FEW_WORDS}
    if first.plain not in GENERIC and not KINDS.issuperset(first.words):
        parts.add(first.plain)
    return any(
        one.segments[0].plain in parts and all(part.mark != "(" for part in one.segments) and not _goes_on(ours, one)
        for one in titles
    )


def _goes_on(ours: Reading, theirs: Reading) -> bool:
    """Tell whether two titles begin with one name of a single word before a colon, and go on otherwise: two pages about things of one program."""
    if len(ours.segments) < _FEW_WORDS or len(theirs.segments) < _FEW_WORDS or " " in ours.segments[0].plain:
        return False
    mine, other = ours.segments[1], theirs.segments[1]
    named = ours.segments[0].plain == theirs.segments[0].plain and mine.mark == other.mark == ":"
    return named and set(mine.words).isdisjoint(other.words)


def is_other_kind(ours: Reading, titles: Iterable[Reading]) -> bool:
    """Tell whether the target says it is another kind of thing: a handbook, where the catalogue has a toolkit."""
    mine, others = KINDS.intersection(ours.words), {word for one in titles for word in one.words}
    return bool(mine - others) and not mine.issuperset(KINDS & others)


def is_another_form(ours: Reading, best: Compared) -> bool:
    """Tell whether a Word document is headed by another form or letter: its heading says what kind of thing it is, as no letterhead does, and has no word of ours but that."""
    first = best.reading.segments[0]
    if (
        best.title.source != "docx:heading"
        or best.why != "words"
        or KINDS.isdisjoint((first.words[0], first.words[-1]))
    ):
        return False
    words, others = set(ours.words) - KINDS, set(best.reading.words) - KINDS - PERIODICAL
    told = len(others) >= _FEW_WORDS or any(len(word) >= _COMPOUND for word in others)
    return bool(words) and told and not any(is_among(word, others) for word in words)


def is_introduced(ours: Reading, facts: Facts, titles: Collection[Reading], sites: Collection[str]) -> bool:
    """Tell whether the words of a title that the page's titles lack stand right under its first heading: an author, another name of the thing."""
    words, text = set(_naming(ours, sites)), (_under(facts), *facts.headings[1:_NEXT_HEADINGS])
    if not any(text) or len(words) <= 1:
        return False
    named = {word for one in titles for word in one.words}
    rest = [word for word in words if not is_among(word, named)]
    if any(len(word) == _FEW_WORDS for word in rest):
        rest = [word for word in rest if not any(word in _pairs(one) for one in titles)]
    for part in text if rest else ():
        under = read_title(part).words
        rest = [word for word in rest if not is_among(word, under)]
    return not rest


def _pairs(title: Reading) -> Collection[str]:
    """Return what two neighbouring words may be abbreviated to: "SP" for "Special Publication"."""
    return [one[0] + other[0] for one, other in pairwise(title.words)]


def _naming(ours: Reading, sites: Collection[str]) -> Iterator[str]:
    """Yield the words of a title that name the thing: not its site or publisher, nor what kind it is."""
    for part in ours.segments:
        if not is_own(part, sites) and not is_organisation(part):
            yield from (word for word in part.words if word not in KINDS and word not in ORGANISATIONS)


def is_called_so(ours: Reading, facts: Facts, titles: Iterable[Reading]) -> bool:
    """Tell whether a short title stands word for word in the first sentence under the first heading: another name of the thing, perhaps."""
    text = _under(facts)[:_FIRST_SENTENCE]
    if len(ours.segments) > 1 or len(ours.plain) < _LONG_NAME or not may_hold(text, ours):
        return False
    if any(conflict(ours.numbers, title.numbers) for title in titles):
        return False
    return f" {ours.plain} " in f" {read_title(text).plain} "


def _under(facts: Facts) -> str:
    """Return what stands right under the first heading."""
    heading = facts.headings[0] if facts.headings else ""
    at = facts.text.find(heading) if heading else -1
    return facts.text[at + len(heading) : at + len(heading) + _UNDER] if at >= 0 else ""


def _is_front(ours: Reading, facts: Facts, sites: Collection[str]) -> bool:
    """Tell whether the title element begins with the name of the site, and ours is no more than that."""
    heads = [read_title(title.text) for title in facts.titles if title.source == "title"]
    parts = (head.segments[0].plain for head in heads if head.segments)
    return names_site(ours, sites) and all(plain in FRONT or is_site(plain, sites) for plain in parts)


def is_only_in_head(ours: Reading, scores: Collection[tuple[str, float]], facts: Facts, sites: Collection[str]) -> bool:
    """Tell whether the head of a page alone is ours, as where it was left from another page: nothing else that is a heading, nor how its text begins, has a word of ours but the site's.

    `scores` are the sources of the page's titles, each with how near it comes. Books that have a page for each chapter are named in the head of each, and sites in the head of their front page.
    """
    if len(ours.words) < _FEW_WORDS or not BOOKS.isdisjoint(ours.words) or _is_front(ours, facts, sites):
        return False
    agreeing = {source for source, score in scores if score > 0}
    if "title" not in agreeing or not agreeing <= _HEAD or len(scores) == len(agreeing):
        return False
    if len(agreeing) > 1 and any(is_own(part, sites) for part in ours.segments):
        return False
    site = {word for title in facts.titles if title.source == SITE_SOURCE for word in read_title(title.text).words}
    aside = set() if site.issuperset(ours.words) else site
    return _is_nowhere(ours.segments, replace(facts, text=facts.text[:OPENING]), aside.union(sites))
