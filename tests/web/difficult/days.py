"""Cases over several days: a host that answers each day with what stands in its place."""

from collections.abc import Mapping, Sequence

from difficult.case import Case, Site, Truth, case
from difficult.wire import Asked, Play

DAYS = (0, 2, 4, 7)


def _over(*plays: Play) -> Site:
    """Answer on each of the days with what stands in its place."""

    def answer(asked: Asked) -> Play:
        return plays[DAYS.index(asked.day)]

    return answer


def over_days(  # noqa: PLR0913 - a case says what differs
    name: str,
    truth: Truth,
    why: str,
    plays: Sequence[Play],
    *,
    state: str,
    href: str = "{main}/guide",
    also: Mapping[str, Play] | None = None,
    default: Site | None = None,
    reasons: str = "",
    drifted: bool | None = None,
    says: str | None = None,
) -> Case:
    """Make a case that answers each day with its own play; `state` is what is remembered of it at the end, `says` what is found of changes."""
    path = href.partition("}")[2]
    table: dict[str, Play | Site] = {**(also or {}), path: _over(*plays)}
    return case(
        f"changes/{name}",
        truth,
        why,
        also=table,
        href=href,
        default=default,
        reasons=reasons,
        drifted=drifted,
        state=state,
        **({} if says is None else {"says": says}),
    )
