"""Titles looked for on the covers of documents: who published them, what is missing there, what is abbreviated."""

import pytest

from crawler.judge.titles import match
from crawler.records import Facts, Title, TitleMatch

SAME, DRIFTED, UNKNOWN = TitleMatch.SAME, TitleMatch.DRIFTED, TitleMatch.UNKNOWN
FILLER = "words of a long page about herons and storks and what they eat in winter " * 6


def pdf(text: str, info: str = "") -> Facts:
    """Build the facts of a PDF with this text on its first page and this Info title, and a second page of other things."""
    titles = [Title("pdf:info", info)] if info else []
    return Facts("pdf", (*titles, Title("pdf:text", text), Title("pdf:text", FILLER)))


@pytest.mark.parametrize(
    ("ours", "text", "info", "expected"),
    [
        # the title, its author, and a publisher that the page does not name
        ("Bauen im Teich / Ann Oxley. NPF, 2005", "Hefte\nBauen im Teich\nAnn Oxley", "", SAME),
        # who published a thing, by what it is for
        (
            "Newt Works Centre for Ponds: A guide to economic pond care",
            "A Guide to Economic\nPond Care\nNewt Works",
            "",
            SAME,
        ),
        ("Newt Works Centre for Ponds: A guide to economic pond care", "A Guide to Herons\nNewt Works", "", DRIFTED),
        # the name of a series is no name of its issue
        ("Lively Lakes Children and Young People Survey", "Lively Lakes Adult Survey", "Lively Lakes", UNKNOWN),
        ("Lively Lakes: how we bathe", "Lively Lakes\nA report", "Lively Lakes", SAME),
        # an abbreviation spelled out, beside another year
        (
            "A minimum pond standard for the UK in 2013",
            "A Minimum Pond Standard for the\nUnited Kingdom in 2022",
            "",
            DRIFTED,
        ),
        (
            "A minimum pond standard for the UK in 2022",
            "A Minimum Pond Standard for the\nUnited Kingdom in 2022",
            "",
            SAME,
        ),
    ],
)
def test_documents_in_other_wordings(ours: str, text: str, info: str, expected: TitleMatch) -> None:
    """A first page has less than the catalogue, or spells it out."""
    assert match(ours, pdf(text, info)).match is expected


@pytest.mark.parametrize(
    "info", ["sin título", "Senza titolo-1", "Naamloos", "Bez tytułu", "Без имени", "無題", "제목 없음"]
)
def test_untitled_in_any_language_says_nothing(info: str) -> None:
    """Programs name new files in the language of their users."""
    assert match("Manual de estanques", Facts("pdf", (Title("pdf:info", info),))).match is UNKNOWN


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        ("Praxishilfe saubere Stadt (Teichheft)", "Teichheft\nPraxishilfe saubere Stadt\nEine Anweisung", SAME),
        (
            "Newts - an unequally shared burden in ponds (HRC science brief)",
            "Heron Research\nNewts -\nan unequally shared\nburden in ponds",
            SAME,
        ),
        (
            "Newts - an unequally shared burden in ponds",
            "Heron Research\nNewts -\na joy that is shared\nby all in ponds",
            DRIFTED,
        ),
        ("池塘手册(青蛙编)", "池塘手册 青蛙编", SAME),
        ("池塘手册(青蛙编)", "池塘手册 水鸟编", UNKNOWN),
    ],
)
def test_the_main_part_on_a_cover_and_the_rest(ours: str, text: str, expected: TitleMatch) -> None:
    """A town is no publisher at the end of a part, a short name is found with its subtitle, a volume is named in brackets."""
    assert match(ours, pdf(text)).match is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("POND CLUB\nPond reform\nFact sheet 5\nHerons", DRIFTED), ("POND CLUB\nPond reform\nFact sheet 3\nHerons", SAME)],
)
def test_a_number_behind_the_kind_is_that_of_the_document(text: str, expected: TitleMatch) -> None:
    """The third sheet is another than the fifth."""
    assert match("Pond Club: Pond reform fact sheet 3", pdf(text)).match is expected


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        (
            "NPC booklet: Understanding your pond medicines",
            "Understanding\nyour pond medicines\nNewt Pond Council",
            SAME,
        ),
        (
            "NPC booklet: Understanding your pond medicines",
            "Understanding\nyour heron pressure\nNewt Pond Council",
            DRIFTED,
        ),
        ("Guía de acogida para tritones (MEC)", "GUÍA DE ACOGIDA\nPARA TRITONES\nMinisterio de Educación", SAME),
        ("Guía de acogida para tritones (aves)", "GUÍA DE ACOGIDA\nPARA TRITONES\nMinisterio de Educación", UNKNOWN),
        ("Wiener Molche: Hausordnung", "MIETERHANDBUCH\nWiener Molche\nStadt Wien", UNKNOWN),
        ("Wiener Molche: Hausordnung", "HAUSORDNUNG\nWiener Molche\nStadt Wien", SAME),
        (
            "Social Pond Research Unit: working paper 2450",
            "Social Pond Research Unit\nWorking Paper No. WP 2512",
            UNKNOWN,
        ),
        ("Social Pond Research Unit: working paper 2450", "Social Pond Research Unit\nWorking Paper 2450", SAME),
    ],
)
def test_what_stands_beside_the_publisher(ours: str, text: str, expected: TitleMatch) -> None:
    """Who published it vouches for nothing; the rest has to be there."""
    assert match(ours, pdf(text)).match is expected


