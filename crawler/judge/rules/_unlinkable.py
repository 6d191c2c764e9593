"""What stands among the entries of a catalogue and asks for no link: headings, questions, people and where to find them, services that are rung up, sentences.

Readers of catalogues take some of these for entries; of none of them a careful reader would say that its link was forgotten.
"""

from collections.abc import Collection, Sequence

from crawler.judge.patterns import Pattern
from crawler.judge.rules._prose import words
from crawler.records import Entry

_LOOKED_AT = 2_000  # characters
_OF_TEMPLATES = ("]({{", "]({%", 'href="{{', 'href="{%')  # an address that a template writes when the page is made
_TOLD = Pattern(
    r"\b(?:web(?:site| ?page| ?site)?|homepage|site|url|internet|online)\s?: ?(?:www\.)?[a-z0-9-]{2,}(?:\.[a-z0-9-]{2,}){1,3}(?![\w.@])"
)
# "call 0808 808 7777", "ring Pat on 01234 567890", "Emergency: dial 999": the way to it is a telephone.
_RUNG_UP = Pattern(
    r"\b(?:call(?:ing)?|ring|(?:tele)?phone|telefon|t[e\u00e9]l[e\u00e9]phone|text|dial|anrufen|appele[rz])(?: \w+){0,4}?:? ?"
    r"(?:\+?\(?\d(?:[\s().-]{0,2}\d){5,14}|\b(?:999|911|988|[2-8]11|11\d|101)\b)",
    stems=("call", "ring", "phone", "fon", "text", "dial", "rufen", "appel"),
)
_LINE = Pattern(
    r"\b(?:help ?|hot|life|crisis |care)lines?\b|\b(?:police|ambulance|emergency|samaritans|notruf|telefonseelsorge|sorgentelefon|num\u00e9ro vert|sos)\b"
)
_NUMBER = Pattern(r"(?<![\d/.-])(?:\+?\(?\d(?:[\s().-]{0,2}\d){5,14}|999|911|988|[2-8]11|11\d|101)(?![\d/])")
_LONG_NUMBER = Pattern(r"(?<![\d/.-])\+?\(?\d(?:[\s().-]{0,2}\d){9,14}(?![\d/])")
_QUESTION = Pattern(
    r"(?:\b(?:i|my|ich|meine?[mnrs]?|je|mon|ma)\b|\bwho (?:are we|we are)\b|\bwhat do we do\b|\bdo you (?:have|offer|accept|need|provide)\b).*\?$",
    stems=("?",),
)
# "M Napravnik", "J. K. Rowling"; "C Primer" and "A Manifesto" are titles.
_PERSON = Pattern(
    r"^(?:[BE-HJ-QS-WYZ\u00c0-\u00de]\.?|[A-Z]\.)(?:[ -]?[A-Z\u00c0-\u00de]\.?){0,2} [A-Z\u00c0-\u00de][^\W\d_]{2,}(?:-[A-Z][^\W\d_]+)?$"
)
_WHERE = Pattern(
    r"^\S+@\S+\.\w+$|<[^<>\s]+@[^<>\s]+>|\d[a-z]?,? (?:[A-Z]{1,2}-)?\d{4,5} [A-Z\u00c0-\u00de]"
)  # "Rue du Parc 12, 1000 Bruxelles"
_RUBRICS = frozenset(
    tuple(name.split())
    for name in (
        "about", "about us", "acknowledgements", "agenda", "appendix", "author", "authors", "copying", "copyright", "licence", "license", "name", "preface", "version", "announcements", "archive", "archives", "bibliography", "books", "calendar", "citations",
        "committee", "contact", "contact us", "contents", "credits", "disclaimer", "donate", "events", "external links", "faq", "faqs",
        "footnotes", "further reading", "further information", "glossary", "index", "introduction", "join us", "links", "meetings",
        "members", "membership", "minutes", "misc", "miscellaneous", "news", "notes", "other", "others", "overview", "other links",
        "other resources", "publications", "reading list", "references", "related links", "resources", "see also", "sources", "staff",
        "table of contents", "team", "useful links", "videos", "websites", "works cited",
        "aktuelles", "inhalt", "kontakt", "literatur", "mitglieder", "quellen", "sonstiges", "termine", "uber uns", "verweise",
        "a propos", "actualites", "bibliographie", "divers", "liens", "liens utiles", "ressources", "sommaire",
    )
)  # fmt: skip
_CHANGED = Pattern(
    r"^(?:(?:this )?(?:page|site|list) )?(?:was )?(?:last|zuletzt|derni[e\u00e8]re) (?:modified|updated?|changed?|reviewed|edited|ge\u00e4ndert|aktualisiert|mise|modification)\b"
)
_QUOTED = Pattern(r"^[\"\u201c\u201e\u00ab].*[\"\u201d\u201c\u00bb]\.?$")  # of praise, the title is who said it
_CALL = 10  # the same of one that ends in an exclamation mark
_SENTENCE = 16  # words of a title that nothing more is said of, from which it is a sentence; titles of works have capitals or a subtitle
_SAYS = Pattern(r"\b(?:and|that|which|so|is|are|has|have|was|were|will|can)\b")


def headings_of(entries: Sequence[Entry], title: str | None) -> frozenset[tuple[str, ...]]:
    """Return the words of all headings that entries stand below, and of the first entry where the title of the page has them."""
    first = words(entries[0].title) if entries else ()
    page = f" {' '.join(words(title or ''))} "
    named = [first] if f" {' '.join(first)} " in page else []
    return frozenset((*named, *(words(name) for entry in entries for name in entry.section)))


def is_written_later(entry: Entry) -> bool:
    """Tell whether a template writes an address into an entry when the page is made."""
    return any(mark in text[:_LOOKED_AT] for text in (entry.title, entry.description) for mark in _OF_TEMPLATES)


def is_told_bare(entry: Entry) -> bool:
    """Tell whether an entry says where it is to be found, without leading there: "Website: example.org"."""
    return _TOLD.search(entry.description[:_LOOKED_AT].lower()) is not None


def asks_for_no_link(entry: Entry, headings: Collection[tuple[str, ...]]) -> bool:
    """Tell whether an entry that leads nowhere is none, or is reached otherwise."""
    told = words(entry.title)
    named = (
        entry.title.startswith("#")
        or (not entry.description and entry.as_written.rstrip().endswith(":"))  # what it announces follows
        or told in _RUBRICS
        or told in headings
        or any(kind.search(entry.title) for kind in (_PERSON, _WHERE))
    )
    return named or _is_rung_up(entry) or _is_speech(entry, told)


def _is_rung_up(entry: Entry) -> bool:
    if any(use.href.startswith(("tel:", "sms:")) for use in entry.links):
        return True
    text = f"{entry.title} {entry.description}"[:_LOOKED_AT].lower()
    line = (_LINE.search(entry.title.lower()) or _LONG_NUMBER.search(entry.title)) and _NUMBER.search(text)
    return bool(line or _RUNG_UP.search(text))


def _is_speech(entry: Entry, told: Sequence[str]) -> bool:
    """Tell whether a title is a question that a page answers of itself, or a sentence."""
    title = entry.title.strip().lower()
    if _QUESTION.search(title) or _CHANGED.search(title) or _QUOTED.search(entry.description[:_LOOKED_AT].strip()):
        return True
    undated = entry.year is None and not entry.authors and not entry.identifiers
    if undated and not entry.description and title.endswith("!") and len(told) >= _CALL:
        return True
    bare = undated and not entry.description and len(told) >= _SENTENCE and ":" not in entry.title
    return bare and _SAYS.search(entry.title) is not None
