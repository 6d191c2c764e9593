"""The page of a document in place of the document: it has the catalogue's title and offers the file, one click away."""

from crawler.judge.matching import title_match
from crawler.judge.rule import Case
from crawler.judge.signs.documents import is_promised_in_words
from crawler.records import Facts, TitleMatch


def is_its_page(case: Case, facts: Facts, wanted: str) -> bool:
    """Tell whether a page came for what only the link's words call a PDF, has its title, and offers one: a short page by a link, any by `citation_pdf_url`.

    Publishers and repositories give each report such a page, and lists link to it under "(PDF)".
    """
    offered = f"offers-{wanted}" in facts.marks and facts.kind == "html"
    return offered and is_promised_in_words(case) and title_match(case) is TitleMatch.SAME
