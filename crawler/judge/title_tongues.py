"""Titles that name one kind of thing in two languages: a handbook and its translation are two documents."""

from collections.abc import Iterable

from crawler.judge.title_authors import AUTHOR
from crawler.judge.title_forms import same_word
from crawler.judge.title_terms import STOP
from crawler.judge.title_words import Reading, Segment, language_named

_FEW_WORDS = 2
_IN = frozenset({"in", "auf", "en", "em", "w", "po"})
_KINDS_BY_TONGUE = {
    "ca": "guia manual informe",
    "cs": "prirucka zprava uvod",
    "da": "handbog rapport",
    "de": "handbuch leitfaden ratgeber bericht broschure merkblatt formular antrag einfuhrung lehrgang",
    "en": "guide guides handbook manual report reports survey booklet brochure leaflet factsheet summary guidelines textbook introduction course",
    "es": "guia manual informe folleto formulario solicitud introduccion curso",
    "fr": "guide guides manuel rapport brochure formulaire demande introduction cours tutoriel",
    "it": "guida manuale rapporto opuscolo modulo introduzione corso",
    "nl": "gids handleiding handboek rapport brochure formulier aanvraag introductie inleiding",
    "no": "handbok rapport",
    "pl": "przewodnik podrecznik raport poradnik wniosek wprowadzenie",
    "pt": "guia manual relatorio folheto formulario introducao curso",
    "ro": "ghid manualul raport introducere",
    "ru": "rukovodstvo otchet posobie",
    "sv": "handbok rapport ansokan introduktion",
}
"""Names of kinds, as folded, by the languages that have them: a table to read and to extend."""
_TONGUES: dict[str, frozenset[str]] = {
    word: frozenset(tongue for tongue, words in _KINDS_BY_TONGUE.items() if word in words.split())
    for words in _KINDS_BY_TONGUE.values()
    for word in words.split()
}


def is_translated(ours: Reading, theirs: Reading) -> bool:
    """Tell whether two titles name the same with kinds of thing in words of different languages: "Pond Handbuch" and "Manuale di Pond".

    Kinds of nearly one spelling ("manuel", "manual") count where the small words beside them differ too. So do other words of nearly one spelling,
    where one title alone has small words and both have words that the other lacks: "Public library manifesto", "Manifiesto de la biblioteca pública".
    """
    if _is_reworded(ours, theirs) or _are_in_two(ours, theirs):
        return True
    ours_parts = _parts(ours)
    their_parts = _parts(theirs) if ours_parts else []
    return any(
        _is_translation(mine, other)
        for place, mine in enumerate(ours_parts)
        for there, other in enumerate(their_parts)
        if place == there or len(ours_parts) == 1
    )


def _are_in_two(ours: Reading, theirs: Reading) -> bool:
    """Tell whether both titles end with the name of a language, and not of the same: "Rights of ponds in Welsh" and "Rights of ponds - Breton"."""
    mine, other = _language(ours), _language(theirs)
    shows_ours = set(ours.words) <= set(theirs.words)  # what ends theirs is the language that it is shown in
    return bool(mine and other) and mine != other and not shows_ours


def _language(title: Reading) -> str:
    """Return the language that ends a title, after "in" or as a part of its own; empty where there is none."""
    last = title.segments[-1].plain
    before, _, name = last.rpartition(" ")
    if not before:
        return language_named(last) if len(title.segments) > 1 else ""
    return language_named(name) if before.rpartition(" ")[2] in _IN else ""


def _parts(title: Reading) -> list[Segment]:
    """Return the parts of a title that has a kind; what looks like an author behind one ("Manuale di Pond Lake") belongs to it."""
    if _TONGUES.keys().isdisjoint(title.words):
        return []
    parts: list[Segment] = []
    for part in title.segments:
        if part.mark == AUTHOR and parts:
            before = parts.pop()
            parts.append(Segment((*before.words, *part.words), f"{before.plain} {part.plain}"))
        else:
            parts.append(part)
    return parts


def _is_translation(mine: Segment, other: Segment) -> bool:
    kinds, others = _TONGUES.keys() & mine.words, _TONGUES.keys() & other.words
    if not kinds or not others or not _tongues(kinds).isdisjoint(_tongues(others)):
        return False
    if set(mine.words) - kinds != set(other.words) - others:
        return False
    alike = any(same_word(one, another) for one in kinds for another in others)
    return not alike or (bool(_small(mine) - _small(other)) and bool(_small(other) - _small(mine)))


def _tongues(kinds: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*(_TONGUES[kind] for kind in kinds))


def _small(segment: Segment) -> frozenset[str]:
    return STOP.intersection(segment.plain.split())


def _is_reworded(ours: Reading, theirs: Reading) -> bool:
    """Tell whether words of one title are nearly those of the other, which alone has small words of a language."""
    mine, others = set(ours.words), set(theirs.words)
    left, there = mine - others, others - mine
    if len(left) <= _FEW_WORDS or len(there) <= _FEW_WORDS:
        return False
    small = [STOP.intersection(title.plain.split()) for title in (ours, theirs)]
    if (len(small[0]) < _FEW_WORDS or small[1]) and (len(small[1]) < _FEW_WORDS or small[0]):
        return False
    alike = {word for word in left if any(same_word(word, other) for other in there)}
    return len(alike) >= _FEW_WORDS and len(alike) < min(len(left), len(there))
