"""What a person says in one row of a sheet, made into decisions: bound to what was seen when the sheet was made, or told why not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta

from crawler.config import Person
from crawler.history.asked import Asked
from crawler.judge.deciding import ending
from crawler.judge.decision_words import end_words, why_replaced
from crawler.judge.own_words import NO_NOTE
from crawler.judge.proposals import DecisionError, bound
from crawler.judge.rule import Case
from crawler.links import resolve
from crawler.links.normalise import Address
from crawler.records import Action, Basis, Check, Decision, EndedBy, Finding, Past, Scope, State, Verdict
from crawler.run.decided import seen_of
from crawler.run.recipients import recipients
from crawler.run.work import Work
from crawler.sheet.answers import Answer
from crawler.sheet.choices import USE_ADDRESS
from crawler.sheet.keys import person_mark

PATIENCE = timedelta(days=28)  # for so long a new address may take to come into the catalogue, where no day is given
_OF_ONES_OWN = frozenset({Action.IGNORE, Action.LOOK_AGAIN, Action.ACCEPT_ADDRESS, Action.ACCEPT_TITLE})


class MistakeError(ValueError):
    """Why a row cannot be used: nothing of the sheet is taken in."""


class LeftOutError(ValueError):
    """Why a row is left as it is: nothing is wrong with it, but there is nothing to decide any more."""


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something: what they are called, and the catalogues that are theirs; None where that is not known."""

    name: str
    catalogues: frozenset[str] | None


def speakers(work: Work, who: str | None) -> Mapping[str, Speaker]:
    """Return those whom the configuration names, by their mark in an ID; `who` stands in place of their names."""
    found: dict[str, Speaker] = {}
    for address, (person, names) in recipients(work.settings).items():
        found[person_mark(address)] = Speaker(who or _name(person), frozenset(names))
    return found


def of_link(work: Work, answer: Answer, asked: Asked | None, speaker: Speaker) -> tuple[Decision, ...]:
    """Return what a row about a link becomes. Raises MistakeError or LeftOutError."""
    if asked is None:
        raise MistakeError("its link is none of this history; was the sheet mailed by another installation?")
    then, last = asked.then, asked.last
    if not asked.present or last is None:
        raise LeftOutError(f"{asked.link.url} stands in no catalogue any more")
    if then is None:
        raise LeftOutError(
            f"what was seen of {asked.link.url} when the sheet was made is no longer kept; see the next sheet"
        )
    case = _case(work, asked, then)
    said = _decision(work, answer, speaker, Scope(asked.link.url), _address(answer, asked, then))
    made = tuple(_bound(said, case, then, speaker))
    _look_since(work, made[0], asked, then, last)
    return made


def of_fault(work: Work, answer: Answer, finding: Finding | None, speaker: Speaker) -> tuple[Decision, ...]:
    """Return what a row about a fault of the catalogue itself becomes. Raises MistakeError or LeftOutError."""
    if finding is None:
        raise LeftOutError("this is no longer found in the catalogue")
    if answer.choice.action is Action.FIXED:
        raise LeftOutError("whether it is mended is seen when the catalogue is read next")
    if answer.choice.action not in (Action.IGNORE, Action.LOOK_AGAIN):
        raise MistakeError(f"“{answer.choice.words}” is said of links; this row is about words of the catalogue")
    if answer.choice is USE_ADDRESS and answer.address is None:
        raise MistakeError("“Use the new address” needs an address under New URL")
    entry = finding.entry
    if entry is None and finding.url is None:
        way = f"crawler decide --rule {finding.rule} --catalogue {finding.catalogue}"
        raise LeftOutError(
            f"is about the catalogue as a whole, which a row cannot decide; mend it there, or see `{way}`"
        )
    scope = Scope(None if entry else finding.url, entry, finding.rule, None, finding.catalogue)
    said = _decision(work, answer, speaker, scope, answer.address)
    return (replace(said, basis=Basis(finding.rule)),)


def _name(person: Person) -> str:
    """Return what a person is called."""
    return person.name or person.email or "the contact person"


def _case(work: Work, asked: Asked, check: Check) -> Case:
    """Return a check as rules look at it."""
    evidence = check.evidence
    return Case(asked.link, evidence, evidence.asked_at, Past(), asked.entries, work.settings.judge)


def _address(answer: Answer, asked: Asked, then: Check) -> str | None:
    """Return the address that the catalogue is to carry: as given, else where the link has moved to."""
    given = answer.address
    if given is None and answer.choice is USE_ADDRESS:
        if then.judgement.verdict is not Verdict.MOVED:
            raise MistakeError("“Use the new address” needs an address under New URL: none was suggested for this link")
        given = then.evidence.final_url
    found = resolve(given) if given else None
    if isinstance(found, Address) and found.url == asked.link.url:
        raise MistakeError("the address under New URL is the one that the catalogue has already")
    return given


def _decision(work: Work, answer: Answer, speaker: Speaker, scope: Scope, address: str | None) -> Decision:
    """Return what is said, not yet bound to anything."""
    now = work.clock()
    until = _moment(work, answer.day) if isinstance(answer.day, date) else None
    if until is not None and until <= now:
        raise MistakeError(f"the day under Look again on, {answer.day}, is past")
    if until is None and answer.choice is USE_ADDRESS:
        until = now + PATIENCE
    why = why_replaced(address, answer.note) if address else answer.note or NO_NOTE
    return Decision(answer.choice.action, scope, speaker.name, why, now, until)


def _moment(work: Work, day: date) -> datetime:
    """Return when a day begins where the reader is."""
    try:
        return datetime.combine(day, time(), work.settings.zone).astimezone(UTC)
    except OverflowError:
        raise MistakeError(f"{day} is beyond the calendar") from None


def _bound(said: Decision, case: Case, then: Check, speaker: Speaker) -> Iterator[Decision]:
    """Yield decisions with the evidence they are said of. What is for each catalogue to choose is said of the speaker's own, where others carry the link too."""
    try:
        made = bound(said, case, then.judgement)
    except DecisionError as refused:
        raise MistakeError(str(refused).removeprefix(f"{case.link.url}: ")) from None
    carrying = {place.catalogue for place in case.link.places}
    mine = speaker.catalogues
    if mine is None or carrying <= mine or said.action not in _OF_ONES_OWN:
        yield from made
        return
    yield from _own(made, case, carrying & mine)


def _own(made: Collection[Decision], case: Case, names: Collection[str]) -> Iterator[Decision]:
    """Yield decisions for some catalogues alone."""
    if not names:
        raise LeftOutError(f"{case.link.url} stands in none of the catalogues of whom the sheet was mailed to")
    for one in made:
        entry = case.entries.get(one.scope.entry or "")
        if entry is None:
            yield from (replace(one, scope=replace(one.scope, catalogue=name)) for name in sorted(names))
        elif entry.catalogue in names:
            yield one


def _look_since(work: Work, made: Decision, asked: Asked, then: Check, last: Check) -> None:
    """Refuse what the last check would have ended by now. What was mended since that check is for the next one to see."""
    if then.evidence.asked_at == last.evidence.asked_at:
        return
    seen = seen_of(_case(work, asked, last))
    end = ending(made, last.judgement, seen, confirmed=asked.state is State.BROKEN)
    if end is None or (made.action is Action.FIXED and end.by is EndedBy.AGAIN):
        return
    now = "it works now" if end.by is EndedBy.REASON and not end.now else end_words(replace(made, ending=end))
    raise LeftOutError(
        f"{asked.link.url} is no longer what it was when the sheet was made ({now}), so nothing is decided"
    )
