"""It cannot be told whether the file is sound: it could not be looked into within limits, or its parts disagree.

## What it finds

Files that came, and of which nothing can be said: more was to be unpacked than is looked at, opening took too long or too much memory, the
program that opens it crashed, or it was not read to its end because it is larger than `fetch.max_document` or this machine's disk is full.
MP3 files that are shorter than their header says, and all the same end with a whole frame or a tag: programs that shorten a sound leave
the header as it was. The verdict is that of the answer: nothing here proves that a person could not open the file.

## Why it matters

The report's "good" rests on what was seen. Of these files only the beginning was.

## Example

```
archive.zip    4 MB that unpack to 4 GB
```

## What to do

Open it once with your own eyes. A file that asks for gigabytes in order to be opened serves few readers.
"""

from crawler.judge.rule import SUCCESSES, Case, Group, Rule
from crawler.judge.signs.cases import finding, works
from crawler.judge.signs.documents import is_document
from crawler.records import Answer, Facts, Finding, Severity


def check(case: Case) -> Finding | None:
    """Speak when a file was not looked into, and say why."""
    answer, facts = case.evidence.answer, case.evidence.facts
    if answer is None or facts is None or not works(case):
        return None
    why = _why(answer, facts, document=is_document(case))
    return finding("download-unchecked", case, kind=facts.kind, why=why) if why else None


def _why(answer: Answer, facts: Facts, *, document: bool) -> str | None:
    """Tell what stood in the way; a page of which a part was read was looked into as far as a page is."""
    if answer.no_room:
        return "there was no room on this machine's disk"
    if facts.document is None or facts.document.encrypted or facts.document.opens is not None:
        return None
    if not document and facts.kind != "unknown":
        return None
    return facts.document.damage or ("larger than what is read of a file" if answer.capped else None)


RULE = Rule(
    code="D007",
    slug="download-unchecked",
    group=Group.DOWNLOAD,
    severity=Severity.INFO,
    title="Not checked in full",
    message="It could not be told whether the file is sound: {why}.",
    suggestion="Open it once with your own eyes.",
    page=__doc__,
    looks_at=SUCCESSES,
    check_link=check,
)
