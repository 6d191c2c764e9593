"""Words of Welsh, Irish and Gaelic, which begin otherwise behind some words: "gofalwyr" and "i ofalwyr", "tuismitheoirí" and "do thuismitheoirí"."""

from functools import lru_cache

_LONG_ENOUGH = 4  # letters behind those that change
_VOWELS_AND_FLOWING = tuple("aeiouwylrn")
_SMALL = (
    "yr yn yng ym ar am gyfer gan neu gyda mewn wedi eich ein sut cymru nghymru gymru"
    " agus na do le ag don faoi haghaidh maidir airson eireann eirinn alba"
)
_SMALL_WORDS = frozenset(_SMALL.split())  # that tell these languages; "i", "o", "a" are words of many others
# How a word may begin, and behind the sign how the same word begins by itself.
_CHANGES = (
    "b<p d<t g<c f<b f<m dd<d l<ll r<rh mh<p nh<t ngh<c m<b n<d ng<g ph<p th<t ch<c"
    " bh<b dh<d fh<f gh<g mh<m sh<s mb<b gc<c nd<d bhf<f bp<p dt<t"
)
_BEGINNINGS = tuple(pair.partition("<")[::2] for pair in _CHANGES.split())


@lru_cache(maxsize=8192)
def is_celtic(plain: str) -> bool:
    """Tell whether folded words may be of such a language."""
    return not _SMALL_WORDS.isdisjoint(plain.split())


def same_root(one: str, other: str) -> bool:
    """Tell whether two words may be one that begins otherwise."""
    if one[-_LONG_ENOUGH:] != other[-_LONG_ENOUGH:]:
        return False  # most pairs, told by one look
    return not _roots(one).isdisjoint(_roots(other))


def _roots(word: str) -> set[str]:
    """Return what a word may be where nothing stands before it."""
    roots = {
        f"{root}{word[len(changed) :]}"
        for changed, root in _BEGINNINGS
        if word.startswith(changed) and len(word) >= len(changed) + _LONG_ENOUGH
    }
    if word.startswith(_VOWELS_AND_FLOWING) and len(word) > _LONG_ENOUGH:
        roots.add(f"g{word}")
    return roots | {word}
