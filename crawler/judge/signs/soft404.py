"""The signs of a not-found page that answers 200: none decides alone.

Sources: Bar-Yossef and others 2004 (a made-up sibling), InternetArchiveBot's checker (end addresses), Meneses 2012 and Prieto 2014 (titles, short texts).
"""

from collections.abc import Iterator

from crawler.judge.matching import answers, primary_entries, title_match
from crawler.judge.patterns import Pattern
from crawler.judge.rule import Case
from crawler.judge.signs.absence import CONDITION, PAGES, SOUGHT, absent
from crawler.judge.signs.addresses import is_search, segments
from crawler.judge.signs.cases import THIN, arrived_elsewhere, asked_url, end_url, marks, page, works
from crawler.judge.signs.documents import promised
from crawler.judge.signs.fingerprints import distance
from crawler.judge.signs.phrases import ABOUT_PAGES, ENGLISH, ERROR_FILLER, NO_RESULTS, NOT_FOUND, SEARCH, TROUBLE
from crawler.judge.signs.sameness import leads_away, shown_for_any
from crawler.judge.signs.subjects import has_subject, is_titled, names_a_person
from crawler.judge.signs.texts import (
    explains_codes,
    fold,
    headings,
    mentions,
    message,
    opening,
    page_titles,
    says,
    told,
    weighed,
)
from crawler.judge.signs.weights import Sign, total
from crawler.judge.signs.wordings import NOT_FOUND as WORDED
from crawler.judge.signs.wordings import worded
from crawler.records import Facts, TitleMatch

_ERROR_PATH = Pattern(r"^(?:404|error-?404|404-?error|not-?found|page-?not-?found|notfound|errors?)(?:\.\w+)?$")
_CLAUSE = 20  # letters that a sentence saying so has besides, as clauses of many languages need
_SAME = 6  # bits of 64
_PLAIN = 0.45
_FEW = 70  # words within which one sentence is what the page has to say
_SHORT = 80  # words within which a phrase in the running text counts
_LONG = 700  # words: not-found pages stay below, teasers of other pages and all
_OFTEN = 5  # times: a page about the error names it in every paragraph, a page that is one up to four times
_SENTENCES = 10  # words from which a text is more than a notice
_CRIES = 7  # letters beside a cry of trouble above a sentence
_SAYS_MORE = 6  # letters behind the question or colon of a title
_GOES_ON = Pattern(r"[?:!\uff1a\uff1f\uff01\u3001]\s*|\s[\u2013\u2014\u2015-]+\s|[\u2014\u2015]+")
_LETTER = Pattern(r"[^\W\d_]")
_DATA = frozenset({"json", "xml", "text"})
_DATA_ERROR = Pattern(
    r"\bnosuch(?:key|bucket|entity)\b|\bresourcenotfound\b|[\"'](?:status|code|statuscode)[\"']?\s*[:=]\s*[\"']?(?:404|410)\b"
)


def soft_404_signs(case: Case) -> tuple[Sign, ...]:
    """Return every sign for and against, or nothing when there is no page to judge."""
    facts = page(case)
    if facts is None:
        return tuple(_data(case))
    said, same = (*_words(facts, _shields(case)), *_address(case)), shown_for_any(case, facts)
    if not said and (same is None or is_short_for_all(case)):
        return ()
    beside = (*_sameness(case, same), *_honest(case, facts), *_before(case, facts))
    return (*said, *beside, *_context(case, facts, same=same is not None))


def is_short_for_all(case: Case) -> bool:
    """Tell whether the site shows one short page for every address, which says nothing of an error.

    That may be a wall (consent, age, country, a queue) or the shell of an application as well as a lapsed site: a machine cannot know.
    """
    facts = page(case)
    if facts is None or told(facts) >= THIN:
        return False
    same = shown_for_any(case, facts)
    if same is None or ("redirected" in same and leads_away(case, facts)):
        return False
    return not mentions((*page_titles(facts), *headings(facts), message(facts)), TROUBLE) and not any(_words(facts))


def is_out_of_question(case: Case) -> bool:
    """Tell cheaply whether the signs cannot add up: a page of some words that carries the catalogue's title, and nothing but words to speak against it.

    Title, heading, few words and noindex come to 1.15 at most, less 0.6 for the title.
    """
    evidence, facts = case.evidence, page(case)
    if (
        facts is None
        or told(facts) < _SHORT
        or len(evidence.hops) > 1
        or marks(facts, "names-error")
        or case.past.last_good is not None
    ):
        return False
    return evidence.probe is None and evidence.shared is None and title_match(case) is TitleMatch.SAME


