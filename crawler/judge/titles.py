"""The catalogue's title held against all that a target calls itself: same, drifted, or not to be told.

The best of all sources counts (on real pages none alone is right more often than 97 in 100, the best of all was 100), a PDF is searched for the
catalogue's title rather than asked for its own, and numbers that play a role (edition, year, volume) outweigh words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from crawler.judge.title_aside import is_front_of
from crawler.judge.title_conflicts import conflict
from crawler.judge.title_differ import Differ, differ
from crawler.judge.title_page import begins_with, is_elsewhere_on_site, is_front_without, is_introduced, is_other_kind
from crawler.judge.title_plainly import is_plainly_same
from crawler.judge.title_score import DOUBTFUL, RELATED, score
from crawler.judge.title_scripts import SPELLED_OUT, by_sound
from crawler.judge.title_signs import is_echo, is_file_name, is_generic, is_junk_info, is_lost, is_unseen, site_names
from crawler.judge.title_sites import is_known
from crawler.judge.title_terms import SPOKEN
from crawler.judge.title_text import find_in_text
from crawler.judge.title_words import Reading, Segment, read_title
from crawler.records import Facts, Title, TitleMatch

SAME = 85.0
DRIFTED = 72.0
_NEAR = 60.0  # the score of a title in a text from which it may be there in other words
_CONFLICT = 40.0
_LOST = 10.0
_TEXT_SOURCE = "pdf:text"
_SITE_SOURCE = "og:site_name"
_BY_PEOPLE = frozenset(
    {"og:title", "twitter:title"}
)  # other sources with a colon are a file's own: `pdf:info`, `docx:title`
# What programs fill in by themselves, or what was only the tallest on a page, may vouch for a document and never condemns it.
_VOUCHERS = frozenset(
    {"pdf:xmp", "pdf:largest", "text:heading", "svg:title"}
    | {f"{kind}:title" for kind in ("doc", "xls", "ppt", "ole", "rtf", "mp3", "ogg", "flac", "mp4")}
)
_SILENT = frozenset({"none", "generic", "echo", "script"})


@dataclass(frozen=True, slots=True)
class TitleAnswer:
    """What the comparison came to.

    `found` is the title of the target that comes closest, `score` how close (0 to 100), `why` the ground: `equal`, `contained`, `close`, `text`,
    `edition` (a number differs), `words`, `generic`, `echo` (search results), `script` (another one), `none` or `disagree`. `asked` is the
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


@dataclass(frozen=True, slots=True)
class _Compared:
    """One title of the target, compared; `words` is the score before numbers were held against each other."""

    title: Title
    reading: Reading
    score: float
    why: str
    words: float = 0.0

    @property
    def only_vouches(self) -> bool:
        """Tell whether the title may speak for the target, and not against it."""
        return self.title.source in _VOUCHERS


def match(catalogue_title: str, facts: Facts, *, host: str | None = None, site: str | None = None) -> TitleAnswer:
    """Hold a catalogue's title against the facts of a target; `host` and `site`, where known, help to recognise the site's name."""
    return replace(_matched(catalogue_title, facts, host, site), asked=catalogue_title)


def _matched(catalogue_title: str, facts: Facts, host: str | None, site: str | None) -> TitleAnswer:
    plainly = is_plainly_same(catalogue_title, facts.titles)
    if plainly is not None:
        return TitleAnswer(TitleMatch.SAME, plainly, 100.0, "equal")
    ours = read_title(catalogue_title)
    if not ours.segments:
        return TitleAnswer(TitleMatch.UNKNOWN, None, 0.0, "none")
    sites = site_names(host, [*_names(ours, facts, site)])
    compared = [_compare(ours, title, sites) for title in _usable(facts.titles)]
    if any(title.source == _TEXT_SOURCE for title in facts.titles):
        return _of_document(ours, facts, compared)
    return _of_page(ours, facts, compared, sites)


def _names(ours: Reading, facts: Facts, site: str | None) -> Iterator[str]:
    """Yield what the site calls itself, in this page and in others; it is no help where the catalogue means the site."""
    yield from (read_title(title.text).plain for title in facts.titles if title.source == _SITE_SOURCE)
    learned = read_title(site).plain if site else ""
    if learned and learned != ours.plain:
        yield learned


def _usable(titles: Iterable[Title]) -> Iterable[Title]:
    """Leave out texts, the site's name, what a word processor left behind, and what was said already."""
    kept: dict[str, Title] = {}
    for title in titles:
        if title.source in (_TEXT_SOURCE, _SITE_SOURCE) or title.text in kept:
            continue
        if not (":" in title.source and title.source[:3] != "og:" and is_junk_info(title.text)):
            kept[title.text] = title
    return kept.values()


