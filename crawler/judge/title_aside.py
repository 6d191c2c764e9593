"""The site's own name set aside: what a title says beside it is what has to be found, and a page that lacks all of it is another."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from crawler.judge.title_align import overlap, weight
from crawler.judge.title_authors import AUTHOR
from crawler.judge.title_forms import is_among, same_word
from crawler.judge.title_initials import abbreviates
from crawler.judge.title_signs import is_site
from crawler.judge.title_sites import is_known
from crawler.judge.title_terms import ARTICLES, DESCRIBING, FRONT, GENERIC, KINDS, ORGANISATIONS, RELATING, STOP
from crawler.judge.title_words import Reading, Segment

_ENOUGH = 2.0
_LONG_WORD = 5
_LONGEST_NAME = 4
_IN_NAMES = ARTICLES | RELATING | {"and", "und", "et", "y", "e", "i", "en", "our"}
_CHAPTERS = frozenset({"api", "faq", "reference"})  # parts of what a site has
_BODIES = frozenset(
    {"association", "society", "charity", "trust", "foundation", "helpline", "organisation", "website", "campaign"}
)
_FORMERLY = frozenset(
    {
        "formerly",
        "previously",
        "once",
        "fruher",
        "ehemals",
        "vormals",
        "anciennement",
        "antes",
        "voorheen",
        "dawniej",
        "tidligere",
        "tidigare",
        "ex",
    }
)
_COUNTRIES = frozenset({"uk", "gb", "us", "usa", "eu"})
_SHORT = 6  # letters of initials
_SAYS_LITTLE = KINDS | DESCRIBING | {word for title in GENERIC for word in title.split()}


def without_site(title: Reading, sites: Collection[str], other: Reading | None = None) -> Reading:
    """Take the names of the site off a title: whole segments, and the word that begins or ends one ("IRS Form W-4"), where something telling remains.

    A short name tells enough where the `other` title has it and all that remains: "NPC guide to PDP", of "Guide to the Pond Data Programme (PDP)".
    """
    if not sites:
        return title
    left = tuple(segment for segment in title.segments if not is_own(segment, sites))
    trimmed = tuple(_trimmed(segment, sites) for segment in left)
    telling = sum(map(_telling, trimmed))
    known = (
        other is not None
        and telling >= 1
        and set(other.words).issuperset(word for part in trimmed for word in part.words)
    )
    if trimmed == title.segments or (telling < _ENOUGH and not known):
        return title
    return replace(title, segments=trimmed, plain=" ".join(segment.plain for segment in trimmed))


def set_off(title: Reading, sites: Collection[str]) -> Reading:
    """Set off the name of the site, of two words at least, with which a title ends: "Custom types in Rust by Example"."""
    last = title.segments[-1]
    words = last.plain.split()
    for size in range(2, min(_LONGEST_NAME, len(words) - 2) + 1):
        name = words[-size:]
        if not is_site(" ".join(name), sites):
            continue
        before = words[:-size]
        while before and before[-1] in STOP:
            before.pop()
        kept, own = (_part(last, part) for part in (before, name))
        if kept.words and own.words and _telling(kept) >= _ENOUGH:
            segments = (*title.segments[:-1], kept, replace(own, mark="-"))
            return replace(title, segments=segments, plain=" ".join(segment.plain for segment in segments))
    return title


def _part(segment: Segment, words: list[str]) -> Segment:
    content = tuple(word for word in words if word not in STOP)
    return replace(segment, plain=" ".join(words), words=content)


def is_own(segment: Segment, sites: Collection[str]) -> bool:
    """Tell whether a segment is the name of the site, or of one that everybody knows."""
    if is_site(segment.plain, sites) or is_known(segment.plain):
        return True
    long = tuple(site for site in sites if len(site) >= _LONG_WORD)
    named = [word for word in segment.words if word in sites or word.startswith(long)]
    if not named or not all(word in named or word in KINDS or word in ORGANISATIONS for word in segment.words):
        return False
    return _IN_NAMES.issuperset(
        set(segment.plain.split()).difference(segment.words)
    )  # not "What is autism?", on the site of that name


def _trimmed(segment: Segment, sites: Collection[str]) -> Segment:
    words = segment.plain.split()
    for at in (0, -1):
        if len(words) > _ENOUGH and words[at] in sites and words[at] in segment.words:
            rest = words[1:] if at == 0 else words[:-1]
            place = segment.words.index(words[at])
            content = segment.words[:place] + segment.words[place + 1 :]
            return replace(segment, plain=" ".join(rest), words=content) if content else segment
    return segment


def _telling(segment: Segment) -> float:
    """Return the weight of the words of a segment that say which document it is; a long one is enough."""
    return sum(weight(word) * (2 if len(word) >= _LONG_WORD else 1) for word in segment.words if word not in KINDS)


def is_front_of(ours: Reading, theirs: Reading, sites: Collection[str]) -> bool:
    """Tell whether the catalogue means the site itself, and the page bears its name and no other: "JSTOR" and "JSTOR Home"."""
    if _is_named_in_full(ours, theirs, sites):
        return True
    if not names_site(ours, sites):
        return False
    if not _CHAPTERS.isdisjoint(ours.words) and not any(
        _CHAPTERS.intersection(ours.words) <= set(part.words) for part in theirs.segments
    ):
        return False
    beside = [segment.plain for segment in theirs.segments if segment.plain not in FRONT]
    names = [part.plain.replace(" ", "") for part in ours.segments]
    named = any(" " not in plain or any(_begins(name, plain.replace(" ", "")) for name in names) for plain in beside)
    return named and all(is_site(plain, sites) for plain in beside)


def _is_named_in_full(ours: Reading, theirs: Reading, sites: Collection[str]) -> bool:
    """Tell whether ours is the name of the site with which theirs begins, and what kind of body that is: "Herons Association" and "Herons - the charity for all"."""
    first, *rest = theirs.segments
    name, _, body = ours.plain.rpartition(" ")
    if len(ours.segments) > 1 or not rest or body not in _BODIES or name != first.plain or not is_site(name, sites):
        return False
    return not any(word in ORGANISATIONS and word != body for part in rest for word in part.words)


def names_site(title: Reading, sites: Collection[str]) -> bool:
    """Tell whether a title is no more than names of the site, and their initials: "JSTOR", "MEPC (Making Every Pond Count)"."""
    own = [part for part in title.segments if is_site(part.plain, sites)]
    others = [part for part in title.segments if part not in own]
    return bool(own) and all(_is_former(part) or any(abbreviates(part, name) for name in own) for part in others)


def _is_former(part: Segment) -> bool:
    """Tell whether a bracket says what a thing was called before, or in which country it is: "(formerly Newt Base)", "(UK)"."""
    return part.mark[:1] in ("(", "[") and (part.words[0] in _FORMERLY or part.plain in _COUNTRIES)


def is_described(ours: Reading, titles: Iterable[Reading], sites: Collection[str]) -> bool:
    """Tell whether a page is the front page of the site that ours names, whatever its heading says.

    Ours is no more than that name, and a title no more than "Home"; or it describes the site after a dash, or says in a bracket where or what it is, and a title is that name alone;
    or the last word of the name has changed since: "Heron Winter Care" and "Home - Heron Winter Support".
    """
    name, *others = ours.segments
    titles = tuple(titles)
    if not others and any(_is_renamed(name, title, sites) or _is_collection_of(name, title, sites) for title in titles):
        return True
    if others and any(_is_front_of_body(ours, title, sites) for title in titles):
        return True
    if names_site(ours, sites):
        return any(FRONT.issuperset(part.plain for part in title.segments) for title in titles)
    if not others or others[0].mark == ":" or not is_own(name, sites):
        return False
    if others[0].mark == "(" and not all(map(_is_of_whole, others)):
        return False
    joined = name.plain.replace(" ", "").removeprefix("the")
    said = (
        {
            part.plain.replace(" ", "").removeprefix("the") if part.plain not in FRONT else part.plain
            for part in title.segments
            if not abbreviates(part, name)
        }
        for title in titles
    )
    return any({joined} <= parts <= {joined, *FRONT} for parts in said)


def _is_renamed(name: Segment, title: Reading, sites: Collection[str]) -> bool:
    """Tell whether a title is that of a front page, and the name of the site on it is ours but for its last word; the address still has the first."""
    own = [part for part in title.segments if part.plain not in FRONT]
    if len(own) != 1 or len(own) == len(title.segments) or not is_site(own[0].plain, sites):
        return False
    *same, _ = name.plain.split()
    return len(same) > 1 and same == own[0].plain.split()[:-1] and same[0] in sites


def _is_collection_of(name: Segment, title: Reading, sites: Collection[str]) -> bool:
    """Tell whether ours is the name of the site and what it has or is, "Newtbase Collections", and a title that name alone."""
    first, *rest = name.words
    said = rest and all(word.removesuffix("s") in DESCRIBING for word in rest) and first in sites
    return bool(said) and all(part.plain in FRONT or is_site(part.plain, sites) for part in title.segments)


def _is_front_of_body(ours: Reading, title: Reading, sites: Collection[str]) -> bool:
    """Tell whether ours is an organisation with its initials in a bracket, in whatever language, and a title "Home" and these."""
    name, *others = ours.segments
    short = others[0]
    if len(others) > 1 or short.mark != "(" or len(short.plain) > _SHORT or not is_site(short.plain, sites):
        return False
    parts = [part.plain for part in title.segments]
    body = not ORGANISATIONS.isdisjoint(name.words)
    return body and not FRONT.isdisjoint(parts) and all(part in FRONT or is_site(part, sites) for part in parts)


def _is_of_whole(part: Segment) -> bool:
    """Tell whether a bracket behind a name has a place, or what the thing of that name is, and no kind of thing that belongs to it: "(Leeds)", "(charity)", not "(annual report)"."""
    return len(part.words) == 1 and (part.words[0] not in KINDS or part.words[0] in DESCRIBING)


def _begins(one: str, other: str) -> bool:
    """Tell whether a name is another, or the greater part of it that begins it: "Codex Sinaiticus Project" and "Codex Sinaiticus"."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter) and 2 * len(shorter) >= len(longer)


