# ruff: noqa: RUF001 - texts in the letters of their languages
"""The catalogue's language held against the target's: declared and plainly written in another one."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.judge.signs.spoken import is_plainly_in, one_language
from crawler.judge.table import rule
from crawler.judge.words import message
from crawler.records import Details, Facts, Finding, Severity, Title, Verdict

TITLE = "Cronfa gymunedol Osprey"
ENGLISH = (
    "The committee met in the town hall and heard how neighbours had looked after one another during the long winter, and what they need to be able to go on. "
    * 3
)
WELSH = (
    "Mae'r pwyllgor wedi cyfarfod yn neuadd y dref ac wedi clywed sut mae pobl yn gofalu am ei gilydd, a beth sydd ei angen ar y gymuned i fod yn gryf hyn o beth gyda ni. "
    * 3
)
GERMAN = (
    "Der Ausschuss kam im Rathaus zusammen und hörte, wie die Nachbarn sich in dem langen Winter um einander gekümmert haben, und was sie nicht von der Stadt bekommen. "
    * 3
)
DANISH = (
    "Udvalget mødtes på rådhuset og hørte, at naboer har hjulpet hinanden om vinteren, og at det ikke er nok til dem som bor alene i byen for den lange tid. "
    * 3
)
RUSSIAN = (
    "Комитет собрался в ратуше и услышал, что соседи всю зиму помогали друг другу, и что это не всё из того, как они живут по соседству в городе для всех. "
    * 3
)
GREEK = (
    "Η επιτροπή συνεδρίασε στο δημαρχείο και άκουσε πώς οι γείτονες φρόντιζαν ο ένας τον άλλον όλο τον χειμώνα. " * 3
)
JAPANESE = "委員会は市役所に集まり、長い冬のあいだ隣人たちがどのように助け合ってきたかを聞きました。" * 3
CHINESE = "委員會在市政廳開會，聽取了鄰居們在漫長冬天裡如何互相照顧的情況，並討論了社區的需要。" * 3

Held = Callable[..., list[Finding]]


@pytest.fixture
def held(checked: Callable[..., Case], seen: Callable[..., Facts]) -> Held:
    """Hold an entry in a language against a page with a text that declares some."""

    def hold(ours: str | None, text: str, *declared: str | None, title: str = TITLE, links: int = 1) -> list[Finding]:
        page, said = (*declared, None, None)[:2]
        titles = tuple(Title(source, one) for source, one in (("title", title), ("h1", title)))
        facts = seen(
            titles=titles, headings=(title,), text=text, language=page, details=said and Details(language=said)
        )
        case = checked(facts=facts, titles=(TITLE,) * links)
        entries = {name: replace(one, language=ours) for name, one in case.entries.items()}
        judgement = judge(replace(case, entries=entries))
        assert judgement.verdict is Verdict.OK
        return [finding for finding in judgement.findings if finding.rule == "language-differs"]

    return hold


def test_a_target_in_another_language_is_told_with_both(held: Held) -> None:
    """By the names of the languages, with the entry; the verdict stays."""
    (finding,) = held("cy", ENGLISH, "en-gb")
    assert (finding.params, finding.entry, finding.confidence) == (
        {"catalogue": "Welsh", "found": "English"},
        "e0",
        0.7,
    )
    assert message(finding) == "The catalogue says Welsh; the target is in English."

    told = rule("language-differs")
    assert told is not None
    assert told.severity is Severity.INFO


@pytest.mark.parametrize(
    ("ours", "text", "declared"),
    [
        ("en", WELSH, ("cy",)), ("cy", GERMAN, ("de-at", "ger")), ("en", GERMAN, (None, "de")), ("en", RUSSIAN, ("ru",)), ("en", GREEK, ("el",)), ("ru", GREEK, ("el",)),
        ("en", JAPANESE, ("ja",)), ("ja", CHINESE, ("zh-hant",)), ("zh", JAPANESE, ("ja",)), ("so", ENGLISH, ("en",)),
    ],
)  # fmt: skip
def test_plain_differences_are_told(held: Held, ours: str, text: str, declared: tuple[str | None, ...]) -> None:
    """In each script, declared by the page or by what it says of itself."""
    assert len(held(ours, text, *declared)) == 1


@pytest.mark.parametrize(
    ("ours", "text", "declared"),
    [
        (None, ENGLISH, ("en",)),  # the catalogue says nothing
        ("cy", ENGLISH, ()),  # the target says nothing
        ("cy", ENGLISH, ("cy",)),  # it says what the catalogue says, and so does its metadata
        ("cy", ENGLISH, ("en", "cy")),  # it says two
        ("de", ENGLISH, ("en", "ger")),
        ("cy", WELSH, ("en",)),  # a template says English, whatever the text is in
        ("cy", ENGLISH + WELSH, ("en",)),  # in both
        ("cy", ENGLISH[:100], ("en",)),  # too little of it
        ("cy", "", ("en",)),
        ("cy", GERMAN, ("en",)),  # in a third
        ("en", WELSH, ("so",)),  # declared as what cannot be told
        ("nb", DANISH, ("da",)),  # written alike
        ("nn", DANISH, ("nb",)),
        ("hr", ENGLISH, ("en",)),  # written in two scripts
        ("uk", GREEK, ("ru",)),
        ("fa", "این یک متن کوتاه است " * 20, ("ar",)),  # one script, no words known
        ("ru", RUSSIAN, ("uk",)),
    ],
)
def test_what_is_not_plain_is_not_told(
    held: Held, ours: str | None, text: str, declared: tuple[str | None, ...]
) -> None:
    """One side silent, several languages, a text that does not bear it out, languages that are written alike."""
    assert held(ours, text, *declared) == []


def test_a_title_that_names_the_language_excuses(held: Held) -> None:
    """A page about Welsh, or one that leads on to it."""
    assert held("cy", ENGLISH, "en", title=f"{TITLE} - in Welsh") == []


def test_entries_that_share_a_link_are_not_held_against_it(held: Held) -> None:
    """A page of two languages may stand for two entries."""
    assert held("cy", ENGLISH, "en", links=2) == []


def test_a_drifted_title_says_enough(held: Held) -> None:
    """Where the target is another thing altogether, its language is no news."""
    assert held("cy", ENGLISH, "en", title="Bread and butter pudding") == []


@pytest.mark.parametrize(("tag", "one"), [("nb-NO", "no"), ("nn", "no"), ("hr", "sh"), ("zh-TW", "zh"), ("cmn", "zh"), ("ms", "id"), ("cym", "cy")])  # fmt: skip
def test_languages_written_alike_are_one(tag: str, one: str) -> None:
    """Whatever their tags."""
    assert one_language(tag) == one


@pytest.mark.parametrize(
    ("text", "language", "other", "plain"),
    [
        (ENGLISH, "en", "de", True), (GERMAN, "de", "en", True), (GERMAN, "en", "de", False), (WELSH, "cy", "en", True), (DANISH, "da", "en", True), (DANISH, "da", "no", False),
        (RUSSIAN, "ru", "uk", True), (RUSSIAN, "ru", "en", True), (RUSSIAN, "el", "en", False), (GREEK, "el", "he", True), (JAPANESE, "ja", "zh", True), (CHINESE, "zh", "ja", True),
        ("1234 5678 " * 30, "en", "de", False), (ENGLISH[:60], "en", "de", False), (f"{GREEK[:200]}{ENGLISH[:200]}{RUSSIAN[:200]}", "el", "en", False),
    ],
)  # fmt: skip
def test_a_text_is_plainly_in_one_language(text: str, language: str, other: str, *, plain: bool) -> None:
    """By its script and its small words."""
    assert is_plainly_in(text, language, other) is plain
