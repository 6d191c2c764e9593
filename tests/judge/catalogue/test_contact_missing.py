"""Contacts without an address."""

from collections.abc import Callable

import pytest

from crawler.judge.rules.contact_missing import RULE
from crawler.records import Passage, Role


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("If you had any problem, please contact Olivia Hanley at", "please contact Olivia Hanley at"),
        ("You can download it. For more information please contact", "For more information please contact"),
        ("Please contact Jos\u00e9 \u00c1lvarez on .", "Please contact Jos\u00e9 \u00c1lvarez on"),
        ("To order a copy, email the library team at\n\nOther resources", "email the library team at"),
        ("Questions? Contact us at:", "Contact us at"),
        ("If you need help ring Pat Hill on", "ring Pat Hill on"),
        ("Please e-mail Dr Helen Carr at with suggestions.", "Please e-mail Dr Helen Carr at"),
        ("Contact the parish office at or call in.", "Contact the parish office at"),
        ("Bei Fragen wenden Sie sich bitte an Frau Huber unter", "Fragen wenden Sie sich bitte an Frau Huber unter"),
        ("Frau Huber hilft gern, bitte wenden Sie sich an", "wenden Sie sich an"),
        ("Fehlt etwas? Bitte wenden Sie sich an Frau Huber unter", "wenden Sie sich an Frau Huber unter"),
        ("Ausk\u00fcnfte erteilt das B\u00fcro unter:", "Ausk\u00fcnfte erteilt das B\u00fcro unter"),
        ("Pour toute question, veuillez contacter Mme Lef\u00e8vre au", "contacter Mme Lef\u00e8vre au"),
        ("\u00c9crivez-nous \u00e0 .", "\u00c9crivez-nous \u00e0"),
    ],
)
def test_a_sentence_that_breaks_off_is_found(text: str, evidence: str, read: Callable, findings: Callable) -> None:
    """A name, "at", and then nothing a reader could use."""
    assert [f.params["text"] for f in findings(RULE, read(passages=[text]))] == [evidence]


@pytest.mark.parametrize(
    "text",
    [
        "Please contact Olivia Hanley at olivia@site.example.",
        "Please contact Olivia Hanley at\nolivia@site.example",
        "Please contact Olivia Hanley on 0141 248 1924.",
        "Contact Jane Foot at the address below.",
        "For more information please contact your local library.",
        "Please contact us.",
        "Contact the office at or before noon on 0141 248 1924.",
        "They ring the bells on\nSundays.",
        "Call us on or after 3 May: 01234 567890.",
        "The guide helps people to stay in contact.",
        "It describes how services make contact at home, at work and on the street.",
        "First contact: stories of an island",
        "Write to Parliament: a handbook for campaigners",
        "Who to contact and what to look at.",
        "How to prepare for a flood and who to call.",
        "Bitte melden Sie sich an.",
        "Hier wendet man Methoden der Statistik an.",
        "Der Kurs richtet Ger\u00e4te ein und wendet gelernte Methoden an.",
        "Un blog qui dit comment contacter les \u00e9lus par mail.",
        "On peut aussi nous joindre par mail.",
        "Wenden Sie sich an den Verein unter 0871 12345.",
        "Kontakt: B\u00fccher, die weiter unten stehen",
        "\u00c9crivez \u00e0 la mairie, ou appelez au 04 76 12 34 56.",
    ],
)
def test_sound_sentences_are_left_alone(text: str, read: Callable, findings: Callable) -> None:
    """An address follows, or none was promised."""
    assert findings(RULE, read(passages=[text])) == []


@pytest.mark.parametrize(
    "given",
    [
        {"url": "mailto:o@site.example"},
        {"url": "https://site.example/o", "role": Role.CONTACT},
        {"url": "https://site.example/o", "text": "www.site.example"},
    ],
    ids=["mail", "page", "written address"],
)
def test_a_linked_name_is_an_address(given: dict[str, str], link: Callable, read: Callable, findings: Callable) -> None:
    """The address may be behind the words."""
    passage = Passage("Please contact Olivia Hanley at", links=(link(**given),))

    assert findings(RULE, read(passages=[passage])) == []


def test_entries_are_read_too(entry: Callable, read: Callable, findings: Callable) -> None:
    """The finding names the entry it stands in."""
    broken = entry(description="For more information please contact")

    assert [f.entry for f in findings(RULE, read(broken))] == [broken.id]


def test_a_line_that_is_full_goes_on_in_the_next(read: Callable, findings: Callable) -> None:
    """A text with lines of one width breaks off nothing; at its end, before an empty line or in a short line it does."""
    full = "A contact point for developers of other projects who want to get in touch with"

    goes_on = [f"{full}\nDebian, whether it is packaged or not.", f"{full}\n    the project."]
    breaks_off = [full, f"{full}\n\nMore.", "Please get in touch with\nThe club"]

    assert [len(findings(RULE, read(passages=[text]))) for text in goes_on] == [0, 0]
    assert [len(findings(RULE, read(passages=[text]))) for text in breaks_off] == [1, 1, 1]
