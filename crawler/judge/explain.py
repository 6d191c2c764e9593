"""Why a link was judged so, told as a colleague would: what was seen, what weighed, what would change it."""

from collections.abc import Iterator
from dataclasses import dataclass

from crawler.judge.exchanges import certificates, times
from crawler.judge.matching import best
from crawler.judge.rule import Case, Rule
from crawler.judge.signs.parked import parked_signs
from crawler.judge.signs.soft404 import soft_404_signs
from crawler.judge.signs.weights import Sign
from crawler.judge.table import BY_SLUG
from crawler.judge.words import message, plain, suggestion
from crawler.records import Content, Download, Hop, Judgement, TitleMatch, Verdict

_VERDICTS = {
    Verdict.OK: "The link works.",
    Verdict.MOVED: "The link works, but the catalogue should carry another address.",
    Verdict.BROKEN: "The link is broken.",
    Verdict.UNSURE: "It could not be verified; a person must look.",
    Verdict.SKIPPED: "The link was not asked.",
}
_CHANGES = {
    Verdict.OK: "A failure at a later check would make it suspect, and broken once confirmed.",
    Verdict.MOVED: "With the new address in the catalogue it is simply ok.",
    Verdict.BROKEN: "One check that finds the resource again clears it.",
    Verdict.UNSURE: "An answer that shows the page, or plainly says that there is none. Until then this counts neither for nor against it.",
    Verdict.SKIPPED: "Once what kept us from asking is gone, the next run checks it.",
}


@dataclass(frozen=True, slots=True)
class Explanation:
    """The parts of the note, each a tuple of plain lines or one sentence.

    `rule` is the rule that decided, None when ok. `signs_for` and `signs_against` speak for and against the verdict. `times` is empty for
    any check but the last of a link.
    """

    verdict: str
    rule: Rule | None
    signs_for: tuple[str, ...]
    signs_against: tuple[str, ...]
    hops: tuple[str, ...]
    certificates: tuple[str, ...]
    times: tuple[str, ...]
    beside: tuple[str, ...]
    would_change: str
    to_do: tuple[str, ...]


def explain(case: Case, judgement: Judgement) -> Explanation:
    """Return the note for a check and what it came to."""
    decided = next((item for item in judgement.findings if item.rule == judgement.reason), None)
    reason = f" {message(decided)}" if decided else _unruled(judgement)
    weighed = _weighed(case)
    return Explanation(
        verdict=_VERDICTS[judgement.verdict] + reason,
        rule=BY_SLUG.get(judgement.reason or ""),
        signs_for=tuple(_for(case, judgement, weighed)),
        signs_against=tuple(_against(judgement, weighed)),
        hops=tuple(_hop(hop) for hop in case.evidence.hops),
        certificates=tuple(certificates(case.evidence)),
        times=tuple(times(case.evidence)),
        beside=tuple(message(item) for item in judgement.findings if item is not decided),
        would_change=_CHANGES[judgement.verdict],
        to_do=tuple(dict.fromkeys(suggestion(item) for item in judgement.findings)),
    )


def _unruled(judgement: Judgement) -> str:
    """Say why nothing is said, where no rule spoke and yet nothing works."""
    return " The rule that would speak is switched off." if judgement.verdict is Verdict.UNSURE else ""


def _weighed(case: Case) -> tuple[Sign, ...]:
    """Return the signs that were weighed for the two suspicions that go by signs."""
    return (*parked_signs(case), *soft_404_signs(case))


def _for(case: Case, judgement: Judgement, weighed: tuple[Sign, ...]) -> Iterator[str]:
    """Yield what speaks for the verdict."""
    evidence = case.evidence
    if evidence.status is not None:
        yield f"the final answer is {evidence.status}"
    if evidence.failure is not None:
        yield f"no answer: {plain(evidence.failure.detail or evidence.failure.kind.value)}"
    if judgement.verdict is Verdict.BROKEN:
        yield from (_weight(sign) for sign in weighed if sign.weight > 0)
        return
    yield from _agreement(case, judgement)
    yield from (_weight(sign) for sign in weighed if sign.weight < 0)


def _against(judgement: Judgement, weighed: tuple[Sign, ...]) -> Iterator[str]:
    """Yield what speaks against the verdict."""
    broken = judgement.verdict is Verdict.BROKEN
    yield from (_weight(sign) for sign in weighed if (sign.weight < 0) is broken)
    if judgement.title is TitleMatch.DRIFTED:
        yield "the title does not agree with the catalogue's"
    if judgement.content is Content.CHANGED:
        yield "the text has changed since the last good check"


def _agreement(case: Case, judgement: Judgement) -> Iterator[str]:
    """Yield how title, file and text agree with what was expected."""
    agreed = best(case)
    if judgement.title is TitleMatch.SAME and agreed is not None:
        yield f"its title agrees: “{plain(agreed[1].found)}” ({agreed[1].score:.0f} of 100)"
    if judgement.download is Download.GOOD:
        yield "the file is whole and of the right kind"
    if judgement.content is Content.SAME:
        yield "the text is that of the last good check"


def _weight(sign: Sign) -> str:
    """Return a sign with its weight."""
    return f"{plain(sign.words)} ({sign.weight:+.2f})"


def _hop(hop: Hop) -> str:
    """Return one request and its answer on a line."""
    location = hop.header("location")
    answer = str(hop.status) if hop.status is not None else "no answer"
    return f"{hop.method} {plain(hop.url)} → {answer}" + (f", to {plain(location)}" if location else "")


def lines(explanation: Explanation) -> Iterator[str]:
    """Yield the note line by line, for a terminal."""
    yield explanation.verdict
    if explanation.rule is not None:
        yield f"Decided by {explanation.rule.slug} ({explanation.rule.code}): {explanation.rule.title.lower()}."
    parts = (
        ("What speaks for it", explanation.signs_for),
        ("What speaks against it", explanation.signs_against),
        ("Hop by hop", explanation.hops),
        ("Certificates", explanation.certificates),
        ("Where the time went", explanation.times),
        ("Seen beside", explanation.beside),
        ("What would change it", (explanation.would_change,)),
        ("What to do", explanation.to_do or ("Nothing.",)),
    )
    for heading, items in parts:
        if items:
            yield f"{heading}:"
            yield from (f"  - {item}" for item in items)
