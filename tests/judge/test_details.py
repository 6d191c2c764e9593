"""The catalogue's year, authors, publisher and kind held against what the target says of itself: plain differences, and the many that are none."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from crawler.judge.judge import judge
from crawler.judge.rule import Case
from crawler.judge.words import message
from crawler.records import Details, Entry, Facts, Finding, Title

Checked = Callable[..., Case]
Seen = Callable[..., Facts]
Held = Callable[..., list[Finding]]

TITLE = "Understanding Patient Data"
OURS = frozenset({"year-differs", "author-differs", "publisher-differs", "kind-differs"})
WORDS = "A survey of what people think of records and of those who keep them. " * 6


@pytest.fixture
def held(checked: Checked, seen: Seen) -> Held:
    """Hold an entry against a target that says something of itself, and return what the rules of this kind say."""

    def hold(entry: dict[str, Any], details: dict[str, Any] | None, *, links: int = 1, **facts: Any) -> list[Finding]:
        said = None if details is None else Details(**details)
        given = {"text": WORDS, **facts}
        url = given.pop("url", "https://www.trust.example/resources/toolkit")
        case = checked(facts=seen(**given, details=said), titles=(TITLE,) * links, url=url)
        entries = {name: replace(one, **entry) for name, one in case.entries.items()}
        findings = judge(replace(case, entries=entries)).findings
        return [finding for finding in findings if finding.rule in OURS]

    return hold


def citation(**fields: Any) -> dict[str, Any]:
    """Return details as scholarly metadata gives them."""
    names = {"authors": "author"}
    return {
        **fields,
        "sources": tuple(f"{names.get(name, name)}:citation" for name in fields if name not in {"names", "dates"}),
    }


def core(**fields: Any) -> dict[str, Any]:
    """Return details as Dublin Core gives them."""
    names = {"authors": "author:dc", "issued": "issued:dc.issued"}
    return {**fields, "sources": tuple(names[name] for name in fields)}


def social(day: str, source: str = "article", **fields: Any) -> dict[str, Any]:
    """Return details of a page that tells social networks its day."""
    return {"issued": day, "sources": (f"issued:{source}",), **fields}


def file(**fields: Any) -> dict[str, Any]:
    """Return details as the Info dictionary of a PDF gives them."""
    return {**fields, "sources": tuple(f"{name}:pdf:info" for name in fields)}


PDF = {"kind": "pdf", "title": None, "titles": (Title("pdf:info", TITLE), Title("pdf:text", f"{TITLE} {WORDS}"))}


@pytest.mark.parametrize(
    ("entry", "details", "facts", "said"),
    [
        ({"year": 2009}, citation(issued="2016-05-03"), {}, "The catalogue says 2009; the target gives 3 May 2016 as the date of its publication."),
        ({"year": 2016}, citation(issued="2009"), {}, "The catalogue says 2016; the target gives 2009 as the date of its publication."),
        ({"year": 2009, "kind": "report"}, {"issued": "2016", "sources": ("issued:json-ld:Report",)}, {}, "The catalogue says 2009; the target gives 2016 as the date of its publication."),
        ({"year": 2009}, core(issued="2016", authors=("Ortega, C.",)), {"text": f"Carlos Ortega {WORDS}"}, "The catalogue says 2009; the target gives 2016 as the date of its publication."),
        ({"year": 2009, "kind": "blog"}, social("2016-05-03"), {}, "The catalogue says 2009; the target gives 3 May 2016 as the date of its publication."),
        ({"year": 2009}, social("2016-05-03"), {"text": f"3 May 2016. {WORDS}"}, "The catalogue says 2009; the target gives 3 May 2016 as the date of its publication."),
        ({"year": 2009}, social("2016-05", "json-ld:BlogPosting"), {}, "The catalogue says 2009; the target gives May 2016 as the date of its publication."),
        ({"year": 2016}, file(created="2009-05-03"), PDF, "The catalogue says 2016; the file was made before that, on 3 May 2009, and not changed since."),
        ({"year": 2016}, file(created="2009-05-03", modified="2010-01-07"), PDF, "The catalogue says 2016; the file was made before that, on 3 May 2009, and not changed since."),
    ],
)  # fmt: skip
def test_another_year_is_told_with_both(entry: dict[str, Any], details: dict[str, Any], facts: dict[str, Any], said: str, held: Held) -> None:  # fmt: skip
    """A day of publication that is plainly of the work, two years or more away."""
    findings = held(entry, details, **facts)
    assert [(one.rule, one.entry, message(one)) for one in findings] == [("year-differs", "e0", said)]


@pytest.mark.parametrize(
    ("entry", "details", "facts"),
    [
        ({"year": 2016}, None, {}),
        ({"year": None}, citation(issued="2016"), {}),
        ({"year": 2016}, citation(issued="2016-05-03"), {}),
        pytest.param({"year": 2016}, citation(issued="2015-12-30"), {}, id="preprint"),
        pytest.param({"year": 2015}, citation(issued="2016"), {}, id="early view"),
        pytest.param({"year": 2009}, citation(issued="2016", dates=("2009-02",)), {}, id="two dates"),
        pytest.param({"year": 2009}, citation(issued="2016", modified="2009"), {}, id="odd revision"),
        pytest.param({"year": 2020}, citation(issued="2016", modified="2020-03"), {}, id="revised since"),
        pytest.param({"year": 2009, "title": f"{TITLE} 2009"}, citation(issued="2016"), {}, id="year in our title"),
        pytest.param({"year": 2016}, citation(issued="2012"), {"title": f"{TITLE} 2015/16"}, id="fiscal year"),
        pytest.param({"year": 2015}, citation(issued="2018"), {"title": f"{TITLE}: conference, 2015"}, id="conference"),
        pytest.param({"year": 2018, "description": "Of 2009, with a new foreword."}, citation(issued="2009"), {}, id="entry knows"),
        pytest.param({"year": 2009}, citation(issued="2016"), {"text": f"First published in 2009. {WORDS}"}, id="reprint"),
        pytest.param({"year": 2009}, citation(issued="2016"), {"url": "https://www.trust.example/2009/data"}, id="address"),
        pytest.param({"year": 1859}, citation(issued="2003"), {}, id="classic"),
        pytest.param({"year": 2009}, social("2016-05-03"), {}, id="day of an import, nowhere shown"),
        pytest.param({"year": 2009}, social("2016-05-03"), {"text": f"3 May 2016. A report of 2009. {WORDS}"}, id="page about a report"),
        pytest.param({"year": 2009, "kind": "report"}, social("2016-05-03"), {"text": f"3 May 2016. {WORDS}"}, id="page that carries a report"),
        pytest.param({"year": 2009, "kind": "toolkit"}, social("2016", "json-ld:Article"), {"text": f"2016. {WORDS}"}, id="article that carries a toolkit"),
        pytest.param({"year": 2009}, social("2016", "json-ld:WebPage"), {}, id="page of a redesign"),
        pytest.param({"year": 2009}, core(issued="2016"), {}, id="day of a content system"),
        pytest.param({"year": 2009}, core(issued="2016", authors=("Web Team",)), {}, id="day of a content system, with its keeper"),
        pytest.param({"year": 2009}, {"modified": "2016", "sources": ("modified:dc",)}, {}, id="only a revision"),
        pytest.param({"year": 2009}, {"dates": ("2016",)}, {}, id="a copyright"),
        pytest.param({"year": 2009}, file(created="2016-05-03"), PDF, id="scanned later"),
        pytest.param({"year": 2016}, file(created="2009-05-03", modified="2016-02-02"), PDF, id="changed since"),
        pytest.param({"year": 2016}, file(created="2009-05-03", modified="2021-02-02"), PDF, id="changed long since"),
        pytest.param({"year": 2016}, file(created="2000-01-01"), PDF, id="clock that was reset"),
        pytest.param({"year": 2016}, file(created="1987-05-03"), PDF, id="before there were such files"),
        pytest.param({"year": 2016}, file(created="2009-05-03"), {**PDF, "text": f"March 2016 {WORDS}"}, id="year on the cover"),
        pytest.param({"year": 2016}, file(created="2009-05-03"), {**PDF, "text": f"{WORDS * 4} 2016."}, id="year on the second page"),
        pytest.param({"year": 2016}, {"created": "2009-05-03", "sources": ("created:docx",)}, {**PDF, "kind": "docx"}, id="template of a word processor"),
        pytest.param({"year": 2009}, {"issued": "1998", "sources": ("issued:epub",)}, {"kind": "epub"}, id="day of a conversion"),
    ],
)  # fmt: skip
def test_years_that_agree_or_prove_nothing(entry: dict[str, Any], details: dict[str, Any] | None, facts: dict[str, Any], held: Held) -> None:  # fmt: skip
    """Early views, reprints, imports, templates, clocks: none of them is a fault of the catalogue."""
    assert held(entry, details, **facts) == []


@pytest.mark.parametrize(
    ("authors", "details", "facts"),
    [
        (("Jane Smith",), citation(authors=("Ortega, Carlos",)), {}),
        (("Jane Smith", "Tom Hall"), citation(authors=("Carlos Ortega", "L. Meyer")), {}),
        (("Jane Smith",), citation(authors=("Jane Schmidt-Ortega (University of Otago)",)), {}),
        (("Vance, J.",), citation(authors=("Denton, C.",)), {}),
        (("Jane Smith",), core(authors=("Ortega, Carlos",)), {"text": f"By Carlos Ortega. {WORDS}"}),
        (("Smith, J.",), citation(authors=("Carlos Ortega",)), {"text": f"By Carlos Ortega. {WORDS}"}),
        (("Jane Smith",), {"authors": ("Carlos Ortega",), "sources": ("author:json-ld:BlogPosting",)}, {"text": f"By Carlos Ortega. {WORDS}"}),
        (("Jane Smith",), file(author=None, authors=("Carlos Ortega",)) | {"sources": ("author:pdf:info",)}, {**PDF, "text": f"{TITLE} Carlos Ortega {WORDS}"}),
        (("Jane Smith",), {"authors": ("Carlos Ortega",), "sources": ("author:epub",)}, {"kind": "epub"}),
    ],
)  # fmt: skip
def test_other_authors_are_told(authors: tuple[str, ...], details: dict[str, Any], facts: dict[str, Any], held: Held) -> None:  # fmt: skip
    """Persons on both sides, and no surname in common."""
    details.pop("author", None)
    findings = held({"authors": authors}, details, **facts)
    assert [one.rule for one in findings] == ["author-differs"]
    assert authors[0] in message(findings[0])
    assert details["authors"][0] in message(findings[0])


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (("Jane Smith",), ("Smith, Jane",)),
        (("Jane Smith",), ("J. Smith",)),
        (("J Smith",), ("Smith J",)),
        (("Dr Jane Smith",), ("Jane Smith, PhD",)),
        (("Jane Smith et al.",), ("Smith, J.", "Hall, T.")),
        (("Jane Smith",), ("Hall, T.", "Smith, J.", "Meyer, L.")),
        (("Jane Smith", "Tom Hall"), ("Tom Hall",)),
        (("Jane Smith and Tom Hall",), ("Hall, T.; Smith, J.",)),
        (("J\u00fcrgen M\u00fcller",), ("Mueller, Jurgen",)),
        (("Jose Garcia",), ("Jos\u00e9 Garc\u00eda L\u00f3pez",)),
        (("Jos\u00e9 Garc\u00eda L\u00f3pez",), ("Garc\u00eda, Jos\u00e9",)),
        (("Ludwig van Beethoven",), ("van Beethoven, L.",)),
        (("Sinead O\u2019Brien",), ("OBrien, Sinead",)),
        (("Anna Smith-Jones",), ("Anna Jones",)),
        (("Anna Smith",), ("Anna Smith-Jones",)),
        (("Wei Wang",), ("Wang Wei",)),
        (("Bruce Lee",), ("Li, B.",)),
        (("Fyodor Dostoevsky",), ("\u0424\u0451\u0434\u043e\u0440 \u0414\u043e\u0441\u0442\u043e\u0435\u0432\u0441\u043a\u0438\u0439",)),
        (("Nikolai Gogol",), ("Nikola\u00ef Gogol",)),
        (("Haruki Murakami",), ("\u6751\u4e0a\u6625\u6a39",)),
        (("Haruki Murakami",), ("\u6751\u4e0a, \u6625\u6a39",)),
        (("Victoria Foundation",), ("Smith, Jane",)),
        (("William Saroyan",), ("\u054d\u0561\u0580\u0578\u0575\u0561\u0576, \u054e\u056b\u056c\u0575\u0561\u0574",)),
        (("Ian McDonald",), ("MacDonald, I.",)),
        (("Jane Smith (ed.)",), ("Smith, Jane, editor",)),
        (("Sir John Hall",), ("Hall, Sir John",)),
        (("Smith, J., Hall, T.",), ("Tom Hall",)),
        (("National Trust",), ("Smith, Jane",)),
        (("Jane Smith",), ("Department of Health",)),
        (("M\u00e9decins Sans Fronti\u00e8res",), ("Smith, Jane",)),
        (("Jane Smith",), ("admin",)),
        (("Oxfam",), ("Smith, Jane",)),
        (("Jane Smith",), ("The Marketing Team",)),
        (("Jane Smith",), ("Insert Author Name Here",)),
        (("Jane Smith",), ("janesmith",)),
        (("Martin Luther King Jr.",), ("King, M. L.",)),
        (("Elena Ferrante",), ("Ferrante",)),
        (("van der Berg, J.",), ("J. Vanderberg",)),
        (("Tschechow, Anton",), ("Anton Chekhov",)),
        (("Schostakowitsch, D.",), ("Dmitri Shostakovich",)),
        (("George Orwell",), ("Eric Arthur Blair (George Orwell)",)),
        (("Joan Rodriguez",), ("Rodr\u00edguez, J. (translator)",)),
    ],
)  # fmt: skip
def test_authors_that_may_be_the_same(ours: tuple[str, ...], theirs: tuple[str, ...], held: Held) -> None:
    """Order, initials, titles, accents, spellings, organisations and leftovers."""
    assert held({"authors": ours}, citation(authors=theirs)) == []
    assert held({"authors": theirs}, citation(authors=ours)) == []


@pytest.mark.parametrize(
    ("entry", "details", "facts"),
    [
        pytest.param({}, citation(authors=("Ortega, C.",)), {"text": f"By Jane Smith. {WORDS}"}, id="named in the text"),
        pytest.param({}, citation(authors=("Ortega, C.",), names=("Smith, J.",)), {}, id="named as editor"),
        pytest.param({}, core(authors=("Ortega, Carlos",)), {}, id="who keeps the page"),
        pytest.param({}, {"authors": ("Carlos Ortega",), "sources": ("author:author",)}, {}, id="who put the page there"),
        pytest.param({"kind": "report"}, {"authors": ("Carlos Ortega",), "sources": ("author:json-ld:Article",)}, {"text": f"Posted by Carlos Ortega. {WORDS}"}, id="who posted it"),
        pytest.param({}, {"authors": ("Carlos Ortega",), "sources": ("author:pdf:info",)}, PDF, id="who typed it"),
        pytest.param({}, {"authors": ("Carlos Ortega",), "sources": ("author:docx",)}, {"kind": "docx"}, id="whose computer it was"),
        pytest.param({}, citation(authors=("Ortega, C.",)), {"title": "Zebra crossings of Northern Bavaria, a photographic survey"}, id="another work, told already"),
    ],
)  # fmt: skip
def test_names_that_prove_nothing(
    entry: dict[str, Any], details: dict[str, Any], facts: dict[str, Any], held: Held
) -> None:
    """An author of the page, the typist of a file, and names that stand elsewhere."""
    assert held({"authors": ("Jane Smith",), **entry}, details, **facts) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [("University of Leeds", "University of Otago"), ("Ministry of Health", "Department for Education"), ("Wolfson Foundation", "Nuffield Trust")],
)  # fmt: skip
def test_another_publisher_is_told(ours: str, theirs: str, held: Held) -> None:
    """Two organisations of one sort, with nothing in common."""
    findings = held({"publishers": (ours,)}, citation(publisher=theirs))
    assert [message(one) for one in findings] == [
        f"The catalogue names {ours} as publisher; the target names {theirs}."
    ]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("University of Leeds", "Leeds University"),
        ("University of Leeds", "The University of Leeds"),
        ("Joseph Rowntree Foundation", "JRF"),
        ("World Health Organization", "WHO"),
        ("Food and Agriculture Organization of the United Nations", "FAO"),
        ("Routledge", "Taylor & Francis"),
        ("Clarendon Press", "Oxford University Press"),
        ("Oxfam", "Practical Action Publishing"),
        ("Department of Health", "Department of Health and Social Care"),
        ("Institute of Education", "University College London"),
        ("Centre for Cities", "University of Leeds"),
        ("Department of Health", "The Stationery Office"),
        ("University of Leeds", "White Rose Research Online"),
        ("Scottish Government", "Government of Scotland"),
        ("Bundesministerium", "Federal Ministry of Health"),
        ("Universit\u00e4t Z\u00fcrich", "University of Zurich"),
        ("King's Fund", "The King\u2019s Fund"),
        ("Nesta", "National Endowment for Science"),
        ("University of Leeds", "Zenodo"),
        ("University of Leeds", "Oxford University Press"),
        ("Economic and Social Research Council", "ESRC Council"),
        ("NHS England", "Department of Health"),
    ],
)
def test_publishers_that_may_be_one(ours: str, theirs: str, held: Held) -> None:
    """Abbreviations, imprints, parts, printers and repositories."""
    assert held({"publishers": (ours,)}, citation(publisher=theirs)) == []
    assert held({"publishers": (theirs,)}, citation(publisher=ours)) == []


@pytest.mark.parametrize(
    ("entry", "details", "facts"),
    [
        pytest.param({}, {"publisher": "University of Otago", "sources": ("publisher:json-ld:WebPage",)}, {}, id="who keeps the site"),
        pytest.param({}, citation(publisher="University of Otago"), {"text": f"University of Leeds. {WORDS}"}, id="named in the text"),
        pytest.param({}, citation(publisher="University of Otago"), {"url": "https://eprints.leeds.ac.uk/12"}, id="named in the address"),
        pytest.param({"publishers": ("University of Leeds", "University of Otago")}, citation(publisher="University of Otago"), {}, id="one of two"),
        pytest.param({"authors": ("University of Otago",)}, citation(publisher="University of Otago"), {}, id="the author"),
    ],
)  # fmt: skip
def test_publishers_that_prove_nothing(entry: dict[str, Any], details: dict[str, Any], facts: dict[str, Any], held: Held) -> None:  # fmt: skip
    """The site's owner, and a name that stands elsewhere."""
    assert held({"publishers": ("University of Leeds",), **entry}, details, **facts) == []


