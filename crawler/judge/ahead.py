"""What would change a verdict, worked out where it can be: by judging again without a sign, and by letting the state machine run on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from crawler.judge.matching import best
from crawler.judge.own_words import said_anew
from crawler.judge.rule import Case
from crawler.judge.signs.weights import THRESHOLD, Sign, total
from crawler.judge.states import advance
from crawler.judge.title_compare import SAME
from crawler.judge.words import plain
from crawler.language import later, number, say, say_many
from crawler.records import WORKING, Judgement, Span, State, TitleMatch, Verdict

_MOST_FAILURES = 20  # looked ahead; settings may ask for more, and then no day is named
_STEP = timedelta(hours=1)
_NAMED = 3  # signs
# What would settle a link that could not be verified, or was not asked, by the rule that decided.
_SETTLES = {
    "login-required": later(
        "Only somebody who may sign in can tell; a check with their eyes, recorded as a decision, settles it."
    ),
    "payment-required": later("Only somebody who has paid can tell."),
    "challenge": later(
        "An answer without the challenge settles it either way; sites lift it for crawlers they know by name."
    ),
    "blocked": later(
        "An answer other than a refusal settles it either way; a word to the site's owner may open the door."
    ),
    "rate-limited": later("A later check, once the site answers again, settles it."),
    "temporarily-unavailable": later("A later check, once the site is back, settles it."),
    "needs-javascript": later("A look in a browser settles it; the page's own words come by script."),
    "robots-disallowed": later(
        "The site's rules for robots would have to allow it, or the catalogue's owner has leave and says `robots: ignore`."
    ),
    "host-unreachable": later("One answer of that host settles it for all its links."),
    "host-resting": later("The host asked to be left alone for longer than a run lasts; a later run asks it again."),
    "private-address": later("The network would have to be allowed by name: `fetch.allow_networks`."),
    "over-budget": later("The next run takes it up: what waits longest goes first."),
    "excluded": later("The catalogue would have to name it no longer among what is left out."),
    "unsupported-scheme": later("A web address in its place would be checked."),
    "mail-address-invalid": later("Once the mail address is right, nothing is said of it any more."),
    "relative-without-base": later("With `base`, the address that this one is relative to, it would be checked."),
    "certificate-incomplete": later("Once the site sends all its certificates it is an ordinary link."),
    "unavailable-for-legal-reasons": later(
        "The answer differs by country; a look from the readers' country settles it."
    ),
}
_SETTLED = later("An answer that shows the page, or says plainly that there is none.")


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that would change the verdict or the state; `{day}` in the words stands for `day`."""

    words: str
    day: datetime | None = None


def would_change(case: Case, judgement: Judgement, span: Span | None, weighed: tuple[Sign, ...]) -> Iterator[Turn]:
    """Yield what would change the verdict, then what comes of it over time. `weighed` are the signs of the suspicion that counts most."""
    match judgement.verdict:
        case Verdict.BROKEN:
            yield from _without(weighed)
            yield Turn(say("One check that finds the resource again clears it."))
            yield from _confirmation(case, judgement, span)
        case Verdict.UNSURE | Verdict.SKIPPED:
            yield Turn(say(_SETTLES.get(judgement.reason or "", _SETTLED)))
            yield Turn(say("Until then it counts neither for nor against the link."))
        case Verdict.MOVED:
            yield Turn(say("With the new address in the catalogue it is simply fine."))
        case Verdict.OK:
            yield from _short_of(weighed)
            yield from _other_title(case, judgement)
            yield from _confirmation(case, judgement, span)


def _without(weighed: tuple[Sign, ...]) -> Iterator[Turn]:
    """Leave out one sign after the other, and see whether the rest still suffices."""
    if total(weighed) < THRESHOLD:
        return
    carrying = [
        sign
        for sign in weighed
        if sign.weight > 0 and total(tuple(one for one in weighed if one is not sign)) < THRESHOLD
    ]
    for sign in carrying[:_NAMED]:
        told = said_anew("signs", plain(sign.words))
        yield Turn(say("Without this one sign the page would pass for a living one: {sign}.", sign=told))
    if not carrying:
        yield Turn(say("No single sign decides: leave out any one of them, and the others still suffice."))


def _short_of(weighed: tuple[Sign, ...]) -> Iterator[Turn]:
    """Say how far a page is from being called a not-found page, where something speaks for that."""
    against = [sign for sign in weighed if sign.weight > 0]
    if against:
        missing = THRESHOLD - sum(sign.weight for sign in weighed)
        form = (
            later("It would take signs worth {more} more for the page to count as a not-found page in disguise.")
            if missing > 0
            else later("It would take a second sign for the page to count as a not-found page in disguise.")
        )
        yield Turn(say(form, more=number(missing, 2)))


def _other_title(case: Case, judgement: Judgement) -> Iterator[Turn]:
    """Say what would make a drifted title agree."""
    compared = best(case)
    if judgement.title is TitleMatch.DRIFTED and compared is not None:
        same, has = number(SAME), number(compared[1].score)
        yield Turn(
            say("Its title would count as the same from {same} of 100 on; it has {score}.", same=same, score=has)
        )


def _confirmation(case: Case, judgement: Judgement, span: Span | None) -> Iterator[Turn]:
    """Let failures follow, each as soon as it can count, and say when the link would count as broken."""
    if span is None:
        if judgement.verdict in WORKING:
            yield Turn(say("A failed check; that would have to be confirmed by others before it counts."))
        return
    if span.state is State.BROKEN:
        yield Turn(say("It is confirmed: it stays broken until a check finds the resource again."))
        return
    confirm = case.settings.confirm
    if judgement.verdict in WORKING:
        yield Turn(_takes(confirm.failures, confirm.over))
        return
    count, day = _confirmed(span, judgement, case)
    if day is not None:
        words = say_many(
            "It takes one more failed check to confirm it, the last not before {day}.",
            "It takes {number} more failed checks to confirm it, the last not before {day}.",
            count,
            day="{day}",
        )
        yield Turn(words, day)


def _takes(failures: int, over: timedelta) -> str:
    """Say how much it takes to call a link broken that works."""
    hours = over / timedelta(hours=1)
    return say(
        "It would take {failures} failed checks in a row, the first and the last at least {hours} hours apart, to call it broken; fewer where the site "
        "says plainly that the page is gone.",
        failures=number(failures),
        hours=number(hours, 0 if hours.is_integer() else 1),
    )


def _confirmed(span: Span, failing: Judgement, case: Case) -> tuple[int, datetime | None]:
    """Return how many failures confirm, and the earliest time of the last of them; no time where that is far off."""
    confirm, at = case.settings.confirm, case.evidence.asked_at
    soonest = max(at, (span.first_failure or at) + min(confirm.over, confirm.gone_over))
    latest = max(soonest, (span.first_failure or at) + confirm.over)
    for when in (soonest, latest, latest + confirm.over):
        state, count = span, 0
        while state.state is not State.BROKEN and count < _MOST_FAILURES:
            count += 1
            state = advance(state, failing, when + count * _STEP if count > 1 else max(at + _STEP, when), confirm)
        if state.state is State.BROKEN and count <= max(confirm.failures, confirm.gone_failures):
            return count, when
    return 0, None