@pytest.mark.parametrize("info", ["Presentación de PowerPoint", "PowerPoint-Präsentation", "Blank Page"])
def test_what_programs_call_a_new_file_says_nothing(info: str) -> None:
    """Its language is that of the program."""
    assert match("Plan de estanques", Facts("pdf", (Title("pdf:info", info),))).match is UNKNOWN


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        (
            "Council guidelines for library services to newts and frogs",
            "Guidelines for Library\nServices For Young\nPonds",
            DRIFTED,
        ),
        ("Understanding your newt medicines", "Understanding\nyour newt pressure\nPond Council", UNKNOWN),
        (
            "Guidelines for library services to newts and frogs",
            "Guidelines for Library\nServices For Young\nPonds",
            DRIFTED,
        ),
        ("Every pond matters green paper", "Every\npond\nmatters\nPresented to Parliament", UNKNOWN),
    ],
)
def test_two_words_missing_on_all_pages_make_another_document(ours: str, text: str, expected: TitleMatch) -> None:
    """One may be spelled otherwise, or be what kind of thing it is."""
    assert match(ours, pdf(text)).match is expected


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        (
            "Newt-friendly teaching: for secondary school staff",
            "Newt-friendly teaching\nFor primary school staff",
            UNKNOWN,
        ),
        (
            "Newt-friendly teaching: for secondary school staff",
            "Newt-friendly teaching\nFor secondary school staff",
            SAME,
        ),
        (
            "Newt-friendly teaching: for secondary school staff",
            "Newt-friendly teaching\nFor all staff of secondary schools",
            SAME,
        ),
        ("Pond Walking Forum: self-guided walk 4", "Pond Walking Forum\nSelf-guided walk\n6\nThe mills", UNKNOWN),
        ("Pond Walking Forum: self-guided walk 4", "Pond Walking Forum\nSelf-guided walk\n4\nThe mills", SAME),
        ("Pond Walking Forum: self-guided walk 4", "Pond Walking Forum\nSelf-guided walk\nThe mills", SAME),
    ],
)
def test_a_word_or_number_in_the_place_of_one_of_the_subtitle(ours: str, text: str, expected: TitleMatch) -> None:
    """It stands between the same words, or behind the same; a number that no page states is none against it."""
    assert match(ours, pdf(text)).match is expected


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        # the source is nowhere, and the page begins with the thing
        ("NPC: Keeping newts at home", "Keeping newts at home", UNKNOWN),
        ("NPC: Keeping newts at home", "Keeping newts at home, by the NPC", SAME),
        # a number with a point, and a whole one behind the same word
        ("Ponds in a warming of 1.5 °C", f"Ponds in a warming of 2 °C, {FILLER}", DRIFTED),
        ("Ponds in a warming of 1.5 °C", f"Ponds in a warming of 1.5ºC of the 12 lakes, {FILLER}", SAME),
        # a bracket that abbreviates what stands before it
        ("Making every pond count (MEPC)", "Making Every Pond Count\nA guide", SAME),
        ("Making every pond count (Welsh edition)", "Making Every Pond Count\nA guide", UNKNOWN),
        # where a thing is for may be left out on the cover
        ("Managing spring ponds in private gardens", f"Spring ponds in towns: management. {FILLER}", UNKNOWN),
        ("Managing stony lakes in gardens", f"Herons and lakes, {FILLER}", DRIFTED),
    ],
)
def test_what_a_cover_leaves_out(ours: str, text: str, expected: TitleMatch) -> None:
    """Who published a thing, what it is called for short, and for whom it is."""
    assert match(ours, pdf(text)).match is expected


@pytest.mark.parametrize(
    "aside",
    [
        "(PDF-Datei, barrierefrei)",
        "(PDF file, not accessible)",
        "(fichier PDF, 2 Mo)",
        "(archivo PDF, 1,2 MB, 4 páginas)",
        "[PDF only]",
        "(plik PDF)",
    ],
)
def test_what_file_it_is_need_not_stand_on_the_cover(aside: str) -> None:
    """Nor in the title that a file gives itself: catalogues say it in a bracket."""
    text = f"Ratgeber Teich Alles, was Sie vom Thema Teich wissen sollten. {FILLER}"
    ours = f"Ratgeber zum Teich. Alles, was Sie vom Thema Teich wissen sollten {aside}"
    assert match(ours, pdf(text, "Ratgeber Teich")).match is SAME
    assert match(f"Ratgeber zum Garten {aside}", pdf(text, "Ratgeber Teich")).match is DRIFTED


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Converting ponds (docx to pdf)", "Converting ponds (xlsx to csv)"),
        ("Pond tax guide (pdf for landlords)", "Pond tax guide (for tenants)"),
        ("Pond documents (PDF accessibility guide)", "Pond documents (Braille guide)"),
    ],
)
def test_what_is_done_with_files_is_no_aside(ours: str, theirs: str) -> None:
    """It is what the document is of."""
    facts = Facts("html", (Title("title", theirs), Title("h1", theirs)), headings=(theirs,), words=80)
    assert match(ours, facts).match is not SAME


@pytest.mark.parametrize(
    ("ours", "text", "expected"),
    [
        ("Teichgeldantrag", "Antrag auf Teichgeld nach dem Teichgeldgesetz", SAME),
        ("Antrag Teichgeld", "Teichgeldantrag Moorgeldstelle", SAME),
        ("Canllaw i ofalwyr", "Canllaw ar gyfer gofalwyr Llywodraeth Cymru", SAME),
        ("Teichgeldantrag", "Antrag auf Moorgeld nach dem Moorgeldgesetz", DRIFTED),
        ("Canllaw i ofalwyr", "Canllaw ar gyfer ysgolion Llywodraeth Cymru", DRIFTED),
    ],
)
def test_a_cover_may_have_the_words_in_another_form(ours: str, text: str, expected: TitleMatch) -> None:
    """A compound in its parts, parts in a compound, and words of Celtic languages that begin otherwise."""
    assert match(ours, pdf(f"{text} {FILLER}")).match is expected
