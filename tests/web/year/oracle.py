"""What must be told in each week, worked out from the script and from when links were asked for. Knows nothing of the crawler: no state is carried on, each week looks at the whole life anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from year.calendar import at, local_day
from year.script import FAILING, Script, Shows, Word, page_of
from year.world import OTHERS

DAYS = timedelta(days=1)
FORTNIGHT = 14 * DAYS
PLAIN = frozenset({Shows.MISSING, Shows.GONE})
NEW, STILL, RECOVERED, CHANGED, UNSURE = "NEW", "STILL BROKEN", "RECOVERED", "CHANGED", "COULD NOT VERIFY"
Asked = Mapping[int, Sequence[datetime]]


@dataclass(frozen=True, slots=True)
class Told:
    """One link in one section: since when it fails, where it does, whether the end of a person's word is told with it, and whether it was not known to be in doubt."""

    section: str
    link: int
    since: date | None = None
    word_ends: bool = False
    first: bool = False

    @property
    def is_news(self) -> bool:
        """Tell whether the contact person has not heard of this yet."""
        return self.section in (NEW, RECOVERED, CHANGED) or self.word_ends or self.first


@dataclass(slots=True)
class Heard:
    """What the contact person has heard of a link so far."""

    is_open: bool = False
    in_doubt: bool = False
    news: dict[str, object] = field(default_factory=dict)
    news_told: dict[str, datetime] = field(default_factory=dict)
    ends: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Check:
    """What a link showed when it was asked."""

    at: datetime
    shows: Shows
    variant: int


def expected(script: Script, asked: Asked, mondays: Sequence[datetime]) -> dict[datetime, list[Told]]:
    """Return what must be told on each Monday."""
    heard: dict[int, Heard] = {number: Heard() for number in range(script.links)}
    return {
        monday: [
            told
            for number in script.in_catalogue(monday)
            for told in _told(
                script, number, _life(script, number, asked.get(number, ()), monday), heard[number], monday
            )
        ]
        for monday in mondays
    }


def mailed(must: Mapping[datetime, list[Told]]) -> list[datetime]:
    """Return the Mondays on which a mail must come: the first, those with news, and those four weeks after the last mail."""
    found: list[datetime] = []
    for monday, told in must.items():
        if not found or any(one.is_news for one in told) or monday - found[-1] >= 27 * DAYS:
            found.append(monday)
    return found


def _life(script: Script, number: int, asked: Sequence[datetime], until: datetime) -> list[Check]:
    """Return the checks of a link that count: none of them while our own line was down."""
    return [
        Check(moment, *script.shows(number, moment))
        for moment in asked
        if moment <= until and not script.line_is_down(moment)
    ]


def _told(script: Script, number: int, life: list[Check], heard: Heard, monday: datetime) -> list[Told]:
    """Return where a link is told, and remember it."""
    if not life:
        return []
    words = [word for word in script.words if word.link == number and at(word.day) < monday]
    if any(_rests(word, life, monday) for word in words) and _is_whole(words):
        return []
    counted = [_counted(check, words, life) for check in life]
    ends = {word.name for word in words if _has_ended(word, life, monday)} - heard.ends
    sections = _sections(counted, _news(number, life[-1], words), heard, monday, ends=bool(ends))
    for section in sections:
        _remember(section, heard, _news(number, life[-1], words), monday)
    _forget(heard, counted, sections)
    if sections:
        heard.ends |= ends
    first = UNSURE in sections and not heard.in_doubt
    heard.in_doubt = UNSURE in sections or (heard.in_doubt and not _works(counted))
    since = local_day(_failures(counted)[0].at) if _failures(counted) else None
    return [
        Told(section, number, since if section in (NEW, STILL) else None, bool(ends), first and section == UNSURE)
        for section in sections
        if section
    ]


def _works(life: list[Check]) -> bool:
    """Tell whether a link works, and did not come and go lately."""
    decisive = [check for check in life if check.shows is not Shows.REFUSAL]
    return bool(decisive) and not _failures(life) and not _comes_and_goes(decisive)


def _sections(
    life: list[Check], news: Mapping[str, object], heard: Heard, monday: datetime, *, ends: bool
) -> list[str]:
    """Name the sections a link is told in: a link that fails for good, one that works again, one that comes and goes, one that is otherwise."""
    decisive = [check for check in life if check.shows is not Shows.REFUSAL]
    if not decisive:
        return [UNSURE]
    failing = _failures(life)
    if _is_confirmed(failing):
        return [STILL if heard.is_open else NEW]
    if _comes_and_goes(decisive):
        return [STILL] if heard.is_open and failing else [UNSURE]
    if failing:
        return []
    found = [RECOVERED] if heard.is_open else []
    if ends or any(heard.news.get(topic) != mark for topic, mark in news.items()):
        found.append(CHANGED)
    if life[-1].shows is Shows.REFUSAL and life[-1].at - decisive[-1].at > FORTNIGHT:
        found.append(UNSURE)
    return found


