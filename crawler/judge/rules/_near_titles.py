"""Whether two titles that are not equal name one work."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from unicodedata import east_asian_width

from rapidfuzz.distance import OSA, Levenshtein

from crawler.judge.patterns import Pattern
from crawler.judge.rules._prose import words

LEAST = 5  # words at least of titles in which one is spelt otherwise
_LONG_WORD = 9  # letters from which two may differ
_MISREAD = 5  # letters below which another spelling is another word
_PLURAL = 4  # the same where the other spelling is the plural
_INSERTED = 6  # words at least of the shorter title where the other has one more
_NAMING = 3  # words at least of a title that stands without its subtitle, or of one in which small words differ
_SAYING = 4  # words at least, small ones apart, of titles in which nothing but a small one is another
_SPELT = 2  # words at most that are spelt otherwise
_CALLED = 2  # words at least, small ones apart, of two titles at one address
# A word for a part of a work.
_PART_WORDS = (
    "one two three four five six seven eight nine ten first second third fourth fifth i ii iii iv v vi vii viii ix x b c d "
    "part volume vol chapter module unit"
)
_PARTS = frozenset(_PART_WORDS.split())
# A word that makes another work of it: parts, editions, stages, readers, languages, countries.
_TELLING_WORDS = (
    "series edition supplement annex annexe appendix appendices addendum companion "
    "erratum errata corrigendum corrigenda correction comment comments reply rejoinder discussion retraction "
    "summary executive interim final draft full short technical easy beginners beginner advanced basic intermediate introductory "
    "introduction review update updated revised report workbook slides video teachers students pupils parents carers staff "
    "not no non without against before after under over north south east west northern southern eastern western "
    "adult adults child children young older men women boys girls male female mental physical primary secondary higher further "
    "arabic chinese czech danish dutch finnish french german greek italian japanese korean norwegian polish portuguese russian spanish swedish turkish "
    "england english scotland scottish wales welsh ireland irish britain british uk eu european europe us american america "
    "local national regional international global rural urban january february march april may june july august september "
    "october november december spring summer autumn winter monthly quarterly annual"
)
_TELLING = _PARTS.union(_TELLING_WORDS.split())
# Words that may be left out or be others, and the work is the same.
_SMALL_WORDS = (
    "a an the of and for in on to with by from at as its der die das des dem den ein eine und zur zum im von fur "
    "le la les un une de du et au aux el los las y del en il lo gli e di een het van"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_GIVING, _TAKING = (
    frozenset({"from", "by", "von"}),
    frozenset({"to", "for", "fur", "zum", "zur"}),
)  # "Letters to ...", "from"
# Beginnings and ends that make another word of a word, a letter or two apart; longer ones first. Ends spelt in two ways stand in one group.
_PREFIXES = (
    "hyper hypo micro macro mega meso meta mono mini inter intra intro infra extra endo ecto epi exo ante anti "
    "hexa hepta hecto deca deci pre pro peri per para poly post tetra tri"
)
_BEGINNINGS = tuple(_PREFIXES.split())
_ENDS = {
    end: group
    for group, ends in enumerate(("er or", "ee", "ed", "ist", "ism", "ate", "ite", "ide", "ane", "ene", "ine", "yne"))
    for end in ends.split()
}
_NUMBER = Pattern(r"\d")
_SIGNED = Pattern(r"(?<=\w)(?:\+\+|\+|#)(?!\w)")  # C, C++ and C#; GTK and GTK+
_DASH = Pattern(r"\s[-\u2013\u2014]")
_BRACKETED = Pattern(r"\([^()]*\)")
_NAMES = Pattern(r"\b\w*[A-Z]\w*[A-Z]\w*")  # EdDSA, ECDSA
_SUBTITLE = Pattern(r"\s*:\s+|\s+[-\u2013\u2014]+\s+|\s*\u2014\s*|[.?!]\s+")
_EXPLAINED = Pattern(rf"{_SUBTITLE.source}|\s\(")


def weight(word: str) -> int:
    """Return how many words a word stands for: two signs of a script without spaces say as much as one."""
    return 1 if word.isascii() else max(1, sum(east_asian_width(sign) in "WF" for sign in word) // 2)


def parts(found: Sequence[str]) -> frozenset[str]:
    """Return the words that may tell a part of a work: those that hold a number, or are one, and the names of parts."""
    return frozenset(word for word in found if word in _PARTS or _NUMBER.search(word))


def signs(title: str) -> list[str]:
    """Return the signs that make another name of a name."""
    return _SIGNED.findall(title)


def same_work(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Return whether two unequal titles differ in one word only, and that word does not tell two works apart."""
    at = _common(ours, theirs)
    if ours[at + 1 :] == theirs[at + 1 :] and len(ours) == len(theirs) > at:
        pair = (ours[at], theirs[at])
        if _SMALL.issuperset(pair):
            opposed = not _GIVING.isdisjoint(pair) and not _TAKING.isdisjoint(pair)
            return not opposed and len(ours) - sum(word in _SMALL for word in ours) >= _SAYING
        return len(ours) >= LEAST and not any(map(_tells, pair)) and _misspelt(*pair)
    shorter, longer = sorted((ours, theirs), key=len)
    inserted = shorter[at:] == longer[at + 1 :] and len(longer) == len(shorter) + 1
    return inserted and len(shorter) >= _INSERTED and not _tells(longer[at])


