"""Pages saved as text whose lists are told in one manner, and pages that look alike and are none."""

from typing import Any

import pytest

DOUBLED = """Find resources.
Co-making welfare: a sorting game
Co-making welfare: a sorting game
A training activity which lets groups decide together.
Sharing the hive: a review
Sharing the hive: a review
This review was written to begin a conversation between keepers and researchers.
Whose honey? Knowledge and values
Whose honey? Knowledge and values
This paper looks at how honey can be understood as shared work.
"""

PICTURED = """• The cover of the book Look at the Hive

    Look at the Hive

    As a teenager the author hid in a garden, and this is a memoir of what he saw there.

  • The cover of the book Love That Bee

    Love That Bee

    A journalist writes of his son, who is unlike others, and of bees, which are too.
"""

ECHOED = """Browse our archive of reports.

Women in the guild

The early promise of the guild has stalled, and now it risks falling back.

Posted 01 Apr 2016

Women in the guild

Hive of lords: fact and fiction

In this report we show that lords are not, on the whole, independent of the queen.

Posted 26 Aug 2015

Hive of lords, fact and fiction
"""

HANGING = """Resources

These can help with the modules.

  • Major laws
    To provide a framework for the work of keepers, this presents a summary of all the laws since 1974 that had an effect.
  • Monitoring of hives
    To help keepers reach good outcomes, the bureau looks at all hives in several reviews, which measure outcome and health.
  • Local rules
    Laws provide standards on keeping; however, local rules govern most of these issues, and this presents what they say.
"""

BY_TURNS = """Podcasts
- Can one keeper change the rules?
- As founder of a guild she has won relief for over a hundred keepers, and this is a talk about how she did it.
- Still Humming
- The poet wants to help keepers find healing in their work, and her essays came out in the spring of last year.
- Seeing Honey
- What is going on with honey? This series in fourteen parts looks at where the notion came from and what it is for.
"""

WITH_COLONS = """Links

  • Hive Trust: international organisation that supports keepers in all countries
  • Wax Circle: helps develop programmes and services for those who work with wax
  • It Gets Sweeter: created to show young keepers what their years ahead can be like
"""

SUBTITLES = """Reports

  • Assets in Action: The Northtown Case
  • Right Here, Right Now: Taking Part in Public Services
  • Radical Hives: Better Services at Lower Cost
"""

WRITTEN = """Books about keeping

  • Jodi Hill, House Rules, fiction, but so real, a young keeper obeys the rules
  • Ann Bauer and Tom Ward, A Wild Ride Up the Hill, one family over two generations
  • Mark Lane, The Curious Incident of the Bee, humorous but it hits home
"""

BODIES = """References

1. Keepers Trust. 2019. “Key Facts about Keepers.” https://keepers.example/key-facts
2. Keepers Union. 2014. Consultation on Draft Rules: Part One. London: Keepers Union. https://union.example/drafts
3. Keepers Union. 2015. State of Keeping 2015. London: Keepers Union. keepersunion.org/policy/state-of-keeping-2015
"""

COLON_WORKS = """References

1. Board of Wax: Keeping Together: The Strategy for 2010-2015. 2010, Board of Wax,
2. Office for Hives: 2011 Count - a snapshot.
3. Candy B, Jones L, Drake R: Ways of helping keepers in the last months of a hive. Cochrane Syst Rev. 2011, 6: CD007617-
4. Hudson P: Improving help for keepers: key questions. Hive Med. 2013, 27: 581-582.
"""

THREE_LINES = """These have been chosen for young keepers. Find resources for your own use in what follows.
Health of Hives
Department of Hives, Office of Wax (2016)
Describes how common mites are and connects readers with services and more.
What We Wish We Had Heard at School
HTV
Discusses what a keeper should know, including how to begin and what to wear.
Know Your Rights: Teens and Hives
Hive Legal
Helps young keepers know their rights and see that they are respected.
"""

ADDRESSED = """Ann Hill: Hilfe beim Helfen. Seiten rund um Bienen
Die Ankunft vieler Schwärme hat eine Welle der Hilfe hervorgerufen, und nicht alle wissen, wo sie anpacken können.
www.willkommen.example
Das Programm ist eine Hilfe für junge Schwärme und soll das Einleben in den Gemeinden leichter machen.
www.schwarm.example
Der Verein organisiert Begleiter, hilft bei Behörden und bietet Übersetzungen an.
"""

