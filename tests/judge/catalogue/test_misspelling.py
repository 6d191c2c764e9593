"""Misspellings by a curated list."""

from collections.abc import Callable
from importlib.util import find_spec

import pytest
from pydantic import ValidationError

from crawler.config import JudgeSettings
from crawler.judge.rule import Readings
from crawler.judge.rules._spellings import corrections, errors, slips
from crawler.judge.rules.misspelling import RULE, check
from tests.judge.catalogue.conftest import NOW
from tests.rows import rows

# Words that lists of errors are known to hold although they are right somewhere.
_RIGHT = """organise organize organisation organization judgement judgment acknowledgement acknowledgment focussed focused benefitted learnt
learned programme program licence license practise practice ageing aging grey gray colour color labour labor centre center fulfil fulfill
enrol enroll cancelled canceled travelling traveling modelling modeling counsellor counselor councillor dependant dependent inquiry enquiry
analyse analyze catalogue catalog artefact artifact co-production coproduction wellbeing healthcare cooperate per cent targeted targetted
supercede transferable transferrable miniscule publically preventative preventive orientated oriented calender summery gauge lead loose
discrete discreet complement compliment principle principal stationary stationery affect effect forward foreword joint an summaries
adaption adaptation acknowledgement aesthetic archaeology archeology behaviour behavior manoeuvre maneuver paediatric pediatric sceptical skeptical
speciality specialty storey story tyre tire whilst while amongst among draught draft jewellery jewelry maths math mum mom neighbour neighbor
resilience resilient involvement raised their received separate definitely government environment accommodate occurrence liaison
heterogenous inorder quantitive renumeration quater heighth directer departement"""
RIGHT = _RIGHT.split()