VIDEO = {"kind": "video.other"}


@pytest.mark.parametrize(
    ("kind", "details", "facts", "found"),
    [
        ("report", VIDEO, {"words": 90}, "a video"),
        ("paper", {"kind": "VideoObject"}, {"words": 900, "prose": 120}, "a video"),
        ("report", None, {"kind": "webm"}, "a film"),
        ("report", None, {"kind": "mp3"}, "a recording"),
        ("video", None, PDF, "a PDF document"),
    ],
)
def test_another_kind_is_told(kind: str, details: dict[str, Any] | None, facts: dict[str, Any], found: str, held: Held) -> None:  # fmt: skip
    """What is to be read and what is to be watched."""
    findings = held({"kind": kind}, details, **facts)
    assert [message(one) for one in findings] == [f"The catalogue says {kind}; the target is {found}."]


@pytest.mark.parametrize(
    ("kind", "details", "facts"),
    [
        (None, VIDEO, {"words": 90}),
        ("video", VIDEO, {"words": 90}),
        ("guide", VIDEO, {"words": 90}),
        ("toolkit", None, {"kind": "mp4"}),
        ("case study", VIDEO, {"words": 90}),
        ("webinar", None, PDF),
        ("podcast", VIDEO, {"words": 90}),
        ("report", {"kind": "Article"}, {"words": 90}),
        pytest.param("report", VIDEO, {"words": 1_200}, id="a report with a film beside it"),
        pytest.param("book", None, {"kind": "mp3"}, id="read aloud"),
        ("report", None, PDF),
        ("report", None, {"kind": "zip"}),
        pytest.param("video", None, {}, id="a page that may show one"),
    ],
)  # fmt: skip
def test_kinds_that_agree_or_may(kind: str | None, details: dict[str, Any] | None, facts: dict[str, Any], held: Held) -> None:  # fmt: skip
    """What may be either is left alone."""
    assert held({"kind": kind}, details, **facts) == []


def test_a_shared_link_differs_from_no_entry(held: Held) -> None:
    """Where two entries stand for a target, a difference from one of them says nothing."""
    assert held({"year": 2009}, citation(issued="2016"), links=2) == []


def test_only_primary_entries_of_links_that_work(checked: Checked, seen: Seen) -> None:
    """An error page says nothing of the resource, nor does a link that only stands beside it."""
    facts = seen(details=Details(**citation(issued="2016")))
    for given in ({"status": 404}, {"role": "more"}):
        case = checked(facts=facts, **given)
        dated = {name: Entry(name, "c", TITLE, year=2009) for name in case.entries}
        assert OURS.isdisjoint(one.rule for one in judge(replace(case, entries=dated)).findings)