def is_elsewhere(ours: Reading, theirs: Reading, sites: Collection[str]) -> bool | None:
    """Tell whether nothing of ours is in theirs but the name of the site: a page of the same site that is not the one meant.

    None says that it may be the site itself, of which ours tells more: "Zotero: your research assistant".
    """
    if len(ours.segments) < 2:  # noqa: PLR2004 - a name, and what is named
        return False
    own = [place for place, segment in enumerate(ours.segments) if is_own(segment, sites)]
    left = tuple(segment for segment in ours.segments if not is_own(segment, sites))
    if names_site(ours, sites) or not own or not left or not any(is_own(segment, sites) for segment in theirs.segments):
        return False
    if all(_SAYS_LITTLE.issuperset(segment.words) or segment.mark == AUTHOR for segment in left):
        return False
    beside = tuple(segment for segment in theirs.segments if not is_own(segment, sites))
    if beside and overlap(only(ours, left), only(theirs, beside)).matched:
        return False
    described = any(not DESCRIBING.isdisjoint(segment.words) for segment in left)
    if own[0] == 0 and described:
        return None if ours.segments[1].mark == ":" and _is_page(theirs, beside, sites) else False
    last = own[0] > 0 and (ours.segments[own[0]].mark != ":" or not is_own(theirs.segments[0], sites))
    return True if last or _is_page(theirs, beside, sites) else None


