"""A short form of `make kill`: the program is ended at a few random moments, and nothing is lost."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("run.py")


@pytest.mark.skipif(sys.platform != "linux", reason="needs many loopback addresses and /proc")
def test_a_killed_program_loses_nothing() -> None:
    """Runs are taken up, a schema is the old or the new one, and news are told once."""
    moments = ("--runs", "2", "--migrations", "1", "--reports", "0", "--mails", "1")
    sizes = ("--links", "80", "--checks", "2000")
    done = subprocess.run([sys.executable, PROGRAM, *sizes, *moments], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    assert done.stdout.endswith("nothing was lost, nothing counted twice\n")
