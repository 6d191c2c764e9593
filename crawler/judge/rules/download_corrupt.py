"""The file is damaged: usual programs do not open it.

## What it finds

Files of the promised kind, and whole by their end mark, that do not open, or whose data cannot be unpacked: checksums that fail, blocks of
zeros, binary data that some transfer took for text. Texts and tables that came as base64, with the marks of chunks or the head of a message
left in them, that break off into a page of an error, or go over into zeros or other data. And bytes in which no format at all is recognised where a document was promised.

## Why it matters

The reader gets an error message after a long download.

## Example

```
report.docx    the main part of the archive fails its checksum
```

## What to do

Try to open it. Tell the site's owner which program failed.
"""

from crawler.judge.rule import Case, Group, Outcome, Rule
from crawler.judge.signs.cases import finding, works
from crawler.judge.signs.documents import is_document, is_spoiled_text, promised
from crawler.judge.signs.error_texts import is_overlaid
from crawler.records import Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when a file came that does not open."""
    answer, facts = case.evidence.answer, case.evidence.facts
    if answer is None or facts is None or answer.capped or not works(case):
        return None
    document = facts.document
    is_wanted = is_document(case) or is_spoiled_text(case, facts)
    broken = is_wanted and document is not None and document.opens is False and not document.encrypted
    unseen = document is not None and document.opens is None and document.damage is not None
    wanted = promised(case)
    broken = broken or (wanted is not None and is_overlaid(facts, wanted))
    if not broken and (unseen or facts.kind != "unknown" or wanted is None):
        return None
    return finding("download-corrupt", case, 0.9, kind=facts.kind, damage=document.damage if document else None)


RULE = Rule(
    code="D003",
    slug="download-corrupt",
    group=Group.DOWNLOAD,
    severity=Severity.ERROR,
    title="The file is damaged",
    message="The file is damaged: usual programs do not open it.",
    suggestion="Tell the site's owner; look for another copy.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=frozenset({Outcome.OTHER}),
    check_link=check,
)
