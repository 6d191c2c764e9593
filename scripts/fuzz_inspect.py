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
    parser.add_argument("kinds", nargs="*", help="html, pdf, docx, …; all without any")
    asked = parser.parse_args()
    known = kinds()
    if unknown := sorted({*asked.kinds} - {*known}):
        parser.error(f"there is no test of {', '.join(unknown)}; there are {', '.join(known)}")
    return sum(failed(kind, asked.seconds) for kind in asked.kinds or known)


def kinds() -> list[str]:
    """Return the kinds that there are tests of."""
    listed = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--collect-only", str(TEST)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [line.partition("[")[2].rstrip("]") for line in listed.stdout.splitlines() if "[" in line]


def failed(kind: str, seconds: str) -> bool:
    """Fuzz one kind; keep the file that was in hand when something went wrong."""
    kept, counted = (ROOT / ".fuzz" / name for name in (kind, f"{kind}.count"))
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
        env=os.environ | {"FUZZ_SECONDS": seconds, "FUZZ_KEEP": str(kept), "FUZZ_COUNT": str(counted)},
        check=False,
    )
    if done.returncode:
        said = f"failed, see {kept.relative_to(ROOT)}"
    else:
        said = f"nothing found in {counted.read_text('utf-8')} files"
        kept.unlink(missing_ok=True)
    counted.unlink(missing_ok=True)
    sys.stdout.write(f"{kind}: {said}\n")
    sys.stdout.flush()
    return bool(done.returncode)


if __name__ == "__main__":
    sys.exit(main())
