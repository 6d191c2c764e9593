"""Documents: the words of the first pages are heard first, and a document's own title is right in one of four."""

from itertools import takewhile

from crawler.judge.title_align import overlap
from crawler.judge.title_answer import TitleAnswer, answer
from crawler.judge.title_compare import CONFLICT, DRIFTED, SAME, SILENT, TEXT_SOURCE, Compared, compare
from crawler.judge.title_conflicts import conflict, states_other_part
from crawler.judge.title_covers import first_edition, is_on_other_place, is_reprint, lacks_work, without_label
from crawler.judge.title_exchange import exchange
from crawler.judge.title_handbooks import is_named_in
from crawler.judge.title_nearly import says_nearly_all
from crawler.judge.title_numbers import take_numbers
from crawler.judge.title_parts import is_organisation, is_series
from crawler.judge.title_rest import lacks_words
from crawler.judge.title_text import InText, find_in_text
from crawler.judge.title_words import Reading, clean, fold, plain_words
from crawler.records import Facts, Title, TitleMatch

_LONG_TITLE = 4  # words, of which a find anywhere on the first pages is enough
_OWN = frozenset({"pdf:info", "pdf:xmp", "pdf:largest"})
_BEGINNING = 600  # letters where a title page has its title
_EARLY = 250  # letters of a page in which nearly all titles stand
_FEW, _ENOUGH = 2, 8  # words and letters of a title
_MOST_OF_OURS = 0.6  # of the words of a title
_NEAR = 60.0  # the score of a title in a text from which it may be there in other words


def of_document(ours: Reading, facts: Facts, compared: list[Compared]) -> TitleAnswer:
    """Judge a document by the words of its first pages first: its own title is right in one of four."""
    texts = [title.text for title in facts.titles if title.source == TEXT_SOURCE]
    found = find_in_text(without_label(ours), texts)
    best = max(compared, key=lambda one: one.score, default=None)
    if best is not None and found.score < SAME and is_series(best.reading.words) and not is_series(ours.words):
        best = None
    named = max(found.score, best.score if best else 0.0) >= SAME
    covered = _by_cover(ours, found, texts, named=named)
    if covered is not None:
        return covered
    if best is not None and best.score >= SAME and not (found.early and found.score >= SAME):
        series = found.legible and found.score < DRIFTED and _is_series_of(ours, best)
        doubted = series or _is_of_another_part(ours, texts[0])
        return answer(TitleMatch.UNKNOWN, best, "close") if doubted else answer(TitleMatch.SAME, best)
    own = _own(ours, facts, texts)
    if found.score >= SAME:
        return _found(ours, found, compared, own)
    against = max((one for one in compared if not one.only_vouches), key=lambda one: one.score, default=None)
    if against is not None and against.why == "edition":
        return answer(TitleMatch.DRIFTED, against)
    titled = any(_is_other(ours, one) for one in compared if _stands_early(one, texts[0]))
    if (
        titled
        or _is_other(ours, own)
        or (found.score < DRIFTED and found.legible and _is_strange(ours, found, against, texts))
    ):
        shown = best.title.text if best is not None and best.why not in ("generic", "none") else found.excerpt
        nearly = not titled and not found.swapped and says_nearly_all(ours, facts, compared)
        named = nearly or (
            any(is_named_in(ours, one.reading) for one in compared) and not _is_of_another_version(ours, texts[0])
        )
        return TitleAnswer(TitleMatch.UNKNOWN if named else TitleMatch.DRIFTED, shown, found.score, "words")
    return _open(ours, found, best, texts)


def _by_cover(ours: Reading, found: InText, texts: list[str], *, named: bool) -> TitleAnswer | None:
    """Let the first page decide where it states another edition, or a later year, or names another work of the author, or another place."""
    stated = first_edition(texts[0]) if ours.numbers.edition is not None else None
    if found.conflict and is_reprint(ours, texts[0]):
        return TitleAnswer(TitleMatch.UNKNOWN, found.excerpt, found.score, "disagree")
    otherwise = stated is not None and stated != ours.numbers.edition and found.legible and found.score >= _NEAR
    if (
        otherwise
        or (found.conflict and stated is None)
        or (named and found.legible and _is_of_years_later(ours, texts))
    ):
        return TitleAnswer(TitleMatch.DRIFTED, found.excerpt, CONFLICT, "edition")
    lacking = lacks_work(ours, texts) if found.legible else 0
    if lacking >= _FEW or (found.legible and is_on_other_place(ours, texts)):
        return TitleAnswer(TitleMatch.DRIFTED, found.excerpt, CONFLICT, "beside")
    return TitleAnswer(TitleMatch.UNKNOWN, found.excerpt, found.score, "close") if lacking else None


def _open(ours: Reading, found: InText, best: Compared | None, texts: list[str]) -> TitleAnswer:
    """Leave open whether a document in which some of a title was found is the one meant, unless it is of another year."""
    if (found.legible or _is_issue(ours, texts[0])) and _is_of_another_year(ours, texts):
        return TitleAnswer(TitleMatch.DRIFTED, found.excerpt, found.score, "edition")
    shown = best.title.text if best else found.excerpt
    return TitleAnswer(TitleMatch.UNKNOWN, shown, found.score, "close" if found.legible else "none")


