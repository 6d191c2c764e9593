"""A work that the catalogue calls by its own words, and says to be in another language: "Debian FAQ, in French", with a French page behind it.

Titles of two languages cannot be held against each other by their words: a page in the language that was promised is no other document for its foreign title.
A translation that the catalogue says nothing of is another document all the same.
"""

import re
from collections.abc import Callable, Iterator

from crawler.judge.patterns import Pattern
from crawler.judge.signs.spoken import has_letters_of, is_plainly_in, is_worded_in_another, may_be_in, one_language
from crawler.judge.title_answer import TitleAnswer
from crawler.judge.title_compare import TEXT_SOURCE
from crawler.records import LANGUAGES, Entry, Facts, TitleMatch, primary_language

_TONGUE = "tongue"
_END = 80  # characters of a title
_BEGINNING = 300  # characters, behind the titles
_BY_WORDS = frozenset({"words", "close", "beside", "disagree", "generic"})
_BY_NAME = {name.lower(): tag for tag, name in LANGUAGES.items() if tag not in ("nb", "nn")}
_NAMES = "|".join(sorted(_BY_NAME, key=len, reverse=True))
# At the end of a title, "in French", ", French translation", "(French)", "- French" or "(fr)": there it is not what the work is about.
_SAID = Pattern(
    rf"[\s,:;.\u2013\u2014-]*(?:\bin (?:the )?(?:\w+ )?(?P<into>{_NAMES})(?: language)?(?: \(\w+\))?|[(\[](?:in )?(?:\w+ )?(?P<aside>{_NAMES})(?: (?:translation|version|edition|language|text)| ?\(\w+\))?[)\]]"
    rf"|\b(?P<version>{_NAMES}) (?:translation|version|text)|\s[-\u2013\u2014]\s*(?P<dashed>{_NAMES})|[(\[](?P<tag>[a-z]{{2}})(?:[-_][a-z]{{2,4}})?[)\]])\s*\.?$",
    re.IGNORECASE,
)


def across_languages(entry: Entry, facts: Facts, answer: TitleAnswer, ask: Callable[[str], TitleAnswer]) -> TitleAnswer:
    """Return the answer for an entry whose target is in the language that the catalogue says; `ask` compares another wording of its title.

    Without the language's name the titles may agree; where they do not, and the catalogue's is in another language, they say nothing.
    """
    head, end = entry.title[:-_END], entry.title[-_END:]
    said = _SAID.search(end)
    tag = _said_language(said.groupdict()) if said else None
    for language in filter(None, dict.fromkeys((tag, entry.language))):
        if not _is_in(facts, language):
            continue
        if said and language == tag and (bare := head + end[: said.start()]).strip():
            asked = ask(bare)
            answer = asked if asked.match is TitleMatch.SAME else answer
        foreign = language != "en" if language == tag else is_worded_in_another(entry.title, one_language(language))
        if answer.match is TitleMatch.DRIFTED and answer.why in _BY_WORDS and foreign:
            return TitleAnswer(TitleMatch.UNKNOWN, answer.found, answer.score, _TONGUE, entry.title)
    return answer


def _said_language(named: dict[str, str | None]) -> str | None:
    """Return the tag of the language that a title ends with."""
    if named["tag"]:
        return primary_language(named["tag"]) if primary_language(named["tag"]) in LANGUAGES else None
    name = next(filter(None, named.values()), "")
    return _BY_NAME.get(name.lower())


def _is_in(facts: Facts, language: str) -> bool:
    """Tell whether a target declares a language and no other, is called by words in its own letters, or, declaring none, is or may be in it by its words."""
    one = one_language(language)
    titles = " ".join(title.text for title in facts.titles if title.source != TEXT_SOURCE)
    declared = {one_language(tag) for tag in _declared(facts)}
    if declared:
        return declared == {one} or has_letters_of(titles, one)
    plain = is_plainly_in(facts.text, one, "fr" if one == "en" else "en")
    return plain or may_be_in(titles, one) or may_be_in(f"{titles} {facts.text[:_BEGINNING]}", one)


def _declared(facts: Facts) -> Iterator[str]:
    yield from (tag for tag in (facts.details.language if facts.details else None, facts.language) if tag)
