"""Why a link was judged so, told as a colleague would: what was seen, what weighed, what would change it, what to do."""

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.judge.ahead import Turn, would_change
from crawler.judge.answers import answer, failure
from crawler.judge.exchanges import certificates, times
from crawler.judge.itself import itself
from crawler.judge.kept_words import WHY_TITLES
from crawler.judge.matching import answers
from crawler.judge.own_words import said_anew
from crawler.judge.rule import Case, Rule
from crawler.judge.signs.cases import outcome
from crawler.judge.signs.changes import against_first, against_last, day, same_bytes
from crawler.judge.signs.documents import promised
from crawler.judge.signs.fingerprints import LITTLE, Likeness
from crawler.judge.signs.landing import is_its_page
from crawler.judge.signs.parked import parked_signs
from crawler.judge.signs.soft404 import soft_404_signs
from crawler.judge.signs.weights import Sign, total
from crawler.judge.table import BY_SLUG, DECIDING
from crawler.judge.title_answer import TitleAnswer
from crawler.judge.title_differ import Differ
from crawler.judge.words import message, plain, shown, suggestion
from crawler.language import join, later, number, say
from crawler.records import WORKING, Content, Download, Failure, Hop, Judgement, Probe, Span, TitleMatch, Verdict

_VERDICTS = {
    Verdict.OK: later("The link works."),
    Verdict.MOVED: later("The link works, but the catalogue should carry another address."),
    Verdict.BROKEN: later("The link is broken."),
    Verdict.UNSURE: later("It could not be verified; a person must look."),
    Verdict.SKIPPED: later("The link was not asked."),
}
_HELPED = {
    "cookies": later("its own cookies were sent back"),
    "http/1.1": later("it was asked by the older HTTP/1.1"),
}
_ELSEWHERE = frozenset({"title-drift", "edition-changed", "content-drift"})
_TITLES = {
    TitleMatch.SAME: later("“{found}” agrees with “{catalogue}” ({degree})"),
    TitleMatch.DRIFTED: later("“{found}” does not agree with “{catalogue}” ({degree})"),
    TitleMatch.UNKNOWN: later("“{found}” cannot be held against “{catalogue}” ({degree})"),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """Something that spoke for or against the verdict, in plain words, with its weight where it has one."""

    words: str
    weight: float | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """The parts of the note.

    `rule` is the rule that decided, None when ok. `signs_for` and `signs_against` speak for and against the verdict. `outranked` are rules that would have
    decided too, had the first not spoken. `times` is empty for any check but the last of a link.
    """

    verdict: str
    confidence: float
    rule: Rule | None
    signs_for: tuple[Weighed, ...]
    signs_against: tuple[Weighed, ...]
    outranked: tuple[str, ...]
    hops: tuple[str, ...]
    asked_beside: tuple[str, ...]
    titles: tuple[str, ...]
    itself: tuple[str, ...]
    certificates: tuple[str, ...]
    times: tuple[str, ...]
    beside: tuple[str, ...]
    would_change: tuple[Turn, ...]
    to_do: tuple[str, ...]


def explain(case: Case, judgement: Judgement, span: Span | None = None) -> Explanation:
    """Return the note for a check and what it came to; `span` is the state that lasts, where the link has one."""
    decided = next((item for item in judgement.findings if item.rule == judgement.reason), None)
    reason = message(decided) if decided else _unruled(judgement) or _but(judgement)
    weighed = _weighed(case)
    return Explanation(
        verdict=" ".join(filter(None, (say(_VERDICTS[judgement.verdict]), reason))),
        confidence=judgement.confidence,
        rule=BY_SLUG.get(judgement.reason or ""),
        signs_for=tuple(_for(case, judgement, weighed)),
        signs_against=tuple(_against(case, judgement, weighed)),
        outranked=tuple(_outranked(case, judgement)),
        hops=tuple(_hop(hop) for hop in case.evidence.hops),
        asked_beside=tuple(_asked_beside(case)),
        titles=tuple(_titles(case)),
        itself=tuple(itself(case.evidence.facts)),
        certificates=tuple(certificates(case.evidence)),
        times=tuple(times(case.evidence)),
        beside=tuple(message(item) for item in judgement.findings if item is not decided),
        would_change=tuple(would_change(case, judgement, span, weighed)),
        to_do=tuple(dict.fromkeys(suggestion(item) for item in judgement.findings)) or (say("Nothing."),),
    )


def _unruled(judgement: Judgement) -> str:
    """Say why nothing is said, where no rule spoke and yet nothing works."""
    return say("The rule that would speak is switched off.") if judgement.verdict is Verdict.UNSURE else ""


def _but(judgement: Judgement) -> str:
    """Say in the first line that a link works and leads to something else, where that was found."""
    drifted = next((item for item in judgement.findings if item.rule in _ELSEWHERE), None)
    return say("But: {found}", found=message(drifted)) if drifted else ""


def _weighed(case: Case) -> tuple[Sign, ...]:
    """Return the signs of the stronger of the two suspicions that go by signs."""
    return max(parked_signs(case), soft_404_signs(case), key=lambda signs: (total(signs), len(signs)))


def _outranked(case: Case, judgement: Judgement) -> Iterator[str]:
    """Yield what later rules of the table say: they would have decided, had an earlier one not spoken."""
    if judgement.reason is None:
        return
    names = [rule.slug for rule in DECIDING[outcome(case)]]
    behind = names.index(judgement.reason) + 1 if judgement.reason in names else len(names)
    for rule in DECIDING[outcome(case)][behind:]:
        found = rule.check_link(case) if rule.check_link and case.settings.rules.get(rule.slug) != "off" else None
        if found is not None:
            yield f"{message(found)} ({rule.slug})"


def _for(case: Case, judgement: Judgement, weighed: tuple[Sign, ...]) -> Iterator[Weighed]:
    """Yield what speaks for the verdict."""
    evidence = case.evidence
    if evidence.status is not None:
        yield Weighed(say("the final answer: {answer}", answer=answer(evidence.status)))
    if evidence.failure is not None:
        yield Weighed(f"{failure(evidence.failure.kind)}{_detail(evidence.failure)}")
    if evidence.attempts > 1:
        yield Weighed(say("so it was at the last of {number} tries", number=number(evidence.attempts)))
    if judgement.verdict is Verdict.BROKEN:
        yield from (_weight(sign) for sign in weighed if sign.weight > 0)
        return
    yield from (Weighed(words) for words in _agreement(case, judgement))
    yield from (_weight(sign) for sign in weighed if sign.weight < 0)


def _detail(failed: Failure) -> str:
    """Return the engine's own words, where they are words and say more."""
    said = said_anew("detail", plain(failed.detail)) if " " in failed.detail.strip() else ""
    return f" ({said})" if said else ""


def _against(case: Case, judgement: Judgement, weighed: tuple[Sign, ...]) -> Iterator[Weighed]:
    """Yield what speaks against the verdict."""
    broken = judgement.verdict is Verdict.BROKEN
    yield from (_weight(sign) for sign in weighed if (sign.weight < 0) is broken)
    if judgement.title is TitleMatch.DRIFTED:
        yield Weighed(say("the title does not agree with the catalogue's"))
    if judgement.content is Content.CHANGED:
        yield Weighed(_shared(say("the text has changed since the last good check"), against_last(case)))
    if judgement.verdict in WORKING and (first := against_first(case)) and first.left < LITTLE:
        words = say("little is left of the text of the first good check, on {day}", day=_day(case))
        yield Weighed(_shared(words, first))


def _agreement(case: Case, judgement: Judgement) -> Iterator[str]:
    """Yield how title, file and text agree with what was expected."""
    if judgement.title is TitleMatch.SAME:
        yield say("its title agrees with the catalogue's")
    if judgement.download is Download.GOOD:
        yield say("the file is whole and of the right kind")
    facts, wanted = case.evidence.facts, promised(case)
    if facts is not None and wanted is not None and is_its_page(case, facts, wanted):
        yield say(
            "the link's words promise a {kind} file, and this is its page, which links to one", kind=wanted.upper()
        )
    if judgement.content is Content.SAME:
        words = say("the text is that of the last good check")
        yield words if same_bytes(case) else _shared(words, against_last(case))
    if (first := against_first(case)) and first.left >= LITTLE:
        yield _shared(say("the text is still that of the first good check, on {day}", day=_day(case)), first)


def _shared(words: str, found: Likeness | None) -> str:
    """Say of an earlier text how much of it is left, where it is not all."""
    left = round(100 * found.left) if found else 100
    if left >= 100:  # noqa: PLR2004 - per cent
        return words
    return say("{text}, of which about {left} in 100 words are left", text=words, left=number(left))


def _day(case: Case) -> str:
    """Say when the first good check was made."""
    return shown(day(case.past.first_good))


def _titles(case: Case) -> Iterator[str]:
    """Yield, for each entry that the link stands for, how the target's own title compares."""
    for entry, compared in answers(case).items():
        ours, theirs = plain(case.entries[entry].title), plain(compared.found) if compared.found else None
        if theirs is None:
            why = say(WHY_TITLES["none"])
            yield say("“{catalogue}”: nothing to compare with, {why}", catalogue=ours, why=why)
            continue
        told = say(_TITLES[compared.match], found=theirs, catalogue=ours, degree=_degree(compared))
        yield "; ".join((told, *(() if compared.why == "text" else _differing(compared.differ))))


def _degree(compared: TitleAnswer) -> str:
    """Say how near two titles are, and why."""
    near = say("{score} of 100", score=number(compared.score))
    ground = WHY_TITLES.get(compared.why)
    return f"{near}, {say(ground)}" if ground else near


def _differing(words: Differ) -> Iterator[str]:
    """Yield which words only one of two titles has."""
    sides = (later("only in the catalogue: {words}"), later("only at the target: {words}"))
    for side, only in zip(sides, words, strict=True):
        if only:
            yield say(side, words=", ".join(plain(word) for word in only))


def _asked_beside(case: Case) -> Iterator[str]:
    """Yield what was asked beside the address itself, and what came of it."""
    evidence = case.evidence
    if evidence.helped:
        helped = join([say(_HELPED.get(name, name)) for name in evidence.helped])
        yield say("it refused us at first, and answered when {helped}", helped=helped)
    if evidence.probe is not None:
        yield say("a made-up address of the same site, {answer}", answer=_probe(evidence.probe))
    if evidence.repair is not None:
        yield say("what was probably meant, {answer}", answer=_probe(evidence.repair.answer))
    if evidence.twin is not None:
        yield say("the same over https, {answer}", answer=_probe(evidence.twin))
    if evidence.shared is not None:
        yield say("the very same page came for {address}", address=plain(evidence.shared))


def _probe(probe: Probe) -> str:
    """Return an address and its answer."""
    told = f"{plain(probe.url)}: {answer(probe.status)}"
    led = probe.final_url and probe.final_url != probe.url
    return say("{answer}, at {address}", answer=told, address=plain(probe.final_url)) if led else told


def _weight(sign: Sign) -> Weighed:
    """Return a sign with its weight."""
    return Weighed(said_anew("signs", plain(sign.words)), sign.weight)


def _hop(hop: Hop) -> str:
    """Return one request and its answer on a line."""
    location = hop.header("location")
    told = f"{hop.method} {plain(hop.url)} → {answer(hop.status)}"
    return say("{answer}, to {address}", answer=told, address=plain(location)) if location else told
