"""Claims of newness that have aged."""

from collections.abc import Callable
from dataclasses import replace
from time import process_time

import pytest

from crawler.judge.rules.stale_claim import RULE


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("A new pamphlet published by Governance International.", "A new pamphlet"),
        ("They have published an up-to-date outline of public services.", "up-to-date outline"),
        ("The follow up resource is now available.", "is now available"),
        ("The Trust has published four new studies.", "four new studies"),
        ("See the latest figures on housing.", "latest figures"),
        ("Published this year by the council.", "Published this year"),
        ("A forthcoming book on libraries.", "forthcoming book"),
        ("This recently updated page lists grants.", "recently updated"),
        ("New case studies from six museums.", "New case studies"),
        ("The university has produced a new guide.", "a new guide"),
        ("Available soon from the publisher.", "Available soon"),
        ("New! A handbook for peers.", "New!"),
        ("NEW: rules for parish councils.", "NEW:"),
        ("Hot off the press from the trust.", "Hot off the press"),
        ("This month's podcast is on housing.", "This month's podcast"),
        ("A history of the trust, in press.", "in press"),
        ("Soon to be published by the trust.", "Soon to be published"),
        ("This year we are holding three workshops.", "This year we"),
        ("The newest addition to our briefings.", "newest addition"),
        ("The portal will open next month.", "will open next month"),
        ("The portal will open within the next month.", "will open within the next month"),
        ("The current edition includes all changes.", "current edition"),
        ("Last year's papers can now be downloaded.", "Last year's papers"),
        ("Registration for the conference is now open!", "Registration for the conference is now open"),
        ("Tickets are now on sale.", "Tickets are now on sale"),
        ("Neu erschienen: ein Heft f\u00fcr Vorlesepaten.", "Neu erschienen"),
        ("Die neue Brosch\u00fcre zum Thema Pflege.", "neue Brosch\u00fcre"),
        ("Ab sofort erh\u00e4ltlich im B\u00fcro.", "Ab sofort erh\u00e4ltlich"),
        ("Vient de para\u00eetre, avec des mod\u00e8les de lettres.", "Vient de para\u00eetre"),
        ("Une nouvelle enqu\u00eate aupr\u00e8s des habitants.", "Une nouvelle enqu\u00eate"),
    ],
)
def test_a_claim_beside_an_old_year_is_found(
    text: str, evidence: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """The entry's own year tells that it is new no longer."""
    found = findings(RULE, read(entry(description=text, year=2010)))

    assert [(f.params["text"], f.params["year"]) for f in found] == [(evidence, 2010)]


@pytest.mark.parametrize(
    "text",
    [
        "A report from the New Economics Foundation on public services.",
        "The latest possible date for appeals is explained.",
        "Witnesses were not forthcoming about the events.",
        "Explores whether funding will be forthcoming.",
        "Whether these new ways of working are having an impact.",
        "It is about generating new perspectives on old problems.",
        "A New Deal for communities; New York and New Zealand compared.",
        "How to keep your records up to date.",
        "Staff must stay up-to-date with safeguarding.",
        "Applications were due by Friday at the latest.",
        "A guide for people who want to start a new blog.",
        "Advice on developing new guidance for staff.",
        "How new parents find help in a new town.",
        "Renewed, newer and newest are words of newness too.",
        "Additional ideas are now up on the blog.",
        "It helps boards to be up to date with the law.",
        "It runs on the latest version of most browsers.",
        "Neue Medien und neue Wege in der Jugendarbeit.",
        "Springer Verlag, aktuelle Auflage verf\u00fcgbar.",
        "Consult the plugin for up-to-date names.",
        "\u00c0 jour de la loi sur les associations.",
        "This year the rivers froze, wrote the diarist.",
        "It works with the latest browsers.",
        "Out now and then, in all weathers.",
        "It calls for new research on loneliness.",
        "The committee asked for a new survey.",
        "Teachers trying out new resources.",
        "Old and new reports compared.",
        "How archives cope with new data.",
        "How to share the latest research with patients.",
        "The latest figures are always on the ministry's own site.",
        "A history of forthcoming marriages in the press.",
        "The name is due to its origin at a workshop of 1995.",
        "Latest Stone Age finds from the islands.",
        "Coming soon to a theatre near you: film trailers.",
        "A new data structure for long words.",
        "Most readers leaf through each new book.",
        "A public standard and new tools will be needed.",
        "Chapter 20 is new to this edition.",
        "The book launches in the next year of the cycle.",
        "A child opening the next month's door.",
        "He saw the shop open the next month.",
        "Sounds are now available as a method of teaching.",
        "The site of the association, with its latest news and events.",
        "The latest from our community of practice.",
        "A directory that is always up to date.",
        "New runners' course every January and September.",
        "A new bulletin each month.",
        "The museum is now open to the public.",
        "Jetzt online lesen oder ausleihen.",
        "Die Best\u00e4nde sind nun online durchsuchbar.",
        "Die Biografie zur nouvelle \u00e9dition du Robert: la nouvelle \u00e9dition du Robert.",
        "Das Museum ist im Juni 2014 er\u00f6ffnet worden.",
        "Die Preise werden seit 1990, zuletzt im Mai 2012 ver\u00f6ffentlicht.",
        "Die Handlung beginnt im Winter 2005.",
        "En 2010 le mus\u00e9e pr\u00e9vu pour 2012 fut abandonn\u00e9.",
    ],
)
def test_names_and_ordinary_phrases_are_left_alone(
    text: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """Newness that is not claimed of the resource."""
    assert findings(RULE, read(entry(description=text, year=2010))) == []


@pytest.mark.parametrize(("year", "found"), [(2022, 1), (2023, 0), (2026, 0), (2031, 0)])
def test_a_claim_may_stand_for_the_configured_years(
    year: int, found: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """More than three years before March 2026, not three."""
    assert len(findings(RULE, read(entry(description="A new report.", year=year)))) == found


def test_the_newest_of_the_catalogue_stands_in_for_a_missing_year(
    entry: Callable, read: Callable, findings: Callable
) -> None:
    """An undated claim is as old as the youngest dated entry at least."""
    claim = entry(description="A new report.")

    assert [f.params["year"] for f in findings(RULE, read(claim, entry(year=2008), entry(year=2010)))] == [2010]
    assert findings(RULE, read(claim, entry(year=2008), entry(year=2025))) == []
    assert findings(RULE, read(claim)) == []


def test_a_younger_year_in_the_words_excuses(entry: Callable, read: Callable, findings: Callable) -> None:
    """A revision that is dated in the description counts as the resource's age."""
    assert findings(RULE, read(entry(description="A new edition came out in 2025.", year=2008))) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The final report is due out in spring 2015.", 1),
        ("The tool will be available by 2031.", 0),
        ("Due out in autumn 2014.", 1),
        ("A follow-up is expected in 2016.", 1),
        ("A second volume (expected in spring 2016).", 1),
        ("To be published in 2013.", 1),
        ("The population is expected to reach ten million by 2020.", 0),
        ("The results were as expected in 2016.", 0),
        ("It was to be published in 1914.", 0),
        ("The book will appear in autumn 2015.", 1),
        ("The Welsh version is due in February 2026.", 1),
        ("The Welsh version is due in March 2026.", 0),
        ("The Welsh version is due in 2026.", 0),
        ("The course will follow the 2015 curriculum.", 0),
        ("Its author will appear before the 2012 committee of inquiry.", 0),
        ("Extracts will appear in blue in the 2014 edition.", 0),
        ("The archive will be out of copyright in 2019.", 0),
        ("All maps will be available in the 2014 edition.", 0),
        ("A second part will follow in the spring of 2014.", 1),
        ("It will appear again by the end of 2014.", 1),
        ("The site will go live on 3 May 2014.", 1),
        ("It will be published by the trust in early 2014.", 1),
        ("The sequel will come out in mid-2014.", 1),
        ("The data will be released in Q3 2014.", 1),
        ("It will appear in autumn/winter 2014.", 1),
        ("It will be out by Christmas 2014.", 1),
        ("The next courses will take place in October 2017.", 1),
        ("The next festival will be held on 3 May 2014.", 1),
        ("The centre will open in 2014.", 1),
        ("An updated edition is due in summer 2015.", 1),
        ("Die App erscheint im Herbst 2016.", 1),
        ("Der Bericht soll Ende 2017 ver\u00f6ffentlicht werden.", 1),
        ("Das Treffen findet am 3. Mai 2017 statt.", 1),
        ("Eine Neuauflage ist f\u00fcr 2018 geplant.", 1),
        ("Der Verein startet im Jahr 2004 mit acht Leuten.", 0),
        ("Sie wird seit 2010 j\u00e4hrlich ver\u00f6ffentlicht.", 0),
        ("La brochure sera publi\u00e9e en mars 2018.", 1),
        ("Le guide para\u00eetra au printemps 2016.", 1),
        ("Le guide est \u00e0 jour de la loi de 2021.", 0),
        ("Das Heft erscheint im Herbst 2031.", 0),
    ],
)
def test_a_promise_is_stale_when_its_date_has_passed(
    text: str, found: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """A promised date needs no years of grace."""
    assert len(findings(RULE, read(entry(description=text, year=2025)))) == found


def test_words_outside_entries_need_a_year_of_their_own(entry: Callable, read: Callable, findings: Callable) -> None:
    """An introduction that invites to the latest news is no claim about an entry."""
    old = entry(year=2008)

    assert len(findings(RULE, read(entry(description="Registration for Youth Day 2014 is now open!")))) == 1
    assert findings(RULE, read(entry(description="Now available. The census is of 2011."))) == []
    assert findings(RULE, read(entry(description="A new report on the floods of 1968."))) == []
    assert len(findings(RULE, read(entry(year=2025), entry(description="Neu erschienen: das Heft von 2012.")))) == 1
    assert len(findings(RULE, read(entry(year=2025), entry(description="Revised 2014: an up to date guide.")))) == 1
    assert findings(RULE, read(entry(year=2025), entry(description="Since 2014, an up to date guide."))) == []
    assert findings(RULE, read(entry(year=2025), entry(description="A glossary, newly published in 2018."))) == []
    assert findings(RULE, read(old, passages=["The most up-to-date resources are on our website."])) == []
    assert len(findings(RULE, read(old, passages=["Our latest reports of 2014 are listed below."]))) == 1


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("NEW: Housing first", 1),
        ("Housing first (forthcoming)", 1),
        ("New towns for old", 0),
        ("The new public health", 0),
    ],
)
def test_a_title_claims_newness_only_by_a_tag(
    title: str, found: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """What authors call their work is theirs; a tag is the catalogue's."""
    assert len(findings(RULE, read(entry(title, year=2009)))) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A new report, now available.", []),
        ("To appear; forthcoming.", ["forthcoming"]),
        ("How to cite a forthcoming essay.", []),
    ],
)
def test_an_abstract_speaks_for_the_work(
    text: str, found: list[str], entry: Callable, read: Callable, findings: Callable
) -> None:
    """A bibliography quotes it in the words of its day; only what the catalogue itself says of the work can be mended."""
    reading = read(entry(description=text, year=2010))
    told = findings(RULE, replace(reading, head=replace(reading.head, format="bibtex")))

    assert [f.params["text"] for f in told] == found


