"""Print how many requests a link costs over a catalogue of 4,000 links on 500 hosts, by what they are for."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from difficult.many import EACH, requests_of

links, asked = requests_of(4_000 // EACH)
for purpose, number in [*asked.most_common(), ("all", asked.total())]:
    sys.stdout.write(f"{purpose:12} {number:6,} {number / links:7.3f} a link\n")
