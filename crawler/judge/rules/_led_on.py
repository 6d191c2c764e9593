"""How the entries of a page lead on, and which of those that do not have lost a link.

A list is told by its manner: its titles are links, or each thing has a link of its own ("PDF", an address). A chapter, a column of questions or a
page of praise has links too, but within its sentences, and a part of it without any lacks nothing.
"""

from collections import Counter
from collections.abc import Collection, Sequence

from crawler.judge.patterns import Pattern
from crawler.judge.rules._prose import words
from crawler.records import Entry, Role, Use

_WRITTEN = frozenset({"html", "markdown", "text", "docx", "odt"})  # formats in which what is an entry had to be found
_LEAST = 3  # entries that lead on, from which a page has a manner
_MOST = 0.75  # of them, that lead on in one way
_FEW_WORDS = 5
_REPEATED = 3  # one link text in as many entries is what all are called

_CHAPTER = Pattern(r"^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s")  # "4.2. Lakes", "7.2.4 Fish"


class Manner:
    """What the entries of one catalogue that lead on have in common."""

    def __init__(self, form: str, entries: Sequence[Entry], lacking: Collection[str]) -> None:
        """Take the format, the entries, and the marks of those among them that lead nowhere."""
        linked = [entry for entry in entries if entry.id not in lacking]
        texts = Counter(words(use.text) for use in map(_main, linked) if use)
        own = sum(_leads_itself(entry, texts, len(linked)) for entry in linked)
        self.is_kept = form not in _WRITTEN
        self.is_told_of = sum(map(_is_told_of, linked)) >= _MOST * len(linked)
        self.is_list = len(linked) >= _LEAST and own >= _MOST * len(linked)
        self.share = len(linked) / max(len(entries), 1)
        self._all = Counter(entry.section for entry in entries)
        self._linked = Counter(entry.section for entry in linked)

    def asks(self, entry: Entry) -> bool:
        """Tell whether an entry without a link stands among such as are links, at least as many as are not."""
        linked = self._linked[entry.section]
        among = linked > 0 and 2 * linked >= self._all[entry.section]
        return self.is_kept or (self.is_list and among and not self._is_heading(entry))

    def _is_heading(self, entry: Entry) -> bool:
        """Tell whether an entry is the heading of a chapter, or a few words without a word on them where nearly all that lead on have some."""
        bare = self.is_told_of and not _is_told_of(entry) and len(words(entry.title)) <= _FEW_WORDS
        return bare or _CHAPTER.match(entry.title) is not None

    def asks_of_many(self) -> bool:
        """Tell whether a third at least of a list are links, so that the others are entries too."""
        return self.is_kept or (self.is_list and self.share * _REPEATED >= 1)


def _is_told_of(entry: Entry) -> bool:
    """Tell whether anything is said of an entry besides its name."""
    return bool(entry.description or entry.publishers or entry.authors or entry.year)


def _main(entry: Entry) -> Use | None:
    return next((use for use in entry.links if use.role is Role.PRIMARY), None)


def _leads_itself(entry: Entry, texts: Counter[tuple[str, ...]], total: int) -> bool:
    """Tell whether an entry is led on from by its title, by an address that is written out, or by what most are called: not from within a sentence."""
    use = _main(entry)
    if use is None:
        return False
    told, title = words(use.text), words(entry.title)
    if not told:
        return not use.text.strip()  # a pilcrow leads to its own heading
    named = _within(told, title) or _within(title, told) or use.text.startswith("www.") or "://" in use.text
    return named or texts[told] * _REPEATED >= max(total, _LEAST)


def _within(some: Sequence[str], others: Sequence[str]) -> bool:
    return f" {' '.join(some)} " in f" {' '.join(others)} "
