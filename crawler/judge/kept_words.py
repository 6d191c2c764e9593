"""Which words of ours stand among the facts of a finding: by the fact's name, or by the rule's and the fact's where a stranger may write the same."""

from collections.abc import Mapping
from typing import Final

from crawler.judge.answers import FAILURES
from crawler.judge.kept_damage import DAMAGES
from crawler.judge.kept_details import DETAILS
from crawler.judge.kept_rows import REASONS
from crawler.judge.kept_signs import SIGNS
from crawler.language import later

_NOTHING = later("nothing amiss")
_LISTED = (later("{titles}, and {number} more"), later("{titles} and {number} more"), "{titles}")
_KINDS = (
    *(later("report"), later("paper"), later("pamphlet"), later("leaflet"), later("booklet"), later("brochure")),
    *(later("book"), later("handbook"), later("manual"), later("briefing"), later("factsheet"), later("checklist")),
    *(later("template"), later("workbook"), later("newsletter"), later("directory"), later("magazine")),
    *(later("journal"), later("poster"), later("video"), later("film")),
)  # fmt: skip
OWN: Final[Mapping[str, tuple[str, ...]]] = {
    "where": (
        *(later("title"), later("description"), later("heading"), later("line"), later("text"), later("entry")),
        *(later("link"), later("row"), later("catalogue")),
    ),
    "signs": SIGNS,
    "of": (
        later("any of the {number} entries"),
        later("works that are cited as printed: {titles}"),
        later("entries in parts that have no link at all: {titles}"),
        later("many of the entries: {titles}"),
        later("“{text}”"),
    ),
    "place": (later("Line {text}"), later("A part")),
    "phase": (
        later("no connection"),
        later("no secure connection"),
        later("connected, but not a word"),
        later("the answer stopped half-way"),
        later("the whole check took too long"),
    ),
    "sign": (
        later("status 401"),
        later("a password for this page alone"),
        later("a redirect to a sign-in page"),
        later("a form that leads to a single sign-on"),
        later("a sign-in page that scripts build"),
        later("a sign-in form"),
        later("it says “{text}”"),
        later("it asks how to sign in"),
    ),
    "vendor": (later("the site"),),
    "certificate-wrong-host.names": (later("{text} and {number} more"),),
    "why": DAMAGES,
    "damage": DAMAGES,
    "reason": REASONS,
    "detail": DETAILS,
    "said": (
        later("to be ignored"),
        later("not broken"),
        later("its title is accepted"),
        later("its new address is accepted"),
        later("mended"),
        later("to be looked at again"),
    ),
    "decision-ended.now": (_NOTHING,),
    "decision-ended.before": (_NOTHING,),
    "kind-differs.catalogue": _KINDS,
    "kind-differs.found": (
        later("a film"),
        later("a film or a recording"),
        later("a recording"),
        later("a video"),
        later("a PDF document"),
        later("a text document"),
        later("a spreadsheet"),
    ),
    "entries-lost.text": _LISTED,
    "catalogue-shrunk.text": _LISTED,
    "duplicate-link.text": _LISTED,
    "blocked.words": (later("nothing"),),
    "decision-ended.why": (later("New address: {text}"),),
}
WHY_TITLES: Final[Mapping[str, str]] = {
    "edition": later("a number (edition, year, volume) differs"),
    "words": later("other words"),
    "beside": later("it names the same book or site, and another thing of it"),
    "generic": later("it says nothing of what the page is about"),
    "lost": later("it is that of an error"),
    "none": later("the target has no title that says anything"),
    "disagree": later("its titles disagree among themselves"),
    "close": later("near, but not near enough to be sure"),
    "text": later("found on its first pages"),
    "echo": later("it is a page of search results, which quotes whatever was asked"),
    "introduced": later("what its titles lack stands right under its heading"),
    "elsewhere": later("nothing on the page has a word of what the catalogue names"),
    "mention": later("its first pages speak of it, further on than a document has its own title"),
    "tongue": later("it is in the language that the catalogue says, and its title is not"),
    "script": later("it is written in another script, and may be the same"),
}
"""Why two titles do or do not agree, by the code that is kept."""
CODES: Final[Mapping[tuple[str, str], str]] = {
    **{("kind", kind.value): words for kind, words in FAILURES.items()},
    **{("title-drift.why", code): words for code, words in WHY_TITLES.items()},
    ("kind", "connection-reset"): later("the connection was cut"),
    ("kind", "closed-without-answer"): later("it was closed without a word"),
    ("kind", "not-http"): later("what came is nothing that a browser could read"),
    ("kind", "headers-too-large"): later("the head of the answer has no end"),
    ("kind", "body-truncated"): later("the answer ended before its end"),
    ("kind", "decoding-error"): later("the answer could not be unpacked"),
    ("kind", "other"): later("nobody knows why"),
    ("kind", "unknown"): later("unknown"),
    ("kind", "empty"): later("nothing"),
    ("came", "unknown"): later("unknown"),
    ("came", "empty"): later("nothing"),
    ("placeholder", "coming-soon"): later("it is only being made"),
    ("placeholder", "fresh-site"): later("a site just begun"),
    ("placeholder", "hosting-suspended"): later("the site is suspended"),
    ("placeholder", "index-of"): later("a bare list of files"),
    ("placeholder", "server-default"): later("a page that came with the server"),
    ("placeholder", "server-error"): later("an error of the server"),
    ("placeholder", "wordpress-database"): later("WordPress without its database"),
    ("placeholder", "wordpress-install"): later("WordPress not yet set up"),
    ("year_of", "catalogue"): later("the catalogue"),
    ("year_of", "entry"): later("the entry"),
    ("year_of", "sentence"): later("the sentence"),
    ("year_of", "promise"): later("the promise"),
    ("duplicate-entry.titles", "equal"): later("the same"),
    ("duplicate-entry.titles", "one word differs"): later("one word differs"),
    ("duplicate-entry.titles", "differ"): later("not the same"),
    ("change", "address"): later("another address"),
    ("change", "shortener"): later("a short link"),
    ("change", "www"): later("its host is written otherwise"),
    ("change", "scheme"): later("it is delivered over https"),
    ("change", "case"): later("small and capital letters differ"),
    ("change", "index"): later("the name of an index file is left out"),
    ("change", "query"): later("parameters are left out"),
    ("change", "port"): later("a port is named or left out"),
    ("change", "encoding"): later("letters are written otherwise"),
    ("change", "slash"): later("a slash at the end differs"),
}
"""Codes that are kept as facts, in words."""
