"""The words in which two titles differ, as their readers see them."""

from crawler.judge.patterns import Pattern
from crawler.judge.title_forms import same_word
from crawler.judge.title_terms import EXPANSIONS, STOP
from crawler.judge.title_words import clean, fold

_WORD = Pattern(r"[^\W_](?:[^\s|:;,()\[\]\"\u2026\u00bb\u203a\u2022\u00b7/]*[^\W_])?(?:\+\+|#)?")
_MOST = 12

Differ = tuple[tuple[str, ...], tuple[str, ...]]


def differ(ours: str, theirs: str) -> Differ:
    """Return the words that only the first title has, and those that only the second has, in their order and at most twelve each.

    Words without content, such as articles, are left out.
    """
    mine, others = _words(ours), _words(theirs)
    return _only(mine, others), _only(others, mine)


def _words(title: str) -> dict[str, str]:
    """Return the words of a title by what they are compared as."""
    found: dict[str, str] = {}
    for word in _WORD.findall(clean(title)):
        folded = fold(word).replace("'", "")
        if folded and folded not in STOP:
            found.setdefault(EXPANSIONS.get(folded, folded), word)
    return found


def _only(mine: dict[str, str], others: dict[str, str]) -> tuple[str, ...]:
    left = [
        word
        for folded, word in mine.items()
        if folded not in others and not any(same_word(folded, other) for other in others)
    ]
    return tuple(left[:_MOST])
