"""The catalogue's title held against all that a target calls itself: same, drifted, or not to be told.

The best of all sources counts (on real pages none alone is right more often than 97 in 100, the best of all was 100), a PDF is searched for the
catalogue's title rather than asked for its own, and numbers that play a role (edition, year, volume) outweigh words.
"""

from collections.abc import Iterator
from dataclasses import replace

from crawler.judge.title_align import overlap
from crawler.judge.title_answer import TitleAnswer, answer
from crawler.judge.title_aside import is_described, set_off
from crawler.judge.title_compare import (
    DRIFTED,
    SAME,
    SILENT,
    SITE_SOURCE,
    TEXT_SOURCE,
    Compared,
    compare,
    usable,
)
from crawler.judge.title_conflicts import conflict, states_other_part, states_part
from crawler.judge.title_document import of_document
from crawler.judge.title_exchange import exchange
from crawler.judge.title_generic import is_generic_instead, is_numbered_otherwise
from crawler.judge.title_handbooks import is_handbook_of
from crawler.judge.title_issues import is_numbered_so
from crawler.judge.title_letters import has_another_letter
from crawler.judge.title_nearly import says_nearly_all, speaks_of
from crawler.judge.title_page import (
    is_another_form,
    is_called_so,
    is_elsewhere_on_site,
    is_front_without,
    is_headed_otherwise,
    is_introduced,
    is_only_in_head,
    is_other_kind,
    is_source_without,
    masthead,
    names_it,
)
from crawler.judge.title_plainly import is_plainly_same
from crawler.judge.title_score import CONTAINED, EXCHANGED
from crawler.judge.title_scripts import in_two_scripts
from crawler.judge.title_signs import is_unseen, site_names, without_file_name
from crawler.judge.title_source import is_part_of, is_spoken_of
from crawler.judge.title_words import Reading, read_title
from crawler.records import Facts, Title, TitleMatch

_EQUALLY = 96.0  # the score of titles of the same words


def match(
    catalogue_title: str, facts: Facts, *, host: str | None = None, path: str = "", site: str | None = None
) -> TitleAnswer:
    """Hold a catalogue's title against the facts of a target; `host` and `site`, where known, help to recognise the site's name, `path` that of a file."""
    title = without_file_name(catalogue_title, path) if facts.document else catalogue_title
    told = _matched(title, facts, host, site)
    others = () if told.match is TitleMatch.SAME else in_two_scripts(title)
    halves = (_matched(half, facts, host, site) for half in others)
    return replace(next((half for half in halves if half.match is TitleMatch.SAME), told), asked=catalogue_title)


def _matched(catalogue_title: str, facts: Facts, host: str | None, site: str | None) -> TitleAnswer:
    plainly = is_plainly_same(catalogue_title, facts.titles)
    if plainly is not None:
        return TitleAnswer(TitleMatch.SAME, plainly, 100.0, "equal")
    ours = read_title(catalogue_title)
    if not ours.segments:
        return TitleAnswer(TitleMatch.UNKNOWN, None, 0.0, "none")
    head = masthead(facts)
    sites = site_names(host, [*_names(ours, facts, site, head)])
    ours = set_off(ours, sites)
    above = head if head != ours.plain else ""
    compared = [
        compare(ours, title, sites)
        for title in usable(facts.titles)
        if not above or read_title(title.text).plain != above
    ]
    if any(title.source == TEXT_SOURCE for title in facts.titles):
        return of_document(ours, facts, compared)
    return _of_page(ours, facts, compared, sites)


def _names(ours: Reading, facts: Facts, site: str | None, head: str) -> Iterator[str]:
    """Yield what the site calls itself, in this page and in others; it is no help where the catalogue means the site."""
    yield from (read_title(title.text).plain for title in facts.titles if title.source == SITE_SOURCE)
    learned = (read_title(site).plain if site else "", head)
    yield from (name for name in learned if name and name != ours.plain)