def _found(ours: Reading, found: InText, compared: list[Compared], own: Compared | None) -> TitleAnswer:
    """Tell a title that stands on the first pages as that of the document from one that is only spoken of there."""
    mentioned = not found.early and len(ours.words) < _LONG_TITLE and not _is_named_so(compared)
    if own is not None and mentioned and _is_other(ours, own):
        return answer(TitleMatch.DRIFTED, own, "mention")
    if mentioned or (found.scattered and _is_other(ours, own)):
        return TitleAnswer(TitleMatch.UNKNOWN, found.excerpt, found.score, "mention")
    return TitleAnswer(TitleMatch.SAME, found.excerpt, found.score, "text")


def _own(ours: Reading, facts: Facts, texts: list[str]) -> Compared | None:
    """Compare the title that a document gives itself, where its first page begins with it."""
    named = (title for title in facts.titles if title.source in _OWN)
    proven = (Title(title.source, begun) for title in named if (begun := _beginning_of(title.text, texts[0])))
    return max((compare(ours, title, frozenset()) for title in proven), key=lambda one: one.score, default=None)


def _beginning_of(title: str, text: str) -> str:
    """Return the words with which both a title and the text of a page begin, empty where they are too few to be the title of what is there.

    Metadata are right in one document of four, and the largest words run on into a heading: what the page begins with as well is its title.
    """
    shared = list(
        takewhile(
            lambda pair: pair[0] == pair[1],
            zip(plain_words(fold(clean(title))), plain_words(fold(clean(text[:_BEGINNING]))), strict=False),
        )
    )
    words = " ".join(word for word, _ in shared)
    return words if len(shared) >= _FEW and len(words) >= _ENOUGH else ""


def _is_other(ours: Reading, own: Compared | None) -> bool:
    """Tell whether a document's own title is another than ours: one with words that ours lacks, and little of ours, or a word in place of one."""
    if own is None or own.score >= DRIFTED or set(own.reading.words) <= set(ours.words):
        return False
    if all(map(is_organisation, own.reading.segments)):  # who published it heads the page
        return False
    both = overlap(ours, own.reading)
    return both.covered < _MOST_OF_OURS or exchange(both, ours, own.reading) is True


def _is_of_another_year(ours: Reading, texts: list[str]) -> bool:
    """Tell whether the first page begins with other years than that of ours, which is nowhere on the pages."""
    years = ours.numbers.years
    if not years or any(str(year) in text for year in years for text in texts):
        return False
    return bool(take_numbers(clean(texts[0][:_EARLY]))[1].years)


def _is_of_years_later(ours: Reading, texts: list[str]) -> bool:
    """Tell whether the first page begins with none but years that come two or more after that of ours: a yearly thing of the same title; a year less may be that of printing."""
    if not _is_of_another_year(ours, texts):
        return False
    return min(take_numbers(clean(texts[0][:_EARLY]))[1].years) > max(ours.numbers.years) + 1


def _is_issue(ours: Reading, text: str) -> bool:
    """Tell whether ours is an issue of something, and a page begins with the name of that, and another issue: a short page, perhaps, with its contents."""
    first = ours.words[0]
    begins = len(first) >= _ENOUGH and fold(clean(text)).startswith(first)
    there = take_numbers(clean(text[:_EARLY]))[1].behind if begins else frozenset()
    return any(word == other and one != another for word, one in ours.numbers.behind for other, another in there)


def _is_of_another_version(ours: Reading, text: str) -> bool:
    """Tell whether ours is a version, and the first page begins with another."""
    stated = bool(ours.numbers.versions)
    return stated and conflict(ours.numbers, take_numbers(clean(text[:_EARLY]))[1]) == "version"


def _is_of_another_part(ours: Reading, text: str) -> bool:
    """Tell whether ours is a part of something, and the first page begins with another."""
    return bool(ours.numbers.parts) and states_other_part(ours.numbers, take_numbers(clean(text[:_EARLY]))[1])


def _stands_early(one: Compared, text: str) -> bool:
    """Tell whether a title of three words and more, but for a number, is what stands where the first page has its title."""
    named = " ".join(word for word in one.reading.plain.split() if word.isalpha())
    there = f" {' '.join(plain_words(fold(clean(text[:_EARLY]))))} "
    return one.title.source in _OWN and named.count(" ") >= _FEW and f" {named} " in there


def _is_series_of(ours: Reading, best: Compared) -> bool:
    """Tell whether a document names itself by less than half of the words with which ours begins, and by no whole part of it: "Lively Lakes", of "Lively Lakes children survey".

    It may be another of that series, where its pages have not the rest.
    """
    words = best.reading.words
    begins = ours.plain.startswith(f"{best.reading.plain} ") and all(
        part.plain != best.reading.plain for part in ours.segments
    )
    return begins and 2 * len(words) < len(ours.words)


def _is_named_so(compared: list[Compared]) -> bool:
    """Tell whether the document names itself by nothing else than words of ours."""
    return all(one.score >= _NEAR or one.why in SILENT for one in compared)


def _is_strange(ours: Reading, found: InText, against: Compared | None, texts: list[str]) -> bool:
    """Tell whether little of a title is on pages that can be read."""
    return found.score < _NEAR or _differs(against) or lacks_words(ours, texts)


def _differs(best: Compared | None) -> bool:
    return best is not None and best.why in ("words", "lost") and best.score <= CONFLICT