@pytest.mark.parametrize(
    ("given", "word", "right"),
    [
        ({"description": "This report summaries the issues rasied at a roundtable."}, "rasied", "raised"),
        ({"title": "Involvment in Health and Social Care"}, "Involvment", "involvement"),
        ({"title": "Co-production and community resilliance"}, "resilliance", "resilience"),
        ({"description": "Recieve advice. For the goverment."}, "Recieve", "receive"),
        ({"title": "COMMUNITY ENVIROMENT"}, "ENVIROMENT", "environment"),
    ],
)
def test_a_common_error_is_found(
    given: dict[str, str], word: str, right: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """In titles and prose, in any case, with what was meant."""
    wrong = entry(**given)

    found = findings(RULE, read(wrong))[0]

    assert (found.entry, found.params["text"], found.params["right"]) == (wrong.id, word, right)


@pytest.mark.parametrize(
    "text",
    [
        "Why not joint the Scottish Co-production Network, an community of the learnt and the learned?",
        "A report by John Goverment and Ann Thier for the trust.",
        "Write to info@enviroment.example or see www.goverment.example/recieve for the form.",
        "The tag #goverment and the folder data/recieve_all are the names of things.",
        "Records of toxic effects are held in AQUIRE for the public.",
        "Ett nytt adress-register och dess bakgrund i Sverige, recieve",
        "The programme\u2019s organisers analysed colour and behavior.",
        "Governance, nef, NESTA, OPM, JRF and CHIP are what the sector calls them.",
        "Thier is the surname of a family in the town of Wich.",
        "Bargining, in Orkney dialect, is what the farmers of Sanday do.",
        "Children's services aren't what they were: the centre can't cope.",
    ],
)
def test_names_addresses_and_other_languages_are_left_alone(
    text: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Only a word of prose can be misspelt."""
    assert findings(RULE, read(entry("Words", description=text))) == []


def test_the_names_of_an_entrys_people_are_left_alone(entry: Callable, read: Callable, findings: Callable) -> None:
    """An author may be called what others misspell."""
    assert findings(RULE, read(entry("Recieve: a life", authors=("Ann Recieve",)))) == []


def test_a_word_is_said_once_of_an_entry(entry: Callable, read: Callable, findings: Callable) -> None:
    """Title and description repeat it; the fault is one."""
    assert len(findings(RULE, read(entry("The goverment", description="On the goverment of goverment.")))) == 1


@rows("word", RIGHT)
def test_what_is_right_in_some_english_is_not_on_the_list(word: str) -> None:
    """British and American spellings, variants in dictionaries, and words easily confused."""
    assert word not in errors()


@pytest.mark.parametrize(
    ("title", "description", "right"),
    [
        ("The Civiliation of Rome", "", "civilisation, civilization"),
        ("Register of the OPD Regitry", "", "registry"),
        ("Algorithms of Opression", "", "oppression"),
        ("Ruling on facial recogniton", "", "recognition"),
        ("Spring", "The volunteeering days and the meeting.", "volunteering"),
        ("Journals", "All are peer-reveiwed by the board.", "reviewed"),
        ("GOVERNMETN AND THE LAW OF THE SEA", "", "government"),
        ("Bees", "The list is avauilable from the office.", "available"),
        ("Bees", "A limitiation of the study of the hive.", "limitation"),
    ],
)
def test_a_slip_in_a_word_that_is_often_written_is_found(
    title: str, description: str, right: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Two letters exchanged, one left out or one twice, in prose that is surely English."""
    assert [f.params["right"] for f in findings(RULE, read(entry(title, description=description)))] == [right]


@pytest.mark.parametrize(
    ("title", "description"),
    [
        ("crosswrd: macros for the typesetter", ""),
        ("The Wellcome library and the Bargining of Cleary", ""),
        ("Exemples de la litterature", "Pour les utilisateurs de la bibliotheque, un serice."),
        ("A guide for Librarry", ""),
        ("Platfom", ""),
        ("Bees", "The Platforma of the town and the aspectos of it."),
        ("Librarry, a life of the printer", "By the makers of the platform."),
    ],
)
def test_a_name_that_looks_like_a_slip_is_left_alone(
    title: str, description: str, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """In capitals within a sentence, in the address of what is listed, of the entry's people, or where nothing says that the text is English."""
    named = entry(
        title, description=description, links=(link("https://site.example/pkg/crosswrd"),), authors=("Librarry",)
    )

    assert findings(RULE, read(named)) == []


def test_the_catalogue_says_that_a_short_title_is_english(entry: Callable, read: Callable, findings: Callable) -> None:
    """A title of a word or two is in the tongue of what stands around it."""
    around = [entry("A history of the town", description="It is the work of a society for the study of the past.")] * 3

    assert [f.params["text"] for f in findings(RULE, read(*around, entry("Recogniton Studies")))] == ["Recogniton"]
    untold = entry("Family history federation", description="Over 200 societys in one place.")
    assert [f.params["text"] for f in findings(RULE, read(*around, untold))] == ["societys"]
    assert findings(RULE, read(untold)) == []


def test_no_slip_is_a_word_of_the_list_or_an_error_of_the_other() -> None:
    """What is offered is never what is found, and words that are right stand behind theirs."""
    offered = {word for right in slips().values() for word in right.split(", ")}

    assert not offered & errors().keys()
    assert len(slips()) > 50_000


def test_the_list_never_corrects_to_an_error() -> None:
    """What is offered is no entry of the list itself, and each entry is one small word."""
    known = corrections()

    assert [
        w
        for w, right in known.items()
        if w != w.lower() or not w.isalpha() or any(r.lower() in known for r in right.split(", "))
    ] == []
    assert list(known) == sorted(known)


def test_a_word_of_another_language_is_no_misspelling(entry: Callable, read: Callable, findings: Callable) -> None:
    """Spanish has "a" too, and "varios" is right there."""
    text = "Hay varios servicios en la red, a los que se puede llegar por correo."

    assert findings(RULE, read(entry("Servicios de la red", description=text))) == []
    assert len(findings(RULE, read(entry("Services", description="It has varios uses for the reader in a city.")))) == 1


needs_codespell = pytest.mark.skipif(
    find_spec("codespell_lib") is None, reason="the extra `codespell` is not installed"
)


@needs_codespell
@pytest.mark.parametrize(
    ("title", "description", "found"),
    [
        ("Reports", "The scintiallation of a counter in the field.", ["scintillation"]),
        ("The theatre of Pinter and the Segway", "By Varian and Cleary, on the SimPy of the IDAES.", []),
        ("The braket notation of the buildd", "A womans heros, of the metrix.", []),
        ("Exemples de la litterature", "Des possibilites pour les utilisateurs.", []),
        ("The traveling counselor and the travelling counsellor", "Labelling the fulfilment of a focussed programme.", []),
    ],
)  # fmt: skip
def test_the_large_list_finds_more_and_no_names(
    title: str, description: str, found: list[str], entry: Callable, read: Callable
) -> None:
    """Long words of prose that is surely English; the program's own list finds none of these."""
    catalogue = read(entry(title, description=description))
    readings = Readings((catalogue,), NOW, JudgeSettings(misspellings="codespell"))

    assert [f.params["right"] for f in check(readings)] == found
    assert list(check(Readings((catalogue,), NOW))) == []


@needs_codespell
def test_the_large_list_holds_no_british_or_american_spelling() -> None:
    """Nor a variant that dictionaries have; what the program's own list says of a word holds."""
    large, own = corrections("codespell"), corrections()

    assert [word for word in RIGHT if word in large] == []
    assert large.items() >= own.items()
    assert len(large) > 20 * len(own)


def test_a_list_that_is_not_there_is_told_with_the_way_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """As part of the check of the configuration."""
    monkeypatch.setattr("crawler.config.values.find_spec", lambda _: None)

    with pytest.raises(
        ValidationError, match=r"needs the extra `codespell`: pip install 'catalogue-crawler\[codespell\]'"
    ):
        JudgeSettings(misspellings="codespell")


@pytest.mark.parametrize(("title", "told"), [("check-compatability", 0), ("The compatability check", 1)])
def test_a_name_is_spelt_as_it_is_where_it_leads(
    title: str, told: int, entry: Callable, link: Callable, read: Callable, findings: Callable
) -> None:
    """Of a title with spaces the file may have been named after the error."""
    listed = entry(title, links=(link("https://site.example/check-compatability"),))

    assert len(findings(RULE, read(listed))) == told