@pytest.mark.parametrize(
    "words", ["the new guide, ", "next week we ", "up to date ", "the latest news ", "forthcoming ", "is due in late "]
)
def test_a_long_sentence_takes_time_by_its_length(
    words: str, entry: Callable, read: Callable, findings: Callable
) -> None:
    """A claim is judged by the words close before it, not by all of them."""
    reading = read(entry(description=words * (30_000 // len(words)), year=2010))
    begin = process_time()
    findings(RULE, reading)

    assert process_time() - begin < 0.3


def test_what_is_kept_up_to_date_is_told_close_before_it(entry: Callable, read: Callable, findings: Callable) -> None:
    """Also in a sentence that is long by then."""
    long = "Of many things it speaks and of many more " * 10

    assert findings(RULE, read(entry(description=f"{long} how to keep records up to date.", year=2010))) == []


def test_what_lies_just_out_of_a_place_has_not_just_come_out(
    entry: Callable, read: Callable, findings: Callable
) -> None:
    """A way, not a day."""
    text = "There was a village just out of what is now East Granville, says a book of 1977."

    assert findings(RULE, read(entry(description=text, year=1977))) == []


@pytest.mark.parametrize(("undated", "found"), [(10, 1), (30, 0)])
def test_one_year_does_not_speak_for_a_long_list(
    undated: int, found: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """One dated entry in twenty at least; the year of a novel tells nothing of a page of links."""
    rest = [entry(f"Site {n}") for n in range(undated)]

    assert (
        len(findings(RULE, read(entry("A novel", year=1974), entry(description="Details of a new book."), *rest)))
        == found
    )


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Version 2.1 released, August 06, 2017", 0),
        ("6th August 2017: our website", 0),
        ("2017-08-06 Our website", 0),
        ("Unsere Seite, 6. M\u00e4rz 2017", 0),
        ("Version 2.1 of August 2017", 1),
        ("The 6 August report", 1),
    ],
)
def test_a_piece_of_news_speaks_of_its_day(
    title: str, told: int, entry: Callable, read: Callable, findings: Callable
) -> None:
    """A month is that of a publication, a day that of an announcement."""
    assert len(findings(RULE, read(entry(title, description="A new website is online.", year=2017)))) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12 May 2015: the new telescope is now available.", 0),
        ("Since 12 May 2015 the new telescope is now available.", 1),
    ],
)
def test_a_line_of_news_speaks_of_its_day(text: str, told: int, read: Callable, findings: Callable) -> None:
    """It begins with it."""
    assert len(findings(RULE, read(passages=[text]))) == told
