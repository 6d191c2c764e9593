"""Pages: titles, text, language."""

from collections.abc import Callable

import pytest

from crawler.inspect.facts import draw
from crawler.records import Facts, Fetched, Title

Fetch = Callable[..., Fetched]
Draw = Callable[[str], Facts]


@pytest.fixture
def drawn(fetched: Fetch) -> Draw:
    """Draw the facts of some markup."""
    return lambda markup: draw(fetched(markup.encode(), "text/html; charset=utf-8"))


@pytest.mark.parametrize(
    ("markup", "titles"),
    [
        ("<title> A\n &amp; B </title>", [("title", "A & B")]),
        ("<title>A</title><svg><title>icon</title></svg>", [("title", "A")]),
        ("<svg><title>icon</title></svg>", []),
        (
            "<meta property='og:title' content='A'><meta name=twitter:title content=B>",
            [("og:title", "A"), ("twitter:title", "B")],
        ),
        ("<meta name=Citation_Title content=A><title>B</title>", [("citation_title", "A"), ("title", "B")]),
        ("<meta name=DC.title content=A><meta name=dcterms.title content=B>", [("dc.title", "A"), ("dc.title", "B")]),
        ("<h1>A<br>B<em>c</em></h1><h1></h1><h1>D</h1>", [("h1", "A Bc"), ("h1", "D")]),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"A"}]}</script>',
            [("json-ld", "A")],
        ),
        (
            '<script type="application/ld+json">[{"@type":["Book"],"name":"A"},{"@type":"WebSite","name":"B"}]</script>',
            [("json-ld", "A")],
        ),
        ('<script type="application/ld+json">{broken</script>', []),
        ('<script type="application/ld+json">' + "[" * 60000 + "</script>", []),
        ("<title>A</title><meta property=og:site_name content=S>", [("title", "A"), ("og:site_name", "S")]),
        ("<noscript><meta property=og:title content=A></noscript>", []),
    ],
)
def test_every_title_is_kept_with_its_source(markup: str, titles: list[tuple[str, str]], drawn: Draw) -> None:
    """All that a page calls itself, in the order of trust."""
    assert drawn(markup).titles == tuple(Title(*title) for title in titles)


def test_titles_are_capped(drawn: Draw) -> None:
    """A page with a thousand long headings keeps a few of 300 characters."""
    facts = drawn("".join(f"<h1>{number} {'x' * 5000}</h1>" for number in range(1000)))
    assert len(facts.titles) == 3
    assert {len(title.text) for title in facts.titles} == {300}
    assert len(facts.headings) == 12


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>a<script>b</script><style>c</style><noscript>d</noscript><template>e</template>f", "a f"),
        ("<nav>menu</nav><main><p>" + "word " * 50 + "</main><footer>foot</footer>", ("word " * 50).strip()),
        ("<nav>menu</nav><p>little", "menu little"),
        ("<p hidden>a</p><div style='display:none'>b</div><p>c", "c"),
        ("<html style='display: none'><p>until its script runs", "until its script runs"),
        ("<p>a&nbsp;b\0c", "a bc"),
        ("", ""),
    ],
)
def test_the_visible_text_is_kept(markup: str, text: str, drawn: Draw) -> None:
    """Scripts, hidden parts and what stands around the text are left out, unless nothing else is there."""
    assert drawn(markup).text == text


def test_the_text_is_capped_but_counted_in_full(drawn: Draw) -> None:
    """4 KB are kept; the words of all of it are counted."""
    facts = drawn("<p>" + "word " * 5000)
    assert (len(facts.text), facts.words) == (4096, 5000)


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ("<html lang=en-GB>", "en-gb"),
        ("<html lang='de_AT'>", "de-at"),
        ("<html lang='{{lang}}'>", None),
        ("<meta http-equiv=Content-Language content=fr>", "fr"),
        ("<p>", None),
    ],
)
def test_the_language_is_as_declared(markup: str, language: str | None, drawn: Draw) -> None:
    """A tag of BCP 47 in lower case, or nothing."""
    assert drawn(markup).language == language


def test_navigation_and_numbers_leave_the_fingerprint_alone(drawn: Draw) -> None:
    """A new menu and another date are no change of content."""
    main = (
        "<main><p>Hedges protect fields from wind and give shelter to birds. {}"
        + "Farmers plant them in autumn. " * 9
        + "</main>"
    )
    before = drawn("<nav>one two</nav>" + main.format("12 May 2019"))
    after = drawn("<nav>three four five</nav>" + main.format("13 May 2020"))
    assert (before.fingerprint, before.sketch) == (after.fingerprint, after.sketch)


def test_a_word_without_end_does_not_make_facts_without_end(drawn: Draw) -> None:
    """A page may consist of one word of megabytes; facts keep its beginning, as of every text."""
    facts = drawn("<p>" + "x" * 100_000)
    assert (len(facts.message), facts.words) == (4096, 1)


WORDS = " ".join(f"Hedge number {word} gives shelter to birds and beetles." for word in "abcdefghijklmnop")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<ul><li><a href=/a>One</a></ul>", "<ul><li><a href=/b>Another story</a></ul>"),
        (
            "<div class='related-articles'><p>Storms of the year</p></div>",
            "<div class='related-articles'><p>Bees</p></div>",
        ),
        ("<section id=related><p>Storms</p></section>", "<section id=related><p>Bees of Kent</p></section>"),
        ("<div class=mostReadList><p>Most read: storms</p></div>", "<div class=most-read><p>Most read: bees</p></div>"),
        ("<div class='ad'><p>Buy a tractor</p></div>", "<div class='ad'><p>Holidays by the sea</p></div>"),
        ("<div class=comments><p>I like it</p><div class=comment>So do I</div></div>", ""),
        ("<time datetime=2026-01-01>New Year</time>", "<time datetime=2026-04-01>Fools' day</time>"),
        ("<button>Sign in</button>", "<button>Welcome back, Ann</button>"),
    ],
)
def test_what_is_put_beside_a_text_leaves_its_sketch_alone(one: str, other: str, drawn: Draw) -> None:
    """Links, related pages, advertisements, comments and dates set off as such are not what a page says."""
    before, after = (drawn(f"<body><h1>Hedges</h1><p>{WORDS}</p>{beside}<p>The end</p>") for beside in (one, other))
    assert (before.fingerprint, before.sketch) == (after.fingerprint, after.sketch)
    assert (before.sketch or "")[:1] == "o"


@pytest.mark.parametrize(
    ("markup", "letter"),
    [
        (f"<p>{WORDS}</p>", "o"),
        (f"<p>Few words</p><a href=/>{WORDS}</a>", "t"),
        (f"<div class=promo-page><p>{WORDS}</p></div><p>Few words</p>", "p"),
        ("<p>123</p>", ""),
    ],
)
def test_a_sketch_says_which_words_it_is_of(markup: str, letter: str, drawn: Draw) -> None:
    """Of a list of links it is of all words, and of a page whose whole text looks like an advertisement of its own."""
    assert (drawn(f"<body>{markup}").sketch or "")[:1] == letter