def is_page_of_site(ours: Reading, theirs: Reading, sites: Collection[str]) -> bool:
    """Tell whether ours, of one part, shares with theirs no more than the name of the site, and theirs names another page of that: "Pond Schools handbook" and "Shop - Pond Schools"."""
    own = [part for part in theirs.segments if is_site(part.plain, sites)]
    if not own or len(ours.segments) > 1 or len(own) == len(theirs.segments) or is_own(theirs.segments[0], sites):
        return False
    beside = [part for part in theirs.segments if part not in own]
    named = {word for part in own for word in part.words}
    if any(part.plain in GENERIC or len(part.words) > 1 for part in beside) or named.issuperset(ours.words):
        return False
    return all(word in named for word in ours.words if is_among(word, theirs.words))


def shares_only_site(ours: Reading, theirs: Reading, sites: Collection[str]) -> bool:
    """Tell whether two titles have in common names of the site and of kinds alone, and each says which thing it is: "NPI guide newts" and "NPI - NPI guide - Herons", whose last part is another thing."""
    if len(ours.segments) > 1 or len(theirs.segments) == 1 or not sites:
        return False
    shared = set(ours.words).intersection(theirs.words)
    named = {word for word in shared if word in sites}
    if not named or shared == named or not KINDS.issuperset(shared - named):
        return False
    left, there = (
        [word for word in words if word not in shared and word not in _SAYS_LITTLE]
        for words in (ours.words, theirs.segments[-1].words)
    )
    return bool(left and there) and not any(same_word(word, other) for word in left for other in there)


def _is_page(theirs: Reading, beside: tuple[Segment, ...], sites: Collection[str]) -> bool:
    """Tell whether a title is that of a page within a site: the name of the site ends it, and what stands before is no word for a front page."""
    first = beside[0] if beside else None
    return (
        first is not None
        and first is theirs.segments[0]
        and is_own(theirs.segments[-1], sites)
        and first.plain not in FRONT
        and len(first.words) <= _LONGEST_NAME
    )


def only(title: Reading, segments: tuple[Segment, ...]) -> Reading:
    """Return a reading of some segments of a title."""
    return replace(title, segments=segments, plain=" ".join(segment.plain for segment in segments))
