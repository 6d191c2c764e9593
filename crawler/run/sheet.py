"""Sheets that came back: their rows become decisions, all of them or none, and every row is told of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from crawler.errors import UsageError
from crawler.judge.deciding import holds
from crawler.judge.decision_words import SAID, end_words, new_address, scope_words
from crawler.records import Action, Decision, Ended, EndedBy, Ending, Finding, Scope
from crawler.run.answering import LeftOutError, MistakeError, Speaker, of_fault, of_link, speakers
from crawler.run.work import Work
from crawler.sheet.answers import Answer, Told
from crawler.sheet.keys import About, fault_mark, link_mark

MOST_TOLD = 100  # mistakes; the rest is counted
_BATCH = 500


@dataclass(slots=True)
class Taken:
    """What came of sheets: decisions to keep, those they replace, what was there already, and what is left as it is. Places say which row."""

    made: list[tuple[str, Decision]] = field(default_factory=list)
    replaced: list[Ended] = field(default_factory=list)
    known: list[Told] = field(default_factory=list)
    left: list[Told] = field(default_factory=list)

    @property
    def addresses(self) -> Iterator[tuple[Decision, str]]:
        """Yield the addresses that catalogues are to carry instead."""
        for _, one in self.made:
            if address := new_address(one):
                yield one, address


def take(work: Work, said: Sequence[Answer], mistakes: Sequence[Told], who: str | None) -> Taken:
    """Return what the answers of sheets come to; nothing is kept yet. UsageError tells every row that cannot be used."""
    taking = _Taking(work, who)
    wrong = [*mistakes, *taking.of_all(said)]
    if wrong:
        rest = len(wrong) - MOST_TOLD
        more = [f"and {rest:,} more rows that cannot be used"] if rest > 0 else []
        raise UsageError("\n".join([*map(str, wrong[:MOST_TOLD]), *more, "nothing was taken in"]))
    return taking.taken


def keep(work: Work, taken: Taken) -> None:
    """Keep what was made, and end what it replaces, in one transaction."""
    if taken.made:
        work.store.decide([one for _, one in taken.made], taken.replaced)


class _Taking:
    """Taking in the answers of sheets, one after the other."""

    def __init__(self, work: Work, who: str | None) -> None:
        self.taken = Taken()
        self._work, self._who = work, who
        self._speakers = speakers(work, who)
        self._kept: dict[tuple[Action, Scope], list[Decision]] = defaultdict(list)
        for one in work.store.decisions(ended=True):
            self._kept[one.action, one.scope].append(one)

    def of_all(self, said: Sequence[Answer]) -> Iterator[Told]:
        """Take answers in; yield the mistakes."""
        urls = _urls(self._work, {one.key.mark for one in said if one.key.about is About.LINK})
        faults = _faults(self._work) if any(one.key.about is About.ENTRY for one in said) else {}
        for batch in _apart(said):
            wanted = {urls[one.key.mark]: one.key.seen for one in batch if one.key.mark in urls}
            asked = self._work.store.asked(wanted)
            for one in batch:
                try:
                    speaker = self._speaker(one)
                    if one.key.about is About.ENTRY:
                        made = of_fault(self._work, one, faults.get(one.key.mark), speaker)
                    else:
                        made = of_link(self._work, one, asked.get(urls.get(one.key.mark, "")), speaker)
                    self._sort(one, made)
                except MistakeError as mistake:
                    yield Told(one.place, str(mistake))
                except LeftOutError as reason:
                    self.taken.left.append(Told(one.place, str(reason)))

    def _speaker(self, answer: Answer) -> Speaker:
        """Return who fills in a row: whom the sheet was mailed to."""
        found = self._speakers.get(answer.key.person) or (Speaker(self._who, None) if self._who else None)
        if found is None:
            raise MistakeError("the configuration names nobody any more whom this row was mailed to; say --who NAME")
        return found

    def _sort(self, answer: Answer, made: Iterable[Decision]) -> None:
        """Sort decisions of a row: those that are new, those that are there already, and those that were ended since they were taken in."""
        for one in made:
            kept = self._kept[one.action, one.scope]
            standing = next((earlier for earlier in kept if holds(earlier, one.decided_at)), None)
            ended = next(
                (earlier for earlier in kept if earlier is not standing and _is_of(earlier, one, answer)), None
            )
            if standing is not None and (_is_same(standing, one, answer) or _agrees(standing, one, answer)):
                words = f"decided already, by {standing.who}: {scope_words(one.scope)}: {SAID[one.action]}"
                self.taken.known.append(Told(answer.place, words))
            elif ended is not None:
                words = f"was taken in before and has ended since ({_end_words(ended)}): {scope_words(one.scope)}"
                self.taken.left.append(Told(answer.place, words))
            else:
                self.taken.made.append((answer.place, one))
                if standing is not None:
                    self.taken.replaced.append(Ended(standing, Ending(one.decided_at, EndedBy.PERSON, one.who)))


def _apart(said: Iterable[Answer]) -> Iterator[list[Answer]]:
    """Yield answers by batches in which no link comes twice."""
    batch: list[Answer] = []
    marks: set[str] = set()
    for one in said:
        if len(batch) == _BATCH or one.key.mark in marks:
            yield batch
            batch, marks = [], set()
        batch.append(one)
        marks.add(one.key.mark)
    yield batch


def _urls(work: Work, marks: Collection[str]) -> Mapping[str, str]:
    """Return the addresses that marks stand for."""
    if not marks:
        return {}
    known = ((link_mark(url), url) for url in work.store.addresses())
    return {mark: url for mark, url in known if mark in marks}


def _faults(work: Work) -> Mapping[str, Finding]:
    """Return the faults of catalogues as they were last found, by their marks."""
    run = work.store.latest_run(withheld=False)
    found = work.store.catalogue_findings(run.id) if run else ()
    return {fault_mark(one.rule, one.catalogue, one.entry, one.url): one for one in found}


def _is_of(kept: Decision, one: Decision, answer: Answer) -> bool:
    """Tell whether a decision is what a row became when it was taken in before: the same words, said after what the row is about was seen."""
    return int(kept.decided_at.timestamp()) >= answer.key.seen and _is_same(kept, one, answer)


def _is_same(kept: Decision, one: Decision, answer: Answer) -> bool:
    """Tell whether a decision is what a row says, word for word; the day counts where one is given."""
    is_open = answer.day is None and answer.choice.replaces
    return (kept.who, kept.why) == (one.who, one.why) and (is_open or kept.until == one.until)


def _agrees(kept: Decision, one: Decision, answer: Answer) -> bool:
    """Tell whether somebody else has said the same, and no new address comes with this."""
    return kept.who != one.who and kept.until == one.until and answer.address is None


def _end_words(decision: Decision) -> str:
    """Say how a decision ended."""
    return end_words(decision) or (f"it held until {decision.until:%Y-%m-%d}" if decision.until else "")
