"""Words of Welsh, Irish and Gaelic, which begin otherwise behind some words: "gofalwyr" and "i ofalwyr", "tuismitheoirí" and "do thuismitheoirí"."""

from functools import lru_cache

_LONG_ENOUGH = 4  # letters behind those that change
_VOWELS_AND_FLOWING = tuple("aeiouwylrn")
_WORDS = (
    "yr yn yng ym gyfer gyda mewn wedi eich sut cymru nghymru gymru agus faoi haghaidh maidir airson eireann eirinn"
)
_TELLING = frozenset(_WORDS.split())  # that are of these languages alone
_SHARED = frozenset(("ar", "am", "gan", "neu", "ein", "na", "do", "le", "ag", "don"))  # German, French, Portuguese
_ENDINGS = ("aeth", "iadau", "iaid", "oedd", "wyr", "achta", "ochta", "oiri", "airi")
# How a word may begin, and behind the sign how the same word begins by itself.
_CHANGES = (
    "b<p d<t g<c f<b f<m dd<d l<ll r<rh mh<p nh<t ngh<c m<b n<d ng<g ph<p th<t ch<c"
    " bh<b dh<d fh<f gh<g mh<m sh<s mb<b gc<c nd<d bhf<f bp<p dt<t"
)
_BEGINNINGS = tuple(pair.partition("<")[::2] for pair in _CHANGES.split())


@lru_cache(maxsize=8192)
def is_celtic(plain: str) -> bool:
    """Tell whether folded words may be of such a language: by a small word of its own, or by one that others have too beside a word that ends as none of theirs."""
    words = plain.split()
    if not _TELLING.isdisjoint(words):
        return True
    return not _SHARED.isdisjoint(words) and any(word.endswith(_ENDINGS) for word in words)


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