def apart_as_written(ours: str, theirs: str) -> bool:
    """Return whether near-equal titles are written as those of two works.

    One adds the name of a part after a colon or in brackets, or a word in front ("Core", "Korean"), or their names in capitals differ.
    """
    short, long = sorted((ours, theirs), key=lambda title: len(words(title)))
    without = (_without_part(long), _BRACKETED.sub(" ", long))
    fronted = words(short) == words(long)[1:] and words(long)[0] not in _SMALL
    if words(short) in {words(title) for title in without if title != long} or fronted:
        return True
    mine, yours = (frozenset(words(" ".join(_NAMES.findall(title)))) for title in (ours, theirs))
    differing = set(words(ours)) ^ set(words(theirs))
    return (
        len(words(ours)) == len(words(theirs))
        and not (ours.isupper() or theirs.isupper())
        and differing <= mine | yours
    )


def _without_part(title: str) -> str:
    """Return what stands before the name of a part: before the last colon, or the first dash where there is none."""
    before, colon, _ = title.rpartition(":")
    return before if colon else _DASH.compiled.split(title, 1)[0]


def _tells(word: str) -> bool:
    return word in _TELLING or bool(_NUMBER.search(word))


def _common(ours: Sequence[str], theirs: Sequence[str]) -> int:
    """Count the words that two titles begin with alike."""
    differing = (place for place, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b)
    return next(differing, min(len(ours), len(theirs)))


def _misspelt(ours: str, theirs: str) -> bool:
    """Return whether two words are one word spelt in two ways: a letter apart, two in a long word."""
    short = min(len(ours), len(theirs))
    allowed = 2 if short >= _LONG_WORD else 1
    plural = short >= _PLURAL and (ours == f"{theirs}s" or theirs == f"{ours}s")
    near = (short >= _MISREAD or plural) and ours[0] == theirs[0] and OSA.distance(ours, theirs) <= allowed
    return near and not (_formed_apart(ours, theirs) or _has_other_letters(ours, theirs))


def _has_other_letters(ours: str, theirs: str) -> bool:
    """Return whether two letters of a word are others in another, in their places: Bundestag, Bundesrat. Slips of the pen leave out, double or exchange."""
    others = [pair for pair in zip(ours, theirs, strict=False) if len(set(pair)) > 1]
    return len(ours) == len(theirs) and len(others) == 2 and sorted(others[0]) != sorted(others[1])  # noqa: PLR2004 - a pair


