"""Titles: people of both genders named once, sites and things by their short names, and what a form asks for."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

TOLD = " The committee met in the town hall and heard how neighbours had looked after one another in the long winter."


def page(*titles: tuple[str, str], text: str = "") -> Facts:
    """Build the facts of a page with these titles."""
    headings = tuple(title for source, title in titles if source == "h1")
    return Facts("html", tuple(Title(*one) for one in titles), headings=headings, text=text + TOLD, words=200)


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Leitfaden für Trainer", "Leitfaden für Trainerinnen und Trainer"),
        ("Ratgeber für Patienten", "Ratgeber für Patienten und Patientinnen"),
        ("Teichkalender für Ärzte", "Teichkalender für Ärztinnen und Ärzte"),
        ("Merkblatt für Mitarbeiter", "Merkblatt für Mitarbeiter*innen"),
        ("Merkblatt für Schüler", "Merkblatt für SchülerInnen"),
        ("Merkblatt für Lehrer", "Merkblatt für Lehrer/-innen"),
        ("Merkblatt für Studenten", "Merkblatt für Studierende"),
        ("Guía del estanque para alumnos", "Guía del estanque para alumnos y alumnas"),
        ("Guía del estanque para profesores", "Guía del estanque para profesoras y profesores"),
        ("Lo stagno per bambini", "Lo stagno per bambini e bambine"),
        ("Guide des mares pour étudiants", "Guide des mares pour étudiantes et étudiants"),
        ("Guide des mares pour étudiants", "Guide des mares pour étudiant·e·s"),
        ("Guide des mares pour chargés de mission", "Guide des mares pour chargé(e)s de mission"),
    ],
)
def test_people_of_both_genders_are_named_once(ours: str, theirs: str) -> None:
    """One of the two names is enough, on whichever side."""
    assert match(ours, page(("title", theirs))).match is TitleMatch.SAME
    assert match(theirs, page(("title", ours))).match is TitleMatch.SAME


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Leitfaden für Trainer", "Leitfaden für Patientinnen und Patienten"),
        ("Guía del estanque para alumnos", "Guía del estanque para padres y madres"),
    ],
)
def test_other_people_are_others(ours: str, theirs: str) -> None:
    """Two names that are no pair stay two, and others make another document."""
    assert match(ours, page(("title", theirs))).match is not TitleMatch.SAME


@pytest.mark.parametrize(
    ("ours", "titles", "host", "expected"),
    [
        # the body that a site is
        ("Herons helpline", (("title", "Herons | Every pond counts"), ("h1", "We listen")), "herons.example", "same"),
        ("Herons' Association", (("title", "Herons - for all who wade"),), "www.herons.example", "same"),
        ("Herons Association", (("title", "Herons | Newtown Council"),), "www.herons.example", "unknown"),
        ("Herons shop", (("title", "Herons | Every pond counts"),), "herons.example", "unknown"),
        # its home page, by a name spelled with a space
        ("Free NPC - herons, newts and frogs", (("title", "FreeNPC Home Page"),), "www.freenpc.example", "unknown"),
        # a thing of the site, by its name alone, or by the long form of that
        ("NPC bird guide: Blackcap", (("title", "Blackcap Bird Facts - NPC"), ("h1", "Blackcap")), "npc.example", "same"),
        ("1277 Herons: Triton (tritonfever)", (("title", "Tritonfever - 1277"), ("h1", "Tritonfever")), "1277.example", "same"),
        # a path in place of a title
        ('SELFPOND: Tutorial "Reeds"', (("title", "Pond/Tutorials/Reeds - SELFPOND-Wiki"),), "wiki.selfpond.example", "same"),
    ],
)  # fmt: skip
def test_sites_and_their_things_by_short_names(
    ours: str, titles: tuple[tuple[str, str], ...], host: str, expected: str
) -> None:
    """The page of a body or thing may bear no more than its name."""
    assert match(ours, page(*titles), host=host).match == TitleMatch(expected)


def test_a_site_with_its_slogan_is_itself() -> None:
    """A front page may be headed by something else altogether."""
    front = page(("title", "Newtown Heron Trust - Friends of all who wade"), ("h1", "Together against frost"))
    assert match("Newtown Heron Trust", front, host="www.nht.example").match is TitleMatch.SAME


@pytest.mark.parametrize(
    ("ours", "heading"),
    [
        ("Wniosek o kartę wędkarską (formularz .docx)", "WNIOSEK O WYDANIE KARTY WĘDKARSKIEJ"),
        ("Wniosek o dodatek stawowy (formularz .docx)", "WNIOSEK O PRZYZNANIE DODATKU STAWOWEGO"),
        ("Antrag Angelschein (Formular, docx)", "Antrag auf Erteilung eines Angelscheins"),
        ("Solicitud de ayuda al estanque (formulario .docx)", "SOLICITUD DE CONCESIÓN DE AYUDA AL ESTANQUE"),
        ("Žádost o rybářský průkaz (formulář docx)", "ŽÁDOST O VYDÁNÍ RYBÁŘSKÉHO PRŮKAZU"),
        ("Pedido de subsídio de lagoa (formulário)", "PEDIDO DE ATRIBUIÇÃO DE SUBSÍDIO DE LAGOA"),
    ],
)
def test_a_form_for_the_granting_of_a_thing_is_the_form_for_it(ours: str, heading: str) -> None:
    """So do offices call their forms; the catalogue drops the word, and adds the format."""
    assert match(ours, Facts("docx", (Title("docx:heading", heading),))).match is TitleMatch.SAME
