"""The note that `crawler explain` prints: an explanation, line by line."""

from collections.abc import Iterator
from typing import Any

from crawler.judge.ahead import Turn
from crawler.judge.explain import Explanation, Weighed
from crawler.language import later, number, say
from crawler.report.words import Clock

_BAR, _MOST = 8, 0.8  # cells, and the weight that fills them
_SURE, _FAIRLY = 0.9, 0.75


def lines(explanation: Explanation, clock: Clock) -> Iterator[str]:
    """Yield the note line by line, for a terminal; headings end in a colon, items are indented."""
    yield explanation.verdict
    yield from _decided(explanation)
    parts = (
        (later("What speaks for it"), [_weighed(item) for item in explanation.signs_for]),
        (later("What speaks against it"), [_weighed(item) for item in explanation.signs_against]),
        (later("Outranked"), explanation.outranked),
        (later("Hop by hop"), explanation.hops),
        (later("Asked beside"), explanation.asked_beside),
        (later("Titles"), explanation.titles),
        (later("It says of itself"), explanation.itself),
        (later("Certificates"), explanation.certificates),
        (later("Where the time went"), explanation.times),
        (later("Seen beside"), explanation.beside),
        (later("What would change it"), [_turn(item, clock) for item in explanation.would_change]),
        (later("What to do"), explanation.to_do),
    )
    for heading, items in parts:
        if items:
            yield ""
            yield f"{say(heading)}:"
            yield from (f"  - {item}" for item in items)


def as_json(explanation: Explanation) -> dict[str, Any]:
    """Return the note as plain values, for `--format json`."""
    rule = explanation.rule
    return {
        "verdict": explanation.verdict,
        "confidence": explanation.confidence,
        "rule": {"code": rule.code, "slug": rule.slug, "title": rule.title} if rule else None,
        "signs_for": [{"words": item.words, "weight": item.weight} for item in explanation.signs_for],
        "signs_against": [{"words": item.words, "weight": item.weight} for item in explanation.signs_against],
        "outranked": list(explanation.outranked),
        "hops": list(explanation.hops),
        "asked_beside": list(explanation.asked_beside),
        "titles": list(explanation.titles),
        "itself": list(explanation.itself),
        "certificates": list(explanation.certificates),
        "times": list(explanation.times),
        "beside": list(explanation.beside),
        "would_change": [
            {"words": item.words, "day": item.day.isoformat() if item.day else None}
            for item in explanation.would_change
        ],
        "to_do": list(explanation.to_do),
    }


def _decided(explanation: Explanation) -> Iterator[str]:
    """Name the rule, and how sure it is."""
    rule = explanation.rule
    if rule is not None:
        yield say(
            "Decided by {rule} ({code}), {sure}.",
            rule=rule.slug,
            code=rule.code,
            sure=_certainty(explanation.confidence),
        )


def _certainty(confidence: float) -> str:
    """Return a confidence in words, with the figure."""
    words = later("sure") if confidence >= _SURE else later("fairly sure") if confidence >= _FAIRLY else later("likely")
    return say("{words} ({figure} of 1)", words=say(words), figure=number(confidence, 2))


def _weighed(item: Weighed) -> str:
    """Return what spoke, with a bar as long as its weight."""
    if item.weight is None:
        return item.words
    filled = min(_BAR, round(abs(item.weight) / _MOST * _BAR))
    sign = "+" if item.weight >= 0 else "-"
    return f"{'█' * filled}{'░' * (_BAR - filled)} {sign}{number(abs(item.weight), 2)} {item.words}"


def _turn(turn: Turn, clock: Clock) -> str:
    """Put the day in, as the reader's calendar has it."""
    return turn.words.replace("{day}", clock.day(turn.day)) if turn.day else turn.words
