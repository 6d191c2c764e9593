"""The catalogue's title held against all that a target calls itself: same, drifted, or not to be told.

The best of all sources counts (on real pages none alone is right more often than 97 in 100, the best of all was 100), a PDF is searched for the
catalogue's title rather than asked for its own, and numbers that play a role (edition, year, volume) outweigh words.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from crawler.judge.title_align import overlap
from crawler.judge.title_aside import is_described, set_off
from crawler.judge.title_compare import (
    CONFLICT,
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
from crawler.judge.title_differ import Differ, differ
from crawler.judge.title_exchange import exchange
from crawler.judge.title_handbooks import is_handbook_of
from crawler.judge.title_page import (
    begins_with,
    is_called_so,
    is_elsewhere_on_site,
    is_front_without,
    is_introduced,
    is_other_kind,
    masthead,
    names_it,
)
from crawler.judge.title_parts import is_series
from crawler.judge.title_plainly import is_plainly_same
from crawler.judge.title_score import DOUBTFUL
from crawler.judge.title_signs import is_unseen, site_names, without_file_name
from crawler.judge.title_source import is_part_of, is_spoken_of
from crawler.judge.title_text import InText, beginning_of, find_in_text
from crawler.judge.title_words import Reading, read_title
from crawler.records import Facts, Title, TitleMatch

_LONG_TITLE = 4  # words, of which a find anywhere on the first pages is enough
_OWN = frozenset({"pdf:info", "pdf:xmp", "pdf:largest"})
_MOST_OF_OURS = 0.6  # of the words of a title
_EQUALLY = 96.0  # the score of titles of the same words
_NEAR = 60.0  # the score of a title in a text from which it may be there in other words


@dataclass(frozen=True, slots=True)
class TitleAnswer:
    """What the comparison came to.

    `found` is the title of the target that comes closest, `score` how close (0 to 100), `why` the ground: `equal`, `contained`, `close`, `text`,
    `edition` (a number differs), `words`, `beside` (another thing of the same source), `generic`, `echo` (search results), `script` (another one), `lost` (an error), `introduced` (the rest stands
    under the heading), `elsewhere` (no word of it on the page), `mention` (only in a sentence of a document), `none` or `disagree`. `asked` is the
    catalogue's title.
    """

    match: TitleMatch
    found: str | None
    score: float
    why: str
    asked: str = field(default="", repr=False, compare=False)

    @property
    def differ(self) -> Differ:
        """Return the words that only the catalogue's title has, and those that only the title found has."""
        return differ(self.asked, self.found) if self.found else ((), ())


def match(
    catalogue_title: str, facts: Facts, *, host: str | None = None, path: str = "", site: str | None = None
) -> TitleAnswer:
    """Hold a catalogue's title against the facts of a target; `host` and `site`, where known, help to recognise the site's name, `path` that of a file."""
    title = without_file_name(catalogue_title, path) if facts.document else catalogue_title
    return replace(_matched(title, facts, host, site), asked=catalogue_title)


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
        return _of_document(ours, facts, compared)
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
        return _vouched(ours, best, telling, compared)
    introduced = _is_introduced(ours, facts, telling, sites)
    if best.score >= DRIFTED:
        return _doubted(ours, facts, compared, sites, best, introduced=introduced)
    answer = _drifted(ours, facts, telling, introduced=introduced)
    readings = [one.reading for one in compared]
    if answer.match is not TitleMatch.DRIFTED or answer.why != "words":
        return answer
    doubted = is_described(ours, readings, sites) or is_handbook_of(ours, readings)
    return replace(answer, match=TitleMatch.UNKNOWN, why="close") if doubted else answer


def _is_introduced(ours: Reading, facts: Facts, telling: list[Compared], sites: frozenset[str]) -> bool:
    readings = [one.reading for one in telling]
    against = any(conflict(ours.numbers, reading.numbers) for reading in readings)
    return not against and is_introduced(ours, facts, readings, sites)


def _doubted(
    ours: Reading, facts: Facts, compared: list[Compared], sites: frozenset[str], best: Compared, *, introduced: bool
) -> TitleAnswer:
    """Let the page decide where its titles come close."""
    telling = [one.reading for one in compared if one.why not in SILENT]
    if is_elsewhere_on_site(ours, facts, telling, sites):
        return _answer(TitleMatch.DRIFTED, best, "elsewhere")
    against = any(one.why in ("edition", "lost", "echo") for one in compared)
    beside = is_other_kind(ours, telling) or any(is_spoken_of(ours, one) for one in telling)
    vouched = introduced and not against and not beside
    return _answer(TitleMatch.SAME, best, "introduced") if vouched else _answer(TitleMatch.UNKNOWN, best, "close")


def _drifted(ours: Reading, facts: Facts, telling: list[Compared], *, introduced: bool) -> TitleAnswer:
    """Say that a page is another, unless its text speaks for it, or only programs named it."""
    accusing = [one for one in telling if not one.only_vouches]
    best = max(accusing or telling, key=lambda one: one.score)
    if not accusing:
        return _answer(TitleMatch.UNKNOWN, best)
    lost = next((one for one in accusing if one.why == "lost"), None)
    readings = [one.reading for one in telling]
    if lost is None and introduced and names_it(ours, readings) and not is_other_kind(ours, readings):
        return _answer(TitleMatch.SAME, best, "introduced")
    if (
        lost is None
        and best.why not in ("edition", "beside")
        and (introduced or begins_with(ours, facts) or is_called_so(ours, facts, readings))
    ):
        return _answer(TitleMatch.UNKNOWN, best, "disagree")
    return _answer(TitleMatch.DRIFTED, lost or best, "generic" if lost else best.why)