def _compare(ours: Reading, title: Title, sites: frozenset[str]) -> _Compared:
    theirs = read_title(title.text)
    if not theirs.segments:
        return _Compared(title, theirs, 0.0, "none")
    value, why = _scored(ours, theirs, sites)
    if is_lost(theirs, ours):
        return _Compared(title, theirs, min(value, _LOST), "lost")
    silent = _silent(title, theirs, ours, sites, value) if why != "equal" else None
    if silent:
        return _Compared(title, theirs, min(value, DRIFTED), silent)
    if conflict(ours.numbers, theirs.numbers):
        return _Compared(title, theirs, min(value, _CONFLICT), "edition" if value >= DRIFTED else "words", value)
    return _Compared(title, theirs, value, why, value)


def _scored(ours: Reading, theirs: Reading, sites: frozenset[str]) -> tuple[float, str]:
    """Score two titles; those in two scripts by the sounds of their letters, where these can be told."""
    if ours.bare != theirs.bare:
        bare, other = (ours, theirs) if ours.bare else (theirs, ours)
        known = int(bare.plain) in other.numbers.years | other.numbers.counts if bare.plain.isdecimal() else False
        return (RELATED, "contained") if known and ours.bare else (0.0, "generic")
    if is_known(ours.plain) and any(segment.plain == ours.plain for segment in theirs.segments):
        return RELATED, "contained"  # the catalogue means the site itself
    value, why = score(ours, theirs, sites)
    if value < RELATED and is_front_of(ours, theirs, sites):
        return RELATED, "contained"
    if ours.script == theirs.script or value >= SAME:
        return value, why
    if ours.script in SPELLED_OUT and theirs.script in SPELLED_OUT:
        return max((value, why), score(_sounding(ours), _sounding(theirs), sites))
    latin = ours if ours.script == "latin" else theirs
    return (value, why) if SPOKEN.intersection(latin.plain.split()) else (value, "script")


def _sounding(reading: Reading) -> Reading:
    """Return a reading with its words as they sound."""
    segments = tuple(
        Segment(
            tuple(map(by_sound, one.words)),
            " ".join(map(by_sound, one.plain.split())),
            one.strong,
            one.mark,
        )
        for one in reading.segments
    )
    return replace(reading, segments=segments, plain=" ".join(one.plain for one in segments))


def _silent(title: Title, theirs: Reading, ours: Reading, sites: frozenset[str], value: float) -> str | None:
    """Say why a title tells nothing of the thing, None where it does."""
    if is_echo(theirs, ours):
        return "echo"
    return "generic" if value < RELATED and _says_nothing(title, theirs, ours, sites, value) else None


def _says_nothing(title: Title, theirs: Reading, ours: Reading, sites: frozenset[str], value: float) -> bool:
    return is_unseen(theirs, ours) or is_generic(theirs, sites) or (value < DRIFTED and is_file_name(title.text))


def _of_page(ours: Reading, facts: Facts, compared: list[_Compared], sites: frozenset[str]) -> TitleAnswer:
    telling = [one for one in compared if one.why not in _SILENT]
    if not telling:
        return _by_headings(ours, facts, compared, sites)
    best = max(telling, key=lambda one: one.score)
    if best.score >= SAME:
        return _vouched(ours, best, telling, compared)
    introduced = _is_introduced(ours, facts, telling, sites)
    if best.score >= DRIFTED:
        return _doubted(ours, facts, compared, sites, best, introduced=introduced)
    return _drifted(ours, facts, telling, introduced=introduced)


def _is_introduced(ours: Reading, facts: Facts, telling: list[_Compared], sites: frozenset[str]) -> bool:
    readings = [one.reading for one in telling]
    against = any(conflict(ours.numbers, reading.numbers) for reading in readings)
    return not against and is_introduced(ours, facts, readings, sites)


def _doubted(
    ours: Reading, facts: Facts, compared: list[_Compared], sites: frozenset[str], best: _Compared, *, introduced: bool
) -> TitleAnswer:
    """Let the page decide where its titles come close."""
    telling = [one.reading for one in compared if one.why not in _SILENT]
    if is_elsewhere_on_site(ours, facts, telling, sites):
        return _answer(TitleMatch.DRIFTED, best, "words")
    against = any(one.why in ("edition", "lost", "echo") for one in compared)
    vouched = introduced and not against and not is_other_kind(ours, telling)
    return _answer(TitleMatch.SAME if vouched else TitleMatch.UNKNOWN, best, "close")


