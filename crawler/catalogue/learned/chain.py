"""A linear-chain conditional random field: the labels of a sequence, by signs of its members and by what follows what.

The model of J. Lafferty, A. McCallum and F. Pereira, "Conditional Random Fields" (ICML 2001), which readers of references such as
ParsCit, GROBID and AnyStyle use for lines of text; its weights are learned by `scripts/learn.py` and only read here.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Weights = tuple[float, ...]
_SEVERAL = 3


@dataclass(frozen=True, slots=True)
class Chain:
    """What was learned: a weight of each sign for each label, and of each label behind each."""

    labels: tuple[str, ...]
    signs: dict[str, Weights]
    behind: tuple[Weights, ...]
    """For each label, the weights of those that may stand before it."""

    def decode(
        self, members: Iterable[Sequence[str]], alike: Sequence[Callable[[Sequence[str]], Hashable]] = ()
    ) -> list[str]:
        """Return the labels that together fit best to the signs of the members of a sequence (the algorithm of Viterbi).

        Members of which one of `alike` says the same, where there are several, are weighed half by their own signs and half by what all of them have on average.
        """
        scores: list[list[float]] = []
        keys: list[list[int]] = [[] for _ in alike]
        known: list[dict[Hashable, int]] = [{} for _ in alike]
        for signs in members:
            scores.append(self._weigh(signs))
            for says, mine, numbers in zip(alike, keys, known, strict=True):
                mine.append(numbers.setdefault(says(signs), len(numbers)))
        if not scores:
            return []
        best, *others = _levelled(scores, keys) if alike else scores
        choices: list[list[int]] = []
        for own in others:
            chosen, following = [], []
            for label, weights in enumerate(self.behind):
                sums = [score + weight for score, weight in zip(best, weights, strict=True)]
                highest = max(sums)
                chosen.append(sums.index(highest))
                following.append(highest + own[label])
            choices.append(chosen)
            best = following
        return [self.labels[label] for label in self._path(best, choices)]

    def _weigh(self, signs: Sequence[str]) -> list[float]:
        known = [weights for sign in signs if (weights := self.signs.get(sign)) is not None]
        return [sum(column) for column in zip(*known, strict=True)] if known else [0.0] * len(self.labels)

    @staticmethod
    def _path(best: Sequence[float], choices: Sequence[Sequence[int]]) -> list[int]:
        path = [max(range(len(best)), key=best.__getitem__)]
        for chosen in reversed(choices):
            path.append(chosen[path[-1]])
        return path[::-1]


def _levelled(scores: Sequence[list[float]], alike: Sequence[Sequence[int]]) -> list[list[float]]:
    """Return the weights of labels of each member, half of them those of the members that are alike, three or more, in each of several ways."""
    levelled = list(scores)
    for keys in alike:
        shared = _shared(scores, keys)
        share = 0.5 / len(alike)
        levelled = [
            [one + share * (other - its) for one, its, other in zip(mine, own, shared[key], strict=True)]
            if key in shared
            else mine
            for key, mine, own in zip(keys, levelled, scores, strict=True)
        ]
    return levelled


def _shared(scores: Sequence[list[float]], alike: Sequence[int]) -> dict[int, list[float]]:
    """Return what the members that are alike have on average, where there are several."""
    groups: dict[int, list[list[float]]] = {}
    for key, own in zip(alike, scores, strict=True):
        groups.setdefault(key, []).append(own)
    return {
        key: [sum(column) / len(all_) for column in zip(*all_, strict=True)]
        for key, all_ in groups.items()
        if len(all_) >= _SEVERAL
    }


@cache
def chain_of(name: str) -> Chain:
    """Return the model in a table of weights beside this module."""
    return chain_from((files(__package__) / name).read_text("utf-8").splitlines())


def chain_from(table: Sequence[str]) -> Chain:
    """Return the model that a table holds: a line with its labels, then one for each sign, and one for each label behind others ("> title")."""
    labels = tuple(table[0].split("\t")[1:])
    rows = dict(_row(line) for line in table[1:])
    behind = tuple(rows.pop(f"> {label}") for label in labels)
    return Chain(labels, rows, behind)


def _row(line: str) -> tuple[str, Weights]:
    sign, *weights = line.split("\t")
    return sign, tuple(float(weight or 0) for weight in weights)
