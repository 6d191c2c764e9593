"""Pages of another number than the catalogue's title has: another report of the same name, another issue of a journal."""

from crawler.judge.title_numbers import take_numbers
from crawler.judge.title_rest import is_numbered_otherwise
from crawler.judge.title_words import Reading, clean, fold, plain_words, read_title
from crawler.records import Facts

ISSUES = frozenset({"vol", "issue"})
"""Parts of a periodical, each with things of its own."""
_BEGINNING = 600  # letters of a page
_FIRST_HEADINGS = 6


def is_numbered_so(ours: Reading, best: Reading, facts: Facts) -> bool:
    """Tell whether a page has the number of ours neither in its best title nor where its text begins, and a heading another in its place: "Monitoring report 25"."""
    if _is_of_another_issue(ours, best, facts):
        return True
    numbers = {word for word in ours.plain.split() if word.isdigit()}.difference(best.plain.split())
    if not numbers or not numbers.isdisjoint(_counted(facts.text[:_BEGINNING]).split()):
        return False
    return is_numbered_otherwise(ours, " | ".join(_counted(head) for head in facts.headings[:_FIRST_HEADINGS]))


def _is_of_another_issue(ours: Reading, best: Reading, facts: Facts) -> bool:
    """Tell whether ours is an issue of what a page is titled by, and the page names no issue before another: "Current issue", "Vol 13, No 1"."""
    issue = {part for part in ours.numbers.parts if part[0] in ISSUES}
    if not issue or not issue.isdisjoint(best.numbers.parts):
        return False
    named = (read_title(head).numbers.parts for head in facts.headings[:_FIRST_HEADINGS])
    first = next((parts for parts in named if any(name in ISSUES for name, _ in parts)), frozenset())
    return any(dict(first).get(name, number) != number for name, number in issue)


def _counted(text: str) -> str:
    """Return the words of a text, with those for numbers as digits."""
    return " ".join(plain_words(fold(take_numbers(clean(text))[0])))