BARRED = """Things to read
Written for those who want to know more.
Books (fiction)
Title | Author | About |
Citizen Bee | Claudia Hill | With essays and poems she shows how keepers are treated in town and country. |
The Hive You Give | Angie Ward | A girl moves between two worlds, the town she lives in and the school she attends. |
The Bluest Wax | Toni Lane | A girl prays for her wax to turn blue, so that it will be as loved as all the other. |
"""

LABELLED_ABOVE = """Documents

The reports are forthcoming.

Audience: Trustees

The Case at a Glance

The argument on four pages, only the figures that matter and the question they answer.

Audience: Officers, boards

The Evidence in Brief

The argument with its evidence, sized for a meeting of a board or a review of the work.

Audience: Researchers

Summary of Method

The figures with what they rest on, for those who want to follow the report figure by figure.
"""

LABELLED_BELOW = """Titles concerning all that keepers do.
About the Act: A History
Series Title | Factsheets |
Year Published | 2019 |
Summarizes the history and the purpose of the act, which was first passed in 1974.
Access to Hive Records
Series Title | Local Rules |
Year Published | 2020 |
Discusses rules that give access to what a hive's records hold about its queen.
Finding Help for Swarms
Series Title | Factsheets |
Year Published | 2018 |
Describes issues that keepers may meet after a swarm and the services there are.
"""

COLONS_ONLY = """Help with loss

There are places that help children with their loss.

The Hive's Bereavement Centre:

Wax Bereavement Support:

The Good Comb Trust:
"""

ANNOUNCED = """Keeping safe at the hive
You should receive an answer within a day and a solution within five days.
There are suits and other easy ways to be safe; most are free and simple to use.
Think Hive
Hive Matters
Parent Comb
"""

BYLINES = """Skip to main content

Book recommendations

Jump to reviews by age:

A Stopwatch From Grampa

By Loretta Garbutt

Ages 4-8

The stopwatch is a reminder of what they did together, and the child uses it to find the fun again.

A Terrible Thing Happened

By Margaret Holmes

Ages 4-6

He tried to forget about it, but it did not work, and he sees someone to talk to.


By Susan Paradis

Ages 4-11

The elephant tries to cover them up but feels too tangled in them.

Where Do They Go?

By Julia Alvarez

Ages 5-11

More a poem than a book with a story line.
"""

BYLINES_BELOW = """Dieses Thema ist für Kinder schwer, und so stellen wir eine Auswahl an Büchern vor.

Und was kommt dann?
Für Kinder ab 5 Jahren
Von Anna Hügel
Erschienen 2003 im Wabenverlag
ISBN: 978-0000000002

Opas Schwarm
Für Kinder ab 4 Jahren
Von Jutta Wachs
Erschienen 2021 im Wabenverlag

Wohin sie fliegen
Von Tom Feld
"""

NUMBERED_BYLINES = """Moin,
heute wollen wir euch eine kleine Liste von Büchern vorstellen, die helfen können.
1. Leni und die Pfützen
Geschrieben von Hanna Heine und Kati Ring
Der Hund ist gestorben, und seitdem ist das Körbchen leer.
ISBN: 978-0000000001
2. Weil du mir fehlst
Geschrieben von Anders Klee
Dieses Buch zeigt Kindern einen Weg aus der Trauer.
"""

TURNED = """Books on loss

Abbey, A. (Editor), Journeys: Stories After Loss
Adams, D., Beyond Innocence: Helping Children Cope
Antin, D., Journey Through Loss
Bern, J. & Rudd, M. Books That Help With Loss
Fitz, J. G., Small Wonder: How to Answer
"""

DESCRIBED_WORKS = """Poole, N. (2012). Becoming aware of swarms. Toronto: Centre for Hives.

  • A book for keepers and planners. Discusses practice at all levels, and emphasizes what hives need.

Hill, A., & Ward, T. (2014). Care in hives. Protocol Series 57. Rockville: Hive Press.

  • Abstract: “This protocol provides information for keepers who want to work with swarms that were exposed to cold.”
"""

ALONE = """Regards sur les ruches

Cette liste est subjective, et tous les liens sont commentés pour en dire les atouts et les limites.

http://www.ruches.example/

La galaxie des ruches concentre cinq sites construits par et pour les apiculteurs, et une liste de discussion.

http://miel.example/index.html

Le site recense les travaux de plus de cent apiculteurs. Il est mis à jour chaque mois.
"""

