"""The target is of another kind than the catalogue says.

## What it finds

A report, a paper, a book or another thing to read, where the target is a film or a recording, or the page of one; and a film or video whose address leads to a document or a picture. What may be either (a guide, a
toolkit, a course, a case study) is left alone, and so is a page that only shows a film beside its text.

## Why it matters

Readers who look for something to read, to print or to quote are not helped by a film, nor the other way round.

## Example

```
catalogue: report        target: a video
```

## What to do

Look whether the document itself stands nearby; correct the address, or the description.
"""

from dataclasses import replace

from crawler.judge.rule import Case, Group, Rule
from crawler.judge.signs.cases import finding
from crawler.judge.signs.claims import claim, shared
from crawler.records import Details, Facts, Finding, Severity

_TO_READ = frozenset(
    {"report", "paper", "pamphlet", "leaflet", "booklet", "brochure", "book", "handbook", "manual", "briefing"}
    | {"factsheet", "checklist", "template", "workbook", "newsletter", "directory", "magazine", "journal", "poster"}
)
_TO_WATCH = frozenset({"video", "film"})
_FILMS = {"webm": "a film", "avi": "a film"}
_SOUNDS = {
    "mp4": "a film or a recording",
    "mp3": "a recording",
    "ogg": "a recording",
    "wav": "a recording",
    "flac": "a recording",
}
_DOCUMENTS = {
    "pdf": "a PDF document",
    "docx": "a text document",
    "doc": "a text document",
    "odt": "a text document",
} | {
    "rtf": "a text document",
    "xlsx": "a spreadsheet",
    "xls": "a spreadsheet",
    "ods": "a spreadsheet",
}
_READ_ALOUD = frozenset({"book", "magazine", "journal", "newsletter"})
_ENOUGH_TO_READ = 300  # words of its own: a page with more has the text beside the film
_VIDEO = "a video"


def check(case: Case) -> Finding | None:
    """Speak when what is to be read is a film or a recording, or what is to be watched a document."""
    found = claim(case)
    if found is None or found.entry.kind is None or shared(case):
        return None
    kind, facts = found.entry.kind, found.facts
    if kind in _TO_READ:
        other = (
            _FILMS.get(facts.kind) or (None if kind in _READ_ALOUD else _SOUNDS.get(facts.kind)) or _video_page(facts)
        )
    else:
        other = _DOCUMENTS.get(facts.kind) if kind in _TO_WATCH else None
    if other is None:
        return None
    return replace(finding("kind-differs", case, 0.7, catalogue=kind, found=other), entry=found.entry.id)


def _video_page(facts: Facts) -> str | None:
    """Tell whether a page says that it is a video, and has little else to say."""
    said = facts.details or Details()
    told = facts.words if facts.prose is None else facts.prose
    is_video = (said.kind or "").startswith(("video", "VideoObject"))
    return _VIDEO if facts.kind == "html" and is_video and told < _ENOUGH_TO_READ else None


RULE = Rule(
    code="N009",
    slug="kind-differs",
    group=Group.TITLE,
    severity=Severity.INFO,
    title="Another kind of thing",
    message="The catalogue says {catalogue}; the target is {found}.",
    suggestion="Look whether the document itself stands nearby; correct the address, or the description.",
    page=__doc__ or "",
    check_link=check,
)