def _failures(life: list[Check]) -> list[Check]:
    """Return the failures since a link last worked; a refusal is neither."""
    found: list[Check] = []
    for check in life:
        if check.shows in FAILING:
            found.append(check)
        elif check.shows is not Shows.REFUSAL:
            found = []
    return found


def _is_confirmed(failing: list[Check]) -> bool:
    """Tell whether failures are enough: at some moment three over three days, or two over a day where the page was said to be missing."""
    for count in range(1, len(failing) + 1):
        lasted = failing[count - 1].at - failing[0].at
        plain = all(check.shows in PLAIN for check in failing[:count])
        if (count >= 3 and lasted >= 3 * DAYS and not plain) or (plain and count >= 2 and lasted >= DAYS):
            return True
    return False


def _comes_and_goes(decisive: list[Check]) -> bool:
    """Tell whether a link turned twice in the fortnight before it was last asked with an answer."""
    turns = [
        after.at for before, after in pairwise(decisive) if (before.shows in FAILING) is not (after.shows in FAILING)
    ]
    return sum(decisive[-1].at - turn <= FORTNIGHT for turn in turns) >= 2


def _news(number: int, last: Check, words: Sequence[Word]) -> dict[str, object]:
    """Return what is worth telling of a link that works."""
    accepted = any("--accept-title" in word.arguments and last.at < at(word.until) for word in words)
    match last.shows:
        case Shows.OTHER:
            found: dict[str, object] = {} if accepted else {"title": OTHERS[last.variant]}
        case Shows.MOVED:
            found = {"moved": last.variant}
        case Shows.EDITION:
            found = {"edition": 4}
        case _:
            found = {}
    return found


def _forget(heard: Heard, life: list[Check], sections: list[str]) -> None:
    """Forget what was told four weeks ago and is so no longer, of a page that is as it should be and has not come and gone lately."""
    is_right = life[-1].shows is Shows.PAGE and UNSURE not in sections
    for topic in [topic for topic, told in heard.news_told.items() if is_right and life[-1].at - told >= 28 * DAYS]:
        del heard.news[topic], heard.news_told[topic]


def _remember(section: str, heard: Heard, news: Mapping[str, object], monday: datetime) -> None:
    """Note what was told."""
    if section in (NEW, STILL):
        heard.is_open = True
    elif section == RECOVERED:
        heard.is_open = False
    elif section == CHANGED:
        heard.news |= news
        heard.news_told |= dict.fromkeys(news, monday)


def _rests(word: Word, life: list[Check], monday: datetime) -> bool:
    """Tell whether nobody is to hear of a link: until a moment, or until it was asked after the web changed."""
    return monday < at(word.until) if word.by_clock else life[-1].at < at(word.until)


def _is_whole(words: Sequence[Word]) -> bool:
    """Tell whether what was said is about the link as a whole."""
    return not any("--accept-title" in word.arguments for word in words)


def _has_ended(word: Word, life: list[Check], monday: datetime) -> bool:
    """Tell whether the end of what a person said is to be told."""
    if word.silent:
        return False
    ended = at(word.until) if word.by_clock else next((check.at for check in life if check.at >= at(word.until)), None)
    return ended is not None and ended <= monday < ended + FORTNIGHT


def _counted(check: Check, words: Sequence[Word], life: list[Check]) -> Check:
    """Return a check as it counts: a link that a person found working works."""
    works = any(word.works and at(word.day) <= check.at < at(word.until) for word in words)
    return Check(check.at, Shows.PAGE, 0) if works else check


def silent_hosts(told: Sequence[Told], script: Script, monday: datetime) -> dict[str, list[Told]]:
    """Return the links that are told together, by host: several of one that says nothing at all."""
    found: dict[str, list[Told]] = {}
    for one in told:
        if script.shows(one.link, monday)[0] is Shows.SILENCE:
            found.setdefault(page_of(one.link).host, []).append(one)
    return {host: group for host, group in found.items() if len(group) > 1}


def maintainer_hears(script: Script, withheld: Sequence[datetime]) -> int:
    """Return how many notices of our own line the maintainer gets: one an outage."""
    return sum(any(at(begin) <= moment < at(end) for moment in withheld) for begin, end in script.outages)