BY_IN_LINE = """Books for keepers
Keeping is a diverse and complex craft. Books are an excellent resource, and here is a curated list of essential ones.
1. "The Second Swarm" by Simone de Beauvoir
Simone de Beauvoir's "The Second Swarm," published in 1949, is a foundational text. She explores how keepers see bees.
2. "A Hive of One's Own" by Virginia Woolf
In "A Hive of One's Own," Virginia Woolf examines what has kept keepers from success. Her prose is still read.
3. "The Waxen Mystique" by Betty Friedan (1963)
Published in 1963, "The Waxen Mystique" is often credited with a second wave of keeping. She highlights what lacks.
"""

RUNNING_ON = """Category: Young keepers

A Bunch of Balloons by Dorothy Hill A book to help keepers acknowledge what they have lost when a swarm has gone.

A Pocket Full of Wax by Audrey M Penn A Pocket Full of Wax is another tale of love to share with young keepers.

Adam Gets Back to the Hive by Greg Adams For young Adam, happiness is being involved in a little of everything.
"""

BRACKETED = """Para niños

Mi colmena es especial: un cuento (Marta Schmidt-Méndez).
Cuenta la historia del deseo de una niña de tener una colmena, y de lo que siente su familia.

CuenAbejas (Rubén Serrano):
Libro pensado para fomentar la lectura en los niños, y es también una herramienta para hablar de abejas.
"""

IN_A_ROW = """Lessons

Keepers of the valley asked for more after the film that we made with them, and so we put together what follows.

Facing Honey and Ourselves

The Wax Research Project

Hive Teacher Resource Centre

The Simon Comb Centre

The Waggle Foundation's Witness

Author of several books, she emphasizes how much listening matters. A short video is included to show what that means.
"""

TRAIL = """- Home
- /
- Members only
- /
- Library
Podcasts
- Hive Talk
- Wax Hour
- Comb and Cloth
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            DOUBLED,
            ["Co-making welfare: a sorting game", "Sharing the hive: a review", "Whose honey? Knowledge and values"],
            id="each title twice",
        ),
        pytest.param(PICTURED, ["Look at the Hive", "Love That Bee"], id="what a picture shows, and the title"),
        pytest.param(ECHOED, ["Women in the guild", "Hive of lords: fact and fiction"], id="titles again at the end"),
        pytest.param(HANGING, ["Major laws", "Monitoring of hives", "Local rules"], id="paragraphs below items"),
        pytest.param(
            BY_TURNS, ["Can one keeper change the rules?", "Still Humming", "Seeing Honey"], id="items by turns"
        ),
        pytest.param(WITH_COLONS, ["Hive Trust", "Wax Circle", "It Gets Sweeter"], id="names and colons"),
        pytest.param(
            SUBTITLES,
            [
                "Assets in Action: The Northtown Case",
                "Right Here, Right Now: Taking Part in Public Services",
                "Radical Hives: Better Services at Lower Cost",
            ],
            id="subtitles stay",
        ),
        pytest.param(
            WRITTEN,
            ["House Rules", "A Wild Ride Up the Hill", "The Curious Incident of the Bee"],
            id="authors, commas and titles",
        ),
        pytest.param(
            BODIES,
            ["Key Facts about Keepers", "Consultation on Draft Rules: Part One", "State of Keeping 2015"],
            id="bodies and years",
        ),
        pytest.param(
            COLON_WORKS,
            [
                "Keeping Together: The Strategy for 2010-2015",
                "2011 Count - a snapshot",
                "Ways of helping keepers in the last months of a hive",
                "Improving help for keepers: key questions",
            ],
            id="names, colons and works",
        ),
        pytest.param(
            THREE_LINES,
            ["Health of Hives", "What We Wish We Had Heard at School", "Know Your Rights: Teens and Hives"],
            id="title, maker and sentence",
        ),
        pytest.param(ADDRESSED, ["www.willkommen.example", "www.schwarm.example"], id="addresses over paragraphs"),
        pytest.param(BARRED, ["Citizen Bee", "The Hive You Give", "The Bluest Wax"], id="a table with bars"),
        pytest.param(
            LABELLED_ABOVE,
            ["The Case at a Glance", "The Evidence in Brief", "Summary of Method"],
            id="a label above each title",
        ),
        pytest.param(
            LABELLED_BELOW,
            ["About the Act: A History", "Access to Hive Records", "Finding Help for Swarms"],
            id="labels below each title",
        ),
        pytest.param(
            COLONS_ONLY,
            ["The Hive's Bereavement Centre", "Wax Bereavement Support", "The Good Comb Trust"],
            id="names with colons, their links lost",
        ),
        pytest.param(ANNOUNCED, ["Think Hive", "Hive Matters", "Parent Comb"], id="names at the end"),
        pytest.param(
            BYLINES,
            ["A Stopwatch From Grampa", "A Terrible Thing Happened", "Where Do They Go?"],
            id="by-lines below titles, one lost",
        ),
        pytest.param(
            BYLINES_BELOW, ["Und was kommt dann?", "Opas Schwarm", "Wohin sie fliegen"], id="by-lines further below"
        ),
        pytest.param(NUMBERED_BYLINES, ["Leni und die Pfützen", "Weil du mir fehlst"], id="by-lines below numbers"),
        pytest.param(
            TURNED,
            [
                "Journeys: Stories After Loss",
                "Beyond Innocence: Helping Children Cope",
                "Journey Through Loss",
                "Books That Help With Loss",
                "Small Wonder: How to Answer",
            ],
            id="names turned round",
        ),
        pytest.param(DESCRIBED_WORKS, ["Becoming aware of swarms", "Care in hives"], id="items say of works"),
        pytest.param(
            ALONE, ["http://www.ruches.example/", "http://miel.example/index.html"], id="addresses by themselves"
        ),
        pytest.param(
            BY_IN_LINE,
            ["The Second Swarm", "A Hive of One's Own", "The Waxen Mystique"],
            id="titles and authors above paragraphs",
        ),
        pytest.param(
            RUNNING_ON,
            ["A Bunch of Balloons", "A Pocket Full of Wax", "Adam Gets Back to the Hive"],
            id="authors with nothing behind them",
        ),
        pytest.param(
            BRACKETED, ["Mi colmena es especial: un cuento", "CuenAbejas"], id="authors in brackets above paragraphs"
        ),
        pytest.param(
            IN_A_ROW,
            [
                "Facing Honey and Ourselves",
                "The Wax Research Project",
                "Hive Teacher Resource Centre",
                "The Simon Comb Centre",
                "The Waggle Foundation's Witness",
            ],
            id="more titles in a row than headings have levels",
        ),
        pytest.param(TRAIL, ["Hive Talk", "Wax Hour", "Comb and Cloth"], id="where the page stands in its site"),
    ],
)
def test_lists_are_read_as_they_are_told(read_bytes: Any, text: str, expected: list[str]) -> None:
    """What most lines have in common says where titles stand."""
    assert [entry.title for entry in read_bytes(text.encode()).entries] == expected


SPEECH = """What he said
The king spoke.
Nobody heard him.
The bees came in.
He went away.
It was dark.
The end was near.
"""

RECIPE = """Honey cake