def _of_page(ours: Reading, facts: Facts, compared: list[Compared], sites: frozenset[str]) -> TitleAnswer:
    telling = [one for one in compared if one.why not in SILENT]
    if not telling:
        return _by_headings(ours, facts, compared, sites)
    best = max(telling, key=lambda one: one.score)
    if best.score >= SAME:
        told = _vouched(ours, best, telling, compared)
        scores = [(one.title.source, one.score) for one in telling]
        otherwise = is_numbered_so(ours, best.reading, facts) or (
            best.score >= CONTAINED and is_only_in_head(ours, scores, facts, sites)
        )
        if told.match is TitleMatch.SAME and is_source_without(ours, best.reading, facts, sites):
            return answer(TitleMatch.DRIFTED, best, "elsewhere")
        return answer(TitleMatch.UNKNOWN, best, "disagree") if told.match is TitleMatch.SAME and otherwise else told
    introduced = _is_introduced(ours, facts, telling, sites)
    if best.score >= DRIFTED:
        return _doubted(ours, facts, compared, sites, best, introduced=introduced)
    told = _drifted(ours, facts, telling, introduced=introduced)
    readings = [one.reading for one in compared]
    if told.match is not TitleMatch.DRIFTED or told.why != "words":
        return told
    numbered = any(conflict(ours.numbers, reading.numbers) in ("part", "version") for reading in readings)
    described = is_described(ours, readings, sites) or is_handbook_of(ours, readings)
    doubted = not numbered and (described or says_nearly_all(ours, facts, compared))
    return replace(told, match=TitleMatch.UNKNOWN, why="close") if doubted else told


def _is_introduced(ours: Reading, facts: Facts, telling: list[Compared], sites: frozenset[str]) -> bool:
    readings = [one.reading for one in telling]
    against = any(conflict(ours.numbers, one.numbers) or has_another_letter(ours, one) for one in readings)
    if against or not is_introduced(ours, facts, readings, sites):
        return False
    return not any(exchange(overlap(ours, reading), ours, reading) for reading in readings)


def _doubted(
    ours: Reading, facts: Facts, compared: list[Compared], sites: frozenset[str], best: Compared, *, introduced: bool
) -> TitleAnswer:
    """Let the page decide where its titles come close."""
    telling = [one.reading for one in compared if one.why not in SILENT]
    if is_elsewhere_on_site(ours, facts, telling, sites):
        return answer(TitleMatch.DRIFTED, best, "elsewhere")
    if is_headed_otherwise(ours, facts, telling):
        said = says_nearly_all(ours, facts, compared)
        return answer(TitleMatch.UNKNOWN, best, "close") if said else answer(TitleMatch.DRIFTED, best, "beside")
    other = next((one for one in compared if _is_headed_by_another(ours, one, telling)), None)
    if other is not None:
        return answer(TitleMatch.DRIFTED, other)
    lost = next((one for one in compared if one.why == "lost" and not one.only_vouches), None)
    if lost is not None:
        return answer(TitleMatch.DRIFTED, lost, "generic")
    numbered = next((one for one in compared if one.why == "edition" and one.words >= EXCHANGED), None)
    if numbered is not None and not numbered.only_vouches:
        return answer(TitleMatch.DRIFTED, numbered)
    against = any(one.why in ("edition", "echo") for one in compared)
    beside = is_other_kind(ours, telling) or any(is_spoken_of(ours, one) for one in telling)
    vouched = introduced and not against and not beside
    return answer(TitleMatch.SAME, best, "introduced") if vouched else answer(TitleMatch.UNKNOWN, best, "close")


def _is_headed_by_another(ours: Reading, one: Compared, telling: list[Reading]) -> bool:
    """Tell whether a title is the heading of the page, and ours but for a word in place of another, which all other titles of the page have too."""
    if one.title.source != "h1" or one.why != "words" or one.score >= DRIFTED:
        return False
    both = overlap(ours, one.reading)
    words = {word for word, _, _ in both.open[1]}
    return exchange(both, ours, one.reading) is True and all(words.issubset(other.words) for other in telling)


def _drifted(ours: Reading, facts: Facts, telling: list[Compared], *, introduced: bool) -> TitleAnswer:
    """Say that a page is another, unless its text speaks for it, or only programs named it."""
    accusing = [one for one in telling if not one.only_vouches]
    best = max(accusing or telling, key=lambda one: one.score)
    if not accusing:
        other = is_another_form(ours, best)
        return answer(TitleMatch.DRIFTED if other else TitleMatch.UNKNOWN, best)
    lost = next((one for one in accusing if one.why == "lost"), None)
    readings = [one.reading for one in telling]
    if lost is None and introduced and names_it(ours, readings) and not is_other_kind(ours, readings):
        return answer(TitleMatch.SAME, best, "introduced")
    if lost is None and best.why == "edition" and _is_dated_so(ours, best, readings):
        return answer(TitleMatch.UNKNOWN, best, "disagree")
    if (
        lost is None
        and best.why not in ("edition", "beside")
        and (introduced or is_called_so(ours, facts, readings) or speaks_of(ours, facts, readings))
    ):
        return answer(TitleMatch.UNKNOWN, best, "disagree")
    return answer(TitleMatch.DRIFTED, lost or best, "generic" if lost else best.why)


