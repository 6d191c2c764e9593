"""What editors, copies and encodings leave behind: markup, file names, stumps, damaged characters, capitals."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from crawler.judge.rule import Rule
from crawler.judge.rules import encoding_damage, file_name_leak, markup_leak, shouting_title, truncated_heading
from crawler.judge.words import message, severity
from crawler.records import Severity, Use
from tests.rows import rows

MARKUP = markup_leak.RULE
FILE = file_name_leak.RULE
STUMP = truncated_heading.RULE
DAMAGE = encoding_damage.RULE
SHOUT = shouting_title.RULE


@pytest.mark.parametrize(
    ("rule", "title", "evidence"),
    [
        (MARKUP, "Engage communities./p>", "/p>"),
        (MARKUP, "Health &amp; wellbeing", "&amp;"),
        (MARKUP, "Caf&#233; culture", "&#233;"),
        (MARKUP, "The <strong>third sector", "<strong>"),
        (MARKUP, "A <span class=\"x\" id='y'>guide", "<span class=\"x\" id='y'>"),
        (MARKUP, "Two&nbsp;words", "&nbsp;"),
        (MARKUP, "A [b]bold[/b] claim", "[b]"),
        (MARKUP, "The <B> bold </B> claim", "<B>"),
        (MARKUP, "<P>The third sector", "<P>"),
        (MARKUP, "[Open government] (https://site.example/) - a briefing", "[Open government] ("),
        (MARKUP, "[Landesfachstelle] (https://site.example/)", "[Landesfachstelle] ("),
        (MARKUP, "[Photos to use]https://site.example/", "[Photos to use]"),
        (FILE, "99_project.PNGThe Challenge of Co-production", "99_project.PNG"),
        (FILE, "IMG_2034.jpg: A walk through the archive", "IMG_2034.jpg"),
        (FILE, "final-report-v2.pdf", "final-report-v2.pdf"),
        (FILE, "IMG_2034.jpg", "IMG_2034.jpg"),
        (FILE, "minutes-copy(2).docx", "minutes-copy(2).docx"),
        (FILE, "logo.svgHeritage for all", "logo.svg"),
        (STUMP, "Meter data: Dokumentation der APIs des ...", "Meter data: Dokumentation der APIs des ..."),
        (STUMP, "Research &", "Research &"),
        (STUMP, "& reports", "& reports"),
        (STUMP, "and other stories", "and other stories"),
        (STUMP, "Housing, health and", "Housing, health and"),
        (STUMP, "A survey of museums (", "A survey of museums ("),
        (STUMP, "Young carers: a guide for", "Young carers: a guide for"),
        (STUMP, "Writing a policy (for primary", "Writing a policy (for primary"),
        (STUMP, "Lesef\u00f6rderung und", "Lesef\u00f6rderung und"),
        (STUMP, "Sant\u00e9 et", "Sant\u00e9 et"),
        (DAMAGE, "CafÃ© society", "CafÃ©"),
        (DAMAGE, "Communityâ€™s voice", "Communityâ€™s"),
        (DAMAGE, "Costs of Â£3m", "Â£3m"),
        (DAMAGE, "Na\ufffdve art", "Na\ufffdve"),
        (DAMAGE, "Methods \u00ef\u00bf\u00bd illustrated", "\u00ef\u00bf\u00bd"),
        (DAMAGE, "Why we don?t vote", "don?t"),
        (
            DAMAGE,
            "\u00d0\u2014\u00d0\u00b4\u00d1\u20ac\u00d0\u00b0\u00d0\u00b2",
            "\u00d0\u2014\u00d0\u00b4\u00d1\u20ac\u00d0\u00b0\u00d0\u00b2",
        ),
        (
            SHOUT,
            "CO-PRODUCTION IN HEALTH AND SOCIAL CARE: What it is",
            "CO-PRODUCTION IN HEALTH AND SOCIAL CARE: What it is",
        ),
        (SHOUT, "HEALTH INEQUALITIES", "HEALTH INEQUALITIES"),
        (
            SHOUT,
            "\u041e\u0422\u041a\u0420\u042b\u0422\u042b\u0415 \u0414\u0410\u041d\u041d\u042b\u0415",
            "\u041e\u0422\u041a\u0420\u042b\u0422\u042b\u0415 \u0414\u0410\u041d\u041d\u042b\u0415",
        ),
    ],
)
def test_damage_in_a_title_is_found(
    rule: Rule, title: str, evidence: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Each kind of damage, with the damaged piece as its evidence."""
    damaged = entry(title)

    assert [(f.entry, f.params["text"]) for f in findings(rule, read(damaged))][:1] == [(damaged.id, evidence)]


