"""A file held against the one that was there at the last good check: another, a shorter one, or the same saved again."""

from dataclasses import dataclass

from crawler.judge.rule import Case
from crawler.judge.signs.cases import works
from crawler.judge.signs.changes import against_last, facts_of, same_bytes, still_news
from crawler.judge.signs.documents import is_document, is_file
from crawler.judge.signs.title_names import alike, pairs
from crawler.judge.title_signs import is_junk_info
from crawler.records import Facts, Finding, Title

_OTHER_SIZE = (
    0.1  # of the bytes: where nothing else is known of a file, a smaller difference may come from saving it again
)
_FEW_PAGES, _SOME_PAGES = 0.5, 4
_FEW_BYTES, _SOME_BYTES = 0.3, 20_000
_PAGED, _HOLDING = frozenset({"pdf", "tiff"}), frozenset({"zip", "tar", "7z"})
_PICTURES = frozenset({"png", "gif", "webp", "jpeg", "tiff", "svg"})  # networks of servers make them smaller on the way


@dataclass(frozen=True, slots=True)
class Files:
    """The file of the last good check and that of today: what is known of them, and their bytes."""

    before: Facts
    now: Facts
    size_before: int
    size: int

    @property
    def pages(self) -> tuple[int, int] | None:
        """Return how many pages they have, where that is known of both."""
        return self._counted(_PAGED)

    @property
    def parts(self) -> tuple[int, int] | None:
        """Return how many files they hold; of office documents that is left to the program that saves them."""
        return self._counted(_HOLDING)

    def _counted(self, kinds: frozenset[str]) -> tuple[int, int] | None:
        if self.before.kind not in kinds or self.now.kind not in kinds:
            return None
        before, now = (facts.document.pages if facts.document else None for facts in (self.before, self.now))
        return (before, now) if before and now else None


def files(case: Case) -> Files | None:
    """Return the two files; None where one of them is none, or they are the same byte for byte."""
    last, now = case.past.last_good, case.evidence.facts
    before = facts_of(last)
    if last is None or before is None or now is None or not works(case) or same_bytes(case):
        return None
    earlier, answer = last.evidence.answer, case.evidence.answer
    if (
        earlier is None
        or answer is None
        or not is_document(case)
        or not (is_file(before.kind) or before.kind == now.kind)
    ):
        return None
    return Files(before, now, earlier.size, answer.size)


def shrunk(found: Files) -> str | None:
    """Say what there is far less of, `pages` or `bytes`; a file with as many pages as before has only been saved better."""
    if found.pages:
        before, now = found.pages
        return "pages" if before >= _SOME_PAGES and now <= _FEW_PAGES * before else None
    few = found.size <= _FEW_BYTES * found.size_before and found.size_before >= _SOME_BYTES
    return "bytes" if few and found.now.kind not in _PICTURES else None


def changed(case: Case, found: Files) -> str | None:
    """Say what shows that it is another file (`kind`, `pages`, `parts`, `title`, `text` or `bytes`); None for one that was saved again."""
    text = against_last(case)
    if found.before.kind != found.now.kind:
        return "kind"
    if found.pages and found.pages[0] != found.pages[1]:
        return "pages"
    if found.parts and found.parts[0] != found.parts[1]:
        return "parts"
    if text is not None and not text.same:
        return "text"
    titles = [pair for pair in pairs(_named(found.before), _named(found.now)) if not alike(*pair, frozenset())]
    if titles and (text is None or text.alike < 1):
        return "title"
    known = found.pages is not None or text is not None
    resized = abs(found.size - found.size_before) > _OTHER_SIZE * max(found.size, found.size_before)
    return "bytes" if resized and not known else None


def carried(case: Case, slug: str) -> Finding | None:
    """Return what was said at the last good check, while that file is there still."""
    earlier, answer = still_news(case, slug), case.evidence.answer
    return earlier if earlier and answer and works(case) and earlier.params.get("size") == answer.size else None


def _named(facts: Facts) -> Facts:
    """Return the facts with usable titles only: what a program left in the title of a file changes when it is saved again."""
    titles = tuple(Title(title.source, title.text) for title in facts.titles if not is_junk_info(title.text))
    return Facts(facts.kind, titles)