def _is_dated_so(ours: Reading, best: Compared, readings: list[Reading]) -> bool:
    """Tell whether a title disagrees by a year alone, and another of the page has the year of ours: it may be that of what it speaks of."""
    dated = conflict(ours.numbers, best.reading.numbers) == "year"
    others = (one.numbers.years for one in readings if one.numbers.years != best.reading.numbers.years)
    return dated and any(ours.numbers.years <= years for years in others)


def _vouched(ours: Reading, best: Compared, telling: list[Compared], compared: list[Compared]) -> TitleAnswer:
    """Hear what the other titles say against the one that agrees: another number outweighs one that states none."""
    if any(one.why == "echo" for one in compared):
        return answer(TitleMatch.UNKNOWN, best, "disagree")
    telling = [one for one in telling if not one.only_vouches]
    for one in telling:
        if (
            one.why == "edition"
            and one.words >= EXCHANGED
            and _is_silent_on(best.reading, one.reading, stated=ours.numbers.edition is not None)
        ):
            mild = conflict(ours.numbers, one.reading.numbers) == "month"
            if not mild:
                return answer(TitleMatch.DRIFTED, one)
    beside = _beside(telling)
    if beside is not None:
        return answer(TitleMatch.DRIFTED, beside)
    other = next((one for one in telling if states_other_part(ours.numbers, one.reading.numbers)), None)
    if other is not None and not states_part(ours.numbers, best.reading.numbers):
        return answer(TitleMatch.DRIFTED, other, "edition")  # ours is a chapter of the book, this another one
    against = any(one.why == "lost" or (one.why == "edition" and not _adds_edition(ours, best, one)) for one in telling)
    return answer(TitleMatch.UNKNOWN, best, "disagree") if against else answer(TitleMatch.SAME, best)


def _adds_edition(ours: Reading, best: Compared, other: Compared) -> bool:
    """Tell whether a title says no more against ours than which edition this is, which neither ours nor the page's best title states: another rule tells of that."""
    stated = replace(other.reading.numbers, edition=None, years=frozenset())
    silent = ours.numbers.edition is None and best.reading.numbers.edition is None and not ours.numbers.years
    return silent and best.score >= _EQUALLY and other.words >= SAME and conflict(ours.numbers, stated) is None


def _beside(telling: list[Compared]) -> Compared | None:
    """Return the title that names another thing, where all that agree are no more than a part of it: the book of both, or what both say before a bracket."""
    agreeing = [one.reading for one in telling if one.score >= SAME]
    return next(
        (one for one in telling if one.why == "beside" and all(is_part_of(part, one.reading) for part in agreeing)),
        None,
    )


def _is_silent_on(best: Reading, other: Reading, *, stated: bool) -> bool:
    """Tell whether a title says nothing against the number of another; one without an edition may be of any, where ours is `stated`."""
    one, another = (other, best) if stated else (best, other)
    return conflict(one.numbers, another.numbers) is None


def _by_headings(ours: Reading, facts: Facts, compared: list[Compared], sites: frozenset[str]) -> TitleAnswer:
    """Let the headings vouch for a page whose titles say nothing; they never condemn it."""
    headings = [compare(ours, Title("heading", text), sites) for text in facts.headings]
    best = max(headings, key=lambda one: one.score, default=None)
    if best is not None and best.score >= SAME:
        return answer(TitleMatch.SAME, best)
    first = max(compared, key=lambda one: one.score, default=None)
    if first is None:
        return TitleAnswer(TitleMatch.UNKNOWN, None, 0.0, "none")
    numbered = next((one for one in compared if is_numbered_otherwise(ours, one)), None)
    if numbered is not None:
        return answer(TitleMatch.DRIFTED, numbered, "edition")
    if _is_other_front(ours, facts, compared, sites):
        return answer(TitleMatch.DRIFTED, first, "elsewhere")
    instead = is_generic_instead(ours, facts, compared, sites)
    return answer(TitleMatch.DRIFTED if instead else TitleMatch.UNKNOWN, first)


def _is_other_front(ours: Reading, facts: Facts, compared: list[Compared], sites: frozenset[str]) -> bool:
    """Tell whether titles that say nothing are those of a front page or a section, where nothing of the thing is found."""
    if any(one.why != "generic" or is_unseen(one.reading, ours) for one in compared):
        return False
    readings = [one.reading for one in compared]
    if is_elsewhere_on_site(ours, facts, readings, sites):
        return True
    return is_front_without(ours, facts, sites)
