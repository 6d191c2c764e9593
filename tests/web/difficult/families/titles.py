# ruff: noqa: RUF001 - words as people write them, in many scripts
"""Titles: the page is there; what matters is whether it is the one that the catalogue means."""

from difficult.case import Case, Truth, case
from difficult.prose import article, frame, paragraphs
from difficult.wire import Reply


def _titled(name: str, catalogue: str, page: str, *, drifted: bool, why: str) -> Case:
    """Make a case of a living page with a title of its own."""
    return case(f"titles/{name}", Truth.WORKS, why, Reply(body=article(page)), title=catalogue, drifted=drifted)


CASES: tuple[Case, ...] = (
    _titled("same", "A guide to hedge laying", "A guide to hedge laying", drifted=False, why="the same"),
    _titled("case", "A Guide to Hedge Laying", "A guide to hedge laying", drifted=False, why="case is no difference"),
    _titled(
        "quotes",
        "The farmer's “year” - a diary",
        "The farmer’s “year” – a diary",
        drifted=False,
        why="typography is no difference",
    ),
    _titled(
        "subtitle",
        "Growing together",
        "Growing together: lessons from twelve community gardens",
        drifted=False,
        why="a subtitle more",
    ),
    _titled("article", "The river keepers", "River keepers", drifted=False, why="an article less"),
    _titled(
        "ellipsis",
        "Everything you always wanted to know about compost…",
        "Everything you always wanted to know about compost but never dared to ask",
        drifted=False,
        why="the catalogue cut it short",
    ),
    _titled(
        "spelling", "Organising comunity kitchens", "Organising community kitchens", drifted=False, why="a letter less"
    ),
    _titled(
        "other", "A guide to hedge laying", "Annual report of the canal trust", drifted=True, why="another document"
    ),
    _titled("year", "State of the rivers 2019", "State of the rivers 2024", drifted=True, why="another year"),
    _titled(
        "edition",
        "Handbook of beekeeping, second edition",
        "Handbook of beekeeping, third edition",
        drifted=True,
        why="another edition",
    ),
    _titled("part", "The village atlas, part 1", "The village atlas, part 2", drifted=True, why="another part"),
    case(
        "titles/heading-agrees",
        Truth.WORKS,
        "a vague title, but the heading is the right one",
        Reply(
            body=frame(
                "Northgate Trust", f"<h1>Mending looms in schools</h1>{paragraphs('looms', 5)}", site="Northgate Trust"
            )
        ),
        title="Mending looms in schools",
        drifted=False,
    ),
    case(
        "titles/og-agrees",
        Truth.WORKS,
        "the social title is the right one",
        Reply(
            body=frame(
                "Page 7",
                f"<h1>Page 7</h1>{paragraphs('seven', 5)}",
                head='<meta property="og:title" content="Drying kites in valleys">',
            )
        ),
        title="Drying kites in valleys",
        drifted=False,
    ),
)