def says_gone(facts: Facts) -> bool:
    """Tell whether a page says in its title or heading, or in its first words, that it is not there: a sign-in box beside it changes nothing."""
    return total(tuple(_words(facts))) >= _PLAIN or any(sign.weight >= _PLAIN for sign in _words(facts))


def _data(case: Case) -> Iterator[Sign]:
    """Look at an answer in a few words of data: interfaces and storage hosts say so in JSON or XML."""
    facts = case.evidence.facts
    if (
        facts is None
        or not works(case)
        or facts.kind not in _DATA
        or facts.words > _SHORT
        or promised(case) is not None
    ):
        return
    text = fold(facts.text)
    said = NOT_FOUND.search(text)
    if not ((said and not said[0].isdigit()) or _DATA_ERROR.search(text)):
        return
    yield Sign("its few words of data say that something was not found", 0.5, spoken=True)
    yield Sign("it is no page", 0.15)


def _words(facts: Facts, shields: tuple[str, ...] = ()) -> Iterator[Sign]:
    """Look for phrases where a not-found page has them; never in the middle of a long text.

    Titles and headings that the catalogue's own title shields are what the resource is called, however near to an error.
    """
    titles, heads = (_unshielded(names, shields) for names in (page_titles(facts), _stated(headings(facts))))
    yield from _made(facts)
    yield from () if names_a_person(facts) else _told(facts, titles, heads)


def _told(facts: Facts, titles: tuple[str, ...], heads: tuple[str, ...]) -> Iterator[Sign]:
    """Look at the titles, the headings, and the few words of a page."""
    named = "\n".join(dict.fromkeys((*titles, *heads)))
    plain, parted = NOT_FOUND.search(named), PAGES.search(named)
    title = (plain and says(titles, NOT_FOUND, ERROR_FILLER)) or (parted and absent(titles)) or worded(WORDED, titles)
    if title:
        yield Sign(f"its title says “{title[:80]}”", 0.45, spoken=True)
    heading = (
        (plain and says(heads, NOT_FOUND, ERROR_FILLER)) or (parted and absent(heads[:2])) or worded(WORDED, heads[:2])
    )
    if heading:
        yield Sign(f"its heading says “{heading[:80]}”", 0.45 if told(facts) < THIN else 0.35, spoken=True)
    if weighed(facts) < _SHORT:
        yield from _few_words(facts, (*titles, *heads))


def _is_about(facts: Facts, first: tuple[str, ...]) -> bool:
    """Tell whether a page is about something, or is headed as it is titled and its first sentences do not speak of what the reader looked for."""
    return has_subject(facts) or (is_titled(facts) and SOUGHT.search(" ".join(first)) is None)


def _made(facts: Facts) -> Iterator[Sign]:
    """Look at what the page's maker calls it in its structure: its body, its own address, its picture, a piece for pages that are not there."""
    for name in marks(facts, "names-error"):
        if name != "picture":
            yield Sign(f"in its own structure it is called an error ({name})", 0.45, spoken=True)
            return
        yield Sign("its picture is called an error", 0.45 if told(facts) == 0 else 0.25, spoken=True)


def _shields(case: Case) -> tuple[str, ...]:
    """Return the catalogue's titles that are near to an error, and say what the resource is besides."""
    return tuple(name for name in (fold(entry.title) for entry in primary_entries(case)) if _is_subject(name))


def _is_subject(name: str) -> bool:
    """Tell whether a catalogue's title goes on behind a question or a colon."""
    before, mark, after = _GOES_ON.sub("\n", name).partition("\n")
    return bool(mark and before) and len(_LETTER.findall(after)) >= _SAYS_MORE and not absent((after,))


