"""The files of translations: every message of the program, said whole, and nothing else."""

import importlib.util
from functools import cache
from pathlib import Path
from string import Formatter
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from crawler.judge.own_words import NAMES, OWN, fact_name, said_anew
from crawler.judge.table import BY_SLUG
from crawler.judge.words import message
from crawler.language import LANGUAGES, speaking
from crawler.records import Finding

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


@pytest.mark.parametrize(("name", "words"), [(name, words) for name, known in OWN.items() for words in known])
def test_words_of_our_own_are_said_anew(name: str, words: str) -> None:
    """What a rule puts among its facts is said in the reader's language, with a stranger's words as they are."""
    written = words.replace("{text}", "{day} 7")
    with speaking("de"):
        said = said_anew(name, written)
    assert said_anew(name, written) == written
    assert "{text}" not in words or "{day} 7" in said


def test_facts_have_names_in_every_language() -> None:
    """Those behind a "why?"; a fact of another version keeps its key."""
    with speaking("de"):
        assert (fact_name("kind_before"), fact_name("size"), fact_name("a_new_one")) == (
            "Art vorher",
            "Größe",
            "A new one",
        )
    assert {fact_name(name.lower().replace(" ", "_")) for name in NAMES} == NAMES


@pytest.mark.parametrize("slug", sorted(BY_SLUG))
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
