"""What programs export that is nearly a known format: references of EndNote and PubMed, outlines with addresses elsewhere, marks of forums."""

from typing import Any

import pytest

from crawler.records import Role

LISTED = [("Keeping Warm", "https://age.example/warm.pdf"), ("A Guide to Allotments", "https://plots.example/guide"), ("Debt", "https://mind.example/debt")]  # fmt: skip

EXPORTS = {
    "EndNote": "%0 Report\n%T {title}\n%A Hill, Ann\n%D 2019\n%U {url}\n%7 second\n\n",
    "an outline whose text is a link": '<outline text="&lt;a href=&quot;{url}&quot;&gt;{title}&lt;/a&gt;"/>',
    "an outline with its address as a note": '<outline text="{title}" _note="{url}"/>',
    "BBCode": "[url={url}]{title}[/url]\n",
    "BibDesk": "@Book{{a{n}, Title = {{{title}}}, Bdsk-Url-1 = {{{url}}}}}\n",
    "references in Markdown": "- Hill, A. (2019). *{title}*. Hive Press. <{url}>\n",
    "references without italics": "- Hill, A. (2019). {title}. Hive Press. <{url}>\n",
}


@pytest.mark.parametrize("written", EXPORTS)
def test_titles_and_addresses_come_back(read_bytes: Any, written: str) -> None:
    """Each resource once, and nothing else."""
    body = "".join(EXPORTS[written].format(title=t, url=u, n=n) for n, (t, u) in enumerate(LISTED))
    if "outline" in written:
        body = f'<opml version="2.0"><body><outline text="Ours" _note="Some words">{body}</outline></body></opml>'
    entries = read_bytes(f"# Ours\n\n{body}" if "references" in written else body).entries
    assert [(one.title, next(use.href for use in one.links if use.role is Role.PRIMARY)) for one in entries] == LISTED


def test_articles_of_pubmed_have_their_names(read_bytes: Any) -> None:
    """Lines that are indented go on with the one above (https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format)."""
    one = "PMID- 123\nOWN - NLM\nTI  - Bees\n      and wax.\nFAU - Hill, Ann\nAU  - Hill A\nDP  - 2019 Jan\nAID - S1 [pii]\nAID - 10.1000/x1 [doi]\n\n"
    entries = read_bytes(one + one.replace("Bees", "Hives").replace("x1", "x2")).entries
    assert [(entry.title, entry.authors, entry.year) for entry in entries] == [
        ("Bees and wax", ("Ann Hill",), 2019), ("Hives and wax", ("Ann Hill",), 2019)]  # fmt: skip
    assert entries[0].links[0].href == "doi:10.1000/x1"


def test_a_text_about_percent_signs_is_none_of_them(read_bytes: Any) -> None:
    """Only records are."""
    assert read_bytes("%0 is what EndNote begins a record with.\n\n%T is the title.\n").head.format == "text"
