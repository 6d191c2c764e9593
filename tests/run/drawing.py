"""Inspectors that stand for ours, in a place of their own: the children of `test_apart` load this, and need not load what tests need."""

import os
import time
from typing import cast

from crawler.records import Facts, Fetched


def draw(fetched: Fetched) -> Facts:
    """Stand for an inspector: sound documents have facts, the others misbehave as their bytes say."""
    match fetched.body:
        case b"hang":
            time.sleep(60)
        case b"crash":
            os.abort()
        case b"bomb":
            return Facts(kind="bomb", text=str(len(bytearray(1 << 29))))
        case b"code":
            return cast("Facts", os.getcwd)  # pickled as the name of a function
        case b"flood":
            return Facts(kind="flood", text="x" * (1 << 21))
    if fetched.file is not None:
        return Facts(kind="zip", words=len(os.pread(fetched.file.fileno(), fetched.file.size, 0)))
    return Facts(kind="pdf", words=len(fetched.body))


def whose(_fetched: Fetched) -> Facts:
    """Tell which process draws."""
    return Facts(kind="html", words=os.getpid())