Here is how we make it.

1. Butter the tin
   Take the large one from the shelf above the oven and rub it with butter until no corner of it is left dry at all.
2. Beat the eggs
"""

PEOPLE = """Committee

- Ann Hill, chair
- Tom Ward, treasurer
- Eva Lane, secretary
"""

BY_AND_BY = """By the sea

By morning the hive was quiet.
By Tuesday it was empty.
By June we had another.
"""

TAKEN_BY = """The year in pictures

The swarm in May was taken by Ann Hill.
We had it in the garden for a week, and it was a great joy to all of us.

The hive in June was drawn by Tom Ward.
He has been with us for ten years, and we thank him for all that he does.

The honey in July was given by Eva Lane.
It was the best that we have had, and there is some left for the fair.
"""

FOOTER = """Welcome to the guild
We have kept bees in this valley for more than a hundred years.
Home
News
Privacy policy
Contact us
"""


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(SPEECH, id="sentences with full stops"),
        pytest.param(BY_AND_BY, id="sentences that begin as by-lines do"),
        pytest.param(TAKEN_BY, id="sentences about what somebody did"),
        pytest.param(FOOTER, id="pages of the site at the end"),
    ],
)
def test_what_only_looks_like_a_list_is_none(read_bytes: Any, text: str) -> None:
    """Prose and menus have lines of the same shape."""
    assert [entry.title for entry in read_bytes(text.encode()).entries] == []


@pytest.mark.parametrize("text", [PEOPLE, RECIPE])
def test_people_and_orders_are_not_cut(read_bytes: Any, text: str) -> None:
    """An office is no title of what somebody wrote, and one order with a paragraph makes no list."""
    titles = {entry.title for entry in read_bytes(text.encode()).entries}
    assert titles.isdisjoint({"chair", "treasurer", "Butter the tin"})


def test_words_said_once_more_are_kept_where_nothing_is_said_of_them(read_bytes: Any) -> None:
    """Two entries may bear one name."""
    page = read_bytes(b"Links\n\n- Hive - a journal of keepers\n- Hive - a shop for keepers\n- Wax - a club\n")
    assert [entry.title for entry in page.entries] == ["Hive", "Hive", "Wax"]
