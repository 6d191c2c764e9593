"""How unlikely the marked labels of sequences are by the weights of a network, and how steep that is in each of the weights; a part of `learn.py`."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float32]
Places = NDArray[np.int64]
Weights = dict[str, Numbers]
Batch = Sequence[tuple[Sequence[Sequence[int]], Sequence[int]]]
"""Sequences: the rows of the signs of each member, and the labels."""
LONGEST = 250  # members of a sequence that are learned from
DROPPED, UNSEEN = 0.4, 0.2  # shares of numbers and of signs that are left out by chance


def slopes(weights: Weights, batch: Batch, random: np.random.Generator | None) -> tuple[float, Weights]:
    """Return minus the logarithm of how likely the labels are, per member, and how steep that is in each weight; without `random` nothing is left out."""
    layout = _layout(batch)
    flat, owner = _signs(batch, random)
    meant = np.tanh(_added(weights["meanings"][flat], owner, layout.members))
    seen = _left(meant.shape, random)
    inputs = np.zeros((*layout.mask.shape, meant.shape[1]), meant.dtype)
    inputs[layout.mask] = meant * seen
    both = np.stack([inputs, layout.turned(inputs)])
    units = _Units(weights, both)
    out = np.stack([units.out(0), layout.turned(units.out(1))])
    told = _left(out.shape, random)
    scores = np.einsum("dbnu,dul->bnl", out * told, weights["told"], optimize=True)
    scores[layout.mask] += _added(weights["plain"][flat], owner, layout.members)
    loss, of_scores, of_behind = chain_slopes(scores, layout.labels, layout.mask, weights["behind"])
    of_scores /= layout.members
    of_out = np.einsum("bnl,dul->dbnu", of_scores, weights["told"], optimize=True) * told
    of_both = units.back(np.stack([of_out[0], layout.turned(of_out[1])]))
    of_meant = (of_both[0] + layout.turned(of_both[1]))[layout.mask] * seen * (1 - meant * meant)
    return loss / layout.members, {
        "meanings": _spread(of_meant, flat, owner, len(weights["meanings"])),
        "plain": _spread(of_scores[layout.mask], flat, owner, len(weights["plain"])),
        **units.ways,
        "told": np.einsum("dbnu,bnl->dul", out * told, of_scores, optimize=True),
        "behind": of_behind / layout.members,
    }


@dataclass(frozen=True)
class _Layout:
    """Sequences of a batch beside one another: which places hold a member, their labels, and the places in the other order."""

    mask: NDArray[np.bool_]
    labels: Places
    back: Places

    @property
    def members(self) -> int:
        """Return how many members there are."""
        return int(self.mask.sum())

    def turned(self, several: Numbers) -> Numbers:
        """Return what belongs to the places in the other order."""
        turned: Numbers = several[np.arange(len(self.back))[:, None], self.back]
        return turned


def _layout(batch: Batch) -> _Layout:
    counts = np.array([min(len(labels), LONGEST) for _, labels in batch])[:, None]
    steps = np.arange(counts.max())
    labels = np.zeros((len(batch), len(steps)), np.int64)
    for place, (_, own) in enumerate(batch):
        labels[place, : counts[place, 0]] = own[: counts[place, 0]]
    return _Layout(steps < counts, labels, np.where(steps < counts, counts - 1 - steps, steps))


def _signs(batch: Batch, random: np.random.Generator | None) -> tuple[Places, Places]:
    """Return the rows of all signs, and the number of the member that has each; some are left out by chance."""
    members = [rows for signs, labels in batch for rows in signs[: min(len(labels), LONGEST)]]
    flat = np.array([row for rows in members for row in rows], np.int64)
    owner = np.repeat(np.arange(len(members)), [len(rows) for rows in members])
    if random is None:
        return flat, owner
    seen = random.random(len(flat)) >= UNSEEN
    return flat[seen], owner[seen]


def _left(shape: tuple[int, ...], random: np.random.Generator | None) -> Numbers:
    """Return by how much numbers are multiplied: nothing for some by chance, so much more for the others."""
    if random is None:
        return np.ones(shape, np.float32)
    return (random.random(shape, np.float32) >= DROPPED).astype(np.float32) / np.float32(1 - DROPPED)


def _added(rows: Numbers, owner: Places, count: int) -> Numbers:
    """Return for each owner the sum of its rows, which stand together."""
    added = np.zeros((count, rows.shape[1]), rows.dtype)
    if len(rows):
        starts = np.flatnonzero(np.r_[True, owner[1:] != owner[:-1]])
        added[owner[starts]] = np.add.reduceat(rows, starts, 0)
    return added


def _spread(ways: Numbers, flat: Places, owner: Places, count: int) -> Numbers:
    """Return for each sign the sum of what its members have."""
    order = np.argsort(flat, kind="stable")
    return _added(ways[owner[order]], flat[order], count)


class _Units:
    """The gated units, both ways: what they carry along, and back again how steep it is."""

    def __init__(self, weights: Weights, inputs: Numbers) -> None:
        self._weights, self._inputs = weights, inputs
        units = weights["kept"].shape[1]
        gates = np.einsum("dbnw,dwg->ndbg", inputs, weights["taken"], optimize=True) + weights["bias"][:, None]
        shape = (*gates.shape[:3], units)
        self._states = np.zeros((shape[0] + 1, *shape[1:]), gates.dtype)
        self._opened = np.empty((*shape[:3], 2 * units), gates.dtype)
        self._news, self._inner = np.empty(shape, gates.dtype), np.empty(shape, gates.dtype)
        self.ways: Weights = {}
        for place, own in enumerate(gates):
            carried = self._states[place] @ weights["carried"]
            self._opened[place] = 1 / (1 + np.exp(-(own[..., : 2 * units] + carried[..., : 2 * units])))
            self._inner[place] = carried[..., 2 * units :] + weights["kept"][:, None]
            forgotten, update = self._opened[place, ..., :units], self._opened[place, ..., units:]
            self._news[place] = np.tanh(own[..., 2 * units :] + forgotten * self._inner[place])
            self._states[place + 1] = self._news[place] + update * (self._states[place] - self._news[place])

    def out(self, way: int) -> Numbers:
        """Return what is carried along one way: sequences by steps by units."""
        return self._states[1:, way].transpose(1, 0, 2)

    def back(self, of_out: Numbers) -> Numbers:
        """Return how steep it is in what was taken in, by how steep it is in what was carried along; `ways` holds it for the weights then."""
        units = self._news.shape[-1]
        of_states = of_out.transpose(2, 0, 1, 3)
        of_gates, of_inner = np.empty((*self._news.shape[:3], 3 * units), of_out.dtype), np.empty_like(self._news)
        weights, carried = self._weights["carried"].transpose(0, 2, 1), np.zeros_like(self._news[0])
        for place in reversed(range(len(self._news))):
            own, news = of_states[place] + carried, self._news[place]
            forgotten, update = self._opened[place, ..., :units], self._opened[place, ..., units:]
            of_new = own * (1 - update) * (1 - news**2)
            of_gates[place, ..., 2 * units :] = of_new
            of_gates[place, ..., units : 2 * units] = own * (self._states[place] - news) * update * (1 - update)
            of_gates[place, ..., :units] = of_new * self._inner[place] * forgotten * (1 - forgotten)
            of_inner[place] = of_new * forgotten
            of_carried = np.concatenate([of_gates[place, ..., : 2 * units], of_inner[place]], 2)
            carried = own * update + of_carried @ weights
        of_carried = np.concatenate([of_gates[..., : 2 * units], of_inner], 3)
        self.ways = {
            "taken": np.einsum("dbnw,ndbg->dwg", self._inputs, of_gates, optimize=True),
            "carried": np.einsum("ndbu,ndbg->dug", self._states[:-1], of_carried, optimize=True),
            "bias": of_gates.sum((0, 2)),
            "kept": of_inner.sum((0, 2)),
        }
        of_inputs: Numbers = np.einsum("ndbg,dwg->dbnw", of_gates, self._weights["taken"], optimize=True)
        return of_inputs


def chain_slopes(
    scores: Numbers, labels: Places, mask: NDArray[np.bool_], behind: Numbers
) -> tuple[float, Numbers, Numbers]:
    """Return minus the logarithm of how likely the labels of all sequences are, and how steep that is in the scores and in what follows what."""
    own, following = scores.astype(np.float64), behind.astype(np.float64)
    ahead, left = np.empty_like(own), np.zeros_like(own)
    ahead[:, 0] = own[:, 0]
    for place in range(1, own.shape[1]):
        here = _log_sum(ahead[:, place - 1, :, None] + following, 1) + own[:, place]
        ahead[:, place] = np.where(mask[:, place, None], here, ahead[:, place - 1])
    whole = _log_sum(ahead[:, -1], 1)[:, None]
    pairs = np.zeros_like(following)
    for place in reversed(range(own.shape[1] - 1)):
        then = (own[:, place + 1] + left[:, place + 1])[:, None] + following
        is_there = mask[:, place + 1, None]
        left[:, place] = np.where(is_there, _log_sum(then, 2), left[:, place + 1])
        pairs += (np.exp(ahead[:, place, :, None] + then - whole[..., None]) * is_there[..., None]).sum(0)
    steep = np.exp(ahead + left - whole[..., None]) * mask[..., None]
    several, places = np.nonzero(mask)
    right = (several, places, labels[mask])
    steep[right] -= 1
    one, other = labels[:, :-1][mask[:, 1:]], labels[:, 1:][mask[:, 1:]]
    np.subtract.at(pairs, (one, other), 1)
    likely = own[right].sum() + following[one, other].sum()
    return float(whole.sum() - likely), steep.astype(scores.dtype), pairs.astype(behind.dtype)


def _log_sum(values: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    highest = values.max(axis, keepdims=True)
    summed: NDArray[np.float64] = np.squeeze(highest, axis) + np.log(np.exp(values - highest).sum(axis))
    return summed