def _vouched(ours: Reading, best: Compared, telling: list[Compared], compared: list[Compared]) -> TitleAnswer:
    """Hear what the other titles say against the one that agrees: another number outweighs one that states none."""
    if any(one.why == "echo" for one in compared):
        return _answer(TitleMatch.UNKNOWN, best, "disagree")
    telling = [one for one in telling if not one.only_vouches]
    for one in telling:
        if (
            one.why == "edition"
            and one.words >= DOUBTFUL
            and _is_silent_on(best.reading, one.reading, stated=ours.numbers.edition is not None)
        ):
            mild = conflict(ours.numbers, one.reading.numbers) == "month"
            if not mild:
                return _answer(TitleMatch.DRIFTED, one)
    beside = _beside(telling)
    if beside is not None:
        return _answer(TitleMatch.DRIFTED, beside)
    other = next((one for one in telling if states_other_part(ours.numbers, one.reading.numbers)), None)
    if other is not None and not states_part(ours.numbers, best.reading.numbers):
        return _answer(TitleMatch.DRIFTED, other, "edition")  # ours is a chapter of the book, this another one
    against = any(one.why == "lost" or (one.why == "edition" and not _adds_edition(ours, best, one)) for one in telling)
    return _answer(TitleMatch.UNKNOWN, best, "disagree") if against else _answer(TitleMatch.SAME, best)


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
        return _answer(TitleMatch.SAME, best)
    first = max(compared, key=lambda one: one.score, default=None)
    if first is None:
        return TitleAnswer(TitleMatch.UNKNOWN, None, 0.0, "none")
    other = _is_other_front(ours, facts, compared, sites)
    return _answer(TitleMatch.DRIFTED, first, "elsewhere") if other else _answer(TitleMatch.UNKNOWN, first)


def _is_other_front(ours: Reading, facts: Facts, compared: list[Compared], sites: frozenset[str]) -> bool:
    """Tell whether titles that say nothing are those of a front page or a section, where nothing of the thing is found."""
    if any(one.why != "generic" or is_unseen(one.reading, ours) for one in compared):
        return False
    readings = [one.reading for one in compared]
    if is_elsewhere_on_site(ours, facts, readings, sites):
        return True
    return is_front_without(ours, facts, sites)


def _of_document(ours: Reading, facts: Facts, compared: list[Compared]) -> TitleAnswer:
    """Judge a document by the words of its first pages first: its own title is right in one of four."""
    texts = [title.text for title in facts.titles if title.source == TEXT_SOURCE]
    found = find_in_text(ours, texts)
    best = max(compared, key=lambda one: one.score, default=None)
    if best is not None and found.score < SAME and is_series(best.reading.words) and not is_series(ours.words):
        best = None
    if found.conflict:
        return TitleAnswer(TitleMatch.DRIFTED, found.excerpt, CONFLICT, "edition")
    if best is not None and best.score >= SAME and not (found.early and found.score >= SAME):
        return _answer(TitleMatch.SAME, best)
    own = _own(ours, facts, texts)
    if found.score >= SAME:
        return _found(ours, found, compared, own)
    against = max((one for one in compared if not one.only_vouches), key=lambda one: one.score, default=None)
    if against is not None and against.why == "edition":
        return _answer(TitleMatch.DRIFTED, against)
    other = _is_other(ours, own)
    if found.score < DRIFTED and (other or (found.legible and (found.score < _NEAR or _differs(against)))):
        shown = best.title.text if best is not None and best.why not in ("generic", "none") else found.excerpt
        return TitleAnswer(TitleMatch.DRIFTED, shown, found.score, "words")
    return TitleAnswer(
        TitleMatch.UNKNOWN,
        best.title.text if best else found.excerpt,
        found.score,
        "close" if found.legible else "none",
    )


def _found(ours: Reading, found: InText, compared: list[Compared], own: Compared | None) -> TitleAnswer:
    """Tell a title that stands on the first pages as that of the document from one that is only spoken of there."""
    mentioned = not found.early and len(ours.words) < _LONG_TITLE and not _is_named_so(compared)
    if own is not None and mentioned and _is_other(ours, own):
        return _answer(TitleMatch.DRIFTED, own, "mention")
    if mentioned or (found.scattered and _is_other(ours, own)):
        return TitleAnswer(TitleMatch.UNKNOWN, found.excerpt, found.score, "mention")
    return TitleAnswer(TitleMatch.SAME, found.excerpt, found.score, "text")


def _own(ours: Reading, facts: Facts, texts: list[str]) -> Compared | None:
    """Compare the title that a document gives itself, where its first page begins with it."""
    named = (title for title in facts.titles if title.source in _OWN)
    proven = (Title(title.source, begun) for title in named if (begun := beginning_of(title.text, texts[0])))
    return max((compare(ours, title, frozenset()) for title in proven), key=lambda one: one.score, default=None)


def _is_other(ours: Reading, own: Compared | None) -> bool:
    """Tell whether a document's own title is another than ours: one with words that ours lacks, and little of ours, or a word in place of one."""
    if own is None or own.score >= DRIFTED or set(own.reading.words) <= set(ours.words):
        return False
    both = overlap(ours, own.reading)
    return both.covered < _MOST_OF_OURS or exchange(both, ours, own.reading) is True


def _is_named_so(compared: list[Compared]) -> bool:
    """Tell whether the document names itself by nothing else than words of ours."""
    return all(one.score >= _NEAR or one.why in SILENT for one in compared)


def _differs(best: Compared | None) -> bool:
    return best is not None and best.why in ("words", "lost") and best.score <= CONFLICT


def _answer(match_: TitleMatch, one: Compared, why: str | None = None) -> TitleAnswer:
    return TitleAnswer(match_, one.title.text, round(one.score, 1), why or one.why)
