"""Works as bibliographies write them: title, authors and year in the styles in use."""

import pytest

from crawler.catalogue.citation import bare_citation, cite_slanted, parse_citation
from crawler.catalogue.reading_list import (
    cite_before_italics,
    cite_dashed,
    cite_led_by_italics,
    cite_quoted,
    has_names_first,
)

WORKS = [
    ("Hill, A., & Low, T. (2002). Bees of the north: A study. Journal of Bees, 3(2), 1-9.", "Bees of the north: A study", ("A. Hill", "T. Low"), 2002),
    ("Hill, A. (2010). How do bees fly? Journal of Bees, 3, 1\u20139. https://doi.org/10.1/x", "How do bees fly?", ("A. Hill",), 2010),
    ("1. Hill AB, Low T. A review of bees. Ann Bees. 1987;4:57\u201371.", "A review of bees", ("AB Hill", "T Low"), 1987),
    ("Hill RA. The biology of bees. London: Bee Press; 1981.", "The biology of bees", ("RA Hill",), 1981),
    ('Hill, Ann, and Tom Low. 2017. "Deductive Bees." Technical Report. Univ Hive.', "Deductive Bees", ("Ann Hill", "Tom Low"), 2017),
    ("Hill, Ann. 2004. Bee Keeping and Honey: An Introduction. Bee Press.", "Bee Keeping and Honey: An Introduction", ("Ann Hill",), 2004),
    ("Hill, Ann, et al. “Bees in Towns.” Nature 521.7553 (2015): 436-444.", "Bees in Towns", ("Ann Hill",), 2015),
    ("[3] A. Hill and T. Low, “Bees in towns,” in Proc. Bees, 2017, pp. 1900\u20132000.", "Bees in towns", ("A. Hill", "T. Low"), 2017),
    ("Hill, P. Landmarks of Tomorrow. Harper, 1959.", "Landmarks of Tomorrow", ("P. Hill",), 1959),
    ("Hill, W., Low, P.: Bees by experience. The Journal of Bees (2013)", "Bees by experience", ("W. Hill", "P. Low"), 2013),
    ("HILL, ANN ; LOW, TOM: Bees in towns. In: Bienen Bd. 66 (2017), S. 823\u2013842", "Bees in towns", ("ANN HILL", "TOM LOW"), 2017),
    ("Иванов И.И., Петров П.П. Пчёлы севера // Журнал. 2007. \u0422. 56. \u0421. 879\u2013886.", "Пчёлы севера", ("И.И. Иванов", "П.П. Петров"), 2007),
    ("张三, 李四. 蜜蜂研究[J]. 昆虫学报, 2010, 3(2): 1-9.", "蜜蜂研究", ("张三", "李四"), 2010),
    ("Hill, A. (1983). Accessing bees (Vol. 13). Hive Office.", "Accessing bees", ("A. Hill",), 1983),
    ("Nikol, S.: Migration: the way of bees (pp. 311\u2013324).", "Migration: the way of bees", ("S. Nikol",), None),
    ("[1] T. C. O\u2019Hill and A. Low, Spatial bees with R. New York: Hive, 1995.", "Spatial bees with R", ("T. C. O\u2019Hill", "A. Low"), 1995),
    ("BEE LIBRARY and HIVE INSTITUTE. Honey: a guide. 2nd ed. <http://www.honey.example/> 2011.", "Honey: a guide", ("BEE LIBRARY", "HIVE INSTITUTE"), 2011),
    ("Hill JP. Is the zone of bees a trap? Systematic Bees. 1997;46:69-74.", "Is the zone of bees a trap?", ("JP Hill",), 1997),
    ("Hill AB, Low T. Bees. Nature. 2014;3:1-9.", "Bees", ("AB Hill", "T Low"), 2014),
    ("Hill A. Bees [Internet]. London: Hive; 2014 [cited 2020 May 1]. Available from: https://a.example/", "Bees", ("A Hill",), 2014),
    ("NHS England (no date) Bees and you. Available at: https://nhs.example/ (accessed 3 June 2022).", "Bees and you", ("NHS England",), None),
    ("DURAND, Paul. Les abeilles [en ligne]. Paris : Ruche, 2012 [consulté le 12 mai 2020]. https://a.example", "Les abeilles", ("Paul DURAND",), 2012),
    ("Neil deGrasse Hill. Bees by night. Hive, 2007.", "Bees by night", ("Neil deGrasse Hill",), 2007),
    ("Reed, George J. The Drone Explained. Northtown: Hive Press, 2007", "The Drone Explained", ("George J Reed",), 2007),
    ('"Standard for Bees." 2008. IEEE Std 754.', "Standard for Bees", (), 2008),
]  # fmt: skip


