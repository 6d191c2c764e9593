"""One title of a target held against the catalogue's: its score, and why it is what it is."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from crawler.judge.title_aside import is_front_of
from crawler.judge.title_conflicts import conflict
from crawler.judge.title_score import EXCHANGED, RELATED, score
from crawler.judge.title_scripts import SPELLED_OUT, by_sound, has_unspaced
from crawler.judge.title_signs import is_echo, is_file_name, is_generic, is_junk_info, is_lost, is_unseen
from crawler.judge.title_sites import is_known
from crawler.judge.title_terms import KINDS, SPOKEN
from crawler.judge.title_words import Reading, Segment, read_title
from crawler.records import Title

SAME = 85.0
DRIFTED = 72.0
CONFLICT = 40.0
_LOST = 10.0
TEXT_SOURCE = "pdf:text"
SITE_SOURCE = "og:site_name"
# What programs fill in by themselves, or what was only the tallest on a page, may vouch for a document and never condemns it.
_VOUCHERS = frozenset(
    {"pdf:xmp", "pdf:largest", "text:heading", "odt:heading", "odp:heading", "docx:heading", "svg:title"}
    | {f"{kind}:title" for kind in ("doc", "xls", "ppt", "ole", "rtf", "mp3", "ogg", "flac", "mp4")}
)
SILENT = frozenset({"none", "generic", "echo", "script"})


@dataclass(frozen=True, slots=True)
class Compared:
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


def usable(titles: Iterable[Title]) -> Iterable[Title]:
    """Leave out texts, the site's name, what a word processor left behind, and what was said already."""
    kept: dict[str, Title] = {}
    for title in titles:
        if title.source in (TEXT_SOURCE, SITE_SOURCE) or title.text in kept:
            continue
        if not (_is_of_file(title) and is_junk_info(title.text)):
            kept[title.text] = title
    return kept.values()


def _is_of_file(title: Title) -> bool:
    """Tell whether a title is one that a program wrote into a file."""
    return ":" in title.source and title.source[:3] != "og:"


def compare(ours: Reading, title: Title, sites: frozenset[str]) -> Compared:
    """Hold one title of a target against the catalogue's; `sites` are the names of the site, folded and without spaces."""
    theirs = read_title(title.text)
    if not theirs.segments:
        return Compared(title, theirs, 0.0, "none")
    value, why = _scored(ours, theirs, sites)
    if is_lost(theirs, ours):
        return Compared(title, theirs, min(value, _LOST), "lost")
    silent = _silent(title, theirs, ours, sites, value) if why != "equal" else None
    if silent:
        return Compared(title, theirs, min(value, DRIFTED), silent)
    if conflict(ours.numbers, theirs.numbers):
        return Compared(title, theirs, min(value, CONFLICT), "edition" if value >= EXCHANGED else "words", value)
    return Compared(title, theirs, value, why, value)


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
    told = not SPOKEN.isdisjoint(latin.plain.split()) or has_unspaced(latin.plain)
    return value, why if told else "script"


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
    if is_unseen(theirs, ours) or (value < DRIFTED and is_file_name(title.text)):
        return True
    if _is_of_file(title) and KINDS.issuperset(theirs.words) and set(theirs.words) <= set(ours.words):
        return True  # "Policy template"
    dated = not ours.numbers.years.isdisjoint(theirs.numbers.years)  # "Pond Report 2020", of the site of Pond Reports
    return is_generic(theirs, sites) and not dated