def _drifted(ours: Reading, facts: Facts, telling: list[_Compared], *, introduced: bool) -> TitleAnswer:
    """Say that a page is another, unless its text speaks for it, or only programs named it."""
    accusing = [one for one in telling if not one.only_vouches]
    best = max(accusing or telling, key=lambda one: one.score)
    if not accusing:
        return _answer(TitleMatch.UNKNOWN, best)
    lost = next((one for one in accusing if one.why == "lost"), None)
    if lost is None and best.why != "edition" and (introduced or begins_with(ours, facts)):
        return _answer(TitleMatch.UNKNOWN, best, "disagree")
    return _answer(TitleMatch.DRIFTED, lost or best, "generic" if lost else best.why)


def _vouched(ours: Reading, best: _Compared, telling: list[_Compared], compared: list[_Compared]) -> TitleAnswer:
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
            mild = conflict(ours.numbers, one.reading.numbers) in ("year", "month")
            if not mild:
                return _answer(TitleMatch.DRIFTED, one)
    against = any(one.why in ("edition", "lost") for one in telling)
    return _answer(TitleMatch.UNKNOWN, best, "disagree") if against else _answer(TitleMatch.SAME, best)


def _is_silent_on(best: Reading, other: Reading, *, stated: bool) -> bool:
    """Tell whether a title says nothing against the number of another; one without an edition may be of any, where ours is `stated`."""
    one, another = (other, best) if stated else (best, other)
    return conflict(one.numbers, another.numbers) is None


def _by_headings(ours: Reading, facts: Facts, compared: list[_Compared], sites: frozenset[str]) -> TitleAnswer:
    """Let the headings vouch for a page whose titles say nothing; they never condemn it."""
    headings = [_compare(ours, Title("heading", text), sites) for text in facts.headings]
    best = max(headings, key=lambda one: one.score, default=None)
    if best is not None and best.score >= SAME:
        return _answer(TitleMatch.SAME, best)
    first = max(compared, key=lambda one: one.score, default=None)
    if first is None:
        return TitleAnswer(TitleMatch.UNKNOWN, None, 0.0, "none")
    other = _is_other_front(ours, facts, compared, sites)
    return _answer(TitleMatch.DRIFTED if other else TitleMatch.UNKNOWN, first)


def _is_other_front(ours: Reading, facts: Facts, compared: list[_Compared], sites: frozenset[str]) -> bool:
    """Tell whether titles that say nothing are those of a front page or a section, where nothing of the thing is found."""
    if any(one.why != "generic" or is_unseen(one.reading, ours) for one in compared):
        return False
    readings = [one.reading for one in compared]
    if is_elsewhere_on_site(ours, facts, readings, sites):
        return True
    return all(one.score < DRIFTED for one in compared) and is_front_without(ours, facts, sites)


def _of_document(ours: Reading, facts: Facts, compared: list[_Compared]) -> TitleAnswer:
    """Judge a document by the words of its first pages first: its own title is right in one of four."""
    texts = [title.text for title in facts.titles if title.source == _TEXT_SOURCE]
    found = find_in_text(ours, texts)
    best = max(compared, key=lambda one: one.score, default=None)
    if found.conflict:
        return TitleAnswer(TitleMatch.DRIFTED, found.excerpt, _CONFLICT, "edition")
    if found.score >= SAME:
        return TitleAnswer(TitleMatch.SAME, found.excerpt, found.score, "text")
    if best is not None and best.score >= SAME:
        return _answer(TitleMatch.SAME, best)
    against = max((one for one in compared if not one.only_vouches), key=lambda one: one.score, default=None)
    if against is not None and against.why == "edition":
        return _answer(TitleMatch.DRIFTED, against)
    if found.score < DRIFTED and found.legible and (found.score < _NEAR or _differs(against)):
        shown = best.title.text if best is not None and best.why not in ("generic", "none") else found.excerpt
        return TitleAnswer(TitleMatch.DRIFTED, shown, found.score, "words")
    return TitleAnswer(
        TitleMatch.UNKNOWN,
        best.title.text if best else found.excerpt,
        found.score,
        "close" if found.legible else "none",
    )


def _differs(best: _Compared | None) -> bool:
    return best is not None and best.why in ("words", "lost") and best.score <= _CONFLICT


def _answer(match_: TitleMatch, one: _Compared, why: str | None = None) -> TitleAnswer:
    return TitleAnswer(match_, one.title.text, round(one.score, 1), why or one.why)
