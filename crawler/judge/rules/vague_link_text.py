"""A link's text does not say where it leads.

## What it finds

Links whose text is *here*, *click here*, *more*, *read more* and the like, in entries and elsewhere on the page, also at length
(*click here to download the full report*, *Weitere Informationen finden Sie hier*). "Website" beside other links of an entry that is named says which of them it is. A word that is the title of somebody's work ("Here" by Richard McGuire) or stands in a column of titles is its name. A catalogue that was saved
without its links is searched for the word *here* standing where a link was ("Find out more here").

## Why it matters

People who listen to a page jump from link to link and hear "here, here, more". WCAG 2 asks that the purpose of a link can be
told from its text or the sentence around it (success criteria 2.4.4 and 2.4.9). A link that has died cannot be guessed from *here* either.

## Example

> Find more on asset-based approaches [here](https://assets.example/).

## What to do

Link the words that name the target: *Find more on [asset-based approaches](https://assets.example/)*.
"""

import re
from collections.abc import Iterator, Sequence

from crawler.judge.patterns import Pattern
from crawler.judge.rule import Group, Reading, Readings, Rule
from crawler.judge.rules._prose import Piece, descriptions, has_links, headings, words
from crawler.records import Entry, Finding, Severity, Use

_SAYS_NOTHING = frozenset(
    tuple(text.split())
    for text in (
        "here", "click", "click here", "click this", "click this link", "clicking here", "click on this link", "press here",
        "right here", "just here", "go", "go here", "see here", "start", "start here", "this", "this link", "link", "links",
        "more", "see more", "read more", "more here", "read more here", "learn more", "learn more here", "find out more",
        "find out more here", "more info", "more information", "more details", "further information", "information", "info",
        "details", "continue", "continue reading", "read on", "read it here", "download here", "available here", "view here",
        "visit here", "page", "this page", "website", "url", "web link", "weblink",
        "hier", "hier klicken", "klicken sie hier", "klick hier", "mehr", "mehr hier", "mehr dazu", "mehr erfahren", "mehr lesen",
        "mehr infos", "mehr informationen", "weitere informationen", "weitere infos", "weiter", "weiterlesen", "siehe hier", "zum download",
        "hier herunterladen", "download hier", "zur webseite", "zur website", "zur seite", "dieser link", "diesem link",
        "ici", "cliquez ici", "cliquer ici", "voir ici", "plus", "plus dinfos", "plus dinformations", "en savoir plus", "en savoir plus ici",
        "lire la suite", "lire plus", "voir plus", "telecharger ici", "cliquez ici pour telecharger", "ce lien", "suivez ce lien",
        "aqui", "haga clic aqui", "leer mas", "qui", "clicca qui", "hier klikken", "lees meer",
    )
)  # fmt: skip
# Words that point, among words that say nothing of what they point to: "click here to download the full report".
_POINTERS = (
    frozenset({"here"}),
    frozenset({"hier"}),
    frozenset({"ici"}),
    frozenset({"this", "link"}),
    frozenset({"click", "link"}),
)
_FILLING_WORDS = (
    "a access an and article available below book can click complete details document download file find follow following for form full "
    "further get go here in info information it learn link list more of on online open or our out page pdf please post press read report "
    "see site story tap text the this to version via view visit watch web webpage website you "
    "auf bitte das den der die diesem diesen erfahren es finden folgen geht gibt herunterladen hier infos informationen klick klicken "
    "kommen lesen mehr sie und weitere zu zum zur "
    "cliquant cliquer cliquez consulter ici la le les lien lire pdf plus pour savoir telecharger trouvez voir vous"
)
_FILLING = frozenset(_FILLING_WORDS.split())
_LONGEST = 10  # words
_BY = Pattern(r"[Bb]y\s+[^\W\d_a-z]")
_SITE = frozenset({("website",), ("web", "site"), ("webpage",), ("web", "page")})
_WITH_WORDS = frozenset(
    {"", "html", "docx", "odt", "markdown", "text", "bookmarks"}
)  # formats whose links have words of their own
_POINTING = frozenset({"here", "this", "more", "hier", "ici", "aqui", "qui", "mehr", "weiterlesen", "link"})
# A catalogue without links: "here" ends a clause that sends the reader somewhere, and is no place ("listed here", "host here").
_LED = (
    r"(?i:click(?:ing)?|tap|find(?:ing)?(?: out)?|be found|available|download(?:ed|ing)?|read|view(?:ed)?|watch(?:ed)?|listen"
    r"|visit|access(?:ed|ing)?|learn|register|book|apply|sign up|see|more (?:info|information|details|on|about))"
)
_PLACE = r"(?:host|hosted|list|listed|live|living|work|working|stay|born|held|presented|described|used|set out|in|from|up|down|over|out|right|as)"
_TAIL = r"(?=\s*(?:[.,;:!)]|$)|\s+(?:on|to|for)\s)"
_HERE = Pattern(rf"\b{_LED}\b(?:[^.!?\n]{{0,80}}?\s)??\s*\b(?:here|HERE)\b{_TAIL}", re.MULTILINE)
_LINKS_PAGE = Pattern(r"(?:^|/)links(?:\.\w+)?/?(?:[?#]|$)", re.IGNORECASE)
_NO_LINK = Pattern(rf"\b{_PLACE}\s+here$", re.IGNORECASE)


