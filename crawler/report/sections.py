"""Sections of the weekly report that go on from week to week: in an ordinary mail they say what is new, and how many were told before.

The same list every week is a list that nobody reads: what was told before stands in the attached sheet, and is listed again in a reminder, or where no
sheet goes with the mail.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from crawler.judge.words import title
from crawler.language import number, say, say_many
from crawler.records import Changes, Finding, WeeklyReport
from crawler.report.groups import Matter
from crawler.report.items import host_name, name_of
from crawler.report.words import Clock

NAMED = 5  # of what is still broken, by title and day alone
_ENDED = "decision-ended"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Draft:
    """One section before it is known how much room it has.

    `number` is how many links it is about, None where nothing is counted; `named` are lines of those that are not among the matters, and `more` how many such there are besides.
    """

    title: str
    meaning: str
    number: int | None = None
    matters: Sequence[Matter] = ()
    named: tuple[str, ...] = ()
    more: int = 0


def still_broken(found: Sequence[Matter], changes: Changes, clock: Clock, *, behind: bool) -> Draft:
    """Return the section of what is still broken: how many, the oldest, and in full only what there is news of, where the rest is listed `behind` the mail."""
    news = [_has_news(matter, changes) for matter in found]
    shown = [matter for matter, is_news in zip(found, news, strict=True) if is_news or not behind]
    rest = sorted((matter for matter, is_news in zip(found, news, strict=True) if behind and not is_news), key=_since)
    named = tuple(_named(matter, clock) for matter in rest[:NAMED])
    amount = len(changes.still)
    counted = {change.link.url for change in changes.still}
    behind_it = sum(_links_among(matter, counted) for matter in rest)
    told = told_before(behind_it, new=bool(shown)) if rest else say("You have been told of these before.")
    since = min(map(_since, found), default=_EPOCH)
    oldest = say("The oldest has failed since {day}.", day=clock.day(since)) if since > _EPOCH else ""
    meaning = " ".join(filter(None, (told, "" if named else oldest)))
    more = sum(_links_among(matter, counted) for matter in rest[NAMED:])
    return Draft(say("Still broken"), meaning, amount, shown, named, more)


def could_not_verify(found: Sequence[Matter], changes: Changes, *, behind: bool) -> Draft:
    """Return the section of what could not be verified: by reason, the new ones first, and they alone where the rest is listed `behind` the mail."""
    unheard = changes.unheard
    shown = [matter for matter in found if not behind or _is_unheard(matter, unheard) or _has_ended(matter)]
    rest = len(found) - len(shown)
    cannot = say("A program cannot tell whether these work. Please open them yourself.")
    before = told_before(rest, new=bool(shown)) if rest else _new_first(found, unheard)
    meaning = " ".join(filter(None, (cannot, before, _reasons(found))))
    return Draft(say("Could not verify"), meaning, len(found), _by_reason(shown, unheard))


def waiting(amount: int) -> Draft:
    """Return the section of what is not certain yet."""
    meaning = say_many(
        "{number} link failed lately; it is checked again before we call anything broken.",
        "{number} links failed lately; they are checked again before we call anything broken.",
        amount,
    )
    return Draft(say("Waiting for confirmation"), meaning, amount)


def of_words(weekly: WeeklyReport) -> str:
    """Say what faults of a catalogue are, and how many were told before; the sheet lists those."""
    meaning = say("Nothing to do with the links: words of the catalogue that need a look.")
    return " ".join(filter(None, (meaning, told_before(len(weekly.known), new=bool(weekly.faults)))))


def told_before(amount: int, *, new: bool) -> str:
    """Say of some things, or of all there are, that they were told before; empty where none was."""
    if not amount:
        return ""
    if new:
        return say_many(
            "{number} of them was told before and stands in the attached sheet.",
            "{number} of them were told before and stand in the attached sheet.",
            amount,
        )
    return _listed(amount)


def _listed(amount: int) -> str:
    """Say that what was told before is listed in the sheet."""
    return say_many(
        "You have been told of it before; the attached sheet lists it.",
        "You have been told of these before; the attached sheet lists them.",
        amount,
    )


def _since(matter: Matter) -> datetime:
    """Return since when something fails, with those under it."""
    known = [one.link.failing_since for one in (matter, *matter.under) if one.link and one.link.failing_since]
    return min(known, default=_EPOCH)


def _named(matter: Matter, clock: Clock) -> str:
    """Return what is broken in a line: its title, and since when; a host that is down by its name."""
    name = host_name(matter, matter.link) if matter.under and matter.link else name_of(matter)
    since = _since(matter)
    return name if since == _EPOCH else f"{name} · {say('failing since {day}', day=clock.day(since))}"


def _links_among(matter: Matter, urls: Collection[str]) -> int:
    """Return how many links of a matter are among some."""
    return sum(one.link is not None and one.link.url in urls for one in (matter, *matter.under))


def _has_news(matter: Matter, changes: Changes) -> bool:
    """Tell whether there is more to say of what goes on to be broken than was told before: the end of a decision, a doubt beside it, links that joined it."""
    return _has_ended(matter) or _is_unheard(matter, changes.unheard) or bool(_links_among(matter, changes.joined))


def _has_ended(matter: Matter) -> bool:
    """Tell whether something a person decided has ended, which is told once."""
    return any(finding.rule == _ENDED for one in (matter, *matter.under) for finding in one.findings)


def _reason_of(matter: Matter) -> str:
    """Return why something could not be verified."""
    return (matter.link.reason or "") if matter.link else ""


def _is_unheard(matter: Matter, unheard: Collection[str]) -> bool:
    """Tell whether a person hears of something for the first time."""
    return any(one.link is not None and one.link.url in unheard for one in (matter, *matter.under))


def _by_reason(matters: Sequence[Matter], unheard: Collection[str]) -> list[Matter]:
    """Put what is told for the first time before the rest, and matters of the same reason together, the most frequent first."""
    counted = Counter(map(_reason_of, matters))
    return sorted(
        matters,
        key=lambda matter: (not _is_unheard(matter, unheard), -counted[_reason_of(matter)], _reason_of(matter)),
    )


def _new_first(matters: Sequence[Matter], unheard: Collection[str]) -> str:
    """Say how many are told for the first time, where others were told before."""
    new = sum(_is_unheard(matter, unheard) for matter in matters)
    if new in (0, len(matters)):
        return "" if new else say("You have been told of these before.")
    return say_many("{number} of them is new and stands first.", "{number} of them are new and stand first.", new)


def _reasons(matters: Sequence[Matter]) -> str:
    """Say how often each reason stands behind what could not be verified; empty for one alone, which says it itself."""
    counted = Counter(map(_reason_of, matters)).most_common()
    if len(counted) < 2:  # noqa: PLR2004 - nothing to tell apart
        return ""
    said = [f"{title(Finding(slug)) if slug else say('Comes and goes')} ({number(amount)})" for slug, amount in counted]
    return f"{'; '.join(said)}."
