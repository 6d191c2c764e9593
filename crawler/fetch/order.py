"""Which host's links go first: finish what was begun, but never let the longest host be what a run waits for. Pure."""

from dataclasses import dataclass

ENDS_THE_RUN = 1 << 40  # urgency of a host that would outlast all the others, before what it has left is added
MARGIN = 2  # a host may be so many times slower than the others before it is what the run ends with


@dataclass(slots=True)
class Order:
    """The order of one run: `left` links in all, of which `at_once` are asked at a time and `per_host` of one host.

    A host whose links, `per_host` at a time, take as long as all that is left with every slot busy decides when the run ends: it
    goes first, the one with most left before the others (longest remaining time first). Of the rest any order ends at the same
    time, so one host is finished before the next is begun: its connections stay warm. At most `MARGIN * at_once / per_host` hosts can
    be of the first kind at once, beside as many of the second as there are slots for: so many connections are worth keeping.
    """

    left: int
    at_once: int
    per_host: int

    def urgency(self, rank: int, left: int) -> int:
        """Return the urgency of a host's next link: `rank` is the host's place, longest first, `left` what it has left."""
        if left * self.at_once * MARGIN >= self.left * self.per_host:
            return ENDS_THE_RUN + left
        return -rank