def _stated(heads: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the later headings that only ask."""
    return tuple(
        head for number, head in enumerate(heads) if number == 0 or not head.endswith(("?", "\uff1f", "\u061f"))
    )


def _unshielded(names: tuple[str, ...], shields: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out the names that are, or hold, one of the shields, or begin one."""
    return tuple(name for name in names if not any(one in name or one.startswith(name) for one in shields))


def _few_words(facts: Facts, names: tuple[str, ...]) -> Iterator[Sign]:
    """Look at what a short page says: hardly more than that, or that somewhere, or that a search found nothing."""
    if explains_codes(facts):
        return
    text = message(facts)
    first = tuple(sentence for sentence in opening(text, names) if not CONDITION.match(sentence))
    told_first = absent(first) or worded(WORDED, first)
    if told_first or absent((text,)) or NOT_FOUND.search(text):
        plainly = says(names, TROUBLE, ERROR_FILLER, _CRIES) and (
            told_first or says(first, NOT_FOUND, ERROR_FILLER, _CLAUSE)
        )
        only = (plainly or (told_first and weighed(facts) < _FEW)) and not _is_about(facts, first)
        yield Sign("its few words say that something was not found", 0.45 if only else 0.25, spoken=True)
    if NO_RESULTS.search(text) and mentions(names, SEARCH):
        yield Sign("it is a search that found nothing", 0.45, spoken=True)


def _address(case: Case) -> Iterator[Sign]:
    """Look at where redirects ended."""
    if not arrived_elsewhere(case):
        return
    asked = set(segments(asked_url(case)))
    ends = [part for part in segments(end_url(case)) if _ERROR_PATH.match(part) and part not in asked]
    if ends:
        yield Sign(f"redirects end at an address called “{ends[0]}”", 0.35, spoken=True)
    if is_search(end_url(case)) and not is_search(asked_url(case)):
        yield Sign("redirects end at a search", 0.35)


def _sameness(case: Case, same: str | None) -> Iterator[Sign]:
    """Look at what a made-up address, and other addresses of the catalogue, were answered with."""
    if same:
        yield Sign(same, 0.6 if "redirected" in same else 0.55)
    if case.evidence.shared is not None:
        yield Sign(f"another address of the site shows the very same page ({case.evidence.shared[:200]})", 0.2)


def _honest(case: Case, facts: Facts) -> Iterator[Sign]:
    """Look whether the site says plainly of a made-up address that it is not there: then a page with words of its own is hardly that."""
    probe = case.evidence.probe
    if probe is not None and probe.status in {404, 410} and told(facts) >= THIN:
        yield Sign("the site answers a made-up address with a plain “not found”", -0.35)


def _before(case: Case, facts: Facts) -> Iterator[Sign]:
    """Compare with what the page was when it was last good."""
    before = case.past.last_good.evidence.facts if case.past.last_good else None
    if before is None or before.kind != facts.kind or before.fingerprint is None or facts.fingerprint is None:
        return
    names, old = set(page_titles(facts)), set(page_titles(before))
    if names == old and distance(before.fingerprint, facts.fingerprint) <= _SAME:
        yield Sign("it is the page that was found good before", -0.25)
    elif not names & old and facts.words * 2 < before.words:
        yield Sign("when it was last good it had another title, and more to say", 0.25)


def _speaks_of_another_thing(text: str) -> bool:
    """Tell whether a short English text has none of the words in which pages apologise: a band may be called "Not Found"."""
    return len(text.split()) > _SENTENCES and len(set(ENGLISH.findall(text))) > 1 and ABOUT_PAGES.search(text) is None


def _context(case: Case, facts: Facts, *, same: bool) -> Iterator[Sign]:
    """Weigh the rest of the page: how much it says, and whether it is what the catalogue names."""
    if told(facts) < THIN:
        yield Sign("it says very little", 0.15)
    elif told(facts) > _LONG and not same:  # one page for every address may be as long as it likes
        yield Sign("it is a long text", -0.35)
    if told(facts) > THIN and len(NOT_FOUND.findall(fold(facts.text))) >= _OFTEN:
        yield Sign("it goes on about it, as a text on the subject does", -0.35)
    elif told(facts) < THIN and _speaks_of_another_thing(message(facts)):
        yield Sign("its sentences speak neither of pages nor of addresses", -0.8)
    if marks(facts, "noindex"):
        yield Sign("it asks search engines to pass it over", 0.1)
    if not answers(case):
        return
    if "text" in marks(facts, "names-error"):  # wikis head what is not there with the name that was asked for
        return
    if title_match(case) is TitleMatch.SAME:
        yield Sign("it carries the catalogue's title", -0.6)
    else:
        yield Sign("the catalogue's title is nowhere in its titles", 0.15)
