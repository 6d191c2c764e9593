"""The files of translations: every message of the program, said whole, and nothing else."""

import importlib.util
from functools import cache
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from crawler.judge.fact_names import fact_name
from crawler.judge.kept_words import OWN
from crawler.judge.own_words import said_anew
from crawler.judge.table import BY_SLUG
from crawler.judge.words import facts, message
from crawler.language import LANGUAGES, speaking
from crawler.records import Finding
from tests.rows import rows

ROOT = Path(__file__).parent.parent.parent
FOLDER = ROOT / "crawler" / "language"
OTHERS = LANGUAGES[1:]


@cache
def script() -> ModuleType:
    """Load the script behind `make words`."""
    spec = importlib.util.spec_from_file_location("write_words", ROOT / "scripts" / "write_words.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def catalogue(language: str) -> Catalog:
    """Read the file of a language."""
    with (FOLDER / f"{language}.po").open("rb") as text:
        return read_po(text, locale=language)


def messages(language: str) -> list[Message]:
    """Return its messages."""
    return [message for message in catalogue(language) if message.id]


def forms(message: Message) -> list[tuple[str, str]]:
    """Return each translation with the English that it has to say."""
    if isinstance(message.id, str):
        return [(message.id, str(message.string or ""))]
    one, many = message.id
    translated = message.string or ("", "")
    return [(one, translated[0]), *((many, other) for other in translated[1:])]


def places(sentence: str) -> set[str]:
    """Return the names of the places in a sentence."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def test_there_is_a_file_for_each_language() -> None:
    """`LANGUAGES` is English and what there are files of."""
    assert sorted(OTHERS) == sorted(path.stem for path in FOLDER.glob("*.po"))


@pytest.mark.parametrize("language", OTHERS)
def test_the_file_holds_the_messages_of_the_program_and_no_others(language: str) -> None:
    """`make words` would change nothing."""
    assert (FOLDER / f"{language}.po").read_bytes() == script().updated(language)


@pytest.mark.parametrize("language", OTHERS)
def test_every_message_is_translated(language: str) -> None:
    """None is empty, none is a guess."""
    assert [message.id for message in messages(language) if not all(said for _, said in forms(message))] == []
    assert [message.id for message in messages(language) if message.fuzzy] == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_has_the_places_of_its_message(language: str) -> None:
    """What a sentence tells in English it tells in every language; in the form for one thing the number may be a word."""
    wrong = [
        (english, said)
        for message in messages(language)
        for english, said in forms(message)
        if said and places(said) ^ places(english) - {"number"} and places(said) != places(english)
    ]
    assert wrong == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_ends_as_its_message_does(language: str) -> None:
    """A whole sentence stays one; white space at the ends is nobody's."""
    ends = ".:,!?"
    wrong = [
        (english, said)
        for message in messages(language)
        for english, said in forms(message)
        if said and (said != said.strip() or (english[-1] in ends) != (said[-1] in ends))
    ]
    assert wrong == []


HELD = {"number": "1,234", "other": "7", "titles": "“a”, “b”", "reason": "no workbook", "more": "7", "kind": "other"}


def test_words_of_our_own_are_said_anew() -> None:
    """What is kept with a check in English is said in the reader's language, with a stranger's words as they are."""
    wrong = [(name, words) for name, known in OWN.items() for words in known if not _is_said_anew(name, words)]
    assert wrong == []


def _is_said_anew(name: str, words: str) -> bool:
    """Tell whether words of ours are other words in German, and what they hold is the same; and themselves in English."""
    rule, _, fact = name.rpartition(".")
    written = words.format(**{place: HELD.get(place, "{day} Ω") for place in places(words)})
    with speaking("de"):
        said = said_anew(fact, written, rule)
    kept = written.count("{day} Ω") == said.count("{day} Ω") and ("{number}" not in words or "1.234" in said)
    return kept and said != written and said_anew(fact, written, rule) == written


@pytest.mark.parametrize(
    ("rule", "fact", "kept", "told"),
    [
        ("entries-lost", "text", "“A”, “B” and 1,200 more", "„A“, „B“ und 1.200 weitere"),
        ("duplicate-link", "text", "“A”, “B”, and 2 more", "„A“, „B“ und 2 weitere"),
        ("vague-link-text", "text", "“A” and 2 more", "“A” and 2 more"),
        ("language-differs", "found", "Welsh", "Walisisch"),
        ("title-drift", "found", "Welsh", "Welsh"),
        ("unreadable-row", "reason", "the rest could not be read: the XML is damaged (syntax error)",
         "der Rest war nicht zu lesen: das XML ist beschädigt (syntax error)"),
        ("unreadable-row", "reason", "a further page was not read: it could not be fetched (name not found); check `source`, and whether this machine is online",
         "eine weitere Seite wurde nicht gelesen: sie ließ sich nicht abrufen (keine Antwort: den Namen der Website gibt es nicht); prüfen Sie `source` und ob dieser Rechner online ist"),
    ],
)  # fmt: skip
def test_facts_are_told_apart_from_a_strangers_words(rule: str, fact: str, kept: str, told: str) -> None:
    """The same word is ours in one rule and a stranger's in the other."""
    with speaking("de"):
        assert said_anew(fact, kept, rule) == told


def test_facts_have_names_in_every_language() -> None:
    """Those behind a "why?"; a fact of another version keeps its key."""
    with speaking("de"):
        assert (fact_name("kind_before"), fact_name("size"), fact_name("a_new_one")) == (
            "Art vorher",
            "Bytes",
            "A new one",
        )


def test_facts_are_shown_as_people_write_them() -> None:
    """Days, numbers, lists and codes; what only chooses the sentence is not shown."""
    found = Finding(
        "soft-404",
        params={
            "signs": ["its title says “Oops”", "it says very little"],
            "size": 12345,
            "status": 404,
            "on": "2026-11-24",
            "kind": "name-not-found",
            "differ": [["Salt"], []],
            "repair_works": False,
            "form": "everywhere",
            "site": None,
        },
    )
    with speaking("de"):
        assert list(facts(found)) == [
            ("Anzeichen", "in ihrem Titel steht „Oops“, sie sagt sehr wenig"),
            ("Bytes", "12.345"),
            ("Status", "404"),
            ("Am", "24. November 2026"),
            ("Art", "keine Antwort: den Namen der Website gibt es nicht"),
            ("Nur im Katalog", "Salt"),
            ("Öffnet sich diese?", "nein"),
        ]


@rows("slug", sorted(BY_SLUG))
def test_a_finding_is_said_in_german_whatever_its_facts(slug: str) -> None:
    """With all facts hostile, or with none, a sentence comes out that holds them as they are."""
    for params in ({}, dict.fromkeys(_facts(slug), "{0.__class__} %s {day}")):
        with speaking("de"):
            told = message(Finding(slug, params=params))
        assert told
        assert not params or "{0.__class__} %s {day}" in told


def _facts(slug: str) -> set[str]:
    """Return the names of the facts in a rule's message."""
    return places(BY_SLUG[slug].message)