def _linked(reading: Reading) -> Iterator[Finding]:
    aside = [(None, use) for passage in reading.passages for use in passage.links]
    worded = reading.head.format in _WITH_WORDS
    within = [
        (part.id, use) for part in reading.entries for use in part.links if not _is_name(part, use, worded=worded)
    ]
    for entry, use in (*aside, *within):
        if _says_nothing(words(use.text)) and not _is_page_of_links(use):
            params = {"text": use.text.strip(), "where": "link", "href": use.href}
            yield Finding(RULE.slug, url=use.url, entry=entry, catalogue=reading.head.name, params=params)


def _says_nothing(told: Sequence[str]) -> bool:
    """Return whether the words of a link are one of the known phrases, or words that point among others that fill a sentence."""
    if told in _SAYS_NOTHING:
        return True
    return 1 < len(told) <= _LONGEST and _FILLING.issuperset(told) and any(map(frozenset(told).issuperset, _POINTERS))


def _is_name(entry: Entry, use: Use, *, worded: bool) -> bool:
    """Return whether a single word names what it leads to: there are programs called Links and Continue.

    "Here" is a name where somebody made the work, or where the format has titles and links have no words of their own (not `worded`).
    """
    told = words(use.text)
    if told in _SITE and told != words(entry.title) and len(entry.links) > 1:
        return True  # beside "GitHub": what each leads to, of the thing that the entry names
    if len(told) != 1 or told != words(entry.title):
        return False
    return told[0] not in _POINTING or not worded or bool(entry.authors or _BY.match(entry.description))


def _is_page_of_links(use: Use) -> bool:
    """Return whether "Links" names the page of links that it leads to."""
    return words(use.text) == ("links",) and bool(_LINKS_PAGE.search(use.href))


def _lost(piece: Piece) -> Iterator[Finding]:
    for match in _HERE.finditer(piece.text):
        if not _NO_LINK.search(match.group()):
            yield piece.finding(RULE.slug, match.group(), confidence=0.8)


def check(readings: Readings) -> Iterator[Finding]:
    """Yield each link whose text names nothing; without any link, each "here" that must have been one."""
    for reading in readings.catalogues:
        if has_links(reading):
            yield from _linked(reading)
            continue
        for piece in (*headings(reading), *descriptions(reading)):
            yield from _lost(piece)


RULE = Rule(
    code="C002",
    slug="vague-link-text",
    group=Group.CATALOGUE,
    severity=Severity.WARNING,
    title="Link text that says nothing",
    message="\u201c{text}\u201d does not say where the link leads.",
    suggestion="Let the link's own words name what it opens.",
    page=__doc__ or "",
    check_catalogue=check,
)