def _formed_apart(ours: str, theirs: str) -> bool:
    """Return whether two words are formed otherwise, as hypertension and hypotension, employers and employees."""
    begun = {next(filter(word.startswith, _BEGINNINGS), None) for word in (ours, theirs)} - {None}
    (stem, end), (other, their_end) = map(_cut, (ours, theirs))
    return len(begun) > 1 or (stem == other and None not in {end, their_end} and end != their_end)


def _cut(word: str) -> tuple[str, int | None]:
    """Return a word without its end, in the singular, and which group the end is of; None where it is of none."""
    single = word.removesuffix("s")
    end = next(filter(single.endswith, _ENDS), None)
    return (single.removesuffix(end), _ENDS[end]) if end else (single, None)


def same_title(ours: str, theirs: str, *, subtitles: bool = True) -> bool:
    """Return whether two unequal titles of the same people and year are one: small words, spelling, or a subtitle that only one of them has.

    A number, an edition, a part, a reader or a country in one of them alone makes another work of it; a subtitle does too unless `subtitles`.
    """
    mine, yours = words(ours), words(theirs)
    if mine == yours or signs(ours) != signs(theirs) or any(map(_tells, set(mine) ^ set(yours))):
        return False
    return _spelt_alike(mine, yours) or (
        subtitles and (_without_subtitle(ours, theirs) or _without_subtitle(theirs, ours))
    )


def called_alike(ours: str, theirs: str) -> bool:
    """Return whether unequal titles at one address are one: misspelt in one of them, small words apart, or a name of one word that the other explains."""
    mine, yours = words(ours), words(theirs)
    if len(core(ours)) >= _CALLED and core(ours) == core(theirs):
        return True
    differing = [pair for pair in zip(mine, yours, strict=False) if len(set(pair)) > 1]
    if len(mine) == len(yours):
        return len(differing) == 1 and _misspelt(*differing[0])
    short, long = sorted((ours, theirs), key=len)
    return len(words(short)) == 1 and words(_EXPLAINED.compiled.split(long, 1)[0]) == words(short)


def akin(ours: str, theirs: str) -> bool:
    """Return whether two titles begin or end with the same word, also without their subtitles: those of parts or members of one thing."""
    whole, names = ([core(title), core(_SUBTITLE.compiled.split(title, 1)[0])] for title in (ours, theirs))
    return any(mine[:1] == yours[:1] or mine[-1:] == yours[-1:] for mine, yours in zip(whole, names, strict=True))


def core(title: str) -> tuple[str, ...]:
    """Return the words of a title that are not small."""
    return tuple(word for word in words(title) if word not in _SMALL)


def only_small_words(ours: str, theirs: str) -> bool:
    """Return whether two titles differ in small words only."""
    return core(ours) == core(theirs)


def _without_subtitle(short: str, long: str) -> bool:
    """Return whether one title is the other up to its subtitle."""
    begin = _SUBTITLE.compiled.split(long, 1)
    mine = words(short)
    return len(begin) > 1 and sum(map(weight, mine)) >= _NAMING and words(begin[0]) == mine


def _spelt_alike(mine: Sequence[str], yours: Sequence[str]) -> bool:
    """Return whether titles differ in small words, in where words are cut, and in the spelling of a word or two."""
    ours, theirs = ([word for word in found if word not in _SMALL] for found in (mine, yours))
    if min(len(ours), len(theirs)) < _NAMING:
        return False
    differing = list(_differing(ours, theirs))
    spelt = [pair for pair in differing if "".join(pair[0]) != "".join(pair[1])]
    if spelt and (len(spelt) > _SPELT or len(ours) < LEAST):
        return False
    return all(len(one) == len(other) == 1 and _misspelt(one[0], other[0]) for one, other in spelt)


def _differing(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield what stands in one text where other words stand in the other."""
    for same, steps in groupby(Levenshtein.opcodes(ours, theirs), key=lambda step: step.tag == "equal"):
        if not same:
            run = list(steps)
            yield ours[run[0].src_start : run[-1].src_end], theirs[run[0].dest_start : run[-1].dest_end]
