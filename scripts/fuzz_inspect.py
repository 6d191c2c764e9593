"""Look for files that break an inspector: `make fuzz`, or `scripts/fuzz_inspect.py 300 pdf docx` for five minutes on each of two kinds.

Each kind has a process of its own, so that one that crashes its parser is found too: the file that did it is kept in `.fuzz/`.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
TEST = ROOT / "tests" / "inspect" / "test_fuzz.py"


def main() -> int:
    """Fuzz one kind after the other; return how many failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", nargs="?", default="120", help="how long for each kind (120)")
    parser.add_argument("kinds", nargs="*", default=[""], help="html, pdf, docx, …; all without any")
    asked = parser.parse_args()
    return sum(failed(kind, asked.seconds) for kind in kinds(asked.kinds))


def kinds(asked: list[str]) -> list[str]:
    """Return the names of the tests asked for."""
    listed = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--collect-only", str(TEST)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    names = [line.partition("[")[2].rstrip("]") for line in listed.stdout.splitlines() if "[" in line]
    return [name for name in names if not any(asked) or name in asked]


def failed(kind: str, seconds: str) -> bool:
    """Fuzz one kind; keep the file that was in hand when something went wrong."""
    kept = ROOT / ".fuzz" / kind
    kept.parent.mkdir(exist_ok=True)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-x",
            "-p",
            "no:cacheprovider",
            f"{TEST}::test_whatever_comes_there_are_facts[{kind}]",
        ],
        cwd=ROOT,
        env=os.environ | {"FUZZ_SECONDS": seconds, "FUZZ_KEEP": str(kept)},
        check=False,
    )
    if not done.returncode:
        kept.unlink(missing_ok=True)
    sys.stdout.write(f"{kind}: {f'failed, see {kept.relative_to(ROOT)}' if done.returncode else 'nothing found'}\n")
    sys.stdout.flush()
    return bool(done.returncode)


if __name__ == "__main__":
    sys.exit(main())