@rows("rule", [MARKUP, FILE, STUMP, DAMAGE, SHOUT], ids=lambda rule: rule.slug)
@rows(
    "title",
    [
        "[I]f you like dark academia",
        "What a pond costs.[i] And whom.[ii]",
        "Lakes I am a fan of",
        "Twelve things the children had a ball of",
        "Involving men and/or women > a note on p-values",
        "The <b> element and the <p> tag explained",
        "Captions, in which <b> and <i> are allowed",
        "[PDF] (https://site.example/)",
        "Escapes `<div>${item}</div>` in lists",
        "Unescaped: ```typescript const x = error ? `<p>${error}</p>` : 1; ``` in all calls",
        "Cut off within ```html <p>Hello",
        "Profit & loss; AT&T; R&D",
        "The importance of being ...",
        "Press <P> for the platform, <B> for binaries",
        "Open government [PDF] (https://site.example/)",
        "if (a < b) then c > d",
        "Sum of all x[i] and y[j][i]",
        "( new paste-board",
        "Node.js, Chart.js and PDF.js in practice",
        "README.md: how to write one",
        "n3337.pdf",
        "TMA_Metrics-full.xlsx",
        "vaso.tiff",
        "draftsmen.pdf",
        "Converting PDF to DOCX",
        "What are we waiting for",
        "What is a friend for",
        "The people you care for",
        "Learning (and teaching) at home",
        "Vitamin A",
        "Sense and sensibility (annotated)",
        "The Open University in S\u00c3O PAULO",
        "\u00c2ge et travail \u00e0 la campagne \u00ab hier \u00bb",
        "CAF\u00c9\u2019s and \u201cIRM\u00c3\u201d",
        "\u00bfQu\u00e9 es la coproducci\u00f3n?",
        "Who cares? The future of care",
        "UNESCO and EUROSTAT: a joint report",
        "NHS and COSLA: WHO does what",
        "AGE UK",
        "UNESCO, UNICEF, OECD: who pays?",
        "How the HEALTH AND SOCIAL CARE Act changed services for people with many needs",
        "\u65e5\u672c\u8a9e\u306e\u8cc7\u6599\u96c6",
        "\u05de\u05d3\u05e8\u05d9\u05da \u05dc\u05e9\u05d9\u05ea\u05d5\u05e3",
        "https://site.example/watch?s=1&t=2",
        "i-Tree: tools for assessing trees",
    ],
)
def test_unusual_but_sound_titles_are_left_alone(
    rule: Rule, title: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Titles that look damaged to a careless program."""
    assert findings(rule, read(entry(title, description="A sound text, of course."))) == []


def test_a_heading_is_read_once(entry: Callable, read: Callable, findings: Callable) -> None:
    """The title of the catalogue and its sections count, however many entries stand below them."""
    found = findings(
        STUMP, read(entry("One", section=("& tools",)), entry("Two", section=("& tools",)), title="& reports")
    )

    assert [(f.params["text"], f.params["where"], f.entry) for f in found] == [
        ("& reports", "heading", None),
        ("& tools", "heading", None),
    ]


def test_a_file_listed_by_its_name_is_no_leak(entry: Callable, read: Callable, findings: Callable) -> None:
    """The link leads to it, in whatever form; where it leads elsewhere, the name is that of a picture."""
    title = "n3337_1.pdf: draft of the standard"
    listed = ("https://a.example/x/n3337_1.pdf", "n3337_1.pdf", "./N3337_1.PDF?v=2", "x/n3337_1.pdf#page=3")

    def told(href: str) -> int:
        return len(findings(FILE, read(entry(title, links=(Use(href=href, url="https://a.example/x"),)))))

    assert [told(href) for href in listed] == [0, 0, 0, 0]
    assert [told(href) for href in ("https://a.example/x", "an3337_1.pdf")] == [1, 1]


@pytest.mark.parametrize(
    ("rule", "line"),
    [(FILE, "a_1.pngOne: A report."), (MARKUP, "One: A report.</p>"), (DAMAGE, "OnÃ©: A report.")],
    ids=["file", "markup", "encoding"],
)
def test_damage_that_reading_has_cleaned_away_is_found(
    rule: Rule, line: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """The line as it was written is searched too."""
    assert len(findings(rule, read(entry("One", description="A report.", as_written=line)))) == 1


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Walking [b]evaluation[/b]", ["[b]"]),
        ("A checklist &lt;b&gt;for staff&lt;/b&gt;", ["&lt;b&gt;"]),
        ("The <b>third</b> sector", ["<b>"]),
        ("The third</b> sector", ["</b>"]),
        ("Where a &lt; b and c &gt; d", ["&lt;", "&gt;"]),
    ],
)
def test_a_tag_that_opens_and_closes_is_one_piece(
    title: str, told: list[str], entry: Callable, read: Callable, findings: Callable
) -> None:
    """Its end is told where its beginning is gone; signs that are no tag are pieces of their own."""
    assert [found.params["text"] for found in findings(MARKUP, read(entry(title)))] == told


def test_damage_is_said_once_of_an_entry(entry: Callable, read: Callable, findings: Callable) -> None:
    """The same mark in title and line is one fault."""
    assert len(findings(MARKUP, read(entry("Health &amp; care", as_written="Health &amp; care: a guide")))) == 1


@pytest.mark.parametrize("word", ["Пчёлы", "Книги", "Ελλάδα", "نحل", "דבורים", "मधुमक्खी", "養蜂", "ประเทศ", "日本"])
def test_words_of_any_script_are_found(word: str, read: Callable, findings: Callable) -> None:
    """As a browser shows their bytes when it takes them for windows-1252; the words themselves are fine."""
    shown = "".join(
        bytes([byte]).decode("cp1252" if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "latin-1")
        for byte in word.encode()
    )
    assert len(findings(DAMAGE, read(passages=[shown]))) == 1
    assert findings(DAMAGE, read(passages=[word])) == []


@pytest.mark.parametrize(
    ("text", "repaired"), [("cafÃ©", "caf\u00e9"), ("itâ€™s", "it\u2019s"), ("na\ufffdve", None), ("don?t", None)]
)
def test_what_was_meant_is_told_where_bytes_tell_it(
    text: str, repaired: str | None, read: Callable, findings: Callable
) -> None:
    """Reading the bytes the other way gives the text; a replacement character gives nothing."""
    assert findings(DAMAGE, read(passages=[text]))[0].params["repaired"] == repaired


def test_a_stretch_of_source_is_one_finding(entry: Callable, read: Callable, findings: Callable) -> None:
    """Five different pieces at one place were pasted at once; of four each is told, but for the end of one."""
    source = "<p>One</p> <hr> <td>Two</td>"

    (found,) = findings(MARKUP, read(entry("Pasted", description=source)))

    assert (found.params["text"], found.params["count"], found.params["form"]) == ("<p>", 5, "stretch")
    assert len(findings(MARKUP, read(entry("Pasted", description=source[:-5])))) == 3


def test_a_tag_that_can_be_read_in_markdown_was_meant(entry: Callable, read: Callable, findings: Callable) -> None:
    """There it is between backticks, which readers take off, or written by entities; half a tag and an entity are slips."""
    reading = read(entry("Img", description="A better <img>."), entry("Slip", description="A guide./p>"))
    written = replace(reading, head=replace(reading.head, format="markdown"))

    assert [f.params["text"] for f in findings(MARKUP, written)] == ["/p>"]
    assert len(findings(MARKUP, reading)) == 2


def test_a_title_that_an_address_or_a_bracket_goes_on_from_is_no_stump(
    entry: Callable, read: Callable, findings: Callable
) -> None:
    """The reading ends there, the line does not; what a line breaks off at is one."""
    card, hall = "A good card is the", "Halls (with barns"
    many = "A parameter of the method that was moved to the constructor of the"
    cases = [(many, f"{many} class"), (many, many)]
    assert [len(findings(STUMP, read(entry(title, as_written=line)))) for title, line in cases] == [0, 1]
    cases = [(card, f"{card} https://a.example/"), (card, f"{card} shed"), (hall, f"{hall} and sheds)"), (hall, hall)]

    assert [len(findings(STUMP, read(entry(title, as_written=line)))) for title, line in cases] == [0, 1, 0, 1]


@pytest.mark.parametrize(
    ("form", "title", "asked"),
    [
        ("text", "Different formats of output support different sets and", Severity.INFO),
        ("text", "Learning in the workplace and", Severity.WARNING),
        ("html", "Different formats of output support different sets and", Severity.WARNING),
    ],
)
def test_a_long_line_of_a_text_may_only_be_full(
    form: str, title: str, asked: Severity, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Texts are written in lines of one width."""
    reading = read(entry(title))
    (found,) = findings(STUMP, replace(reading, head=replace(reading.head, format=form)))

    assert severity(found) is asked
    assert message(found)


def test_a_catalogue_that_is_damaged_as_a_whole_is_named_once(
    entry: Callable, read: Callable, findings: Callable
) -> None:
    """Thirty findings for one page that was saved in the wrong encoding say no more than one; ten among a hundred good entries are ten faults."""
    damaged = [entry(f"CafÃ© number {number}") for number in range(12)]
    whole = findings(DAMAGE, read(*damaged, entry("Sound")))
    assert [(found.catalogue, found.entry, found.params["count"], found.params["text"]) for found in whole] == [
        ("first", None, 12, "CafÃ©")
    ]
    assert "whole catalogue" in message(whole[0])
    assert len(findings(DAMAGE, read(*damaged, *[entry("Sound")] * 100))) == 12
    assert len(findings(DAMAGE, read(*damaged[:9]))) == 9


def test_entries_that_are_left_out_do_not_make_a_catalogue_damaged(
    entry: Callable, read: Callable, findings: Callable
) -> None:
    """What somebody said to ignore counts for nothing."""
    damaged = [entry(f"CafÃ© number {number}", ignored=("encoding-damage",)) for number in range(12)]
    assert {found.entry for found in findings(DAMAGE, read(*damaged))} == {one.id for one in damaged}