@pytest.mark.parametrize(("text", "title", "authors", "year"), WORKS)
def test_a_work_is_read_in_every_style(text: str, title: str, authors: tuple[str, ...], year: int | None) -> None:
    """The title ends where its sentence does; pages, volumes and addresses are no years."""
    found = parse_citation(text)
    assert found is not None
    assert (text[found.start : found.end], found.authors, found.year) == (title, authors, year)


@pytest.mark.parametrize(
    "text",
    [
        "In 2010, the council asked Ann Hill what bees need.",
        "Hill and Low (2010) argue that bees need towns.",
        "The Bee Handbook: A guide to bees, 2012.",
        "Find out more at https://example.org",
        "[x] done in 2010",
        "",
    ],
)
def test_a_sentence_is_no_work(text: str) -> None:
    """What is no names, title and year is left to be read as prose."""
    assert parse_citation(text) is None


def test_a_work_without_a_year_needs_a_link() -> None:
    """Names and a title alone could be anything; with an address they are a work."""
    text = 'Hill, Ann, et al. "Bees in towns." [pdf] (New)'
    assert parse_citation(text) is None
    assert parse_citation(text, is_linked=True) is not None


def test_a_title_and_its_author_beside_a_dash_are_a_work() -> None:
    """A plain reading list tells no more; on which side the persons stand, the whole list tells."""
    found = cite_dashed("Working With Bees - Ann Hill and Tom Low", names_first=False)
    assert found is not None
    assert (found.end, found.authors) == (len("Working With Bees"), ("Ann Hill", "Tom Low"))
    assert cite_dashed("Working With Bees - what they need", names_first=False) is None
    turned = ["Ann Hill - Working With Bees", "Tom Low - Honey Now", "Deming - New Wax"]
    assert has_names_first(turned)
    assert not has_names_first(["Working With Bees - Ann Hill"])
    assert [(one.start, one.authors) for text in turned if (one := cite_dashed(text, names_first=True))] == [
        (len("Ann Hill - "), ("Ann Hill",)),
        (len("Tom Low - "), ("Tom Low",)),
        (len("Deming - "), ("Deming",)),
    ]


def test_figures_are_a_title_only_beside_others_and_offices_never() -> None:
    """A list of novels may hold one; presidents by their years are no books, nor is what somebody does for a club."""
    novel = cite_dashed("1984 by George Orwell", names_first=False)
    assert novel is not None
    assert (novel.end, novel.year, novel.is_sure) == (4, None, False)
    assert cite_dashed("12 - Ann Hill", names_first=False) is None
    assert cite_dashed("Membership secretary - Ann Hill", names_first=False) is None
    assert cite_dashed("Ann Hill - Vice-Chair", names_first=True) is None
    assert cite_dashed("The Librarian's Clerk - Ann Hill", names_first=False) is not None


def test_a_long_text_is_no_work_and_takes_no_time() -> None:
    """Names of any length would be looked through again from each of their signs."""
    text = "Hill, " * 200_000 + "*Bees*, 1990."
    assert cite_slanted(text, (text.index("*"), len(text) - 7)) is None
    assert bare_citation("I. " * 100_000) is None


def test_a_title_in_quotation_marks_or_italics_is_told_from_its_authors() -> None:
    """Before them or behind them."""
    text = "Ann Hill \u00abBees: a life\u00bb"
    quoted = cite_quoted(text)
    assert quoted is not None
    assert (text[quoted.start : quoted.end], quoted.authors) == ("Bees: a life", ("Ann Hill",))
    before = cite_before_italics("Ann Hill: Bees", (10, 14))
    assert before is not None
    assert (before.start, before.authors) == (10, ("Ann Hill",))
    led = cite_led_by_italics("Bees: a life, Ann Hill and Tom Low. A tour.", (0, 12))
    assert led is not None
    assert (led.end, led.authors) == (12, ("Ann Hill", "Tom Low"))
    led = cite_led_by_italics("Bees: a life. M. Mitchell Hill. A tour.", (0, 12))
    assert led is not None
    assert led.authors == ("M. Mitchell Hill",)
    assert cite_led_by_italics("Bees are all that there is", (0, 4)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Hill (Ann), {}, Hive, Reading, 1994.",
        "Hill, A., & Low, T. (1994). {}. Hive.",
        "Ann Hill et Tom Low, {}, Hive, 1994.",
    ],
)
def test_words_in_italics_behind_names_are_the_title(text: str) -> None:
    """All of them, with a full stop inside; what follows a title in quotation marks is only what it stands in."""
    title = "Bees. An introduction"
    at = text.index("{}")
    found = cite_slanted(text.format(title), (at, at + len(title)))
    assert found is not None
    assert (found.start, found.end, found.year) == (at, at + len(title), 1994)
    quoted = f'Hill, A. "Other bees." {title}, 1994.'
    assert cite_slanted(quoted, (quoted.index(title), quoted.index(title) + len(title))) is None
