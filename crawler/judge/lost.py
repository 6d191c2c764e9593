"""A loss of entries, as both rules that speak of one tell it."""

from crawler.judge.rules._prose import EXCERPT, shorten
from crawler.records import Finding, Json, Loss

_SHOWN = 5
_EACH = EXCERPT // _SHOWN


def lost(rule: str, catalogue: str, loss: Loss) -> Finding:
    """Return the finding of a loss; the first titles in its sentence, all that are kept beside."""
    names = [f"\u201c{_cut(title)}\u201d" for title in loss.titles[:_SHOWN]]
    rest = loss.lost - len(names)
    params: dict[str, Json] = {
        "text": shorten(", ".join(names) + (f" and {rest} more" if rest > 0 else "")),
        "where": "catalogue",
        "catalogue": catalogue,
        "lost": loss.lost,
        "before": loss.before,
        "titles": [shorten(title) for title in loss.titles],
        "since": loss.since.date().isoformat(),
        "readings": loss.readings,
    }
    return Finding(rule, catalogue=catalogue, params=params)


def _cut(title: str) -> str:
    line = shorten(title)
    return line if len(line) <= _EACH else line[: _EACH - 1].rstrip() + "\u2026"
