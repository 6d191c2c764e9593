"""Our own line was out of order during a run: nothing that failed in it is held against any link.

## What it finds

A run in which more than 30 % of the hosts that had been fine, and at least five, fell silent at once, while none of the addresses asked for
comparison (`schedule.canaries`) answered either. In a long run, five such hosts in a row without an answer from anybody are enough to ask.

## Why it matters

A cable pulled at our end looks like hundreds of dead sites. The run is broken off, what was seen is kept with a mark and never judged against a link,
the contact person hears nothing of it, and all that failed or was not asked is asked again in the next run. What had worked by then counts.

## Example

```
5 of 14 hosts that had worked fell silent; https://example.com/, https://www.iana.org/ and https://www.wikipedia.org/ did not answer either
```

## What to do

For who looks after this installation: see to the network, the name server or the proxy of this machine. If `schedule.canaries` cannot be
reached from here at all (a firewall), name addresses that can.
"""

from crawler.judge.rule import Group, Rule, Wording
from crawler.records import Severity

RULE = Rule(
    code="X001",
    slug="run-withheld",
    group=Group.RUN,
    severity=Severity.WARNING,
    title="Our own line was down",
    message="{silent} of {hosts} hosts that had worked fell silent, and so did {canaries}: our own line was out of order, so nothing that failed is held against a link.",
    suggestion="See to the network, the name server or the proxy of the machine that runs the crawler. The next run asks again.",
    page=__doc__,
    wordings={
        "names": Wording(
            "{silent} of {hosts} hosts that had worked fell silent, and no name could be looked up from here: our own line was out of order, so nothing that failed is held against a link."
        )
    },
)
