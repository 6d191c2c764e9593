"""A web page came where a document was promised.

## What it finds

HTML in answer to an address, file name or link text that promises a document, or where a document was at the last
good check. Sign-in pages and challenges are told by rules of their own; viewers of repositories and wikis are pages
by nature, and so is the page of a report that has the catalogue's title and offers a PDF, where only the link's words
("PDF") promise one: it is one click away. A word alone promises nothing where it is the entry's own title ("docx", a program), nor does a small "doc"
without a size: in lists of programs that is their documentation. What Word or Excel write as HTML opens in them, and so does a table that is sent as one of Excel's.

## Why it matters

The status is 200 and the name ends in .pdf, so simple checkers are content. The reader gets an error page, or has to
search.

## Example

```
GET /files/report.pdf
HTTP/1.1 200 OK
Content-Type: text/html
```

## What to do

Open it. If the page offers the document, link to the document's new address.
"""

from crawler.judge.rule import PAGES, Case, Group, Rule
from crawler.judge.signs.cases import finding, works
from crawler.judge.signs.documents import opens_as, promised
from crawler.judge.signs.landing import is_its_page
from crawler.records import Finding, Severity, Verdict


def check(case: Case) -> Finding | None:
    """Speak when HTML came in place of a promised document."""
    facts = case.evidence.facts
    if facts is None or facts.kind != "html" or not works(case):
        return None
    wanted = promised(case)
    if wanted is None or opens_as(case, facts, wanted) or is_its_page(case, facts, wanted):
        return None
    return finding("not-the-document", case, 0.95, wanted=wanted, came=facts.kind)


RULE = Rule(
    code="D001",
    slug="not-the-document",
    group=Group.DOWNLOAD,
    severity=Severity.ERROR,
    title="A web page in place of the document",
    message="A web page came where a {wanted} document was promised.",
    suggestion="Find the document on the page that came, or on the site, and link to it.",
    page=__doc__,
    verdict=Verdict.BROKEN,
    looks_at=PAGES,
    check_link=check,
)
